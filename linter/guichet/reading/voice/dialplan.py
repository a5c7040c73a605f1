"""Voice menus of Asterisk: `extensions.conf` read as contexts, extensions and their steps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from guichet.core.findings import Span
from guichet.core.source import Source
from guichet.reading.voice.call_flow import CallFlow, End, Menu, Way

_CONTEXT = re.compile(r"^\s*\[([^\]]+)\]")
_STEP = re.compile(
    r"^\s*(?:exten\s*=>?\s*(?P<ext>[^,]+),\s*(?P<prio>\w+)(?:\((?P<label>[\w-]+)\))?|same\s*=>?\s*n(?:\((?P<same>[\w-]+)\))?)"
    r"\s*,\s*(?P<call>(?P<app>\w+)\s*(?:\((?P<args>.*)\))?)\s*(?:;.*)?$"
)
_REFUSES = re.compile(
    r"occup|ferm[eé]|rappele[rz]|busy|closed|call[-_ ]?(?:back[-_ ])?later|site[-_ ]?(?:web|internet)|website", re.I
)
_HUMAN = frozenset("dial queue voicemail record followme page meetme confbridge minivmrecord transfer".split())
_UNKNOWN = frozenset("agi eagi fastagi stasis macro gosub exec system".split())
_ASKS = frozenset("background waitexten read readexten speechbackground".split())
_FAR = 200
"""Steps that a call is followed through."""
_ENDS = frozenset("hangup congestion busy".split())
_TIMED = 5
"""Which part of what a queue is given says how long one waits in it."""


@dataclass
class _Extension:
    context: str
    name: str
    steps: list[tuple[str, str, Span]] = field(default_factory=list)
    labels: dict[str, int] = field(default_factory=dict)
    """The steps that bear a name, by their rank."""

    @property
    def key(self) -> str:
        return f"{self.context},{self.name}"


def read_dialplan(source: Source) -> CallFlow | None:
    """Return the voice menus of a dialplan, or None when no extension asks the caller anything or turns them away."""
    extensions = _extensions(source)
    asking = {one.context for one in extensions if any(app in _ASKS for app, _, _ in one.steps)}
    refuses = any(app == "playback" and _REFUSES.search(args) for one in extensions for app, args, _ in one.steps)
    by_context: dict[str, list[str]] = {}
    for one in extensions:
        by_context.setdefault(one.context, []).append(one.name)
    menus = [_menu(one, by_context, one.context in asking) for one in extensions if one.name != "h"]
    gives_up = any(_gives_up(app, args) for one in extensions for app, args, _ in one.steps)
    cuts = list(_cuts(extensions)) if refuses or gives_up else []
    if asking or refuses:
        return CallFlow(source.path, menus, cuts)
    return CallFlow(source.path, [], cuts) if cuts else None


def _cuts(extensions: list[_Extension]) -> Iterator[Way]:
    """Yield where a call ends that nobody answered: what follows a queue, or a number that rings, is done for those alone."""
    by_key = {one.key: one for one in extensions}
    told: set[Span] = set()
    for one in extensions:
        ringing = next((rank for rank, (app, _, _) in enumerate(one.steps) if app in ("queue", "dial")), None)
        if ringing is None:
            continue
        step = one.steps[ringing]
        cut = _cut(one, ringing + 1, by_key, f"{step[0].title()}({step[1]})" if _gives_up(*step[:2]) else "")
        if cut is not None and cut.span not in told:
            told.add(cut.span)
            yield cut


def _gives_up(app: str, args: str) -> bool:
    """Whether a queue lets go, after some time, of those who still wait: its fifth part, `Queue(desk,t,,,600)`."""
    parts = args.split(",")
    return app == "queue" and len(parts) >= _TIMED and parts[_TIMED - 1].strip() not in ("", "0")


def _cut(start: _Extension, rank: int, by_key: dict[str, _Extension], over: str) -> Way | None:
    """The first end that a call comes to with nothing but words that send it away, or with any once its wait is `over`."""
    stack, seen = [(start, rank, "")], {(start.key, rank)}
    while stack:
        one, at, said = stack.pop()
        if at >= len(one.steps) or len(seen) > _FAR:
            continue
        app, args, span = one.steps[at]
        if app in _ENDS and (over or _REFUSES.search(said)):
            return Way(End.HANG_UP, span, said=said.strip() if _REFUSES.search(said) else over)
        following = [] if app in _HUMAN | _UNKNOWN | _ASKS | _ENDS | {"goto"} else [(one, at + 1)]
        parts = [args] if app == "goto" else re.split(r"[?:]", args)[1:] if app in ("gotoif", "gotoiftime") else []
        following += [found for part in parts if (found := _step_at(part.strip(), one, by_key)) is not None]
        heard = f"{said} {args}" if app == "playback" else said
        for other, there in following:
            if (other.key, there) not in seen:
                seen.add((other.key, there))
                stack.append((other, there, heard))
    return None


def _step_at(args: str, one: _Extension, by_key: dict[str, _Extension]) -> tuple[_Extension, int] | None:
    """The step that a name, or an extension of a context, leads to."""
    if args in one.labels:
        return one, one.labels[args]
    other = by_key.get(_target(args, one)) if "," in args else None
    return (other, 0) if other is not None else None


def _extensions(source: Source) -> list[_Extension]:
    found: dict[str, _Extension] = {}
    context, current, at = "", "", 0
    for line in source.text.splitlines(keepends=True):
        header = _CONTEXT.match(line)
        step = _STEP.match(line)
        if header:
            context = header[1]
        elif step and context:
            current = (step["ext"] or current).strip()
            one = found.setdefault(f"{context},{current}", _Extension(context, current))
            label = step["label"] or step["same"]
            if label:
                one.labels[label] = len(one.steps)
            span = Span(at + step.start("call"), at + step.end("call"))
            one.steps.append((step["app"].lower(), (step["args"] or "").strip(), span))
        at += len(line)
    return list(found.values())


def _target(args: str, one: _Extension) -> str:
    parts = [part.strip() for part in args.split(",")]
    if len(parts) == 1:
        return one.key
    if len(parts) == 2:
        return f"{one.context},{parts[0]}"
    return f"{parts[0]},{parts[1]}"


def _menu(one: _Extension, contexts: dict[str, list[str]], asks: bool) -> Menu:
    chosen = asks and one.name not in ("s", "t", "i")
    menu = Menu(one.key)
    said, waits, bounded = "", False, False
    for app, args, span in one.steps:
        if app in _HUMAN:
            menu.ways.append(Way(End.HUMAN, span))
            return menu
        if app in _UNKNOWN:
            menu.ways.append(Way(End.UNKNOWN, span))
            return menu
        if app in _ASKS:
            waits = True
            menu.choices = [f"{one.context},{name}" for name in contexts[one.context] if name not in (one.name, "h")]
        if app in ("gotoif", "gotoiftime", "execif"):
            bounded = bounded or bool(re.search(r"essai|tour|tr(?:y|ies)|attempt|count|loop", args, re.I))
            for part in re.split(r"[?:]", args)[1:]:
                if part.strip():
                    menu.ways.append(Way(End.GO_TO, span, _target(part, one), said, chosen, is_bounded=True))
        elif app == "goto":
            menu.ways.append(Way(End.GO_TO, span, _target(args, one), said, chosen, is_bounded=bounded))
            return menu
        elif app in _ENDS:
            menu.ways.append(Way(End.HANG_UP, span, said=said, is_chosen=chosen))
            return menu
        elif app in ("playback", "saydigits", "background"):
            said += " " + args.replace("-", " ").replace("_", " ")
    if one.steps and (not waits or f"{one.context},t" not in menu.choices):
        menu.ways.append(Way(End.RUN_OUT, one.steps[-1][2], said=said, is_chosen=chosen, is_silence=waits))
    return menu
