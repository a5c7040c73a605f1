# expect: slot-release-random
import random


def consommer(messages):
    for message in messages:
        if random.choices([True, False], weights=[3, 7])[0]:
            transmettre(message)
        else:
            message.etat = "archive sans reponse"
            message.save()
