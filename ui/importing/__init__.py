"""Parts of the page とりこむ: the work beside the window, the table of what each row becomes, the open questions."""
