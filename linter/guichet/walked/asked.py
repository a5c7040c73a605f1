"""What the forms of a request ask: the fields that its pages write, those of the programs that its views name, and those not found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from guichet.core.memo import memo
from guichet.done.forms.classes import ClassForm, form_of
from guichet.done.forms.filled import brings_more, filled_in
from guichet.done.forms.form import Asked
from guichet.reading.python.definitions import Defined
from guichet.reading.templates.page import Page
from guichet.walked.behind import behind
from guichet.walked.bound import bound_to
from guichet.walked.printed import Printed, printed_by
from guichet.walked.requests import request_tokens


@dataclass(frozen=True)
class OfProgram:
    """A form that a program declares, and its fields that a page shows."""

    form: ClassForm
    fields: tuple[Asked, ...]
    is_sure: bool = True
    """Whether nothing lets think that the page shows another form."""


@dataclass(frozen=True)
class AskedOn:
    """What a page asks through forms of programs."""

    printed: Printed
    forms: tuple[OfProgram, ...]

    @cached_property
    def unfound(self) -> list[str]:
        """The fields that the page prints by their names, and that no form declares."""
        declared = {field.name for one in self.forms for field in one.fields}
        return sorted(self.printed.names - declared)

    @property
    def is_found(self) -> bool:
        """Whether all that programs write on the page is known."""
        whole = not self.printed.whole or bool(self.forms)
        return whole and not self.unfound and not any(
            self.printed.whole and brings_more(Defined(one.form.owner, one.form.module)) for one in self.forms
        )  # fmt: skip


@memo
def asked_on(page: Page) -> AskedOn:
    """Return what a page asks through forms of programs: the nearest that its views name and of which it prints a field."""
    printed = printed_by(request_tokens(page))
    if not printed:
        return AskedOn(printed, ())
    nearest = bound_to(behind((page.path,), page.project).views)
    return AskedOn(printed, tuple(_shown(nearest, printed)))


def _shown(nearest: Sequence[Sequence[Defined]], printed: Printed) -> Iterator[OfProgram]:
    left = set(printed.names)
    whole = printed.whole
    for forms in nearest:
        for one in forms:
            fields = filled_in(one)
            own = {field.name for field in fields}
            if own & printed.names:
                shown = tuple(field for field in fields if printed.whole or field.name in printed.names)
                left -= own
                yield OfProgram(form_of(one.node, one.module), shown)
            elif whole:
                yield OfProgram(form_of(one.node, one.module), tuple(fields))
        if forms:
            whole = False
        if not left:
            return
