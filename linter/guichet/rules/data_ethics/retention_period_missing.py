"""People's data kept for ever, because nobody wrote when it ends."""

from collections.abc import Iterable, Iterator

from astroid import nodes

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.done.acts.deed.erasures_cut_short import UNDATED as NO_DAY
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.never_erased import never_erased
from guichet.done.acts.python.erasures import ERASES, terms_of_erasure
from guichet.done.nouns.act import Act, Kind
from guichet.done.people.promised import promise
from guichet.done.people.purges_off import purges_off, purges_switched_off
from guichet.done.people.purges_waiting import purges_waiting
from guichet.done.people.retention import erases, keepers
from guichet.done.people.terms import Term, terms_in, terms_of_data
from guichet.done.people.terms_left_out import terms_left_out
from guichet.reading.project.project import Project
from guichet.reading.python.module import PythonModule
from guichet.reading.python.roles import is_migration, is_test
from guichet.reading.texts import Document
from guichet.rulebook.rule import Bad, Check, Good, Subject, project_rule
from guichet.told.ideas import told
from guichet.told.kept_while import kept_while_used

FOREVER = Text(
    fr="« {model} » garde {fields} sans date de fin visible : ces données resteront après la demande. Écrivez la durée (`RETENTION`) et la purge qui la tient.",
    en='"{model}" keeps {fields} with no end date in sight: this data will outlive the request. Write the period (`RETENTION`) and the purge that holds it.',
)

ENDLESS = Text(
    fr="« {name} » n’a pas de fin : ces données resteront, et une fuite dira encore dans des années qui a demandé quoi. Écrivez une durée, que la purge tient.",
    en='"{name}" has no end: this data will stay, and a leak will still tell in years who asked for what. Write a period that the purge holds.',
)

TOLD = Text(
    fr="« {words} » : rien n’est jamais effacé, et une fuite dira encore dans des années qui a demandé quoi. Dites une durée, et effacez ensuite.",
    en='"{words}": nothing is ever erased, and a leak will still tell in years who asked for what. Say for how long, and erase then.',
)
WHILE = Text(
    fr="« {words} » : et si la personne ne revient jamais, sans rien fermer ? Ses données restent alors sans fin. Dites après combien de temps sans visite elles sont effacées, et tenez-le.",
    en='"{words}": and when people never come back, and close nothing? Their data then stays without end. Say after how long without a visit it is erased, and hold to it.',
)
WAITS = Text(
    fr="`{name}` n’efface que si `{setting}` est posé : sinon il s’arrête comme si tout allait bien, et ces données restent. Vérifiez qu’il l’est là où sont les données, et qu’un oubli se voit.",
    en="`{name}` erases only where `{setting}` is put: otherwise it stops as if all was well, and this data stays. Check that it is put where the data is, and that forgetting it shows.",
)
LEFT = Text(
    fr="Rien de ce qui est lu ici n’efface {tables} : {fields} y restent, alors que d’autres données sont effacées. Dites combien de temps c’est gardé, et planifiez la purge.",
    en="Nothing that is read here erases {tables}: {fields} stay there, though other data is erased. Say how long it is kept, and plan the purge.",
)
PROMISED = Text(
    fr="« {words} » est promis, et rien ici n’efface ensuite : ces données restent, malgré la promesse. Planifiez la purge, ou dites où elle se fait.",
    en='"{words}" is promised, and nothing here erases it then: this data stays in spite of the promise. Plan the purge, or say where it is done.',
)
LIFELONG = Text(
    fr="« {name} » est gardé {years} ans : toute une vie, sans que la personne puisse l’oublier. Gardez-le le temps qu’il sert, et dites ce temps.",
    en='"{name}" is kept for {years} years: a lifetime, and people cannot leave it behind. Keep it for as long as it is of use, and say for how long.',
)
MAYBE = Text(
    fr="« {name} » se garde {years} ans ou plus, semble-t-il : vérifiez de qui sont ces données, et gardez-les le temps qu’elles servent, dit d’avance.",
    en='"{name}" seems to be kept for {years} years or more: check whose data this is, and keep it for as long as it is of use, said in advance.',
)
OFF = Text(
    fr="« {name} » est suspendu : plus rien n’efface ces données, alors qu’une durée était promise. Relancez la purge, ou dites jusqu’à quand elle attend.",
    en='"{name}" is suspended: nothing erases this data any more, though a period was promised. Start the purge again, or say until when it waits.',
)
CUT = Text(
    fr="Si « {test} », toute la boucle s’arrête : les données des personnes suivantes ne sont pas effacées. Passez seulement à la suivante.",
    en='If "{test}", the whole loop stops: the data of the people who follow is not erased. Go on to the next one only.',
)
UNDATED = Text(
    fr="Qui ne s’est jamais connecté n’a pas de « {name} » : ces comptes sont-ils effacés un jour ? Ajoutez ceux dont la date est vide, d’après le jour de leur création.",
    en='People who never signed in have no "{name}": are these accounts erased one day? Add those whose date is empty, by the day that they were made.',
)
_KEPT = ("refus", "reject", "declin", "conserv", "retention", "keep", "kept", "purge", "duree", "garde", "efface", "erase", "delet", "archiv")  # fmt: skip


def _lifelong(act: Act) -> Iterator[Hit]:
    if isinstance(act, FromDeed) and act.what is What.KEPT_LONG:
        said, certainty = (LIFELONG, Certainty.VIOLATION) if act.certain else (MAYBE, Certainty.REVIEW)
        yield Hit(act.span, said, {"name": act.shown, "years": act.other}, certainty, act.path)


def _cut_short(act: Act) -> Iterator[Hit]:
    if isinstance(act, FromDeed) and act.what is What.CUT_SHORT:
        said, key = (UNDATED, "name") if NO_DAY in act.about else (CUT, "test")
        yield Hit(act.span, said, {key: act.shown}, Certainty.REVIEW, act.path)


_ERASING = ("purge", "anonymi", "delet", "destroy", "erase", "efface", "suppr", "expir", "inactiv", "inactif", "clean", "archiv")  # fmt: skip


def _endless(terms: Iterable[Term], path: str) -> Iterator[Hit]:
    for one in terms:
        if one.is_endless:
            certainty = Certainty.VIOLATION if one.certain else Certainty.REVIEW
            yield Hit(one.span, ENDLESS, {"name": one.name}, certainty, path)


def _in_text(document: Document) -> Iterator[Hit]:
    """Report the sentence by which what people gave is kept for good."""
    said: set[int] = set()
    topics = ("kept_for_good", "held_for_ever")
    for found in (
        one for lang in ("fr", "en") for topic in topics for one in told(document, lang, topic, supposed=True)
    ):
        if id(found.prose) not in said:
            said.add(id(found.prose))
            yield Hit(found.span, TOLD, {"words": found.text})
    for found in kept_while_used(document):
        if id(found.prose) not in said:
            said.add(id(found.prose))
            yield Hit(found.span, WHILE, {"words": found.text}, Certainty.REVIEW)


def _in_python(node: nodes.NodeNG, module: PythonModule) -> Iterator[Hit]:
    if not is_test(module) and not is_migration(module):
        yield from _endless(terms_in(node, module), module.path)


def _erased_late(call: nodes.Call, module: PythonModule) -> Iterator[Hit]:
    if not is_test(module) and not is_migration(module):
        for term, where in terms_of_erasure(call, module):
            yield from _endless((term,), where.path)


@project_rule(
    ".py", ".yml", ".yaml", ".json", ".toml", ".ini", ".sql", ".php", ".rb", ".sh", ".js", ".ts", ".java", ".kt",
    name="retention-period-missing",
    code="W9411",
    family=Family.DATA_ETHICS,
    severity=Severity.SERIOUS,
    title=Text(fr="Durée de conservation absente", en="Retention period missing"),
    harms=Text(
        fr="Les personnes qui ont demandé une aide une fois : dix ans après, une fuite dit encore où elles vivaient.",
        en="People who once asked for help: ten years later, a leak still tells where they lived.",
    ),
    instead=Text(
        fr="Une durée écrite, annoncée sur le formulaire, et une tâche qui efface ce qui l’a dépassée. Un dossier public est une archive : on l’efface avec l’accord de l’administration des archives.",
        en="A written period, announced on the form, and a task that erases what is past it. A public file is an archive: in France, it is erased with the agreement of the archives administration.",
    ),
    wrong_when=Text(
        fr="La purge est faite ailleurs, par exemple par la base de données : notez-le dans une dérogation.",
        en="The purge is done elsewhere, by the database for instance: note it in a derogation.",
    ),
    refs=("gdpr-5-1-e", "cnil-developers-14", "heritage-l-212-2"),
    lesson="09-data-and-scores/01-minimise",
    also=(
        Check(Subject.ACT, (Kind.KEEP,), _KEPT, _lifelong, _KEPT),
        Check(Subject.ACT, (Kind.KEEP,), _ERASING, _cut_short),
        Check(Subject.PYTHON, (nodes.Assign, nodes.AnnAssign), ("conservation", "retention", "purge"), _in_python),
        Check(Subject.PYTHON, (nodes.Call,), (*(f".{name}(" for name in sorted(ERASES)),), _erased_late),
        Check(Subject.PROSE, (), (), _in_text),
    ),
    bad=(
        Bad("module RetentionPolicy # été\n  APPLICATIONS = 80.years\n  DRAFTS = 6.months\nend\n", MAYBE, at="80.years", path="lib/retention_policy.rb", review=True),
        Bad("purge:\n  candidatures_rejetees:\n    duree_jours: 36500 # été\n", MAYBE, at="36500", path="config/purge.yml", review=True),
        Bad("apiVersion: batch/v1 # été\nkind: CronJob\nmetadata:\n  name: purge-dossiers\nspec:\n  schedule: '0 3 * * 0'\n  suspend: true\n", OFF, at="true", path="k8s/purge-dossiers.yaml"),
        Bad({"k8s/base/purge.yaml": "apiVersion: batch/v1 # été\nkind: CronJob\nmetadata:\n  name: purge-dossiers\nspec:\n  schedule: '0 3 * * 0'\n  suspend: true\n", "k8s/overlays/staging/purge.yaml": "apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: purge-dossiers\nspec:\n  suspend: false\n"}, OFF, at="true", path="k8s/base/purge.yaml"),
        Bad("apiVersion: batch/v1 # été\nkind: CronJob\nmetadata:\n  name: retention-applications\nspec:\n  schedule: '0 3 * * 0'\n  suspend: true\n", OFF, at="true", path="deploy/jobs.yml"),
        Bad({"config/parc.php": "<?php\nreturn ['conservation' => ['demandes_jours' => 700, 'photos_entrée_jours' => 0]];\n", "src/Purge.php": "<?php\nforeach (config('parc.conservation') as $quoi => $jours) {\n    if ($jours === 0) { continue; }\n    $disque->effacerAvant($quoi, now()->subDays($jours));\n}\n"}, ENDLESS, at="0", path="config/parc.php"),
        Bad({"config/app.toml": "# été\n[retention]\ndrafts_days = 365\napplications_days = 0\n", "purge.py": 'retention = tomllib.loads(TEXT)["retention"]\nfor key, model in TARGETS.items():\n    days = retention.get(key, 0)\n    if not days:\n        continue\n    model.delete_older_than(days)\n'}, ENDLESS, at="applications_days = 0", path="config/app.toml"),
        Bad({"config/retention.yml": "shared:\n  messages: 180\n  demandes: 0 # été\n", "app/purge.rb": "durees = Rails.application.config_for(:retention)\nMODELES.each do |cle, modele|\n  jours = durees[cle]\n  next if jours.zero?\n\n  modele.avant(jours.days.ago).destroy_all\nend\n"}, ENDLESS, at="0", path="config/retention.yml"),
        Bad('[dossier_médical_eleve]\nkept_years = 100\n', LIFELONG, at="kept_years = 100", path="config/retention.toml"),
        Bad('AN = timedelta(days=365)  # été\nREGLES = [{"modele": "DossierEleve", "duree": 100 * AN}]\n', LIFELONG, at="100 * AN", path="ecole/conservation.py"),
        Bad('CONSERVATION = {"dossiers": None, "rendez_vous": 180}  # à l’année\n', ENDLESS, at="None", path="config/settings.py"),
        Bad("RETENTION_DOSSIERS = relativedelta(years=50)  # été\n", ENDLESS, at="relativedelta(years=50)", path="config/settings.py"),
        Bad(
            {
                "ages.py": "from datetime import timedelta\n\nAN = timedelta(days=365)  # année\nAGES = {'message': AN, 'dossier': 99 * AN}\n",
                "purger.py": "from ages import AGES\nfrom django.utils import timezone\nfrom models import KINDS\n\n\ndef purger():\n    now = timezone.now()\n    for name, age in AGES.items():\n        KINDS[name].objects.filter(closed__lt=now - age).delete()\n",
            },
            ENDLESS, at="99 * AN", path="ages.py",
        ),
        Bad("DAY = 1\nCASE_RETENTION = 99 * 365 * DAY  # été\n", ENDLESS, at="99 * 365 * DAY", path="config/settings.py"),
        Bad("RETENTION_JOURS = None  # été\n", ENDLESS, at="None", path="config/settings.py", review=True),
        Bad({"config/conservation.yml": "conservation:\n  rendez-vous: 180\n  aides: jamais # été\n"}, ENDLESS, at="jamais", path="config/conservation.yml"),
        Bad(
            {"usagers/models.py": "from django.db import models\n\n\nclass Usager(models.Model):\n    nom = models.CharField('é', max_length=9)\n    email = models.EmailField()\n"},
            FOREVER, at="class Usager", path="usagers/models.py", review=True,
        ),
        Bad(
            {"app/models.py": "class Claimant(Base):\n    first_name = Column(String)\n    birth_date = Column(Date)  # né\n"},
            FOREVER, at="class Claimant", path="app/models.py", review=True,
        ),
        Bad(
            {
                "models.py": "from django.db import models\n\n\nclass Demande(models.Model):\n    prénom = models.CharField(max_length=9)\n    téléphone = models.CharField(max_length=9)\n",
                "purge.py": "def purger_sessions():\n    Session.objects.all().delete()\n",
            },
            FOREVER, at="class Demande", path="models.py", review=True,
        ),
        Bad(
            {
                "models.py": "from django.db import models\n\n\nclass Demande(models.Model):\n    prénom = models.CharField(max_length=9)\n    téléphone = models.CharField(max_length=9)\n",
                "autre/models.py": "from django.db import models\n\n\nclass Demande(models.Model):\n    RETENTION = 30\n    prénom = models.CharField(max_length=9)\n    téléphone = models.CharField(max_length=9)\n",
            },
            FOREVER, at="class Demande", path="models.py", review=True,
        ),
        Bad("#!/bin/bash\n# été\nif [[ -z \"$PURGE_ENABLED\" ]]; then\n    echo \"PURGE_ENABLED not set\"\n    exit 0\nfi\n\ndjango-admin delete_old_users\n", WAITS, at="if [[ -z \"$PURGE_ENABLED\" ]]; then", path="scripts/purge.sh", review=True),
        Bad("<?php\nclass AnonymizeOldUsersCommand extends Command // été\n{\n    protected function execute(InputInterface $input, OutputInterface $output): int\n    {\n        if (!$this->featureAnonymize) {\n            return Command::SUCCESS;\n        }\n        $this->users->anonymizeOld();\n\n        return Command::SUCCESS;\n    }\n}\n", WAITS, at="!$this->featureAnonymize", path="src/Command/AnonymizeOldUsersCommand.php", review=True),
        Bad({"app/models/contact_message.rb": "class ContactMessage < ApplicationRecord # été\n  validates :email, presence: true\nend\n", "app/jobs/old_claimants_job.rb": "class OldClaimantsJob < ApplicationJob # été\n  def perform\n    Claimant.where(closed_at: ..2.years.ago).destroy_all\n  end\nend\n", "db/schema.rb": "ActiveRecord::Schema[8.0].define(version: 1) do\n  create_table \"claimants\" do |t|\n    t.string \"first_name\"\n    t.string \"email\"\n  end\n  create_table \"contact_messages\" do |t|\n    t.string \"email\"\n    t.string \"phone\"\n    t.text \"body\"\n  end\nend\n"}, LEFT, at="class ContactMessage", path="app/models/contact_message.rb", review=True),
        Bad({"src/Entity/MessageContact.php": "<?php\n#[ORM\\Entity]\nclass MessageContact // été\n{\n    private ?string $prenom = null;\n    private ?string $courriel = null;\n}\n", "src/Entity/Locataire.php": "<?php\n#[ORM\\Entity]\nclass Locataire\n{\n    private ?string $prenom = null;\n    private ?string $courriel = null;\n}\n", "src/Command/Purge.php": "<?php\nfinal class Purge\n{\n    public function purger(): void\n    {\n        foreach ($this->anciens(Locataire::class) as $un) {\n            $this->manager->remove($un);\n        }\n    }\n}\n"}, LEFT, at="class MessageContact", path="src/Entity/MessageContact.php", review=True),
        Bad({"contact/models.py": "from django.db import models\n\n\nclass Message(models.Model):  # été\n    prenom = models.CharField(max_length=99)\n    email = models.EmailField()\n", "site/settings.py": "MIDDLEWARE = ['messages.MessageMiddleware']\nLOG_RETENTION = 30\n"}, FOREVER, at="class Message", path="contact/models.py", review=True),
        Bad({"db/schema.rb": "ActiveRecord::Schema[8.0].define(version: 1) do\n  create_table \"demandeurs\" do |t|\n    t.string \"prenom\"\n    t.string \"email\"\n    t.string \"telephone\"\n  end\nend\n", "app/views/pages/confidentialite.html.erb": "<h2>Durée de conservation</h2><table><tr><td>Cookies</td><td>13 mois à compter du dépôt</td></tr><tr><td>Vos coordonnées</td><td>3 ans à compter de la fin de la demande</td></tr></table>", "app/jobs/rappel_job.rb": "class RappelJob < ApplicationJob\n  def perform\n    Demandeur.where(created_at: ..3.days.ago).find_each(&:relancer)\n  end\nend\n"}, PROMISED, at="3 ans à compter de la fin de la demande", path="app/views/pages/confidentialite.html.erb", review=True),
        Bad({"comptes/models.py": "from django.db import models\n\n\nclass Compte(models.Model):\n    first_name = models.CharField(max_length=9)  # été\n    email = models.EmailField()\n\n    def effacer(self):\n        self.delete()\n", "src/DonneesPersonnelles.vue": "<template>\n  <h2>Combien de temps conservons-nous ces données ?</h2>\n  <Tableau :rows=\"[['Compte', '4 ans à compter de la dernière utilisation']]\" />\n</template>\n", "comptes/tasks.py": 'def delete_old_historical_records():\n    call_command("clean_old_history", days=30)\n'}, PROMISED, at="4 ans à compter de la dernière utilisation", path="src/DonneesPersonnelles.vue", review=True),
        Bad("purge: # été\n  enabled: false\n  demandes_jours: 365\n", OFF, at="false", path="config/app.yml", review=True),
        Bad('# été\n[retention]\nusagers = "jamais"\n', ENDLESS, at='usagers = "jamais"', path="config/durees.toml", review=True),
        Bad({"config/packages/retention.yaml": "parameters:\n    retention.rules:\n        housing_request: # été\n            days: 0\n        contact_message:\n            days: 365\nservices:\n    App\\Purge:\n        arguments:\n            $rules: '%retention.rules%'\n", "src/Purge.php": "<?php\nfinal class Purge\n{\n    public function purge(): void\n    {\n        foreach ($this->rules as $name => $rule) {\n            if ($rule['days'] === 0) {\n                continue;\n            }\n            $this->store->eraseBefore($name, new \\DateTimeImmutable(\"-{$rule['days']} days\"));\n        }\n    }\n}\n"}, ENDLESS, at="0", path="config/packages/retention.yaml"),
        Bad({"config/retention.json": "{ \"retention\": { \"granted\": 48, \"été\": 12, \"refused\": 0 } }\n", "src/rules.ts": "import retention from '../config/retention.json';\n\nexport class Rule {\n  constructor(readonly state: string, readonly months: number) {}\n  get active() { return this.months > 0; }\n}\n\nexport const rules = () => {\n  const found = [];\n  for (const [state, months] of Object.entries(retention.retention)) found.push(new Rule(state, months));\n  return found;\n};\n"}, ENDLESS, at="0", path="config/retention.json"),
        Bad('<p lang="fr">Nous gardons vos documents indéfiniment, été comme hiver.</p>', TOLD, at="gardons vos documents indéfiniment", path="templates/donnees.html"),
        Bad('<p lang="fr">Nous conservons vos données aussi longtemps que vous utilisez le service, même l’été.</p>', WHILE, at="conservons vos données aussi longtemps que vous utilisez", path="templates/donnees.html", review=True),
        Bad('<p lang="en">We keep your personal data for as long as your account at the Café Office is active.</p>', WHILE, at="We keep your personal data for as long as your account", path="templates/data.html", review=True),
        Bad('{"été": "Les données personnelles sont conservées tant que l’utilisateur poursuit son utilisation du service."}\n', WHILE, at="conservées tant que l’utilisateur poursuit son utilisation", path="locales/fr.json", review=True),
        Bad('<p lang="en">Your data are kept for ever at the Café Office.</p>', TOLD, at="are kept for ever", path="templates/data.html"),
        Bad("class PurgeJob < ApplicationJob # été\n  def perform\n    Person.left.each do |person|\n      return if person.legal_hold?\n      person.destroy!\n    end\n  end\nend\n", CUT, at="return", path="app/jobs/purge_job.rb", review=True),
        Bad("class PurgeJob < ApplicationJob # été\n  def perform\n    User.where(last_sign_in_at: ..3.years.ago).destroy_all\n  end\nend\n", UNDATED, at="User.where(last_sign_in_at: ..3.years.ago)", path="app/jobs/purge_job.rb", review=True),
        Bad("<?php // été\nreturn [\n    'years' => [\n        'newsletter' => 3,\n        'rejected_applicants' => env('KEEP_REJECTED', 30),\n    ],\n];\n", LIFELONG, at="env('KEEP_REJECTED', 30)", path="config/retention.php"),
    ),
    good=(
        Good('<p lang="fr">Nous conservons vos données tant que vous utilisez le service, puis deux ans après votre dernière visite, même l’été.</p>', path="templates/donnees.html"),
        Good('<p lang="en">We keep your personal data for as long as your account at the café is active. It is erased after 2 years without a visit.</p>', path="templates/data.html"),
        Good('<p lang="fr">Le cookie de session est gardé tant que vous utilisez le service, l’été aussi.</p>', path="templates/cookies.html"),
        Good("class PurgeJob < ApplicationJob # été\n  def perform\n    Person.left.each do |person|\n      next if person.legal_hold?\n      person.destroy!\n    end\n  end\nend\n", path="app/jobs/purge_job.rb"),
        Good("module RetentionPolicy # été\n  APPLICATIONS = 3.years\n  BUILDING_PLANS = 90.years\nend\n", path="lib/retention_policy.rb"),
        Good("apiVersion: batch/v1 # été\nkind: CronJob\nmetadata:\n  name: purge-dossiers\nspec:\n  schedule: '0 3 * * 0'\n  suspend: false\n", path="k8s/purge-dossiers.yaml"),
        Good("apiVersion: batch/v1 # été\nkind: CronJob\nmetadata:\n  name: purge-cache\nspec:\n  schedule: '0 3 * * 0'\n  suspend: true\n", path="k8s/purge-cache.yaml"),
        Good("apiVersion: batch/v1 # été\nkind: CronJob\nmetadata:\n  name: purge-dossiers\nspec:\n  schedule: '0 3 * * 0'\n  suspend: true\n", path="k8s/staging/purge.yaml"),
        Good({"k8s/base/purge.yaml": "apiVersion: batch/v1 # été\nkind: CronJob\nmetadata:\n  name: purge-dossiers\nspec:\n  schedule: '0 3 * * 0'\n  suspend: true\n", "k8s/overlays/prod/purge.yaml": "apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: purge-dossiers\nspec:\n  suspend: false\n"}),
        Good({"k8s/base/purge.yaml": "apiVersion: batch/v1 # été\nkind: CronJob\nmetadata:\n  name: purge-dossiers\nspec:\n  schedule: '0 3 * * 0'\n  suspend: true\n", "k8s/overlays/prod/kustomization.yaml": "resources: [../../base]\npatches:\n  - target: {kind: CronJob}\n    patch: |-\n      - op: replace\n        path: /spec/suspend\n        value: false\n"}),
        Good("apiVersion: batch/v1\nkind: CronJob # été\nspec:\n  restartPolicy: Never\n", path="k8s/purge/brouillons.yaml"),
        Good({"config/parc.php": "<?php\nreturn ['conservation' => ['demandes_jours' => 700, 'relevé_arbres_jours' => 0]];\n", "src/Purge.php": "<?php\nforeach (config('parc.conservation') as $quoi => $jours) {\n    if ($jours === 0) { continue; }\n    $disque->effacerAvant($quoi, now()->subDays($jours));\n}\n", "src/Arbres.php": "<?php\n$disque->ranger('relevé_arbres', $essence, $tronc);\n"}),
        Good({"config/app.toml": "# été\n[retention]\ndrafts_days = 365\napplications_days = 0\n", "purge.py": 'retention = tomllib.loads(TEXT)["retention"]\nfor key, model in TARGETS.items():\n    model.delete_older_than(retention.get(key, 0))\n'}),
        Good('[dossier_médical_eleve]\nkept_years = 10\n', path="config/retention.toml"),
        Good('[plans_des_bâtiments]\nkept_years = 100\n', path="config/retention.toml"),
        Good('CONSERVATION = {"dossiers": 730, "journaux": None}  # à l’année\n', path="config/settings.py"),
        Good("from datetime import timedelta\n\nfrom django.utils import timezone\n\nAGES = {'message': timedelta(days=90), 'dossier': 5 * timedelta(days=365)}  # été\n\n\ndef purger():\n    for name, age in AGES.items():\n        KINDS[name].objects.filter(closed__lt=timezone.now() - age).delete()\n", path="purger.py"),
        Good("CONSERVATION_ANNEES = 5  # été\nRETENTION_CACHE = None\n", path="config/settings.py"),
        Good({"models.py": "RETENTION = timedelta(days=365)\n\n\nclass Usager(models.Model):\n    nom = models.CharField(max_length=9)\n    email = models.EmailField()\n"}),
        Good(
            {
                "models.py": "from django.db import models\n\n\nclass Usager(models.Model):\n    nom = models.CharField(max_length=9)\n    email = models.EmailField()\n",
                "commands/purger.py": "from models import Usager\n\nUsager.objects.filter(vu__lt=limite).delete()  # purge\n",
            }
        ),
        Good({"models.py": "from django.db import models\n\n\nclass Structure(models.Model):\n    nom = models.CharField(max_length=9)\n    email = models.EmailField()\n"}),
        Good("durees:  # été\n  plan_batiment:\n    garder_annees: 99\n    ensuite: effacer\n", path="archives/durees.yaml"),
        Good({"scripts/purge.sh": "#!/bin/bash\n# été\nif [[ -z \"$PURGE_ENABLED\" ]]; then\n    echo \"PURGE_ENABLED not set\"\n    exit 0\nfi\n\ndjango-admin delete_old_users\n", "config/production.yml": "env:\n  PURGE_ENABLED: 1\n"}),
        Good("#!/bin/bash\n# été\nif [[ -z \"$PURGE_ENABLED\" ]]; then\n    echo \"PURGE_ENABLED not set\"\n    exit 1\nfi\n\ndjango-admin delete_old_users\n", path="scripts/purge.sh"),
        Good("#!/bin/bash\n# été\nif [[ -z \"$PURGE_ENABLED\" ]]; then\n    echo \"PURGE_ENABLED not set\"\n    exit 0\nfi\n\ndjango-admin delete_old_caches\n", path="scripts/purge.sh"),
        Good({"app/models/contact_message.rb": "class ContactMessage < ApplicationRecord # été\n  validates :email, presence: true\nend\n", "app/jobs/old_claimants_job.rb": "class OldClaimantsJob < ApplicationJob # été\n  def perform\n    Claimant.where(closed_at: ..2.years.ago).destroy_all\n    ContactMessage.where(created_at: ..1.year.ago).delete_all\n  end\nend\n", "db/schema.rb": "ActiveRecord::Schema[8.0].define(version: 1) do\n  create_table \"claimants\" do |t|\n    t.string \"first_name\"\n    t.string \"email\"\n  end\n  create_table \"contact_messages\" do |t|\n    t.string \"email\"\n    t.string \"phone\"\n    t.text \"body\"\n  end\nend\n"}),
        Good({"app/models/contact_message.rb": "class ContactMessage < ApplicationRecord # été\n  validates :email, presence: true\nend\n", "app/models/claimant.rb": "class Claimant < ApplicationRecord # été\n  has_many :contact_messages, dependent: :destroy\nend\n", "app/jobs/old_claimants_job.rb": "class OldClaimantsJob < ApplicationJob # été\n  def perform\n    Claimant.where(closed_at: ..2.years.ago).destroy_all\n  end\nend\n", "db/schema.rb": "ActiveRecord::Schema[8.0].define(version: 1) do\n  create_table \"claimants\" do |t|\n    t.string \"first_name\"\n    t.string \"email\"\n  end\n  create_table \"contact_messages\" do |t|\n    t.string \"email\"\n    t.string \"phone\"\n    t.text \"body\"\n  end\nend\n"}),
        Good({"src/Entity/MessageContact.php": "<?php\n#[ORM\\Entity]\nclass MessageContact // été\n{\n    #[ORM\\JoinColumn(onDelete: 'CASCADE')]\n    private ?Locataire $locataire = null;\n    private ?string $prenom = null;\n    private ?string $courriel = null;\n}\n", "src/Entity/Locataire.php": "<?php\n#[ORM\\Entity]\nclass Locataire\n{\n    private ?string $prenom = null;\n    private ?string $courriel = null;\n}\n", "src/Command/Purge.php": "<?php\nfinal class Purge\n{\n    public function purger(): void\n    {\n        foreach ($this->anciens(Locataire::class) as $un) {\n            $this->manager->remove($un);\n        }\n    }\n}\n"}),
        Good({"contact/models.py": "from django.db import models\n\n\nclass Message(models.Model):  # été\n    prenom = models.CharField(max_length=99)\n    email = models.EmailField()\n", "contact/purge.py": "from contact.models import Message\n\n\ndef purge(before):\n    Message.objects.filter(sent__lt=before).delete()\n"}),
        Good({"db/schema.rb": "ActiveRecord::Schema[8.0].define(version: 1) do\n  create_table \"demandeurs\" do |t|\n    t.string \"prenom\"\n    t.string \"email\"\n    t.string \"telephone\"\n  end\nend\n", "app/views/pages/confidentialite.html.erb": "<h2>Durée de conservation</h2><table><tr><td>Cookies</td><td>13 mois à compter du dépôt</td></tr><tr><td>Vos coordonnées</td><td>3 ans à compter de la fin de la demande</td></tr></table>", "app/jobs/purge_job.rb": "class PurgeJob < ApplicationJob\n  def perform\n    Demandeur.where(closed_at: ..3.years.ago).find_each(&:destroy)\n  end\nend\n"}),
        Good({"db/schema.rb": "ActiveRecord::Schema[8.0].define(version: 1) do\n  create_table \"demandeurs\" do |t|\n    t.string \"prenom\"\n    t.string \"email\"\n    t.string \"telephone\"\n  end\nend\n", "app/views/pages/confidentialite.html.erb": "<h2>Conservation</h2><p>Les journaux sont conservés 1 an, les cookies 13 mois. Nous répondons un mois après la réception de votre demande d’été.</p>"}),
        Good({"src/DonneesPersonnelles.vue": "<template>\n  <h2>Combien de temps conservons-nous ces données ?</h2>\n  <Tableau :rows=\"[['Compte', '4 ans à compter de la dernière utilisation']]\" />\n</template>\n"}),
        Good("cache: # été\n  purge:\n    enabled: false\n    demandes_jours: 3\n", path="config/app.yml"),
        Good('[retention]\nimages = "jamais" # été\n', path="config/durees.toml"),
        Good({"config/packages/retention.yaml": "parameters:\n    retention.rules:\n        housing_request: # été\n            days: 0\n        contact_message:\n            days: 365\nservices:\n    App\\Purge:\n        arguments:\n            $rules: '%retention.rules%'\n", "src/Purge.php": "<?php\nfinal class Purge\n{\n    public function purge(): void\n    {\n        foreach ($this->rules as $name => $rule) {\n            $this->store->eraseBefore($name, new \\DateTimeImmutable(\"-{$rule['days']} days\"));\n        }\n    }\n}\n"}),
        Good({"config/retention.json": "{ \"retention\": { \"granted\": 48, \"été\": 12, \"refused\": 0 } }\n", "src/rules.ts": "import retention from '../config/retention.json';\n\nexport class Rule {\n  constructor(readonly state: string, readonly months: number) {}\n}\n\nexport const rules = () => {\n  const found = [];\n  for (const [state, months] of Object.entries(retention.retention)) found.push(new Rule(state, months));\n  return found;\n};\n"}),
        Good('<p lang="fr">Les registres d’état civil sont conservés indéfiniment aux archives ; votre demande, deux ans.</p>', path="templates/donnees.html"),
        Good('<p lang="en">We do not keep your data for ever, café: two years.</p>', path="templates/data.html"),
        Good("HOUR = 60 * 60\nCASE_RETENTION = 48 * HOUR  # été\nLETTERS_RETENTION = 30 * 24 * 3600\nDRAFTS_RETENTION_SECONDS = 864000\nCALLS_RETENTION = 604800\n", path="config/settings.py"),
    ),
)  # fmt: skip
def retention_period_missing(project: Project) -> Iterator[Hit]:
    for path in project.paths:
        if path.endswith((".yml", ".yaml")):
            yield from _endless(terms_of_data(project.text(path), path), path)
            for name, span in purges_off(path, project):
                yield Hit(span, OFF, {"name": name}, path=path)
        for name, span in purges_switched_off(path, project):
            yield Hit(span, OFF, {"name": name}, Certainty.REVIEW, path)
    for path, span, name, setting in purges_waiting(project):
        yield Hit(span, WAITS, {"name": name, "setting": setting}, Certainty.REVIEW, path)
    for path, term in terms_left_out(project):
        yield from _endless((term,), path)
    for keeper in keepers(project):
        if not erases(keeper, project):
            facts = {"model": keeper.owner.name, "fields": ", ".join(f"`{name}`" for name in keeper.personal[:4])}
            span = keeper.module.header_span(keeper.owner)
            yield Hit(span, FOREVER, facts, Certainty.REVIEW, keeper.module.path)
    for source, span, tables in never_erased(project):
        facts = {
            "tables": ", ".join(f"`{one.name}`" for one in tables[:3]),
            "fields": ", ".join(f"`{one}`" for one in tables[0].personal[:4]),
        }
        yield Hit(span, LEFT, facts, Certainty.REVIEW, source.path)
    if (kept := promise(project)) is not None:
        path, span, words = kept
        yield Hit(span, PROMISED, {"words": words}, Certainty.REVIEW, path, is_placed=True)
