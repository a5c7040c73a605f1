# expect: voice-menu-dead-end
from fastapi import APIRouter, Form
from fastapi.responses import Response
from twilio.twiml import voice_response as twiml

router = APIRouter(prefix="/telephone")
MESSAGE_FERME = "Le standard est fermé. Consultez notre site internet."


def xml(reponse):
    return Response(content=str(reponse), media_type="application/xml")


@router.post("/entree")
def entree(from_number: str = Form(alias="From")):
    reponse = twiml.VoiceResponse()
    if en_dehors_des_heures():
        reponse.say(MESSAGE_FERME, language="fr-FR")
        reponse.hangup()
        return xml(reponse)
    reponse.say("Un instant.", language="fr-FR")
    reponse.dial("+33199001234")
    return xml(reponse)


def en_dehors_des_heures():
    from .horaires import ouvert

    return not ouvert()
