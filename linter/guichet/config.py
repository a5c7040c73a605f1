"""The configuration: `[tool.guichet]` of pyproject.toml, typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from guichet.findings import Lang


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

    def option(self, rule: str, name: str) -> Any:
        """Return a rule's option: the configured value, else the rule's own default."""
        from guichet.catalogue import rule_named

        configured = self.options.get(rule, {})
        if name in configured:
            return configured[name]
        return next(option.default for option in rule_named(rule).options if option.name == name)
