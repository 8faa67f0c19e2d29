"""The key of each kind of question in HTML: the whole right answer, every reason, and the way back to the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from docutils import nodes as docutils_nodes

from studyguide.quiz import nodes
from studyguide.quiz.markup import element, letter_of
from studyguide.quiz.parts import (
    children_of,
    content_of,
    copy_of_text,
    fraction_word,
    gap_answer,
    gaps_of,
    options_of,
    pair_of,
    range_text,
    rationale_of,
    regions_of,
    right_options,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from studyguide.quiz.markup import markup
    from studyguide.quiz.model import Kind


def key_parts(question: docutils_nodes.Element) -> list[docutils_nodes.Node]:
    """Return the answer, every rationale, the explanation and the way back to the text."""
    result = answer_parts(question)
    explanation = content_of(question, nodes.question_explanation)
    if explanation:
        result.append(element("div", *explanation, class_="sg-explanation"))
    for source in children_of(question, nodes.question_source):
        lead = docutils_nodes.Text("Read the section: ")
        result.append(element("p", lead, *source.children, class_="sg-read"))
    return result


def answer_parts(question: docutils_nodes.Element) -> list[docutils_nodes.Node]:
    """Return the answer and the reasons of one kind."""
    kind: Kind = question["kind"]
    options = options_of(question)
    match kind:
        case "single" | "truefalse":
            return [answer("Answer:", map(copy_of_text, right_options(question))), *reasons(options)]
        case "multiple":
            return [answer("Answers:", map(copy_of_text, right_options(question))), *reasons(options)]
        case "map":
            return [answer("Answer:", map(region, right_options(question))), *reasons(regions_of(question))]
        case "short":
            return [answer("Accepted:", map(copy_of_text, right_options(question))), *reasons(options)]
        case "numeric":
            unit = question["unit"]
            right = [number(option) for option in right_options(question)]
            after = [docutils_nodes.Text(f" ({unit})")] if unit else []
            return [answer("Accepted:", right, after), *reasons(options)]
        case "match":
            return [answer("The pairs:"), element("ul", *map(pair, options), class_="sg-reasons")]
        case "order":
            return [answer("The right order:"), sequence([step(option) for option in options])]
        case "cloze":
            items = [gap(text, place) for place, text in enumerate(map(gap_answer, gaps_of(question)))]
            return [answer("The gaps:"), sequence(items)]
        case "open":
            return open_answer(question)
        case _:
            assert_never(kind)


def answer(
    word: str,
    texts: Iterable[list[docutils_nodes.Node]] = (),
    after: Sequence[docutils_nodes.Node] = (),
) -> markup:
    """Return the paragraph that gives the answer, or leads to it."""
    parts: list[docutils_nodes.Node] = [element("strong", text=word)]
    for place, text in enumerate(texts):
        parts += [docutils_nodes.Text("; " if place else " "), *text]
    return element("p", *parts, *after, class_="sg-answer")


def region(option: docutils_nodes.Element) -> list[docutils_nodes.Node]:
    """Return the letter and the text of a region."""
    return [*letter_of(option), *copy_of_text(option)]


def number(option: docutils_nodes.Element) -> list[docutils_nodes.Node]:
    """Return a number or a range as it is printed."""
    return [docutils_nodes.Text(range_text(option))]


def reasons(options: Sequence[docutils_nodes.Element]) -> list[docutils_nodes.Node]:
    """Return the list of all options that have a rationale."""
    items = [reason(option) for option in options if rationale_of(option)]
    return [element("ul", *items, class_="sg-reasons")] if items else []


def reason(option: docutils_nodes.Element) -> markup:
    """Return one option with its word and its rationale."""
    word = element("strong", text=f"{fraction_word(option['fraction'])}:")
    text = number(option) if "low" in option else option[0].children
    return explained(option, [word, docutils_nodes.Text(" "), *letter_of(option), *text])


def explained(option: docutils_nodes.Element, title: Sequence[docutils_nodes.Node]) -> markup:
    """Return an entry of the key: its title, and under it the rationale where there is one."""
    why = rationale_of(option)
    below = [element("div", *why, class_="sg-why")] if why else []
    return element("li", element("p", *title, class_="sg-reason-option"), *below, data_option=option["oid"])


def pair(option: docutils_nodes.Element) -> markup:
    """Return a row with both sides, or a choice that belongs to none."""
    right = pair_of(option)
    if option["distractor"]:
        return explained(option, [*right, docutils_nodes.Text(" belongs to none.")])
    left = option[0].children
    return explained(
        option, [*left, docutils_nodes.Text(": "), docutils_nodes.strong("", "", *right, classes=["sg-right"])]
    )


def step(option: docutils_nodes.Element) -> markup:
    """Return one item in its place."""
    return explained(option, option[0].children)


def gap(text: str, place: int) -> markup:
    """Return what fills a gap."""
    filled = element("strong", text=text, class_="sg-right")
    return element("li", element("p", filled, class_="sg-reason-option"), data_option=str(place))


def sequence(items: Sequence[docutils_nodes.Node]) -> markup:
    """Return a numbered list."""
    return element("ol", *items, class_="sg-reasons sg-sequence")


def open_answer(question: docutils_nodes.Element) -> list[docutils_nodes.Node]:
    """Return the model answer and the rubric."""
    result: list[docutils_nodes.Node] = []
    model = content_of(question, nodes.question_model_answer)
    if model:
        result += [answer("A model answer:"), element("div", *model, class_="sg-model")]
    criteria = [
        one
        for rubric in children_of(question, nodes.question_rubric)
        for one in rubric.findall(nodes.question_criterion)
    ]
    if criteria:
        items = [element("li", *one.children, docutils_nodes.Text(" "), worth(one)) for one in criteria]
        result += [answer("What earns points:"), element("ul", *items, class_="sg-rubric")]
    return result


def worth(criterion: docutils_nodes.Element) -> markup:
    """Return the points of a criterion in words."""
    points: int = criterion["points"]
    return element("span", text=f"({points} {'point' if points == 1 else 'points'})", class_="sg-points")
