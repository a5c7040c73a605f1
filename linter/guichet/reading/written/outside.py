"""What code gives to templates, as whoever writes them out asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from guichet.core.findings import Span
from guichet.reading.ruby.nodes import Method
from guichet.reading.templates.template import Template
from guichet.reading.written.lost import Lost
from guichet.reading.written.reads import Read
from guichet.reading.written.values import UNKNOWN, Value


class Shown(NamedTuple):
    """What a tag shows: a template, and all that it is given."""

    template: str
    names: Mapping[str, Value]
    read: Read | None = None
    """What the tag reads of what it is given."""


class Sheet(NamedTuple):
    """A template that code makes into a PDF file: the files that say so, whether nothing shows it otherwise."""

    sources: Sequence[str]
    is_only: bool


COMMON = frozenset(
    "if elif else endif for endfor in is not and or block endblock extends include with endwith load set endset true false "
    "none self url static trans filter request user form field value name text label title items get format join".split()
)
"""Words that every module holds and that name no tag of its own."""


TRANSLATES = frozenset({"trans"})
"""The filter that looks a key up in the catalogues."""


class Component(NamedTuple):
    """A component: the path of its template, its methods, what it declares (`renders_one`, `legend`)."""

    template: str
    methods: Mapping[str, Method]
    declared: Sequence[tuple[str, str]]


BLANK = "\u200b"
"""The words that a catalogue leaves empty under a key that it has."""


class Helper(NamedTuple):
    """A helper, where it is defined, and the markup that it prints whatever it is given."""

    name: str
    span: Span
    markup: str


class Outside:
    """What code gives to templates. By itself, nothing is known of it."""

    @property
    def words(self) -> Set[str]:
        """The words among which the names of its tags, functions and filters are."""
        return frozenset()

    def names(self, template: Template) -> Mapping[str, Value]:
        """Return what code gives to a template by name; UNKNOWN for what is given and not known."""
        return {}

    @property
    def engine_names(self) -> Set[str]:
        """The names that code gives to the engine itself: macros see them, imported with their context or not."""
        return frozenset()

    def where(self, name: str, template: Template) -> tuple[str, Span] | None:
        """Return where code gives a name to a template."""
        return None

    def is_never_given(self, name: str, template: Template) -> bool:
        """Whether the code that shows a template is known, and nothing in the project says a name at all."""
        return False

    def lost(self, template: Template) -> Sequence[Lost]:
        """Return the texts that code gives to a template under a key that it does not read."""
        return ()

    def names_alone(self, template: Template) -> str:
        """Return what other files answer of the names of a template that no other holds: what is lost there depends on them."""
        return ""

    def sources(self, path: str) -> Sequence[str]:
        """Return the files that may give something to a template: what is shown there depends on them."""
        return ()

    @property
    def sheets(self) -> Mapping[str, Sheet]:
        """The templates that code makes into PDF files, by path."""
        return {}

    def made(self, name: str, places: Sequence[Value], by_name: Mapping[str, Value]) -> Value:
        """Return what a function or a filter of the project makes of what it is given."""
        return UNKNOWN

    def shown(self, tag: str, places: Sequence[Value], by_name: Mapping[str, Value]) -> Shown | None:
        """Return what a tag of the project shows by a template of its own, None when it has none or that is not known."""
        return None

    def printed(self, tag: str, places: Sequence[Value], by_name: Mapping[str, Value]) -> Value:
        """Return what a tag of the project prints by itself."""
        return UNKNOWN

    @property
    def has_own_builder(self) -> bool:
        """Whether the project writes the fields of its forms in a way of its own."""
        return False

    @property
    def names_images(self) -> bool:
        """Whether the version of Rails writes the alternative of an image from the name of its file, as it did before 5.2."""
        return False

    @property
    def pointed_at(self) -> Set[str]:
        """The ids that labels of Ruby's templates point at, as they are written."""
        return frozenset()

    @property
    def locale(self) -> str | None:
        """The language of the application, where its configuration says one and nothing of its code chooses another."""
        return None

    def constant(self, name: str, path: str) -> str | None:
        """Return what a file of Ruby gives to a constant, as it is written; None when it gives it nothing, or twice."""
        return None

    def model(self, name: str) -> str | None:
        """Return what fields are called after where a form is for what is kept under a name; None when several things are."""
        return None

    def helper(self, name: str) -> Method | None:
        """Return the one method of the project's helpers that has a name."""
        return None

    def helpers_of(self, path: str) -> Sequence[Helper]:
        """Return the helpers that a file alone defines and that print markup whatever they are given."""
        return ()

    def component(self, constant: str) -> Component | None:
        """Return a component of the project, by the name of its class."""
        return None

    def phrase_in(self, key: str, domain: str) -> str | None:
        """Return what a domain of the catalogues says under a key, "" when it lacks it, None when that is not known."""
        return None

    def language_instead(self, key: str, path: str) -> tuple[str, str] | None:
        """Return the language of the application and one that has words for a key, None when its own has some."""
        return None

    def phrase(self, key: str, path: str) -> str | None:
        """Return what the catalogues say under a key, "" when they lack it, None when they are not there or say several things."""
        return None


NOTHING = Outside()
"""Where no code is read."""
