# expect: nothing
from datetime import timedelta


def purger():
    Brouillon.objects.filter(contenu="", vide=True, cree_le__lt=now() - timedelta(days=2)).delete()
