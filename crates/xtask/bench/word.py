"""The report as python-docx makes it: the same headings, paragraphs and tables with the same merged cells, each
row's cells asked for once, as its documentation advises. Usage: word.py document.json out.docx"""

import json
import sys

from docx import Document

document = json.load(open(sys.argv[1], encoding="utf-8"))
out = Document()
out.add_heading("".join(document["title"]), 0)
for block in document["blocks"]:
    if block["kind"] == "heading":
        out.add_heading(block["text"], block["level"])
    elif block["kind"] == "paragraph":
        out.add_paragraph(block["text"])
    else:
        rows, columns = block["rows"], len(block["columns"])
        table = out.add_table(len(rows), columns)
        grid = [row.cells for row in table.rows]
        taken = set()
        for at, row in enumerate(rows):
            column = 0
            for cell in row:
                while (at, column) in taken:
                    column += 1
                down, across = cell["rows"], cell["columns"]
                own = grid[at][column]
                if down > 1 or across > 1:
                    own = own.merge(grid[at + down - 1][column + across - 1])
                own.text = cell["text"]
                taken.update((at + y, column + x) for y in range(down) for x in range(across))
                column += across
out.save(sys.argv[2])
