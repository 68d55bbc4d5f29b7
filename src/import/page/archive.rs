//! A page that a browser saved as one file (MHTML): HTML in a mail, as quoted-printable.

/// The bytes of an archive as they were before, if it is one.
pub(super) fn unpacked(bytes: &[u8]) -> Option<Vec<u8>> {
    const ENCODING: &[u8] = b"content-transfer-encoding: quoted-printable";
    /// Where the encoding of the first part is named, behind the headers of the archive.
    const HEADERS: usize = 4096;
    let headers = bytes[..bytes.len().min(HEADERS)].to_ascii_lowercase();
    headers.windows(ENCODING.len()).any(|window| window == ENCODING).then(|| decoded(bytes))
}

/// Without the breaks that no line had, and with a byte for each `=C3`.
fn decoded(bytes: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, others)) = rest.split_first() {
        let (byte, left) = match others {
            [b'\r', b'\n', left @ ..] | [b'\n', left @ ..] if *first == b'=' => (None, left),
            [high, low, left @ ..] if *first == b'=' => match hex(*high).zip(hex(*low)) {
                Some((high, low)) => (Some(high * 16 + low), left),
                None => (Some(b'='), others),
            },
            _ => (Some(*first), others),
        };
        decoded.extend(byte);
        rest = left;
    }
    decoded
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_is_read_as_it_was() {
        let headers = "From: <Saved>\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n";
        let page = format!("{headers}<p class=3D\"x\">16.=\r\n7 pontua=C3=A7=C3=A3o =\n=4 =zz =");
        let expected = format!("{headers}<p class=\"x\">16.7 pontuação =4 =zz =");
        assert_eq!(unpacked(page.as_bytes()), Some(expected.into_bytes()));
        assert_eq!(unpacked(b"<p>a=3D"), None);
    }
}
