"""Points taken from people for what they are, or for having said no to what serves others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed.turned_down import stops
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.acts.table.weights import Weights
from guichet.done.nouns.act import Act, Kind
from guichet.done.people.consent import asks_consent, serves_others
from guichet.done.people.people import attribute_of
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, TAKES, Deed

_NAMES = re.compile(r"[^\W\d]\w*")
_NOT = re.compile(
    r"(?:!(?!=)|\bnot\s)[\s(]{0,4}(?:\$?\w{1,60}(?:\??\.|->)){0,5}\$?(\w{1,60})(?:(?:\.get\(|\[)[\"'](\w{1,60}))?"
    r"|(\w{1,60})[\s)]{0,4}(?:===?|\bis)\s?(?:false|no|None|null)\b",
    re.I,
)

_QUOTED = re.compile(r"[\"'`]([^\"'`\n]{1,80})[\"'`]")


def taken(deed: Deed, whole: Whole) -> Iterator[Act]:
    """Yield what takes points away by a test on what someone is, or on their refusal."""
    if deed.called != TAKES or not deed.tests or not whole.place.is_lived or whole.path.endswith(".py"):
        return
    scale = " ".join((deed.puts[0].name, *deed.around, whole.path))
    if not speaks_of(scale, "decisions.scale"):
        return
    test = deed.tests[0]
    if test.startswith(FAILS):
        return
    refused = {word for found in _NOT.findall(test) for word in found}
    counted = tuple(
        (name, deed.span)
        for name in dict.fromkeys(_NAMES.findall(test))
        if name not in refused and (found := attribute_of(name)) is not None and found.certain
    )
    if counted:
        yield Weights(Kind.RATE, deed.path, deed.span, whole.place, label=deed.puts[0].name, counted=counted[:1], is_minus=True)  # fmt: skip


def no_costs(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what people lose, or are kept from, for having refused to share what is theirs: points, a page, the button that sends."""
    if not whole.place.is_lived:
        return
    takes = deed.called == TAKES and speaks_of(" ".join((deed.puts[0].name, *deed.around)), "decisions.scale")
    shuts = bool(_shut(deed)) and not _is_for_others(_behind(deed.last, whole))
    away = stops(deed) and not _is_for_others(" ".join((*deed.around, whole.path.rpartition("/")[2])))
    refused = _refused(deed, whole) if (takes or shuts or away) else ""
    if refused:
        yield FromDeed(
            Kind.REFUSE,
            deed.path,
            deed.span,
            whole.place,
            what=What.COSTLY_NO,
            asked=refused,
            other="points" if takes else "",
        )


def _refused(deed: Deed, whole: Whole) -> str:
    """The agreement, to something that serves others, whose absence decides a deed."""
    for test in (*map(_plain, deed.tests[:1]), _shut(deed)):
        for last, key, other in _NOT.findall(test):
            found = key or last or other
            name = found if found not in ("checked", "value") else _owner(test)
            said = _behind(name, whole)
            if _is_for_others(said) and speaks_of(said, "deeds.agreement") and (asks_consent(said) or asks_consent(name)):  # fmt: skip
                return said.removeprefix(f"{name} ").lstrip("#.")
        unlike = re.search(r"[\"'](\w+)[\"']\)?\]?\s*!==?\s*[\"'](?:yes|oui|on|true|1|o|y)[\"']", test, re.I)
        if unlike is not None and asks_consent(unlike[1]) and _is_for_others(unlike[1]):
            return unlike[1]
    return ""


def _shut(deed: Deed) -> str:
    """What decides whether a button or a field may be used; empty for any other deed: what is hidden may be what one refused."""
    return deed.puts[0].value if not deed.is_call and deed.puts and deed.puts[0].name == "disabled" else ""


def _is_for_others(said: str) -> bool:
    return serves_others(said) or speaks_of(said, "deeds.shared")


def _plain(test: str) -> str:
    """A test that must fail, said the other way round: `not (not agreed)` is `agreed`."""
    inside = test.removeprefix(FAILS)[:-1]
    if not test.startswith(FAILS):
        return test
    return (
        re.sub(r"^(?:!|not\s)", "", inside)
        if re.match(r"!|not\s", inside)
        else ""
        if "!=" in inside
        else f"not {inside}"
    )


def _owner(test: str) -> str:
    found = re.search(r"\b(\w+)(?:\.|->)(?:checked|value)\b", test)
    return found[1] if found is not None else ""


def _behind(name: str, whole: Whole) -> str:
    """A name, and what it was given in its file: the text in it, when there is one."""
    given = whole.given.get(name, "")
    said = _QUOTED.search(given)
    return f"{name} {said[1] if said is not None else given}".strip()
