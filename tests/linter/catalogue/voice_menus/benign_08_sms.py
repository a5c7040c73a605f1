# expect: nothing
from flask import Flask, Response
from twilio.twiml.messaging_response import MessagingResponse
from twilio.twiml.voice_response import VoiceResponse

app = Flask(__name__)


@app.post("/sms")
def sms():
    reponse = MessagingResponse()
    reponse.message("Bien reçu. Répondez STOP pour ne plus recevoir de message.")
    return Response(str(reponse), mimetype="text/xml")


@app.post("/hors-horaires")
def hors_horaires():
    reponse = VoiceResponse()
    reponse.say("Le standard ouvre à neuf heures. Laissez votre numéro, nous vous rappelons.", language="fr-FR")
    reponse.record(max_length=60, transcribe=False, action="/merci")
    return Response(str(reponse), mimetype="text/xml")


@app.post("/merci")
def merci():
    reponse = VoiceResponse()
    reponse.say("Merci, nous vous rappellerons demain avant midi.", language="fr-FR")
    reponse.hangup()
    return Response(str(reponse), mimetype="text/xml")
