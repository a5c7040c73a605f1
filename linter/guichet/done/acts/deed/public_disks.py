"""Papers of people put on a disk, or in a folder, that a site hands out to whoever asks, when that is named by a setting, a constant or a name beside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.done.acts.deed.functions_called import constant_named
from guichet.done.acts.deed.open_to_world import is_paper_put, names_paper
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.kind import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed
from guichet.reading.named.settled import asked_in, setting
from guichet.reading.templates.site import Site

_STORES = {"store": 1, "storeAs": 2, "putFile": 2, "putFileAs": 3, "put": 2}
"""What Laravel keeps a file with, and the place of the disk among what it is given."""
_DISK = re.compile(
    r"\bdisk\(\s{0,3}(?P<disk>[^()\n]{2,80}(?:\([^()\n]{1,80}\))?)\s{0,3}\)\s{0,40}->(?:put|store|write)"
)
_NAMED = re.compile(r"['\"](?:disk|disque)['\"]\s?=>\s?(?P<disk>.{2,80}?)(?:[,\]]|$)")
_PUBLIC = re.compile(r"['\"]?public['\"]?|(?:\\?env|getenv)\(\s?['\"]\w{1,60}['\"]\s?,\s?['\"]public['\"]\s?\)")
_LAST_TEXT = re.compile(r"['\"]?(\w{1,40})['\"]?\)?$")
_BEFORE = 160
_DEFAULT = "filesystems.default"
_WRITES = frozenset({"save", "mv", "move", "writeFile", "writeFileSync", "copyfile", "rename", "open", "copy", "write_bytes", "createWriteStream", "transferTo", "upload", "binwrite"})  # fmt: skip
_CONSTANT = re.compile(r"\b(?:\w{1,40}(?:\.|::))?[A-Z][A-Z_\d]{2,40}\b")
_HANDED_OUT = re.compile(r"['\"/](?:public|static|wwwroot|htdocs|public_html)['\"/]")
_NAME = re.compile(r"\$?[a-z]\w{1,60}")
_TO_ALL = frozenset({"true", "True"})
_KEEPS = frozenset({"save", "upload", "put", "createWriteStream", "putObject", "upload_from_file", "write"})
_SERVED = re.compile(
    r"\b(?:use|mount)\(\s{0,8}(?P<route>['\"][^'\"\n]{1,80}['\"])\s?,\s{0,8}(?:[\w.]{1,30}\.)?(?:static|serveStatic|StaticFiles)\((?:directory=)?(?P<folder>[^()\n]{2,120}(?:\([^()\n]{1,80}\))?)"
    r"|\baddResourceHandler\((?P<route2>[^()\n]{2,120})\)\s{0,40}\.addResourceLocations\((?P<folder2>[^()\n]{2,160})"
    r"|\bregister\(\s?(?:fastifyStatic|require\(['\"]@fastify/static['\"]\))\s?,\s?\{(?P<folder3>[^{}]{2,200})\}"
    r"|\bserveRoot['\"]?\s?:\s?(?P<route4>['\"][^'\"\n]{2,80}['\"])"
    r"|\bRack::Static,\s?(?P<folder5>[^\n]{4,160})"
    r"|\badd_static\(\s?(?P<route6>['\"][^'\"\n]{1,80}['\"])\s?,\s?(?P<folder6>[^()\n]{2,120})"
)
"""How a program says that it hands out a folder, to whoever asks and with nothing that weighs who it is."""
_UNDER = re.compile(r"['\"](?:\./|/)?(\w[\w-]{1,40})/?['\"]")
_KEPT_UNDER = r"['\"](?:\./|/)?FOLDER/([\w/-]{3,60})"
_UPLOADER = re.compile(r"^class (\w{1,80}) ?< ?CarrierWave::Uploader::Base", re.M)
_OWN_ROOT = re.compile(r"Rails\.root|private|File\.expand_path|\bfog\b|\broot\b|\.\./", re.I)


def on_public_disk(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what puts a paper on the public disk, or in a folder that is handed out, under another name than its own."""
    if not deed.is_call or not whole.place.is_lived or not whole.is_among_others:
        return
    if whole.path.endswith(".php") and deed.last in _STORES:
        written = _disk_of(deed, whole)
        if written and _PUBLIC.fullmatch(written) is None and _is_public(written, deed, whole):
            yield from _opened(deed, whole, certain=_DEFAULT not in written)
    elif deed.last in _KEEPS and any(one.name == "public" and one.value in _TO_ALL for one in deed.puts):
        yield from _opened(deed, whole)
    elif deed.last in _WRITES:
        named = dict.fromkeys(name for one in deed.args for name in _CONSTANT.findall(one))
        if any(_HANDED_OUT.search(constant_named(one, whole)) for one in named):
            yield from _opened(deed, whole)


def _disk_of(deed: Deed, whole: Whole) -> str:
    """The disk that a file is put on, as it is written; the setting of the one by default where none is."""
    start = max(0, deed.span.start - whole.start - _BEFORE)
    before = whole.text[start : deed.span.end - whole.start].rpartition(f"->{deed.last}(")[0].rpartition(";")[2]
    found = _DISK.search(f"{before}->{deed.last}(")
    if found is not None:
        return found["disk"].strip()
    for one in deed.args:
        if (told := _NAMED.search(one)) is not None:
            return told["disk"].strip()
    at = _STORES[deed.last]
    if len(deed.args) > at and deed.last.startswith("store"):
        return deed.args[at]
    return f"config('{_DEFAULT}')"


def _is_public(written: str, deed: Deed, whole: Whole) -> bool:
    """Whether what names a disk names the public one: a name of the file, a constant of it or of another, a setting."""
    last = written.rpartition("::")[2].lstrip("$")
    held = (
        whole.given_before(last, deed.span.start) or whole.given.get(last, "")
        if _NAME.fullmatch(written) or "::" in written
        else written
    )
    held = (held or constant_named(written, whole)).strip(" ;")
    if _PUBLIC.fullmatch(held):
        return True
    if _DEFAULT in held:
        named = _by_default(whole.project)
        return _PUBLIC.fullmatch(named) is not None or _is_open_to_all(named, whole.project)
    if _is_open_to_all(held, whole.project):
        return True
    return any(_PUBLIC.fullmatch((one.value or "").strip()) for one in asked_in(held, whole.project))


def _is_open_to_all(disk: str, project: Site) -> bool:
    """Whether the settings open to whoever has the address all that a disk keeps."""
    named = _LAST_TEXT.search(disk)
    said = setting(f"filesystems.disks.{named[1]}.visibility", project) if named is not None else None
    return said is not None and _PUBLIC.fullmatch((said.value or "").strip()) is not None


def _by_default(project: Site) -> str:
    """The disk that a project puts files on where none is named: of what the environment may say otherwise, the last."""
    known = setting(_DEFAULT, project)
    return (known.ends[-1].value or "").strip() if known is not None and known.ends else ""


def disk_by_default(path: str, project: Site) -> str:
    """Return the disk that a file puts files on where it names none, and those that the settings open; "" for a file that puts none there."""
    is_put = path.endswith(".php") and any(f"->{one}(" in project.text(path) for one in _STORES)
    known = setting("filesystems.disks", project) if is_put else None
    disks = (one.key for one in known.parts) if known is not None else ()
    opened = (one for one in disks if _is_open_to_all(one, project))
    return " ".join((_by_default(project), *opened)).strip() if is_put else ""


def _opened(deed: Deed, whole: Whole, *, certain: bool = True) -> Iterator[FromDeed]:
    if is_paper_put(deed.span.start, whole, deed.words):
        shown = whole.shown(deed.span)
        yield FromDeed(
            Kind.KEEP, whole.path, deed.span, whole.place, what=What.OPEN_TO_WORLD, shown=shown, certain=certain
        )


def handed_out(whole: Whole) -> Iterator[FromDeed]:
    """Yield the folder of people's papers that a program hands out to whoever asks; a review, for something before it may weigh who that is."""
    if not whole.place.is_lived:
        return
    for one in _SERVED.finditer(whole.text) if "tatic" in whole.text or "addResource" in whole.text else ():
        given = " ".join(value for value in one.groups() if value)
        papers = given if names_paper(given) else _kept_under(given, whole)
        if papers:
            yield _asked(Span(*one.span()), papers, whole)
            return
    if whole.path.endswith(".rb") and "CarrierWave" in whole.text and "storage :file" in whole.text:
        named = _UPLOADER.search(whole.text)
        if named is not None and names_paper(named[1]) and not _OWN_ROOT.search(whole.text):
            yield _asked(Span(*named.span()), "", whole)


def _kept_under(given: str, whole: Whole) -> str:
    """The folder of papers that a file keeps under one that it hands out; "" for none."""
    for folder in _UNDER.findall(given)[-1:]:
        for kept in re.findall(_KEPT_UNDER.replace("FOLDER", re.escape(folder)), whole.text):
            if names_paper(kept):
                return str(kept)
    return ""


def _asked(span: Span, papers: str, whole: Whole) -> FromDeed:
    at = Span(whole.start + span.start, whole.start + span.end)
    other = "" if speaks_of(papers, "places.tries") else papers.strip("'\" ")[:80]
    return FromDeed(
        Kind.KEEP,
        whole.path,
        at,
        whole.place,
        what=What.OPEN_TO_WORLD,
        shown=whole.shown(at),
        other=other,
        certain=False,
    )
