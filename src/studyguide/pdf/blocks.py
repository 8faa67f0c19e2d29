"""Print the blocks of a page: headings, paragraphs, quotations, boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.addnodes import start_of_file

from studyguide.book import nodes as book
from studyguide.pdf import escape
from studyguide.pdf.base import Base, Visitor, skipped, transparent, wrapped
from studyguide.pdf.labels import place
from studyguide.pdf.online import online_address
from studyguide.pdf.warn import warn
from studyguide.quiz import nodes as quiz

if TYPE_CHECKING:
    from studyguide.pdf.builder import TypstBuilder

_HOLDERS: Final = (
    nodes.list_item,
    nodes.entry,
    nodes.footnote,
    nodes.citation,
    nodes.field_body,
    nodes.description,
    nodes.definition,
    quiz.option_rationale,
    quiz.question_hint,
    book.timeline_event,
)

_BEFORE_TEXT: Final = (nodes.label, book.timeline_date, book.timeline_title)


DEEPEST: Final = 8
"""Quotations and boxes in each other that are still set in further; Typst nests only so deep, and no eye sees more."""


def _box(kind: str, title: str) -> tuple[Visitor, Visitor]:
    def visit(self: BlocksMixin, node: nodes.Element) -> None:
        self.anchor(node)
        code = escape.string(title)
        self.nest(f"box-of({escape.string(kind)}, {code}, {{", f"box-title({{{code}}});" if title else "")

    def depart(self: BlocksMixin, _node: nodes.Element) -> None:
        self.unnest()

    return visit, depart


class BlocksMixin(Base):
    """Block nodes that docutils and Sphinx define."""

    def __init__(self, document: nodes.document, builder: TypstBuilder) -> None:
        super().__init__(document, builder)
        self._last_level = 0
        self._page_begins = True
        # How deep the sections are nested, for each page of the source that is open.
        self._depths = [0]

    # -- pages and headings -----------------------------------------------------------------------------------------

    visit_document, depart_document = transparent()
    visit_compound, depart_compound = transparent()
    visit_acks, depart_acks = transparent()
    visit_toctree = visit_index = visit_tabular_col_spec = visit_highlightlang = skipped
    visit_decoration = visit_docinfo = skipped

    def visit_start_of_file(self, node: start_of_file) -> None:
        """Begin a page of the source."""
        self.docnames.append(node["docname"])
        self._depths.append(0)
        self._page_begins = True

    def depart_start_of_file(self, _node: start_of_file) -> None:
        """Go back to the page that holds it in its contents."""
        self.docnames.pop()
        self._depths.pop()

    def visit_section(self, _node: nodes.section) -> None:
        """Go one level down."""
        self._depths[-1] += 1

    def depart_section(self, _node: nodes.section) -> None:
        """Go back up."""
        self._depths[-1] -= 1

    def visit_title(self, node: nodes.title) -> None:
        """Print a heading, or the title of a box."""
        if isinstance(node.parent, nodes.table):
            raise nodes.SkipNode
        if not isinstance(node.parent, nodes.section):
            self.open("box-title")
            return
        section = node.parent
        opens_book = self.docname == self.config.root_doc and self._page_begins
        if opens_book and not _has_own_text(section):
            # A root page that only holds the contents would be an empty chapter.
            self._page_begins = False
            raise nodes.SkipNode
        if opens_book and self.config.typst_opening:
            node.children = [nodes.Text(self.config.typst_opening)]
        names = [place(self.docname)] if self._page_begins else []
        number = self._number(section)
        self._page_begins = False
        named: dict[str, escape.Value] = {"level": self._level(node), "number": number}
        named["name"] = self.label(section, *names)
        # The strip below the title of a page ends with this link.
        if not any(isinstance(part, book.status_strip) for part in section.children):
            named["online"] = online_address(self.config, self.docname, "" if names else section["ids"][0])
        self.held_anchors = []
        if not _reads(node):
            warn(
                "the heading has no words, so that nobody can find it; the PDF prints it as a paragraph",
                rule="heading",
                location=node,
            )
            self.put(f"unread-heading({escape.arguments({'name': named['name']})}{{")
            return
        self.open("section-heading", **named)

    def depart_title(self, _node: nodes.title) -> None:
        """Close the heading."""
        self.close()
        held, self.held_anchors = self.held_anchors or [], None
        for label in held:
            self.put_anchor(label)

    def _number(self, section: nodes.section) -> str | None:
        numbers = self.builder.env.toc_secnumbers.get(self.docname, {})
        keys = [""] if self._page_begins else [f"#{node_id}" for node_id in section["ids"]]
        found = next((numbers[key] for key in keys if key in numbers), None)
        return ".".join(map(str, found)) if found else None

    def _level(self, title: nodes.title) -> int:
        """Return the level in the book: a page stands one below the page that holds it in its contents."""
        level = max(1, len(self.docnames) - 1) + self._depths[-1] - 1
        if level > self._last_level + 1:
            warn(
                f"the heading {title.astext()!r} skips a level; the PDF sets it one below the heading before it",
                rule="heading",
                location=title,
            )
            level = self._last_level + 1
        self._last_level = level
        return level

    visit_subtitle, depart_subtitle = wrapped("box-title")
    visit_rubric, depart_rubric = wrapped("minor-heading")
    visit_centered, depart_centered = wrapped("minor-heading")

    # -- paragraphs -------------------------------------------------------------------------------------------------

    def visit_paragraph(self, node: nodes.paragraph) -> None:
        """Print a paragraph; alone in a list item or cell its text is enough."""
        classes: set[str] = set(node.get("classes", ()))
        if classes & {"sd-card-title", "sd-summary-text"}:
            self.open("box-title")
        elif _leads(node) or _is_picture(node):
            self.put("{")
        else:
            self.open("p")
        self.anchor(node)

    def depart_paragraph(self, node: nodes.paragraph) -> None:
        """Close it."""
        classes: set[str] = set(node.get("classes", ()))
        bare = _leads(node) or _is_picture(node)
        if bare and not classes & {"sd-card-title", "sd-summary-text"}:
            self.put("};")
        else:
            self.close()

    visit_compact_paragraph = visit_paragraph
    depart_compact_paragraph = depart_paragraph

    def visit_line_block(self, node: nodes.line_block) -> None:
        """Print lines that keep their breaks."""
        self.anchor(node)
        self.nest(f"lines({escape.arguments({'inner': isinstance(node.parent, nodes.line_block)})}{{")

    def depart_line_block(self, _node: nodes.line_block) -> None:
        """Close them."""
        self.unnest()

    def visit_line(self, _node: nodes.line) -> None:
        """Print one line."""

    def depart_line(self, _node: nodes.line) -> None:
        """Break it."""
        self.put("linebreak();")

    def visit_transition(self, node: nodes.transition) -> None:
        """Print a break of thought; before footnotes or at the end it would mark nothing."""
        following = node.parent.children[node.parent.index(node) + 1 :]
        if any(not isinstance(part, (nodes.footnote, nodes.comment)) for part in following):
            self.call("asterism")
        raise nodes.SkipNode

    def nest(self, opening: str, instead: str = "") -> None:
        """Print the start of a block in a block, or what stands for it where it is too deep."""
        self.depth += 1
        self.put(opening if self.depth <= DEEPEST else instead)

    def unnest(self, instead: str = "") -> None:
        """Print its end."""
        self.put("});\n" if self.depth <= DEEPEST else instead)
        self.depth -= 1

    def visit_block_quote(self, node: nodes.block_quote) -> None:
        """Print a quotation with its source."""
        self.anchor(node)
        by = self._source_of(node) if self.depth < DEEPEST else "none"
        self.nest(f"quotation(epigraph: {escape.value('epigraph' in node.get('classes', ()))}, by: {by}, {{")

    def depart_block_quote(self, node: nodes.block_quote) -> None:
        """Close it."""
        self.unnest(f"attributed({self._source_of(node)});" if self.depth > DEEPEST else "")

    def _source_of(self, node: nodes.block_quote) -> str:
        source = next((part for part in node.children if isinstance(part, nodes.attribution)), None)
        return self.capture(source.children) if source else "none"

    visit_attribution = skipped

    # -- boxes ------------------------------------------------------------------------------------------------------

    visit_attention, depart_attention = _box("warning", "Attention")
    visit_caution, depart_caution = _box("warning", "Caution")
    visit_danger, depart_danger = _box("warning", "Danger")
    visit_error, depart_error = _box("warning", "Error")
    visit_hint, depart_hint = _box("note", "Hint")
    visit_important, depart_important = _box("warning", "Important")
    visit_note, depart_note = _box("note", "Note")
    visit_tip, depart_tip = _box("note", "Tip")
    visit_warning, depart_warning = _box("warning", "Warning")
    visit_seealso, depart_seealso = _box("note", "See also")
    visit_admonition, depart_admonition = _box("note", "")
    visit_sidebar, depart_sidebar = _box("aside", "")
    visit_versionmodified, depart_versionmodified = _box("aside", "")

    def visit_todo_node(self, node: nodes.Element) -> None:
        """Print what is still to be done, where the settings ask for it, as on the website."""
        if not self.config.todo_include_todos:
            raise nodes.SkipNode
        self.anchor(node)
        self.nest('box-of("note", "", {')

    def depart_todo_node(self, _node: nodes.Element) -> None:
        """Close it."""
        self.unnest()

    def visit_topic(self, node: nodes.topic) -> None:
        """Print a topic; a list of contents of one page has no use in a book."""
        if "contents" in node.get("classes", ()):
            raise nodes.SkipNode
        self.anchor(node)
        self.nest('box-of("aside", "", {')

    def depart_topic(self, _node: nodes.topic) -> None:
        """Close it."""
        self.unnest()


def _has_own_text(node: nodes.Element) -> bool:
    """Tell whether a page prints anything but its title and the pages that its contents list."""
    for child in node.children:
        if isinstance(child, (nodes.Text, nodes.image)):
            return True
        if isinstance(child, (nodes.title, nodes.Invisible, start_of_file)):
            continue
        if isinstance(child, nodes.Element) and _has_own_text(child):
            return True
    return False


def _reads(title: nodes.title) -> bool:
    """Tell whether a heading has words; bookmarks and contents would be empty without."""
    return any(part.astext().strip() for part in title.findall(nodes.Text) if not isinstance(part.parent, nodes.raw))


def _is_picture(node: nodes.paragraph) -> bool:
    """Tell whether the paragraph is one picture, perhaps a link, which Markdown cannot write without a paragraph."""
    only: nodes.Node = node
    while isinstance(only, (nodes.paragraph, nodes.reference)) and len(only.children) == 1:
        only = only.children[0]
    return isinstance(only, nodes.image)


def _leads(node: nodes.paragraph) -> bool:
    """Tell whether the paragraph begins an item, a cell or a meaning, whose text then needs no paragraph of its own."""
    if not isinstance(node.parent, _HOLDERS):
        return False
    return next((part for part in node.parent.children if not isinstance(part, _BEFORE_TEXT)), None) is node
