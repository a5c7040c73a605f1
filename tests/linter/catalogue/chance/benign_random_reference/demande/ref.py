# expect: nothing
import random
import string


def reference_demande():
    return "".join(random.choices(string.ascii_uppercase, k=8))
