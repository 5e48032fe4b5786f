"""Smaller parts: wheels, signatures, the uninstaller's list, the zip, and what the files beside the code say."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from bundle import locked
from bundle.archive import write_zip
from bundle.errors import BuildError
from bundle.program import READ_ME, files_of, version_of
from bundle.removal import removal_script
from bundle.signatures import PYTHON, signer
from bundle.windows import PROGRAM
from bundle.wine import registry_text, spelt_out

from app.version import VERSION
from tests.architecture.rules import FORBIDDEN_WORDS
from tests.architecture.source import ROOT

WINDOWS = ROOT / "packaging" / "windows"
LINUX = ROOT / "packaging" / "linux"
INSTALLER = (WINDOWS / "installer.nsi").read_text(encoding="utf-8")
LAUNCHER = (WINDOWS / "launcher.c").read_text(encoding="utf-8")
SAID = """
Signer's certificate:
\t------------------
\tSigner #0:
\t\tSubject: /C=US/ST=Oregon/L=Beaverton/O=Python Software Foundation/CN={name}
\t\tIssuer : /C=US/O=Somebody/CN=Who vouches

Countersignatures:
\tIssuer: /C=US/O=Somebody/CN=Time stamps
Timestamp Server Signature verification: ok
Signature verification: {verdict}
"""


@pytest.mark.parametrize(
    ("member", "name"),
    [
        ("PIL/Image.py", "PIL/Image.py"),
        ("x-1.0.data/platlib/x/y.pyd", "x/y.pyd"),
        ("x-1.0.data/purelib/x.py", "x.py"),
        ("x-1.0.data/scripts/x.exe", None),
        ("x-1.0.data/data/share/x.1", None),
        ("PIL/", None),
    ],
)
def test_files_of_a_wheel_lie_where_they_are_installed(member: str, name: str | None) -> None:
    assert locked.installed_name(member) == name


def test_a_wheel_cannot_write_outside_its_folder(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "evil.whl", "w") as wheel:
        wheel.writestr("../outside.py", "")
    with pytest.raises(BuildError, match="leave"):
        locked.unpack(tmp_path / "evil.whl", tmp_path / "inside")
    assert not (tmp_path / "outside.py").exists()


def test_the_lock_says_the_version_of_a_package() -> None:
    assert locked.version_in(ROOT / "packaging" / "requirements.txt", "pyside6-essentials").count(".") == 2
    with pytest.raises(BuildError, match="nothing"):
        locked.version_in(ROOT / "packaging" / "requirements.txt", "nothing")


def test_the_signer_is_whose_certificate_it_is() -> None:
    assert signer(SAID.format(name=PYTHON, verdict="ok")) == PYTHON
    assert signer(SAID.format(name="Somebody Else", verdict="ok")) == "Somebody Else"


@pytest.mark.parametrize("said", [SAID.format(name=PYTHON, verdict="failed"), "", "Signature verification: ok\n"])
def test_a_signature_that_is_not_good_has_no_signer(said: str) -> None:
    assert signer(said) is None


def test_the_uninstaller_removes_files_first_and_inner_folders_before_outer_ones() -> None:
    assert removal_script(["b/c/$x.py", "a.exe", "b/つどいば.txt"]).splitlines() == [
        'Delete "$INSTDIR\\a.exe"',
        'Delete "$INSTDIR\\b\\c\\$$x.py"',
        'Delete "$INSTDIR\\b\\つどいば.txt"',
        'RMDir "$INSTDIR\\b\\c"',
        'RMDir "$INSTDIR\\b"',
    ]


def test_the_uninstaller_never_removes_a_folder_with_what_is_in_it() -> None:
    assert not re.search(r"RMDir\s+/r", INSTALLER, re.IGNORECASE)
    assert "/r" not in removal_script(files_of(ROOT / "packaging"))


def test_a_name_that_would_end_the_line_is_refused() -> None:
    with pytest.raises(ValueError, match="evil"):
        removal_script(['evil".py'])


def test_the_zip_holds_one_folder_with_japanese_names_and_is_the_same_every_time(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    (tree / "python").mkdir(parents=True)
    (tree / PROGRAM).write_bytes(b"MZ")
    (tree / "python" / "x.pyd").write_bytes(b"MZ" * 99)
    for name in ("one.zip", "two.zip"):
        write_zip(tree, tmp_path / name, "つどいば")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.namelist() == ["つどいば/python/x.pyd", f"つどいば/{PROGRAM}"]
        assert all(member.flag_bits & 0x800 for member in archive.infolist())


def test_the_version_is_the_programs() -> None:
    assert version_of(ROOT) == VERSION


def test_python_is_taken_by_its_hash() -> None:
    text = (WINDOWS / "python.txt").read_text(encoding="utf-8")
    assert len(re.findall(r"^[\w-]+==\S+ \\\n    --hash=sha256:[0-9a-f]{64}$", text, re.MULTILINE)) == 2


def test_installer_and_launcher_refuse_the_same_windows() -> None:
    oldest = re.search(r"OLDEST_BUILD (\d+)", LAUNCHER)
    assert oldest is not None
    assert f"AtLeastBuild}} {oldest[1]}" in INSTALLER


def test_the_installer_starts_the_program_by_its_name() -> None:
    assert f'!define PROGRAM "{PROGRAM}"' in INSTALLER


def test_the_installer_speaks_everyday_japanese() -> None:
    spoken = "".join(re.findall(r'"([^"]*[ぁ-んァ-ヶ一-龠][^"]*)"', INSTALLER))
    assert len(spoken) > 300
    assert [word for word in FORBIDDEN_WORDS if word in spoken] == []
    assert "！" not in spoken


def test_the_spell_of_the_desktop_files_agrees() -> None:
    entry = (LINUX / "tsudoiba.desktop").read_text(encoding="utf-8")
    kind = "application/x-tsudoiba"
    assert f"MimeType={kind};" in entry
    assert f'type="{kind}"' in (LINUX / "tsudoiba-mime.xml").read_text(encoding="utf-8")
    assert f"<mediatype>{kind}</mediatype>" in (LINUX / "tsudoiba.metainfo.xml").read_text(encoding="utf-8")


def test_scripts_for_one_user_touch_no_folder_of_records() -> None:
    for name in ("install-user.sh", "uninstall-user.sh"):
        removed = re.findall(r"rm -\w+ (.+)", (LINUX / name).read_text(encoding="utf-8"))
        assert removed
        assert not [each for each in removed if re.search(r"(\$data|share)/tsudoiba\b", each)]


@pytest.mark.parametrize(
    ("system", "licences"), [(WINDOWS, "program\\resources\\licences"), (LINUX, "_internal/resources/licences")]
)
def test_the_note_beside_the_program_meets_the_lgpl(system: Path, licences: str) -> None:
    text = (system / READ_ME).read_text(encoding="utf-8")
    for duty in ("LGPL-3.0", "手を加えずに", "入れかえて", licences, "ソース", "3年のあいだ"):
        assert duty in text


EXPORTED = (
    "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_CURRENT_USER\\A]\r\n"
    '@="C:\\\\つどいば.exe,1"\r\n"Size"=dword:00000001\r\n"Name"="a \\"b\\""\r\n\r\n'
    '[HKEY_CURRENT_USER\\A\\B]\r\n"Inner"="x"\r\n'
)


@pytest.mark.parametrize(
    ("key", "name", "text"),
    [
        (r"HKCU\A", "", "C:\\つどいば.exe,1"),
        (r"HKCU\A", "Name", 'a "b"'),
        (r"HKCU\A", "Inner", None),
        (r"HKCU\A\B", "Inner", "x"),
        (r"HKCU\A\B", "", None),
    ],
)
def test_texts_of_the_registry_are_read(key: str, name: str, text: str | None) -> None:
    assert registry_text(EXPORTED, key, name) == text


@pytest.mark.parametrize("coding", ["utf-8", "cp932"])
def test_what_is_said_in_either_coding_is_understood(coding: str) -> None:
    assert spelt_out("帳面をつくりました。".encode(coding)) == "帳面をつくりました。"
