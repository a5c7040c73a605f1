"""What a file of PHP sends to another organisation: the other languages have readers of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Datum, Sort
from guichet.done.people.personal_data import is_personal
from guichet.reading.deeds.deed import Deed
from guichet.reading.php.elsewhere import CONFIGURED, configured

_SENDS = re.compile(r"(?:^|[>:])(?:post|put|patch|request|postAsync|requestAsync|file_get_contents|curl_init)$")
_ADDRESS = re.compile(r"[\"'](https?://[^\"'\s]{4,200})")
_KEPT = re.compile(r"\b(\w+)\s*=\s*[\"'](https?://[^\"'\s]{4,200})")
_NAMED = re.compile(r"(?:self|static)::(\w+)|\$this->(\w+)")
_READ = re.compile(r"\$(\w+(?:\??->\w+)+)|\$(\w+)\[[\"'](\w+)[\"']\]")


def sent(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the requests that tell another organisation who someone is."""
    if not (whole.path.endswith(".php") and deed.is_call and whole.place.is_lived and _SENDS.search(deed.called)):
        return
    to = _address(" ".join(deed.args), whole)
    given = " ".join((*deed.args, *(put.value for put in deed.puts)))
    paths = [
        (arrow or f"{table}.{key}").replace("?->", ".").replace("->", ".") for arrow, table, key in _READ.findall(given)
    ]
    data = tuple(Datum(Sort.IDENTITY, path, path) for path in dict.fromkeys(paths) if is_personal(path))
    if to and data:
        yield FromDeed(Kind.SEND, deed.path, deed.span, whole.place, what=What.SENT, data=data, to=to, project=whole.project)  # fmt: skip


def _address(said: str, whole: Whole) -> str:
    """The address that a request is sent to, as it is written, under the name of a constant, or in the settings."""
    found = _ADDRESS.search(said)
    if found is not None:
        return found[1]
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
