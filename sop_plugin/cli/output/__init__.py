"""What commands print and write: text for people, tables, JSON, the contents of folders and archives."""
