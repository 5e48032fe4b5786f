"""The four paper forms, section by section in the order of the window's forms for a new record."""

from __future__ import annotations

from app.printing.paper_forms.layout import Choices, Fields, FormLayout, Occasions, Rows, Section, Statement, Week
from app.records.approach import Approach
from app.records.concern import Concern
from app.records.minutes import AgendaItem, Attendee, Minutes, Opinion, Promise
from app.records.offered_hours import OfferedHours
from app.records.place import Place, PlaceTerm
from app.records.schedule import Schedule, ScheduleException
from app.records.space import Space, SpaceTerm
from app.records.space_owner import SpaceOwner
from app.records.use_limit import UseLimit
from app.records.volunteer import Assignment, Qualification, Volunteer, VolunteerTerm

_INTRO = "わかるところだけ書いてください。"
_SURVEY = ("support_scheme", "survey_activity", "survey_operator", "survey_venue")
_NO_ANSWER = {"consent": ("pending",)}
_SPACE_LABELS = {
    "reading": "場のよみ",
    "kind": "場の種類",
    "capacity": "場の定員",
    "accessibility_note": "出入りのこと",
    "phone": "場の電話",
    "url": "場のホームページ",
    "description": "場の説明",
    "internal_note": "場の内部メモ",
}

PLACE_FORM = FormLayout(
    root=Place,
    subject="{place}",
    whole=(Place,),
    not_by_hand={},
    intro=_INTRO,
    sections=(
        Section(
            "どんな{place}",
            (
                Fields(
                    Place,
                    ("name", "reading", "kind", "area", "status", "activities", "story", "audience"),
                    labels={"area": "圏域・地域"},
                ),
                Choices(PlaceTerm, "skill", "さがしていること"),
                Fields(
                    Place,
                    ("wanted", "organization", "started", "stage", *_SURVEY),
                    lines={"wanted": 2},
                    kept_by_centre=frozenset(("stage", *_SURVEY)),
                ),
            ),
        ),
        Section(
            "いつ・どこで",
            (
                Occasions(Schedule, ScheduleException, "定例", 2),
                Fields(Place, ("space",), labels={"space": "場（会場）"}),
                Fields(Space, ("postal_code", "address", "address_shown", "reading", "kind"), labels=_SPACE_LABELS),
                Choices(SpaceTerm, "accessibility", "出入り"),
                Fields(
                    Space,
                    (
                        "landmark", "access", "accessibility_note", "capacity", "size", "equipment", "hours",
                        "conditions", "use_limit_note", "phone", "url", "description", "owner_organization",
                        "internal_note",
                    ),
                    labels=_SPACE_LABELS,
                    lines=dict.fromkeys(
                        (
                            "access", "accessibility_note", "equipment", "hours", "conditions", "description",
                            "internal_note",
                        ),
                        2,
                    ),
                    kept_by_centre=frozenset(("internal_note",)),
                ),
                Fields(Place, ("fee", "capacity", "capacity_note", "booking", "bring")),
            ),
        ),
        Section(
            "だれに連絡",
            (
                Fields(Place, ("contact_name", "phone", "fax", "email", "url")),
                Statement(
                    "書いていただいたことは、{place}のご案内の冊子やチラシと、センターの仕事のためだけに使います。"
                    "「冊子・チラシにも」に印のある欄だけが紙に載ります。お返事は、いつでも変えられます。"
                ),
                Fields(Place, ("consent",), unasked=_NO_ANSWER),
                Statement("", is_signed=True),
            ),
        ),
        Section(
            "内部メモ",
            (
                Fields(
                    Place,
                    ("confirmed", "confirmed_by", "listed_until", "internal_note"),
                    kept_by_centre=frozenset(("confirmed", "confirmed_by", "listed_until", "internal_note")),
                ),
            ),
        ),
    ),
)  # fmt: skip

VOLUNTEER_FORM = FormLayout(
    root=Volunteer,
    subject="{volunteer}",
    whole=(Volunteer,),
    not_by_hand={},
    intro=_INTRO,
    sections=(
        Section(
            "できることを、できるときに、できるだけ",
            (
                Fields(Volunteer, ("name", "reading")),
                Choices(VolunteerTerm, "skill", "できること"),
                Week(OfferedHours, "できるとき"),
                Fields(
                    Volunteer,
                    ("hours_note", "amount", "wish", "caution"),
                    labels={"hours_note": "表で言い表せないこと"},
                ),
            ),
        ),
        Section(
            "つなぎ",
            (
                Rows(
                    Assignment,
                    "つないだところ",
                    (
                        "place", "role", "state", "since", "until", "next_step", "next_due", "next_done", "result",
                    ),
                    1,
                    is_card=True,
                    kept_by_centre=True,
                ),
            ),
        ),
        Section(
            "資格と約束ごと",
            (Rows(Qualification, "講座・資格・保険", ("kind", "name", "date", "expires", "note"), 3),),
        ),
        Section(
            "連絡先とご本人",
            (
                Fields(
                    Volunteer,
                    (
                        "phone", "other_phone", "email", "area", "postal_code", "address", "emergency", "status",
                        "gender", "born", "number",
                    ),
                    kept_by_centre=frozenset(("status", "number")),
                ),
            ),
        ),
        Section(
            "同意とメモ",
            (
                Statement(
                    "書いていただいたことは、{volunteer}の活動をご紹介し、連絡をとるためだけに使います。"
                    "チラシや冊子には載せません。同意は、いつでも取り消せます。"
                ),
                Fields(
                    Volunteer,
                    ("consent", "consent_date", "delete_on", "registered", "internal_note"),
                    unasked=_NO_ANSWER,
                    labels={"delete_on": "消す予定の日", "registered": "申し出た日"},
                    kept_by_centre=frozenset(("delete_on", "internal_note")),
                ),
                Statement("", is_signed=True),
            ),
        ),
    ),
)  # fmt: skip

SPACE_FORM = FormLayout(
    root=Space,
    subject="{space}と提供者",
    whole=(Space, SpaceOwner),
    not_by_hand={
        ("space", "latitude"): "地図の上で示す",
        ("space", "longitude"): "地図の上で示す",
        ("space", "owner"): "つぎの「提供者」に書く",
        ("approach", "minutes"): "帳面のなかで会議録をえらぶ",
        ("approach", "space_owner"): "この紙の提供者のこと",
    },
    intro=_INTRO,
    sections=(
        Section(
            "場のこと",
            (
                Fields(
                    Space, ("name", "reading", "kind", "area", "postal_code", "address", "address_shown", "landmark")
                ),
                Fields(Space, ("phone", "url", "capacity", "size", "equipment"), lines={"equipment": 2}),
                Choices(SpaceTerm, "accessibility", "出入り"),
                Fields(
                    Space,
                    ("accessibility_note", "access", "description", "owner_organization", "source"),
                    labels={"accessibility_note": "出入りのこと"},
                    lines={"accessibility_note": 2, "access": 2},
                    kept_by_centre=frozenset(("source",)),
                ),
            ),
        ),
        Section(
            "提供者",
            (
                Fields(
                    SpaceOwner,
                    (
                        "name", "reading", "organization", "job_title", "phone", "phone_note", "other_phone", "email",
                        "postal_code", "address", "benefit", "conditions", "avoid",
                    ),
                    lines=dict.fromkeys(("benefit", "conditions", "avoid"), 2),
                    kept_by_centre=frozenset(("benefit", "avoid")),
                ),
                Statement(
                    "書いていただいた連絡先は、場を借りたい会とのあいだをとりもつためだけに使います。"
                    "チラシや冊子には載せません。お返事は、いつでも変えられます。"
                ),
                Fields(SpaceOwner, ("consent",), unasked=_NO_ANSWER),
                Statement("", is_signed=True),
                Fields(SpaceOwner, ("internal_note",), kept_by_centre=frozenset(("internal_note",))),
            ),
        ),
        Section(
            "働きかけ",
            (
                Fields(Space, ("stage",), kept_by_centre=frozenset(("stage",))),
                Rows(
                    Approach,
                    "書きとめること",
                    (
                        "date", "contact", "summary", "benefit_told", "reaction", "way", "next_step", "next_due",
                        "next_who", "next_done", "visitor",
                    ),
                    1,
                    is_card=True,
                    kept_by_centre=True,
                ),
            ),
        ),
        Section(
            "使えるきまり",
            (
                Rows(UseLimit, "利用制限", ("per", "period", "amount", "measure", "note"), 2),
                Week(OfferedHours, "使えるとき"),
                Fields(Space, ("use_limit_note", "hours", "conditions"), lines={"hours": 2}),
            ),
        ),
        Section("内部メモ", (Fields(Space, ("internal_note",), kept_by_centre=frozenset(("internal_note",))),)),
    ),
)  # fmt: skip

MINUTES_FORM = FormLayout(
    root=Minutes,
    subject="{minutes}",
    whole=(Minutes,),
    not_by_hand={
        ("opinion", "approach_way"): "帳面のなかで意見をならべるときにえらぶ",
        ("opinion", "space"): "帳面のなかで意見をならべるときにえらぶ",
        ("opinion", "shown"): "帳面にうつすときにえらぶ",
        ("opinion", "organization"): "言った人のところに団体も書く",
        ("promise", "opinion"): "帳面のなかで意見から約束にする",
        ("promise", "minutes"): "この紙の会議のこと",
        ("promise", "done_on"): "できたときに帳面に書く",
        ("promise", "state"): "できたときに帳面に書く",
        ("promise", "result"): "できたときに帳面に書く",
        ("promise", "internal_note"): "帳面に書く",
        ("concern", "source"): "この紙の会議のこと",
        ("concern", "minutes"): "この紙の会議のこと",
        ("concern", "opinion"): "帳面のなかで意見から困りごとにする",
        ("concern", "noticed_on"): "この紙の会議の日",
        ("concern", "kind"): "帳面のなかでえらぶ",
        ("concern", "state"): "帳面のなかでえらぶ",
        ("concern", "area"): "帳面のなかでえらぶ",
        ("concern", "solution"): "解けたときに帳面に書く",
        ("concern", "solved_by"): "解けたときに帳面に書く",
        ("concern", "internal_note"): "帳面に書く",
    },
    intro="話し合いのあいだに書き、あとで帳面にうつす紙です。",
    sections=(
        Section(
            "いつ・どこで",
            (
                Fields(
                    Minutes,
                    ("title", "meeting_body", "number", "date", "start", "end", "form", "venue", "space", "state"),
                ),
            ),
        ),
        Section(
            "テーマ", (Fields(Minutes, ("theme", "background", "purpose"), lines={"background": 5, "purpose": 4}),)
        ),
        Section("出席", (Rows(Attendee, "", ("organization", "person", "role", "profession", "presence"), 13),)),
        Section("次第", (Rows(AgendaItem, "", ("start", "title", "kind", "presenter", "content"), 5),)),
        Section(
            "意見", (Rows(Opinion, "", ("agenda_item", "group_name", "content", "speaker"), 10),)
        ),
        Section("約束", (Rows(Promise, "", ("content", "who", "organization", "due"), 4),)),
        Section("困りごと", (Rows(Concern, "", ("title", "detail", "pseudonym", "solver"), 2),)),
        Section(
            "まとめ", (Fields(Minutes, ("summary", "next_steps", "next_date"), lines={"summary": 7, "next_steps": 9}),)
        ),
        Section("内部メモ", (Fields(Minutes, ("recorder", "internal_note")),)),
    ),
)

_LAYOUTS = (PLACE_FORM, VOLUNTEER_FORM, SPACE_FORM, MINUTES_FORM)
PAPER_FORMS = {layout.root.KIND: layout.completed() for layout in _LAYOUTS}
"""Kind of the root → its form, with every field somebody can write."""
