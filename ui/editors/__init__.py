"""Editors: one widget per kind of field. They show a value, read it back, and never write anything themselves."""
