"""What the window does by itself for a ledger that is carried: shared folders, working copies, copies beside it."""
