"""La file de la mairie : une liste, des personnes, un moment d’arrivée."""

import random
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from flask import Flask, abort, jsonify, render_template, request

app = Flask(__name__)
draw = random.SystemRandom()
turn = count()


@dataclass
class Person:
    name: str
    phone: str
    code: str = field(default_factory=lambda: "".join(draw.choices("ACDEFGHJKMNPQRTUVWXY34679", k=8)))
    came: datetime = field(default_factory=datetime.now)
    turn: int = field(default_factory=lambda: next(turn))
    desk: str | None = None
    gone: bool = False

    @property
    def key(self):
        return "".join(self.name.casefold().split()), "".join(filter(str.isdigit, self.phone))

    @property
    def waits(self):
        return self.desk is None and not self.gone

    @property
    def ahead(self):
        return sum(one.waits and one.turn < self.turn for one in PEOPLE)


PEOPLE = []


def known(code):
    wanted = "".join(filter(str.isalnum, code)).upper()
    return next((one for one in PEOPLE if one.code == wanted), None)


def give(form):
    new = Person(form["name"].strip(), form["phone"].strip())
    same = [one for one in PEOPLE if one.waits and one.phone and one.key == new.key]
    if not same:
        PEOPLE.append(new)
    return page((same or [new])[0])


def page(one):
    return "", 303, {"Location": f"/place/{one.code}"}


@app.route("/")
@app.route("/find")
def door():
    code = request.args.get("code")
    one = known(code) if code else None
    return page(one) if one else render_template("door.html", code=code)


@app.post("/join")
def join():
    return give(request.form)


@app.get("/place/<code>")
def place(code):
    one = known(code)
    if one is None:
        return render_template("door.html", code=code), 404
    return render_template("place.html", one=one)


@app.post("/leave")
def leave():
    one = known(request.form.get("code", ""))
    if one is None:
        abort(404)
    one.gone = one.gone or one.waits
    return page(one)


@app.get("/agents")
def agents():
    return render_template("agents.html")


@app.post("/agents/join")
def enter():
    return give(request.form)


@app.get("/agents/queue")
def queue():
    return jsonify([{"code": one.code, "name": one.name, "phone": one.phone, "came": one.came} for one in PEOPLE if one.waits])


@app.post("/agents/call")
def call():
    one = next((one for one in PEOPLE if one.waits), None)
    if one:
        one.desk = request.form["desk"]
    return {"code": one and one.code}
