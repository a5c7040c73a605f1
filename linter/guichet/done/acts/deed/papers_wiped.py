"""Papers that people had sent already, all thrown away because one of those that they send now is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import FAILS, Deed
from guichet.reading.deeds.sql import sent_by

_TREE = re.compile(r"(?:^|[.>:])(?:rmtree|rmdirSync|deleteDirectory|cleanDirectory|emptyDir(?:Sync)?|removeDir\w*|rimraf|rm_r|rm_rf|remove_dir\w*|deltree)$")  # fmt: skip
_REMOVES = re.compile(r"(?:^|[.>:])(?:rm|rmSync|remove|rmdir)$")
_ROWS = re.compile(r"(?:^|[.>:])(?:destroy_all|delete_all|purge_all|deleteMany|deleteAll|truncate)$")
_OF_ALL = re.compile(r"(?:\.all(?:\(\))?\.|\(\)->|get\w{2,40}\(\)->)(?:delete|clear|detach|remove)$")
"""All that a relation holds: `claim.documents.all().delete()`, `$dossier->getPieces()->clear()`."""
_GONE = re.compile(
    r"(?:^|[.>:])(?P<held>\w{3,40})(?:\(\))?(?:\.|->)(?:purge|purge_later|clear|reset|reinitialiser|vider|empty|detach)$",
    re.I,
)
"""All that a relation, or a draft, holds, thrown away by its name: `claim.documents.purge`."""
_WRONG = re.compile(r"\bproblem|\bproblemes?\b|\brefus|\brejected\b|too_?(?:big|large|long)|trop_?(?:gros|lourd|grand)|\.(?:size|taille)\b[^=]{0,10}>|\berr(?:eu)?rs?\b|(?:^|[^a-z])errors?\w{0,10}\b|err(?:eu)?rs\w{0,10}\b|\binvalid|fails\(\)|has_?errors|(?:!|not )\s?[\w$.>()-]{0,60}(?:is_?valid|passes)", re.I)  # fmt: skip
_RIGHT = re.compile(
    r"include\?\(.{0,60}type|\.(?:includes|contains)\(.{0,60}type|in_array\(.{0,60}(?:type|mime)|accepte?[sd]?\b|verif|valide?r?\(|is_?valid|passes\(|\.save\b|\.valid\?",
    re.I,
)
_NONE = re.compile(r"(?:={2,3}|<)\s?[01]\b|\.(?:isEmpty|none|empty)\b|^!\s?\w*err|^not \w*err", re.I)
"""That nothing is wrong."""
_PASSING = re.compile(r"te?mp\b|tmp|mkdtemp|tempfile|chunk|cache|scratch|quarantaine|quarantine", re.I)
"""What is only kept for the time of a sending."""
_MADE = re.compile(
    r"(?:^|[.>:])(?:create|create!|build|insert|mk\w{0,4}d\w{2,8}|makedirs|makeDirectory|ensureDir\w{0,4}|mkdir_p)$"
)
"""What makes the case, or the folder, in the same go: nothing was there before."""


def papers_wiped(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield what throws away all the papers of somebody where something that they send is wrong."""
    if not deed.is_call or not whole.place.is_public or not any(map(_is_wrong, deed.tests)):
        return
    said = " ".join((deed.called, *deed.args))
    if not _throws_all(deed) or _PASSING.search(said):
        return
    about = f"{said} {' '.join(put.name for put in deed.puts)} {' '.join(deed.around)} {whole.path}"
    body = whole.bodies.get(deed.within) if deed.within is not None else None
    is_new = body is not None and any(_MADE.search(one.called) and not one.tests for one in body.deeds if one.span.end < deed.span.start)  # fmt: skip
    if not is_new and (speaks_of(about, "sessions.papers") or speaks_of(about, "deeds.what is sent")):
        yield FromDeed(Kind.EXPIRE, whole.path, deed.span, whole.place, what=What.PAPERS_WIPED, shown=whole.shown(deed.span))  # fmt: skip


def _is_wrong(test: str) -> bool:
    if test.startswith(FAILS):
        return _RIGHT.search(test) is not None
    return _WRONG.search(test) is not None and not _NONE.search(test)


def _throws_all(deed: Deed) -> bool:
    """Whether a call removes a whole folder, or all the rows of a relation."""
    if _TREE.search(deed.called) or _ROWS.search(deed.called) or _OF_ALL.search(deed.called):
        return True
    gone = _GONE.search(deed.called)
    if gone is not None and (gone["held"].lower().endswith("s") or gone["held"] == "evidence"):
        return True
    if _REMOVES.search(deed.called):
        return any(put.name == "recursive" and put.value == "true" for put in deed.puts)
    sent = sent_by(deed)
    return sent is not None and sent.called.startswith("delete")
