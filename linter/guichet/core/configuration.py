"""The configuration: `[tool.guichet]` of pyproject.toml, typed; an unknown key is an error with "did you mean"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import Any

from guichet.core.errors import UsageError, reason
from guichet.core.findings import Lang, Text
from guichet.core.inside import is_inside, project_around
from guichet.core.option import Option, default_of

AUDIENCES = ("person", "helper", "professional", "agent", "developer")
STATUSES = ("living", "frozen", "norm", "example", "test", "vendored", "documentation")
PROFILES = ("state", "local-authority", "operator")


@dataclass(frozen=True)
class Config:
    """What a run was asked to do; every field has the value of an empty configuration."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    template_roots: tuple[str, ...] = ()
    lang: Lang | None = None
    profile: str = "state"
    docs_url: str = ""
    baseline: str = ""
    """The file of the findings that are accepted; "" accepts none."""
    plugins: tuple[str, ...] = ()
    """Packages of rules; those that are found in the folder of the configuration too."""
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    audience: Mapping[str, str] = field(default_factory=dict)
    """For some folders, whom their texts are for."""
    status: Mapping[str, str] = field(default_factory=dict)
    """For some folders, what their texts are: living, frozen, an example…"""
    root: str = "."
    """The folder of the configuration file: patterns are relative to it."""
    notes: tuple[Text, ...] = ()
    """What its author should know, though it works."""

    def option(self, rule: str, name: str) -> Any:
        """Return a rule's option: the configured value, else the rule's own default."""
        configured = self.options.get(rule, {})
        return configured[name] if name in configured else default_of(rule, name)

    def is_excluded(self, path: str) -> bool:
        """Whether a file is left out, even when it was named explicitly (pre-commit names files)."""
        return bool(self.exclude) and any(self.matches(path, pattern) for pattern in self.exclude)

    def ignored_in(self, path: str) -> tuple[str, ...]:
        """Return the rules and families that are off for a file."""
        return tuple(
            word for pattern, words in self.per_file_ignores.items() if self.matches(path, pattern) for word in words
        )

    def matches(self, path: str, pattern: str) -> bool:
        """Whether a file falls under a pattern of the configuration: a folder, or a name with stars."""
        try:
            inside = Path(path).absolute().relative_to(Path(self.root).absolute()).as_posix()
        except ValueError:
            inside = path
        clean = pattern.rstrip("/").removeprefix("./")
        if fnmatch(inside, clean) or fnmatch(inside, f"{clean}/*") or fnmatch(inside, f"*/{clean}/*"):
            return True
        return (clean.startswith("**/") and fnmatch(inside, clean[3:])) or PurePosixPath(inside).match(clean)


Known = Callable[[tuple[str, ...], str], Mapping[str, tuple[Option, ...]]]
"""Asked only when the options of a rule are configured: those of every rule, by its name, with some plugins and a root."""


def load(start: Path, rules: Known) -> Config:
    """Return the configuration of the nearest pyproject.toml at or above a folder that has `[tool.guichet]`.

    Raises UsageError with the file, the key and what was expected.
    """
    for folder in (start.absolute(), *start.absolute().parents):
        file = folder / "pyproject.toml"
        if file.is_file():
            import tomllib

            try:
                data = tomllib.loads(file.read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
                why = _why(problem)
                raise UsageError(
                    f"{file} ne se lit pas comme du TOML : {why.fr}. Corrigez le fichier, ou ajoutez --isolated pour l’ignorer.",
                    f"{file} cannot be read as TOML: {why.en}. Mend the file, or add --isolated to ignore it.",
                ) from None
            tools = data.get("tool")
            table = tools.get("guichet") if isinstance(tools, dict) else None
            if table is not None:
                return _read(table, file, rules)
    return Config()


def _why(problem: Exception) -> Text:
    """Return why a file is not TOML: the parser's own words are English, its place speaks to all."""
    if isinstance(problem, OSError):
        return reason(problem)
    if isinstance(problem, UnicodeDecodeError):
        return Text("il n’est pas en UTF-8", "it is not UTF-8")
    place = re.search(r"line (\d+), column (\d+)", str(problem))
    if place is None:
        return Text("la fin du fichier arrive trop tôt", "the file ends too early")
    return Text(f"ligne {place[1]}, colonne {place[2]}", f"line {place[1]}, column {place[2]}")


class _ExpectedError(Exception):
    """A value is of another type; `text` says what is expected."""

    def __init__(self, fr: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(fr, en)


def _strings(value: Any) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return tuple(value)
    raise _ExpectedError("une liste de textes entre guillemets", "a list of strings")


def _string(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise _ExpectedError("un texte entre guillemets", "a string")


def _address(value: Any) -> str:
    if isinstance(value, str) and is_address(value):
        return value
    raise _ExpectedError(
        "une adresse qui commence par https:// ou http://", "an address that begins with https:// or http://"
    )


def is_address(text: str) -> bool:
    """Whether a text is an address of the Web, whole; "" is none."""
    return not text or bool(re.fullmatch(r"https?://[^\s\"'<>\x00-\x20\x7f-\x9f]+", text))


def _integer(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise _ExpectedError("un nombre entier", "a whole number")


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise _ExpectedError("true ou false", "true or false")


def _table(value: Any) -> Mapping[str, Any]:
    if isinstance(value, dict):
        return value
    raise _ExpectedError("une table", "a table")


def _word(*allowed: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value in allowed:
            return str(value)
        quoted = [f'"{word}"' for word in allowed]
        raise _ExpectedError(" ou ".join(quoted), " or ".join(quoted))

    return read


def _patterns(value: Any) -> dict[str, tuple[str, ...]]:
    if isinstance(value, dict):
        return {pattern: _strings(words) for pattern, words in value.items()}
    raise _ExpectedError('une table : "motif" = ["règle"]', 'a table: "pattern" = ["rule"]')


def _folders(*allowed: str) -> Callable[[Any], dict[str, str]]:
    one = _word(*allowed)

    def read(value: Any) -> dict[str, str]:
        if isinstance(value, dict):
            return {pattern: one(word) for pattern, word in value.items()}
        raise _ExpectedError(f'une table : "dossier/" = "{allowed[0]}"', f'a table: "folder/" = "{allowed[0]}"')

    return read


_KEYS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "select": ("select", _strings),
    "ignore": ("ignore", _strings),
    "per-file-ignores": ("per_file_ignores", _patterns),
    "exclude": ("exclude", _strings),
    "template-roots": ("template_roots", _strings),
    "lang": ("lang", _word("fr", "en")),
    "profile": ("profile", _word(*PROFILES)),
    "docs-url": ("docs_url", _address),
    "baseline": ("baseline", _string),
    "audience": ("audience", _folders(*AUDIENCES)),
    "status": ("status", _folders(*STATUSES)),
    "plugins": ("plugins", _strings),
}


_OPTIONS: dict[type, Callable[[Any], Any]] = {int: _integer, list: _strings, str: _string, bool: _flag}


def _taken(reader: Callable[[Any], Any], value: Any, where: str, key: str = "") -> Any:
    """Return a value as its reader takes it. Raises UsageError with its place."""
    try:
        return reader(value)
    except _ExpectedError as expected:
        fr, en = (f" : « {key} »", f': "{key}"') if key else ("", "")
        raise UsageError(f"{where}{fr} attend {expected.text.fr}.", f"{where}{en} takes {expected.text.en}.") from None


def _read(table: Any, file: Path, rules: Known) -> Config:
    values: dict[str, Any] = {"root": str(file.parent)}
    where = f"{file}, [tool.guichet]"
    for key, value in _taken(_table, table, where).items():
        if key == "rules":
            names = _taken(_strings, table.get("plugins", []), where, "plugins")
            values["options"] = _read_options(value, file, rules(names, str(file.parent)))
            continue
        if key not in _KEYS:
            raise unknown(key, [*_KEYS, "rules"], where, ("la clé", "the key"))
        name, reader = _KEYS[key]
        values[name] = _taken(reader, value, where, key)
    if "template_roots" in values:
        roots = values["template_roots"]
        values["template_roots"] = tuple(_within(file, root, where, "template-roots") for root in roots)
    if values.get("baseline"):
        values["baseline"] = _within(file, values["baseline"], where, "baseline")
    return Config(**values)


def _within(file: Path, path: str, where: str, key: str) -> str:
    """Return a path of the configuration from its folder. Raises UsageError when it leads out of the project."""
    whole = (file.parent / path).as_posix()
    if not is_inside(whole, project_around(str(file.parent))):
        raise UsageError(
            f"{where} : « {key} » mène hors du projet, à « {path} ». Donnez un chemin du projet.",
            f'{where}: "{key}" leads out of the project, to "{path}". Give a path of the project.',
        )
    return whole


def _read_options(value: Any, file: Path, known: Mapping[str, tuple[Option, ...]]) -> dict[str, dict[str, Any]]:
    where = f"{file}, [tool.guichet.rules]"
    for name, options in _taken(_table, value, where).items():
        if name not in known:
            raise unknown(name, known, where, ("la règle", "the rule"))
        types = {option.name: type(option.default) for option in known[name]}
        place = f"{file}, [tool.guichet.rules.{name}]"
        for option, given in _taken(_table, options, place).items():
            if option not in types:
                raise unknown(option, types, place, ("l’option", "the option"))
            _taken(_OPTIONS[types[option]], given, place, option)
    return {name: dict(options) for name, options in value.items()}


def unknown(word: str, known: Iterable[str], where: str, kind: tuple[str, str]) -> UsageError:
    """Return the error for a word that is not known, with the nearest one that is."""
    import difflib

    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    hint = (f" Vouliez-vous dire « {near[0]} » ?", f' Did you mean "{near[0]}"?') if near else ("", "")
    return UsageError(
        f"{where} : {kind[0]} « {word} » n’existe pas.{hint[0]}",
        f'{where}: {kind[1]} "{word}" does not exist.{hint[1]}',
    )
