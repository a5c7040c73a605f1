"""A page that turns away those whose browser is not the newest."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.nouns.act import Act, Kind, Reason
from guichet.done.words import speaks_of
from guichet.rulebook.rule import Bad, Good, act_rule

STOPPED = Text(
    fr="« {test} » arrête qui a un vieil ordinateur ou un vieux téléphone. Laissez la page servir sans ce que le navigateur n’a pas, ou donnez là un numéro et un guichet.{chain}",
    en='"{test}" stops people who have an old computer or an old phone. Let the page work without what the browser lacks, or give a number and a counter there.{chain}',
)


@act_rule(
    Kind.HIDE,
    Kind.REFUSE,
    name="browser-recent-required",
    code="W9561",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Navigateur récent exigé", en="Recent browser required"),
    harms=Text(
        fr="Les personnes dont l’ordinateur ou le téléphone ne se met plus à jour, et celles qui utilisent le poste d’un lieu public.",
        en="People whose computer or phone no longer updates, and those who use a shared one in a public place.",
    ),
    instead=Text(
        fr="Une page simple, qui marche sans script, puis des améliorations pour les navigateurs qui peuvent.",
        en="A plain page that works without scripts, then improvements for browsers that can.",
    ),
    wrong_when=Text(
        fr="La page arrêtée n’est qu’un confort, et la démarche se fait autrement au même endroit.",
        en="The page that stops is only a convenience, and the procedure can be done otherwise in the same place.",
    ),
    refs=("ddd-2019",),
    lesson="02-another-door/01-channels",
    since="0.1.0",
    needs=("location", "forbidden", "httpresponse", "httpexception", "abort", "status", "innerhtml", "hidden", "disabled", "display", "remove", "replace", "redirect"),
    mentions=("navigator", "user_agent", "user-agent", "css.supports", "bowser", "uaparser", "modernizr", "resizeobserver", "structuredclone", "webassembly", "intersectionobserver", "customelements", "showmodal", "promise"),
    bad=(
        Bad('class Récent:\n    def __call__(self, request):\n        ua = request.META.get("HTTP_USER_AGENT", "")\n        if "Firefox" in ua and version(ua) < 115:\n            return HttpResponse("Mettez à jour.", status=426)\n        return self.get_response(request)\n', STOPPED, at='"Firefox" in ua and version(ua) < 115', path="parking/middleware.py", review=True),
        Bad('const récent = /Chrome\\/1[2-9]\\d/.test(navigator.userAgent);\nif (!récent) location.replace("/navigateur");\n', STOPPED, at="récent", path="static/entree.js", review=True),
        Bad({"static/compat.mjs": "// versions\nexport const convient = (agent) => Number(agent.match(/Firefox\\/(\\d+)/)?.[1]) >= 126;\n", "static/entree.mjs": 'import { convient } from "./compat.mjs";\n\nif (!convient(navigator.userAgent)) {\n  window.location.href = "/trop-ancien";\n}\n'}, STOPPED, at="convient(navigator.userAgent)", path="static/entree.mjs", review=True),
        Bad('// départ\nvar manque = ["structuredClone", "ResizeObserver"].filter(function (nom) { return !window[nom]; });\nif (manque.length) {\n  document.getElementById("réclamation").hidden = true;\n}\n', STOPPED, at="manque.length", path="static/depart.js", review=True),
        Bad('class NavigateurMiddleware:\n    def __call__(self, request):\n        agent = request.META.get("HTTP_USER_AGENT", "")\n        if "Firefox/1" not in agent:\n            return redirect("/navigateur-trop-ancien/")  # été\n        return self.get_response(request)\n', STOPPED, at='"Firefox/1" not in agent', path="portail/middleware.py", review=True),
        Bad('function entrer() {\n  let page = "/formulaire";\n  if (/MSIE/.test(navigator.userAgent)) {\n    page = ""; // été\n  }\n  if (!page) {\n    location.replace("/navigateur");\n  }\n}\n', STOPPED, at='page', path='static/entrer.js', review=True),
    ),
    good=(
        Good('def pister(request):\n    if "bot" in request.headers.get("User-Agent", ""):\n        return HttpResponseForbidden()\n', path="portail/vues.py"),
        Good('if (!("IntersectionObserver" in window)) {\n  chargerTout();\n}\n', path="static/images.js"),
        Good('const mac = /Mac/.test(navigator.platform);\ndocument.querySelector("#touche").textContent = mac ? "⌘" : "Ctrl";\n', path="static/aide.js"),
        Good('if (/iPhone/.test(navigator.userAgent)) {\n  document.querySelector(".bandeau-installation").hidden = true;\n}\n', path="static/aide.js"),
        Good('function choisir(event) {\n  var cible = $(event.target);\n  if (/MSIE/.test(navigator.userAgent)) {\n    cible = cible.closest("tr"); // été\n  }\n  if (cible.is("a") || cible.length < 1) {\n    location.replace("/ailleurs");\n  }\n}\n', path='static/choisir.js'),
        Good('function saisir(event) {\n  if (event.which == 1 || /MSIE/.test(navigator.userAgent)) {\n    location.replace("/fiche"); // été\n  }\n}\n', path='static/saisir.js'),
    ),
)  # fmt: skip
def browser_recent_required(act: Act) -> Iterator[Hit]:
    """Report the test of a browser that sends people away or takes the page from them."""
    ground = next(act.grounds(Reason.DEVICE), None)
    taken = act.kind is Kind.REFUSE or speaks_of(act.shown, "ways.whole_page")
    if ground is not None and act.place.is_public and taken:
        facts = {"test": " ".join(ground.shown.split())[:80], "chain": ground.chain}
        yield Hit(ground.span, STOPPED, facts, Certainty.REVIEW, ground.path)
