"""Looking citations up by key gives the lists and links that looking through all of them gave."""

from __future__ import annotations

import shutil

import pytest

from studyguide.book import citation_index

CONF = """
project = "Cited"
extensions = ["sphinxcontrib.bibtex", "myst_parser", "studyguide"]
source_suffix = {".md": "markdown"}
bibtex_bibfiles = ["sources.bib"]
bibtex_reference_style = "author_year"
bibtex_default_style = "studyguide"
"""
SOURCES = "".join(
    f"@misc{{s{n}, author = {{Author {chr(70 - n)}}}, year = {{200{n}}}, title = {{T{n}}}}}\n" for n in range(5)
)
PAGES = {
    "index.md": "# Root\n\n```{toctree}\none\ntwo\n```\n\nBoth {cite:p}`s3,s1`, {cite:t}`s1` and {cite:p}`s0`.\n\n"
    "```{bibliography}\n:filter: cited\n```\n",
    "one.md": "# One\n\nHere {cite:p}`own-s2,own-s4` and {cite:p}`s1`.\n\n"
    "```{bibliography}\n:filter: docname in docnames\n:keyprefix: own-\n```\n",
    "two.md": "# Two\n\nNowhere {cite:p}`missing`.\n\n```{bibliography}\n:all:\n:list: bullet\n```\n",
}


pytestmark = pytest.mark.root("book")


@pytest.fixture
def cited(book):
    shutil.rmtree(book.source)
    for name, text in {"conf.py": CONF, "sources.bib": SOURCES, **PAGES}.items():
        book.write(name, text)
    return book


def test_lists_and_citations_are_those_of_the_extension_itself(cited, monkeypatch):
    ours = cited.build()
    pages = {name: ours.read(name) for name in ("index.html", "one.html", "two.html")}
    shutil.rmtree(cited.source / "_build")
    monkeypatch.setattr(citation_index, "setup", lambda _app: None)
    theirs = cited.build()

    assert {name: theirs.read(name) for name in pages} == pages
    assert theirs.warnings == ours.warnings
    assert any('"missing"' in line for line in ours.warnings)
    assert pages["one.html"].count('role="listitem"') == 2
    assert pages["index.html"].count('role="listitem"') == 3


def test_index_is_used_whichever_extension_comes_first(cited):
    for order in (["sphinxcontrib.bibtex", "studyguide"], ["studyguide", "sphinxcontrib.bibtex"]):
        cited.write("conf.py", CONF + f"\nextensions = ['myst_parser', *{order}]\n")
        built = cited.build()

        assert "2001" in built.read("index.html")
