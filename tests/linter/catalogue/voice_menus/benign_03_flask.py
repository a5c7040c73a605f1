# expect: nothing
from flask import Blueprint, Response, request, url_for
from twilio.twiml.voice_response import Dial, VoiceResponse

voix = Blueprint("voix", __name__)


@voix.post("/accueil")
def accueil():
    essais = int(request.args.get("essais", 0))
    reponse = VoiceResponse()
    if essais >= 2:
        reponse.say("Nous vous passons une personne.", language="fr-FR")
        reponse.dial("+33199001234")
        return Response(str(reponse), mimetype="text/xml")
    with reponse.gather(num_digits=1, action=url_for(".choix")) as menu:
        menu.say("Tapez 1 pour les horaires, 0 pour une personne.", language="fr-FR")
    reponse.redirect(url_for(".accueil", essais=essais + 1))
    return Response(str(reponse), mimetype="text/xml")


@voix.post("/choix")
def choix():
    reponse = VoiceResponse()
    appel = Dial(timeout=30)
    appel.number("+33199001234")
    reponse.append(appel)
    return Response(str(reponse), mimetype="text/xml")
