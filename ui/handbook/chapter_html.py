"""A chapter as the hypertext that Qt's text browser understands, in the colours and sizes in use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from app.handbook.parts import Bullets, Chapter, Heading, Note, Paragraph, Part, Pointer, Screen, Steps, Table
from ui import theme

PAGE_KEYS = "page-keys"
"""Anchor of the keys of the page in sight."""
_LINE_HEIGHT = 150


def style() -> str:
    """The style sheet of a chapter: distances in px, type in pt, colours of the look in use."""
    ink, ai, ink2 = (theme.colour(name).name() for name in ("ink", "ai", "ink2"))
    title, section = (theme.SIZES[theme.current.text_size][name] for name in ("title", "section"))
    return f"""
        p, li, td, th {{ color: {ink}; line-height: {_LINE_HEIGHT}%; white-space: pre-wrap; }}
        p {{ margin-top: {theme.px(6)}px; margin-bottom: {theme.px(6)}px; }}
        li {{ margin-bottom: {theme.px(5)}px; }}
        ol, ul {{ margin-top: {theme.px(6)}px; margin-bottom: {theme.px(10)}px; }}
        h1 {{ color: {ink}; font-size: {title}pt; margin-bottom: {theme.px(10)}px; }}
        h2 {{ color: {ai}; font-size: {section}pt; margin-top: {theme.px(24)}px; margin-bottom: {theme.px(8)}px; }}
        a {{ color: {ai}; }}
        .screen {{ line-height: 100%; }}
        .caption {{ color: {ink2}; margin-bottom: {theme.px(14)}px; }}
    """


def chapter_html(chapter: Chapter, *, keys: Sequence[tuple[str, str]] = (), about: str = "") -> str:
    """The whole chapter; links lead to `#chapter/section`, pictures are named by their state.

    Args:
        keys: what the keys of the page in sight do, as a section of its own at the end.
        about: whose keys they are.
    """
    shown = [f'<a name="{chapter.key}"></a><h1>{escape(chapter.title)}</h1>']
    shown += [_part(part, chapter.key) for part in chapter.parts]
    if keys:
        words = f"キーでできること（{about}）" if about else "キーでできること"
        shown += [_part(Heading(words, PAGE_KEYS), chapter.key), _table(Table(("キー", "すること"), tuple(keys)))]
    return "".join(shown)


def _part(part: Part, chapter: str) -> str:
    match part:
        case Heading(words, key):
            return f'<h2><a name="{chapter}/{key}"></a>{escape(words)}</h2>'
        case Paragraph(words):
            return f"<p>{escape(words)}</p>"
        case Steps(items):
            return f"<ol>{_items(items)}</ol>"
        case Bullets(items):
            return f"<ul>{_items(items)}</ul>"
        case Note():
            return _note(part)
        case Screen(state, words):
            said = escape(words)
            return f'<p class="screen"><img src="{state}" alt="{said}"></p><p class="caption">{said}</p>'
        case Table():
            return _table(part)
        case Pointer(words, target):
            return f'<p>→ <a href="#{target}">{escape(words)}</a></p>'


def _items(items: Iterable[str]) -> str:
    return "".join(f"<li>{escape(item)}</li>" for item in items)


def _note(note: Note) -> str:
    ground = theme.colour("yamw" if note.is_otherwise else "aiw").name()
    said = f"<p><b>{note.head}</b><br>{escape(note.words)}</p>"
    return (
        f'<table width="100%" cellpadding="{theme.px(10)}" cellspacing="0" bgcolor="{ground}">'
        f"<tr><td>{said}</td></tr></table><p></p>"
    )


def _table(table: Table) -> str:
    line, ground = theme.colour("line2").name(), theme.colour("paper2").name()
    head = "".join(f'<th align="left" bgcolor="{ground}">{escape(cell)}</th>' for cell in table.head)
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in table.rows)
    return (
        f'<table border="1" cellspacing="0" cellpadding="{theme.px(7)}" width="100%" '
        f'style="border-collapse: collapse; border-color: {line};"><tr>{head}</tr>{rows}</table><p></p>'
    )
