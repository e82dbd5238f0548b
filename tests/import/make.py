"""Makes the files import is measured on, each with its gold beside it: `python make.py FOLDER`.

Every file is of our own making, by one pinned tool (requirements.txt, package.json): what a clerk's file looks like
in one state. The gold says the edition, the year, the agency, and which cells differ from the sample report's: another
text, or `?` where the file cannot say and a person has to be asked.
"""
import copy, json, pathlib, re, shutil, subprocess, sys, base64, quopri

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
import openpyxl
from openpyxl.utils import get_column_letter
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table as OdsTable, TableRow, TableCell, CoveredTableCell
from odf.text import P
import pypandoc

from form import *

OUT = pathlib.Path(sys.argv[1])
OUT.mkdir(parents=True, exist_ok=True)
HERE = pathlib.Path(__file__).resolve().parent
YEARS = {"2021": 2024, "2019": 2020}
AGENCY = "云汀区人民政府"
made = []


def gold(name, tool, state, edition="2021", cells=None, year=None, agency=AGENCY, published="", prose=None, open_=None):
    """The gold of a file: what a person reads there."""
    about = {"tool": tool, "state": state, "edition": edition, "year": year or YEARS[edition],
             "agency": agency, "published": published, "cells": cells or {}}
    if prose is not None:
        about["overview"] = prose
    (OUT / f"{name}.gold.json").write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n")
    made.append(name)


def title(edition, agency=AGENCY):
    return f"{agency}{YEARS[edition]}年政府信息公开工作年度报告"


def tables(edition, change=None):
    rows = load(edition)
    if change:
        change(rows)
    return [disclosure(edition, rows), requests(edition, rows), cases(rows)]


# --- Word, by python-docx -------------------------------------------------------------------------------------------

def draw(document, table, edit=None):
    """A table as Word writes it. python-docx's own `merge` takes minutes for 表三, so the rows are set up here."""
    height, width = size(table)
    grid = document.add_table(rows=0, cols=width)
    grid.style = "Table Grid"
    covering = {}
    for row, column, cell in placed(table):
        for down in range(cell.down):
            covering[row + down, column] = (cell, down)
    for row in range(height):
        line, column = OxmlElement("w:tr"), 0
        grid._tbl.append(line)
        while column < width:
            if (row, column) not in covering:
                column += 1
                continue
            cell, down = covering[row, column]
            own, properties = OxmlElement("w:tc"), OxmlElement("w:tcPr")
            own.append(properties)
            if cell.across > 1:
                span = OxmlElement("w:gridSpan")
                span.set(qn("w:val"), str(cell.across))
                properties.append(span)
            if cell.down > 1:
                merge = OxmlElement("w:vMerge")
                if down == 0:
                    merge.set(qn("w:val"), "restart")
                properties.append(merge)
            line.append(own)
            lines = cell.text.split("\n") if down == 0 else [""]
            wrapped = docx.table._Cell(own, grid)
            for index, text in enumerate(lines):
                own.append(OxmlElement("w:p"))
                wrapped.paragraphs[index].text = text
            if edit and down == 0:
                edit(wrapped, cell)
            column += cell.across
    return grid


def word(edition="2021", drawn=None, heading=None, before=None, edit=None, parts=PARTS, notes=True, change=None):
    document = docx.Document()
    heading = heading or (lambda text, level: document.add_heading(text, level))
    line = document.add_paragraph(title(edition))
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if before:
        before(document)
    drawn = drawn if drawn is not None else tables(edition, change)
    heading(parts[0], 1)
    heading("（一）主动公开", 2)
    document.add_paragraph(f"{YEARS[edition]}年，全年主动公开政府信息12486条，比上年有所增加。")
    for part, table in zip(parts[1:4], drawn):
        heading(part, 1)
        for piece in (table if isinstance(table[0][0], list) else [table]):
            draw(document, piece, edit)
            document.add_paragraph("")
        if notes:
            document.add_paragraph("注：含上年结转。")
    heading(parts[4], 1)
    document.add_paragraph("解读材料的形式还不够丰富，下一步改进。")
    heading(parts[5], 1)
    document.add_paragraph("本年度没有收取信息处理费。")
    return document


OVERVIEW = ["# 主动公开", "{year}年，全年主动公开政府信息12486条，比上年有所增加。"]


def overview(edition):
    return [line.replace("{year}", str(YEARS[edition])) for line in OVERVIEW]


def save(document, name, state, edition="2021", cells=None, prose=True, **about):
    document.save(OUT / f"{name}.docx")
    gold(f"{name}.docx", "python-docx", state, edition, cells,
         prose=overview(edition) if prose else None, **about)


for edition in ("2021", "2019"):
    save(word(edition), f"word-plain-{edition}", "merged cells as printed", edition)


def cut(table, at, header=0):
    """A table cut in two, the second piece with so many header rows again; merged cells are cut with it."""
    cells = placed(table)
    pieces = []
    for start, end in ((0, at), (at, len(table))):
        rows = [[] for _ in range(start, end)]
        for row, column, cell in cells:
            first, last = max(row, start), min(row + cell.down, end)
            if first < last:
                own = copy.copy(cell)
                own.down = last - first
                rows[first - start].append((column, own))
        pieces.append([[cell for _, cell in sorted(row, key=lambda it: it[0])] for row in rows])
    pieces[1] = copy.deepcopy(table[:header]) + pieces[1]
    return pieces


for edition in ("2021", "2019"):
    one, two, three = tables(edition)
    save(word(edition, [one, cut(two, 14), three]), f"word-cut-{edition}", "cut over pages", edition)
    one, two, three = tables(edition)
    save(word(edition, [one, cut(two, 14, 3), three]), f"word-cut-headers-{edition}", "headers repeated by hand", edition)

one, two, three = tables("2021")
widest = copy.deepcopy(one)
for line in widest:
    line[-1].across += 15 - sum(cell.across for cell in line)
middle = copy.deepcopy(two)
for row, line in enumerate(middle):
    if row != 2:  # 总计 of the row above reaches down there
        line[-1].across += 5
three_in_one = widest + middle + three


def together(edition):
    document = docx.Document()
    document.add_paragraph(title(edition)).alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_heading(PARTS[0], 1)
    document.add_paragraph("总体情况良好。")
    document.add_heading(PARTS[1], 1)
    draw(document, three_in_one)
    document.add_heading(PARTS[4], 1)
    document.add_paragraph("解读材料的形式还不够丰富。")
    return document


save(together("2021"), "word-three-in-one", "three tables in one", prose=False)


def swapped(table, first, second):
    """表三 with two of its seven columns in each other's place; their labels go with them."""
    out = copy.deepcopy(table)
    out[2][first - 1], out[2][second - 1] = out[2][second - 1], out[2][first - 1]
    for line in out[3:]:
        values = line[-7:]
        values[first], values[second] = values[second], values[first]
        line[-7:] = values
    return out


one, two, three = tables("2021")
save(word("2021", [one, swapped(two, 1, 4), three]), "word-columns-swapped", "columns swapped")


def without(table, column):
    out = copy.deepcopy(table)
    out[2] = [cell for at, cell in enumerate(out[2]) if at != column - 1]
    out[1][1].across -= 1
    out[0][1].across -= 1
    for line in out[3:]:
        del line[len(line) - 7 + column]
    return out


rows = load("2021")
save(word("2021", [one, without(two, 3), three]), "word-column-missing", "a column missing",
     cells={f"{key}#3": "?" for key in rows if key.startswith("requests.")})


def relabel(table, changes):
    out = copy.deepcopy(table)
    for line in out:
        for cell in line:
            if cell.head:
                for old, new in changes:
                    cell.text = re.sub(old, new, cell.text)
    return out


ALTERED = [("^行政规范性文件$", "规范性文件"), ("（六）其他处理", "（六）其他"), ("^本年制发件数$", "本年制发数量"),
           ("政府信息公开申请数量$", "申请数量"), ("^社会公益组织$", "公益组织"), ("属于四类过程性信息", "过程性信息"),
           ("^3.要求提供公开出版物$", "3.公开出版物"), ("^尚未审结$", "未审结"),
           ("^1.申请人无正当理由逾期不补正.*", "1.申请人逾期不补正")]
save(word("2021", [relabel(table, ALTERED) for table in tables("2021")]), "word-labels-altered", "labels altered")
save(word("2019", [relabel(table, [("（六）其他处理", "（六）其他"), ("^对外公开总数量$", "对外公开数量")])
                   for table in tables("2019")]), "word-labels-altered-2019", "labels altered", "2019")
NUMBERS = [(r"^[一二三四五六七]、", ""), (r"^（[一二三四五六七]）", ""), (r"^\d\.", "")]
save(word("2021", [relabel(table, NUMBERS) for table in tables("2021")]), "word-numbers-lost", "numbers lost")
HALF = [("（", "("), ("）", ")"), ("“", '"'), ("”", '"'), (r"(\d)\.", r"\1．"), ("，", ",")]
save(word("2021", [relabel(table, HALF) for table in tables("2021")]), "word-half-width", "half and full width")
BREAKS = [("^(.{4,})$", lambda match: match.group(1)[:3] + "\n" + match.group(1)[3:]), ("其他", "其 他"), ("^规章$", "规　章")]
save(word("2021", [relabel(table, BREAKS) for table in tables("2021")]), "word-breaks", "line breaks and blanks inside")


def wide(rows):
    for key, values in rows.items():
        rows[key] = ["".join(chr(ord(ch) + 0xfee0) if ch.isascii() and ch.isdigit() else ch for ch in value)
                     if value.isdigit() else value for value in values]


save(word("2021", change=wide), "word-digits-wide", "half and full width")


def spaced(rows):
    for key, values in rows.items():
        rows[key] = [("\u00a0" + value + "\u3000") if at % 2 else ("\u200b" + value[:1] + "\u00ad" + value[1:])
                     for at, value in enumerate(values)]


save(word("2021", change=spaced), "word-invisible", "characters that cannot be seen")


def thousands(rows):
    rows["proactive_disclosure.licensing"] = ["10,326,814"]
    rows["proactive_disclosure.penalties"] = ["58,213件"]
    rows["requests.granted"][3] = "/"
    rows["requests.granted"][4] = "—"
    rows["requests.granted"][5] = "无"
    rows["requests.not_processed.repeated"][1] = ""


changed = {"proactive_disclosure.licensing#0": "10,326,814", "proactive_disclosure.penalties#0": "58,213件",
           "requests.granted#3": "/", "requests.granted#4": "—", "requests.granted#5": "无",
           "requests.not_processed.repeated#1": ""}
save(word("2021", change=thousands), "word-units-and-marks", "units, commas, marks for none", cells=changed)


def twice(rows):
    rows["requests.received"][1] = "12\n13"
    rows["requests.granted"][0] = "8 2"
    rows["cases.reconsideration"][4] = "若干"


save(word("2021", change=twice), "word-two-numbers", "two numbers in a cell",
     cells={"requests.received#1": "?", "requests.granted#0": "?", "cases.reconsideration#4": "?"})

both = tables("2021")
differing = tables("2021", lambda rows: rows["requests.received"].__setitem__(0, "215"))[1]
document = word("2021", both)
document.add_page_break()
draw(document, differing)
save(document, "word-two-that-differ", "two tables that differ", cells={"requests.received#0": "?"})


def unmerged_cases(rows):
    table = [[Cell("类别", across=2, head=True)] + [Cell(label, head=True) for label in OUTCOMES]]
    table.append([Cell("行政复议", across=2, head=True)] + [Cell(value) for value in rows["cases.reconsideration"]])
    table.append([Cell("行政诉讼", down=2, head=True), Cell("未经复议直接起诉", head=True)]
                 + [Cell(value) for value in rows["cases.direct_litigation"]])
    table.append([Cell("复议后起诉", head=True)] + [Cell(value) for value in rows["cases.litigation_after_reconsideration"]])
    return table


one, two, three = tables("2021")
save(word("2021", [one, two, unmerged_cases(load("2021"))]), "word-cases-as-rows", "表四 as rows")

# Prose: headings by each of their marks.


def by_look(document):
    def heading(text, level):
        paragraph = document.add_paragraph()
        run = paragraph.add_run(re.sub(r"^（一）", "", text) if level > 1 else text)
        run.bold = True
        if level == 1:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return heading


def build(make):
    """A document whose headings are made otherwise."""
    original = docx.Document
    holder = {}

    def factory(*args):
        holder["document"] = original(*args)
        return holder["document"]
    docx.Document = factory
    try:
        return word("2021", heading=lambda text, level: make(holder["document"])(text, level))
    finally:
        docx.Document = original


save(build(by_look), "word-headings-by-look", "headings by look")


def typed(document):
    return lambda text, level: document.add_paragraph(text)


document = build(typed)
document.save(OUT / "word-headings-typed.docx")
gold("word-headings-typed.docx", "python-docx", "headings typed", prose=overview("2021"))


def outlined(document):
    def heading(text, level):
        paragraph = document.add_paragraph(re.sub(r"^（一）", "", text))
        outline = OxmlElement("w:outlineLvl")
        outline.set(qn("w:val"), str(level - 1))
        paragraph._p.get_or_add_pPr().append(outline)
    return heading


save(build(outlined), "word-headings-by-outline", "headings by outline")


def numbered(document):
    """Headings with automatic numbers: 一、 and （一）."""
    part = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "90")
    for level, (form, text) in enumerate([("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）")]):
        own = OxmlElement("w:lvl")
        own.set(qn("w:ilvl"), str(level))
        for name, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", text)):
            element = OxmlElement(name)
            element.set(qn("w:val"), value)
            own.append(element)
        abstract.append(own)
    if not part.findall(qn("w:abstractNum") + f"[@{qn('w:abstractNumId')}='90']"):
        part.insert(0, abstract)
        number = OxmlElement("w:num")
        number.set(qn("w:numId"), "90")
        of = OxmlElement("w:abstractNumId")
        of.set(qn("w:val"), "90")
        number.append(of)
        part.append(number)

    def heading(text, level):
        paragraph = document.add_paragraph(re.sub(r"^(（[一二三]）|[一二三四五六]、)", "", text))
        properties = paragraph._p.get_or_add_pPr()
        own = OxmlElement("w:numPr")
        for name, value in (("w:ilvl", str(level - 1)), ("w:numId", "90")):
            element = OxmlElement(name)
            element.set(qn("w:val"), value)
            own.append(element)
        properties.append(own)
    return heading


save(build(numbered), "word-headings-automatic", "headings with automatic numbers")


def automatic_labels(own, cell):
    if cell.head and re.match(r"^\d\.", cell.text):
        paragraph = own.paragraphs[0]
        paragraph.text = cell.text[2:]
        paragraph.style = "List Number"


save(word("2021", edit=automatic_labels), "word-labels-automatic", "automatic numbers in labels")


def revised(own, cell):
    """A figure that was changed with changes tracked: the old one deleted, the new one inserted."""
    if cell.path == "requests.received#0":
        paragraph = own.paragraphs[0]
        run = paragraph.runs[0]._r
        run.getparent().remove(run)
        for name, text, tag in (("w:del", "213", "w:delText"), ("w:ins", "214", "w:t")):
            change = OxmlElement(name)
            change.set(qn("w:id"), "1")
            change.set(qn("w:author"), "某")
            piece, words = OxmlElement("w:r"), OxmlElement(tag)
            words.text = text
            piece.append(words)
            change.append(piece)
            paragraph._p.append(change)


save(word("2021", edit=revised), "word-changes-tracked", "changes tracked")


def hidden(own, cell):
    if cell.path == "requests.received#0":
        own.paragraphs[0].add_run("9").font.hidden = True


save(word("2021", edit=hidden), "word-hidden", "hidden text")


def controlled(own, cell):
    if cell.path:
        element = own._tc
        control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
        element.addprevious(control)
        control.append(content)
        content.append(element)


def fields(own, cell):
    if cell.path and cell.text.isdigit():
        paragraph = own.paragraphs[0]
        run = paragraph.runs[0]._r
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), " DOCPROPERTY a ")
        run.addprevious(field)
        field.append(run)


save(word("2021", edit=fields), "word-fields", "results of fields")
save(word("2021", edit=controlled), "word-content-controls", "content controls")


def indented(document):
    """表四 moved in by a grid column."""
    for row in document.tables[-1]._tbl.tr_lst:
        properties = row.get_or_add_trPr()
        before = OxmlElement("w:gridBefore")
        before.set(qn("w:val"), "1")
        properties.append(before)
    for element in document.tables[-1]._tbl.findall(qn("w:tblGrid")):
        element.clear()


document = word("2021")
indented(document)
save(document, "word-grid-before", "grid columns before, a short grid")


def merged_across(document):
    """gridSpan written as hMerge, as old files have it."""
    for table in document.tables:
        for row in table._tbl.tr_lst:
            for cell in list(row.tc_lst):
                span = cell.grid_span
                if span > 1:
                    properties = cell.get_or_add_tcPr()
                    properties.remove(properties.find(qn("w:gridSpan")))
                    first = OxmlElement("w:hMerge")
                    first.set(qn("w:val"), "restart")
                    properties.append(first)
                    vertical = properties.find(qn("w:vMerge"))
                    last = cell
                    for _ in range(span - 1):
                        more = OxmlElement("w:tc")
                        own = OxmlElement("w:tcPr")
                        if vertical is not None:
                            own.append(copy.deepcopy(vertical))
                        own.append(OxmlElement("w:hMerge"))
                        more.append(own)
                        more.append(OxmlElement("w:p"))
                        last.addnext(more)
                        last = more


document = word("2021")
merged_across(document)
save(document, "word-merged-across", "cells merged by hMerge")

# --- Pages ----------------------------------------------------------------------------------------------------------


def html_table(table, tag="td", spans=True):
    lines = []
    for line in table:
        cells = []
        for cell in line:
            own = ""
            if spans and cell.down > 1:
                own += f' rowspan="{cell.down}"'
            if spans and cell.across > 1:
                own += f' colspan="{cell.across}"'
            cells.append(f"<{tag}{own}>{cell.text.replace(chr(10), '<br>')}</{tag}>")
        lines.append("<tr>" + "".join(cells) + "</tr>")
    return '<table border="1"><tbody>\n' + "\n".join(lines) + "\n</tbody></table>"


def page(edition="2021", drawn=None, meta="", before="", after="", spans=True, heading="h2"):
    drawn = drawn or tables(edition)
    year = YEARS[edition]
    body = [f"<h1>{title(edition)}</h1>", before, f"<{heading}>{PARTS[0]}</{heading}>", "<h3>（一）主动公开</h3>",
            f"<p>{year}年，全年主动公开政府信息12486条，比上年有所增加。</p>"]
    for part, table in zip(PARTS[1:4], drawn):
        body += [f"<{heading}>{part}</{heading}>", html_table(table, spans=spans), "<p>注：含上年结转。</p>"]
    body += [f"<{heading}>{PARTS[4]}</{heading}>", "<p>解读材料的形式还不够丰富，下一步改进。</p>",
             f"<{heading}>{PARTS[5]}</{heading}>", "<p>本年度没有收取信息处理费。</p>", after]
    return (f'<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"><title>{title(edition)}</title>{meta}</head>\n<body>\n'
            + "\n".join(body) + "\n</body></html>\n")


def write(name, text, state, edition="2021", cells=None, encoding="utf-8", prose=True, **about):
    (OUT / name).write_bytes(text.encode(encoding) if isinstance(text, str) else text)
    gold(name, "by hand", state, edition, cells, prose=overview(edition) if prose else None, **about)


for edition in ("2021", "2019"):
    write(f"page-plain-{edition}.html", page(edition), "a page as published", edition)
write("page-gbk.html", page().replace('charset="utf-8"', 'charset="gb2312"'), "a page in GBK", encoding="gbk")
write("page-meta.html", page(meta='<meta name="PubDate" content="2025-01-22 09:30"><meta name="ContentSource" content="区政府办">'),
      "a page with its site's tags", published="2025-01-22")
links = "".join(f'<li><a href="/{at}">栏目{at}</a></li>' for at in range(30))
around = page(before=f'<div class="where"><a href="/">首页</a> &gt; <a href="/a">政务公开</a> &gt; <a href="/b">年报</a></div><ul>{links}</ul>',
              after='<div><a href="/c">上一篇</a> <a href="/d">下一篇</a></div><footer><p>主办：云汀区人民政府</p></footer>')
write("page-navigation.html", around, "a page with navigation")
copy_for_print = page()
inner = copy_for_print.split("<body>")[1].split("</body>")[0]
write("page-print-copy.html", copy_for_print.replace("</body>", f'<div class="print">{inner}</div></body>'), "a second copy for print")
write("page-print-hidden.html", copy_for_print.replace("</body>", f'<div style="display: none">{inner}</div></body>'), "a second copy for print")


def joined(rows, edition="2021"):
    """The three tables without any merged cell, labels joined."""
    one = []
    for heading, columns, own in DISCLOSURE[edition]:
        one.append([Cell(f"{heading} 信息内容")] + [Cell(label) for label in columns])
        for key, label in own:
            one.append([Cell(label)] + [Cell(value) for value in rows["proactive_disclosure." + key]])
    two = [[Cell("申请人情况")] + [Cell(("法人或其他组织 " if 0 < at < 6 else "") + label) for at, label in enumerate(WHO)]]
    for key, label in (("received", "一、本年新收政府信息公开申请数量"), ("pending_at_start", "二、上年结转政府信息公开申请数量")):
        two.append([Cell(label)] + [Cell(value) for value in rows["requests." + key]])
    for group, own in results(edition):
        for key, leaf in own:
            label = f"三、{group}" + (f" {leaf}" if leaf else "")
            two.append([Cell(label)] + [Cell(value) for value in rows["requests." + key]])
    two.append([Cell("四、结转下年度继续办理")] + [Cell(value) for value in rows["requests.pending_at_end"]])
    three = [[Cell("")] + [Cell(label) for label in OUTCOMES]]
    for (key, _), label in zip(CASES, ("行政复议", "行政诉讼 未经复议直接起诉", "行政诉讼 复议后起诉")):
        three.append([Cell(label)] + [Cell(value) for value in rows["cases." + key]])
    return [one, two, three]


for edition in ("2021", "2019"):
    write(f"page-unmerged-{edition}.html", page(edition, joined(load(edition), edition)), "labels joined, nothing merged", edition)
# A filter that drops every colspan and rowspan: no figure stands under its heading any more.
lost = {f"{key}#{at}": "?" for key, values in load("2021").items() for at in range(len(values))
        if key.startswith(("requests.", "cases."))}
write("page-spans-dropped.html", page(spans=False), "merges cut by a filter", cells=lost)
grouped = page().replace('<td rowspan="3" colspan="3">', '<td rowspan="0" colspan="3">')
grouped = re.sub(r"(<table border=\"1\">)<tbody>\n(<tr><td rowspan=\"0\".*?</tr>\n.*?</tr>\n.*?</tr>\n)", r"\1<thead>\2</thead><tbody>", grouped, flags=re.S)
write("page-rowspan-zero.html", grouped, "rowspan 0 and row groups")
breaks = page(drawn=[relabel(table, BREAKS) for table in tables("2021")])
write("page-breaks.html", breaks, "line breaks and blanks inside")
write("page-paragraphs-in-cells.html", re.sub(r"<td([^>]*)>([^<]*)</td>", r"<td\1><p><span>\2</span></p></td>", page()), "paragraphs in cells")
layout = page()
layout = layout.replace("<body>", '<body><table width="100%"><tr><td><a href="/">首页</a></td></tr><tr><td>').replace("</body>", "</td></tr></table></body>")
write("page-in-a-table.html", layout, "a page laid out in a table")
picture = base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"\0" * 20).decode()
multipart = ("From: <Saved by a browser>\r\nSubject: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n"
             "\tboundary=\"----=_Next\"\r\n\r\n------=_Next\r\nContent-Type: text/html; charset=\"gb2312\"\r\n"
             "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: http://www.example.com/a.html\r\n\r\n").encode()
multipart += quopri.encodestring(page().replace('charset="utf-8"', 'charset="gb2312"').encode("gbk")).replace(b"\n", b"\r\n")
multipart += ("\r\n------=_Next\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
              f"Content-Location: http://www.example.com/a.png\r\n\r\n{picture}\r\n------=_Next--\r\n").encode()
write("page-saved.mht", multipart, "a page saved as one file")


def csv(edition):
    lines = []
    for table in tables(edition):
        height, width = size(table)
        grid = [[""] * width for _ in range(height)]
        for row, column, cell in placed(table):
            text = cell.text
            grid[row][column] = f'"{text}"' if "," in text or "\n" in text else text
        lines += [",".join(row) for row in grid] + [",".join([""] * width)]
    return title(edition) + "," * 3 + "\r\n" + "\r\n".join(lines) + "\r\n"


for edition in ("2021", "2019"):
    write(f"text-{edition}.csv", csv(edition), "a table as text", edition, encoding="gbk", prose=False)
write("text-tabs.txt", csv("2021").replace(",", "\t"), "a table as text", prose=False)

# --- Workbooks ------------------------------------------------------------------------------------------------------


def number(text):
    return float(text) if re.fullmatch(r"\d+(\.\d+)?", text) else text


def sheets(edition="2021", drawn=None):
    drawn = drawn or tables(edition)
    return [("表二", drawn[0]), ("表三", drawn[1]), ("表四", drawn[2])]


def with_openpyxl(name, state, edition="2021", drawn=None, cells=None, finish=None, one_sheet=False, **about):
    book = openpyxl.Workbook()
    book.remove(book.active)
    offset = 0
    for index, (label, table) in enumerate(sheets(edition, drawn)):
        if one_sheet and index:
            sheet, start = book.active, offset
        else:
            sheet, start = book.create_sheet("年报" if one_sheet else label), 0
            sheet.cell(1, 1, title(edition))
            start = 2
        for row, column, cell in placed(table):
            own = sheet.cell(start + row + 1, column + 1)
            own.value = cell.text if cell.head or "\n" in cell.text else number(cell.text)
            if cell.down > 1 or cell.across > 1:
                sheet.merge_cells(start_row=start + row + 1, start_column=column + 1,
                                  end_row=start + row + cell.down, end_column=column + cell.across)
        offset = start + size(table)[0] + 1
    if finish:
        finish(book)
    book.save(OUT / name)
    gold(name, "openpyxl", state, edition, cells, **about)


for edition in ("2021", "2019"):
    with_openpyxl(f"book-plain-{edition}.xlsx", "a workbook, a sheet a table", edition)
with_openpyxl("book-one-sheet.xlsx", "a workbook, all on one sheet", one_sheet=True)
with_openpyxl("book-labels-altered.xlsx", "labels altered", drawn=[relabel(table, ALTERED) for table in tables("2021")])
with_openpyxl("book-columns-swapped.xlsx", "columns swapped",
              drawn=[tables("2021")[0], swapped(tables("2021")[1], 1, 4), tables("2021")[2]])


def totals(book):
    """Totals as formulas without results, as programs write them."""
    sheet = book["表三"]
    for row in range(6, 31):
        sheet.cell(row, 10).value = f"=SUM(D{row}:I{row})"


with_openpyxl("book-formulas.xlsx", "formulas without results", finish=totals)


def hide(book):
    book["表三"].row_dimensions[9].hidden = True
    book["表四"].sheet_state = "hidden"


with_openpyxl("book-hidden.xlsx", "hidden rows and sheets", finish=hide)


def as_dates(book):
    for row in book["表四"].iter_rows(min_row=6):
        for cell in row:
            cell.number_format = "yyyy-mm-dd"


with_openpyxl("book-dates.xlsx", "counts shown as dates", finish=as_dates)


def moved(book):
    sheet = book["表三"]
    sheet.insert_rows(1, 3)
    sheet.title = "申请情况"
    sheet.cell(1, 1, "填报单位：" + AGENCY)


def xlsxwriter_book(name, state, edition="2021", formulas=False):
    book = xlsxwriter.Workbook(OUT / name)
    for label, table in sheets(edition):
        sheet = book.add_worksheet(label)
        sheet.write(0, 0, title(edition))
        form = book.add_format({"border": 1, "text_wrap": True})
        for row, column, cell in placed(table):
            value = cell.text if cell.head else number(cell.text)
            if cell.down > 1 or cell.across > 1:
                sheet.merge_range(row + 2, column, row + 1 + cell.down, column + cell.across - 1, value, form)
            else:
                sheet.write(row + 2, column, value, form)
        if formulas and label == "表三":
            for row in range(5, 30):
                sheet.write_formula(row, 9, f"=SUM(D{row + 1}:I{row + 1})", form)
    book.close()
    gold(name, "XlsxWriter", state, edition)


xlsxwriter_book("book-xlsxwriter.xlsx", "a workbook, a sheet a table")
xlsxwriter_book("book-xlsxwriter-2019.xlsx", "a workbook, a sheet a table", "2019")
xlsxwriter_book("book-xlsxwriter-formulas.xlsx", "formulas stored as 0", formulas=True)


def xlwt_book(name, edition):
    book = xlwt.Workbook(encoding="utf-8")
    for label, table in sheets(edition):
        sheet = book.add_sheet(label)
        sheet.write(0, 0, title(edition))
        for row, column, cell in placed(table):
            value = cell.text if cell.head else number(cell.text)
            sheet.write_merge(row + 2, row + 1 + cell.down, column, column + cell.across - 1, value)
    book.save(str(OUT / name))
    gold(name, "xlwt", "a workbook of an older program", edition)


for edition in ("2021", "2019"):
    xlwt_book(f"book-old-{edition}.xls", edition)
shutil.copy(OUT / "book-old-2021.xls", OUT / "book-wps.et")
gold("book-wps.et", "xlwt", "a workbook under WPS's name")


def odf_book(name, edition):
    document = OpenDocumentSpreadsheet()
    for label, table in sheets(edition):
        own = OdsTable(name=label)
        height, width = size(table)
        head = TableRow()
        cell = TableCell(valuetype="string")
        cell.addElement(P(text=title(edition)))
        head.addElement(cell)
        own.addElement(head)
        where = {(row, column): cell for row, column, cell in placed(table)}
        for row in range(height):
            line = TableRow()
            for column in range(width):
                cell = where.get((row, column))
                if cell is None:
                    line.addElement(CoveredTableCell())
                    continue
                spans = {"numberrowsspanned": cell.down, "numbercolumnsspanned": cell.across}
                value = cell.text if cell.head else number(cell.text)
                if isinstance(value, float):
                    element = TableCell(valuetype="float", value=value, **spans)
                else:
                    element = TableCell(valuetype="string", **spans)
                element.addElement(P(text=cell.text))
                line.addElement(element)
            own.addElement(line)
        document.spreadsheet.addElement(own)
    document.save(str(OUT / name))
    gold(name, "odfpy", "a workbook of OpenDocument", edition)


for edition in ("2021", "2019"):
    odf_book(f"book-open-{edition}.ods", edition)

# --- What other programs make of them -------------------------------------------------------------------------------

pandoc = pathlib.Path(pypandoc.get_pandoc_path())
for source, name in (("page-unmerged-2021.html", "pandoc-unmerged.docx"), ("page-plain-2021.html", "pandoc-plain.docx"),
                     ("page-plain-2019.html", "pandoc-plain-2019.docx"), ("word-plain-2021.docx", "pandoc-plain.html")):
    extra = ["-s"] if name.endswith("html") else []
    subprocess.run([pandoc, OUT / source, "-o", OUT / name, "--metadata", f"title={title('2019' if '2019' in name else '2021')}"] + extra, check=True)
    gold(name, "pandoc", "written by pandoc", "2019" if "2019" in name else "2021")

office = shutil.which("soffice")
if office:
    for source, target, name in (
            ("word-plain-2021.docx", "docx:MS Word 2007 XML", "office-plain.docx"),
            ("word-plain-2019.docx", "html:HTML (StarWriter)", "office-plain-2019.html"),
            ("word-plain-2021.docx", "html:HTML (StarWriter)", "office-plain.html"),
            ("word-headings-automatic.docx", "docx:MS Word 2007 XML", "office-automatic.docx"),
            ("page-plain-2021.html", "docx:MS Word 2007 XML", "office-from-page.docx"),
            ("book-plain-2021.xlsx", "xls:MS Excel 97", "office-book.xls"),
            ("book-plain-2021.xlsx", "ods", "office-book.ods"),
            ("book-formulas.xlsx", "xlsx:Calc MS Excel 2007 XML", "office-formulas.xlsx"),
            ("book-plain-2019.xlsx", "html:HTML (StarCalc)", "office-book-2019.html")):
        work = OUT / "work"
        work.mkdir(exist_ok=True)
        extension = target.split(":")[0]
        subprocess.run([office, "--headless", "--convert-to", target, "--outdir", work, OUT / source],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        (work / (pathlib.Path(source).stem + "." + extension)).replace(OUT / name)
        for rest in work.iterdir():
            rest.unlink()
        gold(name, "LibreOffice", "written by LibreOffice", "2019" if "2019" in name else "2021")
    (OUT / "work").rmdir()

for name in ("npm-plain-2021.docx", "npm-plain-2019.docx"):
    edition = name[10:14]
    grid = [[(cell.text, cell.down, cell.across) for cell in line] for table in tables(edition) for line in table]
    counts = [len(table) for table in tables(edition)]
    data = json.dumps({"title": title(edition), "parts": PARTS, "rows": grid, "counts": counts}, ensure_ascii=False)
    subprocess.run(["node", HERE / "make.mjs", OUT / name], input=data.encode(), check=True)
    gold(name, "npm docx", "a short table grid", edition)

print(len(made), "files")
