#!/usr/bin/env bash
# Guess: with wordWrap="CJK" ReportLab keeps ， and ” from the start of a line and “ from its end, as Chinese
#   typesetting asks (GB/T 15834, 5.1): it has a table of the characters that may not stand there.
# Seen (reportlab 5.1.0): lines begin with ， and with ” and end with “, at many widths.
# Who meets it: reports made into PDF from Python, the usual way there.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check reportlab==5.1.0

seen=$(venv/bin/python - <<'PY'
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
style = ParagraphStyle("prose", fontName="STSong-Light", fontSize=16, leading=28, wordWrap="CJK")
text = "全年共收到政府信息公开申请12486件，同比上升百分之三，其中自然人申请11500件，“法人或其他组织”申请986件，均已答复。" * 2
bad = set()
for width in range(200, 460, 10):
    paragraph = Paragraph(text, style)
    paragraph.wrap(width, 2000)
    lines = ["".join(line[1]) for line in paragraph.blPara.lines]
    assert "".join(lines) == text
    bad |= {"begins with " + line[0] for line in lines[1:] if line[0] in "，。”"}
    bad |= {"ends with " + line[-1] for line in lines if line[-1] == "“"}
print(", ".join(sorted(bad)))
PY
)
stated='begins with ”, begins with ，, ends with “'

printf 'expected (guess): none\nseen: a line %s\n' "$seen"
[ "$seen" = "$stated" ] || { echo 'changed: no longer as stated' >&2; exit 1; }
