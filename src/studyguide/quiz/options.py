"""Read the parsed body of a question: which list holds the options, and what is stem, rationale, hint, explanation."""

from __future__ import annotations

import re
from string import ascii_lowercase
from typing import TYPE_CHECKING, Final

from docutils import nodes as docutils_nodes
from sphinx import addnodes

from studyguide.quiz import nodes
from studyguide.quiz.check import Problem
from studyguide.quiz.model import RIGHT, Option

if TYPE_CHECKING:
    from collections.abc import Sequence

_BRACKET: Final = re.compile(r"\[(?P<mark>[xX]| |-?[0-9]{1,3})\](?:\s+|$)")
_LOOKS_LIKE_BRACKET: Final = re.compile(r"\[[^\]]{0,8}\]")
NESTED: Final = (nodes.question, nodes.quiz)
# Twenty-six letters name the options; nobody reads more than ten.
MAX_OPTIONS: Final = len(ascii_lowercase)


class Body:
    """The parts of a question, sorted out of what the parser made of its text."""

    def __init__(self, blocks: Sequence[docutils_nodes.Node], *, line: int) -> None:
        self.line = line
        self.problems: list[Problem] = []
        self.stem: list[docutils_nodes.Node] = []
        self.options: list[nodes.question_option] = []
        self.hints: list[nodes.question_hint] = []
        self.explanations: list[nodes.question_explanation] = []
        for block in list(blocks):
            self._refuse_nested(block)
            self._refuse_footnotes(block)
            if not isinstance(block, NESTED):
                self._sort(block)

    def _sort(self, block: docutils_nodes.Node) -> None:
        match block:
            case nodes.question_hint():
                self.hints.append(block)
            case nodes.question_explanation():
                self.explanations.append(block)
            case docutils_nodes.bullet_list() if is_option_list(block):
                self._read_options(block)
            case docutils_nodes.system_message() | docutils_nodes.comment():
                pass
            case _:
                self._add_to_stem(block)

    def _add_to_stem(self, block: docutils_nodes.Node) -> None:
        if self.options or self.hints or self.explanations:
            message = "text after the options; move it before them, or into :::{explanation}"
            self.problems.append(Problem("question-stray", message, line_of(block, self.line)))
        self.stem.append(block)

    def _refuse_nested(self, block: docutils_nodes.Node) -> None:
        for inner in [node for node in block.findall() if isinstance(node, NESTED)]:
            message = "a question or quiz inside a question; end the first one with its colons before the next begins"
            self.problems.append(Problem("question-nested", message, line_of(inner, self.line)))
            inner.parent.remove(inner)

    def _refuse_footnotes(self, block: docutils_nodes.Node) -> None:
        for note in block.findall(docutils_nodes.footnote_reference):
            message = "a footnote stays behind when a chapter shows the question; write it into the text or explanation"
            line = note.parent.line or line_of(block, self.line)
            self.problems.append(Problem("question-footnote", message, line))

    def _read_options(self, block: docutils_nodes.bullet_list) -> None:
        for item in block.children:
            if isinstance(item, docutils_nodes.list_item):
                self._read_option(item)

    def _read_option(self, item: docutils_nodes.list_item) -> None:
        paragraph = item.children[0] if len(item) else None
        line = line_of(item, self.line)
        first = paragraph[0] if isinstance(paragraph, docutils_nodes.paragraph) and len(paragraph) else None
        match = _BRACKET.match(first.astext()) if isinstance(first, docutils_nodes.Text) else None
        fraction = read_mark(match["mark"]) if match else None
        if not isinstance(paragraph, docutils_nodes.paragraph) or match is None or fraction is None:
            message = "an option starts with [x] if it is right and with [ ] if it is wrong (or [50], [-50])"
            self.problems.append(Problem("option-mark", message, line, fatal=True))
            return
        if len(self.options) == MAX_OPTIONS:
            message = f"more than {MAX_OPTIONS} options; nobody reads them all, leave some out"
            self.problems.append(Problem("option-many", message, line, fatal=True))
            return
        option = nodes.question_option(oid=ascii_lowercase[len(self.options)], fraction=fraction)
        option.source, option.line = paragraph.source or item.source, line
        option += option_text(paragraph, match.end())
        self._read_rationale(option, item.children[1:])
        self.options.append(option)

    def _read_rationale(self, option: nodes.question_option, blocks: Sequence[docutils_nodes.Node]) -> None:
        rationale = nodes.option_rationale()
        for block in blocks:
            if isinstance(block, docutils_nodes.block_quote):
                rationale.source, rationale.line = option.source, rationale.line or line_of(block, self.line)
                rationale.extend(block.children)
            elif not isinstance(block, (docutils_nodes.system_message, docutils_nodes.comment)):
                message = "an option is one paragraph and its rationale; start the lines of the rationale with '>'"
                self.problems.append(Problem("option-block", message, line_of(block, self.line)))
        if len(rationale):
            option += rationale


def is_option_list(block: docutils_nodes.bullet_list) -> bool:
    """Tell whether any item starts with a bracket: a stem may hold an ordinary list."""
    return any(_LOOKS_LIKE_BRACKET.match(item.astext().lstrip()) for item in block.children)


def read_mark(mark: str) -> int | None:
    """Return the fraction that a bracket stands for, if it is one."""
    if mark in {"x", "X"}:
        return RIGHT
    if mark == " ":
        return 0
    return int(mark) if -RIGHT <= int(mark) <= RIGHT else None


def option_text(paragraph: docutils_nodes.paragraph, mark_length: int) -> nodes.option_text:
    """Return the text of an option without its bracket, ready for translation like a paragraph."""
    first = paragraph[0].astext()[mark_length:]
    raw = paragraph.rawsource
    bracket = _BRACKET.match(raw)
    text = nodes.option_text(raw[bracket.end() :] if bracket else raw, "")
    if first:
        text += docutils_nodes.Text(first)
    text.extend(paragraph.children[1:])
    text.source, text.line = paragraph.source, paragraph.line
    return text


def line_of(node: docutils_nodes.Node, default: int) -> int:
    """Return the line of a node or of the first thing in it that knows its own."""
    for part in node.findall():
        if part.line:
            return int(part.line)
    return default


def plain_text(node: docutils_nodes.Node) -> str:
    """Return the words of a node; the keys of citations are none."""
    if isinstance(node, docutils_nodes.Element):
        if isinstance(node, addnodes.pending_xref) and node.get("refdomain") == "cite":
            return ""
        if isinstance(node, docutils_nodes.TextElement):
            return "".join(plain_text(child) for child in node.children)
        return "\n".join(filter(None, (plain_text(child) for child in node.children)))
    return str(node.astext())


def model_options(options: Sequence[nodes.question_option]) -> tuple[Option, ...]:
    """Return the options as values."""
    return tuple(_model_option(option) for option in options)


def _model_option(node: nodes.question_option) -> Option:
    rationale = next(iter(node.findall(nodes.option_rationale)), None)
    return Option(
        oid=node["oid"],
        text=plain_text(node[0]).strip(),
        fraction=node["fraction"],
        rationale=None if rationale is None else plain_text(rationale).strip(),
        line=node.line or 0,
        rationale_line=(rationale.line if rationale is not None else node.line) or 0,
    )
