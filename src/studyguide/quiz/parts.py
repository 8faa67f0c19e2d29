"""Find the parts of a question node; shared by the forms that a question takes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docutils import nodes as docutils_nodes

from studyguide.quiz import nodes
from studyguide.quiz.model import RIGHT

if TYPE_CHECKING:
    from sphinx.builders import Builder

RIGHT_TO_LEFT: Final = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages written from right to left."""


def direction_of(language: str) -> str:
    """Return ``rtl`` or ``ltr`` for a language (BCP 47)."""
    return "rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


def is_website(builder: Builder) -> bool:
    """Tell whether pages are read in a browser: an EPUB is HTML too, but its readers run no script."""
    return builder.format == "html" and not is_ebook(builder)


def is_ebook(builder: Builder) -> bool:
    """Tell whether pages are read in an e-reader."""
    return builder.name == "epub"


def children_of(question: docutils_nodes.Element, kind: type[docutils_nodes.Element]) -> list[docutils_nodes.Element]:
    """Return the children of one kind."""
    return [child for child in question.children if isinstance(child, kind)]


def content_of(question: docutils_nodes.Element, kind: type[docutils_nodes.Element]) -> list[docutils_nodes.Node]:
    """Return what the children of one kind hold."""
    return [part for child in children_of(question, kind) for part in child.children]


def options_of(question: docutils_nodes.Element) -> list[docutils_nodes.Element]:
    """Return the options of a question."""
    return list(question.findall(nodes.question_option))


def right_options(question: docutils_nodes.Element) -> list[docutils_nodes.Element]:
    """Return the options that are wholly right."""
    return [option for option in options_of(question) if option["fraction"] == RIGHT]


def copy_of_text(option: docutils_nodes.Element) -> list[docutils_nodes.Node]:
    """Return the text of an option once more; its anchors stand at one place only."""
    return _copy_of(option, nodes.option_text)


def copy_of_pair(option: docutils_nodes.Element) -> list[docutils_nodes.Node]:
    """Return the right side of a row to match once more."""
    return _copy_of(option, nodes.pair_text)


def _copy_of(option: docutils_nodes.Element, kind: type[docutils_nodes.Element]) -> list[docutils_nodes.Node]:
    copies = [part.deepcopy() for part in children_of(option, kind)]
    for part in (part for text in copies for part in text.findall(docutils_nodes.Element)):
        part["ids"] = []
    return [child for text in copies for child in text.children]


def rationale_of(option: docutils_nodes.Element) -> list[docutils_nodes.Node]:
    """Return the blocks of a rationale; the accepted answers of a written question often have none."""
    return content_of(option, nodes.option_rationale)


def fraction_word(fraction: int) -> str:
    """Return the word for an option; colour never says it alone."""
    if fraction == RIGHT:
        return "Right"
    return "Partly right" if fraction > 0 else "Not right"


def asked_rows(question: docutils_nodes.Element) -> list[docutils_nodes.Element]:
    """Return the rows of a match question that ask something; the others are choices that belong to none."""
    return [option for option in options_of(question) if not option["distractor"]]


def pair_of(option: docutils_nodes.Element) -> list[docutils_nodes.Node]:
    """Return the right side of a row."""
    return content_of(option, nodes.pair_text)


def choices_of(question: docutils_nodes.Element) -> list[docutils_nodes.Element]:
    """Return for each right side of a match question the first row that has it, sorted so that it tells nothing."""
    firsts = [option for option in options_of(question) if option["choice"] == option["oid"]]
    return sorted(firsts, key=lambda option: (natural_order(choice_text(option)), str(option["oid"])))


def choice_text(option: docutils_nodes.Element) -> str:
    """Return the right side of a row as plain text."""
    return "".join(part.astext() for part in pair_of(option))


def natural_order(text: str) -> list[tuple[int, int, str]]:
    """Return what sorts a text as people do: 9 before 10, letters whatever their case."""
    parts = re.findall(r"[0-9]+|[^0-9]+", text.casefold())
    # Of two numbers the longer one is the larger; Python makes no number of thousands of digits.
    bare = [part.lstrip("0") if part[0] in "0123456789" else None for part in parts]
    return [
        (1, 0, part) if number is None else (0, len(number), number) for part, number in zip(parts, bare, strict=True)
    ]


def regions_of(question: docutils_nodes.Element) -> list[docutils_nodes.Element]:
    """Return the regions of a map question by their letters; the author may write the right one first."""
    return sorted(options_of(question), key=lambda option: str(option["letter"]))


def range_text(option: docutils_nodes.Element) -> str:
    """Return a number or a range as it is printed: ``1811..1815`` is how the source has it."""
    return printed_range(option[0].astext())


def printed_range(written: str) -> str:
    """Return a range with a dash between its ends."""
    return re.sub(r"\s*\.\.\s*", "\N{EN DASH}", written.strip())


def gaps_of(question: docutils_nodes.Element) -> list[docutils_nodes.Element]:
    """Return the gaps of a cloze question in the order of its text."""
    return [gap for block in content_of(question, nodes.question_stem) for gap in block.findall(nodes.cloze_gap)]


def gap_answer(gap: docutils_nodes.Element) -> str:
    """Return what fills a gap; of a number the range that counts."""
    if gap["form"] == "number":
        return printed_range(gap["raw"].strip().removeprefix("="))
    return " or ".join(text for text, fraction in gap["answers"] if fraction == RIGHT)


def picks_of(gap: docutils_nodes.Element) -> list[tuple[str, str]]:
    """Return what a gap with choices offers, each with its id, sorted so that the order tells nothing."""
    texts = [(chr(ord("a") + place), text) for place, (text, _fraction) in enumerate(gap["answers"])]
    return sorted(texts, key=lambda choice: (natural_order(choice[1]), choice[0]))


def language_of(question: docutils_nodes.Element) -> str | None:
    """Return the language of a question, where it is not that of the book."""
    language: str | None = question.get("language")
    return language


def speech_of(question: docutils_nodes.Element) -> dict[str, str]:
    """Return the attributes that tell language and direction of a question, where it is not in that of the book."""
    language = language_of(question)
    if not language:
        return {}
    return {"lang": language, "dir": direction_of(language)}
