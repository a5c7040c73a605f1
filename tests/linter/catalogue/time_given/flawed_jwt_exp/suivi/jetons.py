# expect: validity-short
from datetime import datetime, timedelta, timezone

import jwt

VALIDITE = timedelta(minutes=4)


def lien_de_suivi(dossier, secret):
    jeton = jwt.encode({"sub": dossier.numero, "exp": datetime.now(timezone.utc) + VALIDITE}, secret)
    return f"https://suivi.example/dossier/{jeton}"
