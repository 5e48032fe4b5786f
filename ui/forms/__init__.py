"""Forms: a record laid out by hand, section by section."""
