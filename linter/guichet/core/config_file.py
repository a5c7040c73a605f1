"""The file of a configuration: `[tool.guichet]` of pyproject.toml, or guichet.toml; an unknown key is an error with "did you mean"."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from guichet.core.config_values import (
    ExpectedError,
    address,
    files,
    flag,
    folders,
    integer,
    patterns,
    string,
    strings,
    table_of_keys,
    word,
)
from guichet.core.configuration import AUDIENCES, PROFILES, STATUSES, Config
from guichet.core.errors import UsageError, reason, unknown
from guichet.core.findings import Lang, Text
from guichet.core.inside import inside_project, is_in_checkout, leads_out, project_around
from guichet.core.option import Option
from guichet.core.plain_file import text_of
from guichet.core.toml_text import TooDeepError, toml_of

Known = Callable[[tuple[str, ...], str], Mapping[str, tuple[Option, ...]]]
"""Asked only when the options of a rule are configured: those of every rule, by its name, with some plugins and a root."""


OWN = "guichet.toml"
"""A configuration that stands alone: its keys are those of `[tool.guichet]`."""
NAMES = (OWN, "pyproject.toml")
"""The files that may hold a configuration; in one folder, the first that does."""
Table = Mapping[str, Any]


def load(start: Path, rules: Known) -> Config:
    """Return the configuration of the nearest file at or above a folder that holds one.

    Raises UsageError with the file, the key and what was expected.
    """
    for file in configuration_files(start):
        table = table_of(file)
        if table is not None:
            return _read(table, file, rules)
    return Config()


def configuration_files(start: Path) -> Iterator[Path]:
    """Yield the files at or above a folder that may hold its configuration, the nearest first: none above its checkout.

    Outside a checkout, none that somebody else wrote above: a shared folder is everybody's. A link that leads out of the
    project counts, whatever is at its end: reading it is an error.
    """
    top = project_around(str(start))
    is_bounded = os.path.lexists(os.path.join(top, ".git"))
    for folder in (start.absolute(), *start.absolute().parents):
        files = (folder / name for name in NAMES)
        found = (file for file in files if file.is_file() or leads_out(file))
        yield from (file for file in found if folder == start.absolute() or is_bounded or _owner(file) == _owner(start))
        if is_bounded and os.path.realpath(folder) == top:
            return


def _owner(path: Path) -> int:
    """Who owns a path, or the nearest folder above it where there is nothing yet: a text that an editor has not saved."""
    return next(one.lstat().st_uid for one in (path.absolute(), *path.absolute().parents) if os.path.lexists(one))


def root_of(start: Path) -> Path | None:
    """Return the folder of the configuration that holds in a folder, None when there is none. Raises UsageError."""
    return next((file.parent for file in configuration_files(start) if _own_table(file) is not None), None)


def table_of(file: Path) -> Any:
    """Return the configuration that a file holds, with what it extends below it; None when it holds none."""
    table = _own_table(file)
    return _extended(table, file, (file,)) if isinstance(table, dict) else table


def language_in(folder: Path) -> Lang | None:
    """Return the language that the configuration of a folder names, also where something else in it is wrong; None when it names none or cannot be read."""
    for file in configuration_files(folder):
        try:
            table = table_of(file)
        except (UsageError, RecursionError):
            table = _own_table(file)
        if table is not None:
            named = table.get("lang") if isinstance(table, dict) else None
            return "fr" if named == "fr" else "en" if named == "en" else None
    return None


def _own_table(file: Path) -> Any:
    data = _parsed(file)
    tools = data.get("tool")
    tool = tools.get("guichet") if isinstance(tools, dict) else None
    if file.name == "pyproject.toml":
        return tool
    if not isinstance(tool, dict) or set(tools or ()) != {"guichet"}:
        return data
    # Every example is written for pyproject.toml: a table copied from one means the same here.
    return {key: value for key, value in data.items() if key != "tool"} | tool


def _parsed(file: Path) -> Table:
    """Return what a file says. Raises UsageError when it is not TOML, is too large or lies out of the project."""
    if leads_out(file):
        raise UsageError(
            f"{file} est un lien qui mène hors du projet. Remplacez-le par le fichier, ou ajoutez --isolated pour l’ignorer.",
            f"{file} is a link that leads out of the project. Put the file in its place, or add --isolated to ignore it.",
        )
    try:
        state = file.stat()
        return _parse(file, (state.st_mtime_ns, state.st_size))
    except (OSError, ValueError) as problem:
        why = _why(problem)
        raise UsageError(
            f"{file} ne se lit pas comme du TOML : {why.fr}. Corrigez le fichier, ou ajoutez --isolated pour l’ignorer.",
            f"{file} cannot be read as TOML: {why.en}. Mend the file, or add --isolated to ignore it.",
        ) from None


SIZE_LIMIT = 500_000
"""Bytes. Nobody writes a longer configuration."""


@lru_cache(maxsize=1000)
def _parse(file: Path, state: tuple[int, int]) -> Table:
    """Parse a file as it stands, at a time and of a size: one file holds for all the folders below it."""
    return toml_of(text_of(file, SIZE_LIMIT))


_PATHS = ("template-roots", "baseline")
"""The keys that name files: they start from the folder of the file where they are written."""
_MERGED = ("per-file-ignores", "audience", "status", "rules")
"""The keys that hold tables: what a file says is added to what it extends."""
_LONGEST = 20
"""Configurations that may extend one another in a chain."""


def _extended(table: Table, file: Path, chain: tuple[Path, ...]) -> Table:
    """Return a table with what it extends below it. Raises UsageError when that is missing, too long or comes back to itself."""
    where = _place(file)
    for key, value in table.items():
        _hold(key, value, where)
    own = {key: _from(file, value) if key in _PATHS else value for key, value in table.items() if key != _EXTEND}
    if _EXTEND not in table:
        return own
    named = table[_EXTEND]
    other = _file_named(named, file.parent)
    if len(chain) == _LONGEST:
        raise UsageError(
            f"{where} : une configuration en étend une autre {_LONGEST} fois de suite. Retirez des « extend ».",
            f'{where}: one configuration extends another {_LONGEST} times in a row. Remove some of the "extend".',
        )
    if other in chain:
        raise UsageError(
            f"{where} : « {named} » revient au même fichier. Retirez l’un des deux « extend ».",
            f'{where}: "{named}" comes back to the same file. Remove one of the two "extend".',
        )
    if not other.is_file():
        raise UsageError(
            f"{where} : « {named} » n’existe pas. Donnez un fichier, à partir du dossier de celui-ci.",
            f'{where}: "{named}" does not exist. Give a file, starting from the folder of this one.',
        )
    below = _taken(table_of_keys, _own_table(other) or {}, _place(other))
    return _over(_extended(below, other, (*chain, other)), own)


def _file_named(named: str, folder: Path) -> Path:
    """Return the file that one in a folder extends. Raises UsageError when it lies out of the project.

    Outside a checkout the project is the folder; the configurations above it, which are found without being named, may
    be named.
    """
    other = Path(os.path.normpath(folder / named))
    is_found = other.name in NAMES and other.parent in folder.parents
    if is_found and not is_in_checkout(str(folder)):
        return other
    return Path(inside_project(folder, named))


def _place(file: Path) -> str:
    """Return where a configuration stands, as errors say it."""
    return f"{file}, [tool.guichet]" if file.name == "pyproject.toml" else str(file)


def _hold(key: str, value: Any, where: str) -> None:
    """Raise UsageError for a key that does not exist, or a value that is not what it takes."""
    if key not in KEYS and key not in _APART:
        raise unknown(key, [*KEYS, *_APART], where, ("la clé", "the key"))
    _taken(KEYS[key][1] if key in KEYS else _APART[key], value, where, key)


def _from(file: Path, value: Any) -> Any:
    """Return the names of files of a key, as they are from the folder of the file where it is written."""
    if isinstance(value, str):
        return inside_project(file.parent, value) if value else value
    return [inside_project(file.parent, one) for one in value]


def _over(below: Table, above: Table) -> Table:
    """Return two tables as one: where both speak, the one above; tables of folders and of rules are put together."""
    merged: dict[str, Any] = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        if key not in _MERGED or not isinstance(old, dict) or not isinstance(value, dict):
            merged[key] = value
        else:
            merged[key] = _options_over(old, value) if key == "rules" else {**old, **value}
    return merged


def _options_over(below: Any, above: Any) -> Table:
    both = {name for name in above if isinstance(below.get(name), dict) and isinstance(above[name], dict)}
    return {**below, **{name: {**below[name], **given} if name in both else given for name, given in above.items()}}


def _why(problem: Exception) -> Text:
    """Return why a file is not TOML: the parser's own words are English, its place speaks to all."""
    if isinstance(problem, OSError):
        return reason(problem)
    if isinstance(problem, UnicodeDecodeError):
        return Text("il n’est pas en UTF-8", "it is not UTF-8")
    if isinstance(problem, TooDeepError):
        return Text("ses clés ou ses listes sont trop imbriquées", "its keys or its lists are nested too deep")
    place = re.search(r"line (\d+), column (\d+)", str(problem))
    if place is None:
        return Text("la fin du fichier arrive trop tôt", "the file ends too early")
    return Text(f"ligne {place[1]}, colonne {place[2]}", f"line {place[1]}, column {place[2]}")


KEYS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "select": ("select", strings),
    "ignore": ("ignore", strings),
    "per-file-ignores": ("per_file_ignores", patterns),
    "exclude": ("exclude", files),
    "include": ("include", files),
    "template-roots": ("template_roots", files),
    "lang": ("lang", word("fr", "en")),
    "profile": ("profile", word(*PROFILES)),
    "docs-url": ("docs_url", address),
    "baseline": ("baseline", string),
    "audience": ("audience", folders(*AUDIENCES)),
    "status": ("status", folders(*STATUSES)),
    "plugins": ("plugins", strings),
}


_EXTEND = "extend"
_APART: dict[str, Callable[[Any], Any]] = {_EXTEND: string, "rules": table_of_keys}
"""The keys that are no field of a configuration."""

_OPTIONS: dict[type, Callable[[Any], Any]] = {int: integer, list: strings, str: string, bool: flag}


def _taken(reader: Callable[[Any], Any], value: Any, where: str, key: str = "") -> Any:
    """Return a value as its reader takes it. Raises UsageError with its place."""
    try:
        return reader(value)
    except ExpectedError as expected:
        fr, en = (f" : « {key} »", f': "{key}"') if key else ("", "")
        raise UsageError(f"{where}{fr} attend {expected.text.fr}.", f"{where}{en} takes {expected.text.en}.") from None


def _read(table: Any, file: Path, rules: Known) -> Config:
    where = _place(file)
    values: dict[str, Any] = {"root": str(file.parent)}
    for key, value in _taken(table_of_keys, table, where).items():
        if key in KEYS:
            name, reader = KEYS[key]
            values[name] = _taken(reader, value, where, key)
    if "rules" in table:
        values["options"] = _read_options(
            table["rules"], file, rules(tuple(table.get("plugins", ())), str(file.parent))
        )
    return Config(**values)


def _read_options(value: Any, file: Path, known: Mapping[str, tuple[Option, ...]]) -> dict[str, dict[str, Any]]:
    where = f"{_place(file).removesuffix(']')}.rules]" if file.name == "pyproject.toml" else f"{file}, [rules]"
    for name, options in _taken(table_of_keys, value, where).items():
        if name not in known:
            raise unknown(name, known, where, ("la règle", "the rule"))
        types = {option.name: type(option.default) for option in known[name]}
        place = f"{where.removesuffix(']')}.{name}]"
        for option, given in _taken(table_of_keys, options, place).items():
            if option not in types:
                raise unknown(option, types, place, ("l’option", "the option"))
            _taken(_OPTIONS[types[option]], given, place, option)
    return {name: dict(options) for name, options in value.items()}
