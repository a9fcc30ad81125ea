"""Lists, dates and changes as files for other programs: workbooks, calendars, feeds."""
