"""Forms that put where people are in an address: two fields that a script fills by asking their device, or by the address that they give."""

from __future__ import annotations

import re

from guichet.core.memo import lasting_memo
from guichet.done.people.people import name_words
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.site import COMPONENT_SUFFIXES, RUBY_SUFFIXES, SCRIPT_SUFFIXES, Site, is_template

_LATITUDE = frozenset({"lat", "latitude"})
_LONGITUDE = frozenset({"lon", "lng", "long", "longitude"})
_ADDRESS = frozenset({"address", "adresse", "street", "rue"})
_OF_PLACES = frozenset(
    {"siret", "company", "structure", "entreprise", "establishment", "etablissement", "venue", "erp"}
)
"""Fields of what has an address and is nobody."""
_NAMED = re.compile(r"\.input[ (]\s?:(\w{1,60})|\bname:\s?['\"]([\w\[\]]{1,60})['\"]")
"""The name of a field, as a builder of Rails is given it."""
_MOST = 4_000
_ASKS = re.compile(r"\bgeolocation\.(?:getCurrentPosition|watchPosition)\b")


def position_fields(form: Element, site: Site) -> str:
    """Return the names of the two fields of a form that say where somebody is, when a script of the project asks their device or the form asks for an address; "" otherwise."""
    names = [name for one in form.inside("input", but="form") if (name := one.attr("name")) and not is_dynamic(name)]
    built = _built_in(form) if form.template.source.path.endswith(RUBY_SUFFIXES) else ""
    names += [one or other for one, other in _NAMED.findall(built)]
    north = next((one for one in names if _LATITUDE.intersection(name_words(one))), "")
    east = next((one for one in names if _LONGITUDE.intersection(name_words(one))), "")
    if not north or not east:
        return ""
    asks_address = any(_ADDRESS.intersection(name_words(one)) for one in names) and not _OF_PLACES.intersection(
        word for one in names for word in name_words(one)
    )
    return f"{north}, {east}" if asks_address or asks_where(site) else ""


def _built_in(form: Element) -> str:
    """What a template of Rails writes in a form, field by field, up to the next form."""
    text = form.template.source.text
    following = text[form.span.start : form.span.start + _MOST]
    first, _, rest = following.partition("form_for")
    return first + rest.partition("form_for")[0]


@lasting_memo
def asks_where(site: Site) -> bool:
    """Return whether a script of the project's own asks devices where they are."""
    asking = (one for one in site.paths if one.endswith((*SCRIPT_SUFFIXES, *COMPONENT_SUFFIXES)) or is_template(one))
    return any(site.does(one, _ASKS) for one in asking)
