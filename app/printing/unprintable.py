"""Why something cannot be printed as it is asked for, and where that is mended."""

from __future__ import annotations

from app.errors import ExpectedError


class UnprintableError(ExpectedError):
    """A product that may not or cannot be printed as it is asked for.

    Args:
        option: name of the option of the product that mends it.
        kind: of the records that mend it: there is none yet, or one of them has to say more.
        field: the field that mends it, of the record the product is about.
    """

    def __init__(
        self, what_happened: str, what_to_do: str, *, option: str = "", kind: str = "", field: str = ""
    ) -> None:
        super().__init__(what_happened, what_to_do)
        self.option = option
        self.kind = kind
        self.field = field
