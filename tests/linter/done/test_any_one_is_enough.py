"""Papers of a list among which one is enough, as the program that reads it says; and papers that are all wanted."""

from __future__ import annotations

import pytest

from tests.linter.done.cases import Cases, held_by
from tests.linter.done.texts import assert_told_apart

_READ = 'import tomllib\n\nPAPERS = tomllib.loads(open("ferry.toml").read())["pieces"]\n\n\n'
_MANY = '[pieces]\npieces_a_fournir = ["passeport", "livret", "permis", "quittance", "bail", "avis", "attestation"]\n'
_BILL = '[pieces]\nidentite = ["passeport", "livret de famille"]\ndomicile = ["facture de gaz"]\n'
_ANY = {
    "what is sent has something of each": "def missing(sent):\n    return [kind for kind, taken in PAPERS.items() if not set(sent) & set(taken)]\n",
    "what is sent has nothing in common with one": "def missing(sent):\n    for kind, taken in PAPERS.items():\n        if set(sent).isdisjoint(taken):\n            yield kind\n",
    "each is looked through": "def complete(sent):\n    return all(any(one in taken for one in sent) for taken in PAPERS.values())\n",
}
_ALL = "def missing(sent):\n    return [one for kind, taken in PAPERS.items() for one in taken if one not in sent]\n"


@pytest.mark.parametrize("how", _ANY)
def test_nobody_is_asked_for_all_the_papers_of_which_one_is_enough(how: str) -> None:
    flawed = {"ferry/papers.py": _READ + _ALL, "ferry/ferry.toml": _MANY}
    assert_told_apart("attachments-excessive", flawed, {**flawed, "ferry/papers.py": _READ + _ANY[how]})


FLAWED: Cases = {
    f"one bill alone proves where one lives: {how}": ("domiciliation-missing", {"ferry/papers.py": _READ + text, "ferry/ferry.toml": _BILL})
    for how, text in _ANY.items()
} | {
    "one card alone proves who one is": ("identity-document-single", {"ferry/papers.py": _READ + _ANY["each is looked through"], "ferry/ferry.toml": _BILL.replace('"passeport", "livret de famille"', '"carte d’identité"')}),
}  # fmt: skip
HARMLESS: Cases = {
    "several papers prove where one lives": ("domiciliation-missing", {"ferry/papers.py": _READ + _ANY["each is looked through"], "ferry/ferry.toml": _BILL.replace('"facture de gaz"', '"facture de gaz", "attestation de domiciliation"')}),
    "one photograph, which proves no home": ("domiciliation-missing", {"ferry/papers.py": _READ + _ANY["each is looked through"], "ferry/ferry.toml": _BILL.replace("domicile = ", "portrait = ")}),
    "several papers prove who one is": ("identity-document-single", {"ferry/papers.py": _READ + _ANY["each is looked through"], "ferry/ferry.toml": _BILL}),
}  # fmt: skip

test_one_paper_alone_is_found, test_a_choice_is_let_be = held_by(FLAWED, HARMLESS)
