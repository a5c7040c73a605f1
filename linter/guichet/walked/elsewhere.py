"""What a request wants of somebody elsewhere than on its pages: a code received, a call, an hour chosen before, an address to recognise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guichet.core.findings import Text
from guichet.done.forms.form import Asked, Sort
from guichet.done.people.controls import label_of
from guichet.done.words import apart, speaks_of
from guichet.reading.project.project import Project
from guichet.reading.templates.masking import visible
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import is_component
from guichet.walked.asked import asked_on, built_on
from guichet.walked.component_fields import fields_of_component
from guichet.walked.requests import controls_of
from guichet.walked.ruby_fields import is_ruby
from guichet.walked.unread_fields import Unread

_WAYS = {"email": "fields.email", "telephone": "fields.phone"}


def wanted_elsewhere(page: Page) -> Iterator[Unread]:
    """Yield what a page shows to be wanted of somebody where nothing was read of it."""
    said = list(dict.fromkeys(_said(page)))
    code = next((one for one in said if speaks_of(one, "sessions.codes")), "")
    if code:
        around = f"{code} ; {apart(page.path)} ; {apart(page.text)}"
        ways = tuple(key for key, idea in _WAYS.items() if speaks_of(around, idea)) or tuple(_WAYS)
        yield Unread(
            page.path,
            Text(
                "un code est à recopier : par où il est reçu n’a pas été suivi",
                "a code is to be copied: how it is received was not followed",
            ),
            ways,
        )
    if speaks_of(apart(" ; ".join([page.text, *said, *_phrases(page)])), "ways.called"):
        yield Unread(
            page.path,
            Text(
                "le service appelle par téléphone : y a-t-il une autre façon de faire, cela n’a pas été lu",
                "the service calls by telephone: whether there is another way was not read",
            ),
            ("hearing", "telephone"),
        )
    if speaks_of(apart(page.path), "places.booked") and not any(map(_is_hour, said)):
        yield Unread(
            page.path,
            Text(
                "l’heure se choisit sur une page qui n’a pas été suivie",
                "the hour is chosen on a page that was not followed",
            ),
            ("hours", "luck"),
        )
    if any(one.sort is Sort.CHOICE and speaks_of(apart(one.name), "fields.address") for one in _fields(page)):
        yield Unread(
            page.path,
            Text(
                "une adresse est à reconnaître parmi d’autres, qui n’ont pas été lues",
                "an address is to be recognised among others, which were not read",
            ),
            ("address",),
        )


def _is_hour(said: str) -> bool:
    """Whether a field is one by which an hour is chosen."""
    return speaks_of(said, "places.hours") and not speaks_of(said, "fields.birth")


def _fields(page: Page) -> Sequence[Asked]:
    asked = asked_on(page)
    of_programs = (field for one in asked.forms for field in one.fields)
    of_component = fields_of_component(page.path, page.project) if is_component(page.path) else ()
    return [*built_on(page).fields, *of_programs, *asked.others, *of_component]


_KEY = re.compile(r"""\bt(?:ranslate)?\(\s*["']([\w.]+)["']""")


def _phrases(page: Page) -> Iterator[str]:
    """What the catalogues say under the keys that a template of Rails writes: a builder may be given them."""
    if is_ruby(page.path) and isinstance(page.project, Project):
        for key in _KEY.findall(page.project.text(page.path)):
            yield page.project.phrase(key, page.path) or ""


def _said(page: Page) -> Iterator[str]:
    """What each field of a page is called, in plain words."""
    yield from (one.said for one in _fields(page))
    for one in controls_of(page):
        yield f"{apart(one.attr('name') or one.attr('id') or '')} ; {apart(visible(label_of(one, page)))}"
