"""The paper in the pictures is the one that Livret makes."""

from __future__ import annotations

import pytest

from livret import bootstrap
from livret.bootstrap.picturing import example_printer


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_example_is_printed_on_pages_of_a4(language: str) -> None:
    pages = example_printer(bootstrap.Rooms(()))(language)
    assert len(pages) >= 2
    for width, height, pixels in pages:
        assert len(pixels) == 4 * width * height
        assert height / width == pytest.approx(297 / 210, abs=0.01)
        assert len(set(pixels[:400_000])) > 2
