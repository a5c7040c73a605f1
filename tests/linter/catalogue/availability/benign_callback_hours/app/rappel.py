# expect: nothing
from datetime import datetime


def rappel(request):
    h = datetime.now().hour
    delai = "dans l'heure" if 9 <= h < 17 else "demain matin"
    enregistrer(request.form)
    return render_template("recu.html", message=f"Une personne vous rappelle {delai}.")
