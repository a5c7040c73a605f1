"""A text that a call gives under a name that nobody reads: it reaches nobody."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Related, Severity, Text
from guichet.heard.given_data import unread_data
from guichet.heard.given_keys import unread_keys
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import text
from guichet.reading.templates.masking import OUTPUT, visible
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import makes_markup
from guichet.reading.written.loop_scope import unkept
from guichet.reading.written.lost import CALLER, Lost, is_of_errors, shortened
from guichet.reading.written.written import Written
from guichet.rulebook.rule import Bad, Check, Good, Subject, template_rule

LOST = Text(
    fr="« {text} » est donné sous le nom « {name} », que personne ne lit : ce texte n’arrive à personne. Le nom attendu est « {wanted} ».",
    en='"{text}" is given under the name "{name}", which nothing reads: that text reaches nobody. The name expected is "{wanted}".',
)
MISNAMED = Text(
    fr="L’erreur donnée sous le nom « {name} » n’est lue par rien : elle ne s’affiche jamais. Le nom attendu est « {wanted} ».",
    en='The error given under the name "{name}" is read by nothing: it never appears. The name expected is "{wanted}".',
)
ORPHAN = Text(
    fr="« {name} » est donné à cette page, et rien ne le lit : « {wanted} », qui y est lu, n’est donné par rien, et reste vide. Donnez-leur le même nom.",
    en='"{name}" is given to this page, and nothing reads it: "{wanted}", which is read there, is given by nothing, and stays empty. Give them the same name.',
)
UNREAD = Text(
    fr="L’erreur « {name} » n’est lue par rien : elle ne s’affiche jamais. Faites-la suivre.",
    en='The error "{name}" is read by nothing: it never appears. Hand it on.',
)
UNASKED = Text(
    fr="« {text} », dans cet appel, n’est pas demandé par la macro : ce texte n’arrive à personne. Affichez « caller() » dans la macro.",
    en='"{text}", in this call, is not asked for by the macro: that text reaches nobody. Show "caller()" in the macro.',
)
SHUT = Text(
    fr="« {text} », donné sous le nom « {name} », ne passe pas cet appel : ce texte n’arrive à personne. Donnez « {name} » dans l’appel, ou laissez passer le contexte.",
    en='"{text}", given under the name "{name}", does not pass this call: that text reaches nobody. Give "{name}" in the call, or let the context through.',
)
UNSEEN = Text(
    fr="« {name} » n’arrive pas à ce qui est appelé ici : l’erreur qui devait s’y montrer n’apparaît jamais. Donnez-le dans l’appel, ou laissez passer le contexte.",
    en='"{name}" does not reach what is called here: the error that it should show never appears. Give it in the call, or let the context through.',
)
UNDESCRIBED = Text(
    fr="« {name} » n’arrive pas à ce qui est appelé ici : l’image qui devait en tirer son alternative n’en a pas. Donnez-le dans l’appel, ou laissez passer le contexte.",
    en='"{name}" does not reach what is called here: the picture that should take its alternative from it has none. Give it in the call, or let the context through.',
)
KEPT_IN = Text(
    fr="« {name} » change dans une boucle, et n’en sort pas : « {text} » ne s’affiche jamais. Gardez ce qui change dans un « namespace ».",
    en='"{name}" changes in a loop, and does not leave it: "{text}" never appears. Keep what changes in a "namespace".',
)
READ = Text("« {wanted} » est lu ici, et rien ne le donne.", '"{wanted}" is read here, and nothing gives it.')

_VIEW = "def page():\n    erreurs = vérifier(request.form)\n    return render_template('p.html', erreurs=erreurs)\n"
_MACRO = '{% macro champ(nom) %}<input name="{{ nom }}" aria-label="Été">{% if erreurs and erreurs[nom] %}<p>{{ erreurs[nom] }}</p>{% endif %}{% endmacro %}'


def _in_calls(script: Script) -> Iterator[Hit]:
    """Report the texts that calls give the functions of a script under a key that they do not read."""
    for one in unread_keys(script):
        facts = {"text": shortened(one.text), "name": text(one.node), "wanted": one.wanted}
        where = (Related(one.reader.path, one.reader.span(one.where), READ.format(wanted=one.wanted)),)
        yield Hit(one.script.span(one.node), LOST, facts, related=where, path=one.script.path)


@template_rule(
    name="text-given-lost",
    code="W9697",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="Texte donné que rien ne lit", en="Text given that nothing reads"),
    harms=Text(
        fr="Les personnes qui attendaient ce texte, et d’abord celles qui écoutent la page : une étiquette, une aide, une erreur ou une description manque.",
        en="The people who waited for that text, first of all those who listen to the page: a label, a hint, an error or a description is missing.",
    ),
    instead=Text(
        fr="Donnez le texte sous le nom que lit le gabarit, la macro ou la balise appelée.",
        en="Give the text under the name that the template, the macro or the tag that is called reads.",
    ),
    wrong_when=Text(
        fr="Le texte est lu par un moyen que guichet ne suit pas, comme un nom calculé.",
        en="The text is read by a means that guichet does not follow, such as a computed name.",
    ),
    refs=("wcag 1.1.1", "wcag 3.3.2"),
    lesson="04-accessibility/07-aria",
    also=(Check(Subject.SCRIPT, (), ("{",), _in_calls),),
    bad=(
        Bad({"app.py": "def page(request):\n    return render(request, 'p.html', {'titre_page': 'Aides de l’été'})\n", "templates/p.html": '{% extends "b.html" %}', "templates/b.html": "<html><title>{{ page_titre }}</title></html>"}, LOST, at="titre_page", path="app.py"),
        Bad({"app.py": _VIEW, "p.html": '{% from "m.html" import champ %}{{ champ("é") }}', "m.html": _MACRO}, UNSEEN, at='{{ champ("é") }}', path="p.html"),
        Bad('{% set vu = false %}{% for c in champs %}{% if c.faux %}{% set vu = true %}{% endif %}{% endfor %}{% if vu %}<p>Corrigez ceci, même en été</p>{% endif %}', KEPT_IN, at='{% set vu = true %}'),
        Bad({"templates/p.html": '{% include "é.html" with alt_text="Plan de l’été" src="é.png" only %}', "templates/é.html": '<img src="{{ src }}" alt="{{ alt }}">'}, LOST, at="alt_text", path="templates/p.html"),
        Bad({"templates/p.html": '{% from "c.html" import champ %}{{ champ("é", errorMessage="Indiquez votre été") }}', "templates/c.html": '{% macro champ(nom, error_message="") %}<input name="{{ nom }}" aria-label="É">{% if error_message %}<p>{{ error_message }}</p>{% endif %}{% endmacro %}'}, LOST, at="errorMessage", path="templates/p.html"),
        Bad({"app.py": "def page():\n    errors = {}\n    if not request.form['ville']:\n        errors['commune'] = 'Indiquez votre commune'\n    return render_template('p.html', errors=errors)\n", "templates/p.html": '{% if errors.ville %}<p>{{ errors.ville }}</p>{% endif %}'}, LOST, at="commune", path="app.py"),
        Bad({"templates/p.html": '{% extends "b.html" %}{% block aides %}<p>Chaque été, venez</p>{% endblock %}', "templates/b.html": '<html lang="fr"><main>{% block aide %}{% endblock %}</main></html>'}, LOST, at="aides", path="templates/p.html"),
        Bad({"app/views/e/p.html.erb": '<% content_for :titre, "Chaque été" %>', "app/views/layouts/a.html.erb": "<title><%= yield(:titres) %></title>"}, LOST, at="titre", path="app/views/e/p.html.erb"),
        Bad({"views/p.njk": '{% from "c.njk" import aide %}{{ aide({ texte: "Chaque été", titres: "Où le trouver" }) }}', "views/c.njk": "{% macro aide(params) %}<h2>{{ params.titre }}</h2><p>{{ params.texte }}</p>{% endmacro %}"}, LOST, at="titres", path="views/p.njk"),
        Bad({"views/p.njk": '{% from "c.njk" import champ %}{{ champ({ nom: "é", errorMessage: erreurs.é }) }}', "views/c.njk": "{% macro champ(params) %}<label>Été <input name='{{ params.nom }}'></label>{% if params.erreur %}<p>{{ params.erreur }}</p>{% endif %}{% endmacro %}"}, MISNAMED, at="errorMessage", path="views/p.njk"),
        Bad('<p id="suivi" role="status" data-msg-envoye="C’est noté, à cet été"></p><script>const suivi = document.getElementById("suivi"); suivi.textContent = suivi.dataset.messageEnvoye;</script>', LOST, at='data-msg-envoye="C’est noté, à cet été"'),
        Bad({"views/p.njk": '{% from "c.njk" import champ %}{{ champ({ nom: "é", errorMessage: erreurs.é }) }}', "views/c.njk": "{% macro champ(params) %}<label>Été <input name='{{ params.nom }}'></label>{% endmacro %}"}, UNREAD, at="errorMessage", path="views/p.njk"),
        Bad({"views/p.njk": '{% from "c.njk" import encart %}{% call encart({ titre: "Recours" }) %}<p>Vous avez deux mois, même en été</p>{% endcall %}', "views/c.njk": "{% macro encart(params) %}<h2>{{ params.titre }}</h2>{{ params.html | safe }}{% endmacro %}"}, UNASKED, at='{% call encart({ titre: "Recours" }) %}', path="views/p.njk"),
        Bad({"templates/p.html": '{% with titre="Où venir cet été" %}{% include "c.html" with nom=nom only %}{% endwith %}', "templates/c.html": "<h2>{{ titre }}</h2><p>{{ nom }}</p>"}, SHUT, at='{% include "c.html" with nom=nom only %}', path="templates/p.html"),
    ),
    good=(
        Good({"views/p.njk": '{% from "c.njk" import encart %}{% call encart({ titre: "Recours" }) %}<p>Vous avez deux mois, même en été</p>{% endcall %}', "views/c.njk": "{% macro encart(params) %}<h2>{{ params.titre }}</h2>{{ caller() if caller else params.html | safe }}{% endmacro %}"}),
        Good('<p id="suivi" role="status" data-msg-envoye="C’est noté, à cet été"></p><script>document.getElementById("suivi").dataset.messageEnvoye = "été";</script>'),
        Good('<p id="suivi" role="status" data-msg-envoye="C’est noté, à cet été"></p><script>const suivi = document.getElementById("suivi"); suivi.textContent = suivi.dataset.msgEnvoye || suivi.dataset.messageEnvoye;</script>'),
        Good('<p id="suivi" role="status" data-msg-envoye="C’est noté, à cet été"></p><script>const { msgEnvoye } = document.getElementById("suivi").dataset; dire(msgEnvoye, messageEnvoye);</script>'),
        Good({"views/p.njk": '{% from "c.njk" import champ %}{{ champ({ nom: "é", erreur: erreurs.é, autre: 1 }) }}', "views/c.njk": "{% macro champ(params) %}<label>Été <input name='{{ params.nom }}'></label>{% if params.erreur %}<p>{{ params.erreur }}</p>{% endif %}{% endmacro %}"}),
        Good({"app.py": "def page(request):\n    return render(request, 'p.html', {'titre_page': 'Aides de l’été', **plus})\n", "templates/p.html": "<h1>{{ page_titre }}</h1>"}),
        Good({"app.py": "def page(request):\n    return render(request, 'p.html', {'titre_page': 'Aides de l’été'})\n\n\ndef processor(request):\n    return {'page_titre': '…'}\n", "templates/p.html": "{% if titre_page %}<h1>{{ page_titre }}</h1>{% endif %}"}),
        Good({"app.py": _VIEW, "p.html": '{% from "m.html" import champ with context %}{{ champ("é") }}', "m.html": _MACRO}),
        Good({"app.py": _VIEW, "p.html": '{% from "m.html" import champ %}{{ champ("é") }}{% for e in erreurs %}<p>{{ e }}</p>{% endfor %}', "m.html": _MACRO.replace("(nom)", "(nom, erreurs={})")}),
        Good('{% set faux = namespace(vu=false) %}{% for c in champs %}{% set faux.vu = true %}{% endfor %}{% if faux.vu %}<p>Été</p>{% endif %}'),
        Good('<pre><code>{% set vu = false %}{% for c in champs %}{% set vu = true %}{% endfor %}{% if vu %}&lt;p&gt;Été&lt;/p&gt;{% endif %}</code></pre>'),
        Good({"p.njk": '{% set vu = false %}{% for c in champs %}{% set vu = true %}{% endfor %}{% if vu %}<p>Été</p>{% endif %}'}),
        Good('{% set vu = champs|length %}{% for c in champs %}{% set vu = true %}{% if vu %}É{% endif %}{% endfor %}{% if vu %}<p>Été</p>{% endif %}'),
        Good({"templates/p.html": '{% with titre="Où venir cet été" %}{% include "c.html" with titre=titre only %}{% endwith %}', "templates/c.html": "<h2>{{ titre }}</h2>"}),
        Good({"templates/p.html": '{% with titre="Où venir cet été" %}{% include "c.html" with nom=nom only %}{{ titre }}{% endwith %}', "templates/c.html": "{% if titre %}<h2>{{ titre }}</h2>{% endif %}<p>{{ nom }}</p>"}),
        Good({"templates/p.html": '{% extends "b.html" %}{% block aides %}<p>Chaque été, venez</p>{% endblock %}', "templates/b.html": '<html lang="fr"><main>{% block aides %}{% endblock %}</main></html>'}),
        Good({"templates/p.html": '{% extends "absent.html" %}{% block aides %}<p>Chaque été, venez</p>{% endblock %}'}),
        Good({"app/views/e/p.html.erb": '<% content_for :titre, "Chaque été" %>', "app/views/layouts/a.html.erb": "<title><%= yield(:titre) %></title>"}),
        Good({"app.py": "def page():\n    errors = {}\n    if not request.form['ville']:\n        errors['commune'] = 'Indiquez votre commune'\n    return render_template('p.html', errors=errors)\n", "templates/p.html": '{% if errors.ville %}<p>É</p>{% endif %}{% for e in errors %}{{ e }}{% endfor %}'}),
        Good({"app.py": "def page():\n    errors = {}\n    if not request.form['ville']:\n        errors['ville'] = 'Indiquez votre ville'\n    return render_template('p.html', errors=errors)\n", "templates/p.html": '{% from "été/errors.html" import summary with context %}{{ summary() }}', "templates/été/errors.html": '{% macro summary() %}{% for e in errors.values() %}<p>{{ e }}</p>{% endfor %}{% endmacro %}'}),
        Good({"app.py": "def page():\n    errors = {}\n    errors['commune'] = 'Indiquez votre commune'\n    check(errors)\n    return render_template('p.html', errors=errors)\n", "templates/p.html": '{% if errors.ville %}<p>É</p>{% endif %}'}),
        Good({"templates/p.html": '{% include "é.html" with alt="Plan de l’été" src="é.png" only %}', "templates/é.html": '<img src="{{ src }}" alt="{{ alt }}">'}),
        Good({"templates/p.html": '{% from "c.html" import champ %}{{ champ("é", errorMessage="Indiquez votre été") }}', "templates/c.html": '{% macro champ(nom, error_message="") %}<input name="{{ nom }}" aria-label="É"><p>{{ error_message }}{{ kwargs.errorMessage }}</p>{% endmacro %}'}),
        Good({"views/p.njk": '{% from "c.njk" import aide %}{{ aide({ texte: "Chaque été", titres: "Où le trouver" }) }}', "views/c.njk": "{% macro aide(params) %}<h2>{{ params.titre }}</h2><p>{{ params.texte }}</p>{{ autre(params) }}{% endmacro %}"}),
    ),
)  # fmt: skip
def text_given_lost(page: Page) -> Iterator[Hit]:
    """Report the texts of a file's calls that are given under a name that is not read, and those that a loop keeps from appearing."""
    for kept in unkept(page.template, page.project) if page.mentions(("set",)) and page.mentions(("for",)) else ():
        said = visible(page.template.said_between(kept.shown.start, kept.shown.end)).partition(OUTPUT)[0]
        text = shortened(" ".join(said.split()))
        if text:
            yield Hit(kept.span, KEPT_IN, {"name": kept.name, "text": text})
    for unread in unread_data(page):
        read_at = (Related(unread.script.path, unread.where, READ.format(wanted=unread.wanted)),)
        facts = {"text": shortened(unread.text), "name": unread.name, "wanted": unread.wanted}
        yield Hit(unread.span, LOST, facts, related=read_at)
    if not isinstance(page.template, Written):
        return
    for one in page.template.lost:
        if page.path not in (one.path, one.reader) and makes_markup(one.path):
            continue
        source = page.project.text(one.path)
        is_shut = one.wanted == one.name
        at = -1 if is_shut else source.find(one.name, one.call.start, one.call.end)
        facts = {"text": one.text, "name": one.name, "wanted": one.wanted}
        certainty = Certainty.VIOLATION if one.is_sure else Certainty.REVIEW
        is_file = not one.reader.startswith("<")
        where = (Related(one.reader, one.where, READ.format(wanted=one.wanted)),) if is_file and one.wanted else ()
        span = type(one.where)(at, at + len(one.name)) if at >= 0 else one.call
        message = _message(one)
        yield Hit(span, message, facts, certainty, related=where, path=one.path, is_placed=True)


def _message(one: Lost) -> Text:
    if one.name == CALLER:
        return UNASKED
    if one.wanted == one.name:
        return SHUT if one.text else UNSEEN if is_of_errors(one.name.rstrip("s")) else UNDESCRIBED
    if one.text:
        return LOST
    if one.wanted:
        return MISNAMED if is_of_errors(one.name) else ORPHAN
    return UNREAD
