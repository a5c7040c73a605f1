"""A number that costs more than an ordinary call."""

import re
from collections.abc import Iterator
from dataclasses import replace

from astroid import nodes

from guichet.core import gettext
from guichet.core.findings import Certainty, Family, Hit, Severity, Span, Text
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.named_data import first_named
from guichet.reading.templates.element import Element, TextNode
from guichet.reading.templates.page import Page
from guichet.reading.templates.site import is_template
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule
from guichet.told.dialled import is_dialled, words_before
from guichet.told.ideas import told
from guichet.told.saying import is_others, told_next

PREMIUM = Text(
    fr="Le {number} est surtaxé : appeler un service public coûte alors plus cher qu’un appel ordinaire. Donnez un numéro au prix normal.",
    en="{number} is a premium-rate number: calling a public service then costs more than an ordinary call. Give a number at normal price.",
)

PRICED = Text(
    fr="« {words} » : qui n’a que le téléphone paie chaque minute, attente comprise. Donnez un numéro au prix d’un appel ordinaire.",
    en='"{words}": people who have only the telephone pay for every minute, on hold too. Give a number at the price of an ordinary call.',
)

LOCAL = Text(
    fr="Le {number} semble surtaxé. La loi de 2018 vise les administrations, sauf les collectivités : vérifiez s’il peut devenir un numéro ordinaire.",
    en="{number} looks like a premium-rate number. The law of 2018 covers administrations, not local authorities: check whether it can become an ordinary number.",
)

_PREMIUM = re.compile(
    r"(?<![\d.,+/-])(?!0\.\d{6})((?:\+33[\s.\u00a0]?|0033[\s.\u00a0]?|0[\s.\u00a0]?)8(?:1\d|2\d|9\d)(?:[\s.\u00a0]?\d{3}[\s.\u00a0]?\d{3}|[\s.\u00a0]?\d\d[\s.\u00a0]?\d\d[\s.\u00a0]?\d\d)|0[\s.\u00a0]?8[\s.\u00a0-]?(?:1|2|9)\d(?:[\s.\u00a0-]?\d\d){3}(?=\D|$)|118[\s.\u00a0]?\d{3}(?!\d)"
    r"|(?:\+44[\s-]?(?:\(0\)[\s-]?)?|0)(?:9[018]\d|8[47]\d)(?:[\s-]?\d{3}[\s-]?\d{4}|\d[\s-]?\d{3}[\s-]?\d{3})|(?:\+?1[\s-])?\(?900\)?[\s-]\d{3}[\s-]\d{4})(?![\d/])"
)
_STARTS = ("08", "0 8", "0.8", "0-8", "0\u00a08", "0\n8", "33 8", "338", "33.8", "33\u00a08", "118", "09", "44", "900")
_TEL = re.compile(r"tel:(?:\+33|0033|0)(8(?:1\d|2\d|9\d)\d{6})$|tel:(118\d{3})$")


def _hit(span: Span, number: str, profile: str) -> Hit:
    if profile == "local-authority":
        return Hit(span, LOCAL, {"number": number}, Certainty.REVIEW)
    return Hit(span, PREMIUM, {"number": number})


def _dialled(link: Element, page: Page) -> Iterator[Hit]:
    target = re.sub(r"[\s.()\u00a0-]", "", link.attr("href") or "").lower()
    if _TEL.match(target) and not _PREMIUM.search(link.text):
        yield _hit(link.value_span("href"), (link.attr("href") or "")[4:], page.project.config.profile)


_SETTING = re.compile(r"tel|phone|contact|numero|standard|assistance|support|hotline|help|aide|ligne|line$|appel", re.I)


def _set(node: nodes.Assign | nodes.Dict | nodes.Call, module: PythonModule) -> Iterator[Hit]:
    """The numbers that a name, a key or a keyword says are to be called."""
    if isinstance(node, nodes.Assign):
        pairs = [(node.targets[0].as_string(), node.value)]
    elif isinstance(node, nodes.Dict):
        pairs = [(key.as_string(), value) for key, value in node.items]
    else:
        pairs = [(keyword.arg or "", keyword.value) for keyword in node.keywords]
    for name, value in pairs:
        if isinstance(value, nodes.Const) and isinstance(value.value, str) and len(value.value) < 20:
            match = _PREMIUM.fullmatch(value.value.strip())
            if match and _SETTING.search(name):
                yield _hit(module.span(value), match[1], module.project.config.profile)


def _said(call: nodes.Call, module: PythonModule) -> Iterator[Hit]:
    """The numbers in a sentence that the application translates."""
    first = call.args[0] if call.args and dotted(call).rpartition(".")[2] in gettext.CALLS else None
    if not isinstance(first, nodes.Const):
        return
    said = str(first.value)
    match = _PREMIUM.search(said)
    if match is not None and is_dialled(match[1], said[: match.start()], said[match.end() :]):
        yield _hit(module.span(first), match[1], module.project.config.profile)


def _written(document: Document) -> Iterator[Hit]:
    """The numbers in a letter, a list of messages or what a voice says; elements and code have checks of their own."""
    if document.path.endswith(".py") or is_template(document.path):
        return
    for found in document.find_phrases(_PREMIUM, "fr"):
        said = found.prose.plain
        if is_dialled(found.text, said[: found.start], said[found.end :]) and not is_others(found):
            yield _hit(found.span, found.text, document.config.profile)


_PUTS_THROUGH = re.compile(
    r"\b(?:nous|on|vous|je|we|you|your call|l'appel|votre appel)\b[^.;!?]{0,40}\b(?:transf\w+|bascul\w+|pass(?:ons|er|e|ez)|redirig\w+|renvoy\w+|mov\w+|redirect\w*|put (?:you )?through|switch\w*|divert\w*)\b"
)
"""What moves a call to such a line, whose price nobody has told."""
_FOR_NOTHING = re.compile(r"\b(?:rien payer|sans payer|gratuit\w*|free|pay nothing|for nothing)\b")


def _priced(document: Document) -> Iterator[Hit]:
    """The price of a call that a text tells, whatever the number, which may be printed beside it."""
    for found in (one for lang in ("fr", "en") for one in told(document, lang, "call_charged", supposed=True)):
        if found.prose.lang == "en" or not _PREMIUM.search(found.prose.text):
            if _FOR_NOTHING.search(told_next(found)):
                continue
            is_done = any(map(str.isdigit, found.sentence)) or _PUTS_THROUGH.search(found.sentence)
            certainty = Certainty.VIOLATION if is_done else Certainty.REVIEW
            yield Hit(found.span, PRICED, {"words": found.text}, certainty)


def _in_data(_: nodes.Module, module: PythonModule) -> Iterator[Hit]:
    """The numbers of the files of data that a module names, under keys that say that they are to be called."""
    for document in first_named(module):
        if document.path.endswith((".json", ".toml")):
            for one in document.entries:
                match = _PREMIUM.fullmatch(one.value.strip()) if len(one.value) < 20 else None
                if match and any(_SETTING.search(key) for key in one.keys):
                    hit = _hit(one.span, match[1], module.project.config.profile)
                    yield replace(hit, path=document.path)


@element_rule(
    "p", "li", "dd", "dt", "td", "th", "div", "span", "strong", "b", "a", "address", "label", "h1", "h2", "h3", "h4", "section", "em", "option",
    name="premium-rate-number",
    code="W9504",
    family=Family.ALTERNATIVES,
    severity=Severity.CRITICAL,
    title=Text(fr="Numéro surtaxé", en="Premium-rate number"),
    harms=Text(
        fr="Les personnes qui n’ont que le téléphone, et peu d’argent : chaque minute d’attente se paie.",
        en="People who have only the telephone, and little money: every minute on hold is charged.",
    ),
    instead=Text(
        fr="Utilisez un numéro gratuit ou au prix d’un appel ordinaire : 01 à 05, 09, 0800 à 0809, ou un numéro court à prix normal.",
        en="Use a free number or one at the price of an ordinary call: 01 to 05, 09, 0800 to 0809, or a short number at normal price.",
    ),
    wrong_when=Text(
        fr="Le numéro n’est pas celui d’un service public : un annuaire privé, un exemple cité.",
        en="The number is not a public service's: a private directory, a quoted example.",
    ),
    refs=("law-2018-727",),
    lesson="02-another-door/01-channels",
    mentions=_STARTS,
    bad=(
        Bad("<p>Appelez le 0 892 70 01 23.</p>", PREMIUM, at="0 892 70 01 23"),
        Bad('<a href="tel:+33826001234">Appeler</a>', PREMIUM, at="tel:+33826001234"),
        Bad("<li>Renseignements : 08 99 70 01 23</li>", PREMIUM, at="08 99 70 01 23"),
        Bad('AIDE = _("Appelez le 0 899 70 01 23, même l’été.")\n', PREMIUM, at='"Appelez le 0 899 70 01 23, même l’été."', path="service/aide.py"),
        Bad("contact:\n  été: \"Pour parler à quelqu’un, appelez le 08 92 68 00 11.\"\n", PREMIUM, at="08 92 68 00 11", path="config/messages.yml"),
        Bad('CONTACT = {"téléphone": "0 826 00 12 34"}\n', PREMIUM, at='"0 826 00 12 34"', path="service/pied_de_page.py"),
        Bad('TELEPHONE_ASSISTANCE = "0826 001 234"\n', PREMIUM, at='"0826 001 234"', path="service/reglages.py"),
        Bad({"aide/bloc.py": 'BLOC = json.load(open("bloc.json"))  # à l’accueil\n', "aide/bloc.json": '{"téléphone": {"numéro": "0 897 12 34 56", "nom": "Aide"}}'}, PREMIUM, at='"0 897 12 34 56"', path="aide/bloc.json"),
        Bad('<p lang="fr">L’été, le conseil par téléphone est facturé 0,45 € la minute.</p>', PRICED, at="0,45 € la minute"),
        Bad('en:\n  café:\n    help: "Speaking to an adviser is charged at 65p per minute."\n', PRICED, at="65p per minute", path="config/locales/en.yml"),
        Bad('<p lang="en">Call the café line on 0871 496 0123.</p>', PREMIUM, at="0871 496 0123"),
        Bad('<p lang="fr">L’été, appelez le <b>118 712</b> sans attente.</p>', PREMIUM, at="118 712"),
        Bad('<p lang="fr">Suivi de commande de l’été : 0892 70 01 23</p>', PREMIUM, at="0892 70 01 23"),
        Bad('<dl><dt>Numéro de dossier de l’été</dt><dd><a href="tel:+33892700123">0892 70 01 23</a></dd></dl>', PREMIUM, at="0892 70 01 23"),
        Bad('<p lang="fr">Service client de l’été : 0892 70 01 23</p>', PREMIUM, at="0892 70 01 23"),
        Bad('<p lang="fr">Pour le dossier de l’été, composez le 0892 70 01 23.</p>', PREMIUM, at="0892 70 01 23"),
        Bad('HELPLINE = "0909 879 0123"  # à l’heure\n', PREMIUM, at='"0909 879 0123"', path="help/settings.py"),
    ),
    good=(
        Good('<svg><path fill-opacity="0.816519475"></path><text>Été : 0.816519475</text></svg>'),
        Good('<p lang="en">Call the café line on 0300 123 4567 or 09 72 72 12 34.</p>'),
        Good("<p>Appelez le 0 806 70 01 23 ou le 0809 40 00 12.</p>"),
        Good('<p lang="fr">L’été, un appel n’est jamais surtaxé ; de faux numéros coûtent 3 € la minute.</p>'),
        Good('<p lang="en">At the café, a call is not 65p per minute: it is free.</p>'),
        Good("<p>Dossier n° 0892700123456</p>"),
        Good("contact:\n  été: \"Nous ne vous demanderons jamais de rappeler le 08 92 68 00 11.\"\n", path="config/messages.yml"),
        Good("<p>Dossier n° 0892 70 01 23 : gardez ce numéro.</p>"),
        Good('<a href="tel:3646">36 46</a>'),
        Good('<p lang="fr">La métropole compte 118 000 habitants ; l’école a coûté 118 250&nbsp;€.</p>'),
        Good('<table><tr><td>École</td><td>118 250</td></tr></table>'),
        Good('<p lang="fr">Numéro de facture 08 92 70 01 23. L’aide porte le code 0892 70 01 23.</p>'),
        Good('<dl><dt>Numéro de votre dossier</dt><dd><b>08 92 70 01 23</b></dd></dl>'),
        Good("budget:\n  école: \"La ville a donné 118 250 euros aux écoles, et compte 118 000 habitants.\"\n", path="config/messages.yml"),
        Good('CONTACT = {"téléphone": "0 806 00 12 34", "siret": "0826001234"}\n', path="service/pied_de_page.py"),
        Good('NUMERO_DOSSIER = "0892700123456"\n', path="service/reglages.py"),
    ),
    also=(
        Check(Subject.PROSE, (), _STARTS, _written),
        Check(Subject.PROSE, (), ("surtax", "majoré", "premium", "payant", "chargeable", "tarif fort", "prix fort", "minute", "/min", "par appel", "l’appel", "l'appel", "sms", "texts", "calls"), _priced, ("€", "euro", "centime", "£", "pence", "p ", "payant", "prix fort", "chargeable", "surtax", "majoré", "premium", "tarif fort")),
        Check(Subject.PYTHON, (nodes.Call,), _STARTS, _said),
        Check(Subject.PYTHON, (nodes.Assign, nodes.Dict, nodes.Call), _STARTS, _set),
        Check(Subject.PYTHON, (nodes.Module,), (".json", ".toml"), _in_data),
    ),
)  # fmt: skip
def premium_rate_number(element: Element, page: Page) -> Iterator[Hit]:
    """Report the premium numbers that people read or dial; in a local authority, as a question."""
    if element.closest("code", "pre"):
        return
    profile = page.project.config.profile
    is_called = element.name == "a" and (element.attr("href") or "").startswith("tel:")
    if element.name == "a":
        yield from _dialled(element, page)
    for node in element.children:
        if type(node) is TextNode and "8" in node:
            text = element.template.masked.text
            for match in _PREMIUM.finditer(text, node.start, node.end):
                after = element.template.render_static(match.end(), node.end)
                if is_called or is_dialled(match[1], words_before(match.start(), element), after):
                    yield _hit(Span(match.start(1), match.end(1)), match[1], profile)
