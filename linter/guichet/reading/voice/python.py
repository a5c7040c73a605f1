"""Voice menus written in Python: each function that builds a `VoiceResponse` is a stop of the call."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from astroid import nodes

from guichet.core.findings import Span
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.voice.call_flow import CallFlow, End, Menu, Way

_HUMAN = frozenset("dial enqueue record sms message connect refer conference queue".split())
_CLASSES = {"Dial": "dial", "Enqueue": "enqueue", "Record": "record", "Gather": "gather", "Redirect": "redirect",
            "Hangup": "hangup", "Reject": "reject", "Say": "say", "Play": "play", "Pause": "pause"}  # fmt: skip
_COUNTS = re.compile(r"essai|tentative|attempt|retr(?:y|ies)|tries|tour|count|compteur|loops?\b", re.I)
_CHOICE = re.compile(r"digit|choi[xc]|touche|speech|option|saisie|reponse|keys?\b", re.I)
_PATHS = 64


@dataclass
class _Trail:
    """What one run through a function has built so far."""

    responses: frozenset[str] = frozenset()
    parts: dict[str, str] = field(default_factory=dict)
    said: str = ""
    asked: bool = False
    chosen: bool = False
    last: Span | None = None
    way: Way | None = None
    is_over: bool = False


def read_code(module: PythonModule) -> CallFlow | None:
    """Return the voice menus that a module builds, or None when it builds none."""
    menus = [
        menu
        for function in module.walk(nodes.FunctionDef, nodes.AsyncFunctionDef)
        if (menu := _Reader(module, function).read()) is not None
    ]
    if not menus:
        return None
    flow = CallFlow(module.path, menus)
    for call in module.walk(nodes.Call):
        verb = dotted(call).rpartition(".")[2].lower()
        if verb in ("record", "dial", "enqueue"):
            for name in ("action", "recording_status_callback"):
                after = flow.resolve(_target(_keyword(call, name)))
                if after is not None:
                    after.is_after_human = True
    return flow


def _keyword(call: nodes.Call, name: str) -> nodes.NodeNG | None:
    return next((keyword.value for keyword in call.keywords if keyword.arg == name), None)


def _target(node: nodes.NodeNG | None) -> str:
    """Return the address or the name of a view that an expression means, with its counter if it has one."""
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        return node.value
    if isinstance(node, nodes.Call):
        name = dotted(node).rpartition(".")[2]
        if name in ("reverse", "reverse_lazy", "url_for", "url_path_for", "resolve_url") and node.args:
            return _target(node.args[0])
        return next((found for argument in node.args if (found := _target(argument))), "")
    if isinstance(node, nodes.JoinedStr):
        return "".join(part.value for part in node.values if isinstance(part, nodes.Const))
    if isinstance(node, nodes.BinOp):
        return _target(node.left)
    return ""


class _Reader:
    """Follows the branches of one function."""

    def __init__(self, module: PythonModule, function: nodes.FunctionDef) -> None:
        self.module = module
        self.function = function
        self.choices: list[str] = []
        text = module.text(function)
        self.bounded = bool(_COUNTS.search(text)) and any(
            _COUNTS.search(module.text(test.test))
            for test in function.nodes_of_class((nodes.If, nodes.IfExp, nodes.While))
        )

    def read(self) -> Menu | None:
        if "VoiceResponse" not in self.module.text(self.function):
            return None
        trails = self._block(self.function.body, [_Trail()])
        ways: dict[tuple[Span, End], Way] = {}
        for trail in trails:
            way = self._end(trail)
            if way is not None:
                ways.setdefault((way.span, way.end), way)
        if not ways:
            return None
        aliases = {
            argument.value.strip("/")
            for decorator in (self.function.decorators.nodes if self.function.decorators else ())
            if isinstance(decorator, nodes.Call)
            for argument in decorator.args[:1]
            if isinstance(argument, nodes.Const) and isinstance(argument.value, str)
        }
        return Menu(self.function.name, frozenset(aliases), list(ways.values()), self.choices)

    def _end(self, trail: _Trail) -> Way | None:
        if trail.way is not None:
            return trail.way
        if not trail.responses or trail.last is None:
            return None
        return Way(
            End.RUN_OUT, trail.last, said=trail.said, is_chosen=trail.chosen, is_silence=trail.asked and not trail.said
        )

    def _block(self, body: list[nodes.NodeNG], trails: list[_Trail]) -> list[_Trail]:
        for statement in body:
            done = [trail for trail in trails if trail.is_over]
            live = [trail for trail in trails if not trail.is_over]
            trails = (done + self._statement(statement, live))[:_PATHS]
        return trails

    def _statement(self, node: nodes.NodeNG, trails: list[_Trail]) -> list[_Trail]:
        if isinstance(node, nodes.If):
            chosen = bool(_CHOICE.search(self.module.text(node.test)))
            yes = [replace(trail, parts=dict(trail.parts), chosen=trail.chosen or chosen) for trail in trails]
            no = [replace(trail, parts=dict(trail.parts)) for trail in trails]
            return self._block(node.body, yes) + self._block(node.orelse, no)
        if isinstance(node, (nodes.For, nodes.While, nodes.AsyncFor)):
            return self._block(node.body, trails)
        if isinstance(node, nodes.Try):
            return self._block(node.body, trails)
        if isinstance(node, nodes.With):
            for call, _ in node.items:
                self._call(call, trails)
            return self._block(node.body, trails)
        if isinstance(node, (nodes.Assign, nodes.AnnAssign)):
            target = node.targets[0] if isinstance(node, nodes.Assign) else node.target
            for trail in trails:
                self._assign(target, node.value, trail)
        elif isinstance(node, nodes.Expr):
            self._call(node.value, trails)
        elif isinstance(node, (nodes.Return, nodes.Raise)):
            for trail in trails:
                trail.is_over = True
        return trails

    def _assign(self, target: nodes.NodeNG, value: nodes.NodeNG, trail: _Trail) -> None:
        if not isinstance(target, nodes.AssignName) or not isinstance(value, nodes.Call):
            return
        made = dotted(value).rpartition(".")[2]
        if made == "VoiceResponse":
            trail.responses |= {target.name}
        elif made in _CLASSES:
            trail.parts[target.name] = _CLASSES[made]
            self._choice(_CLASSES[made], value)
        else:
            self._call(value, [trail])

    def _choice(self, verb: str, call: nodes.Call) -> None:
        action = _target(_keyword(call, "action"))
        if verb == "gather" and action:
            self.choices.append(action)

    def _call(self, call: nodes.NodeNG, trails: list[_Trail]) -> None:
        if not isinstance(call, nodes.Call):
            return
        owner, _, verb = dotted(call).rpartition(".")
        for trail in trails:
            if trail.way is not None:
                continue
            if owner in trail.responses or (owner.split(".")[0] in trail.responses and verb in _HUMAN):
                self._verb(verb, call, trail)
            elif any(isinstance(argument, nodes.Name) and argument.name in trail.responses for argument in call.args):
                trail.way = Way(End.UNKNOWN, self.module.span(call))

    def _verb(self, verb: str, call: nodes.Call, trail: _Trail) -> None:
        span = self.module.span(call)
        argument = call.args[0] if call.args else None
        if verb in ("append", "nest"):
            if isinstance(argument, nodes.Name):
                verb = trail.parts.get(argument.name, "unknown")
            elif isinstance(argument, nodes.Call):
                verb = _CLASSES.get(dotted(argument).rpartition(".")[2], "unknown")
                call, argument = argument, argument.args[0] if argument.args else None
        trail.last = span
        if verb in _HUMAN:
            trail.way = Way(End.HUMAN, span)
        elif verb == "unknown":
            trail.way = Way(End.UNKNOWN, span)
        elif verb == "gather":
            self._choice(verb, call)
            trail.asked, trail.said = True, ""
        elif verb in ("say", "play"):
            trail.said += " " + self._words(argument)
        elif verb == "redirect":
            target = _target(argument if argument is not None else _keyword(call, "url"))
            bounded = self.bounded or bool(_COUNTS.search(self.module.text(call)))
            end = End.GO_TO if target else End.UNKNOWN
            trail.way = Way(end, span, target, trail.said, trail.chosen, is_bounded=bounded)
        elif verb in ("hangup", "reject"):
            trail.way = Way(End.HANG_UP, span, said=trail.said, is_chosen=trail.chosen)

    def _words(self, node: nodes.NodeNG | None) -> str:
        """Return what is said; a sentence that is computed is taken at its source."""
        if isinstance(node, nodes.Const):
            return str(node.value)
        if isinstance(node, nodes.Name):
            for found in self.module.tree.locals.get(node.name, ()):
                value = getattr(found.parent, "value", None)
                if isinstance(value, nodes.Const):
                    return str(value.value)
        return self.module.text(node) if node is not None else ""
