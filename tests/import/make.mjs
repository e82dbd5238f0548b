// A Word document of the tables on standard input, by npm's docx: its tblGrid is shorter than its rows.
import { readFileSync, writeFileSync } from "node:fs";
import { AlignmentType, Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from "docx";

const { title, parts, rows, counts } = JSON.parse(readFileSync(0, "utf8"));
const cell = ([text, down, across]) =>
  new TableCell({ children: [new Paragraph(text)], rowSpan: down, columnSpan: across });
let at = 0;
const tables = counts.map((count) => {
  const own = rows.slice(at, at + count);
  at += count;
  return new Table({ rows: own.map((row) => new TableRow({ children: row.map(cell) })) });
});
const heading = (text) => new Paragraph({ text, heading: HeadingLevel.HEADING_1 });
const children = [
  new Paragraph({ text: title, alignment: AlignmentType.CENTER }),
  heading(parts[0]),
  new Paragraph("总体情况良好。"),
  ...tables.flatMap((table, index) => [heading(parts[index + 1]), table]),
  heading(parts[4]),
  new Paragraph("解读材料的形式还不够丰富。"),
];
writeFileSync(process.argv[2], await Packer.toBuffer(new Document({ sections: [{ children }] })));
