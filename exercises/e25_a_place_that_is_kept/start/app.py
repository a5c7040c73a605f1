"""The online waiting room of the town hall of Montclar."""

import secrets
from datetime import datetime, timedelta

from flask import Flask, jsonify, redirect, render_template, request, session

app = Flask(__name__)
app.secret_key = secrets.token_hex()
AWAY = timedelta(minutes=2)
QUEUE = []


def forget_those_who_left():
    QUEUE[:] = [one for one in QUEUE if datetime.now() - one["seen"] < AWAY]


@app.get("/")
def door():
    return render_template("door.html")


@app.post("/join")
def join():
    forget_those_who_left()
    session["code"] = str(len(QUEUE) + 1)
    QUEUE.append(
        {
            "code": session["code"],
            "name": request.form["name"],
            "phone": request.form["phone"],
            "seen": datetime.now(),
        }
    )
    return redirect(f"/place/{session['code']}")


@app.get("/place/<code>")
def place(code):
    forget_those_who_left()
    for rank, one in enumerate(QUEUE, 1):
        if one["code"] == session.get("code"):
            one["seen"] = datetime.now()
            return render_template("place.html", code=code, rank=rank)
    return redirect("/")


@app.get("/agents/queue")
def queue():
    forget_those_who_left()
    return jsonify([{key: one[key] for key in ("code", "name", "phone")} for one in QUEUE])


@app.post("/agents/call")
def call():
    forget_those_who_left()
    return jsonify({"code": QUEUE.pop(0)["code"] if QUEUE else None})
