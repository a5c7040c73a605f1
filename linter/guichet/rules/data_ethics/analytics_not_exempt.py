"""Audience measurement that names people, or that the exemption from consent does not cover."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.core.numbers import whole
from guichet.done.pages.gates import is_held_back
from guichet.done.parties.guarded import is_guarded
from guichet.done.parties.hosts import ALLOWED, service_at, waits_for_consent
from guichet.done.parties.measured import hosts_counting, keeps_everyone_in, refused_at, secret_address
from guichet.done.parties.scripts import asks_first, is_queue, uses_in
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import function_around
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.written.lost import shortened
from guichet.rulebook.rule import Bad, Check, Good, Subject, script_rule

NAMED = Text(
    fr="Le réglage `{setting}` suit les personnes d’une visite à l’autre : cette mesure d’audience demande leur accord. Retirez-le, et ajoutez `disableCookies`.",
    en="The `{setting}` setting follows people from one visit or site to another: this audience measurement needs their consent. Remove it, and add `disableCookies`.",
)
COOKIES = Text(
    fr="Rien n’indique que cette mesure d’audience reste anonyme : vérifiez les réglages du serveur (témoins de 13 mois au plus, adresse IP tronquée), ou ajoutez `disableCookies`.",
    en="Nothing shows that this audience measurement stays anonymous: check the server settings (cookies of 13 months at most, IP address cut), or add `disableCookies`.",
)
GOOGLE = Text(
    fr="{service} n’entre pas dans la mesure d’audience exemptée d’accord : vérifiez que l’accord est demandé, ou mesurez l’audience sur votre serveur.",
    en="{service} is not among the audience measurement exempt from consent: check that consent is asked for, or measure the audience on your own server.",
)
SECRET = Text(
    fr="La mesure d’audience apprend peut-être le secret de « {address} » : `trackPageView` lui dit l’adresse entière, et qui lit les rapports peut s’en servir. Donnez avec `setCustomUrl` une adresse sans secret, ou ne mesurez pas ces pages.",
    en='The audience measurement may learn the secret in "{address}": `trackPageView` tells it the whole address, and whoever reads the reports can use it. Give an address without it by `setCustomUrl`, or do not measure these pages.',
)
PICTURE = Text(
    fr="Cette image compte chaque visite deux fois, même après un refus : aucun réglage de `_paq` ne l’arrête. Mettez-la dans un `<noscript>`, ou retirez-la.",
    en="This picture counts each visit once more, even after a refusal: no setting of `_paq` stops it. Put it within a `<noscript>`, or remove it.",
)
SOME = Text(
    fr="L’accord n’est demandé que si « {test} » : les autres personnes sont mesurées sans qu’on le leur demande. Demandez-le à toutes, ou ajoutez `disableCookies`.",
    en='Agreement is asked for only if "{test}": other people are measured and nobody asks them. Ask everyone, or add `disableCookies`.',
)
KEPT_IN = Text(
    fr="Chaque visite est comptée, et rien ne laisse s’y opposer : ni réglage, ni page, ni phrase. Mettez le refus de cet outil sur la page qui parle des données (`optUserOut`), et dites où il est.",
    en="Each visit is counted, and nothing lets people object: no setting, no page, no sentence. Put the refusal of this tool on the page about data (`optUserOut`), and say where it is.",
)
ELSEWHERE = Text(
    fr="Le refus est gardé chez {host}, les visites comptées chez {other} : qui refuse est suivi quand même. Mettez le refus là où l’on compte.",
    en="The refusal is kept at {host}, and visits are counted at {other}: people who refuse are followed all the same. Put the refusal where visits are counted.",
)
_NAMES = frozenset({"setUserId", "enableCrossDomainLinking", "HeatmapSessionRecording::enable"})
_QUIET = frozenset(
    {"disableCookies", "requireConsent", "requireCookieConsent", "setDoNotTrack", "disableBrowserFeatureDetection"}
)
_SAID = "exempt"
_MEASURE = r"(?:matomo|piwik|mesures? d.audience|audience measurement|traceurs?)"
_FREE = r"(?<!pas )(?<!non )(?<!not )\b(?:exempt(?:é|ion|s|ed)?|dispens[ée]|anonymis[ée]|anonymi[sz]ed)"
_EXEMPT = re.compile(rf"{_MEASURE}[^<>{{}}=;_]{{0,300}}{_FREE}|{_FREE}[^<>{{}}=;_]{{0,300}}{_MEASURE}", re.I)
"""What a page on privacy says of a measure that the server keeps anonymous."""
_THIRTEEN_MONTHS = 34_214_400


def _said_elsewhere(words: frozenset[str], texts: Iterable[str]) -> frozenset[str]:
    """The settings of the server, told by a page of the project: the question is answered there."""
    return words & {_SAID} if any(map(_exempts, texts)) else frozenset()


def _exempts(text: str) -> bool:
    """Whether a text says that a measure is exempt: nearly all lack one of the two words, which is quicker to see."""
    lowered = text.lower()
    is_free = "exempt" in lowered or "dispens" in lowered or "anonymi" in lowered
    is_measured = is_free and any(one in lowered for one in ("matomo", "piwik", "audience", "traceur"))
    return is_measured and _EXEMPT.search(text) is not None


def _google(element: Element, page: Page) -> Iterator[Hit]:
    service = service_at(element.attr("src"), "audience", allowed=page.option("analytics-not-exempt", "allowed-hosts"))
    if service is not None and not is_held_back(element, page):
        yield Hit(element.attribute_span("src"), GOOGLE, {"service": service.name}, Certainty.REVIEW)


def _picture(element: Element, page: Page) -> Iterator[Hit]:
    counts = _COUNTING.search(element.attr("src") or "") is not None
    if (
        counts
        and element.closest("noscript") is None
        and "_paq" in page.template.source.text
        and not is_held_back(element, page)
    ):
        yield Hit(element.attribute_span("src"), PICTURE)


_COUNTING = re.compile(r"/(?:matomo|piwik)\.php\?")
"""The address of a picture that counts whoever is shown it."""


def _refused_elsewhere(element: Element, page: Page) -> Iterator[Hit]:
    host = refused_at(element.attr("src") or "")
    counting = hosts_counting(page.project) if host else frozenset()
    if counting and host not in counting:
        yield Hit(element.attribute_span("src"), ELSEWHERE, {"host": host, "other": ", ".join(sorted(counting))})


@script_rule(
    name="analytics-not-exempt",
    code="W9419",
    family=Family.DATA_ETHICS,
    severity=Severity.SERIOUS,
    title=Text(fr="Mesure d’audience non exemptée", en="Audience measurement that is not exempt"),
    harms=Text(
        fr="Les personnes suivies par leur nom de compte : on saura qui a lu la page sur le surendettement.",
        en="People followed by their account: someone will know who read the page on debt.",
    ),
    instead=Text(
        fr="Comptez des pages, pas des personnes : sans témoin, sans identifiant, adresse IP tronquée, sur votre serveur.",
        en="Count pages, not people: no cookie, no identifier, IP address cut, on your own server.",
    ),
    wrong_when=Text(
        fr="L’accord est demandé avant, ou les réglages du serveur rendent la mesure anonyme.",
        en="Consent is asked for first, or the server settings make the measurement anonymous.",
    ),
    refs=("cnil-audience", "matomo-exemption"),
    lesson="09-data-and-scores/05-third-party-tools",
    options=(ALLOWED,),
    elsewhere=_said_elsewhere,
    mentions=("_paq", "matomo", "piwik", "ga(", "gtag", "google-analytics", "reactga"),
    also=(Check(Subject.ELEMENT, ("script",), (), _google), Check(Subject.ELEMENT, ("iframe",), ("optout",), _refused_elsewhere), Check(Subject.ELEMENT, ("img",), ("matomo.php", "piwik.php"), _picture)),
    bad=(
        Bad("<script>_paq.push(['setUserId', 'é{{ user.pk }}']); _paq.push(['disableCookies']);</script>", NAMED, at="['setUserId', 'é{{ user.pk }}']"),
        Bad("_paq.push(['setCookieDomain', '*.exemple.fr'], ['trackPageView']);\n", NAMED, at="['setCookieDomain', '*.exemple.fr']"),
        Bad("_paq.push(['setVisitorCookieTimeout', '63072000']);\n", NAMED, at="['setVisitorCookieTimeout', '63072000']"),
        Bad("_paq.push(['trackPageView']);\n", COOKIES, at="['trackPageView']", review=True),
        Bad(
            '<script src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>',
            GOOGLE, at='src="https://www.googletagmanager.com/gtag/js?id=G-1"', review=True,
        ),
        Bad({"templates/base.html.twig": "<script>_paq.push(['disableCookies']); _paq.push(['trackPageView']); _paq.push(['setSiteId', 'é']);</script>", "src/Controller/MotDePasse.php": "<?php\nclass MotDePasse\n{\n    #[Route('/mot-de-passe/{jeton}', name: 'changer')]\n    public function changer(string $jeton) { return $this->render('changer.html.twig'); }\n}\n"}, SECRET, at="['trackPageView']", path="templates/base.html.twig", review=True),
        Bad({"app/views/shared/_measure.html.erb": "<script>_paq.push(['disableCookies']); _paq.push(['trackPageView']); _paq.push(['enableLinkTracking']); // café\n</script>", "app/views/mailer/reset.text.erb": "<%= edit_password_url(@resource, reset_password_token: @token) %>"}, SECRET, at="['trackPageView']", path="app/views/shared/_measure.html.erb", review=True),
        Bad("<script>\n{% if 'ROLE_AGENT' in app.user.roles %}\n_paq.push(['requireConsent']); // été\n{% endif %}\n_paq.push(['trackPageView']);\n</script>", SOME, at="['trackPageView']", path="templates/base.html.twig", review=True),
        Bad("<script>_paq.push(['disableCookies']); _paq.push(['trackPageView']);</script><img src=\"https://stats.exemple.fr/matomo.php?idsite=1&amp;rec=1\" alt=\"\"><p>Été</p>", PICTURE, at="src=\"https://stats.exemple.fr/matomo.php?idsite=1&amp;rec=1\""),
        Bad({"client/privacy.html": "<iframe title=\"Café\" src=\"https://stats.example.org/index.php?module=CoreAdminHome&action=optOut\"></iframe>", "client/index.html": "<script>var u = 'https://counts.example.net/';\n_paq.push(['disableCookies']); _paq.push(['setTrackerUrl', u + 'matomo.php']); _paq.push(['trackPageView']);</script>"}, ELSEWHERE, at="src=\"https://stats.example.org/index.php?module=CoreAdminHome&action=optOut\"", path="client/privacy.html"),
        Bad({"templates/base.html": "<script>_paq.push(['disableCookies']); _paq.push(['trackPageView']); _paq.push(['setSiteId', 'é']);</script>", "templates/confidentialite.html": "<h1>Vos données</h1><p>Nous mesurons l’audience du site.</p>"}, KEPT_IN, at="['setSiteId', 'é']", path="templates/base.html", review=True),
        Bad({"templates/base.html": "<script>_paq.push(['disableCookies']); _paq.push(['trackPageView']); _paq.push(['setSiteId', 'é']);</script>", "alertes/urls.py": 'urlpatterns = [path("<slug:token>/", include([path("arreter/", Arreter.as_view(), name="arreter")]))]\n', "alertes/views.py": 'class Arreter(DetailView):\n    slug_field = "token"\n    template_name = "arreter.html"\n\n    def post(self, request, *args, **kwargs):\n        return redirect("accueil")\n'}, SECRET, at="['trackPageView']", path="templates/base.html", review=True),
        Bad({"public/index.html": "<script>_paq.push(['disableCookies']); _paq.push(['setCustomUrl', window.location.href]); _paq.push(['trackPageView']); _paq.push(['setSiteId', 'é']);</script>", "src/router.js": "export const routes = [{ path: '/invitation/:inviteToken', component: Invitation }]\n"}, SECRET, at="['trackPageView']", path="public/index.html", review=True),
        Bad({"views/layout.html": "<script>_paq.push(['disableCookies']); _paq.push(['trackPageView']); _paq.push(['setSiteId', 'é']);</script>", "server/letters.js": "app.get('/letters/:token', async (req, res) => {\n  res.render('letter', await letters.of(req.params.token))\n})\n"}, SECRET, at="['trackPageView']", path="views/layout.html", review=True),
    ),
    good=(
        Good("function ouvrir(page) {\n  _paq.push(['setCustomUrl', page]);\n  _paq.push(['trackPageView']); // été\n}\n"),
        Good("<script>_paq.push(['disableCookies']); _paq.push(['trackPageView']);</script>"),
        Good("_paq.push(['requireConsent']);\n_paq.push(['setUserId', id]);\n_paq.push(['trackPageView']);\n"),
        Good("<script type='text/plain' data-category='mesure'>_paq.push(['trackPageView']);</script>"),
        Good('fetch("/audience/", { method: "POST", body: page }); // ni _paq ni témoin\n'),
        Good("<script>_paq.push(['disableCookies']); _paq.push(['trackPageView']);</script><noscript><img src=\"https://stats.exemple.fr/matomo.php?idsite=1&amp;rec=1\" alt=\"\"></noscript><p>Été</p>"),
        Good({"templates/base.html.twig": "<script>_paq.push(['disableCookies']); _paq.push(['setCustomUrl', '/mot-de-passe']); _paq.push(['trackPageView']); _paq.push(['setSiteId', 'é']);</script>", "src/Controller/MotDePasse.php": "<?php\nclass MotDePasse\n{\n    #[Route('/mot-de-passe/{jeton}', name: 'changer')]\n    public function changer(string $jeton) { return $this->render('changer.html.twig'); }\n}\n"}, path="templates/base.html.twig"),
        Good({"templates/base.html.twig": "{% if app.request.attributes.get('_route') != 'changer' %}<script>_paq.push(['disableCookies']); _paq.push(['trackPageView']); _paq.push(['setSiteId', 'é']);</script>{% endif %}", "src/Controller/MotDePasse.php": "<?php\nclass MotDePasse\n{\n    #[Route('/mot-de-passe/{jeton}', name: 'changer')]\n    public function changer(string $jeton) { return $this->render('changer.html.twig'); }\n}\n"}, path="templates/base.html.twig"),
        Good("<script>\n_paq.push(['requireConsent']); // été\n{% if 'ROLE_AGENT' in app.user.roles %}\n_paq.push(['setCustomDimension', 1, 'agent']);\n{% endif %}\n_paq.push(['trackPageView']);\n</script>", path="templates/base.html.twig"),
        Good({"templates/base.html.twig": "<script>_paq.push(['disableCookies']); _paq.push(['trackPageView']); _paq.push(['setSiteId', 'é']);</script>", "src/Controller/Compte.php": "<?php\nclass Compte\n{\n    #[Route('/compte/{jeton}', name: 'valider')]\n    public function valider(string $jeton) { return $this->redirectToRoute('connexion'); }\n}\n"}, path="templates/base.html.twig"),
        Good({"client/privacy.html": "<iframe title=\"Café\" src=\"https://counts.example.net/index.php?module=CoreAdminHome&action=optOut\"></iframe>", "client/index.html": "<script>var u = 'https://counts.example.net/';\n_paq.push(['disableCookies']); _paq.push(['setTrackerUrl', u + 'matomo.php']); _paq.push(['trackPageView']);</script>"}, path="client/privacy.html"),
        Good({"templates/base.html": "<script>_paq.push(['disableCookies']); _paq.push(['trackPageView']); _paq.push(['setSiteId', 'é']);</script>", "templates/confidentialite.html": "<h1>Vos données</h1><p>Nous mesurons l’audience du site. Vous pouvez vous y opposer : <a href=\"/refus\">refuser la mesure</a>.</p>"}, path="templates/base.html"),
        Good({"templates/base.html": "<script>_paq.push(['disableCookies']); _paq.push(['trackPageView']); _paq.push(['setSiteId', 'é']);</script>", "client/refus.js": "_paq.push(['optUserOut']);\n", "templates/confidentialite.html": "<h1>Vos données</h1>"}, path="templates/base.html"),
        Good({"templates/base.html": "<script>_paq.push(['disableCookies']); _paq.push(['trackPageView']); _paq.push(['setSiteId', 'é']);</script>", "comptes/urls.py": 'urlpatterns = [\n    path("mot-de-passe/<uidb64>/<token>/", auth_views.PasswordResetConfirmView.as_view(template_name="changer.html"), name="changer"),\n    path("activer/<uidb64>/<token>/", Activer.as_view(), name="activer"),\n    path("api/<token>/", suivi, name="suivi"),\n]\n', "comptes/views.py": 'class Activer(TemplateView):\n    template_name = "activer.html"\n\n    def get(self, request, *args, **kwargs):\n        return redirect("accueil")\n\n\ndef suivi(request, token):\n    return render(request, "suivi.html")\n'}, path="templates/base.html"),
        Good({"views/layout.html": "<script>_paq.push(['disableCookies']); _paq.push(['trackPageView']); _paq.push(['setSiteId', 'é']);</script>", "server/letters.js": "app.get('/letters/:token', (req, res) => {\n  res.redirect('/letters')\n})\n"}, path="views/layout.html"),
    ),
)  # fmt: skip
def analytics_not_exempt(script: Script) -> Iterator[Hit]:
    if script.element is not None and script.page is not None and waits_for_consent(script.element):
        return
    for use in uses_in(script, "audience"):
        if use.waits is False and not _has_tag(script):
            yield Hit(script.span(use.node), GOOGLE, {"service": use.service.name}, Certainty.REVIEW)
    settings = [(_word(node, script), node) for node in script.walk("array") if _is_setting(node, script)]
    names = {word for word, _ in settings}
    told = next((node for word, node in settings if word == "trackPageView"), None)
    if told is not None and names & _SET_UP and not any(_is_cut(word, node, script) for word, node in settings):
        address = secret_address(script.project, script.page.template.source.text if script.page else "")
        if address:
            yield Hit(script.span(told), SECRET, {"address": address}, Certainty.REVIEW, once="trackPageView")
    asking = [node for word, node in settings if word in _ASKS]
    if asking and told is not None and (tests := _tests_alone(asking, told, script)):
        yield Hit(script.span(told), SOME, {"test": shortened(tests[0])}, Certainty.REVIEW)
    if asking or asks_first(script):
        return
    counted = next((node for word, node in settings if word in ("setSiteId", "setTrackerUrl")), None)
    if told is not None and counted is not None and keeps_everyone_in(script.project):
        yield Hit(script.span(counted), KEPT_IN, certainty=Certainty.REVIEW)
    following = [(word, node) for word, node in settings if _follows(word, node, script)]
    if following:
        word, node = following[0]
        yield Hit(script.span(node), NAMED, {"setting": word})
    elif told is not None and not names & _QUIET:
        told_later = function_around(told) is not None and not names & _SET_UP
        if not told_later and is_guarded(told, script) is not True:
            yield Hit(script.span(told), COOKIES, certainty=Certainty.REVIEW, once=_SAID)


_ASKS = frozenset({"requireConsent", "requireCookieConsent"})


def _tests_alone(asking: list[Any], told: Any, script: Script) -> list[str]:
    """Return the tests of the template under which alone agreement is asked for; empty when it is whenever a page is told."""
    if script.page is None:
        return []
    branches = script.page.template.branches
    around = branches.path(script.span(told).start)
    alone = [[one for one in branches.path(script.span(node).start) if one not in around] for node in asking]
    return [steps[0].condition for steps in alone if steps[0].condition] if all(alone) else []


_SET_UP = frozenset({"setSiteId", "setTrackerUrl", "enableLinkTracking"})
"""Where a measure is set: a page told later, by a function, says nothing of how."""


def _has_tag(script: Script) -> bool:
    template = script.page.template if script.page is not None else None
    return any(
        service_at(one.attr("src"), "audience") for one in (template.by_name.get("script", ()) if template else ())
    )


def _is_setting(node: Any, script: Script) -> bool:
    call = node.parent.parent if node.parent is not None and node.parent.type == "arguments" else None
    return call is not None and len(node.children) > 2 and is_queue(call, script, "_paq")


def _is_cut(word: str, node: Any, script: Script) -> bool:
    """Whether the measure is told another address than the whole one that the browser shows."""
    return word == "setCustomUrl" and _WHOLE.search(script.source_of(node)) is None


_WHOLE = re.compile(r",\s*(?:window\.|document\.)*(?:location(?:\.href)?|URL)\s*\]$")


def _word(node: Any, script: Script) -> str:
    return script.source_of(node.children[1]).strip("'\"`")


def _follows(word: str, node: Any, script: Script) -> bool:
    text = script.source_of(node)
    if word in ("setCookieDomain", "setDomains"):
        return "*." in text and word == "setCookieDomain"
    if word in ("setVisitorCookieTimeout", "setSessionCookieTimeout"):
        digits = whole(re.sub(r"[^0-9]", "", text))
        return digits is not None and digits > _THIRTEEN_MONTHS
    return word in _NAMES
