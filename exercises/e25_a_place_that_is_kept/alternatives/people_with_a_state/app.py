"""The online waiting room of the town hall of Montclar."""

import re
import secrets
from datetime import datetime

from flask import Flask, jsonify, redirect, render_template, request

app = Flask(__name__)
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
PEOPLE = {}  # code to person, in the order they came


def tonight_is_over():
    """The evening ends the places of the day."""
    today = datetime.now().date()
    for code in [code for code, one in PEOPLE.items() if one["day"] != today]:
        del PEOPLE[code]


def waiting():
    tonight_is_over()
    return [one for one in PEOPLE.values() if one["state"] == "waiting"]


def plain(text):
    return " ".join(text.split()).casefold()


def digits(phone):
    return re.sub(r"\s", "", phone)


def typed(code):
    return re.sub(r"[^A-Z0-9]", "", code.upper())


def give_place(name, phone):
    if digits(phone):
        for one in waiting():
            if plain(one["name"]) == plain(name) and digits(one["phone"]) == digits(phone):
                return one["code"]
    code = "".join(secrets.choice(ALPHABET) for _ in range(8))
    while code in PEOPLE:
        code = "".join(secrets.choice(ALPHABET) for _ in range(8))
    PEOPLE[code] = {
        "code": code,
        "name": name,
        "phone": phone,
        "day": datetime.now().date(),
        "state": "waiting",
        "desk": None,
    }
    return code


def take_place(template):
    tonight_is_over()
    name, phone = (request.form.get(field, "").strip() for field in ("name", "phone"))
    if not name:
        return render_template(template, error="Écrivez le prénom et le nom.", phone=phone), 422
    return redirect(f"/place/{give_place(name, phone)}")


@app.get("/")
def door():
    return render_template("door.html")


@app.post("/join")
def join():
    return take_place("door.html")


@app.post("/find")
def find():
    code = typed(request.form.get("code", ""))
    tonight_is_over()
    if code not in PEOPLE:
        return render_template("unknown.html"), 404
    return redirect(f"/place/{code}")


@app.get("/place/<code>")
def place(code):
    line = waiting()
    one = PEOPLE.get(typed(code))
    if one is None:
        return render_template("unknown.html"), 404
    if one["state"] == "left":
        return redirect("/")
    rank = line.index(one) + 1 if one in line else None
    return render_template("place.html", code=one["code"], rank=rank, desk=one["desk"])


@app.post("/leave")
def leave():
    tonight_is_over()
    one = PEOPLE.get(typed(request.form.get("code", "")))
    if one and one["state"] == "waiting":
        one["state"] = "left"
    return redirect("/")


@app.get("/agents")
def agents():
    return render_template("agents.html")


@app.post("/agents/join")
def agents_join():
    return take_place("agents.html")


@app.get("/agents/queue")
def queue():
    return jsonify([{key: one[key] for key in ("code", "name", "phone")} for one in waiting()])


@app.post("/agents/call")
def call():
    line = waiting()
    if not line:
        return jsonify({"code": None})
    line[0]["state"] = "called"
    line[0]["desk"] = request.form.get("desk", "").strip()
    return jsonify({"code": line[0]["code"]})
