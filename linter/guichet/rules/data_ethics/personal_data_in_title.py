"""A name in the title of a tab: the shared computer of the library remembers it."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Span, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Act
from guichet.done.nouns.act import Kind as Doing
from guichet.done.pages.seen_by_others import shown_to_others
from guichet.done.people.people import name_words
from guichet.done.people.personal_data import is_personal
from guichet.reading.scripts.javascript import Script
from guichet.reading.templates.element import Element
from guichet.reading.templates.extents import as_typed, extents
from guichet.reading.templates.masking import Kind
from guichet.reading.templates.page import Page
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule

TITLE = Text(
    fr="Le titre de la page montre `{data}` : il reste dans l’historique d’un ordinateur partagé, et sur l’écran d’un accueil. Nommez la page, pas la personne.",
    en="The page title shows `{data}`: it stays in the history of a shared computer, and on the screen at a counter. Name the page, not the person.",
)
SHOWN = Text(
    fr="« {words} » se lit sur l’écran verrouillé, sans rien ouvrir. Qui partage le téléphone ou passe derrière apprend-il ce que la personne tait ? Écrivez « Vous avez un message », et le reste une fois connecté.",
    en='"{words}" shows on a locked screen, with nothing to open. Will whoever shares the telephone learn what people keep to themselves? Write "You have a message", and the rest once they have signed in.',
)
WHOLE = Text(
    fr="`{shown}` fait lire toute la notification sur l’écran verrouillé. Dit-elle un résultat, une aide, un rendez-vous ? Alors qui partage le téléphone l’apprend : cachez-la (`VISIBILITY_PRIVATE`), ou écrivez « Vous avez un message ».",
    en='`{shown}` has a locked screen show the whole notification. Does it tell a result, a benefit, an appointment? Then whoever shares the telephone learns it: hide it (`VISIBILITY_PRIVATE`), or write "You have a message".',
)
NAMED = Text(
    fr="« {shown} » se lit dans l’objet du message, sans rien ouvrir. Est-ce ce que la personne tait à qui partage son téléphone ? Écrivez « Vous avez un message », et le reste une fois connecté.",
    en='"{shown}" is read in the message’s subject, with nothing to open. Is it what people keep from whoever shares their telephone? Write "You have a message", and the rest once they have signed in.',
)


def _outside(act: Act) -> Iterator[Hit]:
    """Ask about a message that names, where anyone reads it, what someone has or receives."""
    if isinstance(act, FromDeed) and act.what is What.ON_LOCKED_SCREEN:
        said = WHOLE if "VISIBILITY" in act.shown.upper() else NAMED
        yield Hit(act.span, said, {"shown": act.shown}, Certainty.REVIEW, path=act.path)


_BLOCK = re.compile(r"^(?:(?:head|page|html|meta|site|window|tab)_?)?(?:title|titre)(?:_?(?:page|tag|head))?$", re.I)
_PATH = re.compile(r"^[\w.]+")


def _seen(document: Document) -> Iterator[Hit]:
    """Ask about the subject of a mail, or a text message, that tells what people keep to themselves."""
    for span, words in shown_to_others(document):
        yield Hit(span, SHOWN, {"words": words}, Certainty.REVIEW)


def _blocks(page: Page) -> Iterator[Hit]:
    """`{% block title %}` of a page that extends a layout."""
    if page.is_back_office:
        return
    inside = extents(page.template, "title")
    shown = as_typed(page.template)
    for name, block in page.template.blocks.items():
        if _BLOCK.match(name) and not shown.hold(block.start) and not inside.hold(block.start):
            yield from _outputs(page, block.start, block.end)


def _outputs(page: Page, start: int, end: int) -> Iterator[Hit]:
    for token in page.template.tokens_between(start, end):
        if token.kind is Kind.OUTPUT and (data := _personal(token.body)) and not _is_of_a_public_person(data, page):
            yield Hit(Span(token.start, token.end), TITLE, {"data": data}, Certainty.REVIEW)
            return


def _personal(body: str) -> str:
    path = _PATH.match(body.strip())
    if path is None or any(word in body for word in ("|length", "|yesno", "|pluralize", " if ", " and ")):
        return ""
    return path[0] if "." in path[0] and is_personal(path[0]) else ""


_NAMES = frozenset("name nom prenom full last first display surname".split())
_ROLES = re.compile(
    r"\b(?:counc?ill?ors?|aldermen|mayors?|senators?|legislators?|lawmakers?|elected (?:officials?|members?|representatives?)|"
    r"members? of parliament|maires?|adjointe?s? (?:au|à la) maire|[ée]lu(?:e?s)?|conseill[eè]re?s? (?:municipa|d[ée]partementa|r[ée]giona|communauta)\w+|"
    r"d[ée]put[ée]e?s?|s[ée]nat(?:eur|rice)s?|ministres?)\b",
    re.I,
)
_MANDATE = frozenset(
    "party parti ward constituency circonscription canton mandate mandates mandat mandats vote votes votings surgeries permanences delegation delegations".split()
)
"""What is told of someone who holds an office, and never of whoever asks a service for something."""


def _is_of_a_public_person(data: str, page: Page) -> bool:
    """Whether a name is that of somebody elected, whom the page tells everybody about: what it heads, or tells of the mandate."""
    owner, _, name = data.replace("()", "").rpartition(".")
    if not set(name_words(name)) <= _NAMES | {"get"}:
        return False
    said = (one.text for one in page.find("h1", "h2"))
    current = (one.text for one in page.find("a") if one.attr("aria-current") == "page")
    text = page.template.source.text
    told = set(re.findall(rf"\b{re.escape(owner)}\.(\w+)", text))
    is_told = len(told & _MANDATE) >= 2
    is_headed = any(_ROLES.search(one) for one in (*said, *current)) and not page.find("form")
    return is_told or is_headed


def _scripts(script: Script) -> Iterator[Hit]:
    for node in script.walk("assignment_expression"):
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        if left is not None and right is not None and script.source_of(left).endswith("document.title"):
            for path in re.findall(r"(?<![\w$.])[A-Za-z_$][\w$]*(?:\.[\w$]+)+", script.source_of(right)):
                if is_personal(path):
                    yield Hit(script.span(node), TITLE, {"data": path}, Certainty.REVIEW)
                    return


@element_rule(
    "title",
    name="personal-data-in-title",
    code="W9416",
    family=Family.DATA_ETHICS,
    severity=Severity.MINOR,
    title=Text(fr="Donnée personnelle dans le titre", en="Personal data in the title"),
    harms=Text(
        fr="Les personnes qui utilisent l’ordinateur d’un accueil, d’une bibliothèque ou d’un proche.",
        en="People who use the computer of a counter, a library or a relative.",
    ),
    instead=Text(
        fr="Titrez d’après la page (« Ma demande »), avec une référence si besoin.",
        en="Title the page for what it is (Your application), with a reference if needed.",
    ),
    wrong_when=Text(
        fr="La page parle d’une personne publique, comme une élue, dans son rôle.",
        en="The page is about a public person, such as an elected official, in that role.",
    ),
    refs=("gdpr-5-1-c", "gdpr-32"),
    lesson="09-data-and-scores/01-minimise",
    also=(Check(Subject.PROSE, (), (), _seen), Check(Subject.ACT, (Doing.SEND,), ("subject", "objet", "sujet", "title", "titre", "body", "contenttext", "visibility_public", "visibility.public"), _outside, ("mail", "courriel", "notif", "push", "sms", "messag")), Check(Subject.PAGE, (), (), _blocks), Check(Subject.SCRIPT, (), ("document.title",), _scripts)),
    bad=(
        Bad("def rappeler(rdv):\n    send_mail(subject=f'Rappel de l’été : {rdv.motif}', message=corps, recipient_list=[rdv.courriel])\n", NAMED, at="subject=f'Rappel de l’été : {rdv.motif}'", path="rdv/envois.py", review=True),
        Bad("class Avis {\n  fun dire(résultat: Result) = NotificationCompat.Builder(contexte, CANAL)\n    .setContentText(résultat.phrase)\n    .setVisibility(NotificationCompat.VISIBILITY_PUBLIC)\n    .build()\n}\n", WHOLE, at="setVisibility(NotificationCompat.VISIBILITY_PUBLIC)", path="app/src/main/java/Avis.kt", review=True),
        Bad("fr:\n  resultat:\n    subject: \"Votre dépistage du VIH : résultat disponible\"\n", SHOWN, at="Votre dépistage du VIH : résultat disponible", path="config/locales/mailer.fr.yml", review=True),
        Bad('en:\n  panels:\n    full: "HIV and syphilis"\n  mailer:\n    subject: "Your %{panel} result is ready to view at the café"\n', SHOWN, at="Your %{panel} result is ready to view at the café", path="config/locales/mailer.en.yml", review=True),
        Bad("<html><head><title>Dossier de {{ demande.nom }}</title></head><p>été</p></html>", TITLE, at="{{ demande.nom }}", review=True),
        Bad('{% extends "é.html" %}{% block title %}{{ usager.prenom }} {{ usager.nom }}{% endblock %}', TITLE, at="{{ usager.prenom }}", review=True),
        Bad("<title>{{ user.get_full_name() }} — Été</title>", TITLE, at="{{ user.get_full_name() }}", review=True),
        Bad('<title>{{ user.email }}</title><h1>Écrire à votre maire cet été</h1>', TITLE, at="{{ user.email }}", review=True),
        Bad('<title>{{ usager.nom }}</title><h1>Écrire à votre maire cet été</h1><form><input name="é"></form>', TITLE, at="{{ usager.nom }}", review=True),
        Bad("document.title = `Dossier de ${dossier.prénom}`;\n", TITLE, at="document.title = `Dossier de ${dossier.prénom}`", path="static/app.js", review=True),
    ),
    good=(
        Good("def rappeler(rdv):\n    send_mail(subject=f'Rappel de l’été : {rdv.jour}', message=corps, recipient_list=[rdv.courriel])\n", path="rdv/envois.py"),
        Good("class Avis {\n  fun dire(résultat: Result) = NotificationCompat.Builder(contexte, CANAL)\n    .setContentText(résultat.phrase)\n    .setVisibility(NotificationCompat.VISIBILITY_PRIVATE)\n    .build()\n}\n", path="app/src/main/java/Avis.kt"),
        Good("fr:\n  resultat:\n    subject: \"Votre résultat de l’été est disponible\"\n    body: \"Votre dépistage du VIH est prêt.\"\n", path="config/locales/mailer.fr.yml"),
        Good("fr:\n  lettre:\n    subject: \"Votre infolettre de l’été : la journée du dépistage\"\n", path="config/locales/mailer.fr.yml"),
        Good("<p>Le gabarit fautif :</p>\n<pre><code>{% block title %}Dossier de {{ usager.prenom }}{% endblock %}</code></pre>"),
        Good("<title>Ma demande {{ demande.reference }}</title>"),
        Good('{% extends "b.html" %}{% block title %}{{ service.nom }}{% endblock %}'),
        Good("<title>{{ commune.nom }} — {{ site.name }}</title>"),
        Good("<title>{{ person.name }} – Été</title><h1>{{ person.name }}</h1><p>{{ person.party }}, {{ person.ward }}</p>"),
        Good('<title>{{ personne.nom }}</title><nav><a href="/élus" aria-current="page">Vos élus</a></nav><h1>{{ personne.prenom }} {{ personne.nom }}</h1>'),
        Good('<title>{{ user.get_full_name }}</title><h1>{{ user.get_full_name }}, conseillère municipale d’été</h1>'),
        Good('{% extends "b.html" %}{% block content %}{{ usager.nom }}{% endblock %}'),
    ),
)  # fmt: skip
def personal_data_in_title(element: Element, page: Page) -> Iterator[Hit]:
    if not (page.is_back_office or page.is_email) and element.closest("svg") is None:
        yield from _outputs(page, element.start, element.extent.end)
