"""A door left open on a computer that others will use."""

import math
import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.people.controls import label_of
from guichet.reading.python.literals import resolved, text_of, value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, python_rule

OPEN = Text(
    fr="La session dure {days} jours : sur un ordinateur partagé, la personne suivante est chez la précédente. Fermez-la avec le navigateur.",
    en="The session lasts {days} days: on a shared computer, the next person is in the last one's account. Close it with the browser.",
)

TICKED = Text(
    fr="« Se souvenir de moi » est coché d’avance : sur un ordinateur partagé, le compte reste ouvert. Laissez la personne choisir.",
    en='"Remember me" is ticked in advance: on a shared computer, the account stays open. Let the person choose.',
)

_REMEMBER = re.compile(
    r"remember|se_?souvenir|rester_?connecte|keep_?(?:me_?)?(?:logged|signed)|memoriser|stay_?(?:logged|signed)", re.I
)
_ELSE = re.compile(
    r"adresse|address|choi[xc]|device|appareil|navigateur|browser|ordinateur|computer|\bcarte\b|\bcard\b|e-?mail|courriel|provider|fournisseur|langue|language|username|identifiant",
    re.I,
)
_ACCOUNT = re.compile(r"\b(?:me|moi)\b|connect|logged|signed|log ?in|sign ?in|session", re.I)
_MONTH = 30 * 86400


def _keeps_session(name: str, label: str) -> bool:
    """Whether a box keeps the person's account open, by its label or else its name, rather than keep something else."""
    said = label or name.replace("_", " ")
    return bool(_REMEMBER.search(name)) and (not _ELSE.search(said) or bool(_ACCOUNT.search(said)))


def _is_asked(node: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether a call stands in a branch that the person chose."""
    while node is not None and not isinstance(node, nodes.FunctionDef):
        if isinstance(node, nodes.If) and _REMEMBER.search(module.text(node.test)):
            return True
        node = node.parent
    return False


def _label(field: nodes.Call) -> nodes.NodeNG | None:
    """Return the label that a field is given: by name, or first as WTForms and models do."""
    named = next((one.value for one in field.keywords if one.arg in ("label", "verbose_name")), None)
    return named or next(iter(field.args), None)


def _seconds(node: nodes.NodeNG) -> float | None:
    value = value_of(node)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    node = resolved(node)
    if isinstance(node, nodes.Call) and dotted(node).endswith("timedelta"):
        days = value_of(next((one.value for one in node.keywords if one.arg == "days"), None))
        return float(days) * 86400 if isinstance(days, (int, float)) else None
    return None


def _in_page(box: Element, page: Page) -> Iterator[Hit]:
    if ((box.attr("type") or "").lower() == "checkbox" and "checked" in box.attrs) and (
        _keeps_session(box.attr("name") or box.attr("id") or "", label_of(box))
        and not page.is_conditional(box, "checked")
    ):
        yield Hit(box.attribute_span("checked"), TICKED)


@python_rule(
    nodes.Assign, nodes.Call,
    name="session-left-open",
    code="W9534",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Session laissée ouverte", en="Session left open"),
    harms=Text(
        fr="Les personnes qui font leurs démarches à la bibliothèque, au travail, chez quelqu’un : qui passe après elles lit tout.",
        en="People who use a computer at the library, at work, at someone else's home: whoever comes next reads everything.",
    ),
    instead=Text(
        fr="Fermez la session avec le navigateur, laissez la case « se souvenir de moi » vide, montrez la déconnexion.",
        en='Close the session with the browser, leave "remember me" unticked, show how to sign out.',
    ),
    wrong_when=Text(
        fr="Le service ne montre aucune donnée personnelle.",
        en="The service shows no personal data.",
    ),
    refs=("gdpr-32", "cnil-developers"),
    lesson="07-identity/02-signing-in",
    mentions=("session_cookie_age", "session_lifetime", "remember", "souvenir", "login_user",),
    bad=(
        Bad("SESSION_COOKIE_AGE = 31536000\n", OPEN, at="SESSION_COOKIE_AGE = 31536000", path="service/settings.py"),
        Bad('<label><input type="checkbox" name="remember_me" checked> Se souvenir de moi</label>', TICKED, at="checked", path="templates/login.html"),
        Bad("def entrer(usager):\n    login_user(usager, remember=True)\n", TICKED, at="remember=True"),
        Bad("PERMANENT_SESSION_LIFETIME = timedelta(days=365)\n", OPEN, at="PERMANENT_SESSION_LIFETIME = timedelta(days=365)", path="service/settings.py"),
    ),
    good=(
        Good("SESSION_COOKIE_AGE = 31536000\nSESSION_EXPIRE_AT_BROWSER_CLOSE = True\n"),
        Good('<label><input type="checkbox" name="remember_me"> Se souvenir de moi</label>', path="templates/login.html"),
        Good("def entrer(usager, form):\n    login_user(usager, remember=form.remember.data)\n"),
        Good("def entrer(usager, form):\n    if form.remember.data:\n        login_user(usager, remember=True)\n"),
    ),
    also=(Check(Subject.ELEMENT, ("input",), (), _in_page),)
)  # fmt: skip
def session_left_open(node: nodes.Assign | nodes.Call, module: PythonModule) -> Iterator[Hit]:
    """Report a session of more than a month, or an account that is remembered without asking."""
    if isinstance(node, nodes.Assign):
        target = node.targets[0]
        name = (
            str(value_of(target.slice))
            if isinstance(target, nodes.Subscript)
            else target.as_string().rpartition(".")[2]
        )
        if name in ("SESSION_COOKIE_AGE", "PERMANENT_SESSION_LIFETIME", "SESSION_LIFETIME"):
            seconds = _seconds(node.value)
            closed = module.tree.locals.get("SESSION_EXPIRE_AT_BROWSER_CLOSE")
            closes = closed is not None and value_of(getattr(closed[0].parent, "value", None)) is True
            if seconds is not None and _MONTH < seconds < math.inf and not closes:
                yield Hit(module.span(node), OPEN, {"days": int(seconds // 86400)})
    elif dotted(node).endswith("login_user"):
        for keyword in node.keywords:
            if keyword.arg == "remember" and value_of(keyword.value) is True and not _is_asked(node, module):
                yield Hit(module.span(keyword), TICKED)
    elif (
        dotted(node).endswith("BooleanField")
        and isinstance(node.parent, nodes.Assign)
        and _keeps_session(node.parent.targets[0].as_string(), text_of(_label(node)))
    ):
        for keyword in node.keywords:
            if keyword.arg in ("initial", "default") and value_of(keyword.value) is True:
                yield Hit(module.span(keyword), TICKED)
