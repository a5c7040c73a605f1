"""Requests for a housing benefit, and where their answers go."""

import sqlite3
from pathlib import Path

from flask import Flask, jsonify, render_template, request

app = Flask(__name__)
base = sqlite3.connect(":memory:", check_same_thread=False)
base.row_factory = sqlite3.Row
base.executescript(Path(__file__).with_name("schema.sql").read_text())
FIELDS = ("name", "mail", "care_of", "address", "phone")
# For each life: the fields that its answer needs.
LIVES = {
    "home": ("name", "address"),
    "registered": ("name", "care_of", "address"),
    "someone": ("name", "care_of", "address"),
    "none": ("name", "phone"),
}
MISSING = {
    "name": "votre nom",
    "care_of": "la personne ou l’organisme qui reçoit vos lettres",
    "address": "une adresse avec son code postal",
    "phone": "un numéro où vous appeler",
}
NOT_AN_ADDRESS = {"néant", "neant", "rien", "aucune", "sans", "sdf", "x", "-", "sans domicile fixe"}


def usable(field, text):
    if field == "address":
        return text.lower() not in NOT_AN_ADDRESS and sum(one.isdigit() for one in text) >= 5
    return bool(text)


@app.get("/")
def form():
    return render_template("form.html")


@app.post("/requests")
def send():
    values = {field: request.form.get(field, "").strip() for field in FIELDS}
    needed = LIVES.get(values["mail"])
    if needed is None:
        return render_template("form.html", error="Choisissez d’abord où vous écrire, ou être appelé.")
    lacking = [MISSING[field] for field in needed if not usable(field, values[field])]
    if lacking:
        return render_template("form.html", error="Pour vous répondre, il manque encore : " + ", ".join(lacking) + ".")
    kept = {field: values[field] if field in needed else None for field in FIELDS} | {"mail": values["mail"]}
    with base:
        added = base.execute("insert into requests (name, mail, care_of, address, phone) values (:name, :mail, :care_of, :address, :phone)", kept)
    return render_template("receipt.html", number=added.lastrowid)


@app.get("/agents/answers")
def answers():
    found = []
    for row in base.execute("select * from requests order by id"):
        lines = [row["name"], "chez " + row["care_of"] if row["mail"] == "someone" else row["care_of"], row["address"]]
        letter = [line for line in lines if line] if row["address"] else None
        found.append({"name": row["name"], "letter": letter, "call": row["phone"]})
    return jsonify(found)
