"""``{claims}``: the audit of a source, claim by claim: what it says, how that stands, and where the book answers it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from docutils import nodes as docutils_nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from studyguide.book.warn import warn
from studyguide.book.yaml_records import Record, Shape, read_records

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import OptionSpec

SHAPE: Final = Shape("claim", "claims", texts=("id", "part", "claim", "answer"), lists=("verdict", "places"))

VERDICTS: Final = ("supported", "outdated", "contested", "unsupported", "wrong")
"""How a claim can stand; several may hold, such as supported for a time and outdated since."""

WIDTHS: Final = (31, 18, 51)


class ClaimsDirective(SphinxDirective):
    """Show the claims of one part of the audited source as a table; the content is its caption."""

    has_content = True
    option_spec: ClassVar[OptionSpec] = {
        "part": directives.unchanged_required,
        "name": directives.unchanged_required,
    }

    def run(self) -> list[docutils_nodes.Node]:
        """Return one table: claim, verdict, answer with the places that give it."""
        path = Path(self.env.srcdir) / self.config.studyguide_claims
        self.env.note_dependency(str(path))
        records, _problems = read_records(path, SHAPE)
        part = self.options.get("part")
        chosen = [record for record in records if part in {None, record.texts["part"]}]
        if not chosen:
            message = f"no claim belongs to part {part!r}; correct :part: or add the claims to the file"
            warn(message, rule="claims-empty", location=self.get_location())
            return []
        caption, _messages = self.parse_inline(" ".join(self.content), lineno=self.lineno)
        table = docutils_nodes.table("", docutils_nodes.title("", "", *caption))
        self.set_source_info(table)
        self.add_name(table)
        group = docutils_nodes.tgroup("", *(docutils_nodes.colspec(colwidth=width) for width in WIDTHS), cols=3)
        group += docutils_nodes.thead("", self._row("The article says", "It is", "What this guide says"))
        group += docutils_nodes.tbody("", *(self._claim(record, path) for record in chosen))
        table += group
        return [table]

    def _claim(self, record: Record, path: Path) -> docutils_nodes.row:
        links = ", ".join(f"{{ref}}`{place}`" for place in record.lists["places"])
        texts = record.texts
        row = self._row(texts["claim"], ", ".join(record.lists["verdict"]), f"{texts['answer']} See {links}.")
        for node in row.findall(docutils_nodes.Element):
            # A reference that leads nowhere is reported where its author wrote it.
            node.source, node.line = str(path), record.line
        return row

    def _row(self, *cells: str) -> docutils_nodes.row:
        row = docutils_nodes.row()
        for text in cells:
            inline, _messages = self.parse_inline(text, lineno=self.lineno)
            row += docutils_nodes.entry("", docutils_nodes.paragraph("", "", *inline))
        return row


def check_claims(app: Sphinx, env: BuildEnvironment, _docnames: list[str]) -> None:
    """Report every problem of the file of claims at its line."""
    if not app.config.studyguide_claims:
        return
    path = Path(env.srcdir) / app.config.studyguide_claims
    records, problems = read_records(path, SHAPE)
    for problem in problems:
        warn(problem.message, rule=problem.rule, location=f"{path}:{problem.line}")
    for record in records:
        unknown = [word for word in record.lists["verdict"] if word not in VERDICTS]
        name = record.texts["id"]
        if unknown or not record.lists["verdict"]:
            message = f"claim {name} has the verdict {', '.join(unknown) or 'none'}; use {', '.join(VERDICTS)}"
            warn(message, rule="claims-verdict", location=f"{path}:{record.line}")
        if not record.lists["places"]:
            message = f"claim {name} is answered nowhere; name in places the label of the section that answers it"
            warn(message, rule="claims-place", location=f"{path}:{record.line}")


def setup(app: Sphinx) -> None:
    """Register the directive, the setting and the check."""
    app.add_config_value(
        "studyguide_claims", "", "env", types=frozenset({str}), description="File of claims, from srcdir"
    )
    app.add_directive("claims", ClaimsDirective)
    app.connect("env-before-read-docs", check_claims)
