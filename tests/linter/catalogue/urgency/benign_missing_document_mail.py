# expect: nothing
from django.core.mail import send_mail

OBJET = "Il manque une pièce à votre dossier"
CORPS = """Bonjour,

Il manque un document : {piece}. Vous pouvez l'envoyer jusqu'au {date}.
Si vous ne l'avez pas, appelez le 01 23 45 67 89 : nous trouverons une solution.
"""


def relancer(dossier):
    """Demande la pièce manquante."""
    send_mail(OBJET, CORPS.format(piece=dossier.piece, date=dossier.echeance), None, [dossier.usager.email])
