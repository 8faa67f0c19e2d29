"""Every string survives the way into Typst, whatever it holds."""

from __future__ import annotations

import json

import pytest
import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st

from studyguide.pdf import escape

anything = st.text(st.characters(exclude_categories=()), max_size=60)


@pytest.fixture(scope="module")
def through_typst(tmp_path_factory):
    empty = tmp_path_factory.mktemp("typst") / "empty.typ"
    empty.touch()
    compiler = typst.Compiler(empty, ignore_system_fonts=True)
    return lambda code: json.loads(compiler.eval(code, format="json"))


@given(anything)
@example('"#\\')
@example("*_`$<>@=-+/~[]{}()// /* */ #let x = 1")
@example("\u2028\u2029\x00\x1b\r\n\t")
@settings(max_examples=150, deadline=None)
def test_any_string_comes_back_as_it_was(through_typst, text):
    expected = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)

    assert through_typst(escape.string(text)) == expected


@given(st.lists(anything, max_size=4))
@settings(max_examples=30, deadline=None)
def test_any_list_comes_back_as_it_was(through_typst, texts):
    whole = [text.encode("utf-8", "ignore").decode() for text in texts]

    assert through_typst(escape.value(whole)) == whole


@pytest.mark.parametrize(
    ("item", "code"),
    [
        (None, "none"),
        (True, "true"),
        (3, "3"),
        (0.5, "0.5"),
        ((), "()"),
        (("one",), '("one", )'),
        ({}, "(:)"),
        ({"key": [1]}, '("key": (1, ))'),
    ],
)
def test_value_is_written_as_typst_writes_it(item, code):
    assert escape.value(item) == code


def test_names_of_arguments_are_typsts():
    assert escape.arguments({"first_line": 1}) == "first-line: 1, "


@given(anything)
@settings(max_examples=60, deadline=None)
def test_any_text_is_printed_or_replaced(text):
    from studyguide.pdf.fonts import PLACEHOLDER, missing_characters

    shown = missing_characters().sub(PLACEHOLDER, text)

    assert not missing_characters().search(shown)
