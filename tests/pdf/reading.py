"""What is read in a PDF and in a page of the website, block by block, so that the two can be compared.

On paper the tags give the order and leave out running heads and rules; online it is the main part of the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from pypdf.generic import ArrayObject, ContentStream, DictionaryObject

INLINE = frozenset({"Span", "Link", "Em", "Strong", "Reference", "Quote", "Code", "Lbl", "Sub", "NonStruct"})
"""Tags that stand inside a line; every other one begins a block of its own."""

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


def on_paper(reader):
    """Return the blocks of a PDF in the order of its tags; notes follow the block that calls them."""
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}
    texts = [marked_texts(page, reader) for page in reader.pages]
    blocks = []

    def text_of(number, mcid):
        return texts[number].get(mcid, "")

    def walk(node, page, block):
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, ArrayObject):
            for child in node:
                block = walk(child, page, block)
            return block
        if isinstance(node, int):
            block.parts.append(text_of(page, int(node)))
            return block
        if not isinstance(node, DictionaryObject):
            return block
        page = pages[node.raw_get("/Pg").idnum] if "/Pg" in node else page
        if node.get("/Type") == "/MCR":
            block.parts.append(text_of(page, int(node["/MCID"])))
            return block
        if "/S" not in node or "/K" not in node:
            return walk(node["/K"], page, block) if "/K" in node else block
        kind = node["/S"][1:]
        if kind in INLINE:
            return walk(node["/K"], page, block)
        inner = Block(kind, page)
        blocks.append(inner)
        last = walk(node["/K"], page, inner)
        if kind in {"Note", "FENote"}:
            # The sentence that calls a note goes on after it.
            return block
        after = Block(block.kind, last.page)
        blocks.append(after)
        return after

    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"], 0, Block("Document", 0))
    return [block for block in blocks if block.text.strip()]


def marked_texts(page, reader):
    """Return the text of each marked piece of a page."""
    fonts = {name: decoder(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
    found = {}
    open_pieces = []
    font = None
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator in {b"BDC", b"BMC"}:
            named = operands[1] if len(operands) > 1 and isinstance(operands[1], DictionaryObject) else {}
            open_pieces.append((named.get("/MCID"), named.get("/ActualText"), operands[0]))
            mcid = current(open_pieces)
            if "/ActualText" in named and mcid is not None:
                found[mcid] = found.get(mcid, "") + str(named["/ActualText"])
        elif operator == b"EMC":
            open_pieces.pop()
        elif operator == b"Tf":
            font = fonts[operands[0]]
        elif operator in {b"Tj", b"TJ"}:
            mcid = current(open_pieces)
            if mcid is None or any(actual is not None for _, actual, _ in open_pieces):
                continue
            shown = operands[0] if operator == b"TJ" else [operands[0]]
            text = "".join(font(part) for part in shown if isinstance(part, (str, bytes)))
            found[mcid] = found.get(mcid, "") + text
    return found


def current(open_pieces):
    return next((mcid for mcid, _, _ in reversed(open_pieces) if mcid is not None), None)


def decoder(font):
    """Return what turns the codes of a font into text."""
    table = mapping(font["/ToUnicode"].get_data().decode("latin-1"))

    def decode(shown):
        data = shown if isinstance(shown, bytes) else shown.original_bytes
        return "".join(table.get(int.from_bytes(data[at : at + 2]), "") for at in range(0, len(data), 2))

    return decode


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
