"""Blank paper forms: what the four main forms of the window ask, to be filled in by hand and typed in later.

`layout` says which fields stand where and completes it from the declarations, `forms` holds the four layouts in the
order of the window, `writing_rows` and `row_tables` draw the places to write in, `composing` makes the pages.
"""
