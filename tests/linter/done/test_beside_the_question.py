"""What is handed on beside a question decides nothing of it: a record, a key, a gesture, a day put before a time.

Each belief has its flaw, which is found, and twins of several shapes, which are let be.
"""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

VIEW = "from django.http import HttpResponseForbidden\nfrom django.shortcuts import render\n\n\ndef depot(request):\n    agent = request.META.get('HTTP_USER_AGENT', '')\n{asked}        return HttpResponseForbidden()\n    return render(request, 'depot.html')\n"
DRAWS = "import hashlib\nimport uuid\n\nfrom django.core.cache import cache\nfrom django.http import HttpResponseForbidden\nfrom django.shortcuts import render\n\n\ndef rendez_vous(request, creneau):\n    digest = hashlib.sha256(request.user.email.encode()).hexdigest()\n{asked}        return HttpResponseForbidden()\n    return render(request, 'creneaux.html')\n"
DAILY = "import time\n\nfrom django.core.cache import cache\nfrom django.http import HttpResponse\n\n\ndef depot(request):\n    per_day = 'depots_par_jour:' + date.today().isoformat()\n    count = cache.incr(per_day)\n{asked}        return HttpResponse('ferme', status=503)\n    return recevoir(request)\n"
TIMES = "import datetime\n\nfrom django.core.exceptions import ValidationError\n\n\ndef reserver(request, debut, fin, service):\n    jour = datetime.date.today()\n    ouvre = datetime.datetime.combine(jour, debut)\n    ferme = datetime.datetime.combine(jour, fin)\n    if {asked}:\n        raise ValidationError('Choisissez une autre heure.')\n    return page(request)\n"
LISTEN = "const open = events.filter((one) => one.day === new Date().getDay());\nconst list = document.querySelector('#demande');\nconst rows = list.rows(open);\nfor (const row of rows) {{\n  {listen}\n    if ({asked}) {{\n      event.preventDefault();\n      list.hidden = true;\n    }}\n  }});\n}}\n"
COUNTED = "let depots = 0;\nexport function recevoir(req, res) {{\n  const today = new Date();\n  const rows = req.body.rows.length;\n  {more}\n  if ({asked}) {{\n    return res.status(503).send('ferme');\n  }}\n  return res.send('ok');\n}}\n"

TOLD: dict[str, tuple[str, str, str, str, tuple[str, ...]]] = {
    "what the browser says, in a record": (
        "browser-recent-required",
        "portail/vues.py",
        VIEW,
        "    if 'Firefox/1' in agent:\n",
        (
            "    fiche = {'texte': request.POST['texte'], 'user_agent': agent}\n    if est_indesirable(fiche):\n",
            "    if filtre.juge(request.POST['texte'], user_ip=ip(request), user_agent=agent):\n",
            "    cle = f'{ip(request)}:{agent}'\n    if essais(cle) > 9:\n",
            "    visite = Visite(personne=request.user, user_agent=agent)\n    if visite.personne.est_bloquee:\n",
        ),
    ),
    "what is kept under a digest": (
        "slot-release-random",
        "rdv/vues.py",
        DRAWS,
        "    if int(digest, 16) % 100 < 20:\n",
        (
            "    passages = cache.get(digest, [])\n    if len(passages) > 5:\n",
            "    if cache.get(f'rdv:{digest}', 0) >= 3:\n",
            "    if PASSAGES[digest] >= 3:\n",
            "    pris = creneau.demandes.filter(cle=digest).count()\n    if pris > 2:\n",
        ),
    ),
    "a count beside a delay": (
        "rate-limit-without-recourse",
        "depot/vues.py",
        DAILY,
        "    if count > 40:\n",
        (
            "    if time.time() - signature(request, count, per_day) > 600:\n",
            "    if verifier(jeton=request.POST['jeton'], suivi=count, jour=per_day).age > 600:\n",
            "    if dechiffrer(count, per_day).signed_at < time.time():\n",
        ),
    ),
    "a day put before the times given": (
        "office-hours-gate",
        "rdv/vues.py",
        TIMES,
        "datetime.datetime.now().time() > datetime.time(17)",
        (
            "ferme - ouvre > service.duree",
            "ouvre >= ferme",
            "(ouvre + service.duree).time() > fin",
            "ouvre + service.duree > ferme",
        ),
    ),
}


@pytest.mark.parametrize("name", sorted(TOLD))
def test_what_is_handed_on_beside_is_not_the_question(name: str) -> None:
    rule, path, text, flaw, twins = TOLD[name]
    assert found_in(rule_named(rule), {path: text.format(asked=flaw)}), "the flaw is not found"
    for twin in twins:
        assert found_in(rule_named(rule), {path: text.format(asked=twin)}) == [], twin


def test_a_gesture_is_not_made_of_what_listens() -> None:
    rule = rule_named("office-hours-gate")
    flaw = LISTEN.format(listen="row.addEventListener('keydown', (event) => {", asked="new Date().getHours() > 17")
    assert found_in(rule, {"static/jours.js": flaw})
    for listen, asked in (
        ("row.addEventListener('keydown', (event) => {", "event.key === 'Enter'"),
        ("row?.addEventListener('click', function (event) {", "event.detail > 1"),
        ("row.on('change', (event) => {", "event.target.value === ''"),
    ):
        assert found_in(rule, {"static/jours.js": LISTEN.format(listen=listen, asked=asked)}) == [], listen


def test_a_date_compared_with_today_is_no_count_of_the_day() -> None:
    rule = rule_named("rate-limit-without-recourse")
    assert found_in(rule, {"api/depot.js": COUNTED.format(more="depots += 1;", asked="depots > 30")})
    for asked in ("new Date(req.body.day) < today", "req.body.day < today", "req.body.pages > req.app.limit"):
        assert found_in(rule, {"api/depot.js": COUNTED.format(more="depots += 1;", asked=asked)}) == [], asked


SCORE = "def lane(one):\n    if {asked} > 65:\n        return 'deferred'\n    return 'desk'\n\n\ndef sort(claims, queues):\n    for one in claims:\n        queues[lane(one)].append(one.pk)\n"


def test_the_age_of_a_thing_is_nobodys() -> None:
    rule = rule_named("sensitive-attribute-in-score")
    assert found_in(rule, {"lanes/sort.py": SCORE.format(asked="one.age")})
    assert found_in(rule, {"lanes/sort.py": SCORE.format(asked="one.claimant_age")})
    for asked in ("one.token_age", "one.REFRESH_TOKEN_MAX_AGE", "one.cache_age", "one.file_age"):
        assert found_in(rule, {"lanes/sort.py": SCORE.format(asked=asked)}) == [], asked


def test_whoever_picked_up_was_asking_for_nobody() -> None:
    rule = rule_named("voice-menu-dead-end")
    text = '<Response><Gather timeout="15" numDigits="1"><Say>{said}</Say></Gather><Say>Good bye.</Say></Response>'
    assert found_in(rule, {"voice/a.xml": text.format(said="Welcome. Press any key to continue.")})
    for said in (
        "Hi, this is {{ site_name }} calling. Press any key to continue.",
        "Hello, we are calling you about your appointment. Press 1.",
        "Bonjour, nous vous appelons au sujet de votre rendez-vous. Tapez 1.",
        "Ceci est un appel automatique de la mairie. Tapez 1.",
    ):
        assert found_in(rule, {"voice/a.xml": text.format(said=said)}) == [], said


PHONE = "from django import forms\n\n\nclass {name}(forms.ModelForm):\n    number = forms.CharField(label='Phone number')\n{more}\n\n    class Meta:\n        model = {model}\n        fields = [{fields}]\n"


def test_a_form_that_adds_a_telephone_asks_for_its_number() -> None:
    rule = rule_named("contact-detail-required")
    flaw = PHONE.format(
        name="ClaimForm", more="    reason = forms.CharField()", model="Claim", fields="'number', 'reason'"
    )
    assert found_in(rule, {"claims/forms.py": flaw})
    chosen = "    method = forms.ChoiceField(widget=forms.RadioSelect, label='Method')"
    for name in ("PhoneNumberMethodForm", "AddPhoneForm", "TelephoneForm"):
        twin = PHONE.format(name=name, more=chosen, model="Device", fields="'number', 'method'")
        assert found_in(rule, {"claims/forms.py": twin}) == [], name


PAGE_OF = "class Account:\n    def page(self):\n        {name} = self.account.data.get('{name}')\n        return f'{address}'\n"


def test_the_page_that_people_have_there_is_known_there() -> None:
    rule = rule_named("personal-data-to-third-party")
    flaw = PAGE_OF.format(name="email", address="https://x.com/{email}")
    assert found_in(rule, {"accounts/page.py": flaw})
    for name, address in (
        ("screen_name", "https://x.com/{screen_name}"),
        ("username", "https://www.reddit.com/user/{username}/"),
        ("login", "https://medium.com/@{login}"),
    ):
        assert found_in(rule, {"accounts/page.py": PAGE_OF.format(name=name, address=address)}) == [], name


def test_a_telephone_is_registered_and_is_nobody() -> None:
    rule = rule_named("withdrawal-asymmetry")
    text = "from django.urls import path\n\nurlpatterns = [path('register/', {view}.as_view(), name='{name}')]\n"
    assert found_in(rule, {"a/urls.py": text.format(view="SignUp", name="signup")})
    for view, name in (("PhoneSetup", "phone_create"), ("Totp", "totp_add"), ("Passkey", "passkey_add")):
        assert found_in(rule, {"a/urls.py": text.format(view=view, name=name)}) == [], name


HAS = "from django.core.exceptions import ValidationError\n\n\ndef ask(request, user):\n    if not {held}:\n        raise ValidationError('Not possible here.')\n    return page(request)\n"


def test_what_a_service_sets_for_itself_is_nothing_that_someone_lacks() -> None:
    rule = rule_named("contact-detail-required")
    assert found_in(rule, {"claims/views.py": HAS.format(held="user.email")})
    for held in ("account_settings.EMAIL_ENABLED", "user_config.email_enabled", "client.options.email"):
        assert found_in(rule, {"claims/views.py": HAS.format(held=held)}) == [], held
