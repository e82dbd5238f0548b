"""The check an office writes for itself: tomllib and sums by hand over the statutory tables.

It is what `report-cli check` is measured against: one process over every file named, or over every
.toml file of a folder. It knows the tables' sums and nothing of prose, places or causes.

    python3 crates/xtask/bench/check.py FILE-OR-FOLDER...

Prints each fault and, last, how many files and faults there were; exits with 1 where there is one.
"""

import sys
import tomllib
from pathlib import Path

OUTCOMES = [
    "granted",
    "partially_granted",
    "denied",
    "unavailable",
    "not_processed",
    "closed_otherwise",
]


def number(cell):
    """The number in a cell; a blank counts as 0, and 增加15 or 63800万元 as its digits."""
    if isinstance(cell, str):
        digits = "".join(ch for ch in cell if ch.isdigit() or ch == ".")
        return float(digits) if digits else 0
    return cell


def rows(table, prefix=""):
    """Every row of a table with its dotted name."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from rows(value, f"{prefix}{key}.")
        elif key != "notes" and isinstance(value, list):
            yield prefix + key, [number(cell) for cell in value]


def row_totals(name, table):
    """In each row the last cell is the sum of the others."""
    for key, cells in table.items():
        if len(cells) > 1 and sum(cells[:-1]) != cells[-1]:
            yield f"{name}.{key}: 总计填的是{cells[-1]}，各栏相加是{sum(cells[:-1])}"


def columns(requests):
    """In each column the outcomes add up to the total, and what came in to what went out."""
    blank = [0] * 7
    width = len(requests.get("received", blank))
    for column in range(width):
        def cell(key):
            return requests.get(key, blank)[column]

        outcomes = sum(
            cells[column] for key, cells in requests.items() if key.split(".")[0] in OUTCOMES
        )
        if outcomes != cell("processed"):
            yield f"requests 第{column + 1}列: （七）总计是{cell('processed')}，各项相加是{outcomes}"
        taken = cell("received") + cell("pending_at_start")
        done = cell("processed") + cell("pending_at_end")
        if taken != done:
            yield f"requests 第{column + 1}列: 一加二是{taken}，三加四是{done}"


def faults(path):
    """Everything wrong with one report."""
    with open(path, "rb") as file:
        report = tomllib.load(file)
    requests = dict(rows(report.get("requests", {})))
    cases = dict(rows(report.get("cases", {})))
    yield from row_totals("requests", requests)
    yield from row_totals("cases", cases)
    yield from columns(requests)


def main(names):
    paths = []
    for name in map(Path, names):
        paths.extend(sorted(name.glob("*.toml")) if name.is_dir() else [name])
    found = 0
    for path in paths:
        try:
            for fault in faults(path):
                found += 1
                print(f"{path}: {fault}")
        except (OSError, ValueError) as error:
            found += 1
            print(f"{path}: 读不了：{error}")
    print(f"{len(paths)} 份，{found} 处错误")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
