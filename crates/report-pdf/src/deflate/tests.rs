//! Whatever is packed comes back by another's hand, in no more bytes than it needs.

use super::*;
use proptest::prelude::*;

fn inflate(packed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::ZlibDecoder::new(packed), &mut bytes).unwrap();
    bytes
}

/// What nothing can be gained on (Marsaglia's xorshift).
fn noise(length: usize) -> Vec<u8> {
    let mut state = 2_463_534_242_u32;
    let next = std::iter::from_fn(|| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        Some(state.to_be_bytes()[1])
    });
    next.take(length).collect()
}

fn check(bytes: &[u8]) -> usize {
    let packed = Deflater::new().deflate(bytes);
    assert!(inflate(&packed) == bytes, "{} bytes do not come back", bytes.len());
    packed.len()
}

#[test]
fn nothing_little_and_much_come_back() {
    for length in [0, 1, 2, 4, 5, 8, 9, 257, 258, 259, 70_000] {
        check(&noise(length));
        check(&vec![7; length]);
    }
}

#[test]
fn noise_grows_by_its_frame_alone() {
    // Four blocks of 1 MiB, stored in parts of 65,535 bytes with five before each.
    let bytes = noise(3 * 1_048_576 + 5);
    assert!(check(&bytes) <= bytes.len() + 6 + 5 * (3 * 17 + 1));
}

#[test]
fn one_byte_over_and_over_takes_next_to_nothing() {
    assert!(check(&vec![7; 1_000_000]) < 1_100);
}

#[test]
fn a_repeat_is_found_as_far_back_as_it_may_be() {
    let start = noise(64);
    for (distance, is_found) in [(32_768, true), (32_769, false)] {
        let mut bytes = start.clone();
        bytes.resize(distance, 0);
        let alone = check(&bytes);
        bytes.extend_from_slice(&start);
        assert_eq!(check(&bytes) < alone + 20, is_found, "{distance}");
    }
}

#[test]
fn repeats_are_looked_for_in_the_given_places_alone() {
    let bytes = [noise(5_000), noise(5_000), noise(5_000)].concat();
    let length = |places: &[(usize, usize)]| {
        let places: Vec<Range<usize>> = places.iter().map(|(start, end)| *start..*end).collect();
        let packed = Deflater::new().deflate_within(&bytes, &places);
        assert!(inflate(&packed) == bytes);
        packed.len()
    };
    assert!(length(&[(0, 15_000)]) < 5_200);
    assert!(length(&[(0, 5_000), (5_000, 10_000), (10_000, 15_000)]) < 5_200);
    assert!((10_000..10_300).contains(&length(&[(0, 5_000), (10_000, 15_000)])));
    assert!(length(&[(5_000, 10_000)]) > 14_500);
}

proptest! {
    #[test]
    fn whatever_is_packed_comes_back(bytes in proptest::collection::vec(any::<u8>(), 0..5000)) {
        check(&bytes);
    }

    #[test]
    fn what_repeats_comes_back(
        words in proptest::collection::vec(proptest::collection::vec(0..9_u8, 1..40), 1..20),
        order in proptest::collection::vec(any::<proptest::sample::Index>(), 0..600),
    ) {
        let chosen: Vec<&[u8]> = order.iter().map(|word| &**word.get(&words)).collect();
        check(&chosen.concat());
    }

    #[test]
    fn any_places_will_do(
        bytes in proptest::collection::vec(0..3_u8, 0..3000),
        mut ends in proptest::collection::vec(0..3200_usize, 0..20),
    ) {
        ends.sort_unstable();
        let places: Vec<_> = ends.chunks_exact(2).map(|pair| pair[0]..pair[1]).collect();
        let packed = Deflater::new().deflate_within(&bytes, &places);
        prop_assert_eq!(inflate(&packed), bytes);
    }

    #[test]
    fn a_used_deflater_packs_as_a_new_one(
        first in proptest::collection::vec(any::<u8>(), 0..5000),
        second in proptest::collection::vec(0..4_u8, 0..5000),
    ) {
        let mut used = Deflater::new();
        used.deflate(&first);
        prop_assert_eq!(used.deflate(&second), Deflater::new().deflate(&second));
    }
}
