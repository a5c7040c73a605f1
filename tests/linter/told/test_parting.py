"""With what words people are left: terms that change or end alone, a refusal, silence for news, a court without a day; each beside its twin."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in
from guichet.reading.texts import Document, Piece, Prose
from guichet.reading.texts.reading import read_file
from guichet.told.ideas import said_in
from guichet.told.left_blank import left_blank
from guichet.told.limits_untold import courts_untimed
from guichet.told.printers import prints_and_scans
from guichet.told.rights_proved import rights_recalled


def prose_of(text: str, lang: str) -> Prose:
    document = Document("pages/conditions.html", Config())
    prose = Prose(text, "paragraph", [Piece(text, 0)], document, lang)
    document.add(prose)
    return prose


def letter(text: str) -> Document:
    return read_file(Source("courriers/a.txt", f"Bonjour,\n\n{text}\n\nCordialement,\n"), Config())


@pytest.mark.parametrize(
    ("topic", "lang", "harmful", "harmless"),
    [
        ("agreed_by_use", "en", "If we amend this notice, your further use of the portal constitutes acceptance of the amended notice.", "If we amend this notice, we write to you and ask for your agreement before your next use of the portal."),
        ("agreed_by_use", "fr", "Toute modification de la présente charte est publiée ici, et la poursuite de l'utilisation du portail vaut acceptation.", "Toute modification de la présente charte est publiée ici, et l'utilisation du portail vous sera proposée après votre accord."),
        ("agreed_by_use", "fr", "Nous révisons ces conditions. Si vous continuez à utiliser l'application, vous êtes réputé les accepter.", "Nous révisons ces conditions. Si vous continuez à utiliser l'application, vous les lirez au prochain passage."),
        ("ended_at_will", "en", "The team may close your account at its sole discretion and without notice.", "The team may close your account after two years without a visit, and writes to you a month before."),
        ("ended_at_will", "en", "We reserve the right to suspend access to any account for any reason.", "We reserve the right to suspend access to the site for maintenance."),
        ("ended_at_will", "fr", "L'éditeur peut, sans préavis ni justification, supprimer votre espace personnel.", "Vous pouvez, sans préavis ni justification, fermer la fenêtre."),
        ("ended_at_will", "fr", "Tout compte qui ne respecte pas ces règles sera supprimé sans préavis.", "Tout compte sera supprimé deux ans après la dernière visite, avec un message un mois avant."),
        ("ended_at_will", "en", "The council reserves the right, without warning, to suspend temporarily or permanently your account.", "You can close your account at any time and for any reason."),
        ("terms_changed", "fr", "Les termes de la charte peuvent être amendés à tout moment, sans préavis.", "Les termes de la charte peuvent être amendés, et vous en êtes prévenus un mois avant."),
        ("terms_changed", "en", "We may revise this policy without prior notice.", "We may revise this policy, and write to you a month before."),
        ("terms_changed", "fr", "L'éditeur se réserve le droit de modifier les présentes conditions sans en avertir les usagers.", "L'éditeur se réserve le droit de modifier les horaires, affichés à l'accueil."),
        ("refused", "en", "Sorry, we are not able to proceed with your request.", "We are now able to proceed with your request."),
        ("refused", "en", "We have checked: the criteria are not met for this grant.", "If the criteria are not met for this grant, another one may suit you."),
        ("refused", "fr", "Après examen, vos conditions ne sont pas réunies pour une prise en charge.", "Si vos conditions ne sont pas réunies pour une prise en charge, demandez une avance."),
        ("refused", "fr", "D'après vos réponses, vous ne semblez pas éligible à cette aide.", "Si vous ne semblez pas éligible à cette aide, une autre est proposée."),
        ("refused", "fr", "Votre situation n'entre pas dans le cadre de cette aide.", "Votre situation entre dans le cadre de cette aide."),
        ("no_news", "en", "After your interview, no news is good news.", "Whether the news is good or bad, we write to you."),
        ("no_news", "fr", "Pas de nouvelles, bonnes nouvelles : nous n'écrivons qu'en cas de souci.", "Bonne nouvelle : vous aurez des nouvelles lundi."),
        ("no_news", "en", "If you don't hear from us within a week, it means your booking is accepted.", "If you don't hear from us within a week, call the desk."),
        ("held_for_ever", "en", "Your answers are stored forever unless you ask us to remove them.", "Your answers are stored for a year unless you ask us to remove them before."),
        ("silence", "fr", "Sans réponse de votre part, votre signalement sera clôturé.", "Sans réponse de votre part, votre signalement reste ouvert."),
    ],
)  # fmt: skip
def test_a_sentence_leaves_people_without_and_its_twin_does_not(
    topic: str, lang: str, harmful: str, harmless: str
) -> None:
    assert any(said_in(prose_of(harmful, lang), lang, topic, supposed=True))
    assert not any(said_in(prose_of(harmless, lang), lang, topic, supposed=True))


@pytest.mark.parametrize(
    ("untimed", "timed"),
    [
        ("Pour contester cette décision, vous pouvez saisir le tribunal judiciaire.", "Pour contester cette décision, vous pouvez saisir le tribunal judiciaire. Vous avez deux mois à partir de la réception de cette lettre."),
        ("Vous pouvez introduire un recours devant le tribunal administratif si vous êtes en désaccord avec cette décision.", "Vous pouvez introduire un recours devant le tribunal administratif, dans les deux mois, si vous êtes en désaccord avec cette décision."),
        ("If you wish to challenge this decision, you may bring proceedings before the county court.", "If you wish to challenge this decision, you may bring proceedings before the county court within 28 days."),
        ("En affichant la décision, vous acceptez le démarrage du délai légal en cas de recours.", "En affichant la décision, vous acceptez le démarrage du délai de recours de deux mois."),
        ("Opening this letter starts the legal time limit for an appeal.", "Opening this letter starts the 28 days time limit for an appeal."),
        ("Le délai de recours commence dès l'affichage.", "Le délai de recours commence dès l'affichage, et dure deux mois."),
        ("Vous pouvez saisir le tribunal si vous souhaitez contester ce refus.", "Vous pouvez saisir le médiateur si vous souhaitez un conseil."),
    ],
)  # fmt: skip
def test_a_court_is_asked_about_when_nothing_says_until_when(untimed: str, timed: str) -> None:
    assert any(courts_untimed(letter(untimed)))
    assert not any(courts_untimed(letter(timed)))


@pytest.mark.parametrize(
    ("blank", "filled"),
    [
        ("Écrivez au délégué à la protection des données : XXXXX.", "Écrivez au délégué à la protection des données : dpo@ville.example."),
        ("Pour toute question, un seul numéro de téléphone : [à compléter].", "Pour toute question, un formulaire à compléter se trouve à l'accueil."),
        ("Write to our data protection officer at XXXXXX, at any time.", "Your card number is shown as XXXX-XXXX on the letter that we write."),
        ("Le contact du service est à l'adresse électronique suivante : XXXXXX.", "Votre code se trouve au bout de l'adresse écrite sur le courrier (ex : XXXXXXX)."),
        ("You can call us on [to be confirmed] from Monday to Friday.", "You can call us on Monday, and the day is to be confirmed."),
    ],
)  # fmt: skip
def test_an_address_that_was_never_written_is_asked_about(blank: str, filled: str) -> None:
    assert any(left_blank(letter(blank)))
    assert not any(left_blank(letter(filled)))


@pytest.mark.parametrize(
    ("scanned", "posted"),
    [
        ("Imprimez le contrat, puis signez-le. Scannez ensuite chaque page.", "Imprimez le contrat, puis signez-le. Remettez-le ensuite à l'accueil."),
        ("Imprimez l'attestation, datez-la et signez-la. Téléversez-la sur votre espace.", "Imprimez l'attestation, elle est signée par le maire. Gardez-la sur vous."),
        ("Please print the lease and sign it. Then upload a copy.", "Please print the lease and sign it. Then hand it in at the desk."),
    ],
)  # fmt: skip
def test_what_is_printed_in_a_sentence_and_scanned_in_the_next_takes_a_scanner(scanned: str, posted: str) -> None:
    assert any(found for one in letter(scanned).said for found in prints_and_scans(one))
    assert not any(found for one in letter(posted).said for found in prints_and_scans(one))


_RIGHTS = "Vous avez un droit d'accès à vos données personnelles. "


@pytest.mark.parametrize(
    ("recalled", "known"),
    [
        ("Pour l'exercer, écrivez-nous en précisant la date et l'heure de la requête, indispensables pour retrouver votre recherche.", "Pour l'exercer, écrivez-nous en donnant votre nom."),
        ("Adressez une demande en indiquant le jour et l'heure précise de votre simulation.", "Adressez une demande : la date et l'heure de sa réception vous sont envoyées."),
        ("Send a request giving the exact date and time of your visit, so that we can find it.", "Send a request. Our logs hold the date and time of each visit for a month."),
    ],
)  # fmt: skip
def test_a_right_that_waits_for_the_hour_of_a_visit_is_asked_about(recalled: str, known: str) -> None:
    assert any(rights_recalled(letter(f"{_RIGHTS}{recalled}")))
    assert not any(rights_recalled(letter(f"{_RIGHTS}{known}")))


def test_the_other_words_of_a_plain_saying_are_not_weighed() -> None:
    told = "Subject to applicable provisions, continued use of the platform following updated terms shall constitute acceptance thereof."
    assert any(said_in(prose_of(told, "en"), "en", "agreed_by_use", supposed=True))


_TERMS = (
    "<main lang='en'><h1>Terms</h1>"
    + "<p>The publisher keeps the site up, and the parties act in good faith at all times.</p>" * 14
    + "{}</main>"
)


@pytest.mark.parametrize(
    ("path", "said", "is_heard"),
    [
        ("pages/terms.html", "<p>Any further use of the site after amended terms constitutes acceptance by the user.</p>", True),
        ("pages/terms.html", "<p>Any further use of the site after amended terms requires the agreement of the user.</p>", False),
        ("pages/news.html", "<p>Any further use of the site after amended terms constitutes acceptance by the user.</p>", False),
    ],
)  # fmt: skip
def test_in_terms_the_user_is_whoever_reads_them(path: str, said: str, is_heard: bool) -> None:
    assert bool(found_in(rule_named("consent-presumed"), {path: _TERMS.format(said)})) is is_heard
