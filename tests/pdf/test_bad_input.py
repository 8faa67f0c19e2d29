"""Whatever an author gets wrong, there is a PDF of all the rest, and every message names the line of the source."""

from __future__ import annotations

import base64
import re
import struct
import zlib

import page as validation
import pytest
from pypdf import PdfReader

SETTINGS = """
myst_enable_extensions = [
    "amsmath", "attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath", "fieldlist", "html_image",
    "strikethrough", "tasklist",
]
numfig = True
suppress_warnings = ["myst.strikethrough"]
"""
PLACE = re.compile(r"index\.md:\d+: (?:WARNING|ERROR|CRITICAL): ")
OURS = "[studyguide.pdf-"
# What is said of the whole PDF has no line.
WHOLE = "[studyguide.pdf-standard]"
STANDARD_LOST = "does not keep PDF/UA"


def svg(inner, size="width='40' height='40'"):
    return f"<svg xmlns='http://www.w3.org/2000/svg' {size}>{inner}</svg>"


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*, depth=8, colour=2, channels=3, side=20):
    rows = b"".join(b"\0" + b"\x40" * -(-side * channels * depth // 8) for _ in range(side))
    head = struct.pack(">IIBBBBB", side, side, depth, colour, 0, 0, 0)
    palette = chunk(b"PLTE", bytes(768)) if colour == 3 else b""
    data = chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + palette + data + chunk(b"IEND", b"")


GIF = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
BOX = svg("<rect width='9' height='9'/>")
ENTITIES = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10 if n else 'lol'}'>" for n in range(10))

GOOD = {
    "numbers in quotations in boxes": "\n".join(f"{'>' * (n + 1)} quote {n}\n{'>' * (n + 1)}" for n in range(30)),
    "boxes sixty deep": "\n".join(f"{':' * (63 - n)}{{note}}\nbox {n}" for n in range(60))
    + "\n"
    + "\n".join(":" * (4 + n) for n in range(60)),
    "verses forty deep": "```{eval-rst}\n" + "\n".join(f"| {'  ' * n}x" for n in range(40)) + "\n```",
    "note in a heading": "## Head[^a]\n\nText[^a].\n\n[^a]: The note.",
    "picture in a heading": "## Head ![pic](a.svg)\n\nText.",
    "everything in a heading": "## Head **b** `c` [link](https://example.org) {sub}`2` ~~s~~ <b>x</b> "
    "{abbr}`UN (United)` {octicon}`alert`\n\nText.",
    "heading of 300 words": f"## {'word ' * 300}\n\nText.",
    "heading that is one run of letters": f"## {'x' * 500}\n\nText.",
    "paragraph of 5,000 words": "word " * 5000,
    "word of 5,000 letters": "x" * 5000,
    "code of 5,000 letters": f"`{'x' * 5000}`\n\n```text\n{'y' * 5000}\n```",
    "code full of signs": '```python\na = "$"; #let x = 1 // no\n```',
    "address of 3,000 letters": f"<https://example.org/{'a' * 3000}>",
    "table with one huge cell": f"|a|b|\n|---|---|\n|{'word ' * 5000}|x|",
    "table with runs of letters": f"|a|b|\n|---|---|\n|{'x' * 500}|{'y' * 300}|",
    "table with a huge head": f"|{'word ' * 2000}|b|\n|---|---|\n|x|y|",
    "table without rows": "|a|b|\n|---|---|",
    "table without head": "```{list-table}\n* - a\n  - b\n```",
    "table of heads": "```{list-table}\n:header-rows: 3\n* - a\n  - b\n* - c\n  - d\n* - e\n  - f\n```",
    "table whose cells span": "```{eval-rst}\n+---+---+---+\n| a     | b |\n+---+---+   +\n"
    "| c | d |   |\n+---+---+---+\n```",
    "table in a list in a table": "```{list-table}\n* - - item\n\n      | x | y |\n      |---|---|\n      | z | w |\n"
    "  - b\n```",
    "table in a note": "T[^n].\n\n[^n]: Note\n\n    | a | b |\n    |---|---|\n    | c | d |",
    "figure in a note": "T[^n].\n\n[^n]: Note\n\n    ```{figure} a.svg\n    :alt: fish\n    Caption\n    ```",
    "note in the head of a long table": "|a[^n]|[b](https://example.org)|\n|---|---|\n"
    + "".join(f"|row {n}|{n}|\n" for n in range(100))
    + "\n[^n]: Note",
    "note that calls itself": "T[^n].\n\n[^n]: Note[^n]",
    "note in a note": "T[^n].\n\n[^n]: Note[^m]\n[^m]: Inner[^n]",
    "note in a caption": "```{figure} a.svg\n:alt: fish\nCaption[^n]\n```\n\n[^n]: Note",
    "note of 3,000 words": f"T[^n].\n\n[^n]: {'word ' * 3000}",
    "300 notes": " ".join(f"w[^n{n}]" for n in range(300))
    + "\n\n"
    + "\n".join(f"[^n{n}]: note {n}" for n in range(300)),
    "code of Typst": '#eval("1") #read("/etc/passwd") @label <label> = head\n\n`#import "x"` "quote\\" } ) ] ;`',
    "odd addresses": "[x](javascript:alert) [z]() [w](mailto:) [r](http://) [x](https://example.org/#{}))",
    "picture with words in bold": "**[![x](a.svg) word](https://example.org)**",
    "picture that is a link": "[![x](a.svg)](https://example.org)",
    "picture shown 200 times": "![x](a.svg)\n\n" * 200,
    "tags that do not match": "a <b>x <i>y</b> z</i> <sub>q **r</sub> s** </s> <s> **t </s>** <br/>",
    "odd numbers of lists": "0. zero\n1. one\n\n999999999. big",
    "languages that nobody knows": "[x]{.language-zz} [y]{.language-fa}\n\n:::{div} language-xx\nq\n:::",
    "a thousand boxes": ":::{note}\nx\n:::\n\n" * 1000,
    **{
        f"size {size}": f"```{{image}} a.svg\n:alt: x\n:width: {size}\n```\n\n```{{figure}} a.svg\n:alt: x\n"
        f":height: {size}\nThe caption\n```\n\nin ![x](a.svg){{width={size}}} line"
        for size in ("0", "0px", "5000px", "1000%", "1e9cm", ".5em")
    },
    **{
        f"character {ord(char[0]):04X}": f"## Head {char} end\n\nText {char} end `code {char} x` **{char}**\n\n"
        f"```text\n{char}\n```\n\n| {char} |\n|---|\n| {char} |"
        for char in (
            "\u2028",
            "\u202e",
            "\u202b",
            "\u2067",
            "\u200f",
            "\u200d",
            "\u00ad",
            "\u0301",
            "\ufdfa",
            "a" + "\u0301" * 99,
        )
    },
}
"""What is printed well, without a word to the author."""

PICTURES = {
    "one bit a pixel": ("a.png", png(depth=1, colour=0, channels=1)),
    "sixteen bits": ("a.png", png(depth=16)),
    "alpha": ("a.png", png(colour=6, channels=4)),
    "palette": ("a.png", png(colour=3, channels=1)),
    "one pixel": ("a.png", png(side=1)),
    "gif": ("a.gif", GIF),
    "script in svg": ("a.svg", svg("<script>alert(1)</script><rect width='9' height='9'/>")),
    "font from elsewhere": (
        "a.svg",
        svg("<style>@font-face{src:url(https://x.invalid/x)}</style><text y='20'>hi</text>"),
    ),
    "moving svg": ("a.svg", svg("<rect width='9' height='9'><animate attributeName='x' dur='1s'/></rect>")),
    "svg that uses itself": ("a.svg", svg("<g id='a'><use href='#a'/></g>")),
    "svg without size": ("a.svg", svg("<rect width='9' height='9'/>", "")),
    "svg as high as a tower": ("a.svg", svg("<rect width='9' height='9'/>", "width='10' height='100000'")),
    "svg as large as a field": ("a.svg", svg("<rect width='9' height='9'/>", "width='1e7' height='1e7'")),
    "Arabic in svg": ("a.svg", svg("<text y='20'>سلام</text>")),
}
"""What is shown, without a word to the author."""

LOST = {
    "missing": ("a.png", None),
    "empty": ("a.png", b""),
    "text": ("a.png", b"no picture"),
    "cut": ("a.png", png()[:-20]),
    "no pixels": ("a.png", png(side=0)),
    "cut gif": ("a.gif", GIF[:-3]),
    "junk in jpeg": ("a.jpg", b"\xff\xd8\xff\xe0junk\xff\xd9"),
    "junk in webp": ("a.webp", b"RIFF\0\0\0\0WEBPVP8 "),
    "avif": ("a.avif", b"\0\0\0 ftypavif"),
    "pdf": ("a.pdf", b"%PDF-1.4\n%%EOF"),
    "tiff": ("a.tiff", b"II*\0"),
    "broken svg": ("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'><g></svg>"),
    "svg without namespace": ("a.svg", "<svg width='9' height='9'/>"),
    "svg of no size": ("a.svg", svg("", "width='0' height='0'")),
    "svg with a picture from elsewhere": ("a.svg", svg("<image href='https://x.invalid/x.png' width='9' height='9'/>")),
    "svg with a file of the machine": ("a.svg", svg("<image href='/etc/passwd' width='9' height='9'/>")),
    "svg of another kind of letters": ("a.svg", BOX.encode("utf-16")),
    "svg that grows": ("a.svg", f"<!DOCTYPE svg [{ENTITIES}]>{svg('<text>&l9;</text>')}"),
    "svg that reads files": (
        "a.svg",
        f"<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>{svg('<text>&x;</text>')}",
    ),
    "svg too deep": ("a.svg", svg("<g>" * 5000 + "</g>" * 5000)),
}
"""Pictures that cannot be shown: their text is printed, and the author told."""

TOLD = {
    "heading that skips levels": (
        "## Two\n\nText.\n\n##### Five\n\nMore.",
        11,
        "Non-consecutive header level increase",
    ),
    "heading without words": ("Text.\n\n## ![pic](a.svg)\n\nMore.", 9, "no words"),
    "table of 60 columns": (
        "Text.\n\n" + f"{'|a' * 60}|\n{'|---' * 60}|\n{'|c' * 60}|",
        9,
        "the 60 columns of this table",
    ),
    "glyph that no font has": ("The word 和平.", 7, "和 (U+548C)"),
    "emoji": ("A \N{GRINNING FACE} face.", 7, "U+1F600"),
    "control character": ("A \x07 bell.", 7, "a control character (U+0007)"),
    "private character": ("A \ue000 sign.", 7, "U+E000"),
    "character of no script": ("A \U0001fffe sign.", 7, "U+1FFFE"),
    "HTML block": ("<p>Said in HTML</p>", 7, "only the text of this HTML"),
    "film": ("Text.\n\n<video src='x'></video>", 9, "cannot show <video>"),
    "address too long for Typst": (f"[x](https://example.org/{'a' * 100000})", 7, "URL is too long"),
    "picture without text": ("Text.\n\n![](a.svg)", 9, "no alternative text"),
    "page outside the PDF": ("{ref}`nowhere`", 7, "undefined label"),
    "link into nowhere": ("[s](//x)", 7, "which is not in the PDF"),
    "unknown directive": ("```{nonsense}\ntext\n```", 7, "nonsense"),
    "unknown role": ("{nonsense}`text`", 7, "nonsense"),
    "two notes of one name": ("T[^n].\n\n[^n]: One\n[^n]: Two", 10, "Duplicate footnote"),
    "two places of one name": ("(x)=\n## A\n\n(x)=\n## B", 10, "Duplicate"),
    "letter in a picture": ("Text.\n\n![A sign.](cjk.svg)", 9, "和"),
    "grids too deep": (
        "\n".join(f"{':' * (60 - 2 * n)}{{grid}} 2\n{':' * (59 - 2 * n)}{{grid-item}}\nx" for n in range(20))
        + "\n"
        + "\n".join(f"{':' * (59 - 2 * n)}\n{':' * (60 - 2 * n)}" for n in reversed(range(20))),
        10,
        "the PDF has only the text of this part",
    ),
}
"""What is printed as well as can be, the line that is named, and what is said."""


@pytest.fixture
def page_with(tiny):
    """Build a page with a passage between two that must be there whatever happens to it."""

    def build(passage, **files):
        text = f"# Page\n\nBefore it.\n\n% The passage\n\n{passage}\n\n# Next\n\nAfter it.\n"
        given = {name.replace("__", "."): data for name, data in files.items() if data is not None}
        pictures = {"a.svg": BOX, "cjk.svg": svg("<text y='20'>和</text>"), **given}
        return tiny(text, files=pictures, settings=SETTINGS)

    return build


def text_of(made):
    return " ".join(page.extract_text() for page in PdfReader(made.pdf).pages)


def said(made):
    return [line for line in made.warnings if OURS in line and WHOLE not in line]


@pytest.mark.parametrize("passage", GOOD.values(), ids=GOOD)
def test_hard_passage_is_printed_without_a_word(page_with, passage):
    made = page_with(passage)

    assert [line for line in made.warnings if OURS in line] == []
    assert "Before it." in text_of(made)
    assert "After it." in text_of(made)
    assert validation.is_pdf_compliant(made.pdf, profile=validation.ValidationProfile.PDF_UA_1)


@pytest.mark.parametrize(("name", "data"), PICTURES.values(), ids=PICTURES)
def test_odd_picture_is_shown(page_with, name, data):
    made = page_with(f"![A shore.]({name})", **{name.replace(".", "__"): data})

    assert [line for line in made.warnings if OURS in line] == []
    assert [alt for alt, _box in made.figures] == ["A shore."]


@pytest.mark.parametrize(("name", "data"), LOST.values(), ids=LOST)
def test_picture_that_cannot_be_shown_leaves_its_text(page_with, name, data):
    text = f"```{{figure}} {name}\n:alt: A shore.\n\nThe caption.\n```"
    made = page_with(text, **{name.replace(".", "__"): data})

    assert [line for line in made.warnings if PLACE.match(line) and name in line]
    assert all(PLACE.match(line) for line in said(made))
    assert "Picture not available: A shore." in made.text
    assert "The caption." in made.text
    assert "After it." in made.text
    assert validation.is_pdf_compliant(made.pdf, profile=validation.ValidationProfile.PDF_UA_1)


@pytest.mark.parametrize(("passage", "line", "message"), TOLD.values(), ids=TOLD)
def test_what_cannot_be_printed_is_told_with_its_line(page_with, passage, line, message):
    made = page_with(passage)

    assert [text for text in made.warnings if text.startswith(f"index.md:{line}: ") and message in text], made.warnings
    assert all(PLACE.match(text) for text in said(made))
    assert "Before it." in text_of(made)
    assert "After it." in text_of(made)


def test_part_that_typst_cannot_set_keeps_its_text_and_the_links_to_it(page_with):
    address = f"https://example.org/{'a' * 100000}"
    made = page_with(f"(here)=\n## A heading\n\n[shown words]({address}) and `code`.\n\nSee [](#here).")

    assert [text for text in made.warnings if text.startswith("index.md:10: ") and "only the text of this part" in text]
    assert "shown words and code" in made.text
    assert "See A heading (p. 1)." in made.text
    assert not [text for text in made.warnings if STANDARD_LOST in text]


def test_two_parts_that_typst_cannot_set_are_both_named(page_with):
    bad = f"[x](https://example.org/{'a' * 100000})"
    made = page_with(f"{bad}\n\nBetween.\n\n{bad}")

    assert [text.partition(" ")[0] for text in said(made)] == ["index.md:7:", "index.md:11:"]
    assert "Between." in made.text


def test_formula_that_cannot_be_set_is_printed_as_written(page_with):
    made = page_with("A $\\frac{1$ and\n\n$$\n\\undefined\n$$\n\nmore.")

    assert [text.partition(" ")[0] for text in said(made)] == ["index.md:7:", "index.md:9:"]
    assert r"\frac{1" in made.text
    assert r"\undefined" in made.text


def test_note_whose_id_another_element_has_taken_is_printed(page_with):
    made = page_with("{#id1}\nA paragraph.\n\n```{eval-rst}\nA note [#a]_.\n\n.. [#a] The note.\n```")

    assert "The note." in made.text
