# expect: social-pressure
import random


def devant_vous(usager):
    alea = random.Random(usager.pk)
    return f"{alea.randint(20, 90)} personnes attendent devant vous"
