"""Lines of a price that a table keeps from being shown, and that a program adds up with the others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.deed.tables_named import tables_named
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.acts.table.fees_unshown import costs, is_left_to_them, is_shown, is_unshown
from guichet.done.nouns.kind import Kind
from guichet.reading.data.trees import Tree
from guichet.reading.deeds.deed import Deed
from guichet.reading.templates.site import Site

_SUMMING = re.compile(r"\b(?:sum|array_sum|reduce|inject|sumOf|sumBy|fsum)\b\s*[({]")
_CHOOSES = re.compile(
    r"\bif\b|\bfilter\w*\b|\bselect\b|\bwhere\b|\bchos|\bchois|\bselected|\bpicked|\bin (?:chosen|options|wanted|keys)\b|\?",
    re.I,
)


def summed_unshown(whole: Whole) -> Iterator[FromDeed]:
    """Yield the mark of each line that has a price, is not to be shown while those beside it are, and is added up with them; it is asked about."""
    if not whole.place.is_lived or not _SUMMING.search(whole.text):
        return
    sums = [said for one in whole.deeds for said in _said(one) if _SUMMING.search(said)]
    for holder, row, mark in _kept_back(whole):
        price = next(one.key for one in row.leaves if costs(one) and one.key)
        named = bool(row.key) and re.search(rf"['\":]{re.escape(row.key)}\b", whole.text) is not None
        if any(_adds_up(said, price, mark.key) and (named or not _goes_by_list(said)) for said in sums) and holder:
            shown = f"{mark.key}: {mark.value}"
            yield FromDeed(Kind.ANSWER, mark.path, mark.span, whole.place, what=What.FEE, shown=shown, certain=False)


def tables_summed(path: str, project: Site) -> list[str]:
    """Return what the tables hold that a file which adds up may go through."""
    text = project.text(path)
    if not _SUMMING.search(text):
        return []
    whole = Whole(path, text, (), Place.PUBLIC, project)
    return list(dict.fromkeys(project.source(one.path).digest for one in tables_named(whole) if one.path != path))


def _said(deed: Deed) -> Iterator[str]:
    yield from (*deed.args, *(put.value for put in deed.puts))
    yield f"{deed.called}({', '.join(deed.args)})" if deed.is_call else ""


def _adds_up(said: str, price: str, mark: str) -> bool:
    """Whether a sum is of the prices of all the lines."""
    return re.search(rf"\b{re.escape(price)}\b", said) is not None and mark not in said and not _CHOOSES.search(said)


def _goes_by_list(said: str) -> bool:
    """Whether a sum goes through names of lines rather than through the lines themselves."""
    return (
        re.search(r"\bfor \w+ in [A-Z_]{3,40}\b\s*\)?$", said) is not None
        and "[" in said.partition(" for ")[0].rpartition("[")[0]
    )


def _kept_back(whole: Whole) -> Iterator[tuple[Tree, Tree, Tree]]:
    """The lines of tables that have a price and are not to be shown, where one beside them is: what holds them, the line, its mark."""
    for tree in tables_named(whole):
        for _, holder in tree.walk():
            rows = [one for one in holder.parts if one.parts and any(costs(leaf) and leaf.key for leaf in one.leaves)]
            if len(rows) < 2 or not any(is_shown(leaf) for one in rows for leaf in one.leaves):
                continue
            for row in rows:
                mark = next((leaf for leaf in row.leaves if is_unshown(leaf)), None)
                if mark is not None and not any(is_left_to_them(leaf) for leaf in row.leaves):
                    yield holder, row, mark
