"""Word documents of the shipped reports, the specimen and twelve made ones, held against the reports by programs
that are not ours. It must say everything that is wrong, not only the first thing."""

import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import readers
import reports
from fontTools.ttLib import TTFont
from lxml import etree

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ["reports/2020.toml", "reports/2024.toml", "tests/specimen/specimen.toml"]

# A file of ours for each face a document asks for.
FACES = {
    "仿宋_GB2312": "GWFangSong-Regular.ttf",
    "方正小标宋简体": "GWBiaoSong-Regular.ttf",
    "黑体": "GWHei-Regular.ttf",
    "楷体_GB2312": "GWKai-Regular.ttf",
    "宋体": "GWSong-Regular.ttf",
    "Times New Roman": "LiberationSerif-Regular.ttf",
}

CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{fonts}/cache</cachedir></fontconfig>
"""

faults = []


def expect(holds, what):
    if not holds:
        faults.append(what)


def install(fonts):
    """Our faces under the names a document asks for."""
    fonts.mkdir()
    for name, file in FACES.items():
        (source,) = (ROOT / "fonts").rglob(file)
        face = TTFont(source)
        for record in face["name"].names:
            if record.nameID in (1, 4, 16):
                record.string = name
        face.save(fonts / file)
    (fonts / "fonts.conf").write_text(CONFIGURATION.format(fonts=fonts))


def written(folder):
    """Every report in a folder of its own with its pictures."""
    for path in SHIPPED:
        source = ROOT / path
        shutil.copy(source, folder / source.name)
        for beside in source.parent.iterdir():
            if beside.is_dir() and beside.name in ("2020", "2024"):
                shutil.copytree(beside, folder / beside.name, dirs_exist_ok=True)
            elif beside.suffix in (".png", ".jpg", ".toml") and not (folder / beside.name).exists():
                shutil.copy(beside, folder / beside.name)
    for number in range(1, 13):
        (folder / f"made{number}.toml").write_text(reports.one(number))
    (folder / "full.toml").write_text(reports.full_lines())
    names = [Path(path).name for path in SHIPPED]
    return names + [f"made{number}.toml" for number in range(1, 13)] + ["full.toml"]


def pages(path):
    told = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
    return int(next(line.split()[1] for line in told.splitlines() if line.startswith("Pages")))


def page_texts(path):
    told = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True)
    return told.stdout.split("\f")[:-1]


def expected(table):
    places = {}
    for cell in table["cells"]:
        for row in range(*cell["rows"]):
            for column in range(*cell["columns"]):
                places[(row, column)] = readers.bare(cell["text"])
    return readers.grid(places)


def hold_tables(name, reader, found, truth):
    expect(len(found) == len(truth), f"{name}: {reader} reads {len(found)} tables, not {len(truth)}")
    for number, (own, table) in enumerate(zip(found, truth), 1):
        wanted = expected(table)
        for row, (read, want) in enumerate(zip(own, wanted)):
            for column, (is_, should) in enumerate(zip(read, want)):
                expect(is_ == should, f"{name}: {reader}: table {number} ({row}, {column}): {is_!r}, not {should!r}")
        shapes = [[len(row) for row in grid] for grid in (own, wanted)]
        expect(shapes[0] == shapes[1], f"{name}: {reader}: table {number} has rows of {shapes[0]}, not {shapes[1]}")


def validated(path):
    command = [str(Path(sys.executable).with_name("openxml-audit")), "--quiet", str(path)]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.returncode == 0, (done.stdout + done.stderr).strip()


def the_validator_can_refuse(sound, folder):
    """A grid behind the rows is refused, so that finding nothing says something."""
    damaged = folder / "damaged.docx"
    with zipfile.ZipFile(sound) as source, zipfile.ZipFile(damaged, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            if name == "word/document.xml":
                start, end = text.index(b"<w:tblGrid>"), text.index(b"</w:tblGrid>") + len(b"</w:tblGrid>")
                close = text.index(b"</w:tr>", end) + len(b"</w:tr>")
                text = text[:start] + text[end:close] + text[start:end] + text[close:]
            target.writestr(name, text)
    expect(not validated(damaged)[0], "openxml-audit takes a grid behind a row")


def hold_rendered(name, folder, truth):
    ours, theirs = pages(folder / "out" / f"{name}.pdf"), pages(folder / "lo" / f"{name}.pdf")
    expect(abs(ours - theirs) <= 1, f"{name}: LibreOffice sets {theirs} pages, we {ours}")
    texts = [readers.bare(text) for text in page_texts(folder / "lo" / f"{name}.pdf")]
    for page, text in enumerate(texts, 1):
        begun, ended = (set(re.findall(sign, text)) for sign in (r"始(\d+)，", r"末(\d+)止"))
        expect(begun == ended, f"{name}: rows {sorted(begun ^ ended)} are divided on page {page}")
    if any(table["columns"] == 4 and table["rows"] > 60 for table in truth["tables"]):
        rows = [text for text in texts if text.count("末") > 2]
        expect(len(rows) > 1, f"{name}: the long table stands on one page")
        expect(all("单位说明件数" in text for text in rows), f"{name}: a header is not repeated")


def hold_numbers(name, path):
    """Odd pages have their number at the right, even ones at the left; those turned sideways are left out."""
    told = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True).stdout
    numbered = 0
    for page in etree.fromstring(told).iter("{*}page"):
        width, height = float(page.get("width")), float(page.get("height"))
        words = [(word.text, float(word.get("xMin")), float(word.get("yMin"))) for word in page.iter("{*}word")]
        for (dash, left, top), (number, *_), (end, *_) in zip(words, words[1:], words[2:]):
            if dash == end == "—" and number.isdigit() and top > height * 0.85 and height > width:
                numbered += 1
                expect((left > width / 2) == (int(number) % 2 == 1), f"{name}: page {number} has its number inside")
    expect(numbered > 2, f"{name}: {numbered} pages have a number")


def hold_full_lines(folder):
    """A page of nothing but text has 22 lines of 28 characters."""
    lines = [line.strip() for line in page_texts(folder / "lo" / "full.pdf")[1].splitlines() if line.strip()]
    own = [line for line in lines if not line.startswith("—") and line != "草稿"]
    expect(len(own) == 22, f"full: {len(own)} lines, not 22")
    widths = sorted({len(line) for line in own})
    expect(widths[-1] == 28, f"full: lines of {widths[-1]} characters, not 28")


def main(program, truths):
    folder = Path(sys.argv[3])
    fonts = folder / "fonts"
    install(fonts)
    names = written(folder)
    for name in names:
        command = [program, "export", name, "--to", "docx,pdf", "--out-dir", "out", "--create-dirs", "--draft"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        expect(done.returncode == 0, f"{name}: {done.stderr}")
    told = subprocess.run([truths] + names, cwd=folder, check=True, capture_output=True, text=True).stdout
    truth = json.loads(told)
    documents = sorted((folder / "out").glob("*.docx"))
    for target in ("pdf", "fodt"):
        readers.office(folder / "lo", documents, target, fonts)
    the_validator_can_refuse(documents[0], folder)
    for name, own in truth.items():
        stem = Path(name).stem
        path = folder / "out" / f"{stem}.docx"
        sound, said = validated(path)
        expect(sound, f"{stem}: openxml-audit: {said}")
        for reader in (readers.python_docx, readers.with_mammoth, readers.with_pandoc):
            hold_tables(stem, reader.__name__, reader(path), own["tables"])
        writer = readers.Writer(folder / "lo" / f"{stem}.fodt")
        hold_tables(stem, "LibreOffice", writer.tables(), own["tables"])
        repeated = [table["header"] if table["parts"] == 1 else 0 for table in own["tables"]]
        expect(writer.header_rows() == repeated, f"{stem}: headers of {writer.header_rows()} rows, not {repeated}")
        expect(not writer.divided_rows(), f"{stem}: rows may be divided")
        headings = [(heading["level"], readers.bare(heading["text"])) for heading in own["headings"]]
        expect(writer.headings() == headings, f"{stem}: headings {writer.headings()}, not {headings}")
        hold_rendered(stem, folder, own)
        hold_numbers(stem, folder / "lo" / f"{stem}.pdf")
    hold_full_lines(folder)
    print("\n".join(faults) if faults else f"{len(truth)} Word documents read alike by everyone")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
