"""The parking card of Valmoncel."""

from datetime import datetime, timedelta

from flask import Flask, render_template, request

app = Flask(__name__)
FIELDS = ("nom", "adresse", "domiciliation", "telephone")
EIGHT_WEEKS = timedelta(weeks=8)
TOWN_HALL = {"phone": "01 99 00 42 18", "address": "1 place de la Mairie, 99100 Valmoncel"}
REQUESTS = []


@app.context_processor
def town_hall():
    return {"town_hall": TOWN_HALL}


def check(given):
    """What is missing, and which field says it."""
    if not given["nom"]:
        return "nom", "Écrivez un nom, même un seul."
    if given["adresse"] or given["domiciliation"]:
        return None, None
    return "adresse", "Écrivez une adresse. Ou bien écrivez une domiciliation dans la case qui suit."


@app.get("/")
def home():
    return render_template("home.html")


@app.route("/demande", methods=["GET", "POST"])
def apply():
    given = {field: request.form.get(field, "").strip() for field in FIELDS}
    if request.method == "GET":
        return render_template("form.html", given=given)
    wrong, message = check(given)
    if wrong:
        return render_template("form.html", given=given, wrong=wrong, message=message)
    REQUESTS.append(given)
    now = datetime.now()
    return render_template(
        "receipt.html",
        given=given,
        number=f"VAL-{now.year}-{len(REQUESTS):04}",
        received=f"{now:%d/%m/%Y}",
        answer_by=f"{now + EIGHT_WEEKS:%d/%m/%Y}",
    )


@app.get("/formulaire-papier")
def paper():
    return render_template("paper.html")


@app.get("/lettre-refus")
def refusal():
    return render_template("refusal.html")


@app.get("/accessibilite")
def accessibility():
    return render_template("accessibility.html")
