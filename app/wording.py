"""The nouns of this town: 居場所, 通いの場, 交流拠点 … so every noun on screen and paper can be renamed."""

from __future__ import annotations

import re

from app.ledger import Ledger
from app.records.base import Record
from app.records.catalogue import BY_KIND
from app.records.setting import Setting
from app.setting_words import NOUN_KEY

COUNTERS = {
    "area": "か所",
    "organization": "団体",
    "space": "か所",
    "place": "か所",
    "schedule": "つ",
    "schedule_exception": "日",
    "photo": "枚",
    "photo_use": "枚",
    "term": "語",
    "place_term": "つ",
    "space_term": "つ",
    "setting": "つ",
    "population": "回",
    "space_owner": "人",
    "use_limit": "つ",
    "attendance": "か月",
    "volunteer": "人",
    "volunteer_term": "つ",
    "qualification": "つ",
    "assignment": "件",
    "space_request": "件",
    "offered_hours": "つ",
    "meeting_body": "件",
    "membership": "人",
    "minutes": "件",
    "attendee": "人",
    "agenda_item": "つ",
    "opinion": "枚",
    "promise": "件",
    "approach": "件",
    "concern": "件",
    "wisdom": "件",
    "case_review": "件",
    "monitoring": "回",
    "event": "件",
    "event_session": "回",
    "questionnaire_answer": "件",
    "goal": "件",
    "goal_value": "件",
    "survey_result": "件",
    "booklet_issue": "号",
    "booklet_entry": "か所",
    "distribution": "か所",
    "referral": "件",
    "staff": "人",
    "support": "件",
    "handover": "件",
}
"""The counter behind a number of records of a kind."""

_SMALL, _SMALL_NUMBERS, _ANY = "つ", range(1, 10), "件"


def noun(kind: str, ledger: Ledger | None = None) -> str:
    """The word for a kind: the town's own when `ledger` has one, otherwise ours."""
    if ledger is not None:
        for setting in ledger.all(Setting):
            if setting.key == NOUN_KEY + kind and setting.value.strip():
                return setting.value.strip()
    return BY_KIND[kind].LABEL


def with_nouns(words: str, ledger: Ledger | None = None) -> str:
    """The words with the nouns of the kinds they name: `{place}のチラシ`."""
    return re.sub(r"\{(\w+)\}", lambda found: noun(found[1], ledger), words)


def is_noun(record: Record) -> bool:
    """Whether a record is this town's word for a kind."""
    return isinstance(record, Setting) and record.key.startswith(NOUN_KEY)


def counted(number: int, kind: str) -> str:
    """A number with its counter: 「84か所」「1,024件」; つ counts from one to nine: 「9つ」「10件」「0件」."""
    counter = COUNTERS[kind]
    if counter == _SMALL and number not in _SMALL_NUMBERS:
        counter = _ANY
    return f"{number:,}{counter}"
