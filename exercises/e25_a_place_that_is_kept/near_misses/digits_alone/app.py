"""The online waiting room of the town hall of Montclar."""

import re
import secrets
from datetime import datetime

from flask import Flask, jsonify, redirect, render_template, request

app = Flask(__name__)
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
PLACES = []  # Those of the day, in order of arrival: waiting, called or left.


def today():
    """The places of the day; those of another day are forgotten."""
    day = datetime.now().date()
    PLACES[:] = [one for one in PLACES if one["day"] == day]
    return PLACES


def waiting():
    return [one for one in today() if one["state"] == "waiting"]


def find_place(code):
    code = re.sub(r"[\W_]", "", code).upper()
    return next((one for one in today() if one["code"] == code), None)


def new_code():
    code = "".join(secrets.choice(ALPHABET) for _ in range(7))
    return new_code() if find_place(code) else code


def same_person(one, name, phone):
    return bool(phone) and one["phone"] == phone and one["name"].casefold() == name.casefold()


def take_place():
    name = " ".join(request.form.get("name", "").split())
    phone = re.sub(r"\D", "", request.form.get("phone", ""))
    for one in waiting():
        if same_person(one, name, phone):
            return redirect(f"/place/{one['code']}")
    one = {"code": new_code(), "name": name, "phone": phone, "state": "waiting", "desk": ""}
    one["day"] = datetime.now().date()
    PLACES.append(one)
    return redirect(f"/place/{one['code']}")


@app.get("/")
def door():
    return render_template("door.html")


@app.post("/join")
def join():
    return take_place()


@app.post("/find")
def find():
    one = find_place(request.form.get("code", ""))
    if one is None:
        return render_template("unknown.html"), 404
    return redirect(f"/place/{one['code']}")


@app.get("/place/<code>")
def place(code):
    one = find_place(code)
    if one is None:
        return render_template("unknown.html"), 404
    rank = waiting().index(one) + 1 if one["state"] == "waiting" else None
    return render_template("place.html", one=one, rank=rank)


@app.post("/leave")
def leave():
    one = find_place(request.form.get("code", ""))
    if one is None:
        return render_template("unknown.html"), 404
    if one["state"] == "waiting":
        one["state"] = "left"
    return redirect(f"/place/{one['code']}")


@app.get("/agents")
def agents():
    return render_template("agents.html")


@app.post("/agents/join")
def agents_join():
    return take_place()


@app.get("/agents/queue")
def queue():
    return jsonify([{key: one[key] for key in ("code", "name", "phone")} for one in waiting()])


@app.post("/agents/call")
def call():
    line = waiting()
    if not line:
        return jsonify({"code": None})
    line[0].update(state="called", desk=request.form.get("desk", ""))
    return jsonify({"code": line[0]["code"]})
