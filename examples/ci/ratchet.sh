# The ratchet: what exists is accepted, what is new fails, and no line enters the baseline. A file may change its name.
# Before a commit it compares with HEAD. In CI, say where the change starts: RATCHET_FROM=origin/main
set -e
baseline=.guichet-baseline
guichet check --baseline "$baseline" .
guichet baseline --check --baseline "$baseline" .
since=${RATCHET_FROM:-HEAD}
if ! git rev-parse --quiet --verify --end-of-options "$since^{commit}" >/dev/null; then
    echo "Impossible de comparer : ce dépôt n’a pas de révision « $since ». Donnez dans RATCHET_FROM une révision qui existe, comme origin/main, ou rapatriez cette branche." >&2
    echo "Cannot compare: this repository has no revision \"$since\". Give in RATCHET_FROM a revision that exists, such as origin/main, or fetch that branch." >&2
    exit 2
fi
if ! start=$(git merge-base "$since" HEAD 2>/dev/null); then
    echo "Impossible de comparer : git ne trouve pas où la modification quitte $since. Prenez tout l’historique." >&2
    echo "Cannot compare: git does not find where this change leaves $since. Fetch the whole history." >&2
    exit 2
fi
if ! git cat-file -e "$start:./$baseline" 2>/dev/null; then
    echo "Pas encore de référence à $since : cette modification accepte tout ce que contient $baseline."
    echo "No baseline at $since yet: this change accepts all that $baseline holds."
    exit 0
fi
added=$({
    git -c core.quotePath=false diff --relative --find-renames --diff-filter=R --name-status "$start"
    git show "$start:./$baseline"
} | LC_ALL=C awk -F '\t' -v OFS='\t' '
    /^#/ { next }
    before && /^R[0-9]/ { renamed[$2] = $3; next }
    $2 in renamed { $2 = renamed[$2] }
    before { left[$0]++; next }
    left[$0]-- < 1' before=1 - before=0 "$baseline")
if [ -n "$added" ]; then
    echo "Ces lignes entrent dans la référence depuis $since. Corrigez le défaut, ou écrivez une dérogation." >&2
    echo "These lines entered the baseline since $since. Mend the flaw, or write a derogation." >&2
    echo "$added" >&2
    exit 1
fi
