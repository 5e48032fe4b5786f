"""The bar above a form that shows what was typed earlier and never saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.drafts import Draft
from app.rules.japanese_calendar import format_day
from ui.widgets.notices import Bar


def draft_bar(draft: Draft, today: date, throw_away: Callable[[], None]) -> Bar:
    """Says when it was written, what happens next, and offers the way back to what was before."""
    written = draft.written
    day = "きょう" if written.date() == today else format_day(written.date())
    return Bar(
        f"{day} {written:%H:%M} の書きかけを出しました。",
        "まだ保存していません。赤い欄をなおすと、はなれたときに保存されます。",
        tone="info",
        action="書くまえにもどす",
        on_action=throw_away,
    )
