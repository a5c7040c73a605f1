# expect: slot-release-random
import numpy as np

rng = np.random.default_rng()


def release_week(slots, when):
    """Open a share of the appointment slots, at hours nobody can guess."""
    hours = rng.integers(0, 168, size=len(slots))
    for slot, hour in zip(slots, hours):
        slot.opens_at = when + np.timedelta64(int(hour), "h")
        slot.save()
