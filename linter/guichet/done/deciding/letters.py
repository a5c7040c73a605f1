"""Letters that decide: the sentence that refuses, and whether reasons and remedies come with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.done.deciding.letter_files import said_by_parts, written_in
from guichet.done.deciding.of_it import OF_IT, names_request
from guichet.done.deciding.other_ways import REACH, is_other_way
from guichet.done.deciding.parts import (
    TITLE,
    heading_of,
    is_headed,
    is_named_remedy,
    lets_mend,
    may_be_mended,
    parts_of,
)
from guichet.done.deciding.reasons import gives_reasons, is_by_silence, states_a_fact
from guichet.done.offered.channels import PHONE_NUMBER
from guichet.done.words import speaks_of
from guichet.reading.texts import Document, Prose
from guichet.reading.texts.document import DONE, FIELD, Found
from guichet.told.addressee import TO_READER
from guichet.told.earnest import is_said_in_earnest
from guichet.told.failures import tells_failure
from guichet.told.ideas import said_in, told
from guichet.told.letter import is_to_one_person
from guichet.told.saying import just_before
from guichet.told.subjects import is_wished, runs_out, was_taken_off

_DECIDES = re.compile(
    r"\b(votre (?:demande|dossier|requête|candidature|recours|réclamation|signalement)\b[^.!?\n]{0,80}? (?:est|a été|n['’]a pas été|n['’]est pas) (?:refusée?|rejetée?|acceptée?|retenue?|classée? sans suite|irrecevable)"
    r"|(?:a|avons|ont) (?:refusé|rejeté|écarté|décliné) votre (?:demande|dossier|candidature|inscription|recours|requête)[^.!?\n]{0,40}"
    r"|votre (?:demande|dossier|candidature|inscription|recours|signalement)[^.!?\n]{0,60} (?:n['’]est pas|n['’]a pas été|ne (?:peut|pourra) (?:pas )?être|n['’]a pu être) (?:retenue?|acceptée?|accordée?|satisfaite?|validée?|prise? en compte|traitée? par n(?:os|otre)\b)"
    r"|votre (?:demande|dossier|candidature|requête)\b[^.!?\n]{0,120}\b(?:elle|il|celle-ci|celui-ci) (?:ne (?:peut|pourra) (?:donc |pas )*être|n['’](?:a|est) (?:donc |pas |pu |été |être )+)\s?(?:retenue?|acceptée?|accordée?|satisfaite?|validée?)"
    r"|nous ne pouvons (?:malheureusement |donc |hélas )?(?:pas )?vous (?:accorder|attribuer|octroyer|inscrire|verser|proposer|donner droit)[^.!?\n]{0,40}|vous n['’](?:avez (?:malheureusement |hélas )?pas droit à|êtes (?:malheureusement |hélas |donc )?pas éligible)[^.!?\n]{0,40}|(?:avis|décision|réponse|suite) (?:défavorable|négative)"
    r"|(?:we|the (?:panel|committee|board|council|team|school)) (?:have |has )?(?:refused|rejected|declined|turned down) your (?:application|claim|request|appeal)[^.!?\n]{0,40}|you (?:are not (?:eligible|entitled)|do not qualify|have been (?:refused|turned down|rejected))[^.!?\n]{0,40}"
    r"|\b(?:ne|n['’])\s?\w+(?: \w+){0,3} (?:pas|pu)(?: \w+){0,3} (?:retenu\w*|retenir|accord\w+|attribu\w+|accept\w+|accueill\w+|octroy\w+|agré\w+|donn\w+ suite|faire droit|sélectionn\w+)(?: \w+){0,2} (?:votre|vos|à votre|vous|cette|la|l['’]aide)\b[^.!?\n]{0,30}"
    r"|(?:l['’]aide|la place|le logement|la bourse|la prestation|la carte|le prêt|votre place)[^.!?\n]{0,30} (?:ne|n['’]) ?(?:vous )?(?:\w+ ){0,2}(?:est|sera|a été|peut)(?: \w+)? pas (?:\w+ )?(?:accord|attribu|octroy|donn|vers)\w+"
    r"|(?:we|the (?:panel|committee|board|council|team|school))(?: \w+)? (?:could|can|do|did|will|have|has|are|were|was|is)(?: not|n['’]t) (?:been )?(?:able to |in a position to |to )?(?:offer|accept|approve|award|grant|select|agree|admit|allocat|give|choose|chosen)\w*(?: \w+){0,2} (?:you|your|this)\b[^.!?\n]{0,30}"
    r"|\b(?:ne|n['’])\s?(?:donn\w+|peut|peuvent|pouvons)(?: \w+)? pas (?:donner )?suite à votre[^.!?\n]{0,40}|vous ne (?:recevrez|obtiendrez|bénéficierez|toucherez|percevrez) pas (?:l['’]|la |le |cette |ce |d['’])(?!\s?(?:e-?mails?|courriels?|sms|messages?|notifications?|newsletter|lettre d|rappels?)\b)[^.!?\n]{0,40}"
    r"|your (?:application|claim|request|appeal)\b[^.!?\n]{0,30} (?:is|was|has)(?: been)? (?:not (?:been )?(?:successful|approved|accepted|granted|agreed)|unsuccessful)|you will not (?:receive|get|be (?:paid|given|awarded)) (?:the |a |an |any |this |your )(?:\w+ ){0,2}(?:allowance|benefit|payment|grant|place|award|support|money|card|licence|permit|pension|refund|discount|housing)s?\b[^.!?\n]{0,30}"
    r"|(?:décid|choisi|résolu)\w* (?:\w+ )?(?:de ne pas|de ne point) (?:pouvoir )?(?:donner (?:de |une )?(?:autre )?suite|accorder|attribuer|retenir|accepter|renouveler|faire droit|verser|octroyer|agréer|valider|poursuivre)\b[^.!?\n]{0,60}"
    r"|(?:(?:décid|choisi|contraint|obligé|obligation|amené|forcé)\w* (?:\w+ )?(?:de|d['’]|à)|\bnous devons) ?(?:refuser|rejeter|décliner|écarter|clore|classer sans suite|suspendre|supprimer|mettre fin à) (?:votre|vos|le versement)\b[^.!?\n]{0,60}"
    r"|\bvous ne (?:pouvez|pourrez) (?:\w+ )?(?:pas )?(?:bénéficier|prétendre) (?:à (?:cette|la|ce)|à l['’]|au|d['’]un|d[eu] (?:cette|ce|la)|de l['’]|du)\b[^.!?\n]{0,40}|\bvous ne (?:remplissez|satisfaites|répondez) (?:\w+ )?pas (?:à |aux? )?(?:toutes )?(?:les? |ces? )?(?:conditions?|critères?)\b[^.!?\n]{0,60}"
    r"|votre (?:demande|dossier|candidature|recours)\b[^.!?\n]{0,30} n['’](?:a|aura)? ?(?:malheureusement )?(?:pas (?:pu )?about(?:i|ir)|aboutit pas)\b"
    r"|votre (?:demande|dossier|candidature|situation|projet)\b[^.!?\n]{0,30} ne (?:répond|correspond|remplit|satisfait)\w* pas[^.!?\n]{0,40}|(?:au regret|avons le regret|regrettons)[^.!?\n]{0,40}(?:ne (?:pas )?pouvoir|refus|rejet|n['’])[^.!?\n]{0,60}"
    r"|(?:we regret|we are sorry|unfortunately|regrettably)[^.!?\n]{0,60}(?:unable to (?:offer|accept|approve|award|grant)|cannot (?:offer|accept|approve|award|grant)|(?:application|claim|request|child)[^.!?\n]{0,40}(?:not|unsuccessful|refused|declined))[^.!?\n]{0,40}"
    r"|we (?:cannot|can['’]t|are unable to|will not) (?:(?:offer|give|award|pay|grant|help) you|give an? (?:positive|favourable) (?:answer|reply|response))[^.!?\n]{0,40}"
    r"|nous (?:ne pouvons|n['’]avons) (?:pas|donc pas|malheureusement pas) (?:pu )?(?:donner|réserver|apporter) (?:une |de )?(?:suite|réponse) (?:favorable|positive)[^.!?\n]{0,60}"
    r"|\b(?:result|outcome|decision|statut|status|résultat|décision|suite donnée|avis|issue)\s?:\s*(?:not eligible|ineligible|refused|refusal|rejected|declined|not granted|not approved|unsuccessful|(?:non|pas|in)[ -]?éligible|refus\w*|rejet\w*|non retenue?|non accordée?|défavorable|irrecevable)\b"
    r"|vous (?:êtes|avez été) radiée?"
    r"|(?:votre (?:allocation|aide|prestation|droit|versement)|vos (?:droits|prestations|allocations|versements))[^.!?\n]{0,40}? (?:est|sont|a été|ont été) (?:suspendue?s?|supprimée?s?|interrompue?s?|refusée?s?)"
    r"|(?<!que )(?<!qu['’])vous avez (?:reçu|perçu|touché)[^.!?\n]{0,40} (?:de trop|en trop|à tort|indûment)"
    r"|nous (?:retiendrons|récupérerons|prélèverons) (?:cette somme|ce montant|ce trop-perçu|cet indu)"
    r"|(?:you (?:have been|were)|we (?:have )?) ?(?:overpaid|paid you too much)"
    r"|vous (?:devez|êtes redevable)[^.!?\n]{0,30}(?:rembourser|trop-perçu|indu)[^.!?\n]{0,40}"
    r"|your (?:application|claim|request for|appeal|benefit|allowance|payments?)\b[^.!?\n]{0,60}? (?:has|have|was|were|is|are)(?: been)?(?: not been)? (?:refused|rejected|denied|unsuccessful|stopped|suspended|turned down|declined)"
    r"|(?:decided|chosen|resolved) (?:not to|against) (?:accept|approv|award|grant|renew|offer|pay|pursu|tak|proceed)\w*[^.!?\n]{0,40}\b(?:you|your|this)\b[^.!?\n]{0,30}"
    r"|we (?:have decided not to|cannot|are unable to) (?:accept|approve|award|grant) your (?:application|claim|request|appeal)[^.!?\n]{0,40})",
    re.I,
)
_SITUATION = re.compile(
    r"vous n['’](?:avez (?:malheureusement |hélas )?pas droit|êtes (?:malheureusement |hélas |donc )?pas éligible)|vous ne (?:pouvez|pourrez|remplissez|satisfaites|répondez)|you (?:are not (?:eligible|entitled)|do not qualify)|^(?:result|résultat)",
    re.I,
)
"""A situation that is told: someone who asked for nothing yet is refused nothing, and may still ask."""
_REMEDIES = re.compile(
    r"recours|pas d['’]accord|n['’]êtes pas d|nouvel examen|réexamin|reverr|revoir|appelez|nous appeler|expliquer|if you (?:think|disagree|believe)|look at it again|call us|call 0|contact us|contest(?:er|ation)|tribunal|réclamation|médiat(?:eur|rice|ion)|commission de|défenseur|appeal|challenge|mandatory reconsideration|"
    r"ask (?:us |me )?(?:for (?:a review|another look|a second look)|to look again)|(?:will|shall|can) look (?:at (?:it|this|your \w+) )?again|(?:different|another) (?:person|officer|colleague) (?:to |will |can )?(?:decide|look|review)|someone (?:else|new|different) (?:to |will |can )?(?:decide|look|review)|(?:get|got) (?:it|that|this|something) wrong|nous (?:sommes|serions) trompés|"
    r"(?:vous (?:avez|disposez d[e']|aurez) ?|you have )[^.!?\n]{0,60}(?:mois|jours|semaines|months?|days|weeks)\b[^.!?\n]{0,90}\b(?:pour|to) (?:nous )?(?:écrire|saisir|write|go to)\b|(?:saisir|saisissez) (?:le|la|l['’])|"
    r"revenir sur (?:ce|cette|le|la|sa|son|notre)\b|(?:ask|write to|request) [^.!?\n]{0,40} to (?:reconsider|undo|withdraw|lift|reverse|change|rethink|overturn|restore|reinstate) (?:it|this|that|the|our|their|his|her|your)\b|demande[rz]? (?:\w+ ){0,4}?(?:de |d['’])(?:reconsidérer|annuler|lever|retirer|rétablir) (?:ce|cette|la|le|sa|son)\b|"
    r"une autre personne (?:de |peut |va )?(?:décider|décide|relire|relise|reprendre|reprenne)|review of (?:the|this) decision|ombudsman|complain",
    re.I,
)
_ENCLOSED = re.compile(
    r"(?:décision|courrier|lettre|notification|motivation|motifs?)\b[^.!?\n]{0,60}\b(?:ci-joint|jointe?s?\b|en annexe|en pièce jointe)"
    r"|(?:letter|decision|notice)\b[^.!?\n]{0,40}\b(?:attached|enclosed)|\b(?:attached|enclosed) (?:letter|decision|notice)",
    re.I,
)
"""The decision itself, with what it must hold, comes beside the text that announces it."""
_PRINTED = re.compile(
    r"\{\{[^{}]*?(motif|raison|reason|justification|explication)[^{}]*\}\}|\{%[^{}]*?(?:motif|raison|reason)[^{}]*%\}|<[%?]=[^<\n]{0,80}?(?:motif|raison|reason|justification|explication|explanation|(?:rejection|refusal|closure)[_.]d(?:etail|escription))[^<\n]{0,80}?[%?]>",
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
    is_certain: bool = True
    """Whether it is told in a whole sentence: a few words may stand beside the rest, in a list of outcomes."""


_SHUT = re.compile(
    r"(?:aucun|sans|pas de|no) (?:autre )?(?:recours|appeal|appel|voie de contestation|réclamation)|ne (?:peut|pourra|saurait) (?:pas )?(?:être |faire l['’]objet d['’]?)(?:une? )?(?:contest\w+|recours|appel)|(?:cannot|may not|can['’]t) (?:be )?(?:appeal\w*|challeng\w*|contest\w*|review\w*|discuss\w*)"
    r"|n['’](?:a|avons|est|ont) pas (?:à )?(?:motiv|justifi|expliqu)\w*|sans (?:motif|motivation|avoir à)|no reasons? |not (?:obliged|required) to (?:give|explain)|unable to (?:discuss|explain|give)|without giving",
    re.I,
)
"""What sounds like a reason or a remedy and takes it away."""
_FIELD = re.compile(r"(?:^|\.)errors\..{0,300}\b(?:attributes|messages|models|format)\b", re.I)
"""Keys of what a framework says of a field that is filled in: the person mends it and sends the form again."""
_DONE = re.compile(r"(?:^|[._])(?:success|succes|succès|notice)(?:[._]|$)", re.I)
"""Keys of what is said to whoever has just done it themselves."""
_LEAST, _SHORT = 2, 60  # spaces of the shortest sentence; those of a text message: a number in it is whom to ask
_WHOLE = 8
"""Spaces from which a message tells a decision by itself; a shorter one is a label beside it."""


_SAYS_NO = re.compile(r"(?:nous|we)\b(?: [^ ]+){4,}\.", re.I)
"""A short sentence in which the service itself answers: no label."""
_CLOSES = re.compile(
    r"\b(?:dossier|procédure|demande|affaire)s? (?:est )?clos|\bfin de (?:la |l['’])?(?:procédure|démarche|instruction|examen)|\b(?:case|file|request) (?:is )?closed|[.!] closed\b|\b(?:aucune|nulle) (?:autre )?suite\b|\bno further (?:action|steps?|consideration)\b|\bnothing (?:more|further) will be done\b|\b(?:code|motif|ref\w*|réf\w*) ?(?:n° ?)?\w*\d",
    re.I,
)
"""With a few words that refuse, what ends all, or is a number for a reason: no label beside which the rest may stand."""


def letters_of(document: Document) -> list[Letter]:
    """Return every refusal that a document tells: that of the text, or one for each message that stands alone."""
    if document.is_sequence:
        whole = letter_of(document)
        return [whole] if whole is not None else []
    return [one for block in document.blocks if (one := _alone(block)) is not None]


def _alone(block: Prose) -> Letter | None:
    text = block.text
    place = _decision_in(block)
    if (
        place is None
        or not is_said_in_earnest(block, *place, supposed=True)
        or text.count(" ") < _LEAST
        or block.kind in (FIELD, DONE, "label")
        or TITLE.search(block.key)
        or _FIELD.search(block.key)
        or _DONE.search(block.key)
        or was_taken_off(text)
        or _is_between_members(block, text[slice(*place)])
        or _is_explained_above(block)
        or tells_failure(just_before(block, place[0]))
        or (_SITUATION.match(text[slice(*place)]) and (_is_estimate(block.path) or may_be_mended(block)))
        or is_other_way(text, *place)
        or not (
            len(block.sentences) <= _LEAST
            or OF_IT.match(text, place[0])
            or TO_READER.search(text, *block.sentence_at(place[0]))
        )
        or (text.count(" ") < _WHOLE and _names_its_reason(block))
    ):
        return None
    parts = parts_of(block)
    whole = " ".join(one.text for one in parts)
    words = text[slice(*place)]
    rest = _SHUT.sub("", whole.replace(words, ""))
    if _ENCLOSED.search(rest) or runs_out(block, *place, whole) or is_wished(whole):
        return None
    return Letter(
        block.span(*place),
        words.strip(),
        gives_reasons(_SHUT.sub("", whole), _SHUT.sub("", text[place[0] :]), just_before(block, place[0]))
        or is_by_silence(text, *place),
        bool(_REMEDIES.search(rest) or PHONE_NUMBER.search(rest) or any(is_named_remedy(one) for one in parts)),
        (text.count(" ") >= _WHOLE or _SAYS_NO.match(text) is not None or _CLOSES.search(text) is not None)
        and not is_headed(block),
    )


def _is_between_members(block: Prose, words: str) -> bool:
    """Whether somebody is told that they were taken out of what several people keep together: one of these did it, and no service."""
    file = block.path.rpartition("/")[2]
    return speaks_of(words, "decisions.taken out") and speaks_of(file, "decisions.kept together")


def _is_explained_above(block: Prose) -> bool:
    """Whether the title over some words says how things are, and tells no decision by itself: "The procedure is closed"."""
    said = heading_of(block)
    return states_a_fact(said) and _DECIDES.search(said) is None and OF_IT.search(said) is None


def _names_its_reason(block: Prose) -> bool:
    """Whether a few words head the reason, kept under a key that continues theirs: `refused`, `refused_reason`."""
    beside = (one.key for one in block.document.blocks if one.key.startswith((f"{block.key}_", f"{block.key}.")))
    return any(speaks_of(key, "decisions.reasons") for key in beside)


def _decision_in(block: Prose) -> tuple[int, int] | None:
    """Where a block tells somebody no: in the words known for it, or in others that say the same."""
    is_brief = block.text.count(" ") < _WHOLE
    match = None if is_brief and not _SAYS_NO.match(block.text) else _DECIDES.search(block.text)
    if match is None and names_request(block.text):
        match = OF_IT.search(block.text)
    if match is not None:
        return match.span()
    langs = (block.lang,) if block.lang else ("fr", "en")
    topics = ("refused", "turned_away", "refused_in_brief") if is_brief else ("refused", "turned_away")
    return next((place for lang in langs for topic in topics for place in said_in(block, lang, topic)), None)


def _is_estimate(path: str) -> bool:
    return speaks_of(path.rpartition("/")[2], "decisions.estimates")


def _told_in(document: Document) -> Iterator[Found]:
    yield from document.find_written(_DECIDES)
    of_it = list(document.find_written(OF_IT))
    yield from of_it if of_it and names_request(_whole(document)) else ()
    for lang in ("fr", "en"):
        yield from (one for one in told(document, lang, "refused") if TO_READER.search(one.sentence))
        to_one = is_to_one_person(document)
        yield from (one for one in told(document, lang, "turned_away") if to_one or TO_READER.search(one.sentence))
        for one in told(document, lang, "refused_in_brief"):
            if _CLOSES.search(one.prose.text) or (to_one and _REMEDIES.search(one.prose.text, one.end)):
                yield one


_CASE = re.compile(r"\b(?:si|if|when|lorsque|quand|cas où)\b", re.I)
_WITHOUT = re.compile(
    r"\b(?:sans|without) (?:ces?|cet|cette|celui|elles?|lui|vos|votre|these|this|them|it|your)\b[^.!?]{0,300}$", re.I
)
_ASKED_WHY = re.compile(
    r"\b(?:savoir|comprendre|entendre|écouter|connaître|lire|know|hear|understand|learn|find out|see|listen to)\b[^.;!?]{0,20}\b(?:pourquoi|pour quelles? raisons?|les raisons|why|the reasons?)\b[^.;!?]{0,30}$",
    re.I,
)
"""What offers to tell why: the reason is one key away."""
_NAMING = frozenset({"heading", "title", FIELD, "label"})
"""What names a thing, or explains a field: nobody is told a decision by it."""


@memo
def _first_case(prose: Prose) -> int:
    """Where a block begins to tell a case; past its end when it tells none."""
    return found.end() if (found := _CASE.search(prose.text)) is not None else len(prose.text) + 1


def _is_in_a_case(found: Found) -> bool:
    """Whether it is what would be refused in a case that the block tells, or asks of: nothing is yet."""
    before = found.prose.text[max(0, found.start - REACH) : found.start]
    return (
        _first_case(found.prose) <= found.start
        or found.sentence.rstrip().endswith("?")
        or _WITHOUT.search(before) is not None
        or bool(_ASKED_WHY.search(before))
    )


@memo
def _whole(document: Document) -> str:
    """All that a letter says, without what takes away the reasons and remedies it names: joined once, however many refusals it holds."""
    return _SHUT.sub("", " ".join(block.text for block in document.blocks))


@memo
def letter_of(document: Document) -> Letter | None:
    """Return the refusal that a document tells, or None; catalogues and documentation tell none."""
    if not document.is_sequence:
        return None
    if document.path.endswith(".md") and not is_to_one_person(document):
        return None
    for found in _told_in(document):
        if _SITUATION.match(found.text) and (_is_estimate(document.path) or lets_mend(_whole(document))):
            continue
        is_named = found.prose.kind in _NAMING
        if is_named or is_other_way(found.prose.text, found.start, found.end) or _is_in_a_case(found):
            continue
        if tells_failure(just_before(found.prose, found.start)):
            continue
        text = _whole(document)
        if _ENCLOSED.search(text):
            return None
        if runs_out(found.prose, found.start, found.end, text) or is_wished(text):
            continue
        template = written_in(found.prose)
        beside = re.sub(r"votre recours|your appeal", "", f"{text} {_SHUT.sub('', said_by_parts(document))}")
        return Letter(
            found.span,
            found.text.strip(),
            gives_reasons(text, _SHUT.sub("", found.prose.text[found.start :]), just_before(found.prose, found.start))
            or _PRINTED.search(template) is not None
            or is_by_silence(found.prose.text, found.start, found.end),
            any(_REMEDIES.finditer(beside)) or _PRINTED_REMEDIES.search(template) is not None or _may_be_called(text),
        )
    return None


def _may_be_called(text: str) -> bool:
    return text.count(" ") < _SHORT and PHONE_NUMBER.search(text) is not None
