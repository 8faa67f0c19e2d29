"""Read the list of a question: options with brackets, rows to match, or items to put in order."""

from __future__ import annotations

import re
from string import ascii_lowercase
from typing import TYPE_CHECKING, Final

from docutils import nodes as docutils_nodes

from studyguide.quiz import nodes
from studyguide.quiz.gaps import read_letter, read_place
from studyguide.quiz.model import RIGHT
from studyguide.quiz.node_text import line_of
from studyguide.quiz.normalisation import normalise
from studyguide.quiz.numbers import read_range
from studyguide.quiz.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

_BRACKET: Final = re.compile(r"\[(?P<mark>[xX]| |-?[0-9]{1,3})\](?:\s+|$)")
_LOOKS_LIKE_BRACKET: Final = re.compile(r"\[[^\]]{0,8}\]")
_PAIR: Final = re.compile(r"(?:^|\s+)::(?:\s+|$)")
# Twenty-six letters name the options; nobody reads more than ten.
MAX_OPTIONS: Final = len(ascii_lowercase)


class OptionList:
    """The options of one list; what is wrong with them is collected."""

    def __init__(self, *, line: int, problems: list[Problem]) -> None:
        self.line = line
        self.problems = problems
        self.options: list[nodes.question_option] = []

    def read_marked(self, block: docutils_nodes.Element) -> None:
        """Read ``- [x] text`` with a rationale under it."""
        for item, paragraph in self._items(block):
            first = paragraph[0] if paragraph is not None and len(paragraph) else None
            match = _BRACKET.match(first.astext()) if isinstance(first, docutils_nodes.Text) else None
            fraction = read_mark(match["mark"]) if match else None
            if paragraph is None or match is None or fraction is None:
                message = "an option starts with [x] if it is right and with [ ] if it is wrong (or [50], [-50])"
                self._refuse("option-mark", message, item)
            else:
                self._add(item, paragraph, option_text(paragraph, match.end()), fraction)

    def read_steps(self, block: docutils_nodes.Element) -> None:
        """Read the numbered list of an ``order`` question."""
        for item, paragraph in self._items(block):
            if paragraph is None:
                self._refuse("option-empty", "an item without text; write it or delete the line", item)
            else:
                self._add(item, paragraph, option_text(paragraph, 0), RIGHT)

    def read_rows(self, block: docutils_nodes.Element) -> None:
        """Read ``- left :: right``; the first row with a right side is the one that others share."""
        shared: dict[str, str] = {}
        for item, paragraph in self._items(block):
            sides = split_pair(paragraph) if paragraph is not None else None
            if paragraph is None or sides is None or not sides[1].astext().strip():
                message = "a row reads 'left :: right', a choice that belongs to none ':: right'; spaces around '::'"
                self._refuse("pair-form", message, item)
                continue
            left, right = sides
            option = self._add(item, paragraph, left, RIGHT)
            if option is not None:
                option.insert(1, right)
                option["choice"] = shared.setdefault(normalise(right.astext()), option["oid"])
                option["distractor"] = not left.astext().strip()

    def read_numbers(self) -> None:
        """Read the text of each option as a number or a range."""
        for option in self.options:
            found = read_range(option[0].astext())
            if found is None:
                message = f"{option[0].astext()!r} is no number; write '1813', '1811..1815' or '2.5 ± 0.1'"
                self.problems.append(Problem("number-form", message, option.line or self.line, fatal=True))
            option["low"], option["high"] = (found.low, found.high) if found else (0.0, 0.0)

    def read_places(self) -> None:
        """Take letter and place out of the text of each option of a ``map`` question."""
        for option in self.options:
            (text,) = (part for part in option.children if isinstance(part, nodes.option_text))
            option["letter"], option["at"] = "", None
            for place in list(text.findall(nodes.map_place)):
                option["at"] = option["at"] or read_place(place["raw"])
                place.parent.remove(place)
            if option["at"] is None:
                message = "a region needs its place; end the option with {at}`x,y,radius` in the units of the picture"
                self.problems.append(Problem("map-place", message, option.line or self.line, fatal=True))
            first = text[0] if len(text) else None
            found = read_letter(first.astext()) if isinstance(first, docutils_nodes.Text) else None
            if found is None or not isinstance(first, docutils_nodes.Text):
                message = "a region needs its letter; begin the option as in 'C: the khanate of Erivan'"
                self.problems.append(Problem("map-letter", message, option.line or self.line, fatal=True))
                continue
            option["letter"] = found[0]
            text.replace(first, docutils_nodes.Text(first.astext()[found[1] :]))
            trim_end(text)

    def _items(
        self, block: docutils_nodes.Element
    ) -> list[tuple[docutils_nodes.list_item, docutils_nodes.paragraph | None]]:
        items = [item for item in block.children if isinstance(item, docutils_nodes.list_item)]
        return [
            (item, item[0] if len(item) and isinstance(item[0], docutils_nodes.paragraph) else None) for item in items
        ]

    def _add(
        self,
        item: docutils_nodes.list_item,
        paragraph: docutils_nodes.paragraph,
        text: nodes.option_text,
        fraction: int,
    ) -> nodes.question_option | None:
        if len(self.options) == MAX_OPTIONS:
            self._refuse("option-many", f"more than {MAX_OPTIONS} options; nobody reads them all, leave some out", item)
            return None
        option = nodes.question_option(oid=ascii_lowercase[len(self.options)], fraction=fraction)
        option.source, option.line = paragraph.source or item.source, line_of(item, self.line)
        option += text
        self._read_rationale(option, item.children[1:])
        self.options.append(option)
        return option

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

    def _refuse(self, code: str, message: str, item: docutils_nodes.Node) -> None:
        self.problems.append(Problem(code, message, line_of(item, self.line), fatal=True))


def is_option_list(block: docutils_nodes.Node) -> bool:
    """Tell whether any item starts with a bracket: a stem may hold an ordinary list."""
    return isinstance(block, docutils_nodes.bullet_list) and any(
        _LOOKS_LIKE_BRACKET.match(item.astext().lstrip()) for item in block.children
    )


def is_row_list(block: docutils_nodes.Node) -> bool:
    """Tell whether any item is a row to match."""
    return isinstance(block, docutils_nodes.bullet_list) and any(
        _PAIR.search(item[0].astext()) for item in block.children if isinstance(item, docutils_nodes.Element) and item
    )


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
    bracket = _BRACKET.match(raw) if mark_length else None
    text = nodes.option_text(raw[bracket.end() :] if bracket else raw, "")
    if mark_length and first:
        text += docutils_nodes.Text(first)
    text.extend(paragraph.children[1:] if mark_length else paragraph.children)
    text.source, text.line = paragraph.source, paragraph.line
    return text


def split_pair(paragraph: docutils_nodes.paragraph) -> tuple[nodes.option_text, nodes.pair_text] | None:
    """Return both sides of a row, or nothing where no ``::`` parts them."""
    for place, child in enumerate(paragraph.children):
        found = _PAIR.search(child.astext()) if isinstance(child, docutils_nodes.Text) else None
        if found is None:
            continue
        raw = _PAIR.split(paragraph.rawsource, maxsplit=1)
        left = nodes.option_text(raw[0], "", *paragraph.children[:place])
        right = nodes.pair_text(raw[-1], "")
        left += [docutils_nodes.Text(text) for text in (child.astext()[: found.start()],) if text]
        right += [docutils_nodes.Text(text) for text in (child.astext()[found.end() :],) if text]
        right.extend(paragraph.children[place + 1 :])
        for side in (left, right):
            side.source, side.line = paragraph.source, paragraph.line
        return left, right
    return None


def trim_end(text: docutils_nodes.Element) -> None:
    """Take spare spaces from the end of a text."""
    last = text[-1] if len(text) else None
    if isinstance(last, docutils_nodes.Text):
        text.replace(last, docutils_nodes.Text(last.astext().rstrip()))
