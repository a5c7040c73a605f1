"""What a script writes in an address that it makes."""

from __future__ import annotations

from typing import Any

from guichet.done.data.script_data import is_made_sealed
from guichet.done.people.sealed import is_sealed
from guichet.reading.scripts.definitions import values
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import text, walk


def puts_sealed(made: Any, name: str, script: Script) -> bool:
    """Whether what an address writes after a name was made unreadable, where it is written or where its name is given it."""
    if made.type == "binary_expression":
        asked = [made.child_by_field_name("right")] if f"{name}=" in text(made.child_by_field_name("left")) else []
    else:
        put = [one for one in walk(made) if one.type == "template_substitution" and one.named_children]
        before = ((one.named_children[0], made.text[: one.start_byte - made.start_byte]) for one in put)
        asked = [one for one, said in before if said.endswith(f"{name}=".encode())]
    return any(
        is_sealed(text(one)) or any(is_made_sealed(found.node) for found in values(one, script)) for one in asked
    )
