"""What is done to people in a query, a table of tests, a date set ahead, an archive, an order: known by what it does, whatever its name."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

FLAWED: dict[str, tuple[str, dict[str, str]]] = {
    'sensitive-attribute-in-score, inner query': ('sensitive-attribute-in-score', {
        'q.sql': "create view fraud.weekly_checks as\nselect t.claim_id, t.late_reports + t.shared_bank + t.civil_file as risk_score\nfrom (\n  select c.id as claim_id,\n         case when c.late_reports > 2 then 10 else 0 end as late_reports,\n         case when c.bank_seen_elsewhere then 25 else 0 end as shared_bank,\n         case when p.nationality <> 'GB' then 15 else 0 end as civil_file\n  from claim c join person p on p.id = c.person_id\n) t\norder by risk_score desc;\n",
    }),
    'sensitive-attribute-in-score, view of a view': ('sensitive-attribute-in-score', {
        'q.sql': 'CREATE VIEW signaux AS\nSELECT d.id,\n       (d.revenus_declares < d.revenus_fiscaux)::int * 30 AS ecart,\n       (p.handicap IS NOT NULL)::int * 20 AS profil\nFROM dossier d JOIN personne p ON p.id = d.personne_id;\n\nCREATE MATERIALIZED VIEW dossiers_a_controler AS\nSELECT s.id, s.ecart + s.profil AS score\nFROM signaux s\nWHERE s.ecart + s.profil > 20;\n',
    }),
    'sensitive-attribute-in-score, rows written out': ('sensitive-attribute-in-score', {
        'q.sql': "create view inspection_order as\nselect c.id, sum(v.points) as points\nfrom claim c\njoin person p on p.id = c.person_id\ncross join lateral (values\n  (case when c.late > 2 then 10 else 0 end),\n  (case when p.country_of_birth not in ('GB','IE') then 20 else 0 end)\n) as v(points)\ngroup by c.id\norder by points desc;\n",
    }),
    'sensitive-attribute-in-score, rows put together': ('sensitive-attribute-in-score', {
        'q.sql': "CREATE VIEW controle_prioritaire AS\nWITH regles AS (\n  SELECT d.id AS dossier_id, 30 AS points FROM dossier d WHERE d.ressources_declarees <> d.ressources_fiscales\n  UNION ALL\n  SELECT d.id, 20 FROM dossier d JOIN personne p ON p.id = d.personne_id WHERE p.pays_naissance <> 'FR'\n)\nSELECT dossier_id, sum(points) AS score_controle\nFROM regles\nGROUP BY dossier_id\nORDER BY score_controle DESC;\n",
    }),
    'sensitive-attribute-in-score, query of Python': ('sensitive-attribute-in-score', {
        'picks.py': 'from app.db import engine\n\nQUERY = """\nWITH signals AS (\n    SELECT c.id,\n           CASE WHEN c.gap > 100 THEN 30 ELSE 0 END AS gap,\n           CASE WHEN p.nationality <> \'IE\' THEN 15 ELSE 0 END AS papers\n    FROM claim c JOIN person p ON p.id = c.person_id\n)\nSELECT id, gap + papers AS risk_score FROM signals ORDER BY risk_score DESC LIMIT 40\n"""\n\n\ndef inspect_this_week():\n    with engine.connect() as c:\n        return c.execute(QUERY).all()\n',
    }),
    'sensitive-attribute-in-score, update that adds': ('sensitive-attribute-in-score', {
        'q.sql': "UPDATE claim c SET risk_points = 0;\nUPDATE claim c SET risk_points = risk_points + 20 FROM person p WHERE p.id = c.person_id AND p.nationality <> 'GB';\n",
    }),
    'sensitive-attribute-in-score, order alone': ('sensitive-attribute-in-score', {
        'q.sql': "SELECT c.id FROM inspection_candidates c JOIN person p ON p.id = c.person_id\nORDER BY (CASE WHEN c.gap > 100 THEN 30 ELSE 0 END) + (CASE WHEN p.country_of_birth <> 'FR' THEN 20 ELSE 0 END) DESC\nLIMIT 25;\n",
    }),
    'sensitive-attribute-in-score, program of the base': ('sensitive-attribute-in-score', {
        'q.sql': "CREATE OR REPLACE FUNCTION fraud_score(c claim, p person) RETURNS int AS $$\nDECLARE score int := 0;\nBEGIN\n  IF c.gap > 100 THEN score := score + 30; END IF;\n  IF p.nationality <> 'GB' THEN score := score + 20; END IF;\n  RETURN score;\nEND;\n$$ LANGUAGE plpgsql;\n",
    }),
    'sensitive-attribute-in-score, arrow': ('sensitive-attribute-in-score', {
        'src/fraudSignals.ts': "import { Claim } from './claim';\n\nexport const FRAUD_SIGNALS = [\n  { code: 'bank_shared', weight: 30, applies: (c: Claim) => c.bankShared },\n  { code: 'contact', weight: 20, applies: (c: Claim) => c.person.preferredLanguage !== 'en' },\n];\n\nexport function fraudScore(claim: Claim): number {\n  return FRAUD_SIGNALS.filter((s) => s.applies(claim)).reduce((sum, s) => sum + s.weight, 0);\n}\n",
    }),
    'sensitive-attribute-in-score, Ruby lambda': ('sensitive-attribute-in-score', {
        'app/services/fraud_score.rb': 'class FraudScore\n  SIGNALS = {\n    shared_bank: [30, ->(claim) { claim.bank_shared? }],\n    civil_file: [20, ->(claim) { claim.person.nationality != "GB" }]\n  }.freeze\n\n  def call(claim)\n    SIGNALS.values.sum { |weight, test| test.call(claim) ? weight : 0 }\n  end\nend\n',
    }),
    'sensitive-attribute-in-score, Kotlin': ('sensitive-attribute-in-score', {
        'src/main/kotlin/ControlRule.kt': 'package fr.ville.controle\n\nenum class RegleControle(val points: Int, val test: (Dossier) -> Boolean) {\n    RIB_PARTAGE(30, { it.ribPartage }),\n    ETAT_CIVIL(20, { it.demandeur.paysNaissance != "FR" });\n}\n\nclass ControleService {\n    fun score(d: Dossier): Int = RegleControle.values().filter { it.test(d) }.sumOf { it.points }\n}\n',
    }),
    'sensitive-attribute-in-score, Java record': ('sensitive-attribute-in-score', {
        'src/main/java/x/FraudRules.java': 'package x;\n\nimport java.util.List;\n\npublic class FraudRules {\n    private static final List<Rule> RULES = List.of(\n        new Rule("bank", 30, Claim::isBankShared),\n        new Rule("profile", 25, c -> c.getPerson().isDisabled()),\n        new Rule("gap", 10, c -> c.getGap() > 100));\n\n    public int fraudScore(Claim claim) {\n        return RULES.stream().filter(r -> r.test().test(claim)).mapToInt(Rule::points).sum();\n    }\n\n    public record Rule(String code, int points, java.util.function.Predicate<Claim> test) {}\n}\n',
    }),
    'request-closed-silently, Django': ('request-closed-silently', {
        'demandes/tasks.py': 'from celery import shared_task\nfrom datetime import timedelta\nfrom django.utils import timezone\nfrom .models import Demande\n\n\n@shared_task\ndef ranger():\n    limite = timezone.now() - timedelta(days=60)\n    Demande.objects.filter(etat__in=["deposee", "incomplete"], derniere_action__lt=limite).update(etat="archivee")\n',
    }),
    'request-closed-silently, Laravel': ('request-closed-silently', {
        'app/Console/Commands/Ranger.php': "<?php\n\nnamespace App\\Console\\Commands;\n\nuse App\\Models\\Demande;\nuse Illuminate\\Console\\Command;\n\nclass Ranger extends Command\n{\n    protected $signature = 'demandes:ranger';\n\n    public function handle(): void\n    {\n        Demande::where('etat', 'en_attente')\n            ->where('updated_at', '<', now()->subDays(45))\n            ->update(['etat' => 'archivee']);\n    }\n}\n",
    }),
    'request-closed-silently, SQL': ('request-closed-silently', {
        'x.sql': "UPDATE demande_logement\nSET etat = 'archivee', archivee_le = current_date\nWHERE etat = 'en_attente' AND derniere_action < current_date - interval '3 months';\n",
    }),
    'request-closed-silently, query of a task': ('request-closed-silently', {
        'purge.py': 'from celery import shared_task\nfrom django.db import connection\n\n\n@shared_task\ndef ranger():\n    with connection.cursor() as c:\n        c.execute("UPDATE demande SET statut = \'archivee\' WHERE statut IN (\'deposee\', \'incomplete\') AND maj_le < now() - interval \'60 days\'")\n',
    }),
    'request-closed-silently, shell': ('request-closed-silently', {
        'bin/tidy.sh': '#!/bin/sh\npsql "$DATABASE_URL" <<\'SQL\'\nUPDATE housing_application\n   SET state = \'archived\'\n WHERE state = \'awaiting_documents\'\n   AND last_seen_at < now() - interval \'30 days\';\nSQL\n',
        'crontab': '0 4 * * * /srv/app/bin/tidy.sh\n',
    }),
    'request-closed-silently, base schedule': ('request-closed-silently', {
        'x.sql': "SELECT cron.schedule('tidy', '0 3 * * *', $$\n  UPDATE benefit_claim SET archived = true WHERE decided_at IS NULL AND updated_at < now() - interval '90 days'\n$$);\n",
    }),
    'request-closed-silently, deleted': ('request-closed-silently', {
        'x.sql': "INSERT INTO complaint_archive SELECT * FROM complaint WHERE status = 'open' AND last_activity_at < now() - interval '60 days';\nDELETE FROM complaint WHERE status = 'open' AND last_activity_at < now() - interval '60 days';\n",
    }),
    'request-closed-silently, Rails': ('request-closed-silently', {
        'app/jobs/tidy_job.rb': 'class TidyJob < ApplicationJob\n  def perform\n    Application.where(status: %w[submitted awaiting_documents]).where(updated_at: ..45.days.ago).find_each do |application|\n      application.update!(status: :archived)\n    end\n  end\nend\n',
    }),
    'request-closed-silently, node': ('request-closed-silently', {
        'src/tidy.js': "const cron = require('node-cron');\nconst { prisma } = require('./db');\n\ncron.schedule('0 3 * * *', async () => {\n  const limit = new Date(Date.now() - 45 * 24 * 3600 * 1000);\n  await prisma.housingApplication.updateMany({\n    where: { status: { in: ['NEW', 'AWAITING_DOCUMENTS'] }, lastActivityAt: { lt: limit } },\n    data: { status: 'ARCHIVED' },\n  });\n});\n",
    }),
    'request-closed-silently, Spring': ('request-closed-silently', {
        'src/main/java/x/ClaimTidy.java': 'package x;\n\nimport java.time.LocalDateTime;\nimport org.springframework.scheduling.annotation.Scheduled;\nimport org.springframework.stereotype.Component;\n\n@Component\npublic class ClaimTidy {\n    private final ClaimRepository claims;\n\n    public ClaimTidy(ClaimRepository claims) {\n        this.claims = claims;\n    }\n\n    @Scheduled(cron = "0 0 3 * * *")\n    public void tidy() {\n        for (Claim claim : claims.findByStatusAndUpdatedAtBefore(ClaimStatus.WAITING_FOR_PAPERS, LocalDateTime.now().minusDays(45))) {\n            claim.setStatus(ClaimStatus.CLOSED);\n            claims.save(claim);\n        }\n    }\n}\n',
    }),
    'lockout-without-human, node': ('lockout-without-human', {
        'src/signin.js': "const DAY = 24 * 60 * 60 * 1000;\nconst { users } = require('./db');\n\nasync function wrongPassword(user) {\n  user.wrongTries += 1;\n  if (user.wrongTries >= 5) {\n    user.accessFrom = new Date(Date.now() + 7 * DAY);\n    user.wrongTries = 0;\n  }\n  await users.save(user);\n}\n\nasync function signIn(req, res) {\n  const user = await users.find(req.body.email);\n  if (user && user.accessFrom && user.accessFrom > new Date()) {\n    return res.status(423).render('wait', { from: user.accessFrom });\n  }\n  if (!user || !(await user.check(req.body.password))) {\n    if (user) await wrongPassword(user);\n    return res.render('signin', { error: 'Wrong e-mail or password' });\n  }\n  req.session.user = user.id;\n  return res.redirect('/');\n}\nmodule.exports = { signIn };\n",
    }),
    'lockout-without-human, Rails': ('lockout-without-human', {
        'app/models/usager.rb': 'class Usager < ApplicationRecord\n  PAUSE = 15.days\n\n  def echec!\n    increment(:essais)\n    self.patience_jusqu_au = PAUSE.from_now if essais >= 3\n    save!\n  end\n\n  def en_pause?\n    patience_jusqu_au.present? && patience_jusqu_au.future?\n  end\nend\n',
    }),
    'lockout-without-human, Laravel': ('lockout-without-human', {
        'app/Http/SessionController.php': "<?php\n\nnamespace App\\Http;\n\nclass SessionController\n{\n    private const ATTENTE_JOURS = 10;\n\n    public function entrer(Request $request)\n    {\n        $usager = Usager::where('numero', $request->input('numero'))->first();\n        if ($usager && $usager->retour_le && $usager->retour_le->isFuture()) {\n            return response()->view('patience', ['le' => $usager->retour_le], 423);\n        }\n        if (!$usager || !Hash::check($request->input('code'), $usager->code)) {\n            $usager?->increment('essais');\n            if ($usager && $usager->essais >= 3) {\n                $usager->retour_le = now()->addDays(self::ATTENTE_JOURS);\n                $usager->save();\n            }\n            return back()->withErrors(['code' => 'Numéro ou code incorrect.']);\n        }\n        return redirect('/espace');\n    }\n}\n",
    }),
    'lockout-without-human, Java': ('lockout-without-human', {
        'src/main/java/x/LoginFailures.java': 'package x;\n\nimport java.time.Duration;\nimport java.time.Instant;\n\npublic class LoginFailures {\n    private static final Duration PAUSE = Duration.ofDays(14);\n\n    public void failed(Claimant claimant) {\n        claimant.setFailedAttempts(claimant.getFailedAttempts() + 1);\n        if (claimant.getFailedAttempts() >= 4) {\n            claimant.setPausedUntil(Instant.now().plus(PAUSE));\n        }\n    }\n\n    public void beforeLogin(Claimant claimant) {\n        if (claimant.getPausedUntil() != null && claimant.getPausedUntil().isAfter(Instant.now())) {\n            throw new LoginPausedException(claimant.getPausedUntil());\n        }\n    }\n}\n',
    }),
    'lockout-without-human, Django': ('lockout-without-human', {
        'accounts/models.py': 'from datetime import timedelta\nfrom django.conf import settings\nfrom django.db import models\nfrom django.utils import timezone\n\n\nclass Tenant(models.Model):\n    email = models.EmailField()\n    wrong_codes = models.PositiveIntegerField(default=0)\n    retry_after = models.DateTimeField(null=True)\n\n    def note_wrong_code(self):\n        self.wrong_codes += 1\n        if self.wrong_codes > 3:\n            self.retry_after = timezone.now() + timedelta(days=settings.RETRY_DAYS)\n        self.save()\n\n    @property\n    def must_wait(self):\n        return self.retry_after is not None and timezone.now() < self.retry_after\n',
        'accounts/views.py': 'from django.core.exceptions import PermissionDenied\nfrom django.shortcuts import redirect, render\n\nfrom .models import Tenant\n\n\ndef sign_in(request):\n    tenant = Tenant.objects.filter(email=request.POST.get("email")).first()\n    if tenant and tenant.must_wait:\n        raise PermissionDenied("Too many wrong codes")\n    if tenant and tenant.check(request.POST.get("code")):\n        return redirect("home")\n    if tenant:\n        tenant.note_wrong_code()\n    return render(request, "sign_in.html")\n',
        'settings.py': 'RETRY_DAYS = 7\n',
    }),
    'lockout-without-human, Flask': ('lockout-without-human', {
        'auth.py': 'import datetime\nfrom flask import abort, request\nfrom .store import store\n\n\ndef sign_in():\n    who = request.form["email"]\n    row = store.get(who)\n    if row["wait_until"] and row["wait_until"] > datetime.datetime.now():\n        abort(429)\n    if row["failures"] >= 6:\n        row["wait_until"] = datetime.datetime.now() + datetime.timedelta(days=2)\n        store.put(who, row)\n',
    }),
    'turn-restarted, Rails': ('turn-restarted', {
        'app/models/housing_application.rb': 'class HousingApplication < ApplicationRecord\n  belongs_to :household\n  scope :waiting, -> { where(housed_on: nil, withdrawn_on: nil) }\n  scope :in_turn, -> { waiting.order(:updated_at, :id) }\n\n  def position\n    self.class.in_turn.ids.index(id) + 1\n  end\nend\n',
    }),
    'turn-restarted, Prisma': ('turn-restarted', {
        'src/waiting.ts': "export async function rankOf(requestId: string): Promise<number> {\n  const waiting = await prisma.nurseryRequest.findMany({\n    where: { grantedAt: null, withdrawnAt: null },\n    orderBy: [{ updatedAt: 'asc' }, { id: 'asc' }],\n    select: { id: true },\n  });\n  return waiting.findIndex((one) => one.id === requestId) + 1;\n}\n",
    }),
    'turn-restarted, Symfony': ('turn-restarted', {
        'src/DemandeRepository.php': "<?php\n\nnamespace App\\Repository;\n\nclass DemandeLogementRepository extends ServiceEntityRepository\n{\n    public function fileAttente(): array\n    {\n        return $this->createQueryBuilder('d')\n            ->where('d.attribueeLe IS NULL')\n            ->orderBy('d.updatedAt', 'ASC')\n            ->getQuery()\n            ->getResult();\n    }\n\n    public function rang(DemandeLogement $demande): int\n    {\n        return array_search($demande, $this->fileAttente(), true) + 1;\n    }\n}\n",
    }),
    'request-closed-silently, silence taken, Laravel': ('request-closed-silently', {
        'app/Console/Commands/TraiterPropositions.php': "<?php\n\nnamespace App\\Console\\Commands;\n\nuse App\\Models\\Proposition;\nuse Illuminate\\Console\\Command;\n\nclass TraiterPropositions extends Command\n{\n    protected $signature = 'propositions:sans-reponse';\n\n    public function handle(): void\n    {\n        foreach (Proposition::sansReponse()->get() as $proposition) {\n            $proposition->terminer();\n        }\n    }\n}\n",
        'app/Models/Proposition.php': "<?php\n\nnamespace App\\Models;\n\nclass Proposition extends Model\n{\n    public function terminer(): void\n    {\n        $this->update(['etat' => 'acceptee']);\n    }\n}\n",
    }),
    'request-closed-silently, silence taken, node': ('request-closed-silently', {
        'src/jobs/unanswered.ts': "export async function settleUnansweredOffers() {\n  const offers = await db.planOffer.findMany({ where: { answeredAt: null, sentAt: { lt: subDays(new Date(), 21) } } });\n  for (const offer of offers) {\n    await db.planOffer.update({ where: { id: offer.id }, data: { status: 'ACCEPTED' } });\n  }\n}\n",
    }),
    'request-closed-silently, silence taken, Rails': ('request-closed-silently', {
        'app/jobs/rent_letters_job.rb': 'class UnansweredIncreasesJob < ApplicationJob\n  def perform\n    RentIncrease.without_reply.find_each(&:expire!)\n    RentIncrease.without_reply.find_each do |increase|\n      increase.run_out!\n    end\n  end\nend\n',
        'app/models/rent_increase.rb': 'class RentIncrease < ApplicationRecord\n  def run_out!\n    update!(status: :agreed, agreed_on: Date.current)\n  end\nend\n',
    }),
    'validity-short, papers in five days, Rails': ('validity-short', {
        'app/jobs/close_incomplete_job.rb': 'class CloseIncompleteJob < ApplicationJob\n  REPLY_TIME = 5.days\n\n  def perform\n    Application.where(status: :awaiting_documents, documents_requested_at: ..REPLY_TIME.ago).find_each do |application|\n      application.update!(status: :closed)\n      ApplicationMailer.closed(application).deliver_later\n    end\n  end\nend\n',
    }),
    'validity-short, papers in three days, node': ('validity-short', {
        'src/jobs/incomplete.ts': "import { subDays } from 'date-fns';\n\nconst DAYS_TO_COMPLETE = 3;\n\nexport async function closeIncompleteClaims() {\n  const limit = subDays(new Date(), DAYS_TO_COMPLETE);\n  const late = await db.claim.findMany({ where: { status: 'INCOMPLETE', papersAskedAt: { lt: limit } } });\n  for (const claim of late) {\n    await db.claim.update({ where: { id: claim.id }, data: { status: 'CLOSED' } });\n    await mail.send(claim.email, 'closed');\n  }\n}\n",
    }),
    'validity-short, papers in six days, Laravel': ('validity-short', {
        'app/Console/Commands/Relances.php': "<?php\n\nnamespace App\\Console\\Commands;\n\nclass Relances extends Command\n{\n    private const DELAI_JOURS = 6;\n\n    public function handle(): void\n    {\n        $limite = now()->subDays(self::DELAI_JOURS);\n        foreach (Demande::where('etat', 'incomplete')->where('pieces_demandees_le', '<', $limite)->get() as $demande) {\n            $demande->etat = 'abandonnee';\n            $demande->save();\n            Mail::to($demande->email)->send(new DemandeClose($demande));\n        }\n    }\n}\n",
    }),
    'validity-short, papers in four days, Spring': ('validity-short', {
        'src/main/java/x/IncompleteClaims.java': 'package x;\n\n@Component\npublic class IncompleteClaims {\n    private static final Duration TIME_TO_REPLY = Duration.ofDays(4);\n\n    @Scheduled(cron = "0 0 3 * * *")\n    public void closeLate() {\n        Instant limit = Instant.now().minus(TIME_TO_REPLY);\n        for (Claim claim : claims.findByStatusAndAskedAtBefore(Status.AWAITING_DOCUMENTS, limit)) {\n            claim.setStatus(Status.CLOSED);\n            mailer.sendClosed(claim);\n        }\n    }\n}\n',
    }),
    'session-timeout-short, draft thrown when idle, Rails': ('session-timeout-short', {
        'app/controllers/sessions_controller.rb': 'class SessionsController < ApplicationController\n  def idle_timeout\n    current_person.drafts.destroy_all\n    reset_session\n    redirect_to signed_out_path\n  end\nend\n',
    }),
    'session-timeout-short, draft thrown when idle, Django': ('session-timeout-short', {
        'claims/views.py': 'from django.contrib.auth import logout\nfrom django.http import HttpResponse\nfrom .models import Draft\n\n\ndef throw(person):\n    Draft.objects.filter(person=person).delete()\n\n\ndef session_expired(request):\n    throw(request.user)\n    logout(request)\n    return HttpResponse(status=204)\n',
    }),
}  # fmt: skip

LET_BE: dict[str, tuple[str, dict[str, str]]] = {
    'sensitive-attribute-in-score, counted apart': ('sensitive-attribute-in-score', {
        'q.sql': 'create view monthly as\nwith totals as (\n  select p.nationality as nationality, count(*) as people, sum(c.amount) as amount from claim c join person p on p.id=c.person_id group by p.nationality\n)\nselect people + amount as n from totals;\ncreate view fraud_checks as select c.id, c.gap + c.late as risk_score from claim c order by risk_score desc;\n',
    }),
    'sensitive-attribute-in-score, aid offered': ('sensitive-attribute-in-score', {
        'q.sql': 'CREATE VIEW aide_a_proposer AS\nWITH besoins AS (\n  SELECT d.id, CASE WHEN p.handicap THEN 30 ELSE 0 END AS handicap, d.enfants AS enfants FROM dossier d JOIN personne p ON p.id = d.personne_id\n)\nSELECT id, handicap + enfants AS score_droits_non_demandes FROM besoins;\n',
    }),
    'sensitive-attribute-in-score, bill': ('sensitive-attribute-in-score', {
        'src/fraudSignals.ts': "export const FRAUD_SIGNALS = [\n  { code: 'bank_shared', weight: 30, applies: (c: Claim) => c.bankShared },\n  { code: 'contact', weight: 20, applies: (c: Claim) => c.invoice.number === c.other.number },\n];\n",
    }),
    'sensitive-attribute-in-score, letters': ('sensitive-attribute-in-score', {
        'src/main/java/x/Letter.java': 'package x;\npublic enum LetterTemplate {\n    ENGLISH(1, c -> "en".equals(c.getPreferredLanguage())),\n    WELSH(2, c -> "cy".equals(c.getPreferredLanguage()));\n    private final int order;\n    private final Predicate<Claimant> test;\n    LetterTemplate(int order, Predicate<Claimant> test) { this.order = order; this.test = test; }\n}\n',
    }),
    'request-closed-silently, finished work': ('request-closed-silently', {
        'x.sql': "UPDATE repair_request SET status = 'archived' WHERE status = 'completed' AND completed_at < now() - interval '2 years';\n",
    }),
    'request-closed-silently, decided': ('request-closed-silently', {
        'x.sql': "UPDATE demande SET etat = 'archivee' WHERE etat IN ('acceptee','refusee') AND decidee_le < now() - interval '2 years';\n",
    }),
    'request-closed-silently, letter left': ('request-closed-silently', {
        'x.sql': "UPDATE demande SET etat = 'archivee' WHERE etat = 'incomplete' AND relancee_le < now() - interval '2 months';\nINSERT INTO courrier_a_envoyer (demande_id, modele) SELECT id, 'sans_suite' FROM demande WHERE etat = 'archivee' AND courrier_le IS NULL;\n",
    }),
    'request-closed-silently, notice': ('request-closed-silently', {
        'x.sql': "UPDATE notice SET status = 'archived' WHERE status = 'published' AND published_at < now() - interval '1 year';\n",
    }),
    'request-closed-silently, decided Django': ('request-closed-silently', {
        'demandes/tasks.py': 'from celery import shared_task\nfrom datetime import timedelta\nfrom django.utils import timezone\nfrom .models import Demande\n\n\n@shared_task\ndef ranger():\n    limite = timezone.now() - timedelta(days=730)\n    Demande.objects.filter(etat__in=["acceptee", "refusee"], decidee_le__lt=limite).update(etat="archivee")\n',
    }),
    'request-closed-silently, machine': ('request-closed-silently', {
        'src/tidy.js': "const cron = require('node-cron');\ncron.schedule('0 3 * * *', async () => {\n  await prisma.job.updateMany({ where: { status: 'waiting', updatedAt: { lt: limit } }, data: { status: 'CLOSED' } });\n});\n",
    }),
    'lockout-without-human, minutes': ('lockout-without-human', {
        'src/signin.js': "const DAY = 24 * 60 * 60 * 1000;\nconst { users } = require('./db');\n\nasync function wrongPassword(user) {\n  user.wrongTries += 1;\n  if (user.wrongTries >= 5) {\n    user.accessFrom = new Date(Date.now() + 15 * 60 * 1000);\n    user.wrongTries = 0;\n  }\n  await users.save(user);\n}\n\nasync function signIn(req, res) {\n  const user = await users.find(req.body.email);\n  if (user && user.accessFrom && user.accessFrom > new Date()) {\n    return res.status(423).render('wait', { from: user.accessFrom });\n  }\n  if (!user || !(await user.check(req.body.password))) {\n    if (user) await wrongPassword(user);\n    return res.render('signin', { error: 'Wrong e-mail or password' });\n  }\n  req.session.user = user.id;\n  return res.redirect('/');\n}\nmodule.exports = { signIn };\n",
    }),
    'lockout-without-human, letters': ('lockout-without-human', {
        'app/models/lettre.rb': 'class Lettre < ApplicationRecord\n  def echec!\n    increment(:essais)\n    update!(prochain_envoi_le: 2.days.from_now) if essais >= 3\n  end\nend\n',
    }),
    'lockout-without-human, deliveries': ('lockout-without-human', {
        'jobs/retry.py': 'from datetime import timedelta\nfrom django.utils import timezone\n\n\ndef failed(delivery):\n    delivery.attempts += 1\n    if delivery.attempts >= 3:\n        delivery.retry_after = timezone.now() + timedelta(days=1)\n    delivery.save()\n\n\ndef due(delivery):\n    return delivery.retry_after is None or delivery.retry_after < timezone.now()\n',
    }),
    'turn-restarted, created': ('turn-restarted', {
        'app/models/housing_application.rb': 'class HousingApplication < ApplicationRecord\n  belongs_to :household\n  scope :waiting, -> { where(housed_on: nil, withdrawn_on: nil) }\n  scope :in_turn, -> { waiting.order(:created_at, :id) }\n\n  def position\n    self.class.in_turn.ids.index(id) + 1\n  end\nend\n',
    }),
    'turn-restarted, jobs': ('turn-restarted', {
        'src/jobs.ts': "export async function positionOf(jobId: string): Promise<number> {\n  const waiting = await prisma.exportJob.findMany({ where: { doneAt: null }, orderBy: { updatedAt: 'asc' } });\n  return waiting.findIndex((one) => one.id === jobId) + 1;\n}\n",
    }),
    'turn-restarted, articles': ('turn-restarted', {
        'blog/models.py': 'from django.db import models\n\n\nclass Article(models.Model):\n    modified = models.DateTimeField(auto_now=True)\n\n    class Meta:\n        ordering = ["modified"]\n\n    def number(self):\n        return list(Article.objects.values_list("pk", flat=True)).index(self.pk) + 1\n',
    }),
    'request-closed-silently, asked by people': ('request-closed-silently', {
        'app/jobs/silence_job.rb': 'class SilenceJob < ApplicationJob\n  def perform\n    Demande.sans_reponse.find_each do |demande|\n      demande.accepter!\n    end\n  end\nend\n',
    }),
    'request-closed-silently, called': ('request-closed-silently', {
        'app/jobs/rent_letters_job.rb': 'class UnansweredIncreasesJob < ApplicationJob\n  def perform\n    RentIncrease.without_reply.find_each(&:expire!)\n    RentIncrease.without_reply.find_each do |increase|\n      increase.run_out!\n    end\n  end\nend\n',
        'app/models/rent_increase.rb': 'class RentIncrease < ApplicationRecord\n  def run_out!\n    update!(status: :to_call)\n  end\nend\n',
    }),
    'validity-short, papers in forty days': ('validity-short', {
        'app/jobs/close_incomplete_job.rb': 'class CloseIncompleteJob < ApplicationJob\n  REPLY_TIME = 40.days\n\n  def perform\n    Application.where(status: :awaiting_documents, documents_requested_at: ..REPLY_TIME.ago).find_each do |application|\n      application.update!(status: :closed)\n      ApplicationMailer.closed(application).deliver_later\n    end\n  end\nend\n',
    }),
    'validity-short, reminded, node': ('validity-short', {
        'src/jobs/incomplete.ts': "import { subDays } from 'date-fns';\n\nconst DAYS_TO_COMPLETE = 3;\n\nexport async function closeIncompleteClaims() {\n  const limit = subDays(new Date(), DAYS_TO_COMPLETE);\n  const late = await db.claim.findMany({ where: { status: 'INCOMPLETE', papersAskedAt: { lt: limit } } });\n  for (const claim of late) {\n    await db.claim.update({ where: { id: claim.id }, data: { reminded: true } });\n    await mail.send(claim.email, 'closed');\n  }\n}\n",
    }),
    'validity-short, reminded, Django': ('validity-short', {
        'demandes/management/commands/relancer.py': 'from datetime import timedelta\nfrom django.core.management.base import BaseCommand\nfrom django.utils import timezone\n\n\nclass Command(BaseCommand):\n    def handle(self, *args, **options):\n        limite = timezone.now() - timedelta(days=4)\n        for demande in Demande.objects.filter(etat="incomplet", pieces_demandees_le__lt=limite):\n            demande.relancee_le = timezone.now()\n            demande.save()\n            rappeler(demande)\n',
    }),
    'session-timeout-short, draft kept, Rails': ('session-timeout-short', {
        'app/controllers/sessions_controller.rb': 'class SessionsController < ApplicationController\n  def idle_timeout\n    current_person.drafts.touch_all\n    reset_session\n    redirect_to signed_out_path\n  end\nend\n',
    }),
    'session-timeout-short, draft deleted by hand, node': ('session-timeout-short', {
        'src/drafts.js': "router.post('/drafts/delete', async (req, res) => {\n  await drafts.remove(req.session.personId);\n  res.redirect('/');\n});\n",
    }),
    'session-timeout-short, draft of what is sent, Django': ('session-timeout-short', {
        'claims/views.py': 'from django.contrib.auth import logout\nfrom django.http import HttpResponse\nfrom .models import Draft\n\n\ndef throw(person):\n    Draft.objects.filter(person=person).delete()\n\n\ndef claim_sent(request):\n    throw(request.user)\n    logout(request)\n    return HttpResponse(status=204)\n',
    }),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "files"), FLAWED.values(), ids=FLAWED)
def test_found(rule: str, files: dict[str, str]) -> None:
    assert found_in(rule_named(rule), files)


@pytest.mark.parametrize(("rule", "files"), LET_BE.values(), ids=LET_BE)
def test_let_be(rule: str, files: dict[str, str]) -> None:
    assert not found_in(rule_named(rule), files)
