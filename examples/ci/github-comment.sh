# The summary as a comment of the pull request, in place of the one before. The job needs "pull-requests: write" and GH_TOKEN.
gh pr comment "$PULL_REQUEST" --edit-last --create-if-none --body-file guichet.md
