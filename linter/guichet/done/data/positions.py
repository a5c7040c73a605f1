"""Forms that put where people are in an address: two fields that a script fills by asking their device."""

from __future__ import annotations

import re

from guichet.core.memo import lasting_memo
from guichet.done.people.people import name_words
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.site import COMPONENT_SUFFIXES, SCRIPT_SUFFIXES, Site, is_template

_LATITUDE = frozenset({"lat", "latitude"})
_LONGITUDE = frozenset({"lon", "lng", "long", "longitude"})
_ASKS = re.compile(r"\bgeolocation\.(?:getCurrentPosition|watchPosition)\b")


def position_fields(form: Element, site: Site) -> str:
    """Return the names of the two fields of a form that say where somebody is, when a script of the project asks their device; "" otherwise."""
    names = [name for one in form.inside("input", but="form") if (name := one.attr("name")) and not is_dynamic(name)]
    north = next((one for one in names if _LATITUDE.intersection(name_words(one))), "")
    east = next((one for one in names if _LONGITUDE.intersection(name_words(one))), "")
    return f"{north}, {east}" if north and east and asks_where(site) else ""


@lasting_memo
def asks_where(site: Site) -> bool:
    """Return whether a script of the project's own asks devices where they are."""
    asking = (one for one in site.paths if one.endswith((*SCRIPT_SUFFIXES, *COMPONENT_SUFFIXES)) or is_template(one))
    return any(site.does(one, _ASKS) for one in asking)
