"""The configuration: `[tool.guichet]` of pyproject.toml, typed; an unknown key is an error with "did you mean"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import translate
from functools import lru_cache
from os.path import normcase
from pathlib import Path
from typing import Any

from guichet.core.config_values import MOST
from guichet.core.findings import Lang, Text
from guichet.core.option import default_of

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
    include: tuple[str, ...] = ()
    """What is judged though it looks generated, made up for tests or copied from others."""
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

    def is_included(self, path: str) -> bool:
        """Whether a file is judged whatever it looks like."""
        return any(self.matches(path, pattern) for pattern in self.include)

    def ignored_in(self, path: str) -> tuple[str, ...]:
        """Return the rules and families that are off for a file."""
        return tuple(
            word for pattern, words in self.per_file_ignores.items() if self.matches(path, pattern) for word in words
        )

    def matches(self, path: str, pattern: str) -> bool:
        """Whether a file falls under a pattern of the configuration, a folder or a name with stars: none from outside its own."""
        try:
            inside = Path(path).absolute().relative_to(Path(self.root).absolute()).as_posix()
        except ValueError:
            return False
        clean = pattern.rstrip("/").removeprefix("./")
        if "[" in clean:
            # Each bracket that nothing closes would be followed to the end.
            closed, last, after = clean.rpartition("]")
            clean = closed + last + after.replace("[", "[[]")
        return _spellings(clean).match(normcase(inside)) is not None or _ends_as(inside, clean)


def _ends_as(inside: str, clean: str) -> bool:
    """Whether the last names of a path are those of a pattern, one by one: a star stays within one name."""
    wanted, names = clean.split("/"), inside.split("/")
    return len(wanted) <= len(names) and all(
        _name(one).match(normcase(name)) for one, name in zip(reversed(wanted), reversed(names), strict=False)
    )


@lru_cache(maxsize=8 * MOST)
def _name(pattern: str) -> re.Pattern[str]:
    return re.compile(translate(normcase(pattern)))


@lru_cache(maxsize=8 * MOST)
def _spellings(clean: str) -> re.Pattern[str]:
    """What a pattern says of whole paths: itself, what is below it, what is below a folder of that name; compiled once."""
    anywhere = [clean[3:]] if clean.startswith("**/") else []
    spelled = (clean, f"{clean}/*", f"*/{clean}/*", *anywhere)
    return re.compile("|".join(translate(normcase(one)) for one in spelled))
