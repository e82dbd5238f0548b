#!/usr/bin/env bash
# Guess: what the Rust crate toml reads, the usual editor extension for TOML (taplo inside) takes for sound
#   too: an inline table over several lines, a comma behind its last entry.
# Seen: toml 1.2.1 reads both, as TOML 1.1 allows; taplo 0.9.3 marks both as errors; tomlkit 0.15.2
#   and smol-toml 1.9.1 (npm) read them.
# Who meets it: an author whose file a checker in Rust accepts while the editor underlines it in red, and
#   whoever reads such files by a script. Files for both keep inline tables on one line.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check taplo==0.9.3 tomlkit==0.15.2
npm install --silent --no-audit --no-fund --ignore-scripts smol-toml@1.9.1 >/dev/null
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "probe"
version = "0.0.0"
edition = "2021"
[workspace]
[dependencies]
toml = { version = "=1.2.1", default-features = false, features = ["std", "parse", "serde"] }
TOML
cat > src/main.rs <<'RS'
fn main() {
    for name in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&name).unwrap();
        println!("toml, {name}: {}", if text.parse::<toml::Table>().is_ok() { "read" } else { "refused" });
    }
}
RS
printf '"图" = { "宽" = 12, "高" = 8 }\n' > one-line.toml
printf '"图" = { "宽" = 12, "高" = 8, }\n' > comma.toml
printf '"图" = {\n  "宽" = 12,\n  "高" = 8\n}\n' > lines.toml

seen=$(
  CARGO_TARGET_DIR=target cargo run --quiet -- one-line.toml comma.toml lines.toml
  for name in one-line.toml comma.toml lines.toml; do
    venv/bin/taplo lint "$name" >/dev/null 2>&1 && said=read || said=refused
    echo "taplo, $name: $said"
  done
  venv/bin/python - <<'PY'
import tomlkit
for name in ["one-line.toml", "comma.toml", "lines.toml"]:
    try:
        tomlkit.parse(open(name, encoding="utf-8").read())
        print(f"tomlkit, {name}: read")
    except ValueError:
        print(f"tomlkit, {name}: refused")
PY
  node --input-type=module - <<'JS'
import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
for (const name of ["one-line.toml", "comma.toml", "lines.toml"]) {
  let said = 'read';
  try { parse(readFileSync(name, 'utf8')); } catch { said = 'refused'; }
  console.log(`smol-toml, ${name}: ${said}`);
}
JS
)
stated='toml, one-line.toml: read
toml, comma.toml: read
toml, lines.toml: read
taplo, one-line.toml: read
taplo, comma.toml: refused
taplo, lines.toml: refused
tomlkit, one-line.toml: read
tomlkit, comma.toml: read
tomlkit, lines.toml: read
smol-toml, one-line.toml: read
smol-toml, comma.toml: read
smol-toml, lines.toml: read'

printf 'expected (guess): all read\nseen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { echo 'changed: no longer as stated' >&2; exit 1; }
