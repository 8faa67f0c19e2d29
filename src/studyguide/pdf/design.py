"""Print the components of sphinx-design: cards, grids, tabs, dropdowns; on paper all of them stand open."""

from __future__ import annotations

from typing import Final

from docutils import nodes

from studyguide.pdf import escape
from studyguide.pdf.base import Base, skipped, transparent
from studyguide.pdf.languages import language_arguments, language_of

_FORMS: Final = {
    "card": ("card({", "});\n"),
    "card-title": ("box-title({", "});\n"),
    "card-footer": ("fine-print({", "});\n"),
    "card-header": ("fine-print({", "});\n"),
    "dropdown": ('box-of("aside", "", {', "});\n"),
    "tab-item": ('box-of("aside", "", {', "});\n"),
    "aside": ('box-of("aside", "", {', "});\n"),
}
"""What each component opens and closes; all others only hold what they hold."""

_SCREEN_ONLY: Final = frozenset({"sd-stretched-link", "sd-hide-link-text"})
"""Classes of links that make a whole card clickable; they have no text to print."""


class DesignMixin(Base):
    """Containers, cards, tabs."""

    def visit_container(self, node: nodes.container) -> None:
        """Print a component, or a division that is in another language."""
        if node.get("design_component") == "grid-row":
            self.anchor(node)
            self.put(f"cards({''.join(self.items(node))});\n")
            raise nodes.SkipNode
        before, _after = _form(node)
        self.put(before)
        self.anchor(node)

    def depart_container(self, node: nodes.container) -> None:
        """Close it."""
        self.put(_form(node)[1])

    visit_aside_main = visit_dropdown_main = visit_container
    depart_aside_main = depart_dropdown_main = depart_container

    def visit_PassthroughTextElement(self, node: nodes.Element) -> None:  # noqa: N802 - sphinx-design names it
        """Print its text, unless it only makes a card clickable."""
        links = list(node.findall(nodes.reference))
        if any(_SCREEN_ONLY & set(link.get("classes", ())) for link in links) or (links and not node.astext().strip()):
            raise nodes.SkipNode

    def depart_PassthroughTextElement(self, _node: nodes.Element) -> None:  # noqa: N802
        """Nothing was opened."""

    def visit_sd_tab_label(self, _node: nodes.Element) -> None:
        """Print the name of a tab."""
        self.open("box-title")

    def depart_sd_tab_label(self, _node: nodes.Element) -> None:
        """Close it."""
        self.close()

    visit_dropdown_title = visit_sd_tab_label
    depart_dropdown_title = depart_sd_tab_label
    visit_sd_badge, depart_sd_badge = transparent()
    visit_sd_icon = visit_fontawesome = visit_sd_tab_input = skipped

    def visit_sd_line_break(self, _node: nodes.Element) -> None:
        """Break the line."""
        self.call("linebreak")
        raise nodes.SkipNode


def _form(node: nodes.Element) -> tuple[str, str]:
    component: str = node.get("design_component", "")
    if component in _FORMS:
        return _FORMS[component]
    language = language_of(node)
    if not language:
        return "", ""
    return f"foreign-block({escape.arguments(language_arguments(language))}{{", "});\n"
