"""Whether a text leaves its reader with nobody: no one to ask, no one who may look again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain

from guichet.core.keeping.expressions import lasting
from guichet.core.keeping.tables import table
from guichet.core.words import any_of
from guichet.reading.texts.document import Document, Found
from guichet.told.ideas import names, told
from guichet.told.printed_beside import SOMEBODY
from guichet.told.rights import RIGHTS
from guichet.told.saying import has, is_supposed, meant, told_with

_TAKEN = re.compile(
    r"\b(?:pas|plus|ni|aucune?|sans|inutile|impossible|cannot|can't|not|no|any|never|nor)\b[^.;:!?\n]{0,40}$"
)
_OTHERWISE = re.compile(
    r"\b(?:nous (?:vous )?(?:rappel|contact|répond|écri|recontact)\w*ons|we(?: will|'ll) (?:call|write|contact|be in touch|reply|get back)|(?<!\bni )par (?:téléphone|courriel|mail|e-mail|message|courrier)|au téléphone|(?:over|on|by) the phone|by (?:phone|e-?mail|post|telephone)|(?:laisser|laissez|leave)(?: us| nous)? (?:un|a) message|sans (?:votre|rendez-vous|l'accord)|without (?:your|an appointment))\b"
)
"""A person cannot do it in one way, or not yet, or will write first: others are left."""
_READERS_NUMBER = re.compile(
    r"\b(?:votre|ce|cet|this|that|your) (?:numéro(?! (?:est|n'est) (?:surchargé|saturé|fermé))|(?:tele)?phone number|number)\b"
)
"""The number that the reader gave, which is no line to the service."""
_UNREADABLE = re.compile(r"\b(?:characters?|caractères?|fichiers?|files?|formats?|images?|photos?)\b")
"""What a machine cannot read, and asks the reader to give again."""
_SENT_ON = re.compile(
    rf"\b(?:contact(?:er|ez)|joindre|appel(?:er|ez)|(?:écri(?:re|vez)|adress(?:er|ez)(?:-vous)?) (?:à|au)) ?(?:directement )?(?:(?:le|la|les|un|une|votre|vos) |l')?(?:{any_of('organisations.fr.bodies')})\b"
    rf"|\b(?:contact|call|write to|ask|speak to) (?:the|your) (?:\w+ )?(?:{any_of('organisations.en.bodies')})\b"
)
"""Whom else a text tells its reader to turn to."""


@cache
def _expression(lang: str) -> re.Pattern[str]:
    words = table("told/nobody.toml")[lang]
    parts = {name: "|".join(words[name]) for name in ("staff", "undoes", "lacks", "meets")}
    return lasting(rf"\b(?:{'|'.join(f'(?:{one.format(**parts)})' for one in words['says'])})")


def nobody_left(document: Document, lang: str) -> Iterator[Found]:
    """Yield the words by which a text denies its reader a person, when none of its other words gives one."""
    said = (
        told(document, lang, topic, supposed=topic == "cut_off") for topic in ("nobody", "final", "cut_off", "unnamed")
    )
    sent = (one for one in told(document, lang, "nobody", supposed=True) if _sends_askers(one))
    for found in (*meant(document, _expression(lang), lang, denied=True), *chain.from_iterable(said), *sent):
        if found.prose.holds(_OTHERWISE) or _is_about_what_was_typed(found) or _is_done_to_a_thing(found, lang):
            continue
        if (
            _erases_what_was_given(found)
            or _NOTED.fullmatch(found.prose.plain)
            or _UNTAPED.match(found.prose.plain, found.start)
        ):
            continue
        rest = _OWN_CASE.sub(" ", told_with(found).replace(found.prose.plain[found.start : found.end], " "))
        if _takes_rights(rest, lang) and not (_sends_to_nobody_named(found) and SOMEBODY.is_read_with(found.prose)):
            yield found


def shut_for_good(document: Document, lang: str) -> Iterator[Found]:
    """Yield where a text says that what was decided cannot be looked at again, and nothing else in it gives a right."""
    for found in told(document, lang, "shut_for_good"):
        rest = told_with(found).replace(found.prose.plain[found.start : found.end], " ")
        if _takes_rights(rest, lang):
            yield found


_OWN_CASE = re.compile(
    r"\b(?:reçu|enregistré|examiné|transmis|transmise|traite|traitons|instruit|suit) (?:\w+ ){0,2}?(?:votre|vos) (?:réclamation|recours|contestation)s?\b|\b(?:votre|cette) réclamation (?:du|n°|est (?:au|en|entre)|a bien été)\b"
    r"|\b(?:received|registered|logged|handling|passed on|looking into|thank you for) (?:\w+ )?your (?:complaint|appeal)\b"
)
"""What the reader has already sent, which is no way to be heard that is offered."""

_TO_A_BODY = {
    "fr": r"\b(?:(?:contacter?z?|joindre|joignez|saisir|saisissez) |(?:vous )?(?:rapproche[rz]|adresse[rz])(?:-vous)? (?:de |auprès de |du |auprès du |à |au |aux )|(?:voir|voyez|pren(?:dre|ez) contact) avec |prendre l'attache (?:de |du )|prenez l'attache (?:de |du ))(?:l'|la |le |les |un |une |nos |votre |notre )?(?:administration|administrat(?:eur|rice)|organisme|support|assistance|service client|gestionnaire|mairie|préfecture|caisse|services?|secrétariat|standard|greffe|scolarité|autorités?)(?: (?:concernée?|compétente?|gestionnaire|instructeur|territoriale?ment compétente?|locale?)s?)?(?: technique)?(?= ?(?:[.;!?]|$))",
    "en": r"(?<!attempt to )(?<!attempts to )(?<!try to )(?<!trying to )(?<!tried to )(?<!we will )\b(?:contact|ask|speak (?:to|with)|talk to|reach out to|get in touch with) (?:the |your |our |an? )?(?:local |relevant |responsible )?(?:competent |appropriate |issuing )?(?:administration|administrator|organisation|support|helpdesk|help desk|authority|council|department|office)(?: team| concerned| in charge| responsible)?(?= ?(?:[.;!?]|$))",
}
"""A body that is only called by what it is: where it is, nothing says."""
_OWN_FAILURE = re.compile(
    r"\b(?:votre|vos|vous|your|you)\b[^!?\n]{0,120}\b(?:ne (?:correspond\w*|peu(?:t|vent|x)|figur\w+|sont|est|perme(?:t|ttent)|rempli(?:t|ssent|ssez))|n'(?:a|ont|avons|est|êtes) pas|introuvables?|bloquée?s?|rejetée?s?|refusée?s?|suspendue?s?|cannot|could not|does not match|do not match|did not match|not found|unable|blocked|rejected|refused|locked|suspended|failed)\b"
    r"|\b(?:bloque|empêche|blocks|prevents)(?:nt)? (?:votre|vos|your)\b|\b(?:n'avons pas pu|impossible de|we (?:could|can)(?: ?not|n't)|we were unable|we are unable)\b[^!?\n]{0,80}\b(?:votre|vos|vous|your|you)\b"
)
"""That something of one's own did not do."""
A_WAY = re.compile(r"\b(?:mailto:|tel:|contact_\w+|\w*contact\w*_(?:path|url)|support_\w+)|href=[\"'][^\"']{0,200}(?:contact|support|aide|help|assist)", re.I)  # fmt: skip
"""A link of a page to somebody."""


def sent_to_a_body(document: Document, lang: str) -> Iterator[Found]:
    """Yield where whoever is told that something of theirs failed is sent to a body, and nothing with it says where that is."""
    if document.is_back_office:
        return
    page = document.page
    for found in meant(document, lasting(_TO_A_BODY[lang]), lang, supposed=True):
        said = told_with(found)
        if not _OWN_FAILURE.search(said) or _NUMBER.search(said) or "@" in said or SOMEBODY.is_read_with(found.prose):
            continue
        if page is None or not A_WAY.search(page.template.source.text):
            yield found


_ERASED = re.compile(
    r"\b(?:answers|réponses?)\b(?! (?:to (?:this|these)|à (?:ce|cet|cette)) )[^.;!?\n]{0,60}\b(?:deleted|erased|destroyed|discarded|supprimée?s?|effacée?s?|détruite?s?)"
)
_ON_TERM = re.compile(
    r"\b(?:if|unless|after|within|once|when|otherwise|until|at the end|si|s'il|sauf|sinon|après|dès|lorsque|quand|au bout|à l'issue|à la fin|au terme)\b"
)
_NOTED = re.compile(
    r"(?:no|none|aucune?|pas de|sans)\b[^.;!?\n]{0,30}\b(?:reasons?|explanations?|feedback|motifs?|raisons?|explications?|justifications?) (?:\w+ )?(?:given|stated|provided|specified|recorded|donnée?s?|indiquée?s?|précisée?s?|fournie?s?|communiquée?s?)"
)
"""What a record, or a choice in a list, notes that somebody else did: nobody is told that none will be."""
_UNTAPED = re.compile(
    r"(?:appel|conversation|entretien|échange|call|interview)s? (?:n'est|ne sont|is|are) (?:pas|ni|not|neither|never) (?:\w+ )?(?:enregistr|écout|record|tap|monitor)"
)
"""That nothing is recorded: a promise."""


def _erases_what_was_given(found: Found) -> bool:
    """Whether it says until when, or in which case, the answers that people gave are kept: no letter of theirs is thrown away."""
    start, end = found.prose.sentence_at(found.start)
    said = found.prose.plain[start:end]
    return _ERASED.search(said) is not None and _ON_TERM.search(said) is not None


def _sends_askers(found: Found) -> bool:
    """Whether words send to somebody unnamed whoever has a question: "if you have a question, contact the relevant department"."""
    if not _sends_to_nobody_named(found) or not is_supposed(found):
        return False
    start, _ = found.prose.sentence_at(found.start)
    return _ASKS.search(found.prose.plain, start, found.start) is not None


def _sends_to_nobody_named(found: Found) -> bool:
    words = found.prose.plain[found.start : found.end]
    return any(names(words, lang, "sent_to_whom") for lang in ("fr", "en"))


@lru_cache(maxsize=16)
def _takes_rights(text: str, lang: str) -> bool:
    """Whether each right that a text names, or each one it sends to, comes after words that take it away: asked once of it."""
    ways = chain(RIGHTS[lang].finditer(text), _SENT_ON.finditer(text))
    return all(_TAKEN.search(text, max(0, one.start() - _NEAR), one.start()) for one in ways)


_NEAR = 60
"""Letters before a right in which it may be taken away."""


def _is_about_what_was_typed(found: Found) -> bool:
    """Whether it is the reader's own number, or what they wrote or sent, that does not do: they are asked for another."""
    words = found.prose.plain[found.start : found.end]
    if _READERS_NUMBER.search(words):
        return True
    return _READ.search(words) is not None and _UNREADABLE.search(found.sentence) is not None


@cache
def _altering(lang: str) -> re.Pattern[str]:
    words = table("told/nobody.toml")[lang]
    return lasting(rf"\b(?:{'|'.join(words['alters'])})(?![\w'])")


@cache
def _judged(lang: str) -> re.Pattern[str]:
    return lasting(rf"\b(?:{'|'.join(table('told/nobody.toml')[lang]['judged'])})(?![\w-])")


def _is_done_to_a_thing(found: Found, lang: str) -> bool:
    """Whether what nobody may see or alter is named, and is nothing that was decided of people: a password, a title, settings."""
    plain = found.prose.plain
    if _KEPT_FROM_ALL.match(plain, found.start, found.end):
        return True
    verbs = list(_altering(lang).finditer(plain, found.start, found.end))
    if not verbs or _EXPLAINED.search(plain, found.start, found.end):
        return False
    at = verbs[-1]
    clause = _CLAUSE.match(plain, at.end())
    after = clause[0].strip() if clause is not None else ""
    if not after or _NO_THING.match(after) or _TAKEN_UP.search(plain, found.start, at.start()):
        return False
    return _judged(lang).search(after) is None


_KEPT_FROM_ALL = re.compile(
    r"(?:personne (?:\w+ ){0,4}?n'a accès|(?:no ?one|nobody)\b[^.,;:!?\n]{0,40} access|\w+ (?:\w+ ){1,3}ha(?:s|ve) access)\b"
)
"""What is private, or what someone may see: a promise, and no door that is shut."""
_CLAUSE = re.compile(r"[^.,;:!?\n]{0,120}")
_EXPLAINED = re.compile(r"\b(?:expli\w+|discu\w+|justif\w+|comment\w*|réclam\w+|talk|speak)\b")
_NO_THING = re.compile(
    r"(?:it|them|(?:this|that|these|those)(?= ?$| (?:by|or|and|in|for|at)\b)|either|or|and|nor|by|ni|et|ou|par|à|au|dans|pour|sans|in|at|for|on|here|ici|après|after|une fois|once|again|lui|leur)\b"
)
"""What follows a verb when what it is done to was named before."""
_TAKEN_UP = re.compile(r"(?:\b(?:l[ea]s?|y|en)|\bl') ?$")


_READ = re.compile(r"\b(?:system|système|machine|ordinateur|computer|logiciel|software)\b")
"""What reads in the place of a person."""


_UNREAD = {
    "fr": r"\b(?:réponses?|messages?|courriels?|mails?)\b[^.;!?\n]{0,40} (?:part(?:ent)?|v(?:a|ont)|fini(?:t|ssent)) (?:directement )?(?:à la (?:corbeille|poubelle)|nulle part|dans le vide)\b|\b(?:les )?(?:réponses?|messages?|courriels?|mails?)[^.;!?\n]{0,40} (?:ne (?:sont|seront|font)|n'(?:est|ont)) (?:pas|plus|jamais|ni) (?:l'objet d\w+ )?(?:lue?s?|traitée?s?|consultée?s?|relevée?s?|examinée?s?|suivie?s?|reçue?s?)\b|\b(?:les |toutes les )?réponses?[^.;!?\n]{0,40} (?:sont|seront) (?:\w+ )?(?:détruites?|supprimées?|effacées?|ignorées?|perdues?)\b|\b(?:cette|notre) (?:boîte|adresse|messagerie)[^.;!?\n]{0,30} n'est (?:pas|plus|jamais) (?:relevée|lue|consultée|surveillée|suivie)\b|\b(?:merci de|veuillez|prière de) ne pas (?:y )?répondre\b[^.;!?\n]{0,40}|\bne (?:pas )?répond(?:ez|re) (?:pas )?à (?:ce|cet|cette) (?:message|courriel|e-?mail|mail|adresse|sms)\b|\bne peut (?:pas )?recevoir de réponses?\b|\bne (?:pas )?répond(?:ez|re)(?: pas)?(?= ?(?:[.;!]|$))|\b(?:toute|votre|vos|les|une|la) réponses?\b[^.;!?\n]{0,40} (?:rest\w+ sans suite|ne (?:sera|seront|sont) (?:lue?s?|traitée?s?|vue?s?) par personne|n'arriv\w+ (?:nulle part|à personne|pas)|ne (?:nous )?parvi\w+ (?:pas|à personne))\b|\baucune? (?:réponse|message|courriel)\b[^.;!?\n]{0,40} (?:ne (?:sera|peut être|pourra être)|n'est) (?:lue?|traitée?|reçue?|examinée?|consultée?)\b|\bne pas utiliser (?:la fonction|le bouton) répondre\b|\b(?:inutile|ne sert à rien) (?:de |d'y )répondre à (?:ce|cet|cette)\b[^.;!?\n]{0,20}|\bnous ne (?:lisons|consultons|relevons|traitons|recevons|surveillons|voyons) (?:pas|plus|jamais) (?:les |vos )?(?:réponses|messages|courriels|mails)\b|\b(?:cette|notre) (?:boîte|adresse|messagerie)[^.;!?\n]{0,30} (?:ne (?:reçoit|prend)|n'accepte) (?:pas|plus|aucune?) (?:de )?(?:courriers?|messages?|réponses?|courriels?)\b",
    "en": r"\bthis (?:mailbox|address|inbox) is for outgoing\b|\bwhatever you send to (?:it|us|this \w+) (?:vanishes|disappears|is lost)\b|\b(?:replies|messages|e-?mails)[^.;!?\n]{0,40} (?:are|will be) (?:\w+ )?(?:discarded|deleted|destroyed|thrown away|binned|lost)\b|\bthis (?:mailbox|address|number) (?:only sends|sends only|is for sending only)\b|\bnothing you (?:write|send|reply)\b[^.;!?\n]{0,20} (?:is|will be) (?:seen|read|received)\b|\b(?:replies|responses|messages|emails)[^.;!?\n]{0,40} (?:are|will be) (?:not|never) (?:read|monitored|checked|seen|answered|received)\b|\bthis (?:mailbox|inbox|address|account|email address) is not (?:monitored|read|checked|staffed)\b|\b(?:please )?(?:do not|don't) reply to this (?:message|e-?mail|text|address)\b|\bcannot (?:receive|accept) replies\b|(?:^|, |[.;:] |\band )(?:please )?(?:do not|don't) reply(?= ?(?:[.;!]|$))|\b(?:replies|responses|messages|e-?mails)\b[^.;!?\n]{0,40} (?:(?:will|can) (?:not|never) be (?:read|monitored|checked|seen|answered|received)|go(?:es)? (?:nowhere|to (?:nobody|no one)))\b|\bthis (?:mailbox|inbox|address|account|e-?mail address) (?:is (?:unattended|unmonitored|unread|unstaffed)|(?:does not|doesn't|cannot|can't) (?:receive|accept|take) (?:incoming )?(?:mail|e-?mails?|messages?|replies))\b|\bthis is an? (?:outgoing|send|unmonitored|unattended)(?:[- ]only)? (?:address|mailbox|inbox|account|e-?mail)\b|\b(?:do not|don't) respond to this (?:message|e-?mail|text|address)\b(?! (?:if|unless|until))|\bwe (?:do not|don't|cannot|never) (?:read|see|monitor|answer|receive) (?:any )?(?:replies|responses|messages|e-?mails)\b|\byour (?:reply|response|answer) (?:will not|won't) (?:reach|be (?:read|seen))\b|\b(?:nobody|no ?one) (?:reads|sees|monitors|checks) (?:the |any )?(?:replies|responses|messages|e-?mails)\b|\b(?:replying|responding) to this (?:message|e-?mail|text) is (?:pointless|useless|no use)\b",
}
_REACHED = re.compile(
    r"contact|joindre|joignable|appel|téléphon|écri(?:re|vez|vant)|guichet|accueil|messagerie|conseill|support|assistance|aide\b|phone|call|write to|help|advis|office|counter|rendez-vous|@|réclamation|recours|appeal|complain"
)
"""A word of somebody to reach, in the rest of a letter."""


def names_someone(text: str) -> bool:
    """Whether a text has a word of somebody to reach: a number, a counter, a person, an address."""
    return _REACHED.search(text.lower()) is not None


def unread_replies(document: Document, lang: str) -> Iterator[Found]:
    """Yield where a letter says that nobody reads what is answered to it, and names nobody to reach instead."""
    for found in meant(document, lasting(_UNREAD[lang]), lang, denied=True) if not _is_layout(document) else ():
        if not document.is_sequence and len(found.prose.sentences) < _WHOLE:
            continue  # a line kept apart: what stands beside it cannot be told
        rest = _NO_REPLY.sub(" ", told_with(found).replace(found.match[0], " "))
        page = document.page
        is_linked = page is not None and _LINKED.search(page.template.source.text) is not None
        if not (is_linked or has(rest, _REACHED)):
            yield found


_NO_REPLY = re.compile(r"\b(?:do-?not-?reply|no-?reply|ne-?pas-?repondre)[\w.+-]*@[\w.-]+")
"""An address that only sends."""
_ANSWERED = {
    "fr": r"\b(?:répond(?:re|ez|ant)|en réponse) (?:simplement |directement )?à (?:ce|cet|cette) (?:message|courriel|mail|e-?mail)\b|\bpar retour (?:de|du|d') ?(?:ce )?(?:message|courriel|mail|e-?mail)\b",
    "en": r"\b(?:reply|replying|respond|responding|answer) (?:directly |simply )?to this (?:message|e-?mail|mail)\b|\bby (?:reply|return) (?:e-?mail|of this (?:message|e-?mail))\b",
}


def answers_wanted(document: Document, lang: str) -> Iterator[Found]:
    """Yield where a letter asks for an answer to it, and gives no address or link to send one to."""
    for found in meant(document, lasting(_ANSWERED[lang]), lang, supposed=True) if document.is_sequence else ():
        page = document.page
        is_linked = page is not None and _LINKED.search(page.template.source.text) is not None
        if not (is_linked or "@" in told_with(found)):
            yield found


_LINKED = re.compile(r"\b(?:mailto:|tel:|mail_to\b|phone_to\b)")
"""A link of the page that writes to somebody, or calls them."""

_WHOLE = 3
"""Sentences from which a text that code holds is a whole message."""


def _is_layout(document: Document) -> bool:
    """Whether other pages fill in what a text leaves open."""
    page = document.page
    return page is not None and any(one.name == "block" for one in page.template.branches.blocks)


_OUTRIGHT = re.compile(
    r"(?:no ?one|nobody|personne|we (?:do not|don't|will not|won't|cannot)|nous ne)\b[^.;!?]{0,30}\b(?:answer|repl(?:y|ies)|respond|répond\w*|li[tsr]\w*|read)\b"
    r"|(?:do not|don't|ne)\b[^.;!?]{0,30}\b(?:contact\w*|call\w*|ring|phone|write|e-?mail|joindre|appel\w*|écri\w*|téléphon\w*)\b"
)
"""Words that refuse any question."""
_ASKS = re.compile(
    r"\b(?:questions?|quer(?:y|ies)|help|aide[rz]?|aid|unsure|contact\w*|joindre|renseign\w*|problèmes?|problems?|wrong|erreurs?|mistakes?|disagree|accord|réclam\w*|complain\w*|appeals?|expli\w+|talk|speak|parle[rz]?)\b|\?"
)


def told_to_askers(found: Found) -> str:
    """Return what a text says to whoever has a question, beside words that leave them alone.

    All of it, unless they refuse every question: a place to which a form is sent answers none.
    """
    rest = told_with(found).replace(found.prose.plain[found.start : found.end], " ")
    if not (_sends_to_nobody_named(found) or _OUTRIGHT.search(found.prose.plain, found.start, found.end)):
        return rest
    said = _SENTENCE.split(rest)
    before = ["", *(one if one.rstrip().endswith("?") else "" for one in said)]
    return "\n".join(
        one for one, asked in zip(said, before, strict=False) if asked or _ASKS.search(one) or _NUMBER.search(one)
    )


_SENTENCE = re.compile(r"(?<=[.!?])\s|\n")
_NUMBER = re.compile(r"\d(?:[ .-]?\d){7}")
"""A number long enough to be rung: whoever answers there can be asked."""
