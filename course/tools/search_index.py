"""The search index of each language: one script, which a page loads when somebody searches, from a disk as from a server."""

import json
import re
import shutil
from collections.abc import Set
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from course.tools.lessons import lessons, of_page

LESSON, RULE, OTHER = 0, 1, 2
"""The order in which results are shown."""
FOLDER = "search"
SILENT = {"pre", "svg", "script", "style", "template"}
"""Elements whose text is not looked for: who searches asks a question, and does not quote code."""
APART = {"quiz", "trainer"}
"""Classes of what would give an answer away, and of the notes that learners do not see: those stand on a page of their own too."""
EXCLUDED = "data-search-exclude"
"""What an element bears that is not to be searched."""
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
HEADINGS = {"h2", "h3"}
LEFT_OUT = {"quiz", "sources", "references"}
"""Sections that hold the questions of a quiz, or the names of texts that are quoted."""
OF_RULES = {"not-reported", "options", "learn"}
"""Sections of the page of a rule that are code, or links to what is found by itself."""
LISTS = {"site-map", "rules/index", "rules/rgaa", "exercises/index", "my-page", "review", "sources", "kits/syllabus"}
"""Pages whose text is that of the links they hold, or of the lessons that they list: found by their title."""

_ANNOUNCES = re.compile(r"(?:(?<=[.!?…])\s|^)(?:[^.!?…]|\.(?=\w)){1,200}:\s*$")
"""The sentence that announces what stands below it, the name of its file included."""
_CODE = re.compile(r"\bW\d{4}\b")
"""All that the head of a rule's page says beyond its title and its name."""

Section = tuple[str, str, str]
"""The identifier of a heading, its words, the text below it."""

_found: dict[str, dict[str, list[Any]]] = {}


_SAID_BY_ALL = re.compile(
    r" ?(?:Si la décision est prise en connaissance de cause|If the decision is taken knowingly)\b.*"
)
"""How to derogate, which the page of each rule says alike: nobody looks for all of them."""


class Sections(HTMLParser):
    """The text of a page, by heading, without its code, nor the sentence that announces it."""

    def __init__(self) -> None:
        """Starts above the first heading."""
        super().__init__()
        self.found: list[list[str]] = [["", "", ""]]
        self._open: list[str] = []
        self._silent = 0
        self._heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins a section at a heading; falls silent where nothing is looked for."""
        if tag in VOID:
            self.handle_data(" ")
            return
        values = dict(attrs)
        quiet = tag in SILENT or EXCLUDED in values or bool(APART & set((values.get("class") or "").split()))
        self._open.append(tag if not quiet else "")
        self._silent += quiet
        if tag == "pre":
            self.found[-1][2] = _ANNOUNCES.sub(" ", self.found[-1][2])
        if tag in HEADINGS and not self._silent:
            # Questions of a quiz, under their own headings, belong to its section.
            if not (tag == "h3" and self.found[-1][0] == "quiz"):
                self.found.append([values.get("id") or "", "", ""])
            self._heading = True
        elif tag in ("p", "li", "td", "th", "dd", "dt", "div"):
            self.found[-1][2] += " "

    def handle_endtag(self, tag: str) -> None:
        """Ends a heading, or the silence."""
        if tag in VOID or not self._open:
            return
        self._silent -= self._open.pop() == ""
        if tag in HEADINGS:
            self._heading = False

    def handle_data(self, data: str) -> None:
        """Keeps what is said."""
        if not self._silent:
            self.found[-1][1 if self._heading else 2] += data


def sections(html: str, left_out: Set[str] = LEFT_OUT) -> list[Section]:
    """The sections of a page that are looked into."""
    reader = Sections()
    reader.feed(html)
    tidy = ((name, _plain(heading), _plain(text)) for name, heading, text in reader.found)
    return [one for one in tidy if one[0] not in left_out and (one[1] or one[2])]


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def kind(path: str) -> int:
    """Whether a page, by its path below a language, is a lesson, a rule or another."""
    if path in lessons():
        return LESSON
    return RULE if path.startswith("rules/") and path not in LISTS else OTHER


def on_page_content(html: str, /, *, page: Page, **_: Any) -> None:
    """Reads a page."""
    language, path = of_page(page)
    title = re.sub(r"<[^>]+>", "", str(page.title))
    is_rule = kind(path) == RULE
    texts = [] if path in LISTS else sections(html, LEFT_OUT | OF_RULES if is_rule else LEFT_OUT)
    if is_rule:
        texts = [one if one[0] else ("", "", " ".join(_CODE.findall(one[2]))) for one in texts]
        texts = [(name, heading, _SAID_BY_ALL.sub("", text)) for name, heading, text in texts]
    if page.meta.get("objectives"):
        texts.insert(0, ("", "", ". ".join(page.meta["objectives"])))
    name = path.rpartition("/")[2] if is_rule else ""
    _found.setdefault(language, {})[page.file.url] = [kind(path), page.file.url, title, name, texts]


def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """Writes the index of each language that was read; takes away what the theme's own search would load, for who copies the site."""
    folder = Path(config.site_dir) / FOLDER
    folder.mkdir(exist_ok=True)
    for language, pages in _found.items():
        ordered = sorted(pages.values(), key=lambda one: one[0])
        text = json.dumps(ordered, ensure_ascii=False, separators=(",", ":"))
        (folder / f"{language}.js").write_text(f"guichet.index.{language} = {text};\n", "utf-8")
    for name in ("lunr", "workers"):
        shutil.rmtree(Path(config.site_dir) / "assets" / "javascripts" / name, ignore_errors=True)
