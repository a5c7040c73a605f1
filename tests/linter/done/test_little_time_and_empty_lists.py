"""Little time, doors that open for a moment, lists that come back empty, numbers that nobody counts: said by names, by SQL, by templates, in any language."""

from __future__ import annotations

from tests.linter.done.cases import Cases, held_by

FLAWED: Cases = {
    "people have a week to answer, in a constant of Java": ("validity-short", {
        "src/main/java/Demandes.java": "class Demandes {\n    private static final Period DELAI_REPONSE = Period.ofDays(6);\n    void passer(Demande demande) { demande.setEtat(Etat.CLOTUREE); }\n}\n",
    }),
    "people have three days to answer, in a setting of the project": ("validity-short", {
        "portail/settings.py": "REPONSE_DELAI_JOURS = 3\n",
        "portail/taches.py": "def passer():\n    for d in en_attente(settings.REPONSE_DELAI_JOURS):\n        d.cloturer()\n",
    }),
    "a code goes by post and dies in a week": ("validity-short", {
        "src/LetterCode.php": "<?php\nfinal class LetterCode\n{\n    private const VALID_DAYS = 7;\n\n    public function send($home): void\n    {\n        $this->mailroom->sendLetter($home, code: $this->code());\n        $this->queue->letterQueue();\n    }\n}\n",
    }),
    "a slot is held for a minute": ("validity-short", {
        "config/slots.yml": "slots:\n  hold_seconds: 60\n",
    }),
    "SQL closes what was not answered in five days": ("validity-short", {
        "sql/close.sql": "UPDATE demande SET statut = 'CLOTUREE' WHERE statut = 'EN_ATTENTE_USAGER' AND relancee_le < now() - interval '5 days';\n",
    }),
    "slots of three days alone, in PHP": ("narrow-booking-window", {
        "config/creneaux.php": "<?php\nreturn [\n    'jours_visibles' => 3,\n    'duree' => 20,\n];\n",
    }),
    "slots of two days alone, in Ruby": ("narrow-booking-window", {
        "app/models/slot.rb": "class Slot < ApplicationRecord\n  BOOKING_WINDOW = 2.days\n\n  scope :bookable, -> { where(starts_at: Time.current..BOOKING_WINDOW.from_now) }\nend\n",
    }),
    "registrations open while a script sleeps": ("narrow-booking-window", {
        "src/jobs/registrations.ts": "export async function openRegistrations(site: Site) {\n  site.visible = true;\n  await save(site);\n  await sleep(600000);\n  site.visible = false;\n  await save(site);\n}\n",
    }),
    "an absence keeps people from booking for two months": ("lockout-without-human", {
        "config/rdv.toml": "[rdv]\nabsence_blocage_jours = 60\n",
    }),
    "a cancellation keeps people from booking for a month": ("lockout-without-human", {
        "src/booking/config.ts": "export const booking = { slotMinutes: 15, noShowBanDays: 30 };\n",
    }),
    "attempts are never forgotten": ("lockout-without-human", {
        "config/login.yml": "login:\n  max_attempts: 5\n  lock_duration: 0\n",
    }),
    "an empty list for those of another town, in a script": ("address-as-eligibility", {
        "src/rdv.ts": "export function creneauxPour(usager: Usager, creneaux: Creneau[]) {\n  return COMMUNES.includes(usager.commune) ? creneaux : [];\n}\n",
    }),
    "an empty list for those of another district, in Kotlin": ("address-as-eligibility", {
        "src/main/kotlin/Slots.kt": "class Slots(private val repo: SlotRepository) {\n    fun slotsFor(patient: Patient): List<Slot> {\n        if (!DISTRICTS.contains(patient.postcode)) {\n            return emptyList()\n        }\n        return repo.free()\n    }\n}\n",
    }),
    "a last day that Blade reckons from now": ("urgency-wording", {
        "resources/views/pieces.blade.php": "<p>Envoyez vos pièces avant le <b>{{ now()->addDays(3)->format('d/m') }}</b>.</p>\n",
    }),
    "a last day that a helper of Rails reckons from now": ("urgency-wording", {
        "app/views/claims/show.html.erb": "<p>You must reply by <b><%= reply_by %></b>.</p>\n",
        "app/helpers/claims_helper.rb": "module ClaimsHelper\n  def reply_by\n    l(5.days.from_now.to_date)\n  end\nend\n",
    }),
    "a place in a line that the clock makes up": ("social-pressure", {
        "src/main/java/QueueService.java": "class QueueService {\n    private final int start = 800;\n    private final int perMinute = 30;\n    int position(Instant since) {\n        long minutes = Duration.between(since, Instant.now()).toMinutes();\n        return Math.max(start - minutes * perMinute, 0);\n    }\n}\n",
    }),
    "those who look on are a number of the thing": ("social-pressure", {
        "booking/templatetags/extras.py": "@register.simple_tag\ndef viewers(slot):\n    return slot.pk % 9 + 3\n",
    }),
    "a tab that is hidden gives the place up by its address": ("session-timeout-short", {
        "static/queue.js": "const queue = { ticket: 1 };\ndocument.addEventListener('visibilitychange', () => {\n  navigator.sendBeacon('/queue/leave', queue.ticket);\n});\nfunction show(position) {\n  queue.position = position;\n}\n",
    }),
}  # fmt: skip

HARMLESS: Cases = {
    "officers have a week to answer": ("validity-short", {
        "src/main/java/Demandes.java": "class Demandes {\n    private static final Period DELAI_REPONSE_AGENT = Period.ofDays(6);\n    void passer(Demande demande) { demande.setEtat(Etat.CLOTUREE); }\n}\n",
    }),
    "people have two months to answer": ("validity-short", {
        "regles/aide.yml": "reponse:\n  delai_jours: 60\n  issue: cloture\n",
    }),
    "what answers is a machine": ("validity-short", {
        "config/http.yml": "http:\n  response_timeout_hours: 2\n  on_close: cancel\n",
    }),
    "a reminder some days ahead": ("narrow-booking-window", {
        "config/rdv.yml": "rdv:\n  reminder:\n    days_ahead: 3\n",
    }),
    "a door that opens and shuts by itself": ("narrow-booking-window", {
        "src/menu.ts": "export async function flash(menu: Menu) {\n  menu.visible = true;\n  await sleep(600);\n  menu.visible = false;\n}\n",
    }),
    "absences of pupils are kept for a year": ("lockout-without-human", {
        "config/ecole.yml": "ecole:\n  eleve_absence_conservation_jours: 365\n",
    }),
    "attempts are forgotten in a quarter of an hour": ("lockout-without-human", {
        "config/login.yml": "login:\n  max_attempts: 5\n  lock_duration: 900\n",
    }),
    "a list sorted by how near it is": ("address-as-eligibility", {
        "src/rdv.ts": "export function creneauxPour(usager: Usager, creneaux: Creneau[]) {\n  return COMMUNES.includes(usager.commune) ? creneaux : creneaux.sort(parDistance);\n}\n",
    }),
    "a last day that is kept": ("urgency-wording", {
        "resources/views/pieces.blade.php": "<p>Envoyez vos pièces avant le <b>{{ $demande->limite->format('d/m') }}</b>.</p>\n",
    }),
    "a place in a line that is counted": ("social-pressure", {
        "src/main/java/QueueService.java": "class QueueService {\n    private final int perMinute = 30;\n    int position(String ticket) {\n        return tickets.indexOf(ticket) + 1;\n    }\n}\n",
    }),
    "a tab that is hidden asks less often": ("session-timeout-short", {
        "static/queue.js": "const queue = { ticket: 1 };\ndocument.addEventListener('visibilitychange', () => {\n  navigator.sendBeacon('/queue/seen', queue.ticket);\n});\nfunction show(position) {\n  queue.position = position;\n}\n",
    }),
}  # fmt: skip


test_little_time_is_found, test_what_leaves_people_time_is_let_be = held_by(FLAWED, HARMLESS)
