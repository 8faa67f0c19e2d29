"""Find the parts of a question node; shared by the forms that a question takes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes as docutils_nodes

from studyguide.quiz import nodes
from studyguide.quiz.model import RIGHT

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from studyguide.quiz.settings import BankSettings


def is_website(builder: Builder) -> bool:
    """Tell whether pages are read in a browser: an EPUB is HTML too, but its readers run no script."""
    return builder.format == "html" and builder.name != "epub"


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


def choices_of(question: docutils_nodes.Element) -> list[docutils_nodes.Element]:
    """Return for each right side of a ``match`` question the first option that has it, sorted by its text."""
    firsts = [option for option in options_of(question) if option["choice"] == option["oid"]]
    return sorted(
        firsts, key=lambda option: natural_order("".join(part.astext() for part in content_of(option, nodes.pair_text)))
    )


def natural_order(text: str) -> list[tuple[bool, int, str]]:
    """Return what a text is sorted by: numbers before words, 9 before 10, and case does not count."""
    pieces = re.split(r"(\d+)", text.casefold())
    return [(False, int(piece), "") if piece.isdecimal() else (True, 0, piece) for piece in pieces if piece]


def gaps_of(question: docutils_nodes.Element) -> list[docutils_nodes.Element]:
    """Return the gaps of a ``cloze`` question."""
    return list(question.findall(nodes.cloze_gap))


def regions_of(question: docutils_nodes.Element) -> list[docutils_nodes.Element]:
    """Return the options of a ``map`` question by their letters, as readers look for them."""
    return sorted(options_of(question), key=lambda option: str(option["letter"]))


def language_of(question: docutils_nodes.Element) -> str | None:
    """Return the language of the questions that are shown with this one, where it is not that of the book."""
    settings: BankSettings | None = question.parent.get("settings") if question.parent is not None else None
    return settings.language if settings is not None else None
