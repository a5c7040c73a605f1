"""The face of the course: colours that everybody tells apart, letters that do, a first screen that shows, doors that open."""

import io
import itertools
import math
import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from course.tools.face import AJAR, ajar, door_of, drawing
from course.tools.lessons import modules
from course.tools.pages import DOCS, LANGUAGES
from course.tools.palette import BY_HAND, PALETTE, palette
from tests.course.conftest import Site
from tests.course.screens import LIGHT, Screen, Visits

pytestmark = pytest.mark.xdist_group("pages of the site")
"""One process has them built, and opens the browser."""

ASSETS = DOCS / "assets"
MEANINGS = ("bad", "good", "lookalike", "review")
TEXT, SHAPE, APART = 4.5, 3.0, 8.0
"""WCAG 2.2, 1.4.3 and 1.4.11; and how far apart two meanings are, in hundredths of OKLab, where 2 is just seen."""
FONT_BYTES = 80 * 1024

Triple = tuple[float, float, float]
# Machado, Oliveira and Fernandes 2009, severity 1, in linear light.
SIGHTS: dict[str, tuple[Triple, Triple, Triple]] = {
    "common": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
}


def linear(colour: str) -> Triple:
    digits = colour.removeprefix("#")
    pairs = [one * 2 for one in digits] if len(digits) == 3 else re.findall("..", digits)
    parts = (int(pair, 16) / 255 for pair in pairs)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def times(matrix: tuple[Triple, Triple, Triple], vector: Triple) -> Triple:
    one, two, three = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return one, two, three


def contrast(one: str, other: str) -> float:
    lights = sorted(
        sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear(each), strict=True)) for each in (one, other)
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def seen(colour: str, sight: str) -> Triple:
    """A colour as somebody sees it, in OKLab."""
    red, green, blue = (min(1.0, max(0.0, part)) for part in times(SIGHTS[sight], linear(colour)))
    cones = times(
        (
            (0.4122214708, 0.5363325363, 0.0514459929),
            (0.2119034982, 0.6806995451, 0.1073969566),
            (0.0883024619, 0.2817188376, 0.6299787005),
        ),
        (red, green, blue),
    )
    long, middle, short = (cone ** (1 / 3) for cone in cones)
    return times(
        (
            (0.2104542553, 0.7936177850, -0.0040720468),
            (1.9779984951, -2.4285922050, 0.4505937099),
            (0.0259040371, 0.7827717662, -0.8086757660),
        ),
        (long, middle, short),
    )


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_text_and_shapes_stand_out(dark: bool) -> None:
    colours = palette(dark)
    on_ground = ("ink", "ink-soft", "title", "link", "accent", *MEANINGS)
    texts = [(f"--g-{name}", ground) for name in on_ground for ground in ("--g-ground", "--g-soft")]
    texts += [(name, f"--g-{meaning}-soft") for meaning in MEANINGS for name in (f"--g-{meaning}", "--g-ink")]
    texts += [("--g-on-wall", "--g-wall"), ("--g-on-wall", "--g-wall-deep"), ("--g-light", "--g-wall")]
    texts += [("--g-on-light", "--g-light"), ("--g-ground", "--g-bar")]
    texts += [(name, "--md-code-bg-color") for name in colours if name.startswith(("--md-code-hl-", "--md-code-fg"))]
    texts += [(name, "--g-flaw") for name in colours if name.startswith(("--md-code-hl-", "--md-code-fg"))]
    shapes = [("--g-line", "--g-ground"), ("--g-line", "--g-soft"), ("--g-bar-line", "--g-ground")]
    shapes += [("--g-wall-line", "--g-wall"), ("--g-light", "--g-wall"), ("--g-wall-deep", "--g-light")]
    faint = {
        f"{one} on {other}: {contrast(colours[one], colours[other]):.2f}"
        for pairs, least in ((texts, TEXT), (shapes, SHAPE))
        for one, other in pairs
        if contrast(colours[one], colours[other]) < least
    }
    assert faint == set()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("sight", SIGHTS)
def test_meanings_are_told_apart(sight: str, dark: bool) -> None:
    colours = palette(dark)
    near = {
        (one, other): round(distance, 1)
        for one, other in itertools.combinations(MEANINGS, 2)
        if (distance := 100 * math.dist(seen(colours[f"--g-{one}"], sight), seen(colours[f"--g-{other}"], sight)))
        < APART
    }
    assert near == {}


def test_meanings_have_a_line_each() -> None:
    lines = [palette()[f"--g-{meaning}-line"] for meaning in MEANINGS]
    assert len(set(lines)) == len(MEANINGS)


def test_colours_are_named_in_one_place() -> None:
    """Sheets for paper alone, or of a page of another look, say their own black and white."""
    own = {sheet: sheet.read_text("utf-8") for sheet in ASSETS.glob("*.css") if sheet.name in ("site.css", "type.css")}
    own[ASSETS / "face.css"] = (ASSETS / "face.css").read_text("utf-8").partition("@media print")[0]
    named = {sheet.name: re.findall(r":[^;{}]*(#[0-9a-f]{3,8})\b[^{};]*;", text) for sheet, text in own.items()}
    assert {name: found for name, found in named.items() if found} == {}
    assert PALETTE.name == "palette.css"


def test_drawings_by_hand_are_in_the_palette() -> None:
    assert AJAR.read_text("utf-8") == drawing(), "python -m course.tools.face"
    late = [
        path.relative_to(DOCS).as_posix()
        for path in DOCS.glob("*/assets/diagrams/*.svg")
        if "prefers-color-scheme:dark" not in (text := path.read_text("utf-8"))
        or re.search(r'(?:fill|stroke)="#', text)
        or ('class="' in text and BY_HAND not in text)
    ]
    assert late == []


def test_letters_are_light_and_free() -> None:
    faces = (ASSETS / "type.css").read_text("utf-8")
    files = [ASSETS / name for name in re.findall(r'url\("([^"]+)"\)', faces)]
    assert {path.name for path in (ASSETS / "fonts").iterdir()} == {path.name for path in files} | {"OFL.txt"}
    assert sum(path.stat().st_size for path in files) <= FONT_BYTES
    assert faces.count("@font-face") == faces.count("font-display: swap") == len(files)


def plain(reference: Any) -> Any:
    return reference.get_object()


SAMPLE = "Il1 O0 rn m Ồ Ł Đỗ Trần Łukasz Nguyễn Özgür Şahin Žofie œuvre Ÿ « 3 h 15 » — 10 € “no” …"


def test_letters_are_those_of_the_typeface(visits: Visits) -> None:
    """Each of them drawn by our file, none by what the machine has, on paper too; and tall, for their size."""
    page = visits.open("start.html", LIGHT[320])
    page.evaluate(
        """text => {
          const said = document.createElement("p");
          said.id = "sample";
          said.innerHTML = `${text} <b>${text}</b>`;
          document.querySelector("article").append(said);
        }""",
        SAMPLE,
    )
    page.evaluate("document.fonts.ready")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": "#sample"})["nodeId"]
    used = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    assert [(font["familyName"], font["isCustomFont"]) for font in used] == [("Atkinson Hyperlegible Next", True)]
    height = """letter => {
      const drawn = document.createElement("canvas").getContext("2d");
      drawn.font = '1000px "Atkinson Hyperlegible Next"';
      return drawn.measureText(letter).actualBoundingBoxAscent;
    }"""
    assert page.evaluate(height, "x") >= 490
    assert page.evaluate(height, "x") / page.evaluate(height, "H") >= 0.72
    session.detach()
    printed: Any = PdfReader(io.BytesIO(page.pdf())).pages[0]["/Resources"]["/Font"]
    kinds = [font["/Subtype"] for font in map(plain, printed.values()) if "Atkinson" in str(font.get("/BaseFont"))]
    assert kinds == ["/Type0", "/Type0"]


@pytest.mark.parametrize("path", ["index.html", "en/index.html"])
def test_home_shows_what_hurts_and_one_button_in_the_first_screen(visits: Visits, path: str) -> None:
    page = visits.open(path, Screen(390, 1, dark=False))
    fold = 844
    for selector in (".g-seen__told", ".g-primary"):
        assert page.locator(selector).count() == 1
        box = page.locator(selector).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= fold, selector
    page.locator(".g-primary").click()
    assert page.url.endswith(path.replace("index", "start"))
    assert visits.trouble() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_modules_open_with_the_door_and_say_minutes(site: Site, language: str) -> None:
    edges = []
    for module in modules():
        page = site.read(("" if language == "fr" else "en/") + f"{module['id']}/index.html")
        motif = page.select_one(".g-hero .g-motif[aria-hidden=true]")
        assert motif is not None
        assert page.select_one(".g-hero h1") is not None
        edges.append(str(motif))
        told = [re.sub(r"\s", " ", one.get_text()) for one in page.select("ol.g-lessons > li > .g-minutes")]
        assert told == [f"{lesson['minutes']} min" for lesson in module.get("lesson", [])]
    assert len(set(edges)) == len(modules())
    doors = [door_of(f"{module['id']}/index.md") or 0 for module in modules()]
    assert doors == sorted(doors)
    assert ajar(0.2) != ajar(0.8)


@pytest.mark.parametrize("rule", ["alternatives/nobody-to-ask", "alternatives/voice-menu-dead-end"])
def test_what_a_rule_says_is_seen(visits: Visits, rule: str) -> None:
    """No style of another part of the site takes the message of a rule from the eyes."""
    page = visits.open(f"rules/{rule}.html", LIGHT[1280])
    messages = page.locator("blockquote.g-said")
    assert messages.count() > 0
    for message in messages.all():
        box = message.bounding_box()
        assert box is not None
        assert box["width"] > 300
        assert box["height"] > 20
        assert message.evaluate("one => getComputedStyle(one).clipPath") == "none"
        assert message.inner_text().startswith(("Violation", "À vérifier"))


def test_workshops_carry_the_door(site: Site) -> None:
    for page in Path(DOCS / "fr" / "kits").glob("k*/index.md"):
        built = site.read(f"kits/{page.parent.name}/index.html")
        assert [str(one.get("class")) for one in built.select("h1")] == ["['g-ajar']"]
