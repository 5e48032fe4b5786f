"""What is remembered of a shared folder goes through its file unchanged; anything else in the file is nothing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.carrying.copy_names import insist_on_portable
from app.carrying.notebook import (
    Notebook,
    Seen,
    Sight,
    new_notebook,
    read_notebook,
    without_what_is_posted,
    write_notebook,
)

moments = st.datetimes()
vectors = st.dictionaries(st.integers(1, 1 << 62), st.integers(0, 1 << 40), max_size=5)
seen = st.builds(
    Seen,
    size=st.integers(0, 1 << 50),
    modified=st.integers(-(1 << 62), 1 << 62),
    sight=st.sampled_from(Sight),
    looked=moments,
    who=st.text(max_size=10),
    host=st.text(max_size=10),
    written=st.none() | moments,
    reason=st.text(max_size=10),
    covers=vectors,
)
names = st.text(st.characters(), max_size=10)
notebooks = st.builds(
    Notebook,
    names,
    posted=vectors,
    posted_at=st.none() | moments,
    posted_as=st.tuples(st.integers(), st.integers()),
    seen=st.dictionaries(names, seen, max_size=4),
)


@given(notebook=notebooks)
def test_there_and_back(tmp_path_factory: pytest.TempPathFactory, notebook: Notebook) -> None:
    path = tmp_path_factory.mktemp("n") / "new" / "n.json"
    write_notebook(path, notebook)
    assert read_notebook(path) == notebook
    assert [each.name for each in path.parent.iterdir()] == ["n.json"]


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"form": 2}', '{"form": 1, "name": "x", "posted": 3}', "\ufffd"])
def test_anything_else_is_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / "n.json").write_text(content, encoding="utf-8")
    assert read_notebook(tmp_path / "n.json") is None
    assert read_notebook(tmp_path / "no.json") is None


def test_a_place_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    write_notebook(tmp_path / "file" / "n.json", Notebook("x"))
    assert read_notebook(tmp_path / "file" / "n.json") is None


def test_names_are_of_one_computer_and_travel() -> None:
    made = [new_notebook(Path('a/小:平"西.tsudoiba'), "田中", "MADO") for _ in range(2)]
    assert made[0].name != made[1].name
    assert made[0].name.startswith("小 平 西 田中 MADO ")
    for each in (*made, new_notebook(Path("あ" * 300), "い" * 300, "う" * 300), new_notebook(Path("?"), "", "")):
        insist_on_portable(each.name)


def test_what_is_posted_is_covered_no_more() -> None:
    moment = datetime(2026, 11, 24)
    before = {"a": Seen(1, 1, Sight.JOINED, moment, covers={1: 5, 2: 7})}
    assert without_what_is_posted(before, {1: 5, 2: 6})["a"].covers == {2: 7}
