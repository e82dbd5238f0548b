//! `cargo xtask icon`: the Windows program's icon, drawn: a page with a table and a tick. It must not be
//! needed by a build; what it draws is committed.

use png::{BitDepth, ColorType, Encoder};

/// Where it lies, from the top of the tree.
pub(crate) const PATH: &str = "crates/report-cli/windows/icon.ico";

/// Sides in pixels: what Windows shows in lists, on desktops and in its largest view.
const SIDES: [u32; 6] = [16, 24, 32, 48, 64, 256];

/// Lengths of the drawing are in 1/256 of its side.
const UNIT: i64 = 256;

/// A pixel is looked at this often along each side.
const SAMPLES: i64 = 8;

type Colour = [i64; 4];

const NOTHING: Colour = [0, 0, 0, 0];
const PAPER: Colour = [255, 255, 255, 255];
const EDGE: Colour = [90, 98, 110, 255];
const RULE: Colour = [150, 158, 170, 255];
/// The red of official mastheads.
const HEAD: Colour = [200, 16, 30, 255];
const TICK: Colour = [20, 140, 70, 255];

/// The tick: two strokes as wide as [`STROKE`], through these points.
const STROKES: [[(i64, i64); 2]; 2] = [[(120, 190), (156, 226)], [(156, 226), (232, 130)]];
const STROKE: i64 = 15;

/// The icon's bytes: a directory, then a PNG a size.
///
/// # Errors
/// What the encoder says.
pub(crate) fn icon() -> Result<Vec<u8>, String> {
    let pictures: Vec<Vec<u8>> = SIDES.into_iter().map(picture).collect::<Result<_, _>>()?;
    let mut bytes = vec![0, 0, 1, 0];
    bytes.extend(little(SIDES.len(), 2));
    let mut at = 6 + 16 * SIDES.len();
    for (side, picture) in SIDES.iter().zip(&pictures) {
        // A side of 256 is written 0; then no palette, one plane, 32 bits a pixel.
        let side = side.to_le_bytes()[0];
        bytes.extend([side, side, 0, 0, 1, 0, 32, 0]);
        bytes.extend(little(picture.len(), 4));
        bytes.extend(little(at, 4));
        at += picture.len();
    }
    bytes.extend(pictures.into_iter().flatten());
    Ok(bytes)
}

fn little(number: usize, bytes: usize) -> impl Iterator<Item = u8> {
    number.to_le_bytes().into_iter().take(bytes)
}

fn picture(side: u32) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, side, side);
    encoder.set_color(ColorType::Rgba);
    encoder.set_depth(BitDepth::Eight);
    let pixels: Vec<u8> = (0..side)
        .flat_map(|y| (0..side).map(move |x| (x, y)))
        .flat_map(|(x, y)| pixel(x.into(), y.into(), side.into()))
        .collect();
    let mut writer = encoder.write_header().map_err(|error| error.to_string())?;
    writer.write_image_data(&pixels).map_err(|error| error.to_string())?;
    drop(writer);
    Ok(bytes)
}

/// The mean of a pixel's samples; colours weigh by how much they cover.
fn pixel(x: i64, y: i64, side: i64) -> [u8; 4] {
    let at = |pixel: i64, sample: i64| {
        (pixel * 2 * SAMPLES + 2 * sample + 1) * UNIT / (2 * SAMPLES * side)
    };
    let mut sum = NOTHING;
    for (across, down) in (0..SAMPLES).flat_map(|i| (0..SAMPLES).map(move |j| (i, j))) {
        let [red, green, blue, cover] = colour(at(x, across), at(y, down));
        for (total, part) in sum.iter_mut().zip([red * cover, green * cover, blue * cover, cover]) {
            *total += part;
        }
    }
    let [red, green, blue, cover] = sum;
    let whole = cover.max(1);
    [red / whole, green / whole, blue / whole, cover / (SAMPLES * SAMPLES)]
        .map(|part| u8::try_from(part).unwrap_or(u8::MAX))
}

/// What is seen at a point.
fn colour(x: i64, y: i64) -> Colour {
    let within =
        |left, top, right, bottom| (left..right).contains(&x) && (top..bottom).contains(&y);
    if STROKES.iter().any(|&[from, to]| near(x, y, from, to)) {
        return TICK;
    }
    if !within(28, 8, 212, 248) {
        return NOTHING;
    }
    if !within(36, 16, 204, 240) {
        return EDGE;
    }
    if within(60, 40, 180, 60) {
        return HEAD;
    }
    let column = [60, 116, 172].iter().any(|&left| within(left, 84, left + 8, 196));
    let row = [84, 120, 154, 188].iter().any(|&top| within(60, top, 180, top + 8));
    if column || row { RULE } else { PAPER }
}

/// Whether a point lies within half a stroke of the line between two others.
fn near(x: i64, y: i64, (ax, ay): (i64, i64), (bx, by): (i64, i64)) -> bool {
    let (dx, dy, px, py) = (bx - ax, by - ay, x - ax, y - ay);
    let long = dx * dx + dy * dy;
    let along = (px * dx + py * dy).clamp(0, long);
    // The nearest point of the line, times its length squared.
    let (nx, ny) = (px * long - along * dx, py * long - along * dy);
    nx * nx + ny * ny <= STROKE * STROKE * long * long
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_icon_is_the_one_drawn() {
        let committed = std::fs::read(crate::root().join(PATH)).unwrap();
        assert!(committed == icon().unwrap(), "run cargo xtask icon");
    }

    #[test]
    fn each_size_is_where_the_directory_says() {
        let bytes = icon().unwrap();
        for (index, side) in SIDES.into_iter().enumerate() {
            let entry = &bytes[6 + 16 * index..][..16];
            let number = |at: usize| {
                usize::try_from(u32::from_le_bytes(entry[at..at + 4].try_into().unwrap())).unwrap()
            };
            let decoder =
                png::Decoder::new(std::io::Cursor::new(&bytes[number(12)..][..number(8)]));
            assert_eq!(decoder.read_info().unwrap().info().size(), (side, side));
        }
    }
}
