"""What people look for or read, kept with who they are: a record, a table or a journal that holds both."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.acts.guarding import GUARDS
from guichet.done.acts.made_of import made_of
from guichet.done.nouns.act import Kind
from guichet.done.people.people import is_person
from guichet.done.people.personal_data import is_personal_name
from guichet.done.people.rails_users import users_work_there
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import Deed

_KEEPS = re.compile(r"(?:^|[.>])(?:\w*objects\.)?(?:create|acreate|insert\w*|add|save|store|write|append|push|log|record|noter|note|enregistrer|ajouter|ecrire|tracer|journaliser|consigner|trace)$|^(?:insert into|create) ", re.I)  # fmt: skip
_VISITS = re.compile(r"(?:^|\.)ahoy\.track$")
"""What writes an event beside the visit, the line and the person that it is of."""
_ASKED = re.compile(
    r"\brequest\.(?:query_parameters|params|fullpath|original_url|url)\b|(?<![\w.])params\b(?!\[|\.(?:slice|permit|require|except))"
)
"""All that a page was asked with: what is looked for, the secret of a link."""
_HASHES = re.compile(
    r"(?:^|[.\W])(?:sha\d{1,3}|md5|blake2\w|createHash|hash|digest|hexdigest|hash_hmac|murmur\w*)$", re.I
)
_PARTS = tuple(
    re.compile(words, re.I)
    for words in (
        r"user[-_]?agent",
        r"accept[-_]?language|navigator\.languages?",
        r"sec[-_]ch[-_]ua",
        r"remote_addr|x[-_]forwarded|\.ip\b|client\.host",
        r"screen\.(?:width|height|colorDepth)",
        r"timezone",
        r"todataurl|canvas",
        r"accept[-_]encoding",
        r"hardwareConcurrency|deviceMemory",
    )
)
"""What tells one device from another, when several of them are put together."""
_IN_ADVANCE = re.compile(r"""(['"])(?:(?!\1|#\{|\$\{)[^{])*\1$""")
"""What is written in advance: the same for all, it tells what nobody reads."""
_SHORT = 60
_PRINTED = 3
_GOES = re.compile(r"^(?:window\.)?(?:history|router|console|navigate)\b|[rR]outer\.|[cC]onsole\.")
"""What leads to another page, or speaks to whoever develops."""
_FIELD_ADDED = re.compile(r"(?:[bB]uilder|[fF]orm|[fF]ieldset|[mM]apper)(?:\(\))?(?:->|\.)add$")
_A_SORT = re.compile(r"^\\?[\w\\]+(?:Type|Field)(?:::class|\.class)$")
"""The sort of a field of a form, given as a class: `TextType::class`."""
_NUMBER = re.compile(r"^(?:id|numero|num|carte|card|ref|nom|name)$")


def noted(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what keeps the searches or the readings of a person under their name or their number."""
    if (
        deed.is_call
        and whole.place.is_lived
        and _VISITS.search(deed.called)
        and not speaks_of(deed.path, "deeds.admin")
        and not users_work_there(whole.project)
    ):
        asked = next((found[0] for arg in deed.args if (found := _ASKED.search(arg))), "")
        if asked:
            yield FromDeed(
                Kind.KEEP, deed.path, deed.span, whole.place, what=What.NOTED, shown=asked, other=deed.called
            )
    if not (whole.place.is_lived and _KEEPS.search(deed.called)):
        return
    kept = f"{deed.called} {' '.join(deed.args)}"
    if _describes_a_field(deed):
        return
    if _GOES.search(deed.called) or speaks_of(deed.called, "deeds.wanted lists") or not speaks_of(kept, "deeds.traces"):
        return
    given = (*(put.name for put in deed.puts if not _IN_ADVANCE.match(put.value)), *(_last(arg) for arg in deed.args))
    sought = next((name for name in given if name and _is_sought(name, deed)), None)
    who = next(
        (name for name in (*(put.name for put in deed.puts), *(one.lstrip("$") for one in deed.args)) if name != sought and _tells_who(name)),
        None,
    )  # fmt: skip
    if sought is not None and who is not None and not speaks_of(who, "deeds.staff"):
        yield FromDeed(Kind.KEEP, deed.path, deed.span, whole.place, what=What.NOTED, shown=sought, other=who)


_WHERE = re.compile(
    r"^(?:lat(?:itude)?|lng|lon(?:gitude)?|city|ville|commune|country|pays|geo\w*|location|position|localisation|lieu)$",
    re.I,
)
_DEVICE = re.compile(
    r"user[-_]?agent|remote_?(?:addr|ip)|client_?ip|getRemoteAddr|\.ip\b|req(?:uest)?\.(?:ip|headers)|HTTP_USER_AGENT|REMOTE_ADDR|fingerprint|visitorId|deviceId",
    re.I,
)
_WHOM = re.compile(
    r"\b(?:current_?user|currentUser|request\.user|req\.user|g\.user|usager\w*|user\w{0,8}|session\.\w*user\w*|->getUser\(|Auth::(?:id|user)|principal|visitorId|(?:beneficiaire|patient|tenant|claimant)\w{0,10})\b",
    re.I,
)
_EACH = re.compile(
    r"before_action|after_action|before_request|after_request|middleware|\buse\b|interceptor|filter|kernel\.|listener|useEffect|pageview|DOMContentLoaded|\bload\b|router\.(?:after|before)",
    re.I,
)


def each_visit(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what keeps, at each page, where a person was or with which device; what guards an entry or tells of a failure is no visit."""
    if not (deed.is_call and whole.place.is_public and _KEEPS.search(deed.called.rstrip("!"))) or deed.path.endswith(
        ".py"
    ):
        return
    names = " ".join((deed.called, *deed.around, *deed.marks[1:]))
    parts = [
        one
        for one in deed.puts
        if _DEVICE.search(one.value) or _DEVICE.search(one.name) or (_WHERE.match(one.name) and one.value)
    ]
    if (
        len(parts) > 1
        and _WHOM.search(f"{deed.called} {' '.join(f'{one.name} {one.value}' for one in deed.puts)}")
        and not GUARDS.search(names)
    ):
        each = any(_EACH.search(one) for one in (*deed.marks, *deed.around))
        if each and not speaks_of(deed.path, "deeds.admin"):
            yield FromDeed(
                Kind.KEEP,
                deed.path,
                deed.span,
                whole.place,
                what=What.VISIT_KEPT,
                shown=", ".join(one.name for one in parts[:4]),
                certain=False,
            )


def printed(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what makes one number of several parts of a device: it tells each person apart, whatever they answer."""
    shows = not deed.args and deed.last == "hexdigest"  # what another call has made
    is_hash = deed.is_call and not shows and whole.place.is_public and _HASHES.search(deed.called)
    if is_hash and _may_print(whole) and _is_a_print(made_of(deed, whole)):
        yield FromDeed(Kind.KEEP, deed.path, deed.span, whole.place, what=What.PRINTED, shown=deed.called)


def _describes_a_field(deed: Deed) -> bool:
    """Whether it only says what a form asks: what stands under `data` is what the field shows first."""
    return deed.is_call and bool(_FIELD_ADDED.search(deed.called) or any(_A_SORT.search(one) for one in deed.args))


@memo
def _may_print(whole: Whole) -> bool:
    """Whether a file knows enough of a device, and does not keep robots out with it."""
    return _is_a_print(whole.text) and not speaks_of(whole.text, "deeds.guards")


def _is_a_print(text: str) -> bool:
    """Whether it says enough parts of a device to tell it from another."""
    return sum(bool(part.search(text)) for part in _PARTS) >= _PRINTED


def _is_sought(name: str, deed: Deed) -> bool:
    said = apart(name)
    kept = f"{deed.called} {' '.join(deed.args)} {' '.join(deed.around[:1])}"
    if speaks_of(said, "deeds.sought"):  # of a search, and not of a database; the number of a search says no word of it
        return not said.endswith(" id") and speaks_of(f"{kept} {deed.path}", "deeds.searching")
    return speaks_of(said, "deeds.read") and speaks_of(kept, "deeds.readings")


def _last(arg: str) -> str:
    """The last name of what a call is given: `q` of `req.query.q`, or of `$requete->get('q')`."""
    found = re.search(r"(\w{1,40})\W{0,3}$", arg)
    return found[1] if found is not None and len(arg) < _SHORT else ""


def _tells_who(name: str) -> bool:
    words = re.sub(r"(?:_?[iI]d|_?pk|_?uuid|_?numero|_?carte)$", "", name.split(".")[-1])
    return (
        bool(words)
        and name.isidentifier()
        and (is_person(words) or speaks_of(words, "deeds.readers") or is_personal_name(name))
        and not _NUMBER.match(name)
    )
