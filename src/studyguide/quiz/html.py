"""HTML of questions: native controls and a closed key, complete without any script."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, assert_never

from docutils import nodes as docutils_nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from studyguide.quiz import markup, nodes
from studyguide.quiz.markup import element, quiz_data
from studyguide.quiz.normalisation import normalise
from studyguide.quiz.parts import (
    children_of,
    content_of,
    copy_of_text,
    fraction_word,
    is_website,
    options_of,
    rationale_of,
    right_options,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx

    from studyguide.quiz.model import Kind


class ShapeQuestions(SphinxPostTransform):
    """Turn questions into HTML elements."""

    # After references are resolved (10): the copy of an option in the key then holds its links already.
    default_priority = 600

    def run(self, **_kwargs: object) -> None:
        """Shape all questions and add the data for the script."""
        if not is_website(self.app.builder):
            return
        loose: dict[str, list[docutils_nodes.Element]] = {}
        for question in list(self.document.findall(nodes.question)):
            if not isinstance(question.parent, nodes.quiz):
                loose.setdefault(question["docname"], []).append(question)
        for quiz in self.document.findall(nodes.quiz):
            # ShowQuestions has removed those without questions.
            quiz.append(data_of(children_of(quiz, nodes.question)))
        for questions in loose.values():
            last = questions[-1]
            last.parent.insert(last.parent.index(last) + 1, data_of(questions))
        for question in self.document.findall(nodes.question):
            shape(question)


def data_of(questions: Sequence[docutils_nodes.Element]) -> quiz_data:
    """Return what the script needs; keys are compared by id, so a translated page marks as well."""
    content = {question["qid"]: _task(question) for question in questions}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    # No text of an author may end the script element or open a comment in it.
    return quiz_data(bank=questions[0]["bank"], text=text.replace("<", "\\u003c"))


def _task(question: docutils_nodes.Element) -> dict[str, object]:
    options = options_of(question)
    task: dict[str, object] = {
        "kind": question["kind"],
        "hash": question["hash"],
        "key": {option["oid"]: option["fraction"] for option in options},
    }
    kind: Kind = question["kind"]
    match kind:
        case "single" | "multiple" | "truefalse":
            return task
        case "short":
            return task | {"forms": {option["oid"]: normalise(option[0].astext()) for option in options}}
        case _:
            assert_never(kind)


def shape(question: docutils_nodes.Element) -> None:
    """Replace the meaning by elements: heading, form, hints, key."""
    name = f"q-{question['qid']}"
    lead, legend = split_stem(content_of(question, nodes.question_stem))
    form = element(
        "form",
        element("fieldset", legend, *answers(question, name), class_="sg-fieldset"),
        # Empty from the start: a live region is announced only if it stood there before its text.
        element("p", role="status", class_="sg-verdict"),
        class_="sg-form",
        # A form that is sent as a dialog goes nowhere: Enter in a text field must not load the page anew.
        method="dialog",
        autocomplete="off",
    )
    key = element(
        "details",
        element("summary", text="Show the answer"),
        element("div", *key_parts(question), class_="sg-key-body"),
        class_="sg-key",
    )
    heading = element("heading", text=f"Question {question['number']}", class_="sg-number", id=f"{name}-number")
    shaped = [heading, *lead, form, *hints_of(question), key]
    question.children = []
    question.extend(shaped)


def split_stem(blocks: Sequence[docutils_nodes.Node]) -> tuple[list[docutils_nodes.Node], markup.markup]:
    """Return what stands before the form and the legend of its group, which can hold no block.

    The legend is the last paragraph, which is the question itself; figures and quotations come before it.
    """
    *lead, last = blocks
    if isinstance(last, docutils_nodes.paragraph):
        return lead, element("legend", *last.children, class_="sg-stem")
    return list(blocks), element("legend", text="Your answer", class_="sg-stem")


def answers(question: docutils_nodes.Element, name: str) -> list[docutils_nodes.Node]:
    """Return the controls."""
    kind: Kind = question["kind"]
    match kind:
        case "single" | "truefalse":
            return [choice(option, name, control="radio") for option in options_of(question)]
        case "multiple":
            return [choice(option, name, control="checkbox") for option in options_of(question)]
        case "short":
            return [text_field(name)]
        case _:
            assert_never(kind)


def choice(option: docutils_nodes.Element, name: str, *, control: str) -> markup.markup:
    """Return one option with its control."""
    own = f"{name}-{option['oid']}"
    field = element("input", type=control, name=name, value=option["oid"], id=own)
    label = element("label", *without_links(copy_of_text(option)), for_=own)
    return element("div", field, label, class_="sg-option", data_option=option["oid"])


def without_links(content: list[docutils_nodes.Node]) -> list[docutils_nodes.Node]:
    """Return the text of an option without its links: a click on it chooses; the key keeps the links."""
    holder = docutils_nodes.inline("", "", *content)
    for reference in list(holder.findall(docutils_nodes.reference)):
        place = reference.parent.index(reference)
        reference.parent[place : place + 1] = reference.children
    return list(holder.children)


def text_field(name: str) -> markup.markup:
    """Return the field for a written answer; it is as wide for every question, so that it gives nothing away."""
    label = element("label", text="Your answer", for_=f"{name}-text")
    field = element("input", type="text", name=name, id=f"{name}-text", dir="auto", spellcheck="false", size="28")
    return element("div", label, field, class_="sg-write")


def hints_of(question: docutils_nodes.Element) -> list[docutils_nodes.Node]:
    """Return the hints, each closed; the region tells a screen reader of each that the script opens."""
    hints = [
        element("details", element("summary", text="Hint"), element("div", *hint.children), class_="sg-hint")
        for hint in children_of(question, nodes.question_hint)
    ]
    return [element("div", *hints, class_="sg-hints", role="status")] if hints else []


def key_parts(question: docutils_nodes.Element) -> list[docutils_nodes.Node]:
    """Return the answer, every rationale, the explanation and the way back to the text."""
    answer: list[docutils_nodes.Node] = [element("strong", text=answer_word(question))]
    for place, option in enumerate(right_options(question)):
        answer += [docutils_nodes.Text("; " if place else " "), *copy_of_text(option)]
    result: list[docutils_nodes.Node] = [element("p", *answer, class_="sg-answer")]
    reasons = [reason(option) for option in options_of(question) if rationale_of(option)]
    if reasons:
        result.append(element("ul", *reasons, class_="sg-reasons"))
    explanation = content_of(question, nodes.question_explanation)
    if explanation:
        result.append(element("div", *explanation, class_="sg-explanation"))
    for source in children_of(question, nodes.question_source):
        lead = docutils_nodes.Text("Read the section: ")
        result.append(element("p", lead, *source.children, class_="sg-read"))
    return result


def answer_word(question: docutils_nodes.Element) -> str:
    """Return what introduces the key."""
    kind: Kind = question["kind"]
    match kind:
        case "single" | "truefalse":
            return "Answer:"
        case "multiple":
            return "Answers:"
        case "short":
            return "Accepted:"
        case _:
            assert_never(kind)


def reason(option: docutils_nodes.Element) -> markup.markup:
    """Return one option with its word and its rationale."""
    word = element("strong", text=f"{fraction_word(option['fraction'])}:")
    title = element("p", word, docutils_nodes.Text(" "), *option[0].children, class_="sg-reason-option")
    return element("li", title, element("div", *rationale_of(option), class_="sg-why"), data_option=option["oid"])


def setup(app: Sphinx) -> None:
    """Register the transform and the visitors."""
    app.add_post_transform(ShapeQuestions)
    markup.setup(app)
