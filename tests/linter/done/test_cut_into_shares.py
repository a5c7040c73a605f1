"""A number made of a visitor's name that decides who is shown what is free draws lots, in scripts as in Python; shards and caches do not."""

from __future__ import annotations

from tests.linter.done.cases import Cases, held_by

FLAWED: Cases = {
    'slot-release-random, hb f1': ('slot-release-random', {
        'slots.py': 'import zlib\ndef slots(request):\n    if zlib.crc32(request.session.session_key.encode()) % 100 >= settings.SHARE:\n        return render(request, "slots.html", {"slots": []})\n    return render(request, "slots.html", {"slots": Slot.objects.filter(free=True)})\n',
    }),
    'slot-release-random, hb f2': ('slot-release-random', {
        'slots.py': 'import hashlib\ndef bucket(visitor):\n    return int(hashlib.md5(visitor.encode()).hexdigest(), 16) % 100\ndef slots(request):\n    if bucket(request.COOKIES["visitor"]) >= 30:\n        return render(request, "slots.html", {"slots": []})\n    return render(request, "slots.html", {"slots": Slot.objects.filter(free=True)})\n',
    }),
    'slot-release-random, hb f3': ('slot-release-random', {
        'slots.py': 'import random\ndef slots(request):\n    if random.random() > 0.3:\n        return render(request, "slots.html", {"slots": []})\n    return render(request, "slots.html", {"slots": Slot.objects.filter(free=True)})\n',
    }),
    'slot-release-random, hb f4': ('slot-release-random', {
        'slots.js': "app.get('/slots', async (req, res) => {\n  if (Math.random() > 0.3) return res.render('slots', { slots: [] });\n  res.render('slots', { slots: await freeSlots() });\n});\n",
    }),
    'slot-release-random, hb f5': ('slot-release-random', {
        'slots.js': "app.get('/slots', async (req, res) => {\n  const bucket = crc32(req.session.id) % 100;\n  if (bucket >= settings.visitorShare) return res.render('slots', { slots: [] });\n  res.render('slots', { slots: await freeSlots() });\n});\n",
    }),
    'slot-release-random, hb f6': ('slot-release-random', {
        'slots.py': 'def slots(request):\n    if hash(request.session.session_key) % 100 >= 30:\n        return render(request, "slots.html", {"slots": []})\n    return render(request, "slots.html", {"slots": Slot.objects.filter(free=True)})\n',
    }),
    'slot-release-random, hb f7': ('slot-release-random', {
        'src/slots.ts': "import { createHash } from 'node:crypto';\nfunction share(visitor: string) {\n  return createHash('sha256').update(visitor).digest().readUInt32BE(0) % 100;\n}\nexport async function slots(req: Request, res: Response) {\n  if (share(req.cookies.visitor) >= 40) {\n    return res.json({ slots: [] });\n  }\n  res.json({ slots: await store.freeSlots() });\n}\n",
    }),
}  # fmt: skip

HARMLESS: Cases = {
    'slot-release-random, hb h1': ('slot-release-random', {
        'slots.js': "app.get('/slots', async (req, res) => {\n  const shard = crc32(req.params.office) % 4;\n  res.render('slots', { slots: await shards[shard].freeSlots() });\n});\n",
    }),
    'slot-release-random, hb h2': ('slot-release-random', {
        'cache.ts': 'export function cacheKey(slot: Slot) {\n  const bucket = hash(slot.id) % 16;\n  return `slots/${bucket}/${slot.id}`;\n}\n',
    }),
    'slot-release-random, hb h3': ('slot-release-random', {
        'slots.py': 'def slots(request):\n    key = hash(request.path) % 1000\n    return cached(key, lambda: render(request, "slots.html", {"slots": Slot.objects.filter(free=True)}))\n',
    }),
}  # fmt: skip


test_what_is_done_to_people_is_found, test_what_does_nothing_to_anyone_is_let_be = held_by(FLAWED, HARMLESS)
