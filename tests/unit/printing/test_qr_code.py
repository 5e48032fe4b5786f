"""Codes and the reasons why there is none."""

from __future__ import annotations

import pytest

from app.printing.qr_code import QUIET_ZONE, QrCode, QrLevel, QrProblem, make_qr_code


def test_a_code_has_its_quiet_zone() -> None:
    code = make_qr_code("https://ibasho.example/27")
    assert isinstance(code, QrCode)
    assert code.size == 25
    assert code.full_size == 25 + 2 * QUIET_ZONE
    assert code.module_mm(19) == pytest.approx(19 / 33)
    corners = [tuple(map(float, piece.split()[:2])) for piece in code.outline.split(" re") if piece.strip()]
    assert min(corners) == (QUIET_ZONE, QUIET_ZONE)


def test_the_higher_level_needs_more_modules() -> None:
    plain, tough = make_qr_code("https://ibasho.example/27"), make_qr_code("https://ibasho.example/27", QrLevel.Q)
    assert isinstance(plain, QrCode)
    assert isinstance(tough, QrCode)
    assert tough.size >= plain.size


@pytest.mark.parametrize("text", ["", "  ", "https://a.example/\u202e", "a" * 3000, "あ" * 900])
def test_no_code_but_a_sentence(text: str) -> None:
    problem = make_qr_code(text)
    assert isinstance(problem, QrProblem)
    assert problem.message.endswith("。")
