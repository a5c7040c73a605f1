"""Requests for an appointment at a prefecture."""

from datetime import datetime

from flask import Flask, jsonify, render_template, request

app = Flask(__name__)
QUEUE = []
READ = set()


@app.context_processor
def contact():
    return {"phone": "01 99 00 35 17"}


@app.get("/")
def form():
    return render_template("form.html")


@app.post("/requests")
def send():
    number = f"{datetime.now():%Y}-{len(QUEUE) + 1:05}"
    QUEUE.append({"number": number, "name": request.form["name"].strip(), "phone": request.form["phone"].strip()})
    return render_template("receipt.html", number=number), 201


@app.get("/agents/queue")
def queue():
    return jsonify(QUEUE)


@app.cli.command("releve")
def releve():
    """What has arrived since the last time."""
    for one in QUEUE:
        if one["number"] not in READ:
            READ.add(one["number"])
            print("{number};{name};{phone}".format(**one))
