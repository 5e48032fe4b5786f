"""Copies onto real disks that are full or protected; skipped where nothing may be mounted."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.changes.change import Change, ChangeSet
from app.errors import ExpectedError
from app.records.photo import Photo
from tests.integration.carrying.conftest import START, Office

PHOTO = hashlib.sha256(b"photo").digest() * 40_000


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    place = tmp_path / "USB"
    place.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    mount = shutil.which("mount")
    if mount is None or subprocess.run(words, capture_output=True, check=False).returncode:
        pytest.skip("nothing may be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True, capture_output=True)


@pytest.fixture
def office(offices: Callable[..., list[Office]]) -> Office:
    """With a ledger of more than a megabyte."""
    (made,) = offices("田中")
    sha = hashlib.sha256(PHOTO).hexdigest()
    with closing(made.open(made.ledger)) as store:
        photo = Change(None, Photo(id=1, sha=sha))
        assert not store.apply(ChangeSet("しごと", (photo,), {sha: PHOTO})).problems
    return made


@pytest.mark.parametrize("is_asked_before", [True, False])
@pytest.mark.parametrize("way", ["write", "post"])
def test_a_full_disk(
    small: Path, office: Office, monkeypatch: pytest.MonkeyPatch, way: str, is_asked_before: bool
) -> None:
    if not is_asked_before:
        monkeypatch.setattr("db.backup._insist_on_room", lambda *_: None)
    before = office.ledger.read_bytes()
    with pytest.raises(ExpectedError, match="場所がいっぱい"):
        getattr(office.files, way)(office.ledger, small / "写し.tsudoiba")
    assert list(small.iterdir()) == []
    assert office.ledger.read_bytes() == before


def test_a_protected_disk(small: Path, office: Office) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True, capture_output=True)
    for way in (office.files.write, office.files.post):
        with pytest.raises(ExpectedError, match=r"書きこみが止められている場所|場所がいっぱい"):
            way(office.ledger, small / "写し.tsudoiba")


def test_a_disk_that_goes_while_it_is_written(small: Path, office: Office) -> None:
    (small / "写し").mkdir()
    target = small / "写し" / "写し.tsudoiba"
    subprocess.run(["umount", "-l", str(small)], check=True, capture_output=True)
    with pytest.raises(ExpectedError, match="フォルダー「写し」がありません"):
        office.files.write(office.ledger, target)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(small)], check=True, capture_output=True)
    (small / "写し").mkdir()

    def pull(done: int, total: int, /) -> None:
        if 0 < done < total:
            shutil.rmtree(small / "写し", ignore_errors=True)

    with pytest.raises(ExpectedError):
        office.files.write(office.ledger, target, progress=pull)
    assert not target.exists()
    with closing(office.open(office.ledger)) as store:
        assert list(store.faults()) == []
    assert office.look(minutes=int(START.hour)).posted
