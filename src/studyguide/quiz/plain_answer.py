"""The answer to a question in plain docutils: the key, every reason, the rubric, a model answer, what to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from docutils import nodes as docutils_nodes

from studyguide.quiz import nodes
from studyguide.quiz.model import RIGHT
from studyguide.quiz.parts import (
    children_of,
    choices_of,
    content_of,
    copy_of_pair,
    copy_of_text,
    fraction_word,
    gap_answer,
    gaps_of,
    options_of,
    range_text,
    rationale_of,
    regions_of,
    right_options,
)
from studyguide.quiz.plain_question import items_of, led_by, letters, said, titled

if TYPE_CHECKING:
    from studyguide.quiz.model import Kind


def plain_answer(question: nodes.question) -> list[docutils_nodes.Node]:
    """Return all that is known about the answer; to be called before the question itself is taken apart."""
    key = titled(f"Answer to question {question['number']}:")
    result: list[docutils_nodes.Node] = [key]
    shown, items = key_of(question)
    for place, text in enumerate(shown):
        key += [docutils_nodes.Text("; " if place else " "), *text]
    if items:
        result.append(docutils_nodes.bullet_list("", *items))
    result += rubric_of(question)
    model = content_of(question, nodes.question_model_answer)
    if model:
        result += led_by([docutils_nodes.Text("A model answer: ")], model)
    result += content_of(question, nodes.question_explanation)
    for source in children_of(question, nodes.question_source):
        result += led_by(
            [docutils_nodes.Text("Read the section: ")], [docutils_nodes.paragraph("", "", *source.children)]
        )
    return result


def key_of(question: nodes.question) -> tuple[list[list[docutils_nodes.Node]], list[docutils_nodes.list_item]]:
    """Return what to show behind the number of the question, and the items of the list of reasons."""
    kind: Kind = question["kind"]
    match kind:
        case "single" | "multiple" | "truefalse" | "short" | "numeric" | "map":
            options = regions_of(question) if kind == "map" else options_of(question)
            right = [option_words(option, kind) for option in right_options(question)]
            return right, [reason(option, kind) for option in options if is_told(option)]
        case "match":
            return [], pairs(question)
        case "order":
            options = options_of(question)
            return [], [place_in_order(place, option) for place, option in enumerate(options, start=1)]
        case "cloze":
            gaps = enumerate(gaps_of(question), start=1)
            return [[docutils_nodes.Text(f"({number}) {gap_answer(gap)}")] for number, gap in gaps], []
        case "open":
            return [], []
        case _:
            assert_never(kind)


def option_words(option: docutils_nodes.Element, kind: Kind) -> list[docutils_nodes.Node]:
    """Return how an option is named in the key."""
    if kind == "numeric":
        return [docutils_nodes.Text(range_text(option))]
    if kind == "map":
        return [docutils_nodes.Text(f"{option['letter']}: "), *copy_of_text(option)]
    return copy_of_text(option)


def is_told(option: docutils_nodes.Element) -> bool:
    """Tell whether an option stands in the list: one that is partly right must, even where nobody says why."""
    return bool(rationale_of(option)) or 0 < option["fraction"] < RIGHT


def reason(option: docutils_nodes.Element, kind: Kind) -> docutils_nodes.list_item:
    """Return one option with its word and its rationale."""
    word = docutils_nodes.Text(f" ({fraction_word(option['fraction']).lower()}). ")
    return docutils_nodes.list_item("", *led_by([*option_words(option, kind), word], rationale_of(option)))


def pairs(question: nodes.question) -> list[docutils_nodes.list_item]:
    """Return each row with its right side and the letter of that, then what belongs to no row."""
    choices = choices_of(question)
    letter_of = {choice["choice"]: letter for choice, letter in zip(choices, letters(choices), strict=True)}
    pair_of = {choice["choice"]: choice for choice in choices}
    rows: list[docutils_nodes.list_item] = []
    unused: list[docutils_nodes.list_item] = []
    for option in options_of(question):
        key = option["choice"]
        right = [*copy_of_pair(pair_of[key]), docutils_nodes.Text(f" ({letter_of[key]})")]
        if option["distractor"]:
            lead = [*right, docutils_nodes.Text(" belongs to no row. ")]
        else:
            lead = [*copy_of_text(option), docutils_nodes.Text(": "), *right, docutils_nodes.Text(". ")]
        (unused if option["distractor"] else rows).append(
            docutils_nodes.list_item("", *led_by(lead, rationale_of(option)))
        )
    return [*rows, *unused]


def place_in_order(place: int, option: docutils_nodes.Element) -> docutils_nodes.list_item:
    """Return one item of an order with its place and its rationale."""
    stop = "" if option[0].astext().rstrip().endswith((".", "!", "?")) else "."
    lead = [docutils_nodes.Text(f"{place}. "), *copy_of_text(option), docutils_nodes.Text(f"{stop} ")]
    return docutils_nodes.list_item("", *led_by(lead, rationale_of(option)))


def rubric_of(question: nodes.question) -> list[docutils_nodes.Node]:
    """Return what an answer to an open question is judged by."""
    criteria = [
        [*criterion.children, docutils_nodes.Text(f" ({points} {'point' if points == 1 else 'points'})")]
        for criterion in question.findall(nodes.question_criterion)
        if (points := criterion["points"])
    ]
    return [said("What a good answer does:"), items_of(criteria)] if criteria else []
