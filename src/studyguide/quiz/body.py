"""Sort what the parser made of a question's text: stem, picture, list, rubric, model answer, hints, explanation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docutils import nodes as docutils_nodes

from studyguide.quiz import nodes
from studyguide.quiz.node_text import depth_of, line_of
from studyguide.quiz.options import OptionList, is_option_list, is_row_list
from studyguide.quiz.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyguide.quiz.model import Kind

NESTED: Final = (nodes.question, nodes.quiz)
MARKED: Final = frozenset({"single", "multiple", "truefalse", "short", "numeric", "map"})
"""The kinds whose list has brackets."""

MAX_DEPTH: Final = 14
"""How many elements may stand in one another; of some twenty quotations in a question Typst makes no PDF."""

_POINTS: Final = re.compile(r"\s*\((?P<points>[0-9]{1,2})\)\s*$")


class Body:
    """The parts of a question."""

    def __init__(self, blocks: Sequence[docutils_nodes.Node], *, kind: Kind, line: int) -> None:
        self.line = line
        self.kind = kind
        self.problems: list[Problem] = []
        self.stem: list[docutils_nodes.Node] = []
        self.passages: list[docutils_nodes.Element] = []
        self._list = OptionList(line=line, problems=self.problems)
        blocks = list(blocks)
        for block in blocks:
            self._refuse_nested(block)
            self._refuse_footnotes(block)
            self._refuse_depth(block)
        self._sequence = _last_sequence(blocks) if kind == "order" else None
        for block in blocks:
            if not isinstance(block, NESTED):
                self._sort(block)
        if kind == "numeric":
            self._list.read_numbers()
        elif kind == "map":
            self._list.read_places()

    @property
    def options(self) -> list[nodes.question_option]:
        """The options, rows or items."""
        return self._list.options

    def of(self, part: type[docutils_nodes.Element]) -> list[docutils_nodes.Element]:
        """Return the hints, the explanations … in the author's order."""
        return [passage for passage in self.passages if isinstance(passage, part)]

    @property
    def gaps(self) -> list[nodes.cloze_gap]:
        """The gaps of the stem."""
        return [gap for block in self.stem for gap in block.findall(nodes.cloze_gap)]

    def _sort(self, block: docutils_nodes.Node) -> None:
        match block:
            case (
                nodes.question_hint()
                | nodes.question_explanation()
                | nodes.question_rubric()
                | nodes.question_model_answer()
            ):
                self.passages.append(block)
            case docutils_nodes.bullet_list() if is_option_list(block):
                self._read_marked(block)
            case docutils_nodes.bullet_list() if self.kind == "match" and is_row_list(block):
                self._list.read_rows(block)
            case docutils_nodes.enumerated_list() if block is self._sequence:
                self._list.read_steps(block)
            case docutils_nodes.system_message() | docutils_nodes.comment():
                pass
            case _:
                self._add_to_stem(block)

    def _read_marked(self, block: docutils_nodes.bullet_list) -> None:
        if self.kind in MARKED:
            self._list.read_marked(block)
            return
        wanted = {
            "match": "write rows as '- left :: right'",
            "order": "write a numbered list in the right order",
            "cloze": "write the answers into {blank}`…` and {pick}`…` in the text",
            "open": "write :::{rubric} and :::{model-answer}",
        }[self.kind]
        message = f"a question of the kind {self.kind} has no options with brackets; {wanted}"
        self.problems.append(Problem("option-kind", message, line_of(block, self.line), fatal=True))

    def _add_to_stem(self, block: docutils_nodes.Node) -> None:
        if self.options or self.passages:
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

    def _refuse_depth(self, block: docutils_nodes.Node) -> None:
        if depth_of(block) > MAX_DEPTH:
            message = "lists or quotations within so many others that no page can show them; write fewer"
            self.problems.append(Problem("question-deep", message, line_of(block, self.line), fatal=True))


def _last_sequence(blocks: Sequence[docutils_nodes.Node]) -> docutils_nodes.Node | None:
    """Return the numbered list that is to be put in order: the last, because the task may hold one of its own."""
    return next((block for block in reversed(blocks) if isinstance(block, docutils_nodes.enumerated_list)), None)


def read_rubric(rubric: docutils_nodes.Element, *, line: int) -> tuple[nodes.question_rubric, list[Problem]]:
    """Turn the list of a rubric into criteria; the points stand in parentheses at the end of each."""
    result = nodes.question_rubric()
    result.source, result.line = rubric.source, rubric.line
    problems: list[Problem] = []
    items = [
        item
        for block in rubric.children
        if isinstance(block, docutils_nodes.bullet_list)
        for item in block.children
        if isinstance(item, docutils_nodes.list_item) and len(item)
    ]
    for number, item in enumerate(items, start=1):
        here = line_of(item, line)
        paragraph = item[0]
        if not isinstance(paragraph, docutils_nodes.paragraph):
            problems.append(Problem("rubric-points", "a criterion is one paragraph; write it into one", here))
            continue
        text = paragraph[-1] if len(paragraph) else None
        found = _POINTS.search(text.astext()) if isinstance(text, docutils_nodes.Text) else None
        if found is None or not int(found["points"]):
            problems.append(
                Problem("rubric-points", "a criterion ends with its points, as in 'Weighs a rival view (2)'", here)
            )
        raw = _POINTS.sub("", paragraph.rawsource)
        criterion = nodes.question_criterion(raw, "", *paragraph.children[:-1])
        if text is not None:
            criterion += docutils_nodes.Text(text.astext()[: found.start()]) if found else text
        criterion["oid"] = str(number)
        criterion["points"] = max(1, int(found["points"])) if found else 1
        criterion.source, criterion.line = item.source or rubric.source, here
        result += criterion
    return result, problems
