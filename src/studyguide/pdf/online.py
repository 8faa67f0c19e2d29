"""Know where the website has what stands in the book; without the address of the site there are no such links."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from sphinx.config import Config


def online_address(config: Config, docname: str, node_id: str = "") -> str | None:
    """Return the address of a page, or of a part of it, if the settings say where the site stands."""
    site: str = config.html_baseurl
    if not site:
        return None
    suffix: str = config.html_link_suffix or config.html_file_suffix or ".html"
    page = f"{site.rstrip('/')}/{quote(docname)}{suffix}"
    return f"{page}#{quote(node_id)}" if node_id else page
