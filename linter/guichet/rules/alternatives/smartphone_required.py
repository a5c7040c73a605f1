"""A sentence that makes a smartphone a condition."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.asked.said import Flaw, Said
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Act, Kind
from guichet.done.offered.doors import other_doors
from guichet.reading.texts import Document, Prose
from guichet.rulebook.rule import Bad, Check, Good, Subject, prose_rule
from guichet.told.ideas import said_in

DEVICE = Text(
    fr="« {words} » : un appareil devient la condition d’un droit. Dites comment faire sans.",
    en='"{words}": a device becomes the condition of a right. Say how to do without it.',
)

_NEED = re.compile(
    r"((?:smartphone|(?<!numéro de )(?<!numéro du )téléphone (?:portable|mobile|intelligent))[^.!?]{0,25}?(?:est |sont )?(?:obligatoires?|indispensables?|nécessaires?|requis|exigés?)"
    r"|(?:vous (?:devez|aurez besoin d[’']|avez besoin d[’'])|munissez-vous d[’'e]|il faut|nécessite|avoir impérativement|être équipée? d[’'])\s?(?:posséder |avoir |disposer d[’'])?(?:un |votre |de votre |d[’']un )?(?:smartphone|téléphone (?:portable|mobile))"
    r"|(?:you (?:must have|need|will need)|requires?) (?:a|an|your) (?:recent |modern |compatible )?(?:smartphone|mobile phone|smart phone)|(?:a )?smartphone (?:is )?(?:required|needed|mandatory|essential)"
    r"|(?:ouvrez|lancez|installez|téléchargez|utilisez|validez (?:dans|depuis|sur)|confirmez (?:dans|depuis|sur)|passez par)[^.!?;\n]{0,50}\b(?:appli(?:cation)?s?|smartphone|téléphone)\b[^.!?\n]{0,80}(?:sans cel[al]|sans quoi|faute de quoi|à défaut|sinon)[^.!?\n]{0,20}\b(?:ne|n['’]|refus|rejet|annul|impossible|aucun)"
    r"|(?:open|launch|install|download|use|approve (?:it )?in|confirm (?:it )?in)\b[^.!?;\n]{0,50}\b(?:app|smartphone|mobile phone)\b[^.!?\n]{0,80}(?:or (?:else )?we|failing (?:which|that)|without (?:it|this|that))[^.!?\n]{0,20}\b(?:not|cannot|can['’]t|won['’]t|refus|reject|cancel|no)\b)",
    re.I,
)
_WITHOUT = re.compile(
    r"\b(?:sans(?! (?:lui|cela|quoi)\b)|pas (?:obligatoire|nécessaire|indispensable|exigé|requis)|pas de|pas besoin|facultati|si vous n[’']|sinon|à défaut|without(?! (?:it|one)\b)|no need|don[’']t need|not|optional|if you do not|otherwise|ni)\b",
    re.I,
)
_DEVICES = (
    "phone",
    "téléphone",
    "appli",
    " app",
    "nfc",
    "mobile",
    "caméra",
    "camera",
    "visio",
    "video",
    "vidéo",
    "selfie",
    "whatsapp",
    "notification",
    "qr",
    "portable",
    "visage",
    "photo",
)
_COMPUTER = re.compile(r"\b(?:ordinateurs?|navigateurs?|computers?|laptops?|browsers?)\b", re.I)
"""What a text names beside a telephone: another device does."""
_SHUT_OUT = re.compile(r"\b(?:ne|n['’]|pas|not|cannot|can['’]t|won['’]t|impossible|sans|without)\b", re.I)
_CLAUSES = 6
"""Spaces from which the words found say themselves what happens without the device."""


def _in_block(prose: Prose, sure: Certainty) -> Iterator[Hit]:
    lowered = prose.text.lower()
    if not any(word in lowered for word in _DEVICES):
        return
    for match in prose.words.places(_NEED):
        rest = f"{prose.text[: match.start(1)]} {prose.text[match.end(1) :]}"
        if not _WITHOUT.search(rest if match[1].count(" ") > _CLAUSES else prose.text) and not other_doors(prose):
            yield Hit(
                prose.span(match.start(1), match.end(1)), DEVICE, {"words": prose.text[match.start(1) : match.end(1)]}
            )
            return
    for lang in (prose.lang,) if prose.lang else ("fr", "en"):
        for start, end in said_in(prose, lang, "phone_needed", supposed=True):
            if not other_doors(prose) and not _leaves_a_computer(prose):
                yield Hit(prose.span(start, end), DEVICE, {"words": prose.text[start:end]}, sure)
                return


def _leaves_a_computer(prose: Prose) -> bool:
    """Whether the text around, or the message itself, names another device to do the same on."""
    beside = prose.document.said if prose.document.is_sequence else [prose]
    return any(_COMPUTER.search(one.text) and not _SHUT_OUT.search(one.text) for one in beside)


LACKING = Text(
    fr="`{test}` arrête qui n’a pas de smartphone : y a-t-il ici une autre façon de continuer, un appel, une lettre, un guichet ?",
    en="`{test}` stops people without a smartphone: is there another way to go on here, a call, a letter, a counter?",
)


PHONES = Text(
    fr="`{test}` renvoie qui vient avec un ordinateur : sans téléphone récent, la démarche est fermée. Laissez faire la même chose sur tous les appareils, et sur papier.",
    en="`{test}` sends away whoever comes with a computer: without a recent telephone, the procedure is shut. Let people do the same thing on any device, and on paper.",
)


SHOWN = Text(
    fr="« {words} » : seul un téléphone récent porte cela. Qui a imprimé sa réservation, ou n’a pas de smartphone, reste dehors. Acceptez aussi un papier, un nom, une carte.",
    en='"{words}": a recent telephone alone bears this. People who printed their booking, or have no smartphone, stay outside. Take a paper, a name or a card too.',
)


FACTOR = Text(
    fr="« {words} » : sans smartphone, on n’entre plus dans son propre espace. Donnez aussi un code par appel, par lettre ou par courriel.",
    en='"{words}": without a smartphone, people no longer get into their own account. Give a code by call, by letter or by e-mail too.',
)


WAYS = Text(
    fr="« {shown} » : tout passe par un téléphone récent. Y a-t-il une autre façon de faire la même chose, sur le web, au guichet, par courrier ?",
    en='"{shown}": everything goes through a recent telephone. Is there another way to do the same thing, on the web, at a counter, by post?',
)


def _said(act: Act) -> Iterator[Hit]:
    """Ask about a list of ways that are all on a telephone."""
    if isinstance(act, Said) and act.flaw is Flaw.APP:
        yield Hit(act.span, WAYS, {"shown": act.shown}, Certainty.REVIEW, act.path)


def _lacking(act: Act) -> Iterator[Hit]:
    """Ask about a refusal for want of a device, where nothing else is tried."""
    if isinstance(act, FromDeed) and act.what is What.PHONE_ALONE:
        yield Hit(act.span, PHONES, {"test": act.shown}, path=act.path)
    if isinstance(act, FromDeed) and act.what is What.HELD_ON_PHONE:
        yield Hit(act.span, FACTOR if act.other else SHOWN, {"words": act.shown}, path=act.path)
    found = act.lacking if act.place.is_public else None
    if found is not None and found[0] == "fields.device":
        yield Hit(found[1].span, LACKING, {"test": found[1].shown}, Certainty.REVIEW, path=found[1].path)


@prose_rule(
    name="smartphone-required",
    code="W9512",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Smartphone exigé", en="Smartphone required"),
    harms=Text(
        fr="Les personnes sans smartphone, sans forfait, sans mémoire libre, ou dont le téléphone est partagé.",
        en="People without a smartphone, a data plan or free memory, or whose phone is shared.",
    ),
    instead=Text(
        fr="Offrez une voie sans téléphone : guichet, courrier, ordinateur.",
        en="Offer a way without a phone: counter, post, computer.",
    ),
    wrong_when=Text(
        fr="L’objet même du service est une application mobile facultative.",
        en="The service itself is an optional mobile app.",
    ),
    refs=("insee-1780", "ddd-2022"),
    lesson="02-another-door/01-channels",
    also=(Check(Subject.ACT, (Kind.REFUSE,), ("app", "smartphone", "qr"), _said, ("channel", "canal", "canaux", "ways", "voie", "modes", "method", "moyen", "doors", "portes")), Check(Subject.ACT, (Kind.REFUSE,), ("smartphone", "device", "appareil", "android", "iphone", "push", "mobile", "desktop", "ordinateur", "wallet", "totp", "authenticator"), _lacking), Check(Subject.ACT, (Kind.REFUSE,), ("second", "facteur", "factor", "2fa", "mfa", "proof", "preuve", "justificatif", "billet", "ticket"), _lacking, needs=("app",))),
    bad=(
        Bad("checkin:  # café\n  channels: [app]\n", WAYS, at="[app]", path="config/checkin.yml", review=True),
        Bad("[venues.pool]\nname = 'Café pool'\nproofs = ['wallet_pass']\n", SHOWN, at="proofs = ['wallet_pass']", path="config/venues.toml"),
        Bad("securite: # été\n  second-facteur:\n    obligatoire: true\n    moyens: totp\n", FACTOR, at="totp", path="src/main/resources/application.yml"),
        Bad('{"carte": {"intro": "Votre carte de l’été est maintenant dans l’application. Ouvrez-la sur votre téléphone. Les cartes en plastique ne sont plus acceptées."}}\n', DEVICE, at="cartes en plastique ne sont plus acceptées", path="messages/fr.json"),
        Bad("app.get('/pieces', (req, res) => {\n  if (!estMobile(req)) return res.redirect('/votre-telephone'); // été\n  res.render('pieces');\n});\n", PHONES, at="estMobile(req)", path="src/pieces.js"),
        Bad('def activer(compte):\n    """Été."""\n    appareil = compte.appareils.filter(type="smartphone").first()\n    if appareil is None:\n        raise Impossible("Installez l’application")\n    pousser(appareil)\n', LACKING, at="appareil is None", path="entree/code.py", review=True),
        Bad("<p lang=\"fr\">Un smartphone est obligatoire pour valider la demande.</p>", DEVICE, at="smartphone est obligatoire"),
        Bad("<li lang=\"fr\">Vous devez posséder un smartphone.</li>", DEVICE, at="Vous devez posséder un smartphone"),
        Bad("annonces:\n  facture: \"Ouvrez l’application de l’été sur votre smartphone ; sans cela nous ne pourrons pas vous répondre.\"\n", DEVICE, at="Ouvrez l’application de l’été sur votre smartphone ; sans cela nous ne", path="svi/annonces.yml"),
        Bad("<p lang=\"en\">You need a smartphone to prove who you are.</p>", DEVICE, at="You need a smartphone"),
        Bad("export const handle = async ({ event, resolve }) => {\n  const mobile = estMobile(event.request.headers.get('user-agent'))\n  if (!mobile && !LIBRES.includes(event.url.pathname)) redirect(303, '/application') // été\n  return resolve(event)\n}\n", PHONES, at="mobile", path="src/hooks.server.ts"),
        Bad("export function middleware(request) { // été\n  const { device } = userAgent(request)\n  if (device.type !== 'mobile') return NextResponse.redirect(new URL('/get-the-app', request.url))\n}\n", PHONES, at="device.type !== 'mobile'", path="src/middleware.ts"),
        Bad("class PortailController < ApplicationController # été\n  before_action :reserver\n\n  def reserver\n    redirect_to telecharger_application_path unless browser.device.mobile?\n  end\nend\n", PHONES, at="browser.device.mobile?", path="app/controllers/portail_controller.rb"),
    ),
    good=(
        Good("checkin:  # café\n  channels: [app, web, desk]\npush:\n  channels: [app]\n", path="config/checkin.yml"),
        Good("[venues.pool]\nname = 'Café pool'\nproofs = ['wallet_pass', 'printed_booking']\n", path="config/venues.toml"),
        Good("securite: # été\n  second-facteur:\n    obligatoire: true\n    moyens: totp, courriel, courrier\n", path="src/main/resources/application.yml"),
        Good('{"card": {"lead": "You can also show your card at the café on your smartphone. Plastic cards still work."}}\n', path="messages/en.json"),
        Good('def activer(compte):\n    """Été."""\n    appareil = compte.appareils.filter(type="smartphone").first()\n    if appareil is None:\n        return lettre(compte.adresse)\n    pousser(appareil)\n', path="entree/code.py"),
        Good("<p lang=\"fr\">Un smartphone n’est pas nécessaire.</p>"),
        Good("<p lang=\"fr\">Le numéro de téléphone portable requis n’a pas été écrit.</p>"),
        Good("<p lang=\"fr\">Vous devez avoir un smartphone ; sinon, venez au guichet.</p>"),
        Good("<div lang=\"fr\"><p>Il faut un smartphone.</p><p>Sans téléphone : 01 99 00 12 34.</p></div>"),
        Good("export const handle = async ({ event, resolve }) => {\n  const mobile = estMobile(event.request.headers.get('user-agent'))\n  if (!mobile && event.url.pathname === '/scan') redirect(303, '/envoyer-un-fichier') // été\n  if (mobile) redirect(303, '/application')\n  return resolve(event)\n}\n", path="src/hooks.server.ts"),
        Good("export function middleware(request) { // été\n  const mobile = request.nextUrl.searchParams.get('mobile')\n  if (!mobile) return NextResponse.redirect(new URL('/application', request.url))\n}\n", path="src/middleware.ts"),
        Good('<p lang="fr">Munissez-vous de votre smartphone cet été ; sans cela, passez au guichet, au 3 place Carnot.</p>'),
    ),
)  # fmt: skip
def smartphone_required(document: Document) -> Iterator[Hit]:
    """Report a sentence that requires a smartphone, unless another way is said in the same section."""
    is_part = document.page is not None and not document.page.is_document
    sure = Certainty.REVIEW if is_part else Certainty.VIOLATION  # the other doors may be in the rest of the page
    for prose in document.said:
        yield from _in_block(prose, sure)
