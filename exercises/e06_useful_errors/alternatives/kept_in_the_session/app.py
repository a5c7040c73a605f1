"""The online request for a survivor's pension."""

from datetime import datetime

from flask import Flask, jsonify, redirect, render_template, request, session

app = Flask(__name__)
REQUESTS = []
FIELDS = ("name", "birth", "email", "situation", "helped")


app.secret_key = "for this exercise only"


def check(values):
    if values["name"] == "":
        yield "name", "Il manque votre nom : écrivez-le comme vous voulez qu’on vous appelle."
    day, _, rest = values["birth"].partition("/")
    month, _, year = rest.partition("/")
    try:
        datetime(int(year), int(month), int(day))
    except ValueError:
        yield "birth", "La date s’écrit JJ/MM/AAAA : le jour, le mois, puis l’année."
    before, at, after = values["email"].partition("@")
    if values["email"] and not (before and at and after):
        yield "email", "Un courriel contient un @ : vérifiez le vôtre, ou effacez-le."


@app.get("/")
def form():
    return render_template("form.html", values=session.pop("values", {}), errors=session.pop("errors", {}))


@app.post("/requests")
def send():
    values = {field: request.form.get(field, "") for field in FIELDS}
    errors = dict(check({field: text.strip() for field, text in values.items()}))
    if errors:
        session.update(values=values, errors=errors)
        return redirect("/", 303)
    REQUESTS.append(values)
    return render_template("receipt.html", number=len(REQUESTS))


@app.get("/agents/requests")
def requests():
    return jsonify(REQUESTS)
