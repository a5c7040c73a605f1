"""What is asked, held back, counted or named, and refuses nothing to anybody; each belief has its flaw and twins of several shapes."""

from __future__ import annotations

import pytest
from guichet.core.findings import Certainty
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

CODED = "import logging\n\nlog = logging.getLogger(__name__)\nRATES = {{'FR': 20, 'BE': 21}}\n\n\ndef tell(key):\n    log.info('told %s', {asked})\n\n\ndef all_of(people):\n    for one in ('phone', 'email'):\n        tell(one)\n"
FORM = "from time import time\n\nfrom django import forms\nfrom django.core.exceptions import ValidationError\n\n\nclass ClaimForm(forms.Form):\n    def clean(self):\n        if {asked}:\n            raise ValidationError('This form has expired.')\n"
SWEPT = "from datetime import timedelta\n\nfrom django.utils import timezone\n\n\ndef sweep():\n    limit = timezone.now() - timedelta(minutes=5)\n{asked}"
OPEN = "const open = () => {{ document.querySelector('#claim').hidden = false; }};\n{asked}"
SENT = "def store(request, name):\n    if request.content_length > {asked}:\n        raise ValueError('too big')\n    keep(name)\n"
SAID = "from django.db import models\nfrom django.utils.translation import gettext_lazy as _\n\n\n{asked}"
TOLD: dict[str, tuple[str, str, str, str, tuple[str, ...]]] = {
    "a table whose lines stand in the code holds nobody": (
        "personal-data-in-log",
        "told/rates.py",
        CODED,
        "people[key]",
        ("RATES[key]", "RATES[key] + 1", "str(RATES[key])", "{'phone_code': 33}[key]"),
    ),
    "the least time to take is no end": (
        "validity-short",
        "claims/forms.py",
        FORM,
        "time() - self.opened > 300",
        ("time() - self.opened < 300", "300 > time() - self.opened", "time() < self.opened + 300", "time() - self.opened > 0"),
    ),
    "what one is subscribed to, shown on one's account, brings nobody in": (
        "withdrawal-asymmetry",
        "a/urls.py",
        "urlpatterns = [{asked}]\n",
        "path('subscriptions', views.subscriptions)",
        ("path('profile/subscriptions', views.subscriptions)", "path('compte/abonnements', views.abonnements)"),
    ),
    "what had ended may go": (
        "validity-short",
        "links/sweep.py",
        SWEPT,
        "    MagicLink.objects.filter(created__lte=limit).delete()\n",
        (
            "    MagicLink.objects.filter(expiry__lte=limit).delete()\n",
            "    week = limit - timedelta(days=7)\n    MagicLink.objects.filter(expires_at__lt=week).delete()\n",
            "    MagicLink.objects.filter(used_at__lte=limit).delete()\n",
        ),
    ),
    "a browser that has more is not one that lacks": (
        "browser-recent-required",
        "static/claim.js",
        OPEN,
        "if (!Modernizr.touch) {\n  location.replace('/too-old');\n}\n",
        (
            "if (Modernizr.touch) {\n  location.replace('/swipe');\n}\n",
            "if (!document.hidden || Modernizr.touch) {\n  location.replace('/swipe');\n}\n",
            "if (CSS.supports('display', 'grid')) {\n  location.replace('/grid');\n}\n",
            "if (!(!Modernizr.touch)) {\n  location.replace('/swipe');\n}\n",
        ),
    ),
    "a gesture held back asks for nothing": (
        "office-hours-gate",
        "static/claim.js",
        OPEN,
        "form.addEventListener('submit', (event) => {\n  if (new Date().getHours() > 17) {\n    event.preventDefault();\n  }\n});\n",
        (
            "list.addEventListener('keydown', (event) => {\n  if (new Date().getHours() > 17) {\n    event.preventDefault();\n  }\n});\n",
            "list.on('mousewheel.days', function (event) {\n  if (new Date().getHours() > 17) {\n    event.preventDefault();\n  }\n});\n",
            "const days = {\n  onTouchMove: function (event) {\n    if (new Date().getHours() > 17) {\n      event.preventDefault();\n    }\n  },\n};\n",
        ),
    ),
    "a library that says so at its head is nobody's door": (
        "office-hours-gate",
        "static/days.js",
        "{asked}form.addEventListener('submit', (event) => {{\n  if (new Date().getHours() > 17) {{\n    event.preventDefault();\n  }}\n}});\n",
        "/* Copyright 2026 the town. Licensed under the EUPL, version 1.2. */\n",
        (
            "/*!\n * days.js v2.4.1\n * Licensed under MIT\n */\n",
            "/* =====\n * days.js\n * Project URL : https://days.example/\n * Licensed under the Apache License, Version 2.0\n */\n",
            "// Days 3.0.2 | MIT\n// Homepage: https://days.example\n",
        ),
    ),
    "a logo is no paper": (
        "upload-restrictive",
        "claims/service.py",
        SENT,
        "1_000_000",
        ("settings.LOGO_LIMIT", "logo_size_limit", "avatar_limit"),
    ),
    "the name of a thing is no message": (
        "error-dead-end",
        "claims/models.py",
        SAID,
        "REFUSED = _('Access failure')\n",
        (
            "class Try(models.Model):\n    class Meta:\n        verbose_name = _('Access failure')\n",
            "class Try(models.Model):\n    refused = models.BooleanField(_('Access failure'))\n",
            "class Try(base.Model):\n    refused = base.BooleanField(_('Access failure'), null=True)\n",
            "class State(models.TextChoices):\n    REFUSED = 'r', _('Access failure')\n",
            "def refused(self):\n    return self.refused\n\n\nrefused.short_description = _('Access failure')\n",
            "WENT = _('An error occurred: ')\n",
        ),
    ),
    "what a search did not find is no door": (
        "online-only-wording",
        "templates/found.html",
        '<p lang="en">{asked}</p>',
        "Without an email, you cannot apply.",
        ("Sorry no email could be found for this query.", "No email could be read.", "No account can be shown to you."),
    ),
}  # fmt: skip
LIMITS = "LOGO_LIMIT = 1_000_000\nlogo_size_limit = 1_000_000\navatar_limit = 1_000_000\n"


def _files(path: str, text: str) -> dict[str, str]:
    return {path: LIMITS + text if path == "claims/service.py" else text}


@pytest.mark.parametrize("name", sorted(TOLD))
def test_nothing_is_refused(name: str) -> None:
    rule, path, text, flaw, twins = TOLD[name]
    assert found_in(rule_named(rule), _files(path, text.format(asked=flaw))), "the flaw is not found"
    for twin in twins:
        assert found_in(rule_named(rule), _files(path, text.format(asked=twin))) == [], twin


def test_a_field_that_others_answer_is_no_other_companys() -> None:
    rule = rule_named("third-party-captcha")
    assert found_in(rule, {"forms.py": "from captcha.fields import ReCaptchaField\n"})
    for own in ("from captcha.fields import CaptchaField", "from captcha.fields import CaptchaTextInput", "import captcha.fields"):  # fmt: skip
        assert found_in(rule, {"forms.py": f"{own}\n"}) == [], own


@pytest.mark.parametrize(
    ("rule", "path", "text"),
    [
        ("tracker-before-consent", "static/a.js", "link.addEventListener('click', () => {\n  gtag('event', 'click');\n});\n"),
        ("tracker-before-consent", "static/a.js", "$('a').on('click.ga', function () {\n  ga('send', 'event', 'a');\n});\n"),
        ("tracker-before-consent", "static/a.js", "form.addEventListener('submit', () => {\n  gtag('event', 'sent');\n});\n"),
        ("withdrawal-asymmetry", "a/urls.py", "urlpatterns = [path('subscriptions', views.subscriptions)]\n"),
        ("rate-limit-without-recourse", "a/views.py", "def enter(person):\n    ok, why = weigh(person)\n    if not ok:\n        abort(429, description=str(why))\n"),
        ("rate-limit-without-recourse", "a/views.py", "def enter(request, why):\n    return HttpResponse(why, status=429)\n"),
    ],
)  # fmt: skip
def test_what_is_decided_elsewhere_is_asked(rule: str, path: str, text: str) -> None:
    found = found_in(rule_named(rule), {path: text})
    assert [one.certainty for one in found] == [Certainty.REVIEW]


CONSENT = (
    "from django.db import models\n\n\nclass Partner(models.Model):\n    {asked} = models.BooleanField(default=True)\n"
)


def test_what_a_service_does_with_agreements_is_none() -> None:
    rule = rule_named("consent-preticked")
    assert found_in(rule, {"a/models.py": CONSENT.format(asked="marketing_consent")})
    for asked in ("reuse_consent", "skip_user_consent", "ask_for_consent", "log_consent"):
        assert found_in(rule, {"a/models.py": CONSENT.format(asked=asked)}) == [], asked


COLUMN = (
    "from django.db import models\n\n\nclass Debt(models.Model):\n    actor = models.CharField(help_text='{said}')\n"
)


def test_a_column_is_explained_to_those_inside() -> None:
    for rule, flaw, twins in (
        (
            "delay-vague",
            "Your claim will be closed after this date.",
            ("Whose coaching started after this date.", "It will not be shown after this time.", "Nothing is sent after this date."),
        ),
        (
            "threat-before-right",
            "If you do not pay, the bailiff will seize your goods.",
            ("The bailiff or agency that will seize the goods.", "Whether the bailiff will collect the debt.", "The court that will prosecute."),
        ),
    ):  # fmt: skip
        assert found_in(rule_named(rule), {"debts/models.py": COLUMN.format(said=flaw)}), rule
        for said in twins:
            assert found_in(rule_named(rule), {"debts/models.py": COLUMN.format(said=said)}) == [], said


def test_a_name_of_the_code_speaks_to_whoever_writes_it() -> None:
    rule = rule_named("passive-instruction")
    text = '{{% load i18n %}}<p>{{% trans "{said}" %}}</p>'
    assert found_in(rule, {"a.html": text.format(said="The form must be signed and sent to the town hall.")})
    for said in (
        "Either community_id or community must be provided with the form.",
        "The field claim_number must be sent with the form to the hall.",
        "One of claim_id and person_id must be given with the form here.",
    ):
        assert found_in(rule, {"a.html": text.format(said=said)}) == [], said


def test_nobody_is_blamed_for_what_is_asked_back_or_is_the_services_own() -> None:
    for rule, flaw, twins in (
        (
            "shaming-wording",
            "Vous êtes incapables de remplir un dossier.",
            (
                "Nous sommes incapables de vérifier votre adresse.",
                "Êtes-vous sûr de vouloir marquer ces dossiers comme lus ?",
                "Êtes-vous certaine de vouloir effacer ce que vous avez lu ?",
            ),
        ),
        (
            "threat-before-right",
            "Si vous ne répondez pas, votre place sera perdue.",
            (
                "Les images seront mises en place et les originales seront perdues.",
                "Toute la configuration et les données des abonnements seront perdues !",
                "Les réglages de cette place seront effacés.",
            ),
        ),
    ):
        assert found_in(rule_named(rule), {"a.html": f'<p lang="fr">{flaw}</p>'}), rule
        for said in twins:
            assert found_in(rule_named(rule), {"a.html": f'<p lang="fr">{said}</p>'}) == [], said


def test_a_standard_is_known_by_its_number() -> None:
    rule = rule_named("acronym-unexplained")
    text = '<p lang="en">You must follow the {name} when you send your claim to us.</p>'
    assert found_in(rule, {"a.html": text.format(name="ZRT")})
    for name in ("RFC 2369", "RFC822", "ISO 8601"):
        assert found_in(rule, {"a.html": text.format(name=name)}) == [], name


def test_what_moderators_see_is_no_way_out() -> None:
    rule = rule_named("withdrawal-asymmetry")
    text = "def subscribe(request):\n    keep(request)\n\n\n@login_required\n{mark}def unsubscribe_from_list(request):\n    drop(request)\n"
    assert found_in(rule, {"lists/views.py": text.format(mark="")})
    for mark in ("@list_moderator_required\n", "@list_owner_required\n", "@site_manager_required\n"):
        assert found_in(rule, {"lists/views.py": text.format(mark=mark)}) == [], mark
