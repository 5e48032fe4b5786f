"""From pages in reading order to what lies on the paper: sheets to be folded, backs printed by hand, files for a print
shop, the trial sheet that finds how a printer turns its paper, and PDFs that others made.

A bound product adds `setting.SHEET_OPTIONS` to its options and `arranging.arrange` as its `arrange`.
"""
