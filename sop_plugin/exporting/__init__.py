"""Files for people and programs outside: archives and spreadsheets."""
