"""The parking card of Valmoncel: open at all hours, to any name and any postal address, a registered one included."""

from datetime import datetime, timedelta

from flask import Flask, render_template, request

app = Flask(__name__)
REQUESTS = []
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()


def in_words(moment):
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


@app.get("/")
def home():
    return render_template("home.html")


@app.route("/demande", methods=["GET", "POST"])
def apply():
    errors = {}
    if request.method == "POST":
        if not request.form.get("nom", "").strip():
            errors["nom"] = "Écrivez votre nom, par exemple Awa Diallo. Un seul nom suffit."
        if not (request.form.get("adresse", "") + request.form.get("domiciliation", "")).strip():
            errors["adresse"] = "Écrivez une adresse, par exemple 3 rue des Lilas, ou remplissez la case suivante."
        if len(REQUESTS) >= 25:
            errors["nom"] = "Le quota du mois est atteint, revenez le mois prochain."
        if not errors:
            now = datetime.now()
            REQUESTS.append(request.form.to_dict())
            return render_template(
                "receipt.html",
                number=len(REQUESTS),
                name=request.form["nom"],
                received=in_words(now),
                answer_by=in_words(now + timedelta(days=59)),
            )
    return render_template("form.html", errors=errors, values=request.form)


@app.get("/formulaire-papier")
def paper():
    return render_template("paper.html")


@app.get("/lettre-refus")
def refusal():
    return render_template("refusal.html")


@app.get("/accessibilite")
def accessibility():
    return render_template("accessibility.html")
