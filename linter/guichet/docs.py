"""The pages that are written from the rules: one per rule and language, the indexes, the RGAA coverage."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from guichet.catalogue import all_rules
from guichet.findings import Family, Lang, Severity, Text
from guichet.references import RGAA_VERSION, State
from guichet.rgaa import Reach, criteria, reach, rules_for
from guichet.rule import Bad, Code, Rule

LANGS: tuple[Lang, ...] = ("fr", "en")

FAMILIES = {
    Family.DARK_PATTERNS: Text("Interfaces trompeuses et fenêtres cachées", "Dark patterns and hidden windows"),
    Family.ALTERNATIVES: Text("Les autres portes", "Other doors"),
    Family.ACCESSIBILITY: Text("Accessibilité", "Accessibility"),
    Family.PLAIN_LANGUAGE: Text("Langue claire", "Plain language"),
    Family.DATA_ETHICS: Text("Éthique des données", "Data ethics"),
    Family.GUICHET: Text("guichet lui-même", "guichet itself"),
}
_SEVERITIES = {
    Severity.CRITICAL: Text("critique", "critical"),
    Severity.SERIOUS: Text("sérieux", "serious"),
    Severity.MINOR: Text("mineur", "minor"),
}
_STATES = {
    State.VERIFIED: Text("vérifiée le {}", "verified on {}"),
    State.SECONDARY: Text("lue dans une source secondaire, le {}", "read in a secondary source, on {}"),
    State.TO_VERIFY: Text("référence à vérifier", "reference to be verified"),
}
_GENERATED = Text(
    "<!-- Page écrite par « guichet docs » à partir de la règle : ne pas modifier à la main. -->",
    '<!-- Page written by "guichet docs" from the rule: do not edit by hand. -->',
)


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


def _example(rule: Rule, code: Code, path: str) -> Iterator[str]:
    default = {"python": ".py", "script": ".js", "call_flow": ".xml", "project": ".py"}.get(rule.subject.value, ".html")
    files = {path: code} if isinstance(code, str) else dict(code)
    for name, text in files.items():
        suffix = os.path.splitext(name)[1] if name else default
        language = (
            "html"
            if text.lstrip().startswith("<") and suffix in {"", ".js"}
            else _LANGUAGES.get(suffix, "html" if suffix in {".html", ".jinja"} else "text")
        )
        if name:
            yield f"`{name}` :"
            yield ""
        yield from _fence(text, language)


def _reference(rule: Rule, lang: Lang) -> Iterator[str]:
    for one in rule.refs:
        label = f"[{one.label.of(lang)}]({one.url})" if one.url else one.label.of(lang)
        yield f"- {label} ({_STATES[one.state].of(lang).format(one.consulted)})"
    yield ""


def _headed(lang: Lang, fr: str, en: str, anchor: str) -> list[str]:
    return [f"## {Text(fr, en).of(lang)} {{ #{anchor} }}", ""]


def rule_page(rule: Rule, lang: Lang, root: Path | None = None) -> str:
    """Return the page of a rule, in Markdown. With a checkout's root it links to the lesson and the exercises."""
    facts = Text(
        f"Code {rule.code}, famille « {FAMILIES[rule.family].fr} », gravité : {_SEVERITIES[rule.severity].fr}.",
        f'Code {rule.code}, family "{FAMILIES[rule.family].en}", severity: {_SEVERITIES[rule.severity].en}.',
    )
    off = Text("Désactivée par défaut : demandez-la par son nom.", "Off by default: ask for it by name.")
    lines = [
        f"# {rule.title.of(lang)} {{ #{rule.name} }}",
        "",
        f"`{rule.name}`",
        "",
        facts.of(lang) + ("" if rule.default else f" {off.of(lang)}"),
        "",
    ]
    lines += [*_headed(lang, "Qui reste dehors", "Who is left out", "harms"), rule.harms.of(lang), ""]
    lines += [*_headed(lang, "À la place", "Instead", "instead"), rule.instead.of(lang), ""]
    lines += _headed(lang, "Signalé", "Reported", "reported")
    for bad in rule.bad[:3]:
        lines += [*_example(rule, bad.code, bad.path), *_quote(bad, lang)]
    lines += _headed(lang, "Pas signalé", "Not reported", "not-reported")
    for good in rule.good[:3]:
        lines += _example(rule, good.code, good.path)
    lines += [
        *_headed(lang, "Quand la règle se trompe", "When the rule is wrong", "wrong-when"),
        rule.wrong_when.of(lang),
        "",
    ]
    lines += _derogation(rule, lang)
    if rule.options:
        lines += _headed(lang, "Réglages", "Options", "options")
        lines += [
            f"- `{one.name}` = `{json.dumps(one.default, ensure_ascii=False)}` : {one.help.of(lang)}"
            for one in rule.options
        ]
        lines.append("")
    lines += [*_headed(lang, "Références", "References", "references"), *_reference(rule, lang)]
    if root is not None:
        lines += _learn(rule, lang, root)
    return "\n".join(lines).rstrip("\n") + "\n"


def _quote(bad: Bad, lang: Lang) -> list[str]:
    message = re.sub(r"\{(\w+)[^}]*\}", "…", bad.message.of(lang))
    kind = Text("À vérifier", "To check") if bad.review else Text("Violation", "Violation")
    return [f"> **{kind.of(lang)}** — {_escaped(message)}", ""]


def _escaped(text: str) -> str:
    return re.sub(r"([<>*_\[\]])", r"\\\1", text)


def _derogation(rule: Rule, lang: Lang) -> list[str]:
    if rule.family is Family.GUICHET:
        return []
    reason = Text("le motif", "the reason").of(lang)
    owner = Text("la fonction responsable", "the responsible role").of(lang)
    opening, closing = ("#", "") if rule.subject.value in {"python", "project"} else ("{#", " #}")
    told = Text(
        "Si la décision est prise en connaissance de cause, écrivez-la :",
        "If the decision is taken knowingly, write it down:",
    )
    return [
        told.of(lang),
        "",
        *_fence(f'{opening} guichet: ignore[{rule.name}] reason="{reason}" owner="{owner}"{closing}', "text"),
    ]


def _learn(rule: Rule, lang: Lang, root: Path) -> list[str]:
    lesson = lessons(root).get(rule.lesson)
    lines = _headed(lang, "Apprendre", "Learn", "learn")
    if lesson is not None:
        label = Text("Leçon", "Lesson").of(lang)
        title = lesson.title.of(lang)
        lines.append(f"- {label} : [{title}](../../{lesson.id}.md)" if lesson.published else f"- {label} : {title}")
    for folder, title_, minutes in exercises(root).get(rule.name, []):
        label = Text("Exercice", "Exercise").of(lang)
        lines.append(f"- {label} : {title_.of(lang)}, `pytest exercises/{folder}` ({minutes} min)")
    return [*lines, ""]


def _index(lang: Lang) -> str:
    title = Text("Les règles de guichet", "The rules of guichet")
    intro = Text(
        "{number} règles en cinq familles, plus celles par lesquelles guichet parle de son propre travail. Chaque page dit qui reste dehors, quoi écrire à la place, et quand la règle se trompe.",
        "{number} rules in five families, plus those by which guichet speaks of its own work. Each page says who is left out, what to write instead, and when the rule is wrong.",
    )
    number = sum(rule.family is not Family.GUICHET for rule in all_rules())
    coverage = Text("Ce que guichet voit du RGAA", "What guichet sees of the RGAA").of(lang)
    lines = [f"# {title.of(lang)}", "", intro.of(lang).format(number=number), "", f"[{coverage}](rgaa.md)", ""]
    headers = Text("| Règle | Ce qu’elle signale | Gravité |", "| Rule | What it reports | Severity |").of(lang)
    for family, name in FAMILIES.items():
        rules = [rule for rule in all_rules() if rule.family is family]
        if rules:
            lines += [f"## {name.of(lang)} {{ #{family.value} }}", "", headers, "| --- | --- | --- |"]
            lines += [
                f"| [{rule.name}]({family.value}/{rule.name}.md) | {_escaped(rule.title.of(lang))} | {_SEVERITIES[rule.severity].of(lang)} |"
                for rule in rules
            ]
            lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


_REACHES = {
    Reach.DECIDES: Text("décide", "decides"),
    Reach.HELPS: Text("aide à décider", "helps to decide"),
    Reach.PEOPLE: Text("laisse aux personnes", "leaves to people"),
}


def _coverage(lang: Lang) -> str:
    rules = all_rules()
    counts = {kind: sum(reach(one, rules) is kind for one in criteria()) for kind in Reach}
    title = Text("Ce que guichet voit du RGAA", "What guichet sees of the RGAA")
    intro = Text(
        "Le RGAA {version} compte {total} critères. guichet en décide {decides} à partir du code, aide à en décider {helps}, et en laisse {people} aux personnes. « Décide » veut dire : une violation signalée est certaine. L’absence de constat ne vaut jamais conformité : elle demande un audit par des personnes.",
        'The RGAA {version} has {total} criteria. guichet decides {decides} from the code, helps to decide {helps}, and leaves {people} to people. "Decides" means: a reported violation is certain. No finding never means compliance: that takes an audit by people.',
    )
    filled = intro.of(lang).format(
        version=RGAA_VERSION,
        total=len(criteria()),
        decides=counts[Reach.DECIDES],
        helps=counts[Reach.HELPS],
        people=counts[Reach.PEOPLE],
    )
    lines = [f"# {title.of(lang)}", "", filled, ""]
    headers = Text(
        "| Critère | En nos mots | guichet… | Règles |", "| Criterion | In our own words | guichet… | Rules |"
    ).of(lang)
    theme = ""
    for one in criteria():
        if one.theme.en != theme:
            theme = one.theme.en
            number = one.number.partition(".")[0]
            lines += [
                "",
                f"## {number}. {one.theme.of(lang)} {{ #theme-{number} }}",
                "",
                headers,
                "| --- | --- | --- | --- |",
            ]
        links = ", ".join(f"[{rule.name}]({rule.family.value}/{rule.name}.md)" for rule in rules_for(one, rules)) or "–"
        lines.append(f"| {one.number} | {one.title.of(lang)} | {_REACHES[reach(one, rules)].of(lang)} | {links} |")
    return "\n".join(lines) + "\n"


def _lesson_list(lesson: Lesson, lang: Lang) -> str:
    rules = [rule for rule in all_rules() if rule.lesson == lesson.id and rule.family is not Family.GUICHET]
    if not rules:
        return Text("Aucune règle ne renvoie à cette leçon.", "No rule points at this lesson.").of(lang) + "\n"
    head = Text("Toutes les règles qui renvoient à cette leçon :", "All the rules that point at this lesson:").of(lang)
    lines = [
        f"- [{rule.name}](../rules/{rule.family.value}/{rule.name}.md) : {_escaped(rule.title.of(lang))}"
        for rule in rules
    ]
    if lang == "en":
        lines = [line.replace(") : ", "): ") for line in lines]
    return "\n".join([head, "", *lines, ""])


def pages(root: Path) -> Iterator[tuple[str, str]]:
    """Yield every generated page as (path from the root, text)."""
    for lang in LANGS:
        docs = f"course/docs/{lang}/rules"
        mark = _GENERATED.of(lang)
        yield f"{docs}/index.md", f"{mark}\n\n{_index(lang)}"
        yield f"{docs}/rgaa.md", f"{mark}\n\n{_coverage(lang)}"
        for rule in all_rules():
            yield f"{docs}/{rule.family.value}/{rule.name}.md", f"{mark}\n\n{rule_page(rule, lang, root)}"
        for lesson in lessons(root).values():
            yield f"course/generated/rules-of/{lang}/{lesson.id}.md", _lesson_list(lesson, lang)


def write_pages(root: Path, *, dry_run: bool = False) -> list[str]:
    """Write every generated page below a checkout's root and remove those of rules that are gone.

    Returns the names of the pages that changed (with `dry_run`, that would change).
    """
    wanted = dict(pages(root))
    changed = []
    for name, text in wanted.items():
        file = root / name
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            changed.append(name)
            if not dry_run:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8", newline="\n")
    for lang in LANGS:
        for file in (root / f"course/docs/{lang}/rules").glob("*/*.md"):
            name = file.relative_to(root).as_posix()
            if name not in wanted:
                changed.append(name)
                if not dry_run:
                    file.unlink()
    return changed


def rules_list(format_name: str, lang: Lang) -> str:
    """Return the list of rules as "text", "json" or "markdown"."""
    rules = all_rules()
    if format_name == "json":
        return json.dumps([_record(rule, lang) for rule in rules], ensure_ascii=False, indent=1) + "\n"
    if format_name == "markdown":
        return _index(lang)
    width = max(len(rule.name) for rule in rules)
    return "".join(f"{rule.code}  {rule.name:<{width}}  {rule.title.of(lang)}\n" for rule in rules)


def _record(rule: Rule, lang: Lang) -> dict[str, Any]:
    kinds = {kind: [ref.number for ref in rule.refs if ref.kind == kind] for kind in ("rgaa", "wcag", "act")}
    return {
        "id": rule.name, "code": rule.code, "family": rule.family.value, "severity": rule.severity.value,
        "title": rule.title.of(lang), "kinds": [subject.value for subject in rule.subjects], "default": rule.default, **kinds,
    }  # fmt: skip
