"""What a 会議録 is called, so that one finds the right one in a sentence."""

from __future__ import annotations

from app.ledger import Ledger
from app.records.meeting_body import MeetingBody
from app.records.minutes import Minutes
from app.rules.normalise import display_text

_LONGEST = 40


def minutes_title(ledger: Ledger, minutes: Minutes) -> str:
    """Its title on one line, cut to 40 characters; else the body and the number."""
    words = " ".join(display_text(minutes.title).split()) or " ".join(body_words(ledger, minutes).split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def body_words(ledger: Ledger, minutes: Minutes) -> str:
    """「第2層協議体（西部） 第4回」; '' when neither is known."""
    body = ledger.get(MeetingBody, minutes.meeting_body)
    number = f"第{minutes.number}回" if minutes.number else ""
    return " ".join(part for part in ("" if body is None else display_text(body.name), number) if part)
