"""Rules of other people: packages named in `[tool.guichet] plugins`, or installed under the entry point `guichet.rules`.

A plugin is code: it runs with the rights of whoever runs guichet. `--isolated` loads none.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import pkgutil
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import ModuleType

from guichet.core.errors import UsageError
from guichet.core.findings import Text
from guichet.rulebook import references
from guichet.rulebook.plugin import Plugin
from guichet.rulebook.rule import Rule

GROUP = "guichet.rules"
DECLARATION = "guichet_plugin"


@dataclass(frozen=True, slots=True)
class Named:
    """A plugin as the configuration names it: an importable package, found next to the configuration too."""

    package: str
    root: str = ""


def installed() -> tuple[str, ...]:
    """Return the packages that are installed under the entry point group, in alphabetical order."""
    from importlib.metadata import entry_points

    return tuple(sorted({one.module for one in entry_points(group=GROUP)}))


@contextmanager
def _reachable(root: str) -> Iterator[None]:
    """Let packages that stand next to the configuration be imported, after those that are installed."""
    if not root:
        yield
        return
    sys.path.append(os.path.abspath(root))
    try:
        yield
    finally:
        sys.path.remove(os.path.abspath(root))


def folder_of(plugin: Named) -> Path:
    """Return where a plugin's files are, without running them. Raises UsageError when there is no such package."""
    with _reachable(plugin.root):
        try:
            spec = importlib.util.find_spec(plugin.package)
        except (ImportError, ValueError, AttributeError):
            spec = None
    places = list(spec.submodule_search_locations or ()) if spec else []
    if not places:
        raise UsageError(
            f"Le greffon « {plugin.package} » est introuvable : aucun dossier de modules Python ne porte ce nom. Installez-le, ou posez-le à côté de pyproject.toml.",
            f'The plugin "{plugin.package}" cannot be found: no package has this name. Install it, or put it next to pyproject.toml.',
        )
    return Path(places[0])


def _failed(plugin: Named, fr: str, en: str) -> UsageError:
    said = Text(fr, en)
    return UsageError(
        f"Le greffon « {plugin.package} » ne se charge pas : {said.fr} Corrigez-le, ou retirez-le de la configuration.",
        f'The plugin "{plugin.package}" does not load: {said.en} Mend it, or take it out of the configuration.',
    )


def _import(plugin: Named, name: str) -> ModuleType:
    with _reachable(plugin.root):
        try:
            return importlib.import_module(name)
        except Exception as problem:
            raise _failed(
                plugin,
                f"l’import de {name} lève {type(problem).__name__} ({problem}).",
                f"importing {name} raises {type(problem).__name__} ({problem}).",
            ) from None


@cache
def declaration(plugin: Named) -> Plugin:
    """Return what a plugin says of itself. Raises UsageError."""
    folder_of(plugin)
    declared = getattr(_import(plugin, plugin.package), DECLARATION, None)
    if not isinstance(declared, Plugin):
        raise _failed(
            plugin,
            f"son fichier __init__.py ne pose pas « {DECLARATION} = Plugin(…) ».",
            f'its __init__.py does not set "{DECLARATION} = Plugin(…)".',
        )
    problem = declared.problem()
    if problem is not None:
        raise _failed(plugin, problem.fr, problem.en)
    return replace(declared, package=plugin.package)


@cache
def rules_of(plugin: Named) -> tuple[Rule, ...]:
    """Return the rules of a plugin, checked. Raises UsageError with the first fault."""
    declared = declaration(plugin)
    folder = folder_of(plugin)
    table = folder / "references.toml"
    if table.is_file():
        try:
            references.declare(plugin.package, table.read_text(encoding="utf-8"))
        except (OSError, ValueError) as problem:
            hint = problem.hint if isinstance(problem, references.TableError) else Text("", "")
            raise _failed(
                plugin,
                f"{table} ne se lit pas ({problem}). {hint.fr}".strip(),
                f"{table} cannot be read ({problem}). {hint.en}".strip(),
            ) from None
    found: list[Rule] = []
    for module in sorted(pkgutil.iter_modules([str(folder)]), key=lambda one: one.name):
        if module.name.startswith("_"):
            continue
        value = getattr(_import(plugin, f"{plugin.package}.{module.name}"), module.name, None)
        if not isinstance(value, Rule):
            raise _failed(
                plugin,
                f"{module.name}.py ne contient pas de règle de ce nom (un module d’appoint commence par un tiret bas).",
                f"{module.name}.py holds no rule of that name (a module of helpers begins with an underscore).",
            )
        found.append(replace(value, plugin=declared))
    for rule in found:
        fault = _fault(rule, declared, found)
        if fault is not None:
            raise _failed(plugin, fault.fr, fault.en)
    return tuple(found)


def _fault(rule: Rule, declared: Plugin, all_of_them: list[Rule]) -> Text | None:
    """Return what keeps a rule from being loaded, if anything does."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name) or rule.check.__name__ != rule.name.replace("-", "_"):
        return Text(
            f"la règle « {rule.name} » doit porter le nom de son fichier et de sa fonction, avec des traits d’union.",
            f'the rule "{rule.name}" must have the name of its file and of its function, with hyphens.',
        )
    if not re.fullmatch(rf"{declared.prefix}\d\d", rule.code):
        return Text(
            f"le code {rule.code} de « {rule.name} » sort de sa série, {declared.prefix}01 à {declared.prefix}99.",
            f'the code {rule.code} of "{rule.name}" is out of its range, {declared.prefix}01 to {declared.prefix}99.',
        )
    if sum(bool(one.names & rule.names) for one in all_of_them) > 1:
        return Text(
            f"deux règles portent le nom ou le code de « {rule.name} » ({rule.code}).",
            f'two rules have the name or the code of "{rule.name}" ({rule.code}).',
        )
    if (lacking := next((text for text in rule.texts if not declared.speaks(text)), None)) is not None:
        said, languages = lacking.fr or lacking.en, ", ".join(declared.languages)
        return Text(
            f"il manque à « {rule.name} » un texte dans une langue que le greffon déclare ({languages}) : il n’y a que « {said} ».",
            f'"{rule.name}" lacks a text in a language that the plugin declares ({languages}): there is only "{said}".',
        )
    for key in rule.refs:
        try:
            references.named(key, declared.package)
        except KeyError:
            return Text(
                f"« {rule.name} » cite « {key} », qui n’est dans aucune table de références.",
                f'"{rule.name}" cites "{key}", which is in no table of references.',
            )
    return None


def state_of(plugin: Named) -> str:
    """Return a text that changes with the version of a plugin and with any of its files."""
    folder = folder_of(plugin)
    lines = []
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            state = file.stat()
            lines.append(f"{file.relative_to(folder).as_posix()} {state.st_size} {state.st_mtime_ns}")
    return "\n".join([plugin.package, *lines])
