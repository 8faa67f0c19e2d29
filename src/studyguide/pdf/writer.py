"""The writer of the PDF, put together from one part a subject."""

from __future__ import annotations

from studyguide.pdf.answers import AnswersMixin
from studyguide.pdf.blocks import BlocksMixin
from studyguide.pdf.design import DesignMixin
from studyguide.pdf.formulas import FormulasMixin
from studyguide.pdf.guide import GuideMixin
from studyguide.pdf.listings import ListingsMixin
from studyguide.pdf.lists import ListsMixin
from studyguide.pdf.markup import MarkupMixin
from studyguide.pdf.tables import TablesMixin
from studyguide.pdf.text import TextMixin


class TypstTranslator(
    TextMixin,
    MarkupMixin,
    FormulasMixin,
    BlocksMixin,
    ListingsMixin,
    ListsMixin,
    TablesMixin,
    AnswersMixin,
    GuideMixin,
    DesignMixin,
):
    """Turn the tree of the whole book into Typst code."""
