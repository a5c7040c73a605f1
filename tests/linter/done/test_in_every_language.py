"""The same deed is known in Go as in other languages; points against people, limits, turns and lines are, in all of them."""

from __future__ import annotations

from tests.linter.done.cases import Cases, held_by

GO_LOG = 'package claims\n\nfunc Receive(w http.ResponseWriter, r *http.Request) {\n\tnir := r.FormValue("nir")\n\tslog.Info("received", "nir", nir)\n\tstore.Save(r.Context(), nir)\n}\n'
GO_HOURS = 'package desk\n\nfunc Open(w http.ResponseWriter, r *http.Request) {\n\th := time.Now().Hour()\n\tif h < 9 || h >= 17 {\n\t\thttp.Error(w, "The service is closed.", http.StatusServiceUnavailable)\n\t\treturn\n\t}\n\trender(w, "book.html")\n}\n'
GO_ADDRESS = 'package letters\n\nfunc Link(base string, c Claim) string {\n\tq := url.Values{}\n\tq.Set("ref", c.Ref)\n\tq.Set("email", c.Email)\n\treturn base + "?" + q.Encode()\n}\n'
GO_SCORE = 'package risk\n\nfunc FraudScore(c Claim) int {\n\tscore := 0\n\tif c.Nationality != "FR" {\n\t\tscore += 30\n\t}\n\treturn score\n}\n'
SCORE = "sensitive-attribute-in-score"
LIMIT = "consequence-late"
TURN = "turn-restarted"
CLOSED = "request-closed-silently"
POSTED = "  private LocalDate decidedOn;\n  private LocalDate postedOn;\n"

FLAWED: Cases = {
    "log, go": ("personal-data-in-log", {"internal/claims/receive.go": GO_LOG}),
    "hours, go": ("office-hours-gate", {"internal/desk/open.go": GO_HOURS}),
    "address, go": ("personal-data-in-url", {"internal/letters/link.go": GO_ADDRESS}),
    "score, go": (SCORE, {"internal/risk/score.go": GO_SCORE}),
    "score, ts": (SCORE, {"src/risk.ts": "export function riskScore(claim) {\n  let score = 0;\n  if (claim.nationality !== 'FR') {\n    score += 30;\n  }\n  return score;\n}\n"}),
    "score, rb": (SCORE, {"app/models/risk_score.rb": 'class RiskScore\n  def risk_score(claim)\n    score = 0\n    score += 30 if claim.nationality != "FR"\n    score\n  end\nend\n'}),
    "score, php": (SCORE, {"src/RiskScore.php": "<?php\nclass RiskScore\n{\n    public function fraudScore(Claim $claim): int\n    {\n        $score = 0;\n        if ($claim->nationality !== 'FR') {\n            $score += 30;\n        }\n        return $score;\n    }\n}\n"}),
    "score, java": (SCORE, {"src/main/java/RiskScore.java": 'class RiskScore {\n  int fraudScore(Claim claim) {\n    int score = 0;\n    if (!claim.getNationality().equals("FR")) {\n      score += 30;\n    }\n    return score;\n  }\n}\n'}),
    "score, a choice": (SCORE, {"src/main/java/OriginSignal.java": 'class FraudSignal {\n  int points(Claim claim) {\n    return claim.getNationality().equals("FR") ? 0 : 15;\n  }\n}\n'}),
    "score, of sql": ("precarity-proxy-in-score", {"db/risk.sql": "CREATE FUNCTION fraud_risk() RETURNS trigger AS $$\nDECLARE n integer := 0;\nBEGIN\n  n := n + CASE WHEN NEW.household = 'single_parent' THEN 20 ELSE 0 END;\n  NEW.fraud_score := n;\n  RETURN NEW;\nEND; $$ LANGUAGE plpgsql;\n"}),
    "score, a table of checks": (SCORE, {"src/Verification/Bareme.php": "<?php\nclass Bareme\n{\n    private const POINTS = ['rib_en_double' => 25, 'hors_ue' => 30];\n}\n"}),
    "limit, java": (LIMIT, {"src/main/java/AppealDeadlines.java": "class AppealDeadlines {\n  LocalDate lastDay(Decision decision) {\n    return decision.getDecidedOn().plusDays(28);\n  }\n}\n", "src/main/java/Decision.java": f"class Decision {{\n{POSTED}}}\n"}),
    "limit, php": (LIMIT, {"src/DelaiRecours.php": "<?php\nclass DelaiRecours\n{\n    public function dateLimite(Decision $decision): DateTimeImmutable\n    {\n        return $decision->getSigneeLe()->modify('+2 months');\n    }\n}\n", "src/Decision.php": "<?php\nclass Decision\n{\n    private DateTimeImmutable $signeeLe;\n    private ?DateTimeImmutable $envoyeeLe = null;\n}\n"}),
    "limit, ts": (LIMIT, {"src/appeals.ts": "export function appealDeadline(decision: Decision): Date {\n  return addDays(decision.createdAt, 30);\n}\nexport interface Decision { createdAt: Date; notifiedAt: Date | null; }\n"}),
    "limit, rb": (LIMIT, {"app/models/decision.rb": "class Decision < ApplicationRecord\n  def appeal_deadline\n    self.decided_on + 28.days\n  end\n\n  def late?\n    posted_on && posted_on < 30.days.ago\n  end\nend\n"}),
    "limit, go": (LIMIT, {"internal/appeals/limit.go": "package appeals\n\ntype Decision struct {\n\tdecidedAt time.Time\n\tpostedAt  time.Time\n}\n\nfunc Deadline(d Decision) time.Time {\n\treturn d.decidedAt.AddDate(0, 0, 28)\n}\n"}),
    "turn, job of ruby": (TURN, {"app/models/entry.rb": "class Entry < ApplicationRecord\n  scope :in_order, -> { order(:joined_on) }\nend\n", "app/jobs/sweep_job.rb": "class SweepJob < ApplicationJob\n  def perform\n    Entry.find_each do |entry|\n      next if entry.last_sign_in_at&.after?(7.days.ago)\n\n      entry.update!(joined_on: Date.current)\n    end\n  end\nend\n"}),
    "turn, trigger": (TURN, {"db/move.sql": "CREATE FUNCTION moved() RETURNS trigger AS $$\nBEGIN\n  IF NEW.address IS DISTINCT FROM OLD.address THEN\n    NEW.registered_on := now();\n  END IF;\n  RETURN NEW;\nEND; $$ LANGUAGE plpgsql;\nCREATE TRIGGER t BEFORE UPDATE ON housing_request FOR EACH ROW EXECUTE FUNCTION moved();\nCREATE VIEW line AS SELECT id, rank() OVER (ORDER BY registered_on) AS place FROM housing_request;\n"}),
    "line, view": (CLOSED, {"db/lines.sql": "CREATE VIEW waiting_list AS\nSELECT applicant_id, rank() OVER (ORDER BY registered_on) AS place FROM housing_applicant\nWHERE last_login_at > now() - interval '60 days';\n"}),
    "archived by a day": (CLOSED, {"db/archive.sql": "UPDATE demande SET archivee_le = now()\nWHERE statut = 'en_attente' AND archivee_le IS NULL AND derniere_activite < now() - interval '11 months';\n"}),
    "erased undecided, php": (CLOSED, {"app/Console/Commands/Tidy.php": "<?php\nclass Tidy extends Command\n{\n    public function handle(): int\n    {\n        Demande::query()->where('etat', 'en_attente')->where('updated_at', '<', now()->subDays(10))->delete();\n        return 0;\n    }\n}\n"}),
    "draft, crontab": ("validity-short", {"deploy/crontab": "*/20 * * * * app psql \"$URL\" -qc \"DELETE FROM draft WHERE saved_at < now() - interval '20 minutes'\"\n"}),
    "address, php": ("personal-data-in-url", {"src/Suivi.php": "<?php\nclass Suivi\n{\n    public function __construct(private UrlGeneratorInterface $urls) {}\n    public function lien(Demande $demande): string\n    {\n        return $this->urls->generate('suivi', ['nir' => $demande->getNir()]);\n    }\n}\n"}),
    "papers, rb": ("data-lost-on-error", {"app/services/upload.rb": "class Upload\n  def add(files)\n    files.each do |file|\n      unless TYPES.include?(file.content_type)\n        @claim.documents.purge\n        return false\n      end\n    end\n  end\nend\n"}),
    "app, ts": ("smartphone-required", {"src/deposit.guard.ts": "export class AppGuard implements CanActivate {\n  canActivate(context: ExecutionContext): boolean {\n    if (context.fromApp) {\n      return true;\n    }\n    throw new ForbiddenException('Download our mobile app to send this document.');\n  }\n}\n"}),
    "app, java": ("smartphone-required", {"src/main/java/SecondStep.java": 'class SecondStep {\n  void check(Factor factor) {\n    if (factor != Factor.TOTP) {\n      throw new FactorRefused("authenticator-app-required");\n    }\n  }\n}\n'}),
    "app, php": ("smartphone-required", {"src/Controller/DepotController.php": "<?php\nclass DepotController\n{\n    public function deposer(Request $request): Response\n    {\n        if (!$request->headers->has('X-App')) {\n            throw new AccessDeniedHttpException('Utilisez notre application mobile pour envoyer cette pièce.');\n        }\n        return $this->recu();\n    }\n}\n"}),
    "app, go": ("smartphone-required", {"internal/gate/gate.go": 'package gate\n\nfunc Admit(t Ticket) error {\n\tif t.Medium != Phone {\n\t\treturn errors.New("show your ticket in the app on your phone")\n\t}\n\treturn nil\n}\n'}),
    "locked for days": ("lockout-without-human", {"config/settings.py": "from datetime import timedelta\n\nAXES_FAILURE_LIMIT = 3\nAXES_LOCKOUT_TEMPLATE = 'locked.html'\nAXES_COOLOFF_TIME = timedelta(days=10)\n"}),
    "idle, rails": ("session-timeout-short", {"config/application.rb": "module Carers\n  class Application < Rails::Application\n    config.x.claim.idle_limit = 8.minutes\n  end\nend\n"}),
    "column, alembic": ("consent-presumed", {"migrations/versions/1a_offers.py": 'import sqlalchemy as sa\nfrom alembic import op\n\nrevision = "1a"\ndown_revision = None\n\n\ndef upgrade():\n    op.create_table("preference", sa.Column("partner_offers", sa.Boolean, server_default=sa.true()))\n'}),
    "silence, java": (CLOSED, {"src/main/java/OfferExpiryJob.java": "class OfferExpiryJob {\n  @Scheduled(cron = \"0 30 2 * * *\")\n  void run() {\n    LocalDate limit = LocalDate.now().minusDays(7);\n    for (RentOffer offer : offers.findByStatusAndSentOnBefore(OfferStatus.SENT, limit)) {\n      offer.setStatus(OfferStatus.ACCEPTED);\n    }\n  }\n}\n"}),
    "opened by its number, java": ("file-open-to-others", {"src/main/java/PaperController.java": 'import org.springframework.security.access.prepost.PreAuthorize;\n@RestController\n@PreAuthorize("isAuthenticated()")\nclass PaperController {\n  private final PaperRepository papers;\n\n  @GetMapping("/my-papers/{id}")\n  byte[] download(@PathVariable long id) {\n    return papers.findById(id).orElseThrow().content();\n  }\n}\n'}),
    "fee, beside what is free": ("consent-presumed", {"halls/prices.py": "FEE = 12\n\n\ndef shown_total(booking):\n    return booking.hours * 15\n\n\ndef due(booking):\n    return round(shown_total(booking) + BOOKING_FEE, 2)\n", "halls/views.py": 'def summary(request, booking):\n    return render(request, "halls/summary.html", {"total": prices.shown_total(booking)})\n', "templates/halls/summary.html": "<p>Total: {{ total }}</p><p>Cancel without charge until the day before.</p>\n"}),
}  # fmt: skip
HARMLESS: Cases = {
    "a trial that ends": ("consent-presumed", {"courriels/fin.txt": "Bonjour,\n\nVotre essai gratuit est terminé. Rien n'est prélevé et rien ne se poursuit sans vous.\n"}),
    "app, or a counter": ("smartphone-required", {"src/deposit.guard.ts": "export class AppGuard implements CanActivate {\n  canActivate(context: ExecutionContext): boolean {\n    if (context.fromApp) {\n      return true;\n    }\n    throw new ForbiddenException('Use our mobile app, or hand the document in at any counter.');\n  }\n}\n"}),
    "an old app": ("smartphone-required", {"src/version.guard.ts": "export class VersionGuard implements CanActivate {\n  canActivate(context: ExecutionContext): boolean {\n    if (context.version > 3) {\n      return true;\n    }\n    throw new ForbiddenException('Update your mobile app to continue.');\n  }\n}\n"}),
    "locked for minutes": ("lockout-without-human", {"config/settings.py": "from datetime import timedelta\n\nAXES_FAILURE_LIMIT = 3\nAXES_LOCKOUT_TEMPLATE = 'locked.html'\nAXES_COOLOFF_TIME = timedelta(minutes=10)\n"}),
    "idle, long": ("session-timeout-short", {"config/application.rb": "module Carers\n  class Application < Rails::Application\n    config.x.claim.idle_limit = 4.hours\n  end\nend\n"}),
    "column that begins with a no": ("consent-presumed", {"migrations/versions/1a_offers.py": 'import sqlalchemy as sa\nfrom alembic import op\n\nrevision = "1a"\ndown_revision = None\n\n\ndef upgrade():\n    op.create_table("preference", sa.Column("partner_offers", sa.Boolean, server_default=sa.false()))\n'}),
    "silence that ends, java": (CLOSED, {"src/main/java/OfferExpiryJob.java": "class OfferExpiryJob {\n  @Scheduled(cron = \"0 30 2 * * *\")\n  void run() {\n    LocalDate limit = LocalDate.now().minusDays(7);\n    for (RentOffer offer : offers.findByStatusAndSentOnBefore(OfferStatus.SENT, limit)) {\n      offer.setRemindedOn(limit);\n      mailer.sendReminder(offer);\n    }\n  }\n}\n"}),
    "one's own, java": ("file-open-to-others", {"src/main/java/PaperController.java": 'import org.springframework.security.access.prepost.PreAuthorize;\n@RestController\n@PreAuthorize("isAuthenticated()")\nclass PaperController {\n  private final PaperRepository papers;\n\n  @GetMapping("/my-papers/{id}")\n  byte[] download(@PathVariable long id, Principal principal) {\n    return papers.findByIdAndOwner(id, principal.getName()).orElseThrow().content();\n  }\n}\n'}),
    "log, go": ("personal-data-in-log", {"internal/claims/receive.go": GO_LOG.replace('"nir", nir', '"size", len(nir)')}),
    "hours, go": ("office-hours-gate", {"internal/desk/open.go": GO_HOURS.replace('http.Error(w, "The service is closed.", http.StatusServiceUnavailable)\n\t\treturn', 'banner = "Our phones open at nine."')}),
    "hours of a slot, go": ("office-hours-gate", {"internal/desk/open.go": GO_HOURS.replace("time.Now().Hour()", "slot.Start.Hour()")}),
    "address, go": ("personal-data-in-url", {"internal/letters/link.go": GO_ADDRESS.replace('"email", c.Email', '"token", c.Token')}),
    "a form, go": ("personal-data-in-url", {"internal/letters/link.go": 'package letters\n\nfunc Row(c Claim) map[string]string {\n\trow := map[string]string{}\n\tcells.Set("email", c.Email)\n\treturn row\n}\n'}),
    "score, go": (SCORE, {"internal/risk/score.go": GO_SCORE.replace('c.Nationality != "FR"', "c.MissingProofs > 2")}),
    "points for need": (SCORE, {"src/needs.ts": "export function needScore(person) {\n  let score = 0;\n  if (person.disability) {\n    score += 30;\n  }\n  return score;\n}\n"}),
    "a count": (SCORE, {"src/count.ts": "export function countByNationality(claims) {\n  let total = 0;\n  for (const claim of claims) {\n    if (claim.nationality === 'FR') total += 1;\n  }\n  return total;\n}\n"}),
    "limit from the post": (LIMIT, {"src/main/java/AppealDeadlines.java": "class AppealDeadlines {\n  LocalDate lastDay(Decision decision) {\n    return decision.getPostedOn().plusDays(28);\n  }\n}\n", "src/main/java/Decision.java": f"class Decision {{\n{POSTED}}}\n"}),
    "a reminder": (LIMIT, {"src/agenda.ts": "export function reviewOn(file) {\n  return addDays(file.createdAt, 30);\n}\nexport interface Letter { notifiedAt: Date }\n"}),
    "turn, one who comes": (TURN, {"app/models/entry.rb": "class Entry < ApplicationRecord\n  scope :in_order, -> { order(:joined_on) }\n\n  def self.join(person)\n    create!(person: person, joined_on: Date.current)\n  end\nend\n"}),
    "turn, what is new": (TURN, {"db/new.sql": "CREATE FUNCTION added() RETURNS trigger AS $$\nBEGIN\n  NEW.registered_on := now();\n  RETURN NEW;\nEND; $$ LANGUAGE plpgsql;\nCREATE TRIGGER t BEFORE INSERT ON housing_request FOR EACH ROW EXECUTE FUNCTION added();\nCREATE VIEW line AS SELECT id, rank() OVER (ORDER BY registered_on) AS place FROM housing_request;\n"}),
    "line, whole": (CLOSED, {"db/lines.sql": "CREATE VIEW waiting_list AS\nSELECT applicant_id, last_login_at, rank() OVER (ORDER BY registered_on) AS place FROM housing_applicant\nWHERE housed_on IS NULL;\n"}),
    "archived once decided": (CLOSED, {"db/archive.sql": "UPDATE demande SET archivee_le = now()\nWHERE statut = 'acceptee' AND derniere_activite < now() - interval '24 months';\n"}),
    "erased once decided": (CLOSED, {"app/Console/Commands/Tidy.php": "<?php\nclass Tidy extends Command\n{\n    public function handle(): int\n    {\n        Demande::query()->where('etat', 'acceptee')->where('updated_at', '<', now()->subYears(5))->delete();\n        return 0;\n    }\n}\n"}),
    "one paper, rb": ("data-lost-on-error", {"app/services/upload.rb": "class Upload\n  def add(files)\n    files.each do |file|\n      unless TYPES.include?(file.content_type)\n        file.discard\n        return false\n      end\n    end\n  end\nend\n"}),
}  # fmt: skip

test_the_same_deed_is_known_in_every_language, test_its_harmless_twin_is_left_alone = held_by(FLAWED, HARMLESS)
