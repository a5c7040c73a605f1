"""What an act takes of people, of one kind, and whether that is certain to be held against them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from guichet.core.findings import Lang, Text
from guichet.done.nouns.act import Act, Ground, Kind, Reason
from guichet.done.nouns.traits import Purpose


@dataclass(frozen=True)
class Taken:
    """What is read of people: what reads it, the first place where it is, every name, and how each is called."""

    by: str
    """The name by which it goes on to the act, where it has one: it is that which counts it, not what is done then."""
    first: Ground
    names: str
    label: Text
    certain: bool
    is_never_right: bool = False
    """Whether nothing that is done with it makes it right to count."""


def taken_by(act: Act, kind: str) -> Taken | None:
    """Return what an act takes of people of one kind ("sensitive", "precarity"); None when nothing, or for their good.

    A refusal that tests someone's means applies a rule: only what passes through a score counts there.
    """
    if act.purpose is Purpose.FAVOURABLE or not act.place.is_lived:
        return None
    if act.kind in (Kind.REFUSE, Kind.CLOSE) and not (act.is_about_people and any(act.grounds(Reason.SCORE))):
        return None
    found = [one for one in act.grounds(Reason.PERSON) if one.attribute is not None and one.attribute.kind == kind]
    certain = [one for one in found if one.certain]
    mine = sorted(certain or found, key=lambda one: (one.path, one.span))
    if not mine:
        return None
    return _taken(act, mine, [one.attribute.label for one in mine if one.attribute is not None], bool(certain))


def put_behind_for(act: Act) -> Taken | None:
    """Return what alone has people wait or be checked, of what the law protects; None when nothing does."""
    if not act.puts_behind or not act.place.is_lived:
        return None
    checked = act.kind is not Kind.DELAY
    for one in sorted(act.grounds(Reason.PERSON), key=lambda one: (one.path, one.span)):
        alone = one.attribute.alone if one.attribute is not None else None
        if one.attribute is not None and alone is not None and (one.attribute.is_checked or not checked):
            return _taken(act, [one], [alone], True)
    return None


def marked_down_for(act: Act) -> Taken | None:
    """Return how old one must be to lose points, where that alone loses them; None when nobody loses any for their age."""
    for one in act.grounds(Reason.PERSON) if act.makes_wait and act.place.is_lived else ():
        if one.attribute is not None and one.attribute.alone is not None and not one.attribute.is_checked:
            return _taken(act, [one], [one.attribute.alone], True)
    return None


def _taken(act: Act, found: list[Ground], labels: list[Text], certain: bool) -> Taken:
    never = any(one.attribute is not None and one.attribute.is_never_right for one in found)
    french, english = (", ".join(dict.fromkeys(one.of(lang) for one in labels)) for lang in get_args(Lang))
    names = "`, `".join(dict.fromkeys(one.shown for one in found))
    return Taken(_counting(act, found[0]), found[0], names, Text(french, english), certain, never)


def _counting(act: Act, first: Ground) -> str:
    if first.through:
        return first.through[-1][0]
    score = next(act.grounds(Reason.SCORE), None)
    return score.shown if score is not None else act.name
