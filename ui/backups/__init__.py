"""Backups in the window: when they are made, what they hold, the way back."""
