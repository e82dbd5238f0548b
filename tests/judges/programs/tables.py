"""Whether every character of a ruled table lies inside the rules of its cell: `python tables.py FILE…`, with the
packages of requirements.txt at hand. Programs that take tables out of PDFs give a character that hangs over a rule to
the neighbour, or to nobody.
"""

import sys

import pdfplumber

# Half the thickness of the thickest rule, in points: a cell's box ends in the middle of it.
RULE = 0.5


def name(char):
    return f"“{char['text']}” at {char['x0']:.1f}–{char['x1']:.1f}"


def hanging(page, cell):
    """The characters that begin in a cell and do not end there."""
    left, top, right, bottom = cell
    for char in page.chars:
        across = (char["x0"] + char["x1"]) / 2
        down = (char["top"] + char["bottom"]) / 2
        if not (left < across < right and top < down < bottom) or not char["upright"] or char["text"].isspace():
            continue
        if char["tag"] in ("TH", "TD") and (char["x0"] < left - RULE or char["x1"] > right + RULE):
            yield char, cell


def main(paths):
    wrong = 0
    for path in paths:
        cells = 0
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                for table in page.find_tables():
                    for cell in filter(None, table.cells):
                        cells += 1
                        for char, (left, _, right, _) in hanging(page, cell):
                            wrong += 1
                            print(f"{path}, page {page.page_number}: {name(char)} leaves its cell, {left:.1f}–{right:.1f}")
            tagged = sum(char["tag"] in ("TH", "TD") for page in pdf.pages for char in page.chars)
        print(f"{path}: {cells} cells, {tagged} characters in cells")
        # The three statutory tables alone have some two hundred cells.
        if cells < 200:
            wrong += 1
            print(f"{path}: fewer cells than the form has: the tables were not found")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
