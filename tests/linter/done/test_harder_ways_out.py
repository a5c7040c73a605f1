"""A way out that asks more than the way in is known in tables and programs of any language, and one that does not is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import fault_of, found_in
from guichet.rulebook.rule import Bad, Good
from guichet.rules.dark_patterns.withdrawal_asymmetry import HARD, HOLDS, LOCKED, LONGER, NEVER, REGISTERED

RULE = rule_named("withdrawal-asymmetry")
HARDER = (
    Bad('JOIN = Rule(channels=(Channel.ONLINE, Channel.COUNTER))\nLEAVE = Rule(channels=(Channel.COUNTER,), note="Desk 4, café side.")\n', LONGER, at='Rule(channels=(Channel.COUNTER,), note="Desk 4, café side.")', path="passes/policy.py", review=True),
    Bad("CANAUX = {Action.SOUSCRIRE: {Canal.EN_LIGNE}, Action.RESILIER: {Canal.GUICHET}}  # été\n", LONGER, at="{Canal.GUICHET}", path="abonnement/canaux.py", review=True),
    Bad("export const CHANNELS: Record<Action, Channel[]> = {\n  [Action.Subscribe]: [Channel.Online], // café\n  [Action.Cancel]: [Channel.Post],\n};\n", LONGER, at="[Channel.Post]", path="src/channels.ts", review=True),
    Bad("export const JOIN = rule([Channel.ONLINE, Channel.COUNTER]); // café\nexport const LEAVE = rule([Channel.COUNTER]);\n", LONGER, at="rule([Channel.COUNTER])", path="src/policy.ts", review=True),
    Bad("<?php // été\nfunction canaux($action) {\n    return match ($action) {\n        'souscription' => [Canal::EnLigne, Canal::Guichet],\n        'resiliation' => [Canal::Guichet],\n    };\n}\n", LONGER, at="[Canal::Guichet]", path="src/canaux.php", review=True),
    Bad('MODES = {"accord": "un clic", "retrait": "lettre signée, au guichet de l’été"}\n', LONGER, at='"lettre signée, au guichet de l’été"', path="consent/voies.py", review=True),
    Bad('{"café": {"subscription": {"by": "website", "from": "today"}, "termination": {"by": "registered letter", "from": "in a month"}}}\n', LONGER, at='"registered letter"', path="config/plans.json", review=True),
    Bad("# été\n[carte.adhesion]\nvoie = \"en ligne\"\n\n[carte.arret]\nvoie = \"en agence\"\n", LONGER, at='voie = "en agence"', path="config/cartes.toml", review=True),
    Bad('ETAPES = ["pourquoi", "offre", "confirmer", "êtes_vous_sûr", "fin"]\n', HOLDS, at='["pourquoi", "offre", "confirmer", "êtes_vous_sûr", "fin"]', path='resiliation/etapes.py', review=True),
    Bad("<p lang=\"en\">To unsubscribe from the café list, write to us by post.</p>", HARD, at="To unsubscribe from the café list, write to us by post", path="templates/leave.html"),
    Bad("<?php // été\nreturn ['canal_adhesion' => 'en_ligne', 'canal_resiliation' => 'lettre_recommandee', 'tarif' => 12];\n", LONGER, at="'lettre_recommandee'", path="config/piscine.php", review=True),
    Bad("export const pass = { joinVia: 'web', leaveVia: 'post', fee: 18 } // été\n", LONGER, at="'post'", path="src/pass.ts", review=True),
    Bad("def adhérer(personne):\n    personne.liste = True\n\n\ndef quitter(personne, pièces):\n    if not pièces.courrier_signé:\n        raise Refus\n    personne.liste = False\n", LONGER, at="def quitter", path="listes/service.py", review=True),
    Bad("export const RULES = {\n  inscription: { voies: ['en_ligne'] },\n  résiliation: { voies: ['lettre_recommandée'] },\n};\n", LONGER, at="{ voies: ['lettre_recommandée'] }", path="src/rules.ts", review=True),
    Bad('<form method="post"><input type="checkbox" id="share" name="share" <% if @user.share %>checked<% end %> <% if @user.share %>disabled<% end %>><label for="share" lang="en">I agree that the café shares my data with partners</label></form>', LOCKED, at="disabled", path="app/views/choices.html.erb"),
    Bad("export function Choices({ user }) {\n  return <form><label><input type=\"checkbox\" name=\"newsletter\" checked={user.letters} disabled={user.letters} /> Send me the café newsletter</label></form>;\n}\n", LOCKED, at="user.letters", path="src/Choices.jsx"),
    Bad("# été\nclass RegistrationsController < ApplicationController\n  def create\n    Account.create!(registration_params)\n  end\n\n  def destroy\n    head :method_not_allowed\n  end\nend\n", NEVER, at="head :method_not_allowed", path="app/controllers/registrations_controller.rb"),
    Bad('@router.delete("/me")\ndef fermer_compte(moi=Depends(connecte)):\n    raise HTTPException(405, "Un compte créé cet été ne se ferme pas.")\n', NEVER, at='raise HTTPException(405, "Un compte créé cet été ne se ferme pas.")', path="app/api/compte.py"),
    Bad('{"booking": {"cancel": {"how": "Cancellations can only be made by phone, été comme hiver, from 9am to 11am."}}}\n', HARD, at="Cancellations can only be made by phone", path="src/locales/en.json"),
    Bad('fr:\n  refus:\n    recours: "Cet été, adressez votre recours uniquement par lettre recommandée avec accusé de réception."\n', REGISTERED, at="uniquement par lettre recommandée", path="config/locales/fr.yml", review=True),
    Bad('<html lang="en"><body><h1>Your café permit</h1><p>If you disagree, appeals must be sent by registered post within 28 days.</p></body></html>', REGISTERED, at="must be sent by registered post", path="templates/decision.html"),
    Bad('fr:\n  refus:\n    recours: "Envoyez votre recours par lettre recommandée avant l’été. Les recours reçus par un autre moyen ne sont pas examinés."\n', REGISTERED, at="recours reçus par un autre moyen ne sont pas examinés", path="config/locales/fr.yml"),
    Bad("en:\n  memberships:\n    show:\n      leave_help: \"To cancel, call %{phone}, Monday to Friday, été comme hiver.\"\n", HARD, at="To cancel, call", path="config/locales/en.yml"),
    Bad('<html lang="en"><body><h1>Your plan at the café</h1><p>If you want to cancel your plan, call us on weekday mornings.</p></body></html>', HARD, at="If you want to cancel your plan, call", path="templates/plan.html"),
    Bad('<html lang="en"><body><h1>Stop sharing my record</h1><p>Send a signed letter to the café of records, by post.</p></body></html>', HARD, at="Send a signed letter to the café of records, by post.", path="templates/stop.html"),
    Bad("actions:\n  - label: Modifier mes options # été\n    canal: {type: lien, adresse: /options}\n  - label: Résilier mon contrat\n    canal: {type: avis, texte: Envoyez une lettre recommandée}\n", LONGER, at="Envoyez une lettre recommandée", path="config/espace.yml", review=True),
    Bad("sms:\n  été: \"Votre abonnement continue. Pour annuler, téléphonez en été.\"\n", HARD, at="Pour annuler, téléphonez", path="config/messages.yml", review=True),
    Bad("class CancellationsController # été\n  steps :reason, :offer, :pause, :confirm\nend\n", HOLDS, at="steps :reason, :offer, :pause, :confirm", path="app/controllers/cancellations_controller.rb", review=True),
    Bad('fr:\n  partage:\n    retrait: "Le partage est actif cet été. Pour l’arrêter, écrivez au siège, avec une copie de votre pièce d’identité."\n', HARD, at="Pour l’arrêter, écrivez au siège, avec une copie de votre pièce", path="config/locales/fr.yml"),
    Bad('<p lang="fr">Vous avez donné votre accord cet été. Pour le retirer, présentez-vous au guichet.</p>', HARD, at="Pour le retirer, présentez-vous au guichet", path="templates/accord.html"),
    Bad('<p lang="en">Your café membership is active. To cancel it, you must call us.</p>', HARD, at="To cancel it, you must call", path="templates/member.html"),
    Bad('<p lang="en">Your café pass is active. To stop it, send a registered letter to us.</p>', HARD, at="To stop it, send a registered letter", path="templates/pass.html"),
    Bad("option_été:\n  entree:\n    canaux: [site, guichet]\n  sortie:\n    canaux: [telephone]\n    horaires: lundi matin\n    accuse: [site]\n", LONGER, at="[telephone]", path="regles/option.yaml", review=True),
    Bad("OUVERTURE_COMPTE_ETAPES = ['identifiants']  # été\nFERMETURE_COMPTE_ETAPES = ['code', 'entretien', 'confirmation', 'signature', 'attente']\n", LONGER, at="['code', 'entretien', 'confirmation', 'signature', 'attente']", path="espace/réglages.py", review=True),
    Bad("ACCOUNT_CREATE_STEPS = ('email',)  # café\nACCOUNT_DELETION_STEPS = ('email', 'sms', 'interview', 'paper', 'delay')\n", LONGER, at="('email', 'sms', 'interview', 'paper', 'delay')", path="members/settings.py", review=True),
)  # fmt: skip
AS_EASY = (
    Good("OUVERTURE_COMPTE_ETAPES = ['identifiants', 'courriel']  # été\nFERMETURE_COMPTE_ETAPES = ['mot_de_passe', 'confirmation']\n", path="espace/réglages.py"),
    Good("option_été:\n  entree:\n    canaux: [site, guichet, telephone]\n  sortie:\n    canaux: [telephone, site]\n", path="regles/option.yaml"),
    Good("salle_été:\n  entree: {voie: [badge, telephone]}\n  sortie: {voie: [telephone]}\n", path="regles/salle.yaml"),
    Good("JOIN = Rule(channels=(Channel.ONLINE, Channel.COUNTER))\nLEAVE = Rule(channels=(Channel.ONLINE, Channel.COUNTER), note='Desk 4, café side.')\n", path="passes/rules.py"),
    Good("export const ROOMS = { join: { channels: [Channel.Café, Channel.Counter] }, leave: { channels: [Channel.Counter] } };\n", path="src/rooms.ts"),
    Good("export const HOOKS: Record<Action, Channel[]> = {\n  [Action.Subscribe]: [Channel.Online], // café\n  [Action.Cancel]: [Channel.Post, Channel.Online],\n};\n", path="src/hooks.ts"),
    Good('from django import forms\n\n\nclass CarteForm(forms.ModelForm):\n    class Meta:\n        labels = {"nom": "Votre nom d’été", "demande": "Ce que vous demandez", "retrait": "Par courrier, ou au guichet où prendre la carte"}\n', path="cartes/forms.py"),
    Good("passeport: # été\n  depot:\n    canaux: [en_ligne, mairie]\n  retrait:\n    canaux: [guichet]\n", path="config/passeport.yml"),
    Good("export const TEXTES = {\n  joindre: { texte: 'Comment vous joindre cet été' },\n  retrait: { texte: 'Demandez un retrait par lettre' },\n};\n", path="src/textes.js"),
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
