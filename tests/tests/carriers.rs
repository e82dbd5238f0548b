//! That no picture tells what is nobody's business: not on the page, nor attached to it.

use report_picture::{Picture, PictureFault, Profile, Samples, decode, without_metadata};
use report_tests::carriers::{Carrier, all, tells};
use std::collections::BTreeSet;

#[test]
fn there_are_as_many_carriers_as_were_found_and_each_is_one() {
    let carriers = all();
    assert!(carriers.len() >= 93, "{}", carriers.len());
    let names: BTreeSet<_> = carriers.iter().map(|it| (it.container, it.kind)).collect();
    assert_eq!(names.len(), carriers.len());
    for Carrier { container, kind, bytes } in carriers {
        assert!(tells(&bytes), "{container}, {kind}");
    }
}

#[test]
fn none_tells_anything_on_the_page() {
    for Carrier { container, kind, bytes } in all() {
        let Picture { data, profile, colour, opacity, .. } =
            decode(&bytes).unwrap_or_else(|fault| panic!("{container}, {kind}: {fault:?}"));
        let (Samples::Jpeg(data) | Samples::PngRows(data) | Samples::Plain(data)) = data;
        let profile = if let Profile::Own(profile) = profile { profile } else { Vec::new() };
        let shown = [&data[..], &profile, &opacity.unwrap_or_default()].concat();
        assert!(!tells(&shown) && !tells(format!("{colour:?}").as_bytes()), "{container}, {kind}");
    }
}

#[test]
fn none_tells_anything_attached_and_each_shows_the_same() {
    let seen = |bytes: &[u8]| -> Result<_, PictureFault> {
        let Picture { stored, orientation, colour, depth, data, opacity, profile } = decode(bytes)?;
        let own = matches!(profile, Profile::Own(_)).then_some(profile);
        Ok((stored, orientation, colour, depth, data, opacity, own))
    };
    for Carrier { container, kind, bytes } in all() {
        let bare = without_metadata(&bytes).unwrap_or_else(|| panic!("{container}, {kind}"));
        assert!(!tells(&bare), "{container}, {kind}");
        assert_eq!(seen(&bare), seen(&bytes), "{container}, {kind}");
        assert_eq!(without_metadata(&bare), None, "{container}, {kind}: once and for all");
    }
}

#[test]
fn colours_wider_than_srgb_are_kept_where_there_are_colours() {
    let profiles = all().into_iter().filter(|it| it.kind.contains("profile"));
    let kept: BTreeSet<_> = profiles
        .filter(|it| matches!(decode(&it.bytes).unwrap().profile, Profile::Own(_)))
        .map(|it| it.container)
        .collect();
    assert_eq!(kept, BTreeSet::from(["JPEG in colour", "PNG in colour", "PNG with a palette"]));
}
