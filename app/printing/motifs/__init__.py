"""Drawn pictures in flat cut paper (printdesign.md §7): 2–4 fills, no outlines, everybody smiles."""
