"""The bar above a form that shows what was typed earlier and never saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.drafts import Draft
from app.problem import Problem
from app.rules.japanese_calendar import format_day
from ui.context import AppContext
from ui.messages import Messages
from ui.question import Answer, Question
from ui.widgets.notices import Bar

_QUESTION = Question(
    "書きかけを捨てますか",
    "この書きかけは、捨てると戻せません。まえに保存したところは、そのまま残ります。",
    "書きかけを捨てる",
    danger=True,
)


def draft_bar(draft: Draft, context: AppContext, throw_away: Callable[[], None], problems: Sequence[Problem]) -> Bar:
    """Says when it was written, what happens next, and offers the way back to what was before.

    `problems` are those that keep it from being saved; none when the program ended while it was under the pen.
    `throw_away` is done once the user has confirmed it: a draft is in no history, so nothing brings it back.
    """
    written, today = draft.written, context.today()
    day = "きょう" if written.date() == today else format_day(written.date())
    next_step = "赤い欄をなおすと、" if problems else "つづきを書いて、"
    return Bar(
        f"{day} {written:%H:%M} の書きかけを出しました。",
        f"まだ保存していません。{next_step}はなれたときに保存されます。",
        tone="info",
        action="書きかけを捨てる",
        on_action=lambda: _confirm(context.messages, throw_away),
    )


def _confirm(messages: Messages, throw_away: Callable[[], None]) -> None:
    if messages.ask(_QUESTION) is Answer.DEED:
        throw_away()
