"""A part of the pages that show it, known by itself: what a script makes, a component."""

from __future__ import annotations

from functools import cached_property

from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page

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
            one.element.has_unknown_attributes or is_dynamic(one.element.attr("id") or "") for one in self.placed()
        )

    @property
    def is_shared(self) -> bool:
        """Always: it is a part of the pages that run it."""
        return True


class ComponentPage(PartPage):
    """A component, as a page."""

    is_rendered = True
