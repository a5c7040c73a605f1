from flask import Flask, redirect, request

app = Flask(__name__)


@app.post("/demande")
def deposer_demande():
    demande = Demande(nom=request.form["nom"], motif=request.form["motif"])
    demande.save()
    return redirect("/")  # the home page: no number, no date, no trace
