"""What the code of a project gives to its templates."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from guichet.core.findings import Span
from guichet.core.memo import cached_property
from guichet.reading.given.answers import Tables, joined, unread
from guichet.reading.given.contexts import given_in, given_to, given_to_all, giving_to_all, names_of_engine, naming
from guichet.reading.given.form_types import PRINTS, FormTypes
from guichet.reading.given.functions import called, read_by
from guichet.reading.given.given_texts import Texts, never_read, texts_given
from guichet.reading.given.only_form import forms_around, only_form
from guichet.reading.given.orphans import asked_alone, is_said, orphans, told_of
from guichet.reading.given.php_printed import sheets as php_sheets
from guichet.reading.given.php_shown import PhpShown
from guichet.reading.given.phrases import Phrases
from guichet.reading.given.printed import sheets
from guichet.reading.given.registered import WORDS, Registered, registered
from guichet.reading.given.routes import routes
from guichet.reading.given.ruby import RubyGiven
from guichet.reading.given.ruby_printed import sheets as ruby_sheets
from guichet.reading.given.served import ENDINGS, Served
from guichet.reading.given.view_tables import tables_of
from guichet.reading.python.module import Modules
from guichet.reading.ruby.nodes import Method
from guichet.reading.templates.library import Library
from guichet.reading.templates.site import RUBY_HELPERS, RUBY_SUFFIXES
from guichet.reading.templates.template import Template
from guichet.reading.written.lost import Lost
from guichet.reading.written.outside import COMMON, TRANSLATES, Component, Helper, Outside, Sheet, Shown
from guichet.reading.written.ruby_helpers import printed_alone
from guichet.reading.written.values import UNKNOWN, Value


@dataclass(eq=False)
class Given(Outside):
    """What the modules of a project give to its templates, each read when a template asks for it.

    It keeps values and names, and nothing parsed: it outlives what is dropped to bound memory.
    """

    library: Library
    modules: Modules
    _contexts: dict[str, Mapping[str, Value]] = field(default_factory=dict)
    _registers: dict[str, Set[str]] = field(default_factory=dict)
    """The names that each module registers, once it was read."""

    def names(self, template: Template) -> Mapping[str, Value]:
        """Return what views and processors give to a template."""
        if template.path not in self._contexts:
            users = self._naming.get(template.path, ())
            own = (
                given_to(template.path, users, self.library, self.modules)
                if users
                else only_form(template, self.modules)
            )
            shown = self._shown_by(template.path)
            served = {**shown.to_all, **shown.to(template.path)} if shown is not None else {}
            self._contexts[template.path] = {**served, **self._shared, **own}
        return self._contexts[template.path]

    @cached_property
    def _naming(self) -> Mapping[str, Sequence[str]]:
        return naming(self.library, self.modules)

    @cached_property
    def _shared(self) -> Mapping[str, Value]:
        return given_to_all(self.modules)

    @property
    def engine_names(self) -> Set[str]:
        """The names that code gives to the engine itself."""
        return names_of_engine(self.modules)

    @cached_property
    def _served(self) -> Served:
        return Served(self.modules.project, self.library)

    @cached_property
    def _by_php(self) -> PhpShown:
        return PhpShown(self.modules.project, self.library)

    def _shown_by(self, path: str) -> Served | PhpShown | None:
        """What may show a template beside Python: a server in JavaScript, or PHP."""
        return self._by_php if path.endswith(".twig") else self._served if path.endswith(ENDINGS[1:]) else None

    @cached_property
    def _forms(self) -> FormTypes:
        return FormTypes(self.modules.project)

    # What Ruby gives

    @cached_property
    def _ruby(self) -> RubyGiven:
        return RubyGiven(self.modules.project)

    @property
    def names_images(self) -> bool:
        """Whether the version of Rails writes the alternative of an image from the name of its file, as it did before 5.2."""
        return self._ruby.names_images

    @property
    def has_own_builder(self) -> bool:
        """Whether the project writes the fields of its forms in a way of its own."""
        return self._ruby.has_own_builder

    @property
    def pointed_at(self) -> Set[str]:
        """The ids that labels of Ruby's templates point at, as they are written."""
        return self._ruby.pointed_at

    @property
    def locale(self) -> str | None:
        """The language of the application, where its configuration says one and nothing of its code chooses another."""
        return self._ruby.locale

    def constant(self, name: str, path: str) -> str | None:
        """Return what a file of Ruby gives to a constant, as it is written."""
        return self._ruby.constant(name, path)

    def model(self, name: str) -> str | None:
        """Return what fields are called after where a form is for what is kept under a name."""
        return self._ruby.model(name)

    def helper(self, name: str) -> Method | None:
        """Return the one method of the project's helpers that has a name."""
        return self._ruby.helper(name)

    def helpers_of(self, path: str) -> Sequence[Helper]:
        """Return the helpers that a file alone defines and that print markup whatever they are given."""
        written = ((one, printed_alone(one, self)) for one in self._ruby.helpers_of(path))
        return [Helper(one.name, Span(one.start, one.end), text) for one, text in written if text and "<" in text]

    def component(self, constant: str) -> Component | None:
        """Return a component of the project, by the name of its class."""
        return self._ruby.component(constant)

    @cached_property
    def _phrases(self) -> Phrases:
        return Phrases(self.modules.project)

    def phrase_in(self, key: str, domain: str) -> str | None:
        """Return what a domain of the catalogues says under a key."""
        return self._phrases.phrase(key, domain)

    def language_instead(self, key: str, path: str) -> tuple[str, str] | None:
        """Return the language of the application and one that has words for a key that its own lacks."""
        return self._ruby.language_instead(key, path)

    def phrase(self, key: str, path: str) -> str | None:
        """Return what the catalogues say under a key."""
        return self._ruby.phrase(key, path)

    @property
    def words(self) -> Set[str]:
        """The words of the modules that register something: a name that is none of them is no tag, function or filter of theirs."""
        return self._words

    @cached_property
    def _words(self) -> Set[str]:
        project = self.modules.project
        own = {word for path in self._registering for word in _WORD.findall(project.text(path))} - COMMON
        own = own | PRINTS if self._forms.sources else own
        return own | TRANSLATES if self._phrases.sources else own

    def where(self, name: str, template: Template) -> tuple[str, Span] | None:
        """Return where code gives a name to a template."""
        if name not in self.names(template):
            return None
        for path in (*self._naming.get(template.path, ()), *self._giving_to_all):
            module = self.modules.parsed(path) if name in self.modules.project.text(path) else None
            span = given_in(name, module) if module is not None else None
            if span is not None:
                return path, span
        return None

    def is_never_given(self, name: str, template: Template) -> bool:
        """Whether the code that shows a template is known, and nothing in the project says a name at all."""
        is_known = template.path in self._routes or template.path in self._naming
        return is_known and not is_said(name, self.modules.project)

    def lost(self, template: Template) -> Sequence[Lost]:
        """Return the texts that code gives to a template under a key that it does not read."""
        if template.path.endswith(RUBY_SUFFIXES):
            return list(self._ruby.lost(template))
        tables = list(self._routes.get(template.path, ()))
        for path in self._naming.get(template.path, ()):
            module = self.modules.parsed(path)
            tables.extend(tables_of(template.path, module, self.library) if module is not None else ())
        found = list(unread(template, joined(tables), self.library)) if tables else []
        found = [*found, *self._never_read(template)]
        return found or list(orphans(template, self.names(template).keys(), self.modules.project))

    def names_alone(self, template: Template) -> str:
        """Return what other files answer of the names of a template that no other holds: what is lost there depends on them."""
        if template.path.endswith(RUBY_SUFFIXES):
            return f"{self._ruby.locale}{list(self._ruby.lost(template))}"
        site = self.modules.project
        alone = asked_alone(template, site)
        return told_of(alone, self.names(template).keys(), site) if alone else ""

    def _never_read(self, template: Template) -> Sequence[Lost]:
        given: list[Texts | None] = []
        for path in self._naming.get(template.path, ()):
            module = self.modules.parsed(path)
            given.extend(texts_given(template.path, module, self.library) if module is not None else ())
        return list(never_read(template, given, self.library, self._shared)) if given else ()

    @cached_property
    def _routes(self) -> Mapping[str, Sequence[Tables]]:
        return routes(self.modules.project, self.library)

    @property
    def sheets(self) -> Mapping[str, Sheet]:
        """The templates that code makes into PDF files, by path."""
        return self._sheets

    @cached_property
    def _sheets(self) -> Mapping[str, Sheet]:
        made = sheets(self.library, self.modules, self._naming)
        site = self.modules.project
        return {**made, **php_sheets(self.library, site), **ruby_sheets(site)}

    def sources(self, path: str) -> Sequence[str]:
        """Return the files that may give something to a template, or make it into a PDF file."""
        sheet = self._sheets.get(path)
        return [*self._giving(path), *(sheet.sources if sheet is not None else ())]

    def _giving(self, path: str) -> Sequence[str]:
        if path.endswith((*RUBY_SUFFIXES, RUBY_HELPERS)):
            return self._ruby.sources
        if path.endswith(".twig"):
            shown = [one for one in self.modules.project.paths if one.endswith(".twig")]
            is_theme = "_row %}" in self.modules.project.text(path)
            given = (*self._forms.sources, *self._phrases.sources, *self._by_php.sources)
            return [*dict.fromkeys(given), *(shown if is_theme else ())]
        scripts = self._served.sources if path.endswith(ENDINGS[1:]) else ()
        named = self._naming.get(path) or forms_around(path, self.modules.project)
        return [*scripts, *named, *self._registering, *self._giving_to_all]

    @cached_property
    def _giving_to_all(self) -> Sequence[str]:
        return giving_to_all(self.modules)

    def made(self, name: str, places: Sequence[Value], by_name: Mapping[str, Value]) -> Value:
        """Return what a function or a filter of the project makes of what it is given."""
        if name in PRINTS:
            return self._forms.printed(name, places)
        found = self._registered(name, lambda one: one.makes.get(name))
        return called(found, places, by_name)

    def shown(self, tag: str, places: Sequence[Value], by_name: Mapping[str, Value]) -> Shown | None:
        """Return what a tag of the project shows by a template of its own."""
        found = self._registered(tag, lambda one: one.shows.get(tag))
        if found is None:
            return None
        given = called(found[0], self._with_context(tag, places), by_name)
        return Shown(found[1], given, read_by(*found[0])) if isinstance(given, dict) else None

    def printed(self, tag: str, places: Sequence[Value], by_name: Mapping[str, Value]) -> Value:
        """Return what a tag of the project prints by itself."""
        found = self._registered(tag, lambda one: one.prints.get(tag))
        return called(found, self._with_context(tag, places), by_name)

    def _with_context(self, tag: str, places: Sequence[Value]) -> Sequence[Value]:
        takes = self._registered(tag, lambda one: tag in one.with_context or None)
        return [UNKNOWN, *places] if takes else places

    def _registered(self, name: str, of: Callable[[Registered], Any]) -> Any:
        """What one of the modules that register something under a name holds there; None when several do."""
        found = []
        for path in self._registering:
            if self._may_register(path, name) and (module := self.modules.parsed(path)) is not None:
                one = of(registered(module))
                if one is not None:
                    found.append(one)
        return found[0] if len(found) == 1 else None

    def _may_register(self, path: str, name: str) -> bool:
        if not self.modules.project.holds(path, name):
            return False
        if path not in self._registers:
            module = self.modules.parsed(path)
            self._registers[path] = registered(module).names if module is not None else frozenset()
        return name in self._registers[path]

    @cached_property
    def _registering(self) -> Sequence[str]:
        project = self.modules.project
        return [
            path for path in project.paths if path.endswith(".py") and any(word in project.text(path) for word in WORDS)
        ]


_WORD = re.compile(r"[A-Za-z_]\w*")
