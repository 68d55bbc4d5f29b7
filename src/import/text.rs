//! The text of a file.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A text, and how it was kept.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    /// What it was kept in, if that is not UTF-8.
    pub(super) encoding: Option<&'static str>,
}

/// The text of bytes: UTF-8 with or without its mark, UTF-16, else what Western spreadsheets write
/// (Windows-1252), in which every byte is a letter; `None` for what is no text.
pub(super) fn decoded(bytes: Vec<u8>) -> Option<Decoded> {
    if bytes.starts_with(b"\xff\xfe") || is_utf16(&bytes, 1) {
        return Some(of(UTF_16LE, "UTF-16", &bytes));
    }
    if bytes.starts_with(b"\xfe\xff") || is_utf16(&bytes, 0) {
        return Some(of(UTF_16BE, "UTF-16", &bytes));
    }
    if memchr::memchr(0, &bytes).is_some() {
        return None;
    }
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
            Some(Decoded { text, encoding: None })
        }
        Err(error) => Some(of(WINDOWS_1252, "Windows-1252", error.as_bytes())),
    }
}

fn of(encoding: &'static encoding_rs::Encoding, name: &'static str, bytes: &[u8]) -> Decoded {
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    Decoded { text: text.into_owned(), encoding: Some(name) }
}

/// Whether the first letters are UTF-16 without its mark: every second byte is zero, no other is.
fn is_utf16(bytes: &[u8], zero: usize) -> bool {
    const ENOUGH: usize = 32;
    let start = &bytes[..bytes.len().min(ENOUGH)];
    let is_as_expected = |(place, byte): (usize, &u8)| (*byte == 0) == (place % 2 == zero);
    start.len() >= 4 && start.iter().enumerate().all(is_as_expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_however_they_are_kept() {
        #[track_caller]
        fn case(bytes: &[u8], text: &str, encoding: Option<&str>) {
            let decoded = decoded(bytes.to_vec()).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding));
        }
        let utf16 = |text: &str, to: fn(u16) -> [u8; 2]| -> Vec<u8> {
            text.encode_utf16().flat_map(to).collect()
        };
        case("Größe".as_bytes(), "Größe", None);
        case("\u{feff}Größe".as_bytes(), "Größe", None);
        case(&utf16("\u{feff}Größe", u16::to_le_bytes), "Größe", Some("UTF-16"));
        case(&utf16("\u{feff}Größe", u16::to_be_bytes), "Größe", Some("UTF-16"));
        case(&utf16("Datum", u16::to_le_bytes), "Datum", Some("UTF-16"));
        case(&utf16("Datum", u16::to_be_bytes), "Datum", Some("UTF-16"));
        case(b"Gr\xf6\xdfe", "Größe", Some("Windows-1252"));
        case(b"", "", None);
        assert!(decoded(b"\0\0\0\0".to_vec()).is_none());
        assert!(decoded(b"date\0total".to_vec()).is_none());
    }
}
