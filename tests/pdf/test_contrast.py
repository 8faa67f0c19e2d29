"""Colours on paper: every letter and line can be seen, and no colour says anything alone."""

from __future__ import annotations

import re

import pytest

WHITE, WASH = (1.0, 1.0, 1.0), (0xF4 / 255, 0xF6 / 255, 0xF8 / 255)
PALEST = 1.2
"""The contrast with paper up to which a filled area is a ground and no line."""

_PAINT = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) (scn|SCN)|(\bT[jJ]\b|(?<=\n)[Sf](?=\n))")


def contrast(one, other):
    """Return the contrast of two colours, from 1 to 21, as WCAG defines it."""

    def luminance(colour):
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
        return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def painted(reader):
    """Return the colours of letters and of lines."""
    letters, lines = set(), set()
    for sheet in reader.pages:
        fill = stroke = (0.0, 0.0, 0.0)
        for red, green, blue, sets, shows in _PAINT.findall(sheet.get_contents().get_data()):
            if sets:
                colour = tuple(map(float, (red, green, blue)))
                fill, stroke = (colour, stroke) if sets == b"scn" else (fill, colour)
            elif shows == b"S":
                lines.add(stroke)
            elif shows == b"f":
                # Typst fills a thin box for a line under a block.
                lines |= {fill} if contrast(fill, WHITE) > PALEST else set()
            else:
                letters.add(fill)
    return letters, lines


@pytest.mark.parametrize("ground", [WHITE, WASH], ids=["paper", "wash"])
@pytest.mark.parametrize("book", ["rivers", "paper"])
def test_every_letter_and_line_can_be_seen(request, book, ground):
    letters, lines = painted(request.getfixturevalue(book).reader)

    assert len(letters) > 1
    assert lines
    assert [colour for colour in letters if contrast(colour, ground) < 4.5] == []
    assert [colour for colour in lines if contrast(colour, ground) < 3] == []


def test_what_is_right_and_wrong_is_said_in_words(rivers, read_tags):
    """The answers are also paler or bolder; to those who listen, or print in black, the words say it."""
    text = read_tags(rivers.pdf).text

    assert "Right Caspian Sea." in text
    assert "Wrong Black Sea." in text


def test_colour_of_a_mark_repeats_what_its_words_say(rivers, read_tags):
    text = read_tags(rivers.pdf).text

    assert {"(estimate: ", "(contested: ", "(attributed: "} <= set(re.findall(r"\(\w+: ", text))
