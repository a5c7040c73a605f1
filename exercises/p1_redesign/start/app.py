"""The parking card of Valmoncel."""

from datetime import datetime

from flask import Flask, abort, redirect, render_template, request

app = Flask(__name__)
REQUESTS = []


@app.get("/")
def home():
    return render_template("home.html")


@app.route("/demande", methods=["GET", "POST"])
def apply():
    if not 9 <= datetime.now().hour < 17:
        abort(403)
    if request.method == "POST":
        name, address = request.form["nom"].strip(), request.form["adresse"].strip()
        phone = request.form["telephone"].replace(" ", "")
        is_expired = request.form.get("fin_piece", "") < datetime.now().date().isoformat()
        if " " not in name or not name.isascii() or not address or len(phone) != 10 or is_expired:
            return redirect("/demande?erreur=1")
        REQUESTS.append((name, address, phone))
        return render_template("receipt.html", number=len(REQUESTS))
    return render_template("form.html", error=request.args.get("erreur"))


@app.get("/formulaire-papier")
def paper():
    return render_template("paper.html")


@app.get("/lettre-refus")
def refusal():
    return render_template("refusal.html")


@app.get("/accessibilite")
def accessibility():
    return render_template("accessibility.html")
