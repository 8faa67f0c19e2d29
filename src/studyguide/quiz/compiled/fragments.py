"""The HTML of the parts of questions, with links that start at the page of their bank."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes as docutils_nodes
from sphinx import addnodes

from studyguide.quiz import nodes
from studyguide.quiz.html import KEEP_MEANING
from studyguide.quiz.markup import element, markup
from studyguide.quiz.node_text import GAP
from studyguide.quiz.parts import children_of, options_of
from studyguide.quiz.rendering import Rendering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinx.builders.html import StandaloneHTMLBuilder

    from studyguide.quiz.compiled.question import Compiled


class Fragments:
    """The parts of all questions of one bank, resolved as for its page."""

    def __init__(self, builder: StandaloneHTMLBuilder, docname: str) -> None:
        self._builder = builder
        tree = builder.env.get_doctree(docname)
        tree[KEEP_MEANING] = True
        for reference in tree.findall(addnodes.pending_xref):
            # The page of the bank has reported what leads nowhere.
            reference["sg-reported"] = True
        self._rendering = Rendering(builder, tree, docname)
        self.questions = {
            node["qid"]: node for node in tree.findall(nodes.question) if not isinstance(node.parent, nodes.quiz)
        }

        # Taken now: the picture may be wrapped, or shown as something else than an image.
        self._images = {
            qid: [
                image
                for part in children_of(node, nodes.question_picture)
                for image in part.findall(docutils_nodes.image)
            ]
            for qid, node in self.questions.items()
        }

    def of(self, qid: str) -> Callable[[str], Compiled]:
        """Return what gives text and HTML of a part of one question by its name; a part that is not there is empty."""
        named = dict(_parts(self.questions[qid]))

        def render(name: str) -> Compiled:
            content = named.get(name, ())
            return {"text": _text(content), "html": self._rendering.html(content).strip()}

        return render

    def picture(self, qid: str) -> str | None:
        """Return the address of the picture of a map question, as seen from the top of the website."""
        for image in self._images[qid]:
            uri = image["uri"]
            return f"{self._builder.imagedir}/{self._builder.images.get(uri, uri)}"
        return None


def _text(content: Sequence[docutils_nodes.Node]) -> str:
    """Return the words of resolved nodes; references have their titles, citations are left to the HTML."""
    parted = "\n" if any(isinstance(node, docutils_nodes.Body) for node in content) else ""
    return re.sub(r" +(?=[.,;:])", "", parted.join(map(_words, content))).strip()


def _words(node: docutils_nodes.Node) -> str:
    if isinstance(node, docutils_nodes.Element) and "bibtex-citation" in node["classes"]:
        return ""
    if isinstance(node, markup) and "data-gap" in node["attrs"]:
        return GAP
    if isinstance(node, docutils_nodes.Element):
        inline = isinstance(node, (docutils_nodes.TextElement, docutils_nodes.Inline))
        return ("" if inline else "\n").join(filter(None, map(_words, node.children)))
    return str(node.astext())


def _parts(question: docutils_nodes.Element) -> Iterator[tuple[str, Sequence[docutils_nodes.Node]]]:
    """Yield each part of a question with its name; a gap of a text is an empty element that tells its place."""
    for place, gap in enumerate(question.findall(nodes.cloze_gap)):
        gap.parent.replace(gap, element("span", class_="gap", data_gap=str(place)))
    for name, kind in (
        ("stem", nodes.question_stem),
        ("explanation", nodes.question_explanation),
        ("model_answer", nodes.question_model_answer),
    ):
        part: docutils_nodes.Element
        for part in children_of(question, kind):
            yield name, part.children
    for place, hint in enumerate(children_of(question, nodes.question_hint)):
        yield f"hint.{place}", hint.children
    for option in options_of(question):
        for prefix, of_option in (
            ("option", nodes.option_text),
            ("choice", nodes.pair_text),
            ("rationale", nodes.option_rationale),
        ):
            for part in children_of(option, of_option):
                yield f"{prefix}.{option['oid']}", part.children
    for criterion in question.findall(nodes.question_criterion):
        yield f"criterion.{criterion['oid']}", criterion.children
