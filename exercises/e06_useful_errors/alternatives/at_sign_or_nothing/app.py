"""The online request for a survivor's pension."""

from datetime import datetime

from flask import Flask, jsonify, render_template, request

app = Flask(__name__)
REQUESTS = []
FIELDS = ("name", "birth", "email", "situation", "helped")


def is_date(text):
    try:
        return bool(datetime.strptime(text, "%d/%m/%Y"))
    except ValueError:
        return False


def check(values):
    """One message for each field to be corrected."""
    errors = {}
    if not values["name"]:
        errors["name"] = "Écrivez votre nom de famille et votre prénom."
    if not is_date(values["birth"]):
        errors["birth"] = "Écrivez le jour, le mois et l’année de votre naissance, par exemple 14/07/1958."
    if values["email"] and "@" not in values["email"]:
        errors["email"] = "Écrivez une adresse avec une arobase, par exemple samuel@exemple.fr, ou laissez la case vide."
    return errors


@app.get("/")
def form():
    return render_template("form.html", values={}, errors={})


@app.post("/requests")
def send():
    values = {field: request.form.get(field, "").strip() for field in FIELDS}
    errors = check(values)
    if errors:
        return render_template("form.html", values=values, errors=errors), 422
    REQUESTS.append(values)
    return render_template("receipt.html", number=len(REQUESTS))


@app.get("/agents/requests")
def requests():
    return jsonify(REQUESTS)
