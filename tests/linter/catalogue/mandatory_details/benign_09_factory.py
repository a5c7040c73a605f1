# expect: nothing
import factory

from .models import Usager


class UsagerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Usager

    nom = factory.Faker("last_name", locale="fr_FR")
    telephone = factory.Sequence(lambda n: f"06010203{n:02d}")
    adresse = factory.Faker("street_address")
    avis_imposition = factory.django.FileField(filename="avis.pdf")


def verifier_mademoiselle():
    """La mention « Mademoiselle » a disparu des formulaires en 2012."""
    assert "Mademoiselle" not in open("formulaire.html").read()
