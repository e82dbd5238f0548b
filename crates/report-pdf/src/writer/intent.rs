//! Which colours a screen's red, green and blue are: the output intent PDF/A asks for
//! (ISO 19005-3 §6.2.3).

use super::icc;
use super::object::{Objects, name, text};
use pdf_writer::Dict;
use pdf_writer::Ref;

/// What sRGB is called among output conditions.
const CONDITION: &str = "sRGB IEC61966-2.1";

/// Adds the profile.
pub(super) fn add_profile(objects: &mut Objects) -> Ref {
    objects.deflated(&icc::srgb(), |stream| _ = stream.pair(name("N"), 3))
}

/// Writes the intent that names the profile.
pub(super) fn write(mut intent: Dict<'_>, profile: Ref) {
    intent.pair(name("Type"), name("OutputIntent")).pair(name("S"), name("GTS_PDFA1"));
    intent.pair(name("OutputConditionIdentifier"), text(CONDITION));
    intent.pair(name("Info"), text(CONDITION)).pair(name("DestOutputProfile"), profile);
}
