"""The pages of ``studyguide explain``: for each code what is wrong, why it matters, a bad and a good example.

A page is a Markdown file beside this module. Its first heading is the title, its first paragraph the summary. The
examples under "Bad" and "Good" are fenced blocks; a test builds them and looks for the code at the line that the
fence of the bad example names, as in ``md quizzes/rivers.md line=7``. In an example with ``escapes`` a sign that nobody
sees is written as in Python.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from studyguide.explanations.model import Explanation

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def explanations() -> Mapping[str, Explanation]:
    """Return all pages by their code, sorted."""
    pages = {
        entry.name.removesuffix(".md"): entry.read_text(encoding="utf-8")
        for entry in files(__package__).iterdir()
        if entry.name.endswith(".md")
    }
    return MappingProxyType({code: explanation(code, text) for code, text in sorted(pages.items())})


def explanation(code: str, text: str) -> Explanation:
    """Read one page."""
    title, _blank, rest = text.partition("\n\n")
    summary = " ".join(rest.partition("\n\n")[0].split())
    return Explanation(code, title.removeprefix("# ").strip(), summary, text)
