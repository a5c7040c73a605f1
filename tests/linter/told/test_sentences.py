"""Words that accuse, hurry, threaten or shut a door: a flaw in one sentence, and nothing in its twin."""

from __future__ import annotations

from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.core.findings import Finding
from guichet.engine.run import check


def page(words: str, lang: str = "fr") -> str:
    return f'<article lang="{lang}"><p>{words}</p></article>'


def findings(files: dict[str, str], rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    monkeypatch.chdir(tmp_path)
    found = check(["."], Config(), jobs=1, use_cache=False).findings
    return [one for one in found if one.rule == rule]


@pytest.mark.parametrize(
    ("rule", "flawed", "twin", "lang"),
    [
        ("consent-presumed", "En poursuivant, vous acceptez le dépôt de cookies.", "En poursuivant, vous acceptez le règlement du service.", "fr"),
        ("consent-presumed", "By registering you agree to receive offers from our partners.", "By registering you agree to the rules of the library.", "en"),
        ("consent-presumed", "Votre profil est déjà visible des employeurs. Si vous préférez ne pas apparaître, dites-le.", "Votre facture est en ligne. Si vous préférez le papier, dites-le.", "fr"),
        ("request-closed-silently", "Sans refus de votre part, votre accord est considéré comme donné.", "Sans refus de votre part, votre visite est maintenue.", "fr"),
        ("urgency-wording", "Claim your grant this second, before it closes.", "You have 24 hours to answer from this second email.", "en"),
        ("slot-release-unannounced", "Plus de créneau. Restez sur la page et actualisez.", "Plus de créneau. Actualisez la page : chaque lundi à 9 h, des places ouvrent.", "fr"),
        ("slot-release-unannounced", "Des rendez-vous sont ouverts à tout moment, pensez à revenir.", "Consultez le site de la mairie pour prendre rendez-vous.", "fr"),
        ("slot-release-unannounced", "No appointment is left. Check this page often.", "No appointment is left. Call us.", "en"),
        ("slot-release-unannounced", "Plus de place. Revenez sur cette page.", "Places vues : tous les 3 mois, revenez sur cette page afin de compter les visites.", "fr"),
        ("slot-release-random", "Les places vont aux premiers connectés.", "Les places vont aux premiers inscrits de la liste d’attente.", "fr"),
        ("slot-release-random", "Grants are given first come, first served.", "Grants go first to those most in need.", "en"),
        ("urgency-wording", "Apply this minute or lose your place.", "Keep this minute book with your papers.", "en"),
        ("online-only-wording", "Déposez votre demande en ligne et pas ailleurs.", "Ce site de rendez-vous a des fonctions que nous ne retrouvons pas ailleurs.", "fr"),
        ("online-only-wording", "Les demandes ne sont plus acceptées en personne.", "Les passeports ne sont pas encore acceptés pour la vérification en personne.", "fr"),
        ("online-only-wording", "Nous ne traitons plus les dossiers papier.", "N’utilisez pas de services téléphoniques par internet.", "fr"),
        ("online-only-wording", "Nous ne prenons plus les appels.", "Les appels vers ce numéro de téléphone ne sont pas pris en charge.", "fr"),
        ("online-only-wording", "Vous ne pouvez vous inscrire qu’en ligne.", "Vous n’aurez qu’à cliquer ci-dessous et vous inscrire en ligne.", "fr"),
        ("threat-before-right", "Votre dossier est passé au service juridique.", "En cas de doute, demandez à votre service juridique.", "fr"),
        ("threat-before-right", "Vous perdrez votre aide si la feuille manque.", "Choisissez deux méthodes, au cas où vous perdriez votre clé.", "fr"),
        ("threat-before-right", "False answers may lead to prosecution.", "The law lets us share it for the prosecution of crimes.", "en"),
        ("threat-before-right", "Sans règlement, votre compte en banque sera gelé.", "Votre compte en banque reste le même.", "fr"),
        ("double-negation", "Abstenez-vous de répondre, sauf si personne n’est absent.", "Abstenez-vous de répondre si rien ne change.", "fr"),
        ("nobody-to-ask", "The score is final: tutors are unable to discuss it.", "The score is a guide: tutors are able to discuss it.", "en"),
        ("online-only-wording", "Payez sur le site. Chèques et espèces sont refusés.", "Payez sur le site. Chèques et espèces sont pris au guichet.", "fr"),
        ("online-only-wording", "Les dossiers papier sont détruits.", "Les dossiers papier sont détruits après deux ans, une fois numérisés.", "fr"),
        ("consent-presumed", "En validant, vous activez la formule Plus, à 4 € par mois.", "La formule Plus coûte 4 € par mois.", "fr"),
        ("shaming-wording", "Ce contrôle vise les fraudeurs de la ville.", "Cet accès sert à retrouver un fraudeur potentiel.", "fr"),
        ("shaming-wording", "Votre dossier est un cas de fraude.", "L’aide doit être rendue en cas de fraude.", "fr"),
        ("shaming-wording", "You have filled in the form incorrectly.", "Your account is locked because you have entered the code incorrectly.", "en"),
        ("delay-vague", "Répondez dans le délai imparti pour garder votre aide.", "Le délai imparti pour répondre a expiré : vous pouvez recommencer.", "fr"),
        ("delay-vague", "Late may be refused: send your form before the deadline ends.", "You can wait until late May to ask for your transcript.", "en"),
        ("refusal-reasons-missing", "Nous ne pouvons pas accepter votre demande d’aide au logement.", "Vous ne pouvez pas accepter cette donnée avec les autres années de revenus.", "fr"),
    ],
)  # fmt: skip
def test_a_word_is_judged_in_its_sentence(
    rule: str, flawed: str, twin: str, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "templates/courriers/refus.html"
    assert findings({path: page(flawed, lang)}, rule, tmp_path, monkeypatch)
    assert not findings({path: page(twin, lang)}, rule, tmp_path, monkeypatch)


@pytest.mark.parametrize(
    ("rule", "flawed", "twin", "words"),
    [
        ("threat-before-right", "rappel.dernier", "users.delete.bullet", "Nous supprimerons votre aide et votre mot de passe dès demain matin."),
        ("refusal-remedies-missing", "demande.suite.texte", "activerecord.errors.models.demande.attributes.année", "Votre demande de bourse a été refusée car vos revenus dépassent le plafond de cette année."),
    ],
)  # fmt: skip
def test_the_key_says_what_a_message_answers(
    rule: str, flawed: str, twin: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def catalogue(key: str) -> dict[str, str]:
        groups = key.split(".")
        lines = [f"{'  ' * (depth + 1)}{one}:" for depth, one in enumerate(groups)]
        return {"config/locales/fr.yml": "fr:\n" + "\n".join(lines) + f' "{words}"\n'}

    assert findings(catalogue(flawed), rule, tmp_path, monkeypatch)
    assert not findings(catalogue(twin), rule, tmp_path, monkeypatch)


@pytest.mark.parametrize(
    ("beside", "certain"),
    [("", True), ("<div><p>OU</p></div><div><p>Écrivez l’adresse dans votre navigateur.</p></div>", False)],
)
def test_a_code_is_judged_with_what_stands_beside_it(
    beside: str, certain: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = f'<body lang="fr"><div><p>Scannez le QR code.</p></div>{beside}</body>'
    assert bool(findings({"letters/été.html": letter}, "qr-code-only", tmp_path, monkeypatch)) is certain


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("  plain: Take your telephone and open the café application first.", ["review"]),
        ("  manual: Or type this code into the café application yourself.", []),
    ],
)
def test_a_message_about_a_code_is_judged_with_its_group(
    other: str, found: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = f"en:\n pay:\n  step: Scan the QR code to pay your bill today.\n{other}\n"
    seen = findings({"config/locales/en.yml": catalogue}, "qr-code-only", tmp_path, monkeypatch)
    assert [one.certainty.value for one in seen] == found


@pytest.mark.parametrize(
    ("path", "certainty"),
    [
        ("config/locales/fr.yml", ["violation"]), ("db/data/2023_questions.yml", ["review"]), ("app/faq_export_fr.yml", []),
    ],
)  # fmt: skip
def test_what_was_poured_once_into_a_database_is_asked_about_and_what_came_out_of_it_is_not(
    path: str, certainty: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = 'fr:\n  faq:\n    answer: "Vous avez omis de joindre votre attestation à votre demande de logement."\n'
    seen = findings({path: text}, "shaming-wording", tmp_path, monkeypatch)
    assert [one.certainty.value for one in seen] == certainty


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"config/droits.yml": 'fr:\n  groupe: "Éligibilité Livret d’Épargne Municipal"\n'}, 1),
        ({"config/droits.yml": 'fr:\n  groupe: "Éligibilité Livret d’Épargne Populaire"\n'}, 0),
    ],
)
def test_a_name_written_in_full_elsewhere_explains_its_letters(
    files: dict[str, str], found: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = {"templates/page.html": page("Demandez votre LEP à votre banque avant la fin du mois.")}
    assert len(findings(said | files, "acronym-unexplained", tmp_path, monkeypatch)) == found


def test_the_first_half_of_a_name_in_capitals_is_no_acronym(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    twin = {"templates/page.html": page("Apportez votre REAL ID et vos deux documents à la poste.")}
    assert not findings(twin, "acronym-unexplained", tmp_path, monkeypatch)


@pytest.mark.parametrize(("words", "certainty"), [("must bring", ["violation"]), ("must have", [])])
def test_a_condition_asks_nobody_to_act(
    words: str, certainty: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = page(f"To claim, each parent {words} a number given by the tax office.", "en")
    found = findings({"templates/page.html": said}, "order-impersonal", tmp_path, monkeypatch)
    assert [one.certainty.value for one in found] == certainty


@pytest.mark.parametrize(("whom", "found"), [("vous inviter", 1), ("inviter cet usager", 0)])
def test_who_has_the_file_of_somebody_open_is_an_agent(
    whom: str, found: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = {"templates/page.html": page(f"Scannez le QR code pour {whom} cet été.")}
    assert len(findings(said, "qr-code-only", tmp_path, monkeypatch)) == found
