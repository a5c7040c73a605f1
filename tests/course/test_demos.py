"""The demonstrations: what they say is what their models find, in Python and in the page; they are played to the end."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from course.tools.charts import COURSE, LANGUAGES, stale
from course.tools.demos import booking, consent, keyboard, letter, threshold, two_counters, voice_menu, voices
from course.tools.demos.__main__ import DEMOS, written
from course.tools.demos.still import texts
from course.tools.simulations import decimal
from tests.course import prose
from tests.course.test_languages import MISPRINT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.turns(6)

LESSONS = {
    "voice-menu": "02-another-door/02-voice-menus",
    "keyboard": "04-accessibility/05-keyboard-and-focus",
    "letter": "05-plain-language/01-sentences",
    "booking": "06-appointments/01-closed-but-monday",
    "two-counters": "06-appointments/03-open-availability",
    "consent": "08-deceptive-interfaces/02-consent",
    "threshold": "09-data-and-scores/02-risk-score",
}
SAID = {name: texts(name) for name in DEMOS}


def strings(words: Any) -> list[str]:
    """Every text in a table of words."""
    if isinstance(words, str):
        return [words]
    return [found for one in (words.values() if isinstance(words, dict) else words) for found in strings(one)]


def seconds(lang: str) -> dict[str, dict[str, float]]:
    plans = SAID["voice-menu"]["plans"]
    return {
        plan: {step: voice_menu.length(voice_menu.sound(lang, plan, step)) for step in plans[plan]} for plan in plans
    }


def test_figures_and_tables_are_fresh() -> None:
    assert stale(written()) == [], "run python -m course.tools.demos"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", DEMOS)
def test_a_lesson_holds_it_between_two_sentences_and_a_question(name: str, lang: str) -> None:
    lesson = (COURSE / "docs" / lang / f"{LESSONS[name]}.md").read_text("utf-8")
    assert lesson.count(f'--8<-- "demos/{lang}/{name}.md"') == 1
    words = SAID[name][lang]
    assert len(prose.sentences(words["before"])) == 2
    assert words["question"].count("?") == 1
    assert words["question"].endswith("?")
    if lang == "fr":
        assert max(prose.lengths(f"{words['before']} {words['question']} {words['answer']}")) <= 25
        page = (COURSE / "generated" / "demos" / "fr" / f"{name}.md").read_text("utf-8")
        told = re.sub(r'data-model="[^"]*"|\{ #[^}]+ \}|\([^)]*\.svg\)|demo-\S+', "", page)
        told += "\n".join(strings(words["live"]))
        assert [told[max(0, one.start() - 20) : one.end() + 10] for one in MISPRINT.finditer(told)] == []


@pytest.mark.parametrize("name", DEMOS)
def test_both_languages_have_the_same_words(name: str) -> None:
    def keys(words: Any, path: str = "") -> set[str]:
        if not isinstance(words, dict):
            return {f"{path}[{len(words)}]" if isinstance(words, list) and path != ".action.bad" else path}
        return {found for key, value in words.items() for found in keys(value, f"{path}.{key}")}

    assert keys(SAID[name]["fr"]) == keys(SAID[name]["en"])


def test_sounds_say_what_the_menu_says_and_are_small() -> None:
    assert voices.late() == [], "run python -m course.tools.demos.voices"
    made = sorted(voice_menu.SOUNDS.iterdir())
    assert made == sorted(voices.lines())
    assert sum(sound.stat().st_size for sound in made) < 200 * 1024


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_call_of_the_first_menu_finds_anyone_and_all_of_the_repaired_one_do(lang: str) -> None:
    plans, lasts = SAID["voice-menu"]["plans"], seconds(lang)
    keys = [[], ["1"], ["2", "4"], ["9", "9", "9"], ["1", "1"], ["1", "9", "1", "9", "1", "9"]]
    ends = {plan: {voice_menu.walk(plans[plan], lasts[plan], each).ends for each in keys} for plan in plans}
    assert ends == {"bad": {"nobody"}, "good": {"person", "callback"}}
    silent = {plan: voice_menu.walk(plans[plan], lasts[plan], []).seconds for plan in plans}
    assert silent["bad"] < silent["good"]  # "The repaired menu takes longer."


def test_the_first_page_never_leads_to_its_button_and_the_repaired_one_books() -> None:
    pages = SAID["keyboard"]["pages"]
    assert [keyboard.reached(pages["bad"], name) for name in ("date", "send")] == [0, 0]
    place = keyboard.Place()
    for key in pages["good"]["plays"]:
        place = keyboard.press(pages["good"], place, key)
    assert place.sent
    assert place.chosen == "friday"
    assert len(pages["good"]["plays"]) == 8  # "Eight presses"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reading_of_the_rewritten_letter_holds_the_action_and_the_date(lang: str) -> None:
    words = SAID["letter"][lang]
    both = {
        name: [
            all(letter.holds(one.text, words[what][name]) for what in ("action", "date"))
            for one in letter.readings(SAID["letter"], words, name).values()
        ]
        for name in SAID["letter"]["letters"]
    }
    assert both == {"bad": [False] * 3, "good": [True] * 3}


def test_a_door_open_day_and_night_leaves_the_library_behind() -> None:
    model = SAID["booking"]
    night, always, more = (
        booking.shares(model, booking.simulate(model, 0, hours, slots), slots)
        for hours, slots in ((0.5, 60), (168, 60), (168, 120))
    )
    assert [night[group] for group in ("flexible", "worker", "library")] == [0, 0, 0]
    assert always["library"] <= 0.1 < 0.9 < always["flexible"]
    assert always["robot"] == 0.5
    assert more["library"] > 0.9


def test_a_share_kept_makes_nobody_wait_more_and_too_large_a_share_does() -> None:
    closed, shown, shared, too_much = (
        two_counters.measure(published, 40, kept) for published, kept in ((False, 0), (True, 0), (True, 15), (True, 30))
    )
    assert shown["resident"] > closed["resident"] == shared["resident"] == 0
    assert shared["stays"] < closed["stays"] / 3
    too_small = [two_counters.measure(published=True, small=40, kept=kept) for kept in (5, 10)]
    assert [one["resident"] for one in too_small] == [shown["resident"]] * 2  # never worse than with no share
    assert too_much["stays"] > 2 * shared["stays"]
    assert too_much["empty"] > 10 * shared["empty"]


def test_no_threshold_is_fair_to_both_groups_but_the_two_ends() -> None:
    files = threshold.dossiers()
    rates = [
        tuple(one.false_alarm_rate for one in threshold.measures(files, points / 2).values()) for points in range(40)
    ]
    assert rates[0] == (1, 1)
    assert rates[-1] == (0, 0)
    assert all(low > other for low, other in rates if low > 0 and other < 1)


def test_the_gestures_that_the_answer_tells() -> None:
    banners = SAID["consent"]["banners"]
    counts = {name: [len(consent.shortest(banner, goal)) for goal in consent.GOALS] for name, banner in banners.items()}
    assert counts == {"bad": [1, 6, 7], "good": [1, 1, 1]}


# In a browser: each page is loaded once.

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")


class Played:
    """A lesson with its demonstration, in a small window, where time is ours."""

    def __init__(self, browser: Browser, address: str, name: str, lang: str) -> None:
        self.page: Page = browser.new_context(viewport={"width": 320, "height": 700}).new_page()
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.clock.install()
        self.name, self.lang, self.words = name, lang, SAID[name][lang]
        self.page.goto(f"{address}{'en/' if lang == 'en' else ''}{LESSONS[name]}.html")
        self.page.locator(".g-demo-live").wait_for()

    def call(self, expression: str, argument: Any = None) -> Any:
        """What the script's own model answers; `m` is the model, `d` its data, `a` the argument."""
        data = "JSON.parse(document.querySelector('.g-demo').dataset.model)"
        return self.page.evaluate(
            f"a => {{ const m = demos.models['{self.name}'], d = {data}; return {expression}; }}", argument
        )

    def press(self, name: str) -> None:
        self.page.locator(".g-demo-live").get_by_role("button", name=name, exact=True).press("Enter")

    def choose(self, name: str) -> None:
        self.page.locator(".g-demo-live").get_by_role("radio", name=name, exact=True).check()

    def status(self) -> str:
        """What was said last, once."""
        self.page.clock.run_for(100)
        status = self.page.locator(".g-demo-live [role=status]")
        assert status.count() == 1
        return status.inner_text()

    def wrong(self) -> list[str]:
        """What axe finds in the demonstration as it stands; whether the page is wider than its window; errors."""
        from tests.course.screens import sideways, violations

        return violations(self.page, ".g-demo") + sideways(self.page) + self.errors

    def unreached(self) -> list[str]:
        """Controls of the demonstration that Tab does not reach, or where no ring is seen."""
        live = self.page.locator(".g-demo-live")
        live.locator("input, button").first.focus()
        seen = set()
        for _ in range(40):
            one = self.page.evaluate(
                """() => {
                  const here = document.activeElement;
                  if (!here.closest('.g-demo-live')) return null;
                  return [here.name || here.textContent || here.type, getComputedStyle(here).outlineStyle];
                }"""
            )
            if one is None:
                break
            assert one[1] != "none", one
            seen.add(one[0])
            self.page.keyboard.press("Tab")
        else:
            raise AssertionError("the keyboard never leaves the demonstration")
        wanted = live.evaluate(
            """live => [...live.querySelectorAll('input, button')].filter((one) => one.checkVisibility() && !one.disabled)
              .map((one) => one.name || one.textContent || one.type)"""
        )
        return sorted(set(wanted) - seen)


@pytest.fixture
def play(browser: Browser, address: str, request: pytest.FixtureRequest) -> Any:
    """A demonstration of a lesson: whole, reached by Tab and right for axe when it begins and when the test ends."""
    opened: list[Played] = []

    def show(name: str, lang: str) -> Played:
        played = Played(browser, address, name, lang)
        opened.append(played)
        assert played.wrong() == []
        assert played.unreached() == []
        return played

    yield show
    for played in opened:
        played.page.locator("[data-g-dark]").click()
        wrong = played.wrong()
        played.page.context.close()
        assert wrong == []


def test_the_voice_menu_is_heard_and_timed(play: Any) -> None:
    demo: Played = play("voice-menu", "fr")
    plans, lasts = SAID["voice-menu"]["plans"], seconds("fr")
    for asked in SAID["voice-menu"]["calls"]:
        call = voice_menu.walk(plans[asked["plan"]], lasts[asked["plan"]], asked["keys"])
        found = demo.call("m.walk(d.plans[a.plan], d.seconds[a.plan], a.keys)", asked)
        assert (found["heard"], found["ends"]) == (list(call.heard), call.ends)
        assert found["seconds"] == pytest.approx(call.seconds)
    words = demo.words
    with demo.page.expect_response("**/fr-bad-welcome.opus") as sound:
        demo.press(words["live"]["call"])
    assert sound.value.ok
    demo.page.clock.run_for(60_000)
    silent = round(voice_menu.walk(plans["bad"], lasts["bad"], []).seconds)
    assert demo.status() == words["live"]["ended"].format(silent, words["ends"]["nobody"])
    demo.choose(words["menus"]["good"])
    demo.press(words["live"]["call"])
    demo.page.keyboard.press("1")
    demo.page.clock.run_for(1_000)
    assert words["said"]["good"]["hold"] in demo.page.locator(".g-demo-live").inner_text()
    demo.page.clock.run_for(20_000)
    assert words["ends"]["person"] in demo.status()
    demo.page.route("**/*.opus", lambda route: route.abort())
    demo.press(words["live"]["call"])
    demo.page.get_by_text(words["live"]["quiet"]).wait_for()
    assert words["said"]["good"]["welcome"] in demo.page.locator("[aria-live=polite]").inner_text()


def test_the_page_is_walked_and_left(play: Any) -> None:
    demo: Played = play("keyboard", "en")
    keys = [
        "Tab",
        "Enter",
        "Tab",
        "Tab",
        "Shift+Tab",
        "Enter",
        "Escape",
        "Tab",
        "Enter",
        "Tab",
        "Enter",
        "Tab",
        "Enter",
    ]
    for name, page in SAID["keyboard"]["pages"].items():
        place, path = keyboard.Place(), []
        for key in keys:
            place = keyboard.press(page, place, key)
            path.append([place.focus, place.is_open, place.chosen, place.sent])
        walked = "a[1].map((key) => Object.values(a[0] = m.press(d.pages[a[2]], a[0], key)))"
        assert demo.call(walked, [demo.call("m.start()"), keys, name]) == path
    live = demo.words["live"]
    demo.press(live["start"])
    for _ in range(6):
        demo.page.keyboard.press("Tab")
    assert demo.status() == live["trapped"]
    demo.page.keyboard.press("Escape")
    demo.page.keyboard.press("Escape")
    assert demo.page.evaluate("document.activeElement.textContent") == live["start"]
    demo.choose(demo.words["pages"]["good"])
    for key in SAID["keyboard"]["pages"]["good"]["plays"]:
        demo.press(demo.words["keys"][key])
    assert demo.status() == live["done"].format(8)


def test_the_letter_is_hidden_after_six_seconds(play: Any) -> None:
    demo: Played = play("letter", "fr")
    words = demo.words
    for name in SAID["letter"]["letters"]:
        learnt = letter.readings(SAID["letter"], words, name)["learnt"].text
        assert demo.call("m.learnt(d.texts[a], d.known, d.unknown)", name) == learnt
    demo.choose(words["readings"]["worried"])
    demo.press(words["live"]["read"])
    sheet = demo.page.locator(".g-demo-page")
    assert sheet.is_visible()
    assert sheet.evaluate("sheet => sheet === document.activeElement")
    demo.page.clock.run_for(5_500)
    assert sheet.is_visible()
    demo.page.clock.run_for(1_500)
    assert not sheet.is_visible()
    assert demo.status() == words["live"]["over"]
    demo.page.locator(".g-demo-live input[type=text]").fill("4729")
    demo.choose(words["answers"]["send"])
    demo.press(words["live"]["check"])
    assert demo.status() == f"{words['live']['right']} {words['live']['kept']}"


def test_three_weeks_are_the_same_in_the_page(play: Any) -> None:
    demo: Played = play("booking", "en")
    model = SAID["booking"]
    settings = [
        (number % 3, hours, slots)
        for number, (hours, slots) in enumerate((h, s) for h in model["hours"] for s in model["slots"][::2])
    ]
    found = demo.call("a.map(([who, hours, slots]) => m.simulate(d, who, hours, slots))", settings)
    for setting, one in zip(settings, found, strict=True):
        weeks = booking.simulate(model, *setting)
        assert [tuple(visit) for visit in one["visits"]] == weeks.visits, setting
        assert {name: count for name, count in one["served"].items() if count} == +weeks.served, setting
    live = demo.words["live"]
    demo.press(live["start"])
    demo.page.clock.run_for(30_000)
    assert live["closed"] in demo.page.locator(".g-demo-page").inner_text()
    demo.page.clock.run_for(31_000)
    assert demo.status() == live["result_none"].format(63, 63, 0)
    demo.page.emulate_media(reduced_motion="reduce")
    demo.press(live["start"])
    assert demo.status() == live["result_none"].format(63, 63, 0)
    demo.page.locator(".g-demo-live [type=range]").first.press("End")
    assert demo.words["always"] in demo.page.locator(".g-demo-value").first.inner_text()


def test_the_map_moves_the_same_wait_in_the_page(play: Any) -> None:
    demo: Played = play("two-counters", "fr")
    model = SAID["two-counters"]
    settings = [[shown, small, kept] for shown in (False, True) for small in model["small"] for kept in model["kept"]]
    found = demo.call("a.map((setting) => m.measure(d, ...setting))", settings)
    assert found == [pytest.approx(two_counters.measure(*setting)) for setting in settings]
    live = demo.page.locator(".g-demo-live")
    live.get_by_role("checkbox").press("Space")
    live.get_by_role("slider").last.press("End")
    moved = two_counters.measure(published=True, small=40, kept=30)
    told = [decimal(moved[group], "fr") for group in ("stays", "resident")]
    assert demo.status() == demo.words["live"]["done"].format(*told)


def test_the_page_rounds_as_the_table_does(play: Any) -> None:
    """The number seen while one plays is that of the figure, its table and its transcript, to the last digit."""
    demo: Played = play("two-counters", "fr")
    cases, live = SAID["two-counters"]["cases"], demo.page.locator(".g-demo-live")
    rows = two_counters.still(SAID["two-counters"], "fr").rows
    for case, row in zip(cases, rows, strict=True):
        live.get_by_role("checkbox").set_checked(case["published"])
        for slider, name in zip(live.get_by_role("slider").all(), ("small", "kept"), strict=True):
            if slider.is_enabled():
                slider.fill(str(SAID["two-counters"][name].index(case[name])))
        assert tuple(live.locator("td").all_inner_texts()) == row[3:], case
    demo = play("threshold", "fr")
    rows = threshold.still(SAID["threshold"], "fr").rows
    for points, row in zip(SAID["threshold"]["rows"], rows, strict=True):
        demo.page.locator(".g-demo-live [type=range]").fill(str(points))
        shown = demo.page.locator(".g-demo-live tbody tr").first.locator("td").all_inner_texts()
        assert [one.rsplit("soit ", 1)[1] for one in shown] == [*row[2:4]], points


def test_the_banner_counts_each_gesture(play: Any) -> None:
    demo: Played = play("consent", "fr")
    for name, banner in SAID["consent"]["banners"].items():
        for goal, (start, end) in consent.GOALS.items():
            replayed = "a[2].reduce((screen, one) => m.act(d.banners[a[0]], screen, one), m.arrive(d.banners[a[0]], a[1])).name"
            assert demo.call(replayed, [name, start, consent.shortest(banner, goal)]) == end
    words = demo.words
    demo.choose(words["goals"]["refuse"])
    demo.press(words["live"]["start"])
    for gesture in consent.shortest(SAID["consent"]["banners"]["bad"], "refuse"):
        named = demo.page.locator(".g-demo-banner").get_by_label(words["controls"][gesture])
        if named.count():
            named.press("Space")
        else:
            demo.press(words["controls"][gesture])
    assert demo.status() == words["live"]["reached"].format(words["goals"]["refuse"], 6)


def test_the_threshold_measures_as_the_lesson_does(play: Any) -> None:
    demo: Played = play("threshold", "en")
    files = threshold.dossiers()
    for points in range(20):
        measured = {group: vars(one) for group, one in threshold.measures(files, points).items()}
        assert demo.call("m.measure(d.counts, a)", points) == measured
    slider = demo.page.locator(".g-demo-live [type=range]")
    slider.press("ArrowLeft")
    measured_here = threshold.measures(files, SAID["threshold"]["start"] - 1)
    checked = sum(one.checked for one in measured_here.values())
    assert slider.get_attribute("aria-valuetext") == demo.words["live"]["value"].format(8, checked)
    assert demo.status().startswith("Accurate and checked: ")


def test_without_a_script_and_on_other_pages(site: Any) -> None:
    """Its figure, table and transcript are in the page; the pages that hold none load nothing of it."""
    folder: Path = site.folder
    for name, lesson in LESSONS.items():
        for start in ("", "en/"):
            page = site.read(f"{start}{lesson}.html")
            demo = page.select_one(f".g-demo[data-demo={name}]")
            assert demo is not None
            assert demo.select_one("img[alt]") is not None
            assert demo.select_one("table caption") is not None
            assert len(demo.select("ol > li")) >= 2
            assert [one["src"].rsplit("/", 1)[1] for one in page.select("script[src*='/demos/']")] == [
                "demo.js",
                f"{name}.js",
            ]
    assert b"/demos/" not in (folder / "01-who-is-left-outside" / "01-figures.html").read_bytes()
