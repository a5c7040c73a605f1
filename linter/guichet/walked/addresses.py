"""The names of the addresses of a service of Django: of which view each is."""

from __future__ import annotations

import re
from collections import defaultdict

from guichet.core.memo import memo
from guichet.reading.project.project import Project
from guichet.reading.python.definitions import Defined
from guichet.walked.signed_in import made_of

_WORD = re.compile(r"\w+")


def addresses_of(view: Defined, project: Project) -> set[str]:
    """Return the names of the addresses of a view, by itself or by what is made of it."""
    named = _named_addresses(project)
    return {address for name in (getattr(view.node, "name", ""), *made_of(view)) for address in named.get(name, ())}


_ADDRESS = re.compile(r"""name\s*=\s*["']([\w:.-]+)["']""")
_BEFORE = 80
"""Characters between what an address leads to and its name."""


@memo
def _named_addresses(project: Project) -> dict[str, set[str]]:
    """The names of the addresses of a service, by the words that stand just before, in the same call: those of what it leads to."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in project.paths:
        text, last = (project.text(path) if path.endswith("urls.py") else ""), 0
        for address in _ADDRESS.finditer(text):
            start = max(last, text.rfind("[", last, address.start()) + 1, text.rfind("]", last, address.start()) + 1)
            for word in _WORD.finditer(text, start, address.start()):
                if address.start() - word.end() <= _BEFORE:
                    found[word[0]].add(address[1])
            last = address.end()
    return found
