"""Load the questions: directives, the domain behind them, and one form for each kind of output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyguide.quiz import assets, audience, directives, domain, html, plain, roles, transforms

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the domain first: the directives keep the questions in it."""
    # The book's part, which comes first where it is loaded, has the same switch for its own rules.
    if "studyguide_checks" not in app.config:
        app.add_config_value("studyguide_checks", default=False, rebuild="", types=frozenset({bool}))
    for part in (audience, domain, directives, roles, transforms, html, plain, assets):
        part.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
