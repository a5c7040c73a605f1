"""What the programs of a service of Rails say: they stand beside its templates, and are read once for all who ask."""

from __future__ import annotations

from pathlib import Path

from guichet.core.folders import walked
from guichet.core.memo import memo
from guichet.core.source import text_beside
from guichet.reading.project.project import Project
from guichet.reading.templates.rails import roots_of

_PARTS = ("app", "lib", "config")


@memo
def ruby_texts(project: Project) -> dict[str, str]:
    """Return what the files of Ruby of a service say, by their paths in order: its programs, its libraries, its settings."""
    top = Path(project.config.root)
    found: dict[str, str] = {}
    for folder in (top / root / part for root in roots_of(project) for part in _PARTS):
        for above, _, names in walked(folder):
            for file in (Path(above, one) for one in names if one.endswith(".rb")):
                found[file.relative_to(top).as_posix()] = text_beside(file)
    return dict(sorted(found.items()))


@memo
def controllers(project: Project) -> dict[str, str]:
    """Return what the controllers of a service say, by their paths in order."""
    return {path: text for path, text in ruby_texts(project).items() if path.endswith("_controller.rb")}
