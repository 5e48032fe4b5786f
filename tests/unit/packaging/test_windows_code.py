"""What Windows files load, and whether it is there."""

from __future__ import annotations

import pytest
from bundle.windows import SEARCHED
from bundle.windows_code import WindowsCode, is_of_windows, missing_libraries

from tests.unit.packaging.windows_file import windows_file


def code(*libraries: str) -> WindowsCode:
    return WindowsCode(windows_file({library: ["f"] for library in libraries}))


def test_it_says_what_is_loaded_at_once_and_later() -> None:
    found = WindowsCode(windows_file({"Qt6Core.dll": ["a"], "KERNEL32.dll": ["b", "c"]}, ["WINSPOOL.DRV"]))
    assert found.imports() == ["qt6core.dll", "kernel32.dll", "winspool.drv"]


def test_it_says_what_is_wanted_of_one_library() -> None:
    found = WindowsCode(windows_file({"icuuc.dll": ["ucnv_open", "ucnv_close"], "KERNEL32.dll": ["b"]}))
    assert found.names_from("icuuc.dll") == ["ucnv_open", "ucnv_close"]
    assert found.names_from("user32.dll") == []


@pytest.mark.parametrize("has_window", [True, False])
def test_it_says_whether_a_console_opens(has_window: bool) -> None:
    assert WindowsCode(windows_file(has_window=has_window)).has_window is has_window


@pytest.mark.parametrize("content", [b"", b"\x7fELF" + b"\0" * 99, windows_file().replace(b"PE\0\0", b"NE\0\0")])
def test_other_files_are_no_windows_code(content: bytes) -> None:
    with pytest.raises(ValueError, match="not"):
        WindowsCode(content)


def test_what_lies_beside_is_found_whatever_the_case_of_its_name() -> None:
    assert missing_libraries({"a/one.dll": code("TWO.dll"), "a/two.dll": code()}, {}) == []


def test_what_lies_elsewhere_is_missing_unless_it_is_looked_for_there() -> None:
    codes = {"packages/x/one.pyd": code("msvcp140.dll"), "python/msvcp140.dll": code("KERNEL32.dll")}
    assert missing_libraries(codes, {}) == ["packages/x/one.pyd needs msvcp140.dll"]
    assert missing_libraries(codes, SEARCHED) == []


def test_only_qt_looks_into_the_folder_of_qt() -> None:
    codes = {
        "packages/PySide6/plugins/styles/s.dll": code("qt6core.dll"),
        "packages/PySide6/qt6core.dll": code(),
        "packages/other/o.pyd": code("qt6core.dll"),
    }
    assert missing_libraries(codes, SEARCHED) == ["packages/other/o.pyd needs qt6core.dll"]


@pytest.mark.parametrize("library", ["kernel32.dll", "api-ms-win-crt-heap-l1-1-0.dll", "winspool.drv", "icuuc.dll"])
def test_parts_of_windows_are_known(library: str) -> None:
    assert is_of_windows(library)


@pytest.mark.parametrize("library", ["msvcp140.dll", "vcruntime140.dll", "python311.dll", "opengl32sw.dll"])
def test_what_many_pcs_have_is_no_part_of_windows(library: str) -> None:
    assert not is_of_windows(library)
