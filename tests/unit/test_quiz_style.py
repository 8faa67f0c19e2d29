"""The files sent to the browser stay small, take the colours of the book, and keep to the prefix."""

from __future__ import annotations

import gzip
import re
import tomllib

import pytest

from studyguide.quiz.assets import ORDER, PIECES, script


@pytest.fixture
def static(project):
    return project / "src" / "studyguide" / "quiz" / "static"


def test_every_fallback_colour_is_in_the_palette(project, static):
    palette = tomllib.loads((project / "data" / "palette.toml").read_text(encoding="utf-8"))
    allowed = {colour for scheme in palette.values() for colour in scheme.values()}

    used = set(re.findall(r"#[0-9a-f]{3,8}\b", (static / "quiz.css").read_text(encoding="utf-8")))

    assert used
    assert used <= allowed


def test_every_class_has_the_prefix(static):
    css = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", (static / "quiz.css").read_text(encoding="utf-8"), flags=re.DOTALL)

    names = set(re.findall(r"\.([a-z][\w-]*)", css))

    assert {name for name in names if not name.startswith("sg-")} <= {"xref", "pre"}


def test_script_is_one_small_file():
    assert len(gzip.compress(script().encode())) <= 12_000


def test_every_piece_of_the_script_is_delivered_and_short():
    pieces = {piece.stem: piece.read_text(encoding="utf-8") for piece in PIECES.iterdir()}

    assert set(pieces) == {*ORDER, "types"}
    assert {name for name, text in pieces.items() if len(text.splitlines()) > 250} == set()
    assert {name for name, text in pieces.items() if not text.startswith("// ") or not text.endswith("\n")} == set()


def test_script_asks_no_other_host_and_runs_no_text():
    assert re.findall(r"https?:|\bfetch\b|XMLHttpRequest|\beval\b|\bFunction\b|innerHTML|cookie", script()) == []
