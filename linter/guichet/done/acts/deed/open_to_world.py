"""Papers of people kept where whoever has their address reads them: the settings of a store, and what puts a paper in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.kind import Kind
from guichet.done.people.papers_kept import papers_kept
from guichet.done.words import speaks_of
from guichet.reading.templates.site import Site

_OF_STORES = re.compile(
    r"\b(?:AWS_DEFAULT_ACL|GS_DEFAULT_ACL|GS_QUERYSTRING_AUTH|AWS_QUERYSTRING_AUTH)\s?=\s?(?:['\"]public-?[rR]ead\w{0,8}(?:-write)?['\"]|False)"
    r"|['\"](?:default_acl|querystring_auth)['\"]\s?:\s?(?:['\"]public-?[rR]ead\w{0,8}(?:-write)?['\"]|False)"
    r"|\bfog_public\s?=\s?true\b|\bs3_permissions(?:\]|\s?=>|:)?\s?=?\s?['\":]{1,2}public[-_]read"
)
"""What opens all that a project keeps in its place by default."""
_PUT = re.compile(
    r"\bACL['\"]?\s?(?::|=>|=)\s?['\"]public-read(?:-write)?['\"]|\bacl:\s?['\"]public-read(?:-write)?['\"]|\b(?:ObjectCannedACL|CannedAccessControlList)\.(?:PUBLIC_READ|PublicRead|public_read)\w{0,8}"
    r"|\.(?:make_public|makePublic)\(|['\"]visibility['\"]\s?=>\s?['\"]public['\"]|->(?:storePublicly|storePubliclyAs)\(|setVisibility\([^;\n]{1,120}['\"]public['\"]"
    r"|->(?:store|storeAs|putFile|putFileAs)\([^;]{1,200},\s?(?:\[\s?['\"]disk['\"]\s?=>\s?)?['\"]public['\"]|\bdisk\(['\"]public['\"]\)->put|\baccess:\s?['\"]public['\"]"
    r"|\bdest(?:ination)?['\"]?\s?:\s?['\"](?:\./)?public/|\bmkdir\w{0,6}\(['\"]public/|\bpublic_access\s?=\s?['\"](?:blob|container)|\bPublicAccessType\.(?:BLOB|CONTAINER)|\bcreateBucket\([^;]{1,120}\bpublic:\s?true"
)
"""What opens one file, or the place that it names."""
_OF_FORMS = re.compile(r"dest|mkdir")
_KEPT = re.compile(r"private|cloudfront", re.I)
"""A second store, or a guard of its own before the first."""
_EITHER = re.compile(r"private|\?|\bif\b|\bunless\b|signed", re.I)
_REMARK = re.compile(r"^\s*(?:#|//|\*|/\*)")
_NEAR = 300
"""Signs around what no function holds."""
_LONGEST = 3_000
_RUBY = (".rb",)


def open_to_world(whole: Whole) -> Iterator[FromDeed]:
    """Yield what opens to whoever has the address the papers that people hand in: a review where a store holds other things too."""
    if not whole.place.is_lived or ("public" not in whole.text.lower() and "AUTH" not in whole.text.upper()):
        return
    for one in _PUT.finditer(whole.text):
        around = _around(one, whole)
        if "private" not in around and not _is_unsure(one, whole) and speaks_of(around, "identity.handed in"):
            yield _opened(one, "", whole, certain=True)
            return
    for one in _OF_STORES.finditer(whole.text):
        is_so = not _is_unsure(one, whole) and not _KEPT.search(whole.text)
        papers = papers_kept(_ending(whole.path), whole.project) if is_so else ""
        if papers:
            yield _opened(one, papers, whole, certain=False)
            return


def _ending(path: str) -> str:
    return ".rb" if path.endswith(_RUBY) else ".py"


def kept_there(path: str, project: Site) -> str:
    """Return the paper that a project keeps in the store that a file opens; "" for a file that opens none."""
    return papers_kept(_ending(path), project) if _OF_STORES.search(project.text(path)) else ""


def _opened(one: re.Match[str], papers: str, whole: Whole, *, certain: bool) -> FromDeed:
    span = Span(whole.start + one.start(), whole.start + one.end())
    shown = " ".join(one[0].split())
    return FromDeed(
        Kind.KEEP, whole.path, span, whole.place, what=What.OPEN_TO_WORLD, shown=shown, other=papers, certain=certain
    )


def _is_unsure(one: re.Match[str], whole: Whole) -> bool:
    """Whether what is written is a remark, or only one of two ways."""
    start = whole.text.rfind("\n", 0, one.start()) + 1
    end = whole.text.find("\n", one.end())
    line = whole.text[start : end if end >= 0 else None][:_NEAR]
    return _REMARK.match(line) is not None or _EITHER.search(line) is not None


def _around(one: re.Match[str], whole: Whole) -> str:
    """What the function around is written with; else the table that holds it and its key, or the line; and the name of the file."""
    starts = sorted(each.span.start - whole.start for each in whole.bodies)
    before = max((at for at in starts if at <= one.start()), default=None)
    after = next((at for at in starts if at > one.start()), len(whole.text))
    at = whole.start + one.start()
    held = next((each.around for each in whole.deeds if each.span.start <= at < each.span.end), ())
    name = " ".join((whole.path.rpartition("/")[2].partition(".")[0], *held))
    if before is not None:
        return f"{name} {whole.text[before : min(after, before + _LONGEST)]}"
    if _OF_FORMS.match(one[0]):  # the fields that it takes are named where it is asked for
        return f"{name} {whole.text[max(0, one.start() - _NEAR) : one.end() + _NEAR]}"
    start, end = _held(one.start(), whole.text), whole.text.find("\n", one.end())
    return f"{name} {whole.text[start : end if end >= 0 else len(whole.text)][:_LONGEST]}"


def _held(at: int, text: str) -> int:
    """Where the line begins that opens the brackets around a place, or that of the place."""
    deep = 0
    for back in range(at - 1, max(-1, at - _NEAR), -1):
        deep += (text[back] in ")]}") - (text[back] in "([{")
        if deep < 0:
            return text.rfind("\n", 0, back) + 1
    return text.rfind("\n", 0, at) + 1
