"""The 視察 the report is modelled on (S2), as what a member would type: a real one, made public by its city."""

from __future__ import annotations

from app.ledger import Ledger
from app.records.base import Record
from app.records.event import Event
from app.records.photo import Photo, PhotoUse
from app.records.setting import Setting
from app.records.term_lists import built_in_terms, term_id
from tests.town import PHOTOS

VISIT = 700
TITLE = "生活支援体制整備事業（生活支援コーディネーター）について"
ISSUES = "①高齢化の進展　②コロナ禍による繋がりの希薄化　③行政依存の進行と行政職員の多忙化"
AIMS = (
    "高齢者などが住み慣れた地域で日常生活などの生活支援を受けることのできる体制づくり。",
    "介護予防や健康づくり、生きがいづくりや居場所づくりへのサポート。",
    "地域における生活支援サービスの多様な担い手の育成。",
)
PURPOSE = (
    "少子高齢化が進展する中，高齢者が生きがいを持ちながら住み慣れた地域で自分らしい生活を続けるためには，地域とのつながりや見守り，支え合いが必要である。",
    "そこで、地域住民が主体となった生活支援・介護予防が図れるよう，地域支え合い推進員と地域住民や専門職・行政が一緒に学び、考え、工夫しながら地域づくりの推進を目指している。",
)
CITY = (
    "地域のことを知るため、考えるための、普及啓発活動や講演会を市全域で実施。",
    "関係機関の連携体制の構築や協議体の運営。",
    "支え合い推進員の拡充、育成。",
)
COUNCIL = (
    "支え合い推進員8人が、地域住民の活動を支援。",
    "地域団体間の関係づくりや、参加希望者への案内やマッチングを行う。",
)
EXAMPLES = (
    "令和３年６月から地域住民向けに「ネット・スマホをもっと楽しみたい方あつまろう会」を毎月実施。まずはスマホやPCを使っている人を対象に集まってもらい、知りたいこと・学びたいことを聞くことからはじめた。",
    "「たまには，ばあちゃん家でゆっくりして、ごはんを食べていったら？」という地域住民の“思い”をコンセプトに、子育て中の親子が安心して、楽しく食事ができる居場所づくりとして、スタートし、月１回の活動を実施。",
)
OTHERS = ("ひだまりサロン「スマイル」", "みんなの部屋", "10の筋力トレーニングお試し会")
OUTLINE = "\n".join(
    (
        "■調査の課題と目的", "（1）韮崎市の課題", ISSUES, "（2）調査の目的",
        "課題①～③を踏まえ、以下を調査の目的とした。", *(f"・{each}" for each in AIMS),
        "■生活支援体制整備事業（生活支援コーディネーター）について", "（1）調布市の事業の概要について", "【目的】",
        *PURPOSE, "（2）事業の内容について", "①調布市の取り組み ⇒第1層（市全域）", *(f"・{each}" for each in CITY),
        "②社会福祉協議会の取り組み ⇒第2層（市を分割した地域圏域）", *(f"・{each}" for each in COUNCIL),
        "１．調布市の取り組みの具体的事例", "（1）スマホを楽しむ会", EXAMPLES[0], "（2）坂の上のばあちゃん家",
        EXAMPLES[1], "【その他の事例】", *(f"・{each}" for each in OTHERS),
    )
)  # fmt: skip
REFLECTION = (
    "高齢化が進展していく現代においては、ネガティブな発想よりも、いくつになっても元気で「どう楽しく生きるか」というポジティブな考え方と、その取り組みが大切になる。中でも、趣味や日常生活全般を通じて人が集う機会と居場所づくりが求められている。",
    "また、すでに意欲的な住民によるサークル活動がいくつか展開されているので、要望の聴取やサポートをしつつ、必要であれば制度改正の提言をおこなうなど、調布市をはじめとする先進事例を「韮崎モデル」に落とし込み、活動支援に結び付けていきたい。",
)


def visit_records(**values: str | int | None) -> list[Record]:
    """The 視察 with three photos: of two everybody on them agreed."""
    event = Event(
        id=VISIT, title=TITLE, kind=term_id("event_kind", "visit"), outline=OUTLINE, reflection="\n".join(REFLECTION),
        date="2023-10-05", start="10:00", end="15:30", venue="調布市役所、坂の上のばあちゃん家", participants=8,
        affiliation="調布市社会福祉協議会", lecturer="地域支え合い推進員", grant="政務活動費",
        internal_note="土産代は別に",
    )  # fmt: skip
    records: list[Record] = [event.changed(**values)]
    for number, (name, consent) in enumerate((("meal", "yes"), ("phone", "yes"), ("tea", "pending"))):
        photo_id = VISIT + 10 + number
        sha = f"{name:0<64}"
        records.append(
            Photo(id=photo_id, sha=sha, width=1600, height=1000, consent=consent, caption=f"{number + 1}か所目のようす")
        )
        records.append(PhotoUse(id=photo_id + 10, photo=photo_id, event=VISIT, pos=f"a{number}"))
    return records


def visit_ledger(**values: str | int | None) -> Ledger:
    """A ledger with the report alone; the names in `values` replace what was entered."""
    publisher = Setting(id=1, key="print.publisher", value="韮崎市社会福祉協議会")
    return Ledger.of([*built_in_terms(), publisher, *visit_records(**values)])


def read_blob(sha: str) -> bytes:
    """A stored picture.

    Raises:
        KeyError: there is none.
    """
    path = PHOTOS / f"{sha.rstrip('0')}.jpg"
    if not path.exists():
        raise KeyError(sha)
    return path.read_bytes()
