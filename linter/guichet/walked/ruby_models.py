"""Which class of Ruby judges what a page of Rails sends, in whatever folder of `app` it is, and what it will not be without."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guichet.core.memo import memo
from guichet.reading.project.project import Project
from guichet.reading.templates.rails import roots_of, underscored
from guichet.walked.rails import controllers_of, methods_of
from guichet.walked.ruby_texts import ruby_texts

_PRESENCE = re.compile(
    r"^[ \t]*validates(_presence_of)?[ \t(]+((?::\w+[ \t]*(?:,\s*)?)+)(.*(?:\n\s+(?:\w+:|if:|unless:).*)*)", re.M
)
_SOMETIMES = re.compile(r"\b(?:if|unless|on):")
_ADDED = re.compile(r"errors\.add\(?\s*:(\w+),\s*(?::(?:blank|required|empty|missing)\b|[\"'][^\"'\n]*(?:obligatoire|required|vide\b|blank))")  # fmt: skip
_JUDGED = re.compile(r"(?:email|phone|format|inclusion|minimum|is)[\w/]{0,60}[\"']?\s{0,20}(?::(?!:)|=>)")
"""Validators that an empty answer does not pass."""
_SPARED = re.compile(r"allow_(?:blank|nil):\s*true")
_BUILT_ON = re.compile(r"^[ \t]*(?:class\s+[\w:]+\s*<|include)\s+(?:::)?([A-Z][\w:]*)", re.M)
_DEVISE = re.compile(r"^[ \t]*devise\b[^#\n]*(?:\n[^#\n]*)??:validatable", re.M)
_NO_EMAIL = re.compile(r"def email_required\?\s*\n?\s*false")
_MADE = r"\s*(?:\|\|)?=\s*(?:([A-Z][\w:]*)\.(?:\w+\.)*?(?:new|build|find\w*|where|create|includes|joins|first)\b|@?(\w+)\s*$)"
_HOPS = 3


def models_of(name: str, page: str, project: Project) -> list[str]:
    """Return the names of the classes that a variable of a page of Rails may be of, by what its controllers make of it, else by its name.

    None when its controllers make it of something that was not read.
    """
    found: list[tuple[str, str]] = []
    is_made = False
    wanted = [name]
    texts = [(one, project.text_beside(one)) for one in controllers_of(page, project)]
    for _ in range(_HOPS):
        following: list[str] = []
        for one in wanted:
            for path, text in texts:
                for made, handed in re.findall(rf"(?:@|self\.|\b){re.escape(one)}{_MADE}", text, re.M):
                    is_made = is_made or one == name
                    if made:
                        found.append((made, path))
                    else:
                        following.append(handed)
        wanted = [one for one in following if one not in (*wanted, name)]
    known = [model for made, path in dict.fromkeys(found) if (model := _nested(made, _spaces_of(path), project))]
    known = list(dict.fromkeys(known)) or ([] if found else _called_after(page, texts, project))
    return known or ([] if found or (is_made and name in _ANY) or name in _ANY else [name])


_ANY = ("form", "object", "resource", "record", "model", "item")
"""Names of variables that say nothing of what they hold: the class called so is what the others are built on."""


def _spaces_of(path: str) -> list[str]:
    """The modules that a controller stands in, by where its file is."""
    return path.rpartition("controllers/")[2].split("/")[:-1]


def _nested(name: str, spaces: list[str], project: Project) -> str:
    """The class that a constant is, from the modules around it outwards, as its file is called; "" when none was read."""
    own = underscored(name.replace("::", "/"))
    inside = ("/".join([*spaces[:count], own]) for count in range(len(spaces), -1, -1))
    return next((one for one in inside if is_model(one, project)), "")


_CONSTANT = re.compile(r"(?<![\w:.])(?:::)?([A-Z]\w*[a-z]\w*(?:::[A-Z]\w*)*)")
_AFTER = re.compile(
    r"""(?:["']([\w/]*)["']\s*\+\s*)?controller_name\s*\+\s*["'](\w+)["']|["']([\w/]*)\#\{controller_name\}(\w+)["']"""
)


def _called_after(page: str, texts: Sequence[tuple[str, str]], project: Project) -> list[str]:
    """The class that the method `form_class` of some controllers gives: the one that it names, or the one called after the controller."""
    giving = [(path, one) for path, text in texts if (one := methods_of(text).get("form_class")) is not None]
    for path, method in giving:
        named = [one for one in _CONSTANT.findall(method.body) if one not in ("Object", "NullForm")]
        if named:
            return [one for one in [_nested(named[0], _spaces_of(path), project)] if one]
    if not giving:
        return []
    stem = page.rpartition("/")[0].rpartition("/")[2]
    for _, text in texts:
        for first, last, before, after in _AFTER.findall(text):
            made = f"{first or before}{stem}{last or after}"
            return [made] if is_model(made, project) else []
    return []


def is_model(name: str, project: Project) -> bool:
    """Whether a class of Ruby of that name was read."""
    return bool(text_of_model(name, project))


@memo
def _folders(project: Project) -> list[str]:
    """The folders of `app` in which a class may be looked for."""
    found = []
    for root in roots_of(project):
        top = f"{root}app/"
        held = (path.removeprefix(top).partition("/") for path in ruby_texts(project) if path.startswith(top))
        names = dict.fromkeys(folder for folder, below, _ in held if below)
        found += [
            f"{top}{one}/"
            for one in (
                "models",
                "models/concerns",
                *(each for each in names if each not in ("models", "views", "assets", "controllers")),
            )
        ]
    return found


def file_of_model(name: str, project: Project) -> str:
    """Return the file of a class of Ruby, "" when it was not found."""
    texts = ruby_texts(project)
    return next((path for folder in _folders(project) if (path := f"{folder}{name}.rb") in texts), "")


def classes_named(text: str, path: str, project: Project) -> list[str]:
    """Return the classes that a file of Ruby names, as their files are called."""
    spaces = _spaces_of(path)
    return [one for name in dict.fromkeys(_CONSTANT.findall(text)) if (one := _nested(name, spaces, project))]


def text_of_model(name: str, project: Project) -> str:
    """Return what the file of a class of Ruby says, "" when it was not read."""
    texts = ruby_texts(project)
    found = (texts.get(f"{folder}{name}.rb") for folder in _folders(project))
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


_ONLY_IF = re.compile(r"^(?!.*\b(?:unless|on):).*\bif: :(\w+\?)\s*$", re.S)
_IS_VALUE = re.compile(r"^\s*(?:self\.)?(\w+)\s*==\s*([\"':][\w-]+[\"']?)\s*$")


def _is_so_at_first(how: str, text: str) -> bool:
    """Whether a validation is for the case that a class supposes when nobody says otherwise: a place that is the default one."""
    case = _ONLY_IF.match(how)
    held = methods_of(text).get(case[1]) if case is not None else None
    same = _IS_VALUE.match(held.body) if held is not None else None
    return same is not None and re.search(rf"^[ \t]*attribute[ (]+:{same[1]}\b.*\bdefault:\s*{re.escape(same[2])}", text, re.M) is not None  # fmt: skip


def _present(model: str, project: Project) -> Iterator[tuple[str, bool]]:
    text = text_of_model(model, project)
    for of_presence, names, how in _PRESENCE.findall(text):
        if of_presence or re.search(r"presence:\s*(?!false)", how):
            only_some = bool(_SOMETIMES.search(how)) and not _is_so_at_first(how, text)
            yield from ((name, only_some) for name in re.findall(r":(\w+)", names))
        elif _JUDGED.search(how) and not _SPARED.search(how):
            yield from ((name, True) for name in re.findall(r":(\w+)", names))
    yield from ((name, True) for name in _ADDED.findall(text))
    judges = methods_of(text).get("valid?")
    yield from ((name, True) for name in re.findall(r"\b[a-z]\w*", judges.body if judges is not None else ""))
    if _DEVISE.search(text) and not _NO_EMAIL.search(text):
        yield "email", False
    spaces = model.split("/")[:-1]
    for above in _BUILT_ON.findall(text):
        own = underscored(above.replace("::", "/"))
        inside = ["/".join([*spaces[:count], own]) for count in range(len(spaces), -1, -1)]
        known = next((one for one in inside if one != model and is_model(one, project)), None)
        yield from presence(known, project).items() if known is not None else ()
