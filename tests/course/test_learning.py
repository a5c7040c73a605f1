"""Quizzes are answered before they are read, what was missed comes back, and what was done is kept at home."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Browser, Locator, Page

from tests.course.conftest import Site
from tests.course.screens import violations

pytestmark = pytest.mark.xdist_group("pages of the site")
"""One process has them built, and opens the browser."""

LESSON = "03-forms/03-address"
GRADES = {
    "format": 1,
    "learner": "x",
    "origin": "declared",
    "date": "2026-11-30T10:00:00+00:00",
    "exercises": [
        {"id": "e07_no_fixed_address", "state": "begun", "points": 17, "out_of": 20, "ungraded": 0},
        {"id": "e05_labels", "state": "absent", "points": 0, "out_of": 20, "ungraded": 0},
        {"id": '"] <img src=x onerror=alert(1)>', "state": "begun", "points": 1, "out_of": 2, "ungraded": 0},
    ],
}


class Learner:
    """Somebody with a browser of their own, who comes back on other days."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.address = address
        self.context = browser.new_context(viewport={"width": 1280, "height": 1000}, reduced_motion="reduce")
        self.page = self.context.new_page()
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def at(self, day: str, path: str) -> Page:
        """Opens a page on that day, at noon."""
        self.page.clock.set_fixed_time(f"{day}T12:00:00")
        self.page.goto(self.address + path)
        return self.page

    def answer(self, question: Locator, *, right: bool) -> None:
        """Chooses the first answer that is right, or wrong, and checks it."""
        rows = question.locator(".g-option")
        for row in rows.all():
            verdict = row.locator(".g-why strong").first.text_content()
            if (verdict in ("Juste.", "Right.")) == right:
                row.get_by_role("radio").check()
                break
        question.locator(".g-check").click()

    def missed(self) -> dict[str, dict[str, object]]:
        """The notes on missed questions."""
        found: dict[str, dict[str, object]] = self.page.evaluate(
            "JSON.parse(localStorage.getItem('guichet.quiz') ?? '{}')"
        )
        return found


@pytest.fixture
def learner(browser: Browser, address: str) -> Iterator[Learner]:
    """A browser that knows nothing yet."""
    somebody = Learner(browser, address)
    yield somebody
    assert somebody.errors == []
    somebody.context.close()


def test_a_screen_reader_s_way_through_a_quiz(learner: Learner) -> None:
    """Groups with a name; nothing is told before one has answered; what is told is announced."""
    page = learner.at("2026-11-28", f"{LESSON}.html")
    assert page.locator("details.quiz").count() == 0
    groups = page.get_by_role("group").filter(has=page.get_by_role("radio"))
    assert groups.count() == 3
    first = page.get_by_role("group", name=page.locator("#quiz ~ fieldset h3").first.inner_text())
    assert first.get_by_role("heading", level=3).count() == 1
    assert first.get_by_role("radio").count() == 3
    assert first.locator("strong:visible").count() == 0
    check = first.get_by_role("button", name="Vérifier\u00a0: question 1", exact=True)
    assert groups.nth(1).get_by_role("button", name="Vérifier\u00a0: question 2", exact=True).count() == 1
    check.click()
    assert first.get_by_role("status").inner_text() == "Choisissez d’abord une réponse."
    assert first.get_by_role("radio").first.evaluate("radio => radio === document.activeElement")
    learner.answer(first, right=False)
    told = first.get_by_role("status").inner_text()
    assert told.startswith("Faux.")
    assert "29 novembre 2026" in told
    assert first.locator("strong:visible").count() == 1
    # With the keyboard alone: the reasons of all, then another answer.
    check.press("Tab")
    page.keyboard.press("Enter")
    assert first.locator("strong:visible").count() == 3
    described = "radio => document.getElementById(radio.getAttribute('aria-describedby')).textContent"
    assert "Juste." in "".join(first.get_by_role("radio").nth(number).evaluate(described) for number in range(3))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert first.get_by_role("radio").first.is_checked()
    check.press("Enter")
    assert first.get_by_role("status").inner_text().startswith(("Juste.", "Faux."))
    learner.answer(first, right=True)
    assert first.get_by_role("status").inner_text().startswith("Juste.")
    assert first.locator("strong:visible").count() == 3
    assert learner.missed() == {f"{LESSON}#1": {"step": 0, "due": "2026-11-29"}}
    learner.answer(groups.nth(1), right=True)
    assert list(learner.missed()) == [f"{LESSON}#1"]
    assert violations(page, "main") == []


def test_missed_questions_come_back_at_set_days_and_leave_once_known(learner: Learner) -> None:
    page = learner.at("2026-11-29", f"{LESSON}.html")
    learner.answer(page.locator("fieldset").nth(2), right=False)
    # The next day, in the other language: the question is the same.
    page = learner.at("2026-11-29", "en/review.html")
    assert "wait" in page.locator(".g-review__told").inner_text()
    assert page.locator("fieldset").count() == 0
    day, steps = "2026-11-30", [("2026-12-03", 1), ("2026-12-10", 2), ("2026-12-31", 3)]
    for due, step in steps:
        page = learner.at(day, "en/review.html")
        page.locator("fieldset").wait_for()
        question = page.get_by_role("group", name=page.locator("fieldset h2").inner_text())
        assert question.get_by_role("heading", level=2).count() == 1
        learner.answer(question, right=True)
        assert learner.missed() == {f"{LESSON}#3": {"step": step, "due": due}}
        day = due
    page = learner.at(day, "review.html")
    page.locator("fieldset").wait_for()
    assert violations(page, "main") == []
    learner.answer(page.locator("fieldset"), right=True)
    assert "ne reviendra plus" in page.locator("fieldset").get_by_role("status").inner_text()
    assert learner.missed() == {}
    page = learner.at(day, "review.html")
    assert page.locator(".g-review__told").inner_text().startswith("Aucune question manquée")


def test_what_was_read_is_marked_counted_printed_and_erased(learner: Learner, tmp_path: Path) -> None:
    page = learner.at("2026-12-01", f"{LESSON}.html")
    page.get_by_label("J’ai lu cette leçon").check()
    page = learner.at("2026-12-01", f"{LESSON}.html")
    assert page.get_by_label("J’ai lu cette leçon").is_checked()
    page = learner.at("2026-12-01", "03-forms/index.html")
    assert page.locator("li:has(.g-done:text('(lue)')) a").inner_text().startswith("L’adresse")
    page = learner.at("2026-12-01", "paths.html")
    assert page.locator(".g-progress").all_inner_texts()[0].startswith("Leçons notées comme lues\u00a0: 1 sur ")
    assert page.locator(
        "td:has-text('Des formulaires') .g-done, th:has-text('Des formulaires') .g-done"
    ).first.inner_text().strip() == ("(lues\u00a0: 1 sur 6)")
    page = learner.at("2026-12-01", "my-page.html")
    read = page.locator(f"[data-g-lesson='{LESSON}']")
    assert "lue le 1er décembre 2026" in read.inner_text()
    for text, said in (
        ("[1, 2]", "n’est pas un fichier de notes"),
        ("{", "n’est pas un fichier de notes"),
        (json.dumps(GRADES), "1 exercice a une note"),
    ):
        grades = tmp_path / f"notes-{len(text)}.json"
        grades.write_text(text, "utf-8")
        page.get_by_label("Vos fichiers de notes").set_input_files(grades)
        page.get_by_text(said).wait_for()
    graded = page.locator("[data-g-exercise='e07_no_fixed_address']")
    assert "17 points sur 20, déclarés le 30 novembre 2026" in graded.inner_text()
    page.get_by_label("Votre nom").fill("Idriss")
    page.emulate_media(media="print")
    assert "Nom\u00a0: Idriss. Date\u00a0: 1er décembre 2026" in page.locator("main").inner_text()
    assert page.locator(".g-mine li:visible").count() == 2
    assert page.locator("main").get_by_text("Ce qu’elle prouve").last.is_visible()
    page.emulate_media(media="screen")
    assert violations(page, "main") == []
    kept = {"answer.e05_labels": "{}", "plain": "true", "dark": "true", "view": "trainer"}
    for name, value in {**{f"guichet.{key}": value for key, value in kept.items()}, "another": "1"}.items():
        page.evaluate("([name, value]) => localStorage.setItem(name, value)", [name, value])
    page.get_by_role("button", name="Effacer").click()
    assert page.evaluate("Object.keys(localStorage)") == ["another"]
    assert "pas notée comme lue" in read.inner_text()
    page = learner.at("2026-12-02", "my-page.html")
    page.emulate_media(media="print")
    assert page.locator(".g-mine li:visible").count() == page.locator(".g-mine li").count() > 70
    assert page.get_by_text("date\u00a0: ……").count() > 50


def test_grades_of_several_files_and_of_the_page_are_gathered(learner: Learner, tmp_path: Path) -> None:
    """The best of each exercise, wherever it comes from; the list of exercises says what was done in the page."""
    page = learner.at("2026-12-01", "my-page.html")
    kept = {"e05_labels": {"points": 20, "out_of": 20, "date": "2026-11-28"}, "e07_no_fixed_address": {"points": "x"}}
    page.evaluate("(kept) => localStorage.setItem('guichet.grades', JSON.stringify(kept))", kept)
    page = learner.at("2026-12-01", "my-page.html")
    first = page.locator("[data-g-exercise='e05_labels']")
    assert "20 points sur 20, obtenus ici le 28 novembre 2026" in first.inner_text()
    files = []
    for rank, (name, points) in enumerate([("e05_labels", 12), ("e07_no_fixed_address", 17), ("e06_useful_errors", 9)]):
        row = {"id": name, "state": "begun", "points": points, "out_of": 20, "ungraded": 0}
        files.append(tmp_path / f"{rank}.json")
        files[-1].write_text(json.dumps({**GRADES, "exercises": [row]}), "utf-8")
    page.get_by_label("Vos fichiers de notes").set_input_files(files[:2])
    page.get_by_text("2 exercices ont une note").wait_for()
    page.get_by_label("Vos fichiers de notes").set_input_files(files[2])
    page.get_by_text("3 exercices ont une note").wait_for()
    assert "20 points sur 20" in first.inner_text()
    assert "17 points sur 20" in page.locator("[data-g-exercise='e07_no_fixed_address']").inner_text()
    assert "9 points sur 20" in page.locator("[data-g-exercise='e06_useful_errors']").inner_text()
    page = learner.at("2026-12-01", "exercises/index.html")
    assert page.locator("main .g-done").all_inner_texts().count(" (20 sur 20)") == 1


def test_from_a_disk_too(learner: Learner, site: Site) -> None:
    """From file://, what was read and missed is remembered, and missed questions are asked before their day."""
    learner.address = f"{site.folder.as_uri()}/"
    page = learner.at("2026-12-01", f"en/{LESSON}.html")
    page.get_by_label("I have read this lesson").check()
    learner.answer(page.locator("fieldset").last, right=False)
    page = learner.at("2026-12-01", "en/review.html")
    page.get_by_role("button", name="Review them now").click()
    assert page.evaluate("document.activeElement.type") == "radio"
    question = page.locator("fieldset")
    learner.answer(question, right=True)
    assert "2 December 2026" in question.get_by_role("status").inner_text()
    # A reason may lead to another lesson, from a page that is not beside it.
    links = page.locator(".g-review__asked a").evaluate_all("links => links.map((link) => link.href)")
    assert len(links) > 1
    files = [link.removeprefix(learner.address).partition("#")[0] for link in links]
    assert [file for file in files if not (site.folder / file).is_file()] == []
    page = learner.at("2026-12-01", "en/my-page.html")
    assert "read on 1 December 2026" in page.locator(f"[data-g-lesson='{LESSON}']").inner_text()


def test_a_browser_that_keeps_nothing_says_so(learner: Learner) -> None:
    learner.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    page = learner.at("2026-12-01", f"en/{LESSON}.html")
    learner.answer(page.locator("fieldset").first, right=False)
    assert page.locator("fieldset").first.get_by_role("status").inner_text().startswith("Wrong.")
    page.get_by_label("I have read this lesson").check()
    assert "refuses to keep notes" in page.locator(".g-read").inner_text()
