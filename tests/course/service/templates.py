"""Render every page that lessons call good or alike, as Django does, with what its view would give it."""

import tomllib
from pathlib import Path
from typing import Any

from django.template import Context, Engine


def kept_beside(file: Path) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Return the sets of values that `shown.toml` keeps beside a template, and the templates that it may extend."""
    kept = file.parent / "shown.toml"
    told = tomllib.loads(kept.read_text("utf-8")) if kept.is_file() else {}
    return told.get(file.name, {}).get("values", [{}]), told.get("templates", {})


def rendered(folder: Path) -> dict[str, list[str]]:
    """The pages that each template gives, one for each set of values; what was not given is said to be missing."""
    pages = {}
    for file in sorted(folder.rglob("*.html")):
        if file.name.startswith(("good", "lookalike")):
            values, parents = kept_beside(file)
            engine = Engine(
                loaders=[("django.template.loaders.locmem.Loader", parents)],
                string_if_invalid="MISSING %s",
            )
            template = engine.from_string(file.read_text(encoding="utf-8"))
            pages[file.relative_to(folder).as_posix()] = [
                template.render(Context({"csrf_token": "jeton", **given})) for given in values
            ]
    return pages
