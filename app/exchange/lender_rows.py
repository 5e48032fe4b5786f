"""Rows of a list of spaces that also say who lends them and what was done so far: owner, group and 働きかけ."""

from __future__ import annotations

import re

from app.changes.positions import position_between
from app.exchange.identity import Traits
from app.exchange.intake import Intake
from app.exchange.row_content import RowContent
from app.records.approach import Approach
from app.records.field import FieldValue
from app.records.ids import derived_id
from app.records.space import Space
from app.records.space_owner import SpaceOwner
from app.rules.history_lines import HistoryLine, read_history
from app.rules.normalise import fold, fold_name

_KEYS = ("space_owner.", "approach.")
_HOME = re.compile(r"(?:様)?[宅家]")
_UNDATED = "いつのことか書いてないので、日にちなしの働きかけにしました。"
_FROM_LIST = "（とりこんだ表の「次にすること」）"
_CONTACTS = (
    (r"電話|TEL|℡", "phone"),
    (r"訪問|再訪|伺|うかが", "visit"),
    (r"見学", "tour"),
    (r"会議|会合|招待|懇談|打合せ|打ち合わせ", "meeting"),
    (r"手紙|メール|郵送|はがき|ハガキ", "letter"),
    (r"試しに|試し|試行", "trial"),
    (r"イベント|催し", "event"),
)
"""Words -> how somebody was approached; the first that is found."""


def is_about_lenders(content: RowContent) -> bool:
    """Whether a row of a list of spaces says anything about who lends, or about approaching them."""
    return any(key.startswith(_KEYS) and content.text(key) for key in content.cells)


def take_lender(intake: Intake, content: RowContent, space: Space) -> Space:
    """Put the owner of a row's space and the 働きかけ into the draft; returns the space with its owner."""
    organization = None
    owner: SpaceOwner | None = None
    person, lender = content.text("space_owner.name"), content.text("space.name")
    if person:
        organization = None if is_home(content) else intake.organization(lender)
        owner = _owner(intake, content, person, organization)
    elif is_about_lenders(content) and content.text("space_owner.phone"):
        owner = _owner(intake, content, lender, None)
    if owner is not None:
        space = space.changed(owner=owner.id)
    if organization is not None:
        space = space.changed(owner_organization=organization)
    _take_approaches(intake, content, space, owner)
    return space


def is_home(content: RowContent) -> bool:
    """Whether somebody lends their home: 「長谷川誠宅」 is where 長谷川誠 lives, not a group."""
    home, name = fold_name(content.text("space.name")), fold_name(content.text("space_owner.name"))
    return bool(name) and (home == name or (home.startswith(name) and _HOME.match(home[len(name) :]) is not None))


def _owner(intake: Intake, content: RowContent, name: str, organization: int | None) -> SpaceOwner:
    content.cells["space_owner.name"] = name
    values: dict[str, FieldValue] = content.values(SpaceOwner)
    known = intake.find(SpaceOwner, content, Traits(name, str(values.get("phone", ""))), None)
    owner = (known or SpaceOwner(id=intake.make_id(), name=name)).changed(**values)
    if organization is not None:
        owner = owner.changed(organization=organization)
    intake.take(owner, content)
    content.extras.append(owner)
    return owner


def _take_approaches(intake: Intake, content: RowContent, space: Space, owner: SpaceOwner | None) -> None:
    """One 働きかけ a line of the cell; what is to be done next belongs to the last of them."""
    lines = read_history(content.text("approach.summary"), intake.today)
    next_values = {name: value for name, value in content.values(Approach).items() if name in ("next_step", "next_due")}
    if not lines and next_values.get("next_step"):
        lines = (HistoryLine("", _FROM_LIST),)
    elif any(not line.date for line in lines):
        content.report("approach.summary", _UNDATED)
    for remark in dict.fromkeys(line.remark for line in lines if line.remark):
        content.report("approach.summary", remark)
    if not lines and next_values.get("next_due"):
        content.keep("期限", str(next_values["next_due"]))
        content.report("approach.next_due", "次にすることが書いてないので、期限は内部メモに入れました。")
    known = {_key(each): each for each in intake.draft.children(Approach, "space", space.id)}
    last_pos = max((each.pos for each in known.values()), default="")
    for at, line in enumerate(lines):
        found = known.get((line.date, fold(line.text)))
        if found is None:
            last_pos = position_between(last_pos, "")
            row_id = derived_id("row", "approach", space.id, line.date, line.text)
            found = Approach(id=row_id, space=space.id, date=line.date, summary=line.text, pos=last_pos)
            found = found.changed(contact=_contact(line.text), visitor=content.text("approach.visitor"))
        if owner is not None:
            found = found.changed(space_owner=owner.id)
        if at == len(lines) - 1:
            found = found.changed(**next_values)
        content.extras.append(intake.draft.put(found))


def _key(approach: Approach) -> tuple[str, str]:
    return approach.date, fold(approach.summary)


def _contact(text: str) -> str:
    return next((contact for pattern, contact in _CONTACTS if re.search(pattern, text)), "other")
