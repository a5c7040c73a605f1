# expect: validity-short
import time

CODES = {}


def envoyer_code(telephone, code):
    CODES[telephone] = (code, time.time() + 60)
    sms(telephone, f"Code : {code}")


def verifier(telephone, code):
    attendu, fin = CODES.get(telephone, (None, 0))
    return time.time() < fin and attendu == code
