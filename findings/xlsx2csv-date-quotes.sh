#!/usr/bin/env bash
# Guess: xlsx2csv prints a day formatted yyyy"年"m"月"d"日", as Chinese Excel writes that format, the way
#   Excel shows it: 2024年1月31日. A count formatted 0"d" stays a count.
# Seen (xlsx2csv 0.8.6): the quotation marks of the format are printed, 2024"年"01"月"31"日", and letters
#   within quotation marks are taken for parts of a date, so 12 with the unit "d" becomes 0"11".
# Who meets it: whoever brings a workbook into a report by way of CSV: no reader of dates knows the first,
#   and the second is another number.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check xlsx2csv==0.8.6 XlsxWriter==3.3.1

venv/bin/python - <<'PY'
import xlsxwriter

book = xlsxwriter.Workbook("day.xlsx")
sheet = book.add_worksheet()
for row, (value, form) in enumerate([(45322, 'yyyy"年"m"月"d"日"'), (12, '0"d"'), (12, '0"件"')]):
    sheet.write_number(row, 0, value, book.add_format({"num_format": form}))
book.close()
PY
seen=$(venv/bin/python - <<'PY'
import csv, io, subprocess

said = subprocess.run(["venv/bin/xlsx2csv", "day.xlsx"], capture_output=True, text=True, check=True).stdout
print(" | ".join(row[0] for row in csv.reader(io.StringIO(said))))
PY
)
stated='2024"年"01"月"31"日" | 0"11" | 12'

printf 'expected (guess): 2024年1月31日 | 12 | 12\nseen: %s\n' "$seen"
[ "$seen" = "$stated" ] || { echo 'changed: no longer as stated' >&2; exit 1; }
