#!/usr/bin/env bash
# Guess: a carriage return in a cell, which xlsx stores as _x000D_ (ST_Xstring of ECMA-376 part 1), comes
#   out of every reader as a line break, or not at all.
# Seen: openpyxl 3.1.5, and pandas 3.1.1 on it, give the seven characters _x000D_ as text of the cell.
#   python-calamine 0.9.1, xlsx2csv 0.8.6 and exceljs 4.4.0 undo it.
# Who meets it: labels with a line break that were typed or pasted on Windows: a search by label misses
#   自然_x000D_人, and the junk ends up in the report.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check \
  openpyxl==3.1.5 pandas==3.1.1 xlsx2csv==0.8.6 python-calamine==0.9.1 XlsxWriter==3.3.1
npm install --silent --no-audit --no-fund --ignore-scripts exceljs@4.4.0 >/dev/null

seen=$(
  venv/bin/python -W ignore - <<'PY'
import csv, io, subprocess
import openpyxl, pandas, python_calamine, xlsxwriter

book = xlsxwriter.Workbook("break.xlsx")
book.add_worksheet().write_string("A1", "自然\r\n人")
book.close()

print("openpyxl", repr(openpyxl.load_workbook("break.xlsx").active["A1"].value))
print("pandas", repr(pandas.read_excel("break.xlsx", header=None, engine="openpyxl").iat[0, 0]))
said = subprocess.run(["venv/bin/xlsx2csv", "break.xlsx"], capture_output=True, text=True, check=True).stdout
print("xlsx2csv", repr(next(csv.reader(io.StringIO(said)))[0]))
print("calamine", repr(python_calamine.load_workbook("break.xlsx").get_sheet_by_index(0).to_python()[0][0]))
PY
  node - <<'JS'
const excel = require('exceljs');
(async () => {
  const book = new excel.Workbook();
  await book.xlsx.readFile('break.xlsx');
  console.log('exceljs', JSON.stringify(book.worksheets[0].getCell('A1').value));
})();
JS
)
stated="openpyxl '自然_x000D_\\n人'
pandas '自然_x000D_\\n人'
xlsx2csv '自然\\n人'
calamine '自然\\r\\n人'
exceljs \"自然\\r\\n人\""

printf 'expected (guess): a line break in all\nseen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { echo 'changed: no longer as stated' >&2; exit 1; }
