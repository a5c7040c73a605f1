"""Forms that a template of Rails builds field by field: `f.input :email, required: true`, `form.telephone_field :phone`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.findings import Certainty, Span
from guichet.core.memo import cached_property, memo
from guichet.core.places import Place, place_of_path
from guichet.core.words import any_of
from guichet.done.forms.form import Asked, Form, Sort, is_of_no_person
from guichet.done.nouns.act import Kind
from guichet.done.people.rails_users import users_are_public
from guichet.done.words import apart
from guichet.reading.templates.page import Page

_FIELD = re.compile(
    r"\b\w{1,30}\.(?P<kind>input|(?:\w{1,12}_)?(?:text|email|telephone|phone|date|password)_field|radio_button)[ (]\s{0,3}:(?P<name>\w{1,60})(?P<rest>(?:[^\n]|(?<=,)\n){0,500})"
)
_REQUIRED = re.compile(r"\brequired(?::|\s?=>)\s?true\b")
_CHOICE = re.compile(r",\s{0,3}[:'\"]?([\w:.]{1,60})")
"""What one of several radios says, by a value or the name of one."""
_DATED = re.compile(r"\btype(?::|\s?=>)\s?['\"]date['\"]")
_INSIDE = re.compile(rf"(?:^|[/_])(?:{any_of('people.inside')}|{any_of('people.staff')}|admin\w*|instruction|patterns?|experts?|prescripteurs?)(?:s?[/_.])", re.I)  # fmt: skip
"""A folder of pages for those who work there, or in which a design is shown."""
USERS = re.compile(r"(?:^|/)(?:users?|devise)/")
"""A folder of the pages of those who have an account, whoever they are."""
_KNOWN = re.compile(r"(?:^|/)(?:sessions?|passwords?|confirmations?|unlocks?)/")
"""A folder of the pages by which one comes back in."""


@dataclass(eq=False)
class BuiltForm(Form):
    """A form that a template of Rails builds: a branch around may spare some people a field."""

    @property
    def certainty(self) -> Certainty:
        """A question: what stands around a field is not read."""
        return Certainty.REVIEW

    @cached_property
    def is_persons(self) -> bool:
        """Whether none of its fields tells of a company, a place or a setting, and its page is the public's."""
        return not any(is_of_no_person(one.name) for one in self.fields) and not _INSIDE.search(self.path)


@memo
def forms_of(page: Page) -> tuple[BuiltForm, ...]:
    """Return the form that a template of Rails builds, of which something must be filled."""
    source = page.template.source
    fields = tuple({one.name: one for one in _fields(source.text, source.path)}.values())
    place = place_of_path(source.path) or Place.PUBLIC
    if not any(one.required for one in fields) or not place.is_public or _KNOWN.search(source.path):
        return ()
    if USERS.search(source.path) and not users_are_public(page.project):
        return ()
    title = apart(source.path)
    return (BuiltForm(Kind.ASK, source.path, fields[0].span, place, name=title.split()[-1], fields=fields, title=title, is_page=True),)  # fmt: skip


def _fields(text: str, path: str) -> Iterator[Asked]:
    radios: dict[str, list[str]] = {}
    for found in _FIELD.finditer(text):
        name, rest = found["name"], found["rest"]
        end = found.start("rest") + len(rest.split("\n", 1)[0].rstrip())
        must, span = _REQUIRED.search(rest) is not None, Span(found.start(), end)
        if found["kind"] == "radio_button":
            choice = _CHOICE.match(rest)
            radios.setdefault(name, []).append(apart(choice[1]) if choice is not None else "")
            yield Asked(name, "", Sort.CHOICE, must, path, span, tuple(radios[name]))
            continue
        dated = "date" in found["kind"] or _DATED.search(rest) is not None
        sort = Sort.PASSWORD if "password" in found["kind"] else Sort.DATE if dated else Sort.TEXT
        yield Asked(name, "", sort, must, path, span)
