# expect: voice-menu-dead-end
"""Standard téléphonique de la caisse, routes appelées par l’opérateur."""

from flask import Flask, Response, request
from twilio.twiml.voice_response import Gather, VoiceResponse

app = Flask(__name__)


@app.post("/appel")
def accueil():
    reponse = VoiceResponse()
    menu = Gather(num_digits=1, action="/appel/choix", timeout=6)
    menu.say("Pour un rendez-vous, tapez 1. Pour un paiement, tapez 2.", language="fr-FR")
    reponse.append(menu)
    reponse.say("Nous n’avons pas reçu de choix. Au revoir.", language="fr-FR")
    reponse.hangup()
    return Response(str(reponse), mimetype="text/xml")


@app.post("/appel/choix")
def choix():
    reponse = VoiceResponse()
    if request.form["Digits"] == "1":
        reponse.say("Les rendez-vous se prennent sur notre site.", language="fr-FR")
    else:
        reponse.say("Les paiements sont expliqués sur notre site.", language="fr-FR")
    reponse.hangup()
    return Response(str(reponse), mimetype="text/xml")
