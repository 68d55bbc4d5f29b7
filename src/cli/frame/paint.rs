//! Colour where the eye should go.

use anstyle::{AnsiColor, Style};

/// What a word is painted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paint {
    /// Over a safe number.
    Over,
    /// A link that is likely.
    Likely,
    /// A score that rose.
    Rise,
    /// A score that fell.
    Fall,
}

impl Paint {
    /// That of a move as it is written: `+0.6`, `-0.1`, `up 9`, `down 2`; none for what stayed.
    pub(crate) fn of_move(moved: &str) -> Option<Self> {
        match moved {
            _ if moved.starts_with('+') || moved.starts_with("up ") => Some(Self::Rise),
            _ if moved.starts_with('-') || moved.starts_with("down ") => Some(Self::Fall),
            _ => None,
        }
    }

    /// The line with each move in it painted: words that are a number with a sign, also in brackets.
    pub(crate) fn moves(line: &str) -> String {
        let painted = |word: &str| {
            let number = word.trim_matches(['(', ')', ' ']);
            let is_number = number.trim_start_matches(['+', '-']).parse::<f64>().is_ok();
            match Self::of_move(number).filter(|_| is_number) {
                Some(paint) => paint.last(word, number),
                None => word.to_owned(),
            }
        };
        line.split_inclusive(' ').map(painted).collect()
    }

    /// The line with the last of these words in it painted; without one, as it is.
    pub(crate) fn last(self, line: &str, word: &str) -> String {
        match line.rfind(word) {
            Some(start) if !word.is_empty() => {
                let (before, rest) = line.split_at(start);
                let style = self.style();
                format!("{before}{style}{word}{style:#}{}", &rest[word.len()..])
            }
            _ => line.to_owned(),
        }
    }

    /// Rises and falls have the hues of the charts: blue and ochre, never red and green.
    const fn style(self) -> Style {
        match self {
            Self::Over => AnsiColor::Red.on_default().bold(),
            Self::Likely => Style::new().bold(),
            Self::Rise => AnsiColor::Blue.on_default(),
            Self::Fall => AnsiColor::Yellow.on_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_the_words_is_painted() {
        let red = "\u{1b}[1m\u{1b}[31m";
        assert_eq!(
            Paint::Over.last("3 over 3 over", "3 over"),
            format!("3 over {red}3 over\u{1b}[0m")
        );
        assert_eq!(Paint::Over.last("all well", "3 over"), "all well");
        assert_eq!(Paint::Over.last("all well", ""), "all well");
    }

    #[test]
    fn each_move_of_a_line_is_painted() {
        let (rise, fall) = ("\u{1b}[34m", "\u{1b}[33m");
        let expected = format!(
            "1 Mar - 3 Mar  69 ({rise}+1\u{1b}[0m)  brand {rise}+0.6\u{1b}[0m  people {fall}-0.1\u{1b}[0m"
        );
        assert_eq!(Paint::moves("1 Mar - 3 Mar  69 (+1)  brand +0.6  people -0.1"), expected);
        assert_eq!(Paint::moves("67 (0)  nothing moved"), "67 (0)  nothing moved");
    }

    #[test]
    fn a_move_has_the_paint_of_its_direction() {
        let paints = ["+0.6", "up 9", "-0.1", "down 2", "0.0", "unchanged"].map(Paint::of_move);
        let (rise, fall) = (Some(Paint::Rise), Some(Paint::Fall));
        assert_eq!(paints, [rise, rise, fall, fall, None, None]);
    }
}
