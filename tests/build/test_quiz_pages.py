"""Questions come out right in every format, in the bank and in the pages that show it."""

from __future__ import annotations

import json
import re

import pytest
from lxml import html as lxml_html

pytestmark = pytest.mark.root("quiz-kinds")
EVERY_BUILDER = (
    "html",
    "dirhtml",
    "singlehtml",
    "epub",
    "text",
    "man",
    "latex",
    "texinfo",
    "gettext",
    "xml",
    "pseudoxml",
)
WEBSITES = {"html": "part/section.html", "dirhtml": "part/section/index.html", "singlehtml": "index.html"}


@pytest.mark.parametrize("builder", EVERY_BUILDER)
def test_every_builder_takes_all_kinds_without_a_warning(book, builder):
    built = book.build(builder)

    assert [line for line in built.warnings if "mimetype" not in line] == []


@pytest.mark.parametrize("builder", WEBSITES)
def test_question_is_a_section_named_by_its_number(book, builder):
    html = book.build(builder).read(WEBSITES[builder])

    assert (
        '<section aria-labelledby="q-border-treaty-number" class="sg-question sg-single" id="q-border-treaty">' in html
    )
    # One level below its section, which in the single page is one level deeper.
    heading = "h4" if builder == "singlehtml" else "h3"
    assert f'<{heading} class="sg-number" id="q-border-treaty-number">Question 1</{heading}>' in html


def test_controls_are_native_and_give_nothing_away(book):
    html = book.build().read("part/section.html")

    assert '<input id="q-border-treaty-a" name="q-border-treaty" type="radio" value="a">' in html
    assert '<input id="q-border-founders-d" name="q-border-founders" type="checkbox" value="d">' in html
    assert '<label for="q-border-river-text">Your answer</label>' in html
    assert "<button" not in question_markup(html)
    assert "fraction" not in html
    assert "data-correct" not in html


def question_markup(html):
    return html[html.index('<div class="sg-quiz">') : html.index('<script class="sg-quiz-data"')]


def test_form_leads_nowhere(book):
    html = question_markup(book.build().read("part/section.html"))

    assert html.count("<form ") == html.count('method="dialog"') == 4
    assert "action=" not in html


def test_key_holds_every_rationale_and_the_way_to_the_section(book):
    html = book.build().read("part/section.html")
    keys = "".join(re.findall(r'<details class="sg-key">.*?</details>', html, flags=re.DOTALL))

    assert keys.count("<summary>Show the answer</summary>") == 4
    assert keys.count('<div class="sg-why">') == 3 + 4 + 2 + 1
    assert 'Read the section: <a class="reference internal" href="#sec-border">' in keys
    assert "only the later one set an <em>indemnity</em>" in keys


def test_reference_citation_and_term_in_a_copy_lead_from_the_page_that_shows_it(book):
    html = question_markup(book.build().read("part/section.html"))

    assert 'href="../terms.html#term-Treaty-of-Turkmenchay"' in html
    assert re.search(r'href="\.\./terms\.html#id\d+" title="Muriel Atkin', html)
    assert 'see <a class="reference internal" href="#sec-border">' in html


def test_label_of_an_option_holds_no_link(book):
    html = book.build().read("part/section.html")

    labels = re.findall(r"<label .*?</label>", html, flags=re.DOTALL)

    assert len(labels) == 10
    assert [label for label in labels if "<a " in label] == []


@pytest.mark.parametrize("page", ["part/section.html", "quizzes/part/border.html", "index.html", "terms.html"])
def test_no_id_stands_twice_in_a_page(book, page):
    ids = re.findall(r'\sid="([^"]+)"', book.build().read(page))

    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("page", ["part/section.html", "quizzes/part/border.html"])
def test_script_data_is_the_same_in_the_bank_and_in_the_chapter(book, page):
    html = book.build().read(page)
    bank, text = re.search(
        r'<script class="sg-quiz-data" data-bank="([^"]+)" type="application/json">(.*?)</script>', html
    ).groups()
    data = json.loads(text)

    assert bank == "part/border"
    assert list(data) == ["border-treaty", "border-founders", "border-order", "border-river"]
    assert data["border-founders"]["key"] == {"a": 100, "b": 100, "c": 100, "d": -50}
    assert data["border-river"]["forms"] == {"a": ["aras"], "b": ["araxes"], "c": ["kura"]}
    assert re.fullmatch("[0-9a-f]{12}", data["border-treaty"]["hash"])


def test_text_of_an_answer_cannot_end_the_data(book):
    change(book, "- [x] Araxes", r"- [x] `</script><!--`")

    html = book.build().read("part/section.html")

    assert r"\u003c/script>\u003c!--" in html
    assert html.count("</script><!--") == 0


def change(book, old, new, name="quizzes/part/border.md"):
    text = (book.source / name).read_text(encoding="utf-8")
    assert old in text
    book.write(name, text.replace(old, new))


def test_files_are_sent_to_pages_with_questions_only(book):
    built = book.build()

    for page in ("part/section.html", "quizzes/part/border.html"):
        assert re.search(r'<script defer="defer" src="[./]*_static/quiz\.js', built.read(page))
        assert "_static/quiz.css" in built.read(page)
    for page in ("index.html", "terms.html", "genindex.html"):
        assert "quiz.js" not in built.read(page)
        assert "quiz.css" not in built.read(page)


@pytest.mark.parametrize("builder", ["text", "epub", "latex"])
def test_files_are_not_copied_for_other_formats(book, builder):
    out = book.build(builder).out

    assert list(out.rglob("quiz.*")) == []


def test_reference_to_a_question_leads_to_the_chapter_with_its_number(book):
    html = book.build().read("index.html")

    assert 'href="part/section.html#q-border-treaty"><span class="std std-ref">Question 1</span>' in html
    assert 'href="part/section.html#q-border-river"><span class="std std-ref">Question 4</span>' in html


def test_text_shows_signs_to_tick_and_the_answers_after_the_questions(book):
    text = book.build("text").read("part/section.txt")

    assert text.index("Question 4") < text.index("Answers") < text.index("Answer to question 1:")
    assert "○ *Treaty of Turkmenchay*" in text
    assert "□ China" in text
    assert "Your answer: ____" in text
    assert "China (not right). China is not among the founders" in text
    assert "Read the section: The border" in text


def test_epub_has_the_answers_at_the_end_of_the_page(book):
    change(
        book,
        "```{quiz} part/border\n```",
        "```{quiz} part/border\n```\n\n## Afterwards\n\nLast words.",
        "part/section.md",
    )

    html = book.build("epub").read("part/section.xhtml")

    assert html.index("Question 4") < html.index("Last words.") < html.index(">Answers</h2>")
    assert "<form" not in html
    assert "<details" not in html


def test_epub_leaves_the_questions_of_a_bank_to_the_chapter(book):
    html = book.build("epub").read("quizzes/part/border.xhtml")

    assert html.count("These questions stand in ") == 1
    assert 'href="../../part/section.xhtml"' in html
    assert "Question 1" not in html


def test_epub_keeps_a_bank_that_no_chapter_shows(book):
    change(book, "```{quiz} part/border\n```", "Nothing.", "part/section.md")

    html = book.build("epub").read("quizzes/part/border.xhtml")

    assert html.index("Question 4") < html.index(">Answers</h2>")


def test_latex_draws_the_signs(book):
    tex = next(book.build("latex").out.glob("*.tex")).read_text(encoding="utf-8")

    assert r"$\bigcirc$" in tex
    assert "○" not in tex


def test_translators_get_each_text_once_and_without_its_mark(book):
    built = book.build("gettext")
    catalogue = built.read("quizzes.pot")

    assert 'msgid "{term}`Treaty of Turkmenchay`"' in catalogue
    assert 'msgid "The Anglo-Russian Convention"' in catalogue
    assert "Gulistan ended the *previous* war" in catalogue
    assert "[x]" not in catalogue
    assert "Convention" not in built.read("part.pot")


def test_translated_bank_is_shown_in_the_chapter_and_keeps_stored_answers(book):
    hashes = re.findall(r'"hash":"(\w+)"', book.build().read("part/section.html"))
    entries = {
        "The Anglo-Russian Convention": "Das englisch-russische *Abkommen*",
        "{term}`Treaty of Gulistan`": "{term}`Der Vertrag <Treaty of Gulistan>`",
        "The war ended in 1828.": "Der Krieg endete 1828.",
    }
    text = "".join(f'msgid "{source}"\nmsgstr "{translated}"\n\n' for source, translated in entries.items())
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    book.write("locale/de/LC_MESSAGES/quizzes.po", header + text)

    built = book.build(language="de", locale_dirs=["locale"])
    html = built.read("part/section.html")

    assert 'for="q-border-treaty-c">Das englisch-russische <em>Abkommen</em></label>' in html
    assert 'for="q-border-treaty-b"><span class="xref std std-term">Der Vertrag</span></label>' in html
    assert "Der Krieg endete 1828." in html
    assert re.findall(r'"hash":"(\w+)"', html) == hashes
    assert list(built.warnings) == []


def test_embed_shows_what_it_asks_for(book):
    change(
        book,
        "```{quiz} part/border\n```",
        "```{quiz} part/border\n:only: border-river, border-order\n```",
        "part/section.md",
    )

    html = book.build().read("part/section.html")

    assert re.findall(r'<section [^>]*id="q-([\w-]+)"', html) == ["border-river", "border-order"]
    assert re.findall(r">Question (\d)<", html) == ["1", "2"]


def test_questions_of_two_embeds_are_numbered_through_the_page(book):
    two = "```{quiz} part/border\n:pick: 2\n```\n\n```{quiz} part/border\n:only: border-river\n```"
    change(book, "```{quiz} part/border\n```", two, "part/section.md")

    built = book.build()

    assert list(built.warnings) == []
    assert re.findall(r">Question (\d)<", built.read("part/section.html")) == ["1", "2", "3"]


def test_relative_link_to_a_page_holds_in_the_copy(book):
    change(book, "Which river became the border?", "Which river became the border of {doc}`../../terms`?")

    built = book.build()

    assert list(built.warnings) == []
    assert '<a class="reference internal" href="../terms.html">' in question_markup(built.read("part/section.html"))


def test_figure_in_a_question_is_shown_in_both_pages(book):
    (book.source / "map.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', encoding="utf-8"
    )
    figure = ":::{figure} /map.svg\n:name: fig-map\n:alt: A map.\n\nThe border.\n:::\n\nWhich river became the border?"
    change(book, "Which river became the border?", figure)

    built = book.build()

    assert list(built.warnings) == []
    for page in ("part/section.html", "quizzes/part/border.html"):
        html = built.read(page)
        assert html.index("map.svg") < html.index('<legend class="sg-stem">Which river')


def test_parallel_build_gives_the_same_pages(book, tmp_path):
    for number in range(12):
        book.write(
            f"part/more{number:02}.md",
            f"---\norphan: true\n---\n# More\n\n```{{quiz}} part/border\n:pick: {number % 4 + 1}\n```\n",
        )
    pages = ["part/section.html", "quizzes/part/border.html", "part/more11.html", "index.html"]
    serial = book.build()
    expected = [serial.read(page) for page in pages]
    (book.source / "_build").rename(tmp_path / "serial")

    parallel = book.build(parallel=2)

    assert list(parallel.warnings) == []
    assert [parallel.read(page) for page in pages] == expected


AUTHORED = ("sg-stem", "sg-why", "sg-explanation", "sg-model", "sg-hint")
OWN_WORDS = ("Fill in the gaps.", "Your answer", "Hint")


def parts_of(question, *names):
    """Return the elements of a question that have one of these classes."""
    return [node for node in question.iter() if set(node.get("class", "").split()) & set(names)]


@pytest.mark.root("quiz-ten")
def test_bank_in_another_language_says_so_at_every_text_of_its_author(book):
    text = (book.source / "quizzes/part/ten.md").read_text(encoding="utf-8")
    book.write("quizzes/part/ten.md", text.replace("shuffle: true\n", "shuffle: true\nlanguage: fa\n", 1))

    page = lxml_html.fromstring(book.build().read("part/section.html"))
    questions = parts_of(page, "sg-question")
    marked = [node for question in questions for node in question.iter() if node.get("lang")]

    assert len(questions) == 10
    assert {(node.get("lang"), node.get("dir")) for node in marked} == {("fa", "rtl"), ("fa", "auto")}
    for question in questions:
        assert (question.get("lang"), question.get("dir")) == (None, "rtl")
        assert parts_of(question, "sg-stem")
        for part in parts_of(question, *AUTHORED):
            said = "".join(node.text_content() for node in part.iter() if node.get("lang"))
            assert said or part.text_content().strip() in OWN_WORDS, part.text_content()
        for part in parts_of(question, "sg-number", "sg-read", "sg-verdict"):
            assert not [node for node in part.iter() if node.get("lang")]


@pytest.mark.root("quiz-ten")
def test_bank_in_the_language_of_the_book_says_nothing_of_languages(book):
    page = lxml_html.fromstring(book.build().read("part/section.html"))
    questions = parts_of(page, "sg-question")

    assert len(questions) == 10
    assert [node for question in questions for node in question.iter() if node.get("lang")] == []
    assert {question.get("dir") for question in questions} == {None}
