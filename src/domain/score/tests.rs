//! What scores promise, whatever is typed.

use proptest::prelude::*;

use super::super::Rank;
use super::*;

#[test]
fn thousandths_are_exact() {
    #[track_caller]
    fn case(text: &str, thousandths: u32, decimals: u8) {
        let typed = Score::parse_typed(text).unwrap();
        assert_eq!((typed.value.thousandths(), typed.decimals), (thousandths, decimals), "{text}");
    }
    case("0", 0, 0);
    case("25", 25_000, 0);
    case("13.118", 13_118, 3);
    case("0,3", 300, 1);
    case(" 18.20 ", 18_200, 2);
    case("007", 7_000, 0);
}

#[test]
fn more_than_three_decimals_are_rounded_to_the_nearest_thousandth_half_up() {
    #[track_caller]
    fn case(text: &str, thousandths: u32) {
        let typed = Score::parse_typed(text).unwrap();
        assert_eq!((typed.value.thousandths(), typed.decimals), (thousandths, 3), "{text}");
    }
    case("8.750002", 8_750);
    case("13,1184999999999999999999", 13_118);
    case("13.1185", 13_119);
    case("9.9995", 10_000);
    case("0.0004", 0);
    // What the page's own data say of 25 points; a whole thousandth more is refused.
    case("25.0004", 25_000);
    assert_eq!(Score::parse("25.0005"), Err(too_high("25.0005", 25)));
    assert_eq!(Total::parse("100.00049"), Ok(Total::MAX));
    assert_eq!(Total::parse("100.0005"), Err(too_high("100.0005", 100)));
}

fn too_high(text: &str, limit: u32) -> ScoreError {
    ScoreError::TooHigh { text: text.to_owned(), limit }
}

#[test]
fn a_refusal_names_what_is_wrong() {
    #[track_caller]
    fn case(text: &str, expected: &str) {
        assert_eq!(Score::parse(text).unwrap_err().to_string(), expected);
    }
    case("26", "score 26 is above 25 points");
    case("25.001", "score 25.001 is above 25 points");
    case("99999999999999999999", "score 99999999999999999999 is above 25 points");
    case("-1", "score -1 is below 0");
    case("1.234,5", "`1.234,5` has more than one separator; write 18.2 or 18,2");
    case("1e3", "`1e3` is not a number such as 18.2");
    case("NaN", "`NaN` is not a number such as 18.2");
    case("١٢", "`١٢` is not a number such as 18.2");
    case("", "`` is not a number such as 18.2");
    case("5.", "`5.` is not a number such as 18.2");
    case(".5", "`.5` is not a number such as 18.2");
    case("--1", "`--1` is not a number such as 18.2");
    case("1\u{1b}[31m", "`1\\u{1b}[31m` is not a number such as 18.2");
}

#[test]
fn plain_cells_are_what_they_are_as_texts() {
    for text in ["0", "7", "18", "100", "1.5", "18.2", "13.118", "25", "0.05", "007.5", "4"] {
        let cell = text.as_bytes();
        assert_eq!(Score::from_plain(cell), Score::parse(text).ok(), "{text}");
        assert_eq!(Total::from_plain(cell), Total::parse(text).ok(), "{text}");
    }
}

#[test]
fn rounding_is_half_up_as_on_the_page() {
    assert_eq!(Total::parse("52.5").unwrap().rounded(), Total::parse("53").unwrap());
    assert_eq!(Total::parse("52.499").unwrap().rounded(), Total::parse("52").unwrap());
    assert_eq!(Total::MAX.rounded(), Total::MAX);
}

#[test]
fn differences_carry_their_sign() {
    let delta = |a, b| (Score::parse(a).unwrap() - Score::parse(b).unwrap()).to_string();
    assert_eq!(delta("19.1", "17.9"), "+1.2");
    assert_eq!(delta("9.5", "9.55"), "-0.05");
    assert_eq!(delta("9.5", "9.5"), "0");
}

#[test]
fn ranks_are_whole_percents() {
    for text in ["4", "4 %", "Top 4%", "4.0", "4,0 %", "\u{a0}4\u{200b}"] {
        assert_eq!(Rank::parse(text).map(Rank::percent), Ok(4), "{text}");
    }
    for text in ["0", "101", "256", "4.5", "4.000", "-1", "", "%", "٤", "4%%", "top"] {
        assert!(Rank::parse(text).is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn what_is_plain_is_read_alike(text in "[0-9.,a ]{0,7}") {
        let cell = text.as_bytes();
        if let Some(score) = Score::from_plain(cell) {
            prop_assert_eq!(Score::parse(&text), Ok(score));
        }
        if let Some(total) = Total::from_plain(cell) {
            prop_assert_eq!(Total::parse(&text), Ok(total));
        }
        if let Some(rank) = Rank::from_plain(cell) {
            prop_assert_eq!(Rank::parse(&text), Ok(rank));
        }
    }

    #[test]
    fn a_written_score_is_read_back(thousandths in 0..=25_000_u16) {
        let score = Score::from_thousandths(thousandths).unwrap();
        prop_assert_eq!(Score::parse(&score.to_string()), Ok(score));
    }

    #[test]
    fn decimals_beyond_the_third_move_a_score_by_half_a_thousandth_at_most(
        thousandths in 0..25_000_u16,
        further in "[0-9]{1,20}",
    ) {
        let (whole, rest) = (thousandths / 1000, thousandths % 1000);
        let text = format!("{whole}.{rest:03}{further}");
        let up = u16::from(further.as_bytes()[0] >= b'5');
        prop_assert_eq!(Score::parse(&text).ok(), Score::from_thousandths(thousandths + up));
    }

    #[test]
    fn a_written_total_is_read_back(thousandths in 0..=100_000_u32) {
        let total = Total::from_thousandths(thousandths).unwrap();
        prop_assert_eq!(Total::parse(&total.to_string()), Ok(total));
    }

    #[test]
    fn a_written_rank_is_read_back(percent in 1..=100_u8, spaces in " {0,2}") {
        let rank = Rank::new(percent).unwrap();
        prop_assert_eq!(Rank::parse(&rank.to_string()), Ok(rank));
        let as_on_the_page = format!("Top{spaces}{rank}{spaces}%");
        prop_assert_eq!(Rank::parse(&as_on_the_page), Ok(rank));
    }

    #[test]
    fn json_and_text_agree(thousandths in -100_000..=100_000_i32) {
        let delta = Delta::from_thousandths(thousandths);
        let json = serde_json::to_string(&delta).unwrap();
        let text = delta.to_string();
        prop_assert_eq!(json, text.trim_start_matches('+'));
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,12}|[0-9.,+-]{0,14}|top\\PC{0,3}%?") {
        let _ = (Score::parse(&text), Total::parse(&text), Rank::parse(&text));
    }
}
