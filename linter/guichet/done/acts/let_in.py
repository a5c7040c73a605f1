"""What the tests of a script or of PHP let in when the rest is turned away: a list, one value, the way that a text begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from guichet.core.findings import Span
from guichet.core.memo import cached_property
from guichet.core.places import Place
from guichet.core.source import Source
from guichet.done.forms.form import Asked, Form, Pattern, Sort
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.admitted import Admitted
from guichet.done.nouns.places import place_of_script
from guichet.done.words import apart
from guichet.reading.data.trees import Tree
from guichet.reading.php import literal_trees as php
from guichet.reading.php.elsewhere import held_by
from guichet.reading.scripts import literal_trees as scripts
from guichet.reading.scripts.javascript import Script
from guichet.reading.templates.site import Site

_TESTED = r"[\w.$>\-]{1,60}(?:\([^()\n]{0,40}\))?"
_LIST = r"[A-Za-z_$][\w.$]{0,60}(?:::\w+|->\w+)?|\[[^\]\n]{1,200}\]"
_LISTED = re.compile(
    rf"!\s*(?P<list>{_LIST})\s*\.(?:includes|has)\(\s*(?P<tested>{_TESTED})[^()\n]{{0,40}}\)"
    rf"|(?P<list2>{_LIST})\.indexOf\(\s*(?P<tested2>{_TESTED})\s*\)\s*(?:<\s*0|={{2,3}}\s*-1)"
    rf"|!\s*\\?in_array\(\s*(?P<tested3>\$[^,\n]{{1,80}}),\s*(?P<list3>(?:self|static|\w+)::\w+|\$[\w>\-]+|\[[^\]\n]{{1,200}}\])[^)\n]{{0,20}}\)"
)
_EQUAL = re.compile(
    rf"\bif\s*\(\s*(?P<tested>\$?{_TESTED})\s*!==?\s*(?P<quote>['\"])(?P<value>[^'\"\n]{{2,40}})(?P=quote)\s*\)"
)
_BEGINS = re.compile(
    rf"!\s*(?P<tested>{_TESTED})\.startsWith\(\s*['\"](?P<value>[^'\"\n]{{1,20}})['\"]\s*\)"
    r"|!\s*str_starts_with\(\s*(?P<tested2>[^,\n]{1,80}),\s*['\"](?P<value2>[^'\"\n]{1,20})['\"]\s*\)"
)
_IF = re.compile(r"\bif\s*\([^{};\n]{0,200}$")
_REFUSES = re.compile(
    r"\bthrow\b|\babort\(|\b4(?:00|01|03|09|22)\b|[Rr]efus|[Rr]eject|\breturn\s+(?:false|null)\b|set_?[Ee]rror|add_?[Ee]rror|addViolation|[Ee]rreurs?\[|errors?\[|irrecevable|inadmissible"
)
_AFTER = 260
"""Characters after a test in which what it does stands."""
_MATCHED = re.compile(
    r"!\s*\\?preg_match\(\s*(?P<pattern>(?:self|static|\w+)::\w+|\$\w+|['\"][^'\"\n]{3,120}['\"]),\s*(?P<tested>[^,()\n]{1,60})"
)
_NAME = re.compile(r"(?:function\s+|const\s+|class\s+|interface\s+)(\w+)")
_WORD = re.compile(r"['\"]([^'\"\n]{1,60})['\"]")
_LONGEST = 80


@dataclass(eq=False)
class LetIn(Act):
    """One refusal, and what the test around it lets in."""

    tests: tuple[Admitted, ...] = field(kw_only=True)

    @cached_property
    def admitted(self) -> tuple[Admitted, ...]:
        """What the test lets in."""
        return self.tests


def acts_in(script: Script) -> Iterator[LetIn]:
    """Yield the refusals of a script whose test lets in what can be told."""

    def listed(name: str) -> Tree | None:
        return _called(name, scripts.trees_of(script))

    place = place_of_script(script.path)
    if script.page is None and place.is_lived:
        yield from _acts(script.text, script.path, place, listed)


def acts_in_php(source: Source, project: Site, place: Place) -> Iterator[Act]:
    """Yield the refusals of a file of PHP whose test lets in what can be told; a list may be a constant of another class."""

    def listed(name: str) -> Tree | None:
        return held_by(name, source, project) if "::" in name else _called(name.lstrip("$"), php.trees_of(source))

    yield from _acts(source.text, source.path, place, listed)
    yield from _patterns(source, place)


def _patterns(source: Source, place: Place) -> Iterator[Form]:
    """Yield the patterns that an answer must have, as those of a field that has the name of what is tested."""
    known = {one.key: one for one in php.constants_of(source)}
    for found in _MATCHED.finditer(source.text):
        written = found["pattern"]
        held = known.get(written.rpartition("::")[2])
        text = held.value or "" if held is not None else written[1:-1] if written[:1] in "'\"" else ""
        if not text or not _REFUSES.search(source.text, found.end(), found.end() + _AFTER):
            continue
        span = held.span if held is not None else Span(*found.span("pattern"))
        named = f"{found['tested']} {' '.join(_NAME.findall(source.text[max(0, found.start() - 1_500) : found.start()])[-2:])}"
        pattern = Pattern(text.strip("/#~"), source.path, span)
        asked = Asked(
            found["tested"].strip("$ "), apart(named), Sort.TEXT, False, source.path, span, patterns=(pattern,)
        )
        yield Form(Kind.ASK, source.path, span, place, name=named, fields=(asked,), title=source.path)


def _called(name: str, trees: tuple[Tree, ...]) -> Tree | None:
    last = name.rpartition(".")[2]
    return next((one for tree in trees for one in (tree, *tree.parts) if one.key == last and one.parts), None)


def _acts(text: str, path: str, place: Place, listed: Callable[[str], Tree | None]) -> Iterator[LetIn]:
    for found in (*_LISTED.finditer(text), *_EQUAL.finditer(text), *_BEGINS.finditer(text)):
        given = found.groupdict()
        tested = given.get("tested") or given.get("tested2") or given.get("tested3") or ""
        if found.re is not _EQUAL and not _IF.search(text, max(0, found.start() - 220), found.start()):
            continue
        if not _REFUSES.search(text, found.end(), found.end() + _AFTER):
            continue
        name = given.get("list") or given.get("list2") or given.get("list3") or ""
        values, at = _values(name, listed) if name else ((given.get("value") or given.get("value2") or "",), None)
        if values:
            around = _NAME.findall(text[max(0, found.start() - 1_500) : found.start()])[-3:]
            said = " ".join((tested, name if not name.startswith("[") else "", *around, path))
            span, where = (at.span, at.path) if at is not None else (Span(*found.span()), path)
            shown = " ".join(found[0].split())[:_LONGEST]
            one = Admitted(said, values, where, span, shown)
            yield LetIn(Kind.REFUSE, path, Span(*found.span()), place, tests=(one,))


def _values(name: str, listed: Callable[[str], Tree | None]) -> tuple[tuple[str, ...], Tree | None]:
    """What a list holds, and where it is written when it has a name; nothing when not all of it is plain words."""
    if name.startswith("["):
        return tuple(_WORD.findall(name)), None
    tree = listed(name)
    words = tuple(one.value for one in tree.leaves if one.value and not one.key) if tree is not None else ()
    return (words, tree) if tree is not None and len(words) == len(tree.parts) else ((), None)
