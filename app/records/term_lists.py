"""The built-in pick lists, with their sources.

A built-in term is (list, code, label); its id is derived from list and code, so that every ledger ever made holds the
same row.
"""

from __future__ import annotations

from typing import NamedTuple

from app.records.ids import derived_id
from app.records.term import Term


class BuiltInTerm(NamedTuple):
    """An entry every ledger is born with."""

    term_list: str
    code: str
    label: str


TERM_LISTS = {
    "space_kind": "場の種類",
    "place_kind": "居場所の種別",
    "sector": "団体の分野",
    "accessibility": "出入りのしやすさ",
    "support_scheme": "制度区分",
    "survey_activity": "国の調査：主な内容",
    "survey_operator": "国の調査：運営",
    "survey_venue": "国の調査：場所",
    "approach_way": "働きかけの方法",
    "skill": "できること",
    "meeting_kind": "会議の種別",
    "profession": "職種",
    "concern_kind": "困りごとの種別",
    "event_kind": "催しの種別",
    "support_kind": "支援の種類",
}
"""Name of a list -> heading in 設定."""

_SPACE_KINDS = (  # S0, ワーク１「想定される場」: the first twelve; then kinds of public facilities
    ("outdoor", "屋外の場"),
    ("online", "オンライン空間"),
    ("company_room", "企業の会議室など"),
    ("shop", "店舗・駐車場など商業スペースの一画"),
    ("gathering", "高齢者が自然と集まる場所"),
    ("university", "大学の空きスペース"),
    ("welfare", "福祉系施設"),
    ("shrine_temple", "神社仏閣"),
    ("mobile_shop", "移動販売"),
    ("home_parking", "個人宅の駐車場"),
    ("vacant_house", "空き家"),
    ("farm", "農家の空きスペース"),
    ("community_hall", "公民館"),
    ("community_center", "地域センター・集会所"),
    ("residents_hall", "自治会館・町内会館"),
    ("housing_hall", "団地の集会室"),
    ("library", "図書館"),
    ("museum", "博物館・美術館"),
    ("school", "学校"),
    ("park", "公園"),
    ("sports", "体育施設"),
    ("hall", "ホール・会館"),
    ("private_home", "個人宅"),
    ("public_other", "そのほかの公共施設"),
    ("other", "そのほか"),
)
_PLACE_KINDS = (
    ("salon", "サロン"),
    ("cafe", "コミュニティカフェ"),
    ("dementia_cafe", "認知症カフェ"),
    ("exercise", "体操"),
    ("diner", "こども食堂"),
    ("parenting", "子育てひろば"),
    ("generations", "多世代交流"),
    ("study", "スタディルーム"),
    ("smartphone", "スマホ教室"),
    ("hobby", "趣味の会"),
    ("garden", "畑・園芸"),
    ("other", "そのほか"),
)
_SECTORS = (
    ("welfare", "福祉"),
    ("company", "企業"),
    ("university", "大学"),
    ("commerce", "商業"),
    ("government", "行政"),
    ("npo", "NPO"),
    ("residents", "自治会"),
    ("medical", "医療"),
    ("volunteer", "住民の会"),
    ("other", "そのほか"),
)
_ACCESSIBILITY = (  # everyday words; order as printed (printdesign.md, Accessibility icons)
    ("step_free", "段差なし"),
    ("wheelchair_toilet", "車いすトイレ"),
    ("wheelchair", "車いす可"),
    ("handrail", "手すり"),
    ("elevator", "エレベーター"),
    ("parking", "駐車場"),
    ("bus_stop", "バス停近い"),
    ("writing", "筆談できます"),
    ("dementia_friendly", "認知症の方も歓迎"),
    ("assistance_dog", "補助犬も一緒に"),
    ("ostomate", "オストメイト"),
    ("nursing", "授乳できます"),
)
_SUPPORT_SCHEMES = (
    ("resident_led", "住民主体（補助なし）"),
    ("type_b", "訪問・通所型サービスB"),
    ("prevention", "一般介護予防の補助"),
    ("council", "社会福祉協議会の助成"),
    ("city", "市の補助"),
    ("other", "そのほか"),
)
# 厚生労働省「介護予防・日常生活支援総合事業等（地域支援事業）の実施状況に関する調査」, 通いの場: 主な内容, 運営, 場所
_SURVEY_ACTIVITY = (
    ("exercise", "体操（運動）"),
    ("meal", "会食"),
    ("tea", "茶話会"),
    ("dementia", "認知症予防"),
    ("hobby", "趣味活動"),
    ("farming", "農作業"),
    ("learning", "生涯学習"),
    ("volunteer", "ボランティア活動"),
    ("work", "就労的活動"),
    ("generations", "多世代交流"),
    ("other", "その他"),
)
_SURVEY_OPERATOR = (
    ("residents", "住民個人・住民団体"),
    ("council", "社会福祉協議会"),
    ("support_center", "地域包括支援センター"),
    ("municipality", "市町村"),
    ("senior_club", "老人クラブ"),
    ("neighborhood", "自治会・町内会"),
    ("npo", "NPO法人"),
    ("company", "民間企業"),
    ("care_provider", "医療機関・介護事業所"),
    ("other", "その他"),
)
_SURVEY_VENUE = (
    ("hall", "公民館・自治会館・集会所等"),
    ("home", "個人宅・空き家"),
    ("school", "学校・廃校"),
    ("medical", "医療機関の空きスペース"),
    ("care", "介護関係施設の空きスペース"),
    ("shop", "店舗・空き店舗"),
    ("park", "公園・農園等の屋外"),
    ("public", "公共施設"),
    ("online", "オンライン"),
    ("other", "その他"),
)
_APPROACH_WAYS = (  # S0, ワーク２「場」への具体的な働きかけについて: the eleven ways, in its order
    ("invite", "まず会合の場に招く"),
    ("university_online", "大学と連携してオンラインの場を増やす"),
    ("reuse", "ふだんのつながりで「別のことに使えないか」"),
    ("benefit", "メリットを伝え、相手の立場に立つ"),
    ("event", "イベントをきっかけに居場所にする"),
    ("theme", "企業や地域がテーマに沿ってつくる"),
    ("publicity", "市民活動の場やサイトで発信する"),
    ("image", "イメージを共有し、めざす姿を発信する"),
    ("project", "多分野でプロジェクトをつくる"),
    ("bench", "ベンチ同盟：ベンチを置く"),
    ("tool", "いまある場の情報を集めた道具をつくる"),
)
_SKILLS = (
    ("exercise", "体操の見本"),
    ("reception", "受付"),
    ("chairs", "椅子ならべ"),
    ("cooking", "調理"),
    ("tea", "お茶"),
    ("listening", "傾聴"),
    ("reading", "読み聞かせ"),
    ("smartphone", "スマホ"),
    ("shogi", "将棋"),
    ("gardening", "園芸"),
    ("handicraft", "手芸"),
    ("music", "音楽"),
    ("leaflets", "広報・チラシ作り"),
    ("driving", "送迎"),
    ("childcare", "保育"),
    ("nursing", "看護"),
)
_MEETING_KINDS = (  # S1, S4
    ("first_tier", "第1層協議体"),
    ("second_tier", "第2層協議体"),
    ("section", "部会"),
    ("case", "地域ケア個別会議"),
    ("promotion", "地域ケア推進会議"),
    ("core", "基幹型地域ケア会議"),
    ("management", "運営会議"),
    ("liaison", "連絡会"),
    ("committee", "実行委員会"),
    ("other", "そのほか"),
)
_PROFESSIONS = (  # S1, 地域ケア個別会議: 主な出席者; S4, 委員
    ("care_manager", "ケアマネジャー"),
    ("doctor", "医師"),
    ("dentist", "歯科医師"),
    ("pharmacist", "薬剤師"),
    ("physical_therapist", "理学療法士"),
    ("occupational_therapist", "作業療法士"),
    ("speech_therapist", "言語聴覚士"),
    ("nurse", "看護師・保健師"),
    ("social_worker", "社会福祉士"),
    ("coordinator", "生活支援コーディネーター"),
    ("support_center", "地域包括支援センター"),
    ("welfare_commissioner", "民生委員・児童委員"),
    ("residents", "自治会・町内会"),
    ("senior_club", "老人クラブ"),
    ("volunteer", "ボランティア団体"),
    ("npo", "NPO・サロン"),
    ("company", "企業・商店"),
    ("academic", "学識経験者"),
    ("council", "社会福祉協議会"),
    ("city", "市の職員"),
    ("other", "そのほか"),
)
_CONCERN_KINDS = (
    ("transport", "移動・買い物"),
    ("place", "通う場がない"),
    ("hands", "担い手がいない"),
    ("alone", "ひとり・閉じこもり"),
    ("dementia", "もの忘れ"),
    ("home", "家のなかのこと"),
    ("snow_garbage", "ごみ・草・雪"),
    ("children", "子ども・子育て"),
    ("digital", "スマホ・手続き"),
    ("money", "お金・しくみ"),
    ("disaster", "災害"),
    ("other", "そのほか"),
)
_EVENT_KINDS = (  # S2, S3, S4
    ("forum", "フォーラム"),
    ("course", "講座"),
    ("study", "勉強会"),
    ("trial", "体験会"),
    ("exchange", "意見交換会"),
    ("visit", "視察"),
    ("proposal", "提案書"),
    ("research", "研究会"),
    ("festival", "お祭り・つどい"),
    ("other", "そのほか"),
)
_SUPPORT_KINDS = (  # S1, 第３章: 立ち上げ支援, 後方支援, リハビリテーション専門職の派遣
    ("start", "立ち上げ支援"),
    ("back", "後方支援"),
    ("professional", "専門職派遣"),
    ("advice", "相談"),
    ("other", "そのほか"),
)

BUILT_IN_TERMS: tuple[BuiltInTerm, ...] = tuple(
    BuiltInTerm(term_list, code, label)
    for term_list, entries in (
        ("space_kind", _SPACE_KINDS),
        ("place_kind", _PLACE_KINDS),
        ("sector", _SECTORS),
        ("accessibility", _ACCESSIBILITY),
        ("support_scheme", _SUPPORT_SCHEMES),
        ("survey_activity", _SURVEY_ACTIVITY),
        ("survey_operator", _SURVEY_OPERATOR),
        ("survey_venue", _SURVEY_VENUE),
        ("approach_way", _APPROACH_WAYS),
        ("skill", _SKILLS),
        ("meeting_kind", _MEETING_KINDS),
        ("profession", _PROFESSIONS),
        ("concern_kind", _CONCERN_KINDS),
        ("event_kind", _EVENT_KINDS),
        ("support_kind", _SUPPORT_KINDS),
    )
    for code, label in entries
)


def term_id(term_list: str, code: str) -> int:
    """The id of a built-in term."""
    return derived_id("term", term_list, code)


def built_in_terms() -> tuple[Term, ...]:
    """The rows a new ledger is born with, in order; `pos` follows the order within each list."""
    counts: dict[str, int] = {}
    terms = []
    for entry in BUILT_IN_TERMS:
        counts[entry.term_list] = counts.get(entry.term_list, 0) + 1
        terms.append(
            Term(
                id=term_id(entry.term_list, entry.code),
                term_list=entry.term_list,
                code=entry.code,
                label=entry.label,
                pos=f"a{counts[entry.term_list]:02d}",
            )
        )
    return tuple(terms)
