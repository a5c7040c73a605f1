"""Requests for an appointment at a prefecture."""

from datetime import datetime
from itertools import count

from flask import Flask, jsonify, render_template, request

app = Flask(__name__)
QUEUE = []
NUMBERS = count(1042)


def office_is_open():
    """Changes what the page says, never what it does."""
    now = datetime.now()
    return now.weekday() < 5 and 9 <= now.hour < 17


@app.get("/")
def form():
    return render_template("form.html")


@app.post("/requests")
def send():
    number = next(NUMBERS)
    QUEUE.append({"number": f"{number:06d}", "name": request.form["name"], "phone": request.form["phone"]})
    return render_template("receipt.html", number=f"{number:06d}", office_is_open=office_is_open())


@app.get("/agents/queue")
def queue():
    return jsonify(QUEUE)


@app.cli.command("digest")
def digest():
    for one in QUEUE:
        print(one["number"], one["name"], one["phone"])


@app.cli.command("tidy")
def tidy():
    """Nothing to tidy yet."""
