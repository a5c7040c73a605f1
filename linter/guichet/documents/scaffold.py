"""`guichet new`: one file, the next code, an example that fails until the rule is written; or a plugin of one's own."""

from __future__ import annotations

import importlib
import importlib.util
import re
from collections.abc import Iterable
from pathlib import Path

from guichet.core.configuration import Config
from guichet.core.errors import UsageError, reason
from guichet.core.findings import Family
from guichet.core.writing import write_new
from guichet.engine.catalogue import cards
from guichet.engine.plugins import Named, declaration
from guichet.rulebook.card import Card
from guichet.rulebook.codes import PREFIXES, next_code, retired
from guichet.version import VERSION

_OWN = """from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule"""
_FROM_OUTSIDE = "from guichet.api import Bad, Element, Family, Good, Hit, Page, Severity, Text, element_rule"
_LESSON = """
    lesson="","""

_RULE = '''"""Say in one sentence whom this pattern leaves outside."""

from collections.abc import Iterator

{imports}

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
    refs=({refs}),{lesson}
    since="{since}",
    bad=(
        Bad('<p class="à-signaler">…</p>', FOUND, at='<p class="à-signaler">'),
        Bad('<div><p class="à-signaler">…</p></div>', FOUND, at='<p class="à-signaler">'),
        Bad('{{% if a %}}<p class="à-signaler">…</p>{{% endif %}}', FOUND, at='<p class="à-signaler">'),
    ),
    good=(Good("<p>…</p>"), Good('<p class="{{{{ classe }}}}">…</p>'), Good("{{# <p class=à-signaler> #}}")),
)
def {function}(paragraph: Element, page: Page) -> Iterator[Hit]:
    """Report…"""
    yield from ()  # for instance: yield Hit(paragraph.span, FOUND, {{"name": paragraph.attr("class")}})
'''


_PACKAGE = '''"""The rules of our agency: each other module of this package is one rule."""

from guichet.api import Plugin

guichet_plugin = Plugin(
    name="{package}",
    # A range of codes of your own, from W51 to W89.
    prefix="W51",
    # With one language alone, its sentences are shown in the other too: languages=("fr",) and Text(fr="…", en="").
    languages=("fr", "en"),
)
'''

_TESTS = '''"""The examples of each rule are its tests."""

import pytest
from guichet.testing import Example, assert_example, examples_of


@pytest.mark.parametrize("example", examples_of("{package}"), ids=str)
def test_example(example: Example) -> None:
    assert_example(example)
'''


_SETTINGS = """[tool.guichet]
plugins = ["{package}"]
"""


def sentences_to_write() -> frozenset[str]:
    """Return the sentences, in English, that a new rule holds until somebody writes its own."""
    return frozenset(re.findall(r"""\ben=["']([^"'{}]+)["']""", _RULE))


def create(root: Path, family: str, name: str) -> Path:
    """Write the file of a new rule in a checkout and return its path. Raises UsageError when the name is taken or badly formed."""
    kind = Family(family)
    file = root / "linter" / "guichet" / "rules" / family / f"{_function(name)}.py"
    _free(name, file, cards())
    code = next_code(PREFIXES[kind], (rule.code for rule in cards()))
    _write_new(file, _rule(name, kind, code, VERSION, _OWN, _LESSON))
    return file


def create_in_plugin(root: Path, package: str, family: str, name: str) -> list[Path]:
    """Write the file of a new rule in a plugin, and the plugin if there is none. Returns the files that were written.

    Raises UsageError when a name is taken or badly formed, or when the plugin does not load.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_]*", package):
        raise UsageError(
            f"« {package} » n’est pas un nom de greffon : des lettres minuscules, des chiffres, des tirets bas (agency_rules).",
            f'"{package}" is not a plugin name: lower-case letters, digits, underscores (agency_rules).',
        )
    folder = root / package
    file = folder / f"{_function(name)}.py"
    written: list[Path] = []
    if not (folder / "__init__.py").exists():
        if importlib.util.find_spec(package) is not None:
            raise UsageError(
                f"« {package} » est déjà le nom d’un module Python installé. Choisissez-en un autre.",
                f'"{package}" is already the name of an installed Python module. Choose another.',
            )
        _free(name, file, cards())
        tests = root / f"test_{package}.py"
        started = [(folder / "__init__.py", _PACKAGE.format(package=package)), (tests, _TESTS.format(package=package))]
        if not (root / "pyproject.toml").exists():
            started.append((root / "pyproject.toml", _SETTINGS.format(package=package)))
        for path, text in started:
            _write_new(path, text)
            written.append(path)
        importlib.invalidate_caches()
    config = Config(plugins=(package,), root=str(root))
    prefix = declaration(Named(package, str(root))).prefix
    rules = cards(config)
    _free(name, file, rules)
    code = next_code((prefix,), (rule.code for rule in rules))
    _write_new(file, _rule(name, Family(family), code, "", _FROM_OUTSIDE, ""))
    return [*written, file]


def _rule(name: str, family: Family, code: str, since: str, imports: str, lesson: str) -> str:
    text = _RULE.format(
        name=name, code=code, family=family.name, function=_function(name), since=since, imports=imports, lesson=lesson,
        refs="" if lesson else '"rgaa 1.1",',
    )  # fmt: skip
    return text if since else text.replace('    since="",\n', "")


def _function(name: str) -> str:
    return name.replace("-", "_")


def _free(name: str, file: Path, rules: Iterable[Card]) -> None:
    """Raise UsageError unless a name is well formed and no rule has it, nor had it."""
    if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", name):
        raise UsageError(
            f"« {name} » n’est pas un nom de règle : des mots en minuscules reliés par des traits d’union, le défaut d’abord (img-alt-missing).",
            f'"{name}" is not a rule name: lower-case words joined by hyphens, the thing that is wrong first (img-alt-missing).',
        )
    gone = {one["name"] for one in retired().values()}
    if file.exists() or name in gone or any(name in rule.names for rule in rules):
        raise UsageError(
            f"La règle « {name} » existe déjà, ou a existé : {file}.",
            f'The rule "{name}" already exists, or has existed: {file}.',
        )


def _write_new(file: Path, text: str) -> None:
    try:
        write_new(file, text)
    except OSError as problem:
        why = reason(problem)
        raise UsageError(
            f"Impossible d’écrire {file} : {why.fr}. Lancez la commande dans un dossier à vous.",
            f"Cannot write {file}: {why.en}. Run the command in a folder of yours.",
        ) from None
