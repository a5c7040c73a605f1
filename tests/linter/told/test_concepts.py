"""What the concepts shared by all sayings tell in other words, and what the same words say of no harm."""

import pytest
from guichet.told.subjects import is_wished

from tests.linter.told.test_ideas import says

FOUND = [
    ("door_for_screen", "fr", "Vos bulletins se trouveront dans votre espace numérique et nous n'en adressons plus par la poste."),
    ("door_for_screen", "en", "Objections are lodged through the planning website; letters and comments made at the desk will be left out of account."),
    ("cards_alone", "fr", "La redevance se paie par carte bancaire ; la régie a cessé de prendre la monnaie et les chèques."),
    ("abroad_refused", "fr", "L'identité se prouve avec une carte française ; passeports d'autres États et titres de séjour sont exclus."),
    ("abroad_refused", "en", "Licences and passports issued by other countries do not count."),
    ("home_refused", "en", "Your form gives a hostel as your address, and we throw out forms of that kind."),
    ("bill_in_name", "fr", "Nous n'avons pas pu vous inscrire car vous n'avez produit ni bail ni facture d'énergie."),
    ("told_late", "en", "A handling charge of 40p is taken when you confirm."),
    ("chosen_ahead", "fr", "La ligne assurance est présélectionnée ; décochez-la si elle ne vous intéresse pas."),
    ("comes_again", "en", "Cover for your boiler is free for 90 days. When that ends, £6.50 a month will be collected."),
    ("comes_again", "fr", "Votre carte de bibliothèque, d'un coût de 24 €, a été reconduite pour un an et sera débitée le 2 mai."),
    ("good_ones_do", "fr", "Le dépistage est libre. Ceux qui tiennent à leurs proches ne remettent pas cet examen."),
    ("odd_one_out", "en", "The yearbook is optional. A child who does not get one can feel left out."),
    ("hours_left", "en", "08:15 left before your advice session disappears!"),
    ("no_made_hard", "fr", "Appuyez sur le bouton pour continuer ; le refus se trouve au chapitre 9 de la charte."),
    ("yes_by_act", "en", "Turning up will be understood as agreement to students watching."),
    ("recorded_unasked", "en", "Library computers: pages visited and text typed are logged so that we can study how people use them."),
    ("held_for_ever", "en", "Your letter, with what it says of your illness, will stay on our system for ever."),
    ("papers_of_years", "fr", "Votre demande d'abonnement est en cours. Remplissez le questionnaire médical joint : opérations, maladies de vos parents."),
    ("shut_for_good", "en", "Your request was refused as you live too near. There is no further stage and the file is shut."),
    ("unexplained_ruling", "fr", "Votre demande est rejetée. Motif : non communiqué."),
    ("limit_untold", "fr", "Vous pouvez contester, à condition de ne pas dépasser le délai."),
    ("judged_by_machine", "fr", "L'outil de répartition a placé votre fille en voie technologique."),
    ("scored_then", "en", "The program scored your voice and your smile too low, and your application stops here."),
    ("put_after", "fr", "À situation identique, les familles de nationalité française obtiennent la place avant les autres."),
    ("dropped_quiet", "en", "Every so often we remove people who have not been in touch from the housing list, and they are not told."),
    ("dropped_for_little", "fr", "L'offre tombe à 18 h le jour de son envoi."),
    ("typed_lost", "en", "The photo did not match. Your whole application has been thrown away; please begin a fresh one."),
    ("locked_long", "fr", "Votre appareil n'a pas été reconnu. Votre compte est bloqué et le déblocage demandera trois mois."),
    ("nobody", "en", "Callers are no longer put through to people."),
    ("unnamed", "fr", "Le nom et le numéro de la personne qui la traite ne vous seront pas donnés."),
    ("left_hard", "fr", "L'abonnement prend fin le dernier jour du mois. La demande n'est recevable que par lettre recommandée."),
    ("slots_untold", "en", "Registration for the swimming course will open some time this spring on our booking page."),
    ("screen_hours", "fr", "Le guichet électronique n'accepte les demandes que du mardi au jeudi, de 9 h à 11 h."),
    ("opened_at_night", "en", "The holiday club calendar is loaded at 2am on the first of the month."),
]  # fmt: skip
LET_BE = [
    ("rated_by_life", "fr", "Ni l'adresse ni l'origine n'entrent dans la cotation."),
    ("rated_by_life", "en", "The score is worked out by hand, and your postcode plays no part in it."),
    ("recorded_unasked", "fr", "Les caméras du hall gardent les images trois jours, aucune dans les douches."),
    ("recorded_unasked", "en", "The cameras cover the hall, never the changing rooms."),
    ("hurry", "fr", "Pour dire non, tapez 2 ou ne faites rien, et votre numéro sera effacé ce soir."),
    ("turned_away", "en", "One page in your claim was cut off at the top."),
    ("dropped_for_little", "en", "The lease ends on 4 May and carries on only if you sign the slip we will send."),
    ("limit_unknowable", "en", "Your appeal is counted from the day on the stamp, not from the one we typed."),
    ("door_shut", "en", "The portal never closes, though our clerks read requests on weekdays only."),
    ("screen_hours", "en", "The portal never closes, though our clerks read requests on weekdays only."),
    ("good_ones_do", "fr", "Les familles qui aiment leur quartier sont invitées à la fête des voisins, entrée libre."),
    ("odd_one_out", "fr", "Un enfant qui se sent triste peut parler à l'infirmière. C'est gratuit."),
    ("dropped_quiet", "en", "Nobody is removed from the list without a letter and a call, and a month to answer."),
    ("judged_by_machine", "en", "An officer, not a computer, will decide your claim."),
    ("yes_by_act", "fr", "Acceptez les paiements de vos clients en utilisant votre compte bancaire."),
    ("comes_again", "fr", "L'assistance est gratuite trois mois ; elle s'arrête ensuite d'elle-même et rien ne vous sera facturé."),
    ("no_made_hard", "fr", "Pour refuser, appuyez sur le bouton « Refuser », à côté du premier."),
    ("put_after", "fr", "Les francophones comme les autres sont servis dans l'ordre d'arrivée."),
    ("recorded_unasked", "fr", "Les postes n'enregistrent rien : pages et saisies sont effacées à la fermeture de la session."),
    ("locked_long", "fr", "Votre compte a été suspendu par sécurité ; un appel le rouvre aussitôt."),
    ("door_for_screen", "fr", "Le registre public d'accessibilité ne se tient plus sur papier : remplissez-le en ligne."),
]  # fmt: skip


@pytest.mark.parametrize(("topic", "lang", "text"), FOUND)
def test_a_harm_is_heard_in_other_words(topic: str, lang: str, text: str) -> None:
    assert says(topic, text, lang)


@pytest.mark.parametrize(("topic", "lang", "text"), LET_BE)
def test_the_same_words_of_no_harm_are_let_be(topic: str, lang: str, text: str) -> None:
    assert not says(topic, text, lang)


@pytest.mark.parametrize(
    ("text", "wished"),
    [
        ("Sorry to hear you are leaving the club. Your membership stops today.", True),
        ("Comme vous l'avez demandé, votre abonnement s'arrête demain.", True),
        ("Votre abonnement s'arrête demain.", False),
    ],
)
def test_what_ends_at_the_wish_of_its_reader_is_no_refusal(text: str, wished: bool) -> None:
    assert is_wished(text) is wished
