#!/bin/sh
# Known faults of what we depend on, by the locks. Where nobody answers, it says so and ends well; a fault ends with 1.
set -u
found=0 said="$(mktemp)"
trap 'rm -f "$said"' EXIT
for lock in setup runtime speech spss cluster dev; do
  .venv/bin/uv tool run --quiet pip-audit --disable-pip --require-hashes --progress-spinner off \
    -r "requirements/$lock.txt" >"$said" 2>&1
  status=$?
  skipped=$(grep -c "could not be audited" "$said")
  if grep -q "^Found .* known vulnerabilit" "$said"; then
    found=1; echo "$lock: known faults"; grep -v "could not be audited" "$said"
  elif [ "$status" -ne 0 ] && [ "$skipped" -eq 0 ]; then echo "$lock: not looked at: nobody answered"
  elif [ "$skipped" -gt 0 ]; then echo "$lock: $skipped packages not looked at: nobody here knows of their faults"
  else echo "$lock: no known fault"; fi
done
npm audit --omit=optional >"$said" 2>&1
status=$?
if grep -q "audit endpoint returned an error\|ENOTFOUND\|ECONN\|EAI_AGAIN\|ENOAUDIT" "$said"; then echo "faces: not looked at: nobody answered"
elif [ "$status" -ne 0 ]; then found=1; cat "$said"
else echo "faces: no known fault"; fi
exit "$found"
