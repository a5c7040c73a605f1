"""A procedure that can only be done on a screen: no telephone, no address, no counter anywhere on the page."""

from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.offered.channels import channels_of, contact_links, may_bring_contact, procedure_entry
from guichet.done.pages.breakdowns import breakdown, breakdowns_in_code, breakdowns_in_script, is_lost
from guichet.done.pages.dead_ends import outage, unrecognised
from guichet.done.pages.links_spent import leaves_stuck
from guichet.reading.python.module import PythonModule
from guichet.reading.scripts.javascript import Script
from guichet.reading.templates.masking import visible
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, page_rule
from guichet.told.language.word_lists import lowered
from guichet.told.readers import names_served

MISSING = Text(
    fr="Rien sur cette page ne permet de faire la démarche sans écran : qui est bloqué n’a ni numéro, ni adresse, ni guichet. Ajoutez-en au moins un, ici ou dans le pied de page.",
    en="Nothing on this page lets someone do this without a screen: whoever is stuck has no number, no address, no counter. Add at least one, here or in the footer.",
)

ONE_CLICK = Text(
    fr="Cette démarche ne donne ni numéro, ni adresse, ni guichet : vérifiez que la page « {link} » en donne un.",
    en='This procedure gives no number, address or counter: check that the page "{link}" gives one.',
)

UNSEEN = Text(
    fr="Aucun numéro, aucune adresse, aucun guichet ne se voit ici : vérifiez que ce qu’ajoute l’application en donne un.",
    en="No number, address or counter can be seen here: check that what the application adds gives one.",
)


OUTAGE = Text(
    fr="« {words} » laisse la personne devant une porte fermée : ni téléphone, ni adresse, ni délai prolongé. Donnez sur cette page un autre moyen de faire la démarche.",
    en='"{words}" leaves people before a shut door: no phone number, no address, no longer deadline. Give on this page another way to do it.',
)


UNRECOGNISED = Text(
    fr="« {words} », et la page ne propose que de recommencer : une machine qui n’a pas reconnu quelqu’un ne le reconnaîtra pas mieux. Donnez ici un numéro, une adresse ou un guichet où une personne vérifie.",
    en='"{words}", and the page only offers to start again: a machine that did not recognise someone will not do better next time. Give here a number, an address or a counter where a person checks.',
)


BROKEN = Text(
    fr="« {words} », et rien d’autre : qui était en train de demander, de payer ou de répondre à une échéance ne sait plus à qui s’adresser. Donnez ici un numéro, une adresse ou un guichet, et dites ce qui est gardé.",
    en='"{words}", and nothing else: people who were applying, paying or meeting a deadline have nobody to turn to. Give here a number, an address or a counter, and say what is kept.',
)


STUCK = Text(
    fr="« {words} », et la page ne mène qu’à l’accueil : on ne peut ni demander un autre lien, ni parler à quelqu’un. Donnez ici de quoi en recevoir un, et qui joindre.",
    en='"{words}", and the page only leads home: people can neither ask for another link nor talk to anyone. Give here a way to get one, and whom to reach.',
)


def _stuck(page: Page) -> Iterator[Hit]:
    found = leaves_stuck(page)
    if found is not None:
        words = {"words": visible(found.text).strip()[:100]}
        yield Hit(found.span, STUCK, words, Certainty.REVIEW, found.template.path, page.path)


def _broken(page: Page) -> Iterator[Hit]:
    found = breakdown(page)
    if found is not None:
        where, is_lost = found
        certainty = Certainty.VIOLATION if is_lost else Certainty.REVIEW
        yield Hit(where.span, BROKEN, {"words": visible(where.text)[:100]}, certainty, where.template.path, page.path)


def _broken_in_code(_: nodes.Module, module: PythonModule) -> Iterator[Hit]:
    for where, words in breakdowns_in_code(module):
        certainty = Certainty.VIOLATION if is_lost(lowered(words)) else Certainty.REVIEW
        yield Hit(where.module.span(where.node), BROKEN, {"words": words[:100]}, certainty, where.module.path)


def _broken_in_script(script: Script) -> Iterator[Hit]:
    for where in breakdowns_in_script(script):
        yield Hit(script.span(where), BROKEN, {"words": script.written(where)[:100]}, Certainty.REVIEW)


def _unrecognised(page: Page) -> Iterator[Hit]:
    found = unrecognised(page)
    if found is not None:
        yield Hit(found.span, UNRECOGNISED, {"words": found.text.strip()[:100]}, path=found.template.source.path)


def _outage(page: Page) -> Iterator[Hit]:
    found = outage(page)
    if found is not None:
        yield Hit(found.span, OUTAGE, {"words": found.text.strip()[:100]}, path=found.template.source.path)


@page_rule(
    name="human-contact-missing",
    code="W9501",
    family=Family.ALTERNATIVES,
    severity=Severity.CRITICAL,
    title=Text(fr="Démarche sans contact humain", en="Procedure without a human contact"),
    harms=Text(
        fr="Les personnes sans internet, sans ordinateur, en prison, ou bloquées par le formulaire : 15 % de la population est en illectronisme, selon l’Insee.",
        en="People without internet, without a computer, in prison, or stuck in the form: 15% of people in France cannot use digital tools, according to Insee.",
    ),
    instead=Text(
        fr="Donnez sur la page, ou dans son pied de page, un numéro non surtaxé, une adresse postale et un lieu d’accueil.",
        en="Give a telephone number at normal rate, a postal address and a place to go, on the page or in its footer.",
    ),
    wrong_when=Text(
        fr="Le contact est ajouté par un script ou par un gestionnaire de contenu, ou la démarche n’est ouverte qu’à des professionnels.",
        en="The contact is added by a script or a content manager, or the procedure is only for professionals.",
    ),
    refs=("ce-452798", "ddd-2019", "crpa-l-112-8"),
    lesson="02-another-door/01-channels",
    also=(
        Check(Subject.PAGE, (), (), _outage),
        Check(Subject.PAGE, (), (), _unrecognised),
        Check(Subject.PAGE, (), (), _broken),
        Check(Subject.PAGE, (), (), _stuck),
        Check(Subject.SCRIPT, (), ("innerhtml", "outerhtml", "textcontent", "innertext"), _broken_in_script, ("error", "erreur", "problem", "wrong")),
        Check(Subject.PYTHON, (nodes.Module,), ("exception_handler", "errorhandler", "error_handler", "handler500", "handler403"), _broken_in_code),
    ),
    bad=(
        Bad('PAGE = "<h1>Erreur</h1><p>Votre demande n’a pas été envoyée.</p>"\n\n\n@app.exception_handler(Exception)\nasync def on_error(request, exc):\n    return HTMLResponse(PAGE, status_code=500)\n', BROKEN, at='"<h1>Erreur</h1><p>Votre demande n’a pas été envoyée.</p>"', path="handlers/erreurs.py"),
        Bad('PAGE = "<h1>Error</h1><p>Your claim was not sent. Code: {code}</p>"  # été\n\n\n@app.exception_handler(Exception)\nasync def on_error(request, exc):\n    return HTMLResponse(PAGE.format(code=1), status_code=500)\n', BROKEN, at='"<h1>Error</h1><p>Your claim was not sent. Code: {code}</p>"', path="handlers/errors.py"),
        Bad("r.ok || (main.innerHTML = '<h1>Erreur technique</h1><p>Votre demande n’a pas pu être envoyée, désolé.</p>');\n", BROKEN, at="main.innerHTML = '<h1>Erreur technique</h1><p>Votre demande n’a pas pu être envoyée, désolé.</p>'", path='static/envoi.js', review=True),
        Bad('<!doctype html><html lang="fr"><title>Non</title><h1>Accès refusé à l’instant</h1><a href="/mentions">Mentions légales</a></html>', BROKEN, at='<h1>', path='templates/403.html', review=True),
        Bad('<!doctype html><html lang="fr"><title>Erreur</title><h1>Une erreur est survenue à l’instant</h1></html>', BROKEN, at='<h1>', path='templates/500.html', review=True),
        Bad('<!doctype html><html lang="fr"><title>Erreur</title><p>Une erreur est survenue. Votre demande n’a pas pu être enregistrée.</p></html>', BROKEN, at='<p>', path='templates/500.html'),
        Bad('@app.errorhandler(500)\ndef cassé(erreur):\n    return "<h1>Erreur technique</h1>", 500\n', BROKEN, at='"<h1>Erreur technique</h1>"', path='app/pages.py', review=True),
        Bad('<h1>Échec</h1><p>Nous n’avons pas pu vérifier votre identité.</p><a href="/connexion">Recommencer</a>', UNRECOGNISED, at="<p>"),
        Bad('<div lang="en"><h1>Sorry</h1><p>We were unable to match your details.</p><a href="">Try again</a> <a href="/">Home</a></div>', UNRECOGNISED, at="<p>"),
        Bad('<!doctype html><html lang="fr"><title>Indisponible</title><h1>Service indisponible</h1><p>Votre déclaration est attendue avant le 15.</p><p>Réessayez plus tard.</p><a href="/déclarer">Recharger la page</a></html>', OUTAGE, at="<p>", path="templates/503.html"),
        Bad(
            '<html lang="fr"><title>Demander une aide</title><h1>Demander une aide</h1><form method="post"><input name="nom"><button>Envoyer</button></form></html>',
            MISSING, at='<form method="post">',
        ),
        Bad(
            '<html lang="en"><title>Apply for a badge</title><h1>Apply for a badge</h1><a class="button" href="/start">Start now</a></html>',
            MISSING, at='<a class="button" href="/start">',
        ),
        Bad(
            {
                "templates/base.html": "<html lang='fr'><title>Mairie</title>{% block corps %}{% endblock %}<footer>Mentions légales</footer></html>",
                "templates/acte.html": "{% extends 'base.html' %}{% block corps %}<h1>Acte de naissance</h1><form method='post'>{{ form.as_p }}</form>{% endblock %}",
            },
            MISSING, at="<form method='post'>", path="templates/acte.html",
        ),
        Bad(
            '<html lang="fr"><h1>Demander une aide</h1><form method="post"><input name="iban"></form><a href="/contact">Contact</a></html>',
            ONE_CLICK, at='<form method="post">', review=True,
        ),
        Bad(
            '<html lang="fr"><h1>Demander une carte de stationnement</h1><form method="post"><label for="i">Immatriculation</label><input id="i" name="immat"></form></html>',
            MISSING, at='<form method="post">',
        ),
        Bad({"templates/base.html": "<!DOCTYPE html><html lang=\"fr\"><head><title>Été</title></head><body>{% block content %}{% endblock %}</body></html>", "templates/compte/lien_invalide.html": "{% extends 'base.html' %}{% block content %}<h1>Ce lien n’est plus valide</h1><p>Copiez l’adresse de la lettre.</p><a href=\"/\">Accueil</a>{% endblock %}"}, STUCK, at="<h1>", path="templates/compte/lien_invalide.html", review=True),
        Bad('<!DOCTYPE html><html lang="fr"><head><title>Été</title></head><body><p>Une erreur s’est produite à l’envoi du courriel. Réessayez ou contactez-nous.</p><a href="{{ suite }}"><button>Revenir à l’accueil</button></a></body></html>', STUCK, at="<p>", path="templates/compte/envoi_echec.html", review=True),
        Bad('<!DOCTYPE html><html lang="en"><title>Error</title><body><h1>Internal error</h1><p>An error occurred at the café page. Please try again.</p></body></html>', BROKEN, at='<h1>', path='public/500.html', review=True),
    ),
    good=(
        Good('PAGE = "<h1>Error</h1><p>Your claim was not sent. Call 0300 303 0300, code: {code}</p>"  # été\n\n\n@app.exception_handler(Exception)\nasync def on_error(request, exc):\n    return HTMLResponse(PAGE.format(code=1), status_code=500)\n', path="handlers/errors.py"),
        Good('<!doctype html><html lang="fr"><title>Non</title><h1>Accès refusé à l’instant</h1><a href="mailto:aide@ville.example">Nous écrire</a></html>', path='templates/403.html'),
        Good('<!doctype html><html lang="fr"><title>Erreur</title><p>Une erreur est survenue à l’instant. Appelez le 01 23 45 67 89.</p></html>', path='templates/500.html'),
        Good('@app.errorhandler(500)\ndef cassé(erreur):\n    return {"error": "technical error"}, 500\n', path='app/pages.py'),
        Good('<h1>Échec</h1><p>Nous n’avons pas pu vérifier votre identité.</p><a href="/connexion">Recommencer</a><p>Ou venez au guichet, sans rendez-vous.</p>'),
        Good('<p>Impossible de retrouver votre dossier.</p><form method="get"><input name="numéro"><button>Réessayer</button></form>'),
        Good('<!doctype html><html lang="fr"><title>Service indisponible</title><h1>Service indisponible</h1><p>Votre déclaration n’est pas perdue. Réessayez plus tard, ou appelez le 01 23 45 67 89.</p></html>', path="templates/503.html"),
        Good('<html lang="fr"><h1>Demander une aide</h1><form method="post"><input name="nom"></form><p>Appelez le 01 99 00 12 34.</p></html>'),
        Good('<h1>Demander une aide</h1><form method="post"><input name="nom"></form>'),
        Good('<html lang="fr"><h1>Demander une démo de l’aide</h1><form method="post"><input name="produit"></form></html>'),
        Good('<html lang="fr"><h1>Rechercher une aide</h1><form method="post" action="/recherche"><input name="nom"></form></html>'),
        Good(
            {
                "templates/base.html": "<html lang='fr'>{% block corps %}{% endblock %}<footer>{{ mairie.telephone }}</footer></html>",
                "templates/acte.html": "{% extends 'base.html' %}{% block corps %}<h1>Acte de naissance</h1><form method='post'>{{ form.as_p }}</form>{% endblock %}",
            }
        ),
        Good(
            {
                "templates/contact.html": "<html lang='fr'><h1>Nous joindre</h1><p>3 place du Marché, 99120 Valbrume</p></html>",
                "templates/aide.html": "<html lang='fr'><h1>Demander une aide</h1><form method='post'><input name='nom'></form><a href='/contact'>Contact</a></html>",
            }
        ),
        Good('<!DOCTYPE html><html lang="fr"><head><title>Été</title></head><body><h1>Ce lien a expiré</h1><a href="/lien">Recevoir un autre lien</a><a href="/">Accueil</a></body></html>', path="templates/compte/lien_expire.html"),
        Good('<!DOCTYPE html><html lang="en"><head><title>Café</title></head><body><h1>This link has expired</h1><p>Call us on 01632 960 001.</p><a href="/">Home</a></body></html>', path="templates/account/link_expired.html"),
        Good('<!DOCTYPE html><html lang="en"><head><title>Café</title></head><body><h1>This link is no longer valid</h1><form method="post"><button>Send me another</button></form></body></html>', path="templates/account/invalid_link.html"),
        Good('<!DOCTYPE html><html lang="en"><title>Error</title><body><h1>Internal error</h1><p>An error occurred at the café page. If it goes on, please contact your site administrator.</p></body></html>', path='public/500.html'),
    ),
)  # fmt: skip
def human_contact_missing(page: Page) -> Iterator[Hit]:
    """Report a whole procedure page, with its layouts, that offers no way but the screen."""
    if not page.is_document or not page.is_complete:
        return
    entry = procedure_entry(page)
    if entry is None or channels_of(page):
        return
    links = contact_links(page)
    path = entry.template.path
    if links:
        if not page.project.has_contact_page:  # a page that is there is asked by `contact-digital-only`
            facts = {"link": visible(links[0].text)}
            yield Hit(entry.span, ONE_CLICK, facts, Certainty.REVIEW, path, page.path, once="link")
    elif may_bring_contact(page):
        if names_served(lowered(page.text)):
            return  # it is filled in by whoever works for them
        yield Hit(entry.span, UNSEEN, {}, Certainty.REVIEW, path, page.path, once="unseen")
    else:
        yield Hit(entry.span, MISSING, {}, Certainty.VIOLATION, path, page.path)
