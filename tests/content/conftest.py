"""The real book, read once for all tests of its content."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class RealBook:
    """The environment after reading every page, and what was warned of."""

    env: object
    warnings: str

    def page(self, docname: str):
        """Return the doctree of a page as it was read."""
        return self.env.get_doctree(docname)


@pytest.fixture(scope="session")
def real_book(tmp_path_factory) -> RealBook:
    out = tmp_path_factory.mktemp("book")
    warnings = io.StringIO()
    with patch_docutils(PROJECT), docutils_namespace():
        app = Sphinx(PROJECT, PROJECT, out / "dummy", out / "doctrees", "dummy", status=None, warning=warnings)
        app.build()
    return RealBook(app.env, warnings.getvalue())
