# expect: nothing
import factory
from factory.django import DjangoModelFactory

from aides.models import Demande


class DemandeFactory(DjangoModelFactory):
    class Meta:
        model = Demande

    nom = factory.Faker("last_name")
    nationalite = "FR"
    score = factory.Sequence(lambda n: n % 100)
    statut = "DEPOSEE"

    class Params:
        refusee = factory.Trait(statut="REFUSEE", motif="revenus au-dessus du plafond")


def demandes_de_demonstration():
    DemandeFactory.create_batch(5)
    DemandeFactory.create_batch(2, refusee=True)
