# expect: slot-release-random
import random

from django import template

register = template.Library()


@register.filter
def melanger(creneaux):
    liste = list(creneaux)
    random.shuffle(liste)
    return liste
