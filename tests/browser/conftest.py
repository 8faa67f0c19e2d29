"""A real Chromium and the built book, served on this machine only; a request to any other host fails the test."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser, BrowserContext, Page, Request, Route

PROJECT = Path(__file__).resolve().parents[2]
SETTLE = 500
"""Milliseconds."""
STORED = "() => { try { return { ...localStorage }; } catch { return {}; } }"

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# The sandbox needs rights that containers lack; the rest keeps the browser from talking to its maker.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium() -> str:
    """Return the path of a Chromium; install Debian's where that can be done."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-q"], check=False)  # noqa: S607 - apt-get stands where the PATH says
        subprocess.run(["apt-get", "install", "-y", "-q", "chromium"], check=False)  # noqa: S607 - as above
        found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.fail(
            f"The browser tests need Chromium, and none of {', '.join(NAMES)} is on the PATH. "
            "On Debian or Ubuntu: sudo apt-get install chromium. "
            "Elsewhere: install Chromium or Google Chrome and put it on the PATH.",
            pytrace=False,
        )
    return found


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], one_worker: Callable[[str], AbstractContextManager[Path]]
) -> dict[str, Any]:
    with one_worker("chromium"):
        found = chromium()
    return {**browser_type_launch_args, "executable_path": found, "args": list(FLAGS)}


@dataclass
class Site:
    """The built book: its folder and its address on this machine, and who else was asked for anything."""

    folder: Path
    address: str
    foreign: list[str] = field(default_factory=list)

    def url(self, page: str) -> str:
        """Return the address of a page, named as its source without ``.md``."""
        return f"{self.address}{page}.html"


class _Quiet(SimpleHTTPRequestHandler):
    """As a static host serves it: the page 404.html answers for what is not there."""

    def log_message(self, *_args: object) -> None:
        """Keep the output of the tests readable."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest) -> Iterator[Site]:
    """Serve the folder named by STUDYGUIDE_SITE, else the site built from the sources as they are now."""
    given = os.environ.get("STUDYGUIDE_SITE")
    folder = Path(given) if given else request.getfixturevalue("whole_book").out / "html"
    assert (folder / "index.html").is_file(), "there is no website; tests/build/test_real_book.py says why"
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Site(folder, f"http://127.0.0.1:{server.server_port}/")
    server.shutdown()


@pytest.fixture(scope="session")
def modes_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a tiny website with an exam, a pretest, confidence and results, in the theme of the book."""
    source = tmp_path_factory.mktemp("modes") / "book"
    shutil.copytree(PROJECT / "tests" / "build" / "roots" / "quiz-modes", source)
    settings = ["html_theme=sphinx_book_theme", "html_context.default_mode=auto"]
    options = [part for setting in settings for part in ("-D", setting)]
    subprocess.run([sys.executable, "-m", "sphinx", "-q", "-W", *options, source, source / "out"], check=True)
    return source / "out"


@pytest.fixture(autouse=True)
def stored_answers_settle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Load a page anew when what it stored has arrived, and once more where it had not.

    Chromium hands it to another process; on a busy machine a new page of a folder may ask before it is there. A page
    that throws stored things away is found all the same: they are not there the next time either. An old state of
    something stored was once taken for the new one, since its name was there.
    """
    from playwright.sync_api import Page

    load = Page.reload

    def reload(page: Page, **options: Any) -> Any:
        kept = page.evaluate(STORED)
        for _attempt in range(3):
            page.wait_for_timeout(SETTLE)
            answer = load(page, **options)
            if page.evaluate(STORED) == kept:
                break
        return answer

    monkeypatch.setattr(Page, "reload", reload)


@pytest.fixture
def open_context(browser: Browser, site: Site) -> Iterator[Callable[..., BrowserContext]]:
    """Make browser contexts (dark, narrow, without scripts …) that may talk to the site only."""
    contexts: list[BrowserContext] = []
    site.foreign.clear()

    def guard(route: Route, request: Request) -> None:
        if request.url.startswith(site.address):
            route.continue_()
        else:
            site.foreign.append(request.url)
            route.abort()

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(**options)
        context.route("**/*", guard)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()
    assert site.foreign == [], "the page asked another host for something"


@pytest.fixture
def context(open_context: Callable[..., BrowserContext]) -> BrowserContext:
    return open_context(viewport={"width": 1280, "height": 900})


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """Return the errors and warnings of the page's console; filled while the page is used."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda message: found.append(message.text) if message.type in {"error", "warning"} else None)
    return found
