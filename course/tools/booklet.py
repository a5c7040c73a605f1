"""Binds the built site into booklets, HTML and tagged PDF: learners’ copies, trainers’ copies, chapters apart."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

from bs4 import BeautifulSoup, Tag
from guichet.version import VERSION

from course.tools import tagged
from course.tools.built import embed, read, root
from course.tools.chromium import browser
from course.tools.edition import credit, dated, edition
from course.tools.pages import DOCS, LANGUAGES, ROOT, Section, menu, menu_titles

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WORDS = {
    "fr": {
        "title": "guichet – Une porte pour chaque personne",
        "learners": "Livret",
        "trainers": "Exemplaire de qui forme",
        "about": "Apprendre à concevoir des services publics qui ne laissent personne dehors",
        "contents": "Sommaire",
        "answers": "Les réponses",
        "see": "réponse à la fin du livret",
        "first": "Avant de commencer",
        "exercises": "Exercices",
    },
    "en": {
        "title": "guichet – A door for everyone",
        "learners": "Booklet",
        "trainers": "Trainer’s copy",
        "about": "Learn to design public services that leave nobody outside",
        "contents": "Contents",
        "answers": "The answers",
        "see": "answer at the end of the booklet",
        "first": "Before you start",
        "exercises": "Exercises",
    },
}
TRAINERS = ("kits/", "session/", "teach.")
"""How the pages that only the trainers’ copy holds begin."""
# What only makes sense on a screen.
LEFT_OUT = ("site-map.html", "rules/index.html", "rules/rgaa.html", "review.html", "my-page.html")

SHOWN = (DOCS / "assets" / "show.css").read_text("utf-8").replace(".md-typeset", "main")
"""The style of the pages and files that lessons show."""

STYLE = """
:root { --g-line: #7b868b; --g-soft: #eef4f5; --md-default-fg-color--light: #4a5257; --md-code-font: monospace; }
:root { color-scheme: light; }
body { max-width: 42rem; margin: 0 auto; padding: 1rem; font: 1rem/1.5 Arial, "Liberation Sans", Helvetica, sans-serif; color: #111; background: #fff; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; break-after: avoid; }
h2 { margin-top: 2em; padding-top: 0.4em; border-top: 3px solid #111; }
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
.option { margin: 0.2em 0 0.2em 1.2em; }
.trainer { border: 1px solid #111; border-left-width: 8px; padding: 0.3rem 0.8rem; }
.only { margin: 0; font-size: 11pt; }
p, li, dd { overflow-wrap: break-word; }
[data-page-of] { display: none; }
@media print {
  [data-page-of] { display: inline; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  .chapter, .answers { break-before: page; font-size: calc(10.5pt * var(--tight, 1)); line-height: calc(1.45 * var(--tight, 1)); }
  .chapter > article:first-of-type > h2:first-child { margin-top: 0; border-top: 0; font-size: 22pt; }
  .cover { page: cover; display: flex; flex-direction: column; height: 240mm; break-after: page; }
  .cover h1 { margin: 60mm 0 6mm; font-size: 34pt; }
  .cover .copy { font-size: 18pt; font-weight: 700; }
  .cover .about { font-size: 15pt; }
  .cover .edition { margin-top: auto; }
  a { color: inherit; text-decoration: none; }
  pre, tr, img, .folded { break-inside: avoid; }
  pre { font-size: 0.85em; }
  p, li { orphans: 3; widows: 3; }
  a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 0.85em; overflow-wrap: anywhere; }
}
"""


def sheet(language: str, copy: str, chapters: list[tuple[str, str]]) -> str:
    """The style of the sheets: paper, credit and number on each, and the running head of each chapter; a bare cover."""
    base = "font: 8pt Arial, sans-serif;"
    heads = "".join(
        f'@page {name} {{ @top-left {{ content: "{title}"; {base} }} }} .{name} {{ page: {name}; }}'
        for name, title in chapters
    )
    return (
        f'@page {{ size: A4; margin: 20mm 17mm 18mm; @top-right {{ content: "{edition(language)} · {copy}"; {base} }} '
        f'@bottom-left {{ content: "{credit(language)}"; {base} }} @bottom-right {{ content: counter(page); font: 10pt Arial, sans-serif; }} }}'
        f"@page cover {{ @top-right {{ content: none; }} @bottom-right {{ content: none; }} }} {heads}"
    )


def licence(site: Path) -> Tag:
    """The line of the footer that says under which terms the course is given, from the site in one language."""
    found = BeautifulSoup((site / "index.html").read_bytes(), "html.parser").select_one("footer .g-licence")
    if found is None:
        raise ValueError(f"{site} does not say its licence")
    return found.extract()


class Booklet:
    """One copy in one language, built from the pages of a finished site: learners’ or trainers’, whole or one chapter."""

    def __init__(self, site: Path, language: str, *, trainers: bool = False, only: str = "") -> None:
        """Prepares an empty booklet that reads from this site; only: the name of the one chapter that it holds."""
        self.root = root(site, language)
        self.language = language
        self.trainers = trainers
        self.only = only
        self.words = WORDS[language]
        self.soup = BeautifulSoup("<!doctype html>", "html.parser")
        self.pages: dict[str, str] = {}
        self.answers: list[Tag] = []

    def chapters(self) -> dict[str, tuple[str, list[str]]]:
        """Each chapter by its name: its title and its pages, as paths of the site, in reading order."""
        translated = menu_titles(self.language)
        parts = [(self.words["first"], [entry for entry in menu().entries if isinstance(entry, str)])]
        for section in (entry for entry in menu().entries if isinstance(entry, Section)):
            inside = [part for part in section.entries if isinstance(part, Section)]
            parts += [(translated.get(part.title, part.title), part.paths()) for part in inside]
            title = self.words["exercises"] if inside else translated.get(section.title, section.title)
            parts.append((title, [part for part in section.entries if isinstance(part, str)]))
        found: dict[str, tuple[str, list[str]]] = {}
        for title, paths in parts:
            pages = [path.removesuffix(".md") + ".html" for path in paths]
            pages = [
                path for path in pages if path not in LEFT_OUT and (self.trainers or not path.startswith(TRAINERS))
            ]
            pages = [kept for path in pages for kept in (path, *self._behind(path))]
            if pages:
                # A chapter is called after the folder of its pages; the first and the last have none.
                folder = next((path.partition("/")[0] for path in pages if "/" in path), "")
                found[folder or ("reference" if "start" in found else "start")] = title, pages
        return {name: one for name, one in found.items() if not self.only or name == self.only}

    def _behind(self, path: str) -> list[str]:
        """What a trainer reads behind the page of a workshop: its talk and its answer key."""
        folder = path.removesuffix("index.html")
        if not path.startswith("kits/k") or folder == "kits/":
            return []
        return [f"{folder}{name}.html" for name in ("talk", "key") if (self.root / folder / f"{name}.html").is_file()]

    def html(self, tight: dict[str, float] | None = None) -> str:
        """The whole copy as one HTML page; the letters of a chapter may be a little tighter."""
        chapters = self.chapters()
        order = [path for _, paths in chapters.values() for path in paths]
        self.pages = {path: path.removesuffix(".html").replace("/", "-") for path in order}
        articles = {path: self._article(path) for path in order}
        copy = self.words["trainers" if self.trainers else "learners"]
        title = self.words["title"]
        if self.only:
            title = f"{chapters[self.only][0]} · guichet"
        heads = [(f"c-{name}", head) for name, (head, _) in chapters.items()]
        answers = self._answers()
        if answers is not None:
            heads.append(("answers", self.words["answers"]))
        head = self._tag("head")
        head.append(self._tag("meta", charset="utf-8"))
        head.append(self._tag("meta", name="viewport", content="width=device-width,initial-scale=1"))
        head.append(self._tag("title", title))
        head.append(self._tag("style", STYLE + SHOWN + sheet(self.language, copy, heads)))
        main = self._tag("main")
        if not self.only:
            main.append(self._cover(title, copy))
            main.append(self._contents(chapters, articles, answers is not None))
        for name, (_, paths) in chapters.items():
            chapter = self._tag(
                "div", **{"class": f"chapter c-{name}", "style": f"--tight: {(tight or {}).get(name, 1):g}"}
            )
            if self.only:
                chapter.append(self._tag("h1", title, **{"class": "only"}))
            chapter.extend(articles[path] for path in paths)
            main.append(chapter)
        if answers is not None:
            main.append(answers)
        body = self._tag("body")
        body.append(main)
        page = self._tag("html", lang=self.language)
        page.append(head)
        page.append(body)
        return f"<!doctype html>\n{page}\n"

    def _cover(self, title: str, copy: str) -> Tag:
        cover = self._tag("div", **{"class": "cover"})
        cover.append(self._tag("h1", title))
        cover.append(self._tag("p", copy, **{"class": "copy"}))
        cover.append(self._tag("p", self.words["about"], **{"class": "about"}))
        cover.append(self._tag("p", f"Version {VERSION}, {dated(self.language)}", **{"class": "edition"}))
        cover.append(licence(self.root))
        return cover

    def _tag(self, name: str, text: str = "", /, **attributes: str) -> Tag:
        tag = self.soup.new_tag(name, attrs={key.replace("_", "-"): value for key, value in attributes.items()})
        if text:
            tag.string = text
        return tag

    def _article(self, path: str) -> Tag:
        slug = self.pages[path]
        article = read(self.root / path).extract()
        article.attrs = {}
        for note in article.select(".trainer"):
            if self.trainers:
                note.attrs = {"class": "trainer"}
            else:
                note.decompose()
        for needless in article.select(".g-kit, .g-end"):
            needless.decompose()
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
        embed(article, (self.root / path).parent)
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
        """Folded answers leave their page for the end; what they answer stays, and says where. Trainers have them in place."""
        answers: list[Tag] = []
        for number, block in enumerate(article.select("details"), 1):
            summary = block.find("summary")
            if not isinstance(summary, Tag):
                continue
            name = f"{slug}--fold-{number}"
            is_option = "quiz" in (block.get("class") or [])
            before, after = block.find_previous_sibling(), block.find_next_sibling()
            asked = block.find_previous(["h4", "h3"])
            answer = self._tag("div", **{"class": "folded", "id": f"{name}-answer"})
            context = f"{asked.get_text()} – " if asked is not None and is_option and not self.trainers else ""
            answer.append(self._tag("p", f"{context}{summary.get_text()}"))
            said = summary.get_text()
            summary.extract()
            answer.extend(list(block.contents))
            if self.trainers:
                block.replace_with(answer)
                continue
            answers.append(answer)
            first = before is not None and "option" in (before.get("class") or [])
            group = str(before["data-first"]) if is_option and first and before is not None else name
            place = self._tag("p", said, id=name, **{"class": "option" if is_option else "asked", "data-first": group})
            block.replace_with(place)
            if not is_option or not (after is not None and after.name == "details"):
                see = self._tag("p", **{"class": "see"})
                link = self._tag("a", self.words["see"], href=f"#{group}-answer")
                link.append(self._page_of(f"{group}-answer"))
                see.append(link)
                place.insert_after(see)
        for place in article.select("[data-first]"):
            del place["data-first"]
        if answers:
            self.answers.append(self._tag("h3", title))
            self.answers.extend(answers)

    def _page_of(self, name: str) -> Tag:
        """Where the page number goes on paper, where a link leads nowhere."""
        return self._tag("span", data_page_of=name)

    def _contents(self, chapters: dict[str, tuple[str, list[str]]], articles: dict[str, Tag], has_answers: bool) -> Tag:
        """The list of chapters, each with its pages, in reading order."""
        contents = self._tag("nav", aria_labelledby="contents")
        contents.append(self._tag("h2", self.words["contents"], id="contents"))
        tree = self._tag("ul")
        for title, paths in chapters.values():
            heads = [articles[path].find("h2") for path in paths]
            opening = heads[0] if isinstance(heads[0], Tag) and heads[0].get_text() == title else None
            item = self._item(title, self.pages[paths[0]]) if opening is not None else self._tag("li", title)
            inside = self._tag("ul")
            for path, found in zip(paths, heads, strict=True):
                if found is not opening or opening is None:
                    inside.append(self._item(found.get_text() if isinstance(found, Tag) else path, self.pages[path]))
            if inside.contents:
                item.append(inside)
            tree.append(item)
        if has_answers:
            tree.append(self._item(self.words["answers"], "answers"))
        contents.append(tree)
        return contents

    def _item(self, title: str, slug: str) -> Tag:
        item = self._tag("li")
        item.append(self._tag("a", title, href=f"#{slug}"))
        item.append(self._page_of(slug))
        return item

    def _answers(self) -> Tag | None:
        """The last part: every folded answer, under the page that it comes from; none where answers are in place."""
        if not self.answers:
            return None
        last = self._tag("article", **{"class": "answers"})
        last.append(self._tag("h2", self.words["answers"], id="answers"))
        last.extend(self.answers)
        return last


NUMBER = """pages => {
  for (const place of document.querySelectorAll('[data-page-of]')) {
    place.textContent = `, page ${pages ? pages[place.dataset.pageOf] : '000'}`;
  }
}"""


def print_page(browser: "Browser", page: Path, pdf: Path, sizes: tuple[float, ...] = (1,)) -> float:
    """Prints the page to a tagged PDF with an outline, in a browser that is already open; says how tight its letters are.

    It takes the first of these sizes that leaves no near-empty page at the end of the text or of the answers. What asks for the number of a page is
    printed twice: the first time to learn the numbers, with room kept for them.
    """
    opened = browser.new_page()
    opened.goto(page.as_uri())
    opened.evaluate(NUMBER)
    tight = sizes[0]
    for tight in sizes:
        if len(sizes) > 1:
            opened.add_style_tag(content=f":root body :is(.chapter, .answers) {{ --tight: {tight} !important; }}")
        opened.pdf(path=pdf, prefer_css_page_size=True, tagged=True, outline=True)
        if len(sizes) == 1 or min(ends(pdf)) >= THIN:
            break
    if opened.locator("[data-page-of]").count():
        opened.evaluate(NUMBER, pages_by_name(pdf))
        opened.pdf(path=pdf, prefer_css_page_size=True, tagged=True, outline=True)
    opened.close()
    tagged.completed(pdf)
    return tight


def pages_by_name(pdf: Path) -> dict[str, int]:
    """The page, from 1, of each element of the source that a link leads to."""
    from pypdf import PdfReader

    reader = PdfReader(pdf)
    by_object = {sheet.indirect_reference: number for number, sheet in enumerate(reader.pages, 1)}
    return {name.removeprefix("/"): by_object[place.page] for name, place in reader.named_destinations.items()}


THIN = 500
"""The letters under which the last page of a chapter is thought to be near empty."""
TIGHTER = (1, 0.985, 0.97, 0.955, 0.94, 0.99, 0.978, 0.963, 0.948)


def ends(pdf: Path) -> list[int]:
    """The letters, but for its margins, of the last page, and of the last before the answers."""
    from pypdf import PdfReader

    sheets = PdfReader(pdf).pages
    answers = [page for name, page in pages_by_name(pdf).items() if name.endswith("-answer")]
    last = [len(sheets), *([min(answers) - 1] if answers and min(answers) > 1 else [])]
    return [len(sheets[number - 1].extract_text()) for number in last]


def print_chapter(opened: "Browser", site: Path, language: str, name: str, folder: Path) -> tuple[Path, float]:
    """Prints a chapter apart, in letters that leave no near-empty page at its end; says how tight they are."""
    source = folder / f"guichet-{language}-{name}.html"
    pdf = source.with_suffix(".pdf")
    source.write_text(Booklet(site, language, only=name).html(), "utf-8")
    tight = print_page(opened, source, pdf, TIGHTER)
    source.unlink()
    return pdf, tight


def bind(site: Path, folder: Path) -> list[Path]:
    """Writes both copies of both languages from a built site, and each chapter apart; says which files were written."""
    (folder / "chapters").mkdir(parents=True, exist_ok=True)
    written = []
    with browser() as opened:
        for language in LANGUAGES:
            tight = {}
            for name in Booklet(site, language).chapters():
                pdf, tight[name] = print_chapter(opened, site, language, name, folder / "chapters")
                written.append(pdf)
            for trainers in (False, True):
                page = folder / f"guichet-{language}{'-trainers' if trainers else ''}.html"
                page.write_text(Booklet(site, language, trainers=trainers).html(tight), "utf-8")
                print_page(opened, page, page.with_suffix(".pdf"))
                written += [page, page.with_suffix(".pdf")]
    return written


def main() -> int:
    """Binds build/site into build/booklet."""
    for path in bind(ROOT / "build" / "site", ROOT / "build" / "booklet"):
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
