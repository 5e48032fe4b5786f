"""What meetings and visits leave on paper, declared."""

from __future__ import annotations

from app.errors import ExpectedError
from app.printing.composition import Composition
from app.printing.products.product import Family, Option, Product, Request, Takes, switch
from app.records.event import Event
from app.records.handover import Handover
from app.records.minutes import Minutes

PUBLIC = switch("public", "公開用", hint="個人の名前や約束をのぞきます。", varies=True)
PLAN = Option("plan", "計画", Takes.TEXT, hint="入れた計画の目標だけにします。")
PUBLIC_GOALS = switch("public", "公開用", hint="地域の名など、外に出さないことをのぞきます。")
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
    "よその町で見てきたことと、わたしたちの町でどう活かすかをまとめます。",
    _compose_visit_report,
    subject=Event.KIND,
    options=(PUBLIC_VISIT,),
)


def _compose_goals(request: Request) -> Composition:
    from app.printing.goals.composing import compose_goals

    return compose_goals(request.ledger, plan=request.value(PLAN), is_public=request.is_on(PUBLIC_GOALS))


GOALS = Product(
    "goals",
    "目標の表",
    Family.REPORTS,
    "計画の指標を、年度ごとの実績・見込み・目標の表にします。",
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
    "写しを渡した人に、受け取ったしるしと、消したしるしをもらう紙です。",
    _compose_receipt,
    subject=Handover.KIND,
)
