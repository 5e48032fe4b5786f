"""What a call tells: for volunteers (S1: できることを、できるときに、できるだけ), and 「ご紹介ください」 (S3)."""

from __future__ import annotations

from datetime import date

from app.ledger import Ledger
from app.printing.flyers.content import Card, Fact, FlyerContent, Phone, WriteIn
from app.printing.flyers.place_content import as_of, contact, place_rows, printable_facts, public_phone, runner
from app.printing.print_words import PrintWords
from app.records.field import Level
from app.records.place import Place, PlaceTerm
from app.records.term import Term
from app.rules.publication import publishable_places, published

_MOST_SKILLS = 6
_USUAL_SKILLS = ("お茶", "椅子ならべ", "受付", "スマホ", "送迎", "園芸")
_DAYS = ("月曜", "火曜", "水曜", "木曜", "金曜", "土日")
_AMOUNTS = ("月に1回", "月2〜3回", "週に1回", "行事のとき", "1時間だけ", "まだ未定")
_STEPS = (
    ("お話を聞く", "30分ほど"),
    ("見学する", "ご案内します"),
    ("ためしに参加", "1回から"),
    ("つづける", "休むのも自由"),
)
_KEPT = "おなまえと連絡先は、ご相談のためだけに使います。途中でやめてもかまいません。"
_REFERRAL_KEPT = "おなまえと電話は、場所をうかがうためだけに使います。書かなくてもかまいません。"


def volunteer_content(ledger: Ledger, place_id: int | None, words: PrintWords, *, today: date) -> FlyerContent:
    """The call of one place for the helpers it looks for, or of the whole town.

    Raises:
        ExpectedError: the place may not be printed.
    """
    if place_id is None:
        return _town_call(ledger, words, today)
    public = published(ledger, Level.PUBLIC)
    facts = printable_facts(ledger, place_id)
    place = public.get(Place, place_id)
    wanted = place.wanted.strip() if place else ""
    skills = _skills(public, place_id)
    when = "、".join("　".join(part for part in (each.days, each.time) if part) for each in facts.occasions)
    rows = (
        Fact("内容", "dementia_friendly", "・".join(skills)),
        Fact("とき", "booking", when),
        *place_rows(facts),
        Fact("どれだけ", "clock", "できるときに、できるだけ"),
    )
    phone = contact(public_phone(public, facts.id), runner(facts), words)
    return FlyerContent(
        title=f"{facts.name}で、\n{words.volunteer_noun}になりませんか。",
        record_kind=Place.KIND,
        record_id=facts.id,
        tag=f"{words.volunteer_noun}募集",
        where=facts.venue.town or facts.area_name,
        texts=tuple((name, text) for name, text in (("さがしている人", wanted), ("思い", facts.pitch)) if text),
        facts=tuple(row for row in rows if row.value),
        phone=phone,
        url=facts.url,
        access=facts.venue.accessibility,
        publisher=words.publisher,
        as_of=as_of("", today),
        motif="volunteer",
        photo=facts.photo,
        slip=_volunteer_slip(skills or _USUAL_SKILLS, phone),
    )


def _town_call(ledger: Ledger, words: PrintWords, today: date) -> FlyerContent:
    count = len(publishable_places(ledger))
    noun = words.place_noun
    waiting = f"いま、{count}か所の{noun}が、あなたを待っています。" if count else ""
    rows = (
        Fact("できること", "dementia_friendly", "お茶をいれる、話を聞く、椅子をならべる、いっしょに歩く"),
        Fact("できるとき", "booking", "曜日も時間も、ご都合にあわせて"),
        Fact("どれだけ", "clock", "月に1回、1時間だけでも"),
    )
    return FlyerContent(
        title="あなたの「できる」を、\nご近所に。",
        tag=f"{words.volunteer_noun}募集",
        notice="資格はいりません",
        texts=(
            ("よびかけ", "できることを、できるときに、できるだけ。"),
            ("案内", f"お茶をいれる。いっしょに歩く。椅子をならべる。月に一度、一時間だけでもかまいません。{waiting}"),
        ),
        facts=rows,
        phone=_own(words),
        publisher=words.publisher,
        as_of=as_of("", today),
        motif="volunteer",
        slip=_volunteer_slip(_USUAL_SKILLS, _own(words)),
    )


def referral_content(words: PrintWords, *, today: date) -> FlyerContent:
    """「ご紹介ください」: who knows of a place that is not in the booklet yet."""
    rows = (
        Fact("どんな所", "place", "お茶や体操の集まり、みんなの食堂、だれかの家の縁側…"),
        Fact("教えること", "writing", "なまえ、だいたいの場所、知っていることだけで結構です"),
    )
    slip = WriteIn(
        heading="ご紹介カード",
        hint=_hint(_own(words)),
        fields=(
            (("そこのなまえ（よび名でも）", 0.6), ("どのあたり", 0.4)),
            (("いつ・どんなことをしていますか", 1.0),),
            (("あなたのおなまえ", 0.55), ("お電話", 0.45)),
        ),
        promise=_REFERRAL_KEPT,
        steps_heading="教えていただいたあと",
        steps=(("うかがう", "お話を聞きます"), ("たしかめる", "載せてよいか"), ("冊子に載る", "次の号から")),
    )
    return FlyerContent(
        title="ご近所の集いの場を、\nご紹介ください。",
        tag="さがしています",
        notice="お電話1本で" if words.publisher_phone else "",
        texts=(
            ("よびかけ", "あの家に、いつも人が集まっている。"),
            ("案内", "小さな集まりも、はじまったばかりの会も。冊子に載せて、行ってみたい人につなぎます。"),
        ),
        facts=rows,
        phone=_own(words),
        publisher=words.publisher,
        as_of=as_of("", today),
        motif="referral",
        slip=slip,
    )


def _own(words: PrintWords) -> Phone:
    """The centre's own number and hours."""
    who = "　".join(part for part in (words.publisher, words.publisher_hours) if part)
    return Phone(words.publisher_phone, who) if words.publisher_phone else Phone()


def _skills(public: Ledger, place_id: int) -> tuple[str, ...]:
    """What the helpers a place looks for can do, in the order it was chosen."""
    rows = public.linking(PlaceTerm, "place", place_id)
    terms = (public.get(Term, row.term) for row in rows if row.term_list == "skill")
    return tuple(term.label for term in terms if term is not None)


def _hint(phone: Phone) -> str:
    """That little will do, and where else one may say it: by telephone only where a number is printed."""
    return "書けるところだけで結構です。" + ("窓口か、お電話でも。" if phone.number else "窓口でも。")


def _volunteer_slip(skills: tuple[str, ...], phone: Phone) -> WriteIn:
    return WriteIn(
        heading="申込書",
        hint=_hint(phone),
        fields=(
            (("おなまえ（ふりがな）", 0.6), ("お電話", 0.4)),
            (("ご住所（町名まででも）", 0.6), ("お話しできる時間", 0.4)),
        ),
        promise=_KEPT,
        cards=(
            Card("できること", (*skills[:_MOST_SKILLS],)),
            Card("できるとき", _DAYS),
            Card("どれだけ", _AMOUNTS),
        ),
        steps_heading="申しこみのあと、こう進みます",
        steps=_STEPS,
    )
