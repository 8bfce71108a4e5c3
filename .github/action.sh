# What action.yml runs. Inputs come by environment and never become code.
set -euo pipefail

version=${COPYDESK_VERSION:-$(node -p "require('$GITHUB_ACTION_PATH/package.json').version")}
mapfile -t arguments < <(printf '%s\n%s\n' "$COPYDESK_PATHS" "$COPYDESK_OPTIONS" | sed '/^[[:space:]]*$/d')
if [ -n "$COPYDESK_ONLY_CHANGED" ]; then arguments+=(--only-changed "$COPYDESK_ONLY_CHANGED"); fi
if [ -n "$COPYDESK_SARIF" ]; then arguments+=(--report "$COPYDESK_SARIF"); fi

status=0
npx --yes "copydesk@$version" check --format github "${arguments[@]}" || status=$?
echo "status=$status" >>"$GITHUB_OUTPUT"
exit "$status"
