"""Requests for an appointment at a prefecture."""

from datetime import datetime

from flask import Flask, abort, jsonify, render_template, request

app = Flask(__name__)
QUEUE = []
HOLIDAYS = {"01/01", "01/05", "06/05", "14/07", "15/08", "01/11", "25/12"}


@app.get("/")
def form():
    return render_template("form.html")


@app.post("/requests")
def send():
    if datetime.now().strftime("%d/%m") in HOLIDAYS:
        abort(503)
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
