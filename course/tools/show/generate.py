"""Writes what lessons show of each page: `python -m course.tools.show.generate`, with Chromium, keeps it in course/generated."""

import json
import re
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course.tools.chromium import ABSENT, browser, find_chromium
from course.tools.pages import ROOT
from course.tools.show.snippets import Snippet, every, head, hosts, told, whole

if TYPE_CHECKING:
    from playwright.sync_api import Browser

KEPT = ROOT / "course" / "generated" / "shown"
STYLE = (
    re.sub(
        r"\s*([{}:;,>])\s*",
        r"\1",
        re.sub(r"/\*.*?\*/", "", (Path(__file__).parent / "house.css").read_text("utf-8"), flags=re.S),
    )
    .replace(";}", "}")
    .replace("\n", "")
)
"""The style of the fictional services, without what a person needs to read it."""
GUARD = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';style-src 'unsafe-inline';img-src data:;frame-src 'self'\">"


def dressed(page: str, guard: str = GUARD) -> str:
    """A page as it is shown: nothing runs nor is fetched, in the style of the fictional services."""
    return re.sub(r"<head>\n?", lambda _: f"<head>{guard}<style>{STYLE}</style>", page, count=1)


def file_of(lesson: str) -> Path:
    """Where what is shown of a lesson is kept."""
    return KEPT / f"{lesson}.json"


@cache
def kept(lesson: str) -> dict[str, dict[str, Any]]:
    """What is kept of the pages of a lesson, by the name of their file."""
    file = file_of(lesson)
    found: dict[str, dict[str, Any]] = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    return found


def pages() -> dict[str, list[Snippet]]:
    """The files that a person would have in front of them as a page, by lesson."""
    found: dict[str, list[Snippet]] = {}
    for snippet in every():
        if snippet.is_page:
            found.setdefault(snippet.lesson, []).append(snippet)
    return found


def looked_at(browser: "Browser", snippets: list[Snippet]) -> dict[str, dict[str, Any]]:
    """What Chromium shows and says of these pages."""
    from course.tools.show.look import seen

    page = browser.new_page(locale="fr-FR")
    found = {}
    for snippet in snippets:
        shown, (title, language) = whole(snippet), head(snippet)
        found[snippet.name] = {
            "focus": "focus" in told(snippet),
            "hosts": hosts(snippet),
            "language": language,
            "page": shown,
            "title": title,
            **seen(page, dressed(whole(snippet, is_walked=True), guard="")),
        }
    page.close()
    return found


def settled(fresh: dict[str, dict[str, Any]], old: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What is fresh, with the heights of what did not change: they depend on the fonts of the machine."""
    same = {name for name, one in fresh.items() if {**one, "height": 0} == {**old.get(name, {}), "height": 0}}
    return {name: old[name] if name in same else one for name, one in fresh.items()}


def written(fresh: dict[str, dict[str, Any]]) -> str:
    """What is kept of a lesson, as a file."""
    return json.dumps(fresh, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def main() -> int:
    """Writes what is late; says so and does nothing without Chromium."""
    if find_chromium() is None:
        print(ABSENT)
        return 0
    with browser() as opened:
        for lesson, snippets in pages().items():
            text = written(settled(looked_at(opened, snippets), kept(lesson)))
            file = file_of(lesson)
            if not file.is_file() or file.read_text("utf-8") != text:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, "utf-8", newline="\n")
                print(file.relative_to(ROOT))
    for file in sorted(KEPT.rglob("*.json")):
        if file.relative_to(KEPT).with_suffix("").as_posix() not in pages():
            file.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
