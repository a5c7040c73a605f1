"""An amount that a page chooses for people beside what they came to pay, when they may also give nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.people.controls import label_of
from guichet.done.words import speaks_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import visible

_NOTHING = re.compile(r"(?:0(?:[.,]0+)?|none|aucune?|non?|rien|sans)?\s*(?:€|£|euros?)?", re.I)
_PRICE = re.compile(
    r"[(+:–—-]\s?(?:\+\s?)?(?=[£$€\s]{0,3}\d{0,4}[.,]?\d{0,2}\s?(?:€|£|eur|\)|$))(?:[£$€]\s?)?(?P<sum>\d{1,4}(?:[.,]\d{1,2})?)\s?(?:€|£|euros?|eur\b)?(?:\s?(?:par|/|per|ttc|a|the|each)\s?\w{0,12})?\s?\)?$",
    re.I,
)
"""A price at the end of what names a box."""
_MONEY = re.compile(r"[€£]|\$ ?\d|\d ?euros?\b")


def is_paid_ahead(chosen: Element) -> bool:
    """Whether a button or an option that is chosen in advance adds money to what one pays, and another beside it adds none."""
    others = list(_beside(chosen))
    if _is_nothing(chosen) or not any(map(_is_nothing, others)):
        return False
    named = " ".join((_name(chosen), _question(chosen)))
    said = " ".join((named, _said(chosen)))
    extra = speaks_of(said, "deeds.given") or speaks_of(said, "deeds.extras")
    return extra and _MONEY.search(said) is not None and not speaks_of(said, "deeds.takes off")


def _beside(chosen: Element) -> Iterator[Element]:
    """The other answers to the same question."""
    if chosen.name == "option":
        select = chosen.closest("select")
        return (one for one in (select.inside("option") if select is not None else ()) if one is not chosen)
    around = chosen.closest("fieldset") or chosen.closest("form")
    named = chosen.attr("name")
    return (
        one
        for one in (around.inside("input") if around is not None else ())
        if one is not chosen and one.attr("type") == "radio" and one.attr("name") == named
    )


def _name(chosen: Element) -> str:
    holder = chosen.closest("select") if chosen.name == "option" else chosen
    return (holder.attr("name") or holder.attr("id") or "") if holder is not None else ""


def _question(chosen: Element) -> str:
    """What is asked: the label of a list, the legend of a set of buttons."""
    if chosen.name == "option":
        select = chosen.closest("select")
        return label_of(select) if select is not None else ""
    fieldset = chosen.closest("fieldset")
    legend = next(iter(fieldset.inside("legend")), None) if fieldset is not None else None
    return visible(legend.text) if legend is not None else ""


def _said(chosen: Element) -> str:
    return visible(chosen.text) if chosen.name == "option" else label_of(chosen)


def _is_nothing(answer: Element) -> bool:
    return _NOTHING.fullmatch((answer.attr("value") or _said(answer)).strip()) is not None


def says_a_price(label: str) -> bool:
    """Return whether what names a box ends with what it costs, rather than with what it takes off or counts: « Traitement accéléré (9,90 €) »."""
    found = _PRICE.search(label.strip())
    is_sum = found is not None and float(found["sum"].replace(",", ".")) > 0 and _MONEY.search(found[0]) is not None
    return is_sum and not speaks_of(label, "deeds.takes off") and not speaks_of(label, "deeds.sums of people")
