"""The storeys: a package imports only from those below it, and never in a circle."""

from __future__ import annotations

import ast
import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("architecture")
"""One process reads them all, once."""
PACKAGE = Path(__file__).parents[2] / "linter" / "guichet"

READING = [
    "reading.templates", "reading.ruby", "reading.written", "reading.language", "reading.sass", "reading.scripts", "reading.utilities", "reading.styles", "reading.components", "reading.indented",
    "reading.sql", "reading.php", "reading.jvm", "reading.go", "reading.python", "reading.named", "reading.deeds",
    "reading.given", "reading.project",
    "reading.schedules", "reading.voice", "reading.texts", "reading.data",
]  # fmt: skip
GROUND = ["core", "version"]
MIDDLE = ["seen", "heard", "told", "done"]

MAY_IMPORT: dict[str, list[str]] = {
    "version": [],
    "core": ["version"],
    "reading.templates": ["core"],
    "reading.ruby": ["core"],
    "reading.written": ["core", "reading.templates", "reading.ruby"],
    "reading.language": ["core", "reading.templates"],
    "reading.data": ["core", "reading.templates"],
    "reading.sass": ["core", "reading.templates"],
    "reading.scripts": ["core", "reading.templates", "reading.data"],
    "reading.utilities": ["core", "reading.templates", "reading.data", "reading.scripts"],
    "reading.styles": ["core", "reading.templates", "reading.sass", "reading.utilities"],
    "reading.components": ["core", "reading.templates", "reading.written", "reading.data", "reading.scripts"],
    "reading.indented": ["core", "reading.templates", "reading.written", "reading.components"],
    "reading.sql": ["core", "reading.data"],
    "reading.php": ["core", "reading.data"],
    "reading.jvm": ["core", "reading.templates", "reading.data", "reading.scripts"],
    "reading.go": ["core", "reading.data", "reading.scripts"],
    "reading.python": ["core", "reading.templates", "reading.data"],
    "reading.named": ["core", "reading.templates", "reading.data", "reading.php"],
    "reading.deeds": [
        "core",
        "reading.data",
        "reading.sql",
        "reading.php",
        "reading.python",
        "reading.ruby",
        "reading.scripts",
        "reading.jvm",
        "reading.go",
    ],
    "reading.given": [
        "core",
        "reading.templates",
        "reading.ruby",
        "reading.written",
        "reading.data",
        "reading.python",
        "reading.scripts",
        "reading.php",
        "reading.deeds",
    ],
    "reading.project": [
        "core",
        "reading.templates",
        "reading.written",
        "reading.components",
        "reading.indented",
        "reading.python",
        "reading.given",
    ],
    "reading.schedules": [
        "core",
        "reading.templates",
        "reading.data",
        "reading.named",
        "reading.scripts",
        "reading.jvm",
        "reading.python",
        "reading.project",
    ],
    "reading.voice": ["core", "reading.templates", "reading.python", "reading.data"],
    "reading.texts": [
        "core",
        "reading.templates",
        "reading.language",
        "reading.data",
        "reading.python",
        "reading.scripts",
        "reading.ruby",
        "reading.sql",
        "reading.php",
        "reading.jvm",
    ],
    "seen": ["core", "reading.templates", "reading.styles", "reading.scripts"],
    "heard": ["core", "reading.templates", "reading.written", "reading.language", "reading.scripts", "seen"],
    "told": ["core", "reading.templates", "reading.language", "reading.texts", "reading.scripts", "seen", "heard"],
    "done": ["core", *READING, "seen", "heard", "told"],
    "accepted": ["core", "reading.indented", "reading.templates", "reading.scripts", "reading.project"],
    "rulebook": [*GROUND],
    "rules": ["core", *READING, *MIDDLE, "accepted", "rulebook"],
    "engine": [*GROUND, *READING, *MIDDLE, "accepted", "rulebook", "rules"],
    "documents": [*GROUND, *READING, "told", "done", "accepted", "rulebook", "engine"],
    "walked": ["core", *READING, *MIDDLE, "engine"],
    "tried": ["core", "reading.templates", "reading.project", "done", "walked"],
    "reporters": [*GROUND, "reading.templates", "told", "accepted", "rulebook", "engine", "documents", "walked"],
    "api": ["core", *READING, "done", "accepted", "rulebook", "engine", "documents", "reporters"],
    "testing": ["core", "rulebook", "engine", "walked", "tried", "api"],
    "hosts": [*GROUND, "reading.project", "api", "accepted", "rulebook", "engine", "documents", "walked", "reporters"],
    "__init__": ["version", "hosts"],
    "__main__": ["hosts"],
}
"""For each package, from the ground up, the packages that it may import, late or for types alone too."""

TOGETHER = {"guichet.reading.templates." + name for name in ("element", "parsing", "template")}
"""A template parses its elements and an element knows its template: the one circle, inside one package."""


def modules() -> dict[str, Path]:
    """Return the modules of the linter by name; a package is the name of its folder."""
    return {
        path.relative_to(PACKAGE.parent).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__"): path
        for path in sorted(PACKAGE.rglob("*.py"))
    }


MODULES = modules()


def imports_of(path: Path) -> Iterator[str]:
    """Yield every module of the linter that a file imports: at its top, inside its functions, or for types alone."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: import by the whole name"
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in MODULES else node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@functools.cache
def imported() -> dict[str, set[str]]:
    """Return the modules of the linter that each imports: a thousand files, read by the tests that ask and by no other run."""
    return {name: {one for one in imports_of(path) if one in MODULES} - {name} for name, path in MODULES.items()}


def room_of(module: str) -> str:
    """Return the line of the table that a module falls under."""
    parts = module.split(".")[1:] or ["__init__"]
    return ".".join(parts[:2]) if parts[0] == "reading" and len(parts) > 1 else parts[0]


def package_of(module: str) -> str:
    """Return the package that holds a module, to its last folder; what is not in one stands alone."""
    inside = MODULES[module].name == "__init__.py"
    package = module if inside else module.rpartition(".")[0]
    return module if package == "guichet" else package


def circles(arrows: Mapping[str, set[str]]) -> list[set[str]]:
    """Return the largest sets whose members all reach one another."""

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        stack = [start]
        while stack:
            for target in arrows[stack.pop()] - seen:
                seen.add(target)
                stack.append(target)
        return seen

    reach = {name: reached(name) for name in arrows}
    found: list[set[str]] = []
    for name in arrows:
        if name in reach[name] and not any(name in circle for circle in found):
            found.append({other for other in reach[name] if name in reach[other]})
    return found


def test_the_table_goes_from_the_ground_up() -> None:
    below: set[str] = set()
    for package, allowed in MAY_IMPORT.items():
        assert set(allowed) <= below, f"{package} may import what stands above it: {sorted(set(allowed) - below)}"
        below.add(package)


def test_every_package_is_in_the_table() -> None:
    assert {room_of(module) for module in MODULES} - {"reading"} == set(MAY_IMPORT)


def test_a_package_imports_only_what_the_table_allows() -> None:
    wrong = sorted(
        f"{module} imports {target}"
        for module, targets in imported().items()
        if room_of(module) != "reading"
        for target in targets
        if room_of(target) not in (room_of(module), *MAY_IMPORT[room_of(module)])
    )
    assert wrong == []


def test_no_module_imports_in_a_circle() -> None:
    assert circles(imported()) == [TOGETHER]


def test_no_package_imports_in_a_circle() -> None:
    between: dict[str, set[str]] = defaultdict(set)
    for module, targets in imported().items():
        between[package_of(module)] |= {package_of(target) for target in targets} - {package_of(module)}
    for target in {one for targets in between.values() for one in targets}:
        between.setdefault(target, set())
    assert circles(between) == []


def test_a_circle_is_seen() -> None:
    arrows: dict[str, set[str]] = {"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"d", "a"}}
    assert circles(arrows) == [{"b", "c"}, {"d"}]


def test_a_late_import_counts(tmp_path: Path) -> None:
    file = tmp_path / "late.py"
    file.write_text(
        "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    from guichet.engine import run\n"
        "def later():\n    from guichet.core.findings import Span\n    import guichet.hosts.cli\n",
        encoding="utf-8",
    )
    assert {"guichet.engine.run", "guichet.core.findings", "guichet.hosts.cli"} <= set(imports_of(file))


def test_every_package_says_what_it_answers() -> None:
    for module, path in MODULES.items():
        if path.name == "__init__.py":
            said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
            assert said.endswith((".", "?")), module


def test_rules_know_no_other_rule() -> None:
    for module, targets in imported().items():
        if module.startswith("guichet.rules."):
            assert not [target for target in targets if target.startswith("guichet.rules.")], module


def test_findings_import_nothing_of_guichet() -> None:
    assert imported()["guichet.core.findings"] == set()


def test_what_is_remembered_goes_through_memo() -> None:
    keyed = [
        module
        for module, path in MODULES.items()
        if re.search(r"\w\.__dict__", path.read_text(encoding="utf-8"))
        and module not in ("guichet.core.memo", "guichet.reading.project.project")
    ]
    assert keyed == []


def test_modules_stay_small() -> None:
    graders = {path.as_posix(): path for path in (PACKAGE.parents[1] / "exercises" / "grading").rglob("*.py")}
    every = {**MODULES, **graders}
    long = {module: lines for module, path in every.items() if (lines := path.read_text("utf-8").count("\n")) > 300}
    assert long == {}
