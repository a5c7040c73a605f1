"""Things that cost money and that a program puts in somebody's basket by itself, after what they chose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import keyed_memo
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.between_brackets import puts_in
from guichet.reading.deeds.deed import RETURN, Deed
from guichet.reading.scripts.made import by_hand
from guichet.reading.templates.site import Site

_WHOLE = re.compile(
    r"(?:\.\.\.|\*|\bfor (?P<each>\w+) in )(?:[\w.]{1,60}\.)?(?P<list>[A-Z][A-Z_]{2,40})"
    r"(?:\.filter\(\(?(?P<one>\w+)\)? ?=> ?(?P=one)\.(?P<flag>\w+)\)| if (?P=each)(?:\.(?P<field>\w+)|\[[\"'](?P<key>\w+)[\"']\]))?"
    r"(?:\.map\([^()]{0,60}\))?\s*(?=[,)\]]|$)"
)
"""A whole list that the program holds, or those of it that the list itself marks: nobody chose among them."""
_ADDS = frozenset({"push", "extend", "concat", "unshift", "splice", "addAll", "update"})
_LINES = re.compile(r"lines?$|lignes?$|items?$|articles?$|products?$|produits?$", re.I)
_HELD = re.compile(r"lines?\W*$|lignes?\W*$|items?\W*$", re.I)
"""What holds what people take, rather than what they may choose among."""
_BESIDE = re.compile(r"[\w)\]}]\s*,\s*$")
_NEEDED = re.compile(
    r"requi|obligat|mandat|inclu|select|check|coch|pick|tax|tva|(?<![a-z])vat(?![a-z])|deposit|consign", re.I
)
"""What must be paid in any case, and what people mark themselves."""
_AMOUNT = re.compile(r"[1-9]\d{0,6}(?:[.,]\d+)?\b")
_PROGRAMS = (".ts", ".js", ".mjs", ".py", ".tsx", ".jsx")


def packed_in(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what is added to a basket beside what people chose: all that a list of priced things holds, or marks as usual."""
    around = " ".join((whole.path.rpartition("/")[2], *deed.around, *deed.marks, deed.called))
    if not (whole.place.is_lived and whole.is_among_others and speaks_of(around, "deeds.baskets")):
        return
    adds = deed.is_call and deed.last in _ADDS
    holds = adds and (_HELD.search(deed.owner) is not None or speaks_of(deed.owner, "deeds.baskets"))
    values = (*(deed.args if adds else ()), *(put.value for put in deed.puts if _LINES.search(put.name)))
    for at, value in enumerate(values):
        for found in _WHOLE.finditer(value):
            flag = found["flag"] or found["field"] or found["key"] or ""
            marked = f"{found['list']} {flag}"
            if not (flag or holds or (adds and at) or _BESIDE.search(value[: found.start()])):
                continue  # all that may be chosen, and nothing that was
            if not (speaks_of(flag, "deeds.wishes") or _NEEDED.search(marked)) and _is_priced(found["list"], whole):
                yield FromDeed(
                    Kind.ANSWER, deed.path, deed.span, whole.place, what=What.ADDED, shown=whole.shown(deed.span)
                )
                return


@keyed_memo
def _is_priced(name: str, whole: Whole) -> bool:
    """Whether the list that a name stands for, here or in another file, holds things that cost something."""
    own = _listed(name, whole.text)
    return _cost(own) if own else _is_priced_somewhere(name, whole.project)


@keyed_memo
def _is_priced_somewhere(name: str, project: Site) -> bool:
    texts = (project.text(one) for one in by_hand(project) if one.endswith(_PROGRAMS) and project.holds(one, name))
    return _cost(next(filter(None, (_listed(name, text) for text in texts)), ""))


def lists_priced(path: str, project: Site) -> list[bool]:
    """Return whether each list, that a file puts somewhere whole, holds things that cost something."""
    named = dict.fromkeys(found["list"] for found in _WHOLE.finditer(project.text(path)))
    return [_is_priced_somewhere(one, project) for one in named]


def _listed(name: str, text: str) -> str:
    """What the list of a name holds in a text."""
    found = re.search(rf"\b{name}\b[^=\n]{{0,80}}=\s*[\[(](.{{1,2000}}?)\n[\])]", text, re.S)
    return found[1] if found is not None else ""


def _cost(held: str) -> bool:
    return (
        speaks_of(held, "deeds.priced") and _AMOUNT.search(held) is not None and not speaks_of(held, "deeds.takes off")
    )


def put_in_basket(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what is added to a basket when something else happens in it, and that nobody asked for; what takes money off is theirs."""
    if not (deed.is_call and whole.place.is_lived and speaks_of(deed.last, "deeds.adds")):
        return
    if not speaks_of(deed.owner, "deeds.baskets") or not (deed.args or deed.puts):
        return
    said = " ".join((*deed.args, *(put.value for put in deed.puts)))
    answers = " ".join((*deed.around, *deed.marks))
    if (
        speaks_of(answers, "deeds.when it happens")
        and not speaks_of(answers, "deeds.answering")
        and speaks_of(said, "deeds.extras")
        and not speaks_of(said, "deeds.takes off")
        and not any(speaks_of(test, "deeds.extras") or speaks_of(test, "deeds.wishes") for test in deed.tests)
    ):
        shown = whole.shown(deed.span)
        yield FromDeed(Kind.ANSWER, deed.path, deed.span, whole.place, what=What.ADDED, shown=shown)


_BEGINS = re.compile(
    r"^(?:new|make|create|build|empty|initial|default|begin|start|open|nouveau|nouvelle|creer|ouvrir|vide)", re.I
)
_FROM_LIST = re.compile(r"(?:[\w.]{1,40}\.)?(?P<list>[A-Z][A-Z_]{2,40})(?:\[(?P<at>\d)\]|\.at\((?P<index>\d)\))")
_NUMBER = re.compile(r"(?:Decimal\([\"']|BigDecimal\([\"'])?(?P<sum>\d{1,6}(?:[._]\d{1,3})?)\b")
_STATE = re.compile(
    r"\[\s?(?P<name>\w{2,40}),\s?set\w{2,40}\]\s?=\s?(?:React\.)?useState(?:<[^<>\n]{1,40}>)?\((?P<value>[^()\n]{1,60})\)"
)


def gift_begun(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the gift that a basket holds when it is opened, before anyone chose to give."""
    around = " ".join((whole.path, *deed.around))
    if not (whole.place.is_lived and deed.puts and speaks_of(around, "deeds.till")):
        return
    named = (*deed.around[:1], deed.called)
    if not any(_BEGINS.search(one) for one in named):
        return
    for put in deed.puts:
        for one in puts_in(whole.read(put.span), put.span) if deed.called == RETURN else (put,):
            if speaks_of(one.name, "deeds.given") and _is_some(one.value, whole):
                at = whole.read(put.span).find(one.name) if one is not put else 0
                span = Span(put.span.start + max(at, 0), put.span.start + at + len(one.name)) if at > 0 else put.span
                yield FromDeed(Kind.ANSWER, deed.path, span, whole.place, what=What.ADDED, shown=f"{one.name}: {one.value}"[:80], certain=False)  # fmt: skip


def gift_held(whole: Whole) -> Iterator[FromDeed]:
    """Yield the gift that a page holds as it opens, where people may choose another: `const [tip, setTip] = useState(4)`."""
    if not whole.place.is_lived or "useState" not in whole.text:
        return
    for found in _STATE.finditer(whole.text):
        if speaks_of(found["name"], "deeds.given") and _is_some(found["value"].strip(), whole):
            span = Span(whole.start + found.start(), whole.start + found.end())
            yield FromDeed(Kind.ANSWER, whole.path, span, whole.place, what=What.ADDED, shown=whole.shown(span), certain=False)  # fmt: skip


def _is_some(value: str, whole: Whole) -> bool:
    """Whether a value is a sum, written as it is or the one that stands at a place of a list."""
    number = _NUMBER.fullmatch(value.rstrip("\"')"))
    if number is not None:
        return float(number["sum"].replace("_", "")) > 0
    found = _FROM_LIST.fullmatch(value)
    if found is None:
        return False
    listed = re.search(rf"\b{found['list']}\b[^=\n]{{0,80}}=\s*[\[(](?P<all>[^\])]{{1,300}})", whole.text)
    parts = [one.strip() for one in listed["all"].split(",")] if listed is not None else []
    at = int(found["at"] or found["index"])
    number = _NUMBER.match(parts[at]) if at < len(parts) else None
    return number is not None and float(number["sum"].replace("_", "")) > 0
