"""The phrases of a catalogue that is a tree of keys."""

from __future__ import annotations

import yaml


def flat(node: yaml.Node, around: str) -> list[tuple[str, str | None]]:
    """Return each key, those around it first, with the text that it holds; None for what is no text."""
    found: list[tuple[str, str | None]] = []
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = f"{around}.{key.value}".lstrip(".")
            if isinstance(value, yaml.MappingNode):
                found.append((name, None))
                found.extend(flat(value, name))
            else:
                found.append((name, value.value if isinstance(value, yaml.ScalarNode) else None))
    return found
