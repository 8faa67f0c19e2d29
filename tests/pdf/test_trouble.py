"""What an author gets wrong is said with its place, and the PDF of the rest is made."""

from __future__ import annotations

import re
from pathlib import Path

import page as validation
import pytest

from studyguide.pdf.compile import Outcome, Problem, compile_book

ROOTS = Path(__file__).parent / "roots"

SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>"
BROKEN_SVG = "<svg xmlns='http://www.w3.org/2000/svg'><g></svg>"


STRANGE = """\
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

class strange(nodes.General, nodes.Element):
    pass

class Strange(SphinxDirective):
    has_content = True
    def run(self):
        node = strange("", *self.parse_content_to_nodes())
        self.set_source_info(node)
        return [node]

def setup(app):
    app.add_directive("strange", Strange)
"""


def warned(made, *parts):
    return [line for line in made.warnings if all(part in line for part in parts)]


def test_missing_glyph_is_named_with_its_place_and_replaced(tiny):
    made = tiny("# Page\n\nFirst.\n\nThe word 和平 has no glyph.\n")

    assert warned(made, "index.md:5:", "和 (U+548C)", "[studyguide.pdf-glyph]")
    assert "The word \ufffd\ufffd has no glyph." in made.text


def test_missing_glyph_in_code_is_named_too(tiny):
    made = tiny("# Page\n\n`和`\n\n```text\n平\n```\n")

    assert len(warned(made, "[studyguide.pdf-glyph]")) == 2
    assert made.pdf.is_file()


def test_missing_alternative_text_is_named_and_the_caption_read(tiny):
    made = tiny(
        "# Page\n\n:::{figure} a.svg\nA river seen from above.\n:::\n",
        files={
            "a.svg": "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='5' height='5'/></svg>"
        },
    )

    assert warned(made, "index.md:3:", "a.svg has no alternative text", "[studyguide.pdf-alt]")
    assert 'alt: "A river seen from above."' in made.code


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.svg", BROKEN_SVG), ("a.svg", "no picture"), ("a.png", b"no picture"), ("a.png", b"\x89PNG\r\n\x1a\ncut")],
)
def test_broken_picture_leaves_its_text(tiny, name, content):
    made = tiny(
        f"# Page\n\nBefore.\n\n:::{{figure}} {name}\n:alt: A map of the shore.\n\nCaption.\n:::\n",
        files={name: content},
    )

    assert warned(made, "index.md:5:", name, "[studyguide.pdf-image]")
    assert "Picture not available: A map of the shore." in made.text
    assert "Caption." in made.text


def test_picture_that_only_typst_cannot_read_leaves_its_text(tiny):
    cut = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40 + b"IEND\xaeB\x60\x82"
    made = tiny("# Page\n\nBefore.\n\n![A map of the shore.](a.png)\n\nAfter.\n", files={"a.png": cut})

    assert warned(made, "index.md:5:", "Typst says", "[studyguide.pdf-image]")
    assert "Picture not available: A map of the shore." in made.text
    assert "After." in made.text


def test_missing_picture_leaves_its_text(tiny):
    made = tiny("# Page\n\n![A map of the shore.](none.png)\n\nAfter.\n")

    assert warned(made, "index.md:3:", "none.png", "not readable")
    assert "Picture not available: A map of the shore." in made.text


def test_unknown_node_is_named_and_its_text_printed(tiny):
    made = tiny(
        "# Page\n\n```{strange}\nInner text.\n```\n",
        files={"strange_node.py": STRANGE},
        settings="import sys\nsys.path.insert(0, __file__.rpartition('/')[0])\nextensions.append('strange_node')\n",
    )

    assert warned(made, "index.md:3:", "no form for strange", "[studyguide.pdf-node]")
    assert "Inner text." in made.text


def test_unreadable_palette_prints_in_black(tiny, tmp_path):
    (tmp_path / "tiny" / "data").mkdir(parents=True)
    (tmp_path / "tiny" / "data" / "palette.toml").write_text("[light\n", encoding="utf-8")
    made = tiny("# Page\n\nText.\n")

    assert warned(made, "palette.toml", "[studyguide.pdf-palette]")
    assert "Text." in made.text


def test_setting_that_is_no_date_is_named(tiny):
    made = tiny("# Page\n", settings='typst_date = "24 November"\n')

    assert warned(made, "typst_date", "[studyguide.pdf-date]")
    assert made.pdf.is_file()


def test_imprint_page_that_does_not_exist_is_named(tiny):
    made = tiny("# Page\n", settings='typst_imprint = "nowhere"\n')

    assert warned(made, "'nowhere'", "[studyguide.pdf-imprint]")
    assert made.pdf.is_file()


def test_failed_compile_keeps_the_last_good_pdf(tiny, monkeypatch):
    first = tiny("# Page\n\nFirst edition.\n")
    before = first.pdf.read_bytes()
    monkeypatch.setattr("studyguide.pdf.typesetting.LAYOUT", first.source)
    made = tiny("# Page\n\nSecond edition.\n", files={"book.typ": "#let p = unknown\n"})

    assert warned(made, "unknown variable", "book.typ:1")
    assert warned(made, "the one before it, if any, is still there")
    assert made.pdf.read_bytes() == before
    assert not list(made.pdf.parent.rglob("unfinished.pdf"))


def test_every_common_element_has_a_form(tiny):
    made = tiny((ROOTS / "sink.md").read_text(encoding="utf-8"))

    assert not warned(made, "[studyguide.pdf-node]")
    assert not warned(made, "Typst says")
    assert validation.is_pdf_compliant(made.pdf, profile=validation.ValidationProfile.PDF_UA_1)
    for text in (
        "A short motto.",
        "Shared meaning.",
        "Only on paper.",
        "twice 1",
        "این",
        "area",
        "The source.",
        "Said in HTML.",
    ):
        assert text in made.text
    for text in ("Only on screen.", "not printed"):
        assert text not in made.text


def test_picture_on_another_host_is_not_fetched(tiny):
    made = tiny("# Page\n\n![A far shore.](https://example.invalid/a.png)\n")

    assert warned(made, "index.md:3:", "on another host", "[studyguide.picture]")
    assert "A far shore." in made.text


def test_letter_in_a_picture_that_no_font_has_costs_the_standard_not_the_book(tiny):
    svg = "<svg xmlns='http://www.w3.org/2000/svg' width='99' height='40'><text y='20'>和</text></svg>"
    made = tiny("# Page\n\n![A sign.](a.svg)\n\nAfter.\n", files={"a.svg": svg})

    assert warned(made, "Typst says", "和")
    assert warned(made, "does not keep PDF/UA", "[studyguide.pdf-standard]")
    assert "After." in made.text


def test_figure_that_typst_cannot_place_stays_where_it_is(tiny, monkeypatch):
    def compiled(folder, pdf, **named):
        held = re.search(r"held = \((.*?)\)", (folder / "settings.typ").read_text(encoding="utf-8"))[1]
        if "1" not in held:
            return Outcome(False, (Problem("internal error: parent group", None, None),))
        return compile_book(folder, pdf, **named)

    monkeypatch.setattr("studyguide.pdf.typesetting.compile_book", compiled)
    figures = [f":::{{figure}} one.svg\n:alt: One\n\nFigure {number}.\n:::\n" for number in range(3)]
    made = tiny("# Page\n\n" + "\n".join(figures), files={"one.svg": SVG})

    assert not warned(made, "Typst says")
    assert "held = (1, )" in (made.pdf.parent / ".typst" / "reading" / "settings.typ").read_text(encoding="utf-8")
    assert made.pdf.is_file()
