"""The fill-in workbook in the hands of other programs: filled through openpyxl, recalculated, rearranged and
saved by LibreOffice as .xlsx, .xls and .ods. Every figure has to be where it was put, every formula has to come
to what it says, and our reader has to find every figure by its name.

    workbook.py PROGRAM READER BRIDGE

PROGRAM is report-cli, READER the example `named_cells` of report-xlsx, BRIDGE the Python LibreOffice's bridge is
for. It makes its own input, prints what was held against what, and fails at the first difference.
"""

import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl
from openpyxl.utils import cell as cells_of
from python_calamine import CalamineWorkbook

PROGRAM, READER, BRIDGE = sys.argv[1:]
YEARS = {2020: 198, 2025: 200}
KINDS = ["xlsx", "xls", "ods"]

# Every file is recalculated when it is opened: what was stored must not be what is compared.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def run(*command):
    subprocess.run([str(it) for it in command], check=True, capture_output=True)


def saved(source, profile, *targets):
    """Saves a file as others, through LibreOffice."""
    run(BRIDGE, Path(__file__).with_name("bridge.py"), source, profile, *targets)


def grids(path):
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def places(book):
    """The named cells: sheet, row and column from 1."""
    found = {}
    for name, defined in book.defined_names.items():
        if name.startswith("aside."):
            continue
        sheet, at = defined.attr_text.rsplit("!", 1)
        column, row = re.fullmatch(r"\$([A-Z]+)\$(\d+)", at).groups()
        found[name] = (sheet.strip("'"), int(row), cells_of.column_index_from_string(column))
    return found


def evaluate(formula, value):
    """What a formula comes to, by rules of this test: sums of cells and ranges, and a difference of two."""
    def total(text):
        numbers = 0
        for part in text.split(","):
            first, _, last = part.partition(":")
            left, top, right, bottom = cells_of.range_boundaries(f"{first}:{last or first}")
            numbers += sum(value(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1))
        return numbers

    terms = [total(term.removeprefix("SUM(").removesuffix(")")) for term in formula.split("-")]
    return terms[0] - sum(terms[1:])


def named(path):
    """What our reader finds by name."""
    out = subprocess.run([READER, path], check=True, capture_output=True, text=True).stdout
    # What stands among our own sums, as a formula or pasted over it, is no figure of anybody's.
    assert "# 0 numbers without a name" in out, (path.name, out.splitlines()[-1])
    lines = (line.split("\t") for line in out.splitlines() if not line.startswith("#"))
    return {name: text for name, _, text in lines}


def hold(path, filled):
    found = named(path)
    wrong = {name: (found.get(name), number) for name, number in filled.items() if found.get(name) != str(number)}
    assert not wrong, (path.name, wrong)


def check(year, count, folder, profile):
    blank = folder / f"{year}.xlsx"
    run(PROGRAM, "workbook", year, "--agency", "云汀区教育局", "-o", blank)
    book = openpyxl.load_workbook(blank)
    where = places(book)
    keys = [name for name in where if where[name][0] != "基本信息"]
    assert len(keys) == count, (year, len(keys))
    luck = random.Random(year)
    filled = {name: luck.choice([0, 0, luck.randrange(30), luck.randrange(3000)]) for name in keys}
    for name, number in filled.items():
        sheet, row, column = where[name]
        book[sheet].cell(row, column).value = number
    source = folder / f"filled{year}.xlsx"
    book.save(source)
    hold(source, filled)

    typed = {where[name]: number for name, number in filled.items()}
    formulas = {
        (sheet.title, cell.row, cell.column): cell.value[1:]
        for sheet in book for line in sheet.iter_rows() for cell in line if cell.data_type == "f"
    }

    def expected(sheet, row, column):
        at = (sheet, row, column)
        if at in formulas:
            return evaluate(formulas[at], lambda r, c: expected(sheet, r, c))
        return typed.get(at, 0)

    assert any(expected(*at) != 0 for at in formulas if "-" in formulas[at])
    same, moved = ([folder / f"{how}{year}.{kind}" for kind in KINDS] for how in ("same", "moved"))
    saved(source, profile, *same, *moved)
    for path in same:
        kind = path.suffix
        found = grids(path)
        for (sheet, row, column), number in typed.items():
            assert found[sheet][row - 1][column - 1] == number, (kind, sheet, row, column)
        for (sheet, row, column), formula in formulas.items():
            seen = found[sheet][row - 1][column - 1]
            assert seen == expected(sheet, row, column), (kind, sheet, row, column, formula, seen)
        hold(path, filled)
        print(f"{path.name}: {len(typed)} figures, {len(formulas)} formulas")

    for path in moved:
        assert "依申请公开" in grids(path)
        hold(path, filled)
        print(f"{path.name}: every figure found by its name")


def stored(folder, profile, district):
    """The results a merge's workbook stores are those LibreOffice computes anew, texts and remarks among them."""
    run(PROGRAM, "merge", district / "2025名册.toml", district / "2025", "-o", folder / "2025.toml", "--draft")
    source = folder / "2025汇总.xlsx"
    # openpyxl saves formulas without results: what stands there afterwards LibreOffice has computed.
    bare, anew = folder / "bare.xlsx", folder / "anew.xlsx"
    book = openpyxl.load_workbook(source)
    book.save(bare)
    saved(bare, profile, anew)
    before, after = grids(source), grids(anew)
    formulas = [(sheet.title, cell.row - 1, cell.column - 1)
                for sheet in book for line in sheet.iter_rows() for cell in line if cell.data_type == "f"]
    assert len(formulas) >= 2 * 200, len(formulas)
    for sheet, row, column in formulas:
        one, other = (found[sheet][row][column] for found in (before, after))
        assert one == other, (sheet, row, column, one, other)
    assert any(before[sheet][row][column] for sheet, row, column in formulas)
    print(f"{source.name}: {len(formulas)} results are those computed anew")


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    for year, count in YEARS.items():
        check(year, count, folder, profile)
    stored(folder, profile, Path(__file__).parents[2] / "reports" / "district")
