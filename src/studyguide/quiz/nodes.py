"""The doctree of a question: what it means, not how it looks. Form is given by one module per format.

A question reads::

    question (qid, kind, number, level, objective, points, source, hash, docname, bank; ids=["q-<qid>"])
        question_stem           block content
        question_options        absent where the kind has none
            question_option     (oid, fraction)
                option_text     inline content (short: the accepted text)
                option_rationale?   block content
        question_hint*          block content, in the author's order
        question_explanation?   block content

In a practice page the questions stand where the author wrote them. In a chapter page a ``quiz`` holds them.
"""

from __future__ import annotations

from docutils import nodes


class quiz(nodes.General, nodes.Element):
    """Questions of one bank in a page: ``bank`` (``shared-goals/neighbours``), ``docname`` of the page, ``embed``."""


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


class option_rationale(nodes.Part, nodes.Element):
    """Why an option is right or wrong."""


class question_hint(nodes.Part, nodes.Element):
    """Help for a reader who has not found the answer yet."""


class question_explanation(nodes.Part, nodes.Element):
    """What to learn from the question, whatever was answered."""


class question_source(nodes.Part, nodes.Element):
    """A reference to the section that answers the question; made for HTML and the plain formats only."""
