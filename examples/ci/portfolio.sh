# Once a week: the last report of each service, then one page. services.txt has one OWNER/NAME a line; gh must be signed in.
# A service without a report is not forgotten: the page says that it could not be read, and the status is 2.
set -e
rm -rf reports
while read -r service; do
    folder=reports/${service#*/}
    gh run download --repo "$service" --name guichet-report --dir "$folder" </dev/null || { mkdir -p "$folder" && : > "$folder/guichet.json"; }
done < services.txt
guichet portfolio reports --output portfolio.html
