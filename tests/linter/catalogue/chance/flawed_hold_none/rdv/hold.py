# expect: validity-short
HOLD_SECONDS = 30


def hold(cache, slot, user):
    cache.set(f"hold:{slot.pk}", user.pk, timeout=HOLD_SECONDS)
