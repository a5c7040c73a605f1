"""What the other files of a project say of a file of Ruby: the classes that take in its modules, whether its tables are those of accounts."""

from __future__ import annotations

import re
from zlib import crc32

from guichet.core.memo import keyed_memo, memo
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.words import speaks_of
from guichet.reading.scripts.made import by_hand
from guichet.reading.templates.site import RUBY_PROGRAMS, SCRIPT_SUFFIXES, Site, is_template

_MIXES = re.compile(r"^[ \t]*(?:include|prepend)[ \t]+((?:::)?[A-Z][\w:]*(?:,[ \t]*(?:::)?[A-Z][\w:]*){0,20})", re.M)
_LAST = re.compile(r"\b(\w+)(?!\w|::)")
"""The last name of each of the modules that a class takes in."""
_CLASS = re.compile(r"^[ \t]*class[ \t]+([\w:]+)", re.M)
_BUILT = re.compile(r"^[ \t]*class[ \t]+([\w:]+)[ \t]*<[ \t]*([\w:]+)", re.M)
_OF_RAILS = re.compile(r"(?:Application|Action|Active)\w*|Base|StandardError|Struct")
"""What everything is built on."""
_MODULE = re.compile(r"^[ \t]*module[ \t]+(?:\w+::)*(\w+)", re.M)
_SIGNS_IN = re.compile(
    r"\bdevise\b|has_secure_password|omniauth|authenticat|sign_in|log_?in|passwordless|magic_link", re.I
)
_DESTROYS = re.compile(
    r"(?<!def )(?<![^&(]:)(?<![^&]\(:)\b(?:really_destroy|destroy|delete|delete_all|destroy_all|destroy_fully)!?(?![\w?:])"
)
"""A call that destroys: not a method that only bears the name, nor the name of an event."""
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_CALLED = re.compile(r"[:(]\s*([A-Z]\w*)\.")
"""A class of which something is asked for a value."""
_TAKEN = re.compile(
    r"(?:\b(?:in(?:clusion)?|minimum|with|format):[ \t]*(?:\{[ \t]*in:[ \t]*)?|[<>]=?[ \t]*)(?:\w+::)*([A-Z]\w*)::[A-Z]"
)
"""A class whose constant holds what may be answered, how long, the pattern of it, or a limit."""
_AUTOSAVES = re.compile("autosave")
_DRAFT_KEPT = re.compile(r"(?:brouillon|draft)\w{0,20}\.(?:update|save|merge|assign|upsert)", re.I)
"""What writes in a draft."""
_WHEN = ("visible", "publi", "open", "wait", "perform_", "enqueue_")
"""Words without which nothing says when a thing comes within reach."""
_OTHER_WAY = re.compile(
    r"database_authenticatable|has_secure_password|magic_link|passwordless|omniauth-identity|bcrypt", re.I
)
_REMARK = re.compile(r"(?:^|(?<=\s))#(?!\{).*")
_DOOR = re.compile(r"sessions?/new|connexion|log_?in|sign[-_]?in|/auth/", re.I)
"""The name of a page by which one goes in."""
_SETTING = re.compile(r"\bconfig(?:uration)?\.x\.(\w+(?:\.\w+){0,3})")
_SET = re.compile(r"\bconfig\.x\.(\w+(?:\.\w+){0,3})[ \t]*=[ \t]*([^\n#]{1,200})")
_SCHEMA = "db/schema.rb"
"""What the tables are once all migrations are done: it speaks for them."""


def classes_taking(module: str, project: Site) -> list[str]:
    """Return the classes that take in a module of Ruby."""
    return _mixed(project).get(module, [])


def heirs_of(owner: str, project: Site) -> list[str]:
    """Return the classes of Ruby that are built on another."""
    return _heirs(project).get(owner, [])


def modules_in(text: str) -> list[str]:
    """Return the modules and the classes that a text of Ruby defines, by their last names."""
    return [one.rpartition("::")[2] for one in (*_MODULE.findall(text), *_CLASS.findall(text))]


def file_of(owner: str, project: Site) -> Source | None:
    """Return the one file that a class of Ruby is written in, by its name."""
    there = project.by_name.get(f"{_CAMEL.sub('_', owner).lower()}.rb", ())
    return project.source(there[0]) if len(there) == 1 else None


def destroys(text: str) -> bool:
    """Return whether a piece of Ruby destroys something, as far as words tell."""
    return bool(_DESTROYS.search(text))


@memo
def destroys_for_good(project: Site) -> bool:
    """Return whether a file of Ruby destroys what its library only hides."""
    return any(
        project.holds(path, "really_destroy") or project.holds(path, "destroy_fully") for path in _lived(project)
    )


@keyed_memo
def is_destroyed(mark: str, project: Site) -> bool:
    """Return whether a file of Ruby that looks at a mark destroys something: what bears it, as far as words tell."""
    return any(project.holds(path, mark) for path in _destroying(project))


@memo
def _destroying(project: Site) -> list[str]:
    return [path for path in _lived(project) if destroys(project.text(path))]


@memo
def has_schema(project: Site) -> bool:
    """Return whether a schema says what the tables are, so that migrations need not be asked."""
    return any(path.endswith(_SCHEMA) for path in project.by_name.get("schema.rb", ())) or "structure.sql" in project.by_name  # fmt: skip


def signs_in(table: str, project: Site, own: str) -> bool:
    """Return whether people sign in with a table, by its model or by the file that names it."""
    name = f"{table.lower().removesuffix('s')}.rb"
    models = (own, *(path for path in project.by_name.get(name, ()) if "/models/" in f"/{path}"))
    return any(_names_signing(path, project) for path in models)


@keyed_memo
def _names_signing(path: str, project: Site) -> bool:
    return _SIGNS_IN.search(project.text(path)) is not None


@memo
def has_another_way(project: Site) -> bool:
    """Return whether a program takes a password of the public or the like, in so many words of code, or a page by which they go in tells of another door."""
    for path in project.paths:
        if place_of_path(path) is not None or speaks_of(path, "decisions.inside"):
            continue
        if is_template(path):
            if _DOOR.search(path) and speaks_of(project.text(path), "identity.ways_in"):
                return True
        elif path.endswith(RUBY_PROGRAMS) and _OTHER_WAY.search(_REMARK.sub("", project.text(path))):
            return True
    return False


@memo
def is_kept_meanwhile(project: Site) -> bool:
    """Return whether the project keeps what people write as they write it: a script does, or a program writes each step down in a draft."""
    scripts = (path for path in by_hand(project) if path.endswith(SCRIPT_SUFFIXES))
    if any("autosave" in path.lower() or project.does(path, _AUTOSAVES) for path in scripts):
        return True
    return any(project.does(path, _DRAFT_KEPT) for path in _lived(project))


def told_beside(path: str, project: Site) -> str:
    """Return all of it, in a few words that change when it does."""
    own = project.text(path)
    called = dict.fromkeys(_CALLED.findall(own)) if any(word in own for word in _WHEN) else ()
    drawing = [there for one in called if (there := file_of(one, project)) is not None and "rand" in there.text]
    listing = [there for one in dict.fromkeys(_TAKEN.findall(own)) if (there := file_of(one, project)) is not None]
    drawn = [f"{crc32(one.text.encode())}" for one in (*drawing, *listing)]
    drawn += settings_asked(own, project)
    taking = [one for module in _MODULE.findall(own) for one in classes_taking(module, project)]
    taking += ["another way"] if "provider" in own and has_another_way(project) else []
    asks_length = "session" in own or "timeout_in" in own
    taking += ["kept"] if asks_length and is_kept_meanwhile(project) else []
    if not path.endswith(_SCHEMA) and place_of_path(path) is not Place.MIGRATION:
        return " ".join((*taking, *drawn))
    return " ".join((*taking, *drawn, str(has_schema(project)), _signing_models(project)))


def settings_asked(text: str, project: Site) -> list[str]:
    """Return what the settings of Rails hold of each that a text asks for, as it is written there: `Rails.configuration.x.mesure_url`."""
    asked = dict.fromkeys(_SETTING.findall(text)) if ".x." in text else ()
    return [held for one in asked if (held := _settings(project).get(one, ""))]


@memo
def _settings(project: Site) -> dict[str, str]:
    """The settings of its own that a project of Rails gives, by their names."""
    files = (
        path for path in project.paths if path.endswith(".rb") and "config/" in path and project.holds(path, ".x.")
    )
    return {one[1]: one[2] for path in files for one in _SET.finditer(project.text(path))}


@memo
def _signing_models(project: Site) -> str:
    """The models that people sign in with, in one line."""
    models = (one for one in project.paths if "/models/" in f"/{one}" and one.endswith(".rb"))
    return " ".join(one for one in models if _names_signing(one, project))


@memo
def _lived(project: Site) -> list[str]:
    ours = (path for path in project.paths if path.endswith(RUBY_PROGRAMS))
    return [path for path in ours if place_of_path(path) not in (Place.TEST, Place.FIXTURE, Place.MIGRATION)]


@memo
def _mixed(project: Site) -> dict[str, list[str]]:
    """For each module of Ruby, the first class of the files that take it in."""
    found: dict[str, list[str]] = {}
    for path in _lived(project):
        text = project.text(path) if project.holds(path, "include") or project.holds(path, "prepend") else ""
        taken, named = _LAST.findall(" ".join(_MIXES.findall(text))), _CLASS.search(text)
        if named is not None:
            for module in taken:
                found.setdefault(module, []).append(named[1].rpartition("::")[2])
    return found


@memo
def _heirs(project: Site) -> dict[str, list[str]]:
    """For each class of Ruby, those that are built on it, what everything is built on left out."""
    found: dict[str, list[str]] = {}
    for path in _lived(project):
        for own, above in _BUILT.findall(project.text(path)):
            last = above.rpartition("::")[2]
            if not _OF_RAILS.fullmatch(last):
                found.setdefault(last, []).append(own.rpartition("::")[2])
    return found
