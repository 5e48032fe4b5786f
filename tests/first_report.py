"""The report the minutes are modelled on (S0), as what a secretary would type: a real one, made public by its city."""

from __future__ import annotations

from app.ledger import Ledger
from app.records.base import Record
from app.records.meeting_body import MeetingBody
from app.records.minutes import AgendaItem, Attendee, Minutes, Opinion, Promise
from app.records.organization import Organization
from app.records.term_lists import built_in_terms, term_id

TITLE = "令和３年度 基幹型地域ケア会議 報告"
WHEN, START, END = "2022-02-17", "14:00", "16:00"
VENUE = "オンラインにて開催"
ORGANIZATIONS = (
    "小平市民生委員児童委員協議会",
    "小平ケアマネ連絡会",
    "小平商工会",
    "株式会社ブリジストン",
    "株式会社ダイエー",
    "鹿島建設株式会社",
    "武蔵野美術大学",
    "一般社団法人こだいら観光まちづくり協会",
    "特定非営利活動法人小平市民活動ネットワーク",
    "生活支援体制整備事業第1層協議会",
    "こだいら生活相談支援センター",
    "小平市市民協働・男女参画推進課",
    "小平市産業振興課",
    "小平市高齢者支援課",
    "小平市地域包括支援センター",
)
THEME = "「いきいきとした生活を地域で送るための居場所の“場”について考える」"
BACKGROUND = (
    "各圏域で開催している地域ケア個別会議、地域ケア推進会議等で、介護予防や孤立化防止、住民同士の見守り等、身近な地域で集える通いの場の必要性が挙げられている。孤立化防止と重度化防止については、認知症の方だけでなく、精神疾患の方、元気高齢者の方にも共通している課題であり、社会(地域)とつながるきっかけや手段として居場所は有効と考えられる。",
    "現在、小平市内で地域包括支援センターが把握している通いの場は80か所程。歩いて10分程度の範囲内に1か所と考えると、町・丁目あたり2～3か所は必要と考えられる。現在活動している居場所の多くは、公民館や地域センターといった公共施設を利用しており、月当たりの利用制限があるため、同じ会場で拡充することが困難である。",
    "こうした状況の中で、今よりも居場所を増やすためには、活動するための「場」が必要であり、新たに創出、または、既存の場を充実させていくためにはどうすれば良いのか協議をすることを目的とした。また、地域づくりを共に行っていくためのネットワーク構築を図ることも目的として開催した。",
)
"""Why, in paragraphs; the last says what for."""
WORKS = (
    (
        "ワーク１「想定される場」",
        (
            "コロナ禍でも活動できる屋外の場",
            "オンライン空間",
            "企業の会議室などの設備",
            "店舗や駐車場など、商業スペースの一画",
            "高齢者が自然と集まる場所（スーパー、飲食店、病院、薬局、牛乳パックの集荷場など）",
            "大学の空きスペース",
            "福祉系施設",
            "神社仏閣",
            "移動販売",
            "個人宅の駐車場",
            "空き家",
            "農家の空きスペース",
        ),
    ),
    (
        "ワーク２「場」への具体的な働きかけについて",
        (
            "企業の敷地を利用する場合、いきなりは難しいので、会合の場に招くところから始める。",
            "大学と連携してオンラインの場を増やす。",
            "子ども食堂のような場の再活用、普段のつながりのなかで「別のことに使えないか」と働きかける。",
            "施設利用者にもメリットがあること、企業の宣伝にもなることなどを伝え、相手の立場に立ってアプローチする。",
            "「居場所」のイベントを行い、それをきっかけにその場所を「居場所」にしていく。",
            "企業や地域がテーマに沿って居場所つくりをしていく。",
            "居場所作りの発信を「あすぴあ」や「小平シムネット」を活用していく。",
            "イメージの共有、発信、小平がどのようなことを目指しているのか発信する。",
            "産業振興課、商業側だけでなく、高齢、障がいなどとも共有しながらプロジェクトを作ってみる。",
            "小平ベンチ同盟のようなものを発足し、個人宅等にベンチを置く。",
            "活動のきっかけとなることを目的に現存の場の詳細な情報が集約されているツールを作る。",
        ),
    ),
)
SUMMARY = "今年度は多業種多分野からの参加をいただけた。居場所について様々なイメージがあるなか、さわやか福祉財団岡野氏の講話により、居場所に対する共通のイメージを持ったうえで話し合いができたと思う。各グループでも積極的な意見交換が行われ、多分野の方に参加してもらえたことで、考えもしなかったアイデアやヒントもいただけた。その中でイメージの共有という言葉も聞かれた、「何をやりたいか」ということを地域の方と共有して進めていくことが大事だと感じた。また、場についての検討は今回の会議だけでは話しつくすことができなかったとも感じた。今回のような場をテーマにした話し合いを引き続き行う必要を感じており、その際は今回参加いただいたメンバーにもご協力をお願いしたいと考えている。本日の意見を参考に新たな施策や事業を検討していく。"
NEXT_STEPS = (
    "（１）地域づくりのネットワーク構築",
    "企業や、大学など既存の福祉関係者以外の方々にも、居場所について共に考えていってもらう必要がある。場の提供を求めるだけではなく、まずは何のために居場所が必要なのか、福祉関係者以外にも知ってもらうことが必要、そのためには、まず話し合いの場に参加してもらうところから始める必要がある。参加企業からも、「行政、市民、企業など、多様な人が参加する対話の場が必要」との意見もあることから、テーマ設定型地域ケア会議の活用や、実行委員会のような新たな話し合いの場を設けるなど、継続的に話し合いの場に参加してもらえるような働きかけをしていく必要がある。",
    "（２）多分野協働の居場所づくり",
    "小平には36の商店会があり、地域の商店の活用も検討していく必要性がある。産業振興課、商工会だけではなく、高齢者支援課などとも共有した他分野が関わるプロジェクトがあると良いのではないか。商店会のスペースを使った居場所があれば、高齢者や関係者が集うようになり、商店会に訪れる人も増えていくことで互いの狙いが合致するのではないか。より一層の商業と高齢部門の連携が必要と考える。また、参加企業から意見のあったように、企業などと協働することで、アイデアを形にしていく手法や、イベントの効果的な実施方法について検討するなど、ビジネスの手法からヒントを得ることにより、今までにない効果が期待できるのではないかとも考える。",
    "（３）居場所についての積極的な広報",
    "既存の居場所を周知することで、同じように活動を始めるきっかけになることや、場所の提供なども期待できるのではないかと考える。オンラインではなく、目に入るようなかたちの広報物や、イベントを通じて知ってもらえるような広報の仕方を検討する必要がある。",
)

REPORT, BODY = 501, 502
_SECTORS = {
    "協議": "welfare", "ケアマネ": "welfare", "商工会": "commerce", "株式会社": "company", "大学": "university",
    "社団": "npo", "非営利": "npo", "相談支援": "welfare", "市": "government",
}  # fmt: skip


def report_records(*, state: str = "final") -> list[Record]:
    """The report as records, with two promises and a speaker that only insiders may read."""
    records: list[Record] = [
        MeetingBody(id=BODY, name="基幹型地域ケア会議", kind=term_id("meeting_kind", "core")),
        Minutes(
            id=REPORT, title=TITLE, meeting_body=BODY, date=WHEN, start=START, end=END, form="online", venue=VENUE,
            state=state, theme=THEME, background="\n".join(BACKGROUND[:-1]), purpose=BACKGROUND[-1], summary=SUMMARY,
            next_steps="\n".join(NEXT_STEPS), internal_note="つぎは5月ごろ",
        ),
    ]  # fmt: skip
    for number, name in enumerate(ORGANIZATIONS):
        sector = next(code for part, code in _SECTORS.items() if part in name)
        records.append(Organization(id=600 + number, name=name, sector=term_id("sector", sector)))
        person = "齋藤 健一" if "商工会" in name else ""
        records.append(
            Attendee(id=700 + number, minutes=REPORT, organization=600 + number, person=person, pos=f"a{number:02}")
        )
    for number, (title, opinions) in enumerate(WORKS):
        records.append(AgendaItem(id=800 + number, minutes=REPORT, title=title, kind="work", pos=f"a{number}"))
        for at, content in enumerate(opinions):
            records.append(
                Opinion(
                    id=900 + 100 * number + at, minutes=REPORT, agenda_item=800 + number, content=content,
                    speaker="商工会 齋藤さん" if (number, at) == (1, 0) else "", pos=f"a{at:02}",
                )
            )  # fmt: skip
    records += [
        Promise(id=1201, content="商店会に話し合いの場へ来てもらう", who="齋藤さん", due="2022-03-31", minutes=REPORT),
        Promise(id=1202, content="空いている部屋の一覧を出す", who="産業振興課", minutes=REPORT),
    ]
    return records


def report_ledger(*, state: str = "final") -> Ledger:
    """A ledger of the report alone."""
    return Ledger.of([*built_in_terms(), *report_records(state=state)])
