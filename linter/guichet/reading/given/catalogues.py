"""The phrases of a catalogue that is a tree of keys."""

from __future__ import annotations

import yaml


def flat(node: yaml.Node, around: str) -> list[tuple[str, str | None]]:
    """Return each key, those around it first, with the text that it holds; None for what is no text.

    What a tree merges in (`<<: *common`) is its own, under the keys that it does not write itself.
    """
    found: list[tuple[str, str | None]] = []
    if not isinstance(node, yaml.MappingNode):
        return found
    own = {key.value for key, _ in node.value}
    for key, value in node.value:
        name = f"{around}.{key.value}".lstrip(".")
        if key.value == "<<":
            merged = value.value if isinstance(value, yaml.SequenceNode) else [value]
            given = [pair for one in merged for pair in flat(one, "")]
            found.extend((f"{around}.{key}".lstrip("."), text) for key, text in given if key.split(".")[0] not in own)
        elif isinstance(value, yaml.MappingNode):
            found.append((name, None))
            found.extend(flat(value, name))
        else:
            found.append((name, value.value if isinstance(value, yaml.ScalarNode) else None))
    return found
