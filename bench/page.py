"""How long the page where one tries guichet takes: `python -m bench.page SITE`, a built site; read by somebody, never by a test.

Beside each time of the clock stands that of the processors, all the browser's processes together: on a busy machine only
the second can be compared with another run.
"""

from __future__ import annotations

import functools
import http.server
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from course.tools.chromium import browser

LINES = 500
CHANGES = 10
FOUND = ".g-play__finding"
CHANGE = """async () => {
  const block = document.querySelector('[data-gp-findings]');
  const answered = new Promise((done) =>
    new MutationObserver((_, one) => { one.disconnect(); requestAnimationFrame(done); }).observe(block, { childList: true }));
  document.querySelector('.cm-content').focus();
  const began = performance.now();
  document.execCommand('insertText', false, 'x');
  await answered;
  return performance.now() - began;
}"""
KEPT = """async () => {
  for (const name of await caches.keys()) {
    const urls = (await (await caches.open(name)).keys()).map((one) => one.url);
    if (['library.zip', 'packages.zip'].every((end) => urls.some((url) => url.endsWith(end)))) return true;
  }
  return false;
}"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing."""


def processors(root: int) -> float:
    """Seconds of processor that the processes below one have taken (Linux)."""
    below: dict[int, list[tuple[int, float]]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            told = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        spent = (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
        below.setdefault(int(told[1]), []).append((int(folder.name), spent))
    total, waiting = 0.0, [root]
    while waiting:
        for child, spent in below.get(waiting.pop(), []):
            total += spent
            waiting.append(child)
    return total


def timed(what: str, act: Callable[[], object]) -> None:
    """Prints what something takes."""
    began, spent = time.monotonic(), processors(os.getpid())
    act()
    seconds, cores = time.monotonic() - began, processors(os.getpid()) - spent
    print(f"{what}: {seconds:.1f} s, {cores:.1f} s of processor, load {os.getloadavg()[0]:.1f}")


def started(page: Page, address: str) -> None:
    """Opens the page, up to the click."""
    page.goto(f"{address}playground.html")
    page.locator("[data-gp-tool]").wait_for()


def first_finding(page: Page) -> None:
    """Clicks, and waits."""
    page.locator("[data-gp-start]").click()
    page.locator(FOUND).first.wait_for()


def changes(page: Page) -> None:
    """Types in a template of 500 lines."""
    line = '<p><label for="a{0}">Champ</label> <input id="b{0}" name="champ{0}"> <a href="/aide">ici</a></p>'
    lines = [line.format(rank) if rank % 12 == 0 else f"<p>Votre demande {rank}</p>" for rank in range(LINES)]
    page.locator(".cm-content").wait_for()
    page.locator("#g-play-open").set_input_files(
        {"name": "longue.html", "mimeType": "text/html", "buffer": "\n".join(lines).encode()}
    )
    page.wait_for_function("document.querySelectorAll('.g-play__finding').length > 40")
    page.wait_for_timeout(3000)
    spent = processors(os.getpid())
    taken = sorted(page.evaluate(CHANGE) for _ in range(CHANGES))
    each = (processors(os.getpid()) - spent) / CHANGES * 1000
    print(
        f"a change in {LINES} lines: {taken[0]:.0f} ms at best, {taken[CHANGES // 2]:.0f} ms in the middle, {each:.0f} ms of processor"
    )


def main(site: str) -> None:
    """Serves the site and measures its page."""
    handler = functools.partial(_Quiet, directory=site)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    with browser() as opened:
        context = opened.new_context()
        context.set_default_timeout(0)
        page = context.new_page()
        started(page, address)
        timed("first finding, nothing kept", functools.partial(first_finding, page))
        while not page.evaluate(KEPT):
            page.wait_for_timeout(500)
        for _ in range(3):
            page.close()
            page = context.new_page()
            started(page, address)
            timed("first finding, files kept", functools.partial(first_finding, page))
        changes(page)


if __name__ == "__main__":
    main(sys.argv[1])
