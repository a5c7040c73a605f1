"""What robots that answer people do when a person is asked for: the tables of Python and of data that lead from words on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from astroid import nodes
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from guichet.core.findings import Span
from guichet.core.places import place_of_path
from guichet.done.offered.channels import PHONE_NUMBER
from guichet.done.offered.put_off import puts_off
from guichet.done.words import apart, names, speaks_of
from guichet.reading.data.documents import composed, span_of
from guichet.reading.python.imports import reach
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.scopes import given_to

if TYPE_CHECKING:
    from guichet.reading.project.project import Project

_SAYS = frozenset({"intent", "intention", "examples", "exemples", "keywords", "mots", "mots_cles", "patterns", "triggers", "motifs", "phrases", "utterances", "when", "quand", "match", "if", "words"})  # fmt: skip
_DOES = frozenset({"action", "actions", "next", "goto", "go_to", "suite", "vers", "then", "alors", "response", "reponse", "réponse", "reply", "target", "cible", "redirect", "flow", "state", "etat", "answer", "texte", "text", "transition"})  # fmt: skip
_NAMED = frozenset({"name", "nom", "id"})
"""How a row calls what people say, where it also says what follows."""
_MOST_WORDS = 4
"""Words of one example of what people say, beyond which it is a text."""

_WORD = 4
"""Letters from which what people say is told from a part of other words."""
_MOST_ASKED = 100
"""Answers of a robot that are told from what it does: each is looked for in all the texts around."""
_ASKED_FOR = ("human", "humain", "conseiller", "agent", "person", "advis", "operat", "someone", "quelqu")
_ANSWERED = ("robots.who", "robots.tells_staff", "robots.will_call")
_LARGEST = 60_000
"""Characters beyond which a file of data is no list of what a robot answers."""


_STEP = re.compile(r"(?m)^[ \t]*[\"']?([\w-]+)[\"']?[ \t]*:[ \t]*(?:\r?$|\{)")
"""The steps of a dialogue: keys that hold others."""
_OFF = re.compile(r"(?im)^[^\n:=]*[:=][ \t]*[\"']?(?:false|no|non|none|null|never|jamais|0)[\"']?[ \t]*(?:,[ \t]*)?$")
"""A setting that is off: handing over is named there, and not done."""


@dataclass(frozen=True)
class Way:
    """What people say, each way of saying it, and where that leads."""

    said: tuple[str, ...]
    leads: str
    span: Span


def ways_back(module: PythonModule) -> Iterator[Way]:
    """Yield the ways of a module's robot that send back those who ask for a person, when no other hands them over."""
    if place_of_path(module.path) is not None or not speaks_of(f"{module.path} {module.source.text}", "robots.robot"):
        return
    ways = list(_ways(module))
    found = [one for one in ways if _sends_back(one, _not_understood(ways))]
    asked = [*found, *_only_told(ways)]
    if found and not any(hands_over(text, *asked) for text in _around(module)):
        yield from found[:1]


def ways_back_in_data(project: Project) -> Iterator[tuple[str, Way]]:
    """Yield the files of data whose robot sends back those who ask for a person, and that way."""
    for path in project.paths:
        if path.endswith((".yml", ".yaml", ".json")):
            text, lowered = project.text(path), project.lowered(path)
            if (
                len(text) < _LARGEST
                and any(word in lowered for word in _ASKED_FOR)
                and speaks_of(f"{path} {text}", "robots.robot")
            ):
                ways = [one for root in composed(text) for one in _listed(root)]
                steps = (frozenset(_STEP.findall(text)) | _not_understood(ways)) - _told_to_staff(text)
                found = [one for one in ways if _sends_back(one, steps)]
                if found and not hands_over(text, *found, *_only_told(ways)):
                    yield path, found[0]


def hands_over(text: str, *asked: Way) -> bool:
    """Whether a text of a program gives a number to call, or passes someone on to a person; asking for one, as a way says it, is no answer."""
    said = "|".join(re.escape(one) for way in asked for one in way.said if len(one) >= _WORD)
    text = re.sub(rf"(?<!\w)(?:{said})(?!\w)", " ", text) if said else text
    return bool(PHONE_NUMBER.search(text)) or speaks_of(_OFF.sub("", text), "robots.hand_over")


def _only_told(ways: list[Way]) -> Iterator[Way]:
    """Yield what people ask for and has a sentence for answer, which leads to nobody: `"transfer": "You can ask to move home."`; the first ones."""
    for one in ways[:_MOST_ASKED]:
        if " " in one.leads and not hands_over(one.leads) and not speaks_of(one.leads, "robots.person"):
            yield one


def _not_understood(ways: list[Way]) -> frozenset[str]:
    """Where those lead whom a robot does not understand, and the steps by which it says so."""
    led = frozenset(one.leads for one in ways if any(speaks_of(said, "robots.otherwise") for said in one.said))
    return led | {one.said[0] for one in ways if len(one.said) == 1 and speaks_of(one.leads, "robots.lost")}


def _told_to_staff(text: str) -> frozenset[str]:
    """The steps of a dialogue that tell someone, or say that someone will answer."""
    parts = (part for root in composed(text) for part in _mappings(root))
    return frozenset(name for name, held in parts if any(speaks_of(held, one) for one in _ANSWERED))


def _mappings(node: Node) -> Iterator[tuple[str, str]]:
    """The steps of a file of data that hold no other, and all that each says."""
    if isinstance(node, MappingNode):
        for key, value in node.value:
            rows = value.value if isinstance(value, MappingNode) else ()
            if rows and all(isinstance(held, ScalarNode) for _, held in rows):
                yield str(key.value), " ".join(f"{name.value} {held.value}" for name, held in rows)
    if isinstance(node, SequenceNode | MappingNode):
        for one in node.value:
            yield from _mappings(one[1] if isinstance(one, tuple) else one)


def _around(module: PythonModule) -> Iterator[str]:
    beside = (one for one in module.project.beside(module.path) if one.endswith(".py"))
    for path in dict.fromkeys((module.path, *beside, *reach(module.path, module.modules))):
        yield module.project.text(path)


def _sends_back(way: Way, steps: frozenset[str] = frozenset()) -> bool:
    """Whether a way that asks for a person leads to words that send back, or to another of the `steps` where nobody is."""
    asking = [one for one in way.said if names("robots.person").search(apart(one))]
    back = speaks_of(way.leads, "robots.back") or way.leads in steps or any(puts_off(one, way.leads) for one in asking)
    return bool(asking) and 2 * len(asking) >= len(way.said) and back and not speaks_of(way.leads, "robots.person")


def _ways(module: PythonModule) -> Iterator[Way]:
    for node in module.walk(nodes.Dict, nodes.Tuple, nodes.List, nodes.If):
        if isinstance(node, nodes.Dict):
            yield from _of_table(node, module)
        elif isinstance(node, nodes.If):
            yield from _of_test(node, module)
        elif len(node.elts) == 2 and isinstance(leads := value_of(node.elts[1]), str):
            yield Way(_texts(node.elts[0]), leads, module.span(node))


def _of_table(table: nodes.Dict, module: PythonModule) -> Iterator[Way]:
    pairs = [(value_of(key), value) for key, value in table.items]
    said = next((_texts(value) for key, value in pairs if key in _SAYS), ())
    leads = next((_texts(value) for key, value in pairs if key in _DOES), ())
    if said and leads:
        yield Way(said, leads[0], module.span(table))
    for key, value in pairs:
        if isinstance(key, str):
            texts = _texts(value)
            if isinstance(value, nodes.Const) and len(texts) == 1:
                yield Way((key,), texts[0], module.span(value))
            elif texts:
                yield Way(texts, key, module.span(value))
            elif isinstance(value, nodes.Dict):
                told = (text for _, held in value.items for text in _texts(held) if isinstance(held, nodes.Const))
                yield from (Way((key,), text, module.span(value)) for text in told if speaks_of(text, "robots.lost"))


def _of_test(test: nodes.If, module: PythonModule) -> Iterator[Way]:
    """A test on what was said, and what is returned when it holds."""
    last = test.body[-1]
    if isinstance(last, nodes.Return) and last.value is not None:
        held = (text for name in test.test.nodes_of_class(nodes.Name) for text in _texts(name))
        written = (str(one.value) for one in test.test.nodes_of_class(nodes.Const) if isinstance(one.value, str))
        yield Way((*held, *written), last.value.as_string(), module.span(last.value))


def _texts(node: nodes.NodeNG) -> tuple[str, ...]:
    """The texts of a value: a string, a list, the branches of a regular expression."""
    if isinstance(node, nodes.Call):
        return tuple(one for given in node.args[:1] for text in _texts(given) for one in text.replace("(", "|").replace(")", "|").split("|") if one.strip("\\b ?:^$"))  # fmt: skip
    if isinstance(node, nodes.List | nodes.Tuple | nodes.Set):
        return tuple(one.value for one in node.elts if isinstance(one, nodes.Const) and isinstance(one.value, str))
    value = value_of(node)
    if isinstance(value, str):
        return (value,)
    held = _assigned(node) if isinstance(node, nodes.Name) else None
    return _texts(held) if held is not None else ()


def _assigned(name: nodes.Name) -> nodes.NodeNG | None:
    found = given_to(name)
    values = (getattr(one.parent, "value", None) for one in found)
    return next((one for one in values if isinstance(one, nodes.List | nodes.Tuple | nodes.Set | nodes.Call)), None)


def _listed(node: Node) -> Iterator[Way]:
    if isinstance(node, SequenceNode):
        yield from _steps(node)
        for one in node.value:
            yield from _listed(one)
    elif isinstance(node, MappingNode):
        pairs = [(str(key.value), value) for key, value in node.value if isinstance(key, ScalarNode)]
        said = next((_scalars(value) for key, value in pairs if key in _SAYS), ())
        leads = [_scalars(value) for key, value in pairs if key in _DOES]
        said = said or (next((_scalars(value) for key, value in pairs if key in _NAMED), ()) if leads else ())
        yield from (Way(said, one[0], span_of(node.value[0][0])) for one in leads if said and one)
        for key, value in pairs:
            texts = _scalars(value)
            if isinstance(value, ScalarNode):
                yield Way((key,), texts[0], span_of(value))
            elif (
                texts
                and isinstance(value, SequenceNode)
                and not speaks_of(key, "robots.goes_by")
                and all(text.count(" ") < _MOST_WORDS for text in texts)
            ):
                yield Way(texts, key, span_of(value.value[0]))
            elif isinstance(value, SequenceNode) and (text := _said_in(value)) is not None:
                yield Way((key,), _scalars(text)[0], span_of(text))
            elif isinstance(value, MappingNode) and (goes := [_scalars(one)[0] for name, one in value.value if getattr(name, "value", "") in _DOES and _scalars(one)]):  # fmt: skip
                yield Way((key,), goes[0], span_of(value.value[0][0]))
            yield from _listed(value)


def _said_in(answers: SequenceNode) -> ScalarNode | None:
    """The first text of a list of answers: `utter_hello: [{text: "Hello"}]`."""
    rows = (pair for one in answers.value if isinstance(one, MappingNode) for pair in one.value)
    return next((one for key, one in rows if getattr(key, "value", "") == "text" and isinstance(one, ScalarNode)), None)


def _steps(sequence: SequenceNode) -> Iterator[Way]:
    """What is said and what follows, one step after the other: `- intent: ask_human`, then `- action: utter_menu`."""
    steps = [
        (str(key.value), value)
        for one in sequence.value
        if isinstance(one, MappingNode) and one.value
        for key, value in one.value[:1]
        if isinstance(key, ScalarNode)
    ]
    for (first, said), (then, leads) in pairwise(steps):
        if first in _SAYS and then in _DOES and isinstance(leads, ScalarNode):
            yield Way(_scalars(said), str(leads.value), span_of(leads))


def _scalars(node: Node) -> tuple[str, ...]:
    if isinstance(node, ScalarNode):
        lines = [one.strip(" -") for one in str(node.value).splitlines()]
        return tuple(one for one in lines if one) or ("",)
    return tuple(str(one.value) for one in node.value if isinstance(one, ScalarNode)) if isinstance(node, SequenceNode) else ()  # fmt: skip
