#!/usr/bin/env bash
# Guess: loading a workbook with openpyxl and saving it leaves the numbers in it alone, those too that lie
#   hidden under a merged cell (Excel and WPS leave them when merging is done with the format brush, and
#   their SUM counts them).
# Seen (openpyxl 3.1.5): load_workbook drops every value under a merge, so saving removes it for good and
#   SUM(A1:B2), stored as 27, has 22 to add up. With read_only=True the same file still shows the value.
# Who meets it: whoever fills in last year's workbook by a script, where table cells are merged: a total
#   changes although nobody touched a figure.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5 XlsxWriter==3.3.1 python-calamine==0.9.1

seen=$(venv/bin/python - <<'PY'
import openpyxl, python_calamine, xlsxwriter

book = xlsxwriter.Workbook("merged.xlsx")
sheet = book.add_worksheet()
sheet.merge_range("A1:A2", 12)
sheet.write_row("A1", [12, 7])
sheet.write_row("A2", [5, 3])
sheet.write_formula("A3", "=SUM(A1:B2)", None, 27)
book.close()

def stored(name):
    return [cell for row in python_calamine.load_workbook(name).get_sheet_by_index(0).to_python()[:2] for cell in row]

print("in the file:", sum(stored("merged.xlsx")))
kept = openpyxl.load_workbook("merged.xlsx")
print("loaded, under the merge:", kept.active["A2"].value)
print("loaded read-only:", openpyxl.load_workbook("merged.xlsx", read_only=True).active["A2"].value)
kept.save("saved.xlsx")
print("in the file saved:", sum(v for v in stored("saved.xlsx") if v != ""))
PY
)
stated='in the file: 27.0
loaded, under the merge: None
loaded read-only: 5
in the file saved: 22.0'

printf 'expected (guess): 27, 5, 5, 27\nseen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { echo 'changed: no longer as stated' >&2; exit 1; }
