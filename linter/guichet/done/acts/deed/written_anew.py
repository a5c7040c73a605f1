"""Fields that are given the present moment each time that what bears them changes, or is renewed; and whose fields they are."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Mapping
from operator import itemgetter

from guichet.core.memo import cached_property, memo
from guichet.done.grounds.moment import says_now
from guichet.done.words import apart, may_speak_of, speaks_of, unaccented
from guichet.reading.scripts.made import by_hand
from guichet.reading.templates.site import Site

_FUNCTION = re.compile(
    r"\bdef (?:self\.)?(?P<method>\w{3,60})"
    r"|(?:\bfunction\s+(?:\w+\.)?|^[ \t]*(?:(?:public|private|protected|static|async|final) +){0,3})(?P<name>\w{3,60})\s*\(",
    re.M | re.I,
)
_GIVEN = re.compile(r"(?<!\w)(?P<field>\w{2,60})['\"]?\s*(?::|=>|=)(?!=)\s*(?P<value>[^\n,;{}]{2,60})")
_LATER = re.compile(r"\s[-+]\s")
"""A moment to come: `current_date + interval '1 year'`."""
_LONG = 1_500
"""Signs of a function that are looked at."""
_AUTO = re.compile(
    r"^[ \t]*(\w{2,60})\s*(?::[^=\n]{1,80})?=\s*[^\n]{0,120}(?:\bauto_now\s*=\s*True|\bonupdate\s*=)"
    r"|^[ \t]*(\w{2,60})[ \t][^\n]{0,120}(?:@updatedAt\b|\bon\s+update\s+current_timestamp)"
    r"|@UpdateDateColumn\([^)]{0,80}\)\s*(\w{2,60})",
    re.M | re.I,
)
"""A field that is given the present moment at each change."""
_CALLED_BACK = re.compile(r"\bbefore_(?:save|update|validation)\b[ (]+((?::\w+[, ]*)+)(?![^\n]*on: :create)")
_SELF = re.compile(
    r"\bself\.(\w{2,60})\s*=\s*(?:Time|Date|DateTime|timezone|datetime|date)(?:\.\w+){0,2}\.(?:now|current|today|utcnow)\b"
)
_METHOD = re.compile(
    r"^[ \t]*def (?:self\.)?(\w+)[^\n]*\n(.{0,1500}?)(?=^[ \t]*(?:def |class |@|private\b)|\Z)", re.M | re.S
)
_CONDITIONAL = re.compile(
    r"\b(?:new_record|_state\.adding|pk is None|_changed\?|will_save_change_to|has_changed|\|\|=|is None|\.nil\?|blank\?|isNew\b|isDirty|wasChanged|isModified|\?\?=|=== null)"
)
"""That the moment is only written once, or when something else than the file itself changes."""
_EVENT = re.compile(
    r"\b(?:static|self)::(?:saving|updating)\(|#\[(?:ORM\\)?PreUpdate\b|@BeforeUpdate\(|\.pre\(\s*['\"](?:save|updateOne|findOneAndUpdate)['\"]|\bbeforeUpdate\b"
)
"""What a library of PHP or of JavaScript does at each change of a thing."""
_THING = re.compile(
    r"(?:\$\w{1,40}->|\bthis\.|\b[a-z]\w{1,40}\.)(?P<field>\w{2,60})\s*=(?!=)\s*(?P<value>[^\n;]{2,60})"
)
_AT_ONCE = 300
"""Signs after the name of such an event in which it is obeyed."""
_SAVES = frozenset({"save", "touch", "before_update", "pre_update"})
_OWNER = re.compile(
    r"^(?P<indent>[ \t]*)(?:export\s+)?(?:default\s+)?(?:abstract\s+)?(?P<of>class|model|module|create\s+table(?:\s+if\s+not\s+exists)?)\s+[`\"\[]?(?:\w+\.)?(?P<name>\w+)",
    re.M | re.I,
)
"""What bears the fields that are written below it."""
_SHARED = re.compile(
    r"\babstract\s*=\s*True|\babstract\s+class|\babstract_class\b|Mixin\b|MappedSuperclass|\btrait\b", re.I
)
"""That others are built on what bears a field: nothing here says whose it becomes."""
_BUILT = re.compile(r"^[ \t]*class\s+(?P<name>\w+)\s*(?:\(|<|\bextends\b)\s*(?P<on>[\w.:, ]{1,120})", re.M)
_UPDATED = re.compile(
    r"\bupdate\s+(\w+)\s+set\b|\b(\w+)\.(?:objects|updateMany|update_all|update!?|where)\b|\b(\w+)(?:\.|->)\w+\s*=(?!=)",
    re.I,
)
_WORDS = 4
"""Words of the name of what bears a field, at most."""
_ANY = ""
"""The owner of a field that may be anything's."""
_PROGRAMS = (".py", ".rb", ".ts", ".js", ".php", ".prisma", ".sql")


def is_of_one(owners: frozenset[str], said: str) -> bool:
    """Return whether what is said names one of the owners of a field, or nothing tells who owns it."""
    return _ANY in owners or not owners.isdisjoint(_things_in(said) if owners else ())


def _things_in(said: str) -> Iterator[str]:
    """The things that a text names, by one word or by a few in a row."""
    words = apart(said).split()
    return (thing("".join(words[at : at + many])) for at in range(len(words)) for many in range(1, _WORDS + 1))


@memo
def rewritten(project: Site) -> Mapping[str, frozenset[str]]:
    """Return the fields of a project that are given the present moment at each change of what bears them, or each time that it is renewed, with what bears them."""
    found: dict[str, set[str]] = {}
    for path in by_hand(project):
        if path.endswith(_PROGRAMS):
            for field, owner in _written_in(project.text(path), unaccented(project.lowered(path))):
                found.setdefault(field, set()).add(owner)
    heirs = _heirs(project) if found else {}
    return {
        field: frozenset(heir for one in owners for heir in (one, *heirs.get(one, ())))
        for field, owners in found.items()
    }


def _written_in(text: str, plain: str) -> Iterator[tuple[str, str]]:
    """Yield the fields that a text writes anew, each with what bears it."""
    owners = _Owners(text)
    for one in _AUTO.finditer(text):
        yield next(filter(None, one.groups())), owners.at(one.start())
    for one in _EVENT.finditer(text):
        body = text[one.end() : one.end() + _AT_ONCE].partition("\n\n")[0]
        if not _CONDITIONAL.search(body):
            given = (put for put in _THING.finditer(body) if says_now(put["value"]) and not _LATER.search(put["value"]))
            yield from ((put["field"], owners.at(one.start())) for put in given)
    if may_speak_of(plain, "deeds.renews"):
        yield from _renewed(text, owners)
    if "self." in text and ("before_" in text or "def save" in text):
        called = {name for one in _CALLED_BACK.finditer(text) for name in re.findall(r"\w+", one[1])}
        for one in _METHOD.finditer(text):
            if (one[1] in called or one[1] in _SAVES) and not _CONDITIONAL.search(one[2]):
                yield from ((field, owners.at(one.start())) for field in _SELF.findall(one[2]))


class _Owners:
    """What bears the fields of a text, by where they are written."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _found(self) -> list[tuple[int, int, str]]:
        found = (one for one in _OWNER.finditer(self._text) if one["name"] != "Meta")
        return [
            (one.start(), len(one["indent"]), _ANY if one["of"] == "module" else thing(one["name"])) for one in found
        ]

    @cached_property
    def _is_shared(self) -> bool:
        return _SHARED.search(self._text) is not None

    def at(self, place: int) -> str:
        """Return what bears a field that is written at a place."""
        if self._is_shared:
            return _ANY
        line = self._text[self._text.rfind("\n", 0, place) + 1 :]
        depth = len(line) - len(line.lstrip(" \t"))
        before = self._found[: bisect(self._found, place, key=itemgetter(0))]
        outer = (name for _, indent, name in reversed(before) if indent < depth)  # not one that ended above it
        return next(outer, before[-1][2] if before else _ANY)


def thing(name: str) -> str:
    """Return what a name is that of, whether it names one or many."""
    return apart(name).replace(" ", "").rstrip("s")


@memo
def _heirs(project: Site) -> dict[str, set[str]]:
    """The classes that are built on each class of a project."""
    found: dict[str, set[str]] = {}
    for path in by_hand(project):
        if path.endswith(_PROGRAMS):
            for one in _BUILT.finditer(project.text(path)):
                for base in re.findall(r"\w+", one["on"]):
                    found.setdefault(thing(base), set()).add(thing(one["name"]))
    return found


def _renewed(text: str, owners: _Owners) -> Iterator[tuple[str, str]]:
    """Yield the fields to which a function gives the present moment by which people renew what they asked for."""
    found = list(_FUNCTION.finditer(text))
    ends = [*(one.start() for one in found[1:]), len(text)]
    for one, end in zip(found, ends, strict=False):
        if speaks_of(one["method"] or one["name"], "deeds.renews"):
            body = text[one.end() : min(end, one.end() + _LONG)]
            if not _CONDITIONAL.search(body):
                given = ((put["field"], put["value"]) for put in _GIVEN.finditer(body))
                renewed = [field for field, value in given if says_now(value) and not _LATER.search(value)]
                yield from ((field, owner) for field in renewed for owner in _updated(body, owners.at(one.start())))


def _updated(body: str, own: str) -> set[str]:
    """What a function changes, when it names what people ask for; any thing when it does not."""
    named = {
        thing(name) for one in _UPDATED.findall(body) for name in one if name and speaks_of(name, "places.applicants")
    }
    return named or ({own} if speaks_of(own, "places.applicants") else {_ANY})
