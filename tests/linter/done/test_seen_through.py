"""What names, flags and loops hide of what is done to someone, in any language."""

from __future__ import annotations

import pytest

from tests.linter.done.texts import assert_told_apart

Files = dict[str, str]

SPREAD = "export async function noteFailure(id: string, failures: number) {{\n  const next = {{ id, failures: failures + 1, locked: failures + 1 >= MAX }};\n  await db('logins').insert({{ ...next{0} }});\n}}\n"
FLAG = "async function wrongPassword(user) {{\n  const tooMany = user.failedAttempts + 1 >= 3;\n  if (tooMany) {{\n    user.{0} = true;\n    await user.save();\n  }}\n}}\n"
FIELDS = "<?php\nclass Tries {{\n    public function note(User $user): void {{\n        $fields = ['tries' => $user->tries + 1, 'locked' => $user->tries + 1 > 3{0}];\n        $user->update($fields);\n    }}\n}}\n"
ATTRS = "module Tries\n  def note_failure(user)\n    attrs = {{ fails: user.fails + 1, {0}: user.fails + 1 >= MAX }}\n    user.update!(attrs)\n  end\nend\n"
FOREACH = "<?php\nclass JoinType extends AbstractType {{\n    private const OPTIONS = ['partners' => ['on' => {0}, 'label' => 'Receive the offers of our partners']];\n    public function buildForm($builder, array $options): void {{\n        foreach (self::OPTIONS as $name => $row) {{\n            $builder->add($name, CheckboxType::class, ['data' => $row['on'], 'label' => $row['label']]);\n        }}\n    }}\n}}\n"
EACH = "module BoxesHelper\n  BOXES = [['newsletter', {0}], ['partner_offers', {0}]].freeze\n\n  def boxes\n    BOXES.each do |name, on|\n      concat check_box_tag(name, '1', on)\n    end\n  end\nend\n"
ROWS = "from django import forms\n\nBOXES = [{{'name': 'partner_offers', 'on': {0}}}, {{'name': 'terms', 'on': False}}]\n\n\nclass JoinForm(forms.Form):\n    def __init__(self, *args):\n        super().__init__(*args)\n        for row in BOXES:\n            self.fields[row['name']] = forms.BooleanField(initial=row['on'], required=False)\n"
FIRST = "from django import forms\n\nFIRST = [{{'name': 'partner_offers', 'on': {0}}}, {{'name': 'terms', 'on': False}}]\n\n\nclass JoinForm(forms.Form):\n    partner_offers = forms.BooleanField(required=False)\n\n    def __init__(self, *args):\n        super().__init__(*args)\n        for row in FIRST:\n            if row['name'] in self.fields:\n                self.fields[row['name']].initial = row['on']\n"
LOGS = "router.post('/claim', async (req, res) => {{\n  const entry = {{ {0} }};\n  logger.info('claim', entry);\n  res.redirect('/done');\n}});\n"
SCORE = "function scoreClaim(claim) {{\n  let score = 100;\n  const apart = claim.{0};\n  if (apart) {{\n    score -= 30;\n  }}\n  return score;\n}}\n"

CASES: dict[str, tuple[str, Files, Files]] = {
    "a lock in a table that is opened": ("lockout-without-human", {"a/lock.ts": SPREAD.format("")}, {"a/lock.ts": SPREAD.format(", locked: false")}),
    "a lock behind a flag": ("lockout-without-human", {"a/lock.js": FLAG.format("locked")}, {"a/lock.js": FLAG.format("warned")}),
    "a lock in a table of PHP": ("lockout-without-human", {"a/Tries.php": FIELDS.format("")}, {"a/Tries.php": FIELDS.format(", 'locked_until' => $later")}),
    "a lock in a table of Ruby": ("lockout-without-human", {"app/models/tries.rb": ATTRS.format("locked")}, {"app/models/tries.rb": ATTRS.format("flagged")}),
    "boxes of a table of PHP": ("consent-preticked", {"src/Form/JoinType.php": FOREACH.format("true")}, {"src/Form/JoinType.php": FOREACH.format("false")}),
    "boxes of a table of Ruby": ("consent-preticked", {"app/helpers/boxes_helper.rb": EACH.format("true")}, {"app/helpers/boxes_helper.rb": EACH.format("false")}),
    "boxes of a table of Python": ("consent-preticked", {"a/forms.py": ROWS.format("True")}, {"a/forms.py": ROWS.format("False")}),
    "first answers of a table of Python": ("consent-preticked", {"a/forms.py": FIRST.format("True")}, {"a/forms.py": FIRST.format("False")}),
    "what a log is given under a name": ("personal-data-in-log", {"a/claim.js": LOGS.format("nir: req.body.nir, email: req.body.email")}, {"a/claim.js": LOGS.format("kind: req.body.kind")}),
    "points behind a flag": ("sensitive-attribute-in-score", {"a/score.js": SCORE.format("nationality !== 'FR'")}, {"a/score.js": SCORE.format("papers.length < 2")}),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_a_name_holds_is_done_to_people(case: str) -> None:
    assert_told_apart(*CASES[case])
