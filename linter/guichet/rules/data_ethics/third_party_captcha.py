"""A test against robots that another company runs, on everyone."""

from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Span, Text
from guichet.core.memo import memo
from guichet.done.parties.hosts import ALLOWED, Service, field_of, is_known, module_of, service_at
from guichet.done.parties.scripts import uses_in
from guichet.reading.python.module import PythonModule
from guichet.reading.scripts.javascript import Script
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.reading.templates.template import Template
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule

ROBOT = Text(
    fr="{service} juge chaque personne sur sa navigation et l’envoie à une entreprise ; qui voit mal ou bloque les traceurs n’entre pas. Préférez un champ piège, une limite de débit, ou une question écrite par vous.",
    en="{service} judges people on their browsing and sends it to a company; people who see poorly or block trackers do not get in. Prefer a trap field, a rate limit, or a question of your own.",
)
OTHER = Text(
    fr="{service} met à l’épreuve chaque personne pour une autre entreprise : vérifiez ce qui lui est envoyé, et que l’on passe sans voir, sans entendre et sans traceur. Un champ piège ou une limite de débit suffisent souvent.",
    en="{service} puts each person to a test for another company: check what is sent to it, and that people get through without sight, hearing or trackers. A trap field or a rate limit is often enough.",
)
_CLASSES = {"g-recaptcha": "reCAPTCHA", "h-captcha": "hCaptcha", "cf-turnstile": "Turnstile"}


def _of(span: Span, service: Service) -> Hit:
    """Return what to say of a test: certain for one whose ways are known, else asked."""
    if is_known(service):
        return Hit(span, ROBOT, {"service": service.name})
    return Hit(span, OTHER, {"service": service.name}, Certainty.REVIEW)


def _checks(value: str) -> bool:
    """Whether an address is one where an answer is checked."""
    return "verify" in value or "check" in value or "validate" in value


def _scripts(script: Script) -> Iterator[Hit]:
    template = script.page.template if script.page is not None else None
    if template is not None and any(
        service_at(one.attr("src"), "captcha") for one in template.by_name.get("script", ())
    ):
        return
    for use in uses_in(script, "captcha", allowed=script.project.config.option("third-party-captcha", "allowed-hosts")):
        yield _of(script.span(use.node), use.service)
        return


def _python(node: nodes.ImportFrom | nodes.Import | nodes.Const, module: PythonModule) -> Iterator[Hit]:
    allowed = module.project.config.option("third-party-captcha", "allowed-hosts")
    if isinstance(node, nodes.Const):
        if isinstance(node.value, str) and not isinstance(node.parent, nodes.Expr) and _is_first(node, module):
            service = service_at(node.value, "captcha", allowed=allowed)
            if service is not None and _checks(node.value):
                yield _of(module.span(node), service)
        return
    names = [node.modname] if isinstance(node, nodes.ImportFrom) else [name for name, _ in node.names]
    if isinstance(node, nodes.ImportFrom):
        names += [
            name
            for name, _ in node.names
            if name in ("RecaptchaField", "ReCaptchaField", "ReCaptcha", "hCaptchaField", "TurnstileField")
        ]
    for name in names:
        service = module_of(name, "captcha") or (field_of(name, "captcha"))
        if service is not None and _is_first(node, module):
            yield Hit(module.span(node), ROBOT, {"service": service.name}, Certainty.REVIEW)
            return


@memo
def _found_first(_: PythonModule) -> list[nodes.NodeNG]:
    return []


def _is_first(node: nodes.NodeNG, module: PythonModule) -> bool:
    """One finding for each module: its first import, or its address when it imports none."""
    first = _found_first(module)
    if isinstance(node, nodes.Const) and not _checks(node.value):
        return False
    if not first:
        if isinstance(node, nodes.Const) and service_at(node.value, "captcha") is None:
            return False
        first.append(node)
    return first[0] is node


@element_rule(
    "script",
    "div",
    "button",
    name="third-party-captcha",
    code="W9422",
    family=Family.DATA_ETHICS,
    severity=Severity.CRITICAL,
    title=Text(fr="Test anti-robot d’une autre entreprise", en="Third-party test against robots"),
    harms=Text(
        fr="Les personnes aveugles, âgées, au téléphone ancien, ou qui protègent leur vie privée : la porte ne s’ouvre pas.",
        en="People who are blind, old, with an old telephone, or who guard their privacy: the door stays shut.",
    ),
    instead=Text(
        fr="Un champ piège invisible, une limite de débit, une question simple, et un numéro de téléphone à côté.",
        en="An invisible trap field, a rate limit, a simple question, and a telephone number beside it.",
    ),
    wrong_when=Text(
        fr="Le test est hébergé par vous et ne lit rien d’autre : déclarez l’hôte dans `allowed-hosts`.",
        en="You host the test and it reads nothing else: declare the host in `allowed-hosts`.",
    ),
    refs=("cnil-captcha", "cnil-developers-16"),
    lesson="09-data-and-scores/05-third-party-tools",
    options=(ALLOWED,),
    also=(
        Check(Subject.SCRIPT, (), ("captcha", "turnstile", "geetest", "arkose"), _scripts),
        Check(Subject.PYTHON, (nodes.ImportFrom, nodes.Import, nodes.Const), ("captcha", "turnstile"), _python),
    ),
    bad=(
        Bad('<script src="https://www.google.com/recaptcha/api.js?hl=fré"></script>', ROBOT, at='src="https://www.google.com/recaptcha/api.js?hl=fré"'),
        Bad('<form><div class="h-captcha" data-sitekey="clé"></div></form>', ROBOT, at='class="h-captcha"'),
        Bad("from django_recaptcha.fields import ReCaptchaField  # vérifié\n", ROBOT, at="from django_recaptcha.fields import ReCaptchaField", path="forms.py", review=True),
        Bad(
            'VÉRIFIER = "https://challenges.cloudflare.com/turnstile/v0/siteverify"\n',
            ROBOT, at='"https://challenges.cloudflare.com/turnstile/v0/siteverify"', path="captcha.py",
        ),
        Bad('grecaptcha.execute(clé, { action: "déposer" });\n', ROBOT, at='grecaptcha.execute(clé, { action: "déposer" })', path="static/app.js"),
        Bad('function charger() {\n  const é = document.createElement("script");\n  é.src = "https://service.mtcaptcha.com/mtcv1/client/mtcaptcha.min.js";\n  document.head.append(é);\n}\ncharger();\n', OTHER, at='"https://service.mtcaptcha.com/mtcv1/client/mtcaptcha.min.js"', path="static/é.js", review=True),
        Bad('import requests\n\n\ndef vérifier(jeton, clé):\n    return requests.get(f"https://service.mtcaptcha.com/mtcv1/api/checktoken?privatekey={clé}&token={jeton}")\n', OTHER, at='f"https://service.mtcaptcha.com/mtcv1/api/checktoken?privatekey={clé}&token={jeton}"', path="é.py", review=True),
        Bad('<form><p>Été</p><div class="frc-captcha" data-sitekey="clé"></div></form>', OTHER, at='class="frc-captcha"', review=True),
    ),
    good=(
        Good('<form><div class="captcha" data-question="été"></div></form><script src="https://captcha.ville-été.exemple.fr/captcha.js"></script>'),
        Good('<form><input name="site_web" class="piège" tabindex="-1"></form>'),
        Good('<div class="captcha-maison"><label>Combien font trois et quatre ?</label></div>'),
        Good("from captcha_maison.fields import QuestionField\n", path="forms.py"),
        Good('<script src="https://captcha.exemple.gouv.fr/captcha.js"></script>'),
    ),
)  # fmt: skip
def third_party_captcha(element: Element, page: Page) -> Iterator[Hit]:
    if element.name == "script":
        service = service_at(
            element.attr("src"), "captcha", allowed=page.option("third-party-captcha", "allowed-hosts")
        )
        if service is not None and element is _loaders(element.template)[0]:
            yield _of(element.attribute_span("src"), service)
        return
    if _loaders(element.template):
        return
    for word in element.token_list("class") if "class" in element.attrs else ():
        if word in _CLASSES:
            yield Hit(element.attribute_span("class"), ROBOT, {"service": _CLASSES[word]})
        elif "captcha" in word and _KEY in element.attrs:
            yield Hit(element.attribute_span("class"), OTHER, {"service": word}, Certainty.REVIEW)


_KEY = "data-sitekey"
"""What a company gives to know whose visitors it tests."""


@memo
def _loaders(template: Template) -> list[Element]:
    return [one for one in template.by_name.get("script", ()) if service_at(one.attr("src"), "captcha") is not None]
