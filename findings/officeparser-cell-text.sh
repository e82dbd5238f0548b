#!/usr/bin/env bash
# Guess: officeparser gives the text of a cell as it is shown: all runs of a label set partly in bold, and
#   no pinyin guide.
# Seen (npm officeparser 7.8.0): of a label with runs kept in the cell itself (inlineStr, which openpyxl
#   writes) only the first run is left; the pinyin guide (rPh) is glued to the word it belongs to. Runs in
#   the shared strings are whole.
# Who meets it: whoever indexes or searches workbooks with it: 本年制发件数 is found as 本年 only.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5 XlsxWriter==3.3.1
npm install --silent --no-audit --no-fund --ignore-scripts officeparser@7.8.0 >/dev/null

venv/bin/python - <<'PY'
import zipfile
import openpyxl, xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

book = openpyxl.Workbook()
book.active["A1"] = CellRichText("本年", TextBlock(InlineFont(b=True), "制发"), "件数")
book.save("inline.xlsx")

book = xlsxwriter.Workbook("shared.xlsx")
sheet = book.add_worksheet()
sheet.write_rich_string("A1", "本年", book.add_format({"bold": True}), "制发", "件数")
sheet.write_string("A2", "行政")
book.close()
# The guide as Excel stores it beside the word: CT_PhoneticRun within the shared string.
with zipfile.ZipFile("shared.xlsx") as old, zipfile.ZipFile("guide.xlsx", "w") as new:
    for name in old.namelist():
        text = old.read(name)
        if name == "xl/sharedStrings.xml":
            text = text.replace("<t>行政</t>".encode(), '<t>行政</t><rPh sb="0" eb="2"><t>xíngzhèng</t></rPh>'.encode())
        new.writestr(name, text)
PY
seen=$(node - <<'JS'
const { parseOffice } = require('officeparser');
(async () => {
  for (const name of ['inline.xlsx', 'guide.xlsx']) {
    console.log((await parseOffice(name)).toText().trim().split('\n').join(' | '));
  }
})();
JS
)
stated='本年
本年制发件数 | 行政xíngzhèng'

printf 'expected (guess):\n本年制发件数\n本年制发件数 | 行政\nseen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { echo 'changed: no longer as stated' >&2; exit 1; }
