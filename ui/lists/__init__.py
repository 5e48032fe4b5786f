"""Lists of records: search box, chips, rows."""
