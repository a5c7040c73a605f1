"""What is only done if a setting, an option or a parameter says so, when nothing does: letters, and reading what people asked."""

from __future__ import annotations

from tests.linter.done.cases import Cases, held_by

FLAWED: Cases = {
    'an option of a command': ('request-closed-silently', {
        'claims/management/commands/close_stale.py': 'from datetime import timedelta\n\nfrom django.core.management.base import BaseCommand\nfrom django.utils import timezone\n\nfrom claims.letters import send_letter\nfrom claims.models import Claim\n\n\nclass Command(BaseCommand):\n    def add_arguments(self, parser):\n        parser.add_argument("--days", type=int, default=60)\n        parser.add_argument("--notify", action="store_true")\n\n    def handle(self, *args, **options):\n        limit = timezone.now() - timedelta(days=options["days"])\n        for claim in Claim.objects.filter(status="open", updated_at__lt=limit):\n            claim.status = "closed"\n            claim.save()\n            if options["notify"]:\n                send_letter(claim.person, "claim_closed")\n',
        'crontab': '5 3 * * * cd /srv && python manage.py close_stale --days 60\n',
    }),
    'an option in a signature': ('request-closed-silently', {
        'app/Console/Commands/CloreDossiers.php': "<?php\n\nnamespace App\\Console\\Commands;\n\nuse App\\Mail\\DossierClos;\nuse App\\Models\\Dossier;\nuse Illuminate\\Console\\Command;\nuse Illuminate\\Support\\Facades\\Mail;\n\nclass CloreDossiers extends Command\n{\n    protected $signature = 'dossiers:clore {--jours=60} {--courrier : écrit aux personnes}';\n\n    public function handle(): int\n    {\n        $dossiers = Dossier::where('etat', 'en_attente')->where('updated_at', '<', now()->subDays($this->option('jours')))->get();\n        foreach ($dossiers as $dossier) {\n            $dossier->update(['etat' => 'clos']);\n            if ($this->option('courrier')) {\n                Mail::to($dossier->personne->courriel)->send(new DossierClos($dossier));\n            }\n        }\n\n        return self::SUCCESS;\n    }\n}\n",
    }),
    'a parameter of a task': ('request-closed-silently', {
        'claims/tasks.py': 'from datetime import timedelta\n\nfrom celery import shared_task\nfrom django.utils import timezone\n\nfrom .letters import send_letter\nfrom .models import Claim\n\n\n@shared_task\ndef close_stale(notify=False):\n    for claim in Claim.objects.filter(status="open", updated_at__lt=timezone.now() - timedelta(days=60)):\n        claim.status = "closed"\n        claim.save()\n        if notify:\n            send_letter(claim.person, "claim_closed")\n',
        'config/celery.py': 'app.conf.beat_schedule = {"stale": {"task": "claims.tasks.close_stale", "schedule": crontab(hour=3)}}\n',
    }),
    'a parameter of a script': ('request-closed-silently', {
        'jobs/closeStale.ts': "import { claims } from '../db';\nimport { sendLetter } from '../letters';\n\nexport async function closeStale({ days = 60, notify = false } = {}) {\n  const stale = await claims.findMany({ where: { status: 'open', updatedAt: { lt: daysAgo(days) } } });\n  for (const claim of stale) {\n    await claims.update(claim.id, { status: 'closed' });\n    if (notify) {\n      await sendLetter(claim.person, 'claim_closed');\n    }\n  }\n}\n",
        'jobs/index.ts': "import cron from 'node-cron';\nimport { closeStale } from './closeStale';\n\ncron.schedule('0 3 * * *', () => closeStale({ days: 60 }));\n",
    }),
    'a parameter of a job': ('request-closed-silently', {
        'app/jobs/clore_dossiers_job.rb': 'class CloreDossiersJob < ApplicationJob\n  def perform(jours: 60, prevenir: false)\n    Dossier.where(etat: "en_attente").where("updated_at < ?", jours.days.ago).find_each do |dossier|\n      dossier.update!(etat: "clos")\n      DossierMailer.clos(dossier.personne).deliver_later if prevenir\n    end\n  end\nend\n',
        'config/schedule.rb': 'every 1.day, at: "3:00 am" do\n  runner "CloreDossiersJob.perform_later(jours: 90)"\nend\n',
    }),
    'an option without a value': ('request-closed-silently', {
        'src/Command/ClasserCommand.php': "<?php\n\nnamespace App\\Command;\n\n#[AsCommand(name: 'app:demandes:classer')]\nclass ClasserCommand extends Command\n{\n    protected function configure(): void\n    {\n        $this->addOption('prevenir', null, InputOption::VALUE_NONE, 'Écrit aux personnes');\n    }\n\n    protected function execute(InputInterface $input, OutputInterface $output): int\n    {\n        foreach ($this->demandes->sansReponseDepuis(new \\DateTimeImmutable('-60 days')) as $demande) {\n            $demande->setStatut('classee_sans_suite');\n            if ($input->getOption('prevenir')) {\n                $this->courriers->envoyer($demande->getPersonne(), 'demande_classee');\n            }\n        }\n        $this->em->flush();\n\n        return Command::SUCCESS;\n    }\n}\n",
    }),
    'a method that ends the file': ('request-closed-silently', {
        'app/Console/Commands/Clore.php': "<?php\n\nnamespace App\\Console\\Commands;\n\nuse App\\Mail\\DossierClos;\nuse App\\Models\\Dossier;\nuse Illuminate\\Console\\Command;\nuse Illuminate\\Support\\Facades\\Mail;\n\nclass CloreDossiers extends Command\n{\n    protected $signature = 'dossiers:clore {--jours=60} {--courrier : écrit aux personnes}';\n\n    public function handle(): int\n    {\n        $dossiers = Dossier::where('etat', 'en_attente')->where('updated_at', '<', now()->subDays($this->option('jours')))->get();\n        foreach ($dossiers as $dossier) {\n            $dossier->clore();\n            if ($this->option('courrier')) {\n                Mail::to($dossier->personne->courriel)->send(new DossierClos($dossier));\n            }\n        }\n\n        return self::SUCCESS;\n    }\n}\n",
        'app/Models/Dossier.php': "<?php\n\nnamespace App\\Models;\n\nclass Dossier extends Model\n{\n    public function clore(): void\n    {\n        $this->etat = 'clos';\n        $this->rang = null;\n        $this->save();\n    }\n}\n",
    }),
    'a table of settings': ('refusal-automated', {
        'app/Settings.php': "<?php\n\nreturn [\n    'plafond' => 900,\n    'relecture_humaine' => false,\n    'telephone' => '02 35 06 61 00',\n];\n",
        'config/aides.php': "<?php\n\nreturn [\n    'plafond' => 900,\n    'relecture_humaine' => false,\n];\n",
        'app/Services/Instruction.php': "<?php\n\nclass Instruction\n{\n    public function instruire(Demande $demande): void\n    {\n        if (config('aides.relecture_humaine')) {\n            Tache::create(['demande_id' => $demande->id]);\n            return;\n        }\n        if ($demande->quotient > config('aides.plafond')) {\n            $demande->update(['statut' => 'refusee']);\n            Mail::to($demande->courriel)->send(new DemandeRefusee($demande));\n        }\n    }\n}\n",
    }),
    'a table of a script': ('refusal-automated', {
        'src/config.ts': "export const config = {\n  threshold: 0.4,\n  humanReview: false,\n  phone: '01632 960 555',\n};\n",
        'src/decide.ts': "import { config } from './config';\nimport { score } from './model';\nimport { claims } from './db';\nimport { sendLetter } from './letters';\n\nexport async function decide(claim: Claim) {\n  if (config.humanReview) {\n    await queueForOfficer(claim);\n    return;\n  }\n  const outcome = score(claim) < config.threshold ? 'refused' : 'granted';\n  await claims.update(claim.id, { status: outcome });\n  await sendLetter(claim, outcome);\n}\n",
    }),
    'one class of several': ('refusal-automated', {
        'claims/rules.py': "class Scheme:\n    code = None\n    officer_review = True\n\n    def check(self, claim):\n        return claim.income <= self.ceiling\n\n\nclass CrisisGrant(Scheme):\n    code = 'crisis'\n    officer_review = False\n    ceiling = 900\n",
        'claims/tasks.py': "from celery import shared_task\n\nfrom .letters import tell\nfrom .models import Claim\nfrom .rules import SCHEMES\n\n\n@shared_task\ndef decide(pk):\n    claim = Claim.objects.get(pk=pk)\n    scheme = SCHEMES[claim.scheme]\n    accepted = scheme.check(claim)\n    if scheme.officer_review:\n        claim.send_to_officer(accepted)\n        return\n    claim.status = 'granted' if accepted else 'refused'\n    claim.save()\n    tell(claim)\n",
    }),
    'a file of data': ('refusal-automated', {
        'config/decision.yml': 'grant:\n  ceiling: 900\n  manual_review: false\n',
        'app/services/decide_claim.rb': "class DecideClaim\n  CONFIG = YAML.load_file(Rails.root.join('config/decision.yml'))['grant']\n\n  def call(claim)\n    if CONFIG['manual_review']\n      ReviewTask.create!(claim: claim)\n    elsif claim.income > CONFIG['ceiling']\n      claim.update!(status: 'refused')\n      ClaimMailer.refused(claim).deliver_later\n    end\n  end\nend\n",
    }),
    'a value that is injected': ('refusal-automated', {
        'src/main/resources/application.yml': 'aides:\n  relecture-agent: false\n  seuil: 0.4\n',
        'src/main/java/fr/aides/Instruction.java': 'package fr.aides;\n\n@Service\nclass Instruction {\n    @Value("${aides.relecture-agent}")\n    private boolean relectureAgent;\n\n    @EventListener\n    void instruire(DemandeDeposee evenement) {\n        Demande demande = evenement.demande();\n        if (relectureAgent) {\n            taches.ajouter(demande);\n            return;\n        }\n        if (demande.quotient() > 900) {\n            demande.setStatut(Statut.REFUSEE);\n            courriers.envoyerRefus(demande);\n        }\n    }\n}\n',
    }),
}  # fmt: skip

HARMLESS: Cases = {
    'the schedule gives the option': ('request-closed-silently', {
        'claims/management/commands/close_stale.py': 'from datetime import timedelta\n\nfrom django.core.management.base import BaseCommand\nfrom django.utils import timezone\n\nfrom claims.letters import send_letter\nfrom claims.models import Claim\n\n\nclass Command(BaseCommand):\n    def add_arguments(self, parser):\n        parser.add_argument("--days", type=int, default=60)\n        parser.add_argument("--notify", action="store_true")\n\n    def handle(self, *args, **options):\n        limit = timezone.now() - timedelta(days=options["days"])\n        for claim in Claim.objects.filter(status="open", updated_at__lt=limit):\n            claim.status = "closed"\n            claim.save()\n            if options["notify"]:\n                send_letter(claim.person, "claim_closed")\n',
        'crontab': '5 3 * * * cd /srv && python manage.py close_stale --days 60 --notify\n',
    }),
    'an option that is on': ('request-closed-silently', {
        'claims/management/commands/close_stale.py': 'from datetime import timedelta\n\nfrom django.core.management.base import BaseCommand\nfrom django.utils import timezone\n\nfrom claims.letters import send_letter\nfrom claims.models import Claim\n\n\nclass Command(BaseCommand):\n    def add_arguments(self, parser):\n        parser.add_argument("--days", type=int, default=60)\n        parser.add_argument("--notify", action="store_true", default=True)\n\n    def handle(self, *args, **options):\n        limit = timezone.now() - timedelta(days=options["days"])\n        for claim in Claim.objects.filter(status="open", updated_at__lt=limit):\n            claim.status = "closed"\n            claim.save()\n            if options["notify"]:\n                send_letter(claim.person, "claim_closed")\n',
        'crontab': '5 3 * * * cd /srv && python manage.py close_stale --days 60\n',
    }),
    'something more than a letter': ('request-closed-silently', {
        'claims/tasks.py': 'from datetime import timedelta\n\nfrom celery import shared_task\nfrom django.utils import timezone\n\nfrom .letters import send_letter\nfrom .models import Claim\n\n\n@shared_task\ndef close_stale(notify=False):\n    for claim in Claim.objects.filter(status="open", updated_at__lt=timezone.now() - timedelta(days=60)):\n        claim.status = "closed"\n        claim.save()\n        send_letter(claim.person, "claim_closed")\n        if notify:\n            send_sms(claim.person, "claim_closed")\n',
    }),
    'the schedule gives the parameter': ('request-closed-silently', {
        'claims/tasks.py': 'from datetime import timedelta\n\nfrom celery import shared_task\nfrom django.utils import timezone\n\nfrom .letters import send_letter\nfrom .models import Claim\n\n\n@shared_task\ndef close_stale(notify=False):\n    for claim in Claim.objects.filter(status="open", updated_at__lt=timezone.now() - timedelta(days=60)):\n        claim.status = "closed"\n        claim.save()\n        if notify:\n            send_letter(claim.person, "claim_closed")\n',
        'config/celery.py': 'app.conf.beat_schedule = {"stale": {"task": "claims.tasks.close_stale", "schedule": crontab(hour=3), "kwargs": {"notify": True}}}\n',
    }),
    'what is said to a screen': ('request-closed-silently', {
        'claims/tasks.py': 'from datetime import timedelta\n\nfrom celery import shared_task\nfrom django.utils import timezone\n\nfrom .letters import send_letter\nfrom .models import Claim\n\n\n@shared_task\ndef close_stale(verbose=False):\n    for claim in Claim.objects.filter(status="open", updated_at__lt=timezone.now() - timedelta(days=60)):\n        claim.status = "closed"\n        claim.save()\n        send_letter(claim.person, "claim_closed")\n        if verbose:\n            print(claim.pk)\n',
    }),
    'it is on': ('refusal-automated', {
        'claims/rules.py': "class Scheme:\n    code = None\n    officer_review = True\n\n    def check(self, claim):\n        return claim.income <= self.ceiling\n\n\nclass CrisisGrant(Scheme):\n    code = 'crisis'\n    officer_review = True\n    ceiling = 900\n",
        'claims/tasks.py': "from celery import shared_task\n\nfrom .letters import tell\nfrom .models import Claim\nfrom .rules import SCHEMES\n\n\n@shared_task\ndef decide(pk):\n    claim = Claim.objects.get(pk=pk)\n    scheme = SCHEMES[claim.scheme]\n    accepted = scheme.check(claim)\n    if scheme.officer_review:\n        claim.send_to_officer(accepted)\n        return\n    claim.status = 'granted' if accepted else 'refused'\n    claim.save()\n    tell(claim)\n",
    }),
    'nobody is refused': ('refusal-automated', {
        'claims/rules.py': "class Scheme:\n    code = None\n    officer_review = True\n\n    def check(self, claim):\n        return claim.income <= self.ceiling\n\n\nclass CrisisGrant(Scheme):\n    code = 'crisis'\n    officer_review = False\n    ceiling = 900\n",
        'claims/tasks.py': "from celery import shared_task\n\nfrom .letters import tell\nfrom .models import Claim\nfrom .rules import SCHEMES\n\n\n@shared_task\ndef decide(pk):\n    claim = Claim.objects.get(pk=pk)\n    scheme = SCHEMES[claim.scheme]\n    accepted = scheme.check(claim)\n    if scheme.officer_review:\n        claim.send_to_officer(accepted)\n        return\n    claim.status = 'granted' if accepted else 'to_examine'\n    claim.save()\n    tell(claim)\n",
    }),
    'it is no request of people': ('refusal-automated', {
        'src/config.ts': 'export const config = {\n  humanReview: false,\n};\n',
        'src/photos.ts': "import { config } from './config';\n\nexport async function publish(photo: Photo) {\n  if (config.humanReview) {\n    await queue(photo);\n    return;\n  }\n  await photos.update(photo.id, { status: 'published' });\n}\n",
    }),
    'it is left to someone': ('refusal-automated', {
        'claims/outcome.py': 'from dataclasses import dataclass\n\n\n@dataclass\nclass Outcome:\n    granted: bool\n    needs_human_review: bool = False\n',
        'claims/rules.py': 'from .outcome import Outcome\n\n\ndef check(claim):\n    if not claim.income_known:\n        return Outcome(False, needs_human_review=True)\n    return Outcome(claim.income < 900)\n',
        'claims/service.py': "from .outcome import Outcome\nfrom .rules import check\n\n\ndef settle(claim, officer):\n    outcome = check(claim)\n    if outcome.needs_human_review:\n        claim.assign_to(officer)\n        return\n    claim.status = 'granted' if outcome.granted else 'to_examine'\n",
    }),
    'a program says yes for some': ('refusal-automated', {
        'claims/outcome.py': 'from dataclasses import dataclass\n\n\n@dataclass\nclass Outcome:\n    granted: bool\n    needs_human_review: bool = False\n',
        'claims/rules.py': 'from .outcome import Outcome\n\n\ndef check(claim):\n    if not claim.income_known:\n        return Outcome(False, needs_human_review=True)\n    return Outcome(claim.income < 900)\n',
        'claims/service.py': "from .outcome import Outcome\nfrom .rules import check\n\n\ndef settle(claim, officer):\n    outcome = check(claim)\n    if outcome.needs_human_review:\n        claim.assign_to(officer)\n        return\n    claim.status = 'granted' if outcome.granted else 'refused'\n",
    }),
}  # fmt: skip

test_what_is_done_is_found, test_what_is_done_to_nobody_is_let_be = held_by(FLAWED, HARMLESS)
