"""What a serializer of DRF says of the fields that it takes from its model."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.reading.python.literals import items_of, value_of

Extra = tuple[str, nodes.Assign, dict[str, nodes.NodeNG]]
"""The name of a field, the line that says more, and what it says."""


def extras_of(owner: nodes.ClassDef) -> Iterator[Extra]:
    """Yield the fields of which a serializer says more, then the others that it lists: `extra_kwargs = {"street": {"required": True}}`."""
    metas = (one for one in owner.body if isinstance(one, nodes.ClassDef) and one.name == "Meta")
    lines = {one.targets[0].as_string(): one for meta in metas for one in meta.body if isinstance(one, nodes.Assign)}
    extras = lines.get("extra_kwargs")
    if extras is None or not isinstance(extras.value, nodes.Dict):
        return
    given = dict(_given(extras.value))
    listed = [str(value_of(one)) for one in items_of(lines["fields"].value)] if "fields" in lines else []
    for name in dict.fromkeys((*given, *listed)):
        held = given[name].items if name in given else ()
        yield name, extras, {str(value_of(key)): value for key, value in held}


def _given(table: nodes.Dict) -> Iterator[tuple[str, nodes.Dict]]:
    """What a table says of each field; one that is made for all those of a list too: `{f: {…} for f in STREET}`."""
    for key, value in table.items:
        made = value if isinstance(value, nodes.DictComp) else None
        if made is not None and isinstance(made.value, nodes.Dict):
            yield from ((str(value_of(one)), made.value) for one in items_of(made.generators[0].iter))
        elif isinstance(value, nodes.Dict):
            yield str(value_of(key)), value
