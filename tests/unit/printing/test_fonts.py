"""Faces, fallback, and what no face can draw."""

from __future__ import annotations

import pytest

from app.printing.fonts import Face, MissingGlyph, clusters, missing_glyphs, typeface


@pytest.mark.parametrize("face", Face)
def test_names_of_people_and_towns_can_be_drawn(face: Face) -> None:
    assert not missing_glyphs("𠮷田 髙橋 山﨑 葛\U000e0100飾区 辻\U000e0100さん 〜ー々 B&B", face)


def test_an_emoji_is_reported_with_its_text() -> None:
    assert missing_glyphs("お茶🦖会🦖") == (MissingGlyph(text="お茶🦖会🦖", character="🦖", drawn_as="〓"),)


def test_an_unknown_form_of_a_character_is_reported() -> None:
    unknown = "山\U000e01ef"
    assert missing_glyphs(unknown) == (MissingGlyph(text=unknown, character=unknown, drawn_as="山"),)


def test_half_width_figures_of_the_figure_face_are_all_alike() -> None:
    advances = typeface(Face.GB).advances
    assert {advances[figure] for figure in "0123456789-"} == {500.0}


def test_a_missing_character_is_as_wide_as_its_substitute() -> None:
    advances = typeface(Face.R).advances
    assert advances["🦖"] == advances["〓"] == 1000


def test_clusters_keep_selectors() -> None:
    assert list(clusters("葛\U000e0100飾")) == [(0, 2), (2, 3)]
