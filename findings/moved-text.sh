#!/usr/bin/env bash
# Guess: of a sentence moved with tracked changes on, extracted text has one copy, at the new place: a
#   reader that leaves out deletions (w:del) leaves out w:moveFrom too, and shows w:moveTo like w:ins.
# Seen: docx2txt 0.9, docx2python 3.7.1 (PyPI), officeparser 7.8.0 and word-extractor 1.0.4 (npm) leave out
#   the deletion and give the moved sentence twice. python-docx 1.2.0 has it nowhere, nor the insertion.
#   mammoth 1.13.0 and pandoc 3.9 (pypandoc_binary 1.17) give it once.
# Who meets it: a report that came back from review with its changes still tracked: a sentence of figures
#   stands twice in what is read from it, or not at all.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check \
  docx2txt==0.9 docx2python==3.7.1 python-docx==1.2.0 mammoth==1.13.0 pypandoc_binary==1.17
npm install --silent --no-audit --no-fund --ignore-scripts officeparser@7.8.0 word-extractor@1.0.4 >/dev/null

seen=$(
  venv/bin/python -W ignore - <<'PY'
import docx, docx2txt, mammoth, pypandoc
from docx.oxml import parse_xml
from docx2python import docx2python

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WHO = 'w:author="审核" w:date="2025-01-02T00:00:00Z"'

def change(number, kind, word, text="t"):
    return parse_xml(f'<w:{kind} {WORD} w:id="{number}" {WHO}><w:r><w:{text}>{word}</w:{text}></w:r></w:{kind}>')

document = docx.Document()
old = document.add_paragraph("甲")
old._p.append(change(1, "moveFrom", "移"))
new = document.add_paragraph("乙")
new._p.append(change(2, "moveTo", "移"))
edited = document.add_paragraph("丙")
edited._p.append(change(3, "del", "删", "delText"))
edited._p.append(change(4, "ins", "增"))
document.save("moved.docx")

def show(name, text):
    print(name, " ".join(text.split()))

show("python-docx", "\n".join(p.text for p in docx.Document("moved.docx").paragraphs))
show("docx2txt", docx2txt.process("moved.docx"))
with docx2python("moved.docx") as read:
    show("docx2python", read.text)
with open("moved.docx", "rb") as file:
    show("mammoth", mammoth.extract_raw_text(file).value)
show("pandoc", pypandoc.convert_file("moved.docx", "plain"))
PY
  node - <<'JS'
const { parseOffice } = require('officeparser');
const Word = require('word-extractor');
(async () => {
  const show = (name, text) => console.log(name, text.trim().split(/\s+/).join(' '));
  show('officeparser', (await parseOffice('moved.docx')).toText());
  show('word-extractor', (await new Word().extract('moved.docx')).getBody());
})();
JS
)
stated='python-docx 甲 乙 丙
docx2txt 甲移 乙移 丙增
docx2python 甲移 乙移 丙增
mammoth 甲 乙移 丙增
pandoc 甲 乙移 丙增
officeparser 甲移 乙移 丙增
word-extractor 甲移 乙移 丙增'

printf 'expected (guess): 甲 乙移 丙增 in all\nseen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { echo 'changed: no longer as stated' >&2; exit 1; }
