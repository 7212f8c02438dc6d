"""The tokens' promise: every text colour is readable on every ground it is set on, in light and in dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOKENS = Path("izligums/web/ui/static/ui/css/tokens.css")

ON_ANY_PAPER = ("ink", "quiet", "pine", "pine-deep", "amber", "brick", "brick-deep", "sky", "heather")
PAPERS = ("ground", "paper", "linen")
PAIRS = [
    *((ink, paper) for ink in ON_ANY_PAPER for paper in PAPERS),
    *((colour, f"{colour}-wash") for colour in ("pine", "amber", "brick", "sky", "heather")),
    *(("ink", f"{colour}-wash") for colour in ("pine", "amber", "brick", "sky")),
    *(("on-fill", fill) for fill in ("pine", "pine-deep")),
    ("brick-deep", "brick-wash"),
    ("pine", "brick-wash"),
]


def tokens(scheme: str) -> dict[str, str]:
    light, dark = TOKENS.read_text().split("@media (prefers-color-scheme: dark)")

    def colours(css: str) -> dict[str, str]:
        return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css))

    return colours(light) if scheme == "light" else colours(light) | colours(dark)


def luminance(colour: str) -> float:
    channels = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = [
        channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_is_readable_on_every_ground(scheme: str) -> None:
    colours = tokens(scheme)
    too_weak = {(ink, paper) for ink, paper in PAIRS if contrast(colours[ink], colours[paper]) < 4.5}
    assert too_weak == set()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_of_controls_are_visible(scheme: str) -> None:
    colours = tokens(scheme)
    assert all(contrast(colours["line"], colours[paper]) >= 3 for paper in PAPERS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_two_sides_have_the_same_weight(scheme: str) -> None:
    colours = tokens(scheme)
    weights = [contrast(colours[side], colours["ground"]) for side in ("sky", "heather")]
    assert max(weights) / min(weights) < 1.1
