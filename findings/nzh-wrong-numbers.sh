#!/usr/bin/env bash
# Guess: nzh, the usual npm library for Chinese numerals, decodes the ordinary ones right and says when it
#   cannot (an error, NaN or null).
# Seen (nzh 1.0.14): characters it does not know are skipped without a word. 两千零二十四 is 24, 二〇二四 is
#   224, 三万二 (32,000) is 30002, 一百一 (110) is 101, and a text that is no numeral is 0.
# Who meets it: whoever compares the figures in a report's prose with its tables: 两 and 〇 are in nearly
#   every one, and each wrong answer is a number that looks sound.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts nzh@1.0.14 >/dev/null

seen=$(node -e "
const { cn } = require('nzh');
for (const numeral of ['三百二十', '两千零二十四', '二〇二四', '三万二', '一百一', '若干']) {
  console.log(numeral, cn.decodeS(numeral));
}")
stated='三百二十 320
两千零二十四 24
二〇二四 224
三万二 30002
一百一 101
若干 0'

printf 'expected (guess): 320, 2024, 2024, 32000, 110, an error\nseen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { echo 'changed: no longer as stated' >&2; exit 1; }
