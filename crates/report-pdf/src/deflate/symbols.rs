//! The symbols of lengths and distances (RFC 1951 §3.2.5). It must not know how often any is used.

/// Literals, the end of a block, and lengths.
pub(super) const LITERALS_AND_LENGTHS: usize = 286;
/// The symbol that ends a block.
pub(super) const END: usize = 256;
/// The symbol of the shortest length.
pub(super) const FIRST_LENGTH: usize = 257;
/// Distances.
pub(super) const DISTANCES: usize = 30;

/// The shortest length there is a symbol for.
const SHORTEST: u16 = 3;
/// The longest repeat that has a symbol.
pub(super) const LONGEST: usize = 258;
/// How far back a repeat can reach.
pub(super) const FARTHEST: usize = 32_768;

/// One of many lengths or distances: its symbol, and which of those with that symbol it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Symbol {
    /// From 0, among the lengths or among the distances.
    pub(super) index: usize,
    /// What is written behind the symbol's code.
    pub(super) rest: u16,
    /// In how many bits.
    pub(super) bits: u8,
}

/// The symbol of a length from 3 to [`LONGEST`].
pub(super) fn length(length: u16) -> Symbol {
    let beyond = length.saturating_sub(SHORTEST);
    if usize::from(length) >= LONGEST {
        // The longest has a symbol of its own, so that it needs no bits behind it.
        return Symbol { index: 28, rest: 0, bits: 0 };
    }
    of(beyond, 2)
}

/// The symbol of a distance from 1 to [`FARTHEST`].
pub(super) fn distance(distance: u16) -> Symbol {
    of(distance.saturating_sub(1), 1)
}

/// Each power of two is cut into `2^fine` symbols; the first ones stand for one number each.
fn of(number: u16, fine: u8) -> Symbol {
    let power = number.checked_ilog2().map_or(0, |power| u8::try_from(power).unwrap_or_default());
    let bits = power.saturating_sub(fine);
    let step = number >> bits;
    let index = (usize::from(bits) << fine) + usize::from(step);
    Symbol { index, rest: number - (step << bits), bits }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The least number of each symbol and the bits behind it, as the tables of the RFC list them.
    fn table(symbol: impl Fn(u16) -> Symbol, numbers: std::ops::RangeInclusive<u16>) -> String {
        let firsts = numbers.map(|number| (number, symbol(number))).filter(|(_, it)| it.rest == 0);
        let told = firsts.map(|(number, it)| format!("{}:{number}+{}", it.index, it.bits));
        told.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn lengths_are_those_of_the_table() {
        assert_eq!(
            table(length, 3..=258),
            "0:3+0 1:4+0 2:5+0 3:6+0 4:7+0 5:8+0 6:9+0 7:10+0 8:11+1 9:13+1 10:15+1 11:17+1 12:19+2 \
             13:23+2 14:27+2 15:31+2 16:35+3 17:43+3 18:51+3 19:59+3 20:67+4 21:83+4 22:99+4 \
             23:115+4 24:131+5 25:163+5 26:195+5 27:227+5 28:258+0"
        );
    }

    #[test]
    fn distances_are_those_of_the_table() {
        assert_eq!(
            table(distance, 1..=32_768),
            "0:1+0 1:2+0 2:3+0 3:4+0 4:5+1 5:7+1 6:9+2 7:13+2 8:17+3 9:25+3 10:33+4 11:49+4 12:65+5 \
             13:97+5 14:129+6 15:193+6 16:257+7 17:385+7 18:513+8 19:769+8 20:1025+9 21:1537+9 \
             22:2049+10 23:3073+10 24:4097+11 25:6145+11 26:8193+12 27:12289+12 28:16385+13 \
             29:24577+13"
        );
    }
}
