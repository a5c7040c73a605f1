# expect: slot-release-random
import numpy as np

from bourse.models import Candidature


def laureats(n):
    ids = list(Candidature.objects.filter(complete=True).values_list("pk", flat=True))
    gagnants = np.random.choice(ids, size=n, replace=False)
    Candidature.objects.filter(pk__in=gagnants).update(statut="acceptee")
    Candidature.objects.exclude(pk__in=gagnants).update(statut="refusee")
