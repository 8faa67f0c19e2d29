"""``{objectives}``: a chapter's learning objectives, defined in its opener and shown again in its sections."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final

from docutils import nodes as docutils_nodes
from docutils.parsers.rst import directives
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective, SphinxRole
from sphinx.util.nodes import make_refnode

from studyguide.book import nodes
from studyguide.book.domain import Objective, guide_domain
from studyguide.book.warn import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import OptionSpec

_ID: Final = re.compile(r"\[(?P<oid>[a-z][a-z0-9-]*)\]\s+")


class ObjectivesDirective(SphinxDirective):
    """Define objectives from a list, or show those that are named in the argument."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = {"name": directives.unchanged}

    def run(self) -> list[docutils_nodes.Node]:
        """Return one ``objectives`` node, filled now or when all pages are read."""
        node = nodes.objectives(docname=self.env.docname, listed=bool(self.content), oids=[])
        self.set_source_info(node)
        if self.content:
            node.extend(self._define())
        elif self.arguments:
            node["oids"] = [oid for oid in re.split(r"[,\s]+", self.arguments[0]) if oid]
            guide_domain(self.env).note_shown(node["oids"], self.env.docname, self.lineno)
        else:
            warn(
                "neither a list nor ids; write '- [id] Explain …' lines, or name ids after {objectives}",
                rule="objectives-empty",
                location=self.get_location(),
            )
            return []
        return [node]

    def _define(self) -> list[docutils_nodes.Node]:
        content = self.parse_content_to_nodes()
        items = [item for part in content for item in part.findall(docutils_nodes.list_item)]
        defined = [objective for item in items if (objective := self._objective(item)) is not None]
        if not items:
            warn(
                "no list found in {objectives}; write one '- [id] Explain …' line for each",
                rule="objectives-empty",
                location=self.get_location(),
            )
        return list(defined)

    def _objective(self, item: docutils_nodes.list_item) -> nodes.objective | None:
        paragraph = item.next_node(docutils_nodes.paragraph)
        first = paragraph[0] if paragraph is not None and len(paragraph) else None
        match = _ID.match(first.astext()) if isinstance(first, docutils_nodes.Text) else None
        # MyST gives the line of the paragraph, which is where the author looks.
        line = (paragraph.line if paragraph is not None else item.line) or self.lineno
        where = (self.env.docname, line)
        if paragraph is None or match is None:
            warn(
                "an objective must start with its id, as in '- [sg-history] Explain …'",
                rule="objective-id",
                location=where,
            )
            return None
        oid = match["oid"]
        text = docutils_nodes.Text(match.string[match.end() :])
        node = nodes.objective("", "", text, *paragraph.children[1:], oid=oid, ids=[f"objective-{oid}"])
        node.source, node.line = paragraph.source, line
        self._remember(oid, node, line)
        return node

    def _remember(self, oid: str, node: nodes.objective, line: int) -> None:
        known = guide_domain(self.env).objectives
        if oid in known:
            first = known[oid]
            place = f"{self.env.doc2path(first.docname, base=False)}:{first.line}"
            warn(
                f"objective {oid} is defined already in {place}; give it another id",
                rule="objective-twice",
                location=(self.env.docname, line),
            )
            return
        known[oid] = Objective(oid, self.env.docname, line, node.deepcopy())


class ObjectiveRole(SphinxRole):
    """Name an objective by its number, with a link to it."""

    def run(self) -> tuple[list[docutils_nodes.Node], list[docutils_nodes.system_message]]:
        """Return a place that is filled when all pages are read."""
        oid = self.text.strip()
        guide_domain(self.env).note_shown([oid], self.env.docname, self.lineno)
        node = nodes.objective_link(self.rawtext, "", oid=oid, docname=self.env.docname)
        self.set_source_info(node)
        return [node], []


class ShowObjectives(SphinxPostTransform):
    """Fill the objectives of section pages with the text that the opener gave them."""

    # Before Sphinx resolves references (priority 10): the copied text may hold some.
    default_priority = 5

    def run(self, **_kwargs: object) -> None:
        """Fill every ``objectives`` node that names ids."""
        known = guide_domain(self.env).objectives
        for node in list(self.document.findall(nodes.objectives)):
            # An id that nobody defines has been reported by the domain.
            node.extend(self._copy(known[oid]) for oid in node["oids"] if oid in known)
            node["oids"] = []
            if not len(node):
                node.parent.remove(node)
        for link in list(self.document.findall(nodes.objective_link)):
            link.replace_self(self._link(link))

    def _link(self, link: nodes.objective_link) -> docutils_nodes.Node:
        domain = guide_domain(self.env)
        objective = domain.objectives.get(link["oid"])
        if objective is None:
            return docutils_nodes.Text(link["oid"])
        text = docutils_nodes.inline("", f"objective {domain.number(link['oid'])}")
        builder = self.app.builder
        return make_refnode(builder, link["docname"], objective.docname, objective.target_id, text)

    def _copy(self, objective: Objective) -> nodes.objective:
        """Take the text from the finished page, so that its quotes are typographic as everywhere."""
        page = self.env.get_doctree(objective.docname)
        defined = next(
            (found for found in page.findall(nodes.objective) if objective.target_id in found["ids"]), objective.content
        )
        return nodes.objective("", "", *(child.deepcopy() for child in defined.children), oid=objective.oid)


def pages_to_write(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have Sphinx write again the sections whose objectives were changed in the opener."""
    return guide_domain(env).pages_to_write()


def setup(app: Sphinx) -> None:
    """Register the directive and the transform."""
    app.add_directive("objectives", ObjectivesDirective)
    app.add_role("objective", ObjectiveRole())
    app.add_post_transform(ShowObjectives)
    app.connect("env-updated", pages_to_write)
