"""Copies of a ledger for other hands: locked with a passphrase, or without anything that is about a person."""
