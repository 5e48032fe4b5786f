"""What is told of a fault: where in the code, and nothing that anybody typed."""

from __future__ import annotations

import contextlib
import errno
import sqlite3

import pytest

from app.fault_report import place_in_program, report_of

SECRET = ("山田", "hanako", "042-000-0300", "小平", "yamada@example.jp")


def caught(error: BaseException) -> BaseException:
    """The error as it arrives when it was raised in the code."""
    name, telephone = "山田 花子", "042-000-0300"
    with contextlib.suppress(type(error)):
        raise error
    assert name
    assert telephone
    return error


@pytest.mark.parametrize(
    "error",
    [
        KeyError("山田 花子"),
        ValueError("invalid literal for int() with base 10: '042-000-0300'"),
        RuntimeError("no place for 山田"),
        RuntimeError("no place for yamada@example.jp"),
        TypeError("cannot join 0420000300"),
        FileNotFoundError(errno.ENOENT, "No such file", "/Users/hanako/小平.tsudoiba"),
        ImportError("cannot import x", name="山田", path="/Users/hanako/x.py"),
        UnicodeEncodeError("ascii", "山田", 0, 1, "no"),
        sqlite3.OperationalError('fts5: syntax error near "山田"'),
        AssertionError("山田 042-000-0300"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_nothing_that_was_typed_is_told(error: BaseException) -> None:
    told = "\n".join(report_of(caught(error)))
    assert type(error).__name__ in told
    assert not [word for word in SECRET if word in told]
    assert "0420000300" not in told


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (AttributeError("'Place' object has no attribute 'nmae'"), ": 'Place' object has no attribute 'nmae'"),
        (RuntimeError("Internal C++ object (Label) already deleted."), ": Internal C++ object (Label) already deleted."),
        (OSError(errno.ENOSPC, "No space left", "/Users/hanako/x"), ": ENOSPC"),
        (ModuleNotFoundError("No module named 'reportlab'", name="reportlab"), ": reportlab"),
        (KeyError("x"), ""),
    ],
)
def test_what_python_says_of_the_code_is_told(error: BaseException, told: str) -> None:
    assert report_of(error) == [f"builtins.{type(error).__name__}{told}"]


def test_what_sqlite_calls_its_fault_is_told() -> None:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE x (y UNIQUE)")
        with pytest.raises(sqlite3.Error) as found:
            connection.executemany("INSERT INTO x VALUES (?)", [("山田",), ("山田",)])
    assert report_of(found.value)[0] == "sqlite3.IntegrityError: SQLITE_CONSTRAINT_UNIQUE"


def test_the_code_it_passed_through_is_told_with_the_cause_first() -> None:
    def outer() -> None:
        try:
            raise KeyError("山田")
        except KeyError as error:
            raise RuntimeError("not made") from error

    with pytest.raises(RuntimeError) as found:
        outer()
    told = report_of(found.value)
    assert told[0] == "builtins.KeyError"
    assert told[1].startswith("  tests/unit/test_fault_report.py:")
    assert "builtins.RuntimeError: not made" in told
    assert told[-1].endswith("outer")


def test_a_fault_that_goes_in_circles_ends() -> None:
    def deeper() -> None:
        deeper()

    with pytest.raises(RecursionError) as found:
        deeper()
    assert len(report_of(found.value)) < 50


@pytest.mark.parametrize(
    ("file_name", "told"),
    [
        ("/Users/hanako/.local/lib/python3.11/site-packages/openpyxl/cell.py", "openpyxl/cell.py"),
        ("/usr/lib/python3.11/json/decoder.py", "json/decoder.py"),
        ("/Users/hanako/x.py", "x.py"),
        ("ui/main.py", "ui/main.py"),
        (__file__, "tests/unit/test_fault_report.py"),
    ],
)
def test_no_path_of_this_computer_is_told(file_name: str, told: str) -> None:
    assert place_in_program(file_name) == told
