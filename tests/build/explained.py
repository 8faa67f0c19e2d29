"""The examples in the pages of ``studyguide explain``, as the books that they are tested in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from studyguide.explanations import explanations

if TYPE_CHECKING:
    from pathlib import Path

_FENCE = re.compile(
    r"^(?P<fence>`{5,})md (?P<path>\S+)(?: line=(?P<line>\d+))?(?: repeat=(?P<repeat>\d+))?(?P<alone> alone)?"
    r"(?P<escapes> escapes)?\n"
    r"(?P<text>.*?)\n(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)

CONF = """
project = "Tiny"
author = copyright = "Nobody"
release = version = "1.0"
extensions = ["myst_parser", "sphinxcontrib.bibtex", "studyguide"]
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist", "fieldlist"]
bibtex_bibfiles = ["none.bib"]
html_theme = "basic"
"""

CHAPTER = """\
---
chapter: river
---
(sec-river)=
# The river

:::{objectives}
- [river-explain] Explain why the Aras became the border.
:::
"""

BASE = {
    "conf.py": CONF,
    "none.bib": "",
    "index.md": "# Tiny\n",
    "chapters/river.md": CHAPTER,
    "figures/river.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path d="M0 50h100"/></svg>',
}


class Example(NamedTuple):
    """The files of one example, and the place where its code must be found."""

    code: str
    files: dict[str, str]
    place: tuple[str, int] | None
    alone: bool


def example(code: str, heading: str) -> Example:
    """Read the example under a heading of a page."""
    part = explanations()[code].text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    fences = list(_FENCE.finditer(part))
    assert fences, f"{code}.md has no example under {heading!r}"
    marked = [(fence["path"], int(fence["line"])) for fence in fences if fence["line"]]
    texts = {fence["path"]: _unescaped(fence["text"]) if fence["escapes"] else fence["text"] for fence in fences}
    files = {fence["path"]: _own(code, _repeated(texts[fence["path"]], int(fence["repeat"] or 1))) for fence in fences}
    return Example(code, files, marked[0] if marked else None, any(fence["alone"] for fence in fences))


def _unescaped(text: str) -> str:
    """Put in the sign that "\\u202e" names, and the byte that "\\xe9" names, which is no UTF-8."""
    text = re.sub(r"\\u([0-9a-f]{4})", lambda sign: chr(int(sign[1], 16)), text)
    return re.sub(r"\\x([0-9a-f]{2})", lambda byte: bytes.fromhex(byte[1]).decode(errors="surrogateescape"), text)


def _repeated(text: str, times: int) -> str:
    copies = [re.sub(r"^(:id: .*)$", rf"\1-{number}", text, flags=re.MULTILINE) for number in range(times)]
    return "\n\n".join(copies) + "\n" if times > 1 else f"{text}\n"


def _own(code: str, text: str) -> str:
    """Give the ids of each example a beginning of their own, so that many examples fit into one book."""
    return text.replace("border-", f"{code}-")


def write(folder: Path, examples: list[Example]) -> None:
    """Write a book of examples."""
    for name, text in (*BASE.items(), *(entry for one in examples for entry in one.files.items())):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        assert not path.exists(), f"{name} is written twice"
        path.write_text(text, encoding="utf-8", errors="surrogateescape")
