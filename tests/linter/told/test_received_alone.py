"""Sentences that hurt, in the containers in which services keep them, each beside what may be said instead."""

from __future__ import annotations

import pytest
from guichet import api

CARD = {
    "fr": "Votre carte est prête. Vous pouvez venir la chercher au 3, rue Haute.",
    "en": "Your card is ready. You can collect it from 3 High Street.",
}
CALL = {
    "fr": "Une question ? Appelez le 01 99 00 12 34 (gratuit).",
    "en": "A question? Call 01632 960 100 (free).",
}


def told(rule: str, name: str, text: str) -> bool:
    """Whether a rule speaks of a text, were it to ask."""
    return any(one.rule == rule for one in api.check_text(text, name, isolated=True, select=[rule]).findings)


def catalogue(sentence: str, lang: str) -> tuple[str, str]:
    return (
        f"config/locales/{lang}.yml",
        f'{lang}:\n  a:\n    one: "{CARD[lang]}"\n    two: "{sentence}"\n    three: "{CALL[lang]}"\n',
    )


def messages(sentence: str, lang: str) -> tuple[str, str]:
    return (
        "sms/suivi.toml",
        f'[one]\ntext = "{CARD[lang]}"\n[two]\ntext = "{sentence}"\n[three]\ntext = "{CALL[lang]}"\n',
    )


def letter(sentence: str, lang: str) -> tuple[str, str]:
    hello, end = {"fr": ("Bonjour,", "Bien cordialement,"), "en": ("Dear Sir,", "Yours sincerely,")}[lang]
    day = {"fr": "Le 3 mars 2027", "en": "3 March 2027"}[lang]
    return "lettres/suivi.txt", f"{day}\n\n{hello}\n\n{sentence}\n\n{end}\n"


def module(sentence: str, lang: str) -> tuple[str, str]:
    return (
        "club/constants.py",
        f'"""Texts shown in the parents\' area."""\n\nCARD = "{CARD[lang]}"\nPOINT = "{sentence}"\nCALL = "{CALL[lang]}"\n',
    )


CASES = [
    ("online-only-wording", messages, "fr", "Une place se libère : elle se prend seulement sur lormes.example, avant samedi.", "Une place se libère : prenez-la sur lormes.example, ou au 01 99 00 12 34."),
    ("online-only-wording", catalogue, "en", "Open an account to get the badge. We cannot take a request at the desk, over the phone or by letter.", "Open an account to get the badge. We also take requests at the desk and by letter."),
    ("online-only-wording", letter, "fr", "Ouvrez un compte sur notre site. Les demandes faites par téléphone ne seront pas enregistrées.", "Ouvrez un compte sur notre site, ou faites la demande par téléphone."),
    ("error-dead-end", catalogue, "fr", "Oups ! Quelque chose a mal tourné.", "Oups ! Votre photo est trop lourde : prenez-en une autre."),
    ("error-dead-end", catalogue, "en", "Precondition failed: upstream state is inconsistent.", "Your bank has not answered yet. Wait five minutes, then try again."),
    ("error-dead-end", catalogue, "fr", "Opération impossible (code %{code}).", "Ce trajet est complet (code %{code}) : choisissez une autre heure."),
    ("error-dead-end", catalogue, "en", "Input does not match the required pattern.", "Type your postcode, for example WF1 2AB."),
    ("error-dead-end", catalogue, "en", "All entries have been discarded.", "All entries have been kept: carry on here."),
    ("delay-vague", module, "en", "To avoid paying, cancel it within the allotted time.", "To avoid paying, cancel it by noon the day before."),
    ("delay-vague", letter, "fr", "Donnez-nous votre avis d’impôt : une fois le délai dépassé, la demande est retirée.", "Donnez-nous votre avis d’impôt avant le 5 avril 2027 : une fois le délai dépassé, la demande est retirée."),
    ("delay-vague", messages, "fr", "Si vous ne venez pas, annulez suffisamment tôt : après, vous payez.", "Si vous ne venez pas, annulez la veille : après, vous payez."),
    ("delay-vague", catalogue, "fr", "Vous recevrez une réponse à l’issue de la prochaine commission.", "Vous recevrez une réponse après la commission du 12 mai 2027."),
    ("cost-left-open", letter, "fr", "La nouvelle carte est payante, au tarif en vigueur.", "La nouvelle carte est payante : 5 euros, au tarif en vigueur."),
    ("cost-left-open", messages, "en", "There is an outstanding balance on your account.", "There is an outstanding balance of £42.50 on your account."),
    ("premium-rate-number", catalogue, "fr", "Nous vous transférons vers un numéro majoré.", "Nous vous transférons vers un numéro gratuit."),
    ("nobody-to-ask", catalogue, "en", "All our lines are busy. Your call cannot be connected. Goodbye.", "All our lines are busy. Hold on: your call will be connected."),
    ("nobody-to-ask", catalogue, "fr", "Vous pouvez contester, mais cela ne changera rien.", "Vous pouvez contester : une autre personne relira le dossier."),
    ("passive-instruction", catalogue, "en", "For the discount, evidence of age is required to be exhibited at the entrance.", "For the discount, show something with your age at the entrance."),
    ("shaming-wording", catalogue, "en", "A ten-year-old could fill in this form. Look at your card again.", "The number is on the back of your card."),
    ("shaming-wording", catalogue, "en", "We are not satisfied that you have told us everything.", "We are not satisfied with our own answer: we will write again."),
    ("delay-vague", catalogue, "en", "Your papers must reach us in sufficient time.", "Your papers must reach us by 2 April 2027."),
    ("cost-left-open", letter, "en", "Your share of the repair will be added to your rent.", "We pay for the repair: nothing will be added to your rent."),
    ("shaming-wording", catalogue, "en", "Seriously? You forgot the date again.", "The date is missing: write the day, the month, the year."),
    ("nobody-to-ask", catalogue, "fr", "Tous les agents sont occupés, veuillez raccrocher.", "Tous les agents sont occupés, veuillez patienter deux minutes."),
    ("refusal-reasons-missing", catalogue, "fr", "Nous ne donnons pas suite à votre inscription.", "Nous ne donnons pas suite à votre inscription, car les douze places sont prises."),
    ("contradictory-channel", letter, "en", "Come on Monday 3 May 2027. The office is closed on Mondays.", "Come on Tuesday 4 May 2027. The office is closed on Mondays."),
    ("contradictory-channel", letter, "fr", "Le bureau ouvre de 9 h à 12 h. Présentez-vous à 14 h.", "Le bureau ouvre de 9 h à 17 h. Présentez-vous à 14 h."),
    ("refusal-reasons-missing", letter, "en", "We cannot give you a plot this year. The panel met on 3 May 2027.", "We cannot give you a plot this year. All 40 plots are taken."),
    ("refusal-reasons-missing", letter, "fr", "Nous avons refusé votre demande de prime. Votre dossier est clos.", "Nous avons refusé votre demande de prime. Le vélo a été acheté en mars, et la prime est pour les achats de juin."),
    ("offline-charged", catalogue, "fr", "La copie papier au guichet coûte 2 euros.", "L’entrée coûte 2 euros, à payer sur place."),
    ("offline-charged", catalogue, "en", "A paper form costs £5 at the counter.", "The swim costs £2, to pay at the desk."),
    ("cost-left-open", catalogue, "en", "You owe us an amount on your account.", "Money that was due. You can ask to pay it little by little."),
    ("instruction-one-sense", catalogue, "en", "After the beep, say your name and your number.", "After the beep, say your name. To talk to a person, press 0."),
    ("nobody-to-ask", catalogue, "en", "Your appeal is unlikely to succeed.", "Your appeal is unlikely to take more than six weeks."),
    ("shaming-wording", catalogue, "fr", "Réveillez-vous ! La date est fausse.", "Réveillez-vous une heure avant la prise de sang."),
    ("shaming-wording", catalogue, "en", "We have reason to believe you lied.", "We have reason to believe you are owed £200."),
    ("delay-vague", letter, "en", "Once your time is up, we close your claim.", "Once your time is up, the machine beeps and you can take another hour for free."),
    ("contradictory-channel", catalogue, "fr", "L’accueil est ouvert sur rendez-vous. Aucun rendez-vous n’est disponible.", "L’accueil est ouvert sur rendez-vous. Aucun rendez-vous n’est nécessaire le lundi."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "container", "lang", "flawed", "harmless"), CASES)
def test_a_sentence_is_told_and_its_neighbour_is_not(rule, container, lang, flawed, harmless) -> None:
    assert told(rule, *container(flawed, lang))
    assert not told(rule, *container(harmless, lang))


def test_a_sentence_kept_beside_the_one_to_write_is_told_to_nobody() -> None:
    text = (
        'paires:\n  - mauvais: "Vous devez répondre dans le délai imparti."\n    {}: "Répondez avant le 12 mai 2027."\n'
    )
    assert not told("delay-vague", "regles/phrases.yml", text.format("bon"))
    assert told("delay-vague", "regles/phrases.yml", text.format("autre"))


def test_a_file_says_at_its_head_who_reads_it() -> None:
    text = '{}\nfr:\n  a: "Vous devez répondre dans le délai imparti."\n'
    assert not told("delay-vague", "data/fr.yml", text.format("# Lu par les personnes qui rédigent nos courriers."))
    assert told("delay-vague", "data/fr.yml", text.format("# Messages de la bibliothèque."))


@pytest.mark.parametrize(
    "sentence",
    [
        "Votre abonnement s’arrête le 3 mai 2027.",
        "Votre demande s’arrête le 3 mai 2027. Pour la garder, appelez-nous.",
        "Votre droit prend fin le 3 mai 2027, le jour de vos 26 ans.",
    ],
)
def test_what_was_given_for_a_time_is_not_refused(sentence: str) -> None:
    assert not told("refusal-reasons-missing", *catalogue(sentence, "fr"))


ORDINARY = [
    ("shaming-wording", "fr", "Enfin, relisez votre demande avant de l’envoyer."),
    ("shaming-wording", "fr", "Cette étape demande un peu d’attention : comptez dix minutes."),
    ("shaming-wording", "fr", "Concentrez-vous sur les questions 1 à 4, les autres sont facultatives."),
    ("shaming-wording", "fr", "Un enfant comprend mieux avec des images."),
    ("shaming-wording", "fr", "Lisez attentivement la liste avant de nous écrire."),
    ("shaming-wording", "fr", "Nous ne sommes pas certains que vous ayez reçu notre lettre : la voici."),
    ("shaming-wording", "en", "A child can travel free with you."),
    ("shaming-wording", "en", "Even a child can take part in the vote."),
    ("shaming-wording", "en", "Most people manage to finish in ten minutes."),
    ("shaming-wording", "en", "The form is short and it is not difficult."),
    ("shaming-wording", "en", "We have reason to believe you may be owed money."),
    ("delay-vague", "fr", "Vous pouvez répondre dans le délai indiqué au verso."),
    ("delay-vague", "en", "Cancel early enough for someone else to take the place."),
    ("error-dead-end", "en", "Your status was changed to paid."),
    ("error-dead-end", "en", "The gateway is missing from the map."),
    ("error-dead-end", "fr", "Par exception, les pièces absentes peuvent suivre."),
    ("online-only-wording", "en", "You can book only at council.example: other sites are fakes."),
    ("cost-left-open", "fr", "Vous avez un solde de congés à prendre avant juin."),
    ("cost-left-open", "fr", "Régularisez votre situation en ligne ou au guichet."),
    ("nobody-to-ask", "fr", "Votre recours ne change rien à vos versements : ils continuent."),
    ("nobody-to-ask", "en", "You may appeal. It will not change your payments."),
    ("premium-rate-number", "fr", "Les services payants sont la cantine et la garderie."),
    ("instruction-one-sense", "en", "We call your name over the loudspeaker and show it on the screen."),
    ("contradictory-channel", "fr", "Le bureau ouvre de 9 h à 12 h. Venez à 19 h à la réunion publique."),
    ("contradictory-channel", "en", "By appointment. There are no appointments this week; the next are on 3 May."),
]


@pytest.mark.parametrize(("rule", "lang", "sentence"), ORDINARY)
def test_an_ordinary_sentence_is_told_nowhere(rule: str, lang: str, sentence: str) -> None:
    assert not told(rule, *catalogue(sentence, lang))
    assert not told(rule, *letter(sentence, lang))
