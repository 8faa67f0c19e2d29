"""HTML elements as nodes, and the visitors that write them; what they mean is decided elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes as docutils_nodes

from studyguide.quiz import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from studyguide.quiz.settings import BankSettings

VOID: Final = frozenset({"input"})
INLINE: Final = frozenset(
    {"a", "circle", "label", "option", "select", "span", "strong", "summary", "svg", "text", "textarea"}
)
LOWEST_HEADING: Final = 6


class markup(docutils_nodes.General, docutils_nodes.TextElement):
    """One HTML element: its ``tag``, its ``attrs``; a ``heading`` takes the level that its place asks for.

    A text element, because Sphinx writes links only in those; it may hold blocks all the same.
    """


class quiz_data(docutils_nodes.General, docutils_nodes.Element):
    """What the script has to know of some questions of one bank: ``text``, a JSON text; ``bank``, ``settings``.

    ``results`` is the address of the page that sums up all answers, empty where the book has none.
    """


class results_data(docutils_nodes.General, docutils_nodes.Element):
    """What the script of the results counts: ``text``, a JSON text."""


def element(tag: str, *children: docutils_nodes.Node, text: str = "", **attrs: str) -> markup:
    """Return one element; an attribute's underscore is written as a hyphen, ``class_`` is ``class``."""
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attrs.items()}
    # Sphinx writes an id from the node's own list.
    ids = [named.pop("id")] if "id" in named else []
    content = [docutils_nodes.Text(text)] if text else []
    return markup("", "", *content, *children, tag=tag, attrs=named, ids=ids)


def letter_of(option: docutils_nodes.Element) -> list[docutils_nodes.Node]:
    """Return the letter that an option has on a picture, and nothing for other options."""
    letter = option.get("letter")
    return [element("strong", text=letter, class_="sg-letter"), docutils_nodes.Text(" ")] if letter else []


def visit_markup(self: HTML5Translator, node: markup) -> None:
    """Open an element; a heading is one level below the section in which the question stands."""
    if node["tag"] == "heading":
        node["tag"] = f"h{min(self.section_level + 1, LOWEST_HEADING)}"
    self.body.append(self.starttag(node, node["tag"], "", **node["attrs"]))


def depart_markup(self: HTML5Translator, node: markup) -> None:
    """Close it, unless it is one of those that hold nothing."""
    if node["tag"] not in VOID:
        self.body.append(f"</{node['tag']}>" + ("" if node["tag"] in INLINE else "\n"))


def visit_quiz(self: HTML5Translator, node: nodes.quiz) -> None:
    """Open the questions of one bank."""
    self.body.append(self.starttag(node, "div", CLASS="sg-quiz"))


def depart_quiz(self: HTML5Translator, _node: nodes.quiz) -> None:
    """Close them."""
    self.body.append("</div>\n")


def visit_question(self: HTML5Translator, node: nodes.question) -> None:
    """Open one question."""
    attrs = {"class": f"sg-question sg-{node['kind']}", "aria-labelledby": f"q-{node['qid']}-number"}
    if "dir" in node:
        attrs["dir"] = node["dir"]
    self.body.append(self.starttag(node, "section", "\n", False, **attrs))


def depart_question(self: HTML5Translator, _node: nodes.question) -> None:
    """Close it."""
    self.body.append("</section>\n")


def visit_quiz_data(self: HTML5Translator, node: quiz_data) -> None:
    """Write the data block; it is no code, so a strict content security policy lets it stand."""
    settings: BankSettings = node["settings"]
    stated = {
        "data-bank": node["bank"],
        "data-mode": settings.mode if settings.mode != "check" else "",
        "data-confidence": "true" if settings.confidence else "",
        "data-pass": str(settings.pass_mark or ""),
        "data-results": node["results"],
    }
    given = {name: text for name, text in stated.items() if text}
    attrs = {"class": "sg-quiz-data", "type": "application/json", **given}
    self.body.append(self.starttag(node, "script", "", False, **attrs) + node["text"] + "</script>\n")
    raise docutils_nodes.SkipNode


def visit_results_data(self: HTML5Translator, node: results_data) -> None:
    """Write the data block of the results."""
    attrs = {"class": "sg-results-data", "type": "application/json"}
    self.body.append(self.starttag(node, "script", "", False, **attrs) + node["text"] + "</script>\n")
    raise docutils_nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the visitors."""
    app.add_node(nodes.quiz, html=(visit_quiz, depart_quiz))
    app.add_node(nodes.question, html=(visit_question, depart_question))
    app.add_node(markup, html=(visit_markup, depart_markup))
    app.add_node(quiz_data, html=(visit_quiz_data, None))
    app.add_node(results_data, html=(visit_results_data, None))
