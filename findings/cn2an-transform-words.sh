#!/usr/bin/env bash
# Guess: cn2an.transform, which turns the Chinese numerals of a sentence into figures, leaves alone the
#   words that only contain one (统一, 一般, 一些); turned the other way, a year gets 〇 (GB/T 15835).
# Seen (cn2an 0.5.24): 统1, 1般公共预算, 1些; and 2024年 becomes 二零二四年. In its default mode cn2an.cn2an
#   refuses what reports are full of, 二〇二四 and 两千, with a ValueError; mode "smart" takes both.
# Who meets it: whoever takes the figures out of a report's prose with it, or writes its dates.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check cn2an==0.5.24

seen=$(venv/bin/python -W ignore - <<'PY'
import cn2an

print(cn2an.transform("统一受理三百二十件，一般公共预算，一些问题", "cn2an"))
print(cn2an.transform("2024年1月31日", "an2cn"))
for numeral in ["二〇二四", "两千"]:
    try:
        print(cn2an.cn2an(numeral))
    except ValueError:
        print("ValueError,", cn2an.cn2an(numeral, "smart"))
PY
)
stated='统1受理320件，1般公共预算，1些问题
二零二四年一月三十一日
ValueError, 2024
ValueError, 2000'

printf 'expected (guess): 统一受理320件，一般公共预算，一些问题; 二〇二四年…; 2024; 2000\nseen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { echo 'changed: no longer as stated' >&2; exit 1; }
