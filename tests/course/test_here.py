"""What a lesson shows is tried where it is shown: one click from the code, until guichet is silent, and nothing sent anywhere."""

import functools
import http.server
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Browser, Locator, Page, expect

from course.tools.pages import ROOT
from course.tools.show.guilty import guilty
from course.tools.show.snippets import Snippet
from tests.course.conftest import Site
from tests.course.screens import LIGHT, in_both_displays, sideways, violations
from tests.course.test_keyboard import MARK_REACHABLE, walk
from tests.limits import HANG
from tests.turns import is_drawn, one_by_turns, put_off_whole

pytestmark = [pytest.mark.xdist_group("playground"), pytest.mark.turns(5), *put_off_whole(2, 3)]

POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' blob:; worker-src 'self'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-src 'self'"
)
"""No script that is written in a page runs, nor one of another host."""
LESSON = "08-deceptive-interfaces/02-consent.html"
SNIPPETS = "08-deceptive-interfaces/02-consent"
FLAWED = ".g-code--bad:has(.g-flaws)"
FOUND = ".g-play__finding"
AS_IN_THE_LESSON = """place => {
  for (const found of place.querySelectorAll('.g-play__finding')) found.remove();
  place.querySelector('.g-play__row button').click();
}"""
"""What was said before is gone: whoever waits for a finding waits for that of the code put back."""
expect.set_options(timeout=HANG * 1000)
LANGUAGES = ("", "en/")
IN_TURN = [
    pytest.param(one, marks=[pytest.mark.audit] * (not is_drawn(rank, 2)), id=one) for rank, one in enumerate(LANGUAGES)
]
"""One language at each commit, both on audit: they differ by their words alone."""


class _Guarded(http.server.SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def guarded(site: Site) -> Iterator[str]:
    """The address of the site, under a policy."""
    if not (site.folder / "assets" / "playground" / "runtime.json").is_file():
        pytest.skip("the site was built without what the playground runs: python -m course.tools.runtime")
    handler = functools.partial(_Guarded, directory=str(site.folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@dataclass
class Lesson:
    """A lesson in which a file is being tried; what was asked of whom, and what went wrong."""

    page: Page
    address: str
    asked: list[str]
    errors: list[str] = field(default_factory=list)

    @property
    def has_started(self) -> bool:
        """Whether Python was fetched, since what was asked was last forgotten."""
        return any(one.endswith("/python_stdlib.zip") for one in self.asked)

    def open(self, path: str) -> None:
        """Goes to a lesson whose buttons are there."""
        self.page.goto(self.address + path)
        self.page.locator(".g-try").first.wait_for()

    def tried(self, path: str = LESSON) -> Locator:
        """The place of the first flawed file of a lesson, once guichet has answered of the code that the lesson has.

        The page stays from one test to the next, and Python with it: starting it is most of the time.
        """
        figure = self.page.locator(FLAWED).first
        place = figure.locator(".g-here")
        if self.page.url != self.address + path:
            self.open(path)
        if place.count():
            place.evaluate(AS_IN_THE_LESSON)
        if not place.is_visible():
            figure.locator(".g-try").click()
        answered(figure)
        return figure

    def write(self, figure: Locator, text: str) -> None:
        """Types in the place of everything."""
        figure.locator(".cm-content").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)


def answered(figure: Locator) -> None:
    figure.locator(FOUND).first.wait_for()
    figure.locator(".cm-content").wait_for()


@pytest.fixture(scope="module")
def lesson(browser: Browser, guarded: str) -> Iterator[Lesson]:
    context = browser.new_context(viewport={"width": 1280, "height": 1200}, reduced_motion="reduce")
    context.set_default_timeout(HANG * 1000)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    found = Lesson(page, guarded, asked)
    page.on("pageerror", lambda error: found.errors.append(str(error)))
    yield found
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_flawed_file_has_one_button_that_tells_the_weight(lesson: Lesson, site: Site, language: str) -> None:
    """Before the click nothing is fetched but the script of the buttons."""
    lesson.asked.clear()
    lesson.open(language + LESSON)
    flawed = site.read(language + LESSON).select(FLAWED)
    names = [f"{figure.select_one('.g-file').get_text()}" for figure in flawed]  # type: ignore[union-attr]
    buttons = lesson.page.locator(".g-code .g-try")
    assert [one.get_attribute("aria-label").rpartition(" ")[2] for one in buttons.all()] == names  # type: ignore[union-attr]
    weight = lesson.page.locator("script[data-weight]").get_attribute("data-weight")
    assert all(f"({weight})" in one.inner_text() for one in lesson.page.locator(".g-try").all())
    assert [one for one in lesson.asked if "/playground/" in one] == []


@pytest.mark.parametrize("language", IN_TURN)
def test_every_state_is_accessible(lesson: Lesson, language: str) -> None:
    """While guichet starts, with findings, then silent, on every screen, in both displays."""
    page = lesson.page
    lesson.open(language + LESSON)
    figure = page.locator(FLAWED).first
    figure.locator(".g-try").click()
    wrong = violations(page, "main") + sideways(page)
    answered(figure)
    for screen in LIGHT.values():
        page.set_viewport_size({"width": screen.width, "height": screen.height})
        wrong += in_both_displays(page, "main")
    lesson.write(figure, "<p>Bonjour</p>")
    figure.locator(FOUND).first.wait_for(state="detached")
    wrong += violations(page, "main") + sideways(page)
    page.set_viewport_size({"width": 1280, "height": 1200})
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES[::-1])
def test_a_demonstration_has_its_own_code(site: Site, lesson: Lesson, language: str) -> None:
    """That which its page names, flawed, beside it; Python, already started, is not started again."""
    pages = [page for page in site.pages('class="g-demo"') if page.startswith("en/") == bool(language)]
    assert len(pages) == 7
    for path in pages:
        held = site.read(path)
        [demo] = held.select(".g-demo")
        assert held.select(f'{FLAWED}[data-snippet="{demo["data-code"]}"]'), path
    lesson.tried(language + LESSON)
    page = lesson.page
    page.locator(".g-demo + .g-try").click()
    place = page.locator(".g-demo ~ .g-here")
    answered(place)
    assert "Tout accepter" in place.locator(".cm-content").inner_text()
    page.locator(".g-demo + .g-try").click()


def test_it_is_changed_until_guichet_is_silent(lesson: Lesson) -> None:
    """The lesson's own flaws are found, in the place of its code; mended, they go; one comes back to the lesson as it was."""
    page = lesson.page
    figure = lesson.tried()
    file = (ROOT / "course" / "snippets" / SNIPPETS / "bad.html").read_text("utf-8")
    lines = {f"ligne {flaw.first}" for flaw in guilty(Snippet(f"{SNIPPETS}/bad.html"))}
    assert lines <= set(figure.locator(f"{FOUND} button").all_inner_texts())
    assert figure.locator(".highlight").is_hidden()
    assert figure.locator(".g-flaws").is_hidden()
    assert figure.locator(".g-try").get_attribute("aria-expanded") == "true"
    assert page.locator(".g-try").filter(has_text=" Mo)").count() == 0
    figure.locator(f"{FOUND} button").first.click()
    assert page.evaluate("getSelection().toString().length > 0")
    links = [str(link.get_attribute("href")) for link in figure.locator(".g-play__links a").all()]
    assert all(page.request.get(link).ok for link in links)
    assert len(links) > len(lines)
    assert page.url not in links

    lesson.write(figure, "<p>Bonjour</p>")
    figure.locator(FOUND).first.wait_for(state="detached")
    assert figure.locator("[role=status]").inner_text() == "Rien à signaler."
    assert "#files=" in str(figure.get_by_role("link", name="Ouvrir dans la page d’essai").get_attribute("href"))
    figure.get_by_role("button", name="Remettre le code de la leçon").click()
    figure.locator(FOUND).first.wait_for()
    shown = figure.locator(".cm-line").all_inner_texts()
    assert "\n".join(shown).replace("\u200b", "").strip() == file.strip()
    figure.locator(".g-try").click()
    figure.locator(".g-here").wait_for(state="hidden")
    assert figure.locator(".highlight").is_visible()


def test_a_plain_field_is_remembered_and_keeps_the_caret(lesson: Lesson) -> None:
    page = lesson.page
    figure = lesson.tried()
    plain = figure.get_by_label("Champ de texte simple")
    plain.check()
    area = figure.locator("textarea")
    area.wait_for()
    area.evaluate("area => { area.focus(); area.setSelectionRange(5, 5); }")
    plain.evaluate("box => { box.checked = false; box.dispatchEvent(new Event('change')); }")
    figure.locator(".cm-content").wait_for()
    expect(figure.locator(".cm-content")).to_be_focused()
    page.keyboard.insert_text("ICI")
    assert "<formICI" in figure.locator(".cm-content").inner_text()


@pytest.mark.parametrize("width", [1280, 320])
def test_everything_is_reached_and_left_by_keyboard(lesson: Lesson, width: int) -> None:
    page = lesson.page
    figure = lesson.tried()
    # Short: a stop is looked for at its middle, which the text of a long file has below the screen.
    lesson.write(figure, "<p><img src=a.png></p>")
    expect(figure.locator(FOUND)).to_have_count(1)
    page.set_viewport_size({"width": LIGHT[width].width, "height": LIGHT[width].height})
    page.evaluate("for (const one of document.querySelectorAll('[data-stop]')) delete one.dataset.stop")
    expected = page.evaluate(MARK_REACHABLE)
    page.locator(".md-skip").first.focus()
    stops = walk(page)
    assert [one for one in stops if one["size"] < 1 or not one["inView"] or one["covered"] or one["ring"] < 2] == []
    assert {str(rank) for rank in range(1, expected)} <= {one["stop"] for one in stops}
    page.set_viewport_size({"width": 1280, "height": 1200})


def test_the_sheet_has_the_lesson_as_it_is_written(lesson: Lesson) -> None:
    page = lesson.page
    figure = lesson.tried()
    page.emulate_media(media="print")
    assert figure.locator(".highlight").is_visible()
    assert figure.locator(".g-flaws").is_visible()
    assert figure.locator(".g-here").is_hidden()
    page.emulate_media(media="screen")


def test_what_is_tried_goes_on_in_the_playground(lesson: Lesson) -> None:
    page = lesson.page
    figure = lesson.tried()
    lesson.write(figure, "<p><img src=ailleurs.png></p>")
    expect(figure.locator(FOUND)).to_have_count(1)
    figure.get_by_role("link", name="Ouvrir dans la page d’essai").click()
    expect(page.locator("#g-play-text")).to_have_value("<p><img src=ailleurs.png></p>")
    assert page.locator("#g-play-name").input_value() == "bad.html"


def test_it_is_stopped_and_started_again(lesson: Lesson) -> None:
    page = lesson.page
    lesson.open(LESSON)
    figure = page.locator(FLAWED).first
    figure.locator(".g-try").click()
    figure.get_by_role("button", name="Arrêter").click()
    assert figure.locator("[role=status]").inner_text() == "Arrêté. Rien n’a été envoyé."
    assert page.evaluate("document.activeElement.textContent") == "Relancer guichet"
    page.keyboard.press("Enter")
    answered(figure)
    assert figure.get_by_role("button", name="Relancer guichet").is_hidden()


def test_a_place_closed_and_opened_while_guichet_starts_starts_it_once(lesson: Lesson) -> None:
    page = lesson.page
    lesson.open(LESSON)
    page.evaluate(
        """async () => {
          const { Linter } = await import('/assets/playground/linter.js');
          const { load } = Linter.prototype;
          window.starts = 0;
          Linter.prototype.load = function (progress) { if (progress) window.starts += 1; return load.call(this, progress); };
        }"""
    )
    figure = page.locator(FLAWED).first
    for _ in range(3):
        figure.locator(".g-try").click()
    answered(figure)
    assert page.evaluate("window.starts") == 1


def flawed_files(site: Site, language: str) -> list[tuple[str, str]]:
    """The pages of a language with the flawed files that they show."""
    return [
        (path, str(figure["data-snippet"]))
        for path in site.pages('class="g-flaws"')
        if path.startswith("en/") == bool(language)
        for figure in site.read(path).select(FLAWED)
    ]


def assert_told(lesson: Lesson, path: str, snippet: str) -> None:
    """Each line at fault is found again, under the file's own name."""
    lesson.open(path)
    figure = lesson.page.locator(f'.g-code[data-snippet="{snippet}"]')
    figure.locator(".g-try").click()
    answered(figure)
    word = "line" if path.startswith("en/") else "ligne"
    wanted = {f"{word} {flaw.first}" for flaw in guilty(Snippet(snippet))}
    found = set(figure.locator(f"{FOUND} button").all_inner_texts())
    assert wanted <= found, (snippet, wanted - found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lesson_finds_in_the_page_what_it_tells(lesson: Lesson, site: Site, language: str) -> None:
    """A file in each language, another at each commit."""
    for path, snippet in one_by_turns(flawed_files(site, language)):
        assert_told(lesson, path, snippet)


@pytest.mark.turns(1)
def test_nothing_went_wrong_nor_out(lesson: Lesson) -> None:
    """Under a policy that refuses other hosts and scripts written in pages; whatever the tests above did, or one trial."""
    if not lesson.has_started:
        lesson.tried()
    assert lesson.errors == []
    assert {urlsplit(one).netloc for one in lesson.asked if one.startswith("http")} == {urlsplit(lesson.address).netloc}


def test_from_a_disk_or_without_script_the_lesson_is_whole(browser: Browser, address: str, site: Site) -> None:
    for script, start in ((True, f"{site.folder.as_uri()}/"), (False, address)):
        context = browser.new_context(java_script_enabled=script, viewport={"width": 320, "height": 900})
        page = context.new_page()
        page.goto(start + LESSON)
        assert page.locator(".g-code--bad pre").first.is_visible()
        assert page.locator(".g-flaws").first.is_visible()
        assert page.locator(".g-try").count() == 0
        context.close()


def test_pages_without_code_to_try_have_no_script_for_it(site: Site) -> None:
    """They weigh less; a page of a rule has code, and no file of a lesson."""
    pages = site.pages("exercises/try.js")
    assert pages
    assert set(pages) == set(site.pages('<ul class="g-flaws">'))


def test_a_lesson_of_a_rule_that_is_off_asks_it_and_no_other_place_does() -> None:
    sys.path.insert(0, str(ROOT / "course/playground/python"))
    try:
        from guichet_page import _selected
    finally:
        sys.path.pop(0)
    assert "sensitive-field-collected" in _selected("09-data-and-scores/01-minimise")
    assert [_selected(lesson) for lesson in ("", LESSON.removesuffix(".html"))] == [[], []]
