# expect: nothing
from django import template

register = template.Library()


@register.filter
def places_restantes(seance):
    return seance.capacite - seance.inscrits.count()
