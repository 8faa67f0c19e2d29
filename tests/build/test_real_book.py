"""The book itself: it builds strictly and twice to the same bytes, wherever it lies."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from studyguide.publish import build_book

PROJECT = Path(__file__).resolve().parents[2]
PARTS = (
    "conf.py",
    "index.md",
    "how-to-use.md",
    "chapters",
    "glossary",
    "quizzes",
    "instructor",
    "data",
    "figures",
    "_static",
    "_templates",
)


@pytest.fixture(scope="module")
def two_builds(tmp_path_factory):
    """Build two copies of the sources, in folders of different depth as two machines would have them."""
    first = tmp_path_factory.mktemp("copy") / "one"
    first.mkdir()
    for part in PARTS:
        source = PROJECT / part
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, first / part)
    second = tmp_path_factory.mktemp("copy") / "another" / "much" / "deeper"
    shutil.copytree(first, second)
    return [(build_book(folder, folder / "build", strict=True), folder / "build") for folder in (first, second)]


def digests(folder):
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".work" not in path.parts
    }


def test_book_builds_without_a_warning(two_builds):
    assert [status for status, _ in two_builds] == [0, 0]


def test_site_offers_the_pdf_that_was_built(two_builds):
    _, out = two_builds[0]
    pdf = next((out / "pdf").iterdir())

    assert (out / "html" / pdf.name).read_bytes() == pdf.read_bytes()
    assert f'href="{pdf.name}"' in (out / "html" / "index.html").read_text(encoding="utf-8")


def test_two_builds_of_the_same_sources_have_the_same_bytes(two_builds):
    first, second = (digests(out) for _, out in two_builds)

    assert {name for name in first if first[name] != second.get(name)} == set()
    assert first.keys() == second.keys()


def test_every_link_inside_the_site_leads_somewhere(two_builds):
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

    site = two_builds[0][1] / "html"
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
def test_other_builder_takes_the_whole_book_and_shows_its_questions(two_builds, builder):
    folder = two_builds[0][1].parent
    # The doctrees of the site serve all builders but gettext, which Sphinx wants to number the paragraphs itself.
    doctrees = "build/.gettext-doctrees" if builder == "gettext" else "build/.work/doctrees"
    options = ["-q", "-n", "-b", builder, "-d", doctrees]
    command = [sys.executable, "-m", "sphinx", *options, ".", f"build/.{builder}"]

    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    page = next((folder / "build" / f".{builder}").glob(OTHER_BUILDERS[builder]))
    assert QUESTION in " ".join(page.read_text(encoding="utf-8").split())


@pytest.mark.parametrize("profile", ["PDF_UA_1", "PDF_A_2A"])
def test_pdf_of_the_whole_book_meets_the_standard(two_builds, profile):
    import page as validation

    pdf = next((two_builds[0][1] / "pdf").iterdir())

    report = validation.validate_pdf(pdf, profile=validation.ValidationProfile[profile])

    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
