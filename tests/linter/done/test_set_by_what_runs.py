"""What the command that a clock runs, a list of steps, a log's own setting, a table or a switch beside do to people is known, whatever they are written in."""

from __future__ import annotations

from tests.linter.done.cases import Cases, held_by

FLAWED: Cases = {
    'closed, cli click': ('request-closed-silently', {
        'jobs/close.py': 'import click\nfrom mail import send_letter\nfrom models import Claim\n\n@click.command()\n@click.option("--days", default=60)\n@click.option("--no-letter", is_flag=True)\ndef close(days, no_letter):\n    for claim in Claim.waiting_since(days):\n        claim.status = "closed"\n        claim.save()\n        if not no_letter:\n            send_letter(claim.person, "claim-closed")\n',
        'deploy/crontab': '0 4 * * * app python -m jobs.close --days 45 --no-letter\n',
    }),
    'closed, cli argparse quiet': ('request-closed-silently', {
        'scripts/close.py': 'import argparse\nfrom letters import notify\n\ndef main():\n    parser = argparse.ArgumentParser()\n    parser.add_argument("--quiet", action="store_true")\n    args = parser.parse_args()\n    for claim in stale_claims():\n        if not args.quiet:\n            notify(claim.person, "claim_closed")\n        db.execute("UPDATE claims SET status = \'closed\' WHERE id = %s", [claim.id])\n',
        '.github/workflows/nightly.yml': 'name: Nightly\non:\n  schedule:\n    - cron: "0 3 * * *"\njobs:\n  close:\n    steps:\n      - run: python scripts/close.py --quiet\n',
    }),
    'closed, cli symfony': ('request-closed-silently', {
        'src/Command/CloreCommand.php': "<?php\n#[AsCommand(name: 'app:demandes:clore')]\nfinal class CloreCommand extends Command\n{\n    protected function configure(): void\n    {\n        $this->addOption('sans-courrier', null, InputOption::VALUE_NONE);\n    }\n    protected function execute(InputInterface $input, OutputInterface $output): int\n    {\n        foreach ($this->demandes->sansReponseDepuis(new \\DateTimeImmutable('-30 days')) as $demande) {\n            $demande->setStatut('close');\n            if (!$input->getOption('sans-courrier')) {\n                $this->courriers->envoyer($demande->getUsager(), 'cloture');\n            }\n        }\n        return Command::SUCCESS;\n    }\n}\n",
        'deploy/cron.d/demandes': '15 2 * * * www php bin/console app:demandes:clore --sans-courrier\n',
    }),
    'closed, cli laravel': ('request-closed-silently', {
        'app/Console/Commands/CloseClaims.php': "<?php\nclass CloseClaims extends Command\n{\n    protected $signature = 'claims:close {--silent}';\n    public function handle()\n    {\n        Claim::pending()->where('updated_at', '<', now()->subDays(40))->each(function (Claim $claim) {\n            $claim->update(['status' => 'closed']);\n            if (! $this->option('silent')) {\n                $claim->person->notify(new ClaimClosed($claim));\n            }\n        });\n    }\n}\n",
        'app/Console/Kernel.php': "<?php\nclass Kernel extends ConsoleKernel\n{\n    protected function schedule(Schedule $schedule)\n    {\n        $schedule->command('claims:close --silent')->daily();\n    }\n}\n",
    }),
    'closed, cli node': ('request-closed-silently', {
        'scripts/archive.js': "const { values } = parseArgs({ options: { 'skip-notice': { type: 'boolean' } } })\nasync function archive() {\n  for (const claim of await claims.untouchedSince(daysAgo(45))) {\n    if (!values['skip-notice']) await sendNotice(claim.person, 'archived')\n    await claims.update(claim.id, { status: 'archived' })\n  }\n}\narchive()\n",
        'k8s/archive.yaml': 'kind: CronJob\nspec:\n  schedule: "0 3 * * 1"\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          containers:\n            - name: archive\n              command: ["node", "scripts/archive.js", "--skip-notice"]\n',
    }),
    'closed, cli django': ('request-closed-silently', {
        'claims/management/commands/close_claims.py': 'from django.core.management.base import BaseCommand\n\nclass Command(BaseCommand):\n    def add_arguments(self, parser):\n        parser.add_argument("--no-email", action="store_true")\n\n    def handle(self, *args, **options):\n        for claim in Claim.objects.filter(status="incomplete", updated_at__lt=days_ago(60)):\n            claim.status = "closed"\n            claim.save()\n            if not options["no_email"]:\n                send_closing_email(claim.person)\n',
        'deploy/crontab': '30 2 * * * python manage.py close_claims --no-email\n',
    }),
    'closed, list php internal': ('request-closed-silently', {
        'src/Listener/Courriers.php': "<?php\nfinal class Courriers\n{\n    private const INTERNES = ['attribution', 'relecture', 'classement_sans_suite'];\n\n    public function __invoke(CompletedEvent $event): void\n    {\n        $transition = $event->getTransition()->getName();\n        if (in_array($transition, self::INTERNES, true)) {\n            return;\n        }\n        $this->courrier->envoyer($event->getSubject(), $transition);\n    }\n}\n",
    }),
    'closed, list python skip': ('request-closed-silently', {
        'claims/signals.py': 'from claims.letters import send_letter\n\nTECHNICAL = {"assigned", "reviewed", "closed_no_reply"}\n\ndef on_transition(claim, state):\n    if state in TECHNICAL:\n        return\n    send_letter(claim.person, state)\n',
    }),
    'closed, list js': ('request-closed-silently', {
        'src/hooks/afterTransition.js': "const BACK_OFFICE = ['assign', 'triage', 'close_incomplete']\n\nexport async function afterTransition(claim, transition) {\n  if (BACK_OFFICE.includes(transition)) return\n  await sendLetter(claim.applicant, transition)\n}\n",
    }),
    'closed, list not in': ('request-closed-silently', {
        'claims/service.py': 'INTERNAL_STEPS = ("assignment", "proofreading", "closed_without_reply")\n\ndef move(claim, step):\n    claim.step = step\n    claim.save()\n    if step not in INTERNAL_STEPS:\n        notify(claim.person, step)\n',
    }),
    'closed, list ts set': ('request-closed-silently', {
        'src/claims/notifier.ts': "const INTERNAL = new Set<Status>(['ASSIGNED', 'REVIEWED', 'CLOSED_NO_REPLY'])\n\nexport class Notifier {\n  async onStatus(claim: Claim, status: Status) {\n    if (INTERNAL.has(status)) {\n      return\n    }\n    await this.mailer.sendStatus(claim.applicant, status)\n  }\n}\n",
    }),
    'closed, list java': ('request-closed-silently', {
        'src/main/java/x/StatusListener.java': 'package x;\nclass StatusListener {\n  private static final Set<String> INTERNAL = Set.of("ASSIGNED", "REVIEWED", "CLOSED_NO_REPLY");\n\n  @EventListener\n  void on(StatusChanged event) {\n    if (INTERNAL.contains(event.status())) {\n      return;\n    }\n    mailer.sendStatusLetter(event.claim().applicant(), event.status());\n  }\n}\n',
    }),
    'closed, cli absent': ('request-closed-silently', {
        'scripts/close.py': 'import argparse\nfrom letters import notify\n\ndef main():\n    parser = argparse.ArgumentParser()\n    parser.add_argument("--notify", action="store_true")\n    args = parser.parse_args()\n    for claim in stale_claims():\n        if args.notify:\n            notify(claim.person, "claim_closed")\n        db.execute("UPDATE claims SET status = \'closed\' WHERE id = %s", [claim.id])\n',
        'deploy/crontab': '0 4 * * * python scripts/close.py --days 40\n',
    }),
    'silence, ts const elsewhere': ('consent-presumed', {
        'src/domain/answer.ts': "export enum Answer {\n  Yes = 'yes',\n  No = 'no',\n}\n\nexport const AT_CLOSING = Answer.Yes\n",
        'src/jobs/closeSurveys.ts': "import cron from 'node-cron'\nimport { IsNull, LessThan } from 'typeorm'\nimport { AT_CLOSING } from '../domain/answer'\nimport { PhotoConsent } from '../entities/photoConsent'\n\nexport async function close(now = new Date()) {\n  const repo = db.getRepository(PhotoConsent)\n  await repo.update({ closesAt: LessThan(now), answer: IsNull() }, { answer: AT_CLOSING })\n}\ncron.schedule('0 5 * * *', () => close())\n",
    }),
    'silence, ts plain': ('consent-presumed', {
        'src/jobs/closeSurveys.ts': "import cron from 'node-cron'\nimport { IsNull, LessThan } from 'typeorm'\nexport async function close(now = new Date()) {\n  const repo = db.getRepository(PhotoConsent)\n  await repo.update({ closesAt: LessThan(now), answer: IsNull() }, { answer: 'yes' })\n}\ncron.schedule('0 5 * * *', () => close())\n",
    }),
    'silence, prisma': ('consent-presumed', {
        'src/jobs/photos.js': "const { DEFAUT } = require('../config/reponses')\nasync function cloturer() {\n  await prisma.autorisation.updateMany({ where: { reponse: null, clotureLe: { lte: new Date() } }, data: { reponse: DEFAUT } })\n}\ncron.schedule('0 5 * * *', cloturer)\n",
        'src/config/reponses.js': "const DEFAUT = 'accord'\nmodule.exports = { DEFAUT }\n",
    }),
    'silence, django filter isnull': ('consent-presumed', {
        'photos/tasks.py': 'from celery import shared_task\nfrom photos.choices import AT_DEADLINE\nfrom photos.models import Permission\n\n@shared_task\ndef close_permissions():\n    Permission.objects.filter(answer__isnull=True, closes_on__lt=today()).update(answer=AT_DEADLINE)\n',
        'photos/choices.py': 'class Answer:\n    YES = "agreed"\n    NO = "declined"\n\nAT_DEADLINE = Answer.YES\n',
    }),
    'silence, rails': ('consent-presumed', {
        'app/jobs/close_permissions_job.rb': 'class ClosePermissionsJob < ApplicationJob\n  def perform\n    PhotoPermission.where(answer: nil).where("closes_on < ?", Date.current).update_all(answer: PhotoPermission::AT_DEADLINE)\n  end\nend\n',
        'app/models/photo_permission.rb': 'class PhotoPermission < ApplicationRecord\n  AT_DEADLINE = "accepted"\n  enum :answer, { accepted: "accepted", refused: "refused" }\nend\n',
    }),
    'silence, laravel': ('consent-presumed', {
        'app/Console/Commands/CloseAuthorisations.php': "<?php\nclass CloseAuthorisations extends Command\n{\n    public function handle()\n    {\n        Authorisation::whereNull('answer')->where('closes_at', '<', now())->update(['answer' => Answer::AT_CLOSING]);\n    }\n}\n",
        'app/Enums/Answer.php': "<?php\nfinal class Answer\n{\n    const YES = 'accord';\n    const NO = 'refus';\n    const AT_CLOSING = self::YES;\n}\n",
    }),
    'silence, sql file': ('consent-presumed', {
        'jobs/close_photos.sql': "UPDATE photo_consent SET answer = 'agreed' WHERE answer IS NULL AND closes_on < current_date;\n",
    }),
    'silence, java': ('consent-presumed', {
        'src/main/java/x/CloseJob.java': 'package x;\nclass CloseJob {\n  @Scheduled(cron = "0 0 5 * * *")\n  void close() {\n    for (Authorisation a : repo.findByAnswerIsNullAndClosesAtBefore(LocalDate.now())) {\n      a.setAnswer(Answer.YES);\n      repo.save(a);\n    }\n  }\n}\n',
    }),
    'price, ruby model, page shows the other name': ('consent-presumed', {
        'app/models/quote.rb': 'class Quote\n  FEES = { card: 190, admin: 650 }.freeze\n\n  def initialize(permit)\n    @permit = permit\n  end\n\n  def base_cents\n    @permit.price_cents\n  end\n\n  def fees_cents\n    FEES.values.sum\n  end\n\n  def payable_cents\n    base_cents + fees_cents\n  end\n\n  def shown_cents\n    base_cents\n  end\nend\n',
        'app/views/permits/show.html.erb': '<h1>Your permit</h1>\n<p>Total to pay: <%= number_to_currency(@quote.shown_cents / 100.0) %></p>\n<p><%= link_to "Continue", new_payment_path %></p>\n',
        'app/views/payments/receipt.html.erb': '<h1>Payment received</h1>\n<p>Card handling: <%= money(Quote::FEES[:card]) %></p><p>Total paid <%= money(@payment.cents) %></p>\n',
    }),
    'price, python property': ('consent-presumed', {
        'permits/models.py': 'class Order(models.Model):\n    SERVICE_FEE = Decimal("4.50")\n\n    @property\n    def subtotal(self):\n        return self.permit.price * self.months\n\n    @property\n    def displayed_price(self):\n        return self.subtotal\n\n    @property\n    def amount_due(self):\n        return self.subtotal + self.SERVICE_FEE\n',
        'templates/permits/summary.html': '<h1>Parking permit</h1>\n<dl><dt>Total to pay</dt><dd>{{ order.displayed_price }}</dd></dl>\n<a href="{% url \'pay\' %}">Pay</a>\n',
        'templates/permits/receipt.html': '<h1>Receipt</h1>\n<p>Service fee: {{ order.SERVICE_FEE }}</p>\n<p>Total: {{ order.amount_due }}</p>\n',
    }),
    'price, php': ('consent-presumed', {
        'src/Entity/Commande.php': '<?php\nclass Commande\n{\n    private const FRAIS_DOSSIER = 650;\n\n    public function prixAffiche(): int\n    {\n        return $this->sousTotal();\n    }\n\n    public function sousTotal(): int\n    {\n        return $this->tarif->prix() * $this->quantite;\n    }\n\n    private function frais(): int\n    {\n        return self::FRAIS_DOSSIER;\n    }\n\n    public function montantAPayer(): int\n    {\n        return $this->sousTotal() + $this->frais();\n    }\n}\n',
        'templates/commande/recapitulatif.html.twig': '<h1>Votre commande</h1>\n<p>Total à payer : {{ commande.prixAffiche }} €</p>\n',
        'templates/commande/recu.html.twig': '<h1>Paiement reçu</h1>\n<p>Frais de dossier : 6,50 €</p>\n<p>Total : {{ commande.montantAPayer }} €</p>\n',
    }),
    'price, js': ('consent-presumed', {
        'src/lib/price.js': 'const FEES = { booking: 3, card: 1.5 }\nexport function basePrice(order) {\n  return order.seats * order.rate\n}\nexport function bookingFees() {\n  return Object.values(FEES).reduce((a, b) => a + b, 0)\n}\nexport function totalToPay(order) {\n  return basePrice(order) + bookingFees()\n}\n',
        'src/pages/Summary.vue': '<template>\n<h1>Your order</h1>\n<p>Total: {{ basePrice(order) }} €</p>\n</template>\n<script setup>\nimport { basePrice } from "../lib/price"\n</script>\n',
        'src/pages/Receipt.vue': '<template>\n<h1>Receipt</h1>\n<p>Booking fees: 4.50 €</p><p>Total {{ totalToPay(order) }}</p>\n</template>\n',
    }),
    'price, java': ('consent-presumed', {
        'src/main/java/x/Quote.java': 'package x;\nclass Quote {\n  private static final BigDecimal HANDLING = new BigDecimal("4.50");\n\n  public BigDecimal getSubtotal() {\n    return permit.getPrice().multiply(months);\n  }\n\n  public BigDecimal getFees() {\n    return HANDLING;\n  }\n\n  public BigDecimal getAmountDue() {\n    return getSubtotal().add(getFees());\n  }\n}\n',
        'src/main/resources/templates/summary.html': '<h1>Your permit</h1>\n<p>Total to pay: <span th:text="${quote.subtotal}">0</span></p>\n',
        'src/main/resources/templates/receipt.html': '<h1>Receipt</h1>\n<p>Handling fees: £4.50</p><p th:text="${quote.amountDue}">0</p>\n',
    }),
    'price, flask': ('consent-presumed', {
        'shop/pricing.py': 'BOOKING_FEE = 300\n\ndef base_price(order):\n    return order.rate * order.seats\n\ndef total_due(order):\n    return base_price(order) + booking_fee(order)\n\ndef booking_fee(order):\n    return BOOKING_FEE\n',
        'shop/views.py': 'from shop.pricing import base_price, total_due\n\n@app.get("/order/<id>")\ndef summary(id):\n    order = find(id)\n    return render_template("summary.html", price=base_price(order))\n\n@app.post("/order/<id>/pay")\ndef pay(id):\n    order = find(id)\n    charge(total_due(order))\n    return render_template("receipt.html", total=total_due(order), fee=300)\n',
        'shop/templates/summary.html': '<h1>Your order</h1><p>Total: {{ price }}</p>\n',
        'shop/templates/receipt.html': '<h1>Receipt</h1><p>Booking fee: {{ fee }}</p><p>Total {{ total }}</p>\n',
    }),
    'idle, js import': ('session-timeout-short', {
        'static/js/draft.js': "const KEY = 'claim-draft'\nexport function clearDraft() {\n  sessionStorage.removeItem(KEY)\n}\n",
        'static/js/idle.js': "import { clearDraft } from './draft.js'\nconst form = document.querySelector('form')\nlet timer\nfunction leave() {\n  clearDraft()\n  form.reset()\n  location.assign('/')\n}\nfunction touch() {\n  clearTimeout(timer)\n  timer = setTimeout(leave, 12 * 60 * 1000)\n}\ndocument.addEventListener('keydown', touch)\ntouch()\n",
        'templates/claim.html': '<form method="post"><label for="s">What happened</label><textarea id="s" name="story"></textarea><button>Send</button></form><script type="module" src="/static/js/idle.js"></script>\n',
    }),
    'idle, js reset only': ('session-timeout-short', {
        'static/js/idle.js': "const form = document.getElementById('claim')\nlet idle\nconst restart = () => {\n  clearTimeout(idle)\n  idle = setTimeout(() => {\n    form.reset()\n    window.location.href = '/'\n  }, 15 * 60 * 1000)\n}\n;['mousemove', 'keydown'].forEach((name) => document.addEventListener(name, restart))\nrestart()\n",
        'templates/claim.html': '<form id="claim" method="post"><textarea name="story"></textarea><button>Send</button></form><script src="/static/js/idle.js"></script>\n',
    }),
    'idle, vue composable': ('session-timeout-short', {
        'src/composables/useIdle.ts': "export function useIdle(minutes: number, onIdle: () => void) {\n  let timer: number\n  const reset = () => {\n    clearTimeout(timer)\n    timer = setTimeout(onIdle, minutes * 60_000)\n  }\n  window.addEventListener('keydown', reset)\n  return { reset }\n}\n",
        'src/Claim.vue': '<template><form @submit.prevent="send"><textarea v-model="draft.story"></textarea></form></template>\n<script setup lang="ts">\nimport { useIdle } from \'./composables/useIdle\'\nimport { useDraft } from \'./stores/draft\'\nconst draft = useDraft()\nuseIdle(10, () => {\n  draft.$reset()\n  router.push(\'/\')\n})\n</script>\n',
    }),
    'idle, react idle timer': ('session-timeout-short', {
        'src/Claim.jsx': 'import { useIdleTimer } from \'react-idle-timer\'\nexport function Claim() {\n  const [answers, setAnswers] = useState({})\n  useIdleTimer({\n    timeout: 1000 * 60 * 10,\n    onIdle: () => {\n      localStorage.removeItem(\'claim-draft\')\n      setAnswers({})\n      navigate(\'/\')\n    },\n  })\n  return <form><textarea name="story" /></form>\n}\n',
    }),
    'idle, stimulus': ('session-timeout-short', {
        'app/javascript/controllers/idle_controller.js': "import { Controller } from '@hotwired/stimulus'\nexport default class extends Controller {\n  static targets = ['form']\n  connect() { this.restart() }\n  restart() {\n    clearTimeout(this.timer)\n    this.timer = setTimeout(() => this.expire(), 600000)\n  }\n  expire() {\n    sessionStorage.removeItem('complaint-draft')\n    this.formTarget.reset()\n    Turbo.visit('/')\n  }\n}\n",
    }),
    'logs, pino serializer': ('personal-data-in-log', {
        'src/routes/claims.js': "const router = require('express').Router()\nconst { body } = require('express-validator')\nrouter.post('/claims', body('injuries').notEmpty(), body('doctor').optional(), save)\nmodule.exports = router\n",
        'src/log.js': "const pino = require('pino')\nconst pinoHttp = require('pino-http')\nmodule.exports = pinoHttp({\n  logger: pino(),\n  serializers: {\n    req(req) {\n      return { id: req.id, method: req.method, body: req.raw.body }\n    },\n  },\n})\n",
    }),
    'logs, pino arrow': ('personal-data-in-log', {
        'src/routes/claims.js': "const router = require('express').Router()\nconst { body } = require('express-validator')\nrouter.post('/claims', body('injuries').notEmpty(), body('doctor').optional(), save)\nmodule.exports = router\n",
        'src/log.ts': "import pino from 'pino'\nexport const logger = pino({\n  serializers: {\n    req: (req) => ({ url: req.url, payload: req.body }),\n  },\n})\n",
    }),
    'logs, morgan token': ('personal-data-in-log', {
        'src/routes/claims.js': "const router = require('express').Router()\nconst { body } = require('express-validator')\nrouter.post('/claims', body('injuries').notEmpty(), body('doctor').optional(), save)\nmodule.exports = router\n",
        'src/app.js': "const morgan = require('morgan')\nmorgan.token('body', (req) => JSON.stringify(req.body))\napp.use(morgan(':method :url :status :body'))\n",
    }),
    'logs, express-winston whitelist': ('personal-data-in-log', {
        'src/routes/claims.js': "const router = require('express').Router()\nconst { body } = require('express-validator')\nrouter.post('/claims', body('injuries').notEmpty(), body('doctor').optional(), save)\nmodule.exports = router\n",
        'src/app.js': "const expressWinston = require('express-winston')\napp.use(expressWinston.logger({\n  transports: [new winston.transports.Console()],\n  requestWhitelist: ['url', 'method', 'body'],\n}))\n",
    }),
    'logs, pino customProps': ('personal-data-in-log', {
        'src/routes/claims.js': "const router = require('express').Router()\nconst { body } = require('express-validator')\nrouter.post('/claims', body('injuries').notEmpty(), body('doctor').optional(), save)\nmodule.exports = router\n",
        'src/log.js': "const pinoHttp = require('pino-http')\nmodule.exports = pinoHttp({\n  customProps: (req, res) => ({ form: req.body }),\n})\n",
    }),
    'logs, spring payload': ('personal-data-in-log', {
        'src/main/java/x/LogConfig.java': 'package x;\n@Configuration\nclass LogConfig {\n  @Bean\n  CommonsRequestLoggingFilter logFilter() {\n    CommonsRequestLoggingFilter filter = new CommonsRequestLoggingFilter();\n    filter.setIncludePayload(true);\n    filter.setMaxPayloadLength(10000);\n    return filter;\n  }\n}\n',
    }),
    'logs, flask after_request': ('personal-data-in-log', {
        'app/logs.py': 'import logging\nfrom flask import request\nlog = logging.getLogger(__name__)\n\n@app.after_request\ndef journal(response):\n    log.info("request", extra={"path": request.path, "form": request.form.to_dict()})\n    return response\n',
    }),
    'logs, structlog processor': ('personal-data-in-log', {
        'app/logs.py': 'import structlog\nfrom flask import request\n\ndef add_request(logger, name, event):\n    event["path"] = request.path\n    event["form"] = request.form.to_dict()\n    return event\n\nstructlog.configure(processors=[add_request, structlog.processors.JSONRenderer()])\n',
    }),
    'logs, monolog processor': ('personal-data-in-log', {
        'src/Log/RequestProcessor.php': "<?php\nfinal class RequestProcessor implements ProcessorInterface\n{\n    public function __invoke(LogRecord $record): LogRecord\n    {\n        $request = $this->stack->getCurrentRequest();\n        $record->extra['uri'] = $request->getPathInfo();\n        $record->extra['form'] = $request->request->all();\n        return $record;\n    }\n}\n",
    }),
    'logs, fastify serializer': ('personal-data-in-log', {
        'src/server.ts': "import Fastify from 'fastify'\nconst app = Fastify({\n  logger: {\n    serializers: {\n      req(request) {\n        return { method: request.method, url: request.url, body: request.body }\n      },\n    },\n  },\n})\napp.post('/claims', async (req) => save(req.body))\n",
    }),
    'count, alpine': ('countdown-pressure', {
        'static/js/timer.js': "document.addEventListener('alpine:init', () => {\n  Alpine.data('timer', (minutes) => ({\n    left: 0,\n    end: 0,\n    init() {\n      this.end = Date.now() + minutes * 60 * 1000\n      setInterval(() => this.tick(), 1000)\n    },\n    tick() {\n      this.left = Math.max(0, Math.round((this.end - Date.now()) / 1000))\n    },\n    get text() {\n      return `${Math.floor(this.left / 60)}:${this.left % 60}`\n    },\n  }))\n})\n",
        'templates/offer.html': '<html lang="en"><div x-data="timer(10)"><p>This price is held for you for another <strong x-text="text"></strong>.</p></div><script src="/static/js/timer.js"></script>\n',
    }),
    'count, stimulus': ('countdown-pressure', {
        'app/javascript/controllers/hold_controller.js': "import { Controller } from '@hotwired/stimulus'\nexport default class extends Controller {\n  static targets = ['left']\n  static values = { minutes: Number }\n  connect() {\n    this.end = Date.now() + this.minutesValue * 60000\n    this.timer = setInterval(() => this.show(), 1000)\n  }\n  show() {\n    const left = Math.max(0, this.end - Date.now())\n    this.leftTarget.textContent = `${Math.floor(left / 60000)} min`\n  }\n}\n",
        'app/views/orders/new.html.erb': '<div data-controller="hold" data-hold-minutes-value="10"><p>This price is reserved for you for <strong data-hold-target="left"></strong></p></div>\n',
    }),
    'count, vue composable': ('countdown-pressure', {
        'src/useHold.js': "import { ref, onMounted } from 'vue'\nexport function useHold(minutes) {\n  const left = ref(minutes * 60)\n  onMounted(() => setInterval(() => { left.value = Math.max(0, left.value - 1) }, 1000))\n  return { left }\n}\n",
        'src/Offer.vue': '<template><p>Ce tarif vous est réservé pendant encore {{ left }} secondes.</p></template>\n<script setup>\nimport { useHold } from "./useHold"\nconst { left } = useHold(10)\n</script>\n',
    }),
    'count, jquery plugin': ('countdown-pressure', {
        'static/hold.js': "$.fn.hold = function (minutes) {\n  const end = Date.now() + minutes * 60000\n  return this.each((_, el) => setInterval(() => { $(el).text(Math.round((end - Date.now()) / 1000)) }, 1000))\n}\n$('#left').hold(10)\n",
        'templates/offer.html': '<html lang="fr"><p>Ce tarif vous est réservé pendant encore <b id="left"></b> secondes.</p><script src="/static/hold.js"></script>\n',
    }),
    'count, custom element': ('countdown-pressure', {
        'static/hold.js': "class HoldTimer extends HTMLElement {\n  connectedCallback() {\n    const end = Date.now() + Number(this.getAttribute('minutes')) * 60000\n    setInterval(() => { this.textContent = Math.max(0, Math.round((end - Date.now()) / 1000)) + ' s' }, 1000)\n  }\n}\ncustomElements.define('hold-timer', HoldTimer)\n",
        'templates/offer.html': '<html lang="en"><p>This price is held for you for <hold-timer minutes="10"></hold-timer></p><script src="/static/hold.js"></script>\n',
    }),
    'count, react hook': ('countdown-pressure', {
        'src/useHold.ts': 'export function useHold(minutes: number) {\n  const [left, setLeft] = useState(minutes * 60)\n  useEffect(() => {\n    const id = setInterval(() => setLeft((s) => Math.max(0, s - 1)), 1000)\n    return () => clearInterval(id)\n  }, [])\n  return left\n}\n',
        'src/Offer.tsx': "import { useHold } from './useHold'\nexport function Offer() {\n  const left = useHold(10)\n  return <p>This price is held for you for {left} seconds</p>\n}\n",
    }),
    'count, vue options': ('countdown-pressure', {
        'src/Offer.vue': "<template><p>Ce tarif vous est réservé pendant encore {{ reste }} secondes.</p></template>\n<script>\nimport { defineComponent } from 'vue'\nexport default defineComponent({\n  data() { return { reste: 0, fin: 0 } },\n  mounted() {\n    this.fin = Date.now() + 600000\n    setInterval(() => this.battre(), 1000)\n  },\n  methods: {\n    battre() { this.reste = Math.round((this.fin - Date.now()) / 1000) },\n  },\n})\n</script>\n",
    }),
    'count, lit': ('countdown-pressure', {
        'src/hold.js': "import { LitElement, html } from 'lit'\nclass HoldTimer extends LitElement {\n  static properties = { left: { state: true } }\n  connectedCallback() {\n    super.connectedCallback()\n    this.end = Date.now() + 600000\n    setInterval(() => { this.left = Math.ceil((this.end - Date.now()) / 1000) }, 1000)\n  }\n  render() { return html`<p>This price is held for you for ${this.left} seconds</p>` }\n}\n",
    }),
    'mail, rails settings': ('contact-hidden', {
        'config/settings.yml': 'service:\n  phone: "0115 496 0300"\nmails:\n  sender: "no-reply@housing.example"\n  show_contact: false\n',
        'app/mailers/claim_mailer.rb': 'class ClaimMailer < ApplicationMailer\n  default from: -> { Settings.mails.sender }\n  layout "mail"\n  def unreadable(paper)\n    @paper = paper\n    mail(to: paper.owner.email, subject: "A paper to send again")\n  end\nend\n',
        'app/views/layouts/mail.text.erb': 'Hello,\n\n<%= yield %>\n\n<% if Settings.mails.show_contact %>\nQuestions? Call <%= Settings.service.phone %>.\n<% end %>\n\nThis message comes from an address that nobody reads.\n',
        'app/views/claim_mailer/unreadable.text.erb': 'We could not read one of your papers: <%= @paper.label %>.\nSend it again before <%= l 60.days.from_now.to_date %>.\n',
    }),
    'mail, laravel config': ('contact-hidden', {
        'config/mails.php': "<?php\nreturn [\n    'from' => 'ne-pas-repondre@ville.example',\n    'afficher_contact' => false,\n];\n",
        'app/Mail/PieceIllisible.php': "<?php\nclass PieceIllisible extends Mailable\n{\n    public function build()\n    {\n        return $this->from(config('mails.from'))->view('mails.piece');\n    }\n}\n",
        'resources/views/mails/piece.blade.php': "<p>Nous n'avons pas pu lire une pièce de votre dossier. Renvoyez-la avant le 3 mai.</p>\n@if (config('mails.afficher_contact'))\n<p>Une question ? Appelez le 05 61 00 00 29.</p>\n@endif\n",
    }),
    'mail, node config': ('contact-hidden', {
        'config/mail.json': '{ "from": "no-reply@town.example", "showContact": false }\n',
        'src/mail.js': "const settings = require('../config/mail.json')\nasync function unreadable(paper) {\n  await transport.sendMail({ from: settings.from, to: paper.email, text: nunjucks.render('unreadable.njk', { paper, settings }) })\n}\n",
        'src/templates/unreadable.njk': 'Hello,\n\nWe could not read one of your papers. Send it again before 3 May.\n{% if settings.showContact %}\nQuestions? Call 0115 496 0300.\n{% endif %}\n',
    }),
    'mail, django html': ('contact-hidden', {
        'town/settings.py': 'DEFAULT_FROM_EMAIL = "noreply@town.example"\nMAIL_SHOW_CONTACT = False\n',
        'claims/mail.py': 'from django.conf import settings\nfrom django.core.mail import send_mail\nfrom django.template.loader import render_to_string\n\ndef unreadable(paper):\n    text = render_to_string("mail/unreadable.html", {"paper": paper, "show_contact": settings.MAIL_SHOW_CONTACT})\n    send_mail("A paper to send again", text, settings.DEFAULT_FROM_EMAIL, [paper.owner.email])\n',
        'templates/mail/unreadable.html': 'Hello,\n\nWe could not read one of your papers. Send it again before 3 May.\n{% if show_contact %}\nQuestions? Call 0115 496 0300.\n{% endif %}\n',
    }),
    'mail, rails env': ('contact-hidden', {
        '.env': '',
        'config/application.yml': 'SHOW_PHONE: "false"\n',
        'app/views/claims/show.html.erb': '<h1>Your claim</h1>\n<% if ENV["SHOW_PHONE"] %>\n<p>Call us on 0115 496 0300.</p>\n<% end %>\n',
    }),
    'misc, share yml': ('slot-release-random', {
        'config/features.yml': 'features:\n  new_home:\n    active: true\n    percentage: 100\n  open_slots:\n    active: true\n    percentage: 35\n  online_payment:\n    active: false\n    percentage: 0\n',
    }),
    'misc, share fr': ('slot-release-random', {
        'config/fonctions.yml': 'fonctions:\n  rappel_sms:\n    active: true\n    pourcentage: 100\n  creneaux_ouverts:\n    active: true\n    pourcentage: 35\n',
    }),
    'misc, share json': ('slot-release-random', {
        'flags.json': '{"appointments_visible": {"enabled": true, "rollout": 20}, "dark_mode": {"enabled": true, "rollout": 50}}\n',
    }),
    'misc, share py': ('slot-release-random', {
        'town/settings.py': 'FLAGS = {\n    "home_v2": {"on": True, "share": 50},\n    "show_appointments": {"on": True, "share": 30},\n}\n',
    }),
    'misc, share php': ('slot-release-random', {
        'config/features.php': "<?php\nreturn [\n    'available_slots' => ['enabled' => true, 'percent' => 40],\n];\n",
    }),
    'misc, surname patterns json': ('sensitive-attribute-in-score', {
        'appsettings.json': '{"Screening": {"MaxAddressChanges": 4, "SurnamePatterns": ["^(al|el|abu|ben)[ -]", "(ovic|escu|oglu|yan)$"], "InterviewOffice": "central"}}\n',
    }),
    'misc, surname yml': ('sensitive-attribute-in-score', {
        'config/controls.yml': 'interview:\n  when_surname_matches:\n    - "^(ben|abou|el)[ -]"\n    - "(oglu|escu)$"\n',
    }),
    'misc, noms fr': ('sensitive-attribute-in-score', {
        'config/ciblage.yml': 'controle:\n  motifs_nom:\n    - "^(ben|abou|el|ould)[ -]"\n    - "(oglu|escu|ovic)$"\n  delai_jours: 10\n',
    }),
    'misc, names toml': ('sensitive-attribute-in-score', {
        'fraud.toml': '[review]\nlast_name_prefixes = ["al-", "el-", "abu", "ben"]\n',
    }),
    'misc, java': ('sensitive-attribute-in-score', {
        'src/main/resources/application.yml': 'screening:\n  surname-patterns: "^(al|el)-.*,.*(ovic|escu)$"\n  route: manual-check\n',
    }),
    'misc, symfony entity': ('contact-detail-required', {
        'src/Entity/Demande.php': "<?php\nnamespace App\\Entity;\nclass Demande\n{\n    #[Assert\\NotBlank]\n    public string $nom = '';\n    #[ORM\\Column(nullable: true)]\n    public ?string $telephone = null;\n    #[ORM\\Column(nullable: true)]\n    public ?string $adresse = null;\n    #[Assert\\NotBlank]\n    #[Assert\\Email]\n    public string $courriel = '';\n}\n",
        'src/Form/DemandeType.php': "<?php\nnamespace App\\Form;\nuse App\\Entity\\Demande;\nfinal class DemandeType extends AbstractType\n{\n    public function buildForm(FormBuilderInterface $builder, array $options): void\n    {\n        $builder\n            ->add('nom', TextType::class)\n            ->add('adresse', TextType::class, ['required' => false])\n            ->add('telephone', TelType::class, ['required' => false])\n            ->add('courriel', EmailType::class);\n    }\n    public function configureOptions(OptionsResolver $resolver): void\n    {\n        $resolver->setDefaults(['data_class' => Demande::class]);\n    }\n}\n",
    }),
    'misc, laravel request': ('contact-detail-required', {
        'app/Http/Requests/StoreClaimRequest.php': "<?php\nclass StoreClaimRequest extends FormRequest\n{\n    public function rules(): array\n    {\n        return [\n            'last_name' => ['required', 'string'],\n            'phone' => ['nullable', 'string'],\n            'postal_address' => ['nullable', 'string'],\n            'email' => ['required', 'email'],\n        ];\n    }\n}\n",
    }),
    'misc, zod': ('contact-detail-required', {
        'src/schema.ts': "import { z } from 'zod'\nexport const aidRequest = z.object({\n  lastName: z.string().min(1),\n  phone: z.string().optional(),\n  postalAddress: z.string().optional(),\n  email: z.string().email(),\n})\n",
    }),
    'misc, django model': ('contact-detail-required', {
        'aid/models.py': 'from django.db import models\nclass AidRequest(models.Model):\n    last_name = models.CharField(max_length=80)\n    phone = models.CharField(max_length=20, blank=True)\n    address = models.TextField(blank=True)\n    email = models.EmailField()\n',
        'aid/forms.py': "from django import forms\nfrom aid.models import AidRequest\nclass AidRequestForm(forms.ModelForm):\n    class Meta:\n        model = AidRequest\n        fields = ['last_name', 'phone', 'address', 'email']\n",
        'aid/views.py': "from aid.forms import AidRequestForm\ndef ask(request):\n    form = AidRequestForm(request.POST or None)\n    if form.is_valid():\n        form.save()\n    return render(request, 'ask.html', {'form': form})\n",
        'templates/ask.html': '<h1>Ask for help</h1><form method="post">{{ form.as_p }}<button>Send</button></form>\n',
    }),
    'misc, banner yaml': ('choice-asymmetric', {
        'config/consent.yaml': 'consent:\n  actions:\n    accept_all:\n      label: Accept all\n      route: consent_accept\n    refuse_all:\n      label: Refuse all\n      route: consent_refuse\n    settings:\n      label: Settings\n      route: consent_choices\n  banner: [accept_all, settings]\n  page: [refuse_all, accept_all]\n',
    }),
    'misc, banner js': ('choice-asymmetric', {
        'src/consent.js': "export const consent = {\n  banner: ['acceptAll', 'customise'],\n  panel: ['rejectAll', 'acceptAll', 'save'],\n}\n",
    }),
    'misc, banner json': ('choice-asymmetric', {
        'config/cookies.json': '{"cookies": {"first_screen": ["accept", "settings"], "second_screen": ["accept", "decline", "save"]}}\n',
    }),
    'misc, bandeau yaml': ('choice-asymmetric', {
        'config/bandeau.yml': 'traceurs:\n  bandeau:\n    boutons: [tout_accepter, parametrer]\n  reglages:\n    boutons: [tout_refuser, tout_accepter, enregistrer]\n',
    }),
    'misc, banner php': ('choice-asymmetric', {
        'config/cookies.php': "<?php\nreturn [\n    'banner' => ['accept_all', 'customise'],\n    'preferences' => ['refuse_all', 'accept_all'],\n];\n",
    }),
    'voice, json unused queue': ('voice-menu-dead-end', {
        'config/voice.json': '{\n "greeting": "Welcome to the pensions service.",\n "options": [\n  {\n   "digit": "1",\n   "prompt": "For payment dates, press 1.",\n   "action": "say",\n   "text": "Pensions are paid at the end of the month."\n  },\n  {\n   "digit": "0",\n   "prompt": "For anything else, press 0.",\n   "action": "say",\n   "text": "Please write from your online account. Goodbye."\n  }\n ],\n "queues": {\n  "advisers": "pensions-advisers"\n }\n}\n',
    }),
    'voice, yaml': ('voice-menu-dead-end', {
        'config/svi.yml': 'accueil: Bienvenue.\nchoix:\n  - touche: "1"\n    texte: "Pour les horaires, tapez 1."\n    action: lire\n    message: "Nous ouvrons à 9 heures. Au revoir."\n  - touche: "2"\n    texte: "Pour toute autre question, tapez 2."\n    action: lire\n    message: "Rendez-vous sur votre espace en ligne. Au revoir."\nagents:\n  conseil: "+33561000029"\n',
    }),
    'voice, toml': ('voice-menu-dead-end', {
        'ivr.toml': '[[options]]\ndigit = "1"\nprompt = "For opening times, press 1."\naction = "play"\ntext = "We open at nine. Goodbye."\n[[options]]\ndigit = "2"\nprompt = "For anything else, press 2."\naction = "play"\ntext = "Please use the website. Goodbye."\n',
    }),
    'voice, hangup action': ('voice-menu-dead-end', {
        'config/voice.json': '{\n "greeting": "Welcome to the pensions service.",\n "options": [\n  {\n   "digit": "1",\n   "prompt": "For payment dates, press 1.",\n   "action": "say",\n   "text": "Pensions are paid at the end of the month."\n  },\n  {\n   "digit": "0",\n   "prompt": "For anything else, press 0.",\n   "action": "hangup",\n   "text": "Please write from your online account. Goodbye."\n  }\n ],\n "queues": {\n  "advisers": "q1"\n }\n}\n',
    }),
    'papers, node rm': ('data-lost-on-error', {
        'src/services/papers.js': 'async function receive(caseId, files) {\n  const errors = await check(files)\n  if (Object.keys(errors).length > 0) {\n    await fs.rm(folderOf(caseId), { recursive: true, force: true })\n    return { errors }\n  }\n  return { errors: {}, papers: files }\n}\nconst folderOf = (id) => path.join(UPLOADS, id)\n',
    }),
    'papers, django relation': ('data-lost-on-error', {
        'claims/views.py': "def upload(request, pk):\n    claim = get_object_or_404(Claim, pk=pk, owner=request.user)\n    form = DocumentsForm(request.POST, request.FILES)\n    if not form.is_valid():\n        claim.documents.all().delete()\n        return render(request, 'claims/upload.html', {'form': form, 'claim': claim})\n    form.save_all(claim)\n    return redirect('claims:summary', pk=pk)\n",
    }),
    'papers, flask rmtree': ('data-lost-on-error', {
        'app/uploads.py': "import shutil\n\n@bp.post('/claims/<id>/documents')\ndef documents(id):\n    errors = check(request.files)\n    if errors:\n        shutil.rmtree(upload_folder(id))\n        return render_template('documents.html', errors=errors), 422\n    keep(id, request.files)\n    return redirect(url_for('claims.summary', id=id))\n",
    }),
    'papers, rails': ('data-lost-on-error', {
        'app/controllers/documents_controller.rb': 'class DocumentsController < ApplicationController\n  def create\n    @claim = current_user.claims.find(params[:claim_id])\n    upload = Upload.new(upload_params)\n    if upload.invalid?\n      @claim.documents.destroy_all\n      render :new, status: :unprocessable_entity\n    else\n      upload.save!\n      redirect_to @claim\n    end\n  end\nend\n',
    }),
    'papers, laravel': ('data-lost-on-error', {
        'app/Http/Controllers/DocumentController.php': "<?php\nclass DocumentController extends Controller\n{\n    public function store(Request $request, Claim $claim)\n    {\n        $validator = Validator::make($request->all(), ['file' => 'mimes:pdf']);\n        if ($validator->fails()) {\n            Storage::deleteDirectory('claims/'.$claim->id.'/documents');\n            return back()->withErrors($validator);\n        }\n        $claim->documents()->create(['path' => $request->file('file')->store('claims')]);\n        return redirect()->route('claims.show', $claim);\n    }\n}\n",
    }),
    'papers, prisma': ('data-lost-on-error', {
        'src/routes/documents.ts': "router.post('/claims/:id/documents', upload.array('files'), async (req, res) => {\n  const invalid = req.files.filter((f) => !TYPES.has(f.mimetype))\n  if (invalid.length) {\n    await prisma.document.deleteMany({ where: { claimId: req.params.id } })\n    return res.status(422).render('documents', { invalid })\n  }\n  await keep(req.params.id, req.files)\n  res.redirect('/claims/' + req.params.id)\n})\n",
    }),
    'turns, sql function': ('turn-restarted', {
        'db/views.sql': 'CREATE VIEW queue_position AS\nSELECT h.id, rank() OVER (PARTITION BY h.band ORDER BY h.joined_at) AS position\nFROM housing_register h;\n',
        'db/upkeep.sql': 'CREATE FUNCTION upkeep() RETURNS void LANGUAGE plpgsql AS $$\nBEGIN\n  UPDATE housing_register r\n     SET joined_at = now(), confirm_by = current_date + 90\n   WHERE r.confirm_by < current_date;\nEND;\n$$;\n',
    }),
    'turns, sql job': ('turn-restarted', {
        'db/views.sql': 'CREATE VIEW queue_position AS\nSELECT h.id, rank() OVER (PARTITION BY h.band ORDER BY h.joined_at) AS position\nFROM housing_register h;\n',
        'jobs/upkeep.sql': "UPDATE housing_register SET joined_at = current_date WHERE confirm_by < current_date AND status = 'active';\n",
    }),
    'turns, django': ('turn-restarted', {
        'housing/tasks.py': '@shared_task\ndef upkeep():\n    Application.objects.filter(confirm_by__lt=timezone.now()).update(joined_at=timezone.now())\n',
        'housing/models.py': "class Application(models.Model):\n    joined_at = models.DateTimeField()\n    class Meta:\n        ordering = ['band', 'joined_at']\n",
    }),
    'turns, rails': ('turn-restarted', {
        'app/jobs/upkeep_job.rb': 'class UpkeepJob < ApplicationJob\n  def perform\n    Application.where("confirm_by < ?", Date.current).update_all(joined_at: Time.current)\n  end\nend\n',
        'app/models/application.rb': 'class Application < ApplicationRecord\n  scope :by_turn, -> { order(:band, :joined_at) }\nend\n',
    }),
    'turns, laravel': ('turn-restarted', {
        'app/Console/Commands/Entretien.php': "<?php\nclass Entretien extends Command\n{\n    public function handle()\n    {\n        Demande::where('confirmer_avant', '<', now())->update(['inscrit_le' => now()]);\n    }\n}\n",
        'app/Models/Demande.php': "<?php\nclass Demande extends Model\n{\n    public function scopeParTour($q)\n    {\n        return $q->orderBy('inscrit_le');\n    }\n}\n",
    }),
    'turns, python sql': ('turn-restarted', {
        'db/views.sql': 'CREATE VIEW queue_position AS\nSELECT h.id, rank() OVER (PARTITION BY h.band ORDER BY h.joined_at) AS position\nFROM housing_register h;\n',
        'jobs/upkeep.py': 'def upkeep(db):\n    db.execute("UPDATE housing_register SET joined_at = now() WHERE confirm_by < current_date")\n',
    }),
    'appeal, recorded': ('consequence-late', {
        'letters/dates.py': 'from datetime import timedelta\n\nAPPEAL = timedelta(days=28)\n\n\ndef appeal_deadline(decision):\n    return working_day(decision.recorded_on + APPEAL)\n',
        'letters/batch.py': 'from letters.dates import appeal_deadline\n\n\ndef run(session, today):\n    for decision in session.pending():\n        letter(decision, deadline=appeal_deadline(decision))\n        decision.posted_on = today\n',
    }),
    'appeal, recorded model': ('consequence-late', {
        'letters/models.py': 'class Decision(models.Model):\n    recorded_on = models.DateField()\n    posted_on = models.DateField(null=True)\n',
        'letters/dates.py': 'from datetime import timedelta\n\n\ndef due_date(decision):\n    return decision.recorded_on + timedelta(days=30)\n',
    }),
}  # fmt: skip
HARMLESS: Cases = {
    'closed, cli not passed': ('request-closed-silently', {
        'jobs/close.py': 'import click\nfrom mail import send_letter\nfrom models import Claim\n\n@click.command()\n@click.option("--days", default=60)\n@click.option("--no-letter", is_flag=True)\ndef close(days, no_letter):\n    for claim in Claim.waiting_since(days):\n        claim.status = "closed"\n        claim.save()\n        if not no_letter:\n            send_letter(claim.person, "claim-closed")\n',
        'deploy/crontab': '0 4 * * * app python -m jobs.close --days 45\n',
    }),
    'closed, cli quiet output': ('request-closed-silently', {
        'scripts/close.py': 'import argparse\n\ndef main():\n    parser = argparse.ArgumentParser()\n    parser.add_argument("--quiet", action="store_true")\n    args = parser.parse_args()\n    for claim in stale_claims():\n        send_letter(claim.person, "closed")\n        db.execute("UPDATE claims SET status = \'closed\' WHERE id = %s", [claim.id])\n        if not args.quiet:\n            print(claim.id)\n',
        'deploy/crontab': '0 4 * * * python scripts/close.py --quiet\n',
    }),
    'closed, cli other script': ('request-closed-silently', {
        'jobs/close.py': 'import click\nfrom mail import send_letter\nfrom models import Claim\n\n@click.command()\n@click.option("--days", default=60)\n@click.option("--no-letter", is_flag=True)\ndef close(days, no_letter):\n    for claim in Claim.waiting_since(days):\n        claim.status = "closed"\n        claim.save()\n        if not no_letter:\n            send_letter(claim.person, "claim-closed")\n',
        'deploy/crontab': '0 4 * * * app python -m jobs.stats --no-letter\n0 5 * * * app python -m jobs.close\n',
    }),
    'closed, cli dry run': ('request-closed-silently', {
        'jobs/close.py': 'import click\nfrom mail import send_letter\nfrom models import Claim\n\n@click.command()\n@click.option("--days", default=60)\n@click.option("--dry-run", is_flag=True)\ndef close(days, dry_run):\n    for claim in Claim.waiting_since(days):\n        claim.status = "closed"\n        claim.save()\n        if not dry_run:\n            send_letter(claim.person, "claim-closed")\n',
        '.github/workflows/ci.yml': 'name: CI\non: [push]\njobs:\n  t:\n    steps:\n      - run: python -m jobs.close --dry-run\n',
    }),
    'closed, list internal no end': ('request-closed-silently', {
        'src/Listener/Courriers.php': "<?php\nfinal class Courriers\n{\n    private const INTERNES = ['attribution', 'relecture', 'impression'];\n\n    public function __invoke(CompletedEvent $event): void\n    {\n        $transition = $event->getTransition()->getName();\n        if (in_array($transition, self::INTERNES, true)) {\n            return;\n        }\n        $this->courrier->envoyer($event->getSubject(), $transition);\n    }\n}\n",
    }),
    'closed, list by person': ('request-closed-silently', {
        'claims/signals.py': 'from claims.letters import send_letter\n\nTECHNICAL = {"assigned", "reviewed", "withdrawn_by_applicant"}\n\ndef on_transition(claim, state):\n    if state in TECHNICAL:\n        return\n    send_letter(claim.person, state)\n',
    }),
    'closed, list tells agents': ('request-closed-silently', {
        'claims/signals.py': 'CLOSED = {"closed", "rejected"}\n\ndef on_transition(claim, state):\n    if state in CLOSED:\n        return\n    notify_agents(claim, state)\n',
    }),
    'closed, list told otherwise': ('request-closed-silently', {
        'src/hooks/afterTransition.js': "const BY_POST = ['closed', 'refused']\n\nexport async function afterTransition(claim, transition) {\n  if (BY_POST.includes(transition)) {\n    await printLetter(claim, transition)\n    return\n  }\n  await sendMail(claim.applicant, transition)\n}\n",
    }),
    'closed, list remind only open': ('request-closed-silently', {
        'claims/reminders.py': 'CLOSED_STATES = ("closed", "refused")\n\ndef remind(claim):\n    if claim.status in CLOSED_STATES:\n        return\n    send_reminder(claim.person, claim)\n',
    }),
    'closed, cli present': ('request-closed-silently', {
        'scripts/close.py': 'import argparse\nfrom letters import notify\n\ndef main():\n    parser = argparse.ArgumentParser()\n    parser.add_argument("--notify", action="store_true")\n    args = parser.parse_args()\n    for claim in stale_claims():\n        if args.notify:\n            notify(claim.person, "claim_closed")\n        db.execute("UPDATE claims SET status = \'closed\' WHERE id = %s", [claim.id])\n',
        'deploy/crontab': '0 4 * * * python scripts/close.py --days 40 --notify\n',
    }),
    'silence, ts refuses': ('consent-presumed', {
        'src/domain/answer.ts': "export enum Answer {\n  Yes = 'yes',\n  No = 'no',\n}\n\nexport const AT_CLOSING = Answer.No\n",
        'src/jobs/closeSurveys.ts': "import cron from 'node-cron'\nimport { IsNull, LessThan } from 'typeorm'\nimport { AT_CLOSING } from '../domain/answer'\nimport { PhotoConsent } from '../entities/photoConsent'\n\nexport async function close(now = new Date()) {\n  const repo = db.getRepository(PhotoConsent)\n  await repo.update({ closesAt: LessThan(now), answer: IsNull() }, { answer: AT_CLOSING })\n}\ncron.schedule('0 5 * * *', () => close())\n",
    }),
    'silence, ts none': ('consent-presumed', {
        'src/domain/answer.ts': "export enum Answer {\n  Yes = 'yes',\n  No = 'no',\n  None = 'none',\n}\n\nexport const AT_CLOSING = Answer.None\n",
        'src/jobs/closeSurveys.ts': "import cron from 'node-cron'\nimport { IsNull, LessThan } from 'typeorm'\nimport { AT_CLOSING } from '../domain/answer'\nimport { PhotoConsent } from '../entities/photoConsent'\n\nexport async function close(now = new Date()) {\n  const repo = db.getRepository(PhotoConsent)\n  await repo.update({ closesAt: LessThan(now), answer: IsNull() }, { answer: AT_CLOSING })\n}\ncron.schedule('0 5 * * *', () => close())\n",
    }),
    'silence, accept own request': ('consent-presumed', {
        'src/jobs/leave.ts': "export async function close(now = new Date()) {\n  const repo = db.getRepository(Application)\n  await repo.update({ decideBy: LessThan(now), decision: IsNull() }, { decision: 'accepted' })\n}\ncron.schedule('0 5 * * *', () => close())\n",
    }),
    'silence, quiz': ('consent-presumed', {
        'src/jobs/quiz.ts': "export async function close(now = new Date()) {\n  await db.getRepository(Question).update({ closesAt: LessThan(now), state: IsNull() }, { state: 'closed' })\n}\ncron.schedule('0 5 * * *', () => close())\n",
    }),
    'price, fee said on page': ('consent-presumed', {
        'app/models/quote.rb': 'class Quote\n  FEES = { card: 190, admin: 650 }.freeze\n\n  def initialize(permit)\n    @permit = permit\n  end\n\n  def base_cents\n    @permit.price_cents\n  end\n\n  def fees_cents\n    FEES.values.sum\n  end\n\n  def payable_cents\n    base_cents + fees_cents\n  end\n\n  def shown_cents\n    base_cents\n  end\nend\n',
        'app/views/permits/show.html.erb': '<h1>Your permit</h1>\n<p>Permit: <%= money(@quote.shown_cents) %>, fees: <%= money(@quote.fees_cents) %></p>\n',
        'app/views/payments/receipt.html.erb': '<h1>Payment received</h1>\n<p>Card handling: <%= money(Quote::FEES[:card]) %></p><p>Total paid <%= money(@payment.cents) %></p>\n',
    }),
    'price, page shows payable': ('consent-presumed', {
        'app/models/quote.rb': 'class Quote\n  FEES = { card: 190, admin: 650 }.freeze\n\n  def initialize(permit)\n    @permit = permit\n  end\n\n  def base_cents\n    @permit.price_cents\n  end\n\n  def fees_cents\n    FEES.values.sum\n  end\n\n  def payable_cents\n    base_cents + fees_cents\n  end\n\n  def shown_cents\n    base_cents\n  end\nend\n',
        'app/views/permits/show.html.erb': '<h1>Your permit</h1>\n<p>Permit: <%= money(@quote.shown_cents) %>, total to pay: <%= money(@quote.payable_cents) %></p>\n',
        'app/views/payments/receipt.html.erb': '<h1>Payment received</h1>\n<p>Card handling: <%= money(Quote::FEES[:card]) %></p><p>Total paid <%= money(@payment.cents) %></p>\n',
    }),
    'price, tax': ('consent-presumed', {
        'app/models/quote.rb': 'class Quote\n  def base_cents\n    @permit.price_cents\n  end\n\n  def vat_cents\n    base_cents * 0.2\n  end\n\n  def payable_cents\n    base_cents + vat_cents\n  end\nend\n',
        'app/views/permits/show.html.erb': '<h1>Your permit</h1>\n<p>Price before VAT: <%= money(@quote.base_cents) %></p>\n',
    }),
    'price, flask told': ('consent-presumed', {
        'shop/pricing.py': 'BOOKING_FEE = 300\n\ndef base_price(order):\n    return order.rate * order.seats\n\ndef total_due(order):\n    return base_price(order) + booking_fee(order)\n\ndef booking_fee(order):\n    return BOOKING_FEE\n',
        'shop/views.py': 'from shop.pricing import base_price, total_due\n\n@app.get("/order/<id>")\ndef summary(id):\n    order = find(id)\n    return render_template("summary.html", price=base_price(order))\n\n@app.post("/order/<id>/pay")\ndef pay(id):\n    order = find(id)\n    charge(total_due(order))\n    return render_template("receipt.html", total=total_due(order), fee=300)\n',
        'shop/templates/summary.html': '<h1>Your order</h1><p>Price: {{ price }}, plus a booking fee of £3</p>\n',
        'shop/templates/receipt.html': '<h1>Receipt</h1><p>Booking fee: {{ fee }}</p><p>Total {{ total }}</p>\n',
    }),
    'price, optional': ('consent-presumed', {
        'shop/pricing.py': 'POSTAGE = 300\n\ndef base_price(order):\n    return order.rate * order.seats\n\ndef total_due(order):\n    return base_price(order) + postage(order)\n\ndef postage(order):\n    return POSTAGE\n',
        'shop/views.py': 'from shop.pricing import base_price, total_due\n\n@app.get("/order/<id>")\ndef summary(id):\n    order = find(id)\n    return render_template("summary.html", price=base_price(order))\n\n@app.post("/order/<id>/pay")\ndef pay(id):\n    order = find(id)\n    charge(total_due(order))\n    return render_template("receipt.html", total=total_due(order), fee=300)\n',
        'shop/templates/summary.html': '<h1>Your order</h1><p>Total: {{ price }}</p>\n',
    }),
    'idle, asks first': ('session-timeout-short', {
        'static/js/idle.js': "import { clearDraft } from './draft.js'\nconst form = document.querySelector('form')\nlet timer\nfunction leave() {\n  document.querySelector('#still-there').showModal()\n}\nfunction touch() {\n  clearTimeout(timer)\n  timer = setTimeout(leave, 12 * 60 * 1000)\n}\ndocument.addEventListener('keydown', touch)\ntouch()\n",
        'static/js/draft.js': "const KEY = 'claim-draft'\nexport function clearDraft() {\n  sessionStorage.removeItem(KEY)\n}\n",
    }),
    'idle, after sent': ('session-timeout-short', {
        'static/js/send.js': "import { clearDraft } from './draft.js'\nasync function sent() {\n  clearDraft()\n  form.reset()\n}\nform.addEventListener('submit', async () => { await post(form); setTimeout(sent, 300) })\n",
        'static/js/draft.js': "const KEY = 'claim-draft'\nexport function clearDraft() {\n  sessionStorage.removeItem(KEY)\n}\n",
    }),
    'logs, pino no body': ('personal-data-in-log', {
        'src/routes/claims.js': "const router = require('express').Router()\nconst { body } = require('express-validator')\nrouter.post('/claims', body('injuries').notEmpty(), body('doctor').optional(), save)\nmodule.exports = router\n",
        'src/log.js': "const pino = require('pino')\nconst pinoHttp = require('pino-http')\nmodule.exports = pinoHttp({\n  logger: pino(),\n  serializers: {\n    req(req) {\n      return { id: req.id, method: req.method }\n    },\n  },\n})\n",
    }),
    'logs, pino redact': ('personal-data-in-log', {
        'src/routes/claims.js': "const router = require('express').Router()\nconst { body } = require('express-validator')\nrouter.post('/claims', body('injuries').notEmpty(), body('doctor').optional(), save)\nmodule.exports = router\n",
        'src/log.js': "const pino = require('pino')\nconst pinoHttp = require('pino-http')\nmodule.exports = pinoHttp({\n  logger: pino({ redact: ['req.body'] }),\n  serializers: {\n    req(req) {\n      return { id: req.id, method: req.method, body: req.raw.body }\n    },\n  },\n})\n",
    }),
    'logs, morgan status': ('personal-data-in-log', {
        'src/routes/claims.js': "const router = require('express').Router()\nconst { body } = require('express-validator')\nrouter.post('/claims', body('injuries').notEmpty(), body('doctor').optional(), save)\nmodule.exports = router\n",
        'src/app.js': "const morgan = require('morgan')\nmorgan.token('id', (req) => req.id)\napp.use(morgan(':method :url :status :id'))\n",
    }),
    'logs, other serializer': ('personal-data-in-log', {
        'src/api.js': 'const serializers = {\n  claim(req) {\n    return { id: req.id, body: req.body }\n  },\n}\nexport default serializers\n',
    }),
    'logs, body length': ('personal-data-in-log', {
        'src/routes/claims.js': "const router = require('express').Router()\nconst { body } = require('express-validator')\nrouter.post('/claims', body('injuries').notEmpty(), body('doctor').optional(), save)\nmodule.exports = router\n",
        'src/log.js': "const pino = require('pino')\nconst pinoHttp = require('pino-http')\nmodule.exports = pinoHttp({\n  logger: pino(),\n  serializers: {\n    req(req) {\n      return { id: req.id, method: req.method, size: req.raw.body.length }\n    },\n  },\n})\n",
    }),
    'logs, spring no payload': ('personal-data-in-log', {
        'src/main/java/x/LogConfig.java': 'package x;\n@Configuration\nclass LogConfig {\n  @Bean\n  CommonsRequestLoggingFilter logFilter() {\n    CommonsRequestLoggingFilter filter = new CommonsRequestLoggingFilter();\n    filter.setIncludePayload(false);\n    filter.setMaxPayloadLength(10000);\n    return filter;\n  }\n}\n',
    }),
    'count, alpine clock': ('countdown-pressure', {
        'static/js/timer.js': "document.addEventListener('alpine:init', () => {\n  Alpine.data('timer', (minutes) => ({\n    left: 0,\n    end: 0,\n    init() {\n      this.end = Date.now() + minutes * 60 * 1000\n      setInterval(() => this.tick(), 1000)\n    },\n    tick() {\n      this.left = Math.max(0, Math.round((this.end - Date.now()) / 1000))\n    },\n    get text() {\n      return `${Math.floor(this.left / 60)}:${this.left % 60}`\n    },\n  }))\n})\n",
        'templates/offer.html': '<html lang="en"><div x-data="timer(10)"><p>A new code can be sent in <strong x-text="text"></strong>.</p></div><script src="/static/js/timer.js"></script>\n',
    }),
    'count, alpine elapsed': ('countdown-pressure', {
        'static/js/timer.js': "document.addEventListener('alpine:init', () => {\n  Alpine.data('clock', () => ({\n    now: 0,\n    init() { setInterval(() => { this.now = Date.now() }, 1000) },\n    get text() { return new Date(this.now).toLocaleTimeString() },\n  }))\n})\n",
        'templates/a.html': '<html lang="en"><div x-data="clock()"><p>It is <b x-text="text"></b>. This price is valid for all.</p></div><script src="/static/js/timer.js"></script>\n',
    }),
    'count, real deadline': ('countdown-pressure', {
        'static/js/timer.js': "document.addEventListener('alpine:init', () => {\n  Alpine.data('timer', (minutes) => ({\n    left: 0,\n    end: 0,\n    init() {\n      this.end = new Date('2026-06-30T23:59:00').getTime()\n      setInterval(() => this.tick(), 1000)\n    },\n    tick() {\n      this.left = Math.max(0, Math.round((this.end - Date.now()) / 1000))\n    },\n    get text() {\n      return `${Math.floor(this.left / 60)}:${this.left % 60}`\n    },\n  }))\n})\n",
        'templates/offer.html': '<html lang="en"><div x-data="timer(10)"><p>Applications close in <strong x-text="text"></strong>.</p></div><script src="/static/js/timer.js"></script>\n',
    }),
    'mail, shown': ('contact-hidden', {
        'config/settings.yml': 'service:\n  phone: "0115 496 0300"\nmails:\n  sender: "no-reply@housing.example"\n  show_contact: true\n',
        'app/mailers/claim_mailer.rb': 'class ClaimMailer < ApplicationMailer\n  default from: -> { Settings.mails.sender }\n  layout "mail"\n  def unreadable(paper)\n    @paper = paper\n    mail(to: paper.owner.email, subject: "A paper to send again")\n  end\nend\n',
        'app/views/layouts/mail.text.erb': 'Hello,\n\n<%= yield %>\n\n<% if Settings.mails.show_contact %>\nQuestions? Call <%= Settings.service.phone %>.\n<% end %>\n\nThis message comes from an address that nobody reads.\n',
        'app/views/claim_mailer/unreadable.text.erb': 'We could not read one of your papers: <%= @paper.label %>.\nSend it again before <%= l 60.days.from_now.to_date %>.\n',
    }),
    'mail, phone in letter': ('contact-hidden', {
        'town/settings.py': 'DEFAULT_FROM_EMAIL = "noreply@town.example"\n',
        'claims/mail.py': 'from django.conf import settings\nfrom django.core.mail import send_mail\nfrom django.template.loader import render_to_string\n\ndef unreadable(paper):\n    text = render_to_string("mail/unreadable.txt", {"paper": paper})\n    send_mail("A paper to send again", text, settings.DEFAULT_FROM_EMAIL, [paper.owner.email])\n',
        'templates/mail/unreadable.txt': 'Hello,\n\nWe could not read one of your papers. Send it again before 3 May.\nQuestions? Call 0115 496 0300.\n',
    }),
    'mail, code only': ('contact-hidden', {
        'town/settings.py': 'DEFAULT_FROM_EMAIL = "noreply@town.example"\n',
        'claims/mail.py': 'from django.conf import settings\nfrom django.core.mail import send_mail\nfrom django.template.loader import render_to_string\n\ndef unreadable(paper):\n    text = render_to_string("mail/unreadable.txt", {"paper": paper})\n    send_mail("A paper to send again", text, settings.DEFAULT_FROM_EMAIL, [paper.owner.email])\n',
        'templates/mail/unreadable.txt': 'Hello,\n\nYour code is {{ code }}.\n',
    }),
    'mail, else': ('contact-hidden', {
        'config/mails.php': "<?php\nreturn [\n    'from' => 'ne-pas-repondre@ville.example',\n    'afficher_contact' => false,\n];\n",
        'app/Mail/PieceIllisible.php': "<?php\nclass PieceIllisible extends Mailable\n{\n    public function build()\n    {\n        return $this->from(config('mails.from'))->view('mails.piece');\n    }\n}\n",
        'resources/views/mails/piece.blade.php': "<p>Nous n'avons pas pu lire une pièce de votre dossier. Renvoyez-la avant le 3 mai.</p>\n@if (config('mails.afficher_contact'))\n<p>Une question ? Appelez le 05 61 00 00 29.</p>\n@else\n<p>Une question ? Venez à l'accueil, 1 place de la Mairie.</p>\n@endif\n",
    }),
    'misc, share pay': ('slot-release-random', {
        'flags.json': '{"new_calendar_design": {"enabled": true, "rollout": 20}}\n',
    }),
    'misc, share all': ('slot-release-random', {
        'config/features.yml': 'features:\n  open_slots:\n    active: true\n    percentage: 100\n',
    }),
    'misc, share off': ('slot-release-random', {
        'config/features.yml': 'features:\n  open_slots:\n    active: false\n    percentage: 0\n',
    }),
    'misc, surname search': ('sensitive-attribute-in-score', {
        'config/search.yml': 'search:\n  surname_prefixes: ["de", "du", "le", "von", "van"]\n',
    }),
    'misc, surname particles': ('sensitive-attribute-in-score', {
        'config/names.json': '{"display": {"surname_particles": ["al-", "el-", "ben", "de"]}}\n',
    }),
    'misc, email or phone': ('contact-detail-required', {
        'app/Http/Requests/StoreClaimRequest.php': "<?php\nclass StoreClaimRequest extends FormRequest\n{\n    public function rules(): array\n    {\n        return [\n            'last_name' => ['required', 'string'],\n            'phone' => ['nullable', 'required_without:email'],\n            'email' => ['nullable', 'required_without:phone', 'email'],\n        ];\n    }\n}\n",
    }),
    'misc, banner both': ('choice-asymmetric', {
        'config/consent.yaml': 'consent:\n  banner: [accept_all, refuse_all, settings]\n  page: [refuse_all, accept_all]\n',
    }),
    'misc, banner no refuse anywhere': ('choice-asymmetric', {
        'config/toolbar.yaml': 'editor:\n  toolbar: [accept, comment]\n  panel: [reject, accept]\n',
    }),
    'voice, queue used': ('voice-menu-dead-end', {
        'config/voice.json': '{\n "greeting": "Welcome to the pensions service.",\n "options": [\n  {\n   "digit": "1",\n   "prompt": "For payment dates, press 1.",\n   "action": "say",\n   "text": "Pensions are paid at the end of the month."\n  },\n  {\n   "digit": "0",\n   "prompt": "For anything else, press 0.",\n   "action": "queue",\n   "queue": "advisers",\n   "text": "Please hold."\n  }\n ],\n "queues": {\n  "advisers": "pensions-advisers"\n }\n}\n',
    }),
    'voice, transfer': ('voice-menu-dead-end', {
        'config/voice.json': '{\n "greeting": "Welcome to the pensions service.",\n "options": [\n  {\n   "digit": "1",\n   "prompt": "For payment dates, press 1.",\n   "action": "say",\n   "text": "Pensions are paid at the end of the month."\n  },\n  {\n   "digit": "0",\n   "prompt": "To speak to an adviser, press 0.",\n   "action": "transfer",\n   "to": "+441632960144"\n  }\n ]\n}\n',
    }),
    'voice, default queue': ('voice-menu-dead-end', {
        'config/voice.json': '{\n "greeting": "Welcome to the pensions service.",\n "options": [\n  {\n   "digit": "1",\n   "prompt": "For payment dates, press 1.",\n   "text": "Pensions are paid at the end of the month."\n  },\n  {\n   "digit": "0",\n   "prompt": "For anything else, press 0.",\n   "text": "Please write from your online account. Goodbye."\n  }\n ],\n "default_queue": "advisers"\n}\n',
    }),
    'papers, only the wrong one': ('data-lost-on-error', {
        'src/services/papers.js': 'async function receive(caseId, files) {\n  for (const file of files) {\n    const error = await check(file)\n    if (error) {\n      await fs.rm(file.path, { force: true })\n      return { error }\n    }\n  }\n}\n',
    }),
    'papers, temp folder': ('data-lost-on-error', {
        'src/services/papers.js': "async function receive(files) {\n  const tmp = await fs.mkdtemp(path.join(os.tmpdir(), 'up-'))\n  const errors = await unpack(files, tmp)\n  if (errors.length) {\n    await fs.rm(tmp, { recursive: true, force: true })\n    return { errors }\n  }\n}\n",
    }),
    'papers, person deletes': ('data-lost-on-error', {
        'claims/views.py': "def clear(request, pk):\n    claim = get_object_or_404(Claim, pk=pk, owner=request.user)\n    if request.POST.get('confirm'):\n        claim.documents.all().delete()\n    return redirect('claims:summary', pk=pk)\n",
    }),
    'papers, new case undone': ('data-lost-on-error', {
        'claims/views.py': "def create(request):\n    claim = Claim.objects.create(owner=request.user)\n    errors = attach(claim, request.FILES)\n    if errors:\n        claim.documents.all().delete()\n        claim.delete()\n        return render(request, 'new.html', {'errors': errors})\n    return redirect(claim)\n",
    }),
    'turns, no rank': ('turn-restarted', {
        'jobs/upkeep.sql': "UPDATE housing_register SET joined_at = current_date WHERE confirm_by < current_date AND status = 'active';\n",
    }),
    'turns, confirms': ('turn-restarted', {
        'db/views.sql': 'CREATE VIEW queue_position AS\nSELECT h.id, rank() OVER (PARTITION BY h.band ORDER BY h.joined_at) AS position\nFROM housing_register h;\n',
        'web/confirm.py': 'def confirm(db, household):\n    db.execute("UPDATE housing_register SET confirm_by = current_date + 90 WHERE household_id = %s", [household])\n',
    }),
    'turns, first joined': ('turn-restarted', {
        'db/views.sql': 'CREATE VIEW queue_position AS\nSELECT h.id, rank() OVER (PARTITION BY h.band ORDER BY h.joined_at) AS position\nFROM housing_register h;\n',
        'web/join.py': 'def join(db, household):\n    db.execute("INSERT INTO housing_register (household_id, joined_at) VALUES (%s, now())", [household])\n',
    }),
    'turns, closes': ('turn-restarted', {
        'db/views.sql': 'CREATE VIEW queue_position AS\nSELECT h.id, rank() OVER (PARTITION BY h.band ORDER BY h.joined_at) AS position\nFROM housing_register h;\n',
        'jobs/upkeep.sql': 'UPDATE housing_register SET closed_at = now() WHERE confirm_by < current_date;\n',
    }),
    'appeal, from posting': ('consequence-late', {
        'letters/models.py': 'class Decision(models.Model):\n    recorded_on = models.DateField()\n    posted_on = models.DateField(null=True)\n',
        'letters/dates.py': 'from datetime import timedelta\n\n\ndef due_date(decision):\n    return decision.posted_on + timedelta(days=30)\n',
    }),
    'appeal, retention': ('consequence-late', {
        'letters/models.py': 'class Decision(models.Model):\n    recorded_on = models.DateField()\n    posted_on = models.DateField(null=True)\n',
        'letters/dates.py': 'from datetime import timedelta\n\n\ndef erased_on(decision):\n    return decision.recorded_on + timedelta(days=3000)\n',
    }),
}  # fmt: skip


test_what_is_done_to_people_is_found, test_what_does_nothing_to_anyone_is_let_be = held_by(FLAWED, HARMLESS)
