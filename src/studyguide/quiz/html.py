"""HTML of questions: native controls and a closed key, complete without any script."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from sphinx.transforms.post_transforms import SphinxPostTransform

from studyguide.quiz import markup, nodes
from studyguide.quiz.controls import fieldset
from studyguide.quiz.domain import quiz_domain
from studyguide.quiz.gaps import read_gap
from studyguide.quiz.keys import key_parts
from studyguide.quiz.markup import element, quiz_data
from studyguide.quiz.normalisation import normalise
from studyguide.quiz.objectives import objective_text
from studyguide.quiz.parts import children_of, gaps_of, is_website, options_of
from studyguide.quiz.settings import BankSettings
from studyguide.quiz.speech import mark_fields, mark_texts
from studyguide.quiz.tasks import gap_task, task_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes as docutils_nodes
    from sphinx.application import Sphinx

    from studyguide.quiz.model import Kind, Question


KEEP_MEANING: Final = "sg-keep-meaning"
"""Attribute of a tree of which something other than a page is made."""


class ShapeQuestions(SphinxPostTransform):
    """Turn questions into HTML elements."""

    # After references are resolved (10): the copy of an option in the key then holds its links already.
    default_priority = 600

    def run(self, **_kwargs: object) -> None:
        """Shape all questions and add the data for the script."""
        if not is_website(self.app.builder) or KEEP_MEANING in self.document:
            return
        domain = quiz_domain(self.env)
        loose: dict[str, list[docutils_nodes.Element]] = {}
        for question in list(self.document.findall(nodes.question)):
            if not isinstance(question.parent, nodes.quiz):
                loose.setdefault(question["docname"], []).append(question)
        for quiz in self.document.findall(nodes.quiz):
            # ShowQuestions has removed those without questions.
            quiz.append(self._data_of(children_of(quiz, nodes.question), quiz["settings"]))
        for docname, questions in loose.items():
            last = questions[-1]
            data = self._data_of(questions, domain.settings.get(docname, BankSettings()))
            last.parent.insert(last.parent.index(last) + 1, data)
        for question in self.document.findall(nodes.question):
            shape(question)

    def _data_of(self, questions: Sequence[docutils_nodes.Element], settings: BankSettings) -> quiz_data:
        """Return what the script needs; keys are compared by id, so a translated page marks as well."""
        models = quiz_domain(self.env).questions
        content = {question["qid"]: _task(question, models[question["qid"]]) for question in questions}
        if settings.mode == "exam":
            for question in questions:
                content[question["qid"]] |= self._worth(question)
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        results = quiz_domain(self.env).page_of_results
        return quiz_data(
            bank=questions[0]["bank"],
            settings=settings,
            results=self.app.builder.get_relative_uri(questions[0]["docname"], results) if results else "",
            # No text of an author may end the script element or open a comment in it.
            text=text.replace("<", "\\u003c"),
        )

    def _worth(self, question: docutils_nodes.Element) -> dict[str, object]:
        """Return what the report of an exam counts by."""
        objective = objective_text(self.env, question["objective"])
        return {"points": question["points"]} | ({"objective": objective} if objective else {})


def _task(question: docutils_nodes.Element, model: Question) -> dict[str, object]:
    """Return what marks one question; a translated text brings accepted answers of its own."""
    task = task_of(model) | ({"shuffle": True} if question["shuffle"] else {})
    kind: Kind = question["kind"]
    if kind == "short":
        shown = {option["oid"]: normalise(option[0].astext()) for option in options_of(question)}
        forms = {oid: list(dict.fromkeys([*known, shown[oid]])) for oid, known in task["forms"].items()}
        return task | {"forms": forms}
    if kind == "cloze":
        gaps = [read_gap(gap["raw"], pick=gap["form"] == "pick", line=0) for gap in gaps_of(question)]
        return task | {"gaps": [gap_task(gap) for gap in gaps]}
    return task


def shape(question: docutils_nodes.Element) -> None:
    """Replace the meaning by elements: heading, form, hints, key."""
    name = f"q-{question['qid']}"
    mark_texts(question)
    # The key first: the form puts fields into the gaps that the key names.
    key = element(
        "details",
        element("summary", text="Show the answer"),
        element("div", *key_parts(question), class_="sg-key-body"),
        class_="sg-key",
    )
    lead, group = fieldset(question)
    form = element(
        "form",
        group,
        # Empty from the start: a live region is announced only if it stood there before its text.
        element("p", role="status", class_="sg-verdict"),
        class_="sg-form",
        # A form that is sent as a dialog goes nowhere: Enter in a text field must not load the page anew.
        method="dialog",
        autocomplete="off",
    )
    heading = element("heading", text=f"Question {question['number']}", class_="sg-number", id=f"{name}-number")
    shaped = [heading, *lead, form, *hints_of(question), key]
    question.children = []
    question.extend(shaped)
    mark_fields(question)


def hints_of(question: docutils_nodes.Element) -> list[docutils_nodes.Node]:
    """Return the hints, each closed; the region tells a screen reader of each that the script opens."""
    hints = [
        element("details", element("summary", text="Hint"), element("div", *hint.children), class_="sg-hint")
        for hint in children_of(question, nodes.question_hint)
    ]
    return [element("div", *hints, class_="sg-hints", role="status")] if hints else []


def setup(app: Sphinx) -> None:
    """Register the transform and the visitors."""
    app.add_post_transform(ShapeQuestions)
    markup.setup(app)
