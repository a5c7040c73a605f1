"""The page where one tries guichet: what it fetches is copied to the site, and its weight is told in the page."""

import json
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from course.tools import lessons as course
from course.tools import runtime
from course.tools.built import is_first_build
from course.tools.pages import ROOT

WEIGHT = "[playground weight]"
FIRST = "[playground first]"
TEMPLATE = "playground.html"
SNIPPETS = ROOT / "course" / "snippets"
EXAMPLES: dict[str, tuple[Path, dict[str, str]]] = {
    "form": (SNIPPETS / "03-forms" / "01-labels", {"bad.html": "formulaire.html"}),
    "banner": (SNIPPETS / "08-deceptive-interfaces" / "02-consent", {"bad-2.html": "bandeau.html"}),
    "letter": (ROOT / "exercises" / "e14_clear_letter" / "start", {"lettre.txt": "lettre.txt"}),
    "score": (SNIPPETS / "09-data-and-scores" / "02-risk-score", {"bad.py": "score.py"}),
}
"""The folder of each example, and the names that its files take."""
PREFECTURE = ROOT / "examples" / "prefecture"
BEGINS = "templates/demande.html"

TRIED = '<ul class="g-flaws">'
"""What a lesson holds when there is code to try in it."""

_held: dict[str, bytes] = {}
_told: dict[str, str] = {}


def on_pre_build(*, config: MkDocsConfig, **_: Any) -> None:
    """Gathers what the page fetches, once for all languages, as its weight is told; nothing where it was not fetched."""
    if is_first_build(config):
        _held.clear()
        _held.update(runtime.gathered())
        _told.clear()
        if _held:
            _told.update(weight=f"{runtime.weight(_held) / 1e6:.1f}", folder=runtime.place(_held))


def on_page_context(context: dict[str, Any], /, *, page: Page, **_: Any) -> dict[str, Any]:
    """Tells a lesson with code to try what a click fetches, and how much it weighs."""
    if _told and TRIED in (page.content or ""):
        weight = _told["weight"]
        in_french = not page.file.src_uri.startswith("en/")
        context["tried"] = {**_told, "weight": f"{weight.replace('.', ',')} Mo" if in_french else f"{weight} MB"}
    return context


def on_post_page(output: str, /, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Writes the first example in the page, and the weight of a click, in millions of bytes, when there is something to fetch."""
    if page.meta.get("template") != TEMPLATE:
        return output
    output = output.replace(FIRST, escape(examples()["form"]["files"]["formulaire.html"]))
    told = _told.get("weight", "")
    return output.replace(WEIGHT, told if page.file.src_uri.startswith("en/") else told.replace(".", ","))


def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """Writes what the page fetches: examples when one is asked for, the rest when guichet is."""
    if not is_first_build(config):
        return
    folder = Path(config.site_dir) / "assets" / "playground"
    (folder / "examples.json").write_text(json.dumps(examples(), ensure_ascii=False), encoding="utf-8")
    runtime.write(_held, folder, lessons=lessons())


def examples() -> dict[str, dict[str, Any]]:
    """The files of each example, by name; which one is shown first; whether it is a text to read."""
    found: dict[str, dict[str, Any]] = {}
    for key, (folder, names) in EXAMPLES.items():
        found[key] = {"files": {name: (folder / file).read_text("utf-8") for file, name in names.items()}}
    found["letter"]["read"] = True
    service = {name: path.read_text("utf-8") for name, path in runtime.written(PREFECTURE) if path.suffix != ".sqlite"}
    found["prefecture"] = {"files": service, "first": BEGINS}
    return found


def lessons() -> dict[str, dict[str, str]]:
    """The title of each published lesson, in both languages."""
    return {name: one["title"] for name, one in course.lessons().items() if one["state"] == "published"}
