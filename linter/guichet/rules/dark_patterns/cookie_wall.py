"""No cookies, no rights: the page stays shut until trackers are accepted."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.acts.closed import closes
from guichet.done.offered.choices import is_blocking, is_cookie_choice, lets_choose, refusal_of
from guichet.done.people.consent import accepts, refuses, words_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.roles import is_test
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule
from guichet.told.language.word_lists import lowered

WALL = Text(
    fr="« {words} » est la seule sortie : sans accepter les traceurs, la démarche reste fermée. Laissez entrer, et proposez « Tout refuser » au même endroit.",
    en='"{words}" is the only way out: unless trackers are accepted, the procedure stays shut. Let people in, and offer "Refuse all" in the same place.',
)
_MUST = re.compile(
    r"(?:vous devez|il faut|veuillez|merci d'|obligatoire d')\s?(?:\w+ ){0,2}?accepter (?:\w+ ){0,3}?(?:cookies|traceurs)[^.]{0,60}?(?:pour|afin)"
    r"|(?:pour|afin de?) (?:continuer|poursuivre|accéder|utiliser)[^.]{0,60}?(?:devez|faut|veuillez|merci d'|d'abord) ?accepter (?:\w+ ){0,3}?(?:cookies|traceurs)"
    r"|(?:you must|you need to|please) accept (?:\w+ ){0,3}?cookies[^.]{0,40}?\b(?:to|before)\b|to continue[^.]{0,40}accept (?:\w+ ){0,3}?cookies"
)
_COOKIE = re.compile(
    r"COOKIES?\b.{0,200}(?:consent|cookie|traceur|tracker|rgpd|gdpr)|(?:cookie|traceur|tracker)s?_?(?:consent|accept)|(?:consent|accept)\w{0,60}_(?:cookie|traceur|tracker)",
    re.I,
)


def _in_python(node: nodes.If, module: PythonModule) -> Iterator[Hit]:
    test = module.text(node.test)
    if _COOKIE.search(test) and "csrf" not in test.lower() and closes(node.body) and not is_test(module):
        yield Hit(module.span(node.test), WALL, {"words": " ".join(test.split())[:80]})


def _says_must(block: Element, page: Page) -> Iterator[Hit]:
    masked = block.template.masked.text
    if masked.find("ookie", block.start, block.end) < 0 and masked.find("raceur", block.start, block.end) < 0:
        return
    text = block.text
    if len(text) > 400 or is_blocking(block):
        return
    match = _MUST.search(lowered(text))
    if match and block.closest("q", "blockquote", "code", "pre") is None:
        yield Hit(block.span, WALL, {"words": match[0]})


@element_rule(
    "button", "a", "input",
    name="cookie-wall",
    code="W9314",
    family=Family.DARK_PATTERNS,
    severity=Severity.CRITICAL,
    title=Text(fr="Traceurs imposés pour entrer", en="Trackers forced on entry"),
    harms=Text(
        fr="Les personnes qui ne veulent pas être suivies, et celles qui viennent pour un droit : elles n’ont pas d’autre site où aller.",
        en="People who do not want to be followed, and people who come for a right: they have no other site to go to.",
    ),
    instead=Text(
        fr="N’utilisez que les traceurs nécessaires, ou demandez l’accord dans un bandeau qui ne bloque rien, avec un refus en un clic.",
        en="Use only necessary trackers, or ask in a banner that blocks nothing, with a refusal one click away.",
    ),
    wrong_when=Text(
        fr="Un script ajoute le bouton de refus, ou la fenêtre ne parle que de traceurs sans lesquels le service ne marche pas.",
        en="A script adds the refusal, or the window is only about trackers without which the service does not work.",
    ),
    refs=("gdpr-7-4", "gdpr-recital-42", "cnil-cookies"),
    lesson="08-deceptive-interfaces/02-consent",
    also=(
        Check(Subject.PYTHON, (nodes.If,), ("cookie", "traceur", "tracker"), _in_python),
        Check(Subject.ELEMENT, ("p",), (), _says_must),
    ),
    bad=(
        Bad('<div class="modal"><p>Ce service utilise des traceurs, même publicitaires.</p><button>J’accepte</button></div>', WALL, at="<button>"),
        Bad("<p>Vous devez accepter les cookies pour poursuivre votre démarche à la préfecture.</p>", WALL, at="<p>"),
        Bad('def entrée(request):\n    if not request.COOKIES.get("cookie_consent"):\n        return redirect("traceurs")\n    return page(request)\n', WALL, at='not request.COOKIES.get("cookie_consent")', path="service/views.py"),
    ),
    good=(
        Good('<div class="modal"><p>Ce site utilise des traceurs.</p><button>Tout accepter</button><button>Tout refuser</button></div>'),
        Good("<p>Vous pouvez refuser les cookies : la démarche marche aussi sans.</p>"),
        Good('<dialog><p>Supprimer le dossier ?</p><button>Oui</button></dialog>'),
        Good('def entrée(request):\n    if not request.COOKIES.get("sessionid"):\n        return redirect("connexion")\n', path="service/views.py"),
    ),
)  # fmt: skip
def cookie_wall(button: Element, page: Page) -> Iterator[Hit]:
    """Report the accepting button of a window about cookies that covers the page and has no refusal."""
    if button.name == "input" and (button.attr("type") or "").lower() not in ("submit", "button"):
        return
    said = words_of(button)
    if not said or len(said) > 80 or not accepts(said) or not is_blocking(button) or not is_cookie_choice(button):
        return
    refusal, group = refusal_of(button)
    if refusal is None and group is not None and not refuses(group.text) and not lets_choose(button):
        yield Hit(button.span, WALL, {"words": said})
