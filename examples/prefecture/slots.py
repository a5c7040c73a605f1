"""The appointments of the prefecture, put on line by chance."""

import random


def publish_slots(db):
    """Publish a few waiting slots, never the same number."""
    waiting = db.execute("SELECT id FROM slot WHERE published = 0").fetchall()
    # expect: slot-release-random
    slots = random.sample(waiting, k=min(3, len(waiting)))
    for slot in slots:
        db.execute("UPDATE slot SET published = 1 WHERE id = ?", (slot["id"],))
    db.commit()


def free_slots(db):
    """Return the slots that can be booked."""
    return db.execute("SELECT * FROM slot WHERE published = 1 AND holder IS NULL ORDER BY starts").fetchall()
