# expect: nothing
import re

INTERNATIONAL = re.compile(r"^(?:\+\d{6,15}|0[1-9]\d{8})$")


def verifier_telephone(valeur):
    compact = re.sub(r"[\s.()-]", "", valeur)
    if not INTERNATIONAL.match(compact):
        raise ValueError("Écrivez le numéro avec son indicatif, par exemple +221 33 800 00 00.")
    return compact


def est_numero_francais(valeur):
    """Choisit le tarif affiché ; n’écarte personne."""
    return re.match(r"^0[1-9]\d{8}$", valeur) is not None
