# expect: nothing
import pyotp


def check(secret, code):
    return pyotp.TOTP(secret, interval=30).verify(code, valid_window=2)
