"""What the repository holds besides code: licences, locked packages, fonts, the top level, no trace of a machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

TOP_LEVEL = {
    *("pyproject.toml", "app", "ui", "resources", "db", "tests", "packaging"),
    *("README.md", "LICENSE", ".gitignore", ".ci", ".git"),
}
TEXT_ENDINGS = {".py", ".toml", ".txt", ".md", ".sh", ".bat", ".qss", ".sql", ".svg", ".json", ".csv", ""}
# Put together from parts, so that this file does not find itself.
MACHINE = re.compile(
    "|".join(
        (
            r"\.\./sha" + "red",
            "/" + r"(?:work|root|farm|home/\w+)/",
            r"(?:^|[/@])(?:py" + "pi|np" + r"m|deb|registry)[\w.-]*\.(?:org|com|io|net)",
            "files.pythonh" + "osted",
            "--(?:extra-)?index" + "-url",
        )
    )
)
LICENCES = ROOT / "resources" / "LICENCES.md"
FONTS = sorted((ROOT / "resources" / "fonts").glob("*.ttf"))


def ignored_names() -> set[str]:
    """Names that .gitignore leaves out, as they stand there without slashes."""
    return {line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()}


def is_ignored(path: Path) -> bool:
    return any(Path(part).match(name) for part in path.relative_to(ROOT).parts for name in ignored_names())


def text_files() -> Iterator[Path]:
    for top in sorted(ROOT.iterdir()):
        if top.name == ".git" or is_ignored(top):
            continue
        for path in [top] if top.is_file() else sorted(top.rglob("*")):
            if path.is_file() and path.suffix in TEXT_ENDINGS and not is_ignored(path):
                yield path


def locked(name: str) -> dict[str, str]:
    """Version of every package of a lock, by name in small letters."""
    text = (ROOT / "packaging" / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([\w.]+)", text, re.MULTILINE))


def licence_rows() -> dict[str, list[str]]:
    """The rows of all tables of LICENCES.md by their first column."""
    rows = {}
    for line in LICENCES.read_text(encoding="utf-8").splitlines():
        columns = [column.strip() for column in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(columns) >= 3 and set(columns[0]) != {"-"}:
            rows[columns[0].lower()] = columns
    return rows


def forces_gpl(licence: str) -> bool:
    """Whether no way through `A OR B` avoids the GPL; the LGPL is not the GPL."""
    return all(re.search(r"\bA?GPL|(?<!Lesser )General Public", choice) for choice in licence.split(" OR "))


def test_the_top_level_is_fixed() -> None:
    assert {path.name for path in ROOT.iterdir() if not is_ignored(path)} - TOP_LEVEL == set()


def test_nothing_names_the_machine_it_was_made_on() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in text_files()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if MACHINE.search(line)
    ]
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize(
    "line",
    [
        "open('/wor" + "k/main/x')",
        "ls ../sha" + "red/data",
        "see /hom" + "e/taro/x",
        "https://py" + "pi.org/simple",
        "--index" + "-url x",
    ],
)
def test_a_planted_trace_of_a_machine_is_found(line: str) -> None:
    assert MACHINE.search(line)


@pytest.mark.parametrize("line", ["https://scripts.sil.org/OFL", "homework/x", "the home/work balance", "a/root-x"])
def test_ordinary_text_names_no_machine(line: str) -> None:
    assert not MACHINE.search(line)


@pytest.mark.parametrize("package", locked("requirements.txt"))
def test_every_shipped_package_is_in_the_list_of_licences(package: str) -> None:
    row = licence_rows().get(package)
    assert row is not None, f"{package} is missing in resources/LICENCES.md"
    assert row[1] == locked("requirements.txt")[package]
    assert not forces_gpl(row[2])


@pytest.mark.parametrize("package", locked("requirements.txt"))
def test_no_shipped_package_is_under_the_gpl(package: str) -> None:
    about = metadata.metadata(package)
    licence = about.get("License-Expression") or about.get("License") or _licence_text(package)
    assert licence
    assert not forces_gpl(licence.splitlines()[0])


def _licence_text(package: str) -> str:
    """The licence that comes with a package which only names the file."""
    found = [each for each in metadata.files(package) or () if each.name == "LICENSE"]
    return found[0].read_text() if found else ""


@pytest.mark.parametrize(
    "licence", ["GPL-3.0-only", "GPLv2", "AGPL-3.0", "GNU General Public License", "GPL-2.0 OR GPL-3.0"]
)
def test_the_gpl_is_recognised(licence: str) -> None:
    assert forces_gpl(licence)


@pytest.mark.parametrize("licence", ["MIT", "LGPL-3.0-only OR GPL-2.0-only", "GNU Lesser General Public License"])
def test_other_licences_are_not_taken_for_the_gpl(licence: str) -> None:
    assert not forces_gpl(licence)


def test_the_list_of_licences_names_no_package_that_is_gone() -> None:
    packages = {name for name, columns in licence_rows().items() if re.fullmatch(r"[\d.]+", columns[1])}
    assert packages == set(locked("requirements.txt"))


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.name)
def test_every_font_has_its_licence_beside_it_and_in_the_list(font: Path) -> None:
    family = font.stem.partition("-")[0]
    assert "SIL OPEN FONT LICENSE Version 1.1" in font.with_name(f"{family}-OFL.txt").read_text(encoding="utf-8")
    assert font.name.lower() in licence_rows()


@pytest.mark.parametrize("folder", sorted({path.parent.name for path in (ROOT / "resources").rglob("*.ttf")}))
def test_every_folder_of_fonts_is_in_the_list(folder: str) -> None:
    assert f"`resources/{folder}/`" in LICENCES.read_text(encoding="utf-8")


def test_every_direct_dependency_is_pinned_as_locked() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    pinned = re.findall(r'^    "([\w-]+)==([\w.]+)",$', text, re.MULTILINE)
    listed = re.findall(r'^    "[\w-]+[^"]*",$', text[: text.index("[project.scripts]")], re.MULTILINE)
    assert len(pinned) == len(listed) > 20
    known = locked("requirements-dev.txt").items() | locked("requirements-peers.txt").items()
    assert {(name.lower(), version) for name, version in pinned} <= known


def test_developers_run_what_is_shipped() -> None:
    assert locked("requirements.txt").items() <= locked("requirements-dev.txt").items()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-peers.txt"])
def test_every_locked_package_has_hashes(name: str) -> None:
    text = (ROOT / "packaging" / name).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.MULTILINE)[1:]
    assert len(entries) == len(locked(name))
    assert all("--hash=sha256:" in entry for entry in entries)


def test_the_batch_file_suits_every_code_page() -> None:
    content = (ROOT / "packaging" / "start.bat").read_bytes()
    assert content.isascii()
    assert content.count(b"\r\n") == content.count(b"\n")


@pytest.mark.parametrize("migration", sorted((ROOT / "db" / "migrations").glob("*.sql")), ids=lambda path: path.stem)
def test_every_migration_has_a_stored_old_ledger(migration: Path) -> None:
    number = migration.stem.partition("_")[0]
    assert list((ROOT / "tests" / "old_files").glob(f"*{number}*.tsudoiba"))
