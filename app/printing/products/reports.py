"""What meetings and visits leave on paper, declared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.products.product import Family, Option, Product, Request, Takes, paper, switch
from app.records.concern import Concern
from app.records.event import Event
from app.records.goal import Goal
from app.records.handover import Handover
from app.records.minutes import Minutes

if TYPE_CHECKING:
    from app.printing.composition import Composition

PUBLIC = switch("public", "公開用", hint="個人のなまえや約束をのぞきます。", varies=True)


def _plans(ledger: Ledger) -> Mapping[str, str]:
    names = sorted({goal.plan for goal in ledger.all(Goal) if goal.plan.strip()})
    return {name: name.replace("\n", " ") for name in names}


PLAN = Option("plan", "計画", Takes.TEXT, hint="えらんだ計画の{goal}だけにします。", choices_of=_plans)
PUBLIC_GOALS = switch("public", "公開用", hint="地域の名など、外に出さないことをのぞきます。")
PUBLIC_SHEET = switch("public", "公開用", hint="{concern}と{wisdom}をのぞいた、書くための紙です。", varies=True)
FILLED = switch("filled", "出た{wisdom}を入れる", hint="集まりのあとに、出た{wisdom}をまとめて刷ります。", varies=True)
RULES_PAPER = paper("A4", "A3")
PUBLIC_VISIT = switch("public", "公開用", hint="考察など、外に出さないことをのぞきます。", varies=True)


def _compose(request: Request) -> Composition:
    from app.printing.minutes.composing import compose_minutes

    is_public = request.is_on(PUBLIC)
    return compose_minutes(request.ledger, request.subject or 0, is_public=is_public, progress=request.progress)


MINUTES = Product(
    "minutes",
    "{minutes}",
    Family.REPORTS,
    "話し合いの記録です。仲間うちの内部用と、だれが見てもよい公開用があります。",
    _compose,
    subject=Minutes.KIND,
    options=(PUBLIC,),
)


def _compose_visit_report(request: Request) -> Composition:
    from app.printing.visit_report.composing import compose_visit_report

    return compose_visit_report(
        request.ledger,
        request.subject or 0,
        is_public=request.is_on(PUBLIC_VISIT),
        read_blob=request.read_blob,
        progress=request.progress,
    )


VISIT_REPORT = Product(
    "visit-report",
    "視察報告",
    Family.REPORTS,
    "よその町で見てきたことをまとめます。わたしたちの町でどう活かすかも書きます。",
    _compose_visit_report,
    subject=Event.KIND,
    options=(PUBLIC_VISIT,),
)


def _compose_wisdom_sheet(request: Request) -> Composition:
    from app.printing.wisdom.sheet import compose_wisdom_sheet

    is_filled, is_public = request.is_on(FILLED), request.is_on(PUBLIC_SHEET)
    return compose_wisdom_sheet(request.ledger, request.subject, is_filled=is_filled, is_public=is_public)


WISDOM_SHEET = Product(
    "wisdom-sheet",
    "知恵交換シート",
    Family.REPORTS,
    "みんなの知恵を書いてもらう紙です。困りごと1つに1枚です。書いてもらった知恵を入れて刷ることもできます。",
    _compose_wisdom_sheet,
    subject=Concern.KIND,
    needs_subject=False,
    all_words="書きこむ紙（{concern}なし）",
    options=(FILLED, PUBLIC_SHEET),
)


def _compose_wisdom_rules(request: Request) -> Composition:
    from app.printing.wisdom.rules import compose_wisdom_rules

    return compose_wisdom_rules(request.ledger, paper=request.value(RULES_PAPER))


WISDOM_RULES = Product(
    "wisdom-rules",
    "知恵交換の約束",
    Family.REPORTS,
    "話し合いの部屋にはる、三つの約束です。",
    _compose_wisdom_rules,
    options=(RULES_PAPER,),
)


def _compose_goals(request: Request) -> Composition:
    from app.printing.goals.composing import compose_goals

    return compose_goals(request.ledger, plan=request.value(PLAN), is_public=request.is_on(PUBLIC_GOALS))


GOALS = Product(
    "goals",
    "目標の表",
    Family.REPORTS,
    "計画の指標を、年度ごとの表にします。実績・見込み・目標がならびます。",
    _compose_goals,
    options=(PLAN, PUBLIC_GOALS),
)


def _compose_receipt(request: Request) -> Composition:
    from app.printing.receipt import compose_receipt

    handover = request.ledger.get(Handover, request.subject)
    if handover is None:
        raise ExpectedError("その渡した写しが見つかりません。", "一覧から選び直してください。")
    return compose_receipt(request.ledger, handover)


RECEIPT = Product(
    "receipt",
    "受領書",
    Family.FORMS,
    "渡した写しの、受け取りのしるしです。消したしるしも、もらえます。",
    _compose_receipt,
    subject=Handover.KIND,
)

PRODUCTS = (MINUTES, VISIT_REPORT, WISDOM_SHEET, WISDOM_RULES, GOALS, RECEIPT)
