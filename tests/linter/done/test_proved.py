"""This service wants this proof of who one is, by this way alone, for so long: whatever it is written in."""

from __future__ import annotations

import pytest
from guichet.core.source import Source
from guichet.done.acts.lapse import Lapse
from guichet.done.acts.proved import Proof, Wanted
from guichet.done.nouns.act import Act, Kind, Reason
from guichet.reading.data.documents import Document
from guichet.reading.data.trees import tree_of

from tests.linter.done.texts import Texts, acts


def proofs(files: Texts | str, path: str = "service/settings.py") -> list[Act]:
    kinds = frozenset({Kind.PROVE, Kind.EXPIRE})
    return [one for one in acts(files, path, kinds) if one.kind in kinds]


def wanted(found: list[Act]) -> list[Wanted]:
    return [one.wanted for one in found if isinstance(one, Proof)]


SINGLE = {
    "a tuple of backends": 'AUTHENTICATION_BACKENDS = ("x.auth.FranceConnectBackend",)\n',
    "a backend of a library, its addresses beside it": 'AUTHENTICATION_BACKENDS = ["mozilla_django_oidc.auth.OIDCBackend"]\nOIDC = "https://app.franceconnect.gouv.fr/token"\n',
    "a table of methods": 'LOGIN_METHODS = {"one-login": {"url": "/ol"}}\n',
    "a default of a class": "@dataclass\nclass SignIn:\n    methods: list = field(default_factory=lambda: ['one-login'])\n",
    "a list behind a name": 'ITSME = {"id": "itsme"}\nIDENTITY_PROVIDERS = [ITSME]\n',
}


@pytest.mark.parametrize("idiom", SINGLE)
def test_the_only_way_in_is_known_in_code(idiom: str) -> None:
    assert wanted(proofs(SINGLE[idiom])) == [Wanted.ACCOUNT]


SINGLE_FILES = {
    "a realm": ("realm.json", '{"identityProviders": [{"alias": "franceconnect-particulier", "providerId": "oidc"}]}'),
    "a registration of Spring": (
        "application.yml",
        "spring:\n  security:\n    oauth2:\n      client:\n        registration:\n          digid:\n            scope: openid\n",
    ),
    "tables of TOML": (
        "idp.toml",
        '[[providers]]\nkind = "saml"\nid = "surepass"\nloa = "https://eidas.europa.eu/LoA/high"\n',
    ),
    "a list on one line": ("entree.toml", 'moyens_connexion = ["franceconnect"]\n'),
}


@pytest.mark.parametrize("idiom", SINGLE_FILES)
def test_the_only_way_in_is_known_in_files_that_no_python_reads(idiom: str) -> None:
    path, text = SINGLE_FILES[idiom]
    assert wanted(acts(text, f"service/{path}")) == [Wanted.ACCOUNT]


OPEN = {
    "two": ("a.toml", '[[providers]]\nid = "itsme"\n\n[[providers]]\nid = "digid"\n'),
    "a counter beside it": ("a.yml", "providers: [franceconnect]\nhelp: au guichet, sans rendez-vous\n"),
    "a provider of messages": ("a.yml", "sms:\n  providers:\n    - id: octopush\n"),
    "the officers' own": ("a.yml", "providers:\n  - id: entra\n    kind: oidc\n"),
    "a folder of tests": ("tests/a.yml", "providers: [franceconnect]\n"),
    "a pipeline": (".github/a.yml", "providers: [franceconnect]\n"),
}


@pytest.mark.parametrize("idiom", OPEN)
def test_other_ways_in_leave_the_door_open(idiom: str) -> None:
    path, text = OPEN[idiom]
    assert wanted(acts(text, path)) == []


def test_a_setting_that_has_two_values_in_a_project_is_not_judged_by_one() -> None:
    files = {
        "service/settings.py": 'AUTHENTICATION_BACKENDS = ["x.FranceConnectBackend"]\n',
        "service/local.py": 'AUTHENTICATION_BACKENDS += ["x.PaperCodeBackend"]\n',
    }
    assert wanted(proofs(files)) == []


LEVELS = {
    "merged into each service": ("base: &b\n  acr: eidas2\npiscine:\n  <<: *b\nmariage:\n  <<: *b\n", [Wanted.LEVEL]),
    "only where it is needed": ("piscine:\n  acr: eidas1\nmariage:\n  acr: eidas2\n", []),
    "another level": ("piscine:\n  log_level: high\n", []),
    "a face for a pass of the bus": ("bus_pass:\n  identity:\n    method: selfie\n", [Wanted.FACE]),
    "a face and nothing else": ("prestation:\n  identity:\n    method: selfie\n    fallback: null\n", [Wanted.FACE_ALONE]),
    "a face or a counter": ("prestation:\n  identity:\n    method: selfie\n    fallback: counter\n", []),
}  # fmt: skip


@pytest.mark.parametrize("idiom", LEVELS)
def test_a_level_is_judged_by_what_it_stands_before(idiom: str) -> None:
    text, expected = LEVELS[idiom]
    assert wanted(acts(text, "levels.yml")) == expected


def test_a_client_that_wants_a_high_level_is_judged_by_what_the_project_does() -> None:
    client = 'oauth.register("n", authorize_params={"acr_values": "http://eidas.europa.eu/LoA/high"})\n'
    menus = {"idp/client.py": client, "canteen/menus.py": "def menu(request):\n    return week()\n"}
    taxes = {"idp/client.py": client, "impot/vues.py": "def payer_impot(request):\n    return recu()\n"}
    assert [one.light for one in proofs(menus, "idp/client.py") if isinstance(one, Proof)] == [True]
    assert [one.light for one in proofs(taxes, "idp/client.py") if isinstance(one, Proof)] == [None]


AGAIN = {
    "taken out as it is read": 'ok = session.pop("otp_verified", None)\n        if not ok:\n            return redirect("/otp")',
    "good for a moment": 'if time() - session["verified_at"] > 5:\n            return redirect("/2fa")',
}


@pytest.mark.parametrize("idiom", AGAIN)
def test_a_proof_forgotten_at_each_page_is_known(idiom: str) -> None:
    code = f"def sure(view):\n    def inner(*a):\n        {AGAIN[idiom]}\n        return view(*a)\n    return inner\n"
    assert any(list(one.grounds(Reason.AGAIN)) for one in acts(code, "service/a.py"))


def test_a_proof_that_lasts_is_not_forgotten() -> None:
    code = 'def sure(view):\n    def inner(*a):\n        if time() - session["verified_at"] > 3600:\n            return redirect("/2fa")\n        return view(*a)\n    return inner\n'
    assert not any(list(one.grounds(Reason.AGAIN)) for one in acts(code, "service/a.py"))


SOON = {
    "a table of times": "from datetime import timedelta\n\nGOOD = {'address': timedelta(days=45), 'bank': timedelta(days=999)}\n\n\ndef nightly(proofs):\n    for proof in proofs:\n        if proof.since + GOOD[proof.kind] < today():\n            ask_again(proof.claim)\n",
    "a query": "def f():\n    for piece in Piece.objects.filter(recue_le__lt=jour() - relativedelta(months=3)):\n        piece.dossier.redemander(piece.code)\n",
    "a setting": 'PROOFS = {"identity": {"renew_every": "quarterly"}}\n',
    "a setting in its unit": 'PROOFS = {"justificatif_domicile": {"renouvellement_mois": 3}}\n',
}  # fmt: skip


@pytest.mark.parametrize("idiom", SOON)
def test_a_paper_that_is_asked_for_again_before_long_is_known(idiom: str) -> None:
    assert [type(one) for one in proofs(SOON[idiom])] == [Lapse]


def test_a_proof_that_says_that_it_is_too_old_is_known() -> None:
    code = "class Proof:\n    def is_current(self):\n        return now() - self.at < timedelta(days={0})\n"
    assert [type(one) for one in proofs(code.format(20))] == [Lapse]
    assert proofs(code.format(4000)) == []
    assert proofs(code.format(20).replace("Proof", "ExportedFile")) == []


LATE = {
    "a paper never given": "def f():\n    for piece in Piece.objects.filter(missing=True, demandee_le__lt=jour() - timedelta(days=20)):\n        piece.dossier.redemander(piece.code)\n",
    "ten years": "def f():\n    for piece in Piece.objects.filter(recue_le__lt=jour() - relativedelta(years=10)):\n        piece.dossier.redemander(piece.code)\n",
    "a year in months": 'PROOFS = {"justificatif_domicile": {"renouvellement_duree_mois": 12}}\n',
    "years": 'PROOFS = {"identity": {"renew_delay_years": 12}}\n',
    "a paper about what changes": 'PROOFS = {"income": {"renew_every": "quarterly"}}\n',
    "files deleted": "def f():\n    for piece in Piece.objects.filter(recue_le__lt=jour() - timedelta(days=90)):\n        piece.delete()\n",
}


@pytest.mark.parametrize("idiom", LATE)
def test_a_paper_that_is_kept_is_not_asked_for_again(idiom: str) -> None:
    assert proofs(LATE[idiom]) == []


def test_a_table_of_toml_is_a_tree_like_that_of_yaml() -> None:
    text = 'a = 1\n\n[b.c]\nd = [\n  "x",\n  "y",\n]\n\n[[e]]\nf = { g = "h" }\n[[e]]\nf = 2\n'
    tree = tree_of(Document(Source("x.toml", text)))
    assert tree is not None
    found = [
        (".".join(part.key for part in (*around[1:], one)), one.value) for around, one in tree.walk() if not one.parts
    ]
    assert found == [("a", "1"), ("b.c.d.", "x"), ("b.c.d.", "y"), ("e..f.g", "h"), ("e..f", "2")]


def test_a_document_that_names_itself_many_times_is_read_within_bounds() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 8)}]" for n in range(1, 8)]
    assert acts("\n".join((*lines, "providers: [franceconnect]")), "service/a.yml") == []
