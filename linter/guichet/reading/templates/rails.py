"""What a controller of Rails is built on, and what it asks before all that it does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guichet.core.memo import lasting_keyed_memo, lasting_memo
from guichet.reading.templates.site import Site

_PARENT = re.compile(r"^[ \t]*class\s+[\w:]+\s*<\s*(?:::)?([\w:]+)", re.M)
_INCLUDED = re.compile(r"^[ \t]*include[ \t]+([\w:]+(?:,\s*[\w:]+)*)", re.M)
_REST = r"(?:\[[^\[\]]{0,2000}\]|.)*"
"""The rest of a line, or of the lines that a list takes."""
_GUARD = re.compile(
    r"^[ \t]*(?P<skips>skip_)?(?:prepend_|append_)?before_(?:action|filter)(?:[ \t]+|[ \t]*\(\s*)"
    rf"(?P<names>:\w+[!?]?(?:,\s*:\w+[!?]?)*)(?P<when>{_REST}(?:\n\s+(?:only|except|if|unless):{_REST})*)$",
    re.M,
)
_ONLY, _EXCEPT = (re.compile(rf"{word}:\s*((?:%[iw])?\[[^\]]*\]|%[iw]\([^)]*\)|:\w+)") for word in ("only", "except"))
_ASKS = re.compile(
    r"(?:(?P<named>authenticate)|require|ensure|check|confirm)_(?!no_)(?:current_)?(?P<who>\w+?)??"
    r"(?P<signed>_?(?:(?:sign_?in|signed_in|login|logged_in)(?![a-z])|authenticat)\w*)?!?|(?P<user>logged_in_user)"
)
_RECEIVED_BY = {"new": "create", "edit": "update"}
_HOPS = 6
_OF_RAILS = re.compile(r"((?:.*?/)??)app/(?:views|controllers)/")


class Guard(NamedTuple):
    """What a controller asks before its actions, or no longer asks."""

    skips: bool
    names: tuple[str, ...]
    when: str
    """What follows its names: the actions and the conditions that it is for."""
    at: int
    """Where its line begins."""

    @property
    def is_whole(self) -> bool:
        """Whether it stands before all actions."""
        return not self.when.strip(" \t)")

    @property
    def signed_in(self) -> Asked | None:
        """Who it wants signed in, None when that is nobody."""
        return next((asked for name in self.names if (asked := asked_by(name)) and asked.signed_in), None)

    def applies(self, action: str) -> bool:
        """Whether it stands before an action, or before the one that receives what its page sends."""
        only, spared = _ONLY.search(self.when), _EXCEPT.search(self.when)
        if only is not None:
            return not {action, _RECEIVED_BY.get(action, action)}.isdisjoint(re.findall(r"\w+", only[1]))
        named = set(re.findall(r"\w+", spared[1])) if spared is not None else set()
        return action not in named or not (self.skips or _RECEIVED_BY.get(action, action) in named)


@lasting_memo
def roots_of(site: Site) -> tuple[str, ...]:
    """Return what stands before `app/` in the paths of the services of Rails, in order."""
    return tuple(sorted({found[1] for one in site.paths if (found := _OF_RAILS.match(one)) is not None}))


def guards_of(text: str) -> Iterator[Guard]:
    """Yield what a controller asks before its actions, in the order of its text."""
    for one in _GUARD.finditer(text):
        yield Guard(one["skips"] is not None, tuple(re.findall(r"\w+[!?]?", one["names"])), one["when"], one.start())


class Asked(NamedTuple):
    """Who must be there for an action to be shown."""

    who: str
    """What they are called, "" when nothing says it."""
    signed_in: bool
    """Whether they must be signed in, in so many words."""
    is_class: bool
    """Whether they are called as their class is: `authenticate_agent!`."""


def asked_by(name: str) -> Asked | None:
    """Return whom what is asked before an action wants, by how it is called: `authenticate_agent!`, `require_login`; None for anybody."""
    found = _ASKS.fullmatch(name)
    if found is None:
        return None
    return Asked(found["who"] or "", any(found[one] for one in ("named", "signed", "user")), bool(found["named"]))


def parent_of(text: str) -> str:
    """Return the class that a controller is made from, "" when it names none."""
    found = _PARENT.search(text)
    return found[1] if found is not None else ""


def built_on(file: str, root: str, site: Site) -> Iterator[str]:
    """Yield the file of a controller, below the folder of an application, then those of what it is built on and includes."""
    level = [file]
    seen: set[str] = set()
    for _ in range(_HOPS):
        following: list[str] = []
        for path in dict.fromkeys(level):
            if path in seen:
                continue
            seen.add(path)
            named = _named_by(path, site)
            if named is not None:
                yield path
                spaces = path.removeprefix(f"{root}controllers/").split("/")[:-1]
                following.extend(one for name in named for one in _files_named(name, root, spaces))
        level = following


@lasting_keyed_memo
def _named_by(path: str, site: Site) -> tuple[str, ...] | None:
    """What the class of a file is made from and includes, asked once for all that are built on it; None when there is no such file."""
    text = site.text_beside(path)
    included = (one.removeprefix("::") for said in _INCLUDED.findall(text) for one in re.split(r",\s*", said))
    return (*filter(None, [parent_of(text)]), *included) if text else None


def _files_named(name: str, root: str, spaces: list[str]) -> Iterator[str]:
    """The files that a constant may be written in, from the spaces around it outwards."""
    own = "/".join(underscored(part) for part in name.split("::"))
    for count in range(len(spaces), -1, -1):
        inside = "/".join([*spaces[:count], own])
        yield f"{root}controllers/{inside}.rb"
        yield f"{root}controllers/concerns/{inside}.rb"


def underscored(name: str) -> str:
    """Return a name of a class as files are called: `RdvWizard` is in `rdv_wizard`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


_PLURAL = re.compile(
    r"(?P<y>ies)$|(?:(?<=ss)|(?<=ch)|(?<=sh)|(?<=x)|(?<=tatus)|(?<=lias))es$|(?<!s)(?<!tatu)(?<!lia)s$"
)


def singular(name: str) -> str:
    """Return a name of several as Rails calls one: `agencies` is `agency`, `addresses` is `address`."""
    return _PLURAL.sub(lambda found: "y" if found["y"] else "", name)
