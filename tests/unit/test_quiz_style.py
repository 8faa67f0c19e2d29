"""The files sent to the browser stay small, take the colours of the book, and keep to the prefix."""

from __future__ import annotations

import gzip
import re
import tomllib

import pytest

from studyguide.quiz.assets import ORDER, PIECES, RESULTS, SCRIPTS, bare, script


@pytest.fixture
def static(project):
    return project / "src" / "studyguide" / "quiz" / "static"


def styles(static):
    return "".join(path.read_text(encoding="utf-8") for path in sorted(static.glob("*.css")))


def test_every_fallback_colour_is_in_the_palette(project, static):
    palette = tomllib.loads((project / "data" / "palette.toml").read_text(encoding="utf-8"))
    allowed = {colour for scheme in palette.values() for colour in scheme.values()}

    used = set(re.findall(r"#[0-9a-f]{3,8}\b", styles(static)))

    assert used
    assert used <= allowed


def test_every_class_has_the_prefix(static):
    css = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", styles(static), flags=re.DOTALL)

    names = set(re.findall(r"\.([a-z][\w-]*)", css))

    assert {name for name in names if not name.startswith("sg-")} <= {"xref", "pre"}


def test_script_is_one_small_file():
    assert len(gzip.compress(script().encode())) <= 12_000


def test_every_piece_of_the_script_is_delivered_and_short():
    pieces = {piece.stem: piece.read_text(encoding="utf-8") for piece in PIECES.iterdir()}

    assert set(pieces) == {*ORDER, *RESULTS, "types"}
    assert {name for name, text in pieces.items() if len(text.splitlines()) > 250} == set()
    assert {name for name, text in pieces.items() if not text.startswith("// ") or not text.endswith("\n")} == set()


def test_pieces_hold_nothing_that_taking_out_comments_would_break():
    """Comments and indents are taken out by line: none may look like one inside a text."""
    for piece in PIECES.iterdir():
        code = bare(piece.read_text(encoding="utf-8"))
        texts = re.findall(r"\"(?:\\.|[^\"\\\n])*\"|`(?:\\.|[^`\\])*`", piece.read_text(encoding="utf-8"))

        assert [text for text in texts if re.search(r"/\*| //|\n", text)] == [], piece.name
        assert re.findall(r"/\*\*|^\s*//|^\s+|^$", code.rstrip("\n"), flags=re.MULTILINE) == ([] if code else [""])


@pytest.mark.parametrize("name", SCRIPTS)
def test_script_asks_no_other_host_and_runs_no_text(name):
    banned = r"https?:|\bfetch\b|XMLHttpRequest|\beval\b|\bFunction\b|innerHTML|cookie"

    assert re.findall(banned, script(SCRIPTS[name])) == []
