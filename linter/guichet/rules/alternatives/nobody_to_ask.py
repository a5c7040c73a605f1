"""A text that leaves its reader with nobody: no one to ask, no one who may look again."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.reached import Lost, Reach
from guichet.done.nouns.act import Act, Kind
from guichet.done.offered.channels import Channel, channels_in, channels_of
from guichet.done.offered.senders import leaves_unread, letter_leaves_unread
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, prose_rule
from guichet.told.dead_ends import calls_to_nobody
from guichet.told.left_blank import left_blank
from guichet.told.narrow import hardly_open
from guichet.told.nobody import answers_wanted, nobody_left, sent_to_a_body, told_to_askers, unread_replies
from guichet.told.saying import told_with

NOBODY = Text(
    fr="« {words} » : la personne n’a plus personne à qui demander, expliquer, contester. Donnez au même endroit quelqu’un qui peut répondre et revoir la réponse.",
    en='"{words}": people have nobody left to ask, to explain to or to challenge. Give, in the same place, someone who can answer and look again.',
)
UNREAD = Text(
    fr="« {words} », et ce courrier ne dit pas qui joindre : une question, une erreur à signaler, et la personne est seule. Faites lire les réponses, ou donnez un contact ici.",
    en='"{words}", and this letter does not say whom to reach: with a question, or a mistake to report, people are alone. Have the replies read, or give a contact here.',
)


def _unread(document: Document) -> Iterator[Hit]:
    """Report a letter whose answers nobody reads and that names nobody to reach."""
    for found in (one for lang in ("fr", "en") for one in unread_replies(document, lang)):
        yield Hit(found.span, UNREAD, {"words": found.text}, Certainty.REVIEW)


SENT_BACK = Text(
    fr="« {words} » : les messages de ce service partent de « {sender} », que personne ne lit. Qui répond croit avoir répondu, et perd son délai. Partez d’une adresse qui est lue, ou dites ici à qui écrire.",
    en='"{words}": the messages of this service leave from "{sender}", which nobody reads. People who reply think they have answered, and lose their time limit. Send from an address that is read, or say here whom to write to.',
)


def _sent_back(document: Document) -> Iterator[Hit]:
    """Report a letter that asks to be answered and leaves from where nobody reads."""
    asked = next((one for lang in ("fr", "en") for one in answers_wanted(document, lang)), None)
    site = document.site if asked is not None else None
    sender = (leaves_unread(site) or letter_leaves_unread(document.path, site)) if site is not None else ""
    if asked is not None and sender and not channels_in(told_with(asked)):
        yield Hit(asked.span, SENT_BACK, {"words": asked.text, "sender": sender})


UNNAMED = Text(
    fr="« {words} », sans numéro, adresse ni lien à côté : qui vient d’échouer ne sait ni qui joindre ni comment. Dites-le là : un service, un numéro, des heures.",
    en='"{words}", with no number, address or link beside it: people who have just failed know neither whom to reach nor how. Say it there: a service, a number, hours.',
)
HARDLY = Text(
    fr="« {words} » : hors de ces quelques heures, il n’y a personne, et qui travaille ou vient de loin n’a pas d’autre porte. Ouvrez-en une : courrier, téléphone, rendez-vous.",
    en='"{words}": outside these few hours there is nobody, and people who work or live far away have no other door. Open one: post, telephone, appointments.',
)

UNWRITTEN = Text(
    fr="« {words} » : l’adresse n’a jamais été écrite, et personne ne peut s’en servir. Écrivez-la, ou dites où elle se trouve.",
    en='"{words}": the address was never written, and nobody can use it. Write it, or say where it is.',
)


def _to_nobody(document: Document) -> Iterator[Hit]:
    """Ask about a page that sends to the service those who are in trouble, and gives no way to reach it."""
    for found in (one for lang in ("fr", "en") for one in calls_to_nobody(document, lang)):
        page = document.page
        if page is not None and not channels_of(page):
            yield Hit(found.span, UNNAMED, {"words": found.text}, Certainty.REVIEW)


def _unwritten(document: Document) -> Iterator[Hit]:
    """Ask about an address that stands for one."""
    for found in left_blank(document):
        yield Hit(found.span, UNWRITTEN, {"words": found.text}, Certainty.REVIEW)


THROWN = Text(
    fr="« {said} » : ce que les personnes envoient là n’est lu par personne, et elles attendent une réponse. Faites lire ces messages, ou dites avant l’envoi à qui s’adresser.",
    en='"{said}": nobody reads what people send there, and they wait for an answer. Have these messages read, or say before they are sent whom to turn to.',
)
ALONE = Text(
    fr="« {said} » : ce service ne donne rien pour le joindre, alors que les autres le font. Donnez-lui un numéro, une adresse ou un guichet.",
    en='"{said}": this service gives no way to reach it, though the others do. Give it a number, an address or a counter.',
)


def _unreached(act: Act) -> Iterator[Hit]:
    """Report the settings that throw away what people send, or leave a service without any way to reach it."""
    if isinstance(act, Reach) and act.lost in (Lost.THROWN, Lost.ALONE) and act.place.is_lived:
        yield Hit(act.span, THROWN if act.lost is Lost.THROWN else ALONE, {"said": act.shown}, path=act.path)


def _hollow(act: Act) -> Iterator[Hit]:
    """Report the door by which people write, when nothing is made of what they wrote."""
    if isinstance(act, FromDeed) and act.what is What.NOTHING_READ:
        yield Hit(act.span, THROWN, {"said": act.shown}, path=act.path)


@prose_rule(
    name="nobody-to-ask",
    code="W9563",
    family=Family.ALTERNATIVES,
    severity=Severity.CRITICAL,
    title=Text(fr="Personne à qui demander", en="Nobody to ask"),
    harms=Text(fr="Les personnes dont la situation n’est pas celle que la machine attend : sans quelqu’un, l’erreur devient la décision.", en="People whose situation is not the one that the machine expects: without someone, the mistake becomes the decision."),
    instead=Text(fr="« Un agent relit la décision si vous le demandez : 01 99 00 12 34, ou au guichet. »", en='"An officer looks at the decision again if you ask: 01632 960 001, or at the counter."'),
    wrong_when=Text(fr="Le même écran donne ailleurs un numéro ou un recours que ce texte ne contient pas.", en="The same screen gives elsewhere a number or an appeal that this text does not hold."),
    refs=("gdpr-22", "ddd-2024"),
    lesson="03-forms/06-receipt-refusal-remedy",
    since="0.1.0",
    also=(
        Check(Subject.PROSE, (), ("pas lu", "plus lu", "pas relev", "pas consult", "pas trait", "répond", "réponse", "nous ne lisons", "nous ne relevons", "cette adresse", "cette boîte", "cette messagerie", "notre boîte", "not read", "not monitored", "reply", "replies", "replying", "respond", "response", "not be answered", "unmonitored", "unattended", "mailbox", "inbox", "this address", "e-mail address", "email address", "jamais lu"), _unread),
        Check(Subject.PROSE, (), ("contact", "-nous", "nous ", " us"), _to_nobody),
        Check(Subject.PROSE, (), ("xxxx", "à compléter", "à renseigner", "à préciser", "à définir", "to be ", "tbd", "todo"), _unwritten),
        Check(Subject.PROSE, (), ("répond", "en réponse", "par retour", "reply", "respond", "answer to this"), _sent_back, ("message", "mail", "courriel")),
        Check(Subject.ACT, (Kind.REFUSE,), ("tel", "phone", "contact", "reply", "recipient", "destinataire", "drop", "delete", "discard", "suppr", "effac", "erase", "jete", "trash"), _unreached),
        Check(Subject.ACT, (Kind.REFUSE,), ("contact", "ecrire", "écrire", "reclam", "réclam", "complain", "plainte", "rappel", "callback", "@", "question", "feedback"), _hollow),
    ),
    bad=(
        Bad({"config/locales/fr.yml": "fr:\n  lettres:\n    pied: Une question sur l’été ? Contactez votre conseiller\n", "app/views/lettres/_pied.html.erb": "<p><%= t('lettres.pied') %></p>\n<p><%= agent.prénom %></p>\n"}, NOBODY, at="Contactez votre conseiller", path="config/locales/fr.yml", review=True),
        Bad("contact.post('/contact', (req, res) => {\n  console.log('café', req.body.subject)\n  res.render('thanks', { message: 'Thank you. We will answer within five days.' })\n})\n", THROWN, at="/contact", path="src/contact.ts"),
        Bad('def traiter(message, boîtes):\n    if message.destinataire == "decisions@caisse.example":\n        message.supprimer()\n        return\n    boîtes.ajouter(message)\n', THROWN, at='message.destinataire == "decisions@caisse.example"', path="courriel/reception.py"),
        Bad('{"mailboxes": {"pay@town.example": {"then": "queue"}, "café@town.example": {"then": "drop"}, "decisions@town.example": {"then": "drop"}}}\n', THROWN, at='"drop"', path="mailer/rules.json"),
        Bad("services:  # été\n  eau:\n    telephone: 02 40 00 00 01\n    accueil: 2 rue Haute\n  permis:\n    telephone: null\n    accueil: null\n    page: /faq\n", ALONE, at="null", path="conf/contacts.yml"),
        Bad('Bonjour,\n\nVotre demande de l’été est enregistrée.\n\nLes réponses à cette adresse ne sont pas lues.\n', UNREAD, at='Les réponses à cette adresse ne sont pas lues', path='courriers/recu.txt', review=True),
        Bad('MESSAGES = {"bloqué": "Vous êtes bloqué. Aucune aide n’est disponible."}\n', NOBODY, at='Aucune aide n’est disponible', path='compte/messages.py', review=True),
        Bad('TEXTES = {"écarté": "Ce score est définitif : nos agents ne peuvent ni l’expliquer ni le modifier."}\n', NOBODY, at="nos agents ne peuvent ni l’expliquer ni le modifier", path="logement/décisions.py"),
        Bad('declined:\n  body: "The tool declined your café application. Advisers have no access to its workings."\n', NOBODY, at="Advisers have no access to its workings", path="messages/outcomes.yaml", review=True),
        Bad("Bonjour,\n\nVotre dossier est bloqué depuis l’été.\n\nIl n’existe pas de service à contacter pour votre dossier.\n", NOBODY, at="Il n’existe pas de service à contacter", path="courriers/bloqué.txt"),
        Bad('<p lang="en">Your claim was closed at the café. There is nobody you can speak to.</p>', NOBODY, at="There is nobody you can speak to"),
        Bad('<p lang="fr">Aucun agent ne peut vous répondre à l’été.</p>', NOBODY, at="Aucun agent ne peut vous répondre"),
        Bad("# Reconnaître un enfant, été comme hiver\n\nLes déclarations sont reçues le mardi de 10 h à 12 h. En dehors de ce créneau, ni le service ni le standard ne répondent.\n", HARDLY, at="En dehors de ce créneau, ni le service ni le standard ne répondent", path="pages/naissance.md"),
        Bad('<p lang="en">The café line is open on Mondays from 9 to 10am. We take no calls at other times.</p>', HARDLY, at="calls at other times"),
        Bad('{"chat": {"bye": "Café: I’m a bot and I can’t put you through to anyone."}}\n', NOBODY, at="put you through to anyone", path="locales/en.json"),
        Bad('<p lang="en">Your answers will be deleted, café or not.</p>', NOBODY, at='answers will be deleted'),
        Bad('<p lang="en">No reason will be given, café or not.</p>', NOBODY, at='reason will be given'),
        Bad("erreur: Votre acte de naissance ne correspond pas à nos fichiers. Veuillez contacter l’administration.\n", UNNAMED, at="contacter l’administration", path="translations/messages.fr.yaml", review=True),
        Bad("Bonjour {{ prénom }},\n\nVotre dossier attend depuis le 3 mai.\n\nNous ne lisons pas les réponses à ce courriel.\n", UNREAD, at="Nous ne lisons pas les réponses", path="mails/attente.txt", review=True),
        Bad({"app/views/revue_mailer/pieces.text.erb": "Bonjour,\n\nVotre aide de l’été est réexaminée.\n\nRépondez à ce message en joignant vos quittances avant le 3 mai.\n", "app/mailers/application_mailer.rb": 'class ApplicationMailer < ActionMailer::Base\n  default from: email_address_with_name("no-reply@loyers.example", "Loyers")\nend\n'}, SENT_BACK, at="Répondez à ce message", path="app/views/revue_mailer/pieces.text.erb"),
        Bad('<p lang="fr">Votre situation de l’été ne permet pas de poursuivre. Veuillez vous rapprocher de l’administration compétente.</p>', NOBODY, at="vous rapprocher de l’administration compétente", path="templates/etat.html"),
        Bad({"customs/senders.py": "SENDERS = {\n    'receipt': 'receipts@customs.example',\n    'held': 'no-reply@customs.example',\n}\n", "customs/templates/held.txt": "Your café machine is held. Please reply to this email with the invoice.\n"}, SENT_BACK, at="reply to this email", path="customs/templates/held.txt"),
        Bad('<p lang="fr">Vous pouvez exercer ce droit par courrier à l’adresse suivante : XXXXX, été comme hiver.</p>', UNWRITTEN, at="courrier à l’adresse suivante : XXXXX", path="templates/droits.html", review=True),
        Bad('<html lang="fr"><h1>Questions</h1><p>Si vous rencontrez toujours des difficultés cet été, contactez-nous en joignant une capture d’écran.</p></html>', UNNAMED, at="contactez-nous", path="templates/faq.html", review=True),
    ),
    good=(
        Good('<html lang="fr"><h1>Questions</h1><p>Si vous rencontrez toujours des difficultés cet été, contactez-nous.</p><footer><a href="/contact">Joindre la mairie</a></footer></html>', path="templates/faq.html"),
        Good('<p lang="fr">À l’été, votre code a la forme XXXX-XXXX : il est écrit sur le courrier.</p>', path="templates/code.html"),
        Good({"config/locales/fr.yml": "fr:\n  lettres:\n    pied: Une question sur l’été ? Contactez votre conseiller\n", "app/views/lettres/_pied.html.erb": "<p><%= t('lettres.pied') %></p>\n<p><%= agent.nom %></p>\n<p><%= agent.telephone %></p>\n"}, path="config/locales/fr.yml"),
        Good('<p>Bonjour,</p><p>Merci de ne pas répondre à cet email d’été. Donnez votre avis ou <%= mail_to(@avis.auteur.email, "contactez qui vous a invité") %>.</p>', path="app/views/avis_mailer/invitation.html.erb"),
        Good("contact.post('/contact', async (req, res) => {\n  await openTicket(req.body)\n  res.render('thanks', { message: 'Thank you. We will answer at the café.' })\n})\n", path="src/contact.ts"),
        Good('def traiter(message, boîtes):\n    if message.est_pourriel:\n        message.supprimer()\n        return\n    boîtes.ajouter(message)\n', path="courriel/reception.py"),
        Good('{"mailboxes": {"café@town.example": {"then": "queue"}, "noreply@town.example": {"then": "drop"}}}\n', path="mailer/rules.json"),
        Good("services:  # été\n  eau:\n    telephone: 02 40 00 00 01\n    accueil: 2 rue Haute\n  permis:\n    telephone: null\n    accueil: 3 rue Basse\n", path="conf/contacts.yml"),
        Good('Bonjour,\n\nVotre demande de l’été est enregistrée.\n\nLes réponses à cette adresse ne sont pas lues : pour nous joindre, appelez le 01 99 00 12 34.\n', path='courriers/recu.txt'),
        Good('<p lang="en">The café line is open from Monday to Friday, 9 to 5. We take no calls at other times.</p>'),
        Good('<p lang="fr">N’hésitez pas à contacter nos agents, même l’été.</p>'),
        Good('TEXTES = {"écarté": "Nos agents ne peuvent pas modifier ce score. Appelez le 01 99 00 12 34 : une commission revoit la décision."}\n', path="logement/décisions.py"),
        Good('<p lang="fr">Nos agents ne peuvent pas vous expliquer la décision par téléphone, à l’été.</p>'),
        Good('<p lang="en">Advisers cannot change the café result, but you can appeal to the tribunal.</p>'),
        Good('<p lang="fr">Si personne ne peut vous recevoir à l’été, laissez un mot.</p>'),
        Good('<p lang="fr">Personne n’est à contacter en cas d’urgence ? Laissez ce champ vide, été comme hiver.</p>'),
        Good('<p lang="en">We cannot change the café date once you have confirmed it. Call us to cancel.</p>'),
        Good('<p lang="en">Your answers about the café will be deleted if nobody else takes part. Tick the box to have them shown all the same.</p>'),
        Good('from django.utils.translation import gettext as _\n\nRAISONS = [("", _("No or other reason given")), ("été", _("Aucun motif donné"))]\n', path='service/formulaires.py'),
        Good("erreur: Votre acte de naissance ne correspond pas à nos fichiers. Veuillez contacter l’administration au 01 99 00 12 34.\n", path="translations/messages.fr.yaml"),
        Good("Bonjour {{ prénom }},\n\nVotre dossier attend depuis le 3 mai.\n\nNous lisons les réponses à ce courriel.\n", path="mails/attente.txt"),
        Good({"app/views/revue_mailer/pieces.text.erb": "Bonjour,\n\nVotre aide de l’été est réexaminée.\n\nRépondez à ce message en joignant vos quittances avant le 3 mai.\n", "app/mailers/application_mailer.rb": 'class ApplicationMailer < ActionMailer::Base\n  default from: "no-reply@loyers.example", reply_to: "aides@loyers.example"\nend\n'}, path="app/views/revue_mailer/pieces.text.erb"),
        Good({"app/views/revue_mailer/pieces.text.erb": "Bonjour,\n\nVotre aide de l’été est réexaminée.\n\nNe répondez pas à ce message : appelez le 01 99 00 12 34.\n", "app/mailers/application_mailer.rb": 'class ApplicationMailer < ActionMailer::Base\n  default from: "no-reply@loyers.example"\nend\n'}, path="app/views/revue_mailer/pieces.text.erb"),
        Good('<p lang="fr">Votre situation de l’été ne permet pas de poursuivre. Veuillez vous rapprocher de l’administration compétente, la caisse de votre ville, au 01 02 03 04 05.</p>', path="templates/etat.html"),
        Good({"customs/senders.py": "SENDERS = {\n    'receipt': 'no-reply@customs.example',\n    'held': 'desk@customs.example',\n}\n", "customs/templates/held.txt": "Your café machine is held. Please reply to this email with the invoice.\n"}),
    ),
)  # fmt: skip
def nobody_to_ask(document: Document) -> Iterator[Hit]:
    """Report words that deny the reader a person, in a text or a message that offers no other way to one."""
    said: set[int] = set()
    for found in (one for lang in ("fr", "en") for one in nobody_left(document, lang)):
        message = -1 if document.is_sequence else found.prose.index
        if message not in said and not channels_in(told_to_askers(found)):
            said.add(message)
            yield Hit(found.span, NOBODY, {"words": found.text})
    for found in (one for lang in ("fr", "en") for one in sent_to_a_body(document, lang)):
        message = -1 if document.is_sequence else found.prose.index
        if message not in said and not channels_in(told_with(found).replace(found.text.lower(), "")):
            said.add(message)
            yield Hit(found.span, UNNAMED, {"words": found.text}, Certainty.REVIEW)
    for found in (one for lang in ("fr", "en") for one in hardly_open(document, lang)):
        if not channels_in(told_with(found)) - {Channel.COUNTER}:
            yield Hit(found.span, HARDLY, {"words": found.text})
            return
