"""Answers that a step carries to the next one in the address: put in a query by the program, or by a function that it gives them to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed.answered import answers_of, put_in
from guichet.done.acts.deed.names_picked import names_picked, names_picked_within
from guichet.done.acts.deed.put_in_addresses import ADDRESS, ASKED, TO_PAGES, is_of_staff, leads_to_page, made_with
from guichet.done.acts.deed.sealed import in_the_open
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Datum, Sort
from guichet.done.people.people import attribute_of
from guichet.done.people.personal_data import MADE, is_personal, is_personal_name
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import RETURN, Deed, Put

_LEADS = re.compile(
    r"(?:^|[.>:])(?:redirect|redirect_to|redirectTo|RedirectResponse|HttpResponseRedirect|RedirectView|navigate|navigateTo|navigateByUrl|sendRedirect)$"
    r"|(?:^|\.)\$?(?:router|history|navigation|location|Router)\.(?:push|replace|navigate|assign)$"
)
"""What leads a browser to another page."""
_ENCODES = re.compile(
    r"(?:^|[.>:])(?:URLSearchParams|createSearchParams|http_build_query|to_query|encode_www_form|urlencode)$|^(?:qs|querystring|queryString|query)\.stringify$"
)
"""What writes values as the end of an address."""
_BY_ITSELF = frozenset({"urlencode", "url_for", "reverse", "redirect"})
"""What the reader of Python follows."""
_QUERY = re.compile(r"[?&]\w{0,40}=?['\"`]?(?:\$|#|\{|['\"`])|\b(?:URLSearchParams|stringify|http_build_query|to_query|urlencode|searchParams)\b")  # fmt: skip
"""A function that answers an address, and what it was given in it."""
_KEY = re.compile(r"\b(?:query|queryParams|search|searchParams)\b\s{0,3}[:=]")
_BESIDE = re.compile(r"\b(?:state|flash|notice|alert|hash)\s{0,3}[:=]\s{0,3}[{\[]")
"""What goes with a redirection, and not in its address."""
_SHOWN = re.compile(r"^(?:[@$]{0,2}[a-z_]\w{0,60}|[A-Z]\w{0,60}(?:\.|->|::)\w)[\w.>()\[\]'\":?!$&/-]{0,160}$")
_NOTHING = frozenset({"nil", "null", "none", "false", "true", "undefined"})
_WHOLE = re.compile(
    r"\b(?:req|request|ctx\.request)\.(?:body|form|POST|data)\b(?!\s?[.\[(]|->)|\$_POST\b(?!\s?\[)|\$?\w{0,20}[rR]equest(?:\(\))?->(?:all|post|request->all|validated)\(\)"
    r"|\bnew FormData\(|\b\w{2,40}_params\b(?!\s?[.\[])|\bparams\.(?:to_unsafe_h|permit!)|\bform\.cleaned_data\b(?!\s?[.\[(])"
)
"""All that people answered."""
_PICKED = re.compile(r"(?:only|pick|slice|permit|except|values)\(([^()]{1,300})\)")
_WORDS = re.compile(r"['\":]([A-Za-z_]\w{1,40})")
_GIVEN = re.compile(r"\b(?:req|request)\.body\b|\bform\b|->(?:input|request)\b|\bparams\b|^[a-z]\w{1,40}$")
_STEPS = frozenset({"id", "uuid", "token", "reference", "ref", "step", "page", "lang", "locale", "next", "error", "success", "sort", "q", "tab", "status"})  # fmt: skip
"""What an address may hold of a step whatever it asks about."""
_KEPT_AS = re.compile(r"\$?(\w{1,40})\s{0,3}(?::[^=\n]{1,40})?=\s{0,3}(?:new\s{1,3})?$")
_JOINED = r"['\"`]?\s{0,3}(?:\$\{|#\{|\+|\.)\s{0,3}"
"""What stands between the `?` of an address and what a program writes after it."""
_ENDS = re.compile(rf"\?{_JOINED}(?:new\s{{1,3}})?$")
_ABOVE = 600
_FORMS = re.compile(r"\b\w{2,40}(?:Form|Type|Request|form)\b")
_SPRING = re.compile(r"\bRedirectAttributes\s{1,4}(\w{1,40})")
_PARAMETER = re.compile(r"\.queryParam\(\s{0,8}\"(\w{2,40})\"\s?,")
_LED_BY_TEXT = re.compile(r"^['\"]redirect:")


def carried_along(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what puts in the address of the next page what people answered in the one before."""
    if not whole.place.is_lived:
        return
    said, certain = _carried(deed, whole)
    if said:
        data = (Datum(Sort.IDENTITY, said, said),)
        yield FromDeed(
            Kind.SEND, deed.path, deed.span, whole.place, what=What.ADDRESSED, data=data, to=ADDRESS, certain=certain
        )


def _carried(deed: Deed, whole: Whole) -> tuple[str, bool]:
    """What a deed puts in an address, and whether its name tells who someone is; "" for nothing."""
    if deed.called == RETURN:
        led = next((one.value for one in deed.puts if _LED_BY_TEXT.match(one.value)), "")
        asked = (*ASKED.findall(led), *_PARAMETER.findall(put_in(led, whole) if led else ""))
        return next(filter(is_personal_name, asked), ""), True
    if deed.is_call and deed.last == "addAttribute":  # Spring writes it at the end of the address that it redirects to
        held = _SPRING.search(whole.text)
        return (
            (_named(in_the_open(deed, whole)), True)
            if held is not None and deed.owner.startswith(held[1])
            else ("", True)
        )
    if deed.is_call and not whole.path.endswith(".py") and leads_to_page(deed, whole):
        told = None if made_with(deed, whole) else _told(deed, whole)
        return told if told and (told[1] or not _is_of_search(deed.called, deed, whole)) else ("", True)
    if not (deed.is_call and _LEADS.search(deed.called)):
        return (_ending(deed, whole), True)
    text = whole.read(deed.span)
    for one in (deed, *_within(deed, whole)) if not _BESIDE.search(text) else ():
        told = _told(one, whole) if _is_in_address(one, deed, text, whole) else None
        if told and (told[1] or not _is_of_search(text, deed, whole)):
            return told
    return "", True


def _ending(deed: Deed, whole: Whole) -> str:
    """What a program writes as the end of an address that it hands to others: `` `${BASE}/suivi?${new URLSearchParams({ nir })}` ``."""
    if not deed.is_call or whole.path.endswith(".py") or not _ENCODES.search(deed.called) or deed.within is None:
        return ""
    before = whole.text[max(0, deed.span.start - whole.start - 60) : deed.span.start - whole.start]
    named = _KEPT_AS.search(before)
    ends = _ENDS.search(before) or (
        named is not None and re.search(rf"\?{_JOINED}\$?{re.escape(named[1])}(?!\w)", whole.text) is not None
    )
    near = whole.bodies[deed.within].deeds if deed.within in whole.bodies else ()
    led = any(one.is_call and _LEADS.search(one.called) for one in near)
    return _named(in_the_open(deed, whole)) if ends and not led else ""


def _within(deed: Deed, whole: Whole) -> Iterator[Deed]:
    """What is done within a redirection, and what made the name that it is given."""
    if deed.within not in whole.bodies:
        return
    given = " ".join(deed.args)
    for one in whole.bodies[deed.within].deeds:
        if deed.span.start < one.span.start and one.span.end <= deed.span.end:
            yield one
        elif one.span.start < deed.span.start and _ENCODES.search(one.called) and one.is_call:
            before = whole.text[max(0, one.span.start - whole.start - 60) : one.span.start - whole.start]
            named = _KEPT_AS.search(before)
            if named is not None and re.search(rf"(?<!\w){named[1]}(?!\w)", given):
                yield one


def _is_in_address(one: Deed, led: Deed, text: str, whole: Whole) -> bool:
    """Whether what a deed is given ends up in the address that it leads to."""
    if one is led:
        return _KEY.search(text) is not None
    if not one.is_call or not (one.puts or one.args):
        return False
    if _ENCODES.search(one.called) or one.last in _BY_ITSELF:
        return True
    found = whole.read(one.span)
    return any(found.startswith(call[0]) and _QUERY.search(said) for call, said in answers_of(found, whole))


def _told(one: Deed, whole: Whole) -> tuple[str, bool] | None:
    """What a deed is given that tells who someone is; else what it is given of a page that asks about their health."""
    is_followed = whole.path.endswith(".py") and one.last in _BY_ITSELF
    puts = in_the_open(one, whole)
    if not is_followed and (named := _named(puts) or _picked(one)):
        return named, True
    if listed := _listed(one, whole):
        return listed, True
    given = " ".join((*one.args, *(put.value for put in one.puts)))
    found = _WHOLE.search(given)
    if found is not None and not (TO_PAGES.search(one.called) or MADE.search(f"{given} ")):
        return found[0], False
    if is_followed:
        return None
    asked = (whole.path.rpartition("/")[2].partition(".")[0], *one.marks[-1:], *one.around)
    of_health = any(map(_is_protected, asked))
    kept = (put for put in puts if is_shown(put) and _GIVEN.search(put.value) and apart(put.name) not in _STEPS)
    first = next((put.name for put in kept if of_health or _is_protected(put.name)), "")
    return (first, False) if first else None


def _listed(one: Deed, whole: Whole) -> str:
    """The name of a field that a list picks, of those that what goes in an address is made of."""
    within = names_picked_within(one, whole) if not whole.path.endswith(".py") else ()  # its own reader says that there
    return next(filter(is_personal_name, (*names_picked(one, whole), *within)), "")


def _is_protected(name: str) -> bool:
    """Whether a name is of what the law protects: the health, the origin, the convictions of people."""
    said = attribute_of(name)
    return said is not None and said.kind == "sensitive"


def _is_of_search(led: str, deed: Deed, whole: Whole) -> bool:
    """Whether what is carried is what people look for, by the names of the function, of the route and of the page led to."""
    above = whole.text[max(0, deed.span.start - whole.start - _ABOVE) : deed.span.start - whole.start]
    names = (whole.path.rpartition("/")[2].partition(".")[0], *deed.marks, *deed.around, led, *_FORMS.findall(above))
    return any(speaks_of(name, "fields.search") for name in names)


def _named(puts: tuple[Put, ...]) -> str:
    return next((one.name for one in puts if tells(one)), "")


def tells(put: Put) -> bool:
    """Whether something is put under a name that tells who someone is, and is not what was made of it."""
    name, value = put.name, put.value.replace("->", ".").lstrip("@$")
    known = is_personal_name(name) or (_is_path(value) and is_personal(value))
    return known and is_shown(put) and not MADE.search(f"{value} ") and not is_of_staff(value)


def _is_path(value: str) -> bool:
    return re.fullmatch(r"\w{1,40}(?:\??\.\w{1,40}){1,4}", value) is not None


def is_shown(put: Put) -> bool:
    """Whether a value is read from somewhere: no constant, no text that the program holds."""
    return put.value not in _NOTHING and _SHOWN.match(put.value.strip()) is not None


def _picked(one: Deed) -> str:
    """The name of an answer that is picked among all: `$request->only(['nir'])`."""
    names = (name for arg in one.args for part in _PICKED.findall(arg) for name in _WORDS.findall(part))
    return "" if any("except" in arg for arg in one.args) else next(filter(is_personal_name, names), "")
