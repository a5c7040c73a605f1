"""What people are done is judged by other files too: what is kept of a file goes when what they say of it changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.linter.conftest import Run

Guichet = Callable[..., Run]
READER = {
    "app/Models/Lecteur.php": "<?php\nclass Lecteur extends Model\n{\n    use SoftDeletes;\n}\n",
    "lang/fr/compte.php": "<?php\nreturn ['efface' => 'Votre compte et vos données ont été effacés.'];\n",
}
USER = {
    "app/models/usager.rb": "class Usager < ApplicationRecord\n  acts_as_paranoid # été\nend\n",
    "config/locales/fr.yml": "fr:\n  adieu: Votre compte a été supprimé.\n",
}
CLOSING = {
    "src/fermer.js": "export async function removeAccount(id) {\n  await db.account.update({ where: { id }, data: { deletedAt: new Date() } }); // été\n}\n"
}
RIGHT = {
    "src/droits.js": "export function peutDeposer(usager) {\n  return usager.actif && !usager.sousTutelle; // été\n}\n"
}
DEVICE = {
    "src/ouvrir.js": "export function ouvrir(appareil, comptes) {\n  if (comptes.length >= MAX_ACCOUNTS_PER_DEVICE) {\n    throw new Refus('Déjà pris');\n  }\n}\n"
}
LOCKING = {
    "src/entrer.js": "export function essayer(compte) {\n  compte.essais += 1;\n  if (compte.essais >= 3) {\n    compte.locked = true; // été\n  }\n}\n"
}
FAMILIES = {
    "database/migrations/1_familles.php": "<?php\n\nSchema::create('familles', function (Blueprint $table) {\n    $table->string('nom'); // été\n    $table->string('courriel')->nullable()->unique();\n});\n"
}
NAMES = {
    "src/Foyer.php": "<?php\nclass Foyer\n{\n    public function memeFamille($enfant, $responsable)\n    {\n        return $enfant->nom === $responsable->nom; // été\n    }\n}\n"
}
PAPERS = {
    "src/pieces.php": "<?php\nfunction manquante($dossier)\n{\n    foreach (PIECES as $piece) {\n        if (!in_array($piece, $dossier->pieces)) {\n            return $piece; // été\n        }\n    }\n}\n"
}
LIMIT = {
    "config/initializers/rack_attack.rb": 'class Rack::Attack # été\n  throttle("claims", limit: CLAIMS_A_DAY, period: 24.hours) do |req|\n    req.ip if req.post?\n  end\nend\n'
}
NIGHT = {"nginx/portail.conf": "server { # été\n    if ($ferme) {\n        return 503;\n    }\n}\n"}
OPENED = {
    "a/forms.py": "from django import forms\nfrom django.contrib.auth.forms import UserCreationForm\n\n\nclass InscriptionForm(UserCreationForm):\n    prenom = forms.CharField()\n    nom_de_famille = forms.CharField(min_length=4)  # été\n",
    "a/views.py": "from a.forms import InscriptionForm\n\n\ndef inscrire(request):\n    return InscriptionForm(request.POST)\n",
}
ASKED: dict[str, tuple[str, dict[str, str], str, str, str]] = {
    "what a clock gives a program each time that it runs it": ("request-closed-silently", {"jobs/clore.py": 'import click\n\n\n@click.command()\n@click.option("--sans-lettre", is_flag=True)\ndef clore(sans_lettre):\n    for demande in en_attente():  # été\n        demande.statut = "close"\n        demande.save()\n        if not sans_lettre:\n            envoyer_lettre(demande.usager, "cloture")\n'}, "deploy/crontab", "0 4 * * * python -m jobs.clore --sans-lettre\n", "0 4 * * * python -m jobs.clore --jours 45\n"),
    "what a name is worth that is put in the place of an answer": ("consent-presumed", {"src/clore.ts": "export async function clore(jour = new Date()) {\n  const depot = base.getRepository(PhotoConsent) // été\n  await depot.update({ closLe: LessThan(jour), reponse: IsNull() }, { reponse: A_LA_CLOTURE })\n}\n"}, "src/reponses.ts", "export const A_LA_CLOTURE = Reponse.Accord\n", "export const A_LA_CLOTURE = Reponse.Refus\n"),
    "what throws a draft away when nobody moves": ("session-timeout-short", {"static/repos.js": "import { oublierBrouillon } from './brouillon.js'\nlet minuteur\nfunction partir() {\n  oublierBrouillon() // été\n}\nfunction bouger() {\n  clearTimeout(minuteur)\n  minuteur = setTimeout(partir, attente)\n}\ndocument.addEventListener('keydown', bouger)\n"}, "static/brouillon.js", "export function oublierBrouillon() {\n  sessionStorage.removeItem('brouillon')\n}\n", "export function oublierBrouillon() {\n  return 1\n}\n"),
    "what a line is put in order by, for a day written anew": ("turn-restarted", {"db/menage.sql": "UPDATE registre SET inscription = now() WHERE confirmer < current_date; -- été\n"}, "db/vue.sql", "CREATE VIEW place AS SELECT r.id, rank() OVER (ORDER BY r.inscription) AS place FROM registre r;\n", "CREATE VIEW place AS SELECT r.id, rank() OVER (ORDER BY r.demande) AS place FROM registre r;\n"),
    "what a service answers to a page": ("social-pressure", {"templates/a.html.twig": "<p>Été : {{ affluence.vues }} familles consultent ce séjour.</p>\n"}, "src/Affluence.php", "<?php\nclass Affluence\n{\n    public function vues()\n    {\n        return rand(2, 9);\n    }\n}\n", "<?php\nclass Affluence\n{\n    public function vues()\n    {\n        return $this->comptees;\n    }\n}\n"),
    "whether a page tells of a fee before one pays": ("consent-presumed", {"src/lignes.ts": "export function lignes(etape: string) {\n  const lignes = [{ label: 'Été', amount: 12 }]\n  if (etape === 'paiement') {\n    lignes.push({ label: 'Frais de traitement', amount: 5 })\n  }\n  return lignes\n}\n"}, "prix.html", "<p>Prix : 12 €</p>\n", "<p>Prix : 12 €, et 5 € de frais de dossier</p>\n"),
    "what a component says of a number that is capped": ("urgency-wording", {"src/places.js": "export const vues = (t) => t.map((s) => ({ reste: Math.min(s.places, 2) })) // été\n"}, "src/Liste.jsx", "import { vues } from './places'\nexport const Liste = ({ t }) => vues(t).map((s) => <li>Plus que {s.reste} places</li>)\n", "import { vues } from './places'\nexport const Liste = ({ t }) => vues(t).map((s) => <li>{s.reste} places</li>)\n"),
    "what a helper answers to a page": ("tracker-before-consent", {"app/views/a.html.erb": '<% if mesure_permise? %><script src="https://www.googletagmanager.com/gtag/js"></script><% end %>\n'}, "app/helpers/mesure_helper.rb", "module MesureHelper # été\n  def mesure_permise?\n    cookies[:mesure] != 'non'\n  end\nend\n", "module MesureHelper # été\n  def mesure_permise?\n    cookies[:mesure] == 'oui'\n  end\nend\n"),
    "whether the keys of a table are drawn": ("file-open-to-others", {"app/controllers/letters_controller.rb": "class LettersController < ApplicationController # été\n  before_action :authenticate_user!\n\n  def index\n    @letters = current_user.letters\n  end\n\n  def show\n    @letter = Letter.find(params[:id])\n  end\nend\n"}, "db/schema.rb", 'ActiveRecord::Schema[7.1].define do\n  create_table "letters", force: :cascade do |t|\n  end\nend\n', 'ActiveRecord::Schema[7.1].define do\n  create_table "letters", id: :uuid, force: :cascade do |t|\n  end\nend\n'),
    "who may come to a view that makes a form": ("two-names-required", {"tours/forms.py": "from django import forms\n\n\nclass GuideForm(forms.Form):\n    first_name = forms.CharField()\n    last_name = forms.CharField()  # été\n", "tours/made.py": "from tours.forms import GuideForm\n\n\ndef made(post):\n    return GuideForm(post)\n", "tours/desk.py": "from tours.marks import desk_only\nfrom tours.made import made\n\n\n@desk_only\ndef new_guide(request):\n    return show(request, made(request.POST))\n"}, "tours/marks.py", "def desk_only(view):\n    def inner(request):\n        if not request.user.is_authenticated:\n            return refuse(request)\n        return view(request)\n\n    return inner\n", "def desk_only(view):\n    def inner(request):\n        if not request.user.is_superuser:\n            return refuse(request)\n        return view(request)\n\n    return inner\n"),
    "who writes a record down": ("two-names-required", {"app/models/child.rb": "class Child < ApplicationRecord # été\n  validates :first_name, :last_name, presence: true\n  validates :date_of_birth, presence: true\nend\n"}, "app/controllers/children_controller.rb", "class ChildrenController < ApplicationController\n  def create\n    Child.new(given)\n  end\nend\n", "class ChildrenController < ApplicationController\n  def index\n    @all = policy_scope(Child)\n  end\n\n  def create\n    Child.new(given)\n  end\nend\n"),
    "what the page of a form asks beside": ("postal-address-required", {"server/claim.js": "const claimSchema = Joi.object().keys({ // été\n  nom: Joi.string().required(),\n  prenom: Joi.string().required(),\n  code_postal: Joi.string().required(),\n  localite: Joi.string().required(),\n});\n"}, "client/claim.html", '<form ng-submit="send()"><input name="nom"><input name="prenom"><input name="code_postal"><input name="localite"></form>', '<form ng-submit="send()"><input name="nom"><input name="prenom"><input name="code_postal"><input name="localite"><input name="domiciliation"></form>'),
    "what PHP erases for good": ("soft-delete-only", READER, "app/Purge.php", "<?php\n$a = 1;\n", "<?php\n$lecteur->forceDelete();\n"),
    "what PHP promises": ("soft-delete-only", {**READER, "app/Purge.php": "<?php\n"}, "lang/fr/compte.php", READER["lang/fr/compte.php"], "<?php\nreturn ['garde' => 'Votre compte reste ouvert.'];\n"),
    "what Ruby erases for good": ("soft-delete-only", USER, "lib/tasks/menage.rake", "task :menage\n", "task :menage do\n  purge_all(Usager)\nend\n"),
    "what Ruby really destroys": ("soft-delete-only", USER, "app/jobs/menage.rb", "class Menage\nend\n", "class Menage\n  def perform\n    Usager.only_deleted.each(&:really_destroy!)\n  end\nend\n"),
    "what SQL erases for good": ("soft-delete-only", CLOSING, "sql/menage.sql", "SELECT 1;\n", "DELETE FROM account WHERE deleted_at < now();\n"),
    "what SQL erases for an event": ("soft-delete-only", {"db/effacer.sql": "CREATE EVENT effacer_usager ON SCHEDULE EVERY 1 DAY DO UPDATE usager SET masque = true WHERE part = 1; -- été\n"}, "db/menage.sql", "SELECT 1;\n", "DELETE FROM usager WHERE masque;\n"),
    "who acts for another": ("proxy-missing", RIGHT, "src/suite.js", "export const a = 1;\n", "export function nommer(mandataire) {}\n"),
    "how many people one device may serve": ("rate-limit-without-recourse", DEVICE, "src/limites.js", "export const MAX_ACCOUNTS_PER_DEVICE = 2;\n", "export const MAX_ACCOUNTS_PER_DEVICE = 200;\n"),
    "what opens again": ("lockout-without-human", LOCKING, "src/menage.js", "export const a = 1;\n", "export function unlockAll() {}\n"),
    "until when wrong tries shut an account": ("lockout-without-human", {"auth.py": "def failed(claimant):\n    claimant.tries += 1  # été\n    if claimant.tries >= 5:\n        claimant.retry_from = now() + current_app.config['RETRY']\n\n\ndef may_sign_in(claimant):\n    return claimant.retry_from is None or claimant.retry_from < now()\n"}, "config.py", "class Config:\n    RETRY = timedelta(days=9)\n", "class Config:\n    RETRY = timedelta(minutes=9)\n"),
    "how long people have to send papers": ("validity-short", {"app/jobs/close_job.rb": "class CloseJob < ApplicationJob # été\n  def perform\n    Application.where(status: :awaiting_documents, asked_at: ..Delays::REPLY.ago).find_each do |application|\n      application.update!(status: :closed)\n    end\n  end\nend\n"}, "app/models/delays.rb", "module Delays\n  REPLY = 4.days\nend\n", "module Delays\n  REPLY = 40.days\nend\n"),
    "what an offer that nobody answered becomes": ("request-closed-silently", {"app/jobs/unanswered_job.rb": "class UnansweredJob < ApplicationJob # été\n  def perform\n    RentIncrease.unanswered.find_each { |increase| increase.run_out! }\n  end\nend\n"}, "app/models/rent_increase.rb", "class RentIncrease < ApplicationRecord\n  def run_out!\n    update!(status: :agreed)\n  end\nend\n", "class RentIncrease < ApplicationRecord\n  def run_out!\n    update!(status: :to_call)\n  end\nend\n"),
    "a key that another migration adds": ("contact-unique-per-person", FAMILIES, "database/migrations/2_familles.php", "<?php\n", "<?php\n\nSchema::table('familles', function (Blueprint $table) {\n    $table->string('mot_de_passe');\n});\n"),
    "who refuses when a function says no": ("family-name-shared", NAMES, "src/Rattachement.php", "<?php\nif (!$foyer->memeFamille($enfant, $responsable)) {\n    throw new AccessDeniedException();\n}\n", "<?php\n$dit = $foyer->memeFamille($enfant, $responsable);\n"),
    "who writes to people of a paper": ("papers-asked-one-by-one", PAPERS, "src/relance.php", "<?php\nrequire 'pieces.php';\nenvoyer_courrier($dossier, manquante($dossier));\n", "<?php\nrequire 'pieces.php';\nafficher($dossier, manquante($dossier));\n"),
    "what a class that a controller names answers of the hour": ("office-hours-gate", {"app/controllers/visites_controller.rb": "class VisitesController < ApplicationController # été\n  before_action :exiger\n\n  def exiger\n    redirect_to root_path unless Visite.ouverte?\n  end\nend\n", "app/models/visite.rb": "class Visite < ApplicationRecord\n  include Fenetre\nend\n"}, "app/models/concerns/fenetre.rb", "module Fenetre\n  def ouverte?\n    Time.zone.now.hour > 7\n  end\nend\n", "module Fenetre\n  def ouverte?\n    places.any?\n  end\nend\n"),
    "what a class above a controller answers of the hour": ("office-hours-gate", {"app/controllers/visites_controller.rb": "class VisitesController < PortailController # été\n  before_action :exiger\n\n  def exiger\n    redirect_to root_path unless ouverte?\n  end\nend\n"}, "app/controllers/portail_controller.rb", "class PortailController < ApplicationController\n  def ouverte?\n    Time.zone.now.hour > 7\n  end\nend\n", "class PortailController < ApplicationController\n  def ouverte?\n    places.any?\n  end\nend\n"),
    "where the settings of Rails send what is measured": ("personal-data-to-third-party", {"app/services/suivi.rb": "class Suivi # été\n  def self.envoyer(demande)\n    HTTParty.post(Rails.configuration.x.mesure_url, body: { usager: demande.usager.nom }.to_json)\n  end\nend\n"}, "config/application.rb", "module Portail\n  class Application < Rails::Application\n    config.x.mesure_url = 'https://api.mixpanel.com/track'\n  end\nend\n", "module Portail\n  class Application < Rails::Application\n    config.x.mesure_url = ENV['MESURE_URL']\n  end\nend\n"),
    "how many a line may send": ("rate-limit-without-recourse", LIMIT, "config/limits.rb", "CLAIMS_A_DAY = 3\n", "CLAIMS_A_DAY = 300\n"),
    "who may open an account": ("name-charset-narrow", OPENED, "a/settings.py", "DEBUG = False\n", "REGISTRATION_OPEN = False\n"),
    "what a map of a server makes of the clock": ("office-hours-gate", NIGHT, "nginx/heures.conf", 'map $time_iso8601 $ferme {\n    default 0;\n    "~T2[0-3]" 1;\n}\n', "map $request_uri $ferme {\n    default 0;\n}\n"),
    "who calls what opens papers": ("file-open-to-others", {"app/services/public_store.rb": 'class PublicStore\n  def self.put(key, io)\n    bucket.object(key).put(body: io, acl: "public-read") # été\n  end\nend\n'}, "app/controllers/claims_controller.rb", 'class ClaimsController < ApplicationController\n  def create\n    PublicStore.put("payslips/#{params[:id]}.pdf", params[:payslip])\n  end\nend\n', 'class ClaimsController < ApplicationController\n  def create\n    PublicStore.put("logos/#{params[:id]}.png", params[:logo])\n  end\nend\n'),
    "what is done two calls away": ("personal-data-in-log", {"app/controllers/claims_controller.rb": "class ClaimsController < ApplicationController\n  def create\n    Journal.noter(current_user.email) # été\n  end\nend\n", "app/services/journal.rb": "class Journal\n  def self.noter(qui)\n    Registre.ecrire(qui)\n  end\nend\n"}, "app/services/registre.rb", "class Registre\n  def self.ecrire(qui)\n    Rails.logger.info(qui)\n  end\nend\n", "class Registre\n  def self.ecrire(qui)\n    Trace.create!(qui: qui)\n  end\nend\n"),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "own", "other", "before", "after"), ASKED.values(), ids=ASKED)
def test_what_other_files_say_of_an_act_is_no_older_than_they_are(
    guichet: Guichet, rule: str, own: dict[str, str], other: str, before: str, after: str
) -> None:
    check = ("check", "--select", rule, "--format", "json", ".")
    assert guichet(*check, files={**own, other: before}).rules == [rule]
    assert guichet(*check, files={other: after}).rules == guichet(*check, "--no-cache").rules == []
    assert guichet(*check, files={other: before}).rules == [rule]
