"""Put the questions of a bank into the pages that embed it, before references are resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes as docutils_nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import docname_join

from studyguide.quiz import nodes
from studyguide.quiz.domain import quiz_domain
from studyguide.quiz.node_text import line_above
from studyguide.quiz.problem import Problem
from studyguide.quiz.settings import BankSettings
from studyguide.quiz.tasks import may_shuffle
from studyguide.quiz.warn import report

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from studyguide.quiz.bank import Embed

UNTOUCHED: Final = frozenset({"gettext"})
"""Builders that want the pages as their authors wrote them: each text is translated once, in its bank."""


PASSAGES: Final = {
    nodes.question_hint: "hint",
    nodes.question_explanation: "explanation",
    nodes.question_rubric: "rubric",
    nodes.question_model_answer: "model-answer",
}
BELONGING: Final = frozenset({*PASSAGES, nodes.cloze_gap, nodes.map_place})


class FindMisplacedPassages(SphinxTransform):
    """Report hints and explanations that stand outside a question."""

    # After parsing, before Sphinx's own transforms: nothing has moved yet.
    default_priority = 5

    def apply(self, **_kwargs: object) -> None:
        """Report and remove each of them."""
        # One look at every node: a book of questions has hundreds of thousands.
        for node in list(self.document.findall(lambda node: type(node) in BELONGING)):
            match node:
                case nodes.cloze_gap():
                    if not _in_cloze(node):
                        self._refuse_role(node)
                case nodes.map_place():
                    self._refuse_role(node)
                case docutils_nodes.Element() if not isinstance(node.parent, nodes.question):
                    self._refuse_passage(node)

    def _refuse_passage(self, node: docutils_nodes.Element) -> None:
        name = PASSAGES[type(node)]
        message = f"a {name} outside a question; move it into the question, or delete it"
        report(Problem(f"{name}-outside", message, node.line or 1), self.env.docname)
        node.parent.remove(node)

    def _refuse_role(self, node: docutils_nodes.Element) -> None:
        if isinstance(node, nodes.map_place):
            name, code, wanted = "at", "place-outside", "an option of a map question"
        else:
            name, code = "pick" if node["form"] == "pick" else "blank", "gap-outside"
            wanted = "the task of a cloze question"
        message = f"{{{name}}} stands outside {wanted}; move it there, or write plain text"
        report(Problem(code, message, line_above(node, 1)), self.env.docname)
        node.parent.replace(node, docutils_nodes.Text(node["raw"]))


def _in_cloze(node: docutils_nodes.Node) -> bool:
    """Tell whether a gap stands in the task of a cloze question, where it is asked."""
    stem = node
    while stem is not None and not isinstance(stem, nodes.question_stem):
        stem = stem.parent
    return stem is not None and isinstance(stem.parent, nodes.question) and stem.parent["kind"] == "cloze"


class ShowQuestions(SphinxPostTransform):
    """Fill each ``quiz`` and number the questions, in one page or in the assembled tree of a whole book."""

    # Before every other post-transform: the book's own (5), sphinxcontrib.bibtex (5), MyST's references (9) and
    # Sphinx's (10) then treat the copies like all other text.
    default_priority = 4

    def run(self, **_kwargs: object) -> None:
        """Replace, drop and number."""
        if self.app.builder.name in UNTOUCHED:
            return
        self._banks: dict[str, dict[str, nodes.question]] = {}
        self._assembled = next(iter(self.document.findall(addnodes.start_of_file)), None) is not None
        self._drop_repeated()
        shown: set[tuple[str, str]] = {(node["docname"], node["qid"]) for node in self.document.findall(nodes.question)}
        for quiz in list(self.document.findall(nodes.quiz)):
            self._fill(quiz, shown)
        domain = quiz_domain(self.env)
        order = {docname: domain.shown_in(docname) for docname, _qid in shown}
        for node in self.document.findall(nodes.question):
            places = order[node["docname"]]
            # In the review each question stands alone and has no number.
            node["number"] = places.index(node["qid"]) + 1 if node["qid"] in places else 0
            node["language"] = self._settings(node).language
            question = domain.questions[node["qid"]]
            # What an author says of one question comes before what the bank says of all.
            node["shuffle"] = (question.frame.shuffle or self._settings(node).shuffle) and may_shuffle(question)

    def _settings(self, question: nodes.question) -> BankSettings:
        """Return how a question is asked in its place."""
        if isinstance(question.parent, nodes.quiz):
            settings: BankSettings = question.parent["settings"]
            return settings
        return quiz_domain(self.env).settings.get(question["docname"], BankSettings())

    def _drop_repeated(self) -> None:
        """Keep of a repeated id the first question only; the domain has reported the others."""
        known = quiz_domain(self.env).questions
        for node in list(self.document.findall(nodes.question)):
            frame = known[node["qid"]].frame if node["qid"] in known else None
            if frame is None or (frame.docname, frame.line) != (node["docname"], node.line):
                node.parent.remove(node)

    def _fill(self, quiz: nodes.quiz, shown: set[tuple[str, str]]) -> None:
        embed: Embed = quiz["embed"]
        domain = quiz_domain(self.env)
        quiz["settings"] = embed.settings(domain.settings.get(embed.source, BankSettings()))
        for qid in domain.overview.chosen(embed):
            place = (embed.docname, qid)
            original = self._bank(embed.source).get(qid)
            if place in shown or original is None:
                continue
            shown.add(place)
            quiz.append(adopt(original.deepcopy(), docname=embed.docname, reported=not self._assembled))
        if not len(quiz):
            quiz.parent.remove(quiz)

    def _bank(self, docname: str) -> dict[str, nodes.question]:
        if docname not in self._banks:
            found: dict[str, nodes.question] = {}
            for node in self.env.get_doctree(docname).findall(nodes.question):
                found.setdefault(node["qid"], node)
            self._banks[docname] = found
        return self._banks[docname]


def adopt(question: nodes.question, *, docname: str, reported: bool) -> nodes.question:
    """Make a copied question belong to the page that shows it.

    :param reported: the bank is written too, so what is missing is reported there.
    """
    for kind in (addnodes.index, docutils_nodes.target, docutils_nodes.footnote_reference):
        # Entries of the index, anchors and notes stay in the bank, where what they belong to is.
        for node in list(question.findall(kind)):
            node.parent.remove(node)
    for element in question.findall(docutils_nodes.Element):
        if element is not question:
            # The id of a citation would stand twice; a figure needs one of its own.
            known = [] if isinstance(element, addnodes.pending_xref) else element["ids"]
            element["ids"], element["names"] = [f"{question['ids'][0]}--{name}" for name in known], []
        if isinstance(element, addnodes.pending_xref):
            if element.get("reftype") == "doc" and element.get("refdomain") == "std":
                # A relative path holds from the bank only.
                element["reftarget"] = "/" + docname_join(element["refdoc"], element["reftarget"])
            element["refdoc"] = docname
            element["sg-reported"] = reported
        if "docname" in element:
            element["docname"] = docname
    return question


class LinkSources(SphinxPostTransform):
    """Give each question a reference to the section that answers it."""

    # After ShowQuestions (4), before references are resolved (10).
    default_priority = 6

    def run(self, **_kwargs: object) -> None:
        """Add one ``question_source`` each, where the label exists; an unknown one has been reported."""
        if self.app.builder.name in UNTOUCHED:
            return
        labels = self.env.domains.standard_domain.labels
        for question in self.document.findall(nodes.question):
            if question["source"] in labels:
                question.append(nodes.question_source("", source_link(question)))


def source_link(question: docutils_nodes.Element) -> addnodes.pending_xref:
    """Return a reference whose text will be the title of the section."""
    return addnodes.pending_xref(
        "",
        docutils_nodes.inline("", question["source"], classes=["std", "std-ref"]),
        refdomain="std",
        reftype="ref",
        reftarget=question["source"],
        refdoc=question["docname"],
        refexplicit=False,
        refwarn=False,
    )


def take_reported(
    _app: Sphinx, _env: BuildEnvironment, node: addnodes.pending_xref, text: docutils_nodes.Element
) -> docutils_nodes.Element | None:
    """Leave the text of a dead reference in a copy: the author is told once, in the bank."""
    return text if node.get("sg-reported") else None


def setup(app: Sphinx) -> None:
    """Register the transforms."""
    # After every other extension had its chance to resolve it (500 is usual).
    app.connect("missing-reference", take_reported, priority=900)
    app.add_transform(FindMisplacedPassages)
    app.add_post_transform(ShowQuestions)
    app.add_post_transform(LinkSources)
