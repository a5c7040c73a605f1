"""A decision made with a score, and a letter that does not say how to ask for its rules."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Span, Text
from guichet.done.deciding.score import is_score_name
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_test
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import Kind, visible
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, page_rule

MISSING = Text(
    fr="Cette décision s’appuie sur un calcul, et ne le dit pas : la personne ne saura pas qu’elle peut en demander les règles. Ajoutez la mention : qui, pourquoi, le droit d’obtenir les règles, comment le demander.",
    en="This decision rests on a calculation and does not tell the person: they will not know they can ask for its rules. Add the notice: who, why, the right to obtain the rules, how to ask.",
)
MAYBE = Text(
    fr="Cette page parle d’un calcul qui a servi à décider. Vérifiez que la mention d’algorithme y est : qui, pourquoi, le droit d’obtenir les règles, comment le demander.",
    en="This page speaks of a calculation that helped to decide. Check that it carries the algorithm notice: who, why, the right to obtain the rules, how to ask.",
)
_CALCULATION = re.compile(
    r"\bscores?\b|\balgorithm\w*|calculée?s? automatiquement|automatiquement (?:calculée?|évaluée?|classée?)|décision automati\w+|traitement automatis\w+|"
    r"\b(?:automated|automatic) (?:decision|assessment|check|score)|assessed automatically|\b\d* ?points sur \d+|(?:nombre|total) de points|moteur de règles|rules engine",
    re.I,
)
_OUTPUT = re.compile(r"(?:^|[._\s])(?:score|scoring|note_finale|points|rang|rank|classement)\b", re.I)
_DECISION = re.compile(
    r"décision|\bdecision|\brefus|\brejet|\bretenue?\b|\baccept|\baccordée?\b|n’est pas éligible|not eligible|\brejected\b|\bapproved\b|\bunsuccessful\b|liste d[’']attente|waiting list|\bsuspendu|\bsuspended|ne remplissez pas",
    re.I,
)
_PERSON = re.compile(
    r"\bvotre (?:demande|dossier|situation|candidature|allocation|aide|logement|inscription)|\byour (?:claim|application|request|case|benefit|file|payment)|\bvous (?:avez obtenu|êtes au rang|n’avez pas)",
    re.I,
)
_NOTICE = re.compile(r"traitements? algorithmiques?|algorithmic (?:processing|treatment)|\balgorithm(?:e|s)?\b", re.I)
_RIGHT = re.compile(
    r"L\.? ?311-3-1|droits? d[’']obtenir|(?:obtenir|demander|connaître|recevoir|communi\w{1,20})(?: \w{1,30}){0,3} (?:les |des |ses |ces )?règles|right to (?:obtain|ask|know|see|get|receive)|ask for (?:the|its) rules",
    re.I,
)
_SENTENCE = re.compile(r"[^.!?]+")
_RULES = re.compile(
    r"\brègles\b|mode de calcul|méthode de calcul|critères|formule|barème|ce qui a compté"
    r"|comment (?:\S+ ){0,6}?(?:calcul|fonctionn|marche|class|noté|décid|évalu)"
    r"|\b(?:its|the) rules\b|what counted|\bhow (?:\S+ ){0,6}?(?:calculat|work|scor|decid|rank|assess)",
    re.I,
)
_ASKED = re.compile(
    r"demand|obten|conna[iî]t|savoir|recevoir|consult|expliqu|envoy|communiqu|\bdroit\b|\bask|\bright\b|\bknow\b|\bget\b",
    re.I,
)
_WITHHELD = re.compile(r"confidenti|secret|\bn(?:e |['’])(?:\S+ ){1,3}(?:pas|plus|jamais)\b|\bnot\b|\bcannot\b", re.I)
_GAME = re.compile(r"\bquiz|\bpartie|\bjeu\b|\bgame\b|\bexam|Lighthouse|nutri", re.I)


def _rendered(node: nodes.Call, module: PythonModule) -> Iterator[Hit]:
    """A function that asks a score, then writes the letter from a template without the notice."""
    if dotted(node).rpartition(".")[2] not in (
        "render",
        "render_to_string",
        "render_template",
        "get_template",
        "TemplateResponse",
    ):
        return
    name = next((arg.value for arg in node.args if isinstance(arg, nodes.Const) and isinstance(arg.value, str)), None)
    frame = node.frame()
    if name is None or not isinstance(frame, nodes.FunctionDef) or is_test(module):
        return
    if not any(is_score_name(dotted(call).rpartition(".")[2]) for call in frame.nodes_of_class(nodes.Call)):
        return
    found = module.project.library.resolve(name, module.path)
    template = module.project.library.template(found) if found else None
    if template is None:
        return
    page = module.project.page(template)
    if not _CALCULATION.search(page.text) and _is_decision(page) and not _has_notice(page):
        yield Hit(
            module.span(node),
            MISSING if page.is_complete else MAYBE,
            certainty=Certainty.VIOLATION if page.is_complete else Certainty.REVIEW,
        )


@page_rule(
    name="algorithm-notice-missing",
    code="W9406",
    family=Family.DATA_ETHICS,
    severity=Severity.SERIOUS,
    title=Text(fr="Mention d’algorithme absente", en="Algorithm notice missing"),
    harms=Text(
        fr="La personne qui reçoit la décision : elle ignore qu’un calcul a compté, et qu’elle peut en demander les règles.",
        en="The person who gets the decision: they do not know that a calculation counted, or that they can ask for its rules.",
    ),
    instead=Text(
        fr="Écrivez dans la lettre : quelle administration, à quoi sert le calcul, le droit d’obtenir les règles, comment le demander.",
        en="Write in the letter: which administration, what the calculation is for, the right to obtain the rules, how to ask.",
    ),
    wrong_when=Text(
        fr="La mention est dans une autre page de la lettre, ou le calcul n’a aucune part dans une décision individuelle.",
        en="The notice is on another page of the letter, or the calculation plays no part in an individual decision.",
    ),
    refs=("crpa-l-311-3-1", "crpa-r-311-3-1-1", "gdpr-22"),
    lesson="09-data-and-scores/04-explaining",
    mentions=(),
    also=(Check(Subject.PYTHON, (nodes.Call,), ("render", "template"), _rendered),),
    bad=(
        Bad(
            "<h1>Décision sur votre demande</h1><p>Votre dossier a obtenu un score de {{ score }} points.</p>",
            MISSING, at="Votre dossier a obtenu un score de ",
        ),
        Bad(
            "<h1>Décision sur votre demande</h1><p>Votre dossier a un score de {{ score }} points. Les règles du calcul sont confidentielles : on ne peut pas les demander.</p>",
            MISSING, at="Votre dossier a un score de ",
        ),
        Bad(
            "<html lang='en'><body><h1>Decision on your claim</h1><p>It was assessed automatically and rejected.</p></body></html>",
            MISSING, at="It was assessed automatically and rejected.",
        ),
        Bad(
            '{% extends "lettre.html" %}{% block corps %}<p>Votre demande est au rang {{ decision.rang }}. Elle n’est pas retenue.</p>{% endblock %}',
            MAYBE, at="{{ decision.rang }}", review=True,
        ),
        Bad(
            {
                "vues.py": 'def lettre(request, demande):\n    if score_priorité(demande) < 4:\n        return render(request, "refus.html")\n',
                "templates/refus.html": "<html lang='fr'><body><p>Votre demande est refusée.</p></body></html>",
            },
            MISSING, at='render(request, "refus.html")', path="vues.py",
        ),
    ),
    good=(
        Good(
            "<h1>Décision sur votre demande</h1><p>Score : {{ score }} points.</p><p>Ce traitement algorithmique de la commune sert à classer les demandes. Vous avez le droit d’obtenir ses règles : appelez le 01 99 00 12 34.</p>"
        ),
        Good(
            "<h1>Décision sur votre demande</h1><p>Score : {{ score }} points.</p><p>Un calcul a servi à classer votre demande. Vous pouvez nous demander comment il fonctionne : 01 99 00 12 34.</p>"
        ),
        Good(
            "<h1>Décision sur votre demande</h1><p>Score : {{ score }} points.</p><p>Les règles de ce calcul vous sont envoyées si vous les demandez.</p>"
        ),
        Good("<h1>Décision sur votre demande</h1><p>{{ agent }} a lu votre dossier.</p>"),
        Good("<h1>Votre score au quiz</h1><p>Score : {{ score }}. Votre demande de badge est acceptée.</p>"),
        Good("<h1>Statistiques</h1><p>Le score moyen des services est de {{ score }}.</p>"),
    ),
)  # fmt: skip
def algorithm_notice_missing(page: Page) -> Iterator[Hit]:
    if page.is_back_office:
        return
    place = _calculation(page)
    if place is None or not _is_decision(page) or _has_notice(page) or _GAME.search(page.text):
        return
    sure = page.is_complete and bool(_CALCULATION.search(page.text))
    yield Hit(place, MISSING if sure else MAYBE, certainty=Certainty.VIOLATION if sure else Certainty.REVIEW)


def _is_decision(page: Page) -> bool:
    return bool(_DECISION.search(page.text) and _PERSON.search(page.text))


def _has_notice(page: Page) -> bool:
    """Whether the page says whom to ask for the rules of the calculation, in the words of the law or in plain ones."""
    offered = (one for one in _SENTENCE.findall(page.text) if _RULES.search(one) and _ASKED.search(one))
    return any(not _WITHHELD.search(one) for one in offered) or bool(
        _RIGHT.search(page.text) and (_NOTICE.search(page.text) or "311-3-1" in page.text)
    )


def _is_menu(around: object) -> bool:
    return isinstance(around, Element) and around.closest("nav") is not None


_WORDS = ("score", "algorithm", "automati", "points", "rang", "rank", "classement", "engine", "moteur")


_TOLD = ("score", "algorithm", "automati", "points", "moteur", "engine")
"""What words about a calculation hold."""


def _calculation(page: Page) -> Span | None:
    """Where the entry template speaks of a score, or prints one."""
    template = page.template
    if not template.mentions(_WORDS):
        return None
    is_told = template.mentions(_TOLD) and _CALCULATION.search("\n".join(template.texts)) is not None
    for node in template.texts if is_told else ():
        if _CALCULATION.search(node) and not _is_menu(node.parent):
            start = template.masked.text[node.start : node.end]
            first = next((at for at, char in enumerate(start) if not char.isspace()), 0)
            part = visible(start[first:].split("\ue000")[0].split("\ue001")[0]) or start[first:]
            return Span(node.start + first, node.start + first + len(part))
    for token in template.masked.tokens:
        if token.kind is Kind.OUTPUT and _OUTPUT.search(token.body.split("|")[0]):
            return Span(token.start, token.end)
    return None
