"""Data flows one way: a module imports only from those before it."""

from __future__ import annotations

import ast
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "linter" / "guichet"

ORDER = [
    {"findings"},
    {"errors", "references", "source", "html_context", "masking", "config", "option", "writing"},
    {"bindings", "branches", "derogations", "baseline", "translations"},
    {"element"},
    {"parsing"},
    {"template"},
    {"composition", "rendering"},
    {"composer"},
    {"library"},
    {"project", "page"},
    {"knowledge"},
    {"rule", "rgaa"},
    {"rules"},
    {"catalogue"},
    {"engine", "links", "cache"},
    {"workers"},
    {"run"},
    {"rule_page", "reading"},
    {"docs", "scaffold", "register", "editing"},
    {"reporters"},
    {"applications"},
    {"hosts"},
    {"__main__"},
]
LEVELS = {name: level for level, names in enumerate(ORDER) for name in names}
APPLICATIONS = {"audit", "audit_formats", "fixes", "lsp", "testing"}
"""What is built on a report: each is used by a host, none by another."""


def level_of(module: str) -> int:
    top = module.split(".")[1] if "." in module else "__init__"
    if top in APPLICATIONS:
        return LEVELS["applications"]
    return LEVELS.get(top, LEVELS["knowledge"])


def imports_of(path: Path) -> list[str]:
    """Imports that run when the module is imported: those inside functions are late on purpose, for speed."""
    found = []
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("guichet"):
            found.append(node.module if node.module != "guichet" else f"guichet.{node.names[0].name}")
        elif isinstance(node, ast.Import):
            found.extend(alias.name for alias in node.names if alias.name.startswith("guichet."))
    return [name for name in found if name != "guichet.__version__"]


def test_imports_go_one_way() -> None:
    wrong = []
    for path in sorted(PACKAGE.rglob("*.py")):
        inside = path.relative_to(PACKAGE.parent).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
        if inside == "guichet":
            continue
        for target in imports_of(path):
            if target.split(".")[:2] != inside.split(".")[:2] and level_of(target) > level_of(inside):
                wrong.append(f"{inside} imports {target}")
    assert wrong == []


def test_rules_know_no_other_rule() -> None:
    for path in sorted((PACKAGE / "rules").rglob("*.py")):
        assert not [name for name in imports_of(path) if name.startswith("guichet.rules.")], path.name


def test_findings_import_nothing_of_guichet() -> None:
    assert imports_of(PACKAGE / "findings.py") == []


def test_modules_stay_small() -> None:
    long = {
        path.name: lines
        for path in sorted(PACKAGE.rglob("*.py"))
        if (lines := path.read_text(encoding="utf-8").count("\n")) > 350 and path.name != "tables.py"
    }
    assert long == {}
