"""A log that keeps names and numbers: many read it, and nobody ever erases it."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed.logged_by_library import BY_CLIENT, BY_LIBRARY, WITH_SECRETS
from guichet.done.acts.deed_found import FromDeed
from guichet.done.acts.ruby.jobs_logged import JOB
from guichet.done.acts.table.watching import Written
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.datum import Sort
from guichet.rulebook.rule import Bad, Check, Good, Subject, act_rule

LOGGED = Text(
    fr="Le journal garde `{data}` : toute personne qui lit les journaux saura de qui il s’agit. Écrivez la référence du dossier à la place.{chain}",
    en="The log keeps `{data}`: anyone who reads the logs will know who it is about. Write the reference of the file instead.{chain}",
)
ONCE = Text(
    fr="Le journal garde `{data}`, pour un jour qui semble passé. Ce code sert-il encore ? Retirez-le, ou écrivez la référence du dossier à la place.{chain}",
    en="The log keeps `{data}`, for a day that seems over. Is this code still run? Take it out, or write the reference of the file instead.{chain}",
)
ANSWERS = Text(
    fr="Le journal garde toutes les réponses du formulaire : noms, situation, tout. Écrivez la référence et la liste des champs en erreur.{chain}",
    en="The log keeps every answer of the form: names, situation, everything. Write the reference and the list of fields in error.{chain}",
)

BY_SETTING = Text(
    fr="« {data} » fait écrire dans les journaux ce que les personnes envoient : leur nom, leur situation, tout ce qu’elles ont saisi. Retirez ce réglage, ou ne gardez que l’adresse de la page et le code de la réponse.",
    en='"{data}" has what people send written in the logs: their name, their situation, all that they typed. Remove this setting, or keep only the address of the page and the status of the answer.',
)
LEFT_IN = Text(
    fr="Cette liste de ce que les journaux taisent y laisse {data} : à chaque formulaire envoyé, ce que la personne a saisi s’y écrit en clair. Ajoutez ces noms, ou ne laissez passer que ce qui ne dit rien de personne.",
    en="This list of what logs leave out leaves in {data}: each time a form is sent, what people typed is written there in clear. Add these names, or let through only what tells nothing of anyone.",
)
SENT_ON = Text(
    fr="Cette liste laisse {data} partir avec chaque panne : l’outil qui suit les erreurs, chez un tiers, reçoit en clair ce que la personne a saisi. Ajoutez ces noms, ou n’envoyez aucun paramètre.",
    en="This list lets {data} go with each failure: the tool that follows errors, at a third party, receives what people typed in clear. Add these names, or send no parameter.",
)
GIVEN = Text(
    fr="La tâche reçoit {data}, et les journaux gardent ce qu’une tâche reçoit : qui les lit saura de qui il s’agit. Donnez-lui le numéro de la fiche, ou écrivez `self.log_arguments = false`.",
    en="The job is given {data}, and logs keep what jobs are given: anyone who reads them will know who it is. Give it the number of the record, or write `self.log_arguments = false`.",
)
OF_ITSELF = Text(
    fr="`{data}` écrit de lui-même au journal tout ce que chacun envoie : mots de passe, situation, réponses. Réglez-le pour qu’il laisse de côté le corps des requêtes et les en-têtes.",
    en="`{data}` logs all that people send, of its own accord: passwords, situation, answers. Set it so that it leaves the body of requests and the headers out.",
)
SENT_TO_OTHERS = Text(
    fr="`{data}` : le journal garde tout ce que le service envoie ailleurs. Est-ce le dossier d’une personne ? N’écrivez que l’adresse appelée et le code de la réponse.",
    en="`{data}`: the log keeps all that the service sends to others. Is it a person’s file? Write only the address called and the status of the answer.",
)
ADDRESSES = Text(
    fr="Ce journal garde les adresses entières, et « {data} » porte un secret : qui lit les journaux peut-il ouvrir le dossier de la personne ? Coupez l’adresse, ou masquez ce secret.",
    en='This log keeps whole addresses, and "{data}" holds a secret: can whoever reads the logs open a person’s file? Cut the address, or mask this secret.',
)
_MACHINES = frozenset({"webhook", "callback", "hook", "sns", "beacon", "pixel", "tracking", "telemetry"})
"""In the name of what another program calls: what it sends is no form of anybody's."""


_BY_LIBRARIES = {
    BY_LIBRARY: (OF_ITSELF, Certainty.VIOLATION),
    BY_CLIENT: (SENT_TO_OTHERS, Certainty.REVIEW),
    WITH_SECRETS: (ADDRESSES, Certainty.REVIEW),
}


def _set(act: Act) -> Iterator[Hit]:
    """Report a setting by which a log holds what people send."""
    if isinstance(act, Written) and act.data[0].sort is Sort.IDENTITY:
        said = {"log": LEFT_IN, JOB: GIVEN}.get(act.to, SENT_ON)
        yield Hit(act.span, said, {"data": _all(act)}, path=act.path)
    elif isinstance(act, Written):
        yield Hit(act.span, BY_SETTING, {"data": act.data[0].shown}, path=act.path)


_MOST = 20
"""Names that a sentence gives: from one more on, the others are counted."""


def _all(act: Written) -> Text:
    """Every name that is left in: whoever adds some of them must not be given others the next time."""
    named = ", ".join(f"`{one.shown}`" for one in act.data[:_MOST])
    more = len(act.data) - _MOST
    return Text(f"{named} et {more} de plus", f"{named} and {more} more") if more > 0 else Text(named, named)


@act_rule(
    Kind.KEEP,
    name="personal-data-in-log",
    code="W9414",
    family=Family.DATA_ETHICS,
    severity=Severity.CRITICAL,
    title=Text(fr="Donnée personnelle dans un journal", en="Personal data in a log"),
    harms=Text(
        fr="Les personnes dont le nom, l’adresse ou le numéro traîne dans des fichiers copiés, sauvegardés et lus par beaucoup.",
        en="People whose name, address or number lies in files that are copied, saved and read by many.",
    ),
    instead=Text(
        fr="Une référence opaque suffit pour retrouver un dossier. Gardez les journaux six mois à un an.",
        en="An opaque reference is enough to find a file. Keep logs for six months to a year.",
    ),
    wrong_when=Text(
        fr="La valeur est masquée ou remplacée avant l’écriture par un filtre du journal.",
        en="The value is masked or replaced before writing by a filter of the log.",
    ),
    refs=("cnil-developers-14", "gdpr-5-1-c", "gdpr-32"),
    lesson="09-data-and-scores/01-minimise",
    needs=("logger", "logging", "log.info", "log.debug", "log.warn", "log.err", "structlog", "_log.", "journal.", "print(", "console.", "log::", "pino", "morgan", "bunyan", "messageformatter", "debug_output", "bodies", "level.body", "level.full", "loglevel.", "koa-logger", "express-winston", "requests-logger", "logrecord", "processorinterface", "requestlogging", "serializers"),
    also=(Check(Subject.ACT, (Kind.KEEP,), ("log", "journa", "trac", "audit", "telemetr", "observab", "apm", "otel", "attributes", "filter_parameters", "perform_later"), _set, ("body", "bodies", "corps", "form", "payload", "saisie", "repons", "email", "courriel", "nir", "telephone", "phone", "name", "nom", "pii", "passw", "data", "rows", "lines", "csv")),),
    bad=(
        Bad({"portail/views.py": "import logging\n\nfrom portail.description import décrire\n\nlog = logging.getLogger(__name__)\n\n\ndef déposer(request):\n    ligne = décrire(request)\n    log.info(\"%s\", ligne)\n    return render(request, \"depot.html\")\n", "portail/description.py": "def _champs(request):\n    paires = [f\"{clé}={valeur}\" for clé, valeur in request.POST.items()]\n    return \" \".join(paires)\n\n\ndef décrire(request):\n    texte = f\"{request.method} {_champs(request)}\"\n    return texte[:400]\n"}, ANSWERS, at="ligne", path="portail/views.py"),
        Bad("class Rappels # été\n  def self.renvoyer(usagers)\n    usagers.where('créé_le > ?', Date.new(2021, 8, 14)).find_each do |usager|\n      logger.info(\"Renvoyé à #{usager.email}\")\n    end\n  end\nend\n", ONCE, at="logger.info(\"Renvoyé à #{usager.email}\")", path="app/lib/rappels.rb", review=True),
        Bad("export function tracer(req, res, next) { // été\n  const corps = JSON.stringify(req.body);\n  logger.info(`${req.method} ${corps}`);\n  next();\n}\n", ANSWERS, at="logger.info(`${req.method} ${corps}`)", path="src/tracer.js"),
        Bad("class ClaimsController < ApplicationController # café\n  def create\n    Rails.logger.info(\"new claim #{params.inspect}\")\n    Claim.create!(claim_params)\n  end\nend\n", ANSWERS, at='Rails.logger.info("new claim #{params.inspect}")', path="app/controllers/claims_controller.rb"),
        Bad("function reçu(claim) {\n  logger.info(`reçu de ${claim.nino}`);\n}\n", LOGGED, at="logger.info(`reçu de ${claim.nino}`)", path="src/log.js"),
        Bad("<?php\nfunction recu($usager, $logger) {\n    $logger->info('été ' . $usager->courriel);\n}\n", LOGGED, at="$logger->info('été ' . $usager->courriel)", path="src/recu.php"),
        Bad("journaux:\n  acces: # été\n    contenu: [adresse, corps_requete]\n", BY_SETTING, at="corps_requete", path="conf/journaux.yml"),
        Bad('logger.info("Demande de %s", demande.prénom)\n', LOGGED, at="demande.prénom"),
        Bad('log.warning(f"échec pour {body.email}")\n', LOGGED, at='f"échec pour {body.email}"'),
        Bad('logger.info("connexion", nir=usager.nir, id=usager.pk)  # été\n', LOGGED, at="usager.nir"),
        Bad('current_app.logger.error("refusé : " + user.name)\n', LOGGED, at='"refusé : " + user.name'),
        Bad('audit = logging.getLogger("accès")\naudit.info("de %s", request.user.email)\n', LOGGED, at="request.user.email"),
        Bad('logging.debug("reçu %s", request.POST)\n', ANSWERS, at="request.POST"),
        Bad({"app/controllers/claims_controller.rb": "class ClaimsController < ApplicationController # été\n  def create\n    LetterJob.perform_later(@claim.claimant.email)\n  end\nend\n", "app/jobs/letter_job.rb": "class LetterJob < ApplicationJob\n  def perform(email)\n    Letters.send(email)\n  end\nend\n"}, GIVEN, at="LetterJob.perform_later(@claim.claimant.email)", path="app/controllers/claims_controller.rb"),
        Bad({"app/controllers/imports_controller.rb": "class ImportsController < ApplicationController # été\n  def create\n    ImportJob.perform_later(csv_rows, current_agent)\n  end\nend\n", "app/jobs/import_job.rb": "class ImportJob < ApplicationJob\n  def perform(rows, agent)\n    rows.each { |row| Claimant.create!(first_name: row[:first_name], birth_date: row[:birth_date]) }\n  end\nend\n"}, GIVEN, at="ImportJob.perform_later(csv_rows, current_agent)", path="app/controllers/imports_controller.rb"),
        Bad("class RemindersJob < ApplicationJob # été\n  def failed(error)\n    logger.info(log_message(error))\n  end\n\n  def log_message(error)\n    \"#{error.class} for #{claimant.email}\"\n  end\nend\n", LOGGED, at="logger.info(log_message(error))", path="app/jobs/reminders_job.rb"),
        Bad("exports.remind = function (claims) { // été\n  claims.forEach(function (claim) {\n    console.info('letter to ' + claim.claimant.email);\n  });\n};\n", LOGGED, at="console.info('letter to ' + claim.claimant.email)", path="server/cron/remind.js"),
        Bad({"config/initializers/filter_parameter_logging.rb": "# été\nRails.application.config.filter_parameters += [\n  :passw, :email, :secret, :token, :_key\n]\n", "db/schema.rb": "ActiveRecord::Schema[8.0].define(version: 1) do\n  create_table \"claimants\", force: :cascade do |t|\n    t.string \"first_name\"\n    t.string \"last_name\"\n    t.date \"birth_date\"\n    t.string \"email\"\n  end\nend\n", "app/controllers/claims_controller.rb": "class ClaimsController < ApplicationController\n  def claim_params\n    params.require(:claimant).permit(:first_name, :last_name, :birth_date, :email)\n  end\nend\n"}, LEFT_IN, at="filter_parameters += [\n  :passw, :email, :secret, :token, :_key\n]", path="config/initializers/filter_parameter_logging.rb"),
        Bad({"config/initializers/filter_parameter_logging.rb": "# été\nRails.application.config.filter_parameters += [\n  :passw, :email, :secret, :token, :_key\n]\n", "db/schema.rb": "ActiveRecord::Schema[8.0].define(version: 1) do\n  create_table \"claimants\", force: :cascade do |t|\n    t.string \"first_name\"\n    t.string \"last_name\"\n    t.date \"birth_date\"\n    t.string \"email\"\n  end\nend\n", "app/controllers/claims_controller.rb": "class ClaimsController < ApplicationController\n  def claim_params\n    params.require(:claimant).permit(:first_name, :last_name, :birth_date, :email)\n  end\nend\n", "config/environments/production.rb": "Rails.application.configure do\n  config.lograge.enabled = true\nend\n", "config/honeybadger.yml": "api_key: clé\n"}, SENT_ON, at="filter_parameters += [\n  :passw, :email, :secret, :token, :_key\n]", path="config/initializers/filter_parameter_logging.rb"),
        Bad("class TaxService # été\n  def ask\n    called = address_url\n    logger.info \"asked #{address_url}\"\n    Http.get(called)\n  end\n\n  def address_url\n    \"https://tax.test/notices?tax_number=#{@tax_number}\"\n  end\nend\n", LOGGED, at='logger.info "asked #{address_url}"', path="app/services/tax_service.rb"),
        Bad("<?php\nclass Impots // été\n{\n    public function demander($nir)\n    {\n        $url = \"https://impots.test/avis?nir={$nir}\";\n        $this->logger->info('Demande : ' . $url);\n    }\n}\n", LOGGED, at="$this->logger->info('Demande : ' . $url)", path="src/Impots.php"),
        Bad("const décrit = (req) => ({ method: req.method, body: req.body });\napp.use((req, res, next) => {\n  logger.info({ ...décrit(req), status: 1 }, 'in');\n  next();\n});\n", ANSWERS, at="logger.info({ ...décrit(req), status: 1 }, 'in')", path="src/trace.js"),
        Bad({"src/trace.js": "const summaries = require('./summaries'); // été\napp.use((req, res, next) => {\n  const line = summaries.whole(req);\n  logger.info(line);\n  next();\n});\n", "src/summaries.js": "module.exports = {\n  whole(req) {\n    return { path: req.path, said: req.body };\n  },\n};\n"}, ANSWERS, at="logger.info(line)", path="src/trace.js"),
        Bad({"src/Claims.php": "<?php\nclass Claims\n{\n    public function create(Request $request) // été\n    {\n        $this->logger->info('in', Summary::whole($request));\n    }\n}\n", "src/Summary.php": "<?php\nclass Summary\n{\n    public static function whole(Request $request): array\n    {\n        return ['path' => $request->getPathInfo(), 'said' => $request->request->all()];\n    }\n}\n"}, ANSWERS, at="$this->logger->info('in', Summary::whole($request))", path="src/Claims.php"),
        Bad({"app/controllers/claims_controller.rb": "class ClaimsController < ApplicationController # été\n  include Traced\n\n  def create\n    Rails.logger.info(\"in #{traced_line}\")\n    Claim.create!(claim_params)\n  end\nend\n", "app/controllers/concerns/traced.rb": "module Traced\n  def traced_line\n    { path: request.path, said: params.to_unsafe_h }\n  end\nend\n"}, ANSWERS, at='Rails.logger.info("in #{traced_line}")', path="app/controllers/claims_controller.rb"),
        Bad('logger.info("été %s", usager.mobile)\n', LOGGED, at="usager.mobile"),
        Bad('logger.info("café %s", claimant.sort_code)\n', LOGGED, at="claimant.sort_code"),
        Bad("app.use(require('express-bunyan-logger')()); // été\n", OF_ITSELF, at="require('express-bunyan-logger')()", path="server/app.js"),
        Bad("<?php\n$stack->push(Middleware::log($logger, new MessageFormatter('été {req_body}')));\n", SENT_TO_OTHERS, at="MessageFormatter('été {req_body}')", path="src/Client.php", review=True),
        Bad({"server/app.js": "const morgan = require('morgan'); // été\napp.use(morgan('combined'));\n", "server/routes.js": "router.get('/claims/:accessToken', show);\n"}, ADDRESSES, at="morgan('combined')", path="server/app.js", review=True),
        Bad("package trace\n\nfunc Journal(suivant http.Handler) http.Handler {\n\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n\t\tcorps, err := io.ReadAll(r.Body)\n\t\tif err != nil {\n\t\t\treturn\n\t\t}\n\t\tsuivant.ServeHTTP(w, r)\n\t\tslog.Info(\"requête\", \"chemin\", r.URL.Path, \"corps\", string(corps))\n\t})\n}\n", ANSWERS, at="slog.Info(\"requête\", \"chemin\", r.URL.Path, \"corps\", string(corps))", path="trace/trace.go"),
    ),
    good=(
        Good({"portail/views.py": "import logging\n\nfrom portail.description import décrire\n\nlog = logging.getLogger(__name__)\n\n\ndef déposer(request):\n    ligne = décrire(request)\n    log.info(\"%s\", ligne)\n    return render(request, \"depot.html\")\n", "portail/description.py": "def _champs(request):\n    paires = [str(len(request.POST))]\n    return \" \".join(paires)\n\n\ndef décrire(request):\n    texte = f\"{request.method} {_champs(request)}\"\n    return texte[:400]\n"}),
        Good("app.use(require('express-bunyan-logger')({ excludes: ['body', 'été'] }));\n", path="server/app.js"),
        Good('def ajouter(request):\n    email = request.POST["email"]\n    try:\n        validate_email(email)\n    except ValidationError:\n        logger.warning(f"Ajout avec un email invalide {email}")  # été\n', path="equipe/views.py"),
        Good("export function tracer(req, res, next) { // été\n  logger.info(`${req.method} ${req.path} ${Object.keys(req.body).length}`);\n  next();\n}\n", path="src/tracer.js"),
        Good("function reçu(claim) {\n  logger.info(`reçu : ${claim.id}`);\n}\n", path="src/log.js"),
        Good("<?php\nfunction recu($usager, $logger) {\n    $logger->info('été ' . $usager->id);\n}\n", path="src/recu.php"),
        Good("journaux:\n  acces: # été\n    contenu: [route, statut]\n", path="conf/journaux.yml"),
        Good('logger.info("Demande %s reçue", demande.reference)\n'),
        Good('logger.info("%d courriels envoyés avec %s", count, email_template)\n'),
        Good('logger.warning("compte %s", masquer(usager.email))\n'),
        Good('logger.info("dépôt %s, branche %s", full_name, branch)\n'),
        Good('logger.info("structure %s", structure.telephone)\n'),
        Good('logger.info("adresse vérifiée : %s", bool(usager.email))\n'),
        Good({"app/controllers/claims_controller.rb": "class ClaimsController < ApplicationController # été\n  def create\n    LetterJob.perform_later(@claim.claimant.email)\n  end\nend\n", "app/jobs/letter_job.rb": "class LetterJob < ApplicationJob\n  self.log_arguments = false\n\n  def perform(email)\n    Letters.send(email)\n  end\nend\n"}),
        Good({"app/controllers/claims_controller.rb": "class ClaimsController < ApplicationController # été\n  def create\n    LetterJob.perform_later(@claim.claimant.email)\n  end\nend\n", "app/jobs/letter_job.rb": "class LetterJob < ApplicationJob\n  def perform(email)\n    Letters.send(email)\n  end\nend\n", "app/jobs/application_job.rb": "class ApplicationJob < ActiveJob::Base\n  self.log_arguments = Rails.env.development?\nend\n"}),
        Good({"app/controllers/claims_controller.rb": "class ClaimsController < ApplicationController # été\n  def create\n    LetterJob.perform_later(@claim.claimant.id)\n  end\nend\n", "app/jobs/letter_job.rb": "class LetterJob < ApplicationJob\n  def perform(email)\n    Letters.send(email)\n  end\nend\n"}),
        Good("class RemindersJob < ApplicationJob # été\n  def failed(error)\n    logger.info(log_message(error))\n  end\n\n  def log_message(error)\n    \"#{error.class} for claim #{claim.id}\"\n  end\n\n  def letter\n    Letter.new(claimant.email)\n  end\nend\n", path="app/jobs/reminders_job.rb"),
        Good("export function show(claim) { // été\n  console.info('letter to ' + claim.claimant.email);\n  document.title = claim.reference;\n}\n", path="client/src/show.js"),
        Good({"config/initializers/filter_parameter_logging.rb": "# été\nRails.application.config.filter_parameters += %i[passw email first_name last_name birth]\n", "db/schema.rb": "ActiveRecord::Schema[8.0].define(version: 1) do\n  create_table \"claimants\", force: :cascade do |t|\n    t.string \"first_name\"\n    t.string \"last_name\"\n    t.date \"birth_date\"\n    t.string \"email\"\n  end\nend\n", "app/controllers/claims_controller.rb": "class ClaimsController < ApplicationController\n  def claim_params\n    params.require(:claimant).permit(:first_name, :last_name, :birth_date, :email)\n  end\nend\n"}, path="config/initializers/filter_parameter_logging.rb"),
        Good({"config/initializers/filter_parameter_logging.rb": "# été\nRails.application.config.filter_parameters += [\n  :passw, :email, :secret, :token, :_key\n]\n", "db/schema.rb": "ActiveRecord::Schema[8.0].define(version: 1) do\n  create_table \"claimants\", force: :cascade do |t|\n    t.string \"first_name\"\n    t.string \"last_name\"\n    t.date \"birth_date\"\n    t.string \"email\"\n  end\nend\n", "app/controllers/claims_controller.rb": "class ClaimsController < ApplicationController\n  def claim_params\n    params.require(:claimant).permit(:first_name, :last_name, :birth_date, :email)\n  end\nend\n", "config/environments/production.rb": "Rails.application.configure do\n  config.lograge.enabled = true\nend\n"}, path="config/initializers/filter_parameter_logging.rb"),
        Good({"config/initializers/filter_parameter_logging.rb": "# été\nRails.application.config.filter_parameters += [:passw, /.*/]\n", "db/schema.rb": "ActiveRecord::Schema[8.0].define(version: 1) do\n  create_table \"claimants\", force: :cascade do |t|\n    t.string \"first_name\"\n    t.string \"last_name\"\n    t.date \"birth_date\"\n    t.string \"email\"\n  end\nend\n", "app/controllers/claims_controller.rb": "class ClaimsController < ApplicationController\n  def claim_params\n    params.require(:claimant).permit(:first_name, :last_name, :birth_date, :email)\n  end\nend\n"}, path="config/initializers/filter_parameter_logging.rb"),
        Good("class User < ApplicationRecord # été\n  def self.entered(user)\n    Rails.logger.info(\"Entered by #{user.auth_source.name}\")\n  end\nend\n", path="app/models/user.rb"),
        Good("class TaxService # été\n  def ask\n    logger.info \"asked #{base_url}\"\n    Http.get(address_url)\n  end\n\n  def base_url\n    \"https://tax.test/notices\"\n  end\n\n  def address_url\n    \"https://tax.test/notices?tax_number=#{@tax_number}\"\n  end\nend\n", path="app/services/tax_service.rb"),
        Good("const décrit = (req) => ({ method: req.method, fields: Object.keys(req.body) });\nconst whole = (req) => ({ body: req.body });\napp.use((req, res, next) => {\n  logger.info({ ...décrit(req), ...mask(whole(req)), size: whole(req).length }, 'in');\n  next();\n});\n", path="src/trace.js"),
        Good({"src/Claims.php": "<?php\nclass Claims\n{\n    public function create(Request $request) // été\n    {\n        $this->logger->info('in', Summary::whole($request));\n    }\n}\n", "src/Summary.php": "<?php\nclass Summary\n{\n    public static function whole(Request $request): array\n    {\n        return ['path' => $request->getPathInfo(), 'fields' => array_keys($request->request->all())];\n    }\n}\n"}, path="src/Claims.php"),
        Good({"core/common.py": 'from django.conf import settings\n\n\ndef from_settings(name):\n    """Été."""\n    return getattr(settings, name)\n', "core/mail.py": 'from core.common import from_settings\n\nEMAIL_SIGNATURE = from_settings("EMAIL_SIGNATURE")\n', "core/search.py": 'import logging\n\nfrom core.common import from_settings\n\nlogger = logging.getLogger(__name__)\n\n\ndef start():\n    logger.info("bound by %s", from_settings("KEYTAB"))\n'}, path="core/search.py"),
        Good('logger.info("été %s %s", usager.mobile_app, claimant.sort_code_pattern)\n'),
        Good('def import_trees(request):\n    """Été."""\n    for tree in json.loads(request.body):\n        if not isinstance(tree, dict):\n            logger.warning(f"Left out: {tree}")\n            continue\n        Tree.objects.create(**tree)\n', path="parks/views.py"),
        Good({"halls/models.py": "from django.db import models\n\n\nclass Hire(models.Model):  # été\n    day = models.DateField()\n    hall = models.ForeignKey(Hall)\n", "halls/forms.py": "from halls.models import Hire\n\n\nclass HireForm(forms.ModelForm):\n    class Meta:\n        model = Hire\n        fields = ['day', 'hall']\n", "halls/views.py": "from halls.forms import HireForm\n\n\ndef hire(request):\n    form = HireForm(request.POST)\n    if not form.is_valid():\n        logger.error(f'Refused: {request.POST}')\n"}),
        Good("package trace\n\nfunc Journal(suivant http.Handler) http.Handler {\n\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n\t\tcorps, err := io.ReadAll(r.Body)\n\t\tif err != nil {\n\t\t\treturn\n\t\t}\n\t\tsuivant.ServeHTTP(w, r)\n\t\tslog.Info(\"requête\", \"chemin\", r.URL.Path, \"taille\", len(corps))\n\t})\n}\n", path="trace/trace.go"),
    ),
)  # fmt: skip
def personal_data_in_log(act: Act) -> Iterator[Hit]:
    """Report what a log keeps of someone."""
    by_library = next((one for one in _BY_LIBRARIES if one in act.about), None)
    if act.to == "log" and by_library is not None and act.place.is_lived:
        text, certainty = _BY_LIBRARIES[by_library]
        yield Hit(act.span, text, {"data": act.data[0].shown.strip("'\"")}, certainty, once=by_library)
        return
    said = next((one for one in act.data if one.sort in (Sort.ANSWERS, Sort.IDENTITY)), None)
    if (
        not isinstance(act, Written)
        and act.to == "log"
        and act.place.is_lived
        and said is not None
        and not _MACHINES & act.about
    ):
        answers = said.sort is Sort.ANSWERS
        is_once = isinstance(act, FromDeed) and not act.certain
        certainty = Certainty.REVIEW if is_once else Certainty.VIOLATION
        message = ANSWERS if answers else ONCE if is_once else LOGGED
        yield Hit(act.span, message, {"data": said.shown, "chain": act.chain}, certainty)
