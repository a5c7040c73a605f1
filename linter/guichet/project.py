"""The checked files as one project: which template uses which, and what several files say together."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from guichet.config import Config
from guichet.source import Source, UnreadableError, read_source

if TYPE_CHECKING:
    from guichet.library import Library
    from guichet.modules import Modules
    from guichet.page import Page
    from guichet.template import Template

WHOLE = ""
"""Stands where a path does, for what is asked of the project as a whole."""
TEMPLATE_SUFFIXES = (
    ".html", ".htm", ".jinja", ".jinja2", ".j2", ".twig", ".njk", ".liquid", ".erb", ".php", ".xhtml", ".html.heex",
)  # fmt: skip

_LINK = re.compile(
    r"""\{%[-+~]?\s*(?:extends|include|import|from|embed)\s+(\[[^\]]*\]|\(?\s*["'][^"']+["'])|\{\{[-~]?\s*include\(\s*(["'][^"']+["'])"""
)
_QUOTED = re.compile(r"""["']([^"']+)["']""")
_FOR = re.compile(r"""(?:for|FOR)\s*=\s*["']?([^\s"'>]+)""")
_HOST_LIMIT = 400
_HEAVY = (".po",)
"""Files that no other file's findings need and that weigh much together: only the one in hand is kept."""
MEMORY_LIMIT = 4_000_000
"""Characters of parsed templates to keep: about 250 MB of memory."""
_PYTHON_WEIGHT = 6
"""What a character of Python weighs once parsed, beside one of a template."""
_CONTACT = re.compile(r"contact|joindre|accueil[_-]physique|guichets?\b", re.I)


def is_template(path: str) -> bool:
    """Whether a file is read as a template, by its name."""
    return path.lower().endswith(TEMPLATE_SUFFIXES)


def is_contact(path: str) -> bool:
    """Whether a template is a contact page, by its file name."""
    return is_template(path) and bool(_CONTACT.search(path.rpartition("/")[2]))


class Project:
    """The files of one run. Reading a file twice gives the same text, whatever happens on disk meanwhile."""

    def __init__(self, paths: Sequence[str], config: Config, texts: Mapping[str, Source] | None = None) -> None:
        self.paths = tuple(paths)
        self.config = config
        self._sources: dict[str, Source] = dict(texts or {})
        self._last: Source | None = None
        self.python_weight = 0
        """Characters of Python parsed since memory was last given back."""
        self._pages: dict[str, Page] = {}
        self._hosts: dict[str, list[str]] = {}

    def source(self, path: str) -> Source:
        """Return a file's text. Raises UnreadableError."""
        if path in self._sources:
            return self._sources[path]
        if path.endswith(_HEAVY):
            if self._last is None or self._last.path != path:
                self._last = read_source(path)
            return self._last
        self._sources[path] = read_source(path)
        return self._sources[path]

    def text(self, path: str) -> str:
        """Return a file's text, "" when it cannot be read: the engine has said so already."""
        try:
            return self.source(path).text
        except UnreadableError:
            return ""

    @cached_property
    def library(self) -> Library:
        """The templates, by the names they use for one another."""
        from guichet.library import Library

        return Library((path for path in self.paths if is_template(path)), self.config.template_roots, self.source)

    @cached_property
    def modules(self) -> Modules:
        """The checked Python modules, by the names they import one another with."""
        from guichet.modules import Modules

        return Modules(self)

    @cached_property
    def users(self) -> dict[str, set[str]]:
        """For each template, the templates that extend, include or import it."""
        users: dict[str, set[str]] = {}
        for path in self.paths:
            if is_template(path):
                for _, target in self.targets(path):
                    if target is not None and target != path:
                        users.setdefault(target, set()).add(path)
        return users

    @cached_property
    def contact_pages(self) -> list[Page]:
        """The pages whose file name promises a contact: one click away from the others."""
        found = []
        for path in self.paths:
            if is_contact(path) and self.is_entry(path) and (template := self.library.template(path)) is not None:
                found.append(self.page(template))
        return found

    @cached_property
    def assets(self) -> dict[str, list[str]]:
        """The checked scripts and stylesheets, by file name."""
        found: dict[str, list[str]] = {}
        for path in self.paths:
            if path.endswith((".js", ".mjs", ".css")):
                found.setdefault(path.rpartition("/")[2], []).append(path)
        return found

    def targets(self, path: str) -> list[tuple[str, str | None]]:
        """Return the names that a template uses and the files that they mean, without parsing it."""
        try:
            text = self.source(path).text
        except UnreadableError:
            return []
        names = [name for match in _LINK.finditer(text) for name in _QUOTED.findall(match[1] or match[2])]
        return [(name, self.library.resolve(name, path)) for name in names]

    def is_entry(self, path: str) -> bool:
        """Whether no other template uses this one: it is a page of its own."""
        return not self.users.get(path)

    def page(self, template: Template) -> Page:
        """Return the page of a template."""
        from guichet.page import Page

        if template.path not in self._pages:
            self._pages[template.path] = Page(template, self.library.compose(template), self)
        return self._pages[template.path]

    def host_paths(self, path: str) -> list[str]:
        """Return the pages that use a template, directly or not, by path (the first few hundred)."""
        if path not in self._hosts:
            seen, stack = {path}, [path]
            while stack:
                for user in self.users.get(stack.pop(), ()):
                    if user not in seen:
                        seen.add(user)
                        stack.append(user)
            self._hosts[path] = [user for user in sorted(seen - {path})[:_HOST_LIMIT] if self.is_entry(user)]
        return self._hosts[path]

    def hosts(self, path: str) -> Iterator[Page]:
        """Yield the pages that use a template, composed one by one: most questions end at the first that answers."""
        for user in self.host_paths(path):
            template = self.library.template(user)
            if template is not None:
                yield self.page(template)

    @cached_property
    def label_targets(self) -> frozenset[str]:
        """Every id that a `for` attribute points at in some template, read from the texts alone."""
        return frozenset(target for path in self.paths if is_template(path) for target in _FOR.findall(self.text(path)))

    def replace(self, source: Source) -> None:
        """Take another text for a file (an editor's), and forget only what depends on it."""
        linked = self.targets(source.path) if source.path in self._sources else None
        self._sources[source.path] = source
        if "library" in self.__dict__:
            self.library.forget(source.path)
        if "modules" in self.__dict__:
            self.modules.forget()
        if linked != self.targets(source.path):
            self.__dict__.pop("users", None)
        self.__dict__.pop("label_targets", None)
        self.__dict__.pop("loose_sheets", None)
        self._pages.clear()
        self._hosts.clear()
        self.__dict__.pop("contact_pages", None)

    def forget(self) -> None:
        """Drop what was parsed once it weighs too much, to bound memory; texts are kept."""
        templates = self.library.weight if "library" in self.__dict__ else 0
        if templates + _PYTHON_WEIGHT * self.python_weight < MEMORY_LIMIT:
            return
        self.python_weight = 0
        if "modules" in self.__dict__:
            self.modules.forget()
        if "library" in self.__dict__:
            self.library.forget()
        self._pages.clear()
        self._hosts.clear()
        self.__dict__.pop("contact_pages", None)
        self.__dict__.pop("loose_sheets", None)
        gc.collect()


def relative(path: str) -> str:
    """Return a path as reports show it: with forward slashes."""
    return path.replace(os.sep, "/")
