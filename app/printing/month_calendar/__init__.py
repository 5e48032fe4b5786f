"""月間カレンダー: what is held on every day of a month, on a poster (A3) or as a list (A4)."""
