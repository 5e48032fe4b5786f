"""手引き on paper: the same chapters as in the window, A4, with contents and page numbers."""
