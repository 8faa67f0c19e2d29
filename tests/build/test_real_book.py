"""The book itself: it builds strictly and twice to the same bytes, wherever it lies."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest


def digests(out):
    """Return the digest of every file that is published."""
    return {
        str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest()
        for part in ("html", "pdf")
        for path in sorted((out / part).rglob("*"))
        if path.is_file()
    }


def test_book_builds_without_a_warning(whole_book):
    assert (whole_book.status, whole_book.warnings) == (0, "")


# Second, so that a second worker builds the second copy while the first builds the first.
def test_two_builds_of_the_same_sources_have_the_same_bytes(whole_book_elsewhere, whole_book):
    first, second = digests(whole_book.out), digests(whole_book_elsewhere.out)

    assert whole_book_elsewhere.status == 0
    assert {name for name in first if first[name] != second.get(name)} == set()
    assert first.keys() == second.keys()


def test_site_offers_the_pdf_that_was_built(whole_book):
    pdf = whole_book.pdf

    assert (whole_book.out / "html" / pdf.name).read_bytes() == pdf.read_bytes()
    assert f'href="{pdf.name}"' in (whole_book.out / "html" / "index.html").read_text(encoding="utf-8")


def test_every_link_inside_the_site_leads_somewhere(whole_book):
    from html.parser import HTMLParser
    from urllib.parse import unquote, urlsplit

    class Page(HTMLParser):
        def __init__(self, text):
            super().__init__()
            self.ids, self.links = set(), []
            self.feed(text)

        def handle_starttag(self, _tag, attrs):
            attributes = dict(attrs)
            self.ids.add(attributes.get("id"))
            self.links += [attributes[name] for name in ("href", "src") if attributes.get(name)]

    site = whole_book.out / "html"
    pages = {path: Page(path.read_text(encoding="utf-8")) for path in site.rglob("*.html") if path.name != "404.html"}
    dead = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or link == "#":
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not target.exists() or (
                parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids
            ):
                dead.append(f"{path.relative_to(site)}: {link}")

    assert dead == []


QUESTION = "frontier between Iran and Russia?"
OTHER_BUILDERS = {
    "dirhtml": "chapters/shared-goals/neighbours/index.html",
    "singlehtml": "index.html",
    "epub": "chapters/shared-goals/neighbours.xhtml",
    "text": "chapters/shared-goals/neighbours.txt",
    "man": "*.1",
    "latex": "*.tex",
    "texinfo": "*.texi",
    "gettext": "quizzes.pot",
    "xml": "chapters/shared-goals/neighbours.xml",
}


@pytest.mark.parametrize("builder", OTHER_BUILDERS)
def test_other_builder_takes_the_whole_book_and_shows_its_questions(whole_book, tmp_path, builder):
    # The doctrees of the site serve all builders but gettext, which Sphinx wants to number the paragraphs itself.
    doctrees = tmp_path / "doctrees" if builder == "gettext" else whole_book.out / ".work" / "doctrees"
    command = [sys.executable, "-m", "sphinx", "-q", "-n", "-b", builder, "-d", doctrees, whole_book.source]

    done = subprocess.run([*command, tmp_path / "out"], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    page = next((tmp_path / "out").glob(OTHER_BUILDERS[builder]))
    assert QUESTION in " ".join(page.read_text(encoding="utf-8").split())


@pytest.mark.parametrize("profile", ["PDF_UA_1", "PDF_A_2A"])
def test_pdf_of_the_whole_book_meets_the_standard(whole_book, profile):
    import page as validation

    report = validation.validate_pdf(whole_book.pdf, profile=validation.ValidationProfile[profile])

    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
