# expect: nothing
from datetime import datetime

from flask import Flask, redirect, render_template, request, session, url_for

app = Flask(__name__)


def salutation():
    return "Bonsoir" if datetime.now().hour >= 18 else "Bonjour"


@app.route("/")
def accueil():
    if "compte" not in session:
        return redirect(url_for("connexion"))
    return render_template("accueil.html", salutation=salutation())


@app.route("/connexion", methods=["GET", "POST"])
def connexion():
    if request.method == "POST":
        session["compte"] = request.form["identifiant"]
    return render_template("connexion.html", salutation=salutation())
