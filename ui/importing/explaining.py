"""What the card below the table says about a row, and the answers it offers."""

from __future__ import annotations

from dataclasses import replace

from app.exchange.import_plan import Guess, PlannedRow, PlannedTable, RowStatus
from app.ledger import Ledger
from app.records.base import Record
from app.records.field import FieldKind
from app.rules.reading import reading_from_kana
from app.wording import noun
from ui.importing.answer_card import Answer, Explanation
from ui.importing.questions import Question, Topic
from ui.widgets.plain_text import one_line

KEEP, EMPTY, AS_WRITTEN = "keep", "empty", "as_written"
ADD, UPDATE, SKIP, TAKE_BACK = "add", "update", "skip", "take_back"

_TEXT_KINDS = (
    *(FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.PHONE, FieldKind.EMAIL, FieldKind.URL),
    *(FieldKind.POSTAL_CODE, FieldKind.DATE, FieldKind.INTEGER, FieldKind.CODE),
)
_LATER = "あとで、その記録の画面でも書けます。"
_MOST_DIFFERENCES = 3
_LONGEST_VALUE = 30


def explain_question(
    question: Question, table: PlannedTable, ledger: Ledger, *, at: int, of: int, corrected: str | None
) -> Explanation:
    """A question with its answers; the first one is what happens anyway."""
    planned = table.rows[question.number]
    where = _where(planned, table, question.position)
    if question.topic is Topic.ALIKE:
        return _explain_alike(question, planned, ledger, heading=f"直すところ {at}／{of}", where=where)
    answers = [Answer(KEEP, "このままでよい", "読めたところだけを入れ、ことばは残します")]
    typed: str | None = None
    if question.position is None:
        answers.append(Answer(SKIP, "この行はとりこまない"))
    else:
        written = planned.cells[question.position]
        typed = written if corrected is None else corrected
        if planned.status is not RowStatus.SKIPPED:
            answers.append(Answer(EMPTY, "空けておく"))
        if corrected is not None:
            answers.append(Answer(AS_WRITTEN, "表のとおりに戻す"))
    if planned.status is RowStatus.SKIPPED:
        answers = [Answer(KEEP, "とりこまなくてよい"), *answers[1:]]
    hint = "迷うときは、そのまま進めて、あとで電話で確かめて直せます。"
    return Explanation("problem", "shu", f"直すところ {at}／{of}", where, question.message, hint, tuple(answers), typed)


def explain_row(row: int, table: PlannedTable, ledger: Ledger, position: int | None, *, corrected: bool) -> Explanation:
    """A row about which nothing is asked."""
    planned = table.rows[row]
    where = _where(planned, table, position)
    word = noun(table.mapping.kind, ledger)
    skip = Answer(SKIP, "この行はとりこまない")
    back = (Answer(AS_WRITTEN, "表のとおりに戻す"),) if corrected else ()
    typed = planned.values[position] if position is not None and corrected else None
    if planned.status is RowStatus.SKIPPED:
        answers = (Answer(TAKE_BACK, "やはり とりこむ"),) if planned.name else ()
        return Explanation("hidden", "ink2", "とりこみません", where, planned.reason, "", answers)
    if planned.status is RowStatus.ADDED:
        guess = reading_guess(planned)
        hint = f"よみは、かなのなまえから「{guess.value}」と入れます。" if guess is not None else ""
        sentence = f"新しい{word}として入ります。"
        return Explanation("new_row", "mid", "新しく入ります", where, sentence, hint, (*back, skip), typed)
    if planned.status is RowStatus.UNCHANGED:
        return Explanation(
            "same", "ink2", "もうあります", where, "帳面と同じなので、何も変わりません。", "", back, typed
        )
    different = differences(planned)
    sentence = "\n".join(different) or "定例か場が、表のとおりに変わります。"
    return Explanation("write", "ai", "もうある記録を書きかえます", where, sentence, "", (*back, skip), typed)


def explain_reading(row: int, table: PlannedTable) -> Explanation:
    """The よみ of a row that comes in: as it was made from the name, to be agreed to or typed."""
    planned = table.rows[row]
    where = one_line(f"{planned.key.row}行　{planned.name} の「よみ」")
    reading = planned.records[0].text_of("reading") if planned.records else ""
    if reading_guess(planned) is not None:
        sentence = f"なまえのかなから、よみを「{one_line(reading)}」と入れます。"
        answers = (Answer(KEEP, "このよみでよい"),)
        return Explanation("question", "yam", "よみを確かめる", where, sentence, "", answers, reading)
    if reading:
        return Explanation("ok", "mid", "よみ", where, f"「{one_line(reading)}」と入れます。", "", (), reading)
    sentence = "かなだけのなまえではないので、よみを作れません。ひらがなで書くと、五十音の順にならびます。"
    return Explanation("question", "yam", "よみがありません", where, sentence, _LATER, (), "")


def explain_refused_reading(row: int, table: PlannedTable, typed: str) -> Explanation | None:
    """Why what was typed is no よみ, with the text to go on from; None when it is one."""
    strange = next((letter for letter in typed if letter.isalnum() and not reading_from_kana(letter)), "")
    if not strange:
        return None
    sentence = f"よみは、ひらがなで書いてください。「{strange}」は、かなではありません。"
    return replace(
        explain_reading(row, table), icon="problem", tone="shu", sentence=sentence, hint="", answers=(), typed=typed
    )


def reading_guess(planned: PlannedRow) -> Guess | None:
    """The よみ that was made from the name, None when there is none to look at."""
    return next((each for each in planned.guesses if each.field == "reading"), None)


def differences(planned: PlannedRow) -> list[str]:
    """「参加費：いまは「200円」、表は「300円」」 for the first few fields that change."""
    if planned.existing is None or not planned.records:
        return []
    before, after = planned.existing, planned.records[0]
    found: list[str] = []
    for each in after.FIELDS:
        if each.kind in _TEXT_KINDS and before.get(each.name) != after.get(each.name):
            old, new = _shown(before, each.name), _shown(after, each.name)
            found.append(f"{each.label}：いまは{old}、表では{new}")
    more = len(found) - _MOST_DIFFERENCES
    return found if more <= 0 else [*found[:_MOST_DIFFERENCES], f"ほか {more}つの欄"]


def _shown(record: Record, field: str) -> str:
    value = record.get(field)
    described = record.field(field)
    text = one_line(described.options.get(str(value), "" if value is None else str(value)))
    if not text:
        return "（空）"
    return f"「{text if len(text) <= _LONGEST_VALUE else text[:_LONGEST_VALUE] + '…'}」"


def _explain_alike(question: Question, planned: PlannedRow, ledger: Ledger, *, heading: str, where: str) -> Explanation:
    duplicate = question.duplicate
    assert duplicate is not None  # an ALIKE question comes from one
    other = f"「{one_line(duplicate.other)}」"
    what = (
        "なまえは同じで、電話か所在地が違います" if duplicate.reason == "name" else "電話は同じで、なまえが違います"
    )
    answers = [Answer(ADD, "別のものとして入れる")]
    if duplicate.other_row:
        known = f"この表の{duplicate.other_row}行目の{other}"
    else:
        known = f"帳面にある{other}"
        answers.append(Answer(UPDATE, f"{_short(other)}と同じ（書きかえる）"))
    answers.append(Answer(SKIP, "この行はとりこまない"))
    sentence = f"{known}と、同じ{noun(duplicate.kind, ledger)}かもしれません。{what}。"
    hint = "えらばなければ、別のものとして入れます。あとから1つにもできます。"
    return Explanation("same", "yam", heading, where, sentence, hint, tuple(answers))


def _short(text: str) -> str:
    longest = 16
    return text if len(text) <= longest else f"{text[:longest]}…」"


def _where(planned: PlannedRow, table: PlannedTable, position: int | None) -> str:
    column = f" の「{table.table.columns[position].name}」" if position is not None else ""
    return one_line(f"{planned.key.row}行　{planned.name or '（なまえなし）'}{column}")
