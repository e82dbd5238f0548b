#!/usr/bin/env bash
# Guess: two figures in one table cell of a web page, each a paragraph of its own (as Word's and most web
#   editors' HTML has it), are read as two, like figures with <br> between them.
# Seen: pandas 3.1.1 read_html and SheetJS 0.18.5 (npm xlsx) keep <br> apart and glue paragraphs: 14 and 15
#   become the number 1415. The fault lies in neither's number reading: the text is already one word.
# Who meets it: published reports in which a cell holds two counts; the glued figure is a plausible one, and
#   only the row's total tells.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pandas==3.1.1 lxml==6.1.3
npm install --silent --no-audit --no-fund --ignore-scripts xlsx@0.18.5 >/dev/null

cat > page.html <<'HTML'
<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>
<table><tr><td>12<br>13</td><td><p>14</p><p>15</p></td></tr></table></body></html>
HTML
seen=$(
  venv/bin/python -c '
import pandas
print("pandas", pandas.read_html("page.html", encoding="utf-8", header=None)[0].values.tolist()[0])'
  node -e "
const sheet = require('xlsx').readFile('page.html').Sheets.Sheet1;
console.log('sheetjs', JSON.stringify([sheet.A1.v, sheet.B1.v]));"
)
stated="pandas ['12 13', 1415]
sheetjs [\"12\\n13\",1415]"

printf 'expected (guess): 12 and 13 apart, 14 and 15 apart\nseen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { echo 'changed: no longer as stated' >&2; exit 1; }
