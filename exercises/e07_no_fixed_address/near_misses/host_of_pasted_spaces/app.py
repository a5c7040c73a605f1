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


def missing_from(values):
    """What to ask for, when the answer would not arrive without it."""
    if not values["name"]:
        return "Écrivez le nom sous lequel on vous appelle."
    if values["mail"] == "none":
        return "" if values["phone"] else "Écrivez un numéro où vous appeler."
    if values["mail"] not in ("home", "registered", "someone"):
        return "Choisissez où nous pouvons vous répondre."
    if values["mail"] != "home" and not values["care_of"]:
        return "Écrivez chez qui, ou le nom de l’organisme : sans lui, la lettre revient."
    if not re.search(r"\d{5}", values["address"]):
        return "Écrivez l’adresse avec son code postal, ou choisissez d’être appelé."


def answer_to(row):
    """Where the answer to a request goes: a letter, or a call."""
    if row["mail"] == "none":
        return {"name": row["name"], "call": row["phone"]}
    if row["mail"] == "home":
        return {"name": row["name"], "letter": [row["name"], row["address"]]}
    return {"name": row["name"], "letter": [row["name"], row["care_of"], row["address"]]}


@app.get("/")
def form():
    return render_template("form.html")


@app.post("/requests")
def send():
    values = {field: request.form.get(field, "").strip(" ") for field in FIELDS}
    error = missing_from(values)
    if error:
        return render_template("form.html", error=error), 422
    added = base.execute("insert into requests values (null, :name, :mail, :care_of, :address, :phone)", values)
    return render_template("receipt.html", number=added.lastrowid)


@app.get("/agents/answers")
def answers():
    return jsonify([answer_to(row) for row in base.execute("select * from requests order by id")])
