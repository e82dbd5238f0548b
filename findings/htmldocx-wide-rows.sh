#!/usr/bin/env bash
# Guess: htmldocx, which adds HTML to a python-docx document, keeps all cells of a table; at worst it
#   forgets that some are merged.
# Seen (htmldocx 0.0.6): it takes the number of columns from the cells of the first row, without their
#   colspan, and writes a cell beyond it into the row below, where the next cell replaces it: figures are
#   lost without an error. Only where there is no row below does it raise an IndexError.
# Who meets it: whoever makes the Word version of a report's page with it: tables 表三 and 表四 open with
#   merged headings.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check htmldocx==0.0.6 python-docx==1.2.0 beautifulsoup4==4.15.0

seen=$(venv/bin/python - <<'PY'
import docx
from htmldocx import HtmlToDocx

def cells(last):
    page = f"""<table><tr><td>项目</td><td colspan="2">申请人</td></tr>
    <tr><td>公开</td><td>12</td><td>7</td></tr>{last}</table>"""
    document = docx.Document()
    try:
        HtmlToDocx().add_html_to_document(page, document)
    except IndexError:
        return "IndexError"
    return [[cell.text for cell in row.cells] for row in document.tables[0].rows]

print(cells('<tr><td>备注</td><td colspan="2">无</td></tr>'))
print(cells("<tr><td>不公开</td><td>3</td><td>4</td></tr>"))
PY
)
stated="[['项目', '申请人'], ['公开', '12'], ['备注', '无']]
IndexError"

printf "expected (guess): 12 and 7 in the second row, twice\nseen:\n%s\n" "$seen"
[ "$seen" = "$stated" ] || { echo 'changed: no longer as stated' >&2; exit 1; }
