"""The cards of ホーム."""
