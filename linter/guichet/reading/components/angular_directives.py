"""Directives of Angular that the project writes: what they answer on the elements that ask for them, and what they write there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.reading.components.angular_class import Definition, definitions_in
from guichet.reading.components.events import Handlers
from guichet.reading.scripts.syntax import field, key_of, text
from guichet.reading.templates.site import Site

_HEARD = ("keydown", "change", "input", "paste", "copy", "cut", "drop", "click", "blur")
_WRITTEN = re.compile(r"(?:role|tabindex|title|aria-[a-z]+)\Z")
"""What a directive writes on its element that people hear."""


def answers_of(user: Definition | None, tag: str, attributes: frozenset[str], site: Site) -> Iterator[tuple[str, str]]:
    """Yield the events that directives answer on an element of a component with some attributes, and the code that runs."""
    for one in _directives(site):
        if one.selects(tag, attributes) and _reaches(one, user, site):
            handlers = Handlers([one.node], one.script.path, site)
            bound = {name.strip("()"): called for name, called in one.host.items() if name.startswith("(")}
            for event, called in (bound | one.listened).items():
                if event.partition(".")[0] in _HEARD:
                    yield event, handlers.code_of(event, called)


def attributes_of(
    user: Definition | None, tag: str, attributes: frozenset[str], site: Site
) -> Iterator[tuple[str, str]]:
    """Yield the attributes that directives write on an element of a component with some attributes, as they are written out."""
    for one in _directives(site):
        if one.selects(tag, attributes) and _reaches(one, user, site):
            for name, value in one.host.items():
                bound = name.startswith("[")
                plain = name.strip("[]").removeprefix("attr.")
                if _WRITTEN.match(plain):
                    yield plain, _held(one, value) if bound else value


def _reaches(directive: Definition, user: Definition | None, site: Site) -> bool:
    """Whether a component may use a directive: one that lists what it imports uses nothing else, but what these bring in turn."""
    if user is None or user.options is None or user.options.type != "object":
        return True
    options = user.options.named_children
    listed = next((field(one, "value") for one in options if key_of(field(one, "key")) == "imports"), None)
    own = text(field(directive.node, "name"))
    if listed is None or listed.type != "array" or any(one.type != "identifier" for one in listed.named_children):
        return True
    names = {text(one) for one in listed.named_children}
    if own in names:
        return True
    bringing = [path for path in site.paths if path.endswith(".ts") and site.holds(path, own)]
    brought = re.compile(rf"\b(?:class|const)\s+(?:{'|'.join(map(re.escape, names))})\b") if names else None
    return brought is not None and any(brought.search(site.text(path)) for path in bringing)


def _held(definition: Definition, member: str) -> str:
    """What a member of a directive is given at first, as an attribute shows it; anything, when nobody can tell."""
    value = definition.constants.get(member) or definition.states.get(member)
    shown = text(value) if value is not None and value.type in ("string", "number") else ""
    return shown.strip("'\"") or f"{{{{ {member} }}}}"


def directives_used(path: str, site: Site) -> list[tuple[str, str | None]]:
    """Return the directives whose attributes a template names, and their files."""
    held = site.text(path)
    return [(one.selector, one.script.path) for one in _directives(site) if any(map(held.__contains__, one.asked))]


@memo
def _directives(site: Site) -> list[Definition]:
    paths = (path for path in site.paths if path.endswith(".ts") and "@directive" in site.lowered(path))
    return [one for path in paths for one in definitions_in(path, site, "Directive")]
