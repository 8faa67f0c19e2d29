"""What is read in a PDF and in a page of the website, block by block, so that the two can be compared.

On paper the tags give the order and leave out running heads and rules; online it is the main part of the page.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache

from bs4 import BeautifulSoup, Comment, Doctype, NavigableString
from pypdf.generic import ArrayObject, DictionaryObject

INLINE = frozenset({"Span", "Link", "Em", "Strong", "Reference", "Quote", "Code", "Sub", "NonStruct"})
"""Tags that stand inside a line; every other one begins a block of its own."""

MARKER = re.compile(r"[•–]|\(?(?:\d+|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+)[.)]")
ASTERISM = "\N{ASTERISM}"

_STRING = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))*\)|<[0-9A-Fa-f\s]*>"
_TOKEN = re.compile(
    rb"(?P<begin>/\w+\s*<<.*?>>\s*BDC|/\w+\s+BMC)|(?P<shown>"
    + _STRING
    + rb")|(?P<end>\bEMC\b)|/(?P<font>\w+)\s+[\d.]+\s+Tf",
    re.DOTALL,
)
_MCID = re.compile(rb"/MCID\s+(\d+)")
_ACTUAL = re.compile(rb"/ActualText\s*(" + _STRING + rb")", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}

_CHARS = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(r"beginbfrange(.*?)endbfrange", re.DOTALL)
_HEX = re.compile(r"<([0-9A-Fa-f]+)>")


@dataclass
class Block:
    """A piece of text that is read in one go, and the tag that holds it."""

    kind: str
    page: int
    parts: list[str] = field(default_factory=list)

    @property
    def text(self):
        return "".join(self.parts)


def first_of_text(reader, blocks):
    """Return the number of the first block after contents and lists, whose pages have roman numbers."""
    start = reader.page_labels.index("1")
    return next(number for number, block in enumerate(blocks) if block.page >= start)


def on_paper(reader):
    """Return the blocks of a PDF in the order of its tags; notes follow the block that calls them."""
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}
    texts = [marked_texts(page) for page in reader.pages]
    blocks = []

    def walk(node, page, block, holder=""):
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, ArrayObject):
            for child in node:
                block = walk(child, page, block, holder)
            return block
        if isinstance(node, int):
            block.parts.append(texts[page].get(int(node), ""))
            return block
        if not isinstance(node, DictionaryObject):
            return block
        page = pages[node.raw_get("/Pg").idnum] if "/Pg" in node else page
        if node.get("/Type") == "/MCR":
            block.parts.append(texts[page].get(int(node["/MCID"]), ""))
            return block
        if "/S" not in node or "/K" not in node:
            return walk(node["/K"], page, block, holder) if "/K" in node else block
        kind = node["/S"][1:]
        if kind in INLINE:
            return walk(node["/K"], page, block, holder)
        if kind == "Formula" or (kind == "Lbl" and holder != "LI"):
            # Formulas are glyphs here and LaTeX online; a label that is not of a list item is the number of a note.
            return block
        inner = Block(kind, page)
        blocks.append(inner)
        last = walk(node["/K"], page, inner, kind)
        if kind in {"Note", "FENote"}:
            # The sentence that calls a note goes on after it.
            return block
        after = Block(block.kind, last.page)
        blocks.append(after)
        return after

    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"], 0, Block("Document", 0))
    return [block for block in blocks if block.text.strip() and not _is_drawn(block)]


def _is_drawn(block):
    """Tell whether a browser draws the same without a text: bullets, numbers of items, a rule between paragraphs."""
    return block.text == ASTERISM or (block.kind == "Lbl" and MARKER.fullmatch(block.text.strip()) is not None)


def marked_texts(page):
    """Return the text of each marked piece of a page; the tokens are read here, for pypdf takes minutes for a book."""
    fonts = {
        name[1:].encode(): font_table(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()
    }
    found = {}
    opened = []
    font = {}
    for token in _TOKEN.finditer(page.get_contents().get_data()):
        kind = token.lastgroup
        if kind == "begin":
            number = _MCID.search(token["begin"])
            actual = _ACTUAL.search(token["begin"])
            opened.append((int(number[1]) if number else None, actual))
            if actual and (mcid := innermost(opened)) is not None:
                found[mcid] = found.get(mcid, "") + text_of(bytes_of(actual[1]))
        elif kind == "end":
            opened.pop()
        elif kind == "font":
            font = fonts[token["font"]]
        elif (mcid := innermost(opened)) is not None and not any(actual for _, actual in opened):
            codes = bytes_of(token["shown"])
            text = "".join(font.get(int.from_bytes(codes[at : at + 2]), "") for at in range(0, len(codes), 2))
            found[mcid] = found.get(mcid, "") + text
    return found


def innermost(opened):
    return next((mcid for mcid, _ in reversed(opened) if mcid is not None), None)


def bytes_of(written):
    """Return what a string of a PDF holds."""
    if written.startswith(b"<"):
        return bytes.fromhex(written[1:-1].decode("ascii"))
    return _ESCAPE.sub(unescaped, written[1:-1])


def unescaped(match):
    code = match[1]
    if code in _ESCAPES:
        return _ESCAPES[code]
    return bytes([int(code, 8)]) if code.isdigit() else code


def text_of(data):
    return data[2:].decode("utf-16-be") if data.startswith(b"\xfe\xff") else data.decode("latin-1")


def font_table(font):
    """Return the text of each code of a font."""
    return mapping(font["/ToUnicode"].get_data().decode("latin-1"))


@cache
def mapping(cmap):
    table = {}
    for section in _CHARS.findall(cmap):
        codes = _HEX.findall(section)
        table |= {int(code, 16): text_of_hex(text) for code, text in zip(codes[0::2], codes[1::2], strict=True)}
    for section in _RANGES.findall(cmap):
        for line in section.strip().splitlines():
            first, last, *texts = _HEX.findall(line)
            for step, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                table[code] = text_of_hex(texts[step]) if len(texts) > 1 else chr(int(texts[0], 16) + step)
    return table


def text_of_hex(text):
    return bytes.fromhex(text).decode("utf-16-be", errors="replace")


# -- online -----------------------------------------------------------------------------------------------------------

HTML_BLOCKS = re.compile(
    "address|article|aside|blockquote|body|caption|d[dlt]|details|dialog|div|fieldset|figcaption|figure|footer|form|"
    "h[1-6r]|header|legend|li|main|nav|ol|p|pre|section|summary|table|t[dhr]|tbody|tfoot|thead|ul"
)
NOT_READ = (
    "script, style, template, .headerlink, .toctree-wrapper, nav.contents, .sd-hide-link-text, "
    "a.footnote-reference, .footnote .backrefs, [hidden]"
)
"""What a page holds and no reader sees, what only leads about in the page, and formulas, which a script draws."""


def online(html, main="div.body", *, without=""):
    """Return the blocks of the main part of a page of the website, in their order, without some of its parts."""
    body = BeautifulSoup(html, "html.parser").select_one(main)
    called = {part["href"].removeprefix("#") for part in body.select("a.footnote-reference")}
    for part in body.select(".footnote > .label"):
        if part.parent["id"] in called:
            part.decompose()
    for part in body.select(f"{NOT_READ}, {without}" if without else NOT_READ):
        part.decompose()
    written_out(body)
    blocks = [Block("body", 0)]

    def walk(element):
        for child in element.children:
            if isinstance(child, (Comment, Doctype)):
                continue
            if isinstance(child, NavigableString):
                blocks[-1].parts.append(str(child))
            elif child.name == "img":
                pass
            elif HTML_BLOCKS.fullmatch(child.name):
                blocks.append(Block("note" if in_note(child) else child.name, 0))
                walk(child)
                blocks.append(Block("note" if in_note(element) else element.name, 0))
            else:
                walk(child)

    walk(body)
    return [block for block in blocks if block.text.strip()]


def in_note(element):
    """Tell whether an element is a note or part of one; on paper it stands where it is called."""
    return element.find_parent(class_="footnote") is not None or "footnote" in element.get("class", ())


def written_out(body):
    """Write as text what a browser draws, and what it shows under the pointer."""
    explained = set()
    for part in body.select("abbr[title]"):
        meant = (part.get_text(), part["title"])
        if meant not in explained:
            explained.add(meant)
            part.append(f" ({part['title']})")
    for part in body.select("input.task-list-item-checkbox"):
        part.insert_after("\N{BALLOT BOX WITH CHECK}" if part.has_attr("checked") else "\N{BALLOT BOX}")
    for part in body.select(".math"):
        number = part.select_one(".eqno")
        part.string = number.get_text() if number else ""
    for part in body.select("q"):
        part.insert(0, "\N{LEFT DOUBLE QUOTATION MARK}")
        part.append("\N{RIGHT DOUBLE QUOTATION MARK}")
    # On paper names stand in a column of their own, without the colon, and classifiers after a comma.
    for part in body.select("dl.field-list > dt .colon, dl.field-list > dt > .colon"):
        part.decompose()
    for part in body.select("dt > span.classifier"):
        part.insert_before(", ")


# -- compare ----------------------------------------------------------------------------------------------------------

_PAGE = re.compile(r" \(p\.\N{NO-BREAK SPACE}\d+\)")
_SPACE = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")


_RIGHT_TO_LEFT = re.compile(
    r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:[^A-Za-z\u0400-\u04ff]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])?"
)


def letters(text):
    """Return a text without what only parts it into words and lines, and without the pages of references.

    A passage from right to left stands in a PDF as it is drawn; its letters are compared without their order.
    """
    plain = _SPACE.sub("", unicodedata.normalize("NFKC", _PAGE.sub("", text)))
    return _RIGHT_TO_LEFT.sub(lambda match: "".join(sorted(match[0])), plain)


def astray(blocks, others):
    """Return the blocks that stand in the others, but not after the one before them."""
    whole = letters("".join(block.text for block in others))
    at, found = 0, []
    for block in blocks:
        text = letters(block.text)
        place = whole.find(text, at)
        if place < 0 and text in whole:
            found.append(block)
        elif place >= 0:
            at = place + len(text)
    return found


def missing(blocks, others, *, form=letters):
    """Return the blocks whose text stands nowhere in the others."""
    whole = form("".join(block.text for block in others))
    return [block for block in blocks if form(block.text) not in whole]


def bare(text):
    """Return a text without its punctuation too, for texts that are put together another way on paper."""
    return re.sub(r"[\W_]+", "", letters(text))
