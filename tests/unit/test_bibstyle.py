"""Every kind of source is printed as a reader expects it, and a description never looks like a headline."""

from __future__ import annotations

import pytest
from pybtex.database.input.bibtex import Parser

from studyguide.book.bibstyle import format_source


def printed(entry: str) -> str:
    return str(format_source(next(iter(Parser().parse_string(entry).entries.values()))))


SOURCES = {
    "article": (
        (
            "@article{k, author={Katz, Mark N.}, title={Russia and Iran}, year={2012}, journal={Middle East Policy},"
            " volume={19}, number={3}, pages={54--64}, doi={10.1/x}}"
        ),
        "Katz, Mark N. (2012). “Russia and Iran”. Middle East Policy 19(3), pp. 54–64. doi.org/10.1/x.",
    ),
    "book": (
        (
            "@book{k, author={Atkin, Muriel}, title={Russia and Iran, 1780--1828}, year={1980}, address={Minneapolis},"
            " publisher={University of Minnesota Press}}"
        ),
        "Atkin, Muriel (1980). Russia and Iran, 1780–1828. Minneapolis: University of Minnesota Press.",
    ),
    "page of the web": (
        (
            "@online{k, author={{TASS}}, title={{Rudenko on the treaty}}, year={2025b}, date={2025-04-08},"
            " howpublished={TASS}, url={https://www.tass.com/politics/1?utm_source=x}, urldate={2026-11-23}}"
        ),
        "TASS (2025b). “Rudenko on the treaty”. 8 April 2025. tass.com/politics/1, read 23 November 2026.",
    ),
    "title of our own": (
        (
            "@online{k, author={{Aaj Tak}}, title={{Warship in port}}, titlekind={description}, year={2026},"
            " howpublished={Aaj Tak},"
            " url={https://aajtak.in/x}}"
        ),
        "Aaj Tak (2026). Warship in port [our description]. aajtak.in/x.",
    ),
    "report of two authors": (
        (
            "@techreport{k, author={Geranmayeh, Ellie and Grajewski, Nicole}, title={Alone together}, year={2023},"
            " institution={European Council on Foreign Relations}, type={Policy Brief}}"
        ),
        (
            "Geranmayeh, Ellie and Grajewski, Nicole (2023). Alone together. Policy Brief."
            " European Council on Foreign Relations."
        ),
    ),
    "edited book": (
        "@book{k, editor={Metz, Helen Chapin}, title={Iran}, year={1989}, publisher={Library of Congress}}",
        "Metz, Helen Chapin (ed.) (1989). Iran. Library of Congress.",
    ),
    "accents": (
        r"@article{k, author={Aras, B{\"u}lent and {\"O}zbay, Fatih}, title={Limits}, year={2008}, journal={J}}",
        "Aras, Bülent and Özbay, Fatih (2008). “Limits”. J.",
    ),
    "title from right to left": (
        "@online{k, author={{مرکز}}, title={{معاهده}}, year={2025}, url={https://example.org/}}",
        "مرکز (2025). “معاهده”. example.org.",
    ),
    "sum of money and straight quotes": (
        r"@misc{k, author={{AFP}}, title={{'Iran's \$25 bn' deal}}, year={2025}, url={https://example.org/a}}",
        "AFP (2025). “\N{LEFT SINGLE QUOTATION MARK}Iran’s $25 bn’ deal”. example.org/a.",
    ),
    "publisher that ends in a point": (
        "@book{k, author={Watson, R. G.}, title={Persia}, year={1866}, publisher={Smith and Co.}, note={p. 2}}",
        "Watson, R. G. (1866). Persia. Smith and Co. P. 2.",
    ),
    "nobody named": (
        "@misc{k, title={X}, year={1946}, url={https://example.org/a}}",
        "No author named (1946). “X”. example.org/a.",
    ),
}


@pytest.mark.parametrize("kind", SOURCES)
def test_source_is_printed_as_expected(kind):
    entry, expected = SOURCES[kind]

    assert printed(entry) == expected
