"""Tell one wording of a question from another, so that a stored answer belongs to the wording it was given to."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple
from typing import assert_never

from studyguide.quiz.model import (
    Cloze,
    MapChoice,
    Matching,
    MultipleChoice,
    Numeric,
    OpenResponse,
    Ordering,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)


def content_hash(question: Question) -> str:
    """Return what a stored answer belongs to: it changes when the task or its key does.

    Rationales, hints and sources are left out: mending one must not take a reader's answers away.
    """
    options = [(option.oid, option.text, option.fraction) for option in question.options]
    content: list[object] = [type(question).__name__, question.frame.stem, options]
    content += _own_content(question)
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:12]


def _own_content(question: Question) -> list[object]:
    """Return what marks an answer beside the options."""
    match question:
        case SingleChoice() | MultipleChoice() | TrueFalse() | ShortAnswer() | Ordering():
            return []
        case Numeric(ranges=ranges, unit=unit):
            return [[astuple(one) for one in ranges], unit]
        case Matching(key=key, choices=choices):
            return [key, [(choice.oid, choice.text) for choice in choices]]
        case Cloze(gaps=gaps):
            return [[(gap.form, *map(astuple, gap.answers), gap.range and astuple(gap.range)) for gap in gaps]]
        case MapChoice(regions=regions, picture=picture):
            return [picture.path, [astuple(region) for region in regions]]
        case OpenResponse(words=words, rubric=rubric):
            return [words, [(one.text, one.points) for one in rubric]]
        case _:
            assert_never(question)
