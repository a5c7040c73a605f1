"""`guichet new`: one file, the next free code, an example that fails until the rule is written."""

from __future__ import annotations

import re
from pathlib import Path

from guichet.core.errors import UsageError, reason
from guichet.core.findings import Family
from guichet.engine.catalogue import all_rules

_PREFIXES = {
    Family.ACCESSIBILITY: ("W91", "W96"),
    Family.PLAIN_LANGUAGE: ("W92",),
    Family.DARK_PATTERNS: ("W93",),
    Family.DATA_ETHICS: ("W94",),
    Family.ALTERNATIVES: ("W95",),
}

_FILE = '''"""Say in one sentence whom this pattern leaves outside."""

from collections.abc import Iterator

from guichet.reading.templates.element import Element
from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.templates.page import Page
from guichet.rulebook.references import rgaa
from guichet.rulebook.rule import Bad, Good, element_rule

FOUND = Text(
    fr="« {{name}} » : dites ce que cela fait à quelqu’un, puis quoi écrire.",
    en='"{{name}}": say what it does to someone, then what to write.',
)


@element_rule(
    "p",
    name="{name}",
    code="{code}",
    family=Family.{family},
    severity=Severity.SERIOUS,
    title=Text(fr="Le défaut, en quelques mots", en="The flaw, in a few words"),
    harms=Text(fr="Qui reste dehors, et comment.", en="Who is left out, and how."),
    instead=Text(fr="Quoi faire à la place.", en="What to do instead."),
    wrong_when=Text(fr="Quand demander une dérogation.", en="When to ask for a derogation."),
    refs=(rgaa("1.1"),),
    lesson="04-accessibility/01-what-tools-miss",
    bad=(
        Bad('<p class="à-signaler">…</p>', FOUND, at='<p class="à-signaler">'),
        Bad('<div><p class="à-signaler">…</p></div>', FOUND, at='<p class="à-signaler">'),
        Bad('{{% if a %}}<p class="à-signaler">…</p>{{% endif %}}', FOUND, at='<p class="à-signaler">'),
    ),
    good=(Good("<p>…</p>"), Good('<p class="{{{{ classe }}}}">…</p>'), Good("{{# <p class=à-signaler> #}}")),
)
def {function}(paragraph: Element, page: Page) -> Iterator[Hit]:
    """Report…"""
    yield from ()
'''


def create(root: Path, family: str, name: str) -> Path:
    """Write the file of a new rule in a checkout and return its path. Raises UsageError when the name is taken or badly formed."""
    if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", name):
        raise UsageError(
            f"« {name} » n’est pas un nom de règle : des mots en minuscules reliés par des traits d’union, le défaut d’abord (img-alt-missing).",
            f'"{name}" is not a rule name: lower-case words joined by hyphens, the thing that is wrong first (img-alt-missing).',
        )
    function = name.replace("-", "_")
    file = root / "linter" / "guichet" / "rules" / family / f"{function}.py"
    if file.exists() or any(rule.name == name for rule in all_rules()):
        raise UsageError(f"La règle « {name} » existe déjà : {file}.", f'The rule "{name}" already exists: {file}.')
    kind = Family(family)
    text = _FILE.format(name=name, code=_next_code(kind), family=kind.name, function=function)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as out:
            out.write(text)
    except OSError as problem:
        why = reason(problem)
        raise UsageError(
            f"Impossible d’écrire {file} : {why.fr}. Travaillez dans un clone de guichet (« make setup »).",
            f'Cannot write {file}: {why.en}. Work in a clone of guichet ("make setup").',
        ) from None
    return file


def _next_code(family: Family) -> str:
    taken = {rule.code for rule in all_rules()}
    return next(
        code
        for prefix in _PREFIXES[family]
        for number in range(1, 100)
        if (code := f"{prefix}{number:02d}") not in taken
    )
