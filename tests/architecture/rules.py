"""The rules of the house that a machine can check; each takes one source file and says what is wrong in it.

A rule yields `(line, message)`. `RULES` names them all; test_rules.py runs each over the program and, so that it is
known to work, over planted violations.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from PySide6 import QtCore, QtGui, QtWidgets

from tests.architecture.source import Source, called_name

Violation = tuple[int, str]
Rule = Callable[[Source], Iterator[Violation]]

ONE_DOOR = {
    "PySide6": ("ui/",),
    "shiboken6": ("ui/",),
    "qtpy": (),
    "sqlalchemy": ("db/",),
    "sqlite3": ("db/",),
    "reportlab": ("app/printing/pdf_writer.py", "app/printing/type0_font.py"),
    "qtawesome": ("ui/icons.py",),
    "platformdirs": ("app/paths.py",),
    "pyrage": ("app/handing_over/sealing.py",),
}
MODULE_LINES = 400
FUNCTION_LINES = 60
BANNED_MODULES = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}
# Everything that changes a ledger, and what for. Store.apply and Store.join are the doors for data; the others are
# maintenance. Nothing else in db/ may write.
WRITING_DOORS = {
    "db/writing.py": "rows and photos, for Store.apply and Store.join",
    "db/journal.py": "the journal entry of Store.apply, in the same transaction",
    "db/schema.py": "migration of an older ledger",
    "db/ledger_file.py": "making a new ledger",
    "db/erasing.py": "emptying what the journal holds of records that are erased for good",
    "db/pruning.py": "taking out of the journal what was overwritten long ago",
    "db/stripping.py": "making a new ledger without persons; the whole one is only read",
    "db/parted_copy.py": "taking the photos out of a backup, never out of the ledger, and putting them back",
}
COMPOSERS = ("ui/main.py", "ui/command_line.py")
# 「編集」 is not among them: the names of deeds (「居場所『さくら』を編集」) are part of the contract.
FORBIDDEN_WORDS = (
    *("登録", "更新", "実行", "キャンセル", "データ", "レコード", "同期", "エラー", "ファイル名"),
    *("不正", "必須項目", "競合"),
)
LEGITIMATE_WORDS = ("オープンデータ",)
SPOKEN_IN = ("ExpectedError", "Problem")


def one_door_per_library(source: Source) -> Iterator[Violation]:
    for line, name in source.imports():
        library = name.partition(".")[0]
        doors = ONE_DOOR.get(library)
        if doors is not None and not source.is_in(*doors):
            yield line, f"{library} may only be imported in {', '.join(doors) or 'no file'}"


def few_doors_for_writing(source: Source) -> Iterator[Violation]:
    if source.path in WRITING_DOORS:
        return
    for line, text in source.strings():
        if re.search(
            r"\b(INSERT (OR \w+ )?INTO|UPDATE \w+ SET|DELETE FROM|REPLACE INTO|(DROP|ALTER|CREATE) TABLE)\b", text
        ):
            yield line, "writes to a ledger beside the doors of WRITING_DOORS"
    for node in ast.walk(source.tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("insert", "update", "delete")
        ):
            yield node.lineno, "writes to a ledger beside the doors of WRITING_DOORS"


def one_way_street(source: Source) -> Iterator[Violation]:
    here = source.path.partition("/")[0]
    allowed = {"app": {"app"}, "db": {"app", "db"}, "ui": {"app", "ui"}}[here]
    if source.is_in(*COMPOSERS):
        allowed = {"app", "db", "ui"}
    for line, name in source.imports():
        there = name.partition(".")[0]
        if there in {"app", "db", "ui", "tests"} - allowed:
            yield line, f"{here} may not import {there}"


def no_event_pumping(source: Source) -> Iterator[Violation]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr == "processEvents":
            yield node.lineno, "processEvents lets anything happen in the middle of a deed; use ui/background.py"


def one_door_to_the_user(source: Source) -> Iterator[Violation]:
    if source.is_in("ui/messages.py"):
        return
    dialogs = {"QMessageBox", "QFileDialog", "QInputDialog", "QErrorMessage"}
    for node in ast.walk(source.tree):
        name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
        if name in dialogs:
            yield node.lineno, f"{name} belongs in ui/messages.py"


def one_table_of_looks(source: Source) -> Iterator[Violation]:
    if not source.is_in("ui/") or source.is_in("ui/theme.py"):
        return
    for line, text in source.strings():
        if re.search(r"#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})\b", text):
            yield line, f"colour {text!r}: ask theme.colour"
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call):
            continue
        name = called_name(node)
        if (
            name in ("setStyleSheet", "QFont")
            or (name == "QColor" and any(isinstance(argument, ast.Constant) for argument in node.args))
            or (name == "setFont" and not _is_painter(node.func))
        ):
            yield node.lineno, f"{name}(: looks come from resources/style.qss and ui/theme.py"


def _is_painter(function: ast.expr) -> bool:
    """A painted widget sets the theme's font on its QPainter, never on itself."""
    return isinstance(function, ast.Attribute) and ast.unparse(function.value).split(".")[-1].endswith("painter")


def short_modules(source: Source) -> Iterator[Violation]:
    lines = source.text.count("\n")
    if lines > MODULE_LINES:
        yield lines, f"{lines} lines, at most {MODULE_LINES}"


def short_functions(source: Source) -> Iterator[Violation]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
            lines = node.end_lineno - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield node.lineno, f"{node.name} has {lines} lines, at most {FUNCTION_LINES}"


def telling_names(source: Source) -> Iterator[Violation]:
    for part in source.path.removesuffix(".py").split("/"):
        if BANNED_MODULES & set(part.split("_")):
            yield 1, f"{part} does not say what is inside"


def bugs_propagate(source: Source) -> Iterator[Violation]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ExceptHandler):
            caught = "BaseException" if node.type is None else ast.unparse(node.type)
            if re.search(r"\bException\b", caught) or ("BaseException" in caught and not _ends_in_raise(node)):
                yield node.lineno, f"catches {caught}: a bug must propagate"
        elif isinstance(node, ast.Call) and called_name(node) == "suppress":
            suppressed = {ast.unparse(argument) for argument in node.args}
            if suppressed & {"Exception", "BaseException"}:
                yield node.lineno, "suppresses every exception: a bug must propagate"


def _ends_in_raise(handler: ast.ExceptHandler) -> bool:
    """Whether the handler only tidies up (ROLLBACK) and lets the same exception go on."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def everyday_words(source: Source) -> Iterator[Violation]:
    """Every string in ui/; elsewhere the sentences of failures and problems, which the user reads too."""
    for line, text in source.strings() if source.is_in("ui/") else _spoken_strings(source.tree):
        plain = text
        for word in LEGITIMATE_WORDS:
            plain = plain.replace(word, "")
        for word in FORBIDDEN_WORDS:
            if word in plain:
                yield line, f"「{word}」 in {text!r}: window.md §7 has the everyday word"
        if re.fullmatch(r"&?OK", plain) or "！" in plain:
            yield line, f"{text!r}: no OK and no ！ on screen"


def _spoken_strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called_name(node) in SPOKEN_IN:
            for part in ast.walk(node):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.lineno, part.value


def explained_exemptions(source: Source) -> Iterator[Violation]:
    codes = r"\[[^]]*\]|:\s*[A-Z]+\d+(?:\s*,\s*[A-Z]+\d+)*"
    pattern = re.compile(rf"#\s*(?:type: ignore|noqa|pragma)(?P<codes>{codes})?(?P<reason>.*)")
    for line, comment in source.comments:
        found = pattern.search(comment)
        if found and not (found["codes"] and re.search(r"[^\W_]{3}", found["reason"])):
            yield line, f"{comment}: name the rule, and why, in the same line"


def finished_work(source: Source) -> Iterator[Violation]:
    for line, comment in source.comments:
        if re.search(r"\b(TODO|FIXME|XXX|HACK)\b|\bfor now\b", comment):
            yield line, comment
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Raise) and node.exc is not None and "NotImplementedError" in ast.unparse(node.exc):
            yield node.lineno, "a stub"


def printing_without_a_clock(source: Source) -> Iterator[Violation]:
    """Same input, same bytes: the day is passed in, and nothing is drawn by chance."""
    if not source.is_in("app/printing/"):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            spoken = ast.unparse(node.func)
            if re.search(r"\b(date|datetime)\.(today|now|utcnow)$|^time\.\w*time\w*$|^random\.", spoken):
                yield node.lineno, f"{spoken}(): printing gets `today` from its caller"


def camel_case_only_for_qt(source: Source) -> Iterator[Violation]:
    """A camelCase method in ui/ overrides one of Qt; elsewhere there is none."""
    for node in ast.walk(source.tree):
        is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (
            is_function
            and re.search(r"[a-z][A-Z]", node.name)
            and not (source.is_in("ui/") and node.name in qt_names())
        ):
            yield node.lineno, f"{node.name}: camelCase is for methods of Qt that are overridden"


@lru_cache(maxsize=1)
def qt_names() -> frozenset[str]:
    """The names of all methods of the Qt classes the program can derive from."""
    # getattr: PySide6 makes a class only when it is asked for by name.
    classes = [getattr(module, name) for module in (QtCore, QtGui, QtWidgets) for name in dir(module)]
    return frozenset(name for thing in classes if isinstance(thing, type) for name in dir(thing))


def no_any(source: Source) -> Iterator[Violation]:
    for line, name in source.imports():
        if name == "typing.Any" and not source.is_in("db/rows.py"):
            yield line, "Any switches the type checker off; only db/rows.py may"


RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        one_door_per_library,
        one_way_street,
        no_event_pumping,
        one_door_to_the_user,
        one_table_of_looks,
        short_modules,
        short_functions,
        telling_names,
        bugs_propagate,
        everyday_words,
        explained_exemptions,
        finished_work,
        printing_without_a_clock,
        no_any,
        few_doors_for_writing,
        camel_case_only_for_qt,
    )
}
