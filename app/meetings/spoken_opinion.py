"""What was typed into the opinion line: the opinion, and who said it when somebody is named in front."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.ledger import Ledger
from app.records.minutes import Attendee, Minutes
from app.records.organization import Organization
from app.rules.normalise import fold

_HEAD = re.compile(r"(?P<speaker>[^：:。、「」『』\n]{1,30})[：:]\s*(?P<content>\S.*)", re.DOTALL)
_TITLES = ("さん", "様", "氏", "先生", "委員", "会長", "店長", "課長", "係長", "所長", "館長", "代表", "理事", "事務局")
_BULLET = re.compile(r"^[\s　]*[・●○◦•*‣-]+[\s　]*(?=\S)")


@dataclass(frozen=True, slots=True)
class SpokenOpinion:
    """One opinion.

    Attributes:
        speaker: as typed, '' when nobody is named.
        organization: id of the organization the speaker is known to come from.
    """

    content: str
    speaker: str = ""
    organization: int | None = None


def read_opinion(ledger: Ledger, minutes: Minutes, typed: str) -> SpokenOpinion:
    """「商工会 齋藤さん：いきなりは難しい」 → who and what.

    Words before a colon are a speaker only when they end in さん, 氏, 委員 … or name somebody who is there: 「利点：」
    stays part of the opinion.
    """
    text = _BULLET.sub("", typed).strip()
    found = _HEAD.fullmatch(text)
    if found is None:
        return SpokenOpinion(text)
    speaker = found["speaker"].strip()
    attendees = ledger.linking(Attendee, "minutes", minutes.id)
    known = _attendee(ledger, attendees, speaker)
    if known is None and not speaker.endswith(_TITLES):
        return SpokenOpinion(text)
    return SpokenOpinion(found["content"].strip(), speaker, None if known is None else known.organization)


def _attendee(ledger: Ledger, attendees: Iterable[Attendee], speaker: str) -> Attendee | None:
    """Who is meant: the person named, else the organization (its short form too: 商工会 for 小平商工会)."""
    folded = fold(speaker)
    listed = list(attendees)
    for attendee in listed:
        person = attendee.person.split()
        if person and (fold("".join(person)) in folded or (len(person[0]) > 1 and fold(person[0]) in folded)):
            return attendee
    first = fold(speaker.split()[0]) if speaker.split() else ""
    for attendee in listed:
        organization = ledger.get(Organization, attendee.organization)
        if organization is not None and len(first) > 1 and first in fold(organization.name):
            return attendee
    return None
