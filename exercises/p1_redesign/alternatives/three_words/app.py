"""The parking card of Valmoncel."""

from calendar import monthrange
from datetime import date, datetime

from flask import Flask, render_template, request

app = Flask(__name__)
REQUESTS = []
FIELDS = ("nom", "adresse", "domiciliation", "telephone")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)


def in_words(day):
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"


def two_months_after(day):
    year, month = divmod(day.year * 12 + day.month - 1 + 2, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@app.get("/")
def home():
    return render_template("home.html")


@app.route("/demande", methods=["GET", "POST"])
def apply():
    written = {key: request.form.get(key, "").strip() for key in FIELDS}
    errors = {}
    if request.method == "POST":
        if not written["nom"]:
            errors["nom"] = "Écrivez votre nom."
        if not written["adresse"] and not written["domiciliation"]:
            errors["adresse"] = "Écrivez votre adresse, ou votre domiciliation."
        if not errors:
            REQUESTS.append(written)
            today = datetime.now().date()
            return render_template(
                "receipt.html",
                name=written["nom"],
                number=len(REQUESTS),
                received=in_words(today),
                latest=in_words(two_months_after(today)),
            )
    return render_template("form.html", written=written, errors=errors)


@app.get("/formulaire-papier")
def paper():
    return render_template("paper.html")


@app.get("/lettre-refus")
def refusal():
    return render_template("refusal.html")


@app.get("/accessibilite")
def accessibility():
    return render_template("accessibility.html")
