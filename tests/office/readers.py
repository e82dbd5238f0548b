"""What other programs read in a Word document: its tables as grids, each place with the text of the cell that
covers it. Each reader must see what every other one sees."""

import os
import subprocess
from html.parser import HTMLParser

import docx
import mammoth
import pypandoc
from lxml import etree

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
FORMAT = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"


def bare(text):
    """A text without blanks, which programs add and take away."""
    return "".join(text.split())


def python_docx(path):
    tables = docx.Document(path).tables
    return [[[bare(cell.text) for cell in row.cells] for row in table.rows] for table in tables]


class Tables(HTMLParser):
    """The tables of a page, spans filled out."""

    def __init__(self):
        super().__init__()
        self.tables, self.cell = [], None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "table":
            self.tables.append({})
            self.row = -1
        elif tag == "tr":
            self.row, self.column = self.row + 1, 0
        elif tag in ("td", "th"):
            table = self.tables[-1]
            while (self.row, self.column) in table:
                self.column += 1
            self.cell = []
            rows, columns = int(attributes.get("rowspan", 1)), int(attributes.get("colspan", 1))
            for row in range(rows):
                for column in range(columns):
                    table[(self.row + row, self.column + column)] = self.cell

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.cell = None

    def handle_data(self, data):
        if self.cell is not None:
            self.cell.append(data)

    def grids(self):
        return [grid({place: bare("".join(cell)) for place, cell in table.items()}) for table in self.tables]


def grid(places):
    rows = 1 + max((row for row, _ in places), default=-1)
    columns = 1 + max((column for _, column in places), default=-1)
    return [[places.get((row, column)) for column in range(columns)] for row in range(rows)]


def of_html(text):
    reader = Tables()
    reader.feed(text)
    return reader.grids()


def with_mammoth(path):
    with open(path, "rb") as file:
        return of_html(mammoth.convert_to_html(file).value)


def with_pandoc(path):
    # A reader of its own makes links of what the text says.
    command = [pypandoc.get_pandoc_path(), "--from", "docx", "--to", "html", str(path)]
    return of_html(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


class Writer:
    """A document as LibreOffice understands it, by its flat XML."""

    def __init__(self, path):
        self.tree = etree.parse(path)

    def tables(self):
        return [self.table(table) for table in self.elements()]

    def elements(self):
        """The tables of the text; charts hold tables of their own."""
        body = self.tree.find(f".//{{{OFFICE}}}text")
        found = body.iter(f"{{{TABLE}}}table")
        return [table for table in found if not any(True for _ in table.iterancestors(f"{{{DRAW}}}object"))]

    def table(self, table):
        places = {}
        for row, element in enumerate(table.iter(f"{{{TABLE}}}table-row")):
            column = 0
            for cell in element:
                kind = etree.QName(cell).localname
                repeated = int(cell.get(f"{{{TABLE}}}number-columns-repeated", 1))
                if kind == "table-cell":
                    rows = int(cell.get(f"{{{TABLE}}}number-rows-spanned", 1))
                    columns = int(cell.get(f"{{{TABLE}}}number-columns-spanned", 1))
                    text = bare("".join(cell.itertext()))
                    for down in range(rows):
                        for across in range(max(columns, repeated)):
                            places[(row + down, column + across)] = text
                column += repeated
        return grid(places)

    def header_rows(self):
        """How many rows of each table are repeated."""
        count = lambda table: len(table.findall(f"{{{TABLE}}}table-header-rows/{{{TABLE}}}table-row"))
        return [count(table) for table in self.elements()]

    def divided_rows(self):
        """The styles of rows that may be divided."""
        styles = self.tree.iterfind(f".//{{{STYLE}}}style/{{{STYLE}}}table-row-properties")
        return [style for style in styles if style.get(f"{{{FORMAT}}}keep-together") != "always"]

    def headings(self):
        level = f"{{{TEXT}}}outline-level"
        found = self.tree.iter(f"{{{TEXT}}}h")
        return [(int(heading.get(level)), bare("".join(heading.itertext()))) for heading in found]


def office(folder, documents, target, fonts):
    """Converts documents; LibreOffice sees the faces of `fonts` and no others."""
    environment = dict(os.environ, FONTCONFIG_FILE=str(fonts / "fonts.conf"))
    profile = f"-env:UserInstallation=file://{fonts / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", target, "--outdir", str(folder)]
    subprocess.run(command + [str(path) for path in documents], check=True, env=environment, capture_output=True, timeout=420)
