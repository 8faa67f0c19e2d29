"""HTML of what a chapter is made of; also used by EPUB, whose builder is an HTML builder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyguide.book import nodes
from studyguide.book.reading_order import chapters_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


def visit_objectives(self: HTML5Translator, node: Element) -> None:
    """Open the box: a chapter says what its reader will be able to do, a section which of it is meant."""
    title = "When you have worked through this chapter, you can" if node["listed"] else "Objectives of this section"
    self.body.append(self.starttag(node, "div", CLASS="sg-objectives"))
    self.body.append(f'<p class="sg-part-title">{title}</p>\n<{_list(node)}>\n')


def depart_objectives(self: HTML5Translator, node: Element) -> None:
    """Close the list and the box."""
    self.body.append(f"</{_list(node)}></div>\n")


def _list(node: Element) -> str:
    """Return the kind of list: where objectives are defined they have the numbers that the text names them by."""
    return "ol" if node["listed"] else "ul"


def visit_timeline(self: HTML5Translator, node: Element) -> None:
    """Open the list, after radio buttons that show the events of one chapter: native controls, no script."""
    names = _chapter_names(self) if node.get("filterable") and self.builder.name != "epub" else ()
    if names:
        labels = "".join(
            f'<label><input type="radio" name="sg-timeline" value="{number}"{" checked" if not number else ""}> '
            f"{self.encode(title)}</label>\n"
            for number, (_name, title) in enumerate(names)
        )
        self.body.append(
            f'<fieldset class="sg-timeline-filter"><legend>Show the events of</legend>\n{labels}</fieldset>\n'
        )
        for event in node.findall(nodes.timeline_event):
            places = [number for number, (name, _title) in enumerate(names) if name in event["chapters"]]
            event["classes"].extend(f"sg-in-{number}" for number in places)
    self.body.append(self.starttag(node, "ol", CLASS="sg-timeline"))


def _chapter_names(self: HTML5Translator) -> tuple[tuple[str, str], ...]:
    """Return name and title of every chapter, after an entry for all of them."""
    env = self.builder.env
    chapters = chapters_of(env)
    titles = tuple((chapter.name, env.titles[chapter.opener].astext()) for chapter in chapters)
    return (("", "all chapters"), *titles) if len(titles) > 1 else ()


def visit_timeline_event(self: HTML5Translator, node: Element) -> None:
    """Open one event of the list."""
    self.body.append(self.starttag(node, "li", CLASS="sg-timeline-event"))


def visit_timeline_date(self: HTML5Translator, node: Element) -> None:
    """Open the date; a span of time has no single machine-readable date, so it is a plain element."""
    event = node.parent
    if event["iso"] == event["iso_end"]:
        self.body.append(self.starttag(node, "time", "", CLASS="sg-timeline-date", datetime=event["iso"]))
    else:
        self.body.append(self.starttag(node, "span", "", CLASS="sg-timeline-date"))


def depart_timeline_date(self: HTML5Translator, node: Element) -> None:
    """Close what ``visit_timeline_date`` opened."""
    self.body.append("</time> " if node.parent["iso"] == node.parent["iso_end"] else "</span> ")


def visit_chapter_part(self: HTML5Translator, node: Element) -> None:
    """Open a part; its kind is its class."""
    own = "sg-reading" if node["kind"] == "reading" else f"sg-part sg-{node['kind']}"
    self.body.append(self.starttag(node, "div", CLASS=own))


def visit_long_description(self: HTML5Translator, node: Element) -> None:
    """Open what unfolds under a figure; a page of an EPUB does not fold."""
    title = self.encode(node["title"])
    if self.builder.name == "epub":
        self.body.append(self.starttag(node, "aside", CLASS="sg-description"))
        self.body.append(f'<p class="sg-part-title">{title}</p>\n')
    else:
        self.body.append(self.starttag(node, "details", CLASS="sg-description"))
        self.body.append(f"<summary>{title}</summary>\n")


def depart_long_description(self: HTML5Translator, _node: Element) -> None:
    """Close it."""
    self.body.append("</aside>\n" if self.builder.name == "epub" else "</details>\n")


def visit_status_mark(self: HTML5Translator, node: Element) -> None:
    """Open the mark; the word comes first, so that it is read and printed without any colour."""
    self.body.append(self.starttag(node, "span", "", CLASS=f"sg-status sg-{node['kind']}"))
    self.body.append(f"({node['kind']}: ")


def depart_status_mark(self: HTML5Translator, _node: Element) -> None:
    """Close the mark."""
    self.body.append(")</span>")


def visit_foreign(self: HTML5Translator, node: Element) -> None:
    """Open a passage with its language and direction."""
    self.body.append(self.starttag(node, "span", "", lang=node["lang"], dir=node["dir"]))


def _element(tag: str, name: str, *, end: str = "\n") -> tuple[Callable[..., None], Callable[..., None]]:
    """Return the visitors of a node that is one element with one class."""

    def visit(self: HTML5Translator, node: Element) -> None:
        self.body.append(self.starttag(node, tag, "", CLASS=name))

    def depart(self: HTML5Translator, _node: Element) -> None:
        self.body.append(f"</{tag}>{end}")

    return visit, depart


def _close(tag: str) -> Callable[..., None]:
    def depart(self: HTML5Translator, _node: Element) -> None:
        self.body.append(f"</{tag}>\n")

    return depart


def setup(app: Sphinx) -> None:
    """Register the visitors."""
    inline_close = _element("span", "", end="")[1]
    app.add_node(nodes.objectives, html=(visit_objectives, depart_objectives))
    app.add_node(nodes.objective, html=_element("li", "sg-objective"))
    app.add_node(nodes.timeline, html=(visit_timeline, _close("ol")))
    app.add_node(nodes.timeline_event, html=(visit_timeline_event, _close("li")))
    app.add_node(nodes.timeline_date, html=(visit_timeline_date, depart_timeline_date))
    app.add_node(nodes.timeline_title, html=_element("strong", "sg-timeline-title"))
    app.add_node(nodes.chapter_part, html=(visit_chapter_part, _close("div")))
    app.add_node(nodes.long_description, html=(visit_long_description, depart_long_description))
    app.add_node(nodes.part_title, html=_element("p", "sg-part-title"))
    app.add_node(nodes.status_strip, html=_element("ul", "sg-strip"))
    app.add_node(nodes.strip_item, html=_element("li", "sg-strip-item"))
    app.add_node(nodes.status_mark, html=(visit_status_mark, depart_status_mark))
    app.add_node(nodes.as_of, html=_element("span", "sg-asof", end=""))
    app.add_node(nodes.foreign, html=(visit_foreign, inline_close))
