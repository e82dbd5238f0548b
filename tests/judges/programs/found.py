"""Whether other people's programs find every figure of our PDFs with its unit, as often as it stands there:
`python found.py FILE…`, with the packages of requirements.txt, Node.js with pdfjs-dist and poppler at hand.

What stands there is told by the tags, which know no blanks. No program's spaces are dropped; line ends are, since a
line may end anywhere.
"""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pdfplumber
import pymupdf
import pypdf
import pypdfium2
from pdfminer.high_level import extract_text
from pdfminer.layout import LAParams

HERE = Path(__file__).parent
# A figure as prose writes it, with what it counts.
FIGURE = re.compile(r"\d[\d.,]*(?:年度|年|月|日|件|条|次|个|人|元|万元|亿元|项|份|篇|期|场|名|家)")
# What a reader sees as text of its own: a cell ends what stands before it.
INLINE = {"P", "Span", "Strong", "Link", "H1", "H2", "H3", "Lbl", "LBody"}


def by_tags(path):
    """The text of the tags, a line for each block."""
    pieces, last = [], None
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            for char in page.chars:
                if char["tag"] is None or char["tag"] == "Artifact":
                    continue
                mark = (char["tag"], char["mcid"])
                if mark != last and not (last and mark[0] in INLINE and last[0] in INLINE):
                    pieces.append("\n")
                pieces.append(char["text"])
                last = mark
    return "".join(pieces)


def poppler(path):
    return subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout


def pdfminer(path):
    return extract_text(path, laparams=LAParams())


def pypdf_(path):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def mupdf(path):
    with pymupdf.open(path) as document:
        return "\n".join(page.get_text() for page in document)


def pdfium(path):
    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


TEXTS = {"poppler": poppler, "pdfminer.six": pdfminer, "pypdf": pypdf_, "MuPDF": mupdf, "pdfium": pdfium}


def searched(path, texts):
    """How often pdf.js finds each."""
    command = ["node", str(HERE / "find.mjs"), path]
    said = subprocess.run(command, input="\n".join(texts), check=True, capture_output=True, text=True)
    return dict(zip(texts, map(int, said.stdout.split())))


def main(paths):
    wrong = 0
    for path in paths:
        text = by_tags(path)
        texts = sorted(set(FIGURE.findall(text)))
        expected = {wanted: text.count(wanted) for wanted in texts}
        found = {"pdf.js": searched(path, texts)}
        for name, read in TEXTS.items():
            flat = re.sub(r"[\r\n\f]", "", read(path))
            found[name] = {wanted: flat.count(wanted) for wanted in texts}
        if len(texts) < 5:
            print(f"{path}: only {len(texts)} figures with a unit: nothing is proven")
            wrong += 1
        for name, counts in found.items():
            missed = Counter({wanted: expected[wanted] - counts[wanted] for wanted in texts})
            lost = {wanted: count for wanted, count in missed.items() if count > 0}
            all_ = sum(expected.values())
            print(f"{path}: {name} finds {all_ - sum(lost.values())} of {all_}", *sorted(lost))
            wrong += len(lost)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
