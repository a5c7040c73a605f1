"""Messages of published packages that go by themselves, and after how long: what a call is given says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guichet.core.keeping.tables import table
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import arguments, field, key_of, text
from guichet.reading.scripts.texts import number_made

OPTIONS = tuple(dict.fromkeys(str(one).lower() for one in table("heard/passing.toml").values()))
"""The options that say for how long, in lower case: words that wake a rule."""


def passing_messages(script: Script) -> Iterator[tuple[Any, float]]:
    """Yield each call that shows a message of a package for a time that is written, and the milliseconds."""
    packages = table("heard/passing.toml")
    names = {packages[one] for one in _imported(script) if one in packages}
    for call in script.walk("call_expression") if names else ():
        for given in (one for one in arguments(call) if one.type == "object"):
            for pair in (one for one in given.named_children if one.type == "pair"):
                time = number_made(field(pair, "value"), script) if key_of(field(pair, "key")) in names else None
                if time:
                    yield call, time


def _imported(script: Script) -> Iterator[str]:
    for one in script.walk("import_statement"):
        yield text(field(one, "source"))[1:-1]
