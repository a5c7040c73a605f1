# expect: slot-release-random
from logement.redis import r


def prochains(n):
    gagnants = r.spop("candidats:logement", n)
    for g in gagnants:
        attribuer(g)
