#!/bin/sh
# Postings from a file of JSON Lines into Leadfit, each answered by a line:
#   LEADFIT_KEY=$(cat .leadfit/admin.key) sh examples/curl.sh examples/postings.jsonl
curl --silent --show-error --fail-with-body "${LEADFIT_URL:-http://127.0.0.1:8787}/v1/jobs/bulk" --header "Authorization: Bearer $LEADFIT_KEY" --header "Content-Type: application/x-ndjson" --data-binary "@${1:?which file of JSON Lines?}"
