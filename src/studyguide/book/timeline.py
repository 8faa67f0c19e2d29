"""``{timeline}``: a list of dated events from one YAML file, chosen by chapter, tag, id or date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes as docutils_nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from studyguide.book import nodes
from studyguide.book.dates import DateError, PartialDate
from studyguide.book.events import Event, load_events
from studyguide.book.warn import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import OptionSpec


def events_file(config: Config, srcdir: Path) -> Path:
    """Return the path of the file that holds the events."""
    name: str = config.studyguide_timeline
    return srcdir / name


class TimelineDirective(SphinxDirective):
    """Show the events of the book, or those that the options choose."""

    option_spec: ClassVar[OptionSpec] = {
        "chapter": directives.unchanged_required,
        "only": directives.unchanged_required,
        "tags": directives.unchanged_required,
        "from": directives.unchanged_required,
        "to": directives.unchanged_required,
        "filter": directives.flag,
    }

    def run(self) -> list[docutils_nodes.Node]:
        """Return one ``timeline``, oldest event first."""
        path = events_file(self.config, Path(self.env.srcdir))
        self.env.note_dependency(str(path))
        # Problems of the file itself are reported once a build by check_events, not once a page.
        events = self._chosen(load_events(path).events)
        if not events:
            warn(
                "no event fits the options of {timeline}; correct them or add the event to the file",
                rule="timeline-empty",
                location=self.get_location(),
            )
            return []
        node = nodes.timeline(docname=self.env.docname, filterable="filter" in self.options)
        self.set_source_info(node)
        node.extend(self._event(event, path) for event in events)
        return [node]

    def _chosen(self, events: tuple[Event, ...]) -> list[Event]:
        wanted = {
            name: [word.strip() for word in self.options.get(name, "").split(",") if word.strip()]
            for name in ("only", "tags")
        }
        for eid in wanted["only"]:
            if eid not in {event.eid for event in events}:
                warn(
                    f"the timeline has no event {eid!r}; correct the id",
                    rule="timeline-unknown",
                    location=self.get_location(),
                )
        chapter = self.options.get("chapter")
        first, last = self._date("from"), self._date("to")
        return [
            event
            for event in sorted(events, key=lambda event: (event.span, event.eid))
            if (not wanted["only"] or event.eid in wanted["only"])
            and (not wanted["tags"] or set(wanted["tags"]) & set(event.tags))
            and (chapter is None or chapter in event.chapters)
            and (first is None or event.span.end >= first)
            and (last is None or event.span.start <= last)
        ]

    def _date(self, option: str) -> PartialDate | None:
        if option not in self.options:
            return None
        try:
            return PartialDate.parse(self.options[option])
        except DateError as error:
            warn(f"option {option}: {error}", rule="date", location=self.get_location())
            return None

    def _event(self, event: Event, path: Path) -> nodes.timeline_event:
        node = nodes.timeline_event(iso=event.span.start.iso, iso_end=event.span.end.iso, eid=event.eid)
        node["chapters"] = list(event.chapters)
        title, _messages = self.parse_inline(event.title, lineno=self.lineno)
        text, _messages = self.parse_inline(event.text, lineno=self.lineno)
        node += nodes.timeline_date(event.span.words, event.span.words)
        node += nodes.timeline_title(event.title, "", *title)
        node += docutils_nodes.paragraph(event.text, "", *text)
        for part in node.findall(docutils_nodes.Element):
            # A warning about a reference in the text then names the file and line where the author wrote it.
            part.source, part.line = str(path), event.line
        return node


def check_events(app: Sphinx, env: BuildEnvironment, _docnames: list[str]) -> None:
    """Report every problem of the file of events, at its line."""
    path = events_file(app.config, Path(env.srcdir))
    if not app.config.studyguide_timeline:
        return
    for problem in load_events(path).problems:
        warn(problem.message, rule=problem.rule, location=f"{path}:{problem.line}")


def setup(app: Sphinx) -> None:
    """Register the directive, the setting and the check."""
    app.add_config_value(
        "studyguide_timeline", "", "env", types=frozenset({str}), description="File of events, from srcdir"
    )
    app.add_directive("timeline", TimelineDirective)
    app.connect("env-before-read-docs", check_events)
