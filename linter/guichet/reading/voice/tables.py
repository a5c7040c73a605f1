"""Voice menus kept as a table of keys to press, in YAML, JSON or TOML: what each key plays, and where it leads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from guichet.reading.data.documents import Document
from guichet.reading.data.trees import Tree, tree_of
from guichet.reading.voice.call_flow import CallFlow, End, Menu, Way

HINTS = (
    "hang",
    "raccroch",
    "disconnect",
    "end_call",
    "endcall",
    "fin_appel",
    "au revoir",
    "goodbye",
    "good bye",
    "tapez",
    "appuyez",
    "press ",
)
"""Words of which a menu that may end a call, or that waits for a key, holds at least one."""
_ENDS = re.compile(r"^(?:hang[ _-]?up|raccroch\w*|disconnect|end[ _-]?call|fin[ _-]?(?:d[_ ]?)?appel)$", re.I)
_LAST = re.compile(r"^(?:fin|end|ends|final|last|terminal|termin\w*)$", re.I)
_GOODBYE = re.compile(r"au revoir|good ?bye|bonne journée", re.I)
"""What a call says as it ends, when a stop leads nowhere else."""
_FIRST = re.compile(r"^(?:accueil|standard)$", re.I)
"""A stop that may be called after those who answer, and is only the greeting."""
_HUMAN = re.compile(
    r"transf|dial|queue|agent|operator|operat(?:eur|rice)|advis|conseill|voice[ _-]?mail|record|enregistr|call[ _-]?back|rappel|connect$|file[ _-]?d?[ _-]?attente|forward|renvoi|human|standard|accueil",
    re.I,
)
_PRESSED = re.compile(r"^(?:key|digits?|touche|press|dtmf|option|choi[xc]e?)$", re.I)
_DIGIT = re.compile(r"^[0-9*#]$")
_YES = frozenset({"true", "yes", "oui"})
_SAID = re.compile(
    r"prompt|say|play|message|texte?$|tts|annonce|audio|dit$|dire$|lire$|lu$|read$|speak|speech|libell", re.I
)
_NAMES = re.compile(rf"{_SAID.pattern}|^(?:menu|name|nom|titre|title|id)$", re.I)
"""Keys of what is said, or of how a menu is called: nobody is reached by them."""
_CALLED = re.compile(
    r"\bne quittez pas|\bpatient|\bhold the line|\bplease hold|\bput(?:ting)? you through"
    r"|\bnous cherchons (?:la personne|quelqu.un|un)|\b(?:looking for|finding) (?:someone|somebody|an? (?:colleague|advis\w+))|\bnous vous mettons en relation|\bconnecting you",
    re.I,
)
"""What a call says as it looks for someone."""
_RINGS = re.compile(rf"{_HUMAN.pattern}|appel|call|ring|sonn|sip:|tel:|number|numero|poste|extension|\+?\d{{4,}}", re.I)
"""What is rung, or who answers, by a key or a value of a stop."""
_LEAST = 2
"""Keys to press from which a table is a menu."""


def read_table(document: Document) -> CallFlow | None:
    """Return the voice menu of a file of data, or None when it says nothing on keys to press that speak."""
    tree = tree_of(document)
    stops = _stops(tree) if tree is not None else []
    if tree is not None and stops:
        return _graph(document.path, stops)
    choices = list(_choices(tree)) if tree is not None else []
    if tree is None or len(choices) < _LEAST or not any(map(_words, choices)):
        return None
    follow_ups = _follow_ups(tree, choices)
    ways = [_led_to(one, follow_ups) or _way(one) for one in choices]
    endings = [one for _, one in tree.walk() if any(part in follow_ups.values() for part in one.parts)]
    unreached = _unreached(tree, choices)
    others = (
        one for around, one in tree.walk() if not any(each in endings or each in unreached for each in (*around, one))
    )
    if any(
        _answers(one)
        for one in others
        if not (_FIRST.match(one.key) and (one.parts or not re.search(r"\d", one.value or "")))
    ):
        ways.append(Way(End.HUMAN, tree.span))
    if not any(way.end is End.HUMAN for way in ways):
        ways = [_taken_leave_of(choice) or way for choice, way in zip(choices, ways, strict=True)]
    return CallFlow(document.path, [Menu("menu", ways=ways)])


def _taken_leave_of(choice: Tree) -> Way | None:
    """What a key plays as the last words of a call, where nobody answers on any: it ends there."""
    bye = next((one for one in choice.leaves if _SAID.search(one.key) and _GOODBYE.search(one.value or "")), None)
    if bye is None or any(map(_answers, choice.leaves)):
        return None
    return Way(End.HANG_UP, bye.span, said=_words(choice), is_chosen=True)


def _unreached(tree: Tree, choices: list[Tree]) -> list[Tree]:
    """The tables of those who answer, each under a name, when keys say what they do and none of them names one."""
    does = [one for choice in choices for one in choice.leaves if _DOES.match(one.key)]
    if len(does) < len(choices):
        return []
    named = {one.value for choice in choices for one in choice.leaves}
    within = {id(each) for choice in choices for _, each in choice.walk()}
    return [
        one
        for _, one in tree.walk()
        if id(one) not in within and _LISTS.match(one.key) and one.parts
        and all(part.key and part.key not in named and part.value not in named for part in one.parts)
    ]  # fmt: skip


_DOES = re.compile(r"^(?:action|then|does|do|fait|puis|type|next|suite|goto|leads?_?to|mene)$", re.I)
_LISTS = re.compile(
    r"^(?:queues|files?(?:_?d_?attente)?|agents|numbers|numeros|transfers|destinations|extensions)$", re.I
)
"""Under which name a table keeps those whom a call may be put through to."""


def _answers(one: Tree) -> bool:
    """Whether a part of a table is where someone answers, or a message is left."""
    return not _NAMES.search(one.key) and _HUMAN.search(f"{one.key} {one.value or ''}") is not None


def _follow_ups(tree: Tree, choices: list[Tree]) -> dict[str, Tree]:
    """What follows the keys that are pressed, where they name a part of the table that stands elsewhere: `next = "bye"`, `[endings.bye]`."""
    said = {one.value or "" for choice in choices for one in choice.leaves if not _SAID.search(one.key)}
    return {
        one.key: one
        for around, one in tree.walk()
        if one.parts
        and one.key in said
        and not any(each in choices for each in (*around, *(part for _, part in one.walk())))
    }


def _led_to(choice: Tree, follow_ups: dict[str, Tree]) -> Way | None:
    """Where a key leads by what follows it, when that is known to be someone, or to end the call."""
    for one in choice.leaves:
        after = follow_ups.get(one.value or "") if not _SAID.search(one.key) else None
        if after is None:
            continue
        if any(map(_answers, (after, *(each for _, each in after.walk())))) or _CALLED.search(_words(after)):
            return Way(End.HUMAN, one.span)
        if _GOODBYE.search(_words(after)) or _way(after).end is End.HANG_UP:
            return Way(End.HANG_UP, one.span, said=f"{_words(choice)} {_words(after)}", is_chosen=True)
    return None


def _stops(tree: Tree) -> list[Tree]:
    """The stops of a call that are kept by name and lead to each other, when some speak and some wait for a key."""
    for _, holder in tree.walk():
        named = [one for one in holder.parts if one.key and one.parts]
        names = {one.key for one in named}
        leads = [(around, inner) for one in named for around, inner in one.walk() if inner.value in names]
        presses = any(_DIGIT.match(one.key) for around, inner in leads for one in (*around[-1:], inner))
        if len(named) > _LEAST and presses and sum(bool(_words(one)) for one in named) >= _LEAST:
            return named
    return []


def _graph(path: str, stops: list[Tree]) -> CallFlow:
    """The menu that some stops make; a stop that ends the call is one choice among others when another leads to someone."""
    names, menus = {one.key for one in stops}, []
    for stop in stops:
        menu = Menu(stop.key)
        for _, one in stop.walk():
            said = bool(_SAID.search(one.key))
            named = one.value in names or (one.key in names and _FIRST.match(one.key) is not None)
            if not said and not named and _HUMAN.search(f"{one.key} {one.value or ''}") and one is not stop:
                menu.ways.append(Way(End.HUMAN, one.span))
            elif one.value in names and one.value != stop.key:
                menu.ways.append(Way(End.GO_TO, one.span, one.value, _words(stop), is_bounded=True))
            elif not said and (_ENDS.match(one.value or "") or (_LAST.match(one.key) and one.value in _YES)):
                menu.ways.append(Way(End.HANG_UP, one.span, said=_before(stop, stops), is_chosen=True))
        if not menu.ways and _GOODBYE.search(_words(stop)):
            menu.ways.append(Way(End.HANG_UP, stop.span, said=_before(stop, stops), is_chosen=True))
        menus.append(menu)
    if all(menu.ways and all(way.end is End.GO_TO for way in menu.ways) for menu in menus):  # round and round
        for menu in menus[1:]:
            back = next((way for way in menu.ways if way.target == menus[0].name), None)
            if back is not None:
                menu.ways[menu.ways.index(back)] = replace(back, is_bounded=False)
                break
    for menu, stop in zip(menus, stops, strict=True):
        _given_up(menu, stop, stops)
    return CallFlow(path, menus)


def _given_up(menu: Menu, stop: Tree, stops: list[Tree]) -> None:
    """Have a call that says that it looks for someone, rings nobody and comes back to where that was offered, come back without limit."""
    way = menu.ways[0] if len(menu.ways) == 1 else None
    if way is None or way.end is not End.GO_TO or not _CALLED.search(_words(stop)):
        return
    names = {one.key for one in stops}
    offers = next((one for one in stops if one.key == way.target), None)
    keys = [one for _, one in offers.walk() if _DIGIT.match(one.key)] if offers is not None else []
    inside = (one for _, one in stop.walk() if one is not stop and not _SAID.search(one.key))
    offered = any(one.value == stop.key for key in keys for _, one in key.walk())
    if offered and not any(
        _RINGS.search(f"{one.key} {'' if one.value in names else one.value or ''}") for one in inside
    ):
        menu.ways[0] = replace(way, is_bounded=False)


def _before(stop: Tree, stops: list[Tree]) -> str:
    """What is heard at a stop, and at those that lead straight to it."""
    return " ".join(
        _words(one) for one in stops if one is stop or any(inner.value == stop.key for _, inner in one.walk())
    )


def _choices(tree: Tree) -> Iterator[Tree]:
    """The parts of a table that are each for one key of the telephone."""
    for _, one in tree.walk():
        pressed = any(_PRESSED.match(part.key) and _DIGIT.match(part.value or "") for part in one.leaves)
        if one.parts and (pressed or _DIGIT.match(one.key)):
            yield one


def _words(choice: Tree) -> str:
    """What a key plays."""
    return " ".join(one.value or "" for _, one in choice.walk() if _SAID.search(one.key))


def _way(choice: Tree) -> Way:
    """Where a key leads; what does not say that it ends the call may lead anywhere."""
    for _, one in choice.walk():
        if _ENDS.match(one.value or "") or (_ENDS.match(one.key) and (one.value or "").lower() in _YES):
            return Way(End.HANG_UP, one.span, said=_words(choice), is_chosen=True)
    return Way(End.UNKNOWN, choice.span, said=_words(choice), is_chosen=True)
