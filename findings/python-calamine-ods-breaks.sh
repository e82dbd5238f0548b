#!/usr/bin/env bash
# Guess: python-calamine reads a line break or a tab inside a cell of an .ods file (text:line-break,
#   text:tab) as a break and a tab, as it reads two paragraphs as two lines and text:s as blanks.
# Seen (python-calamine 0.9.1): both vanish, so 12<break>13 is the text 1213; paragraphs and blanks are
#   right. odfdo 3.27.3 and pyexcel-ods3 0.6.1 keep all four; pandas 3.1.1 with odfpy loses the tab and
#   makes the number 1213 of it. (The Rust crate calamine itself keeps them in 0.38.0.)
# Who meets it: an .ods workbook with two counts in one cell: they are read as one figure.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check \
  python-calamine==0.9.1 odfpy==1.4.1 odfdo==3.27.3 pyexcel==0.7.6 pyexcel-ods3==0.6.1 pandas==3.1.1

seen=$(venv/bin/python -W ignore - <<'PY'
import pandas, pyexcel, python_calamine
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import LineBreak, P, S, Tab
from odfdo import Document

def cell(*paragraphs):
    made = TableCell(valuetype="string")
    for parts in paragraphs:
        paragraph = P()
        for part in parts:
            paragraph.addText(part) if isinstance(part, str) else paragraph.addElement(part)
        made.addElement(paragraph)
    return made

document = OpenDocumentSpreadsheet()
table, row = Table(name="s"), TableRow()
row.addElement(cell(["12"], ["13"]))
for between in [S(c=2), LineBreak(), Tab()]:
    row.addElement(cell(["12", between, "13"]))
table.addElement(row)
document.spreadsheet.addElement(table)
document.save("cells.ods")

print("calamine", python_calamine.load_workbook("cells.ods").get_sheet_by_index(0).to_python()[0])
print("odfdo", list(Document("cells.ods").body.get_tables()[0].get_values()[0]))
print("pyexcel", pyexcel.get_array(file_name="cells.ods")[0])
print("pandas", pandas.read_excel("cells.ods", header=None, engine="odf").values.tolist()[0])
PY
)
stated="calamine ['12\\n13', '12  13', '1213', '1213']
odfdo ['12\\n13', '12  13', '12\\n13', '12\\t13']
pyexcel ['12\\n13', '12  13', '12\\n13', '12\\t13']
pandas ['12\\n13', '12  13', '12\\n13', 1213]"

printf 'paragraphs, blanks, break, tab\nexpected (guess): as odfdo, in all\nseen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { echo 'changed: no longer as stated' >&2; exit 1; }
