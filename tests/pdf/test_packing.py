"""Packing makes a PDF smaller and nothing else."""

from __future__ import annotations

import io
import re

from pypdf import PdfReader

from studyguide.pdf.packing import packed


def test_packed_pdf_has_the_objects_that_typst_wrote(rivers, tag_tree):
    pdf = rivers.pdf.read_bytes()
    plain = tag_tree.unpacked(pdf)
    before = PdfReader(io.BytesIO(plain))

    assert packed(plain) == pdf
    assert len(pdf) < len(plain)
    assert [page.extract_text() for page in before.pages] == [page.extract_text() for page in rivers.reader.pages]


def test_file_that_typst_did_not_write_stays_as_it_is():
    assert packed(b"%PDF-1.7 data") == b"%PDF-1.7 data"


def test_no_stream_ends_with_a_carriage_return_before_the_line_feed(rivers):
    """A checker of PDF/A took the two for one end of line, and the stream for shorter than it says."""
    assert not re.search(rb"\r\nendstream", rivers.pdf.read_bytes())
