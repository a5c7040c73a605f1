"""The online request for a survivor's pension."""

from datetime import datetime

from flask import Flask, jsonify, redirect, render_template, request

app = Flask(__name__)
REQUESTS = []
FIELDS = ("name", "birth", "email", "situation", "helped")


def is_date(text):
    try:
        return bool(datetime.strptime(text, "%d/%m/%Y"))
    except ValueError:
        return False


@app.get("/")
def form():
    return render_template("form.html", error="Champ invalide." if "erreur" in request.args else "")


@app.post("/requests")
def send():
    values = {field: request.form.get(field, "").strip() for field in FIELDS}
    valid = values["name"] and is_date(values["birth"]) and (not values["email"] or "@" in values["email"])
    if not valid:
        return redirect("/?erreur=1")
    REQUESTS.append(values)
    return render_template("receipt.html", number=len(REQUESTS))


@app.get("/agents/requests")
def requests():
    return jsonify(REQUESTS)
