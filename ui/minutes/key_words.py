"""The keys of the page 会議録, as F1 explains them."""

from __future__ import annotations

PAGE_KEYS = (
    ("Enter", "意見の行：カードにして、つぎの意見へ"),
    ("Ctrl＋Enter", "意見を約束にする"),
    ("Ctrl＋K", "意見を困りごとにする"),
    ("Tab", "意見の行：つぎのグループ"),
    ("↑　↓", "意見の行：ほかの次第"),
    ("F2", "えらんだカード・次第・出席を書きかえ"),
    ("Alt＋↑　Alt＋↓", "次第を上へ、下へ"),
    ("Ctrl＋PageUp　Ctrl＋PageDown", "はじめに・話し合い・まとめを移る"),
    ("Ctrl＋↑　Ctrl＋↓", "まえ・つぎの会議録"),
    ("Ctrl＋S", "いま保存する（はなれても保存されます）"),
)
