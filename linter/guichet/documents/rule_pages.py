"""The pages that are written from the rules: one per rule and language, the indexes, the RGAA coverage."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from guichet.core.configuration import Config
from guichet.core.errors import UsageError, reason
from guichet.core.findings import COLON, Family, Lang, Text
from guichet.core.writing import write_whole
from guichet.documents.rule_page import FAMILIES, SEVERITIES, Lesson, escaped, lessons, named_in, rule_page
from guichet.engine.catalogue import all_rules, cards
from guichet.rulebook.card import Card
from guichet.rulebook.plugin import Plugin
from guichet.rulebook.references import RGAA_VERSION
from guichet.rulebook.rgaa import Reach, criteria, reach, rules_for
from guichet.rulebook.rule import Rule
from guichet.told.language.long_forms import spelled_out

LANGS: tuple[Lang, ...] = ("fr", "en")

_GENERATED = Text(
    "<!-- Page écrite par « guichet docs » à partir de la règle : ne pas modifier à la main. -->",
    '<!-- Page written by "guichet docs" from the rule: do not edit by hand. -->',
)


def _index(lang: Lang) -> str:
    title = Text("Les règles de guichet", "The rules of guichet")
    intro = Text(
        "{number} règles en cinq familles, plus celles par lesquelles guichet parle de son propre travail. Chaque page dit qui reste dehors, quoi écrire à la place, et quand la règle se trompe.",
        "{number} rules in five families, plus those by which guichet speaks of its own work. Each page says who is left out, what to write instead, and when the rule is wrong.",
    )
    number = sum(rule.family is not Family.GUICHET for rule in cards())
    coverage = Text("Ce que guichet voit du RGAA", "What guichet sees of the RGAA").of(lang)
    lines = [f"# {title.of(lang)}", "", intro.of(lang).format(number=number), "", f"[{coverage}](rgaa.md)", ""]
    for family, name in FAMILIES.items():
        rules = [rule for rule in cards() if rule.family is family]
        if rules:
            lines += [f"## {name.of(lang)} {{ #{family.value} }}", ""]
            for heading, some in _by_theme(rules, lang) if len(rules) > _LONG else [([], rules)]:
                lines += [*heading, *(f"- {_link(rule, lang)} ({SEVERITIES[rule.severity].of(lang)})" for rule in some)]
                lines.append("")
    lines += spelled_out("\n".join(lines), lang)
    return "\n".join(lines).rstrip("\n") + "\n"


_LONG = 100
"""Rules that a reader goes through in one list: beyond, one looks for the theme first."""
_BEYOND = Text("Au-delà des critères du RGAA", "Beyond the criteria of the RGAA")


def _by_theme(rules: list[Card], lang: Lang) -> Iterator[tuple[list[str], list[Card]]]:
    """The rules under the heading of the first theme of the RGAA that they help to decide, in its order; then the others."""
    left = rules
    themes = {one.number.partition(".")[0]: one.theme for one in criteria()}
    for number, theme in themes.items():
        own = {
            rule.name
            for one in criteria()
            if one.number.partition(".")[0] == number
            for rule in rules_for(one, tuple(left))
        }
        if own:
            heading = [f"### {theme.of(lang)} {{ #{rules[0].family.value}-{number} }}", ""]
            yield heading, [rule for rule in left if rule.name in own]
            left = [rule for rule in left if rule.name not in own]
    if left:
        yield [f"### {_BEYOND.of(lang)} {{ #{rules[0].family.value}-beyond }}", ""], left


def _link(rule: Card, lang: Lang, root: str = "") -> str:
    """A rule by its title, in the language of the page; its name beside, which is in English."""
    spoken_in = "" if lang == "en" else "{ lang=en }"
    return f"[{escaped(rule.title.of(lang))}]({root}{rule.family.value}/{rule.name}.md) `{rule.name}`{spoken_in}"


def _in_a_list(rule: Card, lang: Lang) -> str:
    return f"{escaped(rule.title.of(lang))} ({SEVERITIES[rule.severity].of(lang)})"


_REACHES = {
    Reach.DECIDES: Text("décide", "decides"),
    Reach.HELPS: Text("aide à décider", "helps to decide"),
    Reach.PEOPLE: Text("laisse aux personnes", "leaves to people"),
}


def _coverage(lang: Lang) -> str:
    rules = cards()
    counts = {kind: sum(reach(one, rules) is kind for one in criteria()) for kind in Reach}
    title = Text("Ce que guichet voit du RGAA", "What guichet sees of the RGAA")
    intro = Text(
        "Le RGAA {version} compte {total} critères. guichet en décide {decides} à partir du code, aide à en décider {helps}, et en laisse {people} aux personnes. « Décide » veut dire : une violation signalée est certaine. L’absence de constat ne vaut jamais conformité : elle demande un audit par des personnes.",
        'The RGAA {version} has {total} criteria. guichet decides {decides} from the code, helps to decide {helps}, and leaves {people} to people. "Decides" means: a reported violation is certain. A report with no findings never means compliance: that takes an audit by people.',
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
        "| Critère | En nos mots | guichet… | Règles, ou raison |",
        "| Criterion | In our own words | guichet… | Rules, or reason |",
    ).of(lang)
    caption = Text(
        "Critères du thème « {} », et ce que guichet en dit",
        'Criteria of the theme "{}", and what guichet says of each',
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
                f"Table: {caption.format(one.theme.of(lang))}",
                "",
                headers,
                "| --- | --- | --- | --- |",
            ]
        links = ", ".join(f"[{rule.name}]({rule.family.value}/{rule.name}.md)" for rule in rules_for(one, rules))
        links = links or (one.why.of(lang) if one.why else "–")
        lines.append(f"| {one.number} | {one.title.of(lang)} | {_REACHES[reach(one, rules)].of(lang)} | {links} |")
    lines += ["", *spelled_out("\n".join(lines), lang)]
    return "\n".join(lines).rstrip("\n") + "\n"


_MANY = 6
"""Rules that a lesson lists in the open: more of them fold, between its rule and its exercise."""


def _lesson_list(lesson: Lesson, lang: Lang, root: Path) -> str:
    """The rules whose page leads to a lesson that does not speak of them: those of its front matter it names by itself."""
    rules = [
        rule
        for rule in cards()
        if rule.lesson == lesson.id
        and rule.family is not Family.GUICHET
        and lesson.id not in named_in(root).get(rule.name, ())
    ]
    if not rules:
        return "\n"
    head = Text("D’autres règles renvoient à cette leçon :", "Other rules point at this lesson:").of(lang)
    lines = [f"- {_link(rule, lang, '../rules/')}" for rule in rules]
    if len(lines) <= _MANY:
        return "\n".join([head, "", *lines, ""])
    folded = Text(
        f"{len(lines)} autres règles renvoient à cette leçon", f"{len(lines)} other rules point at this lesson"
    ).of(lang)
    return "\n".join([f'??? note "{folded}"', "", *(f"    {one}" for one in lines), ""])


def pages(root: Path) -> Iterator[tuple[str, str]]:
    """Yield every generated page as (path from the root, text)."""
    for lang in LANGS:
        docs = f"course/docs/{lang}/rules"
        # Last: a builder takes the title of a page from a heading that comes first.
        mark = f"\n{_GENERATED.of(lang)}\n"
        yield f"{docs}/index.md", _index(lang) + mark
        yield f"{docs}/rgaa.md", _coverage(lang) + mark
        for rule in all_rules():
            yield f"{docs}/{rule.family.value}/{rule.name}.md", rule_page(rule, lang, root) + mark
        for lesson in lessons(root).values():
            yield f"course/generated/rules-of/{lang}/{lesson.id}.md", _lesson_list(lesson, lang, root)


def checkout(folder: Path) -> Path:
    """Return a folder that is a checkout of guichet. Raises UsageError for any other: nothing of ours belongs there."""
    if not (folder / "course" / "modules.toml").is_file() or not (folder / "linter" / "guichet").is_dir():
        raise UsageError(
            f"« {folder} » n’est pas une copie de travail de guichet : rien n’y a été écrit. Lancez la commande à la racine du dépôt cloné.",
            f'"{folder}" is not a checkout of guichet: nothing was written to it. Run the command at the root of the cloned repository.',
        )
    return folder


def write_pages(root: Path, *, dry_run: bool = False) -> list[str]:
    """Write every generated page below a checkout's root and remove those of rules that are gone.

    Returns the names of the pages that changed (with `dry_run`, that would change).
    """
    wanted = dict(pages(root))
    there = [file for lang in LANGS for file in (root / f"course/docs/{lang}/rules").glob("*/*.md")]
    gone = [file for file in there if file.relative_to(root).as_posix() not in wanted]
    return _settle(root, wanted, gone, dry_run)


def _settle(root: Path, wanted: Mapping[str, str], gone: Iterable[Path], dry_run: bool) -> list[str]:
    """Write what has changed, remove what is gone, and return their names."""
    changed = []
    for name, text in wanted.items():
        file = root / name
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            changed.append(name)
            if not dry_run:
                write_whole(file, text.encode())
    for file in gone:
        changed.append(file.relative_to(root).as_posix())
        if not dry_run:
            file.unlink()
    return changed


def plugin_pages(declared: Plugin, rules: Iterable[Rule]) -> Iterator[tuple[str, str]]:
    """Yield the pages of a plugin's rules as (path, text): an index and a page per rule, in each of its languages."""
    own = [rule for rule in rules if rule.plugin == declared]
    for lang in declared.languages:
        mark = f"\n{_GENERATED.of(lang)}\n"
        lines = [f"# {declared.name}", ""]
        lines += [f"- [{rule.name}]({rule.name}.md){COLON.of(lang)} {_in_a_list(rule, lang)}" for rule in own]
        yield f"{lang}/index.md", "\n".join(lines) + "\n" + mark
        for rule in own:
            yield f"{lang}/{rule.name}.md", rule_page(rule, lang) + mark


def write_plugin_pages(folder: Path, declared: Plugin, rules: Iterable[Rule], *, dry_run: bool = False) -> list[str]:
    """Write the pages of a plugin below a folder, and remove those of its rules that are gone.

    Returns the paths of the pages that changed (with `dry_run`, that would change). Raises UsageError.
    """
    wanted = {(folder / name).as_posix(): text for name, text in plugin_pages(declared, rules)}
    marks = tuple(_GENERATED.of(lang) for lang in LANGS)
    there = [file for lang in declared.languages for file in (folder / lang).glob("*.md")]
    gone = [
        file
        for file in there
        if file.as_posix() not in wanted and file.read_text(encoding="utf-8").rstrip().endswith(marks)
    ]
    try:
        return _settle(Path(), wanted, gone, dry_run)
    except OSError as problem:
        why = reason(problem)
        raise UsageError(
            f"Impossible d’écrire les pages dans {folder} : {why.fr}. Choisissez un autre dossier avec --output.",
            f"Cannot write the pages in {folder}: {why.en}. Choose another folder with --output.",
        ) from None


def rules_list(format_name: str, lang: Lang, config: Config) -> str:
    """Return the list of rules as "text", "json" or "markdown", those of the configuration's plugins too."""
    rules = cards(config)
    if format_name == "json":
        return json.dumps([_record(rule, lang) for rule in rules], ensure_ascii=False, indent=1) + "\n"
    if format_name == "markdown":
        return _index(lang)
    width = max(len(rule.name) for rule in rules)
    return "".join(f"{rule.code}  {rule.name:<{width}}  {rule.title.of(lang)}\n" for rule in rules)


def _record(rule: Card, lang: Lang) -> dict[str, Any]:
    kinds = {kind: [one.number for one in rule.references if one.kind == kind] for kind in ("rgaa", "wcag", "act")}
    return {
        "id": rule.name,
        "code": rule.code,
        "family": rule.family.value,
        "severity": rule.severity.value,
        "title": rule.title.of(lang),
        "kinds": [subject.value for subject in rule.subjects],
        "default": rule.default,
        "since": rule.since,
        "aliases": list(rule.aliases),
        "deprecated": rule.deprecated.of(lang) if rule.deprecated else None,
        "plugin": rule.plugin.package if rule.plugin else None,
        **kinds,
    }
