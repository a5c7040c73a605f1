"""The online waiting room of the town hall of Montclar."""

import secrets

from flask import Flask, jsonify, redirect, render_template, request

app = Flask(__name__)
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
PLACES = {}


def plain(text):
    return "".join(text.split()).upper()


def waiting():
    return [one for one in PLACES.values() if one["waits"]]


def place_of(name, phone):
    for one in waiting():
        if phone and (plain(one["name"]), plain(one["phone"])) == (plain(name), plain(phone)):
            return one
    code = "".join(secrets.choice(LETTERS) for _ in range(6))
    PLACES[code] = {"code": code, "name": name, "phone": phone, "waits": True}
    return PLACES[code]


def shown(one):
    rank = waiting().index(one) + 1 if one["waits"] else 0
    return render_template("place.html", place=one, rank=rank)


@app.get("/")
def door():
    return render_template("door.html")


@app.post("/join")
def join():
    return redirect(f"/place/{place_of(request.form['name'], request.form['phone'])['code']}")


@app.get("/find")
def find():
    code = plain(request.args["code"])
    return redirect(f"/place/{code}") if code in PLACES else (render_template("door.html", unknown=True), 404)


@app.get("/place/<code>")
def place(code):
    one = PLACES.get(plain(code))
    return shown(one) if one else ("Not Found", 404)


@app.post("/leave")
def leave():
    one = PLACES.get(plain(request.form["code"]))
    if one and one["waits"]:
        one["waits"] = False
    return redirect(f"/place/{request.form['code']}")


@app.get("/agents")
def agents():
    return render_template("agents.html")


@app.post("/agents/join")
def agent_joins():
    return redirect(f"/place/{place_of(request.form['name'], request.form['phone'])['code']}")


@app.get("/agents/queue")
def queue():
    return jsonify([{key: one[key] for key in ("code", "name", "phone")} for one in waiting()])


@app.post("/agents/call")
def call():
    line = waiting()
    if not line:
        return jsonify({"code": None})
    line[0].update(waits=False, desk=request.form["desk"])
    return jsonify({"code": line[0]["code"]})
