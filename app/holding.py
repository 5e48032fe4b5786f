"""Who holds a ledger for writing: one at a time, by name, so that the next one knows whom to ask."""

from datetime import datetime
from typing import NamedTuple

from app.errors import ExpectedError

_POLITE = "さん"


class Holder(NamedTuple):
    """Somebody else who has a ledger open for writing, as far as his note says.

    Attributes:
        who: the name given in 設定, '' when never asked.
        host: name of his computer, '' when unknown.
        since: when he opened it, by his clock.
        is_here: he works on this very computer.
        stays: he has it open to work in it; False for a command that is over in a moment.
    """

    who: str = ""
    host: str = ""
    since: datetime | None = None
    is_here: bool = False
    stays: bool = True

    @property
    def place_words(self) -> str:
        """Where the ledger is open: 「鈴木さんのパソコン」, 「このパソコンの、ほかの窓」."""
        if self.is_here:
            return "このパソコンの、ほかの窓"
        if self.who.strip():
            return f"{self.who.strip().removesuffix(_POLITE)}さんのパソコン"
        return f"ほかのパソコン（{self.host}）" if self.host else "ほかのパソコン"

    @property
    def person_words(self) -> str:
        """Who is to be asked: 「鈴木さん」, 「ほかの方」."""
        return f"{self.who.strip().removesuffix(_POLITE)}さん" if self.who.strip() else "ほかの方"


def open_elsewhere(holder: Holder) -> str:
    """The sentence that says so (window.md §7)."""
    return f"この帳面は、{holder.place_words}でも開いています。"


def held(holder: Holder) -> ExpectedError:
    """Nothing was written, because somebody else has the ledger open for writing."""
    asked = "そちらをとじてから" if holder.is_here else f"{holder.person_words}がとじてから"
    return ExpectedError(
        f"{open_elsewhere(holder)}いまは書けません。帳面は無事です。",
        f"{asked}、もう一度してください。急ぐときは、写しをつくって、そちらに書いてください。",
    )
