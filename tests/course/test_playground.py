"""The page where one tries guichet: the command's own findings, for whoever uses it, and nothing sent anywhere."""

import http.client
import http.server
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from guichet import api
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Route

from course.tools import playground, runtime
from course.tools.pages import ROOT
from tests.course.conftest import Site
from tests.course.screens import LIGHT, Screen, in_both_displays, sideways, violations
from tests.course.test_keyboard import MARK_REACHABLE, walk
from tests.limits import HANG
from tests.turns import by_turns, put_off_whole

if TYPE_CHECKING:
    from socketserver import BaseServer

pytestmark = [pytest.mark.xdist_group("playground"), pytest.mark.turns(5), *put_off_whole(0, 3)]
"""One process starts Python in a page, once."""

WEIGHT_LIMIT = 25_000_000
ONE_IN = 11
"""Of the snippets that are compared with the command."""
FOUND = ".g-play__finding"
SETTLED = """name => document.getElementById('g-play-name').value === name
    && document.querySelector('[data-gp-findings][aria-busy=false] .g-play__finding') !== null"""
"""The example is shown, and nothing more is asked of it: an answer to what was shown before would be replaced."""
STATUS = "[data-gp-status]"


class _Proxy(http.server.BaseHTTPRequestHandler):
    """Passes to the site what is asked of it, answers nothing to what is asked of others, and remembers whom."""

    asked: list[str]

    def parse_request(self) -> bool:
        is_sound = super().parse_request()
        if is_sound:
            self.asked.append(urlsplit(self.path).netloc or self.path)
        return is_sound

    def do_GET(self) -> None:
        to = urlsplit(self.path)
        if to.hostname != "127.0.0.1":
            self.send_error(403)
            return
        there = http.client.HTTPConnection(to.netloc, timeout=HANG)
        there.request("GET", to.path or "/", headers=dict(self.headers))
        answer = there.getresponse()
        body = answer.read()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() in ("content-type", "last-modified"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def served(handler: Any) -> Iterator["BaseServer"]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def server(site: Site) -> Iterator["subprocess.Popen[str]"]:
    """The site as `python -m http.server` serves it, without any setting."""
    if not (site.folder / "assets" / "playground" / "runtime.json").is_file():
        pytest.skip("the site was built without what the playground runs: python -m course.tools.runtime")
    command = [sys.executable, "-u", "-m", "http.server", "--bind", "127.0.0.1", "0"]
    with subprocess.Popen(
        command, cwd=site.folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as done:
        yield done
        done.terminate()


@pytest.fixture(scope="module")
def host(server: "subprocess.Popen[str]") -> str:
    assert server.stdout is not None
    return "127.0.0.1:" + server.stdout.readline().split("port ")[1].split()[0]


@dataclass
class Tool:
    """The page, guichet started in it; who was asked anything since it was opened, and what went wrong."""

    page: Page
    context: BrowserContext
    address: str
    asked: list[str]
    errors: list[str] = field(default_factory=list)

    def load(self, example: str) -> None:
        """Loads an example and waits for what is said of it."""
        given = playground.examples()[example]
        self.page.locator("[data-gp-findings]").evaluate("block => block.replaceChildren()")
        self.page.locator(f"[data-gp-example={example}]").click()
        self.page.wait_for_function(SETTLED, arg=given.get("first", next(iter(given["files"]))))

    def report(self, files: dict[str, str], lang: str) -> str:
        """What the page's own linter says of some files."""
        ask = "async ([files, lang]) => (await (await import('/assets/playground/page.js')).linter.check(files, lang)).report"
        report: str = self.page.evaluate(ask, [files, lang])
        return report


@pytest.fixture(scope="module")
def tool(browser: Browser, host: str) -> Iterator[Tool]:
    asked: list[str] = []
    handler = type("Proxy", (_Proxy,), {"asked": asked})
    with served(handler) as proxy:
        context = browser.new_context(
            viewport={"width": 1280, "height": 1200},
            reduced_motion="reduce",
            proxy={"server": f"http://127.0.0.1:{proxy.server_address[1]}", "bypass": "<-loopback>"},
        )
        context.set_default_timeout(HANG * 1000)
        page = context.new_page()
        found = Tool(page, context, f"http://{host}/", asked)
        page.on("pageerror", lambda error: found.errors.append(str(error)))
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(f"{found.address}playground.html")
        page.locator("[data-gp-start]").click()
        page.locator(FOUND).first.wait_for()
        yield found
        context.close()


def commanded(files: dict[str, str], lang: str, folder: Path) -> str:
    """What the command prints of some files in a folder of their own."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    command = ["-m", "guichet", "check", ".", "--isolated", "--no-cache", "--format", "json", "--lang", lang]
    done = subprocess.run([sys.executable, *command], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


SCRIPTS = {
    "suivi.ts": "// é 😀\nconst délai: number = 30;\nsetTimeout(() => location.reload(), délai * 1000);\n",
    "static/suivi.js": "// é 😀\nsetTimeout(() => location.reload(), 20000);\n",
    "Page.vue": '<template><button @click="go">OK</button></template>\n<script lang="ts">\nlet a: string = "é";\n</script>\n',
    "src/Boutons.tsx": "<Bouton/>" * 600,
}


@pytest.mark.parametrize("example", [*playground.examples(), "scripts"])
def test_same_report_as_the_command(tool: Tool, tmp_path: Path, example: str) -> None:
    files = SCRIPTS if example == "scripts" else playground.examples()[example]["files"]
    lang = "en" if example == "prefecture" else "fr"
    expected = commanded(files, lang, tmp_path)
    assert json.loads(expected)["findings"]
    assert tool.report(files, lang) == expected


def test_same_report_by_turns(tool: Tool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some snippets of the course, each alone, others at each commit."""
    snippets = by_turns([path for _, path in runtime.written(playground.SNIPPETS)], ONE_IN)
    for rank, path in enumerate(snippets):
        files = {path.name: path.read_text("utf-8")}
        (tmp_path / str(rank)).mkdir()
        (tmp_path / str(rank) / path.name).write_text(files[path.name], "utf-8")
        monkeypatch.chdir(tmp_path / str(rank))
        assert tool.report(files, "fr") == api.check(["."], isolated=True).report("json", "fr"), path


def test_what_a_program_left_in_a_folder_is_not_shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever ran guichet or the service in the example before the site was built gives no one their cache."""
    for name in ("app.py", "templates/a.html", ".guichet_cache/1/x.json", "templates/__pycache__/a.pyc", "p.sqlite"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"\xff" if "cache" in name else b"")
    monkeypatch.setattr(playground, "PREFECTURE", tmp_path)
    assert list(playground.examples()["prefecture"]["files"]) == ["app.py", "templates/a.html"]


@pytest.mark.parametrize("path", ["playground.html", "en/playground.html"])
def test_an_example_has_as_many_files_as_its_button_says(site: Site, path: str) -> None:
    button = site.read(path).select_one("[data-gp-example=prefecture]")
    assert button is not None
    assert f" {len(playground.examples()['prefecture']['files'])} fi" in button.get_text()


def test_findings_follow_what_is_typed(tool: Tool, site: Site) -> None:
    """A flaw is marked, leads to its place, says who, where to learn; mended, it goes away."""
    page = tool.page
    tool.load("form")
    editor = page.get_by_role("textbox", name="Contenu du fichier", exact=True)
    assert editor.get_attribute("aria-multiline") == "true"
    assert page.locator(".g-play-mark").count() > 0
    first = page.locator(FOUND).first
    assert "Qui reste dehors" in first.inner_text()
    for link in first.locator("a").all():
        assert (site.folder / str(link.get_attribute("href"))).is_file()
    first.get_by_role("button").click()
    assert page.evaluate("document.activeElement.matches('.cm-content') && getSelection().toString().length > 0")
    page.keyboard.press("Control+a")
    page.keyboard.type("<p>Bonjour</p>")
    page.wait_for_function("!document.querySelector('.g-play__finding')")
    assert page.locator(STATUS).inner_text() == "Rien à signaler."
    assert page.locator(".g-play-mark").count() == 0


def test_several_files_are_read_together(tool: Tool) -> None:
    page = tool.page
    tool.load("prefecture")
    elsewhere = page.locator(FOUND).last
    assert page.locator("[data-gp-files] [aria-pressed=true]").inner_text() == playground.BEGINS
    elsewhere.get_by_role("button").click()
    assert page.locator("#g-play-name").input_value() != playground.BEGINS
    page.locator("[data-gp-add]").click()
    assert page.evaluate("document.activeElement.id") == "g-play-name"
    page.keyboard.type("../ailleurs.html")
    page.keyboard.press("Tab")
    assert ".." not in page.locator("#g-play-name").input_value()
    page.locator("[data-gp-remove]").click()
    assert page.locator("[data-gp-files] button").count() == len(playground.examples()["prefecture"]["files"])


def squashed(text: str) -> str:
    """The words alone: what stands around them on a screen or in a terminal is not theirs."""
    return "".join(one for one in text if not one.isspace() and one not in "•«»")


def test_a_letter_is_read(tool: Tool) -> None:
    """As `guichet read` does, in the same words."""
    tool.load("letter")
    said = tool.page.locator("[data-gp-reading]")
    said.locator("li").first.wait_for()
    command = [sys.executable, "-m", "guichet", "read", "lettre.txt", "--isolated", "--lang", "fr"]
    folder, _ = playground.EXAMPLES["letter"]
    told = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    lines = [squashed(line) for line in told.splitlines() if line.strip(" =-")]
    assert len(lines) > 20
    assert squashed(said.inner_text()) == "".join(lines)
    tool.page.locator("[data-gp-letter]").click()
    assert said.is_hidden()


def test_a_link_and_a_file_hold_the_files(tool: Tool, tmp_path: Path) -> None:
    page = tool.page
    tool.load("banner")
    page.locator("[data-gp-link]").click()
    page.locator("#g-play-link").wait_for()
    link = page.locator("#g-play-link").input_value()
    assert "#files=" in link
    other = tool.context.new_page()
    other.goto(link)
    other.wait_for_function("document.getElementById('g-play-name').value === 'bandeau.html'")
    assert other.locator("#g-play-text").input_value() == playground.examples()["banner"]["files"]["bandeau.html"]
    other.close()
    for example, name in (("banner", "bandeau.html"), ("prefecture", "guichet.json")):
        tool.load(example)
        with page.expect_download() as coming:
            page.locator("[data-gp-save]").click()
        assert coming.value.suggested_filename == name
        coming.value.save_as(tmp_path / name)
    tool.load("form")
    page.locator("#g-play-open").set_input_files(tmp_path / "guichet.json")
    page.wait_for_function("document.querySelectorAll('[data-gp-files] button').length > 5")
    page.locator(FOUND).first.wait_for()


def test_what_was_written_gives_way_to_nothing_unless_one_says_so(tool: Tool) -> None:
    """Neither to a link that comes in the same page, nor to an example; what nobody wrote gives way without a question."""
    page = tool.context.new_page()
    answers = [False, False, True]
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        if answers[len(asked) - 1]:
            dialog.accept()
        else:
            dialog.dismiss()

    page.on("dialog", answer)
    page.goto(f"{tool.address}playground.html")
    name, text = page.locator("#g-play-name"), page.locator("#g-play-text")
    page.locator("[data-gp-example=banner]").click()
    page.wait_for_function("document.getElementById('g-play-name').value === 'bandeau.html'")
    ask = "async () => (await import('/assets/playground/share.js')).toLink({ 'autre.html': '<p>Autre</p>' })"
    link = "#" + page.evaluate(ask).partition("#")[2]
    page.evaluate("link => { location.hash = link }", link)
    page.wait_for_function("document.getElementById('g-play-name').value === 'autre.html'")
    assert asked == []
    page.evaluate("() => { location.hash = '' }")
    text.fill("<p>Le mien</p>")
    with page.expect_event("dialog"):
        page.evaluate("link => { location.hash = link }", link)
    with page.expect_event("dialog"):
        page.locator("[data-gp-example=score]").click()
    assert text.input_value() == "<p>Le mien</p>"
    page.locator("[data-gp-example=score]").click()
    page.wait_for_function("document.getElementById('g-play-name').value === 'score.py'")
    assert set(asked) == {"Remplacer ce que vous avez écrit\u00a0?"}
    assert len(asked) == 3
    page.evaluate("() => { location.hash = '#files=AAAA' }")
    page.wait_for_function(f"document.querySelector('{STATUS}').textContent.startsWith('Ce lien est coupé')")
    assert name.input_value() == "score.py"
    page.close()


def test_every_state_is_accessible(tool: Tool) -> None:
    """axe-core and the width of the page: with findings, a text read and a link, on every screen, then in a plain field."""
    page = tool.page
    tool.load("letter")
    page.locator("[data-gp-reading] h3").first.wait_for()
    page.locator("[data-gp-link]").click()
    page.locator("#g-play-link").wait_for()
    wrong = []
    for screen in LIGHT.values():
        resized(page, screen)
        wrong += in_both_displays(page, "main")
    page.locator("#g-play-plain").check()
    page.locator("#g-play-text").wait_for()
    wrong += violations(page, "main") + sideways(page)
    page.locator("#g-play-plain").uncheck()
    page.locator(".cm-content").wait_for()
    resized(page, LIGHT[1280])
    assert wrong == []


def resized(page: Page, screen: Screen) -> None:
    page.set_viewport_size({"width": screen.width, "height": screen.height})


@pytest.mark.parametrize("width", [1280, 320])
def test_everything_is_reached_and_left_by_keyboard(tool: Tool, width: int) -> None:
    """Tab leaves the editor as it leaves any field."""
    page = tool.page
    tool.load("form")
    resized(page, LIGHT[width])
    page.evaluate("for (const one of document.querySelectorAll('[data-stop]')) delete one.dataset.stop")
    expected = page.evaluate(MARK_REACHABLE)
    page.locator(".md-skip").first.focus()
    stops = walk(page)
    assert [one for one in stops if one["size"] < 1 or not one["inView"] or one["covered"] or one["ring"] < 2] == []
    assert {str(rank) for rank in range(1, expected)} <= {one["stop"] for one in stops}
    resized(page, LIGHT[1280])


def test_nothing_is_asked_of_another_host(tool: Tool, host: str) -> None:
    """Whatever the tests above did: a proxy passed all that the browser asked, of its workers too."""
    assert tool.errors == []
    assert len(tool.asked) > 20
    assert {one for one in tool.asked if one != host} == set()


def test_files_are_kept_and_no_others(tool: Tool, server: "subprocess.Popen[str]") -> None:
    """A service worker answers for its folder alone; guichet, once stopped, starts again though the server is gone."""
    page = tool.page
    scopes = page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.map((one) => one.scope))")
    assert scopes == [f"{tool.address}assets/playground/"]
    kept = page.evaluate(
        """async () => {
          const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
          return (await Promise.all(caches_.map((one) => one.keys()))).flat().map((one) => one.url);
        }"""
    )
    assert len(kept) > 10
    assert [url for url in kept if not url.startswith(scopes[0])] == []
    server.terminate()
    server.wait()
    stopped = page.evaluate(
        """async () => {
          const { linter } = await import('/assets/playground/page.js');
          const asked = linter.check({ 'page.html': '<img>' }, 'fr').then(() => 'done', (error) => error.constructor.name);
          linter.cancel();
          return asked;
        }"""
    )
    assert stopped == "Stopped"
    assert '"img-alt-missing"' in tool.report({"page.html": "<img src=a.png>"}, "fr")


def test_before_the_click_nothing_is_fetched(browser: Browser, address: str, site: Site) -> None:
    """But the page's own scripts; other pages load none of them."""
    asked: list[str] = []
    page = browser.new_page(viewport={"width": 320, "height": 900})
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}en/playground.html")
    page.locator("[data-gp-tool]").wait_for()
    assert violations(page, "main") + sideways(page) == []
    page.close()
    ours = [one.rpartition("/")[2] for one in asked if "/playground/" in one]
    assert [one for one in ours if not one.endswith((".js", ".css"))] == []
    sizes = sum((site.folder / "assets" / "playground" / one).stat().st_size for one in ours)
    assert sizes < 50_000
    assert site.pages("assets/playground/") == ["en/playground.html", "playground.html"]


def test_weight_is_told_and_limited(tool: Tool, site: Site) -> None:
    told = json.loads((site.folder / "assets" / "playground" / "runtime.json").read_text("utf-8"))
    files = [path for path in (site.folder / "assets" / "playground" / told["folder"]).rglob("*") if path.is_file()]
    assert told["bytes"] == sum(told["files"].values())
    assert sum(path.stat().st_size for path in files) < WEIGHT_LIMIT
    for page, number in (
        ("playground.html", f"{told['bytes'] / 1e6:.1f}".replace(".", ",")),
        ("en/playground.html", f"{told['bytes'] / 1e6:.1f}"),
    ):
        button = site.read(page).select_one("[data-gp-start]")
        assert button is not None
        assert f"({number} M" in button.get_text()


@pytest.mark.parametrize("path", ["playground.html", "en/playground.html"])
def test_a_page_opened_from_a_disk_says_what_to_do(browser: Browser, site: Site, path: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 900})
    page.goto((site.folder / path).as_uri())
    assert page.locator("[data-gp-need=file]").is_visible()
    assert "python -m http.server" in page.locator("[data-gp-need=file]").inner_text()
    assert page.locator("[data-gp-need]:visible").count() == 1
    assert page.locator("[data-gp-tool]").is_hidden()
    assert violations(page, "main") + sideways(page) == []
    page.close()


def test_a_site_built_without_it_says_so(browser: Browser, address: str) -> None:
    def without(route: Route) -> None:
        body = route.fetch().text()
        start = body.index('data-gp-weight="')
        route.fulfill(body=f'{body[:start]}data-gp-weight=""{body[body.index(">", start) :]}', content_type="text/html")

    page = browser.new_page()
    page.route("**/playground.html", without)
    page.goto(f"{address}playground.html")
    page.locator("[data-gp-need=absent]").wait_for()
    assert page.locator("[data-gp-tool]").is_hidden()
    page.close()


def test_without_npm_the_site_is_built_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(runtime, "PACKAGES", tmp_path / "packages")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert runtime.main() == 0
    assert "npm" in capsys.readouterr().err
    held = runtime.gathered()
    assert held == {}
    runtime.write(held, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_network_that_fails_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho 'npm error network' >&2\nexit 1\n", "utf-8")
    npm.chmod(0o755)
    monkeypatch.setattr(runtime, "PACKAGES", tmp_path / "packages")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/bin{os.pathsep}/usr/bin")
    assert runtime.main() == 0
    assert "npm error network" in capsys.readouterr().err
    assert not runtime.is_fetched()


def test_everything_that_npm_brings_has_its_hash() -> None:
    lock = json.loads((ROOT / "course" / "playground" / "package-lock.json").read_text("utf-8"))
    packages = {name: one for name, one in lock["packages"].items() if name}
    assert [name for name, one in packages.items() if not one["integrity"].startswith("sha512-")] == []
    wanted = json.loads((ROOT / "course" / "playground" / "package.json").read_text("utf-8"))["dependencies"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted
