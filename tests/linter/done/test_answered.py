"""Questions that the project answers, or that are nobody's: none is asked; the flaw beside them still is."""

from __future__ import annotations

from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in
from guichet.engine.run import check


def said(rule: str, files: dict[str, str]) -> int:
    return len(found_in(rule_named(rule), files))


def named(text: str) -> str:
    return f'<p lang="fr">{text}</p>'


SILENT = {
    "a link about something else": ("france-services-link-only", "a.html", '<div><p>Déployé avec les conseillers France services.</p><p>Lire <a href="https://beta.exemple.fr">notre histoire</a>.</p></div>'),
    "tests of those who build": ("online-only-wording", "a.html", named("Les tests se font obligatoirement sur la plateforme de démonstration de notre API.")),
    "an address to write to": ("phone-relay-missing", "a.html", '<html lang="fr"><body><a href="tel:0199001234">01 99 00 12 34</a> <a href="mailto:a@mairie.fr">Écrire</a></body></html>'),
    "what one signs in with": ("contact-unique-per-person", "a/models.py", "from django.db import models\n\n\nclass User(AbstractBaseUser, models.Model):\n    email = models.EmailField(unique=True)\n    USERNAME_FIELD = 'email'\n"),
    "an invitation sent by e-mail": ("contact-detail-required", "a/models.py", "from django.db import models\n\n\nclass ManagerInvitation(models.Model):\n    prenom = models.CharField(max_length=9)\n    email = models.EmailField()\n"),
    "how alike two words are": ("decision-owner-missing", "a/search.py", "from fuzzywuzzy import process\n\nMIN_SCORE = 80\n"),
    "saved and shown at each step": ("draft-missing", "a.html", '<html lang="fr"><body><p>Étape 2 sur 7</p><form method="post"><input name="nom"><button>Valider et publier</button></form></body></html>'),
    "saved by a field": ("draft-missing", "a.html", '<html lang="fr"><body><p>Étape 2 sur 7</p><form method="post"><input name="nom"><input type="submit" value="{% translate \'Valider et publier\' %}"></form></body></html>'),
    "the way out told under the form": ("withdrawal-asymmetry", "", ""),
}  # fmt: skip
ROUTES = 'import brevo_python\nfrom django.urls import path\n\nurlpatterns = [path("newsletter/inscription/", vue)]\n'
TOLD = {"urls.py": ROUTES, "templates/lettre.html": named("Désinscription en un clic, dans chaque lettre.")}


@pytest.mark.parametrize("case", SILENT)
def test_no_question_is_asked(case: str) -> None:
    rule, path, text = SILENT[case]
    assert said(rule, {path: text} if path else TOLD) == 0


ASKED = {
    "a link to the place": ("france-services-link-only", "a.html", '<div><p>Allez chez France services.</p><p>Voir <a href="https://aide.exemple.fr">la carte</a>.</p></div>'),
    "requests of people": ("online-only-wording", "a.html", named("Les demandes se font obligatoirement sur notre site.")),
    "a number alone": ("phone-relay-missing", "a.html", '<html lang="fr"><body><a href="tel:0199001234">01 99 00 12 34</a></body></html>'),
    "a contact that is no user name": ("contact-unique-per-person", "a/models.py", "from django.db import models\n\n\nclass Usager(models.Model):\n    email = models.EmailField(unique=True)\n"),
    "a request of someone": ("contact-detail-required", "a/models.py", "from django.db import models\n\n\nclass Demande(models.Model):\n    prenom = models.CharField(max_length=9)\n    email = models.EmailField()\n"),
    "a threshold of suspicion": ("decision-owner-missing", "a/search.py", "MIN_SCORE = 80\n"),
    "no word of stopping": ("draft-missing", "a.html", '<html lang="fr"><body><p>Étape 2 sur 7</p><form method="post"><input name="nom"><button>Suivant</button></form></body></html>'),
    "no word of a way out": ("withdrawal-asymmetry", "urls.py", ROUTES),
}  # fmt: skip


@pytest.mark.parametrize("case", ASKED)
def test_the_question_beside_it_is_asked(case: str) -> None:
    rule, path, text = ASKED[case]
    assert said(rule, {path: text}) == 1


MATOMO = "<script>var _paq = [];\n_paq.push(['trackPageView']);\n_paq.push(['setSiteId', '1']);</script>\n"


def test_what_the_page_on_privacy_says_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("base.html").write_text(MATOMO, encoding="utf-8")
    Path("other.html").write_text(MATOMO, encoding="utf-8")

    def asked() -> list[str]:
        findings = check(["."], Config(), jobs=1, use_cache=False).findings
        return [one.message.en for one in findings if one.rule == "analytics-not-exempt"]

    assert len(asked()) == 1
    Path("vie-privee.html").write_text(named("Matomo n’est pas exempté d’accord."), encoding="utf-8")
    Path("views.py").write_text("from decorators import csrf_exempt\n\nmatomo = anonymise()\n", encoding="utf-8")
    assert len(asked()) == 1
    Path("vie-privee.html").write_text(named("Matomo est configuré selon l’exemption de la CNIL."), encoding="utf-8")
    assert asked() == []


FORMS = {
    "a survey": '<p>Votre avis compte : <a href="https://forms.gle/a">répondre</a></p>',
    "an offer of services": '<p>Proposez vos services avec le <a href="https://a.typeform.com/to/b">formulaire de référencement</a></p>',
    "a link beside the form of the page": '<h1>Nous écrire</h1><form method="post"><input name="nom"></form><p><a href="https://tally.so/r/a">La suite</a></p>',
}


@pytest.mark.parametrize("case", FORMS)
def test_a_form_elsewhere_is_no_request(case: str) -> None:
    assert said("third-party-form", {"a.html": FORMS[case]}) == 0


def test_a_request_is_written_elsewhere() -> None:
    assert said("third-party-form", {"a.html": '<p><a href="https://forms.gle/a">Prendre rendez-vous</a></p>'}) == 1
    assert (
        said(
            "third-party-form",
            {"a/urls.py": 'OLD = path("été", RedirectView.as_view(url="https://a.typeform.com/to/b"))\n'},
        )
        == 0
    )
    assert said("third-party-form", {"a/urls.py": 'OLD = path("demande", RedirectView.as_view(url="https://a.typeform.com/to/b"))\n'}) == 1  # fmt: skip


LAYER = "L.tileLayer('https://api.mapbox.com/styles/{z}/{x}/{y}')"


@pytest.mark.parametrize(
    ("script", "found"),
    [
        (f"const vue = {LAYER};\nL.control.layers({{ plan, vue }}).addTo(carte);\n", 0),
        (f"function satellite() {{\n  return {LAYER};\n}}\nconst vue = satellite();\nL.control.layers({{ vue }}).addTo(carte);\n", 0),
        (f"{LAYER}.addTo(carte);\n", 1),
        (f"const vue = {LAYER};\nvue.addTo(carte);\n", 1),
        (f"const vue = {LAYER};\nL.map('carte', {{ layers: [vue] }});\n", 1),
        (f"function satellite() {{\n  return {LAYER};\n}}\nsatellite().addTo(carte);\n", 1),
    ],
)  # fmt: skip
def test_a_layer_is_called_once_on_a_map(script: str, found: int) -> None:
    assert said("third-party-embed", {"static/carte.js": script}) == found


def test_speaking_to_a_chat_loads_none() -> None:
    assert said("third-party-embed", {"static/a.js": "window.$crisp.push(['do', 'chat:open']);\n"}) == 0
    loads = "const s = document.createElement('script');\ns.src = 'https://client.crisp.chat/l.js';\ndocument.head.append(s);\n"
    assert said("third-party-embed", {"static/a.js": loads}) == 1


ASKS = "from django.shortcuts import redirect, render\n\n\ndef vue(request):\n    return render(request, 'a.html', {'email': request.GET.get('email')})\n"


def test_what_nobody_writes_in_an_address_is_a_question() -> None:
    read = found_in(rule_named("personal-data-in-url"), {"a/views.py": ASKS})
    written = {"a/views.py": ASKS, "a/templates/lettre.txt": "Suivez https://a.exemple.fr/?email={{ x }}\n"}
    both = found_in(rule_named("personal-data-in-url"), written)
    assert [one.certainty.value for one in read] == ["review"]
    assert [one.certainty.value for one in both] == ["violation"]


def test_a_secret_in_an_address_is_called_so() -> None:
    sent = "const url = `https://sms.exemple.fr/?password=${secret}`;\nget(url);\n"
    assert "secret" in found_in(rule_named("personal-data-in-url"), {"back/sms.js": sent})[0].message.en


LETTER = "import requests\n\n\ndef subscribe(user):\n    requests.post('https://api.brevo.com/v3/contacts', json={0})\n"


def test_the_address_to_write_to_is_what_a_list_is_given() -> None:
    rule = "personal-data-to-third-party"
    assert said(rule, {"a/views.py": LETTER.format("{'email': user.email}")}) == 0
    assert said(rule, {"a/views.py": LETTER.format("{'email': user.email, 'phone': user.phone}")}) == 1
    assert said(rule, {"a/views.py": LETTER.format("{'email': user.email, 'attributes': all_of(user)}")}) == 1
    assert (
        said(rule, {"a/views.py": LETTER.replace("api.brevo.com", "api.exemple.com").format("{'email': user.email}")})
        == 1
    )


SITE = "<html lang='fr'><title>{0} | Aides du territoire</title><h1>{0}</h1><form method='post'><input name='nom'></form><footer></footer></html>"


def test_the_name_of_the_site_makes_no_procedure() -> None:
    assert said("human-contact-missing", {"a.html": SITE.format("Mon profil")}) == 0
    assert said("human-contact-missing", {"a.html": SITE.format("Demander une bourse")}) == 1
