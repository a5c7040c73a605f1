# expect: office-hours-gate
import tomllib
from datetime import datetime, time

from fastapi import Depends, HTTPException

with open("conf/ouverture.toml", "rb") as f:
    REGLES = tomllib.load(f)["guichet"]


def en_service():
    t = datetime.now()
    debut, fin = time.fromisoformat(REGLES["debut"]), time.fromisoformat(REGLES["fin"])
    if t.isoweekday() not in REGLES["jours"] or not (debut <= t.time() <= fin):
        raise HTTPException(503, "Service momentanément indisponible")
    return True
