import random
import time


def send_confirmation(mailer, appointment):
    """Try three times; the random pause keeps two servers from retrying together."""
    for attempt in range(3):
        if mailer.send(appointment.file.owner, "rendez-vous-confirme", appointment):
            return True
        time.sleep(2**attempt + random.random())
    return False
