# expect: office-hours-gate
from rdv.base import connexion

REQUETE = """
SELECT id, debut FROM creneaux
WHERE usager_id IS NULL AND EXTRACT(HOUR FROM CURRENT_TIMESTAMP) < 7
ORDER BY debut
"""


def libres():
    with connexion() as cnx:
        return cnx.execute(REQUETE).fetchall()
