"""What a script or PHP does, by a test, with those who did not come by a screen; and papers that are asked for though they are held."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from astroid import nodes

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.places import Place
from guichet.done.acts.deed.turned_down import says_no
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.lapse import Lapse, is_paper, lapse
from guichet.done.acts.table.way_rules import FORGOTTEN
from guichet.done.acts.table.ways_off import WaysOff
from guichet.done.forms.form import is_screen
from guichet.done.grounds.channel import says_way
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, names, speaks_of
from guichet.reading.deeds.deed import FAILS, Deed
from guichet.reading.deeds.python import name_span
from guichet.reading.python.module import PythonModule
from guichet.reading.python.roles import is_migration, is_test

_EQUALS = re.compile(r"([^|!=]{1,80})={2,3}\s?(?:[\w.:\\]{1,60}[.:])?['\"]?(\w[\w-]{1,30})['\"]?(?:\s\|\||$)")
_MISSING = re.compile(r"\bnot in\b")
_SENT = re.compile(r"upload|files?\b|fichier|\bsent\b|envoy|request\.FILES|recu", re.I)
_HELD = re.compile(
    r"\bheld\b|\bdeja\b|\balready\b|on_file|\bkept\b|known|connu|existing|detenu|fournies?_avant|en_dossier", re.I
)
_YEAR = re.compile(r"__year\b|\bgetFullYear\(|startOfYear|beginning_of_year|whereYear\b|date_trunc\(\W*year|extract\(year", re.I)  # fmt: skip
_LOOKS = re.compile(r"(?:filter|where|find|select|get)", re.I)
_QUERY = re.compile(
    r"^[ \t]*(?:(?P<name>\w+)[ \t]*=|return)[^\n]{0,40}\b(?P<model>(?:\w*Document|Piece|Justificatif|Proof|Paper|Evidence)\w*)\.objects\.filter\([^\n]{0,40}(?:person|user|usager|claimant|owner|demandeur|beneficiaire|holder)\w*\s*=|set\(\s*\n\s*(?P<model2>(?:\w*Document|Piece|Justificatif|Proof|Paper|Evidence)\w*)\.objects\.filter\(",
    re.M,
)


def turned_away(deed: Deed, whole: Whole) -> Iterator[WaysOff]:
    """Yield what turns away, in a branch, what came by a door without a screen; in a switch, where a screen is let in."""
    paper = _doors(deed, _is_paper_door)
    if whole.path.endswith(".py") or not whole.place.is_lived or not paper or not _is_away(deed):
        return
    at = deed.tests_at[0]
    taken = not whole.read(at).startswith("case") or _lets_a_screen_in(whole)
    if _first_away(whole).get(at) is deed and taken and not any(map(_is_taken, whole.by_test.get(at, ()))):
        yield WaysOff(Kind.REFUSE, deed.path, at, whole.place, shown_as=whole.read(at))


@memo
def _lets_a_screen_in(whole: Whole) -> bool:
    return any(_doors(one, is_screen) and not _is_away(one) for one in whole.deeds)


@memo
def _first_away(whole: Whole) -> dict[Span, Deed]:
    """The first deed that turns away of those that each test decides."""
    away = {id(one) for one in whole.deeds if one.tests_at and _is_away(one)}
    firsts = ((at, next((one for one in same if id(one) in away), None)) for at, same in whole.by_test.items())
    return {at: one for at, one in firsts if one is not None}


def _doors(deed: Deed, is_one: Callable[[str], bool]) -> list[str]:
    """The doors, of one sort, that the nearest test of a deed wants."""
    test = next(iter(deed.tests), FAILS)
    found = _EQUALS.findall(test) if not test.startswith(FAILS) else []
    return [door for tested, door in found if says_way(tested) and is_one(door)]


def _is_away(deed: Deed) -> bool:
    said = " ".join((*deed.args, *(one.value for one in deed.puts)))
    sends = deed.is_call and _is_request(deed) and _is_named(deed.last, "deeds.sends away")
    return sends or says_no(deed) or speaks_of(said, "deeds.inadmissible")


def _is_request(deed: Deed) -> bool:
    """Whether what a deed is done to is what the test looks at, or a request: no window of the page."""
    owner = deed.owner.lstrip("$")
    return bool(owner) and (owner in next(iter(deed.tests), "") or speaks_of(owner, "ways.requests"))


def _is_taken(deed: Deed) -> bool:
    return deed.is_call and _is_named(deed.last, "deeds.takes in")


def _is_named(name: str, idea: str) -> bool:
    return bool(names(idea).fullmatch(apart(name)))


def _is_paper_door(door: str) -> bool:
    return speaks_of(door, "ways.offline") and not speaks_of(door, "ways.online") and not FORGOTTEN.search(door)


def this_year_alone(deed: Deed, whole: Whole) -> Iterator[Lapse]:
    """Yield what looks, to say what is missing of someone's papers, at those of this year alone, though one that never changes is wanted."""
    dated = (
        deed.is_call
        and _LOOKS.match(deed.last)
        and _YEAR.search(deed.words)
        and is_paper(deed.called)
        and whole.place.is_lived
    )
    if dated and _says_what_is_missing(whole):
        yield lapse(deed.path, deed.span, whole.place, whole.read(deed.span))


@memo
def _says_what_is_missing(whole: Whole) -> bool:
    """Whether a file says what is missing of papers that never change."""
    return speaks_of(whole.text, "identity.settled") and speaks_of(whole.text, "identity.says_missing")


def papers_ignored(module: PythonModule) -> Iterator[Lapse]:
    """Yield the functions that say what is missing and look at what was sent alone, though the module knows what is held of the person."""
    if is_test(module) or is_migration(module) or not _MISSING.search(module.source.text):
        return
    asking = [one for one in module.walk(nodes.FunctionDef, nodes.AsyncFunctionDef) if _asks_for_missing(one, module)]
    around = _around(module) if asking and speaks_of(module.source.text, "identity.given") else ""
    if speaks_of(around, "identity.renewed"):
        # what code beside asks the records for, of the papers of the person
        held = {found["name"] or "" for found in _QUERY.finditer(around)}
        for one in asking:
            if not held <= set(re.findall(r"\w+", module.text(one))):
                yield lapse(module.path, name_span(one, module), Place.PUBLIC, one.name)


def _asks_for_missing(function: nodes.FunctionDef, module: PythonModule) -> bool:
    """Whether a function says what is missing of what was sent, and looks at nothing that is held."""
    if not speaks_of(function.name, "identity.says_missing"):
        return False
    text = module.text(function)
    return bool(_MISSING.search(text) and _SENT.search(text)) and not _HELD.search(text)


def _around(module: PythonModule) -> str:
    """The text of a module, and of those that stand in its folder."""
    beside = [one for one in module.project.beside(module.path) if one.endswith(".py") and one != module.path]
    return "\n".join((module.source.text, *(module.project.text(one) for one in beside[:8])))
