"""A request to a public service that is written on another company's form."""

from collections.abc import Iterator
from typing import Any

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Span, Text
from guichet.done.acts.table.forms_elsewhere import FormElsewhere
from guichet.done.nouns.act import Act, Kind
from guichet.done.parties.asked_there import asks_request, is_request
from guichet.done.parties.hosts import ALLOWED, Service, service_at
from guichet.done.parties.scripts import uses_in
from guichet.done.words import speaks_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.roles import is_policy_entry, is_test
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import FUNCTIONS, text, walk
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule

FORM = Text(
    fr="La demande s’écrit chez {service} : noms, adresses et situations partent dans une entreprise. Remplacez-le par un formulaire de votre site, ou par un service public ou libre.",
    en="The request is written on {service}: names, addresses and situations go to a company. Replace it with a form on your own site, or with a public or free service.",
)
MAYBE = Text(
    fr="Ceci mène à un formulaire chez {service} : si l’on y fait une demande, noms et situations partent dans une entreprise. Est-ce le cas ?",
    en="This leads to a form on {service}: if people ask for something there, names and situations go to a company. Do they?",
)
_WHERE = {"iframe": "src", "script": "src", "a": "href", "form": "action"}


def _scripts(script: Script) -> Iterator[Hit]:
    for use in uses_in(script, "form", allowed=script.project.config.option("third-party-form", "allowed-hosts")):
        asked = _asked_by(use.node, script)
        if asked is not False:
            yield _hit(script.span(use.node), use.service, sure=bool(asked))
        return


def _asked_by(node: Any, script: Script) -> bool | None:
    """Whether a request is written where a script opens a form: by the page around it, or by the words of its function."""
    if script.element is not None and script.page is not None:
        return asks_request(script.element, script.page)
    around = node
    while around.parent is not None and around.type not in FUNCTIONS:
        around = around.parent
    said = " ".join(text(one) for one in walk(around) if one.type in ("string", "template_string"))
    return is_request(said, script.path)


def _hit(span: Span, service: Service, *, sure: bool) -> Hit:
    certainty = Certainty.VIOLATION if sure else Certainty.REVIEW
    return Hit(span, FORM if sure else MAYBE, {"service": service.name}, certainty, once=service.name)


def _kept(act: Act) -> Iterator[Hit]:
    if isinstance(act, FormElsewhere):
        certainty = Certainty.VIOLATION if act.is_sure else Certainty.REVIEW
        message = FORM if act.is_sure else MAYBE
        yield Hit(act.span, message, {"service": act.service}, certainty, path=act.path, once=act.service)


def _line_of(node: nodes.NodeNG) -> nodes.NodeNG:
    """The statement that an address is written in, or its own line of a list (`urlpatterns`): the others are about other things."""
    while not node.is_statement and not isinstance(node.parent, nodes.List | nodes.Tuple):
        node = node.parent
    return node


def _python(node: nodes.Const, module: PythonModule) -> Iterator[Hit]:
    if (
        isinstance(node.value, str)
        and "//" in node.value[:8]
        and not isinstance(node.parent, nodes.Expr)
        and not is_test(module)
        and not is_policy_entry(node)
    ):
        service = service_at(
            node.value, "form", allowed=module.project.config.option("third-party-form", "allowed-hosts")
        )
        said = f"{node.frame().name} {_line_of(node).as_string().replace(node.value, '')}"
        asked = is_request(said)
        leads = asked is None and speaks_of(said, "ways.redirects")
        if service is not None and asked is not False and not leads and not isinstance(node.parent, nodes.Compare):
            yield _hit(module.span(node), service, sure=bool(asked))


@element_rule(
    "iframe",
    "script",
    "a",
    "form",
    name="third-party-form",
    code="W9423",
    family=Family.DATA_ETHICS,
    severity=Severity.SERIOUS,
    title=Text(fr="Formulaire chez une autre entreprise", en="Form on a third party’s site"),
    harms=Text(
        fr="Les personnes qui demandent quelque chose : leur situation est lue et gardée par une entreprise.",
        en="People who ask for something: a company reads and keeps their situation.",
    ),
    instead=Text(
        fr="Une page de votre site, Grist ou Démarche numérique de l’État, Framaforms ou Yakforms.",
        en="A page of your own site, a form service of the State, or a free one such as Framaforms or Yakforms.",
    ),
    wrong_when=Text(
        fr="Le questionnaire ne demande rien de personnel, et une autre voie existe : déclarez l’hôte dans `allowed-hosts`.",
        en="The survey asks for nothing personal, and there is another way: declare the host in `allowed-hosts`.",
    ),
    refs=("framaforms", "gdpr-5-1-c"),
    lesson="09-data-and-scores/05-third-party-tools",
    options=(ALLOWED,),
    also=(
        Check(Subject.SCRIPT, (), ("form", "tally", "jotform", "survey"), _scripts),
        Check(Subject.PYTHON, (nodes.Const,), ("docs.google.com/forms", "forms.gle", "tally.so", "typeform.com", "forms.office", "airtable.com/", "jotform", "surveymonkey", "formspree"), _python),
        Check(Subject.ACT, (Kind.SEND,), ("docs.google.com/forms", "forms.gle", "tally.so", "typeform.com", "forms.office", "airtable.com/", "jotform", "surveymonkey", "formspree"), _kept, ("docs.google.com/forms", "forms.gle", "tally.so", "typeform.com", "forms.office", "airtable.com/", "jotform", "surveymonkey", "formspree")),
    ),
    bad=(
        Bad('{"formulaires": {"demande_été": "https://forms.gle/abc"}}', FORM, at='"https://forms.gle/abc"', path="conf/liens.json"),
        Bad("const é = document.createElement('script');\né.src = 'https://tally.so/widgets/embed.js';\n", MAYBE, at="'https://tally.so/widgets/embed.js'", path="static/tally_controller.js", review=True),
        Bad("document.body.innerHTML = '<h1>Votre demande d’aide</h1>';\nconst cadre = 'https://tally.so/embed/abc';\n", FORM, at="'https://tally.so/embed/abc'", path="static/aide.js"),
        Bad('<iframe src="https://docs.google.com/forms/d/e/é/viewform" title="Inscription"></iframe>', FORM, at='src="https://docs.google.com/forms/d/e/é/viewform"'),
        Bad('<a href="https://tally.so/r/abc?éà">Faire ma demande</a>', FORM, at='href="https://tally.so/r/abc?éà"'),
        Bad('<p>Voici <a href="https://forms.gle/abc">la page d’été</a>.</p>', MAYBE, at='href="https://forms.gle/abc"', review=True),
        Bad('<form action="https://formspree.io/f/abc" method="post"><input name="prénom"></form>', FORM, at='action="https://formspree.io/f/abc"'),
        Bad('DÉPÔT = "https://forms.office.com/e/abc"\n', FORM, at='"https://forms.office.com/e/abc"', path="settings.py"),
    ),
    good=(
        Good('<p>Pour les départements : <a href="https://tally.so/r/abc">Demander une démo</a></p>'),
        Good('urlpatterns = [\n    path("é", RedirectView.as_view(url="https://forms.gle/abc")),\n    path("inscription", inscription),\n]\n', path="service/urls.py"),
        Good('<a href="https://framaforms.org/enquete-1">L’enquête</a>'),
        Good('<iframe src="https://grist.numerique.gouv.fr/forms/a" title="Inscription"></iframe>'),
        Good('<p>Donnez votre avis dans <a href="https://forms.gle/abc">ce formulaire</a>.</p>'),
        Good('<h1>Demander une aide</h1><a href="https://tally.so/r/abc">Le recueil</a><form method="post"><input name="prénom"></form>'),
        Good('<form action="/inscription" method="post"></form>'),
        Good("<p>Évitez https://forms.gle/abc.</p>"),
        Good('RÈGLES = {"frame-src": ["https://tally.so"]}  # été\n', path="settings.py"),
        Good('CSP_FRAME_SRC = ("https://forms.office.com/",)  # été\n', path="settings.py"),
    ),
)  # fmt: skip
def third_party_form(element: Element, page: Page) -> Iterator[Hit]:
    name = _WHERE[element.name]
    value = element.attr(name)
    service = service_at(value, "form", allowed=page.option("third-party-form", "allowed-hosts")) if value else None
    if service is None:
        return
    asked = asks_request(element, page)
    if asked is not False:
        sure = bool(asked) or element.name in ("iframe", "form")
        yield _hit(element.attribute_span(name), service, sure=sure)
