# expect: nothing
from dataclasses import dataclass

RESSORT = {"99120", "99121"}


@dataclass
class Orientation:
    guichet: str
    message: str


def orienter(code_postal: str) -> Orientation:
    """Dit quel guichet répondra ; la demande est prise dans tous les cas."""
    if code_postal not in RESSORT:
        return Orientation("voisin", "Nous transmettons votre demande au guichet dont vous dépendez.")
    return Orientation("ici", "Votre demande est traitée ici.")


def verifier_domicile(demande):
    if demande.code_postal not in RESSORT and not demande.domiciliation:
        raise ValueError("Donnez votre attestation de domiciliation, ou venez au guichet.")
