#!/usr/bin/env bash
# Guess: docx-merger, which joins Word documents in Node.js, keeps their automatic numbers; at worst the
#   second document counts on where the first stopped.
# Seen (npm docx-merger 1.2.2): it renames the numberings of each document (77 becomes 770, 771) and not
#   the paragraphs that use them, so a paragraph points at a numbering that is not there. It also writes
#   abstractNum behind num, where the schema has no place for it.
# Who meets it: whoever puts departments' reports into one: 一、二、 before the headings vanish, in every
#   document, the first one too.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-docx==1.2.0
npm install --silent --no-audit --no-fund --ignore-scripts docx-merger@1.2.2 >/dev/null 2>&1

venv/bin/python - <<'PY'
import docx
from docx.oxml import parse_xml

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
for name in ["one", "two"]:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {WORD} w:abstractNumId="77"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {WORD} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for text in ["总体情况", "主动公开"]:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {WORD}><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'))
    document.save(name + ".docx")
PY
node - <<'JS'
const fs = require('fs');
const Merger = require('docx-merger');
const files = ['one.docx', 'two.docx'].map((name) => fs.readFileSync(name, 'binary'));
new Merger({}, files).save('nodebuffer', (made) => fs.writeFileSync('both.docx', made));
JS
seen=$(venv/bin/python - <<'PY'
import re, zipfile

archive = zipfile.ZipFile("both.docx")
document, numbering = (archive.read(f"word/{part}.xml").decode() for part in ["document", "numbering"])
used = re.findall(r'<w:numId w:val="(\d+)"', document)
there = re.findall(r'<w:num w:numId="(\d+)"', numbering)
print("used:", " ".join(used))
print("there:", " ".join(number for number in there if number.startswith("77")))
print("abstractNum behind num:", numbering.rindex("<w:abstractNum ") > numbering.index("<w:num "))
PY
)
stated='used: 77 77 77 77
there: 770 771
abstractNum behind num: True'

printf 'expected (guess): every number used is there\nseen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { echo 'changed: no longer as stated' >&2; exit 1; }
