"""地域資源ファイル: cards of places and spaces, one A4 page each, to be bound in a ring file."""
