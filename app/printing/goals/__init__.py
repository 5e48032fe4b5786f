"""目標 tables on paper, in the layout of S1: 【図表】, the indicator, a column for each 年度."""
