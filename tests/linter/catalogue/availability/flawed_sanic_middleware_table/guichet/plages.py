from datetime import datetime

PLAGES = {0: (8, 18), 1: (8, 18), 2: (8, 12), 3: (8, 18), 4: (8, 16)}


def dans_la_plage(moment=None):
    m = moment or datetime.now()
    debut_fin = PLAGES.get(m.weekday())
    return bool(debut_fin) and debut_fin[0] <= m.hour < debut_fin[1]
