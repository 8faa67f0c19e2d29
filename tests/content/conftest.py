"""The real book, read once for all tests of its content."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils


@dataclass(frozen=True)
class RealBook:
    """The environment after reading every page, and what was warned of."""

    env: object
    warnings: str

    def page(self, docname: str):
        """Return the doctree of a page as it was read."""
        return self.env.get_doctree(docname)


@pytest.fixture(scope="session")
def real_book(whole_book, tmp_path_factory) -> RealBook:
    """Take up what the build of the whole book has read; nothing is read again."""
    source, doctrees = whole_book.source, whole_book.out / ".work" / "doctrees"
    with patch_docutils(source), docutils_namespace():
        app = Sphinx(source, source, tmp_path_factory.mktemp("book"), doctrees, "dummy", status=None)
    assert app.env.all_docs, "the build of the whole book left no environment; tests/build/test_real_book.py says why"
    return RealBook(app.env, whole_book.warnings)
