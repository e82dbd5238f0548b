#!/usr/bin/env bash
# Guess: a file saved as "Strict Open XML" (ISO/IEC 29500 strict, offered by Excel and Word under 另存为) is
#   either read or refused with an error.
# Seen: openpyxl 3.1.5 opens such a workbook without a word and finds no sheets in it; docx2txt 0.9 and
#   docx-parser-converter 1.0.3 give an empty text for such a document. python-calamine 0.9.1, mammoth
#   1.13.0 (PyPI) and pandoc 3.9 (pypandoc_binary 1.17) read them whole.
# Who meets it: whoever gathers the texts and tables of many offices and finds one report blank.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5 docx2txt==0.9 docx-parser-converter==1.0.3 \
  python-calamine==0.9.1 mammoth==1.13.0 pypandoc_binary==1.17

seen=$(venv/bin/python -W ignore - <<'PY'
import zipfile
import docx2txt, docx_parser_converter, mammoth, openpyxl, pypandoc, python_calamine

STRICT = "http://purl.oclc.org/ooxml"
OFFICE = f"{STRICT}/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument"

def write(name, main, types, parts):
    overrides = "".join(f'<Override PartName="/{part}" ContentType="{KIND}.{kind}+xml"/>' for part, kind in types)
    with zipfile.ZipFile(name, "w") as out:
        out.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>')
        out.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="{main}"/></Relationships>')
        for part, text in parts:
            out.writestr(part, text)

cells = f"{STRICT}/spreadsheetml/main"
write("strict.xlsx", "xl/workbook.xml", [("xl/workbook.xml", "spreadsheetml.sheet.main"), ("xl/worksheets/sheet1.xml", "spreadsheetml.worksheet")], [
    ("xl/workbook.xml", f'<workbook xmlns="{cells}" xmlns:r="{OFFICE}" conformance="strict"><sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>'),
    ("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'),
    ("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{cells}"><sheetData><row r="1"><c r="A1"><v>12</v></c></row></sheetData></worksheet>'),
])
write("strict.docx", "word/document.xml", [("word/document.xml", "wordprocessingml.document.main")], [
    ("word/document.xml", f'<w:document xmlns:w="{STRICT}/wordprocessingml/main" w:conformance="strict"><w:body><w:p><w:r><w:t>收到12件</w:t></w:r></w:p></w:body></w:document>'),
])
print("openpyxl", openpyxl.load_workbook("strict.xlsx").sheetnames)
print("calamine", python_calamine.load_workbook("strict.xlsx").sheet_names)
print("docx2txt", repr(docx2txt.process("strict.docx")))
print("docx-parser-converter", repr(docx_parser_converter.docx_to_text("strict.docx").strip()))
print("mammoth", repr(mammoth.extract_raw_text(open("strict.docx", "rb")).value.strip()))
print("pandoc", repr(pypandoc.convert_file("strict.docx", "plain").strip()))
PY
)
stated="openpyxl []
calamine ['s']
docx2txt ''
docx-parser-converter ''
mammoth '收到12件'
pandoc '收到12件'"

printf 'expected (guess): the sheet and the text in all, or an error\nseen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { echo 'changed: no longer as stated' >&2; exit 1; }
