"""The same words in two senses: the one that a rule is about is found, the other is let be."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.findings import Certainty, Finding
from guichet.core.source import Source
from guichet.engine.catalogue import rule_named
from guichet.engine.dispatch import check_file
from guichet.engine.selection import Rules
from guichet.reading.project.project import Project

PAGE = "templates/page.html"
MANNERS = ("admin-jargon", "acronym-unexplained", "delay-vague", "passive-instruction", "page-weight-excessive")
"""Where nobody is spoken to, or the word is only heavy, its sense is told apart all the same: a question is asked."""
SENSES = [
    ("empty-slots-dead-end", "Tous les rendez-vous sont complets.", "La configuration du rendez-vous est complète."),
    ("empty-slots-dead-end", "Aucune disponibilité ce mois-ci.", "Aucune zone de disponibilité pour ce serveur."),
    ("qr-code-only", "Scannez le QR code. Puis attendez.", "Scannez le QR code, ou saisissez la clé vous-même."),
    ("shaming-wording", "Vous n’avez toujours pas répondu.", "Vous n’avez toujours pas reçu de réponse ?"),
    ("order-impersonal", "Il incombe à l’usager de payer.", "Il vous incombe de payer."),
    ("admin-jargon", "Votre carte est restituée à la mairie.", "L’image est restituée par les lecteurs d’écran."),
    ("acronym-unexplained", "Écrivez à la SM.", "Choisissez la taille : SM pour small."),
    ("acronym-unexplained", "Écrivez au TZ.", "Écrivez la date ainsi : AAAA-MM-JJ HH:MM [TZ]."),
    ("acronym-unexplained", "Appelez le SPIP.", "Appuyez sur SHIFT puis sur SAVE."),
    ("delay-vague", "Vous serez rappelée sous peu par nous.", "Vous allez être redirigée sous peu."),
    ("delay-vague", "Vos ateliers ouvriront prochainement.", '<a href="/a">Les ateliers qui ouvrent prochainement</a>'),
    ("threat-before-right", "Vous encourez une amende.", "Nous encourageons les familles : venez à l’encours."),
    ("threat-before-right", "L’oubli vous expose à une radiation.", "Le musée expose ses dessins à la mairie."),
    ("threat-before-right", "Vous vous exposez aux sanctions.", "Vous exposez au salon du livre."),
    ("threat-before-right", "Nous engagerons des poursuites.", "Les poursuites d’études sont ouvertes à tous."),
    ("threat-before-right", "À défaut de réponse, tout s’arrête.", "À défaut de réponse de la mairie, c’est oui."),
    ("admin-jargon", "Vous êtes tenue de payer.", "Une tenue de travail est prêtée à chacune."),
    ("admin-jargon", "Cette date est de rigueur.", "La mairie suit un plan de rigueur."),
    ("admin-jargon", "L’acquittement de la facture clôt tout.", "Le juge a prononcé son acquittement."),
    ("admin-jargon", "Vos ascendants et vos enfants comptent.", "Le tri est ascendant ou descendant."),
    ("admin-jargon", "Voir infra.", "L’infra est surveillée jour et nuit."),
    ("admin-jargon", "Payez au titre de juin.", "Cela donne droit au titre de séjour."),
    ("admin-jargon", "L’octroi de cette aide dure un an.", "L’octroi de mer est une taxe."),
    ("admin-jargon", "Donnez le nom d’un tiers.", "Le prix baisse de plus d’un tiers, et d’un tiers des habitants."),
    ("admin-jargon", "Vos frais sont à la charge de la famille.", "Chaque enfant à la charge de la famille compte."),
    ("admin-jargon", "Vu que vous habitez ici, venez.", "Nous avons bien vu que vous habitez ici."),
    ("admin-jargon", "La demande est réputée reçue.", "La ville est réputée pour ses jardins."),
    ("admin-jargon", "Ce bail est caduc.", "Ici pousse un arbre à feuilles caduques."),
    ("admin-jargon", "Remplissez le présent formulaire.", "Elle la présente à l’accueil."),
    ("shaming-wording", "Vous prétendez vivre seule.", "Vous prétendez à une bourse ? Écrivez-nous."),
    ("shaming-wording", "Vous auriez dû le dire.", "Vous auriez dû recevoir une lettre."),
]
ENGLISH = [
    ("shaming-wording", "You claim to live alone.", "We check that you are who you claim to be."),
    ("shaming-wording", "You still have not paid.", "If you still have not received your refund, call us."),
    ("passive-instruction", "The form needs to be sent.", "It works: no adjustment needs to be made to it."),
    ("passive-instruction", "No copy should be sent.", "No payment has to be made for this."),
    ("delay-vague", "You will hear from us shortly.", "You will be redirected shortly."),
    ("admin-jargon", "You can come provided that you call.", "Read the details you provided that day."),
    ("admin-jargon", "Retain a copy of it.", "You may retain a solicitor."),
    ("admin-jargon", "We made a determination.", "She showed a determination to succeed."),
    ("threat-before-right", "You are liable to pay a penalty.", "Prices are liable to change in May."),
    ("threat-before-right", "You will be sanctioned.", "The plan has been sanctioned by the council."),
    ("threat-before-right", "We will take legal action.", "You can take legal action if you disagree."),
    ("threat-before-right", "You will get a fine of £80.", "It is fine of course."),
]
CODE = [
    (
        "page-weight-excessive",
        '<html lang="en"><h1>Apply</h1><noscript>Please enable JavaScript to apply.</noscript></html>',
        '<html lang="en"><noscript>For a complete experience please enable JavaScript.</noscript></html>',
    ),
    (
        "tracker-before-consent",
        '<script src="https://connect.facebook.net/fr_FR/fbevents.js"></script>',
        '<script src="https://connect.facebook.net/fr_FR/sdk.js#xfbml=1"></script>',
    ),
    (
        "third-party-embed",
        '<script src="https://connect.facebook.net/fr_FR/sdk.js#xfbml=1"></script>',
        '<script src="https://connect.facebook.net/fr_FR/fbevents.js"></script>',
    ),
    (
        "audio-autoplay",
        '<audio src="/son/accueil.mp3" autoplay></audio>',
        "<audio src=\"{% url 'media' 'accueil.mp3' %}\" autoplay></audio>",
    ),
    ("audio-autoplay", '<audio src="/son/bienvenue.mp3" autoplay></audio>', '<audio src="/bip.mp3" autoplay></audio>'),
    (
        "image-informative-hidden",
        '<html lang="fr"><p>La préfecture</p><img src="/img/logo-dila.png" alt=""></html>',
        '<html lang="fr"><p>La préfecture</p><img src="/img/logo-img.png" alt=""></html>',
    ),
]


EACH = Config(options={"admin-jargon": {"each": True}})


def findings(rule: str, text: str, path: str = PAGE) -> list[Finding]:
    project = Project([path], EACH, {path: Source(path, text)})
    return check_file(path, Rules([rule_named(rule)]), project)


def violations(rule: str, text: str, path: str = PAGE) -> list[str]:
    return [one.message.en for one in findings(rule, text, path) if one.certainty is Certainty.VIOLATION]


@pytest.mark.parametrize(
    ("rule", "flawed", "benign"),
    [
        *((rule, f'<p lang="fr">{flawed}</p>', f'<p lang="fr">{benign}</p>') for rule, flawed, benign in SENSES),
        *((rule, f'<p lang="en">{flawed}</p>', f'<p lang="en">{benign}</p>') for rule, flawed, benign in ENGLISH),
        *CODE,
    ],
)
def test_one_sense_is_found_and_the_other_let_be(rule: str, flawed: str, benign: str) -> None:
    assert findings(rule, flawed) if rule in MANNERS else violations(rule, flawed)
    assert not violations(rule, benign)


@pytest.mark.parametrize(
    ("rule", "text", "read", "unread"),
    [
        ("capitals-shouting", "PLEASE BRING YOUR LETTER AND CARD.\n", "docs/licence-taxi.md", "LICENSE-MIT.md"),
        (
            "nagging-modal",
            "setTimeout(() => promoModal.open('Téléchargez l’application'), 3000);\n",
            "static/promo.js",
            "static/promo.spec.js",
        ),
    ],
)
def test_what_nobody_can_rewrite_or_sees_is_not_read(rule: str, text: str, read: str, unread: str) -> None:
    assert violations(rule, text, read)
    assert not violations(rule, text, unread)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Lisez la présente norme.", "cette (nommez la chose)"),
        ("Par la présente, nous vous écrivons.", "cette (nommez la chose)"),
        ("Remplissez le présent formulaire.", "« Remplissez ce formulaire »"),
        ("Lisez le présent avis.", "« cet avis »"),
        ("Vous recevez le présent courrier.", "« Vous recevez cette lettre »"),
    ],
)
def test_what_is_offered_instead_fits_the_word(text: str, answer: str) -> None:
    project = Project([PAGE], EACH, {PAGE: Source(PAGE, f'<p lang="fr">{text}</p>')})
    (found,) = check_file(PAGE, Rules([rule_named("admin-jargon")]), project)
    assert found.message.fr.replace("\u00a0", " ").endswith(f": {answer}.")
