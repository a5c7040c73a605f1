# expect: slot-release-random
import random
from pathlib import Path

import yaml

ORDRE = yaml.safe_load(Path("ecole/affectation.yml").read_text())["ordre"]
CRITERES = {"fratrie": lambda d: not d.fratrie, "hasard": lambda d: random.random()}


def affecter(demandes, places):
    triees = sorted(demandes, key=lambda d: tuple(CRITERES[nom](d) for nom in ORDRE))
    for d in triees[:places]:
        d.accepter()
    for d in triees[places:]:
        d.refuser()
