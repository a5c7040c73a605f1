"""Rules applied backward and numbers that judge alone are found in any idiom; what waits for the day of the request, or for an officer, is let be."""

from __future__ import annotations

from tests.linter.done.cases import Cases, held_by

LATE, SCORE = "consequence-late", "score-adverse-threshold"
ALONE, SAME, REMEDIES = "refusal-automated", "appeal-same-examiner", "refusal-remedies-missing"
FLAWED: Cases = {
    "json, effect before the vote": (LATE, {
        "rules/grants.json": '{"rules": [{"id": "g1", "published": "2025-03-02", "effective_from": "2025-01-01", "income_limit": 18000}]}\n',
    }),
    "toml, effect before the deliberation": (LATE, {
        "config/cantine.toml": '[[bareme]]\ncode = "C25"\ndeliberation = 2025-10-06\nentree_en_vigueur = 2025-09-01\nplafond = 11200\n',
    }),
    "python, dates of a call": (LATE, {
        "aid/rules.py": "from datetime import date\n\nRULES = [\n    Rule(code='b', adopted=date(2024, 6, 14), valid_from=date(2024, 1, 1), max_income=24500),\n]\n",
    }),
    "sql, dates of a row": (LATE, {
        "sql/scale.sql": "INSERT INTO scale (code, ceiling, voted_on, valid_from)\nVALUES ('S25', 11200, DATE '2025-03-10', DATE '2025-01-01');\n",
    }),
    "ruby, scale of today": (LATE, {
        "app/services/price.rb": "class Price\n  def scale_for(claim)\n    Scale.in_force(Date.current)\n  end\nend\n",
    }),
    "java, latest rules": (LATE, {
        "src/main/java/gov/Grants.java": "@Service\nclass Grants {\n    Amount amount(Application application) {\n        Scale scale = scales.findLatest();\n        return scale.amount(application.household());\n    }\n}\n",
    }),
    "typescript, current ceiling": (LATE, {
        "src/prime.ts": "export async function prime(demande: Demande) {\n  const bareme = await baremes.enVigueur(new Date().today());\n  return demande.enfants * bareme.montant;\n}\n",
    }),
    "django, mass update": (LATE, {
        "aides/management/commands/bareme.py": "class Command(BaseCommand):\n    def handle(self, *args, **options):\n        Demande.objects.filter(etat='deposee').update(bareme='B25')\n",
    }),
    "laravel, debt of a new rate": (LATE, {
        "app/Console/Commands/Reprice.php": "<?php\nclass Reprice extends Command\n{\n    public function handle(Scale $scale)\n    {\n        foreach (Payment::where('month', '>', now()->subMonths(12))->get() as $payment) {\n            $payment->update(['amount' => $scale->monthly_rate]);\n            Debt::create(['household' => $payment->household, 'amount' => 12]);\n        }\n    }\n}\n",
    }),
    "kotlin, a model above a limit": (SCORE, {
        "src/main/kotlin/gov/Sweep.kt": "@Component\nclass Sweep(private val model: FraudModel) {\n    fun run(claim: Claim) {\n        val p = model.likelihood(claim)\n        if (p > 0.8) {\n            claim.suspend()\n        }\n    }\n}\n",
    }),
    "typescript, given by its caller": (SCORE, {
        "src/issue.ts": "export function issueOf(points: number): string {\n  return points >= 60 ? 'approved' : 'declined';\n}\n",
        "src/claims.ts": "import { issueOf } from './issue';\nexport async function decide(claim: Claim) {\n  const points = await scoreClient.score(claim);\n  claim.state = issueOf(points);\n}\n",
    }),
    "ruby, a prediction": (SCORE, {
        "app/models/grant.rb": "class Grant < ApplicationRecord\n  def triage(application)\n    value = Predictor.predict(application)\n    application.update!(status: 'rejected') if value < 0.4\n  end\nend\n",
    }),
    "typescript, an appeal that a model answers": (ALONE, {
        "src/appeals.ts": "export async function lodgeAppeal(appeal: Appeal) {\n  const result = await riskModel.predict(appeal.claim);\n  await appeal.reject(result.reasons);\n}\n",
    }),
    "laravel, an appeal that a calculator answers": (ALONE, {
        "app/Services/Recours.php": "<?php\nclass DepotRecours\n{\n    public function deposer(Recours $recours): void\n    {\n        $verdict = $this->moteur->evaluer($recours->dossier);\n        $recours->setStatut($verdict->issue());\n    }\n}\n",
    }),
    "python, an appeal given to whoever decided unless away": (SAME, {
        "recours/affecter.py": "def instructeur_pour(decision):\n    auteur = decision.agent\n    if auteur and not auteur.absent:\n        return auteur\n    return Agent.objects.first()\n",
        "recours/depot.py": "from recours.affecter import instructeur_pour\n\n\ndef deposer(recours, decision):\n    recours.instructeur = instructeur_pour(decision)\n    recours.save()\n",
    }),
    "twig, a refusal that empties the appeals of its layout": (REMEDIES, {
        "templates/mail/base.html.twig": "{% block body %}{% endblock %}{% block appeal %}<p>You may appeal within 30 days: 1 Town Square.</p>{% endblock %}",
        "templates/mail/refused.html.twig": "{% extends 'mail/base.html.twig' %}{% block body %}<p>Your request is refused: {{ reason }}</p>{% endblock %}{% block appeal %}{# none #}{% endblock appeal %}",
    }),
}  # fmt: skip
HARMLESS: Cases = {
    "a law that was published before": (LATE, {
        "rules/grants.json": '{"rules": [{"id": "g1", "published": "2024-12-02", "effective_from": "2025-01-01", "income_limit": 18000}]}\n',
    }),
    "a release of a program": (LATE, {
        "releases.json": '{"releases": [{"id": "v1", "published": "2025-03-02", "valid_from": "2025-01-01", "size": 18000}]}\n',
    }),
    "the scale of the day of the request": (LATE, {
        "app/services/price.rb": "class Price\n  def scale_for(claim)\n    Scale.in_force(claim.lodged_on)\n  end\nend\n",
    }),
    "the last message of a file": (LATE, {
        "aid/views.py": "def last_of(claim):\n    return Message.objects.filter(claim=claim, rate=1).latest('created')\n",
    }),
    "requests that had no rule yet": (LATE, {
        "sql/scale.sql": "UPDATE meal_request SET scale_code = 'MEAL24' WHERE status = 'submitted' AND scale_code IS NULL;\n",
    }),
    "a mistake of the service that it pays back": (LATE, {
        "app/services/reprice.rb": "class Reprice\n  def call(rates)\n    Payment.where(month: 12.months.ago..).find_each do |payment|\n      Arrears.create!(household: payment.household, amount: rates.monthly_rate - payment.amount)\n    end\n  end\nend\n",
    }),
    "an exam that somebody marked": (SCORE, {
        "src/issue.ts": "export function issueOf(points: number): string {\n  return points >= 60 ? 'approved' : 'declined';\n}\n",
        "src/exams.ts": "import { issueOf } from './issue';\nexport async function decide(paper: Paper) {\n  const points = await marks.given(paper);\n  paper.state = issueOf(points);\n}\n",
    }),
    "an image that a model turns down": (SCORE, {
        "src/images.ts": "export function suite(image: Image) {\n  const p = await imageModel.probability(image);\n  return p >= 0.6 ? 'approved' : 'declined';\n}\n",
    }),
    "a file that an officer reads first": (SCORE, {
        "app/models/grant.rb": "class Grant < ApplicationRecord\n  def triage(application)\n    value = Predictor.predict(application)\n    application.update!(status: 'to_review') if value < 0.4\n  end\nend\n",
    }),
    "an appeal that an officer reads beside what a model says": (ALONE, {
        "src/appeals.ts": "export async function lodgeAppeal(appeal: Appeal, officer: Officer) {\n  const result = await riskModel.predict(appeal.claim);\n  if (officer.hasRead(appeal)) await appeal.reject(result.reasons);\n}\n",
    }),
    "an appeal given to another officer": (SAME, {
        "recours/affecter.py": "def instructeur_pour(decision):\n    return Agent.objects.exclude(pk=decision.agent.pk).first()\n",
        "recours/depot.py": "from recours.affecter import instructeur_pour\n\n\ndef deposer(recours, decision):\n    recours.instructeur = instructeur_pour(decision)\n    recours.save()\n",
    }),
    "a refusal that writes its own appeals": (REMEDIES, {
        "templates/mail/base.html.twig": "{% block body %}{% endblock %}{% block appeal %}<p>You may appeal within 30 days: 1 Town Square.</p>{% endblock %}",
        "templates/mail/refused.html.twig": "{% extends 'mail/base.html.twig' %}{% block body %}<p>Your request is refused: {{ reason }}</p><p>You may appeal within 30 days to the mayor, 2 Town Square.</p>{% endblock %}{% block appeal %}{% endblock appeal %}",
    }),
}  # fmt: skip
test_is_found, test_is_let_be = held_by(FLAWED, HARMLESS)
