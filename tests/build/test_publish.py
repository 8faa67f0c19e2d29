"""A build that is cut off or fails leaves the last good site and PDF in place."""

from __future__ import annotations

import errno
import io
import os

import pytest

from studyguide import publish as publishing
from studyguide.publish import OnceStream, build_book, publish


def tree(folder, **files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def test_new_site_replaces_the_old_one_whole(tmp_path):
    finished, public = tree(tmp_path / "work", a="new"), tree(tmp_path / "html", a="old", gone="x")

    changed = publish(finished, public)

    assert changed
    assert sorted(path.name for path in public.iterdir()) == ["a"]
    assert (public / "a").read_text() == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["html", "work"]


def test_unchanged_site_is_left_alone(tmp_path):
    finished, public = tree(tmp_path / "work", a="same"), tree(tmp_path / "html", a="same")
    before = public.stat().st_ino

    changed = publish(finished, public)

    assert not changed
    assert public.stat().st_ino == before


def test_site_lost_between_two_renames_comes_back(tmp_path):
    finished, old = tree(tmp_path / "work", a="same"), tree(tmp_path / "html.old", a="same")

    publish(finished, tmp_path / "html")

    assert (tmp_path / "html" / "a").read_text() == "same"
    assert not old.exists()


def test_half_a_copy_left_by_an_interrupted_run_does_not_get_published(tmp_path):
    finished, public = tree(tmp_path / "work", a="new"), tree(tmp_path / "html", a="old")
    tree(tmp_path / "html.new", half="x")

    publish(finished, public)

    assert sorted(path.name for path in public.iterdir()) == ["a"]


@pytest.mark.root("book")
def test_failed_build_leaves_site_and_pdf_in_place(book, capsys):
    out = book.source.parent / "out"
    assert build_book(book.source, out, strict=False) == 0
    site, pdf = (out / "html" / "index.html").read_bytes(), next((out / "pdf").iterdir()).read_bytes()
    book.write("conf.py", "this is not Python")

    assert build_book(book.source, out, strict=False) == 1
    assert (out / "html" / "index.html").read_bytes() == site
    assert next((out / "pdf").iterdir()).read_bytes() == pdf
    assert "conf" in capsys.readouterr().err


@pytest.mark.root("book")
def test_strict_build_fails_on_a_warning_but_still_builds_the_rest(book):
    out = book.source.parent / "out"
    book.write("part/section.md", "# Section\n\n{asof}`never`\n")

    assert build_book(book.source, out, strict=True) == 1
    assert (out / "html" / "part" / "section.html").is_file()


def test_warning_that_both_builders_print_is_shown_once():
    shown = io.StringIO()
    stream = OnceStream(shown)

    for piece in ("a.md:1: WARNING: x", "\n", "b.md:2: WARNING: y\na.md:1: WARNING: x\n"):
        stream.write(piece)

    assert shown.getvalue() == "a.md:1: WARNING: x\nb.md:2: WARNING: y\n"


@pytest.mark.root("book")
@pytest.mark.parametrize("step", ["copytree", "copyfile"])
def test_full_disk_is_one_message_and_leaves_the_old_site(book, capsys, monkeypatch, step):
    out = book.source.parent / "out"
    assert build_book(book.source, out, strict=False) == 0
    site = (out / "html" / "index.html").read_bytes()
    book.write("part/section.md", "# Another section\n")

    def full(*_args, **_options):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(out))

    monkeypatch.setattr(publishing.shutil, step, full)

    assert build_book(book.source, out, strict=False) == 1
    assert (out / "html" / "index.html").read_bytes() == site
    assert "No space left on device" in capsys.readouterr().err


@pytest.mark.root("book")
def test_output_that_may_not_be_written_is_one_message(book, capsys):
    out = book.source.parent / "out"
    out.write_text("a file where the folder should be")

    assert build_book(book.source, out, strict=False) == 1
    assert "Cannot write" in capsys.readouterr().err
