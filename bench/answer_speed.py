"""Measure how long a reader waits from an answer to its verdict: 60 questions on a page, a processor six times slower.

Chromium is slowed as its developer tools do it. Each question of the page, six of every kind, is answered and checked
once in a round, each round on a fresh page. The clock runs from the press of the button until the verdict stands in the
page, with all styles and places worked out; the theme's own work on a click counts too. Of each question the shortest of
the rounds counts, since on a shared machine the others measure the neighbours. Fails where one takes too long.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PROJECT: Final = Path(__file__).resolve().parents[1]
SAMPLE: Final = PROJECT / "tests" / "build" / "roots" / "quiz-ten"
NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
COPIES: Final = 6
SLOWER: Final = 6
LIMIT: Final = 50
"""Milliseconds."""

MEASURE: Final = """async () => {
    const fill = (section) => {
        const send = (field, value) => {
            if (["radio", "checkbox"].includes(field.type)) field.checked = true;
            else field.value = value;
            field.dispatchEvent(new Event("input", { bubbles: true }));
        };
        const radio = section.querySelector(".sg-option > input");
        if (radio) return send(radio);
        const mover = section.querySelector(".sg-item:last-child .sg-move");
        if (mover) return mover.click();
        section.querySelectorAll("select").forEach((field) => send(field, field.options[1].value));
        section.querySelectorAll("[type=text], textarea").forEach((field) => send(field, "1812"));
    };
    const rest = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const times = [];
    for (const section of document.querySelectorAll(".sg-question")) {
        section.scrollIntoView({ block: "center" });
        fill(section);
        await rest();
        await rest();
        const start = performance.now();
        section.querySelector(".sg-actions > button").click();
        const verdict = section.querySelector(".sg-verdict").textContent;
        section.getBoundingClientRect(); // styles and places are worked out, as before a picture
        const took = performance.now() - start;
        times.push({ kind: section.className.match(/sg-(?!question)(\\w+)/)[1], verdict, took });
    }
    return times;
}"""


def build(folder: Path) -> str:
    """Build a page with six questions of every kind, in the theme of the book; return its address."""
    shutil.copytree(SAMPLE, folder, dirs_exist_ok=True)
    bank = folder / "quizzes" / "part" / "ten.md"
    head, title, body = bank.read_text(encoding="utf-8").partition("# Practice: ten kinds\n")
    copies = [re.sub(r"^:id: (.*)$", rf":id: \1-{number}", body, flags=re.MULTILINE) for number in range(COPIES)]
    bank.write_text(head + title + "\n".join(copies), encoding="utf-8")
    settings = ("html_theme=sphinx_book_theme", "suppress_warnings=studyguide")
    options = [part for setting in settings for part in ("-D", setting)]
    subprocess.run([sys.executable, "-m", "sphinx", "-q", *options, folder, folder / "out"], check=True)
    return (folder / "out" / "part" / "section.html").as_uri()


def measure(browser: Browser, address: str) -> list[dict[str, str | float]]:
    """Answer every question of a fresh page once."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    times = page.evaluate(MEASURE)
    context.close()
    return times


def main() -> int:
    """Print the measurements; return 1 where the limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=10)
    rounds = parser.parse_args().rounds
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        sys.exit(f"None of {', '.join(NAMES)} is on the PATH.")
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        address = build(Path(scratch))
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        measured = [measure(browser, address) for _ in range(rounds)]
        browser.close()
    silent = [one["kind"] for times in measured for one in times if not one["verdict"]]
    if silent or not all(measured):
        sys.exit(f"No verdict for {', '.join(map(str, silent))}")
    best = [min(float(times[place]["took"]) for times in measured) for place in range(len(measured[0]))]
    kinds = [str(one["kind"]) for one in measured[0]]
    print(f"{len(best)} questions on a page, processor slowed {SLOWER} times, shortest of {rounds} rounds each")
    for kind in dict.fromkeys(kinds):
        own = [one for one, name in zip(best, kinds, strict=True) if name == kind]
        print(f"  {kind:<10} {statistics.median(own):5.1f} ms, at most {max(own):5.1f} ms")
    print(f"first on the page {best[0]:.1f} ms, median {statistics.median(best):.1f} ms, longest {max(best):.1f} ms")
    print(f"limit {LIMIT} ms; load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    return int(max(best) > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
