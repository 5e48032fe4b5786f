"""Carrying a ledger: safe copies, ledgers on sticks and shares, copies made by cloud folders, shared folders."""
