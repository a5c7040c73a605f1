# The ratchet: what exists is accepted, what is new fails, and the baseline only goes down.
# Before a commit it compares with HEAD. In CI, say where the change starts: RATCHET_FROM=origin/main
set -e
guichet check --baseline .guichet-baseline .
before=$(git show "${RATCHET_FROM:-HEAD}:.guichet-baseline" 2>/dev/null | wc -l)
now=$(wc -l < .guichet-baseline)
if [ "$before" -gt 0 ] && [ "$now" -gt "$before" ]; then
    echo "The baseline grew from $before to $now lines: mend, or write a derogation." >&2
    exit 1
fi
