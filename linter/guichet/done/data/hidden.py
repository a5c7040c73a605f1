"""Hidden fields that join who someone is to answers that they give without a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guichet.core.findings import Certainty, Text
from guichet.done.data.context import is_printed, printed_in
from guichet.done.nouns.datum import Sort
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import visible
from guichet.reading.templates.page import Page
from guichet.told.language.word_lists import lowered

_ANONYMOUS = re.compile(r"\banonym(?:e|es|at|ement|ous|ously|ity|isée?s?)\b|\bwithout your name\b|\bsans votre nom\b")
_SURVEY = re.compile(r"\bsondage|\benquête|\bsatisfaction|\bsurvey|\bfeedback|\bvotre avis\b|\byour opinion|\bquestionnaire|\bconsultation\b|\bpoll\b")  # fmt: skip
_SAID = Text("présentées comme anonymes", "said to be anonymous")
_OPINIONS = Text("d’une enquête", "of a survey")


@dataclass(frozen=True)
class Joined:
    """What a hidden field joins: the data, what was said of the answers, and whether it is certain."""

    data: str
    claim: Text
    certainty: Certainty


def joined_by(field: Element, page: Page) -> Joined | None:
    """Return what a hidden field joins of someone to an opinion or to answers said to be anonymous; None otherwise."""
    form = field.closest("form")
    if (field.attr("type") or "").strip().lower() != "hidden" or form is None or page.is_back_office:
        return None
    span = field.value_span("value") if field.attr("value") is not None else None
    written = field.template.source.text[span.start : span.end] if span is not None else ""
    data = (
        [one for one in printed_in(written, page.project, page.path) if one.sort is Sort.IDENTITY]
        if is_printed(written)
        else []
    )
    if not data:
        return None
    said = lowered(" ".join(visible(one.text) for one in field.template.by_name.get("p", ()) if len(one.text) < 600))
    headings = lowered(" ".join(visible(one.text) for name in ("h1", "h2", "title", "legend") for one in field.template.by_name.get(name, ())))  # fmt: skip
    if _ANONYMOUS.search(f"{headings} {said}"):
        return Joined(data[0].shown, _SAID, Certainty.VIOLATION)
    return Joined(data[0].shown, _OPINIONS, Certainty.REVIEW) if _SURVEY.search(headings) else None
