"""What eyes meet of a page: to Chromium and to the linter's cascade, the same questions."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path

import pytest
from grading import browser as chromium
from grading import lot
from grading.application import document_of
from grading.checks import Failed
from grading.document import Document
from grading.painted import widths
from grading.plain import texts_of
from playwright.sync_api import Browser

from tests.limits import no_hang

pytestmark = pytest.mark.turns(3)

PAGE = (
    '<html lang="fr"><head><title>t</title><style>{}</style></head><body><h1>Titre</h1>'
    '<p class="a">Premier texte</p><p class="b">Second texte</p></body></html>'
)
ALL, REST = "Titre Premier texte Second texte", "Titre Second texte"
# What both ways of looking must tell, then what only paint tells.
PLAIN = [
    ("p { color: #595959 }", ALL),
    ("body { background: #111; color: #eee }", ALL),
    (".a { color: white }", REST),
    (".a { color: #f3f3f3 }", REST),
    (".a { font-size: 2px }", REST),
    (".a { text-decoration: line-through }", REST),
    ("@media (max-width: 600px) { .a { display: none } }", REST),
    ("@media (min-width: 600px) { .a { display: none } }", REST),
    (".b { position: fixed; inset: 0; background: white }", "Second texte"),
    (".a { unicode-bidi: bidi-override; direction: rtl }", REST),
    (".a { transform: scaleX(-1) }", REST),
    (".a { direction: rtl; text-align: left }", ALL),
]
DECOYS = " ".join(f"(max-width: {width}px)" for width in range(330, 630, 10))
HIDDEN_BETWEEN = "@media (min-width: 700px) and (max-width: 900px) { .a { display: none } }"
PAINTED = [
    (".a { transform: scale(0.1) }", REST),
    (".a { filter: blur(20px) }", REST),
    (".a { text-shadow: 3px 0 #000, -3px 0 #000, 0 3px #000, 5px 5px #000 }", REST),
    (".a { text-shadow: 6px 0 1px rgb(0 0 0 / 90%) }", REST),
    (".a { text-shadow: 0 0 6px #000, 0 0 6px #000, 0 0 6px #000 }", REST),
    (".a { filter: drop-shadow(5px 3px 0 #000) }", REST),
    (".a { -webkit-text-stroke: 8px #000 }", REST),
    (".a { -webkit-box-reflect: below -20px }", REST),
    (".a { text-emphasis: '█' #000 }", REST),
    ("p { margin: 0; line-height: 20px } .a { text-shadow: 0 20px #000 }", "Titre"),
    ("p { margin: 0; line-height: 20px } .b { filter: drop-shadow(0 -20px 0 #000) }", "Titre"),
    (".a { text-shadow: 1px 1px 1px #000 }", ALL),
    (".a { text-shadow: 0 1px 2px rgba(0, 0, 0, 0.4) }", ALL),
    (".a { text-shadow: 3px 3px 0 #ddd }", ALL),
    (".a { text-shadow: 0 0 2px #fff, 1px 1px #fff, -1px -1px #fff, 4px 4px #fff }", ALL),
    (".a { -webkit-text-stroke: 1px #000; filter: drop-shadow(1px 1px 1px #888) }", ALL),
    (".a { text-emphasis: dot }", ALL),
    (".a { position: absolute; left: -300px }", REST),
    (".a { white-space: nowrap; overflow: hidden; width: 4em }", "Titre Premier Second texte"),
    (".a { overflow: auto; height: 2em; width: 5em }", ALL),
    (".a { animation: fade 5s forwards } @keyframes fade { to { opacity: 0 } }", REST),
    (".a { position: relative } .a::after { content: ''; position: absolute; inset: 0; background: #fff }", REST),
    (".b { position: absolute; top: 0; left: 0; right: 0; height: 300px; background: #fff }", "Second texte"),
    ("body { padding-left: 340px; width: 300px }", ALL),
    (".a { scale: -1 1 }", REST),
    (".a { rotate: 180deg }", REST),
    ("@media (prefers-color-scheme: dark) { body { background: #111; color: #eee } .a { color: #141414 } }", REST),
    ("@media (prefers-color-scheme: dark) { body { background: #111; color: #eee } }", ALL),
    ("@media (prefers-reduced-motion: reduce) { .a { display: none } }", REST),
    ("@media (min-width: 600px) and (max-width: 900px) { .a { color: #fafafa } }", REST),
    ("@media (400px <= width < 30em) { .a { display: none } }", REST),
    (f"/* {DECOYS} */ {HIDDEN_BETWEEN}", REST),
    (f"@supports (display: grid) {{ {HIDDEN_BETWEEN} }} /* (max-width: {'9' * 400}px) */", REST),
    (
        " ".join(f"@media (min-width: {width}px) {{ .b {{ margin: 0 }} }}" for width in range(330, 1200, 30))
        + HIDDEN_BETWEEN,
        REST,
    ),
    ("p { position: absolute; top: 300px; margin: 0 }", "Titre"),
    ("p { line-height: 0.9; margin: 0 }", ALL),
]
# What is so at the widths and at the moment that everybody knows of, and nowhere else; then what people do write.
EDGES = "max(100vw - 320px, 320px - 100vw), max(100vw - 1280px, 1280px - 100vw)"
STRIPES = "mask-image: repeating-linear-gradient(90deg, #000 0 1px, transparent 1px 7px)"
BY_SCROLL = (
    "html { min-height: 3000px } .a { animation: k linear both; animation-timeline: scroll(root) } @keyframes k "
)
BY_VIEW = ".a { margin-top: 2000px; animation: k both linear; animation-timeline: view(); animation-range: entry 0% cover 20% } "
ELSEWHERE = [
    (f".a {{ position: relative; left: calc(1000 * min({EDGES})) }}", REST),
    (".a { display: none } @media (height: 800px) { .a { display: block } }", REST),
    (".a { display: none } @media (800px <= height <= 800px) { .a { display: block } }", REST),
    ("@media (orientation: landscape) { .a { display: none } }", REST),
    ("html:hover .a { visibility: hidden }", REST),
    ("html:has(body:hover) .a { visibility: hidden }", REST),
    ("html:not(:hover) .b { margin: 0 } html { &:hover .a { visibility: hidden } }", REST),
    ("body:active .a { visibility: hidden }", REST),
    (".a:hover { color: white }", REST),
    (f".a {{ {STRIPES} }}", REST),
    (".a { clip-path: inset(40% 0 40% 0) }", REST),
    (f"{BY_SCROLL} {{ from {{ opacity: 0 }} 99% {{ opacity: 0 }} }}", REST),
    (
        "@keyframes k { from { margin-left: 0 } to { margin-left: 1px } } .a { animation: k 4s linear(0 0%, 9999 1%, 9999 99%, "
        "1 99.5%, 1 100%) 1s 3 }",
        REST,
    ),
    ("@media (hover: hover) { .a { color: #333 } } @media (hover: none) { .a { color: #222 } }", ALL),
    (".a, .b { display: none } @media (height > 1px) { .a, .b { display: block } } .b { display: block }", REST),
    ("@media (orientation: portrait) { p { margin: 0 } } @media (orientation: landscape) { p { margin: 9px } }", ALL),
    (".a:hover { background: #111; color: #fff; text-decoration: underline }", ALL),
    (
        ".a { position: relative } .a:hover::after { content: 'ici'; position: absolute; top: 100%; background: #fff }",
        ALL,
    ),
    (f"{BY_VIEW} @keyframes k {{ from {{ opacity: 0; transform: translateY(40px) }} }}", ALL),
    (f"{BY_SCROLL} {{ from {{ color: #000 }} to {{ color: #333 }} }}", ALL),
    (".a { font: 100 9px/1 cursive; opacity: 0.8 }", ALL),
    ("body { background: #222; color: #ddd } .a { text-transform: uppercase; letter-spacing: 2px; zoom: 1.5 }", ALL),
    (".a { filter: grayscale(1); transform: rotate(1deg); display: inline-block; clip-path: inset(0 0 0 0) }", ALL),
]
SCRIPTS = [
    ("document.title = 'Bienvenue'", "Bienvenue"),
    ("setTimeout(() => { document.title = 'Au revoir' }, 9000)", "Au revoir"),
    ("document.body.dataset.ready = 'yes'", "t"),
]
WIDTHS = [
    ("", (320, 1280)),
    ("@media (max-width: 600px) {}", (320, 1280)),
    ("@media (min-width: 600px) and (max-width: 900px) {}", (320, 1280, 750)),
    ("(min-width: 15cm) and (max-width: 40rem)", (320, 1280, 603)),
    (f"(min-width: {'9' * 400}px)", (320, 1280)),
    ("@media (400px <= width < 30em) {}", (320, 1280, 440)),
    ("if (innerWidth > 500 && innerWidth < 700) {}", (320, 1280, 600)),
    ("p { width: 400px } @media (min-width: 1400px) {}", (320, 1280, 1410)),
]


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[type[Document]]:
    """Makes documents that are painted by the browser of the other tests."""
    opened: Browser = request.getfixturevalue("browser")
    monkeypatch.setattr(chromium, "_running", [(None, opened)])
    monkeypatch.setattr(chromium, "_easel", [])
    monkeypatch.setattr("grading.sight._looked", {})
    yield Document
    for _, one in chromium._easel:
        one.context.close()


@pytest.mark.parametrize(("css", "seen"), PLAIN)
def test_cascade_tells_what_is_seen(css: str, seen: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "is_available", lambda: False)
    assert Document(PAGE.format(css)).text() == seen


@pytest.mark.turns(4)
@pytest.mark.xdist_group("browser")
def test_paint_tells_what_is_seen(page: type[Document], tmp_path: Path) -> None:
    told = {css: page(PAGE.format(css), [], tmp_path).text() for css, _ in (*PLAIN, *PAINTED)}
    assert told == dict((*PLAIN, *PAINTED))


@pytest.mark.turns(4)
@pytest.mark.xdist_group("browser")
def test_a_page_is_looked_at_where_its_author_does_not_know(page: type[Document], tmp_path: Path) -> None:
    told = {css: page(PAGE.format(css), [], tmp_path).text() for css, _ in ELSEWHERE}
    assert told == dict(ELSEWHERE)


@pytest.mark.xdist_group("browser")
def test_a_field_that_has_the_focus_is_still_there(page: type[Document], tmp_path: Path) -> None:
    form = '<style>{}</style><form><label for="a">Nom</label> <input id="a"></form>'
    for css, seen in (
        ("form:focus-within { visibility: hidden }", ""),
        ("input:focus { display: none }", "Nom"),
        ("input:focus { outline: 3px solid #000 }", "Nom"),
    ):
        told = page(form.format(css), [], tmp_path)
        assert (told.text(), told.is_seen(told.select("input")[0])) == (seen, "outline" in css), css


@pytest.mark.xdist_group("browser")
def test_what_was_seen_for_one_answer_is_looked_at_again_for_another(page: type[Document], tmp_path: Path) -> None:
    told = []
    for draw in ("one", "another", "one"):
        lot.deal(draw)
        told.append(page(PAGE.format("p { color: #000 }"), [], tmp_path).sight("screen"))
    assert told[0] is told[2]
    assert told[0] is not told[1]


@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize(
    ("html", "seen"),
    [
        ('<bdo dir="rtl">01 99 00 41 20</bdo>', ""),
        ("\u202e01 99 00 41 20\u202c", ""),
        ('<p dir="rtl">01 99 00 41 20</p>', ""),
        ('<p dir="rtl" lang="ar">اتصل بنا</p>', "اتصل بنا"),
        ("<bdo dir='ltr'>01 99 00 41 20</bdo>", "01 99 00 41 20"),
    ],
)
def test_what_is_drawn_backwards_is_not_seen(page: type[Document], tmp_path: Path, html: str, seen: str) -> None:
    assert page(f"<body>{html}</body>", folder=tmp_path).text() == seen


@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize(("script", "title"), SCRIPTS)
def test_title_is_the_one_that_scripts_leave(page: type[Document], tmp_path: Path, script: str, title: str) -> None:
    assert page(PAGE.format("").replace("</body>", f"<script>{script}</script></body>"), [], tmp_path).title == title


@pytest.mark.xdist_group("browser")
def test_what_scripts_keep_from_screen_readers_is_not_heard(page: type[Document], tmp_path: Path) -> None:
    script = "<script>document.querySelector('.a').ariaHidden = 'true'</script>"
    assert page(PAGE.format("").replace("</body>", f"{script}</body>"), [], tmp_path).heard() == REST
    # A part that a grader copied is none of the page, and is not looked for there.
    told = page(PAGE.format("").replace("</body>", f"{script}</body>"), [], tmp_path)
    assert told.is_exposed(copy.copy(told.select(".b")[0]))


@pytest.mark.parametrize(("sources", "asked"), WIDTHS)
def test_a_page_is_looked_at_wherever_its_styles_change(sources: str, asked: tuple[int, ...]) -> None:
    assert widths("screen", sources) == asked
    assert widths("print", sources) == (718,)


def test_scripts_timers_and_forms_run(page: type[Document], tmp_path: Path) -> None:
    later = "<script>setTimeout(() => document.querySelector('.a').remove(), 5000)</script>"
    assert page(PAGE.format("").replace("</body>", f"{later}</body>"), [], tmp_path).text() == REST
    form = '<form method="post" action="/x"><input name="nom"><input name="rue"><button>Envoyer</button></form>'
    stops = "<script>document.forms[0].addEventListener('submit', (e) => { if (!e.target.rue.value) e.preventDefault() })</script>"
    assert not page(form + stops, [], tmp_path).sends({"nom": "Ó"})
    assert page(form + stops, [], tmp_path).sends({"nom": "Ó", "rue": "Le Bourg"})


@pytest.mark.xdist_group("browser")
def test_order_is_that_of_the_painted_page(page: type[Document], tmp_path: Path) -> None:
    moved = page(PAGE.format("body { display: flex; flex-direction: column } .b { order: -1 }"), [], tmp_path)
    assert moved.text() == ALL
    assert set(moved.read()) == {"Second texte Titre Premier texte"}


@pytest.mark.xdist_group("browser")
def test_what_styles_write_is_seen_or_not(page: type[Document], tmp_path: Path) -> None:
    told = [page(PAGE.format(f".a::after {{ content: ' (ici)'; {css} }}"), [], tmp_path) for css in ("", "color: #fff")]
    assert [one.written() for one in told] == ["(ici)", ""]


def test_order_without_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "is_available", lambda: False)
    moved = Document(PAGE.format("body { display: flex; flex-direction: column-reverse }"))
    assert set(moved.read()) == {"Second texte Premier texte Titre"}


def test_what_a_finger_reaches_and_what_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "is_available", lambda: False)
    deaf = Document("<style>label { pointer-events: none }</style><label>Nom <input></label><button>Envoyer</button>")
    assert [deaf.is_reached(one) for one in deaf.select("label, button")] == [False, True]
    assert Document('<p>Numéro <b role="img" aria-label="code">417</b></p>').heard() == "Numéro"


SEEN = "<h1>Titre</h1><p>Texte</p>"
UNSEEN = [
    *(
        f"<{name}>{SEEN}</{name}>"
        for name in ("iframe", "noembed", "noframes", "xmp", "canvas", "video", "audio", "object")
    ),
    f"<div popover>{SEEN}</div>",
    f"<select>{SEEN}</select>",
    f"<select><option>{SEEN}</option></select>",
    f"<ruby><rp>{SEEN}</rp></ruby>",
    f"<plaintext hidden>{SEEN}",
]
PARSED = [  # what this parser takes for a page, and no browser
    f"<div hidden><table><tr><td></div>{SEEN}",
    f"<svg><desc>{SEEN.replace('h1', 'g').replace('p>', 'g>')}</desc></svg>",
    f'<img src="x" onerror="document.body.remove()">{SEEN}',
]


@pytest.mark.parametrize("html", UNSEEN)
def test_what_no_browser_shows_is_neither_seen_nor_heard(html: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "is_available", lambda: False)
    hidden = Document(f"<body>{html}</body>")
    assert (hidden.text(), hidden.heard()) == ("", "")
    assert not any(map(hidden.is_exposed, hidden.select("h1")))


@pytest.mark.xdist_group("browser")
def test_a_page_that_a_browser_may_read_otherwise_is_looked_at(page: type[Document], tmp_path: Path) -> None:
    assert {html: page(f"<body>{html}</body>", folder=tmp_path).text() for html in (*UNSEEN, *PARSED)} == dict.fromkeys(
        (*UNSEEN, *PARSED), ""
    )
    told = page(f"<body>{PARSED[0]}</body>", folder=tmp_path)
    assert not told.is_exposed(told.select("h1")[0])


@pytest.mark.xdist_group("browser")
def test_what_is_seen_of_a_page_says_nothing_of_one_with_another_style(page: type[Document], tmp_path: Path) -> None:
    sheets = (
        "<style >.a {{ opacity: {} }}</style >",
        '<p title="><style>">.a {{ opacity: {} }}</p>',
    )
    for sheet in sheets:
        for opacity in (1, 0):
            whole = page(f"{sheet.format(opacity)}<p class=a>Texte</p>", folder=tmp_path).text()
            assert ("Texte" in whole) == (opacity == 1 or '<p title="><' in sheet), (sheet, opacity)


@pytest.mark.parametrize("html", ["a < 12", "<p a=b'> 12", "<!--> 12", '<title><p title="</title><style>">12</style>'])
def test_what_parsers_cut_otherwise_is_not_cut(html: str) -> None:
    assert texts_of(html) is None
    assert texts_of(f"{SEEN} 12") == ["", "<h1>", "Titre", "</h1>", "", "<p>", "Texte", "</p>", " 12"]


@pytest.mark.parametrize("unit", ["<style>", "<script>", "<style><p>", "<STYLE ", "<!--", "<a b='", "<style>a</style>"])
def test_a_source_is_cut_in_one_go(unit: str) -> None:
    """Each expression looks once at each part of the source, whatever it holds: no clock tells, but what never ends."""
    with no_hang():
        told = texts_of(unit * 300_000)
    assert (told is None) == ("</" not in unit)


@pytest.mark.parametrize(
    "html",
    [
        "<frameset></frameset>",
        '<meta http-equiv="Refresh" content="9; URL=/x">',
        "<meta http-equiv=refresh content=0,/x>",
    ],
)
def test_a_page_that_gives_its_place_to_another_is_turned_down(html: str) -> None:
    with pytest.raises(Failed):
        document_of(f"<head>{html}</head><body>{SEEN}</body>", None)


@pytest.mark.parametrize("mode", ["open", "closed", ""])
def test_what_stands_in_the_place_of_a_text_is_turned_down(mode: str) -> None:
    with pytest.raises(Failed) as turned_down:
        document_of(f"<main><div><template SHADOWROOTMODE='{mode}'>Rien</template>{SEEN}</div></main>", None)
    assert "<template" in str(turned_down.value.actual).lower()


def test_a_page_written_plainly_is_not_looked_at() -> None:
    plain = '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>É</title></head><body><!-- é -->{}</body></html>'
    form = '<form method="post"><label for="a">Âge</label> <input id="a" name="a" required value=12><select><option>1</select></form>'
    told = Document(plain.format(f'<main aria-label="É" data-e>{SEEN}{form}</main>'))
    assert told.sight("screen") is None
    assert told.text() == "Titre Texte Âge 1"
