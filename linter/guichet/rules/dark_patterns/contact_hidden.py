"""A way to reach someone, or to leave, that is written but cannot be seen."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.people.consent import words_of
from guichet.reading.project.project import Project
from guichet.reading.python.module import PythonModule
from guichet.reading.scripts.javascript import Script
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule
from guichet.seen.faintness import faintness_of, seen_addresses
from guichet.told.language.word_lists import lowered

UNSEEN = Text(
    fr="« {link} » est là mais ne se voit pas ({how}) : la personne croit qu’il n’y a personne à joindre ou pas de sortie. Affichez-le comme le reste du texte.",
    en='"{link}" is there but cannot be seen ({how}): people believe there is nobody to reach or no way out. Show it like the rest of the text.',
)
SOMETIMES = Text(
    fr="« {test} » cache à certains moments ou à certaines personnes qui joindre : les autres croient qu’il n’existe pas. Affichez-le toujours, avec ses horaires.",
    en='"{test}" hides from some people, or at times, whom to reach: everyone else believes there is nobody. Always show it, with its hours.',
)
UNREAD = Text(
    fr="« {to} » est une boîte que personne ne lit : la personne croit avoir écrit au service et attend pour rien. Envoyez à une équipe qui répond.",
    en='"{to}" is a mailbox that nobody reads: people believe they wrote to the service, and wait for nothing. Send it to a team that answers.',
)
NO_REPLY = Text(
    fr="« {call} » écrit sans laisser personne à qui répondre : l’adresse n’est lue par personne, et le message ne nomme aucun service. Donnez un numéro ou une adresse qui répond.",
    en='"{call}" writes and leaves nobody to answer to: nobody reads the address, and the message names no service. Give a number or an address that answers.',
)
AWAY = Text(
    fr="« {address} » mène à « {target} » : qui cherche quelqu’un ne trouve que des réponses écrites d’avance, et tourne en rond. Donnez à cette adresse un numéro, un guichet, une adresse postale.",
    en='"{address}" leads to "{target}": people who look for someone find only answers written in advance, and go round in circles. Give a number, a counter and a postal address there.',
)
OFF = Text(
    fr="« {test} » est éteint par un réglage : le moyen de joindre quelqu’un est écrit, et personne ne le voit. Rallumez-le, ou donnez-en un autre au même endroit.",
    en='"{test}" is switched off by a setting: the way to reach someone is written, and nobody sees it. Switch it on, or give another in the same place.',
)
SET = Text(fr="« {setting} » : par ce réglage, « {template} » ne montre jamais qui joindre, alors que c’est écrit. Changez-le, ou donnez au même endroit un numéro ou une adresse.", en='"{setting}": by this setting "{template}" never shows whom to reach, though it is written there. Change it, or give a number or an address in the same place.')  # fmt: skip
DROPPED = Text(
    fr="« {answer} » : ce que la personne a écrit n’est ni envoyé ni gardé, elle est renvoyée à des réponses toutes faites. Transmettez tous les messages à une équipe, quel que soit le sujet.",
    en='"{answer}": what people wrote is neither sent nor kept, they are sent to answers written in advance. Pass every message on to a team, whatever it is about.',
)
LOST = Text(
    fr="« {test} » remercie qui a écrit, et rien n’est envoyé ni gardé : le message n’existe pas. Transmettez-le à une équipe qui répond.",
    en='"{test}" thanks people who wrote, and nothing is sent or kept: the message does not exist. Pass it on to a team that answers.',
)
BEHIND = Text(
    fr="« {address} » demande un compte pour écrire au service : qui ne peut plus entrer dans le sien ne peut plus le dire à personne. Ouvrez cette page à tout le monde, ou donnez un numéro.",
    en='"{address}" asks for an account before people may write: those who can no longer sign in have nobody to tell. Open this page to everyone, or give a number.',
)
BLANK = Text(
    fr="« {table} » ne donne ni numéro, ni adresse, ni formulaire : tout est vide ou éteint. Si c’est ce que voient les gens, ils n’ont personne à joindre. Remplissez au moins un moyen qui ne passe pas par un écran.",
    en='"{table}" gives no number, no address and no form: all is empty or off. If this is what people see, they have nobody to reach. Fill in at least one way that needs no screen.',
)
DEAD = Text(
    fr="« {link} » ne mène nulle part : qui cherche quelqu’un clique et rien ne se passe. Donnez-lui une adresse ou un numéro, à moins qu’un script ne s’en charge.",
    en='"{link}" leads nowhere: people who look for someone click and nothing happens. Give it an address or a number, unless a script takes care of it.',
)
NOWHERE = Text(
    fr="« {call} » retient le formulaire, et ce script n’envoie rien : la personne est remerciée et son message n’existe pas. Envoyez-le à une équipe, et dites s’il n’est pas parti.",
    en='"{call}" holds the form back, and this script sends nothing: people are thanked and their message does not exist. Send it to a team, and say when it did not leave.',
)
_HREF = re.compile(
    r"^(?:tel:|mailto:(?!\?))|contact|unsubscribe|desabonn|desinscri|opt-?out|supprimer-(?:mon-)?compte|delete-?account",
    re.I,
)
_SAID = re.compile(
    r"\bcontact|nous (?:joindre|écrire|appeler)|\b(?:se |me )?désabonn|\b(?:se |me )?désinscri|unsubscribe|opt out|\b(?:supprimer|fermer|clôturer) (?:mon|votre|le) compte|"
    r"(?:delete|close) (?:my|your) account|résili|retirer (?:mon|votre) (?:consentement|accord)|withdraw (?:my|your) consent|réclamation|recours|complain|appeal\b|tout refuser|refuse all|reject all"
)


def _led_away(_: nodes.Module, module: PythonModule) -> Iterator[Hit]:
    from guichet.done.pages.led_away import contacts_led_away

    for node, address, target in contacts_led_away(module):
        yield Hit(module.span(node), AWAY, {"address": address, "target": target})


def _unanswered(_: nodes.Module, module: PythonModule) -> Iterator[Hit]:
    from guichet.done.pages.unanswered import contacts_behind_accounts, messages_dropped, messages_lost

    for answer, _target in messages_dropped(module):
        yield Hit(module.span(answer), DROPPED, {"answer": module.text(answer)})
    for test in messages_lost(module):
        yield Hit(module.span(test.test), LOST, {"test": module.text(test.test)})
    for call, address in contacts_behind_accounts(module):
        yield Hit(module.span(call), BEHIND, {"address": address}, Certainty.REVIEW)


def _in_code(_: nodes.Module, module: PythonModule) -> Iterator[Hit]:
    from guichet.done.pages.switched_off import answer_of
    from guichet.done.pages.unreachable import hidden_contacts  # most pages have a link, and no need of what reads code

    for test, _given in hidden_contacts(module):
        said = OFF if answer_of(test, module) is not None else SOMETIMES
        yield Hit(module.span(test), said, {"test": module.text(test)})


def _unanswerable(_: nodes.Module, module: PythonModule) -> Iterator[Hit]:
    from guichet.done.pages.unread import unanswerable

    for call, _said in unanswerable(module):
        yield Hit(module.span(call.func), NO_REPLY, {"call": module.text(call.func)})


def _replies(_: nodes.Module, module: PythonModule) -> Iterator[Hit]:
    from guichet.done.pages.unread import replies_to_nobody

    for value in replies_to_nobody(module):
        yield Hit(module.span(value), UNREAD, {"to": module.text(value)}, Certainty.REVIEW)


def _dead(link: Element) -> Iterator[Hit]:
    """Report a link to someone that leads nowhere, and that no script can be told to hear."""
    target = (link.attr("href") or "").strip().lower()
    if (
        target in _NOWHERE_TO
        and _SAID.search(lowered(words_of(link)))
        and not set(link.attrs) - {"href", "class", "title"}
    ):
        yield Hit(link.span, DEAD, {"link": words_of(link)[:60]}, Certainty.REVIEW)


_NOWHERE_TO = frozenset({"#", "javascript:void(0)", "javascript:void(0);", "javascript:;", "javascript:"})


def _nowhere(script: Script) -> Iterator[Hit]:
    from guichet.done.pages.script_unanswered import forms_sent_nowhere

    for call in forms_sent_nowhere(script):
        yield Hit(script.span(call), NOWHERE, {"call": script.written(call)})


def _unread_by_script(script: Script) -> Iterator[Hit]:
    from guichet.done.pages.script_unread import unread_messages

    for value, is_answer in unread_messages(script):
        certainty = Certainty.REVIEW if is_answer else Certainty.VIOLATION
        yield Hit(script.span(value), UNREAD, {"to": script.written(value)[:60]}, certainty)


def _after(script: Script) -> Iterator[Hit]:
    from guichet.done.pages.script_contacts import contacts_shown_after

    for test in contacts_shown_after(script):
        yield Hit(script.span(test), SOMETIMES, {"test": script.written(test)[:60]})


def _switched_off(project: Project) -> Iterator[Hit]:
    from guichet.done.pages.switched_off import ways_left_blank_in
    from guichet.done.pages.ways_switched_off import blocks_switched_off, ways_switched_off

    for table, way in ways_left_blank_in(project):
        yield Hit(way.span, BLANK, {"table": table}, Certainty.REVIEW, path=way.path)
    for path, span, test, is_switch in blocks_switched_off(project):
        certainty = Certainty.VIOLATION if is_switch else Certainty.REVIEW
        yield Hit(span, OFF, {"test": test}, certainty, path)
    for setting, template in ways_switched_off(project):
        yield Hit(setting.span, SET, {"setting": setting.shown, "template": template}, path=setting.path)


def _unread(call: nodes.Call, module: PythonModule) -> Iterator[Hit]:
    from guichet.done.pages.unread import unread_messages

    given = unread_messages(call, module)
    if given is not None:
        yield Hit(module.span(given), UNREAD, {"to": module.text(given)})


def _in_template(page: Page) -> Iterator[Hit]:
    from guichet.done.pages.unreachable import hidden_blocks

    for span, test in hidden_blocks(page):
        yield Hit(span, SOMETIMES, {"test": test})


@element_rule(
    "a", "button",
    name="contact-hidden",
    code="W9328",
    family=Family.DARK_PATTERNS,
    severity=Severity.SERIOUS,
    title=Text(fr="Contact ou sortie caché", en="Contact or way out hidden"),
    harms=Text(
        fr="Les personnes qui ont besoin de parler à quelqu’un, qui veulent arrêter des messages ou fermer un compte, et qui ne trouvent pas comment.",
        en="People who need to speak to someone, want messages to stop or to close an account, and cannot find how.",
    ),
    instead=Text(
        fr="Un lien lisible, de la taille du texte, à sa place habituelle : téléphone, courriel, désabonnement.",
        en="A readable link, the size of the text, in its usual place: phone, email, unsubscribe.",
    ),
    wrong_when=Text(
        fr="Le même lien est visible ailleurs dans la page, ou un script le montre quand il devient utile.",
        en="The same link is visible elsewhere on the page, or a script shows it when it becomes useful.",
    ),
    refs=("gdpr-7-3", "gdpr-12-2", "mathur-2019"),
    lesson="08-deceptive-interfaces/03-sludge",
    also=(
        Check(Subject.PYTHON, (nodes.Module,), ("tel", "phone", "numero", "contact", "helpline", "hotline", "coordonnees", "coordonnées", "standard"), _in_code),
        Check(Subject.PYTHON, (nodes.Module,), ("redirect",), _led_away, ("contact", "telephone", "phone", "joindre", "ecrire", "call", "reclamation", "complaint")),
        Check(Subject.PYTHON, (nodes.Call,), ("emailm", "send_mail", "message(", "sendmail"), _unread),
        Check(Subject.TEMPLATE, (), ("tel", "tél", "phone", "numero", "numéro", "appel", "call", "joindre", "contact"), _in_template),
        Check(Subject.PROJECT, (), (), _switched_off),
        Check(Subject.PYTHON, (nodes.Module,), ("reply_to", "reply-to"), _replies),
        Check(Subject.SCRIPT, (), ("subject", "replyto", "objet"), _unread_by_script, ("to:", "replyto", "to ")),
        Check(Subject.PYTHON, (nodes.Module,), ("send_mail", "emailm"), _unanswerable),
        Check(Subject.SCRIPT, (), ("contact", "phone", "telephone", "helpline", "hotline", "numero"), _after, ("hidden", "display", "toggle", "show", "remove")),
        Check(Subject.SCRIPT, (), ("preventdefault",), _nowhere, ("submit",)),
        Check(Subject.PYTHON, (nodes.Module,), ("contact", "reclamation", "joindre", "complaint", "ecrire"), _unanswered, ("redirect", "render", "login_required", "required")),
    ),
    bad=(
        Bad({"site/context.py": 'from datetime import datetime\n\n\ndef accueil(request):\n    return {"accueil_ouvert": datetime.now().hour < 17}\n', "templates/aide.html": "{% if accueil_ouvert %}<p>Appelez le 03 20 11 22 33</p>{% else %}<p>Personne n’est disponible.</p>{% endif %}"}, SOMETIMES, at="{% if accueil_ouvert %}", path="templates/aide.html"),
        Bad({"src/settings.ts": "export const inbox = {\n  contact: 'no-reply@plaintes.example.org',\n};\n", "src/send.ts": "import { inbox } from './settings';\n\nexport async function send(mailer, message) {\n  await mailer.sendMail({ to: inbox.contact, subject: 'Été', text: message });\n}\n"}, UNREAD, at="inbox.contact", path="src/send.ts"),
        Bad('def contact(request):\n    form = MessageForm(request.POST or None)\n    if form.is_valid():\n        return render(request, "contact/merci-été.html")\n    return render(request, "contact/form.html", {"form": form})\n', LOST, at="form.is_valid()", path="contact/views.py"),
        Bad({"aide/règles.js": "(function (root) {\n  const AVANT_CONTACT = 12;\n  root.règles = {\n    ouvert() { return lues().length >= AVANT_CONTACT; },\n  };\n})(window);\n", "aide/page.html": '<html lang="fr"><head><script src="/aide/règles.js"></script></head><body><p id="contact" hidden>01 99 00 12 34</p><script>document.getElementById("contact").hidden = !règles.ouvert();</script></body></html>'}, SOMETIMES, at="!règles.ouvert()", path="aide/page.html"),
        Bad({"été/settings.py": 'DEFAULT_FROM_EMAIL = "Logement <ne-pas-repondre@été.example>"\nPIED = "Message automatique."\n', "été/avis.py": 'from django.conf import settings\nfrom django.core.mail import send_mail\n\nCORPS = """Il manque des éléments à votre dossier. Sans eux, il ne sera pas présenté.\n\n{pied}"""\n\n\ndef prévenir(dossier):\n    send_mail("Dossier", CORPS.format(pied=settings.PIED), None, [dossier.courriel])\n'}, NO_REPLY, at="send_mail", path="été/avis.py"),
        Bad('TÉLÉPHONE = "01 99 00 33 44"\nFICHES_AVANT_CONTACT = 15\n\n\ndef contact(request):\n    if len(parcours(request)) >= FICHES_AVANT_CONTACT:\n        return {"telephone": TÉLÉPHONE}\n    return {"telephone": ""}\n', SOMETIMES, at="len(parcours(request)) >= FICHES_AVANT_CONTACT", path="aide/contexte.py"),
        Bad('def bâtir(message):\n    message["Reply-To"] = "no-reply@ville.example"\n', UNREAD, at='"no-reply@ville.example"', path="aide/courriels.py", review=True),
        Bad('<footer><a href="#">Nous contacter à la mairie</a></footer>', DEAD, at='<a href="#">', review=True),
        Bad('aide:\n  canaux:\n    telephone: {enabled: no}\n    guichet: {enabled: false}\n    chatbot: {enabled: true}  # été\n', BLANK, at='{enabled: no}', path='conf/aide.yml', review=True),
        Bad({'conf/settings.py': 'BOITE = ["noreply@ville.example"]\n', 'contact/vues.py': 'from conf.settings import BOITE\n\n\ndef ecrire(request):\n    """À lire."""\n    send_mail("Question", request.POST["texte"], None, BOITE)\n'}, UNREAD, at='BOITE', path='contact/vues.py'),
        Bad({'static/contact.js': "form.addEventListener('submit', (e) => {\n  e.preventDefault();\n  merci.hidden = false;  // à la place\n});\n", 'templates/contact.html': "<h1>Nous écrire</h1><form><textarea></textarea></form><p hidden>Merci !</p><script src='/static/contact.js'></script>"}, NOWHERE, at='e.preventDefault()', path='static/contact.js'),
        Bad({'site/drapeaux.py': 'DRAPEAUX = {"téléphone": True, "ligne": False}\n\n\ndef drapeaux(request):\n    return {"drapeaux": DRAPEAUX}\n', 'templates/aide.html': '<h1>À l’aide</h1>{% if drapeaux.ligne %}<p>Appelez le 03 20 11 22 33.</p>{% endif %}'}, OFF, at='{% if drapeaux.ligne %}', path='templates/aide.html'),
        Bad({'site/settings.py': 'MONTRER_CONTACT = False\nCONTACT = {"tel": "03 20 11 22 33"}  # été\n', 'site/pied.py': 'from django.conf import settings\n\n\ndef pied(request):\n    joindre = settings.CONTACT if settings.MONTRER_CONTACT else None\n    return {"contact": joindre}\n'}, OFF, at='settings.MONTRER_CONTACT', path='site/pied.py'),
        Bad({'aide/vues.py': 'def article(request):\n    lus = request.session["lus"]\n    return render(request, "article.html", {"montrer": len(lus) >= 4})\n', 'templates/article.html': '<p>À lire.</p>{% if montrer %}<p>Appelez le 03 20 11 22 33.</p>{% endif %}'}, SOMETIMES, at='{% if montrer %}', path='templates/article.html'),
        Bad('SANS = {"retard", "été"}\n\n\ndef contact(request):\n    form = ContactForm(request.POST)\n    if form.cleaned_data["sujet"] in SANS:\n        return redirect("faq")\n    send_mail("Question", form.cleaned_data["texte"], None, [BOITE])\n    return redirect("merci")\n', DROPPED, at='return redirect("faq")', path='contact/vues.py'),
        Bad('urlpatterns = [\n    path("contact/", login_required(vues.ecrire)),\n    path("été/", vues.ete),\n]\n', BEHIND, at='path("contact/", login_required(vues.ecrire))', path='site/urls.py', review=True),
        Bad('[contact]\ntelephone = ""\ncourriel = ""\n# été\nformulaire = false\n', BLANK, at='telephone = ""', path='conf/site.toml', review=True),
        Bad('<p style="display:none"><a href="/contact">Nous écrire à la mairie</a></p>', UNSEEN, at='<a href="/contact">'),
        Bad('<a href="{{ lien }}" style="font-size:5px">Se désabonner</a>', UNSEEN, at='<a href="{{ lien }}" style="font-size:5px">'),
        Bad('<p style="background:#fff"><a href="tel:+33123456789" style="color:white">Numéro d’accueil</a></p>', UNSEEN, at='<a href="tel:+33123456789" style="color:white">'),
        Bad('<style>.fin { opacity: 0.1 }</style><p>Été</p><span style="opacity:.05"><a href="mailto:accueil@ville.example">Écrire</a></span>', UNSEEN, at='<a href="mailto:accueil@ville.example">'),
        Bad('LIGNE = "03 20 11 22 33"\n\n\ndef pied(request):\n    """À l’accueil."""\n    ctx = {}\n    if request.session["visites"] > 4:\n        ctx["telephone"] = LIGNE\n    return ctx\n', SOMETIMES, at='request.session["visites"] > 4', path="site/contexte.py"),
        Bad('urlpatterns = [\n    path("réponses/", vues.questions, name="questions"),\n    path("contact/", RedirectView.as_view(pattern_name="questions")),\n]\n', AWAY, at='path("contact/", RedirectView.as_view(pattern_name="questions"))', path="aide/urls.py"),
        Bad('@app.get("/contact")\ndef contact():\n    """Été."""\n    return redirect(url_for("faq"))\n', AWAY, at='redirect(url_for("faq"))', path="aide/vues.py"),
        Bad('from datetime import datetime\n\n\ndef footer(request):  # café\n    return {"helpline": "020 7946 0123" if datetime.now().hour < 11 else None}\n', SOMETIMES, at="datetime.now().hour < 11", path="site/context.py"),
        Bad('<p>Été comme hiver :</p>{% if request.session.visites > 3 %}<p>Appelez le 03 20 11 22 33.</p>{% endif %}', SOMETIMES, at="{% if request.session.visites > 3 %}"),
        Bad('def écrire(sujet, corps):\n    send_mail(sujet, corps, "site@ville.example", ["noreply@ville.example"])\n', UNREAD, at='["noreply@ville.example"]', path="aide/courriels.py"),
    ),
    good=(
        Good({"site/context.py": 'from datetime import datetime\n\n\ndef accueil(request):\n    return {"accueil_ouvert": datetime.now().hour < 17}\n', "templates/aide.html": "{% if accueil_ouvert %}<p>Appelez le 03 20 11 22 33</p>{% else %}<p>L’accueil est fermé. Il ouvre du lundi au vendredi, de 9 h à 17 h.</p>{% endif %}"}),
        Good({"src/settings.ts": "export const inbox = {\n  contact: 'plaintes@example.org',\n};\n", "src/send.ts": "import { inbox } from './settings';\n\nexport async function send(mailer, message) {\n  await mailer.sendMail({ from: 'no-reply@example.org', to: inbox.contact, subject: 'Été', text: message });\n}\n"}, path="src/send.ts"),
        Good('def contact(request):\n    form = MessageForm(request.POST or None)\n    if form.is_valid():\n        form.save()\n        return render(request, "contact/merci-été.html")\n    return render(request, "contact/form.html", {"form": form})\n', path="contact/views.py"),
        Good('const téléphone = document.querySelector("#telephone");\nbouton.addEventListener("click", () => { téléphone.hidden = false; });\n', path="static/aide.js"),
        Good({"été/settings.py": 'DEFAULT_FROM_EMAIL = "Logement <ne-pas-repondre@été.example>"\nPIED = "Une question ? Appelez le 01 99 00 12 34."\n', "été/avis.py": 'from django.conf import settings\nfrom django.core.mail import send_mail\n\nCORPS = """Il manque des éléments à votre dossier. Sans eux, il ne sera pas présenté.\n\n{pied}"""\n\n\ndef prévenir(dossier):\n    send_mail("Dossier", CORPS.format(pied=settings.PIED), None, [dossier.courriel])\n'}),
        Good('<footer><a href="#" id="ouvrir-contact">Nous contacter à la mairie</a></footer>'),
        Good('aide:\n  canaux:\n    telephone: {enabled: true}\n    guichet: {enabled: false}\n    chatbot: {enabled: true}  # été\n', path='conf/aide.yml'),
        Good({'static/contact.js': "form.addEventListener('submit', async (e) => {\n  e.preventDefault();\n  await fetch('/contact', { method: 'POST', body: new FormData(form) });\n  merci.hidden = false;  // à la place\n});\n", 'templates/contact.html': "<h1>Nous écrire</h1><form><textarea></textarea></form><p hidden>Merci !</p><script src='/static/contact.js'></script>"}),
        Good({'site/drapeaux.py': 'DRAPEAUX = {"ligne": True}\n\n\ndef drapeaux(request):\n    return {"drapeaux": DRAPEAUX}\n', 'templates/aide.html': '<h1>À l’aide</h1>{% if drapeaux.ligne %}<p>Appelez le 03 20 11 22 33.</p>{% endif %}'}),
        Good('def contact(request):\n    form = ContactForm(request.POST)\n    if form.cleaned_data["été"]:  # un robot\n        return redirect("merci")\n    send_mail("Question", form.cleaned_data["texte"], None, [BOITE])\n    return redirect("merci")\n', path='contact/vues.py'),
        Good('urlpatterns = [\n    path("contact/", login_required(vues.ecrire)),\n    path("été/", login_required(vues.ete)),\n]\n', path='agents/urls.py'),
        Good('[contact]\ntelephone = "03 20 11 22 33"\ncourriel = ""  # l’été\nformulaire = false\n', path='conf/site.toml'),
        Good('def écrire(sujet, corps):\n    send_mail(sujet, corps, "noreply@ville.example", ["accueil@ville.example"])\n', path="aide/courriels.py"),
        Good('urlpatterns = [\n    path("contact/", RedirectView.as_view(pattern_name="nous-ecrire")),\n    path("été/", RedirectView.as_view(pattern_name="questions")),\n]\n', path="aide/urls.py"),
        Good('from datetime import datetime\n\n\ndef footer(request):  # café\n    return {"helpline": "020 7946 0123", "is_open": datetime.now().hour < 17}\n', path="site/context.py"),
        Good("{% now 'G' as heure %}{% if heure < 9 %}<p>Le 03 20 11 22 33 ouvre à 9 h.</p>{% else %}<p>À votre écoute : 03 20 11 22 33</p>{% endif %}"),
        Good('<p>Téléphone : <a href="tel:+33123456789">01 23 45 67 89</a></p>'),
        Good('<button aria-controls="menu">Menu</button><ul id="menu" hidden><li><a href="/contact">Contact à l’accueil</a></li></ul>'),
        Good('<a href="#contact" style="position:absolute;left:-9999px">Aller au contact</a><p>Été</p>'),
        Good('<p style="display:none"><a href="/contact">Écrire</a></p><p><a href="/contact">Écrire à la mairie</a></p>'),
        Good('<div {% if not ouvert %}hidden{% endif %}><a href="tel:+33123456789">Numéro d’accueil</a></div>'),
    ),
)  # fmt: skip
def contact_hidden(link: Element, page: Page) -> Iterator[Hit]:
    """Report a link or button to someone, or to the way out, that styles keep from being seen."""
    yield from _dead(link)
    href = link.attr("href") or ""
    if href.startswith("#") or link.inside("img", "svg"):
        return
    static = "" if is_dynamic(href) else href
    said = words_of(link)
    if not _HREF.search(static) and not _SAID.search(lowered(said)) and not _is_way_out(link):
        return
    how = faintness_of(link, page)
    if not how:
        return
    if href not in seen_addresses(page).get((link.template.path, link.name), ()):
        yield Hit(
            link.span, UNSEEN, {"link": said[:60] if said and not is_dynamic(said) else static or link.name, "how": how}
        )


def _is_way_out(link: Element) -> bool:
    """Whether the short sentence around a link ("to unsubscribe, click here") says that it leads out."""
    around = link.closest("p", "li", "td", "span", "small")
    return around is not None and len(around.text) < 160 and bool(_SAID.search(lowered(around.text)))
