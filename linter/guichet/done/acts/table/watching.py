"""What a table has noted of people who only use a service: what they open, what they type, all that they send."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.core.findings import Span
from guichet.core.places import Place
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.datum import Datum, Sort
from guichet.done.nouns.places import place_of
from guichet.done.people.personal_data import is_personal
from guichet.done.words import apart, entries, speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.data.yes_no import YES
from guichet.reading.python.literal_trees import trees_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.roles import is_migration, is_test

_ON = YES | {"all", "errors", "transactions", "htmlandtext", "full"}
_FORMAT = re.compile(r"%\((\w+)\)s|\$\{?(\w+)\}?|\{(\w+)\}")
"""What a line of a log is made of: `%(body)s`, `$request_body`, `{body}`."""
_TRIED = re.compile(r"(?:^|[/_.-])(?:staging|recette|preprod|dev|devel\w*|local|test\w*|debug)(?:[/_.-]|$)", re.I)
"""Settings of a machine where nobody's requests are."""


@dataclass(eq=False)
class Watched(Act):
    """A setting by which people are watched: in their mail, or as they type."""

    setting: str = ""
    what: str = "typing"
    """"mail", "typing" or "pages"."""

    @property
    def is_watching(self) -> bool:
        """Whether it has what people type, or how they move, written down."""
        return self.what == "typing"

    @property
    def is_sure(self) -> bool:
        """Whether it notes people, and not only those who are signed in to work."""
        return self.what != "pages"

    @property
    def shown(self) -> str:
        """The setting as written."""
        return self.setting


class Written(Act):
    """A setting by which all that people send is written in a log."""


def acts_in(module: PythonModule) -> Iterator[Act]:
    """Yield what the tables and settings of a module have noted of people."""
    if is_test(module) or is_migration(module):
        return
    place = place_of(module.tree, module)
    trees = trees_of(module)
    off = any(speaks_of(apart(one.key), "watching.pages") and one.value == "False" for one in trees)
    for tree in trees:
        yield from (
            one for one in watched_in(tree, place) if not (off and isinstance(one, Watched) and one.what == "pages")
        )
    for node in module.walk(nodes.Assign):  # message.track_opens = True
        target = node.targets[0]
        value = getattr(node.value, "value", None)
        if isinstance(target, nodes.AssignAttr) and value is True and speaks_of(target.attrname, "watching.mail"):
            yield _followed("mail", module.path, module.span(node), place_of(node, module), module.text(node))


def watched_in(tree: Tree, place: Place) -> Iterator[Act]:
    """Yield what a table has noted of people; nothing for the settings of a machine that serves nobody."""
    if not place.is_lived or _TRIED.search(tree.path):
        return
    for around, one in tree.walk():
        key = apart(one.key)
        if around and around[0].key.isupper() and (one.value or "").startswith(entries("watching.packages")):
            yield _followed("pages", one.path, one.span, place, one.value or "")
        if one.parts or not (key or around) or speaks_of(key, "watching.spared"):
            continue
        setting = f"{one.key}: {one.value}"[:80]
        if (one.value or "").strip().lower() in _ON and len(key.split()) <= 6:
            if speaks_of(key, "watching.mail"):
                yield _followed("mail", one.path, one.span, place, setting)
            elif speaks_of(key, "watching.pages"):
                yield _followed("pages", one.path, one.span, place, setting)
            elif speaks_of(key, "watching.typing") and not key.startswith("on "):  # `onMouseMove` names an event
                yield Watched(Kind.SEND, one.path, one.span, place, setting=setting)
            elif speaks_of(key, "watching.bodies"):
                yield _written(one, place, setting)
        yield from _listed(one, around, place)


def _followed(what: str, path: str, span: Span, place: Place, setting: str) -> Watched:
    return Watched(Kind.KEEP, path, span, place, setting=setting, what=what)


def _listed(one: Tree, around: tuple[Tree, ...], place: Place) -> Iterator[Act]:
    """What people send, in the list or the line of what a log is made of."""
    stem = one.path.rpartition("/")[2].rpartition(".")[0]
    keys = [apart(stem), *(apart(part.key) for part in around[-3:])]
    named = apart(one.key) or keys[-1]
    if not any(speaks_of(key, "watching.books") for key in (*keys, named)) or any(
        speaks_of(key, "watching.spared") for key in (*keys, named)
    ):
        return
    if not any(speaks_of(key, "watching.contents") for key in (named, *keys[-1:])):
        return
    value = one.value or ""
    words = ["".join(found) for found in _FORMAT.findall(value)] if " " in value or "%" in value else [value]
    told = next((word for word in words if _says(word)), None)
    if told is not None:
        yield _written(one, place, told)


def _says(word: str) -> bool:
    """Whether an item of a log is the whole of what people send, or says who they are."""
    said = apart(word)
    return 0 < len(said.split()) <= 3 and (speaks_of(said, "watching.whole") or is_personal(word))


def _written(one: Tree, place: Place, what: str) -> Written:
    return Written(Kind.KEEP, one.path, one.span, place, data=(Datum(Sort.ANSWERS, what, what),), to="log")
