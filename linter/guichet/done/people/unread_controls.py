"""The fields of a form that it only names: given to a macro, a tag or a component whose own page is not read."""

from __future__ import annotations

import re

from guichet.done.people.people import name_words
from guichet.done.people.personal_data import is_personal_name
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import Kind

_CONTROLS = frozenset("champ champs field fields input inputs saisie select liste date text texte textfield radio radios number row widget control picker".split())  # fmt: skip
"""In the name of what makes a control: `champTexte`, `form_row`, `x-input`, `TextField`."""
_CALLED = re.compile(r"^\s*(?P<call>[\w.]{2,60})\s?[({]?")
_BOUND = re.compile(r"[\s(,]\$?\w{0,30}[fF]orm(?:ulaire)?(?:\.|\[['\"])(\w{2,60})")
"""A field of the form that the program gave: `form_row(form.nir)`, `{% render_field form.nir %}`."""
_NAMED = re.compile(r"(?:^|[{(,\s])['\"]?(?:name|nom|field|champ)['\"]?\s?[:=]\s?['\"]([\w.\[\]-]{2,60})['\"]")
_FIRST = re.compile(r"^\s*[\w.]{2,60}\(\s?['\"]([\w\[\]-]{2,60})['\"]")
"""A name that a macro is given first: `{{ forms.input('nir', 'Number') }}`."""
_TAG = re.compile(r"<(?P<tag>[A-Z][\w.]{1,60}|x-[\w.:-]{2,60})(?=[\s/>])(?P<given>(?:[^<>]|(?<=[=-])>){0,600})")
"""A component of a page: its tag is a class, or what Blade writes."""
_LONGEST = 20_000
"""Signs of a form that are looked at."""


def named_in(form: Element) -> str:
    """Return what a form asks of who someone is through a component that is not read; "" when none is named."""
    template, extent = form.template, form.extent
    for token in template.tokens_between(form.open_end, extent.end):
        if token.kind in (Kind.OUTPUT, Kind.TAG) and (found := _of_call(f"{token.name} {token.body}" if token.kind is Kind.TAG else token.body)):  # fmt: skip
            return found
    written = template.source.text[form.open_end : min(extent.end, form.open_end + _LONGEST)]
    named = (one for tag in _TAG.finditer(written) if _makes_one(tag["tag"]) for one in _NAMED.findall(tag["given"]))
    return next((one for one in named if is_personal_name(one)), "")


def _of_call(said: str) -> str:
    """The field that a macro, a function or a tag of a template shows."""
    called = _CALLED.match(said)
    if called is None or not _makes_one(called["call"].rpartition(".")[2]):
        return ""
    named = (*_BOUND.findall(said), *_NAMED.findall(said), *_FIRST.findall(said))
    return next((one for one in named if is_personal_name(one)), "")


def _makes_one(name: str) -> bool:
    return not _CONTROLS.isdisjoint(name_words(name))
