"""The answers that a question offers, wherever they are written: a list in Python or in settings, the buttons of a window."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from astroid import nodes
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from guichet.core.findings import Span
from guichet.done.nouns.places import place_of
from guichet.done.words import apart, speaks_of
from guichet.reading.data.answers import YES
from guichet.reading.data.documents import Document, documents_holding, span_of
from guichet.reading.python.constructed import made_with
from guichet.reading.python.literals import text_of, value_of
from guichet.reading.python.module import PythonModule

_MOST = 8
"""Answers beyond which a list is no question put to people."""
LONGEST = 60
"""Characters beyond which a text is no answer to press."""
_SAID = frozenset({"label", "help_text", "title", "text", "question"})
"""What a call that makes a field says of it."""
_QUOTED = re.compile(r"[\"']([^\"'\n]*)[\"']")


@dataclass(frozen=True)
class Answer:
    """One answer: its words, the names of what is set to yes for it, and the texts of its looks."""

    text: str
    on: frozenset[str] = frozenset()
    looks: str = ""
    values: frozenset[str] = frozenset()
    """All that is set for it: its code among them."""
    span: Span = field(default=Span(0, 0), compare=False)

    def is_set(self, idea: str) -> bool:
        """Whether a name that ends with a word of an idea is set to yes: `is_hidden`, and not `hidden_help`."""
        return any(speaks_of(apart(name).rpartition(" ")[2], idea) for name in self.on)


@dataclass(frozen=True)
class Question:
    """Answers offered together: what the list is called and what stands around it."""

    answers: tuple[Answer, ...]
    named: str
    path: str
    span: Span

    @property
    def never_takes_no(self) -> bool:
        """Whether one may agree, or be asked again later, and nothing else."""
        texts = [one.text for one in self.answers]
        later = [one for one in texts if puts_off(one)]
        agrees = [one for one in texts if one not in later]
        return (
            bool(later) and bool(agrees) and not any(map(_declines, texts)) and not any(_is_work(one) for one in texts)
        )

    @property
    def favoured(self) -> Answer | None:
        """The answer chosen in advance and drawn in full, while others are folded away; None when none is."""
        strong = [one for one in self.answers if speaks_of(one.looks, "answers.strong")]
        faint = [one for one in self.answers if speaks_of(one.looks, "answers.faint") and _declines(one.text)]
        if len(self.answers) == 2 and len(strong) == 1 and faint and faint[0] is not strong[0]:
            return strong[0]
        pushed = [one for one in self.answers if gives_up(one.text) and (one in strong or _is_advised(one.text))]
        others = [one for one in self.answers if speaks_of(one.looks, "answers.faint") and one not in pushed]
        if len(pushed) == 1 and (others if pushed[0] in strong else True):
            return pushed[0]
        chosen = [one for one in self.answers if one.is_set("answers.chosen")]
        folded = [one for one in self.answers if one.is_set("answers.folded")]
        return chosen[0] if len(chosen) == 1 and folded and chosen[0] not in folded else None


def gives_up(text: str) -> bool:
    """Return whether an answer is to give something up: a request, an appeal, letters, a registration."""
    return speaks_of(text, "answers.giving_up")


def _is_advised(text: str) -> bool:
    """Whether the words of an answer say that it is the one to choose."""
    return speaks_of(text, "answers.advised")


def puts_off(text: str) -> bool:
    """Whether an answer only puts the question off; a last day, "au plus tard", is none."""
    return speaks_of(text.lower().replace("au plus tard", ""), "answers.later")


def _declines(text: str) -> bool:
    """Whether an answer says no; to go over to something, "passer au numérique", is none."""
    return speaks_of(text.lower().replace("passer au", "").replace("passer à", ""), "answers.declining")


def _is_work(text: str) -> bool:
    """Whether an answer is a step of one's own work: to go on, to finish later, to save."""
    return speaks_of(text, "answers.steps")


def questions_in(module: PythonModule) -> Iterator[Question]:
    """Yield the questions written in a module."""
    if not place_of(module.tree, module).is_public:
        return
    for node in module.walk(nodes.List, nodes.Tuple, nodes.Dict):
        parts = (
            [value for _, value in node.items if isinstance(value, nodes.Dict)]
            if isinstance(node, nodes.Dict)
            else node.elts
        )
        is_choice = isinstance(node, nodes.Tuple) and isinstance(node.parent, nodes.List | nodes.Tuple)
        answers = [_of_python(one, module) for one in parts] if 2 <= len(parts) <= _MOST and not is_choice else []
        known = tuple(one for one in answers if one is not None)
        if known and len(known) == len(answers):
            beside, drawn = _beside(node)
            yield Question(_put_forward(known, beside, drawn), _named(node, module), module.path, module.span(node))


def questions_kept(project: Any, words: tuple[str, ...]) -> Iterator[Question]:
    """Yield the questions written in the files of YAML and JSON of a project that hold one of some words."""
    for document in documents_holding(words, project):
        if document.root is not None:
            yield from _under(document.root, "", document.path)
        else:
            yield from _in_toml(document)


def _in_toml(document: Document) -> Iterator[Question]:
    """The lists of texts that stand on one line, with what their table says."""
    for one in document.entries:
        texts = _QUOTED.findall(one.value) if one.value.startswith("[") else []
        if 2 <= len(texts) <= _MOST and all(len(text) <= LONGEST for text in texts):
            beside = " ".join(each.value for each in document.entries if each.keys[:-1] == one.keys[:-1])
            answers = tuple(Answer(text, span=one.span) for text in texts)
            yield Question(answers, f"{' '.join(one.keys)} {beside[:400]} {document.path}", document.path, one.span)


def _named(node: nodes.NodeNG, module: PythonModule) -> str:
    """The names of what holds a list: a key, a keyword, a constant, and the words of the table around."""
    said = []
    for one in node.node_ancestors():
        if isinstance(one, nodes.Dict):
            said += [str(value_of(key)) for key, value in one.items if value is node]
            said += [str(value_of(value)) for _, value in one.items if isinstance(value, nodes.Const | nodes.JoinedStr)]
        elif isinstance(one, nodes.Assign):
            said.append(one.targets[0].as_string())
        elif isinstance(one, nodes.Call):
            said += [text_of(word.value) for word in one.keywords if word.arg in _SAID]
        elif isinstance(one, nodes.FunctionDef | nodes.ClassDef):
            said.append(one.name)
    return " ".join((*said, module.path))


def _beside(node: nodes.NodeNG) -> tuple[list[tuple[str, str]], list[str]]:
    """What the table around a list says in texts, and how it has answers drawn."""
    if not isinstance(node.parent, nodes.Dict):
        return [], []
    pairs = [(str(value_of(key)), value) for key, value in node.parent.items]
    drawn = [
        one for key, value in pairs if speaks_of(key, "answers.looks") for one in value.nodes_of_class(nodes.Const)
    ]
    return [(key, text) for key, value in pairs if (text := text_of(value))], [str(one.value) for one in drawn]


def _of_python(node: nodes.NodeNG, module: PythonModule) -> Answer | None:
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        return Answer(node.value, span=module.span(node)) if len(node.value) <= LONGEST else None
    if isinstance(node, nodes.Tuple) and len(node.elts) == 2:  # a choice of a form: what is kept, what is read
        kept, read = (text_of(one) for one in node.elts)
        return Answer(read, span=module.span(node)) if kept and read and len(read) <= LONGEST else None
    if isinstance(node, nodes.Call):
        made = [(name, text_of(one.node) or value_of(one.node)) for name, one in made_with(node, module)]
        return _of_pairs([(name, str(value)) for name, value in made], module.span(node))
    if not isinstance(node, nodes.Dict):
        return None
    pairs = [(str(value_of(key)), value_of(value)) for key, value in node.items]
    return _of_pairs([(name, str(value)) for name, value in pairs], module.span(node))


def _of_pairs(pairs: list[tuple[str, str]], span: Span) -> Answer | None:
    text = next((value for name, value in pairs if speaks_of(name, "answers.label")), None)
    if text is None or len(text) > LONGEST:
        return None
    on = frozenset(name for name, value in pairs if value.lower() in YES)
    looks = " ".join(value for name, value in pairs if speaks_of(name, "answers.looks"))
    return Answer(text, on, looks, frozenset(value for _, value in pairs), span)


def _put_forward(answers: tuple[Answer, ...], beside: list[tuple[str, str]], drawn: list[str]) -> tuple[Answer, ...]:
    """The answers, with the looks that the table around has for them: `highlight: leave` names the one that is not faint."""
    ahead = {value for name, value in beside if speaks_of(name, "answers.forward")}
    faint = next((one for one in drawn if speaks_of(one, "answers.faint")), "")
    if not faint or not any(ahead & one.values for one in answers):
        return answers
    return tuple(replace(one, looks="primary" if ahead & one.values else faint) for one in answers)


def _under(node: Node, named: str, path: str) -> Iterator[Question]:
    if isinstance(node, MappingNode):
        texts = " ".join(str(value.value) for _, value in node.value if isinstance(value, ScalarNode))
        beside = [(str(key.value), str(value.value)) for key, value in node.value if isinstance(value, ScalarNode)]
        drawn = [
            one for key, value in node.value if speaks_of(str(key.value), "answers.looks") for one in _texts(value)
        ]
        for key, value in node.value:
            for one in _under(value, f"{named} {getattr(key, 'value', '')} {texts}"[-400:], path):
                yield replace(one, answers=_put_forward(one.answers, beside, drawn))
    elif isinstance(node, SequenceNode):
        answers = [_of_yaml(one) for one in node.value] if 2 <= len(node.value) <= _MOST else []
        known = tuple(one for one in answers if one is not None)
        if known and len(known) == len(answers):
            yield Question(known, f"{named} {path}", path, span_of(node))
        for one in node.value:
            yield from _under(one, named, path)


def _texts(node: Node) -> list[str]:
    """The texts of a part of a file."""
    if isinstance(node, MappingNode):
        return [one for _, value in node.value for one in _texts(value)]
    return [str(node.value)] if isinstance(node, ScalarNode) else []


def _of_yaml(node: Node) -> Answer | None:
    if isinstance(node, ScalarNode):
        return Answer(str(node.value), span=span_of(node)) if len(node.value) <= LONGEST else None
    if not isinstance(node, MappingNode):
        return None
    pairs = [
        (str(getattr(key, "value", "")), str(value.value)) for key, value in node.value if isinstance(value, ScalarNode)
    ]
    return _of_pairs(pairs, span_of(node))


def is_invitation(question: Question) -> bool:
    """Whether a question pushes something that the service would like, by its names and its words."""
    said = f"{apart(question.named)} {' '.join(one.text for one in question.answers)}"
    return speaks_of(said, "answers.pushed")
