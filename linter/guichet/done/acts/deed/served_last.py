"""Requests that a list, a query or a view puts after all the others for what someone is, however long they have waited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.deed.turns_restarted import EXPORTED
from guichet.done.acts.deed_found import Whole
from guichet.done.acts.put_last import ServedLast
from guichet.done.nouns.act import Kind
from guichet.done.people.people import Attribute, attribute_of
from guichet.done.words import apart, names, speaks_of

_SORTS = re.compile(
    r"\border\s+by\s+|\bordering\s*=\s*[\[(]\s*"
    r"|(?<![\w$])(?:add_?|then_?|re)?order(?:_?by(?:_?raw)?)?['\"]?\s*[(:]\s*"
    r"|(?<![\w$])(?:sorted_?with|sorted_?by|sort_?by|usort|(?:to_?)?sorted|sort|compareBy|comparing(?:Boolean|Int)?|Sort\.by)\s*[({]\s*",
    re.I,
)
"""Where something begins to be put in order, in any language."""
_FAR, _BEFORE = 260, 240
"""Signs after it in which it says by what, and before it that say what is put in order."""
_ENDS = re.compile(r"\n\s*\n|;|\n\s*(?:end|def|class|fun|function|return|scope)\b|\blimit\b", re.I)
_NAME = re.compile(r"(?<![\w$])[A-Za-z]\w*(?:(?:\.|->|::|__)(?!is_?not\b|is_?\(|desc\b|asc\b|nulls_)\w+)*")
_COMPARED = re.compile(
    r"['\"`]?(?:\s*,\s*(?:\d{1,2}|false|'')\s*){0,2}(?:\[(?::|0 ?\.\.\.? ?|0, ?)\d\]|\.(?:first|slice|substring|substr)\((?:0, ?)?\d\))?\)?\s*"
    r"(?P<sign><>|!==?|<=?|>=?|={1,3}(?![=>])|\bi?like\b|i?starts?_?with\??[(=])\s*(?P<with>\d+(?:\.\d+)?|(?:true|false|null|None)\b|['\"][\w -]{1,30}%?['\"])",
    re.I,
)
"""A test of a value, of its first signs too: `= 'x'`, `left(place, 2) = '99'`, `like '99%'`, `[:2] == "99"`."""
_ABROAD = "99"
"""How the codes begin that statistics give, instead of a department, to whoever was born in another country."""
_BEGINS = re.compile(r"i?starts?_?with$", re.I)
_MADE = r"\bas\s+[\"`]?{name}\b|(?<![\w.])(?:self\.|this\.)?{name}['\"]?\s?[=:](?![=:])\s?(?P<after>.{{1,160}})"
"""Where a file says what a name stands for, on that line: before `AS` in a query, after the name elsewhere."""
_MADE_IN = 160
_HELD = re.compile(r"['\"`]?\s*(?:is\s+not\s+null\b|\.is_?not\(\s*None|\.isNotNull\(|!==?\s*null\b)", re.I)
_LACKED = re.compile(r"['\"`]?\s*(?:is\s+null\b|\.is_\(\s*None|\.isNull\()", re.I)
_DENIED = re.compile(r"(?:\bnot\s+|!\s*)(?:\w+\.)*$", re.I)
_NONE_FIRST = re.compile(r"['\"`]?\)?\s*(?:asc\s*)?nulls\s+first|['\"`]?\)?\.asc\(\s*nulls_first|['\"`\]]?\)?(?:\.asc)?\.nulls_first", re.I)  # fmt: skip
_FALLS = re.compile(r"^(?:\?|\(\)|\]|\))?['\"`]?\s*(?:,|:|=>|\)|\.)?\s*['\"`:]?desc\b|^['\"`]?\s*:\s*-1\b", re.I)
"""That the greatest comes first, just after the name of a column."""
_FALLS_BEFORE = re.compile(r"(?:desc\(|['\"]-|[-])\s*$|\b(?:sort)?desc\w{0,10}\W{1,3}$", re.I)
_FALLS_LATER = re.compile(r"[^,]{0,50}?\bdesc\b", re.I)
_NUMBERS = re.compile(r"(?:\bthen\b\s*=?\s*(?:Value\()?|\?\s*|,\s*)(?P<one>\d{1,6})\b.{0,12}?(?:\belse_?\b\s*=?|\bdefault\s*=\s*(?:Value\()?|:)\s*(?P<other>\d{1,6})\b", re.I)  # fmt: skip
"""Which number those get who are so, and which the others."""
_TWO = re.compile(
    r"(?:function\s*|fn\s*)?\(?\s*\$?(?P<one>\w+)(?:\s*:\s*\w+)?\s*,\s*\$?(?P<other>\w+)(?:\s*:\s*\w+)?\s*\)?\s*(?:=>|->|\{)|.{0,60}?\bfn\s*\(\s*\$(?P<a>\w+),\s*\$(?P<b>\w+)"
)
"""Two that a function compares: the order falls when it begins with the other one."""
_COLUMN = re.compile(r"\bcolumns?['\"]?\s*(?::|=>)")
"""How a query says by what it sorts: nothing is shown by that."""
_LONGEST = 60


def served_last(whole: Whole) -> Iterator[ServedLast]:
    """Yield what puts requests in an order where some people come last, before it looks at how long each has waited."""
    if not whole.place.is_lived:
        return
    seen: set[int] = set()
    for head in _SORTS.finditer(whole.text):
        rest = whole.text[head.end() : head.end() + _FAR]
        end = _ENDS.search(rest)
        by = rest[: end.start()] if end is not None else rest
        key = next(_keys(by, whole.text), None) if "reverse" not in by else None
        if key is None:
            continue
        found, attribute = key
        start = head.end() + found.start()
        said = f"{whole.path} {whole.text[max(0, head.start() - _BEFORE) : head.start()]} {by}"
        if start not in seen and _is_of_requests(said):
            seen.add(start)
            span = Span(whole.start + start, whole.start + head.end() + found.end())
            line = re.split(r"[,)}\]\n]|\band\b", by[found.start() :], maxsplit=1)[0]
            yield ServedLast(Kind.DELAY, whole.path, span, whole.place, attribute=attribute, as_written=line[:_LONGEST].strip(" ,({[\"'`"))  # fmt: skip


def in_query(source: Source) -> Iterator[ServedLast]:
    """Yield the orders of a file of SQL that do so."""
    place = place_of_path(source.path) or Place.JOB
    whole = Whole(source.path, source.text, (), Place.JOB if place is Place.MIGRATION else place, None)  # type: ignore[arg-type]
    yield from served_last(whole)


def _keys(by: str, text: str) -> Iterator[tuple[re.Match[str], Attribute]]:
    """The names by which some are put last, each with what it says of them, when the day on which they asked only comes after."""
    seen: set[str] = set()
    for found in _NAME.finditer(by):
        name = re.split(r"\.|->|::|__", found[0])[-1]
        # Of two that are compared, the first says which.
        attribute = _last_for(found, by, text) if name not in seen else None
        seen.add(name)
        if attribute is not None and speaks_of(apart(by[found.end() :]), "places.waited_since"):
            yield found, attribute


def _last_for(found: re.Match[str], by: str, text: str) -> Attribute | None:
    """What is true of those who come last by a name of an order; None when nobody does, or nothing sure is said of them."""
    *owners, name = re.split(r"\.|->|::|__", found[0])
    after, before = by[found.end() : found.end() + 90], by[max(0, found.start() - 24) : found.start()]
    if owners and _BEGINS.match(name):
        name, after = owners[-1], f"{name}{after}"
    name = name.removesuffix("?")
    compared = _COMPARED.match(after)
    attribute, is_so = _said_of(name, compared, text)
    if attribute is None or not attribute.certain:
        return None
    if _NONE_FIRST.match(after) is not None:
        return attribute
    if compared is None and _HELD.match(after) is None and _LACKED.match(after) is None and not _is_state(name):
        return None
    if _LACKED.match(after) is not None or _DENIED.search(before) is not None:
        is_so = not is_so
    numbers = _NUMBERS.search(after)
    if numbers is not None:
        is_so = is_so is (int(numbers["one"]) > int(numbers["other"]))
    worked_out = compared is not None or numbers is not None or _HELD.match(after) is not None
    two = _TWO.match(by)
    other = (two["other"] or two["b"]) if two is not None else None
    held_by = f"{before}{found[0].removesuffix(name)}"
    turned = other is not None and re.search(rf"\b{other}(?:\.|->)$", held_by) is not None
    falls = (
        turned
        or _FALLS.search(after)
        or _FALLS_BEFORE.search(before)
        or (worked_out and _FALLS_LATER.match(after, compared.end() if compared is not None else 0))
    )
    return attribute if is_so is (falls is None or falls is False) else None


def _said_of(name: str, compared: re.Match[str] | None, text: str) -> tuple[Attribute | None, bool]:
    """What a name says of somebody, and whether the greater value of its test is for those of whom it is true."""
    words = apart(name)
    if compared is not None and compared["with"][:1].isdigit():
        is_more = compared["sign"].startswith(">")
        if speaks_of(words, "places.in_credit"):
            # Whoever has less than nothing owes, unless it is what was asked less what was paid.
            return attribute_of("arrears"), is_more is _is_what_is_left_to_pay(name, text)
        if speaks_of(words, "places.owed"):
            return attribute_of("arrears"), is_more
        return (attribute_of(name), is_more) if compared["sign"][0] in "<>" and compared["sign"] != "<>" else (None, True)  # fmt: skip
    if speaks_of(words, "places.owed") and _is_state(name):
        return attribute_of("arrears"), True
    equal = compared is None or compared["sign"].startswith("=")
    if compared is not None and compared["with"][:1] in "'\"":  # the word of one's own country, or tongue
        attribute = attribute_of(name)
        is_origin = attribute is not None and attribute.kind == "sensitive"
        is_alike = equal or "i" in compared["sign"].lower()  # like it, or beginning with it
        return (attribute, is_alike is _is_abroad(compared["with"])) if is_origin else (None, True)
    is_no = compared is not None and compared["with"].lower() in ("false", "null", "none")
    attribute = attribute_of("need interpreter") if speaks_of(words, "places.helped_to_speak") else attribute_of(name)
    return attribute, equal is not is_no


def _is_abroad(value: str) -> bool:
    """Whether a value says another country than the one whose service it is, and not that one."""
    said = value.strip("'\"%")
    return (said.isdigit() and said.startswith(_ABROAD)) or speaks_of(apart(said), "fields.born_abroad")


def _is_what_is_left_to_pay(name: str, text: str) -> bool:
    """Whether a file works out what a name stands for as what was asked less what was paid: more than nothing is then owed."""
    found = re.search(_MADE.format(name=re.escape(name)), text, re.I)
    if found is None:
        return False
    before = text[max(0, found.start() - _MADE_IN) : found.start()].rpartition("\n")[2]
    asked, minus, paid = (found["after"] or before).rpartition(" - ")
    return bool(minus) and speaks_of(apart(paid), "places.paid_of_it") and not speaks_of(apart(asked.rpartition(",")[2]), "places.paid_of_it")  # fmt: skip


def _is_state(name: str) -> bool:
    """Whether a name is true or false of someone: `in_arrears`, `estSansAbri`, `homeless`."""
    words = apart(name)
    return names("places.states").match(words) is not None or names("places.adjectives").fullmatch(words) is not None


def _is_of_requests(said: str) -> bool:
    """Whether what is put in order waits for somebody, and is no list that is only shown."""
    words = apart(_COLUMN.sub(" ", EXPORTED.sub(" ", said)))
    waits = any(speaks_of(words, one) for one in ("ways.requests", "ways.dealt_with", "ways.taken_next", "places.repairs"))  # fmt: skip
    return waits and not speaks_of(words, "ways.displayed")
