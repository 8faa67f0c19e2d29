"""Building again: the same bytes, and no work done twice."""

from __future__ import annotations

import shutil

from studyguide.pdf import compile as typesetting

PAGE = "# Page\n\nText.\n"


def test_two_builds_have_the_same_bytes(tiny, tmp_path):
    first = tiny(PAGE).pdf.read_bytes()
    shutil.rmtree(tmp_path / "tiny")
    second = tiny(PAGE).pdf.read_bytes()

    assert first == second


def test_unchanged_book_is_not_compiled_again(tiny):
    made = tiny(PAGE)
    before = made.pdf.stat().st_mtime_ns
    tiny(PAGE)

    assert made.pdf.stat().st_mtime_ns == before


def test_changed_book_is_compiled_again(tiny):
    tiny(PAGE)
    made = tiny(PAGE + "\nMore.\n")

    assert "More." in made.text


def test_lost_pdf_is_made_again(tiny):
    tiny(PAGE).pdf.unlink()
    made = tiny(PAGE)

    assert made.pdf.is_file()


def test_date_of_the_commit_is_written_into_the_pdf(tiny, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    made = tiny(PAGE)

    assert made.reader.metadata.creation_date.date().isoformat() == "2023-11-14"


def test_stamp_changes_with_a_picture(tmp_path):
    (tmp_path / "main.typ").write_text("code")
    before = typesetting.stamp(tmp_path)
    (tmp_path / "a.svg").write_text("picture")

    assert typesetting.stamp(tmp_path) != before
