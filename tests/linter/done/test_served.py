"""A helper that says nothing of what it reads has the subject of the names that it is handed to, in its file or where it is brought in."""

from __future__ import annotations

import pytest

from tests.linter.done.texts import assert_told_apart

CHECK = "from datetime import datetime\nfrom django.core.exceptions import ValidationError\n\n\ndef whole_date(value):\n    try:\n        datetime.strptime(value, '%d/%m/%Y')\n    except ValueError:\n        raise ValidationError('No such date.')\n"
FORM = "from django import forms\nfrom aid.checks import whole_date\n\n\nclass ClaimForm(forms.Form):\n    birth_date = forms.CharField({0})\n    moved_in = forms.CharField(\n        max_length=10{1}\n    )\n"
READ = "export function wholeDay(value: string) {\n  const day = DateTime.fromFormat(value, 'dd/MM/yyyy');\n  if (!day.isValid) throw new Error('no date');\n  return day;\n}\n"
SCHEMA = "import {{ z }} from 'zod';\nimport {{ wholeDay }} from './days';\nexport const claim = z.object({{\n  dateOfBirth: z.string(){0},\n  movedIn: z.string(){1},\n}});\n"
ALIAS = "from datetime import datetime\n\n\ndef read_day(value):\n    day = datetime.strptime(value, '%d/%m/%Y')\n    if day.year > 2020:\n        raise ValueError('no')\n    return day\n\n\n{0} = Annotated[date, BeforeValidator(read_day)]\n"
GIVEN, ZOD = ", validators=[whole_date]", ".transform(wholeDay)"

CASES = {
    "a validator of Django": ({"aid/checks.py": CHECK, "aid/forms.py": FORM.format("min_length=2" + GIVEN, "")}, {"aid/checks.py": CHECK, "aid/forms.py": FORM.format("", GIVEN)}),
    "a schema of zod": ({"src/days.ts": READ, "src/claim.ts": SCHEMA.format(ZOD, "")}, {"src/days.ts": READ, "src/claim.ts": SCHEMA.format("", ZOD)}),
    "an alias of pydantic": ({"aid/days.py": ALIAS.format("BirthDate")}, {"aid/days.py": ALIAS.format("MoveDate")}),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_helper_has_the_subject_of_what_it_is_handed_to(case: str) -> None:
    assert_told_apart("birthdate-incomplete-rejected", *CASES[case])
