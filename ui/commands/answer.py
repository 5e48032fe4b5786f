"""What a subcommand says: data to stdout, as text or JSON; messages to stderr, in Japanese."""

import io
import json
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

from app.errors import ExpectedError

DONE, FAILED, USAGE = 0, 1, 2
"""Exit codes (issue 2, section 6)."""


class Answer(NamedTuple):
    """Where a subcommand puts what it has to say.

    Attributes:
        is_json: data goes out as JSON instead of text.
    """

    is_json: bool

    def give(self, data: object, lines: Iterable[str]) -> None:
        """Write the data once: as JSON, or as lines for people.

        Raises:
            ExpectedError: stdout leads into a file that cannot be written.
        """
        try:
            if self.is_json:
                sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
            else:
                sys.stdout.writelines(f"{visible(line)}\n" for line in lines)
            sys.stdout.flush()
        except BrokenPipeError:
            sys.stdout = io.StringIO()  # the reader of the pipe has heard enough
        except OSError:
            sys.stdout = io.StringIO()  # or Python tries again when it ends
            raise ExpectedError(
                "結果を書き出せませんでした。書き出す先がいっぱいか、外れたのかもしれません。",
                "帳面は無事です。書き出す先を確かめてください。",
            ) from None

    def say(self, message: str) -> None:
        """A message beside the data."""
        tell(f"{visible(message)}\n")


def tell(text: str) -> None:
    """Write to stderr; that nobody hears it changes nothing in what was done."""
    with suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()


_UNSEEN = dict.fromkeys(
    code
    for code in (*range(0x20), *range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A))
    if chr(code) not in "\t\n"
)


def visible(text: str) -> str:
    """The text without control and bidi characters: a name must not move the cursor or paint the terminal."""
    return text.translate(_UNSEEN)
