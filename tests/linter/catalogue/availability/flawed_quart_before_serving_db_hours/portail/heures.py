from datetime import datetime

from portail.base import lire


async def ferme():
    ligne = await lire("select ouverture, fermeture from horaires where jour = $1", datetime.now().weekday())
    return ligne is None or not ligne["ouverture"] <= datetime.now().time() <= ligne["fermeture"]
