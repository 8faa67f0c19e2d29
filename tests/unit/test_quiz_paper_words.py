"""What only a control shows on a screen is said in words for paper."""

from __future__ import annotations

import pytest
from docutils.nodes import Element

from studyguide.quiz.paper_words import place_words, words_asked
from studyguide.quiz.parts import gap_answer, natural_order, picks_of


@pytest.mark.parametrize(
    ("x", "y", "words"),
    [
        (0.1, 0.1, "at the top left"),
        (0.5, 0.9, "at the bottom"),
        (0.9, 0.5, "at the right"),
        (0.5, 0.5, "in the middle"),
    ],
)
def test_place_on_a_picture_is_told(x, y, words):
    assert place_words(x, y) == words


def test_words_to_choose_from_are_sorted_and_only_the_right_one_fills_the_gap():
    gap = Element(form="pick", answers=(("Russia", 100), ("Britain", 0)))

    assert gap_answer(gap) == "Russia"
    assert [text for _oid, text in picks_of(gap)] == ["Britain", "Russia"]


def test_numbers_in_texts_are_sorted_as_numbers():
    assert sorted(["item 10", "Item 9", "1921", "1828"], key=natural_order) == ["1828", "1921", "Item 9", "item 10"]


@pytest.mark.parametrize(("words", "said"), [((150, 250), "150 to 250 words"), ((200, 200), "200 words")])
def test_length_of_an_answer_is_told(words, said):
    assert words_asked(words) == said
