"""Write pages again when what they cite has changed: sphinxcontrib-bibtex only writes the pages that were edited."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from studyguide.book.domain import guide_domain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages whose sources, and the lists of sources whose entries, differ from the last build."""
    if "sphinxcontrib.bibtex" not in app.extensions:
        return []
    # The domain is typed by no stub; it is asked for three of its public properties.
    cite: Any = env.get_domain("cite")
    printed = {citation.key: f"{citation.key} {citation.formatted_entry.text}" for citation in cite.citations}
    shown: dict[str, set[str]] = {}
    for reference in cite.citation_refs:
        shown.setdefault(reference.docname, set()).update(printed.get(target.key, "") for target in reference.targets)
    for bibliography in cite.bibliographies:
        shown.setdefault(bibliography.docname, set()).update(printed.values())
    now = {docname: _digest(texts) for docname, texts in shown.items()}
    domain = guide_domain(env)
    changed = sorted(docname for docname, digest in now.items() if domain.cited.get(docname) != digest)
    domain.data["cited"] = now
    return changed


def _digest(texts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(texts)).encode()).hexdigest()


def setup(app: Sphinx) -> None:
    """Look when all pages are read: sphinxcontrib-bibtex numbers its citations at the same event, at 500."""
    app.connect("env-updated", pages_to_write, priority=600)
