"""Questions of an EPUB: the task in its place, hints and keys as notes at the end of the page, linked both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes as docutils_nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from studyguide.quiz import nodes
from studyguide.quiz.ebook_form import asked
from studyguide.quiz.keys import key_parts
from studyguide.quiz.markup import element
from studyguide.quiz.paper_words import NO_KEY
from studyguide.quiz.parts import children_of, is_ebook, speech_of
from studyguide.quiz.plain import leave_to_chapters, page_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx

    from studyguide.quiz.markup import markup

HINTS: Final = "Hints"
ANSWERS: Final = "Answers"


class EbookQuestions(SphinxPostTransform):
    """Give every question of an EPUB its form."""

    # With the plain forms, before references are resolved (10): the copies in the key are then resolved too.
    default_priority = 8

    def run(self, **_kwargs: object) -> None:
        """Shape the questions, then put their notes at the end of the page."""
        if not is_ebook(self.app.builder):
            return
        leave_to_chapters(self.document, self.env)
        hints: list[markup] = []
        keys: list[markup] = []
        for question in list(self.document.findall(nodes.question)):
            own_hints = hint_notes(question)
            # The key before the form, which takes the gaps that the key names out of the text.
            own_keys = [] if self.app.tags.has(NO_KEY) else [key_note(question)]
            shape(question, [*own_hints, *own_keys], self.app)
            hints += own_hints
            keys += own_keys
        page_of(self.document).extend([*collected(HINTS, hints), *collected(ANSWERS, keys)])


def shape(question: nodes.question, notes: Sequence[markup], app: Sphinx) -> None:
    """Replace the meaning by elements: number, task, what to choose from, and the way to the notes."""
    heading = element(
        "heading", text=f"Question {question['number']}", class_="sg-number", id=f"{anchor(question)}-number"
    )
    shaped = [heading, *asked(question, app)]
    if notes:
        # A space between the links for readers that know no style.
        links = [part for one in notes for part in (way_to(one), docutils_nodes.Text(" "))]
        shaped.append(element("p", *links[:-1], class_="sg-to-notes"))
    question.children = []
    question.extend(shaped)


def hint_notes(question: nodes.question) -> list[markup]:
    """Return a note for each hint: beside the question it would be read before the reader has thought."""
    hints = children_of(question, nodes.question_hint)
    return [
        note(
            question,
            f"hint-{place}",
            f"Hint {place} for" if len(hints) > 1 else "Hint for",
            hint.children,
        )
        for place, hint in enumerate(hints, start=1)
    ]


def key_note(question: nodes.question) -> markup:
    """Return the note with the whole key."""
    return note(question, "key", "Answer to", key_parts(question))


def note(question: nodes.question, kind: str, title: str, content: Sequence[docutils_nodes.Node]) -> markup:
    """Return one note; its title leads back to the question."""
    name = anchor(question)
    back = element("a", text=f"question {question['number']}", href=f"#{name}", role="doc-backlink")
    # A list item has no role of its own: ARIA withdrew "doc-endnote", which no list may hold.
    return element(
        "li",
        element("p", docutils_nodes.Text(f"{title} "), back, class_="sg-note-title"),
        element("div", *content, **speech_of(question)),
        id=f"{name}--{kind}",
        class_="sg-note",
        **{"epub:type": "endnote"},
    )


def way_to(one: markup) -> markup:
    """Return the link to a note, called as the note is."""
    return element("a", text=one[0].astext(), href=f"#{one['ids'][0]}", role="doc-noteref", **{"epub:type": "noteref"})


def collected(title: str, notes: Sequence[markup]) -> list[markup]:
    """Return the notes of a page under their title, or nothing."""
    if not notes:
        return []
    name = f"sg-{title.lower()}"
    heading = element("heading", text=title, id=name)
    attributes = {"aria-labelledby": name, "role": "doc-endnotes", "epub:type": "endnotes"}
    return [element("section", heading, element("ol", *notes), class_="sg-notes", **attributes)]


def anchor(question: nodes.question) -> str:
    """Return the id of a question, as every format has it."""
    return f"q-{question['qid']}"


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(EbookQuestions)
