"""What only a control shows on a screen is said in words for paper."""

from __future__ import annotations

import pytest
from docutils.nodes import Element

from studyguide.quiz.key_words import accepted_in, gap_choices, number_words, place_words, words_asked
from studyguide.quiz.parts import natural_order


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (1813.0, 1813.0, "1813"),
        (1811.0, 1815.0, "1811 to 1815"),
        (2.4, 2.6, "2.4 to 2.6"),
        (12500.0, 12500.0, "12,500"),
        (-3.5, 0.0, "\N{MINUS SIGN}3.5 to 0"),
        (1500000.5, 1500000.5, "1,500,000.5"),
    ],
)
def test_number_is_written_as_one_reads_it(low, high, words):
    assert number_words(Element(low=low, high=high)) == words


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


def test_wrong_words_of_a_gap_are_not_accepted():
    gap = Element(form="pick", answers=(("Russia", 100), ("Britain", 0)))

    assert accepted_in(gap) == "Russia"
    assert gap_choices(gap) == ["Britain", "Russia"]


def test_numbers_in_texts_are_sorted_as_numbers():
    assert sorted(["item 10", "Item 9", "1921", "1828"], key=natural_order) == ["1828", "1921", "Item 9", "item 10"]


@pytest.mark.parametrize(("words", "said"), [((150, 250), "150 to 250 words"), ((200, 200), "200 words")])
def test_length_of_an_answer_is_told(words, said):
    assert words_asked(words) == said
