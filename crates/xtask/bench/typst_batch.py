"""Typst kept in memory over many documents: what its command, a process a document, cannot do.

Each worker opens the faces once and sets one document after another; there is a worker a processor.

    python3 crates/xtask/bench/typst_batch.py FONTS FOLDER...

Every folder holds a report.typ with its data and gets a typst.pdf. Needs the package `typst`.
"""

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import typst


def set_all(fonts, folders):
    """Sets the document of every folder with one compiler."""
    root = str(Path(folders[0]).parent)
    compiler = typst.Compiler(root=root, font_paths=[fonts], ignore_system_fonts=True)
    for folder in folders:
        compiler.compile(
            input=os.path.join(folder, "report.typ"),
            output=os.path.join(folder, "typst.pdf"),
            format="pdf",
            pdf_standards=["a-3a"],
        )


def main(fonts, folders):
    workers = os.cpu_count() or 1
    shares = [folders[first::workers] for first in range(workers)]
    shares = [share for share in shares if share]
    with ProcessPoolExecutor(len(shares)) as pool:
        list(pool.map(set_all, [fonts] * len(shares), shares))


if __name__ == "__main__":
    main(sys.argv[1], [os.path.abspath(folder) for folder in sys.argv[2:]])
