"""The files that lessons show: what each stands for, and the page that a person would get from it."""

import base64
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Comment, Tag

from course.tools.pages import ROOT

SNIPPETS = ROOT / "course" / "snippets"
IMAGES = Path(__file__).parent / "images"
KINDS = ("bad", "good", "lookalike")
INCLUDE = re.compile(r'--8<-- "((\d\d-[\w-]+/\d\d-[\w-]+)/([\w-]+\.\w+))"')
"""Where a lesson includes a file of its own: its path, its lesson, its name."""

BARE = (
    '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{title}</title></head><body>{body}</body></html>'
)
"""The least page around a part of one."""

AWAY = "<!doctype html><html><body style='font:15px system-ui;background:#eee;padding:8px'>{host}</body></html>"
"""What stands for the page of somebody else inside a page: nothing is asked of anybody."""

STILL = "script, link, input[type=hidden]"
"""What nobody sees in a page that is only shown."""


@dataclass(frozen=True, order=True)
class Snippet:
    """One file that a lesson includes, by its path below the folder of snippets."""

    path: str

    @property
    def lesson(self) -> str:
        """The lesson that shows it."""
        return self.path.rpartition("/")[0]

    @property
    def name(self) -> str:
        """Its name as a file."""
        return self.path.rpartition("/")[2]

    @property
    def file(self) -> Path:
        """Where it is."""
        return SNIPPETS / self.path

    @property
    def kind(self) -> str:
        """What its name says that it stands for: bad, good, lookalike, or nothing."""
        kind = re.split(r"[-.]", self.name)[0]
        return kind if kind in KINDS else ""

    @property
    def number(self) -> str:
        """What tells apart two of one kind: those of a pair have the same."""
        return self.name.partition(".")[0].removeprefix(self.kind)

    @property
    def is_page(self) -> bool:
        """Whether a person would have it in front of them."""
        kept = told(self)
        return (self.name.endswith(".html") and bool(self.kind or kept.get("alone"))) or "on" in kept


def every() -> Iterator[Snippet]:
    """All the files that lessons may show, in order."""
    for file in sorted(SNIPPETS.rglob("*")):
        snippet = Snippet(file.relative_to(SNIPPETS).as_posix())
        if file.is_file() and (snippet.kind or snippet.is_page) and file.suffix != ".pyc":
            yield snippet


@cache
def beside(lesson: str) -> dict[str, Any]:
    """What is kept beside the files of a lesson to show them: `shown.toml`, empty when there is none."""
    file = SNIPPETS / lesson / "shown.toml"
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}


def told(snippet: Snippet) -> dict[str, Any]:
    """What is kept beside a file to show it.

    `values`: what the view may give to the template. `set`: attributes that its script would write. `run`: its scripts,
    which are ours, run while Chromium walks through it. `focus`: what the Tab key has just reached. `on`: the page that
    a style sheet is for. `alone`: a page that is neither bad nor good is shown before its code. `replace`: what would
    not be seen in a frame.
    """
    found: dict[str, Any] = beside(snippet.lesson).get(snippet.name, {})
    return found


def is_asked_for(lesson: str) -> bool:
    """Whether the lesson asks its reader to write what repairs the page: the good one waits until its code (`asked`)."""
    return bool(beside(lesson).get("asked", False))


def values(snippet: Snippet) -> list[dict[str, Any]]:
    """The sets of values that the view may give to a template; the first is the one shown."""
    found: list[dict[str, Any]] = told(snippet).get("values", [{}])
    return found


def source(snippet: Snippet) -> str:
    """The template of a page; that of a style sheet is the page that it is for, in that style alone."""
    text = snippet.file.read_text("utf-8")
    if "on" not in told(snippet):
        return text
    page = (SNIPPETS / snippet.lesson / told(snippet)["on"]).read_text("utf-8")
    return re.sub(r"<style>.*?</style>", lambda _: f"<style>\n{text}</style>", page, flags=re.S)


def filled(snippet: Snippet) -> str:
    """What the template gives with its sample values, as Django does. Raises KeyError where one is missing."""
    from django.template import Context, Engine

    parents = beside(snippet.lesson).get("templates", {})
    engine = Engine(loaders=[("django.template.loaders.locmem.Loader", parents)], string_if_invalid="MISSING %s")
    given = {"csrf_token": "csrf", **values(snippet)[0]}
    page: str = engine.from_string(source(snippet)).render(Context(worded(given)))
    missing = re.search(r"MISSING (\S+)", page)
    if missing:
        raise KeyError(f"{snippet.path} asks for {missing[1]}: give it in {snippet.lesson}/shown.toml")
    return page


def worded(value: Any) -> Any:
    """The same values with numbers as words: Django would ask for its settings to write a number."""
    if isinstance(value, dict):
        return {name: worded(one) for name, one in value.items()}
    if isinstance(value, list):
        return [worded(one) for one in value]
    return value if isinstance(value, bool) else str(value)


def whole(snippet: Snippet, is_walked: bool = False) -> str:
    """The page that a person gets, as HTML that asks nothing of anybody and runs nothing.

    Where Chromium walks through it, its scripts stay if it is said so, and the focus is not drawn.
    """
    text = filled(snippet)
    for before, after in told(snippet).get("replace", []):
        text = text.replace(before, after)
    if "<html" not in text.lower():
        text = BARE.format(title=escape(snippet.path), body=text)
    soup = BeautifulSoup(text, "html.parser", multi_valued_attributes=None)
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for useless in soup.select("link, input[type=hidden]" if is_walked and told(snippet).get("run") else STILL):
        useless.decompose()
    for image in soup.select("img[src]"):
        image["src"] = drawing(str(image["src"]))
    for frame in soup.select("iframe[src]"):
        frame["srcdoc"] = AWAY.format(host=urlsplit(str(frame.attrs.pop("src"))).hostname)
    for selector, name, value in told(snippet).get("set", []):
        for element in soup.select(selector):
            element[name] = value
    if "focus" in told(snippet) and not is_walked:
        focused(soup, told(snippet)["focus"])
    return re.sub(r"\n\s*", "\n", soup.decode(formatter="minimal")).strip()


def focused(soup: BeautifulSoup, selector: str) -> None:
    """Shows what the keyboard has just reached as its style would: nothing has the focus in a page that is only shown."""
    for element in soup.select(selector):
        element["class"] = f"{element.get('class', '')} focused".strip()
    for style in soup.select("style"):
        style.string = re.sub(r":focus(-visible)?\b", ".focused", style.get_text())


def drawing(address: str) -> str:
    """The drawing that stands for a picture of the service, inside the page. Its name is that of the picture."""
    name = address.rpartition("/")[2]
    content = (IMAGES / Path(name).with_suffix(".svg").name).read_bytes()
    return f"data:image/svg+xml;base64,{base64.b64encode(content.strip()).decode('ascii')}#{name}"


def head(snippet: Snippet) -> tuple[str | None, str | None]:
    """The title and the language that a whole page declares, empty when it does not; none for a part of a page."""
    html = BeautifulSoup(filled(snippet), "html.parser").html
    if html is None:
        return None, None
    return (html.title.get_text(strip=True) if html.title else ""), str(html.get("lang", ""))


def hosts(snippet: Snippet) -> list[str]:
    """The hosts that the page makes the browser of the person call, without their doing anything."""
    soup = BeautifulSoup(snippet.file.read_text("utf-8"), "html.parser")
    asked = [address(tag) for tag in soup.select("script[src], img[src], iframe[src], link[rel=stylesheet][href]")]
    return sorted({host for one in asked if (host := urlsplit(one).hostname)})


def address(tag: Tag) -> str:
    """The address that an element loads."""
    return str(tag.get("src") or tag.get("href") or "")


def paired(snippets: list[Snippet]) -> list[list[Snippet]]:
    """The bad and good pages in the order to show them: each bad one with its good one, then those without a peer.

    Where the lesson asks its reader for the repair, the bad ones alone.
    """
    snippets = [one for one in snippets if not (one.kind == "good" and is_asked_for(one.lesson))]
    bad = [one for one in snippets if one.is_page and one.kind == "bad"]
    good = {one.number: one for one in snippets if one.is_page and one.kind == "good"}
    pairs = [[one, good[one.number]] for one in bad if one.number in good]
    if not pairs and bad and len(good) == 1:
        # Nothing answers to the first by its number: the only good page is the answer.
        pairs = [[bad[0], *good.values()]]
    taken = [one for pair in pairs for one in pair]
    return pairs + [[one] for one in [*bad, *good.values()] if one not in taken]
