"""The EPUB of the real book."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@pytest.fixture(scope="module")
def whole(whole_book, epub_class, tmp_path_factory):
    """Build it from what the website has read."""
    out, doctrees = tmp_path_factory.mktemp("epub"), whole_book.out / ".work" / "doctrees"
    command = [sys.executable, "-m", "sphinx", "-q", "-nW", "-b", "epub", "-d", doctrees, whole_book.source, out]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return epub_class(out / "iran-russia-study-guide.epub")


def test_epubcheck_finds_nothing_in_the_book(whole):
    assert whole.found_by_epubcheck() == []


def test_every_question_of_the_book_leads_to_its_key_and_back(whole, whole_book):
    compiled = json.loads((whole_book.out / "html" / "quizzes.json").read_text(encoding="utf-8"))
    public = [f"q-{question['id']}" for bank in compiled["banks"] for question in bank["questions"]]
    asked = []
    for page in whole.pages.values():
        ids = {element.get("id"): element for element in page.iter() if element.get("id")}
        for name, question in ids.items():
            if "sg-question" not in question.get("class", "").split():
                continue
            asked.append(name)
            assert any(link.get("href") == f"#{name}--key" for link in question.iter(f"{XHTML}a")), name
            assert any(link.get("href") == f"#{name}" for link in ids[f"{name}--key"].iter(f"{XHTML}a")), name

    assert sorted(asked) == sorted(public)


def test_table_of_contents_leads_to_every_page_in_the_order_of_reading(whole):
    nav = whole.pages["nav.xhtml"]
    (toc,) = (one for one in nav.iter(f"{XHTML}nav") if one.get(TYPE) == "toc")

    files = dict.fromkeys(link.get("href").partition("#")[0] for link in toc.iter(f"{XHTML}a"))

    assert list(files) == [name for name in whole.spine if name not in {"cover.xhtml", "nav.xhtml"}]


def test_pages_that_need_the_website_are_left_out(whole):
    names = set(whole.files)

    assert (
        not {"404.xhtml", "search.xhtml", "quizzes/index.xhtml", "quizzes/results.xhtml", "quizzes/review.xhtml"}
        & names
    )
    assert "quizzes/confusable.xhtml" in names
    assert not [name for name in names if name.startswith("quizzes/exam")]


def test_every_picture_of_the_book_has_a_description(whole):
    images = [image for page in whole.pages.values() for image in page.iter(f"{XHTML}img")]

    assert len(images) > 10
    assert [image.get("src") for image in images if not image.get("alt")] == []


def test_every_passage_from_right_to_left_says_its_language_and_direction(whole):
    passages = []

    def walk(element, language, direction, name):
        own = element.get("lang", language), element.get("dir", direction)
        if element.get("lang"):
            assert element.get(LANG) == element.get("lang"), name
        if element.text and RIGHT_TO_LEFT.search(element.text):
            passages.append((name, *own, element.text))
        for child in element:
            walk(child, *own, name)
            if child.tail and RIGHT_TO_LEFT.search(child.tail):
                passages.append((name, *own, child.tail))

    for name, page in whole.pages.items():
        walk(page, None, None, name)

    assert len(passages) > 100
    wrong = [passage for passage in passages if passage[1] not in {"fa", "ar", "he"} or passage[2] != "rtl"]
    assert wrong == []


def test_book_is_light_and_asks_no_other_host_for_anything(whole):
    assert sum(map(len, whole.files.values())) < 8_000_000
    assert whole.path.stat().st_size < 2_000_000
    for name, page in whole.pages.items():
        for element in page.iter():
            assert not (element.get("src") or "").startswith(("http:", "https:", "//")), name
            assert element.tag != f"{XHTML}script", name


def test_book_is_described_as_what_it_is(whole):
    assert whole.said("dc:title") == ["Iran and Russia: Shared Goals, Divergent Visions"]
    assert whole.said("dc:language") == ["en"]
    assert "CC BY 4.0" in whole.said("dc:rights")[0]
    assert whole.said("dcterms:license") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert "alternativeText" in whole.said("schema:accessibilityFeature")
    assert "longDescription" in whole.said("schema:accessibilityFeature")
