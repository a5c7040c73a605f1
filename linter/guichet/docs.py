"""The pages that are written from the rules: one per rule and language, the index, the RGAA coverage."""

from __future__ import annotations

from pathlib import Path

from guichet.findings import Lang
from guichet.rule import Rule


def rule_page(rule: Rule, lang: Lang) -> str:
    """Return the page of a rule, in Markdown."""
    return f"# {rule.title.of(lang)}\n"


def rules_list(format_name: str, lang: Lang) -> str:
    """Return the list of rules as "text", "json" or "markdown"."""
    return ""


def write_pages(root: Path, *, dry_run: bool = False) -> list[str]:
    """Write every generated page below a checkout's root. Returns the names of those that changed."""
    return []
