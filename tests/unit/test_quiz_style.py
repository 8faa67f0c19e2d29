"""The files sent to the browser stay small, take the colours of the book, and keep to the prefix."""

from __future__ import annotations

import gzip
import re
import tomllib

import pytest


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


def test_script_is_one_small_file(static):
    script = (static / "quiz.js").read_bytes()

    assert len(gzip.compress(script)) <= 12_000
    assert len(script.splitlines()) <= 250


def test_script_asks_no_other_host_and_runs_no_text(static):
    script = (static / "quiz.js").read_text(encoding="utf-8")

    assert re.findall(r"https?:|\bfetch\b|XMLHttpRequest|\beval\b|\bFunction\b|innerHTML|cookie", script) == []
