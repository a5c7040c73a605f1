"""The phrases of a catalogue that is a tree of keys."""

from __future__ import annotations

import yaml


def flat(node: yaml.Node, around: str) -> list[tuple[str, str | None]]:
    """Return each key, those around it first, with the text that it holds; None for what is no text.

    What a tree merges in (`<<: *common`) is its own, under the keys that it does not write itself.
    """
    found: list[tuple[str, str | None]] = []
    written = node.value if isinstance(node, yaml.MappingNode) else ()
    held = [(key.value, value) for key, value in written if isinstance(key, yaml.ScalarNode)]
    own = {key for key, _ in held}
    for key, value in held:
        name = f"{around}.{key}".lstrip(".")
        if key == "<<":
            merged = value.value if isinstance(value, yaml.SequenceNode) else [value]
            given = [pair for one in merged for pair in flat(one, "")]
            found.extend(
                (f"{around}.{each}".lstrip("."), text) for each, text in given if each.split(".")[0] not in own
            )
        elif isinstance(value, yaml.MappingNode):
            found.append((name, None))
            found.extend(flat(value, name))
        else:
            found.append((name, value.value if isinstance(value, yaml.ScalarNode) else None))
    return found
