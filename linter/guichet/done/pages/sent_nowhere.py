"""Settings by which what people send, or are sent, goes nowhere where the public uses the service: a memory, a log, nothing at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guichet.core.findings import Span
from guichet.core.places import place_of_path
from guichet.done.words import speaks_of
from guichet.reading.data.documents import DATA_SUFFIXES, document_at
from guichet.reading.data.trees import Tree, tree_of

if TYPE_CHECKING:
    from guichet.reading.project.project import Project

_MEMORY = re.compile(r"['\"]?(?:in-memory|memory|null)://")
_ELSEWHERE = re.compile(r"^when@(?!prod)|^(?:test|dev|local|staging)$")
_OTHER_PLACE = re.compile(r"(?:^|/)(?:tests?|dev|local|spec|staging)(?:/|$)", re.I)
_REAL = re.compile(r"(?:^|[/._-])prod(?:uction)?(?=[/._-]|$)", re.I)
_KEY = r"[\w.:\"'-]{0,40}?(?:e?mail|mailer|sms|courriel|courrier|notif\w{0,10}|queue|messenger|broker|delivery)[\w.-]{0,20}"
_SETTING = re.compile(
    rf"^[ \t]*(?:export |config\.|spring\.|self\.)?(?P<key>{_KEY})[\"']?\s?(?:=>|=|:)\s?(?P<value>[^\n#]{{1,120}})", re.I | re.M
)  # fmt: skip
_CARRIER = re.compile(
    r"(?:backend|driver|mailer|transport|adapter|dsn|provider|connection|method|url|sender|gateway|channel|service|client)[\"']?$",
    re.I,
)
_SWITCH = re.compile(r"perform_deliveries$")
_NOWHERE = re.compile(
    r"[\"':]?(?:[\w.]{1,60}\.(?:dummy|console|locmem|filebased)\.\w{1,30}|null://\w{0,10}|(?:in-)?memory://\S{0,20}|:test|log|array|null|dummy|console|memory|in-memory|noop|no-op|blackhole|fake|/dev/null)[\"',;]{0,2}\s*$",
    re.I,
)
_OFF = re.compile(r"(?:false|no|off)[,;]?\s*$", re.I)
_SETTINGS = (".py", ".rb", ".php", ".properties", ".yml", ".yaml", ".toml", ".ini", ".conf", ".json", ".ts", ".js")
_LARGEST = 60_000
_MARGINS = {"py": 0, "rb": 2}
"""How far from the margin what always holds stands."""


@dataclass(frozen=True)
class Nowhere:
    """A setting by which something goes nowhere, as it is written, and whether it surely holds where the public is."""

    path: str
    span: Span
    shown: str
    certain: bool


def sent_nowhere(project: Project) -> Iterator[Nowhere]:
    """Yield the settings of a project by which what people send, or the letters that they wait for, go nowhere."""
    for path in project.paths:
        if path.endswith(DATA_SUFFIXES) and place_of_path(path) is None and not _OTHER_PLACE.search(path):
            yield from _routed(path, project)
        if _REAL.search(path) and path.endswith(_SETTINGS) and place_of_path(path) is None:
            yield from _set(path, project)


def _routed(path: str, project: Project) -> Iterator[Nowhere]:
    """The requests of people that a table of messages leads to a transport of the memory."""
    text = project.text(path)
    if "routing" not in text or not _MEMORY.search(text) or len(text) > _LARGEST:
        return
    document = document_at(path, project)
    tree = tree_of(document) if document is not None else None
    if tree is None:
        return
    parts = [(around, one) for around, one in tree.walk() if not any(_ELSEWHERE.search(each.key) for each in around)]
    for around, holder in parts:
        if holder.key != "routing" or not around:
            continue
        known = {one.key: one for part in around[-1].parts if part.key == "transports" for one in part.parts}
        for route in holder.parts:
            names = [one.value or "" for one in route.ends]
            lost = bool(names) and all(name in known and _is_memory(known[name]) for name in names)
            if lost and _is_of_people(re.split(r"[\\.]", route.key)[-1]) and not _is_set_again(names, tree):
                yield Nowhere(path, route.span, f"{route.key.rpartition(chr(92))[2]}: {', '.join(names)}", certain=True)


def _is_memory(transport: Tree) -> bool:
    """Whether a transport keeps what it is given in the memory of a program, or nowhere."""
    said = [one.value or "" for one in transport.ends if one is transport or one.key in ("dsn", "url")]
    return bool(said) and all(_MEMORY.match(one) for one in said)


def _is_of_people(name: str) -> bool:
    """Whether what is sent is what people wrote, or is written to them."""
    return any(speaks_of(name, idea) for idea in ("ways.requests", "deeds.reports", "deeds.sent_by_people", "ways.written_to", "decisions.people", "decisions.tell"))  # fmt: skip


def _is_set_again(names: list[str], tree: Tree) -> bool:
    """Whether the part for the public service gives one of some transports another way."""
    real = (
        one for around, one in tree.walk() if any(_REAL.search(f"/{each.key.partition('@')[2]}") for each in around)
    )
    return any(one.key in names for one in real)


def _set(path: str, project: Project) -> Iterator[Nowhere]:
    """What the settings of the public service say of how letters, short messages and what waits are carried."""
    text = project.text(path)
    if len(text) > _LARGEST:
        return
    for found in _SETTING.finditer(text):
        key, value = found["key"].strip("\"'"), found["value"].strip()
        if len(found[0]) - len(found[0].lstrip()) > _MARGINS.get(path.rpartition(".")[2], _LARGEST):
            continue  # something else decides whether it holds
        off = _SWITCH.search(key) is not None and _OFF.match(value) is not None
        if off or (_CARRIER.search(key) and _NOWHERE.match(value) and "log" not in key.lower()):
            span = Span(found.start("key"), found.start("value") + len(found["value"].rstrip(" ,;\r")))
            yield Nowhere(path, span, " ".join(text[span.start : span.end].split()), certain=False)
