"""Read a PDF as a screen reader does: the tags in order, and for each the text that the pages show for it."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pypdf import PdfReader

from studyguide.pdf.row_headers import TagTree

_TOKEN = re.compile(
    rb"(\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))*\)|<[0-9A-Fa-f]+>)"  # 1: a string
    rb"|(/[^\s/<>\[\]()]*|<<|>>|[-+]?[\d.]+|[\[\]])"  # 2: another operand
    rb"|([A-Za-z'\"*]+\d?\*?)",  # 3: an operator
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_KIDS = re.compile(rb"/K\[((?:<<[^>]*>>|[^\]<])*)\]")
_KID = re.compile(rb"<<([^>]*)>>|(\d+) 0 R|(\d+)")
_PAGE = re.compile(rb"/Pg (\d+) 0 R")
_LANG = re.compile(rb"/Lang\(([^)]*)\)")
_UNIT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


_TABLE = re.compile(rb"startxref\n(\d+)\n%%EOF$")
_STREAM = re.compile(rb"<<(.*?)/Filter/FlateDecode/Length (\d+)>>\nstream\n", re.DOTALL)


def unpacked(pdf):
    """Return a PDF as Typst wrote it, before its objects were packed."""

    def stream(start):
        head = _STREAM.search(pdf, start)
        return head[1], zlib.decompress(pdf[head.end() : head.end() + int(head[2])])

    trailer, rows = stream(int(_TABLE.search(pdf)[1]))
    entries = [(rows[at], int.from_bytes(rows[at + 1 : at + 5])) for at in range(0, len(rows), 7)]
    offsets = sorted(place for kind, place in entries if kind == 1)
    objects = {}
    for number, (kind, place) in enumerate(entries):
        if kind != 1:
            continue
        whole = pdf[place : next((offset for offset in offsets if offset > place), len(pdf))]
        if b"/Type/ObjStm" in whole[:60]:
            kind_of, text = stream(place)
            first = int(re.search(rb"/First (\d+)", kind_of)[1])
            places = [int(word) for word in text[:first].split()]
            ends = [*places[3::2], len(text) - first + 1]
            for inner, start, end in zip(places[::2], places[1::2], ends, strict=True):
                objects[inner] = b"%d 0 obj\n%b\nendobj\n\n" % (inner, text[first + start : first + end - 1])
        elif b"/Type/XRef" not in whole[:60]:
            objects[number] = whole
    out, table = bytearray(pdf[: offsets[0]]), [b"0000000000 65535 f\r\n"]
    for number in range(1, max(objects) + 1):
        table.append(b"%010d 00000 n\r\n" % len(out))
        out += objects[number]
    trailer = re.sub(rb"/Type/XRef/W\[.*?\]", b"", trailer)
    return b"%bxref\n0 %d\n%btrailer\n<<%b>>\nstartxref\n%d\n%%%%EOF" % (
        *(out, len(table), b"".join(table), trailer, len(out)),
    )


@dataclass(frozen=True)
class Piece:
    """What one operator shows: the text, the page, where it starts, and its language if that is marked on it."""

    text: str
    page: int
    x: float
    y: float
    lang: str | None = None


@dataclass(frozen=True)
class Part:
    """A marked content with the elements around it, outermost first, and the language of the nearest."""

    kinds: tuple[str, ...]
    elements: tuple[int, ...]
    lang: str | None
    pieces: tuple[Piece, ...]

    @property
    def text(self):
        return "".join(piece.text for piece in self.pieces)


class Tags:
    """The tag tree of a PDF with its text."""

    def __init__(self, path):
        self.reader = PdfReader(path)
        self.tree = TagTree(unpacked(path.read_bytes()))
        self._fonts = {}

    @cached_property
    def parts(self):
        """All marked contents in the order of the tag tree."""
        root = self.tree.root
        first = self.tree.children(root, self.tree.objects[root])
        book = self.reader.trailer["/Root"]["/Lang"]
        return [part for number in first for part in self._parts(number, (), (), book)]

    @cached_property
    def kinds(self):
        """The kinds of all elements in order, with their numbers."""
        root = self.tree.root

        def walk(number):
            yield number, self.tree.kind(number).decode()
            for child in self.tree.children(number):
                yield from walk(child)

        return [pair for top in self.tree.children(root, self.tree.objects[root]) for pair in walk(top)]

    @cached_property
    def text(self):
        """The whole text as it is read, with its spaces evened."""
        return " ".join(_spaced(self.parts).split())

    def spoken(self):
        """Yield each shown text with the language in which it is read, and the kinds of the elements around it."""
        for part in self.parts:
            for piece in part.pieces:
                yield piece, piece.lang or part.lang, part.kinds

    def _parts(self, number, kinds, above, lang, page=None):
        code = self.tree.elements[number]
        kinds, elements = (*kinds, self.tree.kind(number).decode()), (*above, number)
        before_kids = code.partition(b"/K[")[0]
        own = _LANG.search(before_kids)
        lang = own[1].decode() if own else lang
        tail = code.rpartition(b"]")[2]
        here = _PAGE.search(tail)
        page = int(here[1]) if here else page
        kids = _KIDS.search(code)
        for inline, reference, mark in _KID.findall(kids[1] if kids else b""):
            if reference and int(reference) in self.tree.elements:
                yield from self._parts(int(reference), kinds, elements, lang, page)
            elif mark or b"/MCR" in inline:
                where = _PAGE.search(inline)
                place = int(where[1]) if where else page
                mcid = int(mark or re.search(rb"/MCID (\d+)", inline)[1])
                yield Part(kinds, elements, lang, tuple(self._marks(place).get(mcid, ())))

    def _marks(self, page):
        if page not in self._pages:
            self._pages[page] = dict(self._read(page))
        return self._pages[page]

    @cached_property
    def _pages(self):
        return {}

    @cached_property
    def _numbers(self):
        return {page.indirect_reference.idnum: index for index, page in enumerate(self.reader.pages)}

    def _read(self, page):
        index = self._numbers[page]
        sheet = self.reader.pages[index]
        named = sheet["/Resources"].get("/Font", {})
        fonts = {name.encode(): self._font(named.raw_get(name)) for name in named}
        marks = {}
        for mcid, piece in pieces_of(sheet.get_contents().get_data(), fonts, index + 1):
            marks.setdefault(mcid, []).append(piece)
        return marks

    def _font(self, reference):
        if reference.idnum not in self._fonts:
            self._fonts[reference.idnum] = _unicode(reference.get_object()["/ToUnicode"].get_object().get_data())
        return self._fonts[reference.idnum]


def pieces_of(data, fonts, page):
    """Yield each shown text of a page with the number of its marked content; none outside of any."""
    sheet = _Sheet(fonts, page)
    operands = []
    for match in _TOKEN.finditer(data):
        operator = match[3]
        if operator is None:
            operands.append(match[1] or match[2])
            continue
        act = _ACTS.get(operator)
        if act is not None:
            yield from act(sheet, operands) or ()
        operands = []


class _Sheet:
    """A page while it is read: marks that are open, the place and the font."""

    def __init__(self, fonts, page):
        self.fonts, self.page, self.font = fonts, page, {}
        self.marks, self.saved = [], []
        self.base = self.matrix = _UNIT

    def begin(self, operands):
        self.marks.append(_mark(operands))

    def end(self, _operands):
        mark = self.marks.pop()
        if mark.get("at"):
            yield self._number(mark), Piece(mark["actual"], self.page, *mark["at"], self._lang())

    def save(self, _operands):
        self.saved.append(self.base)

    def restore(self, _operands):
        self.base = self.saved.pop()

    def move(self, operands):
        self.base = _times(tuple(map(float, operands[-6:])), self.base)

    def start_text(self, _operands):
        self.matrix = _UNIT

    def move_text(self, operands):
        self.matrix = tuple(map(float, operands[-6:]))

    def choose(self, operands):
        self.font = self.fonts[operands[-2]]

    def show(self, operands):
        shown = b"".join(_bytes(part) for part in operands if part[:1] in b"(<" and part[:2] != b"<<")
        glyphs = [self.font.get(int.from_bytes(shown[at : at + 2]), "") for at in range(0, len(shown), 2)]
        if any(mark["reversed"] for mark in self.marks):
            glyphs.reverse()
        place = _times(self.matrix, self.base)[4:]
        held = next((mark for mark in reversed(self.marks) if "actual" in mark), None)
        if held is None:
            yield self._number(), Piece("".join(glyphs), self.page, *place, self._lang())
        else:
            # The text that is said instead stands where its first glyph stands.
            held.setdefault("at", place)

    def _number(self, *more):
        return next((mark["mcid"] for mark in reversed([*self.marks, *more]) if "mcid" in mark), None)

    def _lang(self):
        return next((mark["lang"] for mark in reversed(self.marks) if "lang" in mark), None)


_ACTS = {
    b"BDC": _Sheet.begin,
    b"BMC": _Sheet.begin,
    b"EMC": _Sheet.end,
    b"q": _Sheet.save,
    b"Q": _Sheet.restore,
    b"cm": _Sheet.move,
    b"BT": _Sheet.start_text,
    b"Tm": _Sheet.move_text,
    b"Tf": _Sheet.choose,
    b"Tj": _Sheet.show,
    b"TJ": _Sheet.show,
}


def _mark(operands):
    mark = {"reversed": operands[:1] == [b"/ReversedChars"]}
    for name, value in pairwise(operands):
        if name == b"/MCID":
            mark["mcid"] = int(value)
        elif name == b"/Lang":
            mark["lang"] = _bytes(value).decode()
        elif name == b"/ActualText":
            text = _bytes(value)
            mark["actual"] = text[2:].decode("utf-16-be") if text[:2] == b"\xfe\xff" else text.decode("latin-1")
    return mark


def _bytes(token):
    if token[:1] == b"<":
        return bytes.fromhex(token[1:-1].decode())

    def plain(match):
        code = match[1]
        return bytes([int(code, 8)]) if code[:1].isdigit() else _LETTERS.get(code, code)

    return _ESCAPE.sub(plain, token[1:-1])


def _times(one, other):
    a, b, c, d, e, f = one
    k, m, n, p, q, r = other
    return (a * k + b * n, a * m + b * p, c * k + d * n, c * m + d * p, e * k + f * n + q, e * m + f * p + r)


def _unicode(cmap):
    """Return what each glyph stands for; Typst maps them one by one."""
    parts = re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL)
    pairs = (pair for part in parts for pair in re.findall(rb"<(\w+)>\s*<(\w+)>", part))
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


_IN_A_LINE = frozenset({"Span", "Strong", "Em", "Link", "Code", "Reference"})


def _spaced(parts):
    """Join texts; two blocks are two words, even where no space parts them."""
    before, said = None, []
    for part in parts:
        pairs = zip(reversed(part.kinds), reversed(part.elements), strict=True)
        block = next((number for kind, number in pairs if kind not in _IN_A_LINE), None)
        if block != before:
            said.append(" ")
        before = block
        said.append(part.text)
    return "".join(said)
