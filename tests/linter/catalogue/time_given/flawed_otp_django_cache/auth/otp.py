# expect: validity-short
import secrets

from django.core.cache import cache

from auth.sms import send


def send_code(phone):
    code = f"{secrets.randbelow(10**6):06d}"
    cache.set(f"otp:{phone}", code, 45)
    send(phone, f"Your code: {code}")
