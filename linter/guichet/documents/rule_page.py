"""The page of a rule, in Markdown: for the course, the terminal and SARIF viewers."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from guichet.core.findings import COLON, Family, Lang, Severity, Text
from guichet.documents.examples import in_language
from guichet.rulebook.references import Means, Reference, State
from guichet.rulebook.rule import Bad, Code, Rule
from guichet.told.language.dates import written
from guichet.told.language.long_forms import spelled_out

FAMILIES = {
    Family.DARK_PATTERNS: Text("Interfaces trompeuses et fenêtres cachées", "Dark patterns and hidden windows"),
    Family.ALTERNATIVES: Text("Les autres portes", "Other doors"),
    Family.ACCESSIBILITY: Text("Accessibilité", "Accessibility"),
    Family.PLAIN_LANGUAGE: Text("Langue claire", "Plain language"),
    Family.DATA_ETHICS: Text("Éthique des données", "Data ethics"),
    Family.GUICHET: Text("guichet lui-même", "guichet itself"),
}
SEVERITIES = {
    Severity.CRITICAL: Text("critique", "critical"),
    Severity.SERIOUS: Text("sérieux", "serious"),
    Severity.MINOR: Text("mineur", "minor"),
}
_READ = {
    Means.PAGE: Text("lu sur le site de son auteur", "read on its author’s site"),
    Means.REPOSITORY: Text("lu dans un dépôt public", "read in a public repository"),
}
_INDIRECT = Text("lu indirectement : {}", "read indirectly: {}")
_THEN = Text("\u00a0; ", "; ")
_ON = Text("le {}", "on {}")
_BY = Text("au plus tard le {}", "on {} at the latest")
_ANOTHER = Text("Autre exemple\u00a0:", "Another example:")
_HARMLESS = {"<": "&lt;"}
_UNREAD = {
    State.NOT_CONSULTED: Text("texte non consulté", "text not consulted"),
    State.TO_VERIFY: Text("référence à vérifier", "reference to be verified"),
}


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson of the course."""

    id: str
    title: Text
    published: bool


@cache
def lessons(root: Path) -> Mapping[str, Lesson]:
    """Return the lessons of the course by id; empty outside a checkout of guichet."""
    file = root / "course" / "modules.toml"
    if not file.is_file():
        return {}
    modules = tomllib.loads(file.read_text(encoding="utf-8"))["module"]
    found = [lesson for module in modules for lesson in module.get("lesson", [])]
    return {
        one["id"]: Lesson(one["id"], Text(one["title"]["fr"], one["title"]["en"]), one["state"] == "published")
        for one in found
    }


@cache
def named_in(root: Path) -> Mapping[str, list[str]]:
    """Return, for each rule, the lessons whose front matter names it."""
    found: dict[str, list[str]] = {}
    for lesson in lessons(root):
        file = root / "course" / "docs" / "fr" / f"{lesson}.md"
        names = re.search(r"^rules: \[(.*)\]$", file.read_text(encoding="utf-8"), re.M) if file.is_file() else None
        for name in names[1].split(",") if names else ():
            found.setdefault(name.strip(), []).append(lesson)
    return found


@cache
def exercises(root: Path) -> Mapping[str, list[tuple[str, Text, int]]]:
    """Return, for each rule, the exercises that train it: (folder, title, minutes)."""
    found: dict[str, list[tuple[str, Text, int]]] = {}
    for file in sorted((root / "exercises").glob("*/meta.toml")):
        meta = tomllib.loads(file.read_text(encoding="utf-8"))
        for name in meta.get("rules", []):
            found.setdefault(name, []).append(
                (file.parent.name, Text(meta["title"]["fr"], meta["title"]["en"]), meta["minutes"])
            )
    return found


def _fence(text: str, language: str) -> list[str]:
    marks = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return [f"{marks} {language}".rstrip(), *text.strip("\n").split("\n"), marks, ""]


_LANGUAGES = {
    ".py": "python",
    ".js": "js",
    ".yml": "yaml",
    ".yaml": "yaml",
    ".xml": "xml",
    ".css": "css",
    ".po": "po",
    ".json": "json",
}


def _example(rule: Rule, code: Code, path: str, lang: Lang) -> Iterator[str]:
    default = {"python": ".py", "act": ".py", "script": ".js", "call_flow": ".xml", "project": ".py"}.get(
        rule.subject.value, ".html"
    )
    files = {path: code} if isinstance(code, str) else dict(code)
    for name, text in files.items():
        suffix = os.path.splitext(name)[1] if name else default
        language = (
            "html"
            if text.lstrip().startswith("<") and suffix in {"", ".js"}
            else _LANGUAGES.get(suffix, "html" if suffix in {".html", ".jinja"} else "text")
        )
        if name:
            yield f"`{name}`{COLON.of(lang)}"
            yield ""
        yield from _fence(text, language)


def _reference(rule: Rule, lang: Lang) -> Iterator[str]:
    for one in rule.references:
        label = f"[{one.label.of(lang)}]({one.url})" if one.url else one.label.of(lang)
        how = reading(one, lang)
        yield f"- {label} ({how})" if how else f"- {label}"
    yield ""


def reading(one: Reference, lang: Lang) -> str:
    """Say how far a reference was read, when, and by which means; nothing of guichet's own."""
    if one.means is Means.OWN:
        return ""
    if one.state in _UNREAD:
        return _UNREAD[one.state].of(lang)
    how = _INDIRECT.of(lang).format(one.through.of(lang)) if one.through else _READ[one.means].of(lang)
    day = one.on or one.by
    when = (_ON if one.on else _BY).of(lang).format(written(day, lang)) if day else ""
    return f"{how}{_THEN.of(lang)}{when}"


def _headed(lang: Lang, fr: str, en: str, anchor: str) -> list[str]:
    return [f"## {Text(fr, en).of(lang)} {{ #{anchor} }}", ""]


def rule_page(rule: Rule, lang: Lang, root: Path | None = None) -> str:
    """Return the page of a rule, in Markdown. With a checkout's root it links to the lesson and the exercises."""
    facts = Text(
        f"Code {rule.code}, famille « {FAMILIES[rule.family].fr} », gravité : {SEVERITIES[rule.severity].fr}.",
        f'Code {rule.code}, family "{FAMILIES[rule.family].en}", severity: {SEVERITIES[rule.severity].en}.',
    )
    off = rule.off and Text(
        f"Désactivée par défaut : demandez-la par son nom. {rule.off.fr}",
        f"Off by default: ask for it by name. {rule.off.en}",
    )
    lines = [
        f"# {escaped(rule.title.of(lang))} {{ #{rule.name} }}",
        "",
        f"`{rule.name}`",
        "",
        facts.of(lang) + (f" {off.of(lang)}" if off else ""),
        "",
        *_life(rule, lang),
    ]
    lines += [*_headed(lang, "Qui reste dehors", "Who is left out", "harms"), escaped(rule.harms.of(lang)), ""]
    lines += [*_headed(lang, "À la place", "Instead", "instead"), escaped(rule.instead.of(lang)), ""]
    lines += _headed(lang, "Signalé", "Reported", "reported")
    for told, examples in _by_message(in_language(rule.bad, lang)[:3], lang).items():
        lines += [told, ""]
        for number, bad in enumerate(examples):
            lines += [_ANOTHER.of(lang), ""] if number else []
            lines += _example(rule, bad.code, bad.path, lang)
    lines += _headed(lang, "Pas signalé", "Not reported", "not-reported")
    for good in in_language(rule.good, lang)[:3]:
        lines += _example(rule, good.code, good.path, lang)
    lines += [
        *_headed(lang, "Quand la règle se trompe", "When the rule is wrong", "wrong-when"),
        escaped(rule.wrong_when.of(lang)),
        "",
    ]
    lines += _derogation(rule, lang)
    if rule.options:
        lines += _headed(lang, "Réglages", "Options", "options")
        lines += [
            f"- `{one.name}` = `{json.dumps(one.default, ensure_ascii=False)}`{COLON.of(lang)} {one.help.of(lang)}"
            for one in rule.options
        ]
        lines.append("")
    lines += [*_headed(lang, "Références", "References", "references"), *_reference(rule, lang)]
    if root is not None:
        lines += _learn(rule, lang, root)
    lines += spelled_out("\n".join(lines), lang)
    return "\n".join(lines).rstrip("\n") + "\n"


def _life(rule: Rule, lang: Lang) -> list[str]:
    """Say what plugin or version brought a rule, what names it had, and whether it will go."""
    if rule.plugin:
        lines = [Text(f"Greffon : {rule.plugin.name}.", f"Plugin: {rule.plugin.name}.").of(lang)]
    else:
        lines = [Text(f"Depuis la version {rule.since}.", f"Since version {rule.since}.").of(lang)]
    if rule.aliases:
        old = ", ".join(f"`{name}`" for name in rule.aliases)
        lines.append(Text(f"S’est appelée : {old}.", f"Was called: {old}.").of(lang))
    if rule.deprecated:
        going = Text("Cette règle s’en ira.", "This rule will go.")
        lines.append(f"{going.of(lang)} {escaped(rule.deprecated.of(lang))}")
    return [" ".join(lines), ""]


def plain_page(rule: Rule, lang: Lang) -> str:
    """Return the page of a rule for what is no site: its headings carry no anchor."""
    return re.sub(r"^(#+ .*) \{ #[\w-]+ \}$", r"\1", rule_page(rule, lang), flags=re.M)


def _by_message(examples: Iterable[Bad], lang: Lang) -> dict[str, list[Bad]]:
    """Return what is said, once, and the examples of which it is said."""
    found: dict[str, list[Bad]] = {}
    for bad in examples:
        message = re.sub(r"\{(\w+)[^}]*\}", "…", bad.message.of(lang))
        kind = Text("À vérifier", "To check") if bad.review else Text("Violation", "Violation")
        harm = f" ({SEVERITIES[bad.severity].of(lang)})" if bad.severity is not None else ""
        found.setdefault(f"> **{kind.of(lang)}**{harm} — {escaped(message)}", []).append(bad)
    return found


_MARK = re.compile(r"(?P<kept>`[^`]*`)|(?P<tag><[^\s<>][^<>]*>)|(?P<mark>[<*_\[\]])")
"""Code stays as it is; a tag becomes code: no other way of showing one is read alike by every reader of Markdown."""


def escaped(text: str) -> str:
    """Return text as Markdown that shows it: tags as code, its other marks made harmless."""
    return _MARK.sub(
        lambda one: one["kept"] or (f"`{one['tag']}`" if one["tag"] else _HARMLESS.get(one[0], f"\\{one[0]}")), text
    )


def _derogation(rule: Rule, lang: Lang) -> list[str]:
    if rule.family is Family.GUICHET:
        return []
    reason = Text("le motif", "the reason").of(lang)
    owner = Text("la fonction responsable", "the responsible role").of(lang)
    told = Text(
        "Si la décision est prise en connaissance de cause, écrivez-la au-dessus, dans un commentaire de la langue du fichier (`{# … #}`, `<%# … %>`, `{{-- … --}}`, `-# …` en Haml, `/ …` en Slim, `# …` en Python) ; `guichet check --add-derogations` choisit le bon :",
        "If the decision is taken knowingly, write it down above, in a comment of the file’s language (`{# … #}`, `<%# … %>`, `{{-- … --}}`, `-# …` in Haml, `/ …` in Slim, `# …` in Python); `guichet check --add-derogations` chooses the right one:",
    )
    return [told.of(lang), "", *_fence(f'guichet: ignore[{rule.name}] reason="{reason}" owner="{owner}"', "text")]


def _learn(rule: Rule, lang: Lang, root: Path) -> list[str]:
    lines = _headed(lang, "Apprendre", "Learn", "learn")
    for name in dict.fromkeys([rule.lesson, *named_in(root).get(rule.name, [])]):
        lesson = lessons(root).get(name)
        if lesson is not None:
            label, title = Text("Leçon", "Lesson").of(lang) + COLON.of(lang), lesson.title.of(lang)
            lines.append(f"- {label} [{title}](../../{lesson.id}.md)" if lesson.published else f"- {label} {title}")
    for folder, title_, minutes in exercises(root).get(rule.name, []):
        label = Text("Exercice", "Exercise").of(lang) + COLON.of(lang)
        lines.append(f"- {label} {title_.of(lang)}, `pytest exercises/{folder}` ({minutes} min)")
    return [*lines, ""]
