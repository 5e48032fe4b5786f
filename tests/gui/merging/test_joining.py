"""From the copies to the deed and back, with real ledger files edited apart."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from app.changes.saving import change_set_between, deletion_of
from app.ledger import Ledger
from app.records.place import Place
from app.store import Store
from tests.gui.merging.steps import (
    MOMIJI,
    SAKURA,
    carried_away,
    fees,
    join,
    look_at,
    settle,
    stored,
    write,
    writing,
    written_in,
)
from ui.merging.lens_card import Lens
from ui.messages import RecordedMessages
from ui.pages.merge_page import MergePage, Step

NEW = Place(id=31, name="<b>𠮷の台所</b>").changed(fee="300円")


def numbers(page: MergePage) -> dict[Lens, int]:
    return {lens: card.number for lens, card in page.preview.cards.items()}


def test_preview_join_and_back_without_a_trace(
    page: MergePage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    copy = carried_away(page.context, tmp_path / "写し.tsudoiba", writing(NEW, SAKURA.changed(phone="042-000-0099")))
    write(page.context, MOMIJI.changed(fee="無料"))
    before = stored(page.context)
    look_at(qtbot, page, copy)
    assert numbers(page) == {Lens.ALONE: 2, Lens.CHOICE: 0, Lens.ALIKE: 0, Lens.GONE: 0, Lens.REFUSED: 0}
    assert page.preview.lens is Lens.ALONE
    assert stored(page.context) == before, "looking writes nothing"
    page.bar.deed.click()
    settle(qtbot, page)
    assert page.step is Step.DONE
    assert fees(page.context) == {"さくら": "200円", "もみじの会": "無料", NEW.name: "300円"}
    sentence, details, left = page.done.sentences
    assert sentence == "合わせました"
    assert details.startswith("鈴木さんの写し（")
    assert "居場所　新しく 1か所、変わった 1か所" in details
    assert left == ""
    page.done.undo_button.click()
    settle(qtbot, page)
    assert "合わせたのを取り消しますか" in messages.asked[-1].title
    assert stored(page.context) == before == list(page.context.ledger.all(Place))
    assert page.context.store.last_join() is None
    assert page.step is Step.OPENING
    look_at(qtbot, page, copy)


def test_the_ledger_is_kept_before_it_is_joined(page: MergePage, qtbot: QtBot, tmp_path: Path) -> None:
    copy = carried_away(page.context, tmp_path / "写し.tsudoiba", writing(NEW))
    shelf = page.context.files.backups(page.context.store.path)
    assert not shelf.all()
    join(qtbot, page, copy)
    assert [backup.occasion.words for backup in shelf.all()] == ["写しを合わせるまえ"]


def test_nothing_new_is_said_quietly(page: MergePage, qtbot: QtBot, tmp_path: Path, messages: RecordedMessages) -> None:
    copy = carried_away(page.context, tmp_path / "写し.tsudoiba", writing(NEW))
    join(qtbot, page, copy)
    for given in (copy, page.context.store.path):
        page.take_copies([given])
        settle(qtbot, page)
        assert page.step is Step.OPENING
        assert [bar.what_happened for bar in page.opening.bars] == ["新しいものはありません"]
    assert not messages.warned


def test_each_bad_copy_says_why_and_stops_no_other(page: MergePage, qtbot: QtBot, tmp_path: Path) -> None:
    good = carried_away(page.context, tmp_path / "よい写し.tsudoiba", writing(NEW))
    torn, foreign, empty = (tmp_path / f"{name}.tsudoiba" for name in ("途中", "ちがうもの", "から"))
    torn.write_bytes(good.read_bytes()[:32_768])
    foreign.write_text("これは帳面ではありません", encoding="utf-8")
    empty.write_bytes(b"")
    look_at(qtbot, page, torn, good, foreign, empty)
    assert numbers(page)[Lens.REFUSED] == 3
    assert page.preview.lens is Lens.REFUSED
    assert [each.path for each in page.session.refusals] == [torn, foreign, empty]
    told = [f"{each.error.what_happened}{each.error.what_to_do}" for each in page.session.refusals]
    assert all(path.name in words for path, words in zip((torn, foreign, empty), told, strict=True))
    assert "写しをつくりなおして" in told[0]
    page.take_in()
    settle(qtbot, page)
    assert NEW.name in fees(page.context)


def test_only_bad_copies_leave_one_at_the_start(page: MergePage, qtbot: QtBot, tmp_path: Path) -> None:
    torn = tmp_path / "途中.tsudoiba"
    torn.write_bytes(b"SQLite format 3\0" + bytes(100))
    page.take_copies([torn])
    settle(qtbot, page)
    assert page.step is Step.OPENING
    assert len(page.opening.bars) == 1
    assert page.opening.button.isEnabled()
    page.take_copies([tmp_path])
    settle(qtbot, page)
    assert len(page.opening.bars) == 1, "another attempt begins with a clean page"


def test_a_folder_and_three_computers_at_once(
    page: MergePage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    folder = tmp_path / "集めた写し"
    folder.mkdir()
    for number, who in enumerate(("鈴木", "佐藤", "伊藤")):
        new = Place(id=40 + number, name=f"{who}さんの会")
        carried_away(page.context, folder / f"{who}.tsudoiba", writing(new), who=who)
    (folder / "覚え書き.txt").write_text("写しではない", encoding="utf-8")
    messages.files = [folder]
    page.opening.folder_button.click()
    settle(qtbot, page)
    assert page.step is Step.PREVIEW
    assert numbers(page)[Lens.ALONE] == 3
    page.take_in()
    settle(qtbot, page)
    assert len(stored(page.context)) == 5
    assert "鈴木さんの写し" in page.done.sentences[1]


def test_copies_are_picked_and_dropped(
    page: MergePage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    copy = carried_away(page.context, tmp_path / "写し.tsudoiba", writing(NEW))
    messages.files = [copy]
    page.opening.button.click()
    settle(qtbot, page)
    assert page.step is Step.PREVIEW
    page.bar.back.click()
    assert page.step is Step.OPENING
    assert NEW.name not in fees(page.context)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(copy))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    )
    assert page.choice.eventFilter(page, event)
    settle(qtbot, page)
    assert page.step is Step.PREVIEW


def test_what_is_written_meanwhile_is_in_the_preview(page: MergePage, qtbot: QtBot, tmp_path: Path) -> None:
    copy = carried_away(page.context, tmp_path / "写し.tsudoiba", writing(SAKURA.changed(fee="250円")))
    look_at(qtbot, page, copy)
    assert numbers(page)[Lens.CHOICE] == 0
    write(page.context, SAKURA.changed(fee="180円"))
    settle(qtbot, page)
    assert numbers(page)[Lens.CHOICE] == 1


def test_the_tree_tells_counts_names_and_fields(page: MergePage, qtbot: QtBot, tmp_path: Path) -> None:
    copy = carried_away(page.context, tmp_path / "写し.tsudoiba", writing(NEW, SAKURA.changed(fee="お茶代\n<b>50円</b>")))
    look_at(qtbot, page, copy)
    model = page.preview.arrivals.tree.model()
    kinds = [model.index(number, 0) for number in range(model.rowCount())]
    assert [str(kind.data()) for kind in kinds] == ["新しいもの　居場所　1か所", "変わるもの　居場所　1か所"]
    changed = model.index(0, 0, kinds[1])
    assert str(changed.data()).startswith("さくら　鈴木さん　")
    field = model.index(0, 0, changed)
    assert "200円 から お茶代 <b>50円</b> へ" in str(field.data())
    page.preview.arrivals.tree.setCurrentIndex(field)
    assert page.preview.arrivals.whole_text == "参加費\n200円\n↓\nお茶代\n<b>50円</b>"


def test_back_after_work_was_built_on_it_asks_record_by_record(
    page: MergePage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    deed = writing(NEW, SAKURA.changed(fee="250円"), MOMIJI.changed(fee="90円"))
    copy = carried_away(page.context, tmp_path / "写し.tsudoiba", deed)
    join(qtbot, page, copy)
    write(page.context, SAKURA.changed(fee="250円", phone="042-000-0077"), MOMIJI.changed(fee="80円"))
    settle(qtbot, page)
    page.start_again()
    settle(qtbot, page)
    page.opening.past.button.click()
    settle(qtbot, page)
    assert page.step is Step.TAKE_BACK
    assert not messages.asked
    view = page.taking_back.view
    words = [str(view.model.index(number).data()) for number in range(view.model.rowCount())]
    assert sorted(words) == [
        "居場所　<b>𠮷の台所</b>　― なくなります",
        "居場所　さくら　― 参加費：250円 → 200円",
    ], "もみじ was written since: that stays"
    number = words.index("居場所　<b>𠮷の台所</b>　― なくなります")
    view.list.setCurrentIndex(view.model.index(number))
    qtbot.keyClick(view.list, Qt.Key.Key_Space)
    assert view.deed.text() == "えらんだ1件を取り消す"
    view.deed.click()
    settle(qtbot, page)
    assert fees(page.context) == {"さくら": "200円", "もみじの会": "80円", NEW.name: "300円"}
    assert page.step is Step.OPENING
    page.context.take_back()
    assert fees(page.context)["さくら"] == "250円", "taking back can be taken back"


def test_the_other_copy_is_made_new_unless_it_knows_more(
    page: MergePage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    copy = carried_away(page.context, tmp_path / "写し.tsudoiba", writing(NEW))
    write(page.context, MOMIJI.changed(fee="無料"))
    join(qtbot, page, copy)
    written_in(page.context, copy, writing(Place(id=77, name="合わせたあとで書いた会")))
    page.done.renew_button.click()
    settle(qtbot, page)
    assert "写しを新しくできませんでした" in messages.warned[-1][0]
    assert page.done.renew_button.isEnabled()
    join(qtbot, page, copy)
    page.done.renew_button.click()
    settle(qtbot, page)
    assert messages.informed[-1].startswith("相手の写しも新しくし、読み直して確かめました")
    assert not page.done.renew_button.isEnabled()
    seen: list[Place] = []
    written_in(page.context, copy, lambda store: seen.extend(store.read(Place)))
    assert seen == stored(page.context)
    page.take_copies([copy])
    settle(qtbot, page)
    assert [bar.what_happened for bar in page.opening.bars] == ["新しいものはありません"]


def test_deleted_there_and_written_here_is_asked_and_stays(page: MergePage, qtbot: QtBot, tmp_path: Path) -> None:
    def delete(store: Store) -> None:
        before, after = deletion_of(Ledger(store.read), SAKURA)
        store.apply(change_set_between("消す", before, after))

    copy = carried_away(page.context, tmp_path / "写し.tsudoiba", delete)
    write(page.context, SAKURA.changed(fee="180円"))
    look_at(qtbot, page, copy)
    assert numbers(page)[Lens.GONE] == 1
    (row,) = page.preview.gone.rows
    assert [card.words.plain_text for card in row.sides] == ["残す", "消す"]
    row.sides[1].click()
    page.take_in()
    settle(qtbot, page)
    assert "さくら" not in fees(page.context)
    page.context.take_back()
    assert fees(page.context)["さくら"] == "180円"


