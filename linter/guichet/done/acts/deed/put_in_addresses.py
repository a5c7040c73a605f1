"""What tells who people are, put in the address of a page by a program: a route that wants it there, a path or a redirection that is made with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed.sealed import in_the_open, is_sealed_there
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Datum, Sort
from guichet.done.people.personal_data import is_personal, is_personal_name
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed

ADDRESS = "address"
_ROUTES = re.compile(
    r"^(?:get|post|put|patch|delete|match|namespace|scope)$|^(?:\w{0,20}(?:router|app|server|api|routes)|Route|\$\w{0,12}(?:app|router|routes|group))(?:\.|->|::)(?:get|post|put|patch|delete|del|all|any|match|map|view|route)$|^(?:Route|Get|Post|Put|Patch|Delete)$",
    re.I,
)
"""What declares an address, as Rails, Express, Nest, Symfony, Laravel and Slim do."""
_SENT_TO = re.compile(r"(?:^|\.|->|::)(?:post|put|patch|delete|del)$", re.I)
OF_NO_PAGE = "of no page"
"""What a program sends to, and no browser shows: no history keeps it."""
_PLACE = re.compile(r"(?<=/):([A-Za-z_]\w{1,40})\b|(?<=/)\{(?:\w{1,40}:)?([A-Za-z_]\w{1,40})[?}:<]")
_TEXT = re.compile(r"['\"`]([^'\"`\s]{1,200})['\"`]")
TO_PAGES = re.compile(
    r"(?:^|\.)\w{2,60}_(?:path|url)$|(?:^|[.>:])(?:redirectToRoute|generateUrl|toRoute|route|signedRoute|temporarySignedRoute)$|(?:[.>]router|[rR]outer|[uU]rlGenerator)->generate$"
)
_GENERATES = re.compile(r"(?:UrlGenerator(?:Interface)?|Router(?:Interface)?) \$(\w{1,60})")
"""What makes the address of a page of the service."""
_LEADS = re.compile(r"(?:^|[.>:])(?:redirect_to|redirect|redirectTo|RedirectResponse|header)$|^location(?:\.href)?$")
ASKED = re.compile(
    r"[?&;](\w{2,40})=(?:#\{|\$\{|\{\$|['\"`]\s{0,3}(?:\.\s{0,3}(?:\w{1,40}\()?\$|\+\s{0,3}[A-Za-z_]|<<))"
)
"""A name in an address, and what a program writes after it."""
_WRITTEN = re.compile(r"[\w$@][^}+;'\"`]{0,120}")
_ADDS = frozenset(
    {
        "set",
        "add",
        "append",
        "queryParam",
        "withQueryParam",
        "addQueryParameter",
        "appendQueryParameter",
        "addParameter",
    }
)
_NAMED = re.compile(r"['\"](\w{2,40})['\"]")
_QUERIES = re.compile(
    r"\burl\.Values\b|\.(?:URL\.)?Query\(\)|\bURLSearchParams\b|[sS]earchParams\b|UriComponentsBuilder|HttpUrl|URIBuilder"
)
"""What holds the part of an address that follows its `?`."""
_VALUE = re.compile(r"[@$]{0,2}[A-Za-z_]\w{0,60}(?:(?:\??\.|&\.|\??->)\w{1,60}(?:\(\))?){1,4}")
_WHOLE_NAME = re.compile(r"[:'\"]?(?:self\.|\$this->|@)?(\w{2,40})(?:\.to_s|\.parameterize)?['\"]?")
_PUT_IN_TEXT = re.compile(r"#\{(?:self\.|@)?((?!id\b)\w{2,40})(?:\.\w{1,30}){0,2}\}")
_GETTER = re.compile(r"\.get([A-Z])")
_KEYS_OF_RECORDS = frozenset({"to_param", "getRouteKeyName", "getRouteKey", "friendly_id"})
"""What says by which of its values a record stands in every address that is made of it, as Rails and Laravel do."""
_KEY_OF_ROUTES = frozenset({"resources", "resource"})
_DEVISE = "Devise::"
"""Where `resource` is whoever signs in."""


def put_in_addresses(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the routes, the paths and the redirections that put who someone is in an address; Python has a reader of its own."""
    if whole.path.endswith(".py") or not whole.place.is_lived:
        return
    said = _key_of(deed)
    if deed.is_call and not said:
        said = _declared(deed, whole) or made_with(deed, whole) or _led(deed, whole) or _asked_with(deed, whole)
    if said:
        data = (Datum(Sort.IDENTITY, said, said),)
        about = frozenset({OF_NO_PAGE}) if _SENT_TO.search(deed.called) else frozenset()
        yield FromDeed(
            Kind.SEND, deed.path, deed.span, whole.place, what=What.ADDRESSED, data=data, to=ADDRESS, about=about
        )


def _key_of(deed: Deed) -> str:
    """The name of the value by which a record stands in addresses: `def to_param = nir`, `resources :claims, param: :email`."""
    if deed.called in _KEYS_OF_RECORDS:
        said = deed.args[:1]
    elif deed.last in _KEY_OF_ROUTES:
        said = tuple(one.value for one in deed.put("param"))
    elif deed.within is not None and deed.within.name in _KEYS_OF_RECORDS:
        said = (
            (deed.called,) if deed.is_call and not deed.args else tuple(one.value for one in deed.puts if not one.name)
        )
    else:
        return ""
    return next((name for text in said if (name := _named_whole(text)) and is_personal_name(name)), "")


def _named_whole(value: str) -> str:
    """The name that a value is, or that it is written with: `nir`, `'email'`, `$this->nir`, `"#{id}-#{last_name.parameterize}"`."""
    found = _WHOLE_NAME.fullmatch(value.strip()) or _PUT_IN_TEXT.search(value)
    return found[1] if found is not None else ""


def _declared(deed: Deed, whole: Whole) -> str:
    """The name under which a route wants in its address what tells who someone is."""
    if not _ROUTES.search("".join(deed.called.split())) or not _is_declared_there(deed, whole):
        return ""
    written = next((one.value for one in deed.puts if one.name == "path"), next(iter(deed.args), ""))
    address = _TEXT.match(written)
    names = [one or other for one, other in _PLACE.findall(f"/{address[1]}")] if address else []
    return next(filter(is_personal_name, names), "")


def _is_declared_there(deed: Deed, whole: Whole) -> bool:
    """Whether a call declares a route where it stands: `get` asks another service of something anywhere else."""
    if whole.path.endswith(".rb"):
        return "routes" in whole.path
    return "." in deed.called or ":" in deed.called or "->" in deed.called or deed.called[:1].isupper()


def leads_to_page(deed: Deed, whole: Whole) -> bool:
    """Return whether a call makes the address of a page of the service, by its name or by what it is asked of."""
    if TO_PAGES.search(deed.called):
        return True
    if not whole.path.endswith(".php") or deed.last != "generate":
        return False
    owner = deed.owner.rstrip("->").rpartition(">")[2].lstrip("$")
    return owner in _GENERATES.findall(whole.text)


def made_with(deed: Deed, whole: Whole) -> str:
    """What a path is made with, by its name: `confirm_path(email: user.email)`, `generateUrl('confirm', ['email' => $user->getEmail()])`."""
    if not leads_to_page(deed, whole):
        return ""
    paths = (_path(put.value, whole) for put in in_the_open(deed, whole))
    return next((one for one in paths if one and is_personal(one) and not is_of_staff(one)), "")


def _path(value: str, whole: Whole) -> str:
    """Return a value as a dotted path; empty for anything else that is written."""
    if not _VALUE.fullmatch(value.strip()):
        return ""
    path = value.strip().lstrip("@$").replace("->", ".").replace("&.", ".").replace("?.", ".")
    path = _GETTER.sub(lambda found: f".{found[1].lower()}", path.replace("()", ""))
    owner, dot, rest = path.partition(".")
    return f"user{dot}{rest}" if owner == "resource" and _DEVISE in whole.text else path


def _asked_with(deed: Deed, whole: Whole) -> str:
    """The name under which what will follow the `?` of an address is given who someone is: `q.Set("nir", d.NIR)`."""
    named = _NAMED.fullmatch(deed.args[0]) if deed.last in _ADDS and len(deed.args) == 2 else None
    if named is None or not is_personal_name(named[1]) or is_sealed_there(deed.args[1], deed, whole):
        return ""
    owner = deed.owner.rstrip(".->").rpartition(".")[2].lstrip("$")
    made = whole.given_before(owner, deed.span.start) or deed.owner
    return named[1] if _QUERIES.search(made) else ""


def _led(deed: Deed, whole: Whole) -> str:
    """The name under which a redirection writes in its address what tells who someone is."""
    if not _LEADS.search(deed.called):
        return ""
    asked = ((one[1], arg[one.end() - 1 :]) for arg in deed.args for one in ASKED.finditer(arg))
    return next(
        (name for name, value in asked if is_personal_name(name) and not _is_kept_there(value, deed, whole)), ""
    )


def _is_kept_there(value: str, deed: Deed, whole: Whole) -> bool:
    """Whether what an address writes after a name was sealed."""
    written = _WRITTEN.search(value)
    return written is not None and is_sealed_there(written[0], deed, whole)


def is_of_staff(path: str) -> bool:
    """Whether what is told is of those who work there."""
    return speaks_of(path.rpartition(".")[0], "deeds.staff")
