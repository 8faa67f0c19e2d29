"""The writer of the PDF, put together from one part a subject."""

from __future__ import annotations

from studyguide.pdf.chapters import ChaptersMixin
from studyguide.pdf.design import DesignMixin
from studyguide.pdf.formulas import FormulasMixin
from studyguide.pdf.guide import GuideMixin
from studyguide.pdf.listings import ListingsMixin
from studyguide.pdf.markup import MarkupMixin
from studyguide.pdf.tables import TablesMixin
from studyguide.pdf.text import TextMixin


class TypstTranslator(
    ChaptersMixin,
    TextMixin,
    MarkupMixin,
    FormulasMixin,
    ListingsMixin,
    TablesMixin,
    GuideMixin,
    DesignMixin,
):
    """Turn the tree of the whole book into Typst code."""
