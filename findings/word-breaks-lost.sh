#!/usr/bin/env bash
# Guess: a line break (Shift+Enter) or a tab between two figures of a Word paragraph separates them in
#   extracted plain text.
# Seen: mammoth's raw text loses the break (npm and PyPI 1.13.0), officeparser 7.8.0 (npm) the tab as well:
#   受理<tab>12<break>13 comes out as 受理<tab>1213 and 受理1213. word-extractor 1.0.4 (npm) and python-docx
#   1.2.0 keep both.
# Who meets it: two figures in one cell with a break between, as typed where a row was split: they become
#   one larger figure that looks sound.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-docx==1.2.0 mammoth==1.13.0
npm install --silent --no-audit --no-fund --ignore-scripts officeparser@7.8.0 word-extractor@1.0.4 mammoth@1.13.0 >/dev/null

seen=$(
  venv/bin/python - <<'PY'
import json
import docx, mammoth

document = docx.Document()
document.add_paragraph("受理\t12\n13")
document.save("breaks.docx")

def show(name, text):
    print(name, json.dumps(text.strip(), ensure_ascii=False))

show("python-docx", docx.Document("breaks.docx").paragraphs[0].text)
with open("breaks.docx", "rb") as file:
    show("mammoth (PyPI)", mammoth.extract_raw_text(file).value)
PY
  node - <<'JS'
const { parseOffice } = require('officeparser');
const Word = require('word-extractor');
const mammoth = require('mammoth');
(async () => {
  const show = (name, text) => console.log(name, JSON.stringify(text.trim()));
  show('mammoth (npm)', (await mammoth.extractRawText({ path: 'breaks.docx' })).value);
  show('officeparser', (await parseOffice('breaks.docx')).toText());
  show('word-extractor', (await new Word().extract('breaks.docx')).getBody());
})();
JS
)
stated='python-docx "受理\t12\n13"
mammoth (PyPI) "受理\t1213"
mammoth (npm) "受理\t1213"
officeparser "受理1213"
word-extractor "受理\t12\n13"'

printf 'expected (guess): "受理\\t12\\n13" in all\nseen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { echo 'changed: no longer as stated' >&2; exit 1; }
