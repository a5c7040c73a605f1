# expect: nothing
from datetime import datetime, time


def bornes(jour):
    debut = datetime.combine(jour, time(0, 0))
    fin = datetime.combine(jour, time(23, 59))
    return Creneau.objects.filter(debut__gte=debut, debut__lte=fin)


class Filtre:
    def creneaux(self, jour):
        ouverture = datetime.combine(jour, time(0, 0))
        return Creneau.objects.filter(ouverture__gte=ouverture)
