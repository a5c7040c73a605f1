"""What a careful clerk writes in a letter, on a page of rights, in a health leaflet, at a sign-in: it harms nobody."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.reading.texts import Document, Piece, Prose
from guichet.told.doors import closed_doors
from guichet.told.ideas import told

PRESSING = ("shame", "threat", "hurry", "silence", "cut_off", "terms_changed")
SUPPOSED = (
    "door_for_screen",
    "home_refused",
    "given_out",
    "judged_by_machine",
    "yes_by_act",
    "account_refused",
    "handed_on",
    "told_late",
    "turned_away",
    "nagged",
    "off_the_shelf",
)
TOLD = ("nobody", "final", "stuck", "no_date", "do_not_ask", "refused")
COSTS = ("call_charged", "door_charged", "cost_open")
SENSES = ("by_look", "by_eye", "by_ear", "only_by_eye", "phone_needed")
HARMLESS = {
    "fr": (
        "Ne plus recevoir la lettre",
        "Sans réponse, nous cesserons de vous écrire et retirerons votre adresse de la liste.",
        "Annulation remboursée jusqu'à 18 h.",
        "La visite n'existe pas.",
        "La visite a bien été supprimée.",
        "Le formulaire papier est détruit au bout de deux ans.",
        "Ne donnez jamais votre mot de passe à une conseillère : nous ne vous le demanderons pas.",
        "Les cookies facultatifs sont retirés. Nous vous poserons à nouveau la question.",
        "Les allocataires du Pas-de-Calais peuvent bénéficier d'une aide pour les enfants.",
        "Ne pas bénéficier d'une bourse pour le même projet.",
        "Ne pas percevoir une aide à la formation professionnelle.",
        "L'aide ne peut être attribuée qu'une fois par an.",
        "Cette fiche est obligatoire afin de diffuser des aides sur notre plateforme.",
        "Vous pouvez modifier ou arrêter votre contrat à tout moment.",
        "Les lauréats sont connus à la fin de l'appel à participation.",
        "L'appel à candidatures prend fin le soir du concours.",
        "Vous pouvez noter l'agent après la fin de l'appel.",
        "Dossier à l'étude",
        "Cela ne signifie pas que votre compte a été supprimé à ce stade.",
        "Votre téléphone a été supprimé.",
        "Un numéro de téléphone a été supprimé de vos méthodes d'authentification.",
        "Une carte d'agent a été supprimée de vos méthodes d'authentification.",
        "Ne partagez des informations sensibles que sur des sites officiels.",
        "La réglementation sur les espèces protégées n'est pas valable ici.",
        "N'utilisez pas de numéros de téléphone à tarif majoré.",
        "Votre demande n'a pas encore été traitée.",
        "Votre demande n'a pas pu être traitée, réessayez.",
        "Votre demande suit son cours : prochaine étape, la commission du 12 mai.",
        "Vous recevrez des nouvelles plus tard dans la semaine, jeudi au plus tard.",
        "Il n'y a pas de délai prévu par la loi pour demander cette aide : vous pouvez la demander quand vous voulez.",
        "Votre message sera lu par nos équipes, qui vous répondent sous deux jours.",
        "Vous serez contacté le cas échéant pour fixer un rendez-vous.",
        "Abonnement sans engagement de durée.",
        "Merci de ne pas nous écrire votre numéro de carte bancaire.",
        "Merci de ne pas contacter le 15 pour une question administrative : appelez le 3939.",
        "Les messages injurieux seront supprimés.",
        "Votre message sera supprimé au bout de 30 jours.",
        "Une demande incomplète retarde la réponse : relisez la liste des pièces.",
        "Vous n'avez pas besoin de nous relancer : nous vous appelons vendredi.",
        "Vous ne pouvez pas continuer sans avoir choisi une date.",
        "Recommencer à zéro",
        "Vos réponses ne sont pas enregistrées : le simulateur est anonyme.",
        "Pour aller au bout de la démarche, prévoyez vingt minutes.",
        "Cette conversation est terminée, merci. Un résumé vous est envoyé.",
        "Si votre demande reste sans réponse pendant deux mois, vous pouvez saisir le tribunal.",
        "Une lettre reste sans réponse ? Vous pouvez saisir le médiateur.",
        "Après ce choix, aucun autre mode de paiement ne vous sera demandé.",
        "Vous n'avez pas d'autre possibilité de logement ? Appelez le 115.",
        "Ne vous déplacez pas : nous vous rappelons au 06.",
        "Ne venez pas au laboratoire à jeun.",
        "Le téléphone a été coupé par l'orage hier, il marche de nouveau.",
        "L'aide est réservée aux titulaires d'un compte épargne logement.",
        "Raccrochez et signalez l'appel au 33700.",
        "Vous pouvez raccrocher, nous vous rappelons en gardant votre tour.",
        "Votre messagerie est pleine : supprimez des messages.",
        "Il n'y a pas de rappel de vaccin à faire avant dix ans.",
        "Pour plus de sûreté, vous serez déconnecté après vingt minutes sans rien faire.",
        "Vous pouvez contester une décision négative.",
        "Vous perdez votre emploi : voici vos droits.",
        "L'aide s'arrête à la fin des études.",
        "Pour mettre fin à votre contrat, écrivez-nous.",
        "On vous classe dans la tranche la plus favorable.",
        "Vous pouvez annuler sans explication.",
        "Vos motifs resteront secrets : vous n'avez pas à vous justifier.",
        "Aucun recours à un avocat n'est nécessaire.",
        "Une remise de 10 € si vous payez votre cantine avant le 3 mai, en ligne, au guichet ou par chèque.",
        "Sélectionnez les images que vous voulez joindre.",
        "Chaque étape est expliquée en images et en mots.",
        "L'affiche du hall donne les horaires d'été.",
        "Une photo de vous tenant votre enfant peut être jointe au carnet.",
        "Vous pouvez perdre du temps à chercher : nous vous aidons.",
        "Nous vous avons fait déplacer pour rien, et nous nous en excusons.",
        "Vous craignez d'être un mauvais parent : parlons-en.",
        "Profitez de l'aide d'une conseillère, c'est gratuit.",
        "Êtes-vous bien célibataire ? Cochez la case qui vous correspond.",
        "Avant qu'il ne soit trop tard pour vous inscrire, nous vous envoyons un rappel.",
        "Consultez avant qu'il ne soit trop tard : un AVC se soigne dans les premières heures.",
        "Vous regretterez peut-être ce choix : vous avez 14 jours pour changer d'avis.",
        "Si bébé n'a plus faim, n'insistez pas.",
        "Votre session a expiré. Reconnectez-vous, vos réponses sont gardées.",
        "Le recouvrement a été arrêté après votre appel.",
        "Pas de smartphone ? Le ticket en papier coûte le même prix.",
        "Carte perdue ? Nous bloquons l'ancienne et en fabriquons une autre.",
        "Il te manque trois points en statistiques, ta note d'histoire les compense.",
        "Il n'y a pas de justificatif à joindre si rien n'a changé.",
        "Cet accès est fermé pendant une heure, pour vous protéger. Pressé ? Appelez le 09 72 00 00 00.",
    ),
    "en": (
        "These e-mails are in your inbox, but this page helps in case your e-mail address was unavailable or they got lost.",
        "You get an e-mail as soon as the organiser approved or rejected your visit.",
        "This place was reported as permanently closed. Write to us if this is an error.",
        "This home does not offer services for the care of children.",
        "There are cancellations that you should take care of.",
        "Please copy this code to the place of your website where you want the widget to show.",
        "The payments you selected for automatic refunds are listed below.",
        "You can allow your visitors to sign in elsewhere, using their account.",
        "Your password was not reset because there is no account under this name.",
        "The page is closed for contributions due to maintenance, please come back later.",
        "The form is kept in a locked drawer and shredded when you leave.",
        "Paper forms are destroyed after two years.",
        "We share nothing with shops or advertisers, and sell none of it.",
        "Permits end on the date printed on them and are never renewed without you.",
        "The old bin can be collected, free of charge.",
        "You keep your date on the list, and your rank keeps moving up.",
        "This takes away the optional cookies. We will ask you again.",
        "Prices are for a whole year: you may change or stop at any time, and months not used are paid back.",
        "The Call for Participation ends soon after the meeting.",
        "Our call for evidence has ended, thank you.",
        "Rate our adviser after the call has ended.",
        "Nobody sees your data unless you share it.",
        "After you text STOP, you will no longer receive text messages from us.",
        "However, you will not have to repay the payments you received.",
        "The amount was reported as wages on your form.",
        "Signing up online is fast, easy, and secure.",
        "To get your payment quickly, give us your bank account.",
        "You will have 24 hours to finish it from this second email.",
        "We will reach out with questions and updates on the status of your tax return.",
        "Your condition is expected to last for an indefinite period.",
        "This appears to be a premium rate phone number. Please select a different number.",
        "Phone number not provided",
        "Your claim has not been processed yet.",
        "A security card was removed from your authentication methods.",
        "Keep waiting room doors closed.",
        "The board has decided that you can leave prison on 2 June.",
        "You don't need to chase us, but you can.",
        "No smartphone? Paper tickets cost the same.",
        "You asked for help with the cost of the funeral.",
        "No heating? Don't wait for this form: ring us, day or night.",
        "You can keep waiting or ask us to call you back.",
        "More news later this week.",
        "Take as long as it takes: there is no time limit on this form.",
        "We may contact you if needed to check your address, within 10 days.",
        "Processing times vary by country. Check the table below.",
        "Call 999 and act now if someone has chest pain.",
        "Ice melts away by noon, walk carefully.",
        "The act now covers carers.",
        "You do not need to chase your doctor: we send the form.",
        "You cannot continue until you choose a date.",
        "Answers are not saved: this calculator is anonymous.",
        "There is nothing you can do to catch it: the virus does not spread by touch.",
        "This question is outside our remit: the council answers it on 0300 123 456.",
        "The end of the road is closed for works.",
        "There is no other option to tick, press Continue.",
        "Do not visit a hospital if you have a cough: call 111.",
        "Do not go to the office in a heatwave: we'll call you.",
        "We have gone paperless for receipts, and post one to anyone who asks.",
        "You can go through the website or call us.",
        "Hang up and call your bank.",
        "You will be disconnected after 20 minutes to keep your account safe.",
        "Nobody reads your notes but you.",
        "Your mailbox is full: delete some messages.",
        "You don't have to explain why.",
        "Your reasons will remain confidential.",
        "You are not eligible if you are under 18.",
        "You do not qualify for this grant if you own your home, but you may for another.",
        "You have lost your job: here is the help you can get.",
        "You no longer get a paper badge: it is on your phone or by post, as you choose.",
        "A negative outcome means that you are not infected.",
        "The scheme excludes you from council tax.",
        "Your score counts you as low risk: no check is needed.",
        "You can ask for a review of the refusal of your claim.",
        "Payments stop on bank holidays and resume the next day.",
        "20% off when you renew, online, by phone or by post.",
        "A handling fee is never charged.",
        "Select all images that you want to send.",
        "The steps are shown in pictures and in words.",
        "Watch the screen with your child and talk about it.",
        "The app works on iPhone, Android and any web browser.",
        "Feeling like a bad mother is common, and we can help.",
        "Make up your mind in your own time.",
        "You will not be put through to a machine.",
        "Texts cost nothing.",
    ),
}
HARMFUL = (
    ("nobody", "fr", "Toutes nos lignes sont occupées, raccrochez."),
    ("nobody", "fr", "Personne ne lit les messages envoyés ici."),
    ("nobody", "en", "Nobody checks this mailbox."),
    ("nobody", "en", "We will not answer the phone."),
    ("cut_off", "fr", "Faites un choix, ou vous serez déconnecté."),
    ("final", "fr", "La décision est rendue sans explication."),
    ("final", "en", "We do not have to explain ourselves."),
    ("stuck", "fr", "Vous ne pouvez pas continuer."),
    ("stuck", "en", "There is nothing more we can do."),
    ("no_date", "en", "Please keep waiting."),
    ("do_not_ask", "fr", "Merci de ne pas nous appeler au sujet de votre dossier."),
    ("do_not_ask", "fr", "Chaque appel retarde le service."),
    ("refused", "fr", "Vous perdez votre allocation."),
    ("refused", "fr", "Vous ne pouvez pas bénéficier de cette aide."),
    ("refused", "fr", "L'aide ne peut vous être attribuée."),
    ("refused", "fr", "Votre demande a reçu un avis négatif."),
    ("refused", "en", "You have lost your place."),
    ("refused", "en", "You are not eligible."),
    ("refused", "en", "This letter is the refusal of your claim."),
    ("door_charged", "fr", "Une remise de 10 € si vous payez en ligne."),
    ("by_eye", "en", "Select all images with a bus."),
    ("phone_needed", "en", "The pass works only on Android."),
    ("shame", "fr", "Vous êtes une mauvaise mère."),
    ("shame", "en", "You wasted an appointment."),
    ("shame", "fr", "Beaucoup profitent du système."),
    ("hurry", "fr", "Le temps presse, répondez."),
    ("door_for_screen", "en", "Paper forms are shredded unread."),
    ("door_for_screen", "fr", "Les courriers sont détruits sans être lus."),
    ("handed_on", "en", "We share your details with shops and advertisers."),
    ("off_the_shelf", "en", "These places are selling out fast."),
    ("shame", "en", "Oh, you again!"),
    ("hurry", "en", "Before it's gone, book now: choose, book."),
)


def document_of(text: str, lang: str) -> Document:
    document = Document("locales/messages.json", Config(), is_sequence=False)
    document.add(Prose(text, "message", [Piece(text, 0)], document, lang))
    return document


def said_of(text: str, lang: str) -> set[str]:
    """The topics of which a text says something, as the rules ask for them."""
    document = document_of(text, lang)
    said = {topic for topic in PRESSING if any(told(document, lang, topic, supposed=True, named=True))}
    said |= {topic for topic in ("shame_asked",) if any(told(document, lang, topic, supposed=True, asked=True))}
    said |= {topic for topic in SUPPOSED if any(told(document, lang, topic, supposed=True, firms=True))}
    said |= {topic for topic in (*TOLD, *COSTS, *SENSES) if any(told(document, lang, topic))}
    return said | {"door_shut" for prose in document.said if any(closed_doors(prose))}


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in HARMLESS.items() for text in texts])
def test_what_a_careful_clerk_writes_harms_nobody(lang: str, text: str) -> None:
    assert said_of(text, lang) == set()


@pytest.mark.parametrize(("topic", "lang", "text"), HARMFUL)
def test_the_same_words_brought_together_to_harm_are_heard(topic: str, lang: str, text: str) -> None:
    assert topic in said_of(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Ne venez pas au guichet."),
        ("fr", "Aucun autre moyen de dépôt n’est admis."),
        (
            "fr",
            "La publication des bans est obligatoirement demandée sur notre site, aucun dossier papier n’est accepté.",
        ),
        ("en", "Do not come to the office."),
        ("en", "There is no other way to apply."),
        ("en", "We have gone paperless, so claims are made on the site."),
    ],
)
def test_a_door_is_shut_by_words_that_name_it(lang: str, text: str) -> None:
    assert "door_shut" in said_of(text, lang)
