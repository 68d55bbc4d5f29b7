//! A saved page: the text that a browser shows of it, in lines.

use html5gum::{StartTag, Token, Tokenizer};

use super::text::LONGEST;

/// What a saved page holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Html {
    /// What it shows.
    pub(super) text: String,
    /// The JSON with scores that lies in it, text by text.
    pub(super) data: Vec<String>,
}

/// The key of the JSON that says that scores are in it.
pub(super) const MEMBER: &str = "\"memberScore\"";
/// Elements whose text is not shown.
const UNSEEN: [&[u8]; 6] = [b"script", b"style", b"template", b"noscript", b"head", b"progress"];
/// Elements that stand in a line of text. All others begin a line of their own, and end it.
const IN_LINE: [&[u8]; 24] = [
    b"a", b"abbr", b"b", b"bdi", b"bdo", b"cite", b"code", b"data", b"em", b"font", b"i", b"label",
    b"mark", b"q", b"s", b"small", b"span", b"strong", b"sub", b"sup", b"td", b"th", b"time", b"u",
];

/// Whether a text is HTML, by the tags in it.
pub(super) fn is_html(text: &str) -> bool {
    const TAGS: [&str; 8] =
        ["<!doctype html", "<html", "<body", "</div>", "</span>", "</li>", "</td>", "</p>"];
    let text = text.to_ascii_lowercase();
    TAGS.iter().any(|tag| text.contains(tag))
}

impl Html {
    /// Reads a page, as long as it shows no more than a page ever does.
    pub(super) fn read(html: &str) -> Self {
        let mut page = Self::default();
        let mut unseen: Vec<u8> = Vec::new();
        for token in Tokenizer::new(html) {
            let Ok(token) = token;
            if page.text.len() > LONGEST {
                break;
            }
            match token {
                Token::StartTag(tag) => {
                    page.begin(&tag);
                    if unseen.is_empty() && !tag.self_closing && UNSEEN.contains(&&*tag.name.0) {
                        unseen.clone_from(&tag.name.0);
                    }
                }
                Token::EndTag(tag) if *tag.name == unseen => unseen.clear(),
                Token::EndTag(tag) => page.part(&tag.name),
                Token::String(text) => {
                    let text = String::from_utf8_lossy(&text);
                    if text.contains(MEMBER) {
                        page.data.push(text.into_owned());
                    } else if unseen.is_empty() {
                        page.say(&text);
                    }
                }
                _ => {}
            }
        }
        page
    }

    /// A bar shows its value, on a line of its own.
    fn begin(&mut self, tag: &StartTag<()>) {
        self.part(&tag.name);
        if *tag.name == b"progress"[..]
            && let Some(value) = tag.attributes.get(&b"value"[..])
        {
            self.text.push_str(&String::from_utf8_lossy(value));
            let most = tag.attributes.get(&b"max"[..]).map(|most| String::from_utf8_lossy(most));
            if let Some(most @ ("25" | "100")) = most.as_deref().map(str::trim) {
                self.text.push_str(" / ");
                self.text.push_str(most);
            }
            self.text.push('\n');
        }
    }

    /// Parts what stands before a tag from what stands behind it.
    fn part(&mut self, name: &[u8]) {
        self.text.push(if IN_LINE.contains(&name) { ' ' } else { '\n' });
    }

    /// Adds text, in which line breaks are spaces. A number goes on behind a tag with its decimals.
    fn say(&mut self, text: &str) {
        let is_decimals = text.starts_with(['.', ','])
            && text[1..].starts_with(|c: char| c.is_ascii_digit())
            && self.text.trim_end_matches(' ').ends_with(|c: char| c.is_ascii_digit());
        if is_decimals {
            self.text.truncate(self.text.trim_end_matches(' ').len());
        }
        for c in text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }) {
            if c != ' ' || !self.text.ends_with([' ', '\n']) {
                self.text.push(c);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(html: &str, expected: &[&str]) {
        let text = Html::read(html).text;
        let lines: Vec<String> = text
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|line| !line.is_empty())
            .collect();
        assert_eq!(lines, expected, "{html}");
    }

    #[test]
    fn what_is_shown_is_in_lines() {
        case(
            "<div><span>51</span><span>out of\n100</span></div><p>x<br>y",
            &["51 out of 100", "x", "y"],
        );
        case("<table><tr><td>a</td><td>1</td></tr><tr><td>b</table>", &["a 1", "b"]);
        case("<b>8</b><small>.78</small> of <b>32.</b><i>35</i>", &["8.78 of 32. 35"]);
        case("Classifica&ccedil;&atilde;o&nbsp;SSI &#49;2", &["Classificação SSI 12"]);
        case(
            "<head><title>7</title></head>a<!-- 8 --><script>'</p>9'</script><style>1</style>b",
            &["a", "b"],
        );
        case("<li><progress max=25 value='16.7'>17</progress> brand", &["16.7 / 25", "brand"]);
        case("<progress value=3 max=1><b>unclosed", &["3"]);
    }

    #[test]
    fn json_in_the_page_is_found() {
        let page = Html::read(
            "<code>{&quot;memberScore&quot;:1}</code><script>{\"memberScore\":2}</script>x",
        );
        assert_eq!(page.data, ["{\"memberScore\":1}", "{\"memberScore\":2}"]);
        assert_eq!(page.text.trim(), "x");
    }

    #[test]
    fn a_page_is_told_by_its_tags() {
        assert!(is_html("\n<!DOCTYPE HTML><p>x"));
        assert!(is_html("51 <SPAN>out</SPAN>"));
        assert!(!is_html("51 out of 100 < 60 <3 <b>"));
    }
}
