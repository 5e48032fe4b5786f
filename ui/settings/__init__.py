"""The sheets of 設定."""
