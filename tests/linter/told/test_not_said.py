"""Words that the service writes and does not hold against anybody: those of others that it denies, what is only due, what is offered."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.done.deciding.letters import letters_of
from guichet.reading.texts import read_file
from guichet.told.agreements import agreed_by_going_on, agreements_taken
from guichet.told.failures import bare_failures
from guichet.told.ideas import told
from guichet.told.nobody import nobody_left
from guichet.told.silence import silence_held_against
from guichet.told.threats import threats


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("On nous dit souvent que nous ne prenons plus les courriers. C'est faux.", False),
        ("You may have heard that we no longer take letters. This is not true.", False),
        ("On nous dit souvent que l'accueil est froid. Nous ne prenons plus les courriers.", True),
        ("You may have heard that we no longer take letters. From May, it is so.", True),
    ],
)
def test_what_others_say_is_not_said_once_denied(text: str, is_said: bool) -> None:
    document = read_file(Source("contenu/actu.md", f"# Actu\n\n{text}\n"), Config())
    assert any(True for lang in ("fr", "en") for _ in told(document, lang, "door_shut")) is is_said


@pytest.mark.parametrize(
    ("text", "threatens"),
    [
        ("Your card was declined. Your fine is still unpaid.", False),
        ("Le paiement n'est pas passé. Votre amende reste impayée.", False),
        ("Your fine is unpaid: bailiffs will come to your home.", True),
        ("Votre amende reste impayée : un huissier viendra chez vous.", True),
        ("Your fine of £60 from May has been cancelled.", False),
        ("We have stopped your benefit because you told us that you work.", False),
        ("We have stopped your benefit because you did not reply.", True),
        ("Ajoutez une autre adresse au cas où vous perdriez l'accès à la première.", False),
        ("Add another address in case you lose the first one.", False),
        ("We will deduct your share of the tax from your income on the form.", False),
        ("We will deduct it from your wages.", True),
        ("Le montant total sera prélevé sur votre carte de crédit.", False),
        ("The total amount will be withdrawn from your credit card.", False),
        ("Cette somme sera prélevée sur votre salaire.", True),
        ("Vous n'aurez plus besoin d'un second appareil pour entrer.", False),
        ("Vous n'aurez plus votre aide.", True),
        ("Vous avez poursuivi la démarche dans un autre navigateur.", False),
        ("Autoriser la poursuite des paiements pendant un retard de pièces", False),
        ("Answer yes if you or your partner paid school fees.", False),
        ("The sooner you file, the less you will have to pay in penalties.", False),
    ],
)
def test_a_sum_that_is_due_threatens_nobody(text: str, threatens: bool) -> None:
    document = read_file(Source("messages/payer.yml", f"messages:\n  echec: {text!r}\n"), Config())
    assert any(True for lang in ("fr", "en") for _ in threats(document, lang)) is threatens


@pytest.mark.parametrize(
    ("text", "decides"),
    [
        ("Dear tenant,\n\nReply by 3 May or your allowance stops on 4 May.\n", False),
        ("Bonjour,\n\nRépondez avant le 3 mai, sinon votre aide est supprimée.\n", False),
        ("Dear tenant,\n\nYour allowance stops on 4 May.\n", True),
        ("Bonjour,\n\nVotre aide est supprimée.\n", True),
    ],
)
def test_what_would_follow_is_not_decided(text: str, decides: bool) -> None:
    assert bool(letters_of(read_file(Source("courriers/revue.txt", text), Config()))) is decides


@pytest.mark.parametrize(
    ("text", "decides"),
    [
        ("Your basket does not qualify for a voucher discount.", False),
        ("Votre panier ne donne pas droit à une réduction sur ces livres.", False),
        ("Your household does not qualify for the discount.", True),
        ("Unfortunately, you cannot accept this invitation at the moment.", False),
        ("Unfortunately, we cannot accept your application at the moment.", True),
        ("The last update check was not successful.", False),
        ("The backup of your files was not successful.", False),
        ("Your bid was not successful this time, sorry.", True),
        ("We cannot accept your proposal for a talk at this meeting.", False),
        ("La réduction sélectionnée a été supprimée.", False),
        ("The discount has been deleted.", False),
        ("Votre réduction a été supprimée par le service.", True),
    ],
)
def test_a_thing_that_asked_for_nothing_is_refused_nothing(text: str, decides: bool) -> None:
    assert bool(letters_of(read_file(Source("locales/m.json", f'{{"m": "{text}"}}\n'), Config()))) is decides


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("Votre alerte est désactivée automatiquement et vous ne recevrez aucun autre e-mail.", False),
        ("Par défaut, vos données ne sont pas partagées avec nos partenaires.", False),
        ("Le partage avec nos partenaires est désactivé par défaut : vous recevez nos lettres sur papier.", False),
        ("Par défaut, vous recevez nos offres par courriel.", True),
        ("Il ne sera visible de personne, sauf si vous le partagez.", False),
        ("Vos coordonnées restent cachées sauf si vous les publiez.", False),
        ("Vos photos seront publiées sauf si vous vous y opposez.", True),
        ("Vos coordonnées seront partagées, sauf si vous nous écrivez.", True),
        ("Vous êtes déjà inscrit avec cette adresse email.", False),
        ("Autoriser l'enregistrement des billets en scannant le premier", False),
        ("Acceptez les paiements de vos clients en utilisant votre compte bancaire.", False),
        ("Ces règles vous permettent d'envoyer automatiquement des e-mails à vos clients.", False),
        ("En cliquant sur « Accepter tous les cookies », vous acceptez les cookies.", False),
        ("En continuant, vous acceptez les cookies.", True),
        ("We have disabled your alert automatically and you will not receive any further email.", False),
        ("By default your details are not shared with our partners.", False),
        ("You can set up emails that are sent automatically to your members.", False),
        ("By clicking “Accept all cookies”, you agree to cookies.", False),
        ("By default you receive our offers by email.", True),
    ],
)
def test_a_yes_that_is_denied_given_or_not_the_readers_is_presumed_of_nobody(text: str, agrees: bool) -> None:
    document = read_file(Source("courriers/avis.txt", f"{text}\n"), Config())
    asked = (agreements_taken, agreed_by_going_on)
    assert any(True for lang in ("fr", "en") for one in asked for _ in one(document, lang)) is agrees


@pytest.mark.parametrize(
    ("text", "is_held"),
    [
        ("Vous pouvez dire non, sans raison : ne faites rien.", False),
        ("To say no to your visit, do nothing.", False),
        ("Nous n'avons pas pu répondre à votre demande et annuler votre commande.", False),
        ("We were unable to answer your request and cancel your booking.", False),
        (
            "Le nombre est ajouté à celui des annulations de factures. Si vous laissez ce champ vide, rien ne change.",
            False,
        ),
        ("Si vous ne répondez pas, nous considérons que vous renoncez à votre aide.", True),
    ],
)
def test_silence_may_be_a_no(text: str, is_held: bool) -> None:
    document = read_file(Source("contenu/etude.md", f"# Étude\n\n{text}\n"), Config())
    assert any(True for lang in ("fr", "en") for _ in silence_held_against(document, lang)) is is_held


@pytest.mark.parametrize(
    ("text", "lang", "left"),
    [
        ("We could not match this phone number to other records.", "en", False),
        ("Our system cannot read these characters. Please use others.", "en", False),
        ("Nous n'avons pas pu associer ce numéro de téléphone à d'autres données.", "fr", False),
        ("L'équipe ne peut pas vous renseigner. Contactez le service qui suit votre dossier.", "fr", False),
        ("L'équipe ne peut pas vous renseigner.", "fr", True),
        ("We have no phone line.", "en", True),
        ("Personne n'a accès à vos réponses.", "fr", False),
        ("Personne dans vos équipes n'a le droit de modifier ce réglage.", "fr", False),
        ("Actuellement, personne n'a accès à la réunion.", "fr", False),
        ("Nos agents n'ont pas accès à votre mot de passe.", "fr", False),
        ("Nos agents n'ont pas accès à votre dossier.", "fr", True),
        ("Nous n'avons pas pu changer la langue.", "fr", False),
        ("Nous n'avons pas pu corriger automatiquement cette adresse.", "fr", False),
        ("Nos agents ne peuvent pas modifier la décision.", "fr", True),
        ("L'équipe n'a pas le droit de le modifier.", "fr", True),
        ("Currently, nobody has access to this room.", "en", False),
        ("Our staff have no access to your password.", "en", False),
        ("We could not change the cover picture.", "en", False),
        ("Nobody on your team has access to this folder.", "en", False),
        ("Our staff cannot change the decision.", "en", True),
        ("No one can change this result.", "en", True),
    ],
)
def test_what_the_reader_typed_or_who_else_can_answer_leaves_nobody_alone(text: str, lang: str, left: bool) -> None:
    document = read_file(Source("contenu/aide.md", f"# Aide\n\n{text}\n"), Config())
    assert any(True for _ in nobody_left(document, lang)) is left


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Vous pouvez lire votre dossier, mais il ne sera pas traité par le service", 1),
        ("Your claim will not be processed by the office this year", 1),
        ("Sans cette pièce, votre dossier ne sera pas traité par le service", 0),
        ("Au début, ces familles n'avaient pas droit à l'aide. Tout a changé. Elles la demandent.", 0),
    ],
)
def test_a_file_that_nobody_will_look_at_is_refused(text: str, number: int) -> None:
    document = read_file(Source("locales/messages.json", f'{{"message": "{text}"}}\n'), Config())
    assert len(letters_of(document)) == number


@pytest.mark.parametrize(("beside", "number"), [("refuse_motif", 0), ("aide", 1)])
def test_a_few_words_that_head_their_reason_refuse_nothing_alone(beside: str, number: int) -> None:
    text = f'{{"refuse": "Votre dossier a été refusé", "{beside}": "Motif du refus, à lire ici"}}\n'
    assert len(letters_of(read_file(Source("locales/fr.json", text), Config()))) == number


@pytest.mark.parametrize(
    ("source", "text", "fails"),
    [
        ("No access", "Accès impossible", False),
        ("Not checked in", "Enregistrement non effectué", False),
        ("This operation cannot be reversed.", "Cette opération ne peut pas être annulée.", False),
        ("Access denied", "Accès refusé", True),
        ("Invalid data.", "Données invalides.", True),
        ("errors.save", "L'enregistrement a échoué", True),
    ],
)
def test_a_state_and_a_warning_are_no_failure(source: str, text: str, fails: bool) -> None:
    content = f'msgid ""\nmsgstr ""\n"Language: fr\\n"\n\nmsgid "{source}"\nmsgstr "{text}"\n'
    document = read_file(Source("locale/fr/LC_MESSAGES/django.po", content), Config())
    assert any(True for _ in bare_failures(document)) is fails
