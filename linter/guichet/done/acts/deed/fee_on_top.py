"""A fee that a program adds to what people were shown: the total of the last step is not that of the pages before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from guichet.core.memo import keyed_memo
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import RETURN, Body
from guichet.reading.templates.site import RUBY_PROGRAMS, SCRIPT_SUFFIXES, Site, makes_markup

_SUM = re.compile(
    r"(?:self\.|this\.|\$this->|@)?(?P<base>[a-z]\w{2,60})(?:\([^()]{0,80}\))?(?:\s\+\s|\.(?:add|plus)\()(?:self[.:]{1,2}|this\.|static::|\$this->|@)?(?P<fee>[A-Z][A-Z0-9_]{2,60}|\w{3,60})(?:\(\w{0,40}\))?\)?$"
)
_FREE = re.compile(r"\b(?:sans|aucuns?|pas de|no|without|free of)\s+(?:frais|fees?|charges?|extra charges?)\b", re.I)
"""That something else costs nothing."""
_ROUNDED = re.compile(r"(?:round|Math\.round|Decimal|float|int|Number|number_format)\((.{3,140}?)(?:, ?\d)?\)")
_ALONE = re.compile(r"(?:self\.|this\.|\$this->|@)?(?P<base>[a-z]\w{2,60})(?:\([^()]{0,80}\))?$")
_PAGE = re.compile(r"['\"]([\w/-]{3,80})(?:\.(?:html|twig|jinja2?|j2|erb|blade\.php))+['\"]")
_VIEW = re.compile(r"\bview\(\s*['\"]([\w.-]{3,80})['\"]")
_FUNCTION = re.compile(r"^\s{0,8}(?:async )?(?:def|function|public function|export (?:async )?function)\b", re.M)
_ADDED = re.compile(r"\w\)?(?:\s\+\s|\.(?:add|plus)\()(?:self[.:]{1,2}|this\.|static::|\$this->|@)?(\w{3,60})")
_DECLARED = re.compile(r"\b(?:def|function)\s+(\w{3,60})|\bpublic [\w<>.]{1,40}\s+(\w{3,60})")
_GETTER = re.compile(r"get([A-Z])(\w{2,60})")
_OTHERWISE_OWED = ("deeds.comes along", "deeds.fees for a fault")
_PROGRAMS = (".py", ".php", *RUBY_PROGRAMS, *SCRIPT_SUFFIXES)


def fee_on_top(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield the sum by which a function adds a fee to a price that pages show, when none of them speaks of it."""
    if not whole.is_among_others:
        return
    for deed in body.deeds:
        for put in deed.puts if deed.called == RETURN else ():
            rounded = _ROUNDED.fullmatch(put.value)
            found = _SUM.match(rounded[1] if rounded is not None else put.value)
            if found is None or not _is_fee(found["fee"]):
                continue
            given = re.match(r"[a-z]\w{2,60}(?=\()", whole.given_before(found["base"], put.span.start))
            base = given[0] if given is not None else found["base"]
            names = {base, *_aliases(base, whole)}
            if names & _functions(whole) and untold_by_pages(
                {*names, *_properties(names)}, body.function.name, whole.project
            ):
                yield FromDeed(
                    Kind.ANSWER, deed.path, put.span, whole.place, what=What.FEE, shown=whole.shown(put.span)
                )


def _is_fee(name: str) -> bool:
    return speaks_of(name, "deeds.fees") and not any(speaks_of(name, one) for one in _OTHERWISE_OWED)


def _functions(whole: Whole) -> set[str]:
    return {one.name for one in whole.bodies}


def _aliases(base: str, whole: Whole) -> Iterator[str]:
    """The functions of a file that only give that price under another name."""
    for function, body in whole.bodies.items():
        given = [put.value for one in body.deeds if one.called == RETURN for put in one.puts]
        last = body.deeds[0].called if len(body.deeds) == 1 and not given and not body.deeds[0].args else ""
        if len(given) <= 1 and (found := _ALONE.match("".join(given) or last)) is not None and found["base"] == base:
            yield function.name


def _properties(names: set[str]) -> Iterator[str]:
    """How templates of Java call what a method gives: `quote.subtotal` asks `getSubtotal()`."""
    return (f"{found[1].lower()}{found[2]}" for name in names if (found := _GETTER.fullmatch(name)) is not None)


def untold_by_pages(names: set[str], own: str, project: Site) -> bool:
    """Return whether pages show one of some prices before one pays, and none of them speaks of a fee or gives the whole sum."""
    shown = {path for name in sorted(names) for path in _shown(name, project)}
    pages = [one for one in sorted(shown) if not speaks_of(one.partition(".")[0], "deeds.once paid")]
    texts = [project.text(path) for path in pages]
    return bool(texts) and not any(speaks_of(_FREE.sub(" ", one), "deeds.fees") or own in one for one in texts)


@keyed_memo
def _shown(name: str, project: Site) -> frozenset[str]:
    """The pages that show a price by its name, or that a function gives it to; looked for once."""
    return frozenset(chain(_naming(name, project), _given(name, project)))


def _naming(name: str, project: Site) -> Iterator[str]:
    called = re.compile(rf"\.{re.escape(name)}\b|\b{re.escape(name)}\(")
    holding = (one for one in project.paths if makes_markup(one) and project.holds(one, name))
    texts = ((one, project.text(one)) for one in holding)
    return (one for one, text in texts if "</" in text and called.search(text))


def _given(name: str, project: Site) -> Iterator[str]:
    """The templates that a function renders, which works a price out."""
    called, ends = re.compile(rf"\b{re.escape(name)}\("), set[str]()
    for path in project.paths:
        if path.endswith(_PROGRAMS) and project.holds(path, name):
            text = project.text(path)
            starts = [one.start() for one in _FUNCTION.finditer(text)]
            parts = (text[start:end] for start, end in pairwise([*starts, len(text)]))
            for part in parts:
                if called.search(part):
                    ends |= {f"/{found[0][1:-1]}" for found in _PAGE.finditer(part)}
                    ends |= {f"/{found[1].replace('.', '/')}.blade.php" for found in _VIEW.finditer(part)}
    return (one for one in (project.paths if ends else ()) if one.endswith(tuple(ends)))


def pages_of_prices(path: str, project: Site) -> list[str]:
    """Return what the pages say that show the prices of a file, when it adds a fee to one."""
    text = project.text(path)
    if not any(_is_fee(one) or speaks_of(one, "deeds.for everyone") for one in _ADDED.findall(text)):
        return []
    declared = {one or other for one, other in _DECLARED.findall(text)}
    names = {*declared, *_properties(declared)}
    pages = {page for name in names for page in _shown(name, project)}
    return [project.source(one).digest for one in sorted(pages)]
