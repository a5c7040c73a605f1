# expect: validity-short
from django.core import signing


def lire(jeton):
    return signing.loads(jeton, salt="reprise", max_age=300)
