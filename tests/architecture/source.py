"""The project's own Python files, parsed once, as the rules of this folder look at them."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SHIPPED = ("app", "db", "ui")


@dataclass(frozen=True)
class Source:
    """One Python file.

    Attributes:
        path: `ui/main.py`, always with slashes.
        text: what stands in it.
    """

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @cached_property
    def comments(self) -> list[tuple[int, str]]:
        """Line number and text of every comment."""
        tokens = tokenize.generate_tokens(io.StringIO(self.text).readline)
        return [(token.start[0], token.string) for token in tokens if token.type == tokenize.COMMENT]

    @property
    def module(self) -> str:
        """`ui.main`; a package goes by its own name."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def is_in(self, *places: str) -> bool:
        """Whether the file is one of these or lies in one of these folders (which end in a slash)."""
        return any(self.path == place or (place.endswith("/") and self.path.startswith(place)) for place in places)

    def imports(self) -> Iterator[tuple[int, str]]:
        """Line and full name of everything imported, anywhere in the file, by statement or by name in a string."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import | ast.ImportFrom):
                yield from imported_names(node)
            elif isinstance(node, ast.Call) and called_name(node) in ("import_module", "__import__"):
                for argument in node.args[:1]:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield node.lineno, argument.value

    def strings(self) -> Iterator[tuple[int, str]]:
        """Line and text of every string but docstrings; of an f-string its fixed parts."""
        docstrings = {id(node) for node in docstring_nodes(self.tree)}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
                yield node.lineno, node.value


def imported_names(node: ast.Import | ast.ImportFrom) -> Iterator[tuple[int, str]]:
    """`from a.b import c` gives a.b.c, for c may be a module."""
    for alias in node.names:
        prefix = f"{node.module}." if isinstance(node, ast.ImportFrom) and node.module else ""
        yield node.lineno, prefix + alias.name


def docstring_nodes(tree: ast.Module) -> Iterator[ast.Constant]:
    """Every string that stands alone as a statement: docstrings of modules, classes, functions and attributes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def called_name(call: ast.Call) -> str:
    """`setFont` for `painter.setFont(…)` and for `setFont(…)`; '' for anything else that is called."""
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


@lru_cache(maxsize=1)
def shipped_sources() -> tuple[Source, ...]:
    """All files of the program itself, in a fixed order."""
    files = sorted(file for folder in SHIPPED for file in (ROOT / folder).rglob("*.py"))
    return tuple(Source(file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")) for file in files)


@lru_cache(maxsize=1)
def sources_of_tests() -> tuple[Source, ...]:
    files = sorted((ROOT / "tests").rglob("*.py"))
    return tuple(Source(file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")) for file in files)
