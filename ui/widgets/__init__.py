"""Small widgets shared by all pages, each with an accessible name and no colour of its own."""
