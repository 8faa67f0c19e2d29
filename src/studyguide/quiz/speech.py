"""Mark what an author wrote in another language than the book's, word for word: what the book says stays in its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes as docutils_nodes

from studyguide.quiz import nodes
from studyguide.quiz.markup import element, markup
from studyguide.quiz.parts import speech_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIELDS: Final = frozenset({"input", "select", "textarea"})


def mark_texts(question: docutils_nodes.Element) -> None:
    """Put language and direction around every text of the author; copies of it keep them.

    The direction turns the whole question round.
    """
    speech = speech_of(question)
    if speech:
        question["dir"] = speech["dir"]
    for part in list(_texts(question)) if speech else ():
        children = list(part.children)
        part.children = []
        part.append(element("span", *children, **speech))


def mark_fields(question: docutils_nodes.Element) -> None:
    """Tell the language of what is chosen from a list or written into a field."""
    for field in question.findall(markup) if speech_of(question) else ():
        if field["tag"] in _FIELDS and field["attrs"].get("type", "text") == "text":
            # A text field follows what the reader types in it.
            field["attrs"] = speech_of(question) | field["attrs"]


def _texts(node: docutils_nodes.Element) -> Iterator[docutils_nodes.TextElement]:
    """Yield the outermost text elements; the name of a section to read is in the language of the book."""
    for child in node.children:
        if isinstance(child, nodes.question_source):
            continue
        if isinstance(child, docutils_nodes.TextElement):
            yield child
        elif isinstance(child, docutils_nodes.Element):
            yield from _texts(child)
