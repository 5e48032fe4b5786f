"""手引き: the handbook in the window, and the pictures in it."""
