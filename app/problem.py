"""A problem with what somebody typed: shown beside the field, never thrown."""

from typing import NamedTuple


class Problem(NamedTuple):
    """One field of one record that cannot stay as it is.

    Attributes:
        field: name of the field in its record class (`phone`), or '' for the record as a whole.
        message: Japanese sentence that says what is wrong and what to do.
        record_id: id of the record, None for one that is not stored yet.
        kind: kind of the record (`place`), '' when the caller knows it.
    """

    field: str
    message: str
    record_id: int | None = None
    kind: str = ""
