"""Things that cost money and that a form ticks by itself, because their line of a table is in some state: `initial=option["state"] == "on"`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import lasting_memo
from guichet.done.acts.deed.tables_named import tables_named
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.acts.table.fees_unshown import costs
from guichet.done.nouns.kind import Kind
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import is_yes
from guichet.reading.templates.site import PROGRAMS, Site, makes_markup

_PART = r"\$?[a-z_]\w{0,30}(?:\.|\[['\":]|->|\.get\(['\"])(?P<key>[a-z]\w{2,40})['\"]?[\])]?"
_EQUALS = r"\s*(?:===?|==|eq)\s*['\":](?P<value>[\w-]{1,40})['\"]?"
_TICKS = re.compile(
    rf"\b(?:initial|checked|defaultChecked|data|@checked|modelValue|default)\b['\"]?(?:\s*(?:=>|=|:)\s*|\()[\"'{{(]{{0,2}}\s*{_PART}(?:{_EQUALS})?\s*[\"'}})\],/> \n]".replace(
        "(?P<key>", "(?P<a>"
    ).replace("(?P<value>", "(?P<v>")
    + rf"|\bif\b[\s(]{{1,3}}{_PART}(?:{_EQUALS})?\s*\)?\s*[%?:\}}>{{]{{1,3}}[^<]{{0,6}}\bchecked\b"
    + rf"|check_box_tag\b[^\n]{{0,60}},\s*{_PART}(?:{_EQUALS})?".replace("(?P<key>", "(?P<b>").replace(
        "(?P<value>", "(?P<w>"
    ),
)
_MODEL = r"(?:(?:x|v|ng)-model|bind:checked|wire:model|\[\(ngModel\)\]|\[checked\])(?:\.\w{1,20}){0,2}=[\"'{]{1,2}"
_TIED = re.compile(
    rf"<[^<>]{{0,200}}\btype=[\"']?checkbox\b[^<>]{{0,200}}?(?<![\w-]){_MODEL}\w{{1,40}}\.(?P<key>\w{{2,40}})[\"'}}]"
    rf"|<[^<>]{{0,200}}?(?<![\w-]){_MODEL}\w{{1,40}}\.(?P<a>\w{{2,40}})[\"'}}][^<>]{{0,200}}\btype=[\"']?checkbox\b"
)
"""A box that is tied to a part of a line, and ticked as that is."""
_BOXES = ("checkbox", "BooleanField", "CheckboxType", "check_box", "Checkbox", "Switch")
_FEWEST = 2


def ticked_by_table(whole: Whole) -> Iterator[FromDeed]:
    """Yield what puts each priced line of a table in the state by which its box is ticked at first, where others are not; it is asked about."""
    if not whole.place.is_lived or not speaks_of(whole.text, "deeds.priced"):
        return
    ticks = states_that_tick(whole.project)
    for tree in tables_named(whole) if ticks else ():
        for _, holder in tree.walk():
            rows = [one for one in holder.parts if one.parts]
            if len(rows) < _FEWEST:
                continue
            for row in rows:
                mark = next((one for one in row.leaves if _ticks(one, ticks)), None)
                beside = any(not any(_ticks(one, ticks) for one in other.leaves) for other in rows if other is not row)
                if mark is not None and beside and any(one.key and _is_paid(one) for one in row.parts):
                    shown = f"{mark.key}: {mark.value}"
                    yield FromDeed(Kind.ANSWER, mark.path, mark.span, whole.place, what=What.TICKED, shown=shown, other=row.said[:80], certain=False)  # fmt: skip


_PICKED = re.compile(
    r"\b\w{0,20}?(?:initial|default|selected|preselected|chosen|current|choisi|defaut)\w{0,20}\b[^\n=]{0,60}=(?![=>])[^\n]{0,60}?"
    r"(?:(?P<list>\w{2,40})\.(?:find|detect|first|filter)\(?\s?(?:\(?(?P<one>\w{1,20})\)?\s?=>\s?(?P=one)\.(?P<flag>\w{2,30})\s?[),]|\{ ?\|(?P<it>\w{1,20})\| (?P=it)(?:\.|\[:)(?P<key>\w{2,30})|\(?&:(?P<sent>\w{2,30}))"
    r"|next\(\(?(?P<each>\w{1,20}) for (?P=each) in (?P<rows>\w{2,40}) if (?P=each)(?:\.|\[[\"'])(?P<field>\w{2,30}))",
    re.I,
)
"""What a program chooses first, because its line is marked: `initial = WAYS.find((one) => one.featured)`."""
_WISHED = re.compile(r"select|check|chos|chois|wish|prefer|request|current|saved|match|active|enabled|available", re.I)
"""Marks that people make themselves, or that say what may be had."""


def dearest_first(whole: Whole) -> Iterator[FromDeed]:
    """Yield the line that a program chooses first by its mark and that costs something, where another line costs nothing; it is asked about."""
    if not whole.place.is_lived or not speaks_of(whole.text, "deeds.priced"):
        return
    marks = {one["flag"] or one["key"] or one["sent"] or one["field"] for one in _PICKED.finditer(whole.text)}
    marks = {one for one in marks if not _WISHED.search(one)}
    for tree in tables_named(whole) if marks else ():
        for _, holder in tree.walk():
            rows = [one for one in holder.parts if one.parts]
            free = any(speaks_of(one.key, "deeds.priced") and _FREE.fullmatch(one.value or "") for row in rows for one in row.leaves)  # fmt: skip
            for row in rows if free and len(rows) >= _FEWEST else ():
                mark = next((one for one in row.leaves if one.key in marks and is_yes(one.value)), None)
                if mark is not None and any(one.key and _is_paid(one) for one in row.parts):
                    shown = f"{mark.key}: {mark.value}"
                    yield FromDeed(Kind.ANSWER, mark.path, mark.span, whole.place, what=What.TICKED, shown=shown, other=row.said[:80], certain=False)  # fmt: skip


_FREE = re.compile(r"0(?:[.,]0+)?")


def _is_paid(one: Tree) -> bool:
    """Whether a part is a price, written as it is or within what makes a number of it: `Decimal("15.00")`."""
    return speaks_of(one.key, "deeds.priced") and any(costs(Tree(one.key, one.path, one.span, each.value)) for each in one.ends)  # fmt: skip


def _ticks(one: Tree, ticks: frozenset[tuple[str, str]]) -> bool:
    return (one.key, (one.value or "").strip("\"'")) in ticks or ((one.key, "") in ticks and is_yes(one.value))


@lasting_memo
def states_that_tick(project: Site) -> frozenset[tuple[str, str]]:
    """Return the keys, each with the value it is compared with or "", by which the programs and the pages of a project tick a box."""
    found: set[tuple[str, str]] = set()
    for path in project.paths:
        if path.endswith(PROGRAMS) or makes_markup(path):
            text = project.text(path)
            for one in _TICKS.finditer(text) if any(box in text for box in _BOXES) else ():
                found.add((one["a"] or one["key"] or one["b"], one["v"] or one["value"] or one["w"] or ""))
            found.update((one["key"] or one["a"], "") for one in (_TIED.finditer(text) if "checkbox" in text else ()))
    return frozenset(found)
