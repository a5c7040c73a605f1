"""What a server in JavaScript gives to templates: by `res.render('page', { … })`, to all by `addGlobal` and `app.locals`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from guichet.core.memo import cached_property
from guichet.reading.given.script_values import value_in
from guichet.reading.scripts.files import reach, script_at
from guichet.reading.scripts.javascript import Script, is_test
from guichet.reading.scripts.syntax import arguments, field, key_of, text
from guichet.reading.templates.library import Library
from guichet.reading.templates.site import Site
from guichet.reading.written.values import UNKNOWN, Value, agreed, agreed_names

ENDINGS = ("", ".njk", ".html", ".nunjucks", ".j2", ".ejs")
"""How the file of a template may end that a route names."""
_GIVES = (".render(", ".addGlobal(", ".locals.")


class Served:
    """What the scripts of a server give to its templates."""

    def __init__(self, site: Site, library: Library) -> None:
        self._site = site
        self._library = library

    @cached_property
    def sources(self) -> Sequence[str]:
        """The scripts that give something to templates, and those that they import."""
        giving = self._giving
        more = [one for path in giving for one in reach(path, self._site.text(path), self._site)]
        return list(dict.fromkeys((*giving, *more)))

    @cached_property
    def _giving(self) -> Sequence[str]:
        return [
            path
            for path in self._site.paths
            if path.endswith((".js", ".mjs", ".cjs", ".ts"))
            and not is_test(path)
            and any(word in self._site.text(path) for word in _GIVES)
        ]

    @cached_property
    def to_all(self) -> Mapping[str, Value]:
        """What scripts give to every template."""
        found: dict[str, list[Value]] = defaultdict(list)
        for script in self._scripts():
            for name, value in _shared(script):
                found[name].append(value)
        return {name: agreed(values) for name, values in found.items()}

    @cached_property
    def _by_template(self) -> Mapping[str, Mapping[str, Value]]:
        contexts: dict[str, list[Value]] = defaultdict(list)
        for script in self._scripts():
            for call in script.walk("call_expression"):
                given = arguments(call)
                if not text(field(call, "function")).endswith(".render") or not given or given[0].type != "string":
                    continue
                shown = named_by(text(given[0])[1:-1], script.path, self._library)
                if shown is not None:
                    contexts[shown].append(value_in(given[1], script) if len(given) > 1 else {})
        return {path: agreed_names(given) for path, given in contexts.items()}

    def to(self, path: str) -> Mapping[str, Value]:
        """Return what scripts give to a template: a value when all agree, what only some give as what may be there."""
        return self._by_template.get(path, {})

    def _scripts(self) -> Iterator[Script]:
        for path in self._giving:
            script = script_at(path, self._site)
            if script is not None:
                yield script


def named_by(name: str, path: str, library: Library) -> str | None:
    """Return the template that a route names."""
    return next((one for end in ENDINGS if (one := library.resolve(name + end, path))), None)


def _shared(script: Script) -> Iterator[tuple[str, Value]]:
    for call in script.walk("call_expression"):
        given = arguments(call)
        if text(field(call, "function")).endswith(".addGlobal") and len(given) == 2 and given[0].type == "string":
            yield text(given[0])[1:-1], value_in(given[1], script)
    for one in script.walk("assignment_expression"):
        left = field(one, "left")
        owner = text(field(left, "object")) if left is not None and left.type == "member_expression" else ""
        name = key_of(field(left, "property")) if owner.endswith(".locals") else None
        if name is not None:
            yield name, value_in(field(one, "right"), script) if owner == "app.locals" else UNKNOWN
