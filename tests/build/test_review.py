"""The review page: a plain list in every format, and on the website files with cards whose links are right there."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.root("review")
FILES = "_static/review"


def content(built, name):
    """Return what a file of the review hands to the script."""
    text = built.read(f"{FILES}/{name}")
    return json.loads(text[text.index("(") + 1 :].removesuffix(");\n"))


def deck_list(built):
    """Return the names of the decks with the ids of their cards."""
    decks = content(built, "index.js")
    return {deck["name"]: [card[0] for source in deck["sources"] for card in source["cards"]] for deck in decks}


def test_list_of_cards_holds_every_public_question_and_term_in_the_order_of_the_book(book):
    built = book.build()

    assert built.warnings == ()
    assert deck_list(built) == {
        "part": ["border-treaty", "border-order", "border-river"],
        "other": ["routes-founders", "routes-sea"],
        "words/treaties": ["term:treaty of turkmenchay", "term:treaty of gulistan"],
        "words/places": ["term:aras"],
    }


def test_question_stands_in_its_card_as_in_its_page(book):
    built = book.build()
    page = built.read("part/section.html")
    card = content(built, "cards/quizzes/part/border.js")[1]["border-order"]["html"]
    own = re.search(r'<section[^>]*id="q-border-order".*?</section>', page, re.DOTALL)[0]

    def neutral(html):
        # Its number, the level of its heading and the way to other pages belong to the page.
        html = re.sub(r"Question \d+", "Question", re.sub(r"<(/?)h\d", r"<\1h", html))
        return re.sub(r'href="[^"]*#', 'href="#', html).split()

    assert neutral(card) == neutral(own)


def test_task_in_a_card_is_the_task_of_the_page(book):
    built = book.build()
    page = built.read("part/section.html")
    own = json.loads(re.search(r'class="sg-quiz-data"[^>]*>(.*?)</script>', page, re.DOTALL)[1])

    cards = content(built, "cards/quizzes/part/border.js")[1]

    assert {qid: card["task"] for qid, card in cards.items()} == own


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_links_and_pictures_of_the_cards_lead_from_the_review_page(book, builder):
    built = book.build(builder)
    page = built.out / ("quizzes/review.html" if builder == "html" else "quizzes/review/index.html")
    names = [source["file"] for deck in content(built, "index.js") for source in deck["sources"]]
    cards = [card for name in names for card in content(built, name.partition("?")[0])[1].values()]
    addresses = re.findall(r'(?:href|src)="([^"]+)"', "".join(card["html"] for card in cards))

    assert len(addresses) > 8
    for address in addresses:
        path, _, anchor = address.partition("#")
        target = (page.parent / path).resolve()
        target = target / "index.html" if target.is_dir() else target
        assert target.is_file(), address
        assert not anchor or f'id="{anchor}"' in target.read_text(encoding="utf-8"), address


def test_no_id_stands_twice_in_the_cards(book):
    built = book.build()
    names = [source["file"].partition("?")[0] for deck in content(built, "index.js") for source in deck["sources"]]
    text = "".join(card["html"] for name in names for card in content(built, name)[1].values())
    ids = re.findall(r'\bid="([^"]+)"', text + built.read("quizzes/review.html"))

    assert len(ids) == len(set(ids))


def test_term_card_holds_names_definition_and_place(book):
    built = book.build()
    card = content(built, "cards/words/treaties.js")[1]["term:treaty of gulistan"]
    source = next(deck for deck in content(built, "index.js") if deck["name"] == "words/treaties")["sources"][0]

    assert card == {"term": "Treaty of Gulistan, Gulistan", "html": "<p>A treaty of 1813.</p>\n"}
    assert source["page"] == "../words/treaties.html"
    assert source["cards"][1][2:] == ["term-Treaty-of-Gulistan"]


def test_instructors_questions_are_no_cards_in_their_own_edition_either(book):
    built = book.build(tags=["instructor"])

    assert "secret" not in built.read("quizzes/review.html")
    assert "secret-question" not in json.dumps(deck_list(built))


def test_edited_text_changes_the_digest_of_its_card_alone(book):
    before = {
        card[0]: card[1] for deck in content(book.build(), "index.js") for s in deck["sources"] for card in s["cards"]
    }
    bank = Path(book.source, "quizzes/part/border.md")
    book.write("quizzes/part/border.md", bank.read_text(encoding="utf-8").replace("Which river became", "What became"))
    words = Path(book.source, "words/places.md")
    book.write("words/places.md", words.read_text(encoding="utf-8").replace("A *river*", "A *long* river"))
    after = {
        card[0]: card[1] for deck in content(book.build(), "index.js") for s in deck["sources"] for card in s["cards"]
    }

    assert {cid for cid in before if before[cid] != after[cid]} == {"border-river", "term:aras"}


def test_other_source_of_a_definition_keeps_the_digest(book):
    def digest():
        decks = content(book.build(), "index.js")
        return next(
            c[1] for d in decks for s in d["sources"] for c in s["cards"] if c[0] == "term:treaty of turkmenchay"
        )

    before = digest()
    words = Path(book.source, "words/treaties.md")
    book.write("words/treaties.md", words.read_text(encoding="utf-8").replace(" {cite:p}`atkin1980`", ""))

    assert digest() == before


def test_new_question_comes_into_the_review_without_a_full_build(book):
    book.build()
    bank = Path(book.source, "quizzes/other/routes.md")
    text = (
        bank.read_text(encoding="utf-8")
        .replace("routes-sea", "routes-lake")
        .replace("Which sea does", "Which lake does")
    )
    book.write("quizzes/other/routes.md", text)
    built = book.build()

    assert "Which lake does the corridor cross?" in built.read("quizzes/review.html")
    assert "routes-lake" in deck_list(built)["other"]


def test_mended_rationale_gives_the_file_another_version_and_rewrites_no_page(book):
    before = book.build()
    old = {source["file"] for deck in content(before, "index.js") for source in deck["sources"]}
    page = (before.out / "quizzes/review.html").stat().st_mtime_ns
    bank = Path(book.source, "quizzes/other/routes.md")
    book.write("quizzes/other/routes.md", bank.read_text(encoding="utf-8").replace("Ships carry", "Ferries carry"))
    built = book.build()
    new = {source["file"] for deck in content(built, "index.js") for source in deck["sources"]}

    assert {name.partition("?")[0] for name in old ^ new} == {"cards/quizzes/other/routes.js"}
    assert (built.out / "quizzes/review.html").stat().st_mtime_ns == page


def written(built):
    """Return when the list of cards was written."""
    return (built.out / FILES / "index.js").stat().st_mtime_ns


def test_edit_that_changes_no_card_renders_none(book):
    before = written(book.build())
    book.write("part/section.md", Path(book.source, "part/section.md").read_text(encoding="utf-8") + "\nMore text.\n")
    built = book.build()

    assert "More text." in built.read("part/section.html")
    assert written(built) == before


@pytest.mark.parametrize(
    ("name", "old", "new", "shown"),
    [
        ("part/section.md", "# Two treaties", "# Three treaties", "Three treaties"),
        ("one.bib", "Atkin, Muriel", "Other, Muriel", "Muriel Other"),
        ("words/treaties.md", "A treaty of 1813", "The treaty of 1813", "The treaty of 1813"),
    ],
)
def test_what_a_card_shows_of_other_files_is_kept_up_to_date(book, name, old, new, shown):
    book.build()
    book.write(name, Path(book.source, name).read_text(encoding="utf-8").replace(old, new))
    built = book.build()
    cards = "".join(path.read_text(encoding="utf-8") for path in (built.out / FILES / "cards").rglob("*.js"))

    assert shown in cards


def test_two_outputs_of_one_book_are_both_complete(book):
    book.build()
    built = book.build("dirhtml")

    assert "../../part/section/" in json.dumps(content(built, "index.js"))


def test_parallel_build_writes_the_same_files(book):
    def files(built):
        return {path.relative_to(built.out): path.read_bytes() for path in sorted((built.out / FILES).rglob("*.js"))}

    serial = files(book.build())
    parallel = files(book.build(freshenv=None, parallel=2))

    assert serial == parallel


def test_only_the_review_page_loads_the_scheduler(book):
    built = book.build()
    with_it = {
        path.relative_to(built.out).as_posix()
        for path in built.out.rglob("*.html")
        if "ts-fsrs" in path.read_text("utf-8")
    }

    assert with_it == {"quizzes/review.html"}


def test_review_page_has_the_style_of_the_question_how_sure_a_reader_is(book):
    page = book.build().read("quizzes/review.html")

    assert {style for style in ("quiz.css", "reports.css", "review.css") if style in page} == {
        "quiz.css",
        "reports.css",
        "review.css",
    }


def test_book_without_a_review_gets_none_of_its_files(book):
    book.write("quizzes/review.md", "# Nothing\n")
    built = book.build()

    assert not (built.out / FILES).exists()


def test_second_review_is_reported_at_its_line(book):
    book.write("quizzes/second.md", "---\norphan: true\n---\n# Second\n\n```{review}\n```\n")
    built = book.build()

    assert built.warnings == (
        (
            "quizzes/second.md:6: WARNING: the review stands in quizzes/review already; link to that page "
            "[studyguide.review-twice]"
        ),
    )


@pytest.mark.parametrize(("builder", "file"), [("text", "quizzes/review.txt"), ("singlehtml", "index.html")])
def test_other_formats_have_the_list(book, builder, file):
    built = book.build(builder)

    assert built.warnings == ()
    assert "Which river became the border?" in built.read(file)
    assert "sg-review-plain" not in built.read(file)


@pytest.mark.parametrize("builder", ["epub", "latex", "man", "gettext", "dummy"])
def test_no_builder_trips_over_the_review(book, builder):
    built = book.build(builder, epub_show_urls="no")

    assert [line for line in built.warnings if "review" in line] == []


def test_scheduler_is_the_file_that_its_makers_published(project):
    vendor = project / "src/studyguide/quiz/review/vendor"
    stated = re.search(r"sha256 \| `(\w{64})`", (vendor / "README.md").read_text(encoding="utf-8"))[1]

    assert hashlib.sha256((vendor / "ts-fsrs.umd.js").read_bytes()).hexdigest() == stated
    assert (vendor / "LICENSE.txt").read_text(encoding="utf-8").startswith("MIT License")


def test_pieces_of_the_script_are_short_and_open_with_what_they_do(project):
    pieces = {
        path.name: path.read_text(encoding="utf-8")
        for path in (project / "src/studyguide/quiz/review/script").iterdir()
    }

    assert {name for name, text in pieces.items() if len(text.splitlines()) > 250} == set()
    assert {name for name, text in pieces.items() if not text.startswith("// ")} == set()
