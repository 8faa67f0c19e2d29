"""Colours can be read on every ground, and the style sheet has those of the one list."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PALETTE = tomllib.loads((PROJECT / "data" / "palette.toml").read_text(encoding="utf-8"))
GROUNDS = ("page", "wash")
INKS = tuple(name for name in PALETTE["light"] if name not in GROUNDS)


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb`` as WCAG defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_has_the_greatest_contrast():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_text_in_every_colour_can_be_read(scheme, ground, ink):
    colours = PALETTE[scheme]

    assert contrast(colours[ink], colours[ground]) >= 4.5


def test_both_pages_have_the_same_colours():
    assert list(PALETTE["light"]) == list(PALETTE["dark"])


@pytest.mark.parametrize("name", PALETTE["light"])
def test_style_sheet_has_the_colours_of_the_palette(name):
    css = (PROJECT / "_static" / "studyguide.css").read_text(encoding="utf-8")
    light, dark = PALETTE["light"][name], PALETTE["dark"][name]

    assert re.findall(rf"--sg-{name}: ([^;]+);", css) == [f"light-dark({light}, {dark})", light]


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("_templates/layout.html", r'name="theme-color" media="\(prefers-color-scheme: (\w+)\)" content="(#\w+)"'),
    ],
)
def test_browser_frame_has_the_colour_of_the_page(path, pattern):
    found = dict(re.findall(pattern, (PROJECT / path).read_text(encoding="utf-8")))

    assert found == {scheme: PALETTE[scheme]["page"] for scheme in ("light", "dark")}


@pytest.mark.parametrize(
    "path", ["_static/studyguide.css", "src/studyguide/epub/theme/static/book.css", "src/studyguide/epub/cover.typ"]
)
def test_style_sheet_names_no_colour_outside_the_palette(path):
    css = (PROJECT / path).read_text(encoding="utf-8")
    allowed = {*PALETTE["light"].values(), *PALETTE["dark"].values(), "#fff", "#000"}
    named = set(re.findall(r"#[0-9a-f]{3,8}\b", css))

    assert named
    assert named <= allowed
