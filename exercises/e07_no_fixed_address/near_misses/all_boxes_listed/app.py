"""Requests for a housing benefit, and where their answers go."""

import re
import sqlite3
from pathlib import Path

from flask import Flask, jsonify, render_template, request

app = Flask(__name__)
base = sqlite3.connect(":memory:", check_same_thread=False)
base.row_factory = sqlite3.Row
base.executescript(Path(__file__).with_name("schema.sql").read_text())
FIELDS = ("name", "mail", "care_of", "address", "phone")
NEEDS = {
    "home": ("address",),
    "registered": ("care_of", "address"),
    "someone": ("care_of", "address"),
    "none": ("phone",),
}

ERROR = (
    "Vérifiez votre nom, le choix du courrier, chez qui (la personne ou l’organisme), l’adresse avec son code postal, "
    "ou le numéro de téléphone."
)


def is_there(field, value):
    if field == "address":
        return re.search(r"(?<!\d)\d{5}(?!\d)", value)
    if field == "phone":
        return sum(sign.isdigit() for sign in value) >= 6
    return value


@app.get("/")
def form():
    return render_template("form.html", values={})


@app.post("/requests")
def send():
    values = {field: request.form.get(field, "").strip() for field in FIELDS}
    complete = values["name"] and values["mail"] in NEEDS
    if not complete or not all(is_there(field, values[field]) for field in NEEDS[values["mail"]]):
        return render_template("form.html", values=values, error=ERROR), 422
    # only what this choice needs is kept
    for field in ("care_of", "address", "phone"):
        if field not in NEEDS[values["mail"]]:
            values[field] = None
    added = base.execute(
        "insert into requests (name, mail, care_of, address, phone) values (:name, :mail, :care_of, :address, :phone)",
        values,
    )
    return render_template("receipt.html", number=added.lastrowid)


@app.get("/agents/answers")
def answers():
    found = []
    for row in base.execute("select * from requests order by id"):
        if row["mail"] == "none":
            found.append({"name": row["name"], "call": row["phone"]})
        else:
            lines = [row["name"], row["care_of"], row["address"]]
            found.append({"name": row["name"], "letter": [line for line in lines if line]})
    return jsonify(found)
