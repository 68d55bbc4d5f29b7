//! Bytes as text.

/// The text of bytes: UTF-8 or, by its mark, UTF-16; what is neither is read as Latin 1, in which
/// every byte is a letter.
pub(super) fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(),
            Err(_) => bytes.iter().copied().map(char::from).collect(),
        },
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_it_is_the_same_text() {
        let text = "Classificação 4,5";
        let little = text.encode_utf16().flat_map(u16::to_le_bytes);
        let big = text.encode_utf16().flat_map(u16::to_be_bytes);
        assert_eq!(decoded(text.as_bytes()), text);
        assert_eq!(decoded(&[b"\xef\xbb\xbf", text.as_bytes()].concat()), text);
        assert_eq!(decoded(&[0xff, 0xfe].into_iter().chain(little).collect::<Vec<_>>()), text);
        assert_eq!(decoded(&[0xfe, 0xff].into_iter().chain(big).collect::<Vec<_>>()), text);
        assert_eq!(decoded(b"Classifica\xe7\xe3o 4,5"), text);
        assert_eq!(decoded(b"\xff\xfe4\0\0\xd8,"), "4\u{fffd}");
    }
}
