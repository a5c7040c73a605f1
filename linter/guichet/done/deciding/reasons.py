"""What a refusal rests on: a reason that is said, or one that would fit anyone."""

from __future__ import annotations

import re

_REASONS = re.compile(
    r"\bcar\b|\ben effet\b|parce qu|en raison|au motif|motif|motivation|pourquoi ?\?|\bwhy ?\?|voici pourquoi|here is why|\bmotivé|étant donné|puisque|, as (?:the|it|this|that|there|all|no|our)\b|faute d|dépass|ne remplissez pas|il manque|raisons? suivante|voici (?:la |les |notre |nos )raisons?\b|pour (?:cette|ces) raisons?\b|"
    r"because|reason|due to|since you|\bas you\b|does not meet|do not meet|did not|you have not"
    r"|réservée?s? (?:à|aux)\b|s['’]élèv\w+ à|\blimite (?:est|était|fixée)|plafond|il (?:faut|fallait) (?:avoir|être|habiter|gagner|vivre|travailler)|(?:a|ont|avons) (?:préféré|donné la priorité|(?:retenu|choisi) (?:des|d['’]autres))|plus de (?:demandes|candidatures) que|\d (?:demandes|candidatures|dossiers) pour|attribuée?s? à (?:une?|des|d['’])|n['’](?:est|était) (?:ouverte?|versée?|accordée?|donnée?|destinée?) qu['’]"
    r"|\b(?:limit|threshold|ceiling) (?:is|was|of)\b|\b(?:the|our) rules? (?:asks?|says?|wants?|is)\b|\bla règle (?:demande|veut|dit|est)\b|reserved for|only (?:for|to) (?:people|those|families|households|tenants|residents)|\bto (?:get|qualify for|have) [^.!?]{1,30} you (?:need|needed|must|had to)|we gave you \d|more (?:applications|requests|children|people) than|\d (?:applications|requests|people|children) for|we (?:preferred|chose) (?:other|those|groups|projects)|(?:above|below|over) the (?:limit|threshold)|(?:is|are) (?:only )?for (?:people|those|families|children) (?:who|with|aged|over|under)|we understood that|(?:est|sont) (?:faite?s? )?pour (?:les|des) (?:personnes|familles|enfants) (?:qui|de|en|dont)|nous avons (?:compris|pensé) que",
    re.I,
)
"""What gives a reason, with its word or as a fact: the limit that was passed, who the right is for, who was preferred."""
_FACT = re.compile(
    r"^[^.!?:;–—]{0,200}(?: ?: | [–—-] )(?!(?:voir|see|cf|article|code|cette|this|the decision|la décision|vous (?:pouvez|devez|pourrez|recevrez|avez (?:jusqu|un délai|le droit))|you (?:can|may|must|will)|nous|we|merci|veuillez|please)\b)"
    r"(?:(?:votre|vos|vous|le|la|les|l['’]|il|elle|ils|elles|un|une|aucun|aucune|your|you|the|it|they|he|she|no|an?|all|every|none|there|tous|toutes|aucuns?|plus)\b ?)[^.!?:;]{8,}",
    re.I,
)
"""After the words that refuse, what a colon or a dash introduces: the fact, said with no word for "because"."""
_THEN = re.compile(r"^[^.!?\n]{8,200}\.[ \n]+(?P<said>[^.!?\n]{12,})", re.I)
"""After the sentence that refuses, the one that a reader takes for its reason."""
_STATES = re.compile(
    r"\b(?:is|are|was|were|has|have|had|est|sont|était|étaient|a|ont|avait|avaient|il y (?:a|avait)|l['’]a)\b", re.I
)
_OF_THE_READER = re.compile(
    r"(?:(?:cependant|or|mais|toutefois|however|but),? )?(?:votre (?:demande|dossier|requête|candidature|recours|réclamation)|vous|your (?:application|claim|request|appeal)|you)\b[^\n]{8,}[.!]\s*$",
    re.I,
)
"""A whole sentence about what the reader asked for, or about them: the one before a refusal is its reason."""
_OF_THE_STEPS = re.compile(
    r"\b(?:reçue?s?|étudi\w+|exami\w+|instrui\w+|enregistr\w+|transmis\w*|trait\w+|retenu\w*|attention|parven\w+|soumis\w*|présent\w+|adress\w+|envoy\w+|dépos\w+|sollicit\w+|souhait\w+|bien arrivée?|merci\w*|demandé (?:une?|la|le|les|des|à|l['’])|(?:percev|bénéfici|touch|recev)\w+"
    r"|received|consider\w*|review\w*|looked|assess\w+|thank\w*|passed|sent|submitted|applied for|asked (?:us )?(?:for|about)|made|reached|receive|get|important)\b",
    re.I,
)
"""What tells that it was asked, received and looked at, or what the reader has until then: it explains nothing."""
_OF_THE_PROCEDURE = re.compile(
    r"\b(?:nous|we|you (?:can|may|must|will|should|are)|vous (?:pouvez|devez|pourrez|êtes|recevrez|avez (?:jusqu|un délai|le droit))|ne pas répondre|do not reply|décisions?|decisions?|demandes?|requests?|applications?|claims?|dossiers?|files?|cases?|courriers?|lettres?|letters?|e?-?mails?|messages?|réponses?|answers?|repl(?:y|ies)|recours|appeals?|commission|comité|jury|panel|committee|board"
    r"|service|agents?|officers?|teams?|équipe|bureau|offices?|guichet|accueil|counter|lines?|ligne|téléphone|phone|numéros?|numbers?|procédures?|procedures?|tickets?|systèmes?|systems?|résultats?|results?|outcome|règlements?|regulations?|polic(?:y|ies)|articles?|sections?|codes?|motifs?|reasons?|cela|ceci|c['’]est|this|that|possibles?|désolés?|sorry|merci|thank\w*|final|définiti\w+|clos\w*|fermée?s?|jointe?s?|attached|enclosed|cop(?:y|ies)|copies?|refus\w*|refusals?|profile?s?|scores?|situation|algorithm\w*|machine|computer|ordinateur|logiciel|software|gratuit\w*|free|ouverte?s?|open)\b",
    re.I,
)
"""What tells how it was decided, or what comes next, and no reason."""
_GENERIC = re.compile(
    r"(?:\b(?:car|parce qu['’]?e?|puisqu['’]?e?|au motif qu['’]?e?|because|since|as)\s*)?"
    r"(?:(?:votre (?:dossier|demande|situation)|elle|il|vous)\s+ne\s+(?:remplit|remplissez|satisfait|satisfaites|répond|répondez|correspond|permet)\s+pas\s+(?:à\s+|aux?\s+|les?\s+|toutes\s+les\s+|de\s+)*"
    r"(?:conditions|critères|exigences|(?:donner|réserver) (?:une )?suite favorable)(?:\s+(?:requis|exigé|prévu|nécessaire|demandé|fixé)e?s?)?(?:\s+(?:d['’](?:éligibilité|attribution|octroi|accès)))?"
    r"|(?:your (?:application|claim|request|case|situation)|you|it)\s+(?:does|do|did)\s+not\s+meet\s+(?:all\s+)?(?:of\s+)?(?:the|our)\s+(?:\w+\s+){0,2}(?:criteria|conditions|requirements)"
    r"|(?:conditions?|critères?) (?:non|pas) (?:remplie?s?|satisfaits?)|(?:criteria|conditions|requirements) (?:were |are )?not met)",
    re.I,
)
"""A reason that would fit anyone: it tells nobody what to put right."""
_HOLLOW = re.compile(
    r"(?:(?:motifs?|raisons?|reasons?|grounds?)(?: code| du refus| for refusal)? ?[:=–-]? ?|pour (?:un |des )?|\()?(?:(?:voir|see|cf\.?|selon|vu|under|pursuant to|sur le fondement de|en application de|au titre de) )?(?:l['’]|la |le |the )?"
    r"(?:(?:articles?|art\.|sections?|regulations?|reg\.|paragraphs?|clauses?|polic(?:y|ies)|rules?|byelaws?|codes?|alinéas?) ?(?:n° ?)?[A-Z]{0,4}[. -]{0,2}\d[\w.()/-]*|(?<=[ (])[LRDA]\. ?\d[\d-]*|(?<=motif )n° ?\d+|(?<=raison )n° ?\d+)(?: (?:d[eu]|of) [^.;!?]{0,60}?(?=[.;!?]|$))?"
    r"|\b(?:pour|for) (?:(?:un|des|les) )?(?:motifs?|raisons?) (?:réglementaires?|administratifs?|administratives?|techniques?|internes?|diverse?s?|légales?|légaux|d['’]ordre \w+|de service)|\b(?:on|ground) (?:\d+\b|(?:policy|administrative|technical|legal|general) grounds)|\bfor (?:administrative|policy|regulatory|legal|operational|technical|internal) reasons",
    re.I,
)
"""A number, or a word for any number, that stands where a reason should: it says nothing to the one who reads it."""
_EMPTY = re.compile(
    r"(?:dossier|demande|situation)? ?(?:non conforme|non recevable|non éligible|irrecevable)|autres?(?: motifs?| raisons?)?|other(?: reason)?s?|motifs? (?:administratifs?|divers)|raisons? (?:administratives?|diverses)"
    r"|(?:not|non)[ -]?(?:compliant|eligible|conforming)|ineligible|administrative reasons?|(?:votre )?(?:demande|dossier)(?: \w+){0,3} (?:refusée?|rejetée?)|(?:suite à|après) (?:étude|examen) de (?:votre|la|ce) (?:dossier|demande)",
    re.I,
)
"""Labels that stand where a reason should."""
_SILENCE = re.compile(
    r"\b(?:sans|faute de|en l['’]absence de|à défaut de|without|in the absence of) (?:aucune? |toute |notre |an |any |our |a )?(?:réponse|nouvelles?|lettre|courrier|décision|retour|answer|reply|response|decision|letter|news)\b"
    r"(?! (?:de votre|de vous|de toi|from you|à (?:notre|nos|cette|ce|l['’])|to (?:our|this|the)))|\b(?:notre|en cas de|our) silence\b",
    re.I,
)
"""What says that nobody has answered: the refusal is that of the law, and nothing was looked at that could be explained."""
_NEAR = 120
"""Letters around a refusal in which its sentence says so."""
_DONE = re.compile(r"\b(?:a|ont|avons|has|have|was|were)\b", re.I)
_ROOM = 30
"""Letters that a sentence may hold besides."""


def is_empty_reason(text: str) -> bool:
    """Whether a text, given as the reason of a refusal, would fit anyone: it says that conditions are not met, and not which."""
    bare = text.strip().rstrip(".!").strip()
    whole = _GENERIC.search(bare)
    return bool(_EMPTY.fullmatch(bare)) or (
        whole is not None and len(bare) - len(whole[0]) <= _ROOM and ":" not in bare
    )


def is_by_silence(text: str, start: int, end: int) -> bool:
    """Whether what refuses, between two offsets, is told of a day on which nobody has answered: « sans réponse le 3 mai, … »."""
    before, after = (
        re.split(r"[.!?]", text[max(0, start - _NEAR) : start])[-1],
        re.split(r"[.!?]", text[end : end + _NEAR])[0],
    )
    return _DONE.search(text[start:end]) is None and _SILENCE.search(f"{before} {after}") is not None


def gives_reasons(whole: str, refusal: str, before: str) -> bool:
    """Whether a text says why it refuses, in any of its words, after those of the refusal or just before them, and not only that conditions are not met."""
    said, told_before = (_HOLLOW.sub("", _GENERIC.sub("", one)) for one in (refusal, before))
    return (
        _REASONS.search(_HOLLOW.sub("", _GENERIC.sub("", whole))) is not None
        or _FACT.match(said) is not None
        or _is_followed_by_a_fact(said)
        or (_OF_THE_READER.match(told_before) is not None and not _OF_THE_STEPS.search(told_before))
    )


def _is_followed_by_a_fact(said: str) -> bool:
    """Whether the sentence after a refusal states how things are: "All 40 plots are taken."; not how it was decided."""
    then = _THEN.match(said)
    return then is not None and bool(_STATES.search(then["said"])) and not _OF_THE_PROCEDURE.search(then["said"])


def states_a_fact(said: str) -> bool:
    """Whether a few words state how things are."""
    return _STATES.search(said) is not None
