"""The subcommands of `tsudoiba`: each takes what it works on and an Answer, and returns the exit code."""
