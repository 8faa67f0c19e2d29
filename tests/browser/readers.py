"""Two readers with a keyboard and no mouse, one in Chromium and one in Firefox, who understand the same words."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

DRIVER = Path(__file__).with_name("firefox")
NAMES = ("firefox-esr", "firefox")
MOST_TABS = 200
HAS_FOCUS = "wanted => document.hasFocus() && (document.activeElement?.matches(wanted) ?? false)"
LIES_BEHIND = """wanted => {
    const wish = [...document.querySelectorAll(wanted)].at(-1);
    return !!wish && !!(document.activeElement.compareDocumentPosition(wish) & Node.DOCUMENT_POSITION_PRECEDING);
}"""
NO_SCRIPT = {"javascript.enabled": False}


class Reader:
    """What both do; each says for itself how a key is pressed and how something is looked up in the page."""

    def reach(self, selector):
        """Press Tab until the element has the focus, and Shift with it where the element lies behind.

        Going on past the last stop leads into the browser's own buttons, where a driver cannot follow.
        """
        key = "Shift+Tab" if self.evaluate(LIES_BEHIND, selector) else "Tab"
        for _press in range(MOST_TABS):
            if self.evaluate(HAS_FOCUS, selector):
                return
            self.press(key)
        pytest.fail(f"{selector} cannot be reached with {key}")

    def turn(self, selector, key="ArrowDown"):
        """Press an arrow key in a group of radio buttons until the wanted one has the focus."""
        for _press in range(10):
            if self.evaluate(HAS_FOCUS, selector):
                return
            self.press(key)
        pytest.fail(f"{selector} cannot be reached with {key}")

    def until(self, expression, *given):
        """Wait until an expression holds; return its value."""
        end = time.monotonic() + 10
        while not (value := self.evaluate(expression, *given)) and time.monotonic() < end:
            time.sleep(0.05)
        return value


class ChromiumReader(Reader):
    """Reads in Chromium, which Playwright drives."""

    def __init__(self, browser, *, script=True):
        self._browser = browser
        self._script = script
        self._context = None

    def open(self, address):
        self.close()
        self._context = self._browser.new_context(
            viewport={"width": 1280, "height": 900}, java_script_enabled=self._script
        )
        self._page = self._context.new_page()
        self._complaints = found = []
        self._page.on("pageerror", lambda error: found.append(str(error)))
        self._page.on("console", lambda said: found.append(said.text) if said.type in {"error", "warning"} else None)
        self._page.goto(address)

    def close(self):
        if self._context:
            self._context.close()

    def reload(self):
        self._page.reload()

    def complaints(self):
        return self._complaints

    def press(self, key):
        self._page.keyboard.press(key)

    def type(self, text):
        self._page.keyboard.type(text)

    def evaluate(self, expression, *given):
        return self._page.evaluate(f"given => ({expression})(...given)", list(given))


class FirefoxReader(Reader):
    """Reads in Firefox, which firefox/driver.mjs drives: Playwright knows its own build of Firefox only."""

    def __init__(self, node, firefox, *, script=True):
        settings = json.dumps({} if script else NO_SCRIPT)
        self._driver = subprocess.Popen(
            [node, DRIVER / "driver.mjs", firefox, settings],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def _order(self, *order):
        self._driver.stdin.write(json.dumps(order) + "\n")
        self._driver.stdin.flush()
        line = self._driver.stdout.readline()
        answer = json.loads(line) if line else {"error": "the driver of Firefox has ended"}
        if "error" in answer:
            pytest.fail(f"Firefox could not {order[0]}: {answer['error']}", pytrace=False)
        return answer["value"]

    def open(self, address):
        self._order("open", address)

    def close(self):
        self._driver.stdin.close()
        self._driver.wait(timeout=60)
        self._driver.stdout.close()

    def reload(self):
        self._order("reload")

    def complaints(self):
        return self._order("complaints")

    def press(self, key):
        self._order("press", key)

    def type(self, text):
        self._order("type", text)

    def evaluate(self, expression, *given):
        return self._order("evaluate", expression, *given)


def node_with_driver():
    """Return the path of Node, with the packages beside the driver installed as their lock says."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("Node is not here, so nothing is read in Firefox; on Debian: apt install nodejs npm firefox-esr")
    if not (DRIVER / "node_modules" / "puppeteer-core" / "package.json").is_file():
        subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=DRIVER, check=True)
    return node


def firefox():
    """Return the path of Firefox; install Debian's where that can be done."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-q"], check=False)  # noqa: S607 - apt-get stands where the PATH says
        subprocess.run(["apt-get", "install", "-y", "-q", "firefox-esr"], check=False)  # noqa: S607 - as above
        found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.fail(
            f"The tests in Firefox need it, and none of {', '.join(NAMES)} is on the PATH. "
            "On Debian: sudo apt-get install firefox-esr. Elsewhere: install Firefox and put it on the PATH.",
            pytrace=False,
        )
    return found
