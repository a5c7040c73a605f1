from .models import Fichier


def verifier_fichiers():
    """A technical rejection: the file cannot be read, and the person is told at once how to send it again."""
    for fichier in Fichier.objects.filter(etat="recu"):
        if not fichier.lisible():
            fichier.etat = "illisible"
            fichier.save()
            fichier.demande.ecrire("lettre-fichier-illisible", telephone="01 99 00 12 34")
