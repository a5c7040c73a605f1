"""A form filled in as somebody can: what they have is answered, what they lack is left empty, and a browser says no to the rest."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from guichet.core.findings import Text
from guichet.core.keeping.tables import table
from guichet.core.numbers import amount, count
from guichet.done.forms.form import Asked, Sort
from guichet.done.forms.pages import PageForm
from guichet.done.people.controls import asked_in, is_required, label_of
from guichet.done.words import speaks_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import visible
from guichet.reading.templates.page import Page
from guichet.walked.profiles import obstacles

_TICKS = ("checkbox", "radio")
_BARRED = {"email": "fields.email", "telephone": "fields.phone"}
"""What a choice must not speak of, for who lacks it."""
_SPOKEN = ("fields.without_home", "identity.printed_date")
"""What a field is about as soon as it speaks of it."""
_WRITTEN = {"date": r"\d{4}-\d\d-\d\d", "number": r"-?\d+(?:\.\d+)?", "range": r"-?\d+(?:\.\d+)?", "url": r"\w+://.+"}
"""How browsers want a value, by the type of its field."""
_PDF = b"%PDF-1.4\n%%EOF\n"


class Attached(io.BytesIO):
    """A small document, with the name that both frameworks look for."""

    name = "document.pdf"


@dataclass(slots=True)
class Filled:
    """What is sent, by field, and the first thing for which a browser would send nothing."""

    data: dict[str, list[Any]] = field(default_factory=dict)
    refused: Text | None = None


def filled(form: PageForm, lacks: frozenset[str], given: Mapping[str, str]) -> Filled:
    """Fill in a form as somebody who lacks some things can; `given` are answers by the names of the fields."""
    done = Filled(dict(_kept(form.element)))
    checked = "novalidate" not in form.element.attrs
    controls = _by_name(form.element)
    for asked in form.fields:
        if asked.name not in controls:
            continue
        values = list(_values(asked, controls[asked.name], form.page, lacks, given.get(asked.name)))
        if values:
            done.data[asked.name] = values
        if checked and done.refused is None:
            done.refused = _refusal(asked, controls[asked.name], values, lacks)
    return done


def _kept(form: Element) -> Iterator[tuple[str, list[str]]]:
    """What a page sends by itself: hidden fields, and the button."""
    button = next((one for one in form.inside("button", "input") if _is_button(one)), None)
    hidden = [one for one in form.inside("input") if (one.attr("type") or "").lower() == "hidden"]
    for one in (*hidden, *((button,) if button is not None else ())):
        name = one.attr("name")
        if name:
            yield name, [one.attr("value") or ""]


def _is_button(control: Element) -> bool:
    kind = (control.attr("type") or ("submit" if control.name == "button" else "")).lower()
    return kind == "submit" and "disabled" not in control.attrs


def _by_name(form: Element) -> dict[str, list[Element]]:
    found: dict[str, list[Element]] = {}
    for control in asked_in(form):
        name = control.attr("name")
        if name and "disabled" not in control.attrs:
            found.setdefault(name, []).append(control)
    return found


def _values(
    asked: Asked, controls: list[Element], page: Page, lacks: frozenset[str], given: str | None
) -> Iterator[Any]:
    first = controls[0]
    kind = (first.attr("type") or "").lower()
    if given is not None and _lacked(asked, lacks) is None:
        yield given
    elif kind == "checkbox":
        yield from (_value(one) for one in controls if _is_ticked(one, page, lacks))
    elif kind == "radio" or first.name == "select":
        yield from _chosen(controls, page, lacks)
    elif kind == "file":
        yield from (Attached(_PDF) for one in controls if is_required(one, page))
    else:
        yield _written(asked, first, page, lacks)


def _value(control: Element) -> str:
    return control.attr("value") or ("on" if (control.attr("type") or "").lower() in _TICKS else "")


def _is_ticked(control: Element, page: Page, lacks: frozenset[str]) -> bool:
    no_home = "address" in lacks and speaks_of(label_of(control), "fields.without_home")
    return "checked" in control.attrs or is_required(control, page) or no_home


def _chosen(controls: list[Element], page: Page, lacks: frozenset[str]) -> Iterator[str]:
    """The choice that is made already, otherwise the first that suits."""
    if controls[0].name == "select":
        offered = [(one, _option(one), visible(one.text)) for one in controls[0].inside("option")]
    else:
        offered = [(one, _value(one), label_of(one)) for one in controls]
    offered = [one for one in offered if one[1] and "disabled" not in one[0].attrs]
    suits = [
        one for one in offered if not any(key in lacks and speaks_of(one[2], idea) for key, idea in _BARRED.items())
    ]
    made = [one for one in suits if "checked" in one[0].attrs or "selected" in one[0].attrs]
    no_home = [one for one in suits if "address" in lacks and speaks_of(one[2], "fields.without_home")]
    yield from (value for _, value, _ in (*no_home, *made, *suits)[:1])


def _option(one: Element) -> str:
    value = one.attr("value")
    return visible(one.text).strip() if value is None else value


def _written(asked: Asked, control: Element, page: Page, lacks: frozenset[str]) -> str:
    """What somebody writes: the first answer that the field takes, nothing for what they lack."""
    words = table("tried/answers.toml")
    for idea, usual in words["answers"].items():
        instead = next((one[idea] for key, one in words["without"].items() if key in lacks and idea in one), None)
        answers = usual if instead is None else instead
        if (answers or instead is not None) and _asks(asked, idea):
            return _first_taken(answers, control)
    kept = control.attr("value") or ""
    return kept or (_first_taken(words["otherwise"]["any"], control) if is_required(control, page) else "")


def _asks(asked: Asked, idea: str) -> bool:
    return asked.is_about(idea) or (idea in _SPOKEN and asked.speaks_of(idea))


def _first_taken(answers: Sequence[str], control: Element) -> str:
    return next((one for one in answers if _takes(control, one)), answers[0] if answers else "")


def _takes(control: Element, value: str) -> bool:
    """Whether a browser sends a value as it is."""
    kind = (control.attr("type") or "text").lower()
    pattern, longest = control.attr("pattern"), control.attr("maxlength") or ""
    if kind in _WRITTEN and not re.fullmatch(_WRITTEN[kind], value):
        return False
    if kind in ("date", "number", "range") and not _is_between(control, value, kind == "date"):
        return False
    return (len(value) <= (count(longest) if longest.isdigit() else len(value))) and (
        not pattern or _matches(pattern, value)
    )


def _is_between(control: Element, value: str, is_date: bool) -> bool:
    least, most = control.attr("min"), control.attr("max")
    if is_date:
        return (not least or value >= least) and (not most or value <= most)
    number, low, high = (amount(one or "") for one in (value, least, most))  # a bound that is no number binds nobody
    return number is None or ((low is None or number >= low) and (high is None or number <= high))


def _matches(pattern: str, value: str) -> bool:
    try:
        return re.fullmatch(pattern, value) is not None
    except re.error:  # a pattern of JavaScript that Python does not read refuses nobody here
        return True


def _refusal(asked: Asked, controls: list[Element], values: Sequence[Any], lacks: frozenset[str]) -> Text | None:
    """Why a browser would not send this answer, if it would not."""
    name = asked.label.strip() or asked.name
    value = values[0] if values else ""
    if not value and any("required" in one.attrs for one in controls):
        lacked = _lacked(asked, lacks)
        if lacked is not None:
            return Text(
                f"« {name} » est obligatoire, et il faut pour y répondre {lacked.fr}. Rendez ce champ facultatif, ou prévoyez qui ne peut pas y répondre.",
                f'"{name}" is required, and answering it takes {lacked.en}. Make this field optional, or allow for those who cannot answer it.',
            )
        return Text(
            f'« {name} » est obligatoire, et rien de ce que cette personne peut répondre ne convient. Donnez une réponse avec answers={{"{asked.name}": …}} s’il en existe une.',
            f'"{name}" is required, and nothing that this person can answer suits it. Give an answer with answers={{"{asked.name}": …}} if there is one.',
        )
    if isinstance(value, str) and value and (controls[0].name == "input") and not _takes(controls[0], value):
        return Text(
            f'« {name} » refuse « {value} » : le navigateur n’envoie pas la demande. Acceptez cette réponse, ou donnez-en une autre avec answers={{"{asked.name}": …}}.',
            f'"{name}" refuses "{value}": the browser does not send the request. Accept this answer, or give another with answers={{"{asked.name}": …}}.',
        )
    return None


def _lacked(asked: Asked, lacks: frozenset[str]) -> Text | None:
    """What somebody lacks that a field asks for."""
    if asked.sort is not Sort.TEXT:
        return None
    for key, ideas in table("tried/answers.toml")["without"].items():
        if key in lacks and any(not answers and asked.is_about(idea) for idea, answers in ideas.items()):
            return obstacles()[key].label
    return None
