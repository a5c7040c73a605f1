"""The list of rules, filtered by family, severity, RGAA theme and kind of file: links without a script, choices with one."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from guichet.core.findings import Lang
from guichet.documents.rule_page import FAMILIES, SEVERITIES
from guichet.engine.catalogue import all_rules
from guichet.rulebook.rgaa import criteria
from guichet.rulebook.rule import Rule
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from course.tools.lessons import of_page

STYLE = "assets/rules.css"
SCRIPT = "assets/rules.js"
KINDS: Mapping[str, tuple[str, str, set[str]]] = {
    "pages": (
        "Pages et gabarits",
        "Pages and templates",
        {".html", ".jinja", ".twig", ".njk", ".erb", ".vue", ".svelte", ".jsx", ".php"},
    ),
    "python": ("Python", "Python", {".py"}),
    "scripts": ("JavaScript", "JavaScript", {".js", ".mjs", ".ts", ".jsx", ".vue", ".svelte"}),
    "styles": ("Feuilles de style", "Style sheets", {".css", ".scss"}),
    "settings": (
        "Réglages, tâches planifiées, données",
        "Settings, scheduled tasks, data",
        {".yml", ".yaml", ".json", ".toml", ".conf", ".ini", ".cron", "crontab", ".sql", ".sh", ".xml", ".vxml"},
    ),
    "texts": ("Textes, courriels, traductions", "Texts, emails, translations", {".txt", ".md", ".po", ".eml"}),
}
"""The kinds of files, in both languages, with the ends of their names."""
_DEFAULT = {"python": ".py", "script": ".js", "call_flow": ".xml", "project": ".py"}
WORDS = {
    "fr": {
        "filters": "Filtrer les règles",
        "family": "Famille",
        "severity": "Gravité",
        "theme": "Thème du RGAA",
        "kind": "Sorte de fichier, d’après les exemples de la règle",
        "only": "Filtre «\u00a0{}\u00a0»\u00a0: {}.",
        "count": ("{} règle", "{} règles"),
        "all": "Montrer toutes les règles",
    },
    "en": {
        "filters": "Filter the rules",
        "family": "Family",
        "severity": "Severity",
        "theme": "RGAA theme",
        "kind": "Kind of file, from the examples of the rule",
        "only": "Filter “{}”: {}.",
        "count": ("{} rule", "{} rules"),
        "all": "Show all the rules",
    },
}
_ITEM = re.compile(r'<li><a href="\w+/([\w-]+)\.html">')


@dataclass(frozen=True)
class Facet:
    """A way of choosing among the rules: its values in order, with their words in both languages."""

    name: str
    values: Mapping[str, tuple[str, str]]


@cache
def facets() -> tuple[Facet, ...]:
    """The four ways of choosing."""
    themes = {one.number.partition(".")[0]: (one.theme.fr, one.theme.en) for one in criteria()}
    return (
        Facet("family", {family.value: (name.fr, name.en) for family, name in FAMILIES.items()}),
        Facet("severity", {severity.value: (name.fr, name.en) for severity, name in SEVERITIES.items()}),
        Facet("theme", {number: (f"{number}. {fr}", f"{number}. {en}") for number, (fr, en) in themes.items()}),
        Facet("kind", {name: (fr, en) for name, (fr, en, _) in KINDS.items()}),
    )


def _ends(rule: Rule) -> Iterator[str]:
    """The ends of the names of the files in which the rule's flawed examples are."""
    default = _DEFAULT.get(rule.subject.value, ".html")
    for bad in rule.bad:
        files = {bad.path: bad.code} if isinstance(bad.code, str) else dict(bad.code)
        for name, text in files.items():
            if name:
                yield os.path.splitext(name)[1] or os.path.basename(name)
            else:
                yield ".html" if text.lstrip().startswith("<") else default


@cache
def values() -> dict[str, dict[str, list[str]]]:
    """For each rule, what it has of each facet."""
    found = {}
    for rule in all_rules():
        ends = set(_ends(rule))
        themes = {one.number.partition(".")[0] for one in rule.references if one.kind == "rgaa"}
        found[rule.name] = {
            "family": [rule.family.value],
            "severity": [rule.severity.value],
            "theme": sorted(themes, key=int),
            "kind": [name for name, (_, _, known) in KINDS.items() if ends & known],
        }
    return found


def anchor(facet: str, value: str) -> str:
    """Where a link of a facet leads: to the list under a family, to what shows some rules only for the others."""
    return value if facet == "family" else f"{facet}-{value}"


def _count(facet: str, value: str, language: Lang) -> str:
    number = sum(value in one[facet] for one in values().values())
    return WORDS[language]["count"][number > 1].format(number)


def _filters(language: Lang) -> str:
    said = WORDS[language]
    right = 0 if language == "fr" else 1
    lines = [
        f'<div class="g-filters" id="filters" role="group" aria-label="{said["filters"]}" data-all="{len(values())}">'
    ]
    for facet in facets():
        lines += [f'<details class="g-filter" data-facet="{facet.name}"><summary>{said[facet.name]}</summary><ul>']
        for value, names in facet.values.items():
            count = _count(facet.name, value, language)
            lines.append(
                f'<li data-value="{value}"><a href="#{anchor(facet.name, value)}">{names[right]}</a> ({count})</li>'
            )
        lines.append("</ul></details>")
    lines.append("</div>")
    for facet in facets()[1:]:
        for value, names in facet.values.items():
            told = said["only"].format(names[right], _count(facet.name, value, language))
            lines.append(
                f'<p class="g-only" id="{anchor(facet.name, value)}">{told} <a href="#filters">{said["all"]}</a></p>'
            )
    return "\n".join(lines)


def on_page_content(html: str, /, *, page: Page, **_: Any) -> str:
    """Says of each rule of the list what it is, and puts the filters before the first family."""
    language, path = of_page(page)
    if path != "rules/index":
        return html

    def marked(item: re.Match[str]) -> str:
        own = values()[item[1]]
        data = " ".join(f'data-{name}="{" ".join(some)}"' for name, some in own.items())
        return f"<li {data}>{item[0][4:]}"

    style, script = (get_relative_url(name, page.file.url) for name in (STYLE, SCRIPT))
    before, heading, after = _ITEM.sub(marked, html).partition("<h2")
    return (
        f'{before}<link rel="stylesheet" href="{style}">\n{_filters(language)}\n'
        f'{heading}{after}\n<script src="{script}" defer></script>'
    )


def style() -> str:
    """What hides, without a script, the rules that are not of the value one followed a link to, and the families left empty."""
    lines = [".g-only {\n  display: none;\n}\n.no-js .g-only:target {\n  display: block;\n}"]
    for facet in facets()[1:]:
        for value in facet.values:
            target, wanted = f".no-js #{anchor(facet.name, value)}:target", f'[data-{facet.name}~="{value}"]'
            lines.append(
                f"{target} ~ ul > li[data-{facet.name}]:not({wanted}),\n"
                f"{target} ~ :is(h2, h3):has(+ ul > li[data-{facet.name}]):not(:has(+ ul > li{wanted})),\n"
                + ",\n".join(
                    f"{target} ~ #{family}:has(+ h3):not(:has(~ ul > li[data-family={family}]{wanted}))"
                    for family in facets()[0].values
                )
                + " {\n  display: none;\n}"
            )
    return "\n".join(lines) + "\n"


def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """Writes that style beside the others."""
    (Path(config.site_dir) / STYLE).write_text(style(), "utf-8")
