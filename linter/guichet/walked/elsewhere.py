"""What a request wants of somebody elsewhere than on its pages: a code received, a call, an hour chosen before, an address to recognise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guichet.core.findings import Text
from guichet.done.forms.form import Asked, Sort
from guichet.done.people.controls import label_of
from guichet.done.words import apart, speaks_of
from guichet.reading.project.project import Project
from guichet.reading.templates.masking import Kind
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import is_component
from guichet.told.copied_out import is_drawn
from guichet.walked.asked import asked_on, built_on
from guichet.walked.component_fields import fields_of_component
from guichet.walked.mounts import drawn_by_program
from guichet.walked.received import WAYS, received
from guichet.walked.requests import as_typed, controls_of
from guichet.walked.ruby_fields import is_ruby
from guichet.walked.symfony import is_of_service
from guichet.walked.unread_fields import IN_FORMS, Unread


def wanted_elsewhere(page: Page) -> Iterator[Unread]:
    """Yield what a page shows to be wanted of somebody where nothing was read of it."""
    said = list(dict.fromkeys(_said(page)))
    yield from received(page, said)
    if drawn_by_program(page):
        yield Unread(
            page.path,
            Text(
                "un programme dessine dans cette page ce qu’elle demande, et n’a pas été suivi",
                "a program draws in this page what it asks, and was not followed",
            ),
            IN_FORMS,
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
    if speaks_of(apart(page.path), "places.booked") and not any(map(_is_hour, said)) and _shows_an_hour(page):
        yield Unread(
            page.path,
            Text(
                "l’heure se choisit sur une page qui n’a pas été suivie",
                "the hour is chosen on a page that was not followed",
            ),
            ("hours", "luck"),
        )
    if asks_unnamed_file(page):
        yield Unread(
            page.path,
            Text(
                "une pièce est à joindre, et le programme qui dit laquelle n’a pas été lu",
                "a document is to be sent, and the program that says which one was not read",
            ),
            ("papers", "money"),
        )
    for key, idea, required in (("address", "fields.address", False), *((*one, True) for one in WAYS.items())):
        chosen = (one for one in _fields(page) if one.sort is Sort.CHOICE and (one.required or not required))
        if any(speaks_of(apart(one.name), idea) for one in chosen):
            yield Unread(page.path, _AMONG, (key,))
    drawn = next((one for one in _fields(page) if _is_drawn_as_letters(one, page)), None)
    if drawn is not None:
        yield Unread(
            page.path,
            Text(
                f"des lettres sont à recopier d’une image qu’une bibliothèque dessine : une autre façon n’a pas été lue (« {drawn.name} »)",
                f'letters are to be copied from an image that a library draws: another way was not read ("{drawn.name}")',
            ),
            ("sight", "fine-sight"),
        )
    paper = next((one for one in _fields(page) if one.required and _is_on_paper(one)), None)
    if paper is not None:
        yield Unread(
            page.path,
            Text(
                f"« {paper.label or paper.name} » se lit sur une pièce d’identité : lesquelles vont n’a pas été lu",
                f'"{paper.label or paper.name}" is read on an identity document: which ones will do was not read',
            ),
            ("papers",),
        )


def _is_drawn_as_letters(field: Asked, page: Page) -> bool:
    """Whether a library draws the letters that a field wants copied, and neither a page nor a type of the service does."""
    kind = field.kind.partition("(")[0]
    own = not isinstance(page.project, Project) or is_of_service(kind, page.project)
    return is_drawn(kind) and is_drawn(field.kind) and not own


def _is_on_paper(field: Asked) -> bool:
    """Whether an answer is what an identity document bears, and not the document itself, which another rule is about."""
    return field.sort in (Sort.TEXT, Sort.DATE) and any(
        map(field.speaks_of, ("identity.documents", "identity.on_document"))
    )


_AMONG = Text(
    "une adresse est à reconnaître parmi d’autres, qui n’ont pas été lues",
    "an address is to be recognised among others, which were not read",
)


_ANY_FILE = frozenset(
    "file files upload uploads document documents fichier fichiers piece pieces jointe jointes".split()
)


def asks_unnamed_file(page: Page) -> bool:
    """Return whether a page wants a document, and does not say which."""
    return any(one.sort is Sort.FILE and _is_wanted(one, page) and _is_nameless(one) for one in _fields(page))


def _is_nameless(field: Asked) -> bool:
    """Whether what a field for a file is called says nothing of what the file is."""
    return _ANY_FILE.issuperset(re.findall(r"\w+", field.said))


def _is_wanted(field: Asked, page: Page) -> bool:
    """Whether a field must be filled in, or may have to be: nothing of what judges it was read."""
    return field.required or not built_on(page).is_judged


def _shows_an_hour(page: Page) -> bool:
    """Whether a page recalls an hour: somebody chose it before."""
    template = as_typed(page).template
    tokens = template.tokens_between(0, len(template.source.text))
    return any(one.kind is Kind.OUTPUT and speaks_of(apart(one.body), "places.hours") for one in tokens)


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
        yield f"{apart(one.attr('name') or one.attr('id') or '')} ; {apart(label_of(one))}"
