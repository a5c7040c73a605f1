"""Exercises done in the page of their brief: the command's grade, for whoever uses it, and the answer kept and carried away."""

import contextlib
import hashlib
import json
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Browser, Page

from course.tools import in_page
from course.tools.pages import ROOT
from tests.course.conftest import Site
from tests.course.screens import LIGHT, in_both_displays, sideways, violations
from tests.course.test_keyboard import MARK_REACHABLE, walk
from tests.limits import HANG
from tests.turns import by_turns, put_off_whole

sys.path += [str(ROOT / "exercises"), str(ROOT / "course" / "playground" / "exercises")]
import grade_page
import lacking
from grading.exercise import Exercise
from grading.hearing import Bench, judge_apart
from grading.text import Text
from grading.whole import answers, lay_out

pytestmark = [pytest.mark.xdist_group("playground"), pytest.mark.turns(5), *put_off_whole(1, 3)]
ONE_IN, ONE_IN_OUTSIDE = 187, 271
"""Of the answers that are compared with the command: in the page, and outside."""
POINTS = ".g-exercise__points > li"
STATUS = "[data-gx-status]"
FROM_THE_EDGE = """() => {
  const [list, first] = ['[data-gx-judged]', '.g-exercise__points > li'].map((one) => document.querySelector(one));
  return first.getBoundingClientRect().left - list.getBoundingClientRect().left;
}"""
Files = dict[str, str]


def every_answer() -> list[tuple[str, str]]:
    """Those that the course keeps to the exercises that are done in a page."""
    return [
        (identity, name)
        for identity in in_page.HERE
        for name in ("start", "solution", *answers(Exercise(in_page.EXERCISES / identity)))
    ]


def kept(identity: str, name: str, target: Path) -> Files:
    """An answer that the course keeps, laid out whole in a folder, and its texts."""
    exercise = Exercise(in_page.EXERCISES / identity)
    folder = exercise.folder / name if name in ("start", "solution") else answers(exercise)[name]
    lay_out(exercise, folder, target)
    return texts(target)


def texts(folder: Path) -> Files:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


@dataclass
class Desk:
    """The page of an exercise, its grader ready, and what went wrong in it."""

    page: Page
    errors: list[str] = field(default_factory=list)

    def grade(self, identity: str, files: Files, patience: float = 30) -> list[dict[str, object]]:
        """What the page's grader says of an answer to any exercise."""
        ask = (
            "async ([exercise, files, patience]) => (await (await import('/assets/exercises/page.js'))"
            ".linter.ask('grade', { exercise, files, lang: 'fr', patience })).raw"
        )
        outcomes: list[dict[str, object]] = self.page.evaluate(ask, [identity, files, patience])
        return outcomes

    def put(self, files: Files) -> None:
        """Writes an answer in the page."""
        self.page.evaluate("async (files) => (await import('/assets/exercises/page.js')).put(files)", files)

    def judged(self) -> str:
        """Asks for the grade, and returns what is said of it."""
        self.page.locator("[data-gx-grade]").click()
        self.page.locator("[data-gx-grade]").wait_for()
        return self.page.locator(STATUS).inner_text()


@pytest.fixture(scope="module")
def desk(browser: Browser, site: Site, address: str) -> Iterator[Desk]:
    if not (site.folder / "assets" / "playground" / "runtime.json").is_file():
        pytest.skip("the site was built without what the playground runs: python -m course.tools.runtime")
    context = browser.new_context(viewport={"width": 1280, "height": 1200}, reduced_motion="reduce")
    context.set_default_timeout(HANG * 1000)
    page = context.new_page()
    found = Desk(page)
    page.on("pageerror", lambda error: found.errors.append(str(error)))
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{address}exercises/e05_labels.html")
    page.locator("[data-gx-grade]").click()
    page.locator(POINTS).first.wait_for()
    yield found
    context.close()


def test_same_outcomes_as_the_command_outside_a_page(tmp_path: Path) -> None:
    """In one process as in three: points, states and words, with what stands in the place of the sandbox."""
    with Bench() as bench:
        for identity, name in by_turns(every_answer(), ONE_IN_OUTSIDE):
            folder = tmp_path / identity / name
            said = grade_page.grade(identity, kept(identity, name, folder), "fr")
            assert points(said["raw"]) == commanded(bench, identity, folder), (identity, name)


def test_same_outcomes_as_the_command_in_the_page(desk: Desk, tmp_path: Path) -> None:
    with Bench() as bench:
        for identity, name in by_turns(every_answer(), ONE_IN):
            folder = tmp_path / identity / name
            said = desk.grade(identity, kept(identity, name, folder))
            assert points(said) == commanded(bench, identity, folder), (identity, name)


def commanded(bench: Bench, identity: str, folder: Path) -> list[tuple[object, ...]]:
    """What the command makes of an answer."""
    return points([one.json() for one in bench.judge(Exercise(in_page.EXERCISES / identity), folder).outcomes])


def points(outcomes: list[dict[str, object]]) -> list[tuple[object, ...]]:
    """What makes a grade; what is said beside it may quote a draw."""
    return [(one["check"], one["title"], one["state"], one["points"], one["out_of"]) for one in outcomes]


BREAKING = {
    "endless": ("while True:\n    pass\n", "temps"),
    "leaves": ("import os\nos._exit(0)\n", "disparaître"),
    "writes without end": ("while True:\n    print('x' * 99999)\n", "mégaoctet"),
    "asks the page": ("import js\n", "importe un module"),
    "is no Python": ("def lire(\n", "Python"),
}


@pytest.mark.parametrize("how", [one for one in BREAKING if one != "endless"])
def test_an_answer_that_breaks_is_told_as_the_command_tells_it(how: str) -> None:
    code, words = BREAKING[how]
    said = grade_page.grade("e01_two_figures", {"lecture.py": code}, "fr")
    assert {one["state"] for one in said["outcomes"]} <= {"broken", "waiting"}
    assert words in said["outcomes"][0]["message"]


def test_what_a_page_advises_is_done_in_a_page() -> None:
    """A button in the place of a folder, the page of a rule in the place of a command."""
    lost = grade_page.grade("e01_two_figures", {"lecture.py": ""}, "fr")
    assert "Recommencer" in lost["outcomes"][0]["try"]
    advice = Text.of("guichet explain img-alt-missing, form-label-missing")
    assert grade_page._rules(advice)[0] == "accessibility/img-alt-missing"
    assert grade_page._rules(Text.of("guichet")) == grade_page._rules(None) == []


def test_nobody_types_in_a_page() -> None:
    said = grade_page.grade("e01_two_figures", {"lecture.py": "def held_back(a, b):\n    return input()\n"}, "fr")
    assert "personne" in said["outcomes"][0]["message"]


def test_an_answer_leaves_nothing_behind() -> None:
    """What it patches, imports or sets is put back: the next answer is judged alike."""
    import datetime
    import os

    solution = in_page.texts("e01_two_figures", "solution")
    before = (datetime.datetime, sorted(sys.modules), list(sys.path), os.getcwd(), len)
    patch = "import builtins, os, random\nbuiltins.len = lambda _: 0\nos.environ['X'] = '1'\nrandom.seed(0)\n"
    grade_page.grade("e01_two_figures", {"lecture.py": patch + solution["lecture.py"]}, "fr")
    assert before == (datetime.datetime, sorted(sys.modules), list(sys.path), os.getcwd(), len)
    assert grade_page.grade("e01_two_figures", solution, "fr")["complete"]


def test_what_an_answer_imports_is_loaded_anew_too(tmp_path: Path) -> None:
    """Asked to forget its modules, as in the child that runs an answer outside a page."""
    (tmp_path / "hours.py").write_text("from datetime import datetime\n\nAT = str(datetime.now())\n", encoding="utf-8")
    (tmp_path / "menu.py").write_text("from hours import AT\n", encoding="utf-8")
    with contextlib.closing(grade_page.Here(tmp_path)) as here:
        for moment in ("2027-08-15 03:30:00", "2027-01-03 07:30:00"):
            here.ask("menu.py", "clock", now=f"{moment}+01:00")
            here.ask("menu.py", "again")
            assert here.ask("menu.py", "value", file="menu.py", name="AT") == moment


def test_each_copy_of_an_answer_reads_its_own_clock(tmp_path: Path) -> None:
    (tmp_path / "late.py").write_text("import time\n\nNOW = time.time()\n", encoding="utf-8")
    (tmp_path / "never.py").write_text("NOW = 1\n", encoding="utf-8")
    with contextlib.ExitStack() as stack:
        here = {
            file: stack.enter_context(contextlib.closing(grade_page.Here(tmp_path))) for file in ("late.py", "never.py")
        }
        for file, one in here.items():
            one.ask(file, "value", file=file, name="NOW")
        stack.enter_context(contextlib.closing(grade_page.Here(tmp_path)))
        read = {file: one.clock_was_read for file, one in here.items()}
    assert read == {"late.py": True, "never.py": False}


def test_the_page_opens_at_a_file_that_one_changes() -> None:
    for identity in in_page.HERE:
        name, text = next(iter(in_page.begun(identity).items()))
        assert in_page.texts(identity, "solution").get(name) != text, identity


def test_what_a_page_lacks_is_the_same() -> None:
    """Keys drawn from passwords, as OpenSSL draws them."""
    for name, password, salt, turns, size in (("sha256", b"p", b"s", 1, 200), ("sha512", b"p" * 200, b"", 7, None)):
        drawn = hashlib.pbkdf2_hmac(name, password, salt, turns, size)
        assert lacking.pbkdf2(name, password, salt, turns, size) == drawn


def test_scrypt_is_the_same_in_the_page(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    ask = "async ([bytes, n, r]) => [...(await import('/assets/playground/scrypt.js')).mixed(Uint8Array.from(bytes), n, r)]"

    class Given(bytes):
        to_bytes = bytes.__bytes__

    def mixed(data: bytes, n: int, r: int) -> Given:
        return Given(desk.page.evaluate(ask, [list(data), n, r]))

    known = hashlib.scrypt
    monkeypatch.delattr(hashlib, "scrypt")
    lacking.supply(mixed)
    for n, r, p in ((16, 1, 1), (1024, 8, 2)):
        drawn = known(b"mot de passe", salt=b"sel", n=n, r=r, p=p)
        assert hashlib.scrypt(b"mot de passe", salt=b"sel", n=n, r=r, p=p) == drawn


def test_a_hash_changes_with_each_start_and_equals_itself() -> None:
    """What leans on it is caught in a page too; numbers hash as they always do."""
    first, second = grade_page._salted(1), grade_page._salted(2)
    for value in ("a", b"a", ("a", 1), frozenset("a")):
        assert first(value) == first(value) != second(value)
    assert first(12) == second(12) == hash(12)


def test_a_variant_goes_on_in_the_page(tmp_path: Path) -> None:
    """The seed that a terminal leaves in the folder of the answer is read here too."""
    exercise = Exercise(in_page.EXERCISES / "e00_first_step")
    lay_out(exercise, exercise.folder / "solution", tmp_path / "answer", "2231")
    files = texts(tmp_path / "answer")
    assert files != in_page.texts(exercise.id, "solution")
    assert not grade_page.grade(exercise.id, files, "fr")["complete"]
    assert grade_page.grade(exercise.id, {**files, ".seed": "2231\n"}, "fr")["complete"]


def test_an_endless_answer_is_stopped_in_the_page(desk: Desk) -> None:
    """By the clock that Python looks at while it runs; the page answers afterwards."""
    outcomes = desk.grade("e01_two_figures", {"lecture.py": BREAKING["endless"][0]}, patience=1)
    assert "temps" in json.dumps(outcomes[0]["message"])
    solution = in_page.texts("e01_two_figures", "solution")
    assert all(one["state"] == "passed" for one in desk.grade("e01_two_figures", solution))


def test_a_learner_goes_from_the_start_to_the_end(desk: Desk, tmp_path: Path) -> None:
    """Hints unfold one by one and stay so; what is written is kept, carried to a terminal and back; then the solution."""
    page = desk.page
    desk.put(in_page.texts("e05_labels", "start"))
    assert "0 / 20" in desk.judged().replace("\u00a0", " ")
    first = page.locator("details[data-gx-hint]").first
    first.locator("summary").first.click()
    assert first.locator("summary").nth(1).is_visible()
    page.locator(".cm-content").click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("<!-- essai -->")
    desk.judged()
    assert page.locator("details[data-gx-hint]").first.get_attribute("open") is not None
    assert "essai" in page.evaluate("localStorage.getItem('guichet.answer.e05_labels')")

    with page.expect_download() as coming:
        page.locator("[data-gx-save]").click()
    archive = tmp_path / coming.value.suggested_filename
    coming.value.save_as(archive)
    with zipfile.ZipFile(archive) as held:
        assert held.testzip() is None
        held.extractall(tmp_path)
    answer = tmp_path / "e05_labels" / "answer"
    assert texts(answer)["formulaire.html"].startswith("<!-- essai -->")
    (answer / "formulaire.html").write_text(in_page.texts("e05_labels", "solution")["formulaire.html"], "utf-8")
    command = judge_apart(Exercise(in_page.EXERCISES / "e05_labels"), answer)
    with zipfile.ZipFile(tmp_path / "back.zip", "w", zipfile.ZIP_DEFLATED) as held:
        held.write(answer / "formulaire.html", "copies/e05_labels/answer/formulaire.html")
    page.locator("#g-exercise-open").set_input_files(tmp_path / "back.zip")
    page.wait_for_function("document.querySelector('[data-gx-status]').textContent.includes('formulaire.html')")
    assert command.is_complete
    with zipfile.ZipFile(tmp_path / "heavy.zip", "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr("e05_labels/answer/formulaire.html", b" " * 20_000_000)
    page.locator("#g-exercise-open").set_input_files(tmp_path / "heavy.zip")
    page.wait_for_function("document.querySelector('[data-gx-status]').textContent.includes('plus de 8\u00a0Mo')")
    assert "Tout est réussi" in desk.judged()
    assert page.evaluate("JSON.parse(localStorage.getItem('guichet.grades')).e05_labels.points") == command.points
    assert page.locator("[data-gx-next] a").count() == 3
    with page.expect_download() as coming:
        page.locator("[data-gx-report]").click()
    sheet = json.loads(Path(coming.value.path()).read_text("utf-8"))
    [row] = sheet["exercises"]
    assert (row["id"], row["points"], row["state"]) == ("e05_labels", command.points, "complete")
    page.locator("[data-gx-solution]").click()
    page.wait_for_function("document.activeElement.closest('[data-gx-solved]') !== null")
    page.locator("[data-gx-over]").click()
    assert page.evaluate("localStorage.getItem('guichet.answer.e05_labels')") is None


def opened(desk: Desk, path: Path) -> str:
    """What the page says once it has read that file."""
    desk.page.locator("#g-exercise-open").set_input_files(path)
    desk.page.wait_for_function("document.querySelector('#g-exercise-open').value === ''")
    return desk.page.locator(STATUS).inner_text()


def packed(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as held:
        for name, data in files.items():
            held.writestr(name, data)
    return path


def test_an_archive_of_any_system_or_of_the_answer_alone_is_opened(desk: Desk, tmp_path: Path) -> None:
    """What a system leaves beside the files is no part of it; another kind of archive is told apart."""
    solution = in_page.texts("e05_labels", "solution")["formulaire.html"].encode()
    desk.put(in_page.texts("e05_labels", "start"))
    left = {"__MACOSX/e05_labels/answer/._formulaire.html": b"\x00\xff", "e05_labels/answer/.DS_Store": b"\xff"}
    whole = packed(tmp_path / "mac.zip", {**left, "e05_labels/answer/formulaire.html": solution})
    assert "Réponse ouverte" in opened(desk, whole)
    desk.put(in_page.texts("e05_labels", "start"))
    alone = packed(
        tmp_path / "alone.zip", {"answer/formulaire.html": solution, "__MACOSX/answer/._formulaire.html": b"\xff"}
    )
    assert "Réponse ouverte" in opened(desk, alone)
    desk.put(in_page.texts("e05_labels", "start"))
    assert "Réponse ouverte" in opened(desk, alone.rename(tmp_path / "ALONE.ZIP"))
    assert desk.page.evaluate("JSON.parse(localStorage.getItem('guichet.answer.e05_labels'))") == {
        "formulaire.html": solution.decode()
    }
    (tmp_path / "answer.tar.gz").write_bytes(b"\x1f\x8b")
    assert ".zip" in opened(desk, tmp_path / "answer.tar.gz")


def test_an_answer_that_one_wrote_is_replaced_only_when_one_says_so(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{address}exercises/e05_labels.html")
    page.locator("[data-gx-tool]").wait_for()
    desk, asked = Desk(page), []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    archive = packed(tmp_path / "one.zip", {"answer/formulaire.html": b"<p>Autre</p>"})
    assert "Réponse ouverte" in opened(desk, archive)
    assert asked == []
    page.locator("#g-exercise-text").fill("<p>Le mien</p>")
    opened(desk, archive)
    assert len(asked) == 1
    assert page.locator("#g-exercise-text").input_value() == "<p>Le mien</p>"
    other = page.context.new_page()
    other.goto(page.url)
    other.locator("#g-exercise-text").fill("<p>Ailleurs</p>")
    page.get_by_text("dans un autre onglet").wait_for()
    page.context.set_offline(True)
    page.locator("[data-gx-grade]").click()
    page.get_by_text("Il n’y a pas de réseau").wait_for()
    page.context.close()


@pytest.mark.parametrize(("language", "words"), [("", "Enregistrer la réponse"), ("en/", "Save the answer")])
def test_an_answer_that_cannot_be_kept_is_not_said_to_be(
    browser: Browser, address: str, tmp_path: Path, language: str, words: str
) -> None:
    """Where storage is full or refused: one is told how to take the answer away, by the name of the button."""
    page = browser.new_context().new_page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };")
    page.goto(f"{address}{language}exercises/e05_labels.html")
    page.locator("[data-gx-tool]").wait_for()
    assert page.locator("[data-gx-save]").inner_text() == words
    page.locator("#g-exercise-text").fill("<p>Le mien</p>")
    assert words in page.locator(STATUS).inner_text()
    page.once("dialog", lambda dialog: dialog.accept())
    told = opened(Desk(page), packed(tmp_path / "one.zip", {"answer/formulaire.html": b"<p>Autre</p>"}))
    assert "formulaire.html" in told
    assert words in told
    page.context.set_offline(True)
    page.locator("[data-gx-grade]").click()
    page.get_by_text("réseau" if not language else "no network").wait_for()
    told = page.locator(STATUS).inner_text()
    assert words in told
    assert "gardée" not in told
    assert "is kept" not in told
    page.context.close()


def test_a_grader_that_breaks_is_told_and_begun_again(desk: Desk) -> None:
    """Once it is all there, what fails without network is not the network."""
    page = desk.page
    page.evaluate(
        "async () => { const { linter } = await import('/assets/exercises/page.js');"
        "linter.ask = () => { delete linter.ask; return Promise.reject(new Error('cassé')); }; }"
    )
    page.context.set_offline(True)
    try:
        assert "cassé" in desk.judged()
    finally:
        page.context.set_offline(False)
    page.locator("[data-gx-grade]").click()
    page.locator("[data-gx-progress]").wait_for()
    page.locator("[data-gx-grade]").wait_for()
    assert "Note" in page.locator(STATUS).inner_text()


def test_every_state_is_accessible(desk: Desk) -> None:
    """With points to rework and hints, then with the solution, on every screen; in a plain field."""
    page = desk.page
    wrong = []
    for kind in ("start", "solution"):
        desk.put(in_page.texts("e05_labels", kind))
        desk.judged()
        for summary in page.locator("details[data-gx-hint] > summary").all()[:3]:
            summary.click()
        if kind == "solution":
            page.locator("[data-gx-solution]").click()
            page.locator("[data-gx-solved] pre").wait_for()
        for screen in LIGHT.values():
            page.set_viewport_size({"width": screen.width, "height": screen.height})
            wrong += in_both_displays(page, "main")
            # A list without numbers has no margin for them.
            assert page.evaluate(FROM_THE_EDGE) == 0
    page.locator("#g-exercise-plain").check()
    page.locator("#g-exercise-text").wait_for()
    wrong += violations(page, "main") + sideways(page)
    page.locator("#g-exercise-plain").uncheck()
    page.locator(".cm-content").wait_for()
    assert wrong == []


@pytest.mark.parametrize("width", [1280, 320])
def test_everything_is_reached_and_left_by_keyboard(desk: Desk, width: int) -> None:
    page = desk.page
    # Short: a stop is looked for at its middle, which the text of a long file has below the screen.
    desk.put({"formulaire.html": "<p>Nom <input name=nom></p>\n"})
    desk.judged()
    page.set_viewport_size({"width": LIGHT[width].width, "height": LIGHT[width].height})
    page.evaluate("for (const one of document.querySelectorAll('[data-stop]')) delete one.dataset.stop")
    expected = page.evaluate(MARK_REACHABLE)
    page.locator(".md-skip").first.focus()
    stops = walk(page)
    assert [one for one in stops if one["size"] < 1 or not one["inView"] or one["covered"] or one["ring"] < 2] == []
    assert {str(rank) for rank in range(1, expected)} <= {one["stop"] for one in stops}
    page.set_viewport_size({"width": 1280, "height": 1200})


def test_what_is_kept_is_not_weighed_again(desk: Desk) -> None:
    page = desk.page.context.new_page()
    page.goto(desk.page.url)
    page.locator("[data-gx-tool]").wait_for()
    assert page.locator("[data-gx-grade]").inner_text() == "Noter ma réponse"
    assert page.locator("[data-gx-once]").is_hidden()
    page.close()


def test_a_folded_line_goes_on_below_its_own_text(desk: Desk) -> None:
    """On a narrow screen: at the margin, it would be of another block of Python. Buttons are as large as a thumb."""
    page = desk.page
    page.set_viewport_size({"width": 390, "height": 844})
    desk.put({"formulaire.html": "<div>\n    <p>" + "mot " * 60 + "</p>\n</div>\n"})
    padding = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.g-play-line')).paddingLeft)")
    assert padding > 20
    heights = page.locator(".g-exercise button:visible").evaluate_all("all => all.map((one) => one.offsetHeight)")
    assert [one for one in heights if one < 44] == []
    page.set_viewport_size({"width": 1280, "height": 1200})


@pytest.mark.turns(1)
def test_nothing_went_wrong(desk: Desk) -> None:
    assert desk.errors == []


def test_before_the_click_no_grader_is_fetched(browser: Browser, address: str, site: Site) -> None:
    asked: list[str] = []
    page = browser.new_page(viewport={"width": 320, "height": 900})
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}en/exercises/e14_clear_letter.html")
    page.locator("[data-gx-tool]").wait_for()
    assert page.locator("[data-gx-grade]").inner_text().startswith("Grade my answer (")
    assert violations(page, "main") + sideways(page) == []
    page.close()
    ours = [one.partition("/assets/")[2] for one in asked if "/playground/" in one or "/exercises/e" in one]
    assert [one for one in ours if not one.endswith((".js", ".css", ".json", ""))] == []
    assert [one for one in ours if "runtime-" in one] == []
    pages = site.pages("assets/exercises/start.js")
    assert len(pages) == 2 * len(in_page.HERE)


@pytest.mark.parametrize("path", ["exercises/e05_labels.html", "en/exercises/e05_labels.html"])
def test_a_page_opened_from_a_disk_says_what_to_do(browser: Browser, site: Site, path: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 900})
    page.goto((site.folder / path).as_uri())
    page.locator("[data-gx-need=file]").wait_for()
    assert page.locator("[data-gx-need]:visible").count() == 1
    assert page.locator("[data-gx-tool]").is_hidden()
    assert violations(page, "main") + sideways(page) == []
    page.close()
