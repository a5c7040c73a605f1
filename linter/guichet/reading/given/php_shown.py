"""What PHP gives to templates: by `render('page.html.twig', […])`, and to all by the globals of the configuration."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from guichet.core.memo import cached_property
from guichet.reading.data.documents import composed
from guichet.reading.given.catalogues import flat
from guichet.reading.given.form_types import table_in
from guichet.reading.templates.library import Library
from guichet.reading.templates.site import Site
from guichet.reading.written.values import UNKNOWN, Value, agreed_names

_RENDERS = re.compile(r"""->render(?:View|Form|Block)?\(\s*["']([@\w!:/.-]+\.twig)["']\s*(,\s*(?=\[))?""")
_NAMED = re.compile(r"""["']([@\w!:/.-]+\.twig)["']""")
_CONFIGURATION = re.compile(r"(?:^|/)config/packages/(?:\w+/)?twig\.ya?ml$")


class PhpShown:
    """What the PHP and the configuration of a project give to its templates."""

    def __init__(self, site: Site, library: Library) -> None:
        self._site = site
        self._library = library

    @cached_property
    def sources(self) -> Sequence[str]:
        """The files that give something to templates."""
        return [*self._shows, *self._configurations]

    @cached_property
    def _shows(self) -> Sequence[str]:
        return [path for path in self._site.paths if path.endswith(".php") and ".twig" in self._site.text(path)]

    @cached_property
    def _configurations(self) -> Sequence[str]:
        return [path for path in self._site.paths if _CONFIGURATION.search(path)]

    @cached_property
    def to_all(self) -> Mapping[str, Value]:
        """What the configuration gives to every template: its texts; what services or the environment give is not known."""
        found: dict[str, Value] = {}
        for path in self._configurations:
            for document in composed(self._site.text(path)):
                for key, value in flat(document, ""):
                    name = key.removeprefix("twig.globals.")
                    if name != key and name.isidentifier():
                        is_said = isinstance(value, str) and not re.search(r"^[@%]|%\w", value)
                        found[name] = value if is_said and name not in found else UNKNOWN
        return found

    @cached_property
    def _by_template(self) -> Mapping[str, Mapping[str, Value]]:
        contexts: dict[str, list[Value]] = defaultdict(list)
        for path in self._shows:
            text = self._site.text(path)
            shown = set()
            for match in _RENDERS.finditer(text):
                shown.add(match.start(1))
                template = self._library.resolve(match[1], path)
                if template is not None:
                    contexts[template].append(table_in(text, match.end()) if match[2] else {})
            for match in _NAMED.finditer(text):
                template = self._library.resolve(match[1], path) if match.start(1) not in shown else None
                if template is not None:  # shown in a way that is not read: `#[Template('…')]`, a mail
                    contexts[template].append(UNKNOWN)
        return {path: agreed_names(given) for path, given in contexts.items()}

    def to(self, path: str) -> Mapping[str, Value]:
        """Return what controllers give to a template: a value when all agree."""
        return self._by_template.get(path, {})
