"""Requests for a housing benefit, and where their answers go."""

import sqlite3
from pathlib import Path

from flask import Flask, jsonify, render_template, request

app = Flask(__name__)
base = sqlite3.connect(":memory:", check_same_thread=False)
base.row_factory = sqlite3.Row
base.executescript(Path(__file__).with_name("schema.sql").read_text())
FIELDS = ("name", "address")


@app.get("/")
def form():
    return render_template("form.html")


@app.post("/requests")
def send():
    values = [request.form.get(field, "").strip() or None for field in FIELDS]
    if None in values:
        return render_template("form.html", error="Écrivez votre nom et l’adresse de votre domicile."), 422
    added = base.execute("insert or ignore into requests (name, address) values (?, ?)", values)
    return render_template("receipt.html", number=added.lastrowid)


@app.get("/agents/answers")
def answers():
    rows = base.execute("select * from requests order by id")
    return jsonify([{"name": row["name"], "letter": [row["name"], row["address"]]} for row in rows])
