"""Print code: blocks with their line numbers and captions, examples, and what describes a program."""

from __future__ import annotations

from typing import Final

from docutils import nodes
from sphinx import addnodes

from studyguide.pdf import escape
from studyguide.pdf.base import Base, Visitor, transparent, wrapped

_TAB: Final = 4


class ListingsMixin(Base):
    """Code."""

    def visit_literal_block(self, node: nodes.Element) -> None:
        """Print lines of code; those that the text speaks of keep their numbers."""
        self.anchor(node)
        marks: dict[str, object] = node.get("highlight_args", {})
        named: dict[str, escape.Value] = {}
        if node.get("linenos"):
            first = marks.get("linenostart", 1)
            named["first"] = first if isinstance(first, int) else 1
        strong = marks.get("hl_lines")
        if isinstance(strong, (list, tuple)) and strong:
            named["strong"] = [line for line in strong if isinstance(line, int)]
        text = self.printable(node.astext().expandtabs(_TAB), node)
        self.put(f"code-block({escape.arguments(named)}{escape.string(text)});\n")
        raise nodes.SkipNode

    visit_doctest_block: Visitor = visit_literal_block

    # -- descriptions -----------------------------------------------------------------------------------------------

    visit_desc, depart_desc = transparent()
    visit_desc_content, depart_desc_content = wrapped("indented")
    visit_desc_inline, depart_desc_inline = wrapped("code-like", inline=True)
    visit_productionlist, depart_productionlist = transparent()

    def visit_desc_signature(self, node: nodes.Element) -> None:
        """Print what is described, as code."""
        self.anchor(node)
        for part in node.findall(nodes.Element):
            if part is not node and part.get("ids"):
                self.anchor(part)
        lines = [line.astext() for line in node.findall(addnodes.desc_signature_line)] or [node.astext()]
        self.call("code-block", self.printable("\n".join(lines), node))
        raise nodes.SkipNode

    visit_production: Visitor = visit_desc_signature

