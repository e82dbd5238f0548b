#!/usr/bin/env bash
# Guess: a cell whose date format is built in is a date for every reader, in a workbook from Chinese
#   Excel as in one from elsewhere.
# Seen: the ids 27-36 and 50-58 are dates and times built into the East Asian editions (31 and 58 show
#   2024年1月31日 and 1月31日), stand in no styles part, and are known to some readers only.
#   openpyxl 3.1.5, exceljs 4.4.0 and xlsx2csv 0.8.6 give the count of days, 45322;
#   python-calamine 0.9.1 and SheetJS 0.18.5 give the date.
# Who meets it: whoever reads the day of publication, or a month typed as 1月31日, out of a workbook
#   filled in with Chinese Excel or WPS: a five-digit "count" where a day stood.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5 python-calamine==0.9.1 xlsx2csv==0.8.6
npm install --silent --no-audit --no-fund --ignore-scripts exceljs@4.4.0 xlsx@0.18.5 >/dev/null

venv/bin/python - <<'PY'
import zipfile

ROOT = "http://schemas.openxmlformats.org"
MAIN, OFFICE, PACKAGE = f"{ROOT}/spreadsheetml/2006/main", f"{ROOT}/officeDocument/2006/relationships", f"{ROOT}/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
parts = ["0", "14", "31", "58"]
rows = "".join(f'<row r="{n}"><c r="A{n}" s="{n - 1}"><v>45322</v></c></row>' for n in range(1, 5))
formats = "".join(f'<xf numFmtId="{i}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' for i in parts)
with zipfile.ZipFile("days.xlsx", "w") as out:
    out.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{KIND}.styles+xml"/></Types>')
    out.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
    out.writestr("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>')
    out.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>')
    out.writestr("xl/styles.xml", f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">{formats}</cellXfs></styleSheet>')
    out.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>')
PY
seen=$(
  venv/bin/python -W ignore - <<'PY'
import datetime, subprocess
import openpyxl, python_calamine

def kinds(values):
    return " ".join("date" if isinstance(v, datetime.date) else str(int(v)) for v in values)

print("openpyxl:", kinds(row[0].value for row in openpyxl.load_workbook("days.xlsx").active.rows))
print("calamine:", kinds(row[0] for row in python_calamine.load_workbook("days.xlsx").get_sheet_by_index(0).to_python()))
lines = subprocess.run(["venv/bin/xlsx2csv", "days.xlsx"], capture_output=True, text=True, check=True).stdout.split()
print("xlsx2csv:", " ".join(line if line == "45322" else "date" for line in lines))
PY
  node - <<'JS'
const excel = require('exceljs'), sheetjs = require('xlsx');
(async () => {
  const book = new excel.Workbook();
  await book.xlsx.readFile('days.xlsx');
  const kind = (v) => v instanceof Date ? 'date' : String(v);
  console.log('exceljs:', [1, 2, 3, 4].map((n) => kind(book.worksheets[0].getCell('A' + n).value)).join(' '));
  const sheet = sheetjs.readFile('days.xlsx', { cellDates: true }).Sheets.s;
  console.log('sheetjs:', [1, 2, 3, 4].map((n) => kind(sheet['A' + n].v)).join(' '));
})();
JS
)
stated='openpyxl: 45322 date 45322 45322
calamine: 45322 date date date
xlsx2csv: 45322 date 45322 45322
exceljs: 45322 date 45322 45322
sheetjs: 45322 date date date'

printf 'the same number, formatted General, 14, 31, 58\nexpected (guess): 45322 date date date\nseen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { echo 'changed: no longer as stated' >&2; exit 1; }
