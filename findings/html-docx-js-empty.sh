#!/usr/bin/env bash
# Guess: a .docx made by html-docx-js, which many web editors use for 导出 Word, holds paragraphs and tables
#   that readers of Word documents find.
# Seen (npm html-docx-js 0.3.1): the document's body is one w:altChunk that points to a web archive
#   (MHT) in the package. Word shows it; mammoth 1.13.0, python-docx 1.2.0, docx2txt 0.9 and pandoc 3.9
#   (pypandoc_binary 1.17) find no text and no table, and only mammoth says what it passed over.
# Who meets it: whoever imports a report that was exported from a site's editor and never saved again in
#   Word: a document full of figures reads as blank.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check \
  mammoth==1.13.0 python-docx==1.2.0 docx2txt==0.9 pypandoc_binary==1.17
npm install --silent --no-audit --no-fund --ignore-scripts html-docx-js@0.3.1 >/dev/null

node - <<'JS'
const { asBlob } = require('html-docx-js');
const page = '<!DOCTYPE html><html><body><p>收到申请12件。</p><table><tr><td>总计</td><td>12</td></tr></table></body></html>';
(async () => {
  const made = asBlob(page);
  require('fs').writeFileSync('made.docx', Buffer.isBuffer(made) ? made : Buffer.from(await made.arrayBuffer()));
})();
JS
seen=$(venv/bin/python - <<'PY'
import zipfile
import docx, docx2txt, mammoth, pypandoc

archive = zipfile.ZipFile("made.docx")
print("in the package:", [name for name in archive.namelist() if name.endswith(".mht")], "altChunk" in archive.read("word/document.xml").decode())
with open("made.docx", "rb") as file:
    said = mammoth.convert_to_html(file)
print("mammoth:", repr(said.value), [message.message for message in said.messages])
document = docx.Document("made.docx")
print("python-docx:", len(document.paragraphs), "paragraphs,", len(document.tables), "tables")
print("docx2txt:", repr(docx2txt.process("made.docx")))
print("pandoc:", repr(pypandoc.convert_file("made.docx", "plain").strip()))
PY
)
stated="in the package: ['word/afchunk.mht'] True
mammoth: '' ['An unrecognised element was ignored: w:altChunk']
python-docx: 0 paragraphs, 0 tables
docx2txt: ''
pandoc: ''"

printf 'expected (guess): 收到申请12件。 and a table in all\nseen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { echo 'changed: no longer as stated' >&2; exit 1; }
