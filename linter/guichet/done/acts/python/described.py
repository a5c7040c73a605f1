"""Whether attributes of a person go with what a call of Python sends: what they are, beside where to write to them."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.done.acts.python_act import PythonAct
from guichet.done.nouns.act import Act
from guichet.done.words import speaks_of


def is_described(act: Act) -> bool:
    """Return whether attributes of the person go with an address: not marks of the service, nor what is answered for it there."""
    if not isinstance(act, PythonAct):
        return False
    sent = list(_sent_with(act.node))
    pairs = [
        (key.value, value)
        for part in sent
        for table in part.nodes_of_class(nodes.Dict)
        for key, value in table.items
        if isinstance(key, nodes.Const)
    ]
    pairs += [(word.arg, word.value) for part in sent for word in part.nodes_of_class(nodes.Keyword)]
    return any(speaks_of(str(key), "ways.told_with") and not _says_nothing(value) for key, value in pairs)


def _sent_with(call: nodes.NodeNG) -> Iterator[nodes.NodeNG]:
    """Yield a call, and what its function puts under the names that it is given, and under theirs: another call sends its own."""
    given: list[nodes.Assign] = list(call.frame().nodes_of_class(nodes.Assign))
    wanted, parts = [call], []
    for _ in range(_NAMES_FOLLOWED):
        names = {one.name for part in wanted for one in part.nodes_of_class(nodes.Name)}
        parts += wanted
        found = [one for one in given if names & {name.name for target in one.targets for name in _named(target)}]
        wanted = [
            one.value for one in found if one.value not in parts and not call.parent_of(one) and not one.parent_of(call)
        ]
    yield from parts


_NAMES_FOLLOWED = 3


def _named(target: nodes.NodeNG) -> Iterator[nodes.Name | nodes.AssignName]:
    """The names that an assignment fills: `contact = …`, `contact["attributes"] = …`."""
    yield from target.nodes_of_class((nodes.Name, nodes.AssignName))


def _says_nothing(attributes: nodes.NodeNG) -> bool:
    """Whether attributes are written out, and hold constants or answers of the form that is sent."""
    values = [value for _, value in attributes.items] if isinstance(attributes, nodes.Dict) else [attributes]
    return all(isinstance(one, nodes.Const) or speaks_of(one.as_string(), "ways.answered_now") for one in values)
