"""Letters that decide: the sentence that refuses, and whether reasons and remedies come with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.reading.texts import Document

_DECIDES = re.compile(
    r"(votre (?:demande|dossier|requête|candidature|recours|réclamation)\b[^.!?\n]{0,80}? (?:est|a été|n['’]a pas été|n['’]est pas) (?:refusée?|rejetée?|acceptée?|retenue?|classée? sans suite|irrecevable)"
    r"|nous (?:ne pouvons|n['’]avons) (?:pas|donc pas|malheureusement pas) (?:pu )?(?:donner|réserver) (?:une )?(?:suite favorable|de suite favorable)[^.!?\n]{0,60}"
    r"|vous (?:êtes|avez été) radiée?"
    r"|(?:votre (?:allocation|aide|prestation|droit|versement)|vos (?:droits|prestations|allocations|versements))[^.!?\n]{0,40}? (?:est|sont|a été|ont été) (?:suspendue?s?|supprimée?s?|interrompue?s?|refusée?s?)"
    r"|vous avez (?:reçu|perçu|touché)[^.!?\n]{0,40} (?:de trop|en trop|à tort|indûment)"
    r"|nous (?:retiendrons|récupérerons|prélèverons) (?:cette somme|ce montant|ce trop-perçu|cet indu)"
    r"|(?:you (?:have been|were)|we (?:have )?) ?(?:overpaid|paid you too much)"
    r"|vous (?:devez|êtes redevable)[^.!?\n]{0,30}(?:rembourser|trop-perçu|indu)[^.!?\n]{0,40}"
    r"|your (?:application|claim|request for|appeal|benefit|allowance|payments?)\b[^.!?\n]{0,60}? (?:has|have|was|were|is|are)(?: been)?(?: not been)? (?:refused|rejected|denied|unsuccessful|stopped|suspended|turned down|declined)"
    r"|we (?:have decided not to|cannot|are unable to) (?:accept|approve|award|grant) your (?:application|claim|request|appeal)[^.!?\n]{0,40})",
    re.I,
)
_POSITIVE = re.compile(r"(?:est|a été) (?:acceptée?|retenue?)$", re.I)
_REASONS = re.compile(
    r"\bcar\b|parce qu|en raison|au motif|motif|\bmotivé|étant donné|puisque|faute d|dépass|ne remplissez pas|il manque|raisons? suivante|"
    r"because|reason|due to|since you|\bas you\b|does not meet|do not meet|did not|you have not",
    re.I,
)
_GENERIC = re.compile(
    r"(?:\b(?:car|parce qu['’]?e?|puisqu['’]?e?|au motif qu['’]?e?|because|since|as)\s*)?"
    r"(?:(?:votre (?:dossier|demande|situation)|elle|il|vous)\s+ne\s+(?:remplit|remplissez|satisfait|satisfaites|répond|répondez|correspond|permet)\s+pas\s+(?:à\s+|aux?\s+|les?\s+|toutes\s+les\s+|de\s+)*"
    r"(?:conditions|critères|exigences|(?:donner|réserver) (?:une )?suite favorable)(?:\s+(?:requis|exigé|prévu|nécessaire|demandé|fixé)e?s?)?(?:\s+(?:d['’](?:éligibilité|attribution|octroi|accès)))?"
    r"|(?:your (?:application|claim|request|case|situation)|you|it)\s+(?:does|do|did)\s+not\s+meet\s+(?:all\s+)?(?:of\s+)?(?:the|our)\s+(?:\w+\s+){0,2}(?:criteria|conditions|requirements)"
    r"|(?:conditions?|critères?) (?:non|pas) (?:remplie?s?|satisfaits?)|(?:criteria|conditions|requirements) (?:were |are )?not met)",
    re.I,
)
"""A reason that would fit anyone: it tells nobody what to put right."""
_REMEDIES = re.compile(
    r"recours|contest(?:er|ation)|tribunal|réclamation|médiat(?:eur|rice|ion)|commission de|défenseur|appeal|challenge|mandatory reconsideration|"
    r"ask (?:us )?(?:for a review|to look again)|review of (?:the|this) decision|ombudsman|complain",
    re.I,
)
_PRINTED = re.compile(
    r"\{\{[^{}]*?(motif|raison|reason|justification|explication)[^{}]*\}\}|\{%[^{}]*?(?:motif|raison|reason)[^{}]*%\}",
    re.I,
)
_PRINTED_REMEDIES = re.compile(r"\{[{%][^{}]*?(?:recours|remed|appeal|voies)[^{}]*[}%]\}", re.I)


@dataclass(frozen=True)
class Letter:
    """A text that tells someone no: where and in what words, and what comes with it."""

    span: Span
    words: str
    gives_reasons: bool
    gives_remedies: bool


@memo
def letter_of(document: Document) -> Letter | None:
    """Return the refusal that a document tells, or None; catalogues and documentation tell none."""
    if not document.is_sequence or document.is_back_office or document.path.endswith((".md", ".po")):
        return None
    for found in document.find_written(_DECIDES):
        if _POSITIVE.search(found.text) and not re.search(r"n['’](?:a|est) pas", found.text):
            continue
        if re.search(r"\b(?:si|if|when|lorsque|quand|cas où)\b", found.prose.text[: found.start], re.I):
            continue
        text = " ".join(block.text for block in document.blocks)
        rest = _GENERIC.sub("", text.replace(found.text, ""))
        template = found.prose.element.template.source.text if found.prose.element is not None else ""
        return Letter(
            found.span,
            found.text.strip(),
            bool(_REASONS.search(rest) or _PRINTED.search(template)),
            bool(
                _REMEDIES.search(re.sub(r"votre recours|your appeal", "", text)) or _PRINTED_REMEDIES.search(template)
            ),
        )
    return None
