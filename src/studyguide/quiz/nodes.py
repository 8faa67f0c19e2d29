"""The doctree of a question: what it means, not how it looks. Form is given by one module per format.

A question reads::

    question (qid, kind, number, level, objective, points, source, hash, docname, bank, shuffle, language;
              ids=["q-<qid>"]; numeric: unit; order: scale; open: words)
        question_stem           block content; cloze: its paragraphs hold cloze_gap nodes
        question_picture?       map: one image; (width, height) in the picture's own units
        question_options        absent where the kind has none
            question_option     (oid, fraction; numeric: low, high; map: letter, at=(x, y, radius); match: choice)
                option_text     inline content (short: the accepted text; match: the left side, empty for a distractor)
                pair_text?      match: the right side
                option_rationale?   block content
        question_rubric?        open
            question_criterion* (oid, points) inline content
        question_model_answer?  open: block content
        question_hint*          block content, in the author's order
        question_explanation?   block content

The options of an ``order`` question stand in the right order; forms show them in ``shuffling.display_order``.
In a practice page the questions stand where the author wrote them. In a chapter page a ``quiz`` holds them.
"""

from __future__ import annotations

from docutils import nodes


class quiz(nodes.General, nodes.Element):
    """Questions of one bank in a page: ``bank`` (``shared-goals/neighbours``), ``docname`` of the page, ``embed``.

    ``settings`` (``BankSettings``) are those of the bank, changed by what the embed says.
    """


class quiz_results(nodes.General, nodes.Element):
    """The place of the reader's results in a page: ``docname``; what stands there is known when all pages are read."""


class question(nodes.General, nodes.Element):
    """One question; ``number`` is its number in the page that shows it (``docname``), counted from 1."""


class question_stem(nodes.Part, nodes.Element):
    """What is asked."""


class question_options(nodes.Part, nodes.Element):
    """The options or, for ``short``, the accepted and the foreseen wrong answers."""


class question_option(nodes.Part, nodes.Element):
    """One option: ``oid`` (``a``, ``b`` … as written), ``fraction`` (100 right, 0 wrong, else partial or penalty)."""


class option_text(nodes.Part, nodes.TextElement):
    """The text of an option."""


class pair_text(nodes.Part, nodes.TextElement):
    """The right side of a row to match: ``choice`` of the option names the first row that has the same text."""


class option_rationale(nodes.Part, nodes.Element):
    """Why an option is right or wrong."""


class question_picture(nodes.Part, nodes.Element):
    """The picture of a map question: ``width`` and ``height`` in the units in which its regions are given."""


class cloze_gap(nodes.Inline, nodes.Element):
    """A gap in a text: ``form`` (blank, number, pick), ``answers`` ((text, fraction) each), ``low`` and ``high``.

    ``raw`` is what the author wrote. It has no content: forms draw a rule or a control.
    """


class map_place(nodes.Inline, nodes.Element):
    """Where an option of a map question lies: ``raw``; taken out when the question is read."""


class question_rubric(nodes.Part, nodes.Element):
    """What an answer to an open question is judged by."""


class question_criterion(nodes.Part, nodes.TextElement):
    """One line of a rubric: ``oid``, ``points``."""


class question_model_answer(nodes.Part, nodes.Element):
    """An answer that would get all points."""


class question_hint(nodes.Part, nodes.Element):
    """Help for a reader who has not found the answer yet."""


class question_explanation(nodes.Part, nodes.Element):
    """What to learn from the question, whatever was answered."""


class question_source(nodes.Part, nodes.Element):
    """A reference to the section that answers the question; made for HTML and the plain formats only."""
