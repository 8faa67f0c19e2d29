"""Measure how long a reader waits from an answer to its verdict: 60 questions on a page, a processor six times slower.

Chromium is slowed as its developer tools do it. Each question of the page, six of every kind, is answered and checked
once in a round, each round on a fresh page. The clock runs from the press of the button until the verdict stands in
the page, with all styles and places worked out; the theme's own work on a click counts too. Of each question the
shortest of the rounds counts, since on a shared machine the others measure the neighbours. Fails where one takes too
long.
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
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, CDPSession, Page

PROJECT: Final = Path(__file__).resolve().parents[1]
SAMPLE: Final = PROJECT / "tests" / "build" / "roots" / "quiz-ten"
NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
COPIES: Final = 6
SLOWER: Final = 6
LIMIT: Final = 50
"""Milliseconds."""

HELPERS: Final = """() => {
    // A reader touches a field before it holds anything: what the theme does on a click has been done once by then.
    const send = (field, value) => {
        field.click();
        if (value === undefined) return;
        field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
    };
    window.sections = [...document.querySelectorAll(".sg-question")];
    window.give = (section) => {
        section.scrollIntoView({ block: "center" });
        const radio = section.querySelector(".sg-option > input");
        const mover = section.querySelector(".sg-item:last-child .sg-move");
        if (radio) send(radio);
        else if (mover) mover.click();
        section.querySelectorAll("select").forEach((field) => send(field, field.options[1].value));
        section.querySelectorAll("[type=text], textarea").forEach((field) => send(field, "1812"));
        return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    };
    window.press = (section) => {
        const start = performance.now();
        section.querySelector(".sg-actions > button").click();
        const verdict = section.querySelector(".sg-verdict").textContent;
        section.getBoundingClientRect(); // styles and places are worked out, as before a picture
        return { took: performance.now() - start, verdict };
    };
    return sections.map((section) => section.className.match(/sg-(?!question)(\\w+)/)[1]);
}"""
PARTS: Final = ("ScriptDuration", "LayoutDuration", "RecalcStyleDuration")


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


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[tuple[Page, CDPSession]]:
    """Open the page as if for the first time."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address)
    yield page, context.new_cdp_session(page)
    context.close()


def waited(page: Page, tools: CDPSession) -> list[tuple[str, str, float]]:
    """Return kind, verdict and milliseconds on the clock of each question, with the processor slowed."""
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    kinds = page.evaluate(HELPERS)
    times = page.evaluate(
        """async () => {
            const all = [];
            for (const one of sections) all.push((await give(one), press(one)));
            return all;
        }"""
    )
    return [(kind, one["verdict"], one["took"]) for kind, one in zip(kinds, times, strict=True)]


def worked(page: Page, tools: CDPSession) -> list[float]:
    """Return milliseconds of the processor for each question, at its own speed: what else runs does not count."""
    tools.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        metrics = tools.send("Performance.getMetrics")["metrics"]
        return sum(one["value"] * 1000 for one in metrics if one["name"] in PARTS)

    times = []
    for place, _kind in enumerate(page.evaluate(HELPERS)):
        page.evaluate("place => give(sections[place])", place)
        before = spent()
        page.evaluate("place => press(sections[place])", place)
        times.append(spent() - before)
    return times


def main() -> int:
    """Print the measurements; return 1 where the limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=10)
    rounds = parser.parse_args().rounds
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        sys.exit(f"None of {', '.join(NAMES)} is on the PATH.")
    measured, processor = [], []
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        address = build(Path(scratch))
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        for _ in range(rounds):
            with opened(browser, address) as place:
                measured.append(waited(*place))
            with opened(browser, address) as place:
                processor.append(worked(*place))
        browser.close()
    silent = {kind for times in measured for kind, verdict, _took in times if not verdict}
    if silent or not measured[0]:
        sys.exit(f"No verdict for {', '.join(sorted(silent)) or 'anything'}")
    best = [min(took for _kind, _verdict, took in times) for times in zip(*measured, strict=True)]
    kinds = [kind for kind, _verdict, _took in measured[0]]
    print(f"{len(best)} questions on a page, processor slowed {SLOWER} times, shortest of {rounds} rounds each")
    for kind in dict.fromkeys(kinds):
        own = [one for one, name in zip(best, kinds, strict=True) if name == kind]
        print(f"  {kind:<10} {statistics.median(own):5.1f} ms, at most {max(own):5.1f} ms")
    print(f"first on the page {best[0]:.1f} ms, median {statistics.median(best):.1f} ms, longest {max(best):.1f} ms")
    work = [min(times) * SLOWER for times in zip(*processor, strict=True)]
    print(
        f"processor time alone, times {SLOWER}: first {work[0]:.1f} ms, "
        f"median {statistics.median(work):.1f} ms, longest {max(work):.1f} ms"
    )
    print(f"limit {LIMIT} ms; load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    return int(max(best) > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
