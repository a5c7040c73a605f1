"""The drawing of a counter and a door ajar, and the pages that open with it.

A hook of mkdocs.yml. `python -m course.tools.face` writes the drawing that kits and slides use, in the colours of paper.
"""

import re
import sys
from html import escape
from typing import Any

from mkdocs.structure.pages import Page

from course.tools.lessons import modules
from course.tools.pages import DOCS
from course.tools.palette import VARIABLE, coloured

AJAR = DOCS / "assets" / "door-ajar.svg"

ON_PAPER = {"--g-light": "#ddd", "--g-wall": "#fff", "--g-wall-deep": "#000", "--g-wall-line": "#000"}
"""What it is drawn with where no style sheet says more: booklets, other people's pages."""
IN_A_PAGE = 'class="g-motif" width="200" height="110" aria-hidden="true" focusable="false"'


def ajar(opened: float, attributes: str = IN_A_PAGE) -> str:
    """The counter and the door, opened as much as said, from 0 to 1."""
    left, right, top, floor = 188, 268, 22, 146
    edge = round(right - (right - left) * opened, 1)
    inset = round(13 * opened, 1)
    leaf = f"M{left} {top}L{edge} {top + inset}V{floor - inset}L{left} {floor}z"
    light = f"M{edge} {floor}H{right}L{right + 34} 172H{round(edge - 26 * opened, 1)}z"
    handle = round(left + (edge - left) * 0.84, 1)
    drawn = f"""<svg {attributes} viewBox="0 0 320 176" fill="none" stroke="var(--g-wall-line)" stroke-width="2.5" \
stroke-linejoin="round" stroke-linecap="round">\
<path d="{light}" fill="var(--g-light)" fill-opacity="0.35" stroke="none"/>\
<path d="M4 {floor}H316"/>\
<path d="M{left} {top}H{right}V{floor}H{left}z" fill="var(--g-light)" stroke="none"/>\
<path d="{leaf}" fill="var(--g-wall)"/>\
<path d="M{left} {floor}V{top}H{right}V{floor}"/>\
<circle cx="{handle}" cy="{(top + floor) / 2 + 4}" r="3" fill="var(--g-light)" stroke="none"/>\
<path d="M30 42H122V104H30z" fill="var(--g-light)" stroke="none"/>\
<path d="M76 56a12 12 0 0 1 0 24a12 12 0 0 1 0-24zM48 104v-2a28 18 0 0 1 56 0v2z" fill="var(--g-wall-deep)" stroke="none"/>\
<path d="M14 24H138L132 42H20z" fill="var(--g-wall)"/><path d="M30 42V104M122 42V104"/>\
<path d="M14 104H138V114H14z" fill="var(--g-wall)"/><path d="M30 114V{floor}M122 114V{floor}M46 126H106M46 135H106"/>\
</svg>"""
    return VARIABLE.sub(lambda found: f"var({found[1]},{ON_PAPER[found[1]]})", drawn)


def door_of(page: str) -> float | None:
    """How far the door is open on a page, given below its language's folder; nothing where no door is drawn."""
    module = re.match(r"(\d\d)-[\w-]+/index\.md$", page)
    if module:
        return 0.14 + 0.8 * int(module[1]) / (len(modules()) - 1)
    return {"index.md": 0.45, "start.md": 0.3, "paths.md": 0.6, "kits/index.md": 0.7, "teach.md": 0.7}.get(page)


TITLED = re.compile(r"<h1.*?</h1>", re.S)
LED = re.compile(r"(<h1.*?</h1>)\s*(<p>.*?</p>)?", re.S)
LESSONS = re.compile(r'(<h2 id="lessons".*?</h2>\s*)<ol([^>]*)>(.*?)</ol>', re.S)
SAID = re.compile(r"<blockquote>(?=\s*<p><strong>(Violation|To check|À vérifier)</strong>)")
APART = r'</a> <span class="g-minutes">\1</span></li>'
MINUTES = re.compile(r"</a>\s*–\s*(\d+\s*min)\s*</li>")


def on_page_content(html: str, /, *, page: Page, **_: Any) -> str:
    """Opens pages with the drawing, gives the lessons of a module their minutes apart, tells a review from a violation."""
    path = page.file.src_uri.partition("/")[2]
    if path.startswith("rules/"):
        return SAID.sub(
            lambda found: f'<blockquote class="g-said{"" if found[1] == "Violation" else " g-said--review"}">', html
        )
    if re.match(r"kits/k\d[\w-]*/index\.md$", path):
        return (
            html if TITLED.search(html) else f'<h1 class="g-ajar">{escape(str(page.title), quote=False)}</h1>\n{html}'
        )
    how = door_of(path)
    if how is None:
        return html
    if 'class="g-hero' in html:
        return html.replace("<p>[door]</p>", ajar(how), 1)
    if not TITLED.search(html):
        html = f"<h1>{escape(str(page.title), quote=False)}</h1>\n{html}"
    number = re.match(r"\d+", path)
    of = f'<p class="g-hero__of">Module {int(number[0])}</p>' if number else ""
    html = LED.sub(
        lambda found: (
            f'<div class="g-hero"><div class="g-hero__words">{found[1]}{of}{found[2] or ""}</div>{ajar(how)}</div>'
        ),
        html,
        count=1,
    )
    return LESSONS.sub(
        lambda found: f'{found[1]}<ol class="g-lessons"{found[2]}>{MINUTES.sub(APART, found[3])}</ol>', html
    )


def drawing() -> str:
    """The drawing as a file of its own, on its wall."""
    wall = '<path d="M0 0H320V176H0z" fill="var(--g-wall)" stroke="none"/>'
    svg = ajar(0.45, 'xmlns="http://www.w3.org/2000/svg" width="320" height="176"')
    return coloured(svg.replace('stroke-linecap="round">', f'stroke-linecap="round">{wall}', 1)) + "\n"


def main() -> int:
    """Writes the drawing."""
    AJAR.write_text(drawing(), "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
