"""What goes along with what is given away."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from bundle.errors import BuildError
from bundle.parts import Kind, Part, licence_rows
from bundle.release import CHANGES, SUMS, newest_of, results_of, write_sums
from bundle.sbom import written

from app.version import VERSION
from tests.architecture.rules import FORBIDDEN_WORDS
from tests.architecture.source import ROOT

CHANGED = (ROOT / "resources" / CHANGES).read_text(encoding="utf-8")
PARTS = [
    Part("pillow", "13.0.0", "MIT-CMU", source="pkg:pypi/pillow@13.0.0", sha256="a" * 64),
    Part("Qt", "6.11.3", "LGPL-3.0-only", Kind.FRAMEWORK),
    Part("python", "3.11.9", "PSF-2.0", Kind.PLATFORM),
    Part("郵便番号データ", "", "日本郵便は著作権を主張しない", Kind.DATA),
]


def told(parts: list[Part], commit: str = "abc1234") -> str:
    return written(parts, system="windows", version="0.1.0", commit=commit, seconds=1795305600)


def test_the_list_of_parts_names_each_with_version_licence_and_digest() -> None:
    found = {each["name"]: each for each in json.loads(told(PARTS))["components"]}
    assert found["pillow"]["version"] == "13.0.0"
    assert found["pillow"]["purl"] == "pkg:pypi/pillow@13.0.0"
    assert found["pillow"]["hashes"] == [{"alg": "SHA-256", "content": "a" * 64}]
    assert found["pillow"]["licenses"] == [{"license": {"id": "MIT-CMU"}}]
    assert found["Qt"]["type"] == "framework"
    assert found["郵便番号データ"]["licenses"] == [{"license": {"name": "日本郵便は著作権を主張しない"}}]


def test_the_list_of_parts_is_the_same_for_the_same_commit() -> None:
    assert told(PARTS) == told(PARTS[::-1])
    assert told(PARTS) != told(PARTS, "def5678")
    assert json.loads(told(PARTS))["metadata"]["timestamp"] == "2026-11-22T00:00:00+00:00"


def test_a_digest_that_is_none_is_refused() -> None:
    with pytest.raises(BuildError, match="CycloneDX"):
        told([Part("pillow", "13.0.0", "MIT-CMU", sha256="short")])


def test_every_locked_package_and_every_font_has_a_licence_to_be_listed() -> None:
    rows = licence_rows((ROOT / "resources" / "LICENCES.md").read_text(encoding="utf-8"))
    assert rows["pillow"][2] == "MIT-CMU"
    assert rows["bizudpgothic-regular.ttf"][2] == "OFL-1.1"
    assert rows["resources/postal/postal.zip"][2]


def test_sums_are_as_other_tools_read_them(tmp_path: Path) -> None:
    (tmp_path / "licences").mkdir()
    (tmp_path / "licences" / "LGPL-3.0.txt").write_text("text", encoding="utf-8")
    (tmp_path / "つどいば.exe").write_bytes(b"MZ")
    write_sums(tmp_path)
    check = ["sha256sum", "--check", "--strict", SUMS]
    assert subprocess.run(check, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    (tmp_path / "つどいば.exe").write_bytes(b"MZ changed")
    assert subprocess.run(check, cwd=tmp_path, capture_output=True, check=False).returncode == 1


def test_what_changed_is_said_of_this_version_and_this_form_of_ledgers() -> None:
    assert newest_of(CHANGED) == VERSION
    forms = len(list((ROOT / "db" / "migrations").glob("*.sql")))
    newest = next(line for line in CHANGED.splitlines() if line.startswith("## "))
    assert newest.endswith(f"帳面の版 {forms}")


def test_what_changed_is_said_in_everyday_japanese() -> None:
    assert [word for word in FORBIDDEN_WORDS if word in CHANGED] == []
    assert newest_of("# nothing yet") == ""


def test_what_is_given_away_is_named_by_the_version() -> None:
    assert all("0.1.0" in name for name in results_of("0.1.0"))
