"""Requests for an appointment at a prefecture."""

from datetime import datetime, timedelta

from flask import Flask, jsonify, render_template, request

app = Flask(__name__)
QUEUE = []
RECENT = []


@app.get("/")
def form():
    return render_template("form.html")


@app.post("/requests")
def send():
    now = datetime.now()
    RECENT[:] = [one for one in RECENT if now - one < timedelta(minutes=60)]
    if len(RECENT) >= 8:
        return render_template("form.html"), 429
    RECENT.append(now)
    number = len(QUEUE) + 1
    QUEUE.append({"number": number, "name": request.form["name"], "phone": request.form["phone"]})
    return render_template("receipt.html", number=number)


@app.get("/agents/queue")
def queue():
    return jsonify(QUEUE)


@app.cli.command("digest")
def digest():
    for one in QUEUE:
        print(one["number"], one["name"], one["phone"])
