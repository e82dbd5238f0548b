"""The report's tables as XlsxWriter makes them: a sheet each, the same merged cells, numbers as numbers. Usage:
workbook.py document.json out.xlsx"""

import json
import sys

import xlsxwriter

document = json.load(open(sys.argv[1], encoding="utf-8"))
book = xlsxwriter.Workbook(sys.argv[2])
look = book.add_format({"border": 1, "align": "center", "valign": "vcenter", "text_wrap": True})
for block in document["blocks"]:
    if block["kind"] != "table":
        continue
    sheet = book.add_worksheet()
    taken = set()
    for at, row in enumerate(block["rows"]):
        column = 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            down, across = cell["rows"], cell["columns"]
            text = cell["text"]
            value = int(text) if text.isdigit() else text
            if down > 1 or across > 1:
                sheet.merge_range(at, column, at + down - 1, column + across - 1, value, look)
            else:
                sheet.write(at, column, value, look)
            taken.update((at + y, column + x) for y in range(down) for x in range(across))
            column += across
book.close()
