"""視察報告 on paper, in the order of S2: what was seen, with photos, then what it means for the own town."""
