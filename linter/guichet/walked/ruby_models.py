"""Which class of Ruby judges what a page of Rails sends, in whatever folder of `app` it is, and what it will not be without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from guichet.core.memo import memo
from guichet.reading.project.project import Project
from guichet.walked.rails import controllers_of, ruby_of, underscored

_PRESENCE = re.compile(
    r"^[ \t]*validates(?:_presence_of)?[\s(]+((?::\w+\s*,?\s*)+)(.*(?:\n\s+(?:\w+:|if:|unless:).*)*)", re.M
)
_SOMETIMES = re.compile(r"\b(?:if|unless|on):")
_ADDED = re.compile(r"errors\.add\(?\s*:(\w+),\s*(?::(?:blank|required|empty|missing)\b|[\"'][^\"'\n]*(?:obligatoire|required|vide\b|blank))")  # fmt: skip
_BUILT_ON = re.compile(r"^[ \t]*(?:class\s+[\w:]+\s*<|include)\s+(?:::)?([A-Z][\w:]*)", re.M)
_DEVISE = re.compile(r"^[ \t]*devise\b[^#\n]*(?:\n[^#\n]*)??:validatable", re.M)
_NO_EMAIL = re.compile(r"def email_required\?\s*\n?\s*false")
_MADE = r"\s*(?:\|\|)?=\s*(?:([A-Z][\w:]*)\.(?:\w+\.)*?(?:new|build|find\w*|where|create|includes|joins|first)\b|@?(\w+)\s*$)"
_HOPS = 3


def models_of(name: str, page: str, project: Project) -> list[str]:
    """Return the names of the classes that a variable of a page of Rails may be of, by what its controllers make of it, else by its name."""
    found: list[str] = []
    wanted = [name]
    text = "\n".join(ruby_of(one, project) for one in controllers_of(page, project))
    for _ in range(_HOPS):
        following: list[str] = []
        for one in wanted:
            for made, handed in re.findall(rf"(?:@|self\.|\b){re.escape(one)}{_MADE}", text, re.M):
                (found if made else following).append(made or handed)
        wanted = [one for one in following if one not in (*wanted, name)]
    known = [
        one
        for one in dict.fromkeys(map(underscored, (each.replace("::", "/") for each in found)))
        if is_model(one, project)
    ]
    return known or [name]


def is_model(name: str, project: Project) -> bool:
    """Whether a class of Ruby of that name was read."""
    return bool(_text_of(name, project))


def roots_of(project: Project) -> list[str]:
    """Return what stands before `app/` in the paths of the services of Rails."""
    return sorted({one.partition("app/")[0] for one in project.paths if "app/views/" in one})


@memo
def _folders(project: Project) -> list[str]:
    """The folders of `app` in which a class may be looked for."""
    found = []
    for root in roots_of(project):
        held = Path(project.config.root) / root / "app"
        names = sorted(one.name for one in held.iterdir() if one.is_dir()) if held.is_dir() else []
        found += [
            f"{root}app/{one}/"
            for one in (
                "models",
                "models/concerns",
                *(each for each in names if each not in ("models", "views", "assets", "controllers")),
            )
        ]
    return found


def _text_of(name: str, project: Project) -> str:
    found = (ruby_of(f"{folder}{name}.rb", project) for folder in _folders(project))
    return next((one for one in found if one), "")


@memo
def _presences(_: Project) -> dict[str, dict[str, bool]]:
    return {}


def presence(model: str, project: Project) -> dict[str, bool]:
    """Return the fields that a class of Rails will not be without, each with whether only in some cases."""
    known = _presences(project)
    if model not in known:
        known[model] = {}
        for name, only_some in _present(model, project):
            known[model][name] = known[model].get(name, True) and only_some
    return known[model]


def _present(model: str, project: Project) -> Iterator[tuple[str, bool]]:
    text = _text_of(model, project)
    for names, how in _PRESENCE.findall(text):
        if re.search(r"presence:\s*(?!false)", how) or "_presence_of" in how:
            yield from ((name, bool(_SOMETIMES.search(how))) for name in re.findall(r":(\w+)", names))
    yield from ((name, True) for name in _ADDED.findall(text))
    if _DEVISE.search(text) and not _NO_EMAIL.search(text):
        yield "email", False
    spaces = model.split("/")[:-1]
    for above in _BUILT_ON.findall(text):
        own = underscored(above.replace("::", "/"))
        inside = ["/".join([*spaces[:count], own]) for count in range(len(spaces), -1, -1)]
        known = next((one for one in inside if one != model and is_model(one, project)), None)
        yield from presence(known, project).items() if known is not None else ()
