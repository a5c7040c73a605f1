"""Whether a page says that it takes nothing from whoever makes the request for somebody else."""

from __future__ import annotations

import re

from guichet.core.findings import Text
from guichet.reading.project.project import Project
from guichet.reading.templates.page import Page
from guichet.walked.placed import place_in_files

REFUSED = Text(
    "« {words} » : qui est aidé, et ne fait pas seul sa demande, est laissé dehors. Dites qui peut agir pour une autre personne, et comment.",
    '"{words}": people who are helped, and do not make their request alone, are left out. Say who may act for someone else, and how.',
)
_OTHERS = r"(?:intermédiaires?|tiers|tierces? personnes?|mandataires?|représentants?|proches?|aidants?|autre personne)"
_GO_BETWEENS = r"(?:intermédiaires?|mandataires?|tiers)(?![ -](?:payants?|lieux?|détenteurs?))"
_OTHERS_EN = r"(?:intermediar(?:y|ies)|third part(?:y|ies)|representatives?|some(?:one|body) else|helpers?|carers?|relatives?|other people)"
_MEASURED = r"(?![^.!?;]{0,30}\b(?:plus|moins|payant\w*|après)\b)"
_TAKEN = r"(?:accept|trait[ée]|pris(?:e|es)? en (?:compte|charge|considération)|examin|recevab|autoris|admis)"
_TAKEN_EN = r"(?:accept|process|consider|allow)"
_BEFORE = r"[^.!?;]{0,12}?\b"
_SAID = re.compile(
    rf"\b(?:demandes?|dossiers?|inscriptions?|candidatures?)\b[^.!?;,]{{0,40}}?\b(?:(?:d[’'](?:une? )?|des? ){_GO_BETWEENS}|par (?:une? |des |les )?{_OTHERS})\b[^.!?;]{{0,50}}?"
    rf"\b(?:(?:ne (?:sera|seront|peut|peuvent|pourra|pourront|sont)|n[’'](?:est|ont|a))\b[^.!?;]{{0,12}}?\bpas\b{_MEASURED}{_BEFORE}{_TAKEN}"
    r"|(?:sera|seront|est|sont) (?:refusé|rejeté|exclu|interdit)e?s?\b)[^.!?;]{0,40}"
    rf"|\b(?:requests?|applications?|claims?)\b[^.!?;,]{{0,30}}?\b(?:by|from) (?:an? |the |any )?{_OTHERS_EN}\b[^.!?;]{{0,30}}?"
    rf"\b(?:(?:(?:will|can|may|must) ?not be|are not|is not|(?:wo|ca)n[’']t be|(?:aren|isn)[’']t)\b(?![^.!?;]{{0,30}}\b(?:more|less|longer|after)\b){_BEFORE}{_TAKEN_EN}|(?:will be|are|is) (?:refused|rejected|turned down)\b)[^.!?;]{{0,30}}",
    re.I,
)
"""A request by another, and what says that it is not taken: how long it takes, what it costs or when it may change says nothing of it."""
_WITHOUT = re.compile(r"\bunauthori|\b(?:sans|non|without)[ -](?:\w+ ){0,2}?(?:mandat|autoris|habilit|procuration|mandate|authori|permission|consent)", re.I)  # fmt: skip
"""What is refused when nothing allows it: something allows it then."""
_MANDATE = re.compile(r"\bmandat|\bprocuration|\bhabilit|\bpower of attorney|\bauthori[sz]ed (?:by|to)|\bon behalf of|\bpour le compte d", re.I)  # fmt: skip


def helpers_refused(page: Page, project: Project) -> tuple[str, int, str, bool] | None:
    """Return the line that turns down whoever acts for another, its words, and whether it is so of everybody: a mandate may do."""
    said = next((one for one in _SAID.finditer(page.text) if not _WITHOUT.search(one[0])), None)
    if said is None:
        return None
    words = " ".join(said[0].split())
    held = [one for one in page.placed() if words in " ".join(page.text_of(one).split())]
    if not held:
        return None
    element, frame = held[-1].element, held[-1].frame  # the last to begin is the nearest around
    path, span = place_in_files(element.template, element.span, page.project.library)
    in_some = any(one.template.branches.is_conditional(at) for one, at in frame.chain(element.start))
    return path, project.source(path).position(span).line, words, not in_some and not _MANDATE.search(page.text)
