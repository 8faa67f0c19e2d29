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
        text = self.printable(node.astext().rstrip("\n").expandtabs(_TAB), node)
        self.put(f"code-block({escape.arguments(named)}{escape.string(text)});\n")
        raise nodes.SkipNode

    visit_doctest_block: Visitor = visit_literal_block

    # -- descriptions -----------------------------------------------------------------------------------------------

    visit_desc, depart_desc = transparent()

    def visit_desc_content(self, node: nodes.Element) -> None:
        """Print what is said of it, if anything is."""
        if not node.children:
            raise nodes.SkipNode
        self.anchor(node)
        self.open("indented")

    def depart_desc_content(self, _node: nodes.Element) -> None:
        """Close it."""
        self.close()

    visit_desc_inline, depart_desc_inline = wrapped("code-like", inline=True)
    visit_productionlist, depart_productionlist = transparent()

    def visit_desc_signature(self, node: nodes.Element) -> None:
        """Print what is described, as code."""
        self.anchor(node)
        for part in node.findall(nodes.Element):
            if part is not node and part.get("ids"):
                self.anchor(part)
        self.call("code-block", self.printable(_signature(node), node))
        raise nodes.SkipNode

    visit_production: Visitor = visit_desc_signature


def _signature(node: nodes.Element) -> str:
    """Return a signature as the website writes it: what may be left out in brackets, an arrow before the result."""
    text = ""
    for child in node.children:
        if isinstance(child, addnodes.desc_signature_line):
            text += ("\n" if text else "") + _signature(child)
        elif isinstance(child, addnodes.desc_parameterlist):
            text += f"({_parameters(child)})"
        elif isinstance(child, addnodes.desc_type_parameter_list):
            text += f"[{_parameters(child)}]"
        elif isinstance(child, addnodes.desc_returns):
            text += f" \N{RIGHTWARDS ARROW} {_signature(child)}"
        else:
            text += child.astext()
    return text


def _parameters(node: nodes.Element, *, started: bool = False) -> str:
    text = ""
    for child in node.children:
        if isinstance(child, addnodes.desc_optional):
            text += f"[{_parameters(child, started=started)}]"
        else:
            text += (", " if started else "") + child.astext()
        started = True
    return text
