"""Questions that the project answers, or that are nobody's: none is asked; the flaw beside them still is."""

from __future__ import annotations

from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.engine.catalogue import all_rules
from guichet.engine.examples import found_in
from guichet.engine.run import check

RULES = {rule.name: rule for rule in all_rules()}


def said(rule: str, files: dict[str, str]) -> int:
    return len(found_in(RULES[rule], files))


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
    Path("vie-privee.html").write_text(named("Matomo est configuré selon l’exemption de la CNIL."), encoding="utf-8")
    assert asked() == []
