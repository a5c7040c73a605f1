"""Rules are written once, for every framework: the model knows how each of them spells things, no rule does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

RULES = Path(__file__).parents[2] / "linter" / "guichet" / "rules"
FILES = sorted(RULES.rglob("*.py"))
_NAMES = re.compile(
    r"(?<![a-z])(?:vue|nuxt|react|preact|jsx|tsx|svelte|angular|rails|twig|symfony|stimulus|htmx|turbo|hotwire|jinja|"
    r"django|nunjucks|erb|haml|slim|pug|tailwind|flask|wtforms|laravel)(?![a-z])",
    re.I,
)
_EXAMPLES = frozenset({"Bad", "Good"})
_TOLD = frozenset({"Text"})
"""What people read: in French, a view is "une vue"."""


def code_of(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the words of a rule's code with their lines: names, modules, texts that are compared; no example, no message."""
    used = {
        inner.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _EXAMPLES
        for inner in ast.walk(node)
        if isinstance(inner, ast.Name) and inner.id.startswith("_")
    }
    left = {
        id(inner)
        for node in ast.walk(tree)
        if (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _EXAMPLES | _TOLD)
        or (isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id in used)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in left:
            continue
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            left.add(id(node.value))  # what a definition is said to be
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
        elif isinstance(node, ast.Name):
            yield node.lineno, node.id.replace("_", " ")
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.lineno, node.name.replace("_", " ")
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, " ".join([node.module or "", *(one.name for one in node.names)]).replace("_", " ")


def named(source: str) -> list[str]:
    """Return the frameworks that the code of a rule names."""
    return [word.lower() for _, text in code_of(ast.parse(source)) for word in _NAMES.findall(text)]


@pytest.mark.parametrize("file", FILES, ids=[one.relative_to(RULES).as_posix() for one in FILES])
def test_no_rule_names_a_framework(file: Path) -> None:
    assert named(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('if path.endswith(".vue"): pass', ["vue"]),
        ("from guichet.reading.components.jsx import x", ["jsx"]),
        ("def is_in_react(x): pass", ["react"]),
        ('SEEN = "turbo-frame"', ["turbo"]),
        ('Bad({"a.vue": "<p>"}, GONE)', []),
        ('Text(fr="Rendez la même vue", en="The same view")', []),
        ('def f():\n    """As Django does."""', []),
        ("slimmer = reaction", []),
    ],
)
def test_what_names_a_framework(source: str, expected: list[str]) -> None:
    assert named(source) == expected
