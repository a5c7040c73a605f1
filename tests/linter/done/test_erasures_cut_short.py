"""Erasures that stop at the first record that is kept, or that look for a day that some accounts never had."""

from __future__ import annotations

from tests.linter.done.cases import Cases, held_by

RULE = "retention-period-missing"
FLAWED: Cases = {
    "ruby": (RULE, {"app/models/concerns/forgetting.rb": "module Forgetting\n  module ClassMethods\n    def anonymize_claims!(time = Time.current)\n      closed_before(time).find_each do |claim|\n        return if claim.kept_apart?\n        claim.anonymize!\n      end\n    end\n  end\nend\n"}),
    "ruby, several lines": (RULE, {"app/jobs/purge_files_job.rb": "class PurgeFilesJob < ApplicationJob\n  def perform\n    Person.left.each do |person|\n      if person.legal_hold\n        return\n      end\n      person.destroy!\n    end\n  end\nend\n"}),
    "python": (RULE, {"people/management/commands/purge_people.py": "class Command(BaseCommand):\n    def handle(self, *args, **options):\n        for person in Person.objects.filter(left=True):\n            if person.is_protected:\n                return\n            person.anonymise()\n"}),
    "php": (RULE, {"src/Command/AnonymiseCommand.php": "<?php\nclass AnonymiseCommand extends Command\n{\n    public function anonymise(array $usagers): void\n    {\n        foreach ($usagers as $usager) {\n            if ($usager->isConserve()) {\n                return;\n            }\n            $this->manager->anonymise($usager);\n        }\n    }\n}\n"}),
    "script": (RULE, {"server/jobs/purge.js": "async function purge(users) {\n  for (const user of users) {\n    if (user.keep) return;\n    await erase(user);\n  }\n}\n"}),
    "rails, a range": (RULE, {"app/services/expired/users_service.rb": "class UsersService\n  def delete_expired\n    expired_users.each(&:destroy)\n  end\n\n  def expired_users\n    User.where(last_sign_in_at: ..2.years.ago)\n  end\nend\n"}),
    "rails, a text": (RULE, {"app/jobs/purge_job.rb": "class PurgeJob < ApplicationJob\n  def perform\n    User.where('last_sign_in_at < ?', 3.years.ago).destroy_all\n  end\nend\n"}),
    "django": (RULE, {"accounts/management/commands/purge.py": "from accounts.models import User\n\n\ndef purge(limit):\n    User.objects.filter(last_login__lt=limit).delete()\n"}),
    "laravel": (RULE, {"app/Jobs/Purge.php": "<?php\nclass Purge\n{\n    public function handle()\n    {\n        User::where('last_login_at', '<', now()->subYears(2))->delete();\n    }\n}\n"}),
    "doctrine": (RULE, {"src/Repository/UserRepository.php": "<?php\nclass UserRepository\n{\n    public function findInactiveToDelete(\\DateTime $limit): array\n    {\n        return $this->createQueryBuilder('u')->andWhere('u.lastLoginAt < :limit')->setParameter('limit', $limit)->getQuery()->getResult();\n    }\n}\n"}),
}  # fmt: skip
HARMLESS: Cases = {
    "the next one": (RULE, {"app/models/concerns/forgetting.rb": "module Forgetting\n  def anonymize_claims!(time = Time.current)\n    closed_before(time).find_each do |claim|\n      next if claim.kept_apart?\n      claim.anonymize!\n    end\n  end\nend\n"}),
    "before the loop": (RULE, {"app/jobs/purge_files_job.rb": "class PurgeFilesJob < ApplicationJob\n  def perform(person)\n    return if person.legal_hold\n    person.files.each do |file|\n      file.destroy!\n    end\n  end\nend\n"}),
    "one record alone": (RULE, {"app/models/person.rb": "class Person\n  def anonymize!\n    return if kept_apart?\n    update!(name: nil)\n    delete_files\n  end\nend\n"}),
    "sorted, and the rest is recent": (RULE, {"people/management/commands/purge_people.py": "def purge(limit):\n    for person in Person.objects.order_by('left'):\n        if person.left > limit:\n            return\n        person.delete()\n"}),
    "once the loop is over": (RULE, {"people/management/commands/purge_people.py": "def purge(people):\n    person = None\n    for person in people:\n        note(person)\n    if person.kept:\n        return\n    delete(people)\n"}),
    "a function for each": (RULE, {"server/jobs/purge.js": "function purge(users) {\n  users.forEach((user) => {\n    if (user.keep) return;\n    erase(user);\n  });\n}\n"}),
    "continue": (RULE, {"src/Purge.php": "<?php\nclass Purge\n{\n    public function purge(array $users): void\n    {\n        foreach ($users as $user) {\n            if ($user->isKept()) {\n                continue;\n            }\n            $this->erase($user);\n        }\n    }\n}\n"}),
    "those without a day too": (RULE, {"app/services/expired/users_service.rb": "class UsersService\n  def delete_expired\n    expired_users.each(&:destroy)\n  end\n\n  def expired_users\n    User.where(last_sign_in_at: ..2.years.ago).or(User.where(last_sign_in_at: nil, created_at: ..2.years.ago))\n  end\nend\n"}),
    "a list that is only shown": (RULE, {"app/controllers/admin/stats_controller.rb": "class StatsController\n  def index\n    @quiet = User.where(last_sign_in_at: ..1.month.ago).count\n  end\nend\n"}),
    "by the day that they were made": (RULE, {"accounts/management/commands/purge.py": "from accounts.models import User\n\n\ndef purge(limit):\n    User.objects.filter(date_joined__lt=limit).delete()\n"}),
}  # fmt: skip
test_what_is_left_is_found, test_whole_erasures_are_let_be = held_by(FLAWED, HARMLESS)
