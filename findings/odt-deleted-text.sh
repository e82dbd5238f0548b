#!/usr/bin/env bash
# Guess: a figure deleted with changes tracked in LibreOffice is no part of the text read out of the .odt.
# Seen: OpenDocument keeps deleted words in full at the head of the body (text:tracked-changes), and
#   officeparser 7.8.0 (npm) gives them as the first lines of the text; so does a walk over all paragraphs
#   with odfpy 1.4.1. pandoc 3.9 (pypandoc_binary 1.17) leaves them out.
# Who meets it: a draft edited in LibreOffice or WPS on Linux: last year's figures, deleted, are found by a
#   search beside this year's.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check odfpy==1.4.1 pypandoc_binary==1.17
npm install --silent --no-audit --no-fund --ignore-scripts officeparser@7.8.0 >/dev/null

seen=$(
  venv/bin/python - <<'PY'
import pypandoc
from odf import dc, office, teletype
from odf.namespaces import TEXTNS
from odf.opendocument import OpenDocumentText, load
from odf.text import Change, ChangedRegion, Deletion, P, TrackedChanges

document = OpenDocumentText()
changes, region, deletion = TrackedChanges(), ChangedRegion(check_grammar=False, qattributes={(TEXTNS, "id"): "c1"}), Deletion()
who = office.ChangeInfo()
who.addElement(dc.Creator(text="甲"))
who.addElement(dc.Date(text="2025-01-02T00:00:00"))
deletion.addElement(who)
deletion.addElement(P(text="九百件"))
region.addElement(deletion)
changes.addElement(region)
document.text.addElement(changes)
paragraph = P(text="收到")
paragraph.addElement(Change(changeid="c1"))
paragraph.addText("一千件。")
document.text.addElement(paragraph)
document.save("draft.odt")

print("pandoc:", pypandoc.convert_file("draft.odt", "plain").strip())
print("odfpy:", " / ".join(teletype.extractText(p) for p in load("draft.odt").getElementsByType(P)))
PY
  node -e "
require('officeparser').parseOffice('draft.odt').then((read) =>
  console.log('officeparser:', read.toText().trim().split('\n').join(' / ')));"
)
stated='pandoc: 收到一千件。
odfpy: 九百件 / 收到一千件。
officeparser: 九百件 / 收到一千件。'

printf 'expected (guess): 收到一千件。 in all\nseen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { echo 'changed: no longer as stated' >&2; exit 1; }
