# expect: nothing
import random

from dossiers.models import Agent, Dossier


def affecter():
    agents = list(Agent.objects.filter(actif=True))
    for dossier in Dossier.objects.filter(agent=None).order_by("recu_le"):
        dossier.agent = random.choice(agents)
        dossier.save()
