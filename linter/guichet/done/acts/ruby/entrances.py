"""The ways in that Ruby gives to what signs people in: `devise :omniauthable, omniauth_providers: %i[france_connect]`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import Whole
from guichet.done.acts.entrances import only_entrances
from guichet.done.acts.proved import Proof, Wanted
from guichet.done.acts.ruby_beside import classes_taking, has_another_way
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.deeds.deed import Deed, Put

_LIST = re.compile(r"(?:%[iIwW])?[\[(]\s*(?P<held>[^\[\]]*?)\s*,?\s*[\])]$", re.S)


def only_provider(deed: Deed, whole: Whole) -> Iterator[Proof]:
    """Yield the one provider that is given to what signs the public in, when nothing in the project tells of another way."""
    if not (deed.is_call and whole.place.is_public):
        return
    for put in deed.puts:
        tree = _tree(deed, put) if speaks_of(put.name, "identity.entrances") else None
        for at, name in only_entrances(tree) if tree is not None else ():
            if not _is_inside(deed, whole) and not has_another_way(whole.project):
                shown = re.sub(r"[:'\"]|\(.*", "", name)
                yield Proof(Kind.PROVE, deed.path, at.span, whole.place, wanted=Wanted.ACCOUNT, shown=shown, light=True)
                return


def _tree(deed: Deed, put: Put) -> Tree | None:
    """The call as a table: all that it is given, and the list of the ways in item by item; None when that is no list that is written out."""
    found = _LIST.match(put.value)
    if found is None:
        return None
    written = re.sub(r"\([^()]*\)|\{[^{}]*\}", "", found["held"])
    items = tuple(Tree("", deed.path, put.span, one) for one in re.split(r"[\s,]+", written) if one)
    others = [Tree("", deed.path, deed.span, one) for one in deed.args]
    others += [Tree(one.name, deed.path, one.span, one.value) for one in deed.puts if one is not put]
    return Tree(deed.last, deed.path, deed.span, None, (*others, Tree(put.name, deed.path, put.span, None, items)))


def _is_inside(deed: Deed, whole: Whole) -> bool:
    """Whether it opens the accounts of those who work there, or of nobody that is known to be of the public."""
    taking = [one for name in deed.around[-1:] for one in classes_taking(name, whole.project)]
    return speaks_of(" ".join((*deed.around, *taking, whole.path)), "decisions.inside")
