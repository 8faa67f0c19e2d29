"""Turn the parsed parts of a question into its value."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from studyguide.quiz import nodes
from studyguide.quiz.gaps import read_gap
from studyguide.quiz.misspelt import line_within
from studyguide.quiz.model import (
    Choice,
    Cloze,
    Criterion,
    Frame,
    Gap,
    MapChoice,
    Matching,
    MultipleChoice,
    Numeric,
    OpenResponse,
    Option,
    Ordering,
    Passage,
    Picture,
    Question,
    Range,
    Region,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from studyguide.quiz.node_text import line_of, lines_of_text, plain_text
from studyguide.quiz.picture import picture_size
from studyguide.quiz.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes as docutils_nodes

    from studyguide.quiz.body import Body
    from studyguide.quiz.fields import Fields
    from studyguide.quiz.model import Kind


def build(kind: Kind, frame: Frame, body: Body, fields: Fields, picture: Picture) -> Question:
    """Return the value of a question from its parts."""
    options = model_options(body.options)
    match kind:
        case "single":
            return SingleChoice(frame, options)
        case "multiple":
            return MultipleChoice(frame, options)
        case "truefalse":
            return TrueFalse(frame, options)
        case "short":
            return ShortAnswer(frame, options)
        case "numeric":
            ranges = tuple(Range(option["low"], option["high"]) for option in body.options)
            return Numeric(frame, options, ranges, fields.spellings("unit"))
        case "match":
            return matching(frame, options, body.options)
        case "order":
            return Ordering(frame, options, fields.scale("scale"))
        case "cloze":
            return Cloze(frame, tuple(_gap(gap, frame.line) for gap in body.gaps))
        case "map":
            regions = tuple(
                Region(option["letter"], *(option["at"] or (picture.width / 2, picture.height / 2, 1)))
                for option in body.options
            )
            return MapChoice(frame, options, regions, picture)
        case "open":
            return open_response(frame, body, fields)
        case _:
            assert_never(kind)


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
        rationale_lines=() if rationale is None else lines_of_text(rationale, rationale.line or 0),
    )


def matching(frame: Frame, options: tuple[Option, ...], rows: Sequence[nodes.question_option]) -> Matching:
    """Part the rows that ask something from the choices that belong to none."""
    asked = [(option, row) for option, row in zip(options, rows, strict=True) if not row["distractor"]]
    shared = {row["choice"] for _option, row in asked}
    choices = tuple(
        Choice(row["oid"], plain_text(row[1]).strip(), option.line, distractor=row["oid"] not in shared)
        for option, row in zip(options, rows, strict=True)
        # A distractor that repeats a choice stays here, so that the checks can tell its author.
        if row["oid"] == row["choice"] or row["distractor"]
    )
    return Matching(frame, tuple(option for option, _row in asked), tuple(row["choice"] for _, row in asked), choices)


def _gap(node: nodes.cloze_gap, line: int) -> Gap:
    raw = str(node["raw"])
    return read_gap(raw, pick=node["form"] == "pick", line=line_within(node, f"`{raw}`", line))


def open_response(frame: Frame, body: Body, fields: Fields) -> OpenResponse:
    """Return an open question with its rubric and its model answer."""
    criteria = [criterion for rubric in body.of(nodes.question_rubric) for criterion in rubric.children]
    answer = next(iter(body.of(nodes.question_model_answer)), None)
    return OpenResponse(
        frame,
        words=fields.word_range("words"),
        rubric=tuple(_criterion(one) for one in criteria if isinstance(one, nodes.question_criterion)),
        model_answer=None if answer is None else passage(answer, frame.line),
    )


def _criterion(node: nodes.question_criterion) -> Criterion:
    return Criterion(node["oid"], plain_text(node).strip(), node["points"], node.line or 0)


def passage(node: docutils_nodes.Element, line: int) -> Passage:
    """Return a hint, an explanation or a model answer as a value."""
    first = node.line or line_of(node, line)
    return Passage(plain_text(node), first, lines_of_text(node, first))


NO_PICTURE = Picture("", "", 0, 0, 0)
"""That of every kind without one."""


def read_picture(fields: Fields, *, folder: Path, page: str, line: int) -> Picture:
    """Return the picture of a map question; what is wrong with it is reported among the fields.

    :param folder: that of the book.
    :param page: the path of the page within it; a path without a leading slash is meant from there.
    """
    written = fields.get("image")
    if written is None:
        message = "a map question needs its picture; add a line ':image: /figures/name.svg'"
        fields.problems.append(Problem("map-image", message, line, fatal=True))
        return NO_PICTURE
    path = Path(written.value.removeprefix("/") if written.value.startswith("/") else Path(page).parent / written.value)
    inside = (folder / path).resolve().is_relative_to(folder.resolve())
    size = picture_size(folder / path) if inside else None
    if size is None:
        message = (
            f"no picture {written.value!r} that can be read; correct the path in :image: (from the book's folder: /…)"
        )
        fields.problems.append(Problem("map-image", message, written.line, fatal=True))
        return NO_PICTURE
    return Picture(path.as_posix(), fields.text("alt") or "", *size, line=written.line)
