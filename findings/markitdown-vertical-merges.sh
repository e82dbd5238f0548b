#!/usr/bin/env bash
# Guess: markitdown, which turns Word documents into Markdown for search and summaries, puts something (a
#   blank or a repeated label) where a cell is merged downwards, so that figures stay under their headings.
# Seen (markitdown 0.1.9): rows under a vertical merge are one cell short, so every figure moves one column
#   to the left: what stood under 法人 stands under 自然人, and 自然人's figure where the label was.
# Who meets it: 表三 of every report is merged downwards: machine-read copies give the figures to the wrong
#   applicants.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --upgrade pip
venv/bin/pip install --quiet --disable-pip-version-check python-docx==1.2.0 'markitdown[docx]==0.1.9'

seen=$(venv/bin/python -W ignore - <<'PY'
import docx
from markitdown import MarkItDown

document = docx.Document()
rows = [("类别", "自然人", "法人"), ("不予公开", "3", "4"), ("", "5", "6")]
table = document.add_table(len(rows), 3)
for row, texts in zip(table.rows, rows):
    for cell, text in zip(row.cells, texts):
        cell.text = text
table.cell(1, 0).merge(table.cell(2, 0)).text = "不予公开"
document.save("merged.docx")

lines = MarkItDown().convert("merged.docx").text_content.strip().splitlines()
print("\n".join(line for line in lines if any(c.isdigit() or c == "类" for c in line)))
PY
)
stated='| 类别 | 自然人 | 法人 |
| 不予公开 | 3 | 4 |
| 5 | 6 |'

printf 'expected (guess): a last row |  | 5 | 6 |\nseen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { echo 'changed: no longer as stated' >&2; exit 1; }
