# expect: nothing
from django.core.cache import cache


def codes_postaux():
    cache.set("codes_postaux", charger(), 60)
