"""Which part of a photo stays."""

from __future__ import annotations

import pytest

from app.records.photo import Photo, PhotoUse
from app.rules.photo_crop import crop_point


@pytest.mark.parametrize(
    ("size", "point"), [((1600, 1000), (0.5, 0.5)), ((1000, 1000), (0.5, 0.5)), ((1000, 1600), (0.5, 1 / 3))]
)
def test_a_photo_is_cut_about_its_middle_and_an_upright_one_about_the_faces(
    size: tuple[int, int], point: tuple[float, float]
) -> None:
    assert crop_point(Photo(id=1, width=size[0], height=size[1]), PhotoUse(id=2)) == point


def test_the_point_of_the_user_wins() -> None:
    photo = Photo(id=1, width=1000, height=1600)
    assert crop_point(photo, PhotoUse(id=2, crop_x=0.0, crop_y=0.9)) == (0.0, 0.9)
    assert crop_point(photo, PhotoUse(id=2, crop_x=1.0)) == (1.0, 1 / 3)
    assert crop_point(Photo(id=1), PhotoUse(id=2)) == (0.5, 0.5)
