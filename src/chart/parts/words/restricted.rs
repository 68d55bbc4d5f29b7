//! When an account was restricted.

use super::alt::span;
use crate::domain::Date;

/// The most restrictions of which each is told with its days.
const MOST: usize = 2;

/// `restricted from 4 to 11 Nov 2025`, of the first and the last day of each restriction on a
/// chart of these days. What reaches the first or the last day of the chart may have begun before
/// it or go on: `restricted until 3 Nov and since 9 Nov`.
pub(in crate::chart) fn restricted(
    stretches: &[(Date, Date)],
    (first, last): (Date, Date),
) -> Option<String> {
    let one = |&(from, to): &(Date, Date)| match (from == first, to == last) {
        (true, true) => "all the time".to_owned(),
        (true, false) => format!("until {}", to.beside(last)),
        (false, true) => format!("since {}", from.beside(last)),
        (false, false) if from == to => format!("on {}", from.beside(last)),
        (false, false) => format!("from {}", short_span(from, to, last)),
    };
    match stretches {
        [] => None,
        [.., latest] if stretches.len() > MOST => {
            let (times, latest) = (stretches.len(), one(latest));
            Some(format!("restricted {times} times, most recently {latest}"))
        }
        few => {
            Some(format!("restricted {}", few.iter().map(one).collect::<Vec<_>>().join(" and ")))
        }
    }
}

/// `4 to 11 Nov`, `28 Oct to 3 Nov`: the month of both is said once.
fn short_span(from: Date, to: Date, end: Date) -> String {
    if (from.year(), from.month()) == (to.year(), to.month()) {
        format!("{} to {}", from.day(), to.beside(end))
    } else {
        span(from, to, end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told of these days of March 2026, on a chart of the whole month.
    fn told(stretches: &[(u32, u32)]) -> Option<String> {
        let day = |day: u32| Date::parse(&format!("2026-03-{day:02}")).unwrap();
        let days: Vec<_> = stretches.iter().map(|&(from, to)| (day(from), day(to))).collect();
        restricted(&days, (day(1), day(31)))
    }

    #[test]
    fn what_reaches_an_end_of_the_chart_may_go_on_there() {
        #[track_caller]
        fn case(stretches: &[(u32, u32)], expected: &str) {
            assert_eq!(told(stretches).unwrap(), format!("restricted {expected}"));
        }
        case(&[(4, 11)], "from 4 to 11 Mar");
        case(&[(4, 4)], "on 4 Mar");
        case(&[(1, 11)], "until 11 Mar");
        case(&[(4, 31)], "since 4 Mar");
        case(&[(1, 31)], "all the time");
        case(&[(1, 3), (9, 31)], "until 3 Mar and since 9 Mar");
        case(&[(1, 3), (9, 12), (20, 31)], "3 times, most recently since 20 Mar");
        assert_eq!(told(&[]), None);
    }
}
