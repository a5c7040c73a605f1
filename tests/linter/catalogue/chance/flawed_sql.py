# expect: slot-release-random
import psycopg

REQUETE = """
    UPDATE creneau SET publie = TRUE
    WHERE id IN (SELECT id FROM creneau WHERE NOT publie ORDER BY RANDOM() LIMIT %s)
"""


def publier(dsn, nombre):
    with psycopg.connect(dsn) as connexion, connexion.cursor() as curseur:
        curseur.execute(REQUETE, (nombre,))
        return curseur.rowcount
