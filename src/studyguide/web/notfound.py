"""Links of the page for wrong addresses: it is shown at any depth, so the side bar's must start at the root too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils.nodes import document
    from sphinx.application import Sphinx

_RELATIVE: Final = re.compile(r'href="(?![a-z]+:|[/#])')


def from_root(html: str, prefix: str) -> str:
    """Return HTML whose relative links start at ``prefix``."""
    return _RELATIVE.sub(f'href="{prefix}', html)


def mend_side_bar(app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: document | None) -> None:
    """Wrap the theme's function for the side bar; sphinx-notfound-page knows Sphinx's own only."""
    make_tree: Callable[..., object] | None = context.get("generate_toctree_html")
    if make_tree is None or page != getattr(app.config, "notfound_pagename", None):
        return
    context["generate_toctree_html"] = lambda *args, **kwargs: from_root(
        str(make_tree(*args, **kwargs)), app.config.notfound_urls_prefix
    )
    # A page that does not exist has no address of its own.
    context["pageurl"] = None


def setup(app: Sphinx) -> None:
    """Connect after the theme (500) has put its functions into the context."""
    app.connect("html-page-context", mend_side_bar, priority=900)
