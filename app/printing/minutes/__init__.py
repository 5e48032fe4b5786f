"""会議録 on paper: the report of S0 in its own structure, for the members (内部用) or for everybody (公開用)."""
