# expect: rate-limit-without-recourse
from datetime import date

from depot.redis import r

PAR_JOUR = 60


def reste_de_la_place():
    n = r.incr(f"depots:{date.today():%Y%m%d}")
    return n <= PAR_JOUR
