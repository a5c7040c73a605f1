"""Sentences in many voices that keep somebody out, have them pay, lose their work or leave them with nobody; and their harmless twins."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.linter.told.test_sentences import findings

SAID = (
    ("fr", "online-only-wording", "Les billets du bac s’achètent seulement avec l’appli Rade.", "Les billets du bac s’achètent aussi dans l’appli Rade, ou à la caisse."),
    ("fr", "online-only-wording", "Sans boîte mail, pas de carte de piscine.", "Sans boîte mail, passez à l’accueil : la carte de piscine y est remise."),
    ("en", "online-only-wording", "Repairs should be logged via the tenant hub. The repairs line has been retired.", "Repairs can be logged via the tenant hub, or by phone on 01632 960 001."),
    ("en", "online-only-wording", "An email address is a must, as no file can be opened without one.", "An email address is optional: we write by post to those without one."),
    ("fr", "address-as-eligibility", "Nous n’ouvrons pas de compteur aux gens du voyage.", "Les gens du voyage ouvrent un compteur comme tout le monde."),
    ("en", "address-as-eligibility", "We can’t add anyone with no settled home to the list.", "People with no settled home are added to the list like others."),
    ("fr", "identity-document-single", "Venez avec un passeport, seul document reconnu à l’entrée.", "Venez avec un passeport ou tout autre papier."),
    ("en", "payment-card-only", "Your refund is paid solely into a current account in your own name.", "Your refund is paid into any account, or in cash at the desk."),
    ("fr", "contact-detail-required", "Donnez un numéro de téléphone fixe : les portables sont écartés.", "Donnez un numéro de téléphone, fixe ou portable."),
    ("fr", "cost-left-open", "Le prix total du stage apparaît une fois le formulaire envoyé.", "Le prix total du stage est écrit en haut de cette page."),
    ("en", "cost-left-open", "The certificate is free. A search fee of £15 is now due.", "The certificate is free, and so is the search."),
    ("fr", "consent-preticked", "La garantie casse (4 €), que nous avons glissée dans le panier, vous suivra partout.", "La garantie casse (4 €), que vous avez choisie, est ajoutée à votre panier."),
    ("en", "consent-presumed", "Your 30-day pass is now a yearly membership, charged at £49.", "Your 30-day pass ends today, and nothing is charged."),
    ("fr", "draft-missing", "Si vous utilisez la flèche « retour », les rubriques complétées redeviennent vides.", "Si vous utilisez la flèche « retour », les rubriques complétées restent remplies."),
    ("en", "draft-missing", "The application cannot be saved part-way.", "The application can be saved part-way."),
    ("fr", "lockout-without-human", "Après deux codes erronés, votre espace est inutilisable pour trois semaines.", "Après deux codes erronés, un nouveau code vous est envoyé aussitôt."),
    ("en", "lockout-without-human", "Mistype your PIN once and your account stays shut until next month.", "Mistype your PIN once and you can try again straight away."),
    ("fr", "withdrawal-asymmetry", "Votre adhésion se dénonce par lettre avec accusé de réception.", "Votre adhésion se dénonce d’un clic."),
    ("en", "chatbot-only-help", "The help pages have replaced our enquiry desk.", "The help pages add to our enquiry desk, which is open as before."),
    ("fr", "nobody-to-ask", "Aucun interlocuteur n’est désigné pour votre dossier.", "Mme Brun suit votre dossier, au 02 40 00 11 22."),
    ("fr", "office-hours-gate", "La billetterie en ligne s’arrête à 19 heures chaque soir.", "La billetterie en ligne marche à toute heure."),
    ("en", "office-hours-gate", "The bidding site is live between ten and four, on weekdays.", "The bidding site is live day and night."),
    ("fr", "slot-release-unannounced", "Des places de crèche paraîtront un soir de cette semaine.", "Des places de crèche paraîtront lundi à 9 h."),
)  # fmt: skip


@pytest.mark.parametrize(("lang", "rule", "flawed", "twin"), SAID)
def test_who_does_what_to_whom_decides(
    lang: str, rule: str, flawed: str, twin: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "templates/lettres/avis.html"
    page = f'<article lang="{lang}"><p>{{}}</p></article>'
    assert findings({path: page.format(flawed)}, rule, tmp_path, monkeypatch)
    assert not findings({path: page.format(twin)}, rule, tmp_path, monkeypatch)


def test_a_number_to_ask_something_is_no_other_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "Les billets du bac s’achètent seulement avec l’appli Rade. {}"
    for beside, shut in (
        ("Infos au 03 88 00 70 70.", True),
        ("Un conseiller reste à votre écoute au 03 88 00 70 70.", True),
        ("Achetez-les aussi par téléphone au 03 88 00 70 70.", False),
    ):
        files = {"templates/lettres/avis.html": f'<article lang="fr"><p>{said.format(beside)}</p></article>'}
        assert bool(findings(files, "online-only-wording", tmp_path, monkeypatch)) is shut, beside
