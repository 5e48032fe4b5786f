"""Boards: cards in columns that are moved from one to the next."""
