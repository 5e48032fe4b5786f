"""会議録: the list, the sheet as it stands on the table during a meeting, and what is written before and after it."""
