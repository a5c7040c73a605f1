"""Families of which the service wants that all bear one name: a child is kept from the parent whose name is not theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import keyed_memo, memo
from guichet.done.acts.deed.turned_down import answers_no, says_no, turns_down
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import FAILS, RETURN, Deed
from guichet.reading.scripts.made import by_hand
from guichet.reading.templates.site import PROGRAMS, Site

_NAME = r"(?:nom|nom_?(?:de_?)?famille|nom_?naissance|last_?name|family_?name|surname|lastName|familyName|getNom\(\)|getLastName\(\))"
_OF = r"[\w$\[\]'\"]{1,40}?(?:(?:\.|->|\?\.)[\w()]{1,40}?){0,3}"
_COMPARED = re.compile(
    rf"(?<![\w$])(?P<one>{_OF})(?:\.|->|\?\.){_NAME}(?![\w(])[^=!<>&|]{{0,40}}(?P<sign>[=!]==?)[^=!<>&|]{{0,40}}?(?<![\w$])(?P<other>{_OF})(?:\.|->|\?\.){_NAME}(?![\w(])"
)
_REFUSES = re.compile(r"[Rr]eject|R[Ee][Jj][Ee][Tt]|\braise\b|\bthrow\b|[Ee]rror|abort|\b40[03]\b|\b422\b|[Rr]efus")
_UNLESS = re.compile(r"(?:\bnot |!|\bunless )\s*(?:\$?\w{1,30}(?:\.|::|->)){0,3}(\w{2,60}[?!]?)\(")
_AND, _OR = re.compile(r"&&|\band\b", re.I), re.compile(r"\|\||\bor\b", re.I)
_BOTH_BEFORE, _BOTH_AFTER = re.compile(r"(?:&&|\band\b)[\s(]*$", re.I), re.compile(r"[\s)]*(?:&&|\band\b)", re.I)
_NEAR = 20
_FAMILY = re.compile(r"famille|naissance|last|family|surname", re.I)
_IN_A_TREE = frozenset({"parent", "parents", "child", "children", "enfant", "enfants"})
_AFTER = 200


def must_share_name(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what turns a child and a parent down, by a test or by a function that judges them, because their names differ."""
    if not whole.place.is_public:
        return
    value = deed.puts[0].value if deed.called == RETURN else ""
    if found := _COMPARED.search(value):
        if found["sign"].startswith("=") and not _OR.search(value) and _is_family(found):
            yield from _judged(deed, found, deed.span, whole)
        return
    test = next(iter(deed.tests), "")
    found = _COMPARED.search(test)
    if (
        found is None
        or not _differ(found, test)
        or not _is_family(found)
        or _goes_with_another(deed.tests_at[0], whole)
    ):
        return
    if deed.called == RETURN and not says_no(deed):
        if turns_down(deed):
            yield from _judged(deed, found, deed.tests_at[0], whole)
    elif answers_no(deed):
        yield _act(deed, found, deed.tests_at[0], whole, certain=True)


def _differ(found: re.Match[str], test: str) -> bool:
    """Whether it is enough, for a test, that two names differ: nothing else could have proved the tie."""
    fails = test.startswith(FAILS)
    return found["sign"].startswith("!") is not fails and not (_OR if fails else _AND).search(test)


def _goes_with_another(test: Span, whole: Whole) -> bool:
    """Whether a test is one half of a condition, both of which must hold."""
    start, end = test.start - whole.start, test.end - whole.start
    return _BOTH_BEFORE.search(whole.text, max(0, start - _NEAR), start) is not None or _BOTH_AFTER.match(whole.text, end) is not None  # fmt: skip


def _judged(deed: Deed, found: re.Match[str], span: Span, whole: Whole) -> Iterator[FromDeed]:
    """What a function answers of a child and a parent, when some code refuses for its "no": it is known by its name alone in a file that does not name its own."""
    refusing = _refusing(whole.project).get(deed.within.name) if deed.within is not None else None
    if refusing is not None:
        certain = whole.path in refusing or any(_names(one, whole.path, whole.project) for one in refusing)
        yield _act(deed, found, span, whole, certain=certain)


def _act(deed: Deed, found: re.Match[str], span: Span, whole: Whole, *, certain: bool) -> FromDeed:
    shown = whole.shown(span)
    certain = certain and (_is_of_people(found) or speaks_of(f"{whole.path} {' '.join(deed.around)}", "places.applicants"))  # fmt: skip
    return FromDeed(Kind.REFUSE, deed.path, span, whole.place, what=What.ONE_NAME, shown=shown, certain=certain)


def _is_family(found: re.Match[str]) -> bool:
    """Whether two names are those of a child and of an adult of theirs."""
    one, other = apart(found["one"]), apart(found["other"])
    return any(
        speaks_of(left, "fields.child") and speaks_of(right, "fields.parent")
        for left, right in ((one, other), (other, one))
    )


def _is_of_people(found: re.Match[str]) -> bool:
    """Whether names are those of people: what stands above and below in a tree is called a parent and a child too."""
    owners = apart(f"{found['one']} {found['other']}").split()
    return _FAMILY.search(found[0]) is not None or not _IN_A_TREE.issuperset(
        one for one in owners if speaks_of(one, "fields.child") or speaks_of(one, "fields.parent")
    )


_LOOKS = re.compile(r"(?<!\w)(\w{2,60}+[?!]?)\(")


@memo
def _looked_at(project: Site) -> frozenset[str]:
    """The functions of a project after which somebody looks, whatever they answered."""
    found = set()
    for path in by_hand(project):
        if path.endswith(PROGRAMS) and any(word in project.lowered(path) for word in ("match", "same", "concord", "identi", "verif")):  # fmt: skip
            text = project.text(path)
            calls = (one for one in _LOOKS.finditer(text) if speaks_of(one[1], "said.compared"))
            found |= {one[1] for one in calls if speaks_of(text[one.end() : one.end() + _AFTER], "decisions.human")}
    return frozenset(found)


def is_looked_at(name: str, project: Site) -> bool:
    """Return whether somebody looks after a function so called has answered."""
    return name in _looked_at(project)


def looked_at_here(path: str, project: Site) -> list[str]:
    """Return the names of such functions that a file holds."""
    known = _looked_at(project)
    return sorted(one for one in known if one in project.text(path)) if known else []


@memo
def _refusing(project: Site) -> dict[str, set[str]]:
    """The functions of a project for whose "no" some code of it refuses, with the files that refuse."""
    known: dict[str, set[str]] = {}
    for path in by_hand(project):
        if path.endswith(PROGRAMS):
            text = project.text(path)
            for found in _UNLESS.finditer(text):
                if _REFUSES.search(text, found.end(), found.end() + _AFTER):
                    known.setdefault(found[1], set()).add(path)
    return known


def _names(refusing: str, path: str, project: Site) -> bool:
    """Whether a file that refuses names another one, or what it is kept in."""
    return _holds_together(path.rpartition("/")[2].partition(".")[0].replace("_", "").lower(), refusing, project)


@keyed_memo
def _holds_together(stem: str, refusing: str, project: Site) -> bool:
    return stem in _run_together(refusing, project)


@keyed_memo
def _run_together(path: str, project: Site) -> str:
    """A file that refuses, in lower case and as if names had no parts: it is asked about many others."""
    return project.lowered(path).replace("_", "")


def refuses_for(name: str, project: Site) -> bool:
    """Return whether some code of a project refuses when a function so called says no."""
    return name in _refusing(project)


def refusing_here(path: str, project: Site) -> list[tuple[str, bool]]:
    """Return the names, among those that a file holds, of functions for whose "no" some code refuses, and whether it names the file."""
    known = _refusing(project)
    held = sorted(known.keys() & re.findall(r"\w+[?!]?", project.text(path))) if known else []
    return [(one, any(_names(other, path, project) for other in known[one])) for one in held]
