"""A tracker that starts before the person has said yes."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.script.followed import BACKGROUND as BACKGROUND_POSITION
from guichet.done.acts.script.followed import EACH_STEP
from guichet.done.acts.table.loaded import Loaded
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.datum import Agreement, Sort
from guichet.done.pages.gates import gate_of, is_held_back, pixel_host
from guichet.done.parties.given import addresses_given
from guichet.done.parties.hosts import ALLOWED, has_manager, host_of, is_allowed, service_at, waits_for_consent
from guichet.done.parties.on_refusal import called_on_refusal
from guichet.done.parties.refusals_joined import joined_refusals
from guichet.done.parties.scripts import asks_first, uses_in
from guichet.done.parties.unknown_trackers import follower_at
from guichet.reading.python.module import PythonModule
from guichet.reading.python.roles import is_test
from guichet.reading.scripts.javascript import Script
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.written.lost import shortened
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule

BEFORE = Text(
    fr="{service} part avant tout accord : une entreprise apprend qui vient et pour quelle démarche. Retirez-le, ou ne le chargez qu’après un « oui » aussi simple que le « non ».",
    en="{service} starts before any agreement: a company learns who comes and for what. Remove it, or load it only after a yes as easy as the no.",
)
MAYBE = Text(
    fr="{service} semble attendre un gestionnaire de consentement : vérifiez qu’il ne part pas avant le « oui ».",
    en="{service} seems to wait for a consent manager: check that it does not start before the yes.",
)
CALLED = Text(
    fr="{service} part quand le code l’appelle : l’accord est-il demandé avant ?",
    en="{service} starts when the code calls it: is agreement asked for before?",
)
OWN = Text(
    fr="Ce script donne à chacun un numéro ou une empreinte, sans demander. Comptez des pages plutôt que des personnes, ou attendez un « oui ».{chain}",
    en="This script gives each person a number or fingerprint, without asking. Count pages rather than people, or wait for a yes.{chain}",
)
IN_SPITE = Text(
    fr="« {test} » laisse partir la mesure sans un « oui » : qui refuse, ou n’a pas encore répondu, est suivi quand même. N’agissez que si la réponse est oui.{chain}",
    en='"{test}" lets the tracking go without a yes: people who refuse, or have not answered yet, are followed all the same. Act only when the answer is yes.{chain}',
)
PLACE = Text(
    fr="Ce script demande où est la personne dès l’ouverture de la page, et envoie la réponse : si c’est utile, attendez qu’elle clique.{chain}",
    en="This script asks where the person is as soon as the page opens, and sends the answer: if it is of use, wait until they click.{chain}",
)
BACKGROUND = Text(
    fr="`{data}` suit la personne, même l’application fermée. Elle n’a appuyé sur rien : ne demandez sa position que lorsqu’elle s’en sert, et après l’avoir dit.",
    en="`{data}` follows people, even with the application closed. They pressed nothing: ask where they are only when they use it, and after telling them.",
)
FOLLOWS = Text(
    fr="`{data}` suit la personne, même l’application fermée. L’a-t-elle choisi, et à quoi cela lui sert-il ? Sinon, ne demandez sa position que lorsqu’elle s’en sert.",
    en="`{data}` follows people, even with the application closed. Did they choose it, and what is it to them? Otherwise ask where they are only when they use it.",
)
STEPS = Text(
    fr="`{data}` dit au service chaque déplacement de la personne. L’a-t-elle choisi, et à quoi cela lui sert-il ? Sinon, ne demandez sa position qu’une fois, quand elle appuie.",
    en="`{data}` tells the service each move that people make. Did they choose it, and what is it to them? Otherwise ask where they are once, when they press.",
)
BOTH = Text(
    fr="« {test} » n’entend le navigateur que si la personne refuse aussi ici : un seul refus ne suffit pas. Faut-il un « ou » ?",
    en='"{test}" hears the browser only if people also refuse here: one refusal is not enough. Should it be an "or"?',
)
KINDS = ("tracker", "audience")


def _scripts(script: Script) -> Iterator[Hit]:
    if script.page is not None and script.element is not None and waits_for_consent(script.element):
        return
    allowed = script.project.config.option("tracker-before-consent", "allowed-hosts")
    for node, _, test in called_on_refusal(script, *KINDS, allowed=allowed):
        yield Hit(script.span(node), IN_SPITE, {"test": test, "chain": ""})
    for use in uses_in(script, *KINDS, allowed=allowed):
        if use.waits or (use.how == "call" and (_has_element(script, use.service.name) or _goes_with_form(script))):
            continue
        waits = asks_first(script) or (script.page is not None and has_manager(script.page))
        maybe = waits or use.waits is None
        yield Hit(
            script.span(use.node), (MAYBE if waits else CALLED) if maybe else BEFORE, {"service": use.service.name},
            Certainty.REVIEW if maybe else Certainty.VIOLATION,
        )  # fmt: skip


_COPY = re.compile(r"""\b(?:from|import|require\()\s*["']\.{1,2}/""")
_SLIPPED = re.compile(r"""["']hidden["']""")
_LEAVES = re.compile(r"\b(?:fetch|sendBeacon|XMLHttpRequest|axios|ajax|WebSocket)\b|https?://|[\"']//|\w\.post\(")


def _goes_with_form(script: Script) -> bool:
    """Whether a script runs a copy that the project keeps, and puts what it makes in the form that people send: no company learns it."""
    text = script.text
    return bool(_COPY.search(text) and _SLIPPED.search(text) and "form" in text) and not _LEAVES.search(text)


def _both(script: Script) -> Iterator[Hit]:
    for node in joined_refusals(script):
        yield Hit(
            script.span(node), BOTH, {"test": shortened(" ".join(script.source_of(node).split()))}, Certainty.REVIEW
        )


def _followed(act: Act) -> Iterator[Hit]:
    """Report what follows a telephone as soon as the application opens; ask about what somebody may have begun."""
    if act.to == BACKGROUND_POSITION and act.place.is_lived and not act.is_agreed:
        said, certainty = (BACKGROUND, Certainty.VIOLATION) if act.is_unasked else (FOLLOWS, Certainty.REVIEW)
        yield Hit(act.span, said, {"data": act.data[0].shown}, certainty)
    elif act.to == EACH_STEP and act.place.is_lived and not act.is_agreed:
        yield Hit(act.span, STEPS, {"data": act.data[0].shown}, Certainty.REVIEW)


def _own(act: Act) -> Iterator[Hit]:
    if act.to in (BACKGROUND_POSITION, EACH_STEP):
        return
    if act.follows_people and act.place.is_lived:
        yield Hit(act.span, OWN, {"chain": act.chain})
    elif Sort.POSITION in act.sorts() and act.is_unasked and not act.is_agreed:
        yield Hit(act.span, PLACE, {"chain": act.chain})


def _in_spite(act: Act) -> Iterator[Hit]:
    asked = act.agreement
    if act.is_measure and asked is not None and asked[0] is not Agreement.GIVEN:
        yield Hit(asked[1].span, IN_SPITE, {"test": asked[1].shown, "chain": asked[1].chain}, path=asked[1].path)


def _given(element: Element, page: Page) -> Iterator[Hit]:
    """The trackers that Python lists for a tag of the template."""
    allowed = page.option("tracker-before-consent", "allowed-hosts")
    for address, path, span in addresses_given(element, page, "src"):
        service = service_at(address, *KINDS, allowed=allowed)
        if service is not None and not waits_for_consent(element):
            yield Hit(span, BEFORE, {"service": service.name}, path=path)


_SCRIPT = re.compile(r"""<script[^<>]{0,500}?\bsrc=\\?["']([^"'{<>]+)""", re.I)


def _in_python(node: nodes.Const, module: PythonModule) -> Iterator[Hit]:
    """The script tags that Python code writes in its pages."""
    if not isinstance(node.value, str) or "<script" not in node.value or is_test(module):
        return
    allowed = module.project.config.option("tracker-before-consent", "allowed-hosts")
    found = (service_at(address, *KINDS, allowed=allowed) for address in _SCRIPT.findall(node.value))
    if not isinstance(node.parent, nodes.Expr) and (service := next(filter(None, found), None)):
        yield Hit(module.span(node), BEFORE, {"service": service.name})


def _loaded(act: Act) -> Iterator[Hit]:
    if isinstance(act, Loaded) and not act.is_replay:
        yield Hit(act.span, BEFORE, {"service": act.service})


def _has_element(script: Script, name: str) -> bool:
    """Whether the service's own script tag, in the same file, is already reported."""
    template = script.page.template if script.page is not None else None
    sources = [one.attr("src") for one in template.by_name.get("script", ())] if template else []
    return any((service := service_at(source, *KINDS)) and (service.name == name) for source in sources)


@element_rule(
    "script",
    "img",
    "iframe",
    name="tracker-before-consent",
    code="W9418",
    family=Family.DATA_ETHICS,
    severity=Severity.CRITICAL,
    title=Text(fr="Traceur sans accord préalable", en="Tracker without prior consent"),
    harms=Text(
        fr="Toutes les personnes qui viennent demander un droit : leur visite est vendue ou croisée avec d’autres.",
        en="Everyone who comes to claim a right: their visit is sold, or crossed with others.",
    ),
    instead=Text(
        fr="Mesurez l’audience sur votre serveur, sans identifiant. Sinon, attendez un accord libre.",
        en="Measure the audience on your own server, with no identifier. Otherwise wait for free consent.",
    ),
    wrong_when=Text(
        fr="Un gestionnaire de consentement retient ce script d’une façon que le code ne montre pas.",
        en="A consent manager holds this script back in a way the code does not show.",
    ),
    refs=("cnil-developers-16", "cnil-audience"),
    lesson="09-data-and-scores/05-third-party-tools",
    options=(ALLOWED,),
    also=(
        Check(Subject.SCRIPT, (), ("donottrack", "globalprivacycontrol"), _both),
        Check(Subject.SCRIPT, (), ("//", "import", "require", "init", "gtag", "fbq", "ga(", "load"), _scripts),
        Check(Subject.ACT, (Kind.SEND, Kind.KEEP), (), _own, ("navigator", "geolocation", "screen", "todataurl", "storage", "cookie", "randomuuid", "fetch", "sendbeacon", ".value", "formdata", "user-agent", "user_agent")),
        Check(Subject.ACT, (Kind.SEND,), ("cookie", "storage", "consent", "accept", "refus", "choi", "traceur", "track", "createelement('script", 'createelement("script'), _in_spite),
        Check(Subject.PYTHON, (nodes.Const,), ("<script",), _in_python),
        Check(Subject.ACT, (Kind.SEND,), ("background", "startlocationupdates", "watchposition"), _followed, ("geo", "location")),
        Check(Subject.ACT, (Kind.SEND,), ("//",), _loaded, ("js", "tag")),
    ),
    bad=(
        Bad('<main>{{^cookiesAccepted}}<script src="https://www.googletagmanager.com/gtm.js?id=été"></script>{{/cookiesAccepted}}</main>', BEFORE, at='src="https://www.googletagmanager.com/gtm.js?id=été"'),
        Bad('PARTS = ("HTTP_USER_AGENT", "HTTP_ACCEPT_LANGUAGE", "REMOTE_ADDR")  # été\n\n\ndef label(meta):\n    return hashlib.sha256("|".join(meta[part] for part in PARTS).encode()).hexdigest()\n', OWN, at='hashlib.sha256("|".join(meta[part] for part in PARTS).encode())', path="ligne/empreinte.py"),
        Bad("server {\n  # entrée\n  sub_filter '</head>' '<script async src=\"https://www.googletagmanager.com/gtag/js?id=G-7\"></script></head>';\n}\n", BEFORE, at="https://www.googletagmanager.com/gtag/js?id=G-7", path="nginx/html.conf"),
        Bad('{"modules": [{"name": "été", "src": "https://www.googletagmanager.com/gtag/js?id=G-7", "when": "always"}]}\n', BEFORE, at='"https://www.googletagmanager.com/gtag/js?id=G-7"', path="public/modules.json"),
        Bad("import init from './Fingerprint2';\n\nexport function préparer() {\n  const Fingerprint2 = init();\n  Fingerprint2.get((parts) => envoyer(parts));\n}\n", CALLED, at="Fingerprint2.get((parts) => envoyer(parts))", path="static/app.js", review=True),
        Bad(
            '<script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script><p>Aidé ?</p>',
            BEFORE, at='src="https://www.googletagmanager.com/gtag/js?id=G-1"',
        ),
        Bad('<img src="https://www.facebook.com/tr?id=1&ev=PageView" alt="">', BEFORE, at='src="https://www.facebook.com/tr?id=1&ev=PageView"'),
        Bad('<p>Né ici</p><img src="https://suivi.exemple.io/p.gif" width="1" height="1" alt="">', BEFORE, at='src="https://suivi.exemple.io/p.gif"'),
        Bad(
            "<script>const é = 1; fbq('init', '123');</script>", BEFORE, at="fbq('init', '123')",
        ),
        Bad(
            'MESURE = "<script async src=\'https://www.googletagmanager.com/gtm.js?id=é\'></script>"\n',
            BEFORE, at='"<script async src=\'https://www.googletagmanager.com/gtm.js?id=é\'></script>"', path="site/contexte.py",
        ),
        Bad(
            'import mixpanel from "mixpanel-browser";\nmixpanel.track("dépôt");\n',
            BEFORE, at='import mixpanel from "mixpanel-browser";', path="static/app.js",
        ),
        Bad(
            'localStorage.setItem("visitor_id", crypto.randomUUID());\nnavigator.sendBeacon("/é", id);\n',
            OWN, at='localStorage.setItem("visitor_id", crypto.randomUUID())', path="static/app.js",
        ),
        Bad(
            '<script src="/tarteaucitron.js"></script><script src="https://snap.licdn.com/x.js"></script>',
            MAYBE, at='src="https://snap.licdn.com/x.js"', review=True,
        ),
        Bad('<script src="https://js.adsrvr.org/up_loader.1.1.0.js"></script><p>Café ?</p>', BEFORE, at='src="https://js.adsrvr.org/up_loader.1.1.0.js"'),
        Bad({"app/views/shared/_cookies.html.erb": "<%= javascript_tag nonce: true do -%>\n  tarteaucitron.services.annonces = {\n    key: 'annonces', // été\n    js: function () { tarteaucitron.addScript('https://www.googletagmanager.com/gtag/js?id=' + numero); },\n    fallback: function () { tarteaucitron.addScript('https://www.googletagmanager.com/gtag/js?id=AW-' + numero); }\n  };\n<% end -%>\n"}, IN_SPITE, at="'https://www.googletagmanager.com/gtag/js?id=AW-'", path="app/views/shared/_cookies.html.erb"),
        Bad("consent.start({\n  onAccept() { load('café'); },\n  onReject: () => {\n    $.getScript('https://snap.licdn.com/li.lms-analytics/insight.min.js');\n  },\n});\n", IN_SPITE, at="'https://snap.licdn.com/li.lms-analytics/insight.min.js'", path="static/consent.js"),
        Bad("<html lang=\"fr\"><head><title>Été</title><script async src=\"https://pixel.regie.exemple/t.js\"></script></head><body><form><p>Acceptez-vous les traceurs publicitaires ?</p><button>Accepter</button><button>Refuser</button></form></body></html>", BEFORE, at="src=\"https://pixel.regie.exemple/t.js\"", path="page.html"),
        Bad('import BackgroundGeolocation from "react-native-background-geolocation";\n\nexport function Repas() {\n  useEffect(() => {\n    BackgroundGeolocation.ready({ été: true }).then(() => BackgroundGeolocation.start());\n  }, []);\n}\n', BACKGROUND, at="BackgroundGeolocation.start()", path="src/Repas.tsx"),
        Bad("const envoyer = ({ coords }) => fetch('/été', { method: 'POST', body: JSON.stringify(coords) });\n\nexport const suivre = () => navigator.geolocation.watchPosition(envoyer);\n", STEPS, at="navigator.geolocation.watchPosition(envoyer)", path="src/suivi.js", review=True),
        Bad('import * as Location from "expo-location";\n\nexport async function suivre() {\n  await Location.startLocationUpdatesAsync("été", { timeInterval: 300000 });\n}\n', FOLLOWS, at='Location.startLocationUpdatesAsync("été", { timeInterval: 300000 })', path="src/suivi.ts", review=True),
        Bad("const été = navigator.doNotTrack === '1' && Cookies.get('optout');\n", BOTH, at="navigator.doNotTrack === '1' && Cookies.get('optout')", path="static/app.js", review=True),
    ),
    good=(
        Good("const montrer = ({ coords }) => carte.setView([coords.latitude, coords.longitude], 15); // été\n\nexport const suivre = () => navigator.geolocation.watchPosition(montrer);\n", path="src/carte.js"),
        Good('import BackgroundGeolocation from "react-native-background-geolocation";\n\nexport const Course = () => <Button title="Été" onPress={() => BackgroundGeolocation.start()} />;\n', path="src/Course.tsx"),
        Good("const été = navigator.doNotTrack === '1' || Cookies.get('optout');\n", path="static/app.js"),
        Good({"static/témoins.js": "function mesurer() {\n  const été = document.createElement('script');\n  été.src = 'https://www.google-analytics.com/analytics.js';\n  document.head.append(été);\n}\nbandeau.addEventListener('click', (e) => {\n  const avant = localStorage.getItem('consentement');\n  if (avant !== 'oui' && e.target.value === 'oui') mesurer();\n});\n"}),
        Good("export class Mesure {\n  start() {\n    if (!navigator.doNotTrack) {\n      if (this.cookies.preference('été')) {\n        this.enableTracking();\n      }\n    }\n  }\n}\n", path="static/mesure.js"),
        Good("const policy = {\n  'script-src': ['https://www.google-analytics.com'], // été\n  connectSrc: [\"'self'\", 'https://www.google-analytics.com'],\n};\n", path="server/headers.js"),
        Good("const kept = JSON.parse(read('cookie_preferences')); // été\nif (kept !== null && kept.usage === true) {\n  gtag('config', 'G-1');\n}\n", path="static/measure.js"),
        Good('<main>{{#cookiesAccepted}}<script src="https://www.googletagmanager.com/gtm.js?id=été"></script>{{/cookiesAccepted}}</main>'),
        Good("import init from './vendor/Fingerprint2';\n\nexport function joindre() {\n  const Fingerprint2 = init();\n  Fingerprint2.get((parts) => {\n    const été = document.createElement('input');\n    été.setAttribute('type', 'hidden');\n    été.value = condense(parts);\n    document.querySelector('form').appendChild(été);\n  });\n}\n", path="static/app.js"),
        Good('PARTS = ("HTTP_USER_AGENT", "HTTP_ACCEPT_LANGUAGE", "REMOTE_ADDR")  # été\n\n\ndef throttle_key(meta):\n    return hashlib.sha256("|".join(meta[part] for part in PARTS).encode()).hexdigest()\n', path="ligne/frein.py"),
        Good('{"csp": {"script-src": ["https://www.googletagmanager.com/gtag/js"]}, "été": 1}\n', path="public/security.json"),
        Good('{"after_consent": [{"name": "été", "src": "https://www.googletagmanager.com/gtag/js?id=G-7"}]}\n', path="public/modules.json"),
        Good('const été = état.stats.total !== undefined ? état.stats.total.toString() : "0";\n', path="static/app.js"),
        Good('const étapes = { liste: ["FormOnlyChoice"] };\nconst suite = étapes.liste.find((é) => é === nom);\nif (suite !== undefined) {\n  matomo.push(["trackEvent", suite]);\n}\n', path="static/app.js"),
        Good('localStorage.setItem("thème", "sombre");\nfetch("/préférences");\n', path="static/app.js"),
        Good('<script type="text/plain" data-category="mesure" src="https://www.googletagmanager.com/gtag/js"></script>'),
        Good('{% if consentement.mesure %}<script src="https://www.googletagmanager.com/gtag/js"></script>{% endif %}'),
        Good('<p>Né</p><img src="/static/vide.gif" width="1" height="1" alt=""><img src="https://images.exemple.io/plan.png" alt="Plan">'),
        Good('<script src="https://stats.exemple.gouv.fr/matomo.js"></script>'),
        Good('function onAccept() {\n  fbq("init", "123");\n}\n', path="static/app.js"),
        Good('<script>lien.href = "https://connect.facebook.net/page";</script>'),
        Good("tarteaucitron.services.film = {\n  js: function () { tarteaucitron.addScript('https://www.googletagmanager.com/gtag/js?id=é'); },\n  fallback: function () { tarteaucitron.fallback(['film'], tarteaucitron.engage('film')); }\n};\n", path="static/consent.js"),
        Good({"app/views/layouts/a.html.erb": '<% if mesure_permise? %><script src="https://www.googletagmanager.com/gtag/js"></script><% end %>\n', "app/helpers/mesure_helper.rb": 'module MesureHelper # été\n  def mesure_permise?\n    cookies[:mesure] == "oui"\n  end\nend\n'}),
        Good("<%= javascript_tag nonce: true do -%>\n  document.addEventListener('mesure_loaded', function () { fbq('track', 'été'); });\n<% end -%>\n", path="app/views/shared/_fin.html.erb"),
        Good("<html lang=\"fr\"><head><title>Été</title><script async src=\"https://cdn.outils.exemple/t.js\"></script></head><body><form><p>Acceptez-vous les traceurs publicitaires ?</p><button>Accepter</button><button>Refuser</button></form></body></html>", path="page.html"),
        Good({"base.html": "<html lang=\"fr\"><head><title>Été</title>{% if request.cookies.choix == 'oui' %}{% include 'pub.html' %}{% endif %}</head><body><form><p>Acceptez-vous les traceurs publicitaires ?</p><button>Accepter</button><button>Refuser</button></form></body></html>", "pub.html": "<script async src=\"https://pixel.regie.exemple/t.js\"></script>"}),
    ),
)  # fmt: skip
def tracker_before_consent(element: Element, page: Page) -> Iterator[Hit]:
    yield from _given(element, page)
    source = element.attr("src")
    gate = gate_of(element, page) if host_of(source or "") else None
    if gate is not None:
        yield Hit(element.attribute_span("src"), IN_SPITE, {"test": gate[1].shown, "chain": gate[1].chain})
        return
    allowed = page.option("tracker-before-consent", "allowed-hosts")
    service = service_at(source, *KINDS, allowed=allowed) if source else None
    if service is None and element.name == "script":
        service = follower_at(source, page.project, allowed)
    host = service.name if service is not None else pixel_host(element, page)
    if not host or element.closest("noscript") or page.is_email or is_held_back(element, page):
        return
    if service is None and is_allowed(host, allowed):
        return
    managed = has_manager(page)
    certainty = Certainty.REVIEW if managed else Certainty.VIOLATION
    yield Hit(element.attribute_span("src"), MAYBE if managed else BEFORE, {"service": host}, certainty)
