# expect: voice-menu-loop
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from twilio.twiml.voice_response import VoiceResponse


@csrf_exempt
def welcome(request):
    response = VoiceResponse()
    with response.gather(num_digits=1, action=reverse("voice:route"), timeout=5) as gather:
        gather.say("Press 1 for opening times. Press 2 for forms.")
    response.redirect(reverse("voice:welcome"))
    return HttpResponse(str(response), content_type="text/xml")


@csrf_exempt
def route(request):
    response = VoiceResponse()
    digit = request.POST.get("Digits")
    if digit == "1":
        response.say("We are open from nine to noon.")
    elif digit == "2":
        response.say("Forms are on our website.")
    response.redirect(reverse("voice:welcome"))
    return HttpResponse(str(response), content_type="text/xml")
