"""Question files with one slip each, made by hand, most of them in ``slips.txt``: codes stand where they are told.

"@id" is a line with a good id, "@why" a good rationale, "@two" two good options with theirs. After each case follows a
good question that must be built all the same, unless the slip takes what comes after it with it ("alone").
"""

# ruff: noqa: RUF001 - signs that look like others are a slip too

from __future__ import annotations

import re
from pathlib import Path

WHY = "  > This sentence says in ten words why the option stands."
TWO = f"- [x] One\n{WHY}\n- [ ] Two\n{WHY}"
AFTER = "\n::::{question} short\n:id: NAME-after\n\nWhich river?\n\n- [x] Aras\n::::\n"
HEAD = "---\norphan: true\n---\n# Practice\n\n"

CASES = Path(__file__).with_name("slips.txt").read_text(encoding="utf-8")


def cases():
    """Return the files by their names: the text of each, and the lines and codes of its warnings."""
    found = {}
    for number, block in enumerate(re.split(r"^=== ", CASES, flags=re.MULTILINE)[1:]):
        title, _, body = block.partition("\n")
        name = f"c{number:02}"
        text = body.replace("@id", ":id: NAME").replace("@why", WHY).replace("@two", TWO)
        text = re.sub(r"\\(?:u[0-9a-f]{4}|x[0-9a-f]{2})", lambda sign: sign[0].encode().decode("unicode_escape"), text)
        text = (
            text.replace("LONG", "a" * 5000)
            .replace("HUGE", "9" * 400)
            .replace("MANY", "9" * 5000)
            .replace("DEEP", "> " * 100)
        )
        text = HEAD + text + ("" if "| alone" in title else AFTER)
        text = text.replace("NAME", name)
        marks = [
            (line, code) for line, row in enumerate(text.split("\n"), 1) for code in re.findall(r"<<([\w-]+)>>", row)
        ]
        found[name] = (title, re.sub(r"(?: *<<[\w-]+>>)+", "", text), sorted(marks))
    return found


GOOD = "::::{question} short\n:id: NAME\n\nWhich river?\n\n- [x] Aras\n::::\n"
SLIP = GOOD.replace("Aras", "Aras\n- Kura")
EXAM = "---\norphan: true\nSETTING\n---\n# Exam\n\n" + GOOD
RAW = {
    "empty file": (b"", []),
    "only front matter": (b"---\norphan: true\n---\n", []),
    "only a mark of byte order": (b"\xef\xbb\xbf", []),
    "only an opening fence": (
        b"::::{question} single",
        [(1, "question-id"), (1, "question-options"), (1, "question-stem")],
    ),
    "only NUL": (b"\0" * 1000, []),
    "ends of line of Windows": ((HEAD + SLIP).replace("\n", "\r\n").encode(), [(12, "option-mark")]),
    "ends of line of an old Mac": ((HEAD + SLIP).replace("\n", "\r").encode(), [(12, "option-mark")]),
    "mark of byte order": (b"\xef\xbb\xbf" + (HEAD + SLIP).encode(), [(12, "option-mark")]),
    "setting below a mark of byte order": (
        b"\xef\xbb\xbf" + EXAM.replace("SETTING", "mode: test").encode(),
        [(3, "bank-mode")],
    ),
    "setting with ends of line of Windows": (
        EXAM.replace("SETTING", "mode: test").replace("\n", "\r\n").encode(),
        [(3, "bank-mode")],
    ),
    "setting that is a list": (EXAM.replace("SETTING", "mode: [exam]").encode(), [(3, "bank-mode")]),
    "setting in digits of another script": (EXAM.replace("SETTING", "pass: ٧٠").encode(), [(3, "bank-pass")]),
    "no heading and no end of line": (SLIP.rstrip().encode(), [(7, "option-mark")]),
    "line of a million signs": ((HEAD + SLIP + "\nword " * 9 + "word " * 200_000).encode(), [(12, "option-mark")]),
    "ten thousand lines": ((HEAD + "\n" * 10_000 + SLIP).encode(), [(10_012, "option-mark")]),
    "UTF-16": ((HEAD + GOOD).encode("utf-16"), [(1, "encoding")]),
    "Latin-1": ((HEAD + GOOD).replace("Which", "Où").encode("latin-1"), [(9, "encoding")]),
    "Latin-1 and an old Mac": (
        (HEAD + GOOD).replace("Which", "Où").replace("\n", "\r").encode("latin-1"),
        [(9, "encoding")],
    ),
    "half a character": ((HEAD + GOOD).encode() + b"\xc3", [(13, "encoding")]),
    "half of a pair": ((HEAD + GOOD).replace("Which", "\ud83d").encode("utf-8", "surrogatepass"), [(9, "encoding")]),
    "audience that nobody knows": (EXAM.replace("SETTING", "audience: teachers").encode(), [(3, "audience")]),
    "audience below a mark of byte order": (
        b"\xef\xbb\xbf" + EXAM.replace("SETTING", "audience: instructor").encode(),
        [],
    ),
    "audience in a front matter without an end": (b"---\naudience: instructor\n\n" + GOOD.encode(), []),
    "audience below an empty line": (b"\n" + EXAM.replace("SETTING", "audience: instructor").encode(), []),
    "audience in quotes": (EXAM.replace("SETTING", '"audience": "instructor"').encode(), []),
    "audience with a capital": (EXAM.replace("SETTING", "Audience: instructor").encode(), []),
    "audience twice": (EXAM.replace("SETTING", "audience: public\naudience: instructor").encode(), []),
    "audience on the next line": (EXAM.replace("SETTING", "audience:\n  instructor").encode(), [(3, "audience")]),
}
"""Whole files: what the parser never sees as text."""


def raw_cases():
    """Return the files by their names, as :func:`cases` does, in bytes."""
    return {
        # Brackets in a name are a pattern to Sphinx.
        f"r[{number}]": (title, data.replace(b"NAME", b"raw-%d" % number), sorted(marks))
        for number, (title, (data, marks)) in enumerate(RAW.items())
    }
