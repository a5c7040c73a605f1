"""Questions about trackers that a script writes: the answers that it offers, in a table or in markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guichet.core.places import Place, place_of_path
from guichet.done.acts.script.act import ScriptAct
from guichet.done.nouns.act import Kind
from guichet.done.people.consent import accepts, is_about_cookies, refuses
from guichet.done.words import apart, speaks_of
from guichet.reading.scripts.files import importers
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import text, walk

_ALL = re.compile(r"\btou(?:t|s|tes)\b|\ball\b|cookie|traceur|tracker", re.I)
_MARKUP = re.compile(r"<(button|a|input)\b[^<>]*>([^<]{1,60})", re.I)
_SHORT = 60
_KEYS = 4
_BEGINS = 2_000
"""Signs of a script that say what it is about."""


@dataclass(eq=False)
class Offer(ScriptAct):
    """A question about trackers with its answers."""

    accept: str = ""
    refusable: bool = True

    @property
    def only_accepts(self) -> str:
        """The answer that agrees, when no answer beside it declines; "" otherwise."""
        return "" if self.refusable else self.accept


def acts_in(script: Script) -> Iterator[Offer]:
    """Yield the sets of answers that a script offers to a question about trackers, each once."""
    named = script.path.replace("-", " ").replace("_", " ")
    yield from _keyed(script)
    if not any(map(is_about_cookies, (script.text, named))) and not _is_used_for_it(script):
        return
    for node in script.walk("array", "template_string", "string"):
        answers = _answers(node)
        accept = next((one for one in answers if accepts(one[1]) and _ALL.search(one[1])), None)
        if accept is not None:
            yield Offer(
                Kind.ANSWER, script.path, script.span(accept[0]), place_of_path(script.path) or Place.PUBLIC, accept[0], script,
                accept=accept[1], refusable=any(refuses(said) for _, said in answers),
            )  # fmt: skip


def _keyed(script: Script) -> Iterator[Offer]:
    """The keys of the buttons of a question about being followed, where one agrees and another leads to a second screen."""
    for node in script.walk("array") if speaks_of(f"{script.path} {script.text[:_BEGINS]}", "answers.followed") else ():
        keys = [one for one in node.named_children if one.type == "string"]
        said = [apart(text(one)[1:-1]) for one in keys]
        if not 1 < len(keys) <= _KEYS or len(keys) != len(node.named_children) or any(map(refuses, said)):
            continue
        others = [one for one in said if speaks_of(one, "answers.one_by_one")]
        agree = next((at for at, one in zip(keys, said, strict=True) if accepts(one)), None)
        if agree is not None and len(others) == len(said) - 1:
            yield Offer(
                Kind.ANSWER, script.path, script.span(agree), place_of_path(script.path) or Place.PUBLIC, agree, script,
                accept=text(agree)[1:-1], refusable=False,
            )  # fmt: skip


def _is_used_for_it(script: Script) -> bool:
    """Whether a script that imports it is about trackers: a table of answers has often a file of its own."""
    offers = _ALL.search(script.text) is not None
    return offers and any(is_about_cookies(one.text) for one in importers(script, ""))


def _answers(node: Any) -> list[tuple[Any, str]]:
    """The answers of a table of buttons, or of the markup that a text holds, with what shows each."""
    if node.type == "array":
        parts = [one for one in node.named_children if one.type == "object"]
        if len(parts) != len(node.named_children) or len(parts) < 2:
            return []
        strings = [one for part in parts for one in walk(part) if one.type == "string" and len(text(one)) < _SHORT]
        return [(one, text(one)[1:-1]) for one in strings]
    written = text(node)
    if "<button" not in written or not is_about_cookies(re.sub(r"<[^<>]+>", " ", written)):
        return []
    return [(node, said.strip()) for _, said in _MARKUP.findall(written) if said.strip()]
