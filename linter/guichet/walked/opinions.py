"""Whether a page only asks what people think of a service, once it is over: whoever does not answer loses nothing by it."""

from __future__ import annotations

import re

from guichet.done.forms.form import Asked, Sort
from guichet.done.forms.pages import forms_of
from guichet.done.words import apart
from guichet.reading.templates.page import Page
from guichet.walked.asked import asked_on, built_on
from guichet.walked.titles import titles_handed_on

_OF_SERVICE = re.compile(
    r"\b(?:votre|ton|vos) (?:avis|retours?) (?:sur|a propos d[eu]) (?:(?:le|la|l|ce|cette|notre|nos|votre|son) )?(?:service|site|accompagnement|accueil|experience|echange|demarche en ligne)s?\b"
    r"|\b(?:enquete|questionnaire|sondage) (?:de )?satisfaction\b|\b(?:etes|avez) vous (?:ete )?satisfaite?s?\b"
    r"|\bsatisfaction survey\b|\b(?:your|give|leave|share) (?:your )?(?:feedback|opinion) (?:on|about) (?:(?:the|this|our|your) )?(?:service|site|website|experience|visit|support)s?\b"
    r"|\bhow (?:satisfied|did we do)\b|\brate (?:our|this|the|your) (?:service|experience)\b"
)
"""What a page is called by which one says what one thinks of the service: what one thinks of a plan may decide something."""
_IDENTIFY = ("fields.email", "fields.phone", "fields.address", "fields.name", "fields.birth", "identity.documents")


def only_asks_opinion(page: Page) -> bool:
    """Return whether a page is called after what one thinks of a service, and wants nothing by which it would know or answer anybody."""
    titles = apart(" ; ".join([*(page.text_of(one) for one in page.placed("h1", "title")), *titles_handed_on(page)]))
    if not _OF_SERVICE.search(titles):
        return False
    programs = [field for one in asked_on(page).forms for field in one.fields]
    fields = [*(one for form in forms_of(page) for one in form.fields), *built_on(page).fields, *programs, *asked_on(page).others]  # fmt: skip
    return bool(fields) and not any(map(_identifies, fields))


def _identifies(field: Asked) -> bool:
    return field.sort is Sort.FILE or (field.required and any(map(field.speaks_of, _IDENTIFY)))
