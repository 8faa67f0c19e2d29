"""Where the site will stand: one setting, ``html_baseurl``, from which all absolute addresses follow, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

logger = logging.getLogger(__name__)

CARD_TAGS: Final = (
    '<meta name="twitter:card" content="summary_large_image">',
    '<meta property="og:image:width" content="1200">',
    '<meta property="og:image:height" content="630">',
)


def site_address(stated: str) -> str:
    """Return the address with a slash at its end, or nothing if it is no web address.

    Links are joined to it, so without the slash they would replace its last part.
    """
    try:
        parts = urlsplit(stated.strip())
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return ""
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/"


def spread_address(_app: Sphinx, config: Config) -> None:
    """Give the address to Sphinx and to the extensions that have a setting of their own for it."""
    stated = config.html_baseurl
    config.html_baseurl = address = site_address(stated)
    if stated and not address:
        message = (
            f"{stated!r} is no address of a site; set SITE_URL to one such as https://example.org/guide/, or to nothing"
        )
        logger.warning(message, type="studyguide", subtype="site-url")
    if "notfound_urls_prefix" in config:
        # Pages that are not found have any depth, so their links start at the root of the host.
        config.notfound_urls_prefix = urlsplit(address).path or "/"
    if "ogp_site_url" in config:
        config.ogp_site_url = address
        config.ogp_custom_meta_tags = (*config.ogp_custom_meta_tags, *CARD_TAGS)


def setup(app: Sphinx) -> None:
    """Load the extension for cards where there is an address: cards without one name no picture and no page."""
    if site_address(app.config.html_baseurl):
        app.setup_extension("sphinxext.opengraph")
    # Before notfound's check of its prefix, which runs at 500.
    app.connect("config-inited", spread_address, priority=100)
