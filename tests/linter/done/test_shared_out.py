"""A setting that shows what is free to a share of those who come is asked about, in any file of settings; a trial of a new page is not."""

from __future__ import annotations

from tests.linter.done.cases import Cases, held_by

FLAWED: Cases = {
    'slot-release-random, so f1': ('slot-release-random', {
        'config/app.ini': '[creneaux]\nduree = 20\npart_visiteurs = 30\n',
    }),
    'slot-release-random, so f2': ('slot-release-random', {
        'config/rdv.json': '{ "rendezvous": { "creneaux": { "horizonJours": 30, "pourcentageUsagers": 25 } } }\n',
    }),
    'slot-release-random, so f3': ('slot-release-random', {
        'settings.py': 'BOOKING = {"horizon_days": 42, "slots": {"unit": "session", "share_percent": 40}}\n',
    }),
    'slot-release-random, so f4': ('slot-release-random', {
        'src/config.ts': 'export const appointments = { slots: { visitorShare: 0.4, holdMinutes: 20 } };\n',
    }),
    'slot-release-random, so f5': ('slot-release-random', {
        'config/booking.php': "<?php\nreturn ['slots' => ['exposure_percent' => 60, 'per' => 'visitor']];\n",
    }),
}  # fmt: skip

HARMLESS: Cases = {
    'slot-release-random, so h1': ('slot-release-random', {
        'config/booking.yaml': 'booking:\n  new_calendar:\n    rollout_percent: 20\n    unit: visitor\n',
    }),
    'slot-release-random, so h2': ('slot-release-random', {
        'config/booking.yaml': 'booking:\n  slots:\n    unit: visitor\n    share_percent: 100\n',
    }),
    'slot-release-random, so h3': ('slot-release-random', {
        'config/booking.yaml': 'booking:\n  slots:\n    max_percent_per_user: 30\n    phone_share: 40\n',
    }),
    'slot-release-random, so h4': ('slot-release-random', {
        'config/traces.yaml': 'booking:\n  sentry:\n    traces_sample_percent: 10\n    unit: session\n',
    }),
}  # fmt: skip


test_what_is_done_to_people_is_found, test_what_does_nothing_to_anyone_is_let_be = held_by(FLAWED, HARMLESS)
