"""Written answers are compared without what nobody types alike; the browser tests use the same list of cases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyguide.quiz.normalisation import normalise

CASES = json.loads(Path(__file__).parents[1].joinpath("vectors", "normalisation.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("written", "compared"), CASES)
def test_answer_is_compared_in_its_plain_form(written, compared):
    assert normalise(written) == compared


@given(st.text())
def test_normalising_twice_changes_nothing_more(text):
    once = normalise(text)

    assert normalise(once) == once
