"""A password that must change for no reason but the calendar."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.done.nouns.act import Act, Kind
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule
from guichet.rulebook.rule import Bad, Check, Good, Subject, python_rule

ROTATION = Text(
    fr="Ici, un mot de passe expire avec le temps : la CNIL ne le recommande plus, et qui vient rarement trouve porte close. Ne le demandez qu’après une fuite.",
    en="Here a password expires with time: the CNIL no longer recommends it, and people who come rarely find the door locked. Ask only after a leak.",
)

_SETTING = re.compile(
    r"^(?!.*(?:RESET|TOKEN|LINK|ADMIN|STAFF|AGENT|LOCK|COOL|CACHE|HISTORY|MIN_))\w{0,60}(?:PASSWORD|MOT_DE_PASSE|MDP|PWD)\w{0,60}(?:EXPIR|MAX_AGE|ROTATION|DURATION|LIFETIME|VALIDITY|VALIDITE|RENEW|CHANGE_(?:EVERY|INTERVAL|DAYS|PERIOD)|DUREE|AGE_DAYS)\w{0,60}$"
)
_AGE = re.compile(
    r"(?:passw(?:or)?d|mot_?de_?passe|mdp|pwd)\w{0,60}?_?(?:chang|last|updat|set_|date|modif|age|since|renouvel|expir|maj)|(?:last|date|dernier|chang|expir)\w{0,60}_(?:passw(?:or)?d|mot_de_passe|mdp|pwd)",
    re.I,
)
_TIME = re.compile(
    r"timedelta|now\(|today\(|days|jours|\bDUREE|\bMAX|\bDELAI|\bLIMIT|EXPIR|localtime|utcnow|localdate", re.I
)
_FORCES = re.compile(r"redirect|raise|abort|must_change|force|doit_changer|expire|change", re.I)
_ENDS = re.compile(
    r"set_unusable_password|\.is_active\s*=\s*False|must_change\w{0,60}\s*=\s*True|doit_changer\w{0,60}\s*=\s*True|force_\w{0,60}(?:change|reset)\w{0,60}\s*=\s*True|"
    r"(?:lock|disable|deactivate|desactiver|verrouiller|bloquer)\w{0,60}\("
)
"""What is done, further on, to those whom a query found."""
_LEAK = re.compile(r"compromis|fuite|breach|leak|pwned|is_staff|is_superuser|admin", re.I)


def _kept(act: Act) -> Iterator[Hit]:
    if "password" in act.about and act.place.is_lived:
        yield Hit(act.span, ROTATION, path=act.path)


@python_rule(
    nodes.If, nodes.Assign, nodes.Call,
    name="password-rotation-forced",
    code="W9527",
    family=Family.ALTERNATIVES,
    severity=Severity.SERIOUS,
    title=Text(fr="Changement de mot de passe forcé", en="Forced password change"),
    harms=Text(
        fr="Les personnes qui viennent une fois par an : elles trouvent porte close, choisissent un mot de passe plus faible ou l’écrivent.",
        en="People who come once a year: they find the door locked, choose a weaker password or write it down.",
    ),
    instead=Text(
        fr="Demandez un changement après une fuite, jamais après une durée.",
        en="Ask for a change after a leak, never after a time.",
    ),
    wrong_when=Text(
        fr="La règle ne vise que les comptes d’administration.",
        en="The rule is only for administration accounts.",
    ),
    refs=("cnil-2022-100",),
    lesson="07-identity/02-signing-in",
    mentions=("password_changed", "password_last", "last_password", "password_max", "password_expir", "password_age", "password_rotation", "password_life", "password_valid", "password_duration", "mot_de_passe", "mdp_", "pwd_", "password_set", "password_date", "password_updated", "date_mot", "password_mod", "password_change_",),
    also=(Check(Subject.ACT, (Kind.EXPIRE,), ("password", "mot_de_passe", "motdepasse", "mdp", "pwd", "passphrase"), _kept),),
    bad=(
        Bad("const DAYS = 45; // été\nexport function mustChange(user) {\n  return Date.now() - user.passwordSetAt.getTime() > DAYS * 86400000;\n}\n", ROTATION, at="Date.now() - user.passwordSetAt.getTime() > DAYS * 86400000", path="src/expiry.js"),
        Bad({"service/rules.py": 'import yaml\n\nRULES = yaml.safe_load(open("accounts.yml"))\n', "service/accounts.yml": "password:\n  min_length: 12\n  rotation_days: 60\n"}, ROTATION, at="60", path="service/accounts.yml"),
        Bad("def nightly():\n    for account in Account.objects.filter(password_changed__lte=limit()):\n        account.is_active = False\n", ROTATION, at="password_changed__lte=limit()"),
        Bad("def chaque_nuit():\n    Usager.objects.filter(mot_de_passe_change_le__lt=limite()).update(doit_changer=True)\n", ROTATION, at="mot_de_passe_change_le__lt=limite()"),
        Bad("PASSWORD_MAX_AGE_DAYS = 90\n", ROTATION, at="PASSWORD_MAX_AGE_DAYS = 90", path="service/settings.py"),
        Bad('def avant(request):\n    if now() - request.user.password_changed_at > timedelta(days=60):\n        return redirect("changer")\n', ROTATION, at="now() - request.user.password_changed_at > timedelta(days=60)"),
        Bad('def connexion(usager):\n    if usager.date_mot_de_passe + DUREE < date.today():\n        usager.doit_changer = True\n', ROTATION, at="usager.date_mot_de_passe + DUREE < date.today()"),
        Bad({'service/rules.py': 'import yaml\n\nRULES = yaml.safe_load(open("accounts.yml"))\n', 'service/accounts.yml': 'password_max_age:  # café\n  format: int\n  default: 90\n  security_notifications: 1\n'}, ROTATION, at='90', path='service/accounts.yml'),
    ),
    good=(
        Good("export function sessionExpired(user, issuedAt) {\n  return issuedAt < user.passwordChangedAt; // été\n}\n", path="src/session.js"),
        Good("export function mustChange(user) {\n  return user.passwordLeaked; // été\n}\n", path="src/expiry.js"),
        Good({"service/rules.py": 'import yaml\n\nRULES = yaml.safe_load(open("accounts.yml"))\n', "service/accounts.yml": "password:\n  min_length: 12\n  reset_link:\n    expires_days: 2\n"}),
        Good("PASSWORD_RESET_TIMEOUT = 86400\n"),
        Good('def apres(usager):\n    if usager.password_compromised:\n        return redirect("changer")\n'),
        Good('def avant(request):\n    if request.user.is_staff and now() - request.user.password_changed_at > timedelta(days=60):\n        return redirect("changer")\n'),
        Good({'service/rules.py': 'import yaml\n\nRULES = yaml.safe_load(open("accounts.yml"))\n', 'service/accounts.yml': 'password_max_age:  # café\n  format: int\n  default: 0\n  security_notifications: 1\n'}),
    ),
)  # fmt: skip
def password_rotation_forced(node: nodes.If | nodes.Assign | nodes.Call, module: PythonModule) -> Iterator[Hit]:
    """Report a setting or a branch that makes passwords expire with time."""
    if isinstance(node, nodes.Assign):
        value = value_of(node.value)
        is_age = (
            isinstance(value, (int, float)) and value > 0 and not isinstance(value, bool)
        ) or "timedelta" in module.text(node.value)
        if _SETTING.match(node.targets[0].as_string()) and is_age:
            yield Hit(module.span(node), ROTATION)
        return
    if isinstance(node, nodes.Call):
        aged = [
            one for one in node.keywords if one.arg and one.arg.endswith(("__lt", "__lte")) and _AGE.search(one.arg)
        ]
        if not aged:
            return
        statement, around = module.text(node.statement()), module.text(node.frame())
        forces = _FORCES.search(statement.replace(aged[0].arg, "")) or _ENDS.search(around)
        if forces and not _LEAK.search(statement):
            yield Hit(module.span(aged[0]), ROTATION)
        return
    test = module.text(node.test)
    if _AGE.search(test) and _TIME.search(test) and not _LEAK.search(test):
        body = " ".join(module.text(statement) for statement in node.body)
        if _FORCES.search(body) and not _LEAK.search(body) and not re.search(r"token|jeton|reset", test, re.I):
            yield Hit(module.span(node.test), ROTATION)
