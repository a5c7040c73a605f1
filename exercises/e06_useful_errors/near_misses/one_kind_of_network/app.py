"""The online request for a survivor's pension."""

from datetime import datetime

from flask import Flask, jsonify, render_template, request

app = Flask(__name__)
REQUESTS = []
FIELDS = ("name", "birth", "email", "situation", "helped")


def errors_in(values):
    """What to tell the person, for each field to be corrected."""
    errors = {}
    if not values["name"]:
        errors["name"] = "Écrivez le nom sous lequel on vous appelle."
    try:
        datetime.strptime(values["birth"], "%d/%m/%Y")
    except ValueError:
        errors["birth"] = "Écrivez la date avec des barres, par exemple 14/07/1958."
    if values["email"] and "@" not in values["email"]:
        errors["email"] = "Ajoutez l’arobase, par exemple prenom@exemple.fr, ou laissez la case vide."
    return errors


@app.get("/")
def form():
    return render_template("form.html", values={}, errors={})


@app.post("/requests")
def send():
    values = {field: request.form.get(field, "").strip() for field in FIELDS}
    errors = errors_in(values)
    if errors:
        return render_template("form.html", values=values, errors=errors), 422
    if request.remote_addr.count(".") != 3:
        return "Ce réseau n’est pas reconnu.", 403
    REQUESTS.append(values)
    return render_template("receipt.html", number=len(REQUESTS))


@app.get("/agents/requests")
def requests():
    return jsonify(REQUESTS)
