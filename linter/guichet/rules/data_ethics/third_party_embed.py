"""A video, a map or a chat that calls another company as soon as the page opens."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.core.memo import memo
from guichet.done.pages.gates import is_held_back
from guichet.done.parties.embedded import Becomes, becomes
from guichet.done.parties.guarded import is_guarded
from guichet.done.parties.hosts import ALLOWED, Service, service_at, waits_for_consent
from guichet.done.parties.scripts import uses_in
from guichet.reading.scripts.javascript import Script
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import COMPONENT_SUFFIXES, SCRIPT_SUFFIXES
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule

EMBED = Text(
    fr="{service} est appelé dès que la page s’ouvre : cette entreprise apprend qui lit quoi. Mettez un lien, une image qui se charge au clic, ou un hébergement libre.",
    en="{service} is called as soon as the page opens: this company learns who reads what. Use a link, a picture that loads on click, or free hosting.",
)
MAYBE = Text(
    fr="{service} est peut-être appelé dès l’ouverture de la page : vérifiez qu’il attend un clic ou un accord.",
    en="{service} may be called as soon as the page opens: check that it waits for a click or for consent.",
)
_WHERE = {"iframe": "src", "script": "src", "embed": "src", "object": "data", "amp-youtube": "src"}


@memo
def _loads_one(page: Page) -> bool:
    return any(service_at(one.attr("src"), "embed") for one in page.template.by_name.get("script", ()))


def _scripts(script: Script) -> Iterator[Hit]:
    loaded = script.page is not None and _loads_one(script.page)
    if script.page is not None and (script.page.is_back_office or _waits(script)):
        return
    for use in uses_in(script, "embed", allowed=script.project.config.option("third-party-embed", "allowed-hosts")):
        if use.waits or is_guarded(use.node, script, clicks=True) or (use.how == "call" and loaded):
            continue
        if use.how == "module" and not _STARTS.search(script.text) and _is_started_elsewhere(use.service, script):
            continue
        told = becomes(use.node, script) if use.how == "address" else Becomes.LOADED
        if told is Becomes.OFFERED:
            continue
        started = use.how == "module" or ("script" in script.text.lower() and use.waits is False)
        sure = started and told is Becomes.LOADED
        yield Hit(
            script.span(use.node),
            EMBED if sure else MAYBE,
            {"service": use.service.name},
            Certainty.VIOLATION if sure else Certainty.REVIEW,
        )


_STARTS = re.compile(
    r"\b\w{1,60}(?:\.|\(\)\.)?(?:configure|init(?:iali[sz]e)?|load|boot|start|setup|install)\s?\(", re.I
)
"""How a package is started, by one file for all."""


def _is_started_elsewhere(service: Service, script: Script) -> bool:
    """Whether another file of the project starts what this one only speaks to: the call is told there."""
    site = script.project
    others = (one for one in site.paths if one != script.path and one.endswith((*SCRIPT_SUFFIXES, *COMPONENT_SUFFIXES)))
    return any(
        any(f'"{name}"' in site.code(one) or f"'{name}'" in site.code(one) for name in service.modules)
        and site.does(one, _STARTS)
        for one in others
        if any(site.holds(one, name) for name in service.modules)
    )


def _waits(script: Script) -> bool:
    return script.element is not None and script.page is not None and waits_for_consent(script.element)


@element_rule(
    "iframe",
    "script",
    "embed",
    "object",
    name="third-party-embed",
    code="W9424",
    family=Family.DATA_ETHICS,
    severity=Severity.SERIOUS,
    title=Text(fr="Contenu d’un autre site chargé d’office", en="Third-party content loaded at once"),
    harms=Text(
        fr="Chaque personne qui ouvre la page : sa visite est connue d’une entreprise, même sans lire la vidéo.",
        en="Everyone who opens the page: a company knows of their visit, even if they never play the video.",
    ),
    instead=Text(
        fr="PeerTube, OpenStreetMap sur votre serveur, ou une image avec un bouton qui charge à la demande.",
        en="PeerTube, OpenStreetMap on your own server, or a picture with a button that loads on demand.",
    ),
    wrong_when=Text(
        fr="La page entière ne s’ouvre qu’après un accord, ou l’hôte est le vôtre : déclarez-le dans `allowed-hosts`.",
        en="The whole page opens only after consent, or the host is yours: declare it in `allowed-hosts`.",
    ),
    refs=("cnil-developers-16", "gdpr-5-1-c"),
    lesson="09-data-and-scores/05-third-party-tools",
    options=(ALLOWED,),
    also=(Check(Subject.SCRIPT, (), ("//", "import", "google.maps", "yt.", "intercom", "crisp", "calendly"), _scripts),),
    bad=(
        Bad('const plan = document.createElement("iframe"); // script de l’été\nconst adresse = "https://www.google.com/maps/embed?pb=1";\nplan.src = adresse;\n', EMBED, at='"https://www.google.com/maps/embed?pb=1"', path="static/plan.js"),
        Bad('const vu = transforme("https://www.youtube.com/embed/1"); // script de l’été\n', MAYBE, at='"https://www.youtube.com/embed/1"', path="static/vu.js", review=True),
        Bad(
            'class Aide extends Controller {\n  static values = { active: Boolean };\n  connect() {\n    if (!this.activeValue) return;\n    const é = document.createElement("script");\n    é.src = "https://client.crisp.chat/l.js";\n  }\n}\n',
            MAYBE, at='"https://client.crisp.chat/l.js"', path="app/javascript/controllers/aide_controller.js", review=True,
        ),
        Bad(
            'class Aide extends Controller {\n  static values = { site: String };\n  connect() {\n    if (!this.siteValue) return;\n    const é = document.createElement("script");\n    é.src = "https://client.crisp.chat/l.js";\n  }\n}\n',
            EMBED, at='"https://client.crisp.chat/l.js"', path="app/javascript/controllers/aide_controller.js",
        ),
        Bad('<iframe src="https://www.youtube-nocookie.com/embed/é" title="Vidéo"></iframe>', EMBED, at='src="https://www.youtube-nocookie.com/embed/é"'),
        Bad('<script async src="//platform.twitter.com/widgets.js"></script><p>Été</p>', EMBED, at='src="//platform.twitter.com/widgets.js"'),
        Bad('<iframe src="https://www.google.com/maps/embed?pb={{ clé }}" title="Plan"></iframe>', EMBED, at='src="https://www.google.com/maps/embed?pb={{ clé }}"'),
        Bad('const lecteur = new YT.Player("vidéo");\n', MAYBE, at='new YT.Player("vidéo")', path="static/app.js", review=True),
    ),
    good=(
        Good('export const Lieu = ({ lieu }) => {\n  let trajet =\n    "https://www.google.com/maps/dir/?api=1&destination=" + lieu.rue;\n  return <p>Été : <a href={trajet}>Venir</a></p>;\n};\n', path="src/Lieu.jsx"),
        Good({
            "app/javascript/controllers/aide_controller.js": 'class Aide extends Controller {\n  static values = { montrer: Boolean };\n  connect() {\n    if (!this.montrerValue) return;\n    const é = document.createElement("script");\n    é.src = "https://client.crisp.chat/l.js";\n  }\n}\n',
            "app/views/aide.html.erb": '<div data-controller="aide" data-aide-montrer-value="<%= @montrer_aide %>"></div>\n',
            "app/controllers/aides_controller.rb": "class AidesController\n  def montrer\n    @montrer_aide = connecte? &&\n                    compte.chat_accepted?\n  end\nend\n",
        }, path="app/javascript/controllers/aide_controller.js"),
        Good(
            'function ouvrir(choix) {\n  if (!choix.consentement) {\n    return;\n  }\n  const é = document.createElement("script");\n  é.src = "https://client.crisp.chat/l.js";\n}\nouvrir(lireChoix());\n',
            path="static/aide.js",
        ),
        Good('<a href="https://www.youtube.com/watch?v=1">La vidéo sur YouTube</a>'),
        Good('<iframe data-src="https://www.youtube.com/embed/1" title="Vidéo"></iframe>'),
        Good('<iframe src="https://tube.numerique.gouv.fr/videos/embed/1" title="Vidéo"></iframe>'),
        Good('bouton.addEventListener("click", () => {\n  cadre.src = "https://www.youtube.com/embed/1";\n});\n', path="static/app.js"),
        Good('{% if cookies_acceptés %}<iframe src="https://www.youtube.com/embed/1" title="Vidéo"></iframe>{% endif %}'),
    ),
)  # fmt: skip
def third_party_embed(element: Element, page: Page) -> Iterator[Hit]:
    name = _WHERE[element.name]
    value = element.attr(name)
    service = service_at(value, "embed", allowed=page.option("third-party-embed", "allowed-hosts")) if value else None
    if service is not None and not page.is_back_office and not is_held_back(element, page):
        yield Hit(element.attribute_span(name), EMBED, {"service": service.name})
