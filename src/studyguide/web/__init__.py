"""What the website needs beyond Sphinx: its address, descriptions, the size of pictures, roles, a site map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyguide.web import address, description, directions, images, notfound, references, sitemap, stylesheets

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Load the parts; each minds the website and leaves every other format alone."""
    for part in (address, description, directions, images, notfound, references, sitemap, stylesheets):
        part.setup(app)
