# The same on GitLab. services.txt has one GROUP/NAME a line; GUICHET_TOKEN may read their artifacts (read_api).
set -e
rm -rf reports
while read -r service; do
    folder=reports/${service##*/}
    mkdir -p "$folder"
    address="$CI_API_V4_URL/projects/$(printf %s "$service" | sed 's,/,%2F,g')/jobs/artifacts/main/raw/guichet.json?job=guichet"
    curl --silent --fail --location --header "PRIVATE-TOKEN: $GUICHET_TOKEN" --output "$folder/guichet.json" "$address" || : > "$folder/guichet.json"
done < services.txt
guichet portfolio reports --output portfolio.html
