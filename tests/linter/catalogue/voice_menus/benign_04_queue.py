# expect: nothing
from django.http import HttpResponse
from twilio.twiml.voice_response import VoiceResponse


def incoming(request):
    response = VoiceResponse()
    response.say("Please hold. You are in the queue.")
    response.enqueue("advice", wait_url="/voice/wait/")
    response.say("We lost you. Leave a message after the tone.")
    response.record(max_length=90, action="/voice/recorded/")
    response.hangup()
    return HttpResponse(str(response), content_type="text/xml")


def recorded(request):
    response = VoiceResponse()
    response.say("Thank you. We will call you back before tomorrow evening.")
    response.hangup()
    return HttpResponse(str(response), content_type="text/xml")
