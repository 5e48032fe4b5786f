"""知恵交換 on paper: the sheet of one 困りごと with its three questions, and the rules for the wall (S4)."""
