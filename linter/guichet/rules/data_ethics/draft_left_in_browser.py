"""A draft kept in the browser for good: the next person at the same computer reads it."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.script.left_in_browser import LeftInBrowser
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.datum import Datum, Sort
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule

WHOLE = Text(
    fr="`{call}` laisse dans le navigateur ce que la personne tape. Rien ne l’efface : qui prend l’ordinateur après elle, ou partage son téléphone, le lira. Gardez-le dans `sessionStorage` ou sur votre serveur, ou demandez avant, avec un bouton qui efface.",
    en="`{call}` leaves what people type in the browser. Nothing erases it: whoever takes the computer next, or shares the telephone, will read it. Keep it in `sessionStorage` or on your server, or ask first, with a button that erases.",
)
ERASED = Text(
    fr="`{call}` laisse dans le navigateur ce que la personne tape. Si elle part sans envoyer, qui l’efface ? Sur un ordinateur partagé, la suivante le lira. `sessionStorage` l’oublie quand l’onglet se ferme.",
    en="`{call}` leaves what people type in the browser. If they leave without sending, who erases it? On a shared computer the next person will read it. `sessionStorage` forgets it when the tab closes.",
)
ONE = Text(
    fr="`{call}` laisse « {data} » dans le navigateur. Sur un ordinateur partagé, la personne suivante le lira-t-elle ? `sessionStorage` l’oublie quand l’onglet se ferme.",
    en='`{call}` leaves "{data}" in the browser. On a shared computer, will the next person read it? `sessionStorage` forgets it when the tab closes.',
)

COOKIE = Text(
    fr="`{call}` laisse en clair dans le navigateur : {data}. Qui prend l’ordinateur ensuite, ou un script de la page, le lit. Gardez-le sur votre serveur, et dans le cookie une seule clé tirée au sort.",
    en="`{call}` leaves in clear in the browser: {data}. Whoever takes the computer next, or a script of the page, reads it. Keep it on your server, and in the cookie a key drawn at random, alone.",
)


def _cookies(act: Act) -> Iterator[Hit]:
    """Report a cookie that says in clear who someone is, or what they live on; ask about one that only says how to reach them."""
    if isinstance(act, FromDeed) and act.what is What.IN_COOKIE:
        certainty = Certainty.VIOLATION if act.certain else Certainty.REVIEW
        yield Hit(act.span, COOKIE, {"call": act.shown, "data": act.other}, certainty, path=act.path)


def _said(one: Datum) -> str:
    """The name of what is kept of someone, or how it is read."""
    return one.what if one.sort is Sort.IDENTITY else one.shown


@act_rule(
    Kind.KEEP,
    name="draft-left-in-browser",
    code="W9443",
    family=Family.DATA_ETHICS,
    severity=Severity.SERIOUS,
    title=Text(fr="Brouillon laissé dans le navigateur", en="Draft left in the browser"),
    harms=Text(
        fr="Les personnes sur l’ordinateur d’une bibliothèque, d’un accueil ou d’un proche : qui vient après, ou les surveille, lit ce qu’elles ont écrit.",
        en="People on a shared computer, of a library, a counter or a relative: whoever comes next, or watches them, reads what they wrote.",
    ),
    instead=Text(
        fr="`sessionStorage`, ou un brouillon sur votre serveur. Sinon demandez avant de garder, et offrez d’effacer.",
        en="`sessionStorage`, or a draft on your server. Otherwise ask before keeping, and offer to erase.",
    ),
    wrong_when=Text(
        fr="L’application ne tourne que sur l’appareil de la personne, derrière son propre code.",
        en="The application only runs on the person’s own device, behind their own code.",
    ),
    refs=("gdpr-32", "gdpr-5-1-c"),
    lesson="09-data-and-scores/01-minimise",
    also=(Check(Subject.ACT, (Kind.KEEP,), ("cookie",), _cookies),),
    needs=("ocalstorage", "ocalforage", "usepersist", "usestorage", "usesticky", "useformpersist", "sisyphus", "garlic", "phoenix", "savestorage"),
    bad=(
        Bad("function accueillir(res, allocataire) {\n  const été = JSON.stringify({ nom: allocataire.nomComplet, revenu: allocataire.revenuAnnuel });\n  res.cookie('profil', été, { maxAge: 3600 });\n}\n", COOKIE, at="res.cookie('profil', été, { maxAge: 3600 })", path="src/session.js"),
        Bad("def entrer(request, réponse, usager):\n    réponse.set_cookie('nir', usager.nir)\n    return réponse\n", COOKIE, at=".set_cookie('nir', usager.nir)", path="compte/vues.py"),
        Bad("const réserve = window.localStorage;\n\nexport function retenir(formulaire) {\n  formulaire.addEventListener('input', (event) => {\n    const champ = event.target;\n    réserve.setItem('dette:' + champ.name, champ.value);\n  });\n}\n", WHOLE, at="réserve.setItem('dette:' + champ.name, champ.value)", path="static/brouillon.js"),
        Bad("function écrire(formulaire) {\n  const valeurs = {};\n  for (const champ of formulaire.querySelectorAll('textarea, input')) {\n    valeurs[champ.name] = champ.value;\n  }\n  localStorage.setItem('brouillon', JSON.stringify(valeurs));\n}\n", WHOLE, at="localStorage.setItem('brouillon', JSON.stringify(valeurs))", path="static/brouillon.js"),
        Bad("form.addEventListener('input', () => {\n  localStorage.setItem('été', JSON.stringify(Object.fromEntries(new FormData(form))));\n});\nform.addEventListener('submit', () => localStorage.removeItem('été'));\n", ERASED, at="localStorage.setItem('été', JSON.stringify(Object.fromEntries(new FormData(form))))", path="static/draft.js", review=True),
        Bad("document.querySelector('#nir').addEventListener('change', (été) => {\n  localStorage.setItem('nir', document.querySelector('#nir').value);\n});\n", ONE, at="localStorage.setItem('nir', document.querySelector('#nir').value)", path="static/suivi.js", review=True),
        Bad("$('#plainte').sisyphus({ name: 'été' });\n", WHOLE, at="$('#plainte').sisyphus({ name: 'été' })", path="static/plainte.js"),
    ),
    good=(
        Good("function accueillir(res, allocataire) {\n  const été = crypto.randomUUID();\n  res.cookie('sid', été, { maxAge: 3600, httpOnly: true });\n}\n", path="src/session.js"),
        Good("def entrer(request, réponse, usager):\n    réponse.set_cookie('langue', usager.langue)\n    return réponse\n", path="compte/vues.py"),
        Good("const réserve = window.sessionStorage;\n\nexport function retenir(formulaire) {\n  formulaire.addEventListener('input', (event) => {\n    const champ = event.target;\n    réserve.setItem('dette:' + champ.name, champ.value);\n  });\n}\n", path="static/brouillon.js"),
        Good("choix.addEventListener('change', () => {\n  localStorage.setItem('thème', choix.value);\n});\n", path="static/apparence.js"),
        Good({"static/brouillon.js": "form.addEventListener('input', () => {\n  localStorage.setItem('été', JSON.stringify(Object.fromEntries(new FormData(form))));\n});\nbouton.addEventListener('click', () => localStorage.removeItem('été'));\n", "templates/plainte.html": "<p>Votre brouillon reste sur cet appareil.</p><button id=\"bouton\">Effacer mon brouillon</button>"}, path="static/brouillon.js"),
        Good("localStorage.setItem('langue', été.langue);\nlocalStorage.setItem('filtres', JSON.stringify(filtres));\n", path="static/liste.js"),
    ),
)  # fmt: skip
def draft_left_in_browser(act: Act) -> Iterator[Hit]:
    """Report what keeps all that people type in the browser; ask about one answer, and what is erased once it is sent."""
    if not isinstance(act, LeftInBrowser) or not act.place.is_lived:
        return
    if act.whole:
        said, certainty = (ERASED, Certainty.REVIEW) if act.erased else (WHOLE, Certainty.VIOLATION)
        yield Hit(act.span, said, {"call": act.shown}, certainty)
    else:
        yield Hit(act.span, ONE, {"call": act.shown, "data": _said(act.data[0])}, Certainty.REVIEW, once="one")
