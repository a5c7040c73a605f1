"""A sign-in form that forbids the browser to remember."""

import re
from collections.abc import Iterable, Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.people.controls import asked_in
from guichet.done.people.fields import Field, fields_of
from guichet.done.words import apart
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule

BLOCKED = Text(
    fr="« {value} » empêche le navigateur de remplir l’identifiant ou le mot de passe : il faut alors le retenir. Écrivez « username » et « current-password ».",
    en='"{value}" keeps the browser from filling in user name or password: people must then remember it. Write "username" and "current-password".',
)

_NEW = re.compile(
    r"new|nouve|confirm|again|repeat|password[12]|creat|cré[ea]|inscri|register|sign-?up|reset|chang", re.I
)
_OFF = frozenset({"off", "false", "nope", "no"})
_KEY = re.compile(r"api|token|secret|key|smtp|code|otp|pin|captcha|voucher", re.I)
_USER = re.compile(
    r"^(?:user(?:name)?|identifiant|login|email|courriel|id_user|username_or_email|j_username|_username)$", re.I
)
_ELSEWHERE = re.compile(
    r"\b(?:urls?|uri|hosts?|hostname|servers?|serveur|ports?|endpoint|smtp|imap|ldap|webdav|dsn|database|bucket)\b"
)
"""In the name of a field beside, where another service is: the password is the one that it knows, and no browser must give it that of the site."""

_AFTERWARDS = re.compile(r"next|return|retour|redirect|back|refer|continue|success|suite", re.I)
"""Where a sign-in leads afterwards."""


def _in_code(owner: nodes.ClassDef, module: PythonModule) -> Iterator[Hit]:
    fields = fields_of(owner, module)
    secrets = [one for one in fields if _is_secret(one) and not _KEY.search(one.name)]
    if (
        len(secrets) != 1
        or module.is_back_office
        or _is_optional(secrets[0])
        or _opens_another(one.name for one in fields)
    ):
        return
    users = [one for one in fields if _USER.match(one.name)]
    signs_in = bool(users) and not _NEW.search(f"{owner.name} {secrets[0].name}")
    for field in (*users, secrets[0]):
        for node in field.call.nodes_of_class(nodes.Dict) if field.call is not None else ():
            for key, value in node.items:
                said = str(value_of(value)).strip().lower()
                if value_of(key) == "autocomplete" and (said in _OFF or (said == "new-password" and signs_in)):
                    yield Hit(module.span(value), BLOCKED, {"value": said})


def _opens_another(names: Iterable[str]) -> bool:
    """Whether a form says beside the password to which other service it is given: its address, its server."""
    return any(_ELSEWHERE.search(apart(name)) and not _AFTERWARDS.search(name) for name in names)


def _is_optional(secret: Field) -> bool:
    """Whether one may go on without the password: nobody signs in that way."""
    return "required" in secret.options and value_of(secret.options["required"]) is False


def _is_secret(field: Field) -> bool:
    widget = dotted(field.options["widget"]) if "widget" in field.options else ""
    return field.kind == "PasswordField" or widget.endswith("PasswordInput")


@element_rule(
    "form",
    name="password-manager-blocked",
    code="W9526",
    family=Family.ALTERNATIVES,
    severity=Severity.CRITICAL,
    title=Text(fr="Gestionnaire de mots de passe bloqué", en="Password manager blocked"),
    harms=Text(
        fr="Les personnes qui ne retiennent pas un mot de passe, qui le tapent mal, ou qui changent souvent d’appareil.",
        en="People who cannot remember a password, who mistype it, or who often change devices.",
    ),
    instead=Text(
        fr='Écrivez autocomplete="username" et autocomplete="current-password".',
        en='Write autocomplete="username" and autocomplete="current-password".',
    ),
    wrong_when=Text(
        fr="Le champ n’est pas un mot de passe de connexion : un code à usage unique, une clé technique.",
        en="The field is not a sign-in password: a one-time code, a technical key.",
    ),
    refs=("wcag 3.3.8", "rgaa 11.13"),
    lesson="07-identity/02-signing-in",
    bad=(
        Bad('<form method="post"><input name="login"><input type="password" name="mdp" autocomplete="off"></form>', BLOCKED, at='autocomplete="off"'),
        Bad('<form method="post"><input name="identifiant" autocomplete="off"><input type="password" name="mdp"></form>', BLOCKED, at='autocomplete="off"'),
        Bad('<form method="post" autocomplete="off"><label>Clé <input type="password" name="password"></label></form>', BLOCKED, at='autocomplete="off"'),
        Bad('<form method="post"><input name="email"><input type="password" name="password" autocomplete="new-password"></form>', BLOCKED, at='autocomplete="new-password"'),
        Bad('class Connexion(forms.Form):\n    identifiant = forms.CharField(label="é")\n    mdp = forms.CharField(widget=forms.PasswordInput(attrs={"autocomplete": "off"}))\n', BLOCKED, at='"off"', path="service/connexion.py"),
    ),
    good=(
        Good('<form method="post"><input name="login" autocomplete="username"><input type="password" name="mdp" autocomplete="current-password"></form>'),
        Good('<form role="search" autocomplete="off"><input name="q" autocomplete="off"></form>'),
        Good('<form method="post" action="/inscription"><input name="email"><input type="password" name="password1" autocomplete="new-password"></form>'),
        Good('<form method="post"><input type="password" name="api_key" autocomplete="off"></form>'),
        Good('class InscriptionForm(FlaskForm):\n    mdp = PasswordField("é", render_kw={"autocomplete": "new-password"})\n', path="service/wtforms_inscription.py"),
        Good('class Courrier(forms.Form):\n    smtp_host = forms.CharField(label="é")\n    username = forms.CharField(widget=forms.TextInput(attrs={"autocomplete": "off"}))\n    password = forms.CharField(widget=forms.PasswordInput(attrs={"autocomplete": "off"}))\n', path="service/courrier.py"),
        Good('class Agenda(forms.Form):\n    username = forms.CharField(label="é", required=False)\n    password = forms.CharField(required=False, widget=forms.PasswordInput(attrs={"autocomplete": "off"}))\n', path="service/agenda.py"),
        Good('<form method="post"><input name="server" aria-label="Serveur, été"><input name="login"><input type="password" name="password" autocomplete="off"></form>'),
    ),
    also=(Check(Subject.PYTHON, (nodes.ClassDef,), ("autocomplete",), _in_code),),
)  # fmt: skip
def password_manager_blocked(form: Element, page: Page) -> Iterator[Hit]:
    """Report what keeps a browser from filling in a sign-in form."""
    controls = asked_in(form)
    secrets = [
        one
        for one in controls
        if (one.attr("type") or "").lower() == "password" and not _KEY.search(one.attr("name") or "")
    ]
    span = form.value_span("action")
    action = form.template.source.text[span.start : span.end] if form.attr("action") else ""
    if len(secrets) != 1 or page.is_back_office or _opens_another(one.attr("name") or "" for one in controls):
        return
    secret = secrets[0]
    users = [one for one in controls if _USER.match(one.attr("name") or "")]
    said = " ".join(one.text for one in (*page.find("h1", "h2"), *form.inside("legend", "button")))
    named = f"{secret.attr('name') or ''} {action} {form.attr('id') or ''} {page.path.rpartition('/')[2]}"
    signs_in = bool(users) and not _NEW.search(f"{named} {said}")
    for control in (*users, secret):
        value = (control.attr("autocomplete") or "").strip().lower()
        if value in _OFF or (value == "new-password" and signs_in):
            yield Hit(control.attribute_span("autocomplete"), BLOCKED, {"value": value})
    if (form.attr("autocomplete") or "").lower() == "off" and secret.lacks("autocomplete"):
        yield Hit(form.attribute_span("autocomplete"), BLOCKED, {"value": "off"})
