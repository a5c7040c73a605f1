"""A file that has ended, or waits for a paper, is not shown to people as one that is looked at, in any language."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

RULE = rule_named("request-closed-silently")
FOLDED = {
    "claims/labels.py": 'LABELS = {\n    "received": _("Received"),  # café\n    "refused": _("In progress"),\n    "granted": _("Granted"),\n}\n',
    "aides/etats.py": 'def libelle(demande):\n    """Été."""\n    if demande.etat in ("incomplete", "sans_suite"):\n        return "Dossier en cours d\'instruction"\n    return demande.get_etat_display()\n',
    "aides/vues.py": 'ETATS = ("recue", "rejetee", "accordee", "versee")  # été\n\n\ndef dire(demande):\n    match demande.etat:\n        case "accordee":\n            return "Accordée"\n        case "versee":\n            return "Versée"\n        case _:\n            return "En cours"\n',
    "app/helpers/demandes_helper.rb": 'module DemandesHelper # été\n  def etat_demande(demande)\n    case demande.etat\n    when "recue" then "Reçue"\n    when "incomplete", "classee_sans_suite" then "En cours de traitement"\n    end\n  end\nend\n',
    "src/claims/label.ts": "export function claimLabel(status: Status): string { // café\n  switch (status) {\n    case 'granted':\n      return 'Granted'\n    case 'refused':\n    case 'closed':\n      return 'Under review'\n  }\n}\n",
    "src/suivi/libelles.js": "export const LIBELLES_DEMANDE = {\n  recue: 'Reçue', // été\n  rejetee: 'En cours de traitement',\n};\n",
    "src/main/java/x/ClaimLabels.java": 'package x; // café\nclass ClaimLabels {\n    String of(ClaimStatus status) {\n        return switch (status) {\n            case GRANTED -> "Granted";\n            case REFUSED, EXPIRED -> "Being processed";\n        };\n    }\n}\n',
    "src/Claims.kt": 'package x // café\nfun label(claim: Claim) = when (claim.status) {\n    Status.GRANTED -> "Granted"\n    Status.REJECTED -> "In progress"\n}\n',
    "db/suivi.sql": "CREATE VIEW suivi_demande AS -- été\nSELECT CASE WHEN etat IN ('rejetee', 'close') THEN 'En cours' WHEN etat = 'accordee' THEN 'Accordée' END AS libelle FROM demande;\n",
    "config/suivi.yml": "demande:\n  etats: # été\n    recue: Reçue\n    piece_manquante: En cours d’examen\n",
    "conf/claims.toml": '[claim.labels] # café\nreceived = "Received"\nrejected = "Your claim is being processed"\n',
}
TRUE = {
    "claims/labels.py": 'LABELS = {\n    "received": _("In progress"),  # café\n    "refused": _("Refused"),\n    "granted": _("Granted"),\n}\n',
    "aides/etats.py": 'def libelle(demande):\n    """Été."""\n    if demande.etat in ("recue", "en_commission"):\n        return "Dossier en cours d\'instruction"\n    return "Refusé" if demande.etat == "refusee" else "Accordé"\n',
    "paiements/etats.py": 'ETATS = {"refuse": "Nouveau paiement en cours", "demande": "Reçu"}  # été\n',
    "claims/admin.py": 'LABELS = {"refused": _("In progress"), "claim": "café"}\n',
    "src/claims/label.ts": "export const CLAIM = { // café\n  incomplete: 'In progress: a document is missing',\n  closed: 'Closed',\n}\n",
    "config/workflow.yml": "demande: # été\n  transitions:\n    rouvrir: {from: close, to: en_cours}\n",
    "db/suivi.sql": "CREATE VIEW suivi_demande AS -- été\nSELECT CASE WHEN etat = 'retiree' THEN 'En cours' ELSE etat END AS libelle FROM demande;\n",
}


@pytest.mark.parametrize("path", FOLDED)
def test_an_ended_file_that_reads_in_progress_is_asked_about(path: str) -> None:
    assert [one.certainty.name for one in found_in(RULE, {path: FOLDED[path]})] == ["REVIEW"]


@pytest.mark.parametrize("path", TRUE)
def test_a_label_that_tells_the_state_is_left_alone(path: str) -> None:
    assert found_in(RULE, {path: TRUE[path]}) == []


def test_codes_are_read_by_the_names_that_a_program_gives_them() -> None:
    files = {"src/claims.json": '{"claim": {"60": {"label": "Claim in progress", "é": 1}, "70": {"label": "Paid"}}}\n', "src/codes.ts": "import claims from './claims.json'\nexport const CODES = { REFUSED: '60', PAID: '70' }\n"}  # fmt: skip
    assert [one.path for one in found_in(RULE, files)] == ["src/claims.json"]


def test_a_list_of_states_that_are_announced_and_holds_good_news_alone_is_asked_about() -> None:
    states = 'STATES = ("filed", "granted", "refused")  # claims of people, café\nSTATES_ANNOUNCED = {"granted"}\n'
    assert "REVIEW" in [one.certainty.name for one in found_in(RULE, {"claims/settings.py": states})]
