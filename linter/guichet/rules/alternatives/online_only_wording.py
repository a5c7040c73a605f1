"""A sentence that closes every door but the internet."""

import re
from collections.abc import Iterator
from functools import lru_cache

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.core.memo import memo
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.forms.form import Form
from guichet.done.nouns.act import Act, Kind
from guichet.done.offered.channels import Channel, channels_in
from guichet.done.offered.doors import doors_after_greeting, doors_to_do_it, only_online, other_doors
from guichet.done.words import speaks_of
from guichet.reading.texts import Document, Prose
from guichet.rulebook.rule import Bad, Check, Good, Subject, prose_rule
from guichet.told import doors
from guichet.told.doors import closed_doors, doors_denied, is_needless, leaves_no_other, says_sole_site, sends_back
from guichet.told.earnest import is_said_in_earnest
from guichet.told.programs import is_of_programs
from guichet.told.turned_back import turned_back

ONLY = Text(
    fr="« {words} » ferme la porte à qui n’a pas internet. Donnez au même endroit un numéro, une adresse ou un guichet.",
    en='"{words}" shuts out people without internet. Give a number, an address or a counter in the same place.',
)

REFUSED = Text(
    fr="« {test} » refuse qui ne vient pas par internet : la lettre, le guichet, le téléphone n’ouvrent plus rien. Recevez la demande par chaque porte, et traitez-la de même.{chain}",
    en='"{test}" refuses those who do not come online: letters, counters and telephones no longer open anything. Take requests at every door, and treat them alike.{chain}',
)

PERHAPS = Text(
    fr="« {test} » : cela ferme-t-il la porte à qui ne vient pas par internet ? Recevez la demande par la lettre, le guichet et le téléphone aussi, et traitez-la de même.{chain}",
    en='"{test}": does this shut out those who do not come online? Take requests by letter, at a counter and by telephone too, and treat them alike.{chain}',
)

_DOING = r"(?:demand|démarch|dossier|inscri|déclar|dépo[ts]|command|candidat|formulaire|traité|effectu|se fai|se font|accept|possible|s[’']effectu|se pren|réclam|adress|transm|envoy|rendez-vous|paye|règl|réserv|renouvel|accès|accessible|disponible)"
_ONLY = re.compile(
    rf"{_DOING}[^.!?]{{0,80}}?\b((?:uniquement|exclusivement|obligatoirement|seulement)\s+(?:être \w+ )?(?:en ligne|par internet|sur internet|par (?:voie|courrier) (?:électronique|dématérialisée)|via (?:le|notre) (?:site|téléservice|portail)|sur (?:le|notre|ce) (?:site|portail)|depuis votre espace)|(?:en ligne|par internet|sur internet|par (?:voie|courrier) électronique|(?:sur|dans|par|via|depuis) (?:l[’']|notre |votre |cette )(?:appli(?:cation)?(?: mobile)?)) (?:uniquement|exclusivement|seulement))"
    r"|(téléservice (?:uniquement|exclusivement|obligatoire)|démarche 100 % (?:en ligne|numérique|dématérialisée))"
    r"|((?:aucun (?:dossier|formulaire|envoi) (?:papier|postal)|(?:dossiers?|demandes?|formulaires?) (?:papiers?|(?:envoy|re[çc]u|adress|dépos|transmis|remis)\w* (?:par (?:courrier|la poste|voie postale)|au guichet|en mairie|sur papier))|courriers?(?: postaux)?) [^.!?]{0,40}?(?:ne (?:sera|seront|sont|est|peu[tv])\w* (?:plus |pas |être )*(?:accepté|traité|pris|examiné|étudié)e?s?|n[’']est (?:plus )?(?:accepté|possible|délivré)|refusé))"
    r"|(devez (?:obligatoirement|impérativement)[^.!?]{0,40}? (?:en ligne|par internet|sur (?:le|notre) (?:site|portail)|(?:dans|depuis) votre espace))"
    r"|(aucune? (?:dossier papier|demande (?:papier|par (?:courrier|téléphone)))[^.!?]{0,40})"
    r"|((?:ne (?:répondons|recevons|traitons|traite|prenons) (?:plus|pas) (?:au téléphone|par téléphone|par courrier|le public|les courriers|les dossiers papier))|aucun (?:accueil|renseignement|appel)[^.!?]{0,25} (?:physique|téléphonique|téléphone|sur place))"
    r"|((?:appl\w+|claims?|requests?|forms?|book\w*|register\w*|renew\w*|payments?|appointments?|submitted|must be|service)\b[^.!?]{0,50}\b(?:only (?:be )?(?:\w+ )?online|online only|exclusively online))"
    r"|((?:we (?:do not|don[’']t|no longer|cannot) (?:accept|process|take) (?:paper|postal|telephone|phone|walk-in)[^.!?]{0,40})|(?:paper (?:forms|applications|claims|requests)|(?:applications|claims|forms|requests|documents) (?:sent |made |received |submitted )?(?:by post|by mail|on paper|in person|by (?:tele)?phone)) (?:are|will|can) ?(?:not|no longer) (?:be )?(?:accepted|processed|considered|read|handled|answered|dealt with)|(?:we )?(?:do not|don[’']t|no longer) answer the (?:tele)?phone)",
    re.I,
)
_NEGATED = re.compile(
    r"\b(?:pas|ni|jamais|not|n[’']est plus|ne se limite\w*|aren[’']t|isn[’']t)\s+(?:\w+\s+){0,1}$", re.I
)
_HINTS = (*"smartphone manuscrit chèque cash ligne internet papier électronique téléphone courrier téléservice online paper phone numérique portail site espace physique post mail person app guichet compte website web desk counter letter call lettre adresse email dématérialis accueil déplac public autre other walk procédure ordinateur plateforme recev requêtes visit branch courriel mobile portable qr sms connect hub login identité".split(), "come from", "nulle part", "nowhere", "seulement", "uniquement", "que sur", "que via", "only ")  # fmt: skip


@lru_cache(maxsize=8192)
def _may_shut(text: str) -> bool:
    """Whether a text speaks of doors at all; an editor asks of the same blocks at each key."""
    lowered = text.lower()
    return any(hint in lowered for hint in _HINTS)


def _in_block(prose: Prose) -> Iterator[Hit]:
    if not _may_shut(text := prose.text):
        return
    said: set[tuple[int, int]] = set()
    for start, end in (*_imposed(prose), *closed_doors(prose)):
        if prose.sentence_at(start) in said:
            continue
        low, high = prose.sentence_at(start)
        if speaks_of(prose.text[low:high], "ways.developers") or is_of_programs(prose, low, high):
            continue
        other = _left_open(prose, prose.plain[low:high])
        if other - {Channel.COUNTER} or (Channel.COUNTER in other and "physique" not in text[start:end].lower()):
            continue
        said.add(prose.sentence_at(start))
        yield Hit(prose.span(start, end), ONLY, {"words": text[start:end].strip()})


def _sent_back(document: Document) -> Iterator[Hit]:
    """Report a text that turns away what someone sent by post or said by telephone, and names a website alone."""
    for prose, start, end, said in turned_back(document):
        if not (channels_in(said) | other_doors(prose)) - {Channel.POST} and prose.kind != "code":
            yield Hit(prose.span(start, end), ONLY, {"words": prose.text[start:end].strip()})


def _denied(document: Document) -> Iterator[Hit]:
    """Report a question about another door than a screen, to which the answer is no."""
    for question, answer in doors_denied(document):
        if not channels_in(answer.text) and not speaks_of(answer.text, "ways.developers"):
            yield Hit(
                question.span(0, len(question.text)), ONLY, {"words": f"{question.text} {answer.text[:30]}".strip()}
            )


_NAMED = {
    Channel.PHONE: re.compile(r"\b(?:téléphone|téléphonique|phone|telephone|appels?|calls?)\b"),
    Channel.POST: re.compile(r"\b(?:post|poste|postée?s?|posted|courriers?|lettres?|letters?|mail|papiers?|paper)\b"),
    Channel.COUNTER: re.compile(r"\b(?:offices?|guichets?|counters?|mairie|desks?|in person|sur place|accueil)\b"),
}


def _left_open(prose: Prose, sentence: str) -> frozenset[Channel]:
    """The doors left beside a sentence: a message that throws away what came by one is not opened by another message."""
    shut = _shut_in(sentence)
    sole = sends_back(sentence) or leaves_no_other(sentence) or (shut and says_sole_site(sentence))
    is_alone = sole and not prose.document.is_sequence
    is_letter_back = prose.document.page is None and prose.document.is_sequence and _is_sent_back(prose.document)
    ways = doors_to_do_it if doors.is_only(sentence) else other_doors
    beside = doors_after_greeting(prose) if is_letter_back else ways(prose)
    return (channels_in(prose.text) if is_alone else beside) - shut


@memo
def _is_sent_back(document: Document) -> bool:
    """Whether a text returns what somebody sent by another door."""
    return next(turned_back(document), None) is not None


def _shut_in(sentence: str) -> set[Channel]:
    """The doors that a sentence shuts when it says that what comes by them is turned away."""
    if sends_back(sentence):
        return {Channel.PHONE, *(door for door, named in _NAMED.items() if named.search(sentence))}
    refused = _TAKES_NONE.search(sentence)
    said = sentence if doors.is_stopped(sentence) else refused[0] if refused is not None else ""
    return {door for door, named in _NAMED.items() if named.search(said)}


_ON = r"(?:(?!\b(?:so|but|please|instead|or you can|mais|donc|sauf|appelez|venez|téléphonez|passez|il faut)\b)[^.;:!?])"
_TAKES_NONE = re.compile(
    rf"\b(?:aucune?|nulle?) (?:demande|dossier|inscription|réservation|candidature|renouvellement|commande|paiement)s?\b{_ON}{{0,120}}"
    rf"|\b(?:rien|ni|pas|plus)\b{_ON}{{0,60}}?\b(?:par|au|à l'|en) ?(?:téléphone|courrier|lettre|guichet|accueil|personne|mairie|bureau)\b{_ON}{{0,60}}"
    rf"|\bfaites? (?:par|au|à l') ?(?:téléphone|courrier|guichet|accueil)\b{_ON}{{0,60}}? ne (?:sera|seront|sont|peut|peuvent)\b"
    rf"|\b(?:cannot|can't|do not|don't|will not|won't|no longer|no (?:requests?|applications?|bookings?|claims?|forms?)|nothing)\b{_ON}{{0,120}}"
)
"""That a request is taken at none of the doors that follow: a number beside it is for something else."""


def _imposed(prose: Prose) -> Iterator[tuple[int, int]]:
    for match in prose.words.places(_ONLY):
        start, end = match.span(match.lastindex or 0)
        low, high = prose.sentence_at(start)
        if _NEGATED.search(prose.text[:start]) or is_needless(prose.plain[low:high]):
            continue
        if is_said_in_earnest(prose, start, end, supposed=True):
            yield start, end


def _refused(act: Act) -> Iterator[Hit]:
    is_met = act.place.is_public or (act.is_decision and act.place.is_lived)
    test = act.closed_channel if is_met else None
    if test is None and act.place.is_lived and act.lacking is not None and act.lacking[0] == "ways.account":
        test = act.lacking[1]
    if test is not None:
        message, certainty = (REFUSED, Certainty.VIOLATION) if test.certain else (PERHAPS, Certainty.REVIEW)
        facts = {"test": " ".join(test.shown.split())[:80], "chain": test.chain}
        yield Hit(test.span, message, facts, certainty, path=test.path)


SCREEN = Text(
    fr="`{box}` est le seul endroit où la décision est dite : le délai court dès ce moment, et qui n’ouvre pas son espace perd son recours sans l’avoir su. Envoyez aussi une lettre, et comptez depuis qu’elle arrive.",
    en="`{box}` is the only place where the decision is told: time runs from that moment, and people who do not open their account lose their appeal without knowing. Send a letter too, and count from when it arrives.",
)


UNASKED = Text(
    fr="`{how}` arrête le papier pour des personnes qui ne l’ont pas demandé : avoir donné une adresse n’est pas savoir ou vouloir tout lire sur un écran. Demandez d’abord, et gardez le papier sans réponse.",
    en="`{how}` stops paper for people who did not ask: having given an address is not being able, or willing, to read everything on a screen. Ask first, and keep paper when there is no answer.",
)


def _unasked(act: Act) -> Iterator[Hit]:
    """Report letters that are stopped for people who asked for nothing."""
    if isinstance(act, FromDeed) and act.what is What.UNASKED:
        yield Hit(act.span, UNASKED, {"how": act.shown}, path=act.path)


def _told_online(act: Act) -> Iterator[Hit]:
    """Report a decision that counts as known once it is in a box on a screen."""
    if isinstance(act, FromDeed) and act.what is What.ONLINE:
        yield Hit(act.span, SCREEN, {"box": act.shown}, path=act.path)


def _offered(act: Act) -> Iterator[Hit]:
    """The doors that a request may say it came by, when only screens are left."""
    for one in act.own if isinstance(act, Form) and act.place.is_lived else ():
        if only_online(one):
            yield Hit(
                one.span,
                REFUSED,
                {"test": f"{one.name} : {', '.join(one.offered or ())}"[:80], "chain": ""},
                path=one.path,
            )


@prose_rule(
    name="online-only-wording",
    code="W9502",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Accès seulement en ligne", en="Online-only access"),
    harms=Text(
        fr="Les personnes sans internet ou sans équipement, celles qui ont besoin d’aide, celles qui préfèrent le papier.",
        en="People without internet or equipment, people who need help, people who prefer paper.",
    ),
    instead=Text(
        fr="Dites les autres moyens au même endroit : téléphone, courrier, guichet.",
        en="Give the other ways in the same place: telephone, post, counter.",
    ),
    wrong_when=Text(
        fr="Un texte impose vraiment la voie électronique, et la page dit comment se faire aider.",
        en="A law really requires the electronic way, and the page says how to get help.",
    ),
    refs=("ddd-2019", "ce-452798"),
    lesson="02-another-door/01-channels",
    also=(
        Check(
            Subject.ACT, (Kind.REFUSE, Kind.CLOSE),
            ("canal", "canaux", "channel", "medium", "mode_", "voie", "submitted_", "received_", "filed_", "_method", "client", "user-agent", "x-app", "x-platform", "via", "origine", "provenance", "source", "support", "papier", "paper", "courrier", "guichet", "counter", "walk_in", "in_person", "desk", "safe_load", "tomllib", "json.load", "compte_", "_account", "espace_", "predemande", "pre_demande"),
            _refused,
            ("raise ", "abort", "status", "statut", "state", "etat", "refus", "reject", "rejet", "throw", "clore", "clotur", "return", "false", "off", "accept", "recevable", "admis", "allowed", "yaml", "json", "toml", "channels", "canaux", "voies", "regist", "enregistr", "send_back", "renvo", "retour", "check"),
        ),
        Check(Subject.ACT, (Kind.REFUSE,), ("papier", "paper", "courrier", "letters", "postal"), _unasked, (".update(", "mail", "courriel")),
        Check(Subject.ACT, (Kind.REFUSE,), ("mailbox", "boite", "inbox", "messagerie", "espace", "portal", "portail", "coffre"), _told_online, ("notif", "deemed", "repute", "appeal")),
        Check(Subject.ACT, (Kind.ASK,), (), _offered, ("canal", "canaux", "channel", "medium", "origine", "provenance", "source", "via")),
    ),
    bad=(
        Bad('export const canaux = {\n  passeport: ["app", "courrier", "guichet"], // été\n  titreSejour: ["app"],\n};\n', REFUSED, at='["app"]', path="config/canaux.ts"),
        Bad('class Command(BaseCommand):\n    """Été."""\n\n    def handle(self, *args, **options):\n        Usager.objects.exclude(email="").update(courrier_papier=False, notification="email")\n', UNASKED, at="courrier_papier=False", path="usagers/management/commands/couper.py"),
        Bad('def support_pour(assuré):\n    if assuré.courriels.exists():\n        return "web"\n    return "papier"\n', UNASKED, at="assuré.courriels.exists()", path="releves/choix.py"),
        Bad("sources:  # été\n  portal:\n    register: true\n  post:\n    register: false\n  desk:\n    register: true\n", REFUSED, at="false", path="config/intake.yml"),
        Bad("export function intake(appeal) {\n  switch (appeal.source) {\n    case 'portal':\n      return appeal.open()\n    case 'letter':\n      return appeal.close('été')\n  }\n}\n", REFUSED, at="case 'letter'", path="src/intake.ts"),
        Bad('def notify(decision):\n    """Été."""\n    MailboxItem.objects.create(person=decision.person, document=decision.pdf)\n    decision.notified_at = now()\n    decision.save()\n', SCREEN, at="MailboxItem.objects.create", path="notices/send.py"),
        Bad("responses:\n  utter_été:\n  - text: Nous ne traitons plus les courriers.\n", ONLY, at="ne traitons plus les courriers", path="bot/domain.yml"),
        Bad("# Été\n\n## Can I send the form by post?\n\nNo. The form is filled in on the website.\n", ONLY, at="Can I send the form by post?", path="content/faq.md"),
        Bad('def trier(pli):\n    """Été comme hiver."""\n    dossier = Dossier.objects.create(voie="courrier")\n    dossier.statut = "irrecevable"\n    dossier.save()\n', PERHAPS, at='dossier.statut = "irrecevable"', path="courrier/tri.py", review=True),
        Bad("Madame, Monsieur,\n\nNous avons bien reçu votre courrier d’été.\n\nVotre demande n’a pas été enregistrée : déposez-la sur notre site.\n", ONLY, at="n’a pas été enregistrée", path="lettres/retour.txt"),
        Bad('def ouvrir(usager):\n    """Au guichet, en été."""\n    if not usager.compte_en_ligne:\n        raise PermissionDenied\n    return usager\n', REFUSED, at="not usager.compte_en_ligne", path="accueil/vues.py"),
        Bad('WAYS = {\n    "dépôt_en_ligne": True,\n    "formulaire_papier": False,\n    "guichet": False,\n}\n', REFUSED, at="False", path="config/ways.py"),
        Bad({"aid/ways.yml": "aid:\n  online: true\n  paper_form: false  # été\n  walk_in: false\n", "aid/views.py": "import yaml\n\nWAYS = yaml.safe_load(open('aid/ways.yml'))\n"}, REFUSED, at="false", path="aid/ways.yml"),
        Bad("<p lang=\"fr\">Les demandes se font exclusivement en ligne.</p>", ONLY, at="exclusivement en ligne"),
        Bad("<p lang=\"fr\">Aucun dossier papier ne sera accepté.</p>", ONLY, at="Aucun dossier papier ne sera accepté"),
        Bad("<p lang=\"en\">We do not answer the telephone.</p>", ONLY, at="We do not answer the telephone"),
        Bad("<p lang=\"en\">Applications sent by post will not be processed.</p>", ONLY, at="Applications sent by post will not be processed"),
        Bad("<p lang=\"fr\">Les demandes reçues par courrier ne seront plus traitées.</p>", ONLY, at="demandes reçues par courrier ne seront plus traitées"),
        Bad("<p lang=\"fr\">Vous devez obligatoirement les télécharger en ligne.</p>", ONLY, at="devez obligatoirement les télécharger en ligne"),
        Bad("<li lang=\"fr\">Inscription par internet uniquement</li>", ONLY, at="par internet uniquement"),
        Bad("<p>Les demandes se font uniquement en ligne.</p>", ONLY, at="uniquement en ligne", path="templates/_demarche.html"),
        Bad("# Été\n\nL’inscription est entièrement dématérialisée.\n", ONLY, at="inscription est entièrement dématérialisée", path="contenu/inscription.md"),
        Bad('MESSAGES = {"été": "La demande ne peut se faire que sur notre site."}\n', ONLY, at="ne peut se faire que sur notre site", path="service/messages.py", review=True),
        Bad("en:\n  café:\n    where: \"The only way to apply is on our website.\"\n", ONLY, at="only way to apply is on our website", path="config/locales/en.yml"),
        Bad("export const messages = { fermé: 'Nous ne traitons plus les courriers, à partir de l’été.' };\n", ONLY, at="ne traitons plus les courriers", path="front/messages.js"),
        Bad('ADMIS = {"web"}\n\n\ndef canal_connu(valeur):\n    if valeur not in ADMIS:\n        raise ValueError("La demande d’été se fait dans le compte")\n    return valeur\n', REFUSED, at="valeur not in ADMIS", path="service/canaux.py"),
        Bad('class Claim(BaseModel):\n    channel: str\n\n    @field_validator("channel")\n    def check(cls, v):\n        if v != "portal":\n            raise ValueError("café")\n        return v\n', REFUSED, at='v != "portal"', path="service/claims.py"),
        Bad('from enum import Enum\n\nfrom pydantic import BaseModel\n\n\nclass Source(str, Enum):\n    WEB = "web"\n\n\nclass Demande(BaseModel):\n    source: Source\n    prénom: str\n', REFUSED, at="source", path="api.py"),
        Bad('CANAUX = {"portail": True, "accueil": False, "courrier": False}  # été\n\n\ndef saisir(request, canal):\n    if not CANAUX[canal]:\n        raise PermissionDenied\n    return enregistrer(request)\n', REFUSED, at="CANAUX[canal]", path="vues.py"),
        Bad('@dataclass(frozen=True)\nclass Voie:  # été\n    nom: str\n    active: bool\n\n\nVOIES = [Voie("application mobile", True), Voie("courrier", False), Voie("guichet", False)]\n', REFUSED, at="False", path="confirmation/voies.py"),
        Bad('<p lang="en">Café complaints must be made online.</p>', ONLY, at="complaints must be made online"),
    ),
    good=(
        Good('var réglages = {\n  fait: "C’est noté ; vos visites ne seront pas enregistrées par cet outil",\n};\n', path="static/mesure.js"),
        Good('def archiver(auteur):\n    """Été."""\n    Modèle.query.filter_by(auteur_lettre_id=auteur.id).update({"auteur_lettre_id": None})\n', path="lettres/archives.py"),
        Good('export const canaux = {\n  passeport: ["app", "courrier", "guichet"], // été\n  titreSejour: ["app", "guichet"],\n};\n', path="config/canaux.ts"),
        Good('class Command(BaseCommand):\n    """Été."""\n\n    def handle(self, *args, **options):\n        Usager.objects.filter(a_demande_le_numerique=True).update(courrier_papier=False, notification="email")\n', path="usagers/management/commands/couper.py"),
        Good('def support_pour(assuré):\n    if assuré.prefere_le_web:\n        return "web"\n    return "papier"\n', path="releves/choix.py"),
        Good("export function intake(appeal) {\n  switch (appeal.source) {\n    case 'portal':\n      return appeal.open()\n    case 'letter':\n      scan(appeal, 'été')\n      return appeal.open()\n  }\n}\n", path="src/intake.ts"),
        Good('def notify(decision):\n    """Été."""\n    MailboxItem.objects.create(person=decision.person, document=decision.pdf)\n    decision.notified_at = send_letter(decision).delivered_at\n    decision.save()\n', path="notices/send.py"),
        Good("nlu:\n- intent: été\n  examples: |\n    - les demandes se font uniquement en ligne\n", path="bot/nlu.yml"),
        Good("# Été\n\nOn nous dit souvent que les demandes se font uniquement en ligne. C’est faux.\n", path="contenu/actu.md"),
        Good('<h2 lang="fr">Je n’ai pas reçu l’e-mail qui permet de faire la demande en ligne</h2><p lang="fr">Contactez l’agent à l’accueil, été comme hiver.</p>', path="templates/faq.html"),
        Good("# Été\n\n## Can I send the form by post?\n\nNo, but bring it to any office: 4 Bridge Street, AB1 2CD.\n", path="content/faq.md"),
        Good("# Été\n\n## Can I pay online?\n\nNo.\n", path="content/faq.md"),
        Good('def trier(pli):\n    """Été comme hiver."""\n    dossier = Dossier.objects.create(voie="courrier")\n    if pli.est_vide:\n        dossier.statut = "irrecevable"\n    dossier.save()\n', path="courrier/tri.py"),
        Good("Madame, Monsieur,\n\nNous avons bien reçu votre courrier d’été.\n\nVotre demande n’a pas été enregistrée, car elle est incomplète : complétez-la sur notre site.\n", path="lettres/retour.txt"),
        Good("Madame, Monsieur,\n\nNous avons bien reçu votre courrier d’été.\n\nVotre demande est enregistrée : suivez-la sur notre site.\n", path="lettres/recu.txt"),
        Good('def ouvrir(usager):\n    """Au guichet, en été."""\n    if not usager.compte_en_ligne:\n        return formulaire_papier(usager)\n    return usager\n', path="accueil/vues.py"),
        Good('WAYS = {"dépôt_en_ligne": True, "formulaire_papier": True, "guichet": False}\n', path="config/ways.py"),
        Good('ADMIS = {"web", "courrier", "accueil"}\n\n\ndef canal_connu(valeur):\n    if valeur not in ADMIS:\n        raise ValueError("Canal inconnu cet été")\n    return valeur\n', path="service/canaux.py"),
        Good('WAYS = {"web": True, "téléphone": True, "courrier": False}\n', path="config/ways.py"),
        Good('REPLY = {"notify_online": True, "notify_paper": False, "é": 1}\n', path="config/reply.py"),
        Good('COLUMNS = {"visible": True, "online": True, "paper": False, "é": 1}\n', path="config/columns.py"),
        Good('from enum import Enum\n\n\nclass Source(str, Enum):\n    WEB = "web"\n    COURRIER = "courrier"\n\n\nclass Demande(BaseModel):\n    source: Source\n    nom: str\n', path="api.py"),
        Good("<p lang=\"fr\">Les demandes ne se font pas uniquement en ligne.</p>"),
        Good("<p lang=\"fr\">Les demandes se font uniquement en ligne ou au 01 99 00 12 34.</p>"),
        Good("<html lang='en'><p>Applications sent by post are read in the same order.</p><p>We cannot send phone calls at this time, even in the summer (été). You can get a code by text message (SMS), or choose another method if you have one.</p></html>", path="templates/code.html"),
        Good("<p lang=\"fr\">Faites la demande uniquement en ligne, ou par courrier si vous n’avez pas internet.</p>"),
        Good("<p lang=\"fr\">Le simulateur existe uniquement en ligne.</p>"),
        Good("INTERDITS = [\"Les demandes se font uniquement en ligne.\"]\n\n\ndef test_absent():\n    assert INTERDITS\n", path="tests/test_été.py"),
        Good("# Pour les agents\n\nNote interne. Les demandes d’été se font uniquement en ligne.\n", path="consignes/note.md"),
        Good("# Été\n\nDes escrocs écrivent que les demandes se font uniquement en ligne.\n", path="contenu/alerte.md"),
        Good("<p>Les demandes se font en ligne, au guichet ou par courrier.</p>", path="templates/_demarche.html"),
        Good("<section lang=\"fr\"><p>Inscription uniquement en ligne.</p><p>Pas d’internet ? Venez sans rendez-vous, 3 place du Marché, 99120 Valbrume.</p></section>"),
        Good('CANAUX = ("papier", "guichet", "site")  # été\n\n\ndef saisir(request):\n    canal = request.form["canal"]\n    if canal not in CANAUX:\n        return redirect("/saisie/")\n    flash("Dossier créé.")\n    return redirect(f"/saisie/{creer(request.form)}")\n', path="saisie/vues.py"),
        Good('<p lang="en">Café complaints must be made online or at the counter.</p>'),
    ),
)  # fmt: skip
def online_only_wording(document: Document) -> Iterator[Hit]:
    """Report the words that leave only the internet, unless the same section offers another way."""
    shut = [hit for prose in document.said for hit in _in_block(prose)]
    yield from shut or (*_sent_back(document), *_denied(document))
