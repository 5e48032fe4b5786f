"""The ledger that was stored as schema_0004.tsudoiba when that form was shipped; people and numbers are made up.

The fourth form added ways into the journal and no content: it holds what the ledger of the third form held.
`python -m tests.old_files.schema_0004` writes it. It is written once, by the program of its time, and then kept.
"""

from __future__ import annotations

from pathlib import Path

from tests.old_files.schema_0003 import GONE, LIVING, PICTURE, SHA, write

__all__ = ["GONE", "LIVING", "PATH", "PICTURE", "SHA", "write"]

PATH = Path(__file__).with_suffix(".tsudoiba")


if __name__ == "__main__":
    write(PATH)
