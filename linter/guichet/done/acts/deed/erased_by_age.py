"""Papers that a program erases for their age alone: whether the file that they are for is settled, or still challenged, is not looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import apart, speaks_of
from guichet.reading.deeds.deed import Body, Deed

_ERASES = re.compile(
    r"(?:^|[.>:_])(?:delete|destroy|destroy_all|delete_all|deleteMany|unlink|remove|rm|purge|purge_later|forceDelete|truncate|deleteObject|delete_object)$"
)
_MODEL = re.compile(r"(?<![\w.])(?:(?:prisma|db|tx)\.[a-z]\w{2,40}|[A-Z][A-Za-z]{2,40})(?=\.|::|->|\)|,)")
"""A model, as a query names it."""
_SENT = re.compile(
    r"\b(?:\w{0,20}(?:uploaded|created|submitted|received|sent|depos|recu|ajout|cree|envoy|televers|importe)\w{0,12})(?:__lte?\b|['\"]?\s*(?:,|:|=>|<=?|\{)|\s*<)",
    re.I,
)
"""That a query asks when it was handed in."""
_STATE = re.compile(
    r"stat(?:us|ut|e)\b|\betat|closed|clos[_eô]|clotur|settled|decid|decision|traite|trait[ée]e|processed|archiv|resolved|final|complet|abandon|orphan|orphelin|draft|brouillon|(?:dossier|demande|claim|request|application|case)\w{0,20}(?:__isnull|_id['\"]?\W{1,4}(?:null|nil|None))|termin|ended|recours|appeal|pending|en_cours|quarant|unlinked|unattached|attached|virus|infect",
    re.I,
)
"""That something is looked at besides: where the file is, or that the paper is nobody's."""


def erased_by_age(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """Yield what erases, in a function, all the papers handed in before some day, whatever became of the file; it is asked about."""
    if not whole.place.is_lived or not whole.is_among_others:
        return
    erases = next((one for one in body.deeds if _does(one)), None)
    said = " ".join(
        (body.function.name, body.words, *_asked_of(body, whole), whole.read(erases.span) if erases is not None else "")
    )
    paper = next((one for one in _MODEL.findall(said) if _is_paper(one)), "")
    if erases is None or not paper or not _SENT.search(said) or _STATE.search(said):
        return
    if speaks_of(apart(f"{body.function.name} {paper}"), "retention.passing_by"):
        return
    yield FromDeed(
        Kind.KEEP, whole.path, erases.span, whole.place, what=What.ERASED_BY_AGE, shown=whole.shown(erases.span), certain=False
    )  # fmt: skip


def _asked_of(body: Body, whole: Whole) -> Iterator[str]:
    """What the functions of the file that a function calls are written with: one of them may make the list."""
    called = {one.last for one in body.deeds if one.is_call}
    yield from (one.words for one in whole.bodies.values() if one is not body and one.function.name in called)


def _is_paper(model: str) -> bool:
    """Whether a model, by its name, is of what people hand in; `File` is what many languages call any file."""
    said = apart(model)
    return model != "File" and (speaks_of(said, "identity.papers") or speaks_of(said, "identity.any_paper"))


def _does(deed: Deed) -> bool:
    return deed.is_call and _ERASES.search(deed.called) is not None
