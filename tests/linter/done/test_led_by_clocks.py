"""Where a clock leads people, and when a job that is put off at random gives them what they wait for."""

from __future__ import annotations

from tests.linter.done.cases import Cases, held_by

FLAWED: Cases = {
    'a query kept under a constant opens the slots': ('slot-release-random', {
        'deploy/open.timer': '[Unit]\nDescription=x\n\n[Timer]\nOnCalendar=Mon..Sat 05:00\nRandomizedDelaySec=6h\nUnit=open.service\n',
        'deploy/open.service': '[Service]\nExecStart=/usr/bin/python3 -m agenda.job\n',
        'agenda/job.py': 'from sqlalchemy import text\n\nfrom .db import engine\n\nOUVRE = text("""\nUPDATE creneaux\n   SET publie = TRUE,\n       publie_le = now()\n WHERE publie = FALSE\n""")\n\n\ndef main():\n    with engine.begin() as connexion:\n        connexion.execute(OUVRE)\n\n\nif __name__ == "__main__":\n    main()\n',
    }),
    'a unit says in words what it opens': ('slot-release-random', {
        'ops/s.timer': '[Unit]\nDescription=Publie les nouveaux rendez-vous\n\n[Timer]\nOnCalendar=Mon..Sat 05:00\nRandomizedDelaySec=10h\nUnit=s.service\n',
        'ops/s.service': '[Unit]\nDescription=Publie les nouveaux rendez-vous\n\n[Service]\nExecStart=/opt/app/bin/lance 42\n',
    }),
    'a file of SQL on several lines': ('slot-release-random', {
        'ops/s.timer': '[Unit]\nDescription=t\n\n[Timer]\nOnCalendar=Mon..Sat 05:00\nRandomizedDelaySec=4h\nUnit=s.service\n',
        'ops/s.service': '[Service]\nExecStart=/usr/bin/psql -f /srv/app/sql/open.sql\n',
        'sql/open.sql': 'UPDATE appointment\n   SET bookable = true\n WHERE bookable = false\n   AND starts_at > now();\n',
    }),
    'a query kept in another module': ('slot-release-random', {
        'ops/s.timer': '[Unit]\nDescription=t\n\n[Timer]\nOnCalendar=Mon..Sat 05:00\nRandomizedDelaySec=4h\nUnit=s.service\n',
        'ops/s.service': '[Service]\nExecStart=/usr/bin/python manage.py semaine\n',
        'rdv/management/commands/semaine.py': 'from django.core.management.base import BaseCommand\nfrom django.db import connection\n\nfrom rdv.requetes import MISE_EN_LIGNE\n\n\nclass Command(BaseCommand):\n    def handle(self, *args, **options):\n        with connection.cursor() as c:\n            c.execute(MISE_EN_LIGNE)\n',
        'rdv/requetes.py': 'MISE_EN_LIGNE = """\n    UPDATE rdv_creneau\n    SET visible = true\n    WHERE visible = false\n"""\n',
    }),
    'another machine answers, and says no': ('office-hours-gate', {
        'nginx/site.conf': 'map $time_iso8601 $backend {\n    default closed;\n    "~T(09|1[0-6]):" app;\n}\nupstream app { server 10.0.0.1:8000; }\nupstream closed { server 127.0.0.1:8081; }\nserver {\n    server_name claims.example;\n    location / {\n        proxy_pass http://$backend;\n    }\n}\n',
        'nginx/closed.conf': 'server {\n    listen 127.0.0.1:8081;\n    location / { return 503; }\n}\n',
    }),
    'another folder': ('office-hours-gate', {
        'nginx/site.conf': 'map $time_iso8601 $racine {\n    default /srv/ferme;\n    "~T(08|09|1[0-7]):" /srv/demarches;\n}\nserver {\n    server_name demarches.example;\n    root $racine;\n}\n',
        'ferme/index.html': '<!doctype html><html lang="fr"><head><title>Démarches</title></head><body><main><h1>Démarches</h1><p>Le service est fermé.</p></main></body></html>\n',
    }),
    'machines that only refuse': ('office-hours-gate', {
        'haproxy.cfg': 'frontend demarches\n    bind :443\n    acl ouvert date(%H) -m int ge 8 le 17\n    use_backend fermeture unless ouvert\n    default_backend demarches\n\nbackend fermeture\n    http-request deny deny_status 503\n\nbackend demarches\n    server a 10.0.0.1:8000\n',
    }),
    'another page': ('office-hours-gate', {
        'nginx/site.conf': 'map $time_local $page {\n    "~:(09|1[0-6]):" /index.php;\n    default /pause.html;\n}\nserver {\n    server_name claims.example;\n    location / { try_files $page =404; }\n}\n',
    }),
    'an address that serves one page': ('office-hours-gate', {
        'nginx/00.conf': 'map $time_iso8601 $up {\n    default "http://127.0.0.1:9000";\n    "~T(09|1[0-6]):" "http://app:8000";\n}\n',
        'nginx/site.conf': 'server {\n    listen 127.0.0.1:9000;\n    root /srv/vide;\n    location / { try_files /index.html =503; }\n}\nserver {\n    server_name claims.example;\n    location / { proxy_pass $up; }\n}\n',
    }),
    'a jitter of hours': ('slot-release-random', {
        'app/planif.py': 'from apscheduler.schedulers.background import BackgroundScheduler\n\nfrom .creneaux import publier_creneaux\n\nscheduler = BackgroundScheduler(timezone="Europe/Paris")\nscheduler.add_job(publier_creneaux, "cron", hour=8, minute=0, jitter=12 * 3600)\n',
    }),
    'a jitter under a constant': ('slot-release-random', {
        'app/planif.py': 'from apscheduler.triggers.cron import CronTrigger\n\nETALE = 28800\n\n\ndef plan(scheduler):\n    scheduler.add_job(publier_creneaux, trigger=CronTrigger(hour=8, minute=0, jitter=ETALE), id="creneaux")\n',
    }),
}  # fmt: skip

HARMLESS: Cases = {
    'some seconds apart': ('slot-release-random', {
        'ops/s.timer': '[Unit]\nDescription=Open slots\n\n[Timer]\nOnCalendar=Mon..Sat 05:00\nRandomizedDelaySec=90s\nUnit=s.service\n',
        'ops/s.service': '[Service]\nExecStart=/usr/bin/psql -f /srv/app/sql/open.sql\n',
        'sql/open.sql': 'UPDATE appointment\n   SET bookable = true\n WHERE bookable = false;\n',
    }),
    'what is noted of slots opens none': ('slot-release-random', {
        'ops/s.timer': '[Unit]\nDescription=Send the reminders of appointments\n\n[Timer]\nOnCalendar=Mon..Sat 05:00\nRandomizedDelaySec=5h\nUnit=s.service\n',
        'ops/s.service': '[Service]\nExecStart=/usr/bin/python3 -m agenda.job\n',
        'agenda/job.py': 'Q = """\nUPDATE appointment\n   SET reminded = true\n WHERE bookable = false\n"""\n\n\ndef main():\n    cursor.execute(Q)\n',
    }),
    'sessions are erased': ('slot-release-random', {
        'ops/s.timer': '[Unit]\nDescription=Purge old sessions\n\n[Timer]\nOnCalendar=Mon..Sat 05:00\nRandomizedDelaySec=5h\nUnit=s.service\n',
        'ops/s.service': '[Service]\nExecStart=/usr/bin/python3 -m agenda.job\n',
        'agenda/job.py': 'Q = """\nDELETE FROM sessions WHERE active = true\n"""\n\n\ndef main():\n    cursor.execute(Q)\n',
    }),
    'other machines of the same service': ('office-hours-gate', {
        'nginx/site.conf': 'map $time_iso8601 $pool {\n    default night;\n    "~T(09|1[0-6]):" day;\n}\nupstream day { server 10.0.0.1:8000; server 10.0.0.2:8000; }\nupstream night { server 10.0.0.1:8000; }\nserver {\n    server_name claims.example;\n    location / { proxy_pass http://$pool; }\n}\n',
    }),
    'another log': ('office-hours-gate', {
        'nginx/site.conf': 'map $time_iso8601 $log {\n    default /var/log/nginx/a.log;\n    "~T(09|1[0-6]):" /var/log/nginx/b.log;\n}\nserver {\n    server_name claims.example;\n    access_log $log;\n    location / { proxy_pass http://app; }\n}\n',
    }),
    'what chooses is no clock': ('office-hours-gate', {
        'nginx/site.conf': 'map $http_upgrade $backend {\n    default app;\n    "1" closed;\n}\nupstream app { server 10.0.0.1:8000; }\nupstream closed { server 127.0.0.1:8081; }\nserver {\n    server_name claims.example;\n    location / { proxy_pass http://$backend; }\n}\n',
    }),
    'a jitter of seconds, and one of what nobody waits for': ('slot-release-random', {
        'app/planif.py': 'from apscheduler.triggers.cron import CronTrigger\n\n\ndef plan(scheduler):\n    scheduler.add_job(publier_creneaux, trigger=CronTrigger(hour=8, minute=0, jitter=20), id="creneaux")\n    scheduler.add_job(purger_sessions, trigger=CronTrigger(hour=3, minute=0, jitter=7200), id="purge")\n',
    }),
}  # fmt: skip

test_what_is_done_is_found, test_what_is_done_to_nobody_is_let_be = held_by(FLAWED, HARMLESS)
