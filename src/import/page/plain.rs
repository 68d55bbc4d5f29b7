//! Text as it is compared: small letters without accents, without what nobody sees.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text in small letters without accents, in lines of words that one space separates or more.
pub(super) fn plain(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c) && !is_unseen(*c))
        .map(same)
        .flat_map(char::to_lowercase)
        .filter(|c| !is_combining_mark(*c)) // what the small letter of a capital may bring along
        .collect()
}

/// Characters that take no room: joiners, marks of direction, selectors of a variant.
const fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
    )
}

/// One character for all that mean the same.
fn same(c: char) -> char {
    match c {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        c if c.is_whitespace() => ' ',
        '\u{2019}' | '\u{2bc}' => '\'',
        '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
        '\u{ff05}' | '\u{66a}' => '%',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_compare_whatever_their_case_accents_and_spaces() {
        assert_eq!(plain("Classificação\u{a0}SSI"), "classificacao ssi");
        assert_eq!(plain("Classificac\u{327}a\u{303}o\u{202f}SSI"), "classificacao ssi");
        assert_eq!(plain("7\u{200b}2\u{200f} %\r\nÉ"), "72 %\n\ne");
        assert_eq!(plain("d\u{2019}une Ind\u{ad}ustry \u{130}"), "d'une industry i");
    }
}
