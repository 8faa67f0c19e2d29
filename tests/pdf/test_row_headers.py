"""Row headers in the tag tree: what a reader hears before each cell of a table."""

from __future__ import annotations

import page as validation
import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from studyguide.pdf.compile import UNTAGGED, compile_book
from studyguide.pdf.objects import NotOneTableError, Objects
from studyguide.pdf.row_headers import TagTree, tag_row_headers

HEAD = '#set document(title: "T", date: datetime(year: 2026, month: 1, day: 1))\n#set text(lang: "en")\n= H\n'
SPANNED = """#table(columns: 3,
table.header([corner], [one], [two]),
table.cell(rowspan: 2)[first], [a], [b],
table.cell(colspan: 2)[c],
[second], [], [d])
"""


def compiled(code):
    return typst.compile((HEAD + code).encode(), pdf_standards=["ua-1", "a-2a"], ignore_system_fonts=True, timestamp=0)


def cells_of(pdf):
    """Return kind, scope and the ID and headers of each cell, in the order of reading."""
    tree = TagTree(pdf)
    shown = []
    for table in tree.tables():
        for cell in tree.cells(table):
            code = tree.elements[cell.number]
            scope = code.partition(b"/Scope/")[2].partition(b"/")[0]
            shown.append((cell, tree.kind(cell.number).decode(), scope.decode(), code))
    return shown


def test_first_cell_of_a_row_is_its_header_and_the_corner_is_both():
    kinds = [(kind, scope) for _cell, kind, scope, _code in cells_of(tag_row_headers(compiled(SPANNED), [1]))]

    assert kinds == [
        ("TH", "Both"),
        ("TH", "Column"),
        ("TH", "Column"),
        ("TH", "Row"),
        ("TD", ""),
        ("TD", ""),
        ("TD", ""),
        ("TH", "Row"),
        ("TD", ""),
        ("TD", ""),
    ]


def test_each_cell_names_the_headers_of_its_row_and_column():
    cells = cells_of(tag_row_headers(compiled(SPANNED), [1]))
    table = next(TagTree(compiled(SPANNED)).tables())
    headers = [code.partition(b"/Headers[")[2].partition(b"]")[0].decode() for *_, code in cells]

    assert headers[3:] == [
        "(U1x0y0)",
        f"(R{table}x0y1)(U1x1y0)",
        f"(R{table}x0y1)(U1x2y0)",
        f"(R{table}x0y1)(U1x1y0)(U1x2y0)",
        "(U1x0y0)",
        f"(R{table}x0y3)(U1x1y0)",
        f"(R{table}x0y3)(U1x2y0)",
    ]


def test_every_header_is_found_by_its_name(tmp_path):
    (tmp_path / "t.pdf").write_bytes(tag_row_headers(compiled(SPANNED), [1]))
    root = PdfReader(tmp_path / "t.pdf").trailer["/Root"]["/StructTreeRoot"]
    pairs = list(root["/IDTree"]["/Names"])
    names, elements = pairs[::2], [part.get_object() for part in pairs[1::2]]

    assert names == sorted(names)
    assert [element["/ID"] for element in elements] == names
    assert [element["/S"] for element in elements] == ["/TH"] * 5


@pytest.mark.parametrize("profile", ["PDF_UA_1", "PDF_A_2A"])
@pytest.mark.parametrize("code", [SPANNED, "#table(columns: 2, [a], [b], [c], [d])\n"])
def test_tagged_pdf_keeps_the_standard(tmp_path, code, profile):
    (tmp_path / "t.pdf").write_bytes(tag_row_headers(compiled(code), [1]))
    report = validation.validate_pdf(tmp_path / "t.pdf", profile=validation.ValidationProfile[profile])

    assert [(failure.rule_id, failure.message) for failure in report.failures] == []


def test_pdf_without_row_headers_keeps_its_bytes():
    pdf = compiled(SPANNED)

    assert tag_row_headers(pdf, [0]) is pdf


@pytest.mark.parametrize("stubs", [[1, 1], [1, 0, 0]])
def test_pdf_with_other_tables_than_were_written_is_left_alone(stubs):
    assert tag_row_headers(compiled(SPANNED), stubs) is None


def test_tables_that_do_not_fit_are_reported(tmp_path):
    (tmp_path / "main.typ").write_text(f"{HEAD}// 1 columns of row headers\nNo table.", encoding="utf-8")
    outcome = compile_book(tmp_path, tmp_path / "book.pdf", timestamp=0)

    assert outcome.made
    assert outcome.problems == (UNTAGGED,)


@st.composite
def tables(draw):
    """Draw rows of cells of all spans that fit, and how many columns hold headers."""
    columns = draw(st.integers(1, 4))
    rows = draw(st.integers(1, 4))
    free = {(x, y) for x in range(columns) for y in range(rows)}
    code, places = [], []
    for y in range(rows):
        for x in range(columns):
            if (x, y) not in free:
                continue
            wide = draw(st.integers(1, max(n for n in range(1, columns - x + 1) if (x + n - 1, y) in free)))
            wide = next(n for n in range(wide, 0, -1) if {(x + k, y) for k in range(n)} <= free)
            high = 1 if y == 0 else draw(st.integers(1, rows - y))
            free -= {(x + i, y + j) for i in range(wide) for j in range(high)}
            code.append((y, f"table.cell(colspan: {wide}, rowspan: {high})[{x}.{y}]"))
            places.append((range(x, x + wide), range(y, y + high)))
    head = ", ".join(cell for y, cell in code if y == 0)
    rest = ", ".join(cell for y, cell in code if y > 0)
    return f"#table(columns: {columns}, table.header({head}), {rest})\n", places, draw(st.integers(1, columns))


@given(tables())
def test_cells_have_the_places_that_typst_gave_them(drawn):
    code, places, stubs = drawn
    cells = cells_of(tag_row_headers(compiled(code), [stubs]))

    assert [(cell.columns, cell.rows) for cell, *_ in cells] == places
    for cell, kind, scope, _code in cells:
        first = cell.columns.start < stubs
        assert kind == ("TH" if first or cell.rows.start == 0 else "TD")
        assert scope == ({(1, 1): "Both", (1, 0): "Row", (0, 1): "Column"}.get((first, cell.rows.start == 0), ""))


@given(st.dictionaries(st.integers(1, 9), st.binary(max_size=40)))
def test_changed_objects_are_read_again_and_the_others_stay(changes):
    pdf = compiled(SPANNED)
    before = Objects(pdf)
    changed = {number: b"%d 0 obj\n(%s)\nendobj\n" % (number, body.hex().encode()) for number, body in changes.items()}
    after = Objects(before.with_changed(changed))

    assert {number: after[number] for number in after} == {**{number: before[number] for number in before}, **changed}


def test_unchanged_file_has_the_same_bytes():
    pdf = compiled(SPANNED)

    assert Objects(pdf).with_changed({}) == pdf


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7\nstartxref\n3\n%%EOF", b"no PDF"])
def test_file_of_another_form_is_refused(pdf):
    with pytest.raises(NotOneTableError):
        Objects(pdf)
