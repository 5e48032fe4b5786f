"""Dialogs: only for picking something compound, confirming a deletion, or handing over data."""
