"""Each lesson shows the page before its code: what is shown is that of its file, what is said is what Chromium gives."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup, Tag

from course.tools.pages import DOCS, LANGUAGES
from course.tools.show import hook, markup
from course.tools.show.generate import KEPT, dressed, file_of, head, hosts, looked_at, pages
from course.tools.show.guilty import guilty
from course.tools.show.snippets import Snippet, every, is_asked_for, paired, whole
from tests.course.conftest import Site
from tests.turns import by_turns

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SHOWN = pages()
ONE_IN = 12
"""Of the lessons, looked at again by turns: their source is compared for all of them."""
HEAVIEST = 150_000
"""Bytes of a lesson, before its search."""
LESSON = "04-accessibility/01-what-tools-miss"


def kept(lesson: str) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(file_of(lesson).read_text("utf-8"))
    return found


def test_what_is_kept_is_that_of_the_files_of_today() -> None:
    """After a change of a page that lessons show: `make stamp`, where Chromium is."""
    assert {file.relative_to(KEPT).with_suffix("").as_posix() for file in KEPT.rglob("*.json")} == set(SHOWN)
    late = []
    for lesson, snippets in SHOWN.items():
        found = kept(lesson)
        assert set(found) == {snippet.name for snippet in snippets}
        for snippet in snippets:
            one = found[snippet.name]
            if (one["page"], (one["title"], one["language"]), one["hosts"]) != (
                whole(snippet),
                head(snippet),
                hosts(snippet),
            ):
                late.append(snippet.path)
    assert late == []


def late(browser: Browser, lessons: list[str]) -> list[str]:
    """The pages of which something else is said than what is kept; heights depend on the fonts of the machine."""
    found = []
    for lesson in lessons:
        for name, one in looked_at(browser, SHOWN[lesson]).items():
            if {**one, "height": 0} != {**kept(lesson)[name], "height": 0}:
                found.append(f"{lesson}/{name}")
    return found


def test_transcripts_are_what_chromium_says_by_turns(browser: Browser) -> None:
    assert late(browser, by_turns(sorted(SHOWN), ONE_IN)) == []


HEARD = {
    '<input placeholder="Nom">': ["{textbox} Nom {!vanishing}, {empty}"],
    '<label for="a">Nom</label> <input id="b">': ["Nom", "{textbox} {!unnamed}, {empty}"],
    '<label for="b">Nom</label> <input id="b" required value="Awa">': ["{textbox} Nom, {required}, Awa"],
    "<label>Nom <input></label>": ["{textbox} Nom, {empty}"],
    "<fieldset><legend>Où ?</legend><label><input type=radio> Ici</label></fieldset>": [
        "{group} Où ?",
        "{radio} Ici, {unchecked}",
    ],
    "<fieldset><label><input type=checkbox checked> Ici</label></fieldset>": [
        "{group} {!unnamed}",
        "{checkbox} Ici, {checked}",
    ],
    "<h3>Ici</h3><p>Voir <a href=/>la page</a>.</p>": ["{heading 3} Ici", "Voir {link} la page."],
    '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=#plan.png"><img src="data:," alt="">': [
        "{image} {!file plan.png}"
    ],
    '<a href=/a><svg aria-hidden="true"></svg></a> <a href=/b>B</a>': ["{link} {!unnamed}", "{link} B"],
    "<table><caption>Heures</caption><tr><th>Lieu<th>Lundi<tr><th scope=row>Mairie<td>9 h</table>": [
        "{table 2 2} Heures",
        "{cell 1 1}, Lieu",
        "{cell 1 2}, Lundi",
        "{cell 2 1}, Mairie",
        "{cell 2 2}, Mairie, Lundi, 9 h",
    ],
    "<p><input type=checkbox id=a required><label for=a>J’accepte.</label>": [
        "{checkbox} J’accepte. {unchecked}, {required}"
    ],
    "<ul><li>Un<li>Deux</ul>": ["{list 2}", "{listitem} Un", "{listitem} Deux"],
    "<p role=status>Reçu</p>": ["{!live} Reçu"],
    "<div aria-hidden=true>Rien</div><p>Tout</p>": ["Tout"],
}


def test_what_is_said_of_each_thing(browser: Browser) -> None:
    from course.tools.show.look import seen

    page = browser.new_page()
    said = {html: seen(page, f"<html lang=fr><body>{html}")["said"] for html in HEARD}
    page.close()
    assert said == HEARD


WALKED = {
    "<button>Un</button><a href=/>Deux</a>": (["{button} Un", "{link} Deux"], False),
    "<a href=/ tabindex=2>Deux</a><a href=/ tabindex=1>Un</a>": (["{link} Un", "{link} Deux"], True),
    "<div onclick='go()'>Un</div>": ([], True),
    "<button onclick='go()'>Un</button>": (["{button} Un"], False),
    "<div aria-hidden=true><a href=/>Un</a></div>": (["{!silent}"], True),
    "<style>a:focus{outline:none}</style><a href=/>Un</a>": (["{link} Un {!ringless}"], True),
    "<label>Jour <input type=date></label><button>Un</button>": (["{date} Jour", "{button} Un"], False),
    "<button>Un</button><p tabindex=0 onkeydown='event.preventDefault()'>Deux</p><button>Trois</button>": (
        ["{button} Un", "Deux {!trapped}"],
        True,
    ),
}


def test_where_the_tab_key_stops(browser: Browser) -> None:
    from course.tools.show.look import seen

    page = browser.new_page()
    looked = {html: seen(page, f"<html lang=fr><body>{html}") for html in WALKED}
    page.close()
    assert {html: (one["stops"], one["walk"]) for html, one in looked.items()} == WALKED


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mark_of_a_transcript_has_its_words(language: str) -> None:
    told = markup.TOLD
    used = {mark for lesson in SHOWN for one in kept(lesson).values() for line in one["said"] + one["stops"]
            for mark in re.findall(r"\{(!?\w+)", line)}  # fmt: skip
    words = set(told["said"][language]) | {f"!{name}" for name in told["noted"][language]}
    assert used <= words
    assert set(told["words"]["fr"]) == set(told["words"]["en"])


def test_a_bad_page_stands_beside_its_good_one() -> None:
    names = ["bad.html", "bad-2.html", "bad-3.html", "good-2.html", "lookalike.html", "good.py"]
    groups = paired([Snippet(f"03-forms/01-labels/{name}") for name in names])
    assert [[one.name for one in group] for group in groups] == [
        ["bad-2.html", "good-2.html"],
        ["bad.html"],
        ["bad-3.html"],
    ]
    only = paired([Snippet(f"03-forms/01-labels/{name}") for name in ("bad-2.html", "bad-3.html", "good.html")])
    assert [[one.name for one in group] for group in only] == [["bad-2.html", "good.html"], ["bad-3.html"]]


def test_a_repair_that_the_reader_is_asked_for_is_not_shown_before() -> None:
    asking = [lesson for lesson in SHOWN if is_asked_for(lesson)]
    assert asking == ["03-forms/02-errors", "07-identity/03-helpers", "08-deceptive-interfaces/01-recognise"]
    for lesson in asking:
        names = " ".join(one.path for one in SHOWN[lesson])
        above = hook.writer("fr")(hook.MARKED.fullmatch(f'<div data-show="pages {names}"></div>'))
        assert 'class="g-page g-page--bad"' in above
        assert 'class="g-page g-page--good"' not in above
        for one in (one for one in SHOWN[lesson] if one.kind == "good"):
            there = hook.writer("fr")(hook.MARKED.fullmatch(f'<div data-show="good {one.path}"></div>'))
            assert there.index('class="g-page g-page--good"') < there.index('class="g-code g-code--good"')


def test_a_page_that_is_shown_is_walked_and_heard_alone(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}04-accessibility/07-aria.html")
    name = "Ouvrir seule, dans un nouvel onglet, la page bad-2.html"
    with page.expect_popup() as opened:
        page.get_by_role("link", name=name, exact=True).click()
    alone = opened.value
    alone.wait_for_load_state()
    alone.keyboard.press("Tab")
    assert alone.evaluate("document.activeElement.textContent") == "Obtenir de l’aide par téléphone"
    assert alone.evaluate("document.documentElement.lang") == "fr"
    page.context.close()


def test_only_whole_files_of_a_lesson_are_shown() -> None:
    other = '``` yaml\n--8<-- "github.yml"\n```\n\n``` python\n--8<-- "06-appointments/04-simulate-a-queue/gate.py:first"\n```'
    assert hook.on_page_markdown(other) == other
    written = f'### Bad {{ #bad }}\n\n``` html\n--8<-- "{LESSON}/bad.html"\n```\n'
    assert hook.on_page_markdown(written) == (
        f'<div data-show="pages {LESSON}/bad.html"></div>\n\n### Bad {{ #bad }}\n\n<div data-show="bad {LESSON}/bad.html"></div>\n'
    )


def test_lines_at_fault_are_those_of_the_linter() -> None:
    snippet = Snippet(f"{LESSON}/bad.html")
    shown = BeautifulSoup(markup.code(snippet, "bad", "en"), "html.parser")
    assert [line["data-line"] for line in shown.select("mark")] == ["2", "3", "5"]
    assert [item.get_text() for item in shown.select(".g-flaws li")] == [
        f"Line {flaw.first}: {flaw.told.en}" for flaw in guilty(snippet)
    ]
    for twin in ("good", "lookalike"):
        assert not BeautifulSoup(markup.code(Snippet(f"{LESSON}/{twin}.html"), twin, "fr"), "html.parser").select(
            "mark"
        )


@pytest.mark.turns(4)
def test_what_a_person_would_copy_is_the_file() -> None:
    for snippet in every():
        shown = BeautifulSoup(markup.code(snippet, snippet.kind, "fr"), "html.parser")
        assert shown.code is not None
        assert shown.code.get_text() == snippet.file.read_text("utf-8").rstrip("\n") + "\n", snippet.path


def test_nothing_runs_nor_is_fetched_in_a_page_that_is_shown() -> None:
    for lesson in SHOWN:
        for name, one in kept(lesson).items():
            page = BeautifulSoup(dressed(one["page"]), "html.parser")
            assert page.select("script, link, object, embed, [srcset]") == [], (lesson, name)
            sources = [str(tag["src"]) for tag in page.select("[src]")]
            assert [source for source in sources if not source.startswith("data:")] == [], (lesson, name)
            guard = page.select_one("meta[http-equiv=Content-Security-Policy]")
            assert guard is not None
            assert str(guard["content"]).startswith("default-src 'none'")


def lessons(site: Site) -> list[str]:
    """The built lessons that have files to show, in both languages."""
    return [page for page in site.pages(holding="g-code--") if re.match(r"(en/)?\d\d-", page)]


def test_the_page_comes_before_the_code_in_every_lesson(site: Site) -> None:
    built = lessons(site)
    for path in built:
        html = (site.folder / path).read_bytes()
        assert len(html) <= HEAVIEST, path
        if paired(SHOWN.get(path.removeprefix("en/").removesuffix(".html"), [])):
            assert 0 < html.index(b'class="g-pages-shown"') < html.index(b'class="g-code '), path
    assert len(built) == 2 * len({snippet.lesson for snippet in every()})


def test_pages_are_out_of_reach_and_in_their_own_language_by_turns(site: Site) -> None:
    for path in by_turns(lessons(site), ONE_IN):
        page = site.read(path)
        shown = SHOWN.get(path.removeprefix("en/").removesuffix(".html"), [])
        wanted = {one.path for group in paired(shown) for one in group}
        assert {str(figure["data-snippet"]) for figure in page.select(".g-pages-shown > .g-page")} == wanted, path
        for frame in page.select("iframe"):
            assert frame["sandbox"] == ["allow-same-origin"]
            assert {"inert", "aria-hidden", "title", "srcdoc"} <= set(frame.attrs)
        foreign = [said for said in page.select(".g-heard samp") if path.startswith("en/") and french_alone(said)]
        assert foreign == [], path


def french_alone(line: Tag) -> bool:
    """Whether a line of an English lesson has words of a French page that do not say so."""
    own = [str(text) for text in line.find_all(string=True, recursive=False)]
    return any(re.search(r"[a-zéèà]{2}", text) and "." not in text for text in own)


@pytest.mark.parametrize("language", LANGUAGES)
def test_code_of_both_languages_is_the_same(language: str) -> None:
    """The same files are shown, in the same order."""
    for snippet in every():
        text = (DOCS / language / f"{snippet.lesson}.md").read_text("utf-8")
        assert f'--8<-- "{snippet.path}"' in text


def test_in_a_browser(browser: Browser, address: str) -> None:
    """Pages are whole at each width, no key enters them, a long line keeps its indent, a file can be copied."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}{LESSON}.html")
    cut = """() => [...document.querySelectorAll('.g-page iframe')]
      .filter((frame) => frame.contentDocument.documentElement.scrollHeight > frame.clientHeight + 1).length"""
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(100)
        assert page.evaluate(cut) == 0, width
    assert [url for url in asked if not url.startswith((address, "data:", "about:"))] == []
    inside = page.locator(".g-page iframe").first
    assert inside.evaluate("frame => { frame.focus(); return document.activeElement.tagName; }") == "BODY"
    wrapped = page.evaluate(
        """() => [...document.querySelectorAll('.g-code .g-line')].map((line) => {
          const range = document.createRange();
          range.selectNodeContents(line);
          const lefts = [...range.getClientRects()].filter((box) => box.width > 1).map((box) => Math.round(box.left));
          const tops = [...range.getClientRects()].filter((box) => box.width > 1).map((box) => Math.round(box.top));
          return { first: line.textContent.match(/^ */)[0].length, rows: new Set(tops).size, low: Math.min(...lefts.filter((_, i) => tops[i] > tops[0] + 8)), start: lefts[0] };
        }).filter((line) => line.rows > 1)"""
    )
    assert wrapped
    assert [line for line in wrapped if line["low"] <= line["start"]] == []
    page.set_viewport_size({"width": 1280, "height": 900})
    figure = page.locator(".g-code--bad").first
    figure.locator(".g-copy:not(.g-try)").click()
    page.locator("[role=status]", has_text="bad.html").wait_for(state="attached")
    assert page.evaluate("navigator.clipboard.readText()") == unescape(
        figure.locator("code").evaluate("code => code.textContent")
    )
    context.close()
