//! Which colours a screen's red, green and blue are: the output intent PDF/A asks for
//! (ISO 19005-3 §6.2.3).

use super::Objects;
use super::icc;
use super::object::name;
use lopdf::{Object, Stream, dictionary};

/// What sRGB is called among output conditions.
const CONDITION: &str = "sRGB IEC61966-2.1";

/// Adds the profile and gives the intent that names it.
pub(super) fn add(objects: &mut Objects) -> Object {
    let profile = Stream::new(dictionary! { "N" => 3 }, icc::srgb());
    let profile = objects.add_object(profile);
    Object::Dictionary(dictionary! {
        "Type" => name("OutputIntent"),
        "S" => name("GTS_PDFA1"),
        "OutputConditionIdentifier" => Object::string_literal(CONDITION),
        "Info" => Object::string_literal(CONDITION),
        "DestOutputProfile" => profile,
    })
}
