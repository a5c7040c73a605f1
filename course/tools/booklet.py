"""Binds the built site into one booklet per language: HTML and tagged PDF, contents first, answers last."""

import base64
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

from bs4 import BeautifulSoup, Tag

from course.tools.chromium import ABSENT, find_chromium
from course.tools.pages import DOCS, LANGUAGES, PAPER, ROOT, Section, menu, menu_titles

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WORDS = {
    "fr": {
        "title": "guichet – Une porte pour chaque personne",
        "contents": "Sommaire",
        "answers": "Les réponses",
        "see": "réponse à la fin du livret",
    },
    "en": {
        "title": "guichet – A door for everyone",
        "contents": "Contents",
        "answers": "The answers",
        "see": "answer at the end of the booklet",
    },
}
# What only makes sense on a screen.
LEFT_OUT = ("site-map.html", "rules/index.html", "rules/rgaa.html", "review.html", "my-page.html")

SHOWN = (DOCS / "assets" / "show.css").read_text("utf-8").replace(".md-typeset", "main")
"""The style of the pages and files that lessons show."""

STYLE = """
:root { --g-line: #7b868b; --g-soft: #eef4f5; --md-default-fg-color--light: #4a5257; --md-code-font: monospace; }
:root { color-scheme: light; }
body { max-width: 42rem; margin: 0 auto; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #111; background: #fff; }
h1, h2, h3, h4, h5 { line-height: 1.25; break-after: avoid; }
a { color: #0a5566; }
a:focus-visible { outline: 3px solid #7a2e0e; outline-offset: 2px; }
img { width: auto; max-width: 100%; height: auto; }
pre { padding: 0.6rem; border: 1px solid #7b868b; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.85rem; }
pre > code { display: block; }
table { border-collapse: collapse; width: 100%; }
tbody th { font-weight: 400; }
caption { padding-bottom: 0.3rem; text-align: left; font-weight: 700; break-after: avoid; }
th, td { border: 1px solid #7b868b; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
.folded > p:first-child { font-weight: 700; }
.folded, .admonition, aside { border-left: 4px solid #0a5566; padding-left: 0.8rem; margin: 0.6rem 0; }
p, li, dd { overflow-wrap: break-word; }
[data-page-of] { display: none; }
@media print {
  @page { size: A4; margin: 18mm 16mm; @bottom-center { content: counter(page); font: 9pt system-ui, sans-serif; } }
  [data-page-of] { display: inline; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  article { break-before: page; }
  pre, tr, img, .folded { break-inside: avoid; }
  a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 0.85em; overflow-wrap: anywhere; }
}
"""


def licence(site: Path) -> Tag:
    """The line of the footer that says under which terms the course is given, from the site in one language."""
    found = BeautifulSoup((site / "index.html").read_bytes(), "html.parser").select_one("footer .g-licence")
    if found is None:
        raise ValueError(f"{site} does not say its licence")
    return found.extract()


class Booklet:
    """One language's booklet, built from the pages of a finished site."""

    def __init__(self, site: Path, language: str) -> None:
        """Prepares an empty booklet that reads from this site."""
        self.site = site
        self.language = language
        self.root = site / "en" if language == "en" else site
        self.words = WORDS[language]
        self.soup = BeautifulSoup("<!doctype html>", "html.parser")
        self.pages: dict[str, str] = {}
        self.answers: list[Tag] = []

    def html(self) -> str:
        """The whole booklet as one HTML page."""
        translated = menu_titles(self.language)
        order = [path.removesuffix(".md") + ".html" for path in menu().paths()]
        order = [path for path in order if path not in LEFT_OUT]
        self.pages = {path: path.removesuffix(".html").replace("/", "-") for path in order}
        articles = {path: self._article(path) for path in order}
        head = self._tag("head")
        head.append(self._tag("meta", charset="utf-8"))
        head.append(self._tag("meta", name="viewport", content="width=device-width,initial-scale=1"))
        head.append(self._tag("title", self.words["title"]))
        head.append(self._tag("style", STYLE + SHOWN + PAPER))
        main = self._tag("main")
        main.append(self._tag("h1", self.words["title"]))
        main.append(licence(self.root))
        contents = self._tag("nav", aria_labelledby="contents")
        contents.append(self._tag("h2", self.words["contents"], id="contents"))
        contents.append(self._contents(menu(), articles, translated))
        main.append(contents)
        for article in articles.values():
            main.append(article)
        main.append(self._answers())
        body = self._tag("body")
        body.append(main)
        page = self._tag("html", lang=self.language)
        page.append(head)
        page.append(body)
        return f"<!doctype html>\n{page}\n"

    def _tag(self, name: str, text: str = "", /, **attributes: str) -> Tag:
        tag = self.soup.new_tag(name, attrs={key.replace("_", "-"): value for key, value in attributes.items()})
        if text:
            tag.string = text
        return tag

    def _article(self, path: str) -> Tag:
        source = BeautifulSoup((self.root / path).read_bytes(), "html.parser")
        found = source.select_one("article")
        if found is None:
            raise ValueError(f"{path} has no article")
        slug = self.pages[path]
        article = found.extract()
        article.attrs = {}
        for note in article.select(".trainer, .g-end"):
            note.decompose()
        for element in article.select("[id]"):
            element["id"] = f"{slug}--{element['id']}"
        heading = article.find("h1")
        title = heading.get_text() if isinstance(heading, Tag) else slug
        if isinstance(heading, Tag):
            heading["id"] = slug
        for level in range(5, 0, -1):
            for element in article.find_all(f"h{level}"):
                element.name = f"h{level + 1}"
        for link in article.select("a[href]"):
            self._redirect(link, path)
        for image in article.select("img[src]"):
            drawing = ((self.root / path).parent / str(image["src"])).read_bytes()
            image["src"] = f"data:image/svg+xml;base64,{base64.b64encode(drawing).decode('ascii')}"
        self._unfold(article, slug, title)
        return article

    def _redirect(self, link: Tag, path: str) -> None:
        """Links to a bound page become links inside the booklet; to another page of the site, plain text."""
        address, fragment = urldefrag(str(link["href"]))
        if "://" in address or address.startswith("mailto:"):
            return
        address = address.partition("?")[0]
        target = ((self.root / path).parent / address).resolve() if address else (self.root / path).resolve()
        inside = (
            target.relative_to(self.root.resolve()).as_posix() if target.is_relative_to(self.root.resolve()) else ""
        )
        if inside in self.pages:
            slug = self.pages[inside]
            link["href"] = f"#{slug}--{fragment}" if fragment else f"#{slug}"
        else:
            link.unwrap()

    def _unfold(self, article: Tag, slug: str, title: str) -> None:
        """Folded answers leave their page for the end; their headings stay, with a link."""
        answers: list[Tag] = []
        last: Tag | None = None
        for number, block in enumerate(article.select("details"), 1):
            summary = block.find("summary")
            if not isinstance(summary, Tag):
                continue
            name = f"{slug}--fold-{number}"
            asked = block.find_previous(["h4", "h3"])
            answer = self._tag("div", **{"class": "folded", "id": f"{name}-answer"})
            context = f"{asked.get_text()} – " if asked is not None and "quiz" in (block.get("class") or []) else ""
            lead = self._tag("p")
            lead.append(self._tag("a", f"{context}{summary.get_text()}", href=f"#{name}"))
            answer.append(lead)
            summary.extract()
            answer.extend(list(block.contents))
            answers.append(answer)
            place = self._tag("p", id=name)
            place.append(self._tag("a", summary.get_text(), href=f"#{name}-answer"))
            if asked is not last:
                place.append(f" ({self.words['see']}")
                place.append(self._page_of(f"{name}-answer"))
                place.append(")")
            last = asked
            block.replace_with(place)
        if answers:
            self.answers.append(self._tag("h3", title))
            self.answers.extend(answers)

    def _page_of(self, name: str) -> Tag:
        """Where the number of the page that holds this element is written once the booklet is on paper."""
        return self._tag("span", **{"data-page-of": name})

    def _answers(self) -> Tag:
        section = self._tag("article", aria_labelledby="answers")
        section.append(self._tag("h2", self.words["answers"], id="answers"))
        for answer in self.answers:
            section.append(answer)
        return section

    def _contents(self, section: Section, articles: dict[str, Tag], translated: dict[str, str]) -> Tag:
        entries = self._tag("ul")
        for entry in section.entries:
            item = self._tag("li")
            if isinstance(entry, Section):
                inside = self._contents(entry, articles, translated)
                if not inside.contents:
                    continue
                item.append(translated.get(entry.title, entry.title))
                item.append(inside)
            else:
                path = entry.removesuffix(".md") + ".html"
                if path not in articles:
                    continue
                heading = articles[path].find("h2")
                item.append(self._tag("a", heading.get_text() if heading else path, href=f"#{self.pages[path]}"))
                item.append(self._page_of(self.pages[path]))
            entries.append(item)
        if section.title == "":
            last = self._tag("li")
            last.append(self._tag("a", self.words["answers"], href="#answers"))
            last.append(self._page_of("answers"))
            entries.append(last)
        return entries


NUMBER = """pages => {
  for (const place of document.querySelectorAll('[data-page-of]')) {
    place.textContent = `, page ${pages ? pages[place.dataset.pageOf] : '000'}`;
  }
}"""


def print_page(browser: "Browser", page: Path, pdf: Path) -> None:
    """Prints the page to a tagged PDF with an outline, in a browser that is already open.

    What asks for the number of a page is printed twice: the first time to learn the numbers, with room kept for them.
    """
    opened = browser.new_page()
    opened.goto(page.as_uri())
    opened.evaluate(NUMBER)
    opened.pdf(path=pdf, prefer_css_page_size=True, tagged=True, outline=True)
    if opened.locator("[data-page-of]").count():
        opened.evaluate(NUMBER, pages_by_name(pdf))
        opened.pdf(path=pdf, prefer_css_page_size=True, tagged=True, outline=True)
    opened.close()


def pages_by_name(pdf: Path) -> dict[str, int]:
    """The page, from 1, of each element of the source that a link leads to."""
    from pypdf import PdfReader

    reader = PdfReader(pdf)
    by_object = {sheet.indirect_reference: number for number, sheet in enumerate(reader.pages, 1)}
    return {name.removeprefix("/"): by_object[place.page] for name, place in reader.named_destinations.items()}


def write_pdf(page: Path, pdf: Path) -> None:
    """Prints the page to a tagged PDF with an outline."""
    from playwright.sync_api import sync_playwright

    path = find_chromium()
    if path is None:
        raise RuntimeError(ABSENT)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        print_page(browser, page, pdf)
        browser.close()


def bind(site: Path, folder: Path) -> list[Path]:
    """Writes the booklets of both languages from a built site, and says which files were written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for language in LANGUAGES:
        page = folder / f"guichet-{language}.html"
        page.write_text(Booklet(site, language).html(), "utf-8")
        pdf = page.with_suffix(".pdf")
        write_pdf(page, pdf)
        written += [page, pdf]
    return written


def main() -> int:
    """Binds build/site into build/booklet."""
    for path in bind(ROOT / "build" / "site", ROOT / "build" / "booklet"):
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
