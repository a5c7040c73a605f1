"""A template seen as the page it renders: what rules ask about names, ids, branches and what is not known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from guichet.core.configuration import Config
from guichet.core.memo import cached_property
from guichet.core.places import is_back_office
from guichet.core.source import Source
from guichet.reading.templates.brought_names import is_unknown, may_print_ids, may_print_labels
from guichet.reading.templates.composer import compose
from guichet.reading.templates.composition import Composition, Frame, Placed, can_coexist
from guichet.reading.templates.element import Element
from guichet.reading.templates.letters import is_interactive, is_kept_to_paper, is_mail, is_named_sheet
from guichet.reading.templates.masking import Token, is_dynamic
from guichet.reading.templates.rendering import renders_form
from guichet.reading.templates.site import Site
from guichet.reading.templates.template import Template

_TEST = re.compile(
    r"(?:^|/)(?:tests?|testing|fixtures|factories|migrations|conftest)(?:/|\.|$)|(?:^|/)test_[^/]*$",
    re.I,
)


@dataclass(eq=False)
class Page:
    """The page of one entry template, with its layouts and includes. Element rules get the page of their own file."""

    template: Template
    composition: Composition
    project: Pages

    @property
    def path(self) -> str:
        """The entry template's path."""
        return self.template.path

    # What the page is

    @cached_property
    def is_document(self) -> bool:
        """Whether the composed page has its own `<html>`: a whole page, not a partial."""
        return bool(self.composition.placed("html"))

    is_rendered = False
    """Whether it is made again from its own state: no script elsewhere fills what it leaves empty."""

    @property
    def lacks_layout(self) -> bool:
        """Whether it is the middle of a page whose layout was not found: an absence in it can only be asked about."""
        return self.template.extends is not None and not self.is_document and not self.is_complete

    @cached_property
    def is_complete(self) -> bool:
        """Whether every layout and include was found, so that an absence can be judged."""
        return not self.composition.unknown

    @property
    def is_whole(self) -> bool:
        """Whether nothing but what it holds can style what it shows."""
        return self.is_document and self.is_complete

    @cached_property
    def has_unknown_markup(self) -> bool:
        """Whether the template prints something that may contain elements (`{{ page.body }}`, an unknown tag)."""
        return any(is_unknown(token) for _, token in self.composition.tokens())

    @cached_property
    def is_email(self) -> bool:
        """Whether the template is an electronic letter, by its folder, its name or what sends it, and holds nothing that letters lack."""
        return (is_mail(self.path, self.project) or self.project.is_sent(self.path)) and not is_interactive(self.find)

    @cached_property
    def is_sheet(self) -> bool:
        """Whether the template is printed or made into a PDF, by its folder or name: no browser moves about in it."""
        return self.is_printed or (is_named_sheet(self.path) and is_kept_to_paper(self.path, self.find))

    @cached_property
    def is_printed(self) -> bool:
        """Whether the template only goes to a tool that makes PDF files, in the project's code: no browser reads it."""
        return self.project.is_printed(self.template.path)

    @cached_property
    def is_test_data(self) -> bool:
        """Whether the file belongs to tests or fixtures, by its folder."""
        return bool(_TEST.search(self.path))

    @cached_property
    def is_back_office(self) -> bool:
        """Whether the page is for agents, by its folder."""
        return is_back_office(self.path)

    # What it holds

    def placed(self, *names: str) -> list[Placed]:
        """Return the elements with one of the names, where they stand in the page, in document order."""
        return self.composition.placed(*names)

    def find(self, *names: str) -> list[Element]:
        """Return the elements with one of the names, each once, in document order."""
        if not names:
            return list(self.composition.elements)
        return list(dict.fromkeys(element for element, _ in self.placed(*names)))

    def tokens(self) -> Iterator[tuple[Frame, Token]]:
        """Yield the template tags of the page, in document order."""
        return self.composition.tokens()

    @cached_property
    def text(self) -> str:
        """All the static text of the page, white space folded; unknown output stays as placeholders."""
        said = (frame.template.said_between(start, end) for frame, start, end in self.composition.segments)
        return " ".join(" ".join(said).split())

    def text_of(self, placed: Placed) -> str:
        """Return the text inside an element as this page shows it, each block as overridden."""
        return self.composition.text_of(placed)

    def texts_of(self, element: Element) -> list[str]:
        """Return what an element of this file says, in each page that shows it when a block in it may be overridden."""
        blocks = element.template.blocks.values()
        if not any(element.start < block.start < element.end for block in blocks):
            return [element.text]
        pages = (self, *self.hosts)
        seen = [(page, one) for page in pages for one in page.placed(element.name) if one.element is element]
        shown = [(page, placed) for page, placed in seen if page is not self] or seen
        return list(dict.fromkeys(page.text_of(placed) for page, placed in shown))

    def mentions(self, words: tuple[str, ...]) -> bool:
        """Whether one of some words, in lower case, is in the source of a template of the page: a cheap first test."""
        return any(template.mentions(words) for template in self.composition.templates)

    @cached_property
    def renders_form(self) -> bool:
        """Whether a framework tag of the page prints form fields."""
        return any(renders_form(token) for _, token in self.tokens())

    # Names and references

    @cached_property
    def _ids(self) -> dict[str, list[Placed]]:
        found: dict[str, list[Placed]] = {}
        for placed in self.placed("[id]"):
            value = placed.element.attr("id")
            if value:
                found.setdefault(value, []).append(placed)
        return found

    def by_id(self, name: str, near: Element) -> Element | None:
        """Return the element with an id, looked up in the file, the page, then the pages that use the file."""
        own = near.template.by_id.get(name)
        placed = self._ids.get(name)
        if own and (near.template is self.template or any(one.element is own[0] for one in placed or ())):
            return own[0]
        if own and not self._shows(near):
            return own[0]
        if placed:
            return placed[0].element
        for host in self.hosts:
            if placed := host._ids.get(name):
                return placed[0].element
        return None

    def _shows(self, element: Element) -> bool:
        """Whether an element of another file stands in this page: a block that the page fills hides what was there."""
        return any(one.element is element for one in self.placed(element.name))

    @cached_property
    def has_every_id(self) -> bool:
        """Whether an id that is not found is certainly absent wherever this file is used."""
        return all(page.is_complete and not page.may_bring_ids for page in chain((self,), self.hosts))

    def lacks_id(self, name: str) -> bool:
        """Whether nothing has an id wherever this file is used, on what is a page of its own."""
        return self.is_document and self.has_every_id and not self._ids.get(name)

    def lacks_label(self, name: str) -> bool:
        """Whether no label that this page does not show may point at an id of it."""
        return all(
            one.composition.is_known_but_around and not one._may_bring_labels for one in chain((self,), self.hosts)
        )

    @cached_property
    def may_bring_ids(self) -> bool:
        """Whether something that the page prints may bear an id that is not read there."""
        return may_print_ids(self.composition) or any(map(is_dynamic, self._ids))

    @cached_property
    def _may_bring_labels(self) -> bool:
        return may_print_labels(self.composition)

    @property
    def hosts(self) -> Iterator[Page]:
        """The pages that include or extend this file, directly or not, composed one by one."""
        return self.project.hosts(self.path)

    @property
    def is_shared(self) -> bool:
        """Whether other pages include or extend this file: it is not a page of its own."""
        return not self.project.is_entry(self.path)

    # Branches

    @staticmethod
    def can_coexist(one: Element | Placed, other: Element | Placed) -> bool:
        """Whether two elements can be in the same output."""
        if isinstance(one, Placed) and isinstance(other, Placed):
            return can_coexist(one, other)
        left = one.element if isinstance(one, Placed) else one
        right = other.element if isinstance(other, Placed) else other
        if left.template is not right.template:
            return True
        return left.template.branches.can_coexist(left.start, right.start)

    @staticmethod
    def is_conditional(element: Element, attribute: str | None = None) -> bool:
        """Whether an element may be absent from the output, or one of its attributes from the element."""
        branches = element.template.branches
        if attribute is None:
            return branches.is_conditional(element.start)
        span = element.attribute_span(attribute)
        return branches.is_conditional(span.start, element.start)

    @staticmethod
    def is_dynamic(value: str | None) -> bool:
        """Whether a value depends on what the template will produce."""
        return value is not None and is_dynamic(value)

    def option(self, rule: str, name: str) -> Any:
        """Return the configured value of a rule's option."""
        return self.project.config.option(rule, name)


class Pages(Site):
    """A site and its pages, each composed once."""

    def __init__(self, paths: Sequence[str], config: Config, texts: Mapping[str, Source] | None = None) -> None:
        super().__init__(paths, config, texts)
        self._pages: dict[str, Page] = {}

    def page(self, template: Template) -> Page:
        """Return the page of a template: that of a file is kept, that of the same file with its calls written out is another."""
        kept = self._pages if template is self.library.template(template.path) else {}
        if template.path not in kept:
            kept[template.path] = self.page_of(template, compose(self.library, template))
        return kept[template.path]

    def page_of(self, template: Template, composition: Composition) -> Page:
        """Return a template as the page that it is composed into."""
        return Page(template, composition, self)

    def is_printed(self, path: str) -> bool:
        """Whether code only ever makes PDF files of a template, or of those that it is a part of."""
        return False

    def is_made_into_pdf(self, path: str) -> bool:
        """Whether code makes PDF files of a template, whether or not it also shows it."""
        return False

    def is_sent(self, path: str) -> bool:
        """Whether code sends a layout by electronic mail, whatever its name."""
        return False

    def is_named_in_code(self, path: str) -> bool:
        """Whether code that is no test names a template, to show it."""
        return False

    def page_written(self, path: str) -> Page | None:
        """Return the page of a template, what it calls written out by those who know how; None when it cannot be read."""
        template = self.library.template(path)
        return self.page(template) if template is not None else None

    def hosts(self, path: str) -> Iterator[Page]:
        """Yield the pages that use a template, composed one by one: most questions end at the first that answers."""
        for user in self.host_paths(path):
            template = self.library.template(user)
            if template is not None:
                yield self.page(template)

    def forget_pages(self) -> None:
        """Drop the pages, which hold the templates that they were composed of."""
        self._pages.clear()
        self._hosts.clear()
