"""Question files as careless hands leave them: good questions of all ten kinds, each spoilt in many seeded ways."""

# ruff: noqa: RUF001 - signs that look like others are a slip too

from __future__ import annotations

import random
import re
import zlib
from pathlib import Path

TEN = (Path(__file__).parent / "roots/quiz-ten/quizzes/part/ten.md").read_text(encoding="utf-8")
GOOD = {block.split()[1]: block for block in re.findall(r"^::::\{question\}.*?^::::\n", TEN, re.DOTALL | re.MULTILINE)}
"""One good question of each kind; their ids begin with "ten-"."""

HEAD = "---\norphan: true\n---\n# Practice\n\n"

MARKS = ("[y]", "[", "]", "[]", "[ x]", "[x", "x]", "[[x]]", "[101]", "[-101]", "[1e9]", "[²]", "[٥٠]", "[x][x]", "(x)")
ROLES = (
    "{blank}`x`", "{pick}`*x | y`", "{pick}`x`", "{at}`1,2,3`", "{nothing}`x`", "{blank}`x", "{blank}``", "{pick}`|`",
    "{at}`1e400,2,3`", "{term}`None`", "{ref}`none`", "{eq}`x`", "{download}`x`", "{math}`\\frac`", "[^1]", "[text](",
    "![map](none.svg)", "[](#none)", "{doc}`none`", "{quiz}`x`", "{question}`x`", "{abbr}`x`", "{numref}`x`",
)  # fmt: skip
VALUES = (
    "", " ", "-1", "0", "1e9", "9" * 400, "٣", "²", "true", "none", "[a", "{a: b", "*", "|", ":", "::", "'", "\\",
    "150-", "-250", "9999-1", "١٥٠-٢٥٠", "/", "..", "/etc/passwd", "figures/", "\u202e", "\x00.svg", "a" * 5000,
    "{{ 7 }}", "<b>", "é", "😀", "a,,b", "/index.md", "~", "a\tb",
)  # fmt: skip
FIELDS = (
    "id", "objective", "level", "tags", "source", "points", "shuffle", "unit", "scale", "image", "alt", "words", "new",
)  # fmt: skip
BIDI = ("\u200e", "\u200f", "\u202a", "\u202d", "\u202e", "\u2066", "\u2067", "\u2069", "\u061c")
CONTROLS = ("\x00", "\x01", "\x07", "\x08", "\x1b[31m", "\x7f", "\x80", "\x9f", "\ufffe", "\uffff", "\ufdd0")
BREAKS = ("\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029", "\r")
MARKUP = (
    "<script>alert(1)</script>", "</div></section>", "<!-- ", "-->", "<![CDATA[", "<?php", "&#0;", "&nosuch;", "<b",
    "{{ x }}", "{% for %}", "{# ", "{%", "}}", "{{ '7' * 7 }}", "%comment", "+++", "---", "===", "# Title", "#### Deep",
    "```", "~~~", "$$", "|---|", "(label)=", "[one]: two", "[^1]: note", "{.class}", "{#id}", ": definition", "$x$",
    "```{eval-rst}", "```{include} none.md", '#import "x"', "#panic()", "\\", "*", "**", "_", "`", "\\u0000",
)  # fmt: skip
LETTERS = (
    "😀",
    "👩‍👩‍👧‍👦",
    "é" * 3,
    "a" + "\u0301" * 300,
    "مثال",
    "漢字",
    "\u200b",
    "\u200c",
    "\u00ad",
    "\ufeff",
    "𝟙𝟠𝟙𝟛",
    "ß",
    "İ",
)
HEADS = (
    "---\norphan: [true\n---\n", "---\n- a\n- b\n---\n", "---\njust text\n---\n", "---\norphan: true\n", "---\n---\n",
    "---\na: b: c\n---\n", "---\n\tmode: exam\n---\n", "---\nmode: &a [*a]\n---\n", "---\nmode: !!python/none x\n---\n",
    "---\npick: 1.5\npass: -3\nmode: [exam]\n---\n", "---\nshuffle: {a: b}\nconfidence: 2026-13-45\n---\n",
    "---\nmode: exam\nmode: check\n---\n", "---\n1: 2\nnull: 3\n? [a]\n: b\n---\n", '---\ntitle: "open\n---\n',
    "---\npick: 99999999999999999999\npass: ٧٠%\n---\n", "---\nlanguage: '\"><b>'\n---\n", "+++\na = 1\n+++\n",
    "---\ntocdepth: many\n---\n", "---\nmyst: 3\n---\n", "---\nmyst:\n  enable_extensions: [none]\n---\n",
    "---\nsubstitutions: 3\n---\n", "---\naudience: everyone\n---\n", "---\naudience: [a\n---\n",
    " ---\norphan: 1\n---\n",
    "---\nhtml_meta: x\n---\n", "---\nlanguage: 7\ntitle: [a]\nchapter: {b: c}\n---\n",
)  # fmt: skip
BYTES = (b"\xff", b"\xfe\xff", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe9t\xe9", b"\x80\x81", b"\xc0\xaf")


def _at(lines, rng):
    return rng.randrange(len(lines))


def _cut_line(lines, rng):
    del lines[_at(lines, rng)]


def _double_line(lines, rng):
    place = _at(lines, rng)
    lines.insert(place, lines[place])


def _swap_lines(lines, rng):
    first, second = _at(lines, rng), _at(lines, rng)
    lines[first], lines[second] = lines[second], lines[first]


def _cut_end(lines, rng):
    del lines[rng.randrange(2, len(lines)) :]


def _open_fence(lines, rng):
    fences = [place for place, line in enumerate(lines) if line.startswith(":::")]
    del lines[rng.choice(fences)]


def _bend_fence(lines, rng):
    fences = [place for place, line in enumerate(lines) if line.startswith(":::")]
    place = rng.choice(fences)
    colons = re.match(":+", lines[place])[0]
    lines[place] = (
        rng.choice((":", "::", ":::", "`````", "::::::::", " ::::", "    ::::")) + lines[place][len(colons) :]
    )


def _indent(lines, rng):
    place = _at(lines, rng)
    lines[place] = rng.choice((" ", "  ", "   ", "    ", "\t", " " * 40, "\u00a0", "\u3000")) + lines[place]


def _outdent(lines, rng):
    places = [place for place, line in enumerate(lines) if line.startswith(" ")] or [_at(lines, rng)]
    place = rng.choice(places)
    lines[place] = lines[place].lstrip()


def _mark(lines, rng):
    items = [place for place, line in enumerate(lines) if re.match(r"- |\d\. ", line)] or [_at(lines, rng)]
    place = rng.choice(items)
    text = re.sub(r"^(- |\d\. )(\[[^\]]*\])?", "", lines[place])
    lines[place] = f"- {rng.choice(MARKS)} {text}"


def _unmark(lines, rng):
    place = _at(lines, rng)
    lines[place] = re.sub(r"[][{}`*|:=]", lambda sign: sign[0] * rng.choice((0, 0, 1, 2)), lines[place])


def _put(choices):
    def put(lines, rng):
        place = _at(lines, rng)
        column = rng.randrange(len(lines[place]) + 1)
        lines[place] = lines[place][:column] + rng.choice(choices) + lines[place][column:]

    return put


def _put_line(choices):
    return lambda lines, rng: lines.insert(rng.randrange(1, len(lines)), rng.choice(choices))


def _field(lines, rng):
    own = [place for place, line in enumerate(lines) if re.match(r":\w+:", line)]
    place = rng.choice(own or [0])
    lines[place] = re.match(r"(:\w+:)?", lines[place])[0] + " " + rng.choice(VALUES)


def _new_field(lines, rng):
    lines.insert(rng.choice((1, 1, 2)), f":{rng.choice(FIELDS)}: {rng.choice(VALUES)}")


def _kind(lines, rng):
    wanted = rng.choice((*GOOD, "essay", "SINGLE", "single multiple", "", "{}", "é", "single # x"))
    lines[0] = f"::::{{question}} {wanted}"


def _twice(lines, _rng):
    lines += ["", *lines]


def _nest(lines, rng):
    place = rng.randrange(1, len(lines))
    lines[place] = rng.choice(("> ", "- ", "1. ")) * rng.choice((8, 40, 80)) + lines[place]


def _nest_all(lines, rng):
    before = rng.choice(("> ", "  ", "    ", "- ", "> > > "))
    lines[:] = [before + line for line in lines]


def _within(lines, rng):
    colons = ":" * rng.choice((3, 4, 5, 6))
    lines[:] = [f"{colons}{{{rng.choice(('note', 'hint', 'rubric', 'question', 'quiz', 'none'))}}}", *lines, colons]


def _long(lines, rng):
    place = _at(lines, rng)
    lines[place] += rng.choice((" word", "x", "[", "{", "* ", "`", "| ", "ب ")) * rng.choice((500, 4000))


def _digits(lines, rng):
    table = str.maketrans(
        "0123456789", rng.choice(("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "⁰¹²³⁴⁵⁶⁷⁸⁹", "𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡"))
    )
    lines[1:] = [line if line.startswith(":id:") else line.translate(table) for line in lines[1:]]


def _numbers(lines, rng):
    huge = rng.choice(
        ("9" * 400, "1e400", "-0", "0x10", "1/0", "nan", "inf", "1_000", "1,2,3", "..", "1..", "..1", "±")
    )
    lines[1:] = [line if line.startswith(":") else re.sub("[0-9]+", huge, line) for line in lines[1:]]


def _mix(lines, rng):
    rng.shuffle(lines)


MUTATIONS = (
    _cut_line, _cut_line, _double_line, _swap_lines, _cut_end, _open_fence, _bend_fence, _indent, _outdent, _mark,
    _mark, _unmark, _unmark, _put(ROLES), _put(ROLES), _field, _field, _new_field, _new_field, _kind, _twice, _nest,
    _nest_all, _within, _long, _digits, _numbers, _mix, _put(BIDI), _put(CONTROLS), _put(BREAKS), _put(MARKUP),
    _put_line(MARKUP), _put_line(MARKUP), _put(LETTERS),
)  # fmt: skip


def _as_bytes(text, number, rng):
    """Return the file; now and then its ends of line, its front matter or its encoding are spoilt too."""
    match number % 13:
        case 0:
            return text.replace("\n", "\r\n").encode()
        case 1:
            return text.replace("\n", "\r").encode()
        case 2:
            return b"\xef\xbb\xbf" + text.encode()
        case 3:
            return text.replace("  ", "\t").encode()
        case 4 | 5:
            return (rng.choice(HEADS) + text.removeprefix(HEAD)).encode()
        case 6:
            whole = text.encode()
            place = rng.randrange(len(HEAD), len(whole))
            return whole[:place] + rng.choice(BYTES) + whole[place:]
        case 7:
            return rng.choice((text.encode("utf-16"), text.encode("cp1252", "replace"), text.encode().rstrip()))
    return text.encode()


def generated():
    """Return the files by their names, the same in every run."""
    files = {}
    for number in range(len(MUTATIONS) * len(GOOD)):
        mutation, kind = MUTATIONS[number // len(GOOD)], list(GOOD)[number % len(GOOD)]
        name = f"m{number:03}"
        rng = random.Random(zlib.crc32(name.encode()))  # noqa: S311 - wanted: the same in every run
        lines = GOOD[kind].replace(":id: ten-", f":id: {name}-").splitlines()
        mutation(lines, rng)
        if number % 3 == 0 and len(lines) > 2:
            rng.choice(MUTATIONS)(lines, rng)
        files[name] = _as_bytes(HEAD + "\n".join(lines) + "\n", number, rng)
    return files
