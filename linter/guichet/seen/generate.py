"""Write `classes.json`: which classes of published design systems hide, hide from the eye alone, or open later.

usage: python -m guichet.seen.generate NODE_MODULES
with `npm install bootstrap@5.3.9 @gouvfr/dsfr@1.15.3 govuk-frontend@5.14.0 @uswds/uswds@3.14.0` done there. Only facts
are kept: the names of classes, and what the stylesheet of each system does with them.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

import tinycss2

HERE = Path(__file__).resolve().parent
_SHEETS = {
    "bootstrap": ("dist/css/bootstrap.css",),
    "@gouvfr/dsfr": ("dist/dsfr.css", "dist/utility/utility.css"),
    "govuk-frontend": ("dist/govuk/govuk-frontend.min.css",),
    "@uswds/uswds": ("dist/css/uswds.css",),
}
_CLASS = re.compile(r"^\.((?:\\.|[\w-])+)$")
_LAST = re.compile(r"\.((?:\\.|[\w-])+)(?::not\([^)]*\)|\[[^\]]*\])*$")
_AWAY = re.compile(r"^(?:rect\((?:0|1px)|inset\((?:50|100)%)")


def _rules(text: str, *, inside_media: bool = False) -> list[tuple[list[str], dict[str, str], bool]]:
    """Return (selectors, declarations, whether a media query decides) for each rule of a stylesheet."""
    found = []
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if rule.type == "at-rule" and rule.lower_at_keyword == "media" and rule.content is not None:
            if "print" not in tinycss2.serialize(rule.prelude):
                found.extend(_rules(tinycss2.serialize(rule.content), inside_media=True))
        elif rule.type == "qualified-rule":
            selectors = [one.strip() for one in tinycss2.serialize(rule.prelude).split(",")]
            declared = {
                one.lower_name: tinycss2.serialize(one.value).strip().lower() + (" !important" if one.important else "")
                for one in tinycss2.parse_declaration_list(rule.content, skip_comments=True, skip_whitespace=True)
                if one.type == "declaration"
            }
            found.append((selectors, declared, inside_media))
    return found


def _hides(declared: dict[str, str]) -> bool:
    return declared.get("display", "").startswith("none") or declared.get("visibility", "").startswith("hidden")


def _shows(declared: dict[str, str]) -> bool:
    display, visibility = declared.get("display", "none"), declared.get("visibility", "hidden")
    return not display.startswith("none") or visibility.startswith(("visible", "inherit"))


def _is_unseen(declared: dict[str, str]) -> bool:
    clipped = any(_AWAY.match(declared.get(name, "")) for name in ("clip", "clip-path"))
    return clipped or declared.get("left", "").startswith("-999")


def _of_sheets(texts: list[str]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        for selectors, declared, in_media in _rules(text):
            for selector in selectors:
                last = _LAST.search(selector)
                alone = _CLASS.match(selector.removesuffix(":not(caption)"))
                name = re.sub(r"\\(.)", r"\1", (alone or last or [""])[1]) if alone or last else ""
                if not name:
                    continue
                if in_media:
                    if alone and "display" in declared and _shows(declared):
                        found["shown"].add(name)
                elif _hides(declared):
                    is_utility = alone and any(value.endswith("!important") for value in declared.values())
                    found["hidden" if is_utility else "opened"].add(name)
                elif alone and _is_unseen(declared):
                    found["unseen"].add(name)
    found["opened"] -= found["hidden"] | found["shown"]
    return {kind: sorted(found[kind]) for kind in ("hidden", "opened", "unseen", "shown")}


def main() -> None:
    """Write the file."""
    modules = Path(sys.argv[1]).resolve()
    systems = {}
    for name, sheets in _SHEETS.items():
        package = json.loads((modules / name / "package.json").read_text())
        texts = [(modules / name / sheet).read_text(encoding="utf-8") for sheet in sheets]
        systems[f"{name} {package['version']} ({package['license']})"] = _of_sheets(texts)
    data = {"source": "what the stylesheets published on npm do with each class", "systems": systems}
    (HERE / "classes.json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
