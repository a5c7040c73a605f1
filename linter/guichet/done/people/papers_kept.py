"""Where the models of a project keep the papers that people hand in, when they say nowhere else than the place by default."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import keyed_memo
from guichet.done.words import apart, speaks_of
from guichet.reading.templates.site import Site

_MODEL = re.compile(r"^class (?P<name>\w{1,80})\([^)\n]{0,200}\):\r?(?P<body>(?:\n+(?![^\s#]).*){0,120})", re.M)
_FIELD = re.compile(r"^    (\w{1,60})\s?=\s?(?:\w{1,30}\.)?(?:File|Image)Field\(((?:[^()]|\([^()]*\)){0,300})\)", re.M)
_OF = re.compile(
    r"(?P<as>\w{1,60})\s?=\s?(?:\w{1,20}\.)?(?:ForeignKey|OneToOneField)\(\s{0,20}['\"]?(?:\w{1,40}\.)?(?P<to>\w{1,60})"
)
_BELONGS = re.compile(r"^[ \t]+belongs_to[ (]+:(\w{1,60})", re.M)
_MOUNTED = re.compile(r"\bmount_uploaders?[ (]+:(?P<as>\w{1,60}),[ ]?(?P<kind>\w{1,80})Uploader\b")
_MAKERS = re.compile(r"author|auteur|edit|creat|cree|upload|depose|publi|redact|_by$|_par$")
"""Whoever put something there, which is not who it is about."""
_ATTACHED = re.compile(r"^[ \t]+has_(?:one|many)_attached[ (]+:(\w{1,60})(?:[^\n]*\bservice: :(\w{1,60}))?", re.M)
_STORED = re.compile(r"\bstorage\s?=\s?(?:\w{1,60}\.)?(\w{0,60})")
_UPLOADER = re.compile(r"^class (\w{1,80})Uploader < CarrierWave::", re.M)
_CLASS = re.compile(r"^[ \t]*class (?:\w+::)*(\w{1,80})", re.M)
_HELD_BY = {".py": ("FileField", "ImageField"), ".rb": ("_attached", "CarrierWave", "mount_uploader")}

_OWN = ("deeds.own records", "deeds.what people told", "deeds.files", "fields.procedures")
"""Records that are somebody's own."""


@keyed_memo
def papers_kept(ending: str, project: Site) -> str:
    """Return the name of what keeps people's papers in the place by default, in files of one ending; "" when nothing is seen to."""
    return papers_kept_in("", ending, project)


@keyed_memo
def papers_kept_in(store: str, ending: str, project: Site) -> str:
    """Return the name of what keeps people's papers in a place that it names, or by default; "" when nothing is seen to."""
    held = _HELD_BY[ending]
    paths = (one for one in project.paths if one.endswith(ending) and any(project.holds(one, word) for word in held))
    read = _of_django if ending == ".py" else _of_rails
    return next((name for path in paths for name in read(project.text(path), store)), "")


def _of_django(text: str, store: str) -> Iterator[str]:
    for model in _MODEL.finditer(text):
        of_someone = is_somebodys(model["name"]) or any(
            is_somebodys(one["to"]) and not _MAKERS.search(one["as"]) for one in _OF.finditer(model["body"])
        )
        for name, given in _FIELD.findall(model["body"]):
            kept = _STORED.search(given)
            if (kept[1] if kept is not None else "") == store and is_paper(
                f"{model['name']} {name} {given}", of_someone=of_someone
            ):
                yield f"{model['name']}.{name}"


def _of_rails(text: str, store: str) -> Iterator[str]:
    named = _CLASS.search(text)
    owner = named[1] if named is not None else ""
    for name, service in _ATTACHED.findall(text):
        if service == store and is_paper(f"{owner} {name}", of_someone=_is_of_someone(owner, text)):
            yield f"{owner}.{name}"
    for name in _UPLOADER.findall(text) if not store and "fog_public" not in text else ():
        if is_paper(name, of_someone=False):
            yield f"{name}Uploader"
    for one in _MOUNTED.finditer(text) if not store else ():
        if is_paper(f"{owner} {one['as']}", of_someone=_is_of_someone(owner, text)):
            yield f"{owner}.{one['as']}"


def _is_of_someone(owner: str, text: str) -> bool:
    """Whether a model of Rails is somebody's, by its name or by whom it belongs to."""
    named = (one for one in _BELONGS.findall(text) if not _MAKERS.search(one))
    return is_somebodys(owner) or any(map(is_somebodys, named))


def is_paper(name: str, *, of_someone: bool) -> bool:
    """Whether a name is that of a paper that people hand in: by itself, or because what holds it is somebody's."""
    if speaks_of(name, "identity.handed in"):
        return True
    said = apart(name)
    return of_someone and (
        speaks_of(said, "identity.papers")
        or (speaks_of(said, "identity.kept of one") and not speaks_of(said, "identity.shown to all"))
    )


def is_somebodys(name: str) -> bool:
    """Whether a record, by its name, is what one person asked, was given or was told."""
    return any(speaks_of(apart(name), one) for one in _OWN)
