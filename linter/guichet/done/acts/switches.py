"""Switches of a service flipped in Python: flags, settings, keys of a cache, files that are there or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.core.places import Place
from guichet.done.acts.python_act import PythonAct, about, names_around
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import assigned
from guichet.reading.python.scopes import given_to

_SETS = frozenset(
    {
        "set",
        "setex",
        "set_many",
        "hset",
        "mset",
        "set_flag",
        "set_feature",
        "set_switch",
        "set_option",
        "update",
        "filter",
        "toggle",
    }
)
_FILES = frozenset({"touch", "unlink", "write_text", "symlink_to", "remove"})
_TURNS = frozenset({"enable", "disable", "activate", "deactivate", "turn_on", "turn_off", "enable_flag", "disable_flag", "activer", "desactiver"})  # fmt: skip


@dataclass(frozen=True)
class Switch:
    """What a statement flips: its words, and the value that it is given; None when being run is what flips it."""

    says: str
    value: nodes.NodeNG | None


def acts_in(module: PythonModule) -> Iterator[PythonAct]:
    """Yield the statements that open or shut a service for everyone; whoever runs them, people meet them as a door."""
    for node in module.walk(nodes.Assign, nodes.Call):
        switch = switch_of(node, module)
        if switch is not None and place_of(node, module).is_lived:
            values = (switch.value,) if switch.value is not None else ()
            yield PythonAct(
                Kind.REFUSE, module.path, module.span(node), Place.PUBLIC, node, module, values=values, about=about(node)
            )  # fmt: skip


def switch_of(node: nodes.NodeNG, module: PythonModule) -> Switch | None:
    """Return the switch that a statement or a call flips: known by a flag's name, a service that it opens and a state."""
    found = _of_assignment(node) if isinstance(node, nodes.Assign) else _of_call(node, module)
    if found is None:
        return None
    around = " ".join((found.says, *names_around(node), module.path.rpartition("/")[2]))
    is_switch = speaks_of(around, "switches.kinds") and speaks_of(around, "switches.doors")
    return found if is_switch and speaks_of(found.says, "switches.states") else None


def _of_assignment(node: nodes.Assign) -> Switch | None:
    target = node.targets[0]
    if isinstance(target, nodes.AssignAttr) and speaks_of(target.attrname, "switches.states"):
        return Switch(f"{target.as_string()} {_made_from(target.expr)}", node.value)
    if isinstance(target, nodes.Subscript) and isinstance(target.slice, nodes.Const):
        return Switch(target.as_string(), node.value)
    return None


def _of_call(node: nodes.Call, module: PythonModule) -> Switch | None:
    last = dotted(node.func).rpartition(".")[2] or getattr(node.func, "attrname", "")
    if last in _FILES and isinstance(node.func, nodes.Attribute):
        return Switch(f"flag {last} {_path_said(node, module)} on", None)
    if last in _TURNS:
        return Switch(node.as_string(), None)
    if last not in _SETS or not isinstance(node.func, nodes.Attribute | nodes.Name):
        return None
    if last == "update":
        word = next((one for one in node.keywords if one.arg and speaks_of(one.arg, "switches.states")), None)
        return Switch(node.as_string(), word.value) if word is not None else None
    if len(node.args) >= 2 and isinstance(node.args[0], nodes.Const | nodes.Name | nodes.Attribute):
        return Switch(f"{node.as_string()} {_said(node.args[0], module)}", node.args[1])
    return None


def _made_from(owner: nodes.NodeNG) -> str:
    """The words of what an object was made from: `switch = Switch.objects.get(name="booking")`."""
    found = str(owner.as_string())
    for one in given_to(owner) if isinstance(owner, nodes.Name) else ():
        value = assigned(one)
        found += f" {value.as_string()}" if value is not None else ""
    return found


def _path_said(node: nodes.Call, module: PythonModule) -> str:
    owner = node.func.expr
    given = " ".join(one.as_string() for one in node.args)
    return f"{given} {owner.as_string()} {_said(owner, module)}"


def _said(node: nodes.NodeNG, module: PythonModule) -> str:
    """What a name was given, where it is written."""
    values = (assigned(one.node) for one in definitions(module.modules).of(node, module))
    return " ".join(value.as_string() for value in values if value is not None)
