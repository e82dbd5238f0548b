"""Opens a workbook in LibreOffice and saves it as others; those whose names begin with "moved" after what people do
to a workbook: rows put in above a table and between its rows, a sheet renamed, sums pasted over by their values.
Run by the Python that LibreOffice's bridge is for:

    python3 bridge.py SOURCE.xlsx PROFILE TARGET...
"""

import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".xls": "MS Excel 97", ".ods": "calc8"}


def value(name, it):
    return PropertyValue(Name=name, Value=it)


def desktop(pipe):
    """The office once it listens; it takes some seconds to start."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except NoConnectException:
            time.sleep(0.5)
    raise SystemExit("LibreOffice did not answer")


def rearrange(book):
    requests = book.Sheets.getByName("表三")
    cases = book.Sheets.getByName("表四")
    for sheet in (requests, cases):
        sheet.unprotect("")
    # Three rows above the table, one between two of its rows, a column before it.
    requests.Rows.insertByIndex(1, 3)
    requests.Rows.insertByIndex(12, 1)
    requests.Columns.insertByIndex(0, 1)
    cases.Rows.insertByIndex(0, 2)
    for row in range(60):
        for column in range(20):
            cell = requests.getCellByPosition(column, row)
            if cell.Formula.startswith("="):
                cell.Value = cell.Value
    requests.Name = "依申请公开"
    book.Sheets.moveByName("表四", 0)


def main():
    source, profile, *targets = sys.argv[1:]
    pipe = f"report{Path(profile).name}"
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore"]
    office = subprocess.Popen([*command, f"--accept=pipe,name={pipe};urp;"])
    try:
        calc = desktop(pipe)
        for target in map(Path, targets):
            book = calc.loadComponentFromURL(Path(source).as_uri(), "_blank", 0, (value("Hidden", True),))
            if target.name.startswith("moved"):
                rearrange(book)
            book.storeToURL(target.as_uri(), (value("FilterName", FILTERS[target.suffix]),))
            book.close(True)
        calc.terminate()
    finally:
        office.wait(60)


main()
