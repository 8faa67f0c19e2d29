"""``{atlas}``: the maps of the book in one list, each with its number, its day and its point of view."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import yaml
from docutils import nodes as docutils_nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from studyguide.book.dates import DateError, PartialDate
from studyguide.book.warn import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import OptionSpec


class AtlasDirective(SphinxDirective):
    """List the figures that are named in ``:only:``, in that order; each stands whole in the section that needs it."""

    option_spec: ClassVar[OptionSpec] = {"only": directives.unchanged_required}

    def run(self) -> list[docutils_nodes.Node]:
        """Return one list; on the screen each entry shows its map small."""
        path = Path(self.env.srcdir) / self.config.studyguide_figures
        self.env.note_dependency(str(path))
        known = self._figures(path)
        names = [name.strip() for name in self.options.get("only", "").split(",") if name.strip()]
        for name in names:
            if name not in known:
                message = f"{self.config.studyguide_figures} holds no figure {name!r}; correct :only:"
                warn(message, rule="atlas-unknown", location=self.get_location())
        items = [self._item(known[name]) for name in names if name in known]
        if not items:
            warn("the atlas is empty; name figures in ':only:'", rule="atlas-empty", location=self.get_location())
            return []
        return [docutils_nodes.bullet_list("", *items, bullet="*", classes=["sg-atlas"])]

    def _figures(self, path: Path) -> dict[str, dict[str, Any]]:
        try:
            entries = yaml.safe_load(path.read_text(encoding="utf-8")) or []
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            message = f"the file of figures cannot be read ({type(error).__name__}); correct it or studyguide_figures"
            warn(message, rule="figures-file", location=f"{path}:1")
            return {}
        return {
            str(entry["name"]): entry for entry in entries if isinstance(entry, dict) and {"name", "file"} <= set(entry)
        }

    def _item(self, entry: dict[str, Any]) -> docutils_nodes.list_item:
        first = str(entry.get("caption", "")).strip().splitlines()
        lead, _messages = self.parse_inline(
            f"{{numref}}`{entry['name']}`: {first[0] if first else ''}", lineno=self.lineno
        )
        try:
            day = PartialDate.parse(str(entry.get("as_of", ""))).words
        except DateError:
            day = "not stated"
        form = "Schematic. " if entry.get("schematic") else ""
        said = f"{form}Shows: {day}. Point of view: {entry.get('pov', 'not stated')}."
        picture = docutils_nodes.image(uri=f"/figures/{entry['file']}", alt=" ".join(str(entry.get("alt", "")).split()))
        picture["original_uri"] = picture["uri"]
        picture["loading"] = "lazy"
        self.set_source_info(picture)
        # In print the map stands once, in its section: a small copy could not be read.
        small = addnodes.only("", docutils_nodes.paragraph("", "", picture), expr="html")
        return docutils_nodes.list_item(
            "",
            docutils_nodes.paragraph("", "", *lead),
            docutils_nodes.paragraph(said, said, classes=["sg-atlas-note"]),
            small,
        )


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("atlas", AtlasDirective)
