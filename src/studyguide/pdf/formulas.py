"""Print formulas: LaTeX is turned into Typst's own notation by tex2typst, if that package is there.

Each formula is tried by itself first, so that one that cannot be set costs neither the book nor its standard: it is
printed as it was written, and the author is told where it stands.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes

from studyguide.pdf import escape
from studyguide.pdf.base import Base
from studyguide.pdf.warn import warn

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENVIRONMENT: Final = re.compile(
    r"\\begin\{(equation|gather|align|alignat|flalign|multline|eqnarray|split)(\*?)\}(?P<body>.*)\\end\{\1\2\}",
    re.DOTALL,
)
"""What says only that a formula stands by itself, and how its lines are arranged; the builder does that."""

_NOT_SHOWN: Final = re.compile(r"\\(?:label\{[^{}]*\}|nonumber\b|notag\b)")
_COLUMNS: Final = re.compile(r"^\s*\{\d+\}")
_ALIGNED: Final = re.compile(r"(?<!\\)&|\\\\")
_INSTALL: Final = "LaTeX formulas need the package tex2typst (pip install studyguide[math])"


class FormulasMixin(Base):
    """Mathematics."""

    def visit_math(self, node: nodes.math) -> None:
        """Print a formula in a line."""
        self.anchor(node)
        self._formula(node, node.astext(), display=False)
        raise nodes.SkipNode

    def visit_math_block(self, node: nodes.math_block) -> None:
        """Print the formulas of a block, the first with the number of all."""
        self.anchor(node)
        number = self._equation_number(node)
        for part in _parts(node.astext()):
            self._formula(node, part, display=True, number=number)
            number = None
        raise nodes.SkipNode

    def _formula(self, node: nodes.Element, latex: str, *, display: bool, number: str | None = None) -> None:
        if not latex.strip():
            return
        code, problem = set_in_typst(latex, display=display)
        if problem:
            warn(f"the formula cannot be set: {problem}; the PDF prints its source", rule="formula", location=node)
        named: dict[str, escape.Value] = {
            "display": display,
            "number": number,
            "source": self.printable(latex.strip(), node),
            "code": code,
        }
        self.put(f"formula({escape.arguments(named)});")

    def _equation_number(self, node: nodes.math_block) -> str | None:
        number: Any = node.get("number")
        if number and self.config.math_numfig and self.config.numfig:
            numbers = self.builder.env.toc_fignumbers.get(self.docname, {}).get("displaymath", {})
            found = next((numbers[node_id] for node_id in node["ids"] if node_id in numbers), ())
            number = self.config.math_numsep.join(".".join(map(str, found)).rsplit(".", 1))
        return f"({number})" if number else None


def _parts(latex: str) -> Iterator[str]:
    """Return the formulas of a block; an empty line parts them, as in HTML."""
    if _ENVIRONMENT.search(latex):
        yield latex
    else:
        yield from (part for part in latex.split("\n\n") if part.strip())


@cache
def set_in_typst(latex: str, *, display: bool) -> tuple[str | None, str | None]:
    """Return the formula in Typst's notation, or none and what is wrong with it."""
    try:
        from tex2typst import tex2typst  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        return None, _INSTALL
    try:
        code = str(tex2typst(_bare(latex)))
    except ValueError as error:
        # What follows the first line is the stack of the JavaScript inside.
        return None, str(error).partition("\n")[0].removeprefix("Conversion failed: ")
    problem = _problem(code, display=display)
    return (None, problem) if problem else (code, None)


def _bare(latex: str) -> str:
    """Return what a formula holds, without what arranges it on the page, and its lines aligned."""
    found = _ENVIRONMENT.fullmatch(latex.strip())
    body = _COLUMNS.sub("", found["body"]) if found else latex
    body = _NOT_SHOWN.sub("", body).strip()
    if r"\begin{" in body or not _ALIGNED.search(body):
        return body
    return rf"\begin{{aligned}}{body}\end{{aligned}}"


def _problem(code: str, *, display: bool) -> str | None:
    """Set the formula alone, by the same rules as the book; return what Typst says."""
    import typst

    call = f'math.equation(alt: "-", block: {escape.value(display)}, eval({escape.string(code)}, mode: "math"))'
    page = f'#set document(title: "-")\n#set text(fallback: false)\n#{call}'
    try:
        typst.compile(page.encode(), pdf_standards=["ua-1", "a-2a"], timestamp=0)
    except typst.TypstError as error:
        return str(error)
    return None
