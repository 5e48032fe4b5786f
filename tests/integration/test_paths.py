"""Names that are free, and parts that become files or go."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.paths import free_path, part_of


def test_a_free_name_is_taken_as_it_is_and_a_taken_one_is_counted_on(tmp_path: Path) -> None:
    proposed = tmp_path / "小平.西.tsudoiba"
    assert free_path(proposed) == proposed
    proposed.touch()
    assert free_path(proposed).name == "小平.西 2.tsudoiba"
    free_path(proposed).touch()
    assert free_path(proposed).name == "小平.西 3.tsudoiba"
    assert free_path(proposed, " 写し{}").name == "小平.西 写し2.tsudoiba"


def test_a_part_that_got_its_name_stays(tmp_path: Path) -> None:
    target = tmp_path / "帳面.tsudoiba"
    with part_of(target) as part:
        assert part.parent == tmp_path
        part.write_bytes(b"1")
        part.replace(target)
    assert list(tmp_path.iterdir()) == [target]


def test_a_part_without_a_name_goes_and_the_failure_is_told(tmp_path: Path) -> None:
    def fail() -> None:
        with part_of(tmp_path / "帳面.tsudoiba") as part:
            part.write_bytes(b"1")
            raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        fail()
    assert list(tmp_path.iterdir()) == []
