import time
import urllib.request
from urllib.robotparser import RobotFileParser

QUI = "releve-valbrune/1 (association inventée ; 01 99 00 12 34)"
PAUSE = 600  # seconds


def relever(adresse, regles, noter, tours):
    """Reads one public page, says who it is, waits, and stops when it is told to."""
    permis = RobotFileParser(regles)
    for _ in range(tours):
        permis.read()
        if not permis.can_fetch(QUI, adresse):
            return "arrêté : le site l’a demandé"
        demande = urllib.request.Request(adresse, headers={"User-Agent": QUI})
        with urllib.request.urlopen(demande, timeout=20) as page:
            noter(time.strftime("%d/%m/%Y %H:%M"), b"aucun" not in page.read().lower())
        time.sleep(PAUSE)
    return "terminé"
