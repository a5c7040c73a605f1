"""Requests for an appointment at a prefecture."""

from datetime import datetime

from flask import Flask, jsonify, render_template, request

app = Flask(__name__)
QUEUE = []


@app.get("/")
def form():
    return render_template("form.html")


@app.post("/requests")
def send():
    day = datetime.now().strftime("%m-%d")
    if day in ("12-25", "01-01", "08-15", "06-21") or "09-01" <= day <= "10-15":
        return render_template("form.html"), 503
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
