"""The configuration: `[tool.guichet]` of pyproject.toml, typed; an unknown key is an error with "did you mean"."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import Any

from guichet.errors import UsageError
from guichet.findings import Lang

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
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    root: str = "."
    """The folder of the configuration file: patterns are relative to it."""

    def option(self, rule: str, name: str) -> Any:
        """Return a rule's option: the configured value, else the rule's own default."""
        configured = self.options.get(rule, {})
        if name in configured:
            return configured[name]
        from guichet.catalogue import rule_named

        return next(option.default for option in rule_named(rule).options if option.name == name)

    def is_excluded(self, path: str) -> bool:
        """Whether a file is left out, even when it was named explicitly (pre-commit names files)."""
        return bool(self.exclude) and any(self._matches(path, pattern) for pattern in self.exclude)

    def ignored_in(self, path: str) -> tuple[str, ...]:
        """Return the rules and families that are off for a file."""
        return tuple(
            word for pattern, words in self.per_file_ignores.items() if self._matches(path, pattern) for word in words
        )

    def _matches(self, path: str, pattern: str) -> bool:
        try:
            inside = Path(path).absolute().relative_to(Path(self.root).absolute()).as_posix()
        except ValueError:
            inside = path
        clean = pattern.rstrip("/").removeprefix("./")
        if fnmatch(inside, clean) or fnmatch(inside, f"{clean}/*") or fnmatch(inside, f"*/{clean}/*"):
            return True
        return (clean.startswith("**/") and fnmatch(inside, clean[3:])) or PurePosixPath(inside).match(clean)


def load(start: Path) -> Config:
    """Return the configuration of the nearest pyproject.toml at or above a folder that has `[tool.guichet]`.

    Raises UsageError with the file, the key and what was expected.
    """
    for folder in (start.absolute(), *start.absolute().parents):
        file = folder / "pyproject.toml"
        if file.is_file():
            try:
                data = tomllib.loads(file.read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
                raise UsageError(
                    f"{file} ne se lit pas comme du TOML : {problem}. Corrigez le fichier, ou ajoutez --isolated pour l’ignorer.",
                    f"{file} cannot be read as TOML: {problem}. Mend the file, or add --isolated to ignore it.",
                ) from None
            table = data.get("tool", {}).get("guichet")
            if table is not None:
                return _read(table, file)
    return Config()


def _strings(value: Any) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return tuple(value)
    raise TypeError("a list of strings")


def _string(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise TypeError("a string")


def _word(*allowed: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value in allowed:
            return str(value)
        raise TypeError(" | ".join(f'"{word}"' for word in allowed))

    return read


def _patterns(value: Any) -> dict[str, tuple[str, ...]]:
    if isinstance(value, dict):
        return {pattern: _strings(words) for pattern, words in value.items()}
    raise TypeError('a table: "pattern" = ["rule"]')


_KEYS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "select": ("select", _strings),
    "ignore": ("ignore", _strings),
    "per-file-ignores": ("per_file_ignores", _patterns),
    "exclude": ("exclude", _strings),
    "template-roots": ("template_roots", _strings),
    "lang": ("lang", _word("fr", "en")),
    "profile": ("profile", _word(*PROFILES)),
    "docs-url": ("docs_url", _string),
}


def _read(table: Mapping[str, Any], file: Path) -> Config:
    values: dict[str, Any] = {"root": str(file.parent)}
    for key, value in table.items():
        if key == "rules":
            values["options"] = _read_options(value, file)
            continue
        if key not in _KEYS:
            raise unknown(key, [*_KEYS, "rules"], f"{file}, [tool.guichet]", ("la clé", "the key"))
        name, reader = _KEYS[key]
        try:
            values[name] = reader(value)
        except TypeError as expected:
            raise UsageError(
                f"{file}, [tool.guichet] : « {key} » attend {expected}.",
                f'{file}, [tool.guichet]: "{key}" takes {expected}.',
            ) from None
    if "template_roots" in values:
        values["template_roots"] = tuple((file.parent / root).as_posix() for root in values["template_roots"])
    return Config(**values)


def _read_options(value: Any, file: Path) -> dict[str, dict[str, Any]]:
    from guichet.catalogue import all_rules

    known = {rule.name: rule for rule in all_rules()}
    if not isinstance(value, dict):
        raise UsageError(
            f"{file} : [tool.guichet.rules] attend une table.", f"{file}: [tool.guichet.rules] takes a table."
        )
    for name, options in value.items():
        if name not in known:
            raise unknown(name, known, f"{file}, [tool.guichet.rules]", ("la règle", "the rule"))
        types = {option.name: type(option.default) for option in known[name].options}
        for option, given in options.items():
            if option not in types:
                raise unknown(option, types, f"{file}, [tool.guichet.rules.{name}]", ("l’option", "the option"))
            if not isinstance(given, types[option]) or isinstance(given, bool) is not (types[option] is bool):
                raise UsageError(
                    f"{file}, [tool.guichet.rules.{name}] : « {option} » attend une valeur de type {types[option].__name__}.",
                    f'{file}, [tool.guichet.rules.{name}]: "{option}" takes a value of type {types[option].__name__}.',
                )
    return {name: dict(options) for name, options in value.items()}


def unknown(word: str, known: Iterable[str], where: str, kind: tuple[str, str]) -> UsageError:
    """Return the error for a word that is not known, with the nearest one that is."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    hint = (f" Vouliez-vous dire « {near[0]} » ?", f' Did you mean "{near[0]}"?') if near else ("", "")
    return UsageError(
        f"{where} : {kind[0]} « {word} » n’existe pas.{hint[0]}",
        f'{where}: {kind[1]} "{word}" does not exist.{hint[1]}',
    )
