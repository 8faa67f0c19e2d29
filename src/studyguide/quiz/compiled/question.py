"""One compiled question: the values of the model, each text beside its HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, assert_never

from studyguide.quiz.content_hash import content_hash
from studyguide.quiz.model import (
    Cloze,
    MapChoice,
    Matching,
    MultipleChoice,
    Numeric,
    OpenResponse,
    Ordering,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
    kind_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from studyguide.quiz.model import Gap, Option, Question

    Render: TypeAlias = "Callable[[str], Compiled]"

Compiled: TypeAlias = dict[str, Any]


def compile_question(question: Question, render: Render) -> Compiled:
    """Return the question as JSON values.

    :param render: gives ``text`` and ``html`` of a part by its name: ``stem``, ``explanation``, ``model_answer``,
        ``hint.0``, ``option.a``, ``rationale.a``, ``choice.a``, ``criterion.1``.
    """
    frame = question.frame
    compiled: Compiled = {
        "id": frame.qid,
        "kind": kind_of(question),
        "hash": content_hash(question),
        "points": frame.points,
        "stem": render("stem"),
        "hints": [render(f"hint.{place}") for place in range(len(frame.hints))],
        "explanation": render("explanation") if frame.explanation else None,
    }
    compiled |= {name: value for name, value in _told(question).items() if value}
    return compiled | _own(question, render)


def _told(question: Question) -> Compiled:
    """Return what an author may leave out."""
    frame = question.frame
    return {"objective": frame.objective, "level": frame.level, "tags": list(frame.tags)}


def _option(option: Option, render: Render) -> Compiled:
    return {
        "id": option.oid,
        **render(f"option.{option.oid}"),
        "fraction": option.fraction,
        "rationale": None if option.rationale is None else render(f"rationale.{option.oid}"),
    }


def _own(question: Question, render: Render) -> Compiled:
    """Return what the kind alone has."""
    options = [_option(option, render) for option in question.options]
    match question:
        case SingleChoice() | MultipleChoice() | TrueFalse() | ShortAnswer():
            return {"options": options}
        case Numeric(ranges=ranges, unit=unit):
            for option, one in zip(options, ranges, strict=True):
                option["range"] = [one.low, one.high]
            return {"options": options, "unit": list(unit)}
        case Matching(key=key, choices=choices):
            for option, choice in zip(options, key, strict=True):
                option["choice"] = choice
                del option["fraction"]
            offered = [{"id": one.oid, **render(f"choice.{one.oid}"), "distractor": one.distractor} for one in choices]
            return {"rows": options, "choices": offered}
        case Ordering(scale=scale):
            for option in options:
                del option["fraction"]
            return {"items": options, "scale": scale}
        case Cloze(gaps=gaps):
            return {"gaps": [_gap(gap) for gap in gaps]}
        case MapChoice(regions=regions):
            for option, region in zip(options, regions, strict=True):
                option["region"] = {"letter": region.letter, "x": region.x, "y": region.y, "radius": region.radius}
            return {"options": options}
        case OpenResponse():
            return _open(question, render)
        case _:
            assert_never(question)


def _gap(gap: Gap) -> Compiled:
    answers = [{"text": answer.text, "fraction": answer.fraction} for answer in gap.answers]
    return {"form": gap.form, "answers": answers, "range": [gap.range.low, gap.range.high] if gap.range else None}


def _open(question: OpenResponse, render: Render) -> Compiled:
    return {
        "words": list(question.words) if question.words else None,
        "rubric": [{"id": one.oid, **render(f"criterion.{one.oid}"), "points": one.points} for one in question.rubric],
        "model_answer": render("model_answer") if question.model_answer else None,
    }
