"""What the same harms are in other turns: who does what, to whom, by which way and when; and what the same words say of no harm."""

import pytest
from guichet.told.ideas import told

from tests.linter.told.test_ideas import document_of

FOUND = [
    ("dropped_soon", "fr", "Trois jours pour accepter le logement, pas un de plus : après, il part."),
    ("put_after", "en", "Callers with a foreign accent are routed to a slower line."),
    ("good_ones_do", "fr", "Serez-vous le dernier de la rue à ouvrir votre porte au progrès ?"),
    ("locked_long", "en", "Forget your memorable word and your account is barred for the rest of the school year."),
    ("robot_only", "fr", "Vous tomberez toujours sur notre voix de synthèse, les agents ne prennent plus la ligne."),
    ("screen_hours", "fr", "Le téléservice dort la nuit, de 22 heures à 6 heures, et le dimanche toute la journée."),
    (
        "screen_hours",
        "fr",
        "Vous travaillez la journée ? La démarche en ligne, hélas, n'est active qu'aux heures ouvrables.",
    ),
    ("screen_hours", "fr", "Sachez que l'outil de réservation ne tourne pas le week-end."),
    ("screen_hours", "en", "The booking system wakes up at 8am and goes to sleep at 7pm."),
    (
        "slots_untold",
        "fr",
        "Personne, pas même au guichet, ne saurait vous dire quand les prochains rendez-vous seront mis en ligne.",
    ),
    ("slots_untold", "en", "Nobody here knows when the next batch of appointments will be put on the site."),
    (
        "open_briefly",
        "fr",
        "Les réservations de la salle se prennent par le formulaire en ligne, le jeudi de 12 h à 13 h.",
    ),
    ("door_shut_if", "en", "No email address, no library card: that is how the new system works."),
    ("door_shut_if", "en", "Anyone unable to use the internet should find a friend who can."),
    ("door_for_screen", "fr", "L'aide se demande par l'application, un point c'est tout."),
    ("door_for_screen", "en", "From June the bus pass lives on your phone; we will print no more cards."),
    ("account_alone", "en", "We can only deal with you through GOV.UK One Login."),
    ("paper_alone", "en", "A tenancy agreement in your own name opens the door; anything else keeps it shut."),
    ("status_refused", "en", "People whose papers are in Arabic should not bother to come."),
    ("status_refused", "fr", "Inscription à l'école : il faut présenter le titre de séjour des deux parents."),
    (
        "abroad_refused",
        "fr",
        "L'attestation doit venir d'un établissement français, celles qui viennent d'ailleurs ne seront pas examinées.",
    ),
    ("home_refused", "en", "Sorry, we cannot register anybody whose post goes to a friend's address."),
    ("account_refused", "en", "The grant goes into a UK bank account or not at all."),
    ("account_refused", "fr", "La prime ne peut être versée aux personnes qui n'ont pas de compte bancaire."),
    (
        "told_late",
        "fr",
        "Trois euros de frais de traitement se glissent sur la dernière page, avant le code de la carte.",
    ),
    ("told_late", "fr", "On vous dira au retour ce que coûte le ménage."),
    ("told_late", "fr", "Votre carte a été débitée de 15 euros pour une lettre que vous n'aviez pas commandée."),
    ("comes_again", "en", "Your free trial becomes a paying plan on day 31, with no warning."),
    ("comes_again", "en", "Unless you tell us otherwise before 1 March, another year's membership goes on your card."),
    ("chosen_ahead", "fr", "La ligne de soutien, 3 €, est remplie d'office."),
    ("off_the_shelf", "fr", "Cette proposition disparaîtra dès que vous quitterez la page."),
    ("off_the_shelf", "en", "Places are vanishing by the minute, so claim yours."),
    ("blamed", "fr", "Imaginez la déception de vos enfants si vous disiez non."),
    ("blamed", "en", "Surely someone who loves their children would not skip a check-up."),
    (
        "good_ones_do",
        "fr",
        "Faut-il vraiment vous le demander trois fois ? Les autres familles, elles, ont rendu leur fiche.",
    ),
    ("watched_now", "en", "Eleven people are eyeing this very flat."),
    ("nagged", "fr", "Nous reviendrons vous poser la question demain, après-demain, et chaque jour ensuite."),
    ("threat", "en", "Bailiffs could be at your door any minute, so ring us now."),
    ("yes_by_act", "fr", "Ne rien cocher nous autorise à publier votre photo."),
    ("yes_by_act", "en", "Keeping this card in your wallet tells us you are happy to be contacted by our partners."),
    ("joined", "fr", "Vous êtes inscrit d'office à la lettre du maire."),
    ("no_made_hard", "fr", "Accepter prend une seconde ; refuser, dix-sept écrans et un formulaire à envoyer."),
    ("given_out", "en", "We hand your child's school report to local tutoring firms."),
    ("given_out", "fr", "Un exemplaire de votre dossier part chez l'assureur de la mairie."),
    ("recorded_unasked", "fr", "Le badge de votre fils nous dit où il est, minute par minute."),
    ("recorded_unasked", "en", "The waiting room has a microphone, which nobody mentions."),
    ("held_for_ever", "en", "We never delete anything about anyone."),
    ("secret_asked", "fr", "Dictez-nous le code à trois chiffres au dos de votre carte."),
    ("unexplained_ruling", "en", "The panel keeps its reasons to itself."),
    (
        "limit_unknowable",
        "fr",
        "Vous aviez quinze jours pour contester à partir de la signature, que le courrier vous soit parvenu ou non.",
    ),
    ("limit_untold", "en", "Objections are welcome, provided they come in before the window shuts."),
    ("shut_for_good", "fr", "Nous vous prions de ne plus nous écrire à ce sujet, la décision étant arrêtée."),
    ("refused_in_brief", "en", "Your bid failed."),
    ("judged_alone", "en", "A program, not a person, stopped your payment."),
    ("judged_by_machine", "en", "The software flagged your accent as a risk."),
    ("put_after", "fr", "Votre quartier vous coûte dix points au classement."),
    ("rated_by_life", "en", "A computer ranks callers by how often they complained."),
    (
        "dropped_soon",
        "fr",
        "Si nous n'avons pas reçu le certificat vendredi, la place sera proposée à une autre famille.",
    ),
    ("dropped_soon", "en", "If the form is not back in 24 hours the offer lapses."),
    ("dropped_quiet", "fr", "Nous effaçons les demandes restées sans connexion depuis quinze jours, sans prévenir."),
    ("typed_lost", "fr", "Une pièce trop lourde et vous revoilà à la première page."),
    ("typed_lost", "en", "There is no way to save the form and come back later."),
    ("locked_long", "fr", "Deux codes erronés et votre compte dort jusqu'en septembre."),
    ("robot_only", "fr", "L'assistant Léo traite seul toutes les réclamations."),
    ("robot_only", "en", "Your calls will be handled by a voice program from start to finish."),
    ("nobody", "fr", "Écrivez à ne-pas-repondre@caf.example pour toute question."),
    ("nobody", "fr", "Le répondeur ne prend pas de message et personne ne rappelle."),
    ("unnamed", "en", "The officer in charge prefers not to be named."),
    ("left_hard", "en", "To leave, you must write to Cardiff by recorded delivery and wait for our letter back."),
]

LET_BE = [
    ("told_late", "fr", "Le timbre coûte 86 euros, et c'est la seule somme à prévoir. La carte, elle, est gratuite."),
    (
        "dropped_soon",
        "fr",
        "Après vingt minutes, si vous ne répondez pas, la page se ferme pour protéger votre dossier.",
    ),
    ("put_after", "en", "Callers who would rather speak Polish are put through to Ania, with no extra wait."),
    ("dropped_soon", "fr", "En l'absence de réponse de notre part sous deux mois, votre demande est acceptée."),
    ("judged_alone", "fr", "Aucun algorithme ne décide à la place de nos agents."),
    (
        "recorded_unasked",
        "fr",
        "Souhaitez-vous que l'entretien soit enregistré ? Si vous ne dites rien, il ne l'est pas.",
    ),
    ("recorded_unasked", "fr", "L'entrée est à 6 euros, et cet appel n'est pas surtaxé."),
    ("typed_lost", "en", "No answer is kept, and nothing is saved until you choose; every form works the same."),
    ("yes_by_act", "en", "If the slip is not returned, your child will not appear in the brochure."),
    ("told_late", "fr", "L'abonnement s'arrête seul à la fin du mois offert, sans frais."),
    ("shut_for_good", "fr", "Un refus ou un silence ne change rien à votre rang."),
    ("nobody", "fr", "Ni nom ni téléphone ne vous sont réclamés pour signaler un nid-de-poule."),
    ("comes_again", "en", "Crossing costs £2.50 for cars, and is free for blue badge holders."),
    ("screen_hours", "fr", "Passé 20 h, le standard ne répond plus, le guichet numérique enregistre tout."),
    ("dropped_soon", "en", "Missed our call? Your place is safe."),
    ("left_hard", "en", "To leave, write to us by recorded delivery or click here."),
    (
        "robot_only",
        "fr",
        "Un assistant virtuel répond d'abord, et un conseiller prend l'appel dès que vous le demandez.",
    ),
]


def says(topic: str, lang: str, text: str) -> bool:
    """Whether a text says a thing, of what is or of what may follow."""
    return any(told(document_of(text, lang), lang, topic, supposed=True, asked=True, firms=True))


@pytest.mark.parametrize(("topic", "lang", "text"), FOUND)
def test_a_harm_is_told_in_other_turns(topic: str, lang: str, text: str) -> None:
    assert says(topic, lang, text)


@pytest.mark.parametrize(("topic", "lang", "text"), LET_BE)
def test_the_same_turns_do_no_harm(topic: str, lang: str, text: str) -> None:
    assert not says(topic, lang, text)
