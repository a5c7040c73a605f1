"""A part of the pages that show it, known by itself: what a script makes, a component."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from guichet.core.memo import cached_property, memo
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page, Pages
from guichet.reading.templates.site import SCRIPT_SUFFIXES, makes_markup

UNIQUE = "unique-"
"""Begins the ids that are made for one use of a component (`useId()`)."""


class PartPage(Page):
    """What a script makes, or a component, as a page: what its ids point at may stand anywhere around."""

    @cached_property
    def is_document(self) -> bool:
        """Never: an `<html>` there is that of a frame or of a print, which nobody moves about in."""
        return False

    @property
    def is_whole(self) -> bool:
        """Only where it is the root that a page is made of."""
        return self.template.is_root and self.is_complete

    @cached_property
    def has_every_id(self) -> bool:
        """Never."""
        return False

    def lacks_id(self, name: str) -> bool:
        """Whether nothing has an id that was made for one use of a component: no one else can know it."""
        return name.startswith(UNIQUE) and not self._ids.get(name) and not self._may_take_ids

    @cached_property
    def _may_take_ids(self) -> bool:
        """Whether something in it may have any id: unknown attributes, unknown markup."""
        return self.has_unknown_markup or any(
            one.has_unknown_attributes or is_dynamic(one.attr("id") or "") for one in self.find()
        )

    @property
    def is_shared(self) -> bool:
        """Always: it is a part of the pages that run it."""
        return True


class ComponentPage(PartPage):
    """A component, as a page."""

    is_rendered = True

    @cached_property
    def is_document(self) -> bool:
        """Whether it writes the whole page, as the root of a service does."""
        return bool(self.composition.placed("html"))

    def lacks_id(self, name: str) -> bool:
        """Whether nothing here has an id, and nothing of the project is called so but what points at it."""
        if self._ids.get(name) or self._may_take_ids:
            return False
        return name.startswith(UNIQUE) or name not in _names_given(self.project)

    def lacks_label(self, name: str) -> bool:
        """Whether it shows all that it holds, and nothing else of the project names an id of it."""
        if self.has_unknown_markup or any(one.has_unknown_attributes for one in self.find()):
            return False
        return name.startswith(UNIQUE) or _files_naming(self.project).get(name, 0) < 2


_GIVEN = re.compile(
    r"""(?<![\w-])(?:aria-[a-z]+|for|htmlFor|href|to|list|headers|form|popovertarget)\s*=\s*(?:"[^"]*"|'[^']*')"""
)
"""What points at an id."""
_WORD = re.compile(r"[\w:-]{2,}")


@memo
def _names_given(project: Pages) -> frozenset[str]:
    """The words of the components and scripts of a project, but those of attributes that point at something."""
    texts = (project.text(path) for path in project.paths if path.endswith(SCRIPT_SUFFIXES) or makes_markup(path))
    return frozenset(word for text in texts for word in _WORD.findall(_GIVEN.sub(" ", text)))


@memo
def _files_naming(project: Pages) -> Mapping[str, int]:
    """How many components and scripts of a project hold a word."""
    paths = (path for path in project.paths if path.endswith(SCRIPT_SUFFIXES) or makes_markup(path))
    return Counter(word for path in paths for word in set(_WORD.findall(project.text(path))))
