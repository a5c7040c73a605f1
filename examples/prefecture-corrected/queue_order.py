"""A queue that says its rule: first asked, first served, at any hour; a cancelled place goes to the next in line."""


def serve(db):
    """Give each free slot to the oldest request that waits."""
    free = db.execute("SELECT id FROM slot WHERE id NOT IN (SELECT slot FROM request WHERE slot IS NOT NULL) ORDER BY starts").fetchall()
    waiting = db.execute("SELECT id FROM request WHERE slot IS NULL ORDER BY asked, id").fetchall()
    for slot, request in zip(free, waiting, strict=False):
        db.execute("UPDATE request SET slot = ? WHERE id = ?", (slot["id"], request["id"]))


def place_of(db, number):
    """Return how many people wait before a request, from 1, or 0 when it has its appointment."""
    row = db.execute(
        "SELECT CASE WHEN me.slot IS NOT NULL THEN 0 ELSE (SELECT COUNT(*) FROM request r WHERE r.slot IS NULL AND r.id <= me.id) END AS place "
        "FROM request me WHERE me.id = ?",
        (number,),
    ).fetchone()
    return row["place"]
