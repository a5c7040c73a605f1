"""What a file of PHP or Ruby sends to another organisation: the other languages have readers of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.done.acts.deed.functions_called import constant_named
from guichet.done.acts.deed.names_picked import names_picked
from guichet.done.acts.deed.told_companies import of_others, told
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.acts.ruby_beside import settings_asked
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Datum, Sort
from guichet.done.people.personal_data import is_personal, is_personal_name
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed
from guichet.reading.php.elsewhere import CONFIGURED, configured
from guichet.reading.templates.site import RUBY_PROGRAMS

_SENDS = re.compile(r"(?:^|[>:])(?:post|put|patch|request|postAsync|requestAsync|file_get_contents|curl_init)$")
_CLIENTS = re.compile(
    r"^(?:::)?(?:Faraday|HTTParty|RestClient|Typhoeus|Excon|HTTP|HTTPX|Net::HTTP)(?:\.|::)(?:post|put|patch|post_form|request)$"
)
"""How Ruby makes a request."""
_CONSTANT = re.compile(r"\b[A-Z][A-Z_\d]{2,40}\b")
_ADDRESS = re.compile(r"[\"'](https?://[^\"'\s]{4,200})")
_KEPT = re.compile(r"\b(\w+)\s*=\s*[\"'](https?://[^\"'\s]{4,200})")
_NAMED = re.compile(r"(?:self|static)::(\w+)|\$this->(\w+)")
_READ = re.compile(r"\$(\w+(?:\??->\w+)+)|\$(\w+)\[[\"'](\w+)[\"']\]")


def sent(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the requests that tell another organisation who someone is."""
    is_ruby = whole.path.endswith(RUBY_PROGRAMS)
    asks = _CLIENTS if is_ruby else _SENDS if whole.path.endswith(".php") else None
    if asks is None or not (deed.is_call and whole.place.is_lived and asks.search(deed.called)):
        return
    to = _address(" ".join(deed.args), whole)
    given = " ".join((*deed.args, *(put.value for put in deed.puts)))
    paths = [
        (arrow or f"{table}.{key}").replace("?->", ".").replace("->", ".") for arrow, table, key in _READ.findall(given)
    ]
    data = tuple(Datum(Sort.IDENTITY, path, path) for path in dict.fromkeys(paths) if is_personal(path))
    if is_ruby and to and not of_others(deed, whole):
        data = tuple(told(deed, [given]))
        data = data if not all(map(_only_reaches, data)) else ()  # what carries a message wants to know where to
    if to and not data:
        picked = (one for one in names_picked(deed, whole) if is_personal_name(one) or is_personal(f"person.{one}"))
        data = tuple(Datum(Sort.IDENTITY, name, name) for name in dict.fromkeys(picked))
    if to and data:
        yield FromDeed(Kind.SEND, deed.path, deed.span, whole.place, what=What.SENT, data=data, to=to, project=whole.project)  # fmt: skip


def _only_reaches(datum: Datum) -> bool:
    return speaks_of(datum.shown, "fields.phone") or speaks_of(datum.shown, "fields.email")


def _address(said: str, whole: Whole) -> str:
    """The address that a request is sent to, as it is written, under the name of a constant, or in the settings."""
    found = _ADDRESS.search(said)
    if found is not None:
        return found[1]
    if whole.path.endswith(RUBY_PROGRAMS):
        held = [whole.given.get(one, "") or constant_named(one, whole) for one in _CONSTANT.findall(said)]
        held += settings_asked(said, whole.project) if whole.is_among_others else []
        return next((one[1] for said in held if (one := _ADDRESS.search(said)) is not None), "")
    asked = CONFIGURED.search(said) if whole.is_among_others else None
    kept = _ADDRESS.search(configured(asked[1], asked[2], whole.project)) if asked is not None else None
    if kept is not None and "." in kept[1].partition("://")[2].partition("/")[0]:  # any other host is one's own
        return kept[1]
    named = (_addresses(whole).get(one or other, "") for one, other in _NAMED.findall(said))
    return next(filter(None, named), "")


@memo
def _addresses(whole: Whole) -> dict[str, str]:
    """The addresses that a file keeps under a name."""
    return {one[1]: one[2] for one in reversed(list(_KEPT.finditer(whole.text)))}
