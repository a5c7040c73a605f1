"""Consent that a hidden field sends in someone's place."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.data.hidden import joined_by
from guichet.done.people.consent import MENTIONS, accepts, asks_consent, says_yes, words_of
from guichet.done.people.fields import fields_of
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.roles import is_test
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule

HIDDEN = Text(
    fr="Le champ caché « {name} » envoie un accord que personne n’a donné. La personne ne peut pas le voir. Posez la question avec une case vide.",
    en='The hidden field "{name}" sends an agreement that nobody gave. The person cannot see it. Ask with an empty box.',
)

JOINED = Text(
    fr="Le champ caché « {name} » joint `{data}` à des réponses {claim} : la personne donne son identité sans le voir. Retirez-le.",
    en='The hidden field "{name}" joins `{data}` to answers {claim}: people give away who they are without seeing it. Remove it.',
)


_PAIR = re.compile(r"(?<![\w-])([\w-]{1,80})[\"']?\s{0,9}:\s{0,9}[\"']?(\w+)")
"""A name and its value in what htmx is given to send."""


def _joined(field: Element, page: Page) -> Iterator[Hit]:
    found = joined_by(field, page)
    if found is not None:
        yield Hit(
            field.span,
            JOINED,
            {"name": field.attr("name") or "", "data": found.data, "claim": found.claim},
            found.certainty,
        )


def _in_python(owner: nodes.ClassDef, module: PythonModule) -> Iterator[Hit]:
    if is_test(module):
        return
    for field in fields_of(owner, module):
        widget = field.options.get("widget")
        hidden = field.kind == "HiddenField" or (widget is not None and "Hidden" in widget.as_string())
        value = value_of(field.options.get("initial") or field.options.get("default"))
        if (
            hidden
            and asks_consent(field.name)
            and (value is True or value == 1 or (isinstance(value, str) and says_yes(value)))
        ):
            yield Hit(module.span(field.target), HIDDEN, {"name": field.name})


def _sent_along(element: Element, page: Page) -> Iterator[Hit]:
    """Report a value that htmx sends with a form and that agrees in someone's place."""
    buttons = [element, *element.inside("button")]
    for found in _PAIR.finditer(element.attr("hx-vals") or ""):
        if says_yes(found[2]) and asks_consent(found[1]) and not any(accepts(words_of(one)) for one in buttons):
            yield Hit(element.attribute_span("hx-vals"), HIDDEN, {"name": found[1]})


@element_rule(
    "input",
    name="consent-prefilled-hidden",
    code="W9312",
    family=Family.DARK_PATTERNS,
    severity=Severity.CRITICAL,
    title=Text(fr="Consentement rempli dans un champ caché", en="Consent filled in a hidden field"),
    harms=Text(
        fr="Tout le monde : personne ne peut refuser ce qui n’est pas montré.",
        en="Everyone: nobody can refuse what is not shown.",
    ),
    instead=Text(fr="Montrez une case vide, avec une phrase claire et un refus aussi simple.", en="Show an empty box, with a clear sentence and a refusal that is just as simple."),
    wrong_when=Text(
        fr="Le formulaire tout entier est l’accord : son seul bouton dit « J’accepte » et il ne sert qu’à cela.",
        en='The whole form is the agreement: its only button says "I agree" and it does nothing else.',
    ),
    refs=("gdpr-4-11", "gdpr-7", "gdpr-recital-32"),
    lesson="08-deceptive-interfaces/02-consent",
    also=(Check(Subject.ELEMENT, ("input",), (), _joined), Check(Subject.ELEMENT, ("[hx-vals]",), (), _sent_along), Check(Subject.PYTHON, (nodes.ClassDef,), ("hidden",), _in_python, MENTIONS),),
    bad=(
        Bad("""<form hx-post="/crèche" hx-vals='{"accord_partenaires": true}'><button>Envoyer</button></form>""", HIDDEN, at="""hx-vals='{"accord_partenaires": true}'"""),
        Bad('<h1>Enquête à l’accueil</h1><p>Vos réponses sont anonymes.</p><form method="post"><input type="hidden" name="n" value="{{ user.profil.nir }}"><button>Envoyer</button></form>', JOINED, at='<input type="hidden" name="n" value="{{ user.profil.nir }}">'),
        Bad('<h1>Your opinion – a survey</h1><form method="post"><input type="hidden" name="b" value="{{ user.birth_date }}"><button>Send</button></form>', JOINED, at='<input type="hidden" name="b" value="{{ user.birth_date }}">', review=True),
        Bad('<form method="post"><input type="hidden" name="consentement_partage" value="1"><button>Envoyer à la mairie</button></form>', HIDDEN, at='<input type="hidden" name="consentement_partage" value="1">'),
        Bad('<p>Étape 2</p><input value="true" name="newsletter_optin" type="hidden">', HIDDEN, at='<input value="true" name="newsletter_optin" type="hidden">'),
        Bad('<form method="post"><input type="hidden" name="mesure_audience" value="oui"><button>Déposer ma demande à l’école</button></form>', HIDDEN, at='<input type="hidden" name="mesure_audience" value="oui">'),
        Bad('class F(forms.Form):\n    """Étape."""\n    accept_cookies = forms.BooleanField(widget=forms.HiddenInput, initial=True)\n', HIDDEN, at="accept_cookies", path="service/forms.py"),
    ),
    good=(
        Good('<h1>Nouveau mot de passe à choisir</h1><form method="post"><input type="hidden" name="email" value="{{ user.email }}"><button>Envoyer</button></form>'),
        Good('<input type="hidden" name="csrfmiddlewaretoken" value="{{ jeton }}">'),
        Good('<input type="hidden" name="consent_version" value="1">'),
        Good('<input type="hidden" name="consentement" value="{{ réponse }}">'),
        Good('<form method="post"><input type="hidden" name="consent" value="yes"><button>J’accepte les traceurs</button></form>'),
    ),
)  # fmt: skip
def consent_prefilled_hidden(field: Element, page: Page) -> Iterator[Hit]:
    """Report a hidden field whose name asks for consent and whose fixed value gives it."""
    if (field.attr("type") or "").lower() != "hidden":
        return
    name, value = field.attr("name") or "", field.attr("value") or ""
    if is_dynamic(name + value) or not says_yes(value) or not asks_consent(name):
        return
    form = field.closest("form")
    buttons = form.inside("button") if form is not None else []
    if not any(accepts(words_of(button)) for button in buttons):
        yield Hit(field.span, HIDDEN, {"name": name})
