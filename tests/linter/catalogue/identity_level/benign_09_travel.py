# expect: nothing
from datetime import date, timedelta


def cartes_a_prevenir(cartes):
    """Celles et ceux à qui rappeler que leur carte se termine bientôt."""
    bientot = date.today() + timedelta(days=60)
    return [carte for carte in cartes if carte.date_expiration < bientot]


def purger_jetons(jetons):
    for jeton in jetons:
        if jeton.date_expiration < date.today():
            jeton.delete()


def accepter(passeport):
    if passeport.date_expiration < date.today():
        return "Voyage impossible avec ce passeport ; la demande reste ouverte."
    return "Passeport valable."
