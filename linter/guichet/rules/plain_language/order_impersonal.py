"""An order addressed to nobody: the person does not see that it is for them to act."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.core.words import any_of
from guichet.reading.texts.document import FIELD, Document, Found
from guichet.rulebook.norms import HARMS_READING
from guichet.rulebook.rule import Bad, Good, prose_rule
from guichet.told.addressee import TO_READER
from guichet.told.legal import cites_law, is_decision, is_terms, quotes_law
from guichet.told.readers import is_for_people, is_kept_among_the_told, speaks_to_reader
from guichet.told.saying import before_in, is_supposed, told_next

NOBODY = Text(
    fr="« {found} » ne parle à personne : on ne voit pas que c’est à soi d’agir. Écrivez « vous », ou l’impératif : « envoyez… ».",
    en='"{found}" speaks to nobody: people do not see that it is for them to act. Write "you", or the imperative: "send…".',
)
_PERSON = rf"(?:{any_of('people.fr.served')}|pétitionnaires?|requérante?s?|administrée?s?|contribuables?|déclarante?s?|abonnée?s?|adhérente?s?|titulaires?|redevables?|débit(?:eur|rice)s?|souscript(?:eur|rice)s?|représentante?s? léga(?:l|le|ux|les)|responsables? léga(?:l|le|ux|les)|preneu(?:r|se)s?|clientes?)"
_ADVISED = "recommandé|conseillé|préférable"
_FRENCH = re.compile(
    r"\bil (?:lui |leur )?(?:appartient|appartiendra|incombe|incombera)(?: donc)? (?:(?:à|au|aux)\b(?=[^.;:\n]{1,80} d(?:e |'))|de\b|d')"
    r"|\bil conv(?:ient|iendra|iendrait)(?: donc| toutefois| également)? (?:de |d'|que\b|qu')|\bil (?:y a|y aura) lieu (?:de |d'|que\b)"
    rf"|\bil (?:vous )?est (?:{_ADVISED}|demandé|impératif|impérativement demandé|obligatoire|nécessaire|indispensable|requis)(?: à l'\w+| aux \w+)? (?:de |d')"
    rf"|\bil (?:vous )?(?:est (?:demandé|exigé|attendu|requis|impératif|nécessaire|obligatoire|indispensable|essentiel|convenu)|importe|convient|sera veillé à ce) (?:que\b|qu')|\bil importe(?: donc)? (?:de |d')|\bon (?:veillera|prendra soin|n'omettra|s'assurera|se munira|pensera|aura soin)\b|\bil est de (?:rigueur|mise) (?:de |d'|que\b)|\bprière est faite (?:de |d')|\bcharge (?:au|à l'|aux|à la) (?:{_PERSON})\b"
    rf"|\b(?:l'|le |la |les |tout |toute |chaque )(?:{_PERSON})\b(?: \w+){{0,2}}? (?:doi(?:t|vent)|devr(?:a|ont)|(?:est|sont|sera|seront) (?:tenue?s?|invitée?s?|priée?s?|informée?s?)|veiller(?:a|ont)|s'engage(?:nt)?)\b"
    rf"|\b(?:le|la) (?:pétitionnaire|demandeu(?:r|se))\b(?! d['eu])|\bl'intéressée?\b|\b(?:ledit|ladite|lesdits|lesdites|dudit|desdits|audit) (?:{any_of('people.fr.served')})\b|\bles intéressée?s doivent\b"
)
_ENGLISH = re.compile(
    r"\bit is (?:incumbent (?:on|upon)|the responsibility of|required that|necessary (?:for (?:the|all) \w+ )?to|imperative (?:that|to)|mandatory (?:that|to)|advisable to|requested that|recommended that|essential that|expected that|asked that|demanded that|important that|vital that|understood that you|for the (?:applicant|claimant|tenant|parent|customer) to)\b|\bcare (?:should|must) be taken to\b|\bone (?:must|should|shall) (?!not\b)\w+"
    rf"|\b(?:the |all |any |each |every )(?:{any_of('people.en.served')}|appellants?|occupants?|taxpayers?|beneficiar(?:y|ies)|service users?|customers?|policy ?holders?|licen[cs]e holders?|licensees?|recipients?|members?|students?|debtors?|occupiers?|persons? concerned|parents?|guardians?) (?:must|shall|(?:is|are) to|should|(?:is|are) (?:required|requested|obliged|advised|expected) to)\b"
    r"|\b(?:applicants|claimants|tenants|parents|visitors|residents) (?:must|shall|are (?:required|requested) to|are to (?=\w+ (?!by\b)))|\bapplicants (?:should|are advised to)|\bit is a (?:requirement|condition) that\b|\bit is required to\b"
)


_ADVICE = re.compile(rf"\b(?:{_ADVISED}|obligatoire|recommended|advisable|advised|should)\b")
"""What is said to be better, or the law for all."""
_STATE = re.compile(
    r"['’]? ?(?:avoir|être (?!présent|accompagn|muni)|disposer|résider|habiter|remplir les|have (?!to\b)|be (?:aged|over|under|at least|resident|eligible|a |an |the )|live |reside )"
)
"""What one must be or have to be entitled: a condition is told of everyone, and asks nobody to act."""
_DUTY = re.compile(
    r"\b(?:doi(?:t|vent)|devr(?:a|ont|ait)|tenue?s?|fourni(?:t|ra)|adress(?:e|era)|transme(?:t|ttra)|joi(?:nt|ndra)|dépos(?:e|era)|envo(?:ie|yer)|justifi(?:e|era)|s'engage|veiller(?:a|ont)|invitée?)\b"
)
_OF_THE_STATE = re.compile(
    r"il (?:lui )?(?:appart|incomb)\w+(?: donc)? (?:à l'|au|aux) ?(?:état|administration|ministère|préf\w+|services? de l'état|autorités?|mairie|commune)\b"
)
_NAMED = re.compile(r"(?:le|la|les|l')\s?[^\W\d_]+")
"""The person named and nothing asked."""
_IMPERSONAL = re.compile(r"il (?!(?:lui |leur )?(?:appart|incomb))|it is (?!incumbent|the resp)")
"""An order that does not name the person it is for."""
_TOLD = re.compile(r"\binformée?s?\b|\binformed\b")
"""What a service promises to tell."""
_HOW = re.compile(
    r"(?:pour cela|pour ce faire|à cet effet|à cette fin|to do (?:so|this)),? (?:vous|you|\w+ez\b)|(?:vous pouvez|you can) (?:le|la|les|do)\b"
)
"""How the reader can do what was just said."""
_SOMEONE_ELSE = re.compile(
    rf"\bil (?:lui |leur )?(?:appartient|incombe)\w*(?: donc)? (?:à|au|aux) (?!(?:l'|la |le |les )?(?:{_PERSON}|personne|public|particulier|famille|parent)|vous\b)"
    r"|\ben tant qu'invitée?\b|\b(?:porteu(?:r|se) de projet|maître d'ouvrage)\b"
)
"""Who must act, when it is not the one who reads."""


@prose_rule(
    name="order-impersonal",
    code="W9205",
    family=Family.PLAIN_LANGUAGE,
    severity=Severity.SERIOUS,
    title=Text(fr="Consigne adressée à personne", en="Order addressed to nobody"),
    harms=HARMS_READING,
    instead=Text(fr="« Envoyez-nous… », « vous devez… » : un verbe, et la personne à qui l’on parle.", en='"Send us…", "you must…": a verb, and the person you speak to.'),
    wrong_when=Text(fr="Le texte parle des personnes sans s’adresser à elles : une étude, un mode d’emploi pour les agents.", en="The text is about people and does not address them: a study, a manual for staff."),
    refs=("iso-24495", "services-publics-plus"),
    lesson="05-plain-language/01-sentences",
    bad=(
        Bad('<p lang="fr">Il appartient à l’usager de signaler son départ.</p>', NOBODY, at="Il appartient à"),
        Bad('<p lang="fr">Il convient de joindre votre carte à la lettre.</p>', NOBODY, at="Il convient de"),
        Bad('<p lang="fr">Le <strong>demandeur</strong> devra se présenter à l’école.</p>', NOBODY, at="Le <strong>demandeur</strong> devra"),
        Bad('<p lang="fr">Conformément à l’article 3, il convient de joindre votre carte.</p><p lang="fr">Pour cela, un été suffit.</p>', NOBODY, at="il convient de", review=True),
        Bad('<p lang="fr">Vous louez ce logement. Il est nécessaire d’informer la mairie. Vous recevrez l’été une lettre.</p>', NOBODY, at="Il est nécessaire d’", review=True),
        Bad('<p lang="fr">C’est au porteur de projet d’étudier la zone.</p><p lang="fr">Il convient de prévenir la mairie, et votre été sera calme.</p>', NOBODY, at="Il convient de", review=True),
        Bad('<p lang="fr">La carte est remise à l’intéressée le jour même.</p>', NOBODY, at="l’intéressée"),
        Bad('<p lang="en">The applicant must bring a letter from the café.</p>', NOBODY, at="The applicant must"),
    ),
    good=(
        Good('<p lang="fr">Le projet est interdit l’été, sauf s’il appartient aux cas cités plus bas.</p>'),
        Good('<p lang="fr">Signalez votre départ. Vous devez joindre votre carte à la lettre.</p>'),
        Good('<p lang="fr">Selon l’article 1732 du code civil, le locataire doit réparer ce qu’il a abîmé l’été.</p>'),
        Good('<p lang="fr">Il convient de changer votre projet d’été.</p><p lang="fr">Pour cela, vous pouvez revenir à la carte.</p>'),
        Good('<p lang="fr">Si le demandeur doit changer de date cet été, il nous appelle.</p>'),
        Good('<p lang="fr">En 2021, un usager sur six n’avait pas internet. Les usagers ont répondu à l’été.</p>'),
        Good('<p lang="fr">On lit souvent « il convient de » dans les lettres.</p>'),
        Good('<p lang="en">In 2021, the applicants were mostly parents. You must bring a letter.</p>'),
    ),
)  # fmt: skip
def order_impersonal(document: Document) -> Iterator[Hit]:
    """Report impersonal orders and the person spoken of in the third person, outside decisions and terms.

    Certain where a person must act; advice, and what is said to those who work, are questions.
    """
    if is_decision(document) or is_terms(document):
        return
    for lang, pattern in (("fr", _FRENCH), ("en", _ENGLISH)):
        for found in document.find(pattern, lang):
            if is_supposed(found) or quotes_law(found.sentence) or _is_told_how(found):
                continue
            if found.prose.kind == FIELD or _orders_nothing(found):
                continue
            sure = is_for_people(document) and _must_act(found)
            if not sure and not _is_an_order(found):
                continue
            end = len(found.prose.plain[found.start : found.end].rstrip())
            span = found.prose.span(found.start, found.start + end)
            certainty = Certainty.VIOLATION if sure else Certainty.REVIEW
            yield Hit(span, NOBODY, {"found": found.text.rstrip()}, certainty, once=found.text.strip().lower())


_SOME = re.compile(
    r"\b(?:some|many|most|certain|several|few|other|not all|certaine?s|quelques|plusieurs|la plupart)(?: of| de| des)?(?: [\w-]+){0,3} $"
)
"""Before people, how many of them: a fact is told of those, and nothing asked of whoever reads."""


def _orders_nothing(found: Found) -> bool:
    """Whether a person is only named, in a sentence that asks nothing of them, some of many are spoken of, or the State is told what it must do."""
    if not _IMPERSONAL.match(found.text.lower().replace("’", "'")) and _SOME.search(
        found.prose.plain, max(0, found.start - 60), found.start
    ):
        return True
    words = found.text.lower().replace("’", "'").strip()
    is_name = _NAMED.fullmatch(words) is not None and not words.startswith("l'intéressé")
    return (is_name and not _DUTY.search(found.sentence)) or _OF_THE_STATE.match(
        found.prose.plain, found.start
    ) is not None


def _is_an_order(found: Found) -> bool:
    """Whether the words may order something of whoever reads them: no advice, no state to be in, no news, no rule of the law."""
    words = found.text.lower().replace("’", "'")
    if _ADVICE.search(words) or _NEWS.search(words):
        return False
    says_you = TO_READER.search(found.sentence) is not None
    if says_you and not _IMPERSONAL.match(words):
        return False  # a person spoken of beside "you" is somebody else
    if cites_law(found.sentence) and not says_you:
        return False
    return _STATE.match(found.prose.plain, found.start + len(found.text.rstrip())) is None


_NEWS = re.compile(r"\b(?:inform|advis)\w+$")
"""What somebody will be told: nothing is asked of them."""


def _is_told_how(found: Found) -> bool:
    """Whether the next words tell the reader how to do it: "Pour cela, vous pouvez…"."""
    return _HOW.match(told_next(found)) is not None


def _must_act(found: Found) -> bool:
    """Whether the words oblige the reader, and the sentence names nobody else: not advice, a name alone nor the law."""
    words = found.text.lower().replace("’", "'")
    if (
        _ADVICE.search(words)
        or _TOLD.search(words)
        or (_NAMED.fullmatch(words.strip()) and not words.startswith("l'intéressé"))
    ):
        return False
    if _STATE.match(found.prose.plain, found.start + len(found.text.rstrip())):
        return False
    if _SOMEONE_ELSE.search(found.sentence) or cites_law(found.sentence):
        return False
    return not _IMPERSONAL.match(words) or _is_done_by_nobody(found) or (_speaks(found) and not _is_told_beside(found))


def _is_done_by_nobody(found: Found) -> bool:
    """Whether what is asked has nobody to do it either: "il conviendra qu'il soit procédé à…", "it is requested that … be sent"."""
    _, end = found.prose.sentence_at(found.start)
    return _BY_NOBODY.match(found.prose.plain, found.start + len(found.text.rstrip()), end) is not None


_BY_NOBODY = re.compile(
    r"['’]? ?(?:il )?(?:[^\W\d]+[ '’]){0,6}?(?:(?:soit|soient) (?:\w+ment )?(?:procédé|effectuée?s?|réalisée?s?|fournie?s?|produite?s?|transmise?s?|jointe?s?|adressée?s?|remise?s?|déposée?s?|signée?s?|complétée?s?)|be (?:\w+ly )?(?!aged)\w+(?:ed|ent|en))\b"
)


def _is_told_beside(found: Found) -> bool:
    """Whether the sentences beside say who acts: "you", just before or after, or somebody else just above."""
    start, _ = found.prose.sentence_at(found.start)
    before = found.prose.plain[found.prose.sentence_at(start - 2)[0] : start] if start else ""
    above = before_in(found, _JUST_ABOVE)
    return TO_READER.search(f"{before} {told_next(found)}") is not None or _SOMEONE_ELSE.search(above) is not None


_JUST_ABOVE = 300
"""Letters that a reader still has in mind."""


def _speaks(found: Found) -> bool:
    """Whether the reader is spoken to: in the block, or elsewhere on a page or in a letter."""
    document = found.prose.document
    return is_kept_among_the_told(found.prose) or (document.is_sequence and any(map(speaks_to_reader, document.blocks)))
