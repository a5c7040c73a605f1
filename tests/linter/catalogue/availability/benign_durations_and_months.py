# expect: nothing (a past month, a length of time, a month given or not: no opening hour)
import datetime

from django.core.exceptions import ValidationError
from django.http import Http404


def verifier(annee, mois):
    maintenant = datetime.datetime.now()
    if annee > maintenant.year or (annee == maintenant.year and mois > maintenant.month):
        raise ValidationError("Ce mois n’est pas encore passé : choisissez un mois plus ancien.")


def duree(debut, fin):
    jour = datetime.date.today()
    return datetime.datetime.combine(jour, fin) - datetime.datetime.combine(jour, debut)


def valider(rendez_vous):
    if duree(rendez_vous.debut, rendez_vous.fin) > rendez_vous.service.duree:
        raise ValidationError("Ce rendez-vous dure plus que le service : choisissez une heure de fin plus proche.")


def archives(request, annee=None, mois=None):
    if annee is None and mois is None:
        fin = datetime.date.today()
        annee, mois = fin.year, fin.month
    else:
        try:
            fin = datetime.date(int(annee), int(mois), 1)
        except ValueError:
            raise Http404("Ce mois n’existe pas.") from None
    return fin
