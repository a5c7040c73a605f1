# expect: nothing
"""La page de contact dit si le standard répond : elle n’interdit rien."""

from django.shortcuts import render
from django.utils import timezone

STANDARD = {"numero": "01 23 45 67 89", "de": 9, "a": 17}


def contact(request):
    maintenant = timezone.localtime()
    standard_ouvert = maintenant.weekday() < 5 and STANDARD["de"] <= maintenant.hour < STANDARD["a"]
    if standard_ouvert:
        message = "Une personne vous répond maintenant."
    else:
        message = "Le standard répond du lundi au vendredi, de 9 h à 17 h."
    return render(request, "contact.html", {"message": message, "standard": STANDARD})
