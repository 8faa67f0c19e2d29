"""Find the parts of a question node; shared by the forms that a question takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes as docutils_nodes

from studyguide.quiz import nodes
from studyguide.quiz.model import RIGHT

if TYPE_CHECKING:
    from sphinx.builders import Builder


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
    text = option[0].deepcopy()
    for part in text.findall(docutils_nodes.Element):
        part["ids"] = []
    return list(text.children)


def rationale_of(option: docutils_nodes.Element) -> list[docutils_nodes.Node]:
    """Return the blocks of a rationale; the accepted answers of a written question often have none."""
    return content_of(option, nodes.option_rationale)


def fraction_word(fraction: int) -> str:
    """Return the word for an option; colour never says it alone."""
    if fraction == RIGHT:
        return "Right"
    return "Partly right" if fraction > 0 else "Not right"
