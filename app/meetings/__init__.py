"""Meetings: what a 会議録 takes over from the last one, who came, what somebody said, what was promised."""
