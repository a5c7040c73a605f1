"""A way out that asks more than the way in is known in tables and programs of any language, and one that does not is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import fault_of, found_in
from guichet.rulebook.rule import Bad, Good
from guichet.rules.dark_patterns.withdrawal_asymmetry import HARD, HOLDS, LONGER

RULE = rule_named("withdrawal-asymmetry")
HARDER = (
    Bad('{"café": {"subscription": {"by": "website", "from": "today"}, "termination": {"by": "registered letter", "from": "in a month"}}}\n', LONGER, at='"registered letter"', path="config/plans.json"),
    Bad("# été\n[carte.adhesion]\nvoie = \"en ligne\"\n\n[carte.arret]\nvoie = \"en agence\"\n", LONGER, at='voie = "en agence"', path="config/cartes.toml"),
    Bad('ETAPES = ["pourquoi", "offre", "confirmer", "êtes_vous_sûr", "fin"]\n', HOLDS, at='["pourquoi", "offre", "confirmer", "êtes_vous_sûr", "fin"]', path='resiliation/etapes.py'),
    Bad("<p lang=\"en\">To unsubscribe from the café list, write to us by post.</p>", HARD, at="To unsubscribe from the café list, write to us by post", path="templates/leave.html"),
    Bad("<?php // été\nreturn ['canal_adhesion' => 'en_ligne', 'canal_resiliation' => 'lettre_recommandee', 'tarif' => 12];\n", LONGER, at="'lettre_recommandee'", path="config/piscine.php"),
    Bad("export const pass = { joinVia: 'web', leaveVia: 'post', fee: 18 } // été\n", LONGER, at="'post'", path="src/pass.ts"),
    Bad("def adhérer(personne):\n    personne.liste = True\n\n\ndef quitter(personne, pièces):\n    if not pièces.courrier_signé:\n        raise Refus\n    personne.liste = False\n", LONGER, at="def quitter", path="listes/service.py"),
    Bad("export const RULES = {\n  inscription: { voies: ['en_ligne'] },\n  résiliation: { voies: ['lettre_recommandée'] },\n};\n", LONGER, at="{ voies: ['lettre_recommandée'] }", path="src/rules.ts"),
)  # fmt: skip
AS_EASY = (
    Good({"comptes/urls.py": "from django.urls import path\n\nurlpatterns = [path('comptes/signup/', entrer)]  # été\n", "config/settings.py": "INVITATIONS_INVITATION_ONLY = True\n"}, path="comptes/urls.py"),
    Good("@login_required\ndef tournoi_inscription(request, slug):\n    tournoi = trouver(slug)  # été\n    tournoi.joueurs.add(request.user)\n    return redirect(\"tournois\")\n\n\n@login_required\ndef tournoi_unsubscription(request, slug):\n    tournoi = trouver(slug)\n    tournoi.joueurs.remove(request.user)\n    return redirect(\"tournois\")\n", path="tournois/views.py"),
    Good("piscine: # été\n  souscription:\n    canaux: [en_ligne, guichet]\n  fin:\n    canaux: [en_ligne, courrier]\n    preavis: P0D\n", path="config/abonnements.yml"),
    Good('piscine: # été\n  souscription:\n    canaux: [guichet]\n  fin:\n    canaux: [courrier]\n    relance: courrier\n', path='b/config/abonnements.yml'),
    Good("export const regles = {\n  adhesion: { motif: { minimum: 20 } },  // été\n  renonciation: { motif: { minimum: 0 } },\n};\n", path="src/regles.ts"),
    Good("[request]\nsteps = [\"fill\", \"send\"]  # été\n\n[withdrawal]\nsteps = [\"say\", \"confirm\"]\n", path="flows/mediation.toml"),
    Good("café_plan:\n  joining_fee: 0\n  leaving_fee: 0\n", path="plans/terms.yml"),
    Good('ETAPES = ["identité", "offre", "confirmer", "payer", "fin"]\n', path='achat/etapes.py'),
    Good('CHOICES = {"accept": {"how": "bouton"}, "refuse": {"how": "bouton", "to": "été"}}\n\n\ndef research(request):\n    return render(request, "research.html", {"c": CHOICES, "d": "x.yml"})\n', path="research/views.py"),
    Good('LETTERS = {"accept": {"model": "lettre_accord"}, "refuse": {"model": "lettre_refus_été"}}\nNAMES = "x.yml"\n', path="claims/letters.py"),
    Good('ÉTAPES = {"inscription": ["motif", "valider"], "desinscription": ["valider", "merci"]}\n', path="parcours/etapes.py"),
    Good("def join(person):\n    \"\"\"À table.\"\"\"\n    person.on = True\n\n\ndef leave(person):\n    if not person.on:\n        raise Http404\n    person.on = False\n", path="lists/service.py"),
    Good("# été\nchat:\n  join_channel: online\n  leave_channel: online\n  join_room: web\n  leave_desk: counter\n", path="config/chat.yml"),
    Good("piscine: # été\n  canal_inscription: guichet\n  canal_resiliation: lettre\n", path="config/piscine.yml"),
)  # fmt: skip


@pytest.mark.parametrize("harder", HARDER, ids=lambda one: one.path)
def test_a_way_out_that_asks_more_is_reported_exactly_there(harder: Bad) -> None:
    assert fault_of(RULE, harder) == ""


@pytest.mark.parametrize("harder", HARDER, ids=lambda one: one.path)
def test_windows_line_ends_hide_no_way_out(harder: Bad) -> None:
    assert isinstance(harder.code, str)
    assert fault_of(RULE, replace(harder, code=harder.code.replace("\n", "\r\n"))) == ""


_ENTERED = "from django.urls import path\n\nurlpatterns = [path('register/', Entrée.as_view())]  # été\n"
_OPENED = "from django.contrib.auth.forms import UserCreationForm\n\nfrom .models import Attendue\n\n\nclass Entrée(UserCreationForm):\n    def clean_email(self):\n        email = self.cleaned_data['email']\n        {judged}\n        return email\n"
KNOWN_BEFOREHAND = (
    "if email not in settings.ATTENDUES:\n            raise ValidationError('Non')",
    "if email.split('@')[1] not in settings.DOMAINES:\n            raise ValidationError('Non')",
    "domaine = email.rpartition('@')[2]\n        if domaine not in DOMAINES:\n            raise ValidationError('Non')",
    "if not email.endswith('@agence.example'):\n            raise ValidationError('Non')",
    "if not Attendue.objects.filter(email=email).exists():\n            raise ValidationError('Non')",
    "try:\n            Attendue.objects.get(email=email)\n        except Attendue.DoesNotExist as error:\n            raise ValidationError('Non') from error",
)
OF_ANYBODY = (
    "if '@' not in email:\n            raise ValidationError('Non')",
    "if email in settings.JETABLES:\n            raise ValidationError('Non')",
    "if not email.endswith('.fr'):\n            raise ValidationError('Non')",
    "if User.objects.filter(email=email).exists():\n            raise ValidationError('Non')",
    "if self.cleaned_data['langue'] not in LANGUES:\n            raise ValidationError('Non')",
)


@pytest.mark.parametrize("judged", KNOWN_BEFOREHAND)
def test_accounts_for_those_who_were_known_beforehand_are_closed_by_who_knew_them(judged: str) -> None:
    assert not found_in(RULE, {"a/urls.py": _ENTERED, "a/forms.py": _OPENED.format(judged=judged)})


@pytest.mark.parametrize("judged", OF_ANYBODY)
def test_accounts_that_anybody_opens_are_closed_by_whoever_opened_them(judged: str) -> None:
    assert [one.path for one in found_in(RULE, {"a/urls.py": _ENTERED, "a/forms.py": _OPENED.format(judged=judged)})]


@pytest.mark.parametrize("easy", AS_EASY, ids=lambda one: one.path)
def test_a_way_out_that_asks_no_more_is_left_alone(easy: Good) -> None:
    assert fault_of(RULE, easy) == ""


def test_the_way_out_may_be_in_another_file() -> None:
    way_in = {"a/urls.py": 'urlpatterns = [path("newsletter/subscribe/", subscribe)]  # été\n'}
    way_out = {"b/urls.py": 'urlpatterns = [path("newsletter/unsubscribe/", unsubscribe)]\n'}
    assert [one.path for one in found_in(RULE, way_in)] == ["a/urls.py"]
    assert found_in(RULE, way_in | way_out) == []
