"""This code leaves this out: those who do not come online, those who lack what is asked for, those whose proof is not taken."""

from __future__ import annotations

import pytest
from guichet.done.acts.lapse import Lapse
from guichet.done.acts.proved import Proof
from guichet.done.acts.table.paper_limits import PaperLimit
from guichet.done.acts.table.ways_off import WaysOff
from guichet.done.forms.described import DescribedForm
from guichet.done.forms.form import Form

from tests.linter.done.texts import acts

SHUT = {
    "rows with a switch": {"a/ways.yml": "ways:\n  - {nom: En ligne, actif: oui}\n  - {nom: Au guichet, actif: non}\n"},
    "rows of a script": {"a/w.js": "const WAYS = [{ label: 'Online', enabled: true }, { label: 'By post', enabled: false }];\n"},
    "a class that is made": {"a/w.py": "class D:\n    titre: str\n    en_ligne: bool = True\n    papier: bool = True\n\n\nALL = [D('Acte', papier=False)]\n"},
    "nothing instead of a function": {"a/w.py": "WAYS = {'web': take, 'paper': None}\n"},
    "a rule that sends back": {"a/r.yml": "- when: {received_by: [letter]}\n  then: {action: send_back}\n"},
    "screens alone": {"a/s.yml": "title: A pass\nchannels: [portal]\n"},
    "functions told apart": {"a/w.py": "def keep(m):\n    Case.objects.create(m)\n\n\ndef tell(m):\n    send(m)\n\n\nDO = {'portal': keep, 'letter': tell}\n"},
}  # fmt: skip


@pytest.mark.parametrize("idiom", SHUT)
def test_a_door_that_a_table_shuts_is_known(idiom: str) -> None:
    assert any(isinstance(one, WaysOff) and one.closed_channel is not None for one in acts(SHUT[idiom]))


OPEN = {
    "rows that are all on": {"a/ways.yml": "ways:\n  - {nom: En ligne, actif: oui}\n  - {nom: Au guichet, actif: oui}\n"},
    "a class that is made": {"a/w.py": "class D:\n    titre: str\n    en_ligne: bool = True\n    papier: bool = True\n\n\nALL = [D('Acte')]\n"},
    "a rule that scans": {"a/r.yml": "- when: {received_by: [letter]}\n  then: {action: scan}\n"},
    "letters among the ways": {"a/s.yml": "title: A pass\nchannels: [portal, post]\n"},
    "ways of writing back": {"a/s.yml": "title: Reminders\nnotification:\n  channels: [portal]\n"},
    "functions that all keep": {"a/w.py": "def keep(m):\n    Case.objects.create(m)\n\n\ndef type_in(m):\n    keep(m)\n\n\nDO = {'portal': keep, 'letter': type_in}\n"},
}  # fmt: skip


@pytest.mark.parametrize("idiom", OPEN)
def test_a_table_that_leaves_doors_open_shuts_none(idiom: str) -> None:
    assert not [one for one in acts(OPEN[idiom]) if isinstance(one, WaysOff)]


LACKING = {
    "an attribute": ("def go(user):\n    if not user.mobile:\n        raise Stop()\n", "fields.phone"),
    "what is left at the end": ("def go(user):\n    if user.email:\n        return write(user)\n    raise Stop()\n", "fields.email"),
    "a name that a query fills": ("def go(account):\n    device = account.devices.first()\n    if device is None:\n        raise Stop()\n", "fields.device"),
    "an account, at a counter": ("def au_guichet(usager):\n    if not usager.compte_en_ligne:\n        raise Stop()\n", "ways.account"),
}  # fmt: skip


@pytest.mark.parametrize("idiom", LACKING)
def test_what_people_are_turned_away_for_lacking_is_known(idiom: str) -> None:
    code, idea = LACKING[idiom]
    assert idea in [one.lacking[0] for one in acts({"a/go.py": code}) if one.lacking is not None]


@pytest.mark.parametrize(
    "code",
    [
        "def go(user):\n    if user.mobile:\n        return text(user)\n    if not user.address:\n        raise Stop()\n",
        "def go(user):\n    if not (user.mobile or user.landline):\n        raise Stop()\n",
        "def go(email):\n    user = User.objects.filter(email=email).first()\n    if user is None:\n        raise Stop()\n",
        "def go(settings):\n    if not settings.default_email:\n        raise Stop()\n",
    ],
)
def test_another_way_or_a_thing_of_the_machine_lacks_nothing(code: str) -> None:
    assert [one.lacking for one in acts({"a/go.py": code}) if one.lacking is not None] == []


DESCRIBED = {
    "rows": {"a/f.yml": "champs:\n  - {cle: nom, obligatoire: oui}\n  - {cle: mobile, obligatoire: oui}\n"},
    "a table by names": {"a/f.py": "F = {'nom': {'required': True}, 'mobile': {'required': True}}\n"},
    "names that must be filled": {"a/f.yml": "champs: [nom, mobile]\nobligatoires: [mobile]\n"},
    "a schema": {"a/f.json": '{"properties": {"nom": {}, "mobile": {}}, "required": ["mobile"]}'},
    "a list of a script": {"a/f.js": "const required = ['nom', 'mobile'];\n"},
}  # fmt: skip


@pytest.mark.parametrize("idiom", DESCRIBED)
def test_the_fields_that_a_table_describes_are_asked(idiom: str) -> None:
    found = [one for one in acts(DESCRIBED[idiom]) if isinstance(one, DescribedForm)]
    assert [field.name for field in found[0].required][-1:] == ["mobile"]


def test_what_a_table_lets_be_is_not_required() -> None:
    files = {"a/f.yml": "champs:\n  - {cle: nom, obligatoire: oui}\n  - {cle: mobile, facultatif: oui}\n"}
    found = next(one for one in acts(files) if isinstance(one, DescribedForm))
    assert [field.name for field in found.required] == ["nom"]


def test_a_schema_of_a_company_is_nobodys() -> None:
    files = {"a/f.json": '{"properties": {"siret": {}, "mobile": {}}, "required": ["siret", "mobile"]}'}
    assert not any(one.reaches_people for one in acts(files) if isinstance(one, Form))


def test_the_papers_of_a_procedure_bear_what_is_merged() -> None:
    files = {"a/c.yml": "base: &base\n  pieces: [identite]\nsignaler:\n  <<: *base\n  titre: Signaler un trou\n"}
    found = [one for one in acts(files) if isinstance(one, DescribedForm)]
    assert any(one.is_for("identity.unneeded") and one.required for one in found)


PAPERS = {
    "a short life": ({"a/p.yml": "pieces:\n  - {code: acte_naissance, valid_days: 60}\n"}, False),
    "a length that code makes": ({"a/p.py": "class P:\n    code: str\n    valid: object\n\n\nPIECES = [P('passport', timedelta(days=60))]\n"}, False),
    "given already": ({"a/p.yml": "pieces:\n  - {nom: Passeport, deja_fournie: oui, obligatoire: oui}\n"}, True),
    "undone by a task": ({"a/p.py": "@shared_task\ndef go():\n    for one in People.all():\n        one.identity_verified = False\n        ask_identity(one)\n"}, True),
}  # fmt: skip


@pytest.mark.parametrize("idiom", PAPERS)
def test_a_paper_that_must_be_given_again_is_known(idiom: str) -> None:
    files, certain = PAPERS[idiom]
    assert [one.certain for one in acts(files) if isinstance(one, Lapse)] == [certain]


@pytest.mark.parametrize(
    "files",
    [
        {"a/p.yml": "pieces:\n  - {code: acte_naissance, valid_days: 3650}\n"},
        {"a/p.yml": "pieces:\n  - {nom: Passeport, deja_fournie: oui, obligatoire: non}\n"},
        {"a/p.py": "def go(request, one):\n    one.identity_verified = False\n    one.save()\n"},
    ],
)
def test_a_paper_that_serves_for_long_is_not_asked_for_again(files: dict[str, str]) -> None:
    assert [one for one in acts(files) if isinstance(one, Lapse)] == []


def test_a_scale_of_identity_is_told_from_a_scale_of_logs() -> None:
    table = "level_by_service:\n  library: high\n  tax: high\n  waste: low\n"
    assert [one.shown for one in acts({"auth/levels.yml": table}) if isinstance(one, Proof)] == ["high"]
    assert [one for one in acts({"logs/app.yml": table}) if isinstance(one, Proof)] == []


def test_limits_of_papers_are_read_with_their_unit() -> None:
    files = {"a/p.toml": "[pieces.domicile]\nformats = ['pdf']\ntaille_max_ko = 300\n"}
    found = [one for one in acts(files) if isinstance(one, PaperLimit)]
    assert [(one.formats, one.size) for one in found] == [(("pdf",), 0), ((), 300_000)]
