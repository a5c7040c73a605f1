"""Terms of zero that a purge passes over, handed to it by settings or written in a table of its language."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

RULE = "retention-period-missing"
SEEN = {
    'laravel config': {'config/conservation.php': "<?php\nreturn [\n    'demandes' => ['modele' => App\\Models\\Demande::class, 'jours' => 0],\n    'messages' => ['modele' => App\\Models\\Message::class, 'jours' => 365],\n];\n", 'app/Console/Commands/Purger.php': "<?php\nclass Purger extends Command\n{\n    public function handle(): int\n    {\n        foreach (config('conservation') as $nom => $regle) {\n            if (! $regle['jours']) {\n                continue;\n            }\n            $regle['modele']::where('created_at', '<', now()->subDays($regle['jours']))->delete();\n        }\n        return 0;\n    }\n}\n"},
    'rails config_for': {'config/retention.yml': 'production:\n  applications:\n    model: Application\n    days: 0\n  messages:\n    model: Message\n    days: 365\n', 'app/jobs/purge_job.rb': 'class PurgeJob < ApplicationJob\n  def perform\n    Rails.application.config_for(:retention).each do |name, rule|\n      next if rule[:days].zero?\n\n      rule[:model].constantize.where(created_at: ...rule[:days].days.ago).destroy_all\n    end\n  end\nend\n'},
    'spring properties': {'src/main/resources/application.yml': 'conservation:\n  familles:\n    demandes:\n      entite: Demande\n      jours: 0\n    messages:\n      entite: Message\n      jours: 365\n', 'src/main/java/Conservation.java': '@ConfigurationProperties(prefix = "conservation")\npublic record Conservation(Map<String, Regle> familles) {\n    public record Regle(String entite, int jours) {}\n}\n', 'src/main/java/Purge.java': '@Component\npublic class Purge {\n    private final Conservation conservation;\n\n    @Scheduled(cron = "0 0 3 * * *")\n    public void purger() {\n        for (var regle : conservation.familles().values()) {\n            if (regle.jours() == 0) {\n                continue;\n            }\n            em.createQuery("delete from " + regle.entite() + " e where e.closLe < :limite").setParameter("limite", LocalDate.now().minusDays(regle.jours())).executeUpdate();\n        }\n    }\n}\n'},
    'node config': {'config/default.json': '{ "retention": { "claims": { "table": "claims", "days": 0 }, "messages": { "table": "messages", "days": 365 } } }\n', 'jobs/purge.js': "const config = require('config');\nasync function purge() {\n  const rules = Object.values(config.get('retention'));\n  for (const { table, days } of rules) {\n    if (!days) continue;\n    await db(table).where('closed_at', '<', daysAgo(days)).del();\n  }\n}\n"},
    'node filter': {'config/retention.json': '{ "claims": { "table": "claims", "days": 0 }, "messages": { "table": "messages", "days": 365 } }\n', 'jobs/purge.ts': "import rules from '../config/retention.json';\nexport async function purge() {\n  for (const rule of Object.values(rules).filter((one) => one.days > 0)) {\n    await db(rule.table).where('closed_at', '<', daysAgo(rule.days)).del();\n  }\n}\n"},
    'ts const': {'src/retention.ts': 'export const RETENTION_DAYS: Record<string, number> = { claims: 0, messages: 365, visits: 90 };\n', 'src/purge.ts': "import { RETENTION_DAYS } from './retention';\nexport async function purge() {\n  for (const [table, days] of Object.entries(RETENTION_DAYS)) {\n    if (days === 0) continue;\n    await db(table).where('closed_at', '<', daysAgo(days)).del();\n  }\n}\n"},
    'python dict': {'purge.py': 'RETENTION_DAYS = {"claims": 0, "messages": 365, "logins": 180}\n\n\ndef purge():\n    for name, days in RETENTION_DAYS.items():\n        if not days:\n            continue\n        MODELS[name].objects.filter(closed_at__lt=now() - timedelta(days=days)).delete()\n'},
    'python settings toml': {'config/purge.toml': '[conservation.demandes]\nmodele = "aides.Demande"\njours = 0\n\n[conservation.messages]\nmodele = "contact.Message"\njours = 365\n', 'aides/management/commands/purger.py': 'class Command(BaseCommand):\n    def handle(self, *args, **options):\n        for regle in settings.CONSERVATION.values():\n            if regle["jours"] == 0:\n                continue\n            apps.get_model(regle["modele"]).objects.filter(clos_le__lt=limite(regle["jours"])).delete()\n'},
    'ruby constant': {'app/jobs/purge_job.rb': 'class PurgeJob < ApplicationJob\n  RETENTION = { "Application" => 0, "Message" => 365, "Login" => 180 }.freeze\n\n  def perform\n    RETENTION.each do |model, days|\n      next if days.zero?\n\n      model.constantize.where(created_at: ...days.days.ago).destroy_all\n    end\n  end\nend\n'},
    'php const': {'src/Command/Purger.php': '<?php\nfinal class Purger extends Command\n{\n    private const CONSERVATION = [\n        DemandeLogement::class => 0,\n        MessageContact::class => 365,\n        JournalConnexion::class => 180,\n    ];\n\n    protected function execute(InputInterface $input, OutputInterface $output): int\n    {\n        foreach (self::CONSERVATION as $classe => $jours) {\n            if ($jours === 0) {\n                continue;\n            }\n            $this->em->createQueryBuilder()->delete($classe, \'e\')->where(\'e.le < :limite\')->setParameter(\'limite\', new \\DateTimeImmutable("-$jours days"))->getQuery()->execute();\n        }\n        return 0;\n    }\n}\n'},
}  # fmt: skip
SILENT = {
    'twin ruby constant': {'app/jobs/purge_job.rb': 'class PurgeJob < ApplicationJob\n  RETENTION = { "Application" => 730, "Message" => 365, "Login" => 180 }.freeze\n\n  def perform\n    RETENTION.each do |model, days|\n      model.constantize.where(created_at: ...days.days.ago).destroy_all\n    end\n  end\nend\n'},
    'twin limits': {'config/limits.yml': 'limits:\n  claims: 0\n  messages: 365\n', 'app/limits.rb': 'LIMITS.each do |name, days|\n  next if days.zero?\n  puts name\nend\n'},
}  # fmt: skip


@pytest.mark.parametrize("case", SEEN)
def test_it_is_seen(case: str) -> None:
    assert found_in(rule_named(RULE), SEEN[case])


@pytest.mark.parametrize("case", SILENT)
def test_a_harmless_twin_is_silent(case: str) -> None:
    assert found_in(rule_named(RULE), SILENT[case]) == []
