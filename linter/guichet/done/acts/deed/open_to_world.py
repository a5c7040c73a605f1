"""Papers of people kept where whoever has their address reads them: the settings of a store, and what puts a paper in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.brackets import end_of_bracket
from guichet.core.findings import Span
from guichet.done.acts.deed.answered import answers_of
from guichet.done.acts.deed.callers import calls_elsewhere
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.kind import Kind
from guichet.done.people.papers_kept import papers_kept, papers_kept_in
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import Deed
from guichet.reading.templates.site import Site

_OF_STORES = re.compile(
    r"\b(?:AWS_DEFAULT_ACL|GS_DEFAULT_ACL|GS_QUERYSTRING_AUTH|AWS_QUERYSTRING_AUTH)\s?=\s?(?:['\"]public-?[rR]ead\w{0,8}(?:-write)?['\"]|False)"
    r"|['\"](?:default_acl|querystring_auth)['\"]\s?:\s?(?:['\"]public-?[rR]ead\w{0,8}(?:-write)?['\"]|False)"
    r"|\bfog_public\s?=\s?true\b|\bs3_permissions(?:\]|\s?=>|:)?\s?=?\s?['\":]{1,2}public[-_]read"
)
"""What opens all that a project keeps in its place by default."""
_OF_STORE = re.compile(r"\bdefault_acl\s?=\s?['\"]public-?[rR]ead")
_STORE = re.compile(
    r"^(?P<named>\w{1,80})\s?=\s?(?:\w{1,30}\.)?FileSystemStorage\([^)\n]{0,60}['\"/](?:static|public)/[^)\n]{0,120}\)"
    r"|^class (?P<name>\w{1,80})\([^)\n]{0,120}Storage\):(?P<body>(?:\r?\n(?![^\s#]).{0,200}){1,40}?)\n[ \t]+default_acl\s?=\s?['\"]public-?[rR]ead",
    re.M,
)
_PUT = re.compile(
    r"['\"]visibility['\"]\s?=>\s?['\"]public['\"]|\b(?:ObjectCannedACL|CannedAccessControlList)\.(?:PUBLIC_READ|PublicRead|public_read)\w{0,8}"
    r"|\.(?:make_public|makePublic)\(|->(?:storePublicly|storePubliclyAs)\(|setVisibility\([^;\n]{1,120}['\"]public['\"]"
    r"|->(?:store|storeAs|putFile|putFileAs)\([^;]{1,200},\s?(?:\[\s?['\"]disk['\"]\s?=>\s?)?['\"]public['\"]|\bdisk\(['\"]public['\"]\)->put|\bdisk\([^()\n]{1,40}\)->put\([^;]{1,200},\s?['\"]public['\"]\)"
    r"|\bofAllUsers\(\)|\bacl\.all\(\)\.grant_read\b|\.getPublicUrl\(|->move\([^;]{1,160}['\"/]public/|\b(?:mv|save)\([^;\n]{0,120}['\"/](?:public|static)/"
    r"|\bdest(?:ination)?['\"]?\s?:\s?['\"](?:\./)?public/|\bmkdir\w{0,6}\(['\"]public/|\bpublic_access\s?=\s?['\"](?:blob|container)|\bPublicAccessType\.(?:BLOB|CONTAINER)|\bcreateBucket\([^;]{1,120}\bpublic:\s?true"
)
"""What opens one file, or the place that it names."""
_FOLDER = re.compile(
    r"\bpath\.(?:join|resolve)\([^;\n]{0,80}['\"](?:public|static)['\"/][^;\n]{0,80}|\bRails\.(?:root\.join\(\s?['\"]public\b|public_path\.join\()[^\n]{0,80}"
    r"|\bpublic_path\([^\n]{0,80}|\bUPLOAD_FOLDER\W{1,8}[^\n]{0,60}\bstatic\b|\bdest(?:ination)?['\"]?\s?:\s?['\"](?:\./)?(?P<named>\w{2,40})/?['\"]"
)
"""A folder that a site hands out to whoever asks, or one that it may."""
_WRITES = re.compile(
    r"writeFile|createWriteStream|diskStorage|\bdest|\.mv\(|\.save\(|->move\(|\brename\(|File\.open|copy_stream|binwrite|FileUtils"
)
_SERVES = r"[sS]tatic\(\s?(?:path\.\w{4,7}\([^)\n]{0,60})?['\"](?:\./|/)?NAME\b"
"""How a server says that it hands out a folder."""
_SOME = ("public", "auth", "ofallusers", "grant_read", "static")
"""Signs without one of which a file opens nothing."""
_OPENED = ("public-read", "PUBLIC_READ", "PublicRead", "public_read", "makePublic", "make_public", "'public'", '"public"', "Publicly", "AllUsers", "grant_read", "getPublicUrl")  # fmt: skip
"""The same for one file, less what its folder opens."""
_DEFINED = re.compile(
    r"\b(?:def|function|fun)\s+(?:self\.)?(\w{3,60})|^[ \t]+(?:(?:public|static|async|export)\s+){0,3}(?:\w{1,40}\s)?(\w{3,60})\([^()\n]{0,200}\)[^;\n]{0,60}\{",
    re.M,
)
_OF_FORMS = re.compile(r"dest|mkdir")
_KEPT = re.compile(r"private|cloudfront", re.I)
"""A second store, or a guard of its own before the first."""
_EITHER = re.compile(r"private|\?|\bif\b|\bunless\b|signed", re.I)
_PRIVATE = re.compile(
    r"private(?!\s+(?:static|final|function|readonly|async|const|fun|val|var|string|[A-Z<])|\s*(?:\n|$))"
)
"""Another way, within what is done: the word that keeps the next function to its class is none."""
_REMARK = re.compile(r"^\s*(?:#|//|\*|/\*)")
_NEAR = 300
"""Signs around what no function holds."""
_LONGEST = 3_000
_RUBY = (".rb",)
_CONSTANT = re.compile(r"(?<![.\w])(?:(?:self|static|this)(?:::|\.))?([A-Z][A-Z_\d]{2,40})\b")
_OF_KIND = re.compile(r"\b[a-z]\w{1,40}\??: ?([A-Z]\w{2,60})\b")
_TEXTS = re.compile(r"'[^'\n]{4,200}'|\"[^\"\n]{4,200}\"|`[^`\n]{4,200}`")


def open_to_world(whole: Whole) -> Iterator[FromDeed]:
    """Yield what opens to whoever has the address the papers that people hand in: a review where a store holds other things too."""
    lowered = whole.text.lower()
    if not whole.place.is_lived or not any(one in lowered for one in _SOME):
        return
    for one in (*_PUT.finditer(whole.text), *_served(whole)):
        around = _around(one.start(), one.end(), whole, is_form=_OF_FORMS.match(one[0]) is not None)
        if not _PRIVATE.search(around) and not _is_unsure(one, whole) and _holds_paper(around, one.start(), whole):
            yield _opened(one, "", whole, certain=True)
            return
    yield from _of_classes(whole)
    for one in _OF_STORES.finditer(whole.text):
        is_so = not _is_unsure(one, whole) and not _KEPT.search(whole.text)
        papers = papers_kept(_ending(whole.path), whole.project) if is_so else ""
        if papers:
            yield _opened(one, papers, whole, certain=False)
            return


def opened_by_name(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what opens to whoever has its address a paper that people hand in, by what it puts under the name of a permission."""
    if not whole.place.is_lived:
        return
    for put in deed.puts:
        is_open = _PERMISSION.fullmatch(put.name) and _TO_ALL.fullmatch(put.value.strip("'\""))
        if is_open and is_paper_put(deed.span.start, whole, deed.words):
            shown = f"{put.name}: {put.value}"
            yield FromDeed(Kind.KEEP, whole.path, put.span, whole.place, what=What.OPEN_TO_WORLD, shown=shown)
            return


_PERMISSION = re.compile(r"(?:object_?|predefined_?|canned_?|x-amz-)?acl|access", re.I)
_TO_ALL = re.compile(r"public(?:[-_]?[rR]ead(?:-write)?)?")


def is_paper_put(start: int, whole: Whole, said: str) -> bool:
    """Return whether what is put somewhere at a place of a file is a paper that people hand in, and no other way is written there."""
    at = max(0, start - whole.start)
    around = " ".join((_around(at, at, whole), said))
    return not _PRIVATE.search(around) and _holds_paper(around, at, whole)


def _served(whole: Whole) -> Iterator[re.Match[str]]:
    """What is written in a folder that the site hands out."""
    for one in _FOLDER.finditer(whole.text) if _WRITES.search(whole.text) else ():
        if one["named"] is None or re.search(_SERVES.replace("NAME", re.escape(one["named"])), whole.text):
            yield one


def _holds_paper(around: str, at: int, whole: Whole) -> bool:
    """Whether what is opened is a paper that people hand in: by what is written around, by what that calls or names, or by what calls it."""
    if names_paper(around):
        return True
    behind = [said for _, said in answers_of(around, whole)]
    behind += [whole.given[name] for name in dict.fromkeys(_CONSTANT.findall(" ".join((around, *behind)))) if name in whole.given]  # fmt: skip
    return any(map(names_paper, (*behind, *_kinds_given(around, whole), *_given_by_callers(whole.start + at, whole))))


def _kinds_given(around: str, whole: Whole) -> Iterator[str]:
    """What the file says of the kinds of thing that a text is given: `upload: Upload`, of `interface Upload { kind: 'passport' }`."""
    for name in dict.fromkeys(_OF_KIND.findall(around)):
        opened = re.search(rf"\b(?:interface|type|class|struct)\s+{name}\b[^{{\n]{{0,80}}\{{", whole.text)
        if opened is not None:
            near = whole.text[: opened.start() + _LONGEST]
            yield near[opened.start() : end_of_bracket(near, opened.end() - 1)]


def names_paper(text: str) -> bool:
    """Return whether a text names a paper that people hand in; a certificate is one where a text says whose it is."""
    if speaks_of(text, "identity.handed in"):
        return True
    told = (one[0] for one in _TEXTS.finditer(text))
    return any(speaks_of(apart(one), "identity.certificates") and speaks_of(apart(one), "deeds.files") for one in told)


def _given_by_callers(at: int, whole: Whole) -> tuple[str, ...]:
    """What is given to the function that holds a place, where other files of the project call it."""
    name = max((one for one in whole.bodies if one.span.start <= at), key=lambda one: one.span.start, default=None)
    return calls_elsewhere(name.name, whole.path, whole.project) if name is not None else ()


def _of_classes(whole: Whole) -> Iterator[FromDeed]:
    """What a store is opened by that has a class of its own, when a model keeps papers in it by its name."""
    for one in _STORE.finditer(whole.text) if whole.path.endswith(".py") and "Storage" in whole.text else ():
        papers = papers_kept_in(one["name"] or one["named"], ".py", whole.project)
        if papers:
            yield _opened(
                (_OF_STORE.search(whole.text, one.start("body")) if one["body"] else None) or one,
                papers,
                whole,
                certain=True,
            )


def _ending(path: str) -> str:
    return ".rb" if path.endswith(_RUBY) else ".py"


def kept_there(path: str, project: Site) -> str:
    """Return what other files say of the places that one opens: the papers kept there, what is given to what puts them there."""
    text = project.text(path)
    told = [papers_kept(_ending(path), project)] if path.endswith((".py", ".rb")) and _OF_STORES.search(text) else []
    if path.endswith(".py"):
        told += [papers_kept_in(one["name"] or one["named"], ".py", project) for one in _STORE.finditer(text)]
    if any(one in text for one in _OPENED):
        told += [
            one
            for name in dict.fromkeys(one or other for one, other in _DEFINED.findall(text))
            for one in calls_elsewhere(name, path, project)
        ]
    return " ".join(told)


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


def _around(start: int, end: int, whole: Whole, *, is_form: bool = False) -> str:
    """What the function around is written with; else the table that holds it and its key, or the line; and the name of the file."""
    starts = sorted(each.span.start - whole.start for each in whole.bodies)
    before = max((at for at in starts if at <= start), default=None)
    after = next((at for at in starts if at > start), len(whole.text))
    at = whole.start + start
    held = next((each.around for each in whole.deeds if each.span.start <= at < each.span.end), ())
    name = " ".join((whole.path.rpartition("/")[2].partition(".")[0], *held))
    if before is not None:
        return f"{name} {whole.text[before : min(after, before + _LONGEST)]}"
    if is_form:  # the fields that it takes are named where it is asked for
        return f"{name} {whole.text[max(0, start - _NEAR) : end + _NEAR]}"
    opening, closing = _held(start, whole.text), whole.text.find("\n", end)
    return f"{name} {whole.text[opening : closing if closing >= 0 else len(whole.text)][:_LONGEST]}"


def _held(at: int, text: str) -> int:
    """Where the line begins that opens the brackets around a place, or that of the place."""
    deep = 0
    for back in range(at - 1, max(-1, at - _NEAR), -1):
        deep += (text[back] in ")]}") - (text[back] in "([{")
        if deep < 0:
            return text.rfind("\n", 0, back) + 1
    return text.rfind("\n", 0, at) + 1
