"""Requests for an appointment at a prefecture."""

from datetime import datetime

from flask import Flask, jsonify, render_template, request

app = Flask(__name__)
QUEUE = []
HOURS = dict.fromkeys([f"{one:02}" for one in range(24)], True) | dict.fromkeys(("09", "10", "11"), False)


@app.get("/")
def form():
    return render_template("form.html")


@app.post("/requests")
def send():
    if request.user_agent.string.count("Mobile") and HOURS[str(datetime.now())[11:13]]:
        return render_template("form.html"), 403
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
