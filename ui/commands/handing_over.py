"""`handover`: a copy for other hands, with its receipt and its line in the log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.errors import ExpectedError
from app.handing_over.handing import CopyMaker, Handed, Handing, hand_over
from app.handing_over.sealing import FEWEST_CHARACTERS
from app.ledger import Ledger
from app.records.handover import HANDOVER_FORM
from app.records.ids import hex_id
from app.store import Store
from app.whole_file import insist_on_place
from ui.commands.answer import DONE, Answer
from ui.commands.targets import refuse_own_file

UNNAMED = "（なまえは書いていません）"


def hand_copy_over(
    store: Store,
    handing: Handing,
    answer: Answer,
    *,
    maker: Callable[[Path], CopyMaker],
    receipt: Path | None,
    today: date,
) -> int:
    """Write the copy, its line in the log, and the receipt.

    Raises:
        ExpectedError: see `app.handing_over.handing.hand_over`; or the receipt cannot be written: the copy is there.
    """
    for target in (handing.target, receipt):
        if target is not None:
            refuse_own_file(store, target)
    if receipt is not None and receipt.absolute() == handing.target.absolute():
        raise ExpectedError("写しと受領書が、同じなまえです。", "ちがうなまえをつけてください。")
    if receipt is not None:
        insist_on_place(receipt)  # or the copy would be made, and written down, without it
    handed = hand_over(store, maker(store.path), handing, today=today)
    if receipt is not None:
        write_receipt(Ledger(store.read), handed, receipt)
    answer.give(
        {
            "file": str(handed.copy.path),
            "form": handed.record.form,
            "records": handed.copy.records,
            "contents": dict(handed.copy.kept),
            "left_out": dict(handed.copy.left_out),
            "covered": handed.copy.veiled,
            "sha256": handed.copy.sha,
            "handover": hex_id(handed.record.id),
            "receipt": None if receipt is None else str(receipt),
        },
        [str(handed.copy.path), *([] if receipt is None else [str(receipt)])],
    )
    answer.say(
        f"写し（{HANDOVER_FORM[handed.record.form]}）をつくり、読み直して確かめました。"
        f"{handed.record.contents or '中身はありません'}。「渡した写し」に書きとめました。"
    )
    if 0 < len(handing.passphrase) < FEWEST_CHARACTERS:
        answer.say(
            f"合言葉が{len(handing.passphrase)}文字です。{FEWEST_CHARACTERS}文字より みじかい合言葉は、"
            "拾った人が時間をかければ破れます。"
        )
    return DONE


def write_receipt(ledger: Ledger, handed: Handed, target: Path) -> None:
    """The 受領書 as a PDF.

    Raises:
        ExpectedError: it cannot be written.
    """
    from app.printing.pdf_writer import write_pdf
    from app.printing.receipt import compose_receipt

    composition = compose_receipt(ledger, handed.record)
    write_pdf(composition.pages, target, title=composition.title, standard=composition.standard)
