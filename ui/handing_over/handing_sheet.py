"""渡す用の写し: for whom, what goes in, the passphrase; then the receipt, and which copies are still out."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.errors import ExpectedError
from app.handing_over.handing import Handing, WrittenCopy, log_entry, open_handovers, proposed_name
from app.handing_over.sealing import FEWEST_CHARACTERS
from app.progress import Progress
from app.records.handover import Handover
from ui.context import AppContext
from ui.dialogs.radio_card import RadioCard
from ui.editors.date_editor import DateEditor, spoken_date
from ui.handing_over.contents_card import ContentsCard, Weighed
from ui.handing_over.handed_well import HandedWell
from ui.handing_over.passphrase_line import PassphraseLine
from ui.messages import LEDGER_FILES, LOCKED_FILES
from ui.settings.sheet import Sheet
from ui.widgets.buttons import Button, Chip
from ui.widgets.composing import LineEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.surfaces import Section, column, row

_TITLE = "写しをつくっています"
_MOST_SHOWN = 6


class HandingSheet(Sheet):
    """Everything on one sheet, so that nothing is decided unseen; writing goes on beside the window."""

    title = "渡す用の写し"
    about = "ほかの人に渡すための写しをつくります。だれに渡したかを書きとめ、受領書も刷れます。"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._weighed: Weighed | None = None
        self._is_counted = False
        self._add_whom()
        self._add_contents()
        self._add_passphrase()
        self.make_button = Button("写しをつくる", "primary", icon="copy")
        self.make_button.setEnabled(not context.store.is_read_only)
        self.make_button.clicked.connect(self._make)
        line = row()
        line.addWidget(self.make_button)
        line.addStretch(1)
        self.body.addLayout(line)
        self.result = HandedWell(context)
        self.body.addWidget(self.result)
        self._add_open_ones()
        self.body.addStretch(1)
        context.signals.records_changed.connect(self._forget_count)

    # ---- parts

    def _add_whom(self) -> None:
        self.recipient = LineEdit("だれに", "例：包括支援センターの佐藤さん")
        self._recipient_row = self.add_row("だれに", self.recipient)
        self.purpose = LineEdit("なんのために", "例：地域ケア会議の資料づくり")
        self.add_row("なんのために", self.purpose)
        self.return_by = DateEditor(self.context.today(), placeholder="例：3月末")
        self._return_row = self.add_row("返す・消す日", self.return_by, hint="この日までに、返すか消してもらいます")
        self.recipient.textEdited.connect(lambda _text: self._recipient_row.set_problem(""))
        self.return_by.input.left.connect(self._read_day)

    def _add_contents(self) -> None:
        section = Section("なにを入れますか")
        self.stripped_card = RadioCard("個人のことをぬく", "公開してよいものだけ")
        self.whole_card = RadioCard("ぜんぶ入れる", "この帳面と同じもの")
        self.stripped_card.setChecked(True)
        cards = column(spacing=8)
        for card in (self.stripped_card, self.whole_card):
            card.clicked.connect(self._follow_choice)
            cards.addWidget(card)
        section.body.addLayout(cards)
        self.contents = ContentsCard(self.context.ledger)
        section.body.addWidget(self.contents)
        self.body.addWidget(section)

    def _add_passphrase(self) -> None:
        section = Section("合言葉")
        self.lock_chip = Chip("合言葉をつける")
        self.lock_chip.toggled.connect(lambda _is_on: self._follow_lock())
        line = row()
        line.addWidget(self.lock_chip)
        line.addStretch(1)
        section.body.addLayout(line)
        self._lock_box = QWidget()
        box = column(spacing=8)
        self._lock_box.setLayout(box)
        self.passphrase = PassphraseLine("合言葉")
        self._lock_problem = WrapLabel("", "problem")
        box.addWidget(self.passphrase)
        box.addWidget(self._lock_problem)
        box.addWidget(
            WrapLabel(
                f"{FEWEST_CHARACTERS}文字以上。ことばを3つ4つ ならべると、おぼえやすくて破られにくくなります。"
                "合言葉は、写しとは別に（電話などで）伝えてください。忘れると、だれにも開けられません。",
                "hint",
            )
        )
        section.body.addWidget(self._lock_box)
        self.body.addWidget(section)
        self.passphrase.input.textChanged.connect(lambda _text: self._lock_problem.hide())
        self._follow_lock()

    def _add_open_ones(self) -> None:
        self._open_section = Section("まだ返っていない写し", action="渡した写しを見る", icon="open")
        self._open_lines = WrapLabel()
        self._open_section.body.addWidget(self._open_lines)
        assert self._open_section.action is not None
        self._open_section.action.clicked.connect(self._show_open_ones)
        self.body.addWidget(self._open_section)

    # ---- what is chosen

    @property
    def is_stripped(self) -> bool:
        """Whether what is about persons stays out."""
        return self.stripped_card.isChecked()

    @property
    def is_locked(self) -> bool:
        """Whether it gets a passphrase."""
        return self.lock_chip.isChecked()

    def show_stored(self) -> None:
        self.contents.show_contents(self._weighed, is_stripped=self.is_stripped)
        self._show_open()
        if not self._is_counted:
            self._count()

    def keep(self) -> None:
        """Nothing is kept: a passphrase least of all."""

    def _follow_choice(self) -> None:
        if not self.is_stripped:
            self.lock_chip.setChecked(True)
        self.contents.show_contents(self._weighed, is_stripped=self.is_stripped)

    def _follow_lock(self) -> None:
        self._lock_box.setVisible(self.is_locked)
        self._lock_problem.hide()

    def _forget_count(self, _change_set: object) -> None:
        self._is_counted = False
        if self.isVisible():
            self.show_stored()

    def _count(self) -> None:
        """What would go in, counted beside the window."""
        self._is_counted = True
        maker = self.context.files.handed_copies(self.context.store.path)

        def work(_progress: Progress) -> Weighed:
            return Weighed.of(maker.weigh())

        self.context.background.run(work, owner=self, title="写しに入るものをかぞえています", done=self._show_count)

    def _show_count(self, weighed: Weighed) -> None:
        self._weighed = weighed
        self.contents.show_contents(weighed, is_stripped=self.is_stripped)

    # ---- making it

    def _read_day(self) -> str | None:
        """The day as ISO text; None, with the problem shown, when it cannot be read."""
        reading = self.return_by.read()
        self._return_row.set_problem(reading.problem)
        if reading.problem:
            return None
        return str(reading.value or "")

    def _make(self) -> None:
        day = self._read_day()
        recipient = self.recipient.text().strip()
        if not recipient:
            self._recipient_row.set_problem("だれに渡すかを書いてください（なまえか、団体）")
            self.recipient.setFocus()
            return
        if day is None:
            self.return_by.input.setFocus()
            return
        if self.is_locked and len(self.passphrase.input.text()) < FEWEST_CHARACTERS:
            typed = len(self.passphrase.input.text())
            self._lock_problem.setText(f"{FEWEST_CHARACTERS}文字以上にしてください（いま{typed}文字）")
            self._lock_problem.show()
            self.passphrase.input.setFocus()
            return
        context = self.context
        name = proposed_name(
            context.store.path, day=context.today(), is_stripped=self.is_stripped, is_locked=self.is_locked
        )
        kind = LOCKED_FILES if self.is_locked else LEDGER_FILES
        target = context.messages.save_file("写しをどこに置きますか", context.store.path.with_name(name), kind)
        if target is None:
            return
        self._write(
            Handing(
                recipient,
                target,
                is_stripped=self.is_stripped,
                passphrase=self.passphrase.input.text() if self.is_locked else "",
                purpose=self.purpose.text().strip(),
                return_by=day,
            )
        )

    def _write(self, handing: Handing) -> None:
        context = self.context
        maker = context.files.handed_copies(context.store.path)

        def work(progress: Progress) -> WrittenCopy:
            return maker.write(
                handing.target, is_stripped=handing.is_stripped, passphrase=handing.passphrase, progress=progress
            )

        def failed(error: ExpectedError) -> None:
            self._end()
            context.messages.warn(
                f"写しをつくれませんでした。帳面は無事です。{error.what_happened}",
                error.what_to_do,
                action="もう一度",
                on_action=self._make,
            )

        self.result.hide()
        self.make_button.setEnabled(False)
        self.make_button.set_text("つくっています…")
        context.background.run(
            work,
            owner=self,
            title=_TITLE,
            done=lambda copy: self._note(handing, copy),
            failed=failed,
            cancelled=self._end,
        )

    def _note(self, handing: Handing, copy: WrittenCopy) -> None:
        """The copy is there: now the line in the log; without it the copy goes again."""
        self._end()
        context = self.context
        change_set = log_entry(context.ledger, handing, copy, today=context.today())
        applied = context.apply(change_set, quiet=True)
        record = change_set.changes[0].record
        if applied.stamp is None or not isinstance(record, Handover):
            copy.path.unlink(missing_ok=True)
            return
        self.passphrase.input.clear()
        self.result.show_handed(record, copy)
        self._show_open()

    def _end(self) -> None:
        self.make_button.set_text("写しをつくる")
        self.make_button.setEnabled(not self.context.store.is_read_only)

    # ---- what is still out

    def _show_open(self) -> None:
        out = open_handovers(self.context.ledger)
        self._open_section.setVisible(bool(out))
        today = self.context.today().isoformat()
        lines = []
        for each in out[:_MOST_SHOWN]:
            late = "　日がすぎています" if each.return_by and each.return_by < today else ""
            due = f"　{spoken_date(each.return_by)} まで{late}" if each.return_by else ""
            lines.append(f"・{each.recipient}　{spoken_date(each.date)} に渡しました{due}")
        more = len(out) - _MOST_SHOWN
        self._open_lines.setText("\n".join([*lines, *([f"ほか {more}件"] if more > 0 else [])]))

    def _show_open_ones(self) -> None:
        out = open_handovers(self.context.ledger)
        if out:
            self.context.signals.record_wanted.emit(Handover.KIND, out[0].id, "")
