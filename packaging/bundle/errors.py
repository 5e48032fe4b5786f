"""How building fails."""

from __future__ import annotations


class BuildError(Exception):
    """Something that must not be shipped was found, or a tool said no; the message is for the person who builds."""
