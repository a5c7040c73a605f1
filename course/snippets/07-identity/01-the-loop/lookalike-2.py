from datetime import date, timedelta

from django.contrib import messages


def remind_of_expiry(request, card):
    """A word ahead of time; nothing is refused."""
    if card.expires_on < date.today() + timedelta(days=180):
        messages.info(request, "Votre carte arrive à sa date. Pour un rendez-vous, appelez le 05 36 49 00 12.")
