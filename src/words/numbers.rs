//! How numbers are written: one rule of precision.
//!
//! What was recorded is written as it was recorded: by the values of `domain` themselves, or
//! [`recorded`] where only points are known. An estimate is written to as many decimals as its range
//! supports ([`Decimals`]), a probability as [`percent`]. Other programs get six decimals
//! ([`cell`]).

/// Lower and upper end of a range, in points.
pub type Ends = [f64; 2];

/// To how many decimals numbers that belong together are shown: all to the same, so that they add
/// up for the eye too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimals(usize);

impl Decimals {
    /// Whole points.
    pub const WHOLE: Self = Self(0);
    /// Of a point.
    pub const TENTHS: Self = Self(1);
    /// Of a point.
    pub const HUNDREDTHS: Self = Self(2);
    /// As exact as scores are.
    pub const THOUSANDTHS: Self = Self(3);

    /// Tenths; hundredths where every range is narrower than a tenth, or one would shrink to a
    /// single number, which promises more than it holds.
    #[must_use]
    pub fn of(ranges: &[Ends]) -> Self {
        let tenths = Self::TENTHS;
        let is_narrow = |[lower, upper]: &Ends| upper - lower < 0.1;
        let shrinks = |[lower, upper]: &Ends| tenths.unsigned(*lower) == tenths.unsigned(*upper);
        let is_fine = ranges.iter().all(is_narrow) || ranges.iter().any(shrinks);
        if is_fine { Self::HUNDREDTHS } else { tenths }
    }

    /// As many as it takes for none of these thousandths of a point to be lost.
    #[must_use]
    pub fn exact(thousandths: impl Iterator<Item = i32>) -> Self {
        let needed = |value: i32| match value.unsigned_abs() % 1000 {
            0 => Self::WHOLE,
            rest if rest % 100 == 0 => Self::TENTHS,
            rest if rest % 10 == 0 => Self::HUNDREDTHS,
            _ => Self::THOUSANDTHS,
        };
        thousandths.map(needed).max_by_key(|decimals| decimals.0).unwrap_or(Self::WHOLE)
    }

    /// Of a change that is known exactly: tenths where nothing is lost by that, else hundredths.
    #[must_use]
    pub fn of_known(change: f64) -> Self {
        let is_whole = (change - Self::TENTHS.rounded(change)).abs() < 1e-6;
        if is_whole { Self::TENTHS } else { Self::HUNDREDTHS }
    }

    /// As many as the range of an effect supports.
    #[must_use]
    pub fn of_unit([lower, upper]: Ends) -> Self {
        Self(match upper - lower {
            width if width >= 0.1 => 1,
            width if width >= 0.01 => 2,
            _ => 3,
        })
    }

    /// Whether anything but zeros would be seen of an estimate.
    #[must_use]
    pub fn show(self, mean: f64, [lower, upper]: Ends) -> bool {
        [mean, lower, upper].iter().any(|&value| !is_zero(&self.unsigned(value)))
    }

    /// What is said of the size of that of which nothing but zeros would be seen.
    #[must_use]
    pub fn less_than_half(self) -> String {
        format!("less than 0.{}5", "0".repeat(self.0))
    }

    /// What is said of two numbers that are one as they are shown: `same (within 0.05)`.
    #[must_use]
    pub fn same(self) -> String {
        format!("same (within 0.{}5)", "0".repeat(self.0))
    }

    /// One of the last place, in points.
    #[must_use]
    pub fn unit(self) -> f64 {
        10_f64.powi(-i32::try_from(self.0).unwrap_or(0))
    }

    /// Half of the last place, in points.
    #[must_use]
    pub fn half(self) -> f64 {
        0.5 * self.unit() + 1e-6
    }

    /// So many, one more, up to thousandths.
    pub fn or_more(self) -> impl Iterator<Item = Self> {
        (self.0..=Self::THOUSANDTHS.0).map(Self)
    }

    /// Halves away from zero, also where binary arithmetic left them a little short.
    #[must_use]
    pub fn rounded(self, value: f64) -> f64 {
        let unit = 10_f64.powi(i32::try_from(self.0).unwrap_or(0));
        (value * unit + 1e-6_f64.copysign(value)).round() / unit
    }

    /// `0.9`, `-0.4`; no zero has a sign.
    #[must_use]
    pub fn unsigned(self, value: f64) -> String {
        let text = format!("{:.*}", self.0, self.rounded(value));
        if is_zero(&text) { text.trim_start_matches('-').to_owned() } else { text }
    }

    /// `+0.9`, `-0.4`, `0.0`.
    #[must_use]
    pub fn signed(self, value: f64) -> String {
        let text = self.unsigned(value);
        if text.starts_with('-') || is_zero(&text) { text } else { format!("+{text}") }
    }
}

/// Whether a number as it is written is nothing but zeros.
#[must_use]
pub fn is_zero(number: &str) -> bool {
    !number.bytes().any(|byte| matches!(byte, b'1'..=b'9'))
}

/// A score in points with as many decimals as it was recorded with.
#[must_use]
pub fn recorded(points: f64) -> String {
    let text = format!("{points:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Numbers of one column as they were written, each with as many decimals as the longest of them:
/// `15.2` and `16.05` are `15.20` and `16.05`. What is no number stays.
#[must_use]
pub fn as_column(written: &[String]) -> Vec<String> {
    let is_number = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let decimals = |text: &str| text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let numbers = written.iter().filter(|text| is_number(text));
    let most = numbers.map(|text| decimals(text)).max().unwrap_or(0);
    let padded = |text: &String| {
        let point = if most > 0 && decimals(text) == 0 { "." } else { "" };
        format!("{text}{point}{}", "0".repeat(most - decimals(text)))
    };
    let as_shown = |text: &String| if is_number(text) { padded(text) } else { text.clone() };
    written.iter().map(as_shown).collect()
}

/// A probability: `62 %`, never 0 or 100.
#[must_use]
pub fn percent(probability: f64) -> String {
    match 100.0 * probability {
        percent if percent > 99.0 => "> 99 %".to_owned(),
        percent if percent < 1.0 => "< 1 %".to_owned(),
        percent => format!("{percent:.0} %"),
    }
}

/// A number for other programs, to six decimals.
#[must_use]
pub fn cell(value: f64) -> String {
    format!("{value:.6}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_that_is_known_loses_nothing_by_its_decimals() {
        let shown = |change| Decimals::of_known(change).signed(change);
        assert_eq!(shown(1.7), "+1.7");
        assert_eq!(shown(-0.07), "-0.07");
        assert_eq!(shown(0.629), "+0.63");
        assert_eq!(shown(16.9 - 15.2), "+1.7");
        assert_eq!(shown(0.0), "0.0");
    }

    #[test]
    fn a_column_of_recorded_numbers_has_the_decimals_of_the_most_exact_one() {
        let exact = |values: &[i32]| Decimals::exact(values.iter().copied());
        assert_eq!(exact(&[]), Decimals::WHOLE);
        assert_eq!(exact(&[69_000, -1_000]), Decimals::WHOLE);
        assert_eq!(exact(&[69_000, -500]), Decimals::TENTHS);
        assert_eq!(exact(&[68_250, 500]), Decimals::HUNDREDTHS);
        assert_eq!(exact(&[68_251]), Decimals::THOUSANDTHS);
        assert_eq!([0.0, 1.0].map(|value| Decimals::WHOLE.signed(value)), ["0", "+1"]);
    }

    #[test]
    fn ranges_have_the_decimals_that_they_support() {
        #[track_caller]
        fn case(ranges: &[Ends], expected: Decimals) {
            assert_eq!(Decimals::of(ranges), expected, "{ranges:?}");
        }
        case(&[[0.2, 0.6]], Decimals::TENTHS);
        case(&[[0.2, 0.6], [0.21, 0.24]], Decimals::HUNDREDTHS); // 0.2 to 0.2 is no range.
        case(&[[0.2, 0.6], [0.24, 0.27]], Decimals::TENTHS);
        case(&[[0.24, 0.27]], Decimals::HUNDREDTHS);
        assert_eq!(Decimals::of_unit([0.0, 0.02]), Decimals::HUNDREDTHS);
    }

    #[test]
    fn no_zero_has_a_sign_and_halves_go_away_from_zero() {
        assert_eq!(Decimals::TENTHS.signed(-0.04), "0.0");
        assert_eq!(Decimals::TENTHS.unsigned(-0.05), "-0.1");
        assert_eq!(Decimals::HUNDREDTHS.signed(0.145), "+0.15");
        assert_eq!(Decimals::HUNDREDTHS.less_than_half(), "less than 0.005");
    }

    #[test]
    fn numbers_of_one_column_have_the_same_decimals() {
        let column =
            |texts: &[&str]| as_column(&texts.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(column(&["15.2", "16.05", "16", "-"]), ["15.20", "16.05", "16.00", "-"]);
        assert_eq!(column(&["70", "71"]), ["70", "71"]);
        assert!(column(&[]).is_empty());
    }

    #[test]
    fn nothing_is_certain() {
        assert_eq!([0.0, 0.62, 0.995].map(percent), ["< 1 %", "62 %", "> 99 %"]);
    }

    #[test]
    fn scores_have_the_decimals_that_were_recorded() {
        assert_eq!([12.0, 1.26, 13.474].map(recorded), ["12", "1.26", "13.474"]);
    }
}
