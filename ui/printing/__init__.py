"""Parts of the page 印刷: composing beside the window, the pages as they will be printed, the list before printing."""
