"""``{pdf}``: a link to the book's PDF, which lies beside the website; plain text where there is no website."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes as docutils_nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxRole

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class pdf_link(docutils_nodes.Inline, docutils_nodes.TextElement):
    """The text of a link to the PDF; ``docname`` is the page that holds it."""


class PdfRole(SphinxRole):
    """Mark the text of the link."""

    def run(self) -> tuple[list[docutils_nodes.Node], list[docutils_nodes.system_message]]:
        """Return one ``pdf_link``."""
        node = pdf_link(self.rawtext, "", docutils_nodes.Text(self.text), docname=self.env.docname)
        self.set_source_info(node)
        return [node], []


class ResolvePdfLink(SphinxPostTransform):
    """Make the link in the website and leave the text elsewhere."""

    default_priority = 5

    def run(self, **_kwargs: object) -> None:
        """Replace every ``pdf_link``."""
        website = self.app.builder.format == "html" and self.app.builder.name != "epub"
        for node in list(self.document.findall(pdf_link)):
            if not website:
                node.replace_self(list(node.children))
                continue
            page = self.app.builder.get_target_uri(node["docname"])
            uri = "../" * page.count("/") + self.config.typst_filename
            node.replace_self(
                docutils_nodes.reference("", "", *node.children, refuri=uri, internal=True, classes=["sg-pdf"])
            )


def setup(app: Sphinx) -> None:
    """Register the role and its transform."""
    app.add_node(pdf_link)
    app.add_role("pdf", PdfRole())
    app.add_post_transform(ResolvePdfLink)
