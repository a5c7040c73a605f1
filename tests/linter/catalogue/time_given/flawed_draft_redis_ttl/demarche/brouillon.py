# expect: validity-short
import json

from demarche.redis import r

DUREE = 60 * 60


def garder(usager, saisie):
    r.setex(f"brouillon:{usager}", DUREE, json.dumps(saisie))
