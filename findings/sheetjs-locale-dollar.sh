#!/usr/bin/env bash
# Guess: [$-804] in a number format names the language (Chinese, China) and prints nothing. With [DBNum1]
#   before it Excel shows 12 as 十二; a library without that shows 12.
# Seen (SheetJS, npm xlsx 0.18.5): where the rest is General or 0 it prints a dollar sign, $12; before a
#   date it prints nothing. G/通用格式, which Chinese Excel writes for General, cannot be formatted at all.
# Who meets it: whoever shows a Chinese workbook on a page or turns it into CSV with SheetJS: a count of
#   applications becomes an amount of money.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts xlsx@0.18.5 >/dev/null

seen=$(node - <<'JS'
const sheetjs = require('xlsx');
const forms = ['[DBNum1][$-804]General', '[$-804]0', '[DBNum1][$-804]yyyy"年"m"月"', 'G/通用格式'];
const sheet = {
  '!ref': 'A1:D1',
  ...Object.fromEntries(forms.map((z, n) => ['ABCD'[n] + '1', { t: 'n', v: n === 2 ? 45322 : 12, z }])),
};
const book = { SheetNames: ['s'], Sheets: { s: sheet } };
const read = sheetjs.read(sheetjs.write(book, { type: 'buffer', bookType: 'xlsx' }), { cellNF: true });
// What a cell shows, and "no text" where the library gave up.
console.log(forms.map((_, n) => read.Sheets.s['ABCD'[n] + '1'].w ?? 'no text').join(' | '));
JS
)
stated='$12 | $12 | 2024年1月 | no text'

printf 'expected (guess): 12 | 12 | 2024年1月 | 12\nseen: %s\n' "$seen"
[ "$seen" = "$stated" ] || { echo 'changed: no longer as stated' >&2; exit 1; }
