"""``{long-description}``: a map or chart in words, for readers who cannot see it or want to know what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes as docutils_nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from studyguide.book import nodes
from studyguide.book.warn import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class LongDescriptionDirective(SphinxDirective):
    """Describe the figure of the page whose ``:name:`` is the argument."""

    has_content = True
    required_arguments = 1
    option_spec: ClassVar = {}

    def run(self) -> list[docutils_nodes.Node]:
        """Return one ``long_description``."""
        name = self.arguments[0]
        if not self.content:
            message = f"the description of {name} is empty; say what the figure shows, or delete it"
            warn(message, rule="description-empty", location=self.get_location())
            return []
        node = nodes.long_description(figure=name, docname=self.env.docname)
        self.set_source_info(node)
        node.extend(self.parse_content_to_nodes())
        return [node]


def match_figures(_app: Sphinx, doctree: docutils_nodes.document) -> None:
    """Let each figure and its description know each other; a description of none, or a second one, is reported."""
    figures = {name: figure for figure in doctree.findall(docutils_nodes.figure) for name in figure["names"]}
    for node in doctree.findall(nodes.long_description):
        figure = figures.get(docutils_nodes.fully_normalize_name(node["figure"]))
        if figure is None:
            message = f"the page has no figure named {node['figure']!r}; write the ':name:' of the figure it describes"
            warn(message, rule="description-figure", location=node)
        elif "described_by" in figure:
            message = f"{node['figure']} is described already; keep one description"
            warn(message, rule="description-twice", location=node)
        else:
            figure["described_by"] = f"description-of-{figure['ids'][0]}"
            node["figure_id"] = figure["ids"][0]
            node["ids"].append(figure["described_by"])
            doctree.note_explicit_target(node)


class NameDescriptions(SphinxPostTransform):
    """Call each description by the number of its figure, where figures are numbered."""

    # Before PlainBook (8) makes ordinary nodes of it.
    default_priority = 7

    def run(self, **_kwargs: object) -> None:
        """Give every description its ``title``."""
        for node in self.document.findall(nodes.long_description):
            number = _figure_number(self.env, node)
            node["title"] = f"{number} in words" if number else "The figure in words"


def _figure_number(env: BuildEnvironment, node: docutils_nodes.Element) -> str | None:
    """Return the number of the figure with its prefix."""
    form: str = env.config.numfig_format.get("figure", "%s")
    number = env.toc_fignumbers.get(node["docname"], {}).get("figure", {}).get(node.get("figure_id", ""))
    return form % ".".join(map(str, number)) if number and "%s" in form else None


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("long-description", LongDescriptionDirective)
    app.add_post_transform(NameDescriptions)
    app.connect("doctree-read", match_figures)
