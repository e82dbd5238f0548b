#!/usr/bin/env bash
# Guess: HyperFormula's TEXT gives what Excel's gives for the formats of every report: a share in percent, a
#   count with thousands commas and its unit.
# Seen (npm hyperformula 3.5.0): TEXT(0.125,"0.0%") is 0.1%, not 12.5%; TEXT(1286,"#,##0件") is 1286,##0件,
#   not 1,286件. Dates (yyyy年m月d日) are right.
# Who meets it: sentences put together by formula, ="占"&TEXT(B2/B3,"0.0%"), shown on a page by a sheet
#   widget that computes with it: a hundredth of the share, with nothing amiss to see.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts hyperformula@3.5.0 >/dev/null

seen=$(node - <<'JS'
const { HyperFormula } = require('hyperformula');
const cells = ['=TEXT(0.125,"0.0%")', '=TEXT(1286,"#,##0件")', '=TEXT(45322,"yyyy年m月d日")'];
console.log(HyperFormula.buildFromArray([cells], { licenseKey: 'gpl-v3' }).getSheetValues(0)[0].join(' | '));
JS
)
stated='0.1% | 1286,##0件 | 2024年1月31日'

printf 'expected (guess): 12.5%% | 1,286件 | 2024年1月31日\nseen: %s\n' "$seen"
[ "$seen" = "$stated" ] || { echo 'changed: no longer as stated' >&2; exit 1; }
