//! Pictures: saved beside the report under names of their own, and named in the text with their captions. It must
//! not change a picture.

use super::Writer;
use super::caption;
use crate::draft;
use crate::foreign::{Image, Paragraph, Picture};
use crate::outcome::{Item, Saved};
use crate::plain::one_line;

/// What a picture without a caption is called.
const UNNAMED: &str = "图片";

/// How files of pictures begin, and how their names end (the signatures of PNG, ISO/IEC 15948; JFIF; GIF 89a;
/// Windows BMP, EMF and placeable WMF; WebP).
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"\x01\x00\x00\x00", "emf"),
    (b"\xd7\xcd\xc6\x9a", "wmf"),
    (b"RIFF", "webp"),
];

impl Writer<'_> {
    /// The line that shows a picture, and the block that was its caption.
    pub(super) fn picture(
        &mut self,
        picture: &Picture,
        before: Option<usize>,
        next: Option<usize>,
    ) -> (String, Option<usize>) {
        let below =
            next.filter(|next| self.paragraph_at(*next).is_some_and(caption::is_of_picture));
        let above = before
            .and_then(|at| self.paragraph_at(at))
            .filter(|it| below.is_none() && it.style.is_some() && caption::is_of_picture(it));
        let words = below.and_then(|at| self.paragraph_at(at)).or(above).map(Paragraph::text);
        let words = words.unwrap_or_else(|| picture.alternative.clone());
        let words = caption::words(&words, '图');
        let words = if words.is_empty() { UNNAMED.to_owned() } else { words };
        let bytes = match &picture.image {
            Image::Bytes(bytes) => bytes,
            Image::Elsewhere(address) => {
                let why = "图片不在文件里，没有取".to_owned();
                self.missing(picture, &words, address, why);
                return (draft::literal(&words), below);
            }
        };
        let path = self.save(bytes);
        let width = picture
            .width
            .map(|width| format!(" \"宽={}.{:02}cm\"", width / 1000, width % 1000 / 10));
        let words = draft::words(&words).replace(']', "\\]");
        (format!("![{words}]({path}{})", width.unwrap_or_default()), below)
    }

    /// Keeps a picture's bytes, each once, and gives its path.
    fn save(&mut self, bytes: &[u8]) -> String {
        if let Some(known) = self.pictures.iter().find(|saved| saved.bytes == bytes) {
            return known.path.clone();
        }
        let kind = SIGNATURES.iter().find(|(head, _)| bytes.starts_with(head));
        let kind = kind.map_or("bin", |(_, kind)| *kind);
        let path = format!("{}/图{}.{kind}", self.folder, self.pictures.len() + 1);
        self.pictures.push(Saved { path: path.clone(), bytes: bytes.to_vec() });
        path
    }

    fn missing(&mut self, picture: &Picture, words: &str, address: &str, why: String) {
        self.left.push(Item {
            at: None,
            what: format!("图片“{words}”"),
            from: picture.place.clone(),
            says: one_line(address),
            why,
            open: true,
        });
    }
}
