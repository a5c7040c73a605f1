"""A real browser for the checks that need one: Chromium, driven by Playwright, cut off from any network."""

from __future__ import annotations

import contextlib
import functools
import mimetypes
import os
import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from grading.text import Text, printable

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright, Route

ORIGIN = "http://answer.invalid/"
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
NOWHERE = (
    # Chromium serves what `_serve` gives it, and knows no other address: no name has one, and what asks for none is
    # sent to a proxy that has none either.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=http://nowhere.invalid:9",
    "--proxy-bypass-list=<-loopback>",
    "--disable-background-networking",
    "--disable-quic",
    "--dns-prefetch-disable",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-features=WebRtcHideLocalIpsWithMdns",
)
CLOSED: Mapping[str, Any] = {"service_workers": "block", "accept_downloads": False}
"""For every window: no script that answers in the place of `_serve`, no file left on the disk."""
LIGHT = """
  const linear = (part) => part <= 10 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4;
  const light = (red, green, blue) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) + 0.05;
  const contrast = (one, other) => Math.max(one, other) / Math.min(one, other);
"""
"""For scripts that read pixels: the relative luminance of a colour (WCAG 2.2), with its glare, and the contrast of two."""
NO_PLAYWRIGHT = Text(fr="Playwright n’est pas installé ici", en="Playwright is not installed here")
NO_CHROMIUM = Text(fr="Chromium n’est pas installé ici", en="Chromium is not installed here")
NAMED = Text(
    fr="GUICHET_CHROMIUM nomme « {path} », qui n’est pas un fichier",
    en="GUICHET_CHROMIUM names “{path}”, which is no file",
)
NO_START = Text(fr="Chromium ne démarre pas ici ({why})", en="Chromium does not start here ({why})")
_running: list[tuple[Playwright, Browser]] = []
_easel: list[tuple[Browser, Page]] = []


class NoBrowser(Exception):
    """There is no browser to put a check to, whatever the answer is; `why` says what is missing."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why


class Fallen(Exception):
    """The page has brought down the window it was in, or the whole browser."""


class Unparsed(Exception):
    """A script of the page has a syntax error: its file, its line counted from 1, what the browser says."""

    def __init__(self, file: str, line: int, why: str) -> None:
        super().__init__(f"{file}:{line} {why}")
        self.file, self.line, self.why = file, line, why


@functools.cache
def executable() -> str:
    """The path of a Chromium on this machine, or an empty text. GUICHET_CHROMIUM names one; "none" forbids it."""
    asked = os.environ.get("GUICHET_CHROMIUM")
    if asked is not None:
        return asked if Path(asked).is_file() else ""
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return found
    for place in PLACES:
        if Path(place).is_file():
            return place
    root = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    patterns = ("chromium-*/chrome-*/chrome", "chromium-*/chrome-*/chrome.exe", "chromium-*/**/MacOS/*")
    own = sorted(path for pattern in patterns for path in root.glob(pattern) if path.is_file())
    return str(own[-1]) if own else ""


def missing() -> Text | None:
    """What is not installed here and would be needed to open a page; None when everything is."""
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        return NO_PLAYWRIGHT
    if executable():
        return None
    asked = os.environ.get("GUICHET_CHROMIUM", "none")
    if asked == "none":
        return NO_CHROMIUM
    return Text(fr=NAMED.fr.format(path=asked), en=NAMED.en.format(path=asked))


def install() -> int:
    """Install what `missing` asks for, by the two programs that know how to; the status of the one that failed, or 0."""
    locked = Path(__file__).resolve().parents[2] / ".ci" / "browser.txt"
    asked = ["--require-hashes", "--requirement", str(locked)] if locked.is_file() else ["playwright>=1.48,<2"]
    needed = [[sys.executable, "-P", "-m", "pip", "install", *asked]] if missing() == NO_PLAYWRIGHT else []
    if not executable():
        needed.append([sys.executable, "-P", "-m", "playwright", "install", "chromium"])
    return next((status for command in needed if (status := subprocess.run(command, check=False).returncode)), 0)


def is_available() -> bool:
    """Whether checks that need a browser can be graded here."""
    return missing() is None


def _browser() -> Browser:
    if _running and not _running[0][1].is_connected():
        # A page has brought it down: the answers that follow are judged all the same.
        close()
    if not _running:
        from playwright.sync_api import Error, sync_playwright

        driver = sync_playwright().start()
        try:
            browser = _launched(driver)
        except Error as error:
            driver.stop()
            why = printable(error.message.strip().partition("\n")[0])
            raise NoBrowser(Text(fr=NO_START.fr.format(why=why), en=NO_START.en.format(why=why))) from None
        _running.append((driver, browser))
    return _running[0][1]


def _launched(driver: Playwright) -> Browser:
    """Chromium in its own sandbox; without it for the superuser, to whom it is refused, and where nobody gets one."""
    from playwright.sync_api import Error

    start = functools.partial(driver.chromium.launch, executable_path=executable(), args=[*NOWHERE, "--disable-gpu"])
    if not (hasattr(os, "geteuid") and os.geteuid() == 0):
        with contextlib.suppress(Error):
            return start(chromium_sandbox=True)
    return start(chromium_sandbox=False)


def close() -> None:
    """Close the browser, if one was opened."""
    _easel.clear()
    while _running:
        driver, browser = _running.pop()
        with contextlib.suppress(Exception):
            browser.close()
        with contextlib.suppress(Exception):
            driver.stop()


@contextlib.contextmanager
def easel(folder: Path, html: str) -> Iterator[Page]:
    """A page without scripts, as `html` writes it, in a window kept from one such page to the next."""
    window = _browser()
    if not _easel or _easel[0][0] is not window:
        context = window.new_context(locale="fr-FR", java_script_enabled=False, **CLOSED)
        _easel[:] = [(window, context.new_page())]
    page = _easel[0][1]
    try:
        page.set_default_timeout(20_000)
        page.route("**/*", lambda route: _serve(route, folder.resolve(), "", html))
        page.goto(ORIGIN)
        yield page
    except BaseException:
        close()
        raise
    page.unroute_all()


@contextlib.contextmanager
def visit(
    folder: Path,
    file: str,
    options: Mapping[str, Any],
    *,
    html: str | None = None,
    clock: bool = False,
    parsed: bool = False,
    patience: int = 20_000,
    asked: list[str] | None = None,
) -> Iterator[Page]:
    """A page of the folder, open; nothing outside the folder is reachable, dialogs are dismissed.

    `html`: what stands at the address of the file, instead of it; `clock`: the time of the page can be moved forward;
    `parsed`: its scripts must be free of syntax errors, else Unparsed is raised; `patience`: milliseconds before giving up;
    `asked`: is given each address that the page asks for.
    Raises TimeoutError when the page does not answer, Fallen when it has brought the browser down: after any error, the
    next page has a new one.
    """
    from playwright.sync_api import Error
    from playwright.sync_api import TimeoutError as Late

    context = _browser().new_context(
        **{"viewport": {"width": 1280, "height": 800}, "locale": "fr-FR", **CLOSED, **options}
    )
    context.set_default_timeout(patience)
    try:
        context.route("**/*", lambda route: _serve(route, folder.resolve(), file, html))
        noted = [] if asked is None else asked
        context.on("request", lambda request: noted.append(request.url))
        context.route_web_socket("**/*", lambda socket: (noted.append(socket.url), socket.close()))
        page = context.new_page()
        if clock:
            page.clock.install()
        unread = _unread(page) if parsed else []
        page.goto(ORIGIN + file)
        if unread:
            raise unread[0]
        yield page
    except Late as late:
        raise TimeoutError(file) from late
    except Error as error:
        has_fallen = type(error).__name__ == "TargetClosedError" or "crashed" in error.message
        close()
        if has_fallen:
            raise Fallen(file) from None
        raise
    finally:
        with contextlib.suppress(Error):
            context.close()


def _unread(page: Page) -> list[Unparsed]:
    """The syntax errors that the browser meets from now on, as it meets them."""
    found: list[Unparsed] = []

    def thrown(event: dict[str, Any]) -> None:
        details = event["exceptionDetails"]
        said = str(details.get("exception", {}).get("description", "")).partition("\n")[0]
        if said.startswith("SyntaxError") and details.get("url", "").startswith(ORIGIN):
            found.append(Unparsed(unquote(details["url"][len(ORIGIN) :]), int(details["lineNumber"]) + 1, said))

    session = page.context.new_cdp_session(page)
    session.on("Runtime.exceptionThrown", thrown)
    session.send("Runtime.enable")
    return found


def picture(page: Page, **options: Any) -> str | None:
    """What is painted in the window, as a PNG in base 64; None when Chromium cannot make a picture of it.

    Options are those of Playwright’s `screenshot`.
    """
    from playwright.sync_api import Error

    for _ in range(3):
        with contextlib.suppress(Error):
            return b64encode(page.screenshot(**{"timeout": 5000, **options})).decode()
    return None


def _serve(route: Route, folder: Path, file: str, html: str | None) -> None:
    address = route.request.url
    if html is not None and address == ORIGIN + file:
        route.fulfill(body=html.encode(), content_type="text/html; charset=utf-8")
        return
    path = _file_at(address, folder)
    if path is None:
        route.abort()
        return
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    route.fulfill(body=path.read_bytes(), content_type=f"{kind}; charset=utf-8" if "text" in kind else kind)


def _file_at(address: str, folder: Path) -> Path | None:
    """The file of the folder that an address names; None for any other, and for a name that no file can have."""
    try:
        path = (folder / unquote(urlsplit(address).path).lstrip("/")).resolve()
        return path if address.startswith(ORIGIN) and path.is_relative_to(folder) and path.is_file() else None
    except (OSError, ValueError):
        return None
