from flask import Flask, render_template, request

from demandes import Demande, envoyer_recepisse

app = Flask(__name__)


@app.post("/demande")
def deposer_demande():
    demande = Demande.enregistrer(request.form)
    # By email or on paper, as the person chose; the page shows the same text
    envoyer_recepisse(demande)
    return render_template(
        "recepisse.html",
        numero=demande.numero,
        date=demande.date,
        service="Service des cartes, 4 rue du Pont, 99100 Rochebelle",
        telephone="01 99 00 12 34",
        reponse_avant=demande.reponse_avant,
        silence=demande.silence,  # "refusée" or "acceptée": what no answer will mean
        recours_avant=demande.recours_avant,
    )
