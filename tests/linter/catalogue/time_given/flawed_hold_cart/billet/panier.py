# expect: validity-short
from datetime import datetime, timedelta

RETENUE = timedelta(seconds=90)


def retenir(place, usager):
    place.retenue_par = usager
    place.retenue_jusqu_a = datetime.now() + RETENUE
    place.save()
