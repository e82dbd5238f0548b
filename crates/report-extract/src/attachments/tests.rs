//! Files that another program, or chance, has changed.

use super::*;
use lopdf::encryption::encrypt_object;
use lopdf::{EncryptionState, EncryptionVersion, Permissions, StringFormat};
use report_pdf::PdfOptions;

fn carried(name: &str, relationship: Relationship, bytes: &[u8]) -> Attachment {
    let (media_type, description) = ("application/toml".to_owned(), "年报文件".to_owned());
    Attachment { name: name.to_owned(), media_type, description, relationship, bytes: bytes.into() }
}

fn given() -> Vec<Attachment> {
    let report = "year = 2024\n[agency]\nname = \"云汀区人民政府\"\n".repeat(9);
    let picture: Vec<u8> = (0..=u8::MAX).rev().cycle().take(2000).collect();
    vec![
        carried("2024.toml", Relationship::Source, report.as_bytes()),
        carried("2024/办理结果.png", Relationship::Supplement, &picture),
    ]
}

fn pdf() -> Vec<u8> {
    let options = PdfOptions { attachments: given(), ..PdfOptions::default() };
    crate::tests::empty(&options)
}

/// The file as another program saves it, one thing changed.
fn saved(change: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut objects = Document::load_mem(&pdf()).unwrap();
    change(&mut objects);
    let mut bytes = Vec::new();
    objects.save_to(&mut bytes).unwrap();
    bytes
}

/// The stream of the report's own file.
fn report(objects: &mut Document) -> &mut Stream {
    let is_report = |object: &&mut Object| {
        let size = given().first().map(|file| file.bytes.len());
        let stream = object.as_stream().ok();
        let parameters = stream.and_then(|it| it.dict.get(b"Params").ok()?.as_dict().ok());
        let said = parameters.and_then(|it| it.get(b"Size").ok()?.as_i64().ok());
        said.and_then(|said| usize::try_from(said).ok()) == size
    };
    objects.objects.values_mut().find(is_report).unwrap().as_stream_mut().unwrap()
}

fn parameters(objects: &mut Document) -> &mut Dictionary {
    report(objects).dict.get_mut(b"Params").unwrap().as_dict_mut().unwrap()
}

fn check_damaged(change: impl FnOnce(&mut Document)) {
    let damaged = ExtractError::Damaged("2024.toml".to_owned());
    assert_eq!(attachments(&saved(change)), Err(damaged));
}

#[test]
fn names_inside_hold_no_folder() {
    let bytes = saved(|_| ());
    let objects = load::load(&bytes).unwrap();
    let files = tree::files(&objects).unwrap();
    let names: Vec<_> = files.iter().filter_map(|file| words(&objects, file, b"UF")).collect();
    assert_eq!(names, ["2024%2F办理结果.png", "2024.toml"]);
}

#[test]
fn what_another_program_saved_is_read() {
    assert_eq!(attachments(&saved(|_| ())), Ok(given()));
    let unpacked = saved(|objects| report(objects).decompress().unwrap());
    assert_eq!(attachments(&unpacked), Ok(given()));
    let unsaid = saved(|objects| _ = report(objects).dict.remove(b"Params"));
    assert_eq!(attachments(&unsaid), Ok(given()));
}

#[test]
fn a_bit_changed_in_an_attachment_never_goes_unseen() {
    let whole = pdf();
    let packed = {
        let mut objects = Document::load_mem(&whole).unwrap();
        report(&mut objects).content.clone()
    };
    let start = memchr::memmem::find(&whole, &packed).unwrap();
    for bit in 0..packed.len() * 8 {
        let mut changed = whole.clone();
        *changed.get_mut(start + bit / 8).unwrap() ^= 1 << (bit % 8);
        // The bits that fill the last byte of a packing mean nothing.
        let read = attachments(&changed);
        assert!(read.is_err() || read == attachments(&whole), "{bit}");
    }
}

/// Each file's name, relationship and bytes.
fn contents(files: &[Attachment]) -> Vec<(&str, Relationship, &[u8])> {
    files.iter().map(|file| (&*file.name, file.relationship, &*file.bytes)).collect()
}

#[test]
fn a_byte_changed_anywhere_gives_the_same_files_or_none() {
    let whole = pdf();
    let whole_files = attachments(&whole).unwrap();
    let expected = contents(&whole_files);
    for place in (0..whole.len()).step_by(7) {
        let mut changed = whole.clone();
        *changed.get_mut(place).unwrap() ^= 0x15;
        match attachments(&changed) {
            // What kind of file it is stands in the open; nothing of ours asks.
            Ok(files) => assert!(files.is_empty() || contents(&files) == expected, "{place}"),
            Err(error) => assert!(error.to_string().contains("PDF"), "{place}"),
        }
    }
}

#[test]
fn what_is_said_of_a_file_is_held_to() {
    check_damaged(|objects| parameters(objects).set("Size", 9));
    check_damaged(|objects| {
        parameters(objects).set("CheckSum", Object::String(vec![7; 16], StringFormat::Literal));
    });
    check_damaged(|objects| {
        let stream = report(objects);
        let half = stream.content.len() / 2;
        stream.content.truncate(half);
        stream.dict.set("Length", i64::try_from(half).unwrap());
    });
    check_damaged(|objects| {
        report(objects).decompress().unwrap();
        report(objects).content.swap(0, 1);
    });
}

#[test]
fn a_packing_without_a_checksum_of_its_own_needs_one() {
    let to_base85 = |objects: &mut Document| {
        report(objects).decompress().unwrap();
        let bytes = report(objects).content.clone();
        let mut digits = base85(&bytes);
        digits.extend_from_slice(b"~>");
        report(objects).set_content(digits);
        report(objects).dict.set("Filter", "ASCII85Decode");
    };
    assert!(attachments(&saved(to_base85)).is_ok());
    check_damaged(|objects| {
        to_base85(objects);
        parameters(objects).remove(b"CheckSum");
    });
}

/// Bytes in base 85 (ISO 32000-1 §7.4.3).
fn base85(bytes: &[u8]) -> Vec<u8> {
    let mut digits = Vec::new();
    for group in bytes.chunks(4) {
        let mut word = [0; 4];
        word.get_mut(..group.len()).unwrap().copy_from_slice(group);
        let mut value = u32::from_be_bytes(word);
        let mut five = [0; 5];
        for digit in five.iter_mut().rev() {
            *digit = u8::try_from(value % 85).unwrap() + b'!';
            value /= 85;
        }
        digits.extend_from_slice(five.get(..=group.len()).unwrap());
    }
    digits
}

#[test]
fn a_stream_that_many_share_is_unpacked_once_and_more_than_fits_is_refused() {
    let shared = saved(|objects| {
        let large = vec![0; 60 << 20];
        let packed = packed(&large);
        let stream = report(objects);
        stream.set_content(packed);
        stream.dict.remove(b"Params");
        name_again(objects, 100);
    });
    let files = attachments(&shared).unwrap();
    assert_eq!(files.len(), 102);
    let large: Vec<_> = files.iter().filter(|file| file.bytes.len() == 60 << 20).collect();
    assert_eq!(large.len(), 101);
    assert!(large.array_windows().all(|[one, other]| Arc::ptr_eq(&one.bytes, &other.bytes)));
    let announced = saved(|objects| parameters(objects).set("Size", 1_i64 << 30));
    assert_eq!(attachments(&announced), Err(ExtractError::TooLarge));
    let unannounced = saved(|objects| {
        report(objects).set_content(packed(&vec![0; MOST_BYTES + 1]));
        report(objects).dict.remove(b"Params");
    });
    assert_eq!(attachments(&unannounced), Err(ExtractError::TooLarge));
    assert_eq!(
        attachments(&saved(|objects| name_again(objects, 10_000))),
        Err(ExtractError::TooMany)
    );
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packer, bytes).unwrap();
    packer.finish().unwrap()
}

/// Names the last file of the list so many times more.
fn name_again(objects: &mut Document, times: usize) {
    let names = objects.objects.values_mut().find_map(|object| {
        let catalog = object.as_dict_mut().ok().filter(|it| it.has_type(b"Catalog"))?;
        let names = catalog.get_mut(b"Names").ok()?.as_dict_mut().ok()?;
        names
            .get_mut(b"EmbeddedFiles")
            .ok()?
            .as_dict_mut()
            .ok()?
            .get_mut(b"Names")
            .ok()?
            .as_array_mut()
            .ok()
    });
    let names = names.unwrap();
    let last: Vec<_> = names.iter().rev().take(2).rev().cloned().collect();
    (0..times).for_each(|_| names.extend(last.clone()));
}

#[test]
fn a_tree_that_turns_in_a_circle_is_broken() {
    let circle = saved(|objects| {
        let node = objects.new_object_id();
        let kids = Object::Array(vec![Object::Reference(node), Object::Reference(node)]);
        let node_of_itself = lopdf::dictionary! { "Kids" => kids };
        objects.objects.insert(node, Object::Dictionary(node_of_itself));
        let names = lopdf::dictionary! { "EmbeddedFiles" => Object::Reference(node) };
        objects.catalog_mut().unwrap().set("Names", names);
    });
    assert_eq!(attachments(&circle), Err(ExtractError::Broken));
}

/// Encrypted with these passwords; the dictionary stands in the trailer itself, or apart.
fn encrypted(user: &str, is_direct: bool) -> Vec<u8> {
    saved(|objects| {
        let version = EncryptionVersion::V2 {
            document: objects,
            owner_password: "owner",
            user_password: user,
            key_length: 128,
            permissions: Permissions::all(),
        };
        let state = EncryptionState::try_from(version).unwrap();
        objects.encrypt(&state).unwrap();
        // lopdf leaves the strings of a stream's dictionary as they are; MuPDF and the standard do not.
        for (id, object) in &mut objects.objects {
            let said = object.as_stream_mut().map(|stream| stream.dict.iter_mut());
            for (_, value) in said.into_iter().flatten() {
                encrypt_object(&state, *id, value).unwrap();
            }
        }
        if is_direct {
            let encryption = objects.get_encrypted().unwrap().clone();
            objects.trailer.set("Encrypt", encryption);
        }
    })
}

#[test]
fn encryption_without_a_password_hides_nothing() {
    let expected = attachments(&saved(|_| ()));
    assert!(expected.is_ok());
    for is_direct in [true, false] {
        assert_eq!(attachments(&encrypted("", is_direct)), expected, "{is_direct}");
        let locked = attachments(&encrypted("secret", is_direct));
        assert_eq!(locked, Err(ExtractError::Locked), "{is_direct}");
    }
}

#[test]
fn a_file_that_speaks_of_encryption_is_none() {
    let words = b"year = 2024 # /Encrypt is a key of PDF";
    let options = |bytes: &[u8]| PdfOptions {
        attachments: vec![carried("2024.toml", Relationship::Source, bytes)],
        ..PdfOptions::default()
    };
    let pdf = crate::tests::empty(&options(words));
    let mut objects = Document::load_mem(&pdf).unwrap();
    objects.decompress();
    let mut plain = Vec::new();
    objects.save_to(&mut plain).unwrap();
    assert!(memchr::memmem::find(&plain, words).is_some());
    let files = attachments(&plain).unwrap();
    assert_eq!(files.first().map(|file| &*file.bytes), Some(&words[..]));
}
