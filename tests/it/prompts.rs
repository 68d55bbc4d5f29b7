//! The questions of `ssi record` on a terminal: the whole screen is compared.

use crate::support::Sandbox;
use crate::terminal::on_a_terminal;

const TOTAL: &str = "Total (0-100): ";
const BRAND: &str = "Brand (0-25): ";
const PEOPLE: &str = "People (0-25): ";
const INSIGHTS: &str = "Insights (0-25): ";
const RELATIONSHIPS: &str = "Relationships (0-25): ";
const INDUSTRY_RANK: &str = "Top N % of your industry: ";
const INDUSTRY_AVERAGE: &str = "Average of your industry: ";
const NETWORK_RANK: &str = "Top N % of your network: ";
const NETWORK_AVERAGE: &str = "Average of your network: ";
const WHICH: &str = "Which one is wrong? total, brand, people, insights, relationships; none if the page shows this; Enter stops: ";
const FILL: &str = "f to fill in what is missing, r to replace numbers, d for another day [f]: ";
const REPLACE: &str = "r to replace numbers, d for another day; Enter stops: ";
const HEAD: &str = "Scores of Tue 3 Mar 2026 (linkedin.com/sales/ssi). Enter skips, Ctrl-C stops.";

const SKIPPED: [(&str, &str); 4] = [
    (INDUSTRY_RANK, "\n"),
    (NETWORK_RANK, "\n"),
    (INDUSTRY_AVERAGE, "\n"),
    (NETWORK_AVERAGE, "\n"),
];

/// Every question about [`WHOLE_DAY`], with nothing changed.
const KEPT: [(&str, &str); 9] = [
    ("Total (0-100) [72]: ", "\n"),
    ("Brand (0-25) [18.2]: ", "\n"),
    ("People (0-25) [15.4]: ", "\n"),
    ("Insights (0-25) [19.1]: ", "\n"),
    ("Relationships (0-25) [19.3]: ", "\n"),
    ("Top N % of your industry [4]: ", "\n"),
    ("Top N % of your network [12]: ", "\n"),
    ("Average of your industry [31]: ", "\n"),
    ("Average of your network [40]: ", "\n"),
];

const WHOLE_DAY: &str = "record 72 18.2 15.4 19.1 19.3 --industry-rank 4 --network-rank 12 \
    --industry-average 31 --network-average 40";
const WHOLE_ROW: &str = "2026-03-03,72,18.2,15.4,19.1,19.3,4,12,31,40,,,,,,,,,typed,";

/// A sandbox with an earlier day, and with what the line records of the day of the questions.
fn with(line: Option<&str>) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.ssi("record 70 --on 2026-02-17").ok();
    if let Some(line) = line {
        sandbox.ssi(line).ok();
    }
    sandbox
}

/// The row of the latest day.
fn row(sandbox: &Sandbox) -> String {
    sandbox.read("snapshots.csv").lines().last().unwrap().to_owned()
}

/// Checks a run on a terminal: exit status, all that is shown, and the last row of the file.
#[track_caller]
fn case(
    sandbox: &Sandbox,
    line: &str,
    answers: &[(&str, &str)],
    (exit, screen, last_row): (i32, &str, &str),
) {
    let seen = on_a_terminal(sandbox, line, answers);
    let shown: Vec<&str> = seen.screen.lines().collect(); // a terminal ends lines with \r\n
    let expected: Vec<&str> = screen.lines().collect();
    assert_eq!((seen.exit, shown), (Some(exit), expected));
    assert_eq!(row(sandbox), last_row);
}

#[test]
fn a_whole_dialogue_saves_the_day() {
    let answers = [
        (TOTAL, "72\n"),
        (BRAND, "18,2\n"),
        (PEOPLE, "15.4\n"),
        (INSIGHTS, "19.1\n"),
        (RELATIONSHIPS, "19.3\n"),
        (INDUSTRY_RANK, "Top 4 %\n"),
        (NETWORK_RANK, "12\n"),
        (INDUSTRY_AVERAGE, "31\n"),
        (NETWORK_AVERAGE, "40\n"),
    ];
    let screen = format!(
        "\
{HEAD}
{TOTAL}72
{BRAND}18,2
{PEOPLE}15.4
{INSIGHTS}19.1
{RELATIONSHIPS}19.3
{INDUSTRY_RANK}Top 4 %
{NETWORK_RANK}12
{INDUSTRY_AVERAGE}31
{NETWORK_AVERAGE}40
Saved Tue 3 Mar 2026: 72, up 2 since 17 Feb.
  brand 18.2  people 15.4  insights 19.1  relationships 19.3
  industry: top 4 %, average 31
  network: top 12 %, average 40
"
    );
    case(&with(None), "record", &answers, (0, &screen, WHOLE_ROW));
}

#[test]
fn a_wrong_number_is_asked_for_again() {
    let mut answers = vec![
        (TOTAL, "101\n"),
        (TOTAL, "seventy\n"),
        (TOTAL, "72\n"),
        (BRAND, "26\n"),
        (BRAND, "\n"),
        (PEOPLE, "\n"),
        (INSIGHTS, "-\n"),
        (RELATIONSHIPS, "\n"),
        (INDUSTRY_RANK, "0\n"),
    ];
    answers.extend(SKIPPED);
    let screen = format!(
        "\
{HEAD}
{TOTAL}101
  total: score 101 is above 100 points
{TOTAL}seventy
  total: `seventy` is not a number such as 18.2
{TOTAL}72
{BRAND}26
  brand: score 26 is above 25 points
{BRAND}
{PEOPLE}
{INSIGHTS}-
{RELATIONSHIPS}
{INDUSTRY_RANK}0
  rank: `0` is not a whole number from 1 to 100 (the \"Top N %\")
{INDUSTRY_RANK}
{NETWORK_RANK}
{INDUSTRY_AVERAGE}
{NETWORK_AVERAGE}
Saved Tue 3 Mar 2026: 72, up 2 since 17 Feb.
"
    );
    let row = "2026-03-03,72,,,,,,,,,,,,,,,,,typed,";
    case(&with(None), "record", &answers, (0, &screen, row));
}

#[test]
fn of_scores_that_do_not_add_up_the_mistyped_one_is_corrected_and_the_others_are_kept() {
    let answers = [
        (TOTAL, "72\n"),
        (BRAND, "18.2\n"),
        (PEOPLE, "14.5\n"),
        (INSIGHTS, "19.1\n"),
        (RELATIONSHIPS, "13.9\n"),
        (WHICH, "no\n"),
        (WHICH, "13,90\n"),
        ("Relationships (0-25) [13.9]: ", "19.3\n"),
        (WHICH, "people\n"),
        ("People (0-25) [14.5]: ", "\n"),
        (WHICH, "people\n"),
        ("People (0-25) [14.5]: ", "-\n"),
        ("People (0-25) [14.5]: ", "15.4\n"),
        (NETWORK_RANK, "\n"),
        (INDUSTRY_AVERAGE, "\n"),
        (NETWORK_AVERAGE, "\n"),
    ];
    let screen = format!(
        "\
{HEAD}
{TOTAL}72
{BRAND}18.2
{PEOPLE}14.5
{INSIGHTS}19.1
{RELATIONSHIPS}13.9
  total 72 and the sum of the pillars 65.7 do not agree: one number is mistyped
{WHICH}no
  `no` is none of them: write its name, as total, or none to save what is shown
{WHICH}13,90
Relationships (0-25) [13.9]: 19.3
  total 72 and the sum of the pillars 71.1 do not agree: one number is mistyped
{WHICH}people
People (0-25) [14.5]: 
  total 72 and the sum of the pillars 71.1 do not agree: one number is mistyped
{WHICH}people
People (0-25) [14.5]: -
  write a number, or Enter to leave it
People (0-25) [14.5]: 15.4
{NETWORK_RANK}
{INDUSTRY_AVERAGE}
{NETWORK_AVERAGE}
Saved Tue 3 Mar 2026: 72, up 2 since 17 Feb.
  brand 18.2  people 15.4  insights 19.1  relationships 19.3
  industry: top 4 %, average of brand 11
  note: kept
"
    );
    let row = "2026-03-03,72,18.2,15.4,19.1,19.3,4,,,,11,,,,,,,,typed,kept";
    let line = "record --industry-rank 4 --industry-brand 11 --note kept";
    case(&with(None), line, &answers, (0, &screen, row));
}

#[test]
fn scores_of_the_command_line_are_corrected_too_or_taken_as_the_page_shows_them() {
    let line = "record 75 18.2 15.4 19.1 19.3";
    let question =
        "  total 75 and the sum of the pillars 72 do not agree: one number is mistyped\n";
    let saved = "\
Saved Tue 3 Mar 2026: 75, up 5 since 17 Feb.
  brand 18.2  people 15.4  insights 19.1  relationships 19.3
";
    let row = "2026-03-03,75,18.2,15.4,19.1,19.3,,,,,,,,,,,,,typed,";
    let screen = format!("{question}{WHICH}none\n{saved}");
    case(&with(None), line, &[(WHICH, "none\n")], (0, &screen, row));

    let answers = [(WHICH, "t\n"), ("Total (0-100) [75]: ", "72\n")];
    let screen = format!(
        "{question}{WHICH}t\nTotal (0-100) [75]: 72\n{}",
        saved.replace("75, up 5", "72, up 2")
    );
    case(&with(None), line, &answers, (0, &screen, &row.replace("75", "72")));

    let screen = format!("{question}{WHICH}\nssi: stopped; nothing was saved\n");
    let before = "2026-02-17,70,,,,,,,,,,,,,,,,,typed,";
    case(&with(None), line, &[(WHICH, "\n")], (130, &screen, before));
}

#[test]
fn a_leap_is_asked_about_and_corrected() {
    let sandbox = with(Some("record 62 18.2 14.4 15.4 14 --on 2026-03-01"));
    let line = "record 27 1.82 15.4 - -";
    let leap = "  total 27, but 62 on 1 Mar (2 days apart)\n";
    let question = "Is 27 right? y, or the right number; Enter stops: ";
    let brand = "  brand 1.82, but 18.2 on 1 Mar (a tenth of it, or nearly)\n";
    let brand_question = "Is 1.82 right? y, or the right number; Enter stops: ";
    let before = "2026-03-01,62,18.2,14.4,15.4,14,,,,,,,,,,,,,typed,";
    for no in ["\n", "n\n"] {
        let screen = format!("{leap}{question}{no}ssi: stopped; nothing was saved\n");
        case(&sandbox, line, &[(question, no)], (130, &screen, before));
    }
    let answers = [(question, "x\n"), (question, "64\n"), (brand_question, "yes\n")];
    let screen = format!(
        "\
{leap}{question}x
  total: `x` is not a number such as 18.2
{question}64
{brand}{brand_question}yes
Saved Tue 3 Mar 2026: 64, up 2 since 1 Mar.
  brand 1.82 (-16.38)  people 15.4 (+1)
"
    );
    let row = "2026-03-03,64,1.82,15.4,,,,,,,,,,,,,,,typed,";
    case(&sandbox, line, &answers, (0, &screen, row));
    // What was confirmed is not asked about again, nor is what a later record leaves as it is.
    case(
        &sandbox,
        line.replace("27", "64").as_str(),
        &[],
        (0, "Already saved: Tue 3 Mar 2026, 64.\n", row),
    );
}

#[test]
fn a_leap_in_an_edit_is_asked_about() {
    let sandbox = with(Some("record 72"));
    sandbox.ssi("record 70 --on 2026-03-01").ok();
    let leap = "  total 7.2, but 70 on 1 Mar (a tenth of it, or nearly)\n";
    let question = "Is that right? y or n [n]: ";
    let row = "2026-03-03,72,,,,,,,,,,,,,,,,,typed,";
    let screen = format!("{leap}{question}\nssi: stopped; nothing was saved\n");
    case(&sandbox, "edit today --total 7.2", &[(question, "\n")], (130, &screen, row));
    let screen = format!("{leap}{question}y\nChanged Tue 3 Mar 2026:\n  total: 72 -> 7.2\n");
    let row = "2026-03-03,7.2,,,,,,,,,,,,,,,,,typed,";
    case(&sandbox, "edit today --total 7.2", &[(question, "y\n")], (0, &screen, row));
}

#[test]
fn scores_that_the_page_shows_so_are_not_asked_for_again() {
    let mut answers = vec![
        (TOTAL, "75\n"),
        (BRAND, "18.2\n"),
        (PEOPLE, "15.4\n"),
        (INSIGHTS, "19.1\n"),
        (RELATIONSHIPS, "19.3\n"),
    ];
    answers.extend(SKIPPED);
    let sandbox = with(None);
    let seen = on_a_terminal(&sandbox, "record --as-shown", &answers);
    assert_eq!(seen.exit, Some(0), "{}", seen.screen);
    assert!(!seen.screen.contains("Which one"), "{}", seen.screen);
    assert_eq!(row(&sandbox), "2026-03-03,75,18.2,15.4,19.1,19.3,,,,,,,,,,,,,typed,");
}

#[test]
fn a_day_that_is_there_is_shown_and_asked_for_what_it_lacks_only() {
    let which =
        "Which one is wrong? people, relationships; none if the page shows this; Enter stops: ";
    let answers = [
        (FILL, "x\n"),
        (FILL, "\n"),
        (PEOPLE, "15.4\n"),
        (RELATIONSHIPS, "91.3\n"),
        (RELATIONSHIPS, "13.9\n"),
        (which, "r\n"),
        ("Relationships (0-25) [13.9]: ", "19.3\n"),
        (NETWORK_RANK, "12\n"),
        (INDUSTRY_AVERAGE, "31\n"),
        (NETWORK_AVERAGE, "\n"),
    ];
    let screen = format!(
        "\
Tue 3 Mar 2026 has a record already: 72
  brand 18.2  insights 19.1
  industry: top 4 %
  note: first
{FILL}x
  write `f`, `r` or `d`
{FILL}
{HEAD}
{PEOPLE}15.4
{RELATIONSHIPS}91.3
  relationships: score 91.3 is above 25 points
{RELATIONSHIPS}13.9
  total 72 and the sum of the pillars 66.6 do not agree: one number is mistyped
{which}r
Relationships (0-25) [13.9]: 19.3
{NETWORK_RANK}12
{INDUSTRY_AVERAGE}31
{NETWORK_AVERAGE}
Added to Tue 3 Mar 2026: people, relationships, industry average, network rank.
  brand 18.2  people 15.4  insights 19.1  relationships 19.3
  industry: average 31
  network: top 12 %
"
    );
    let row = "2026-03-03,72,18.2,15.4,19.1,19.3,4,12,31,,,,,,,,,,typed,first";
    let there = "record --total 72 --brand 18.2 --insights 19.1 --industry-rank 4 --note first";
    case(&with(Some(there)), "record", &answers, (0, &screen, row));
}

#[test]
fn a_day_whose_scores_do_not_add_up_is_asked_for_the_rest() {
    let mut answers = vec![(FILL, "f\n")];
    answers.extend(SKIPPED);
    answers[4].1 = "40\n";
    let screen = format!(
        "\
Tue 3 Mar 2026 has a record already: 75
  brand 18.2  people 15.4  insights 19.1  relationships 19.3
{FILL}f
{HEAD}
{INDUSTRY_RANK}
{NETWORK_RANK}
{INDUSTRY_AVERAGE}
{NETWORK_AVERAGE}40
Added to Tue 3 Mar 2026: network average.
  network: average 40
"
    );
    let row = "2026-03-03,75,18.2,15.4,19.1,19.3,,,,40,,,,,,,,,typed,";
    let there = "record 75 18.2 15.4 19.1 19.3 --as-shown";
    case(&with(Some(there)), "record", &answers, (0, &screen, row));
}

const THERE: &str = "\
Tue 3 Mar 2026 has a record already: 72
  brand 18.2  people 15.4  insights 19.1  relationships 19.3
  industry: top 4 %, average 31
  network: top 12 %, average 40
";

#[test]
fn a_day_that_lacks_nothing_is_replaced_or_left_alone() {
    let sandbox = with(Some(WHOLE_DAY));
    let screen = format!(
        "{THERE}{REPLACE}f\n  write `r` or `d`\n{REPLACE}\nssi: stopped; nothing was saved\n"
    );
    case(&sandbox, "record", &[(REPLACE, "f\n"), (REPLACE, "\n")], (130, &screen, WHOLE_ROW));

    let mut answers = vec![(REPLACE, "r\n")];
    answers.extend(KEPT);
    // What was kept may be the mistyped one.
    answers.splice(6..6, [(WHICH, "b\n"), ("Brand (0-25) [18.2]: ", "18.9\n")]);
    answers[1].1 = "73\n";
    let seen = on_a_terminal(&sandbox, "record", &answers);
    assert_eq!(seen.exit, Some(0), "{}", seen.screen);
    let end = "Replaced Tue 3 Mar 2026: 73, up 3 since 17 Feb.\r\n  total: 72 -> 73\r\n  \
               brand: 18.2 -> 18.9\r\n";
    assert!(seen.screen.ends_with(end), "{}", seen.screen);
    assert_eq!(row(&sandbox), WHOLE_ROW.replace("72,18.2", "73,18.9"));
}

#[test]
fn another_day_is_looked_at_too() {
    let sandbox = with(Some(WHOLE_DAY));
    let day = "Which day (yesterday, 2 Mar, 2026-03-02): ";
    let head = "Scores of Mon 2 Mar 2026 (linkedin.com/sales/ssi). Enter skips, Ctrl-C stops.";
    let mut answers = vec![
        (REPLACE, "d\n"),
        (day, "2026-02-17\n"),
        (FILL, "d\n"),
        (day, "tomorrow\n"),
        (day, "yesterday\n"),
        (TOTAL, "71\n"),
    ];
    answers.extend([BRAND, PEOPLE, INSIGHTS, RELATIONSHIPS].map(|question| (question, "\n")));
    answers.extend(SKIPPED);
    let screen = format!(
        "\
{THERE}{REPLACE}d
{day}2026-02-17
Tue 17 Feb 2026 has a record already: 70
{FILL}d
{day}tomorrow
  `tomorrow` lies in the future; today is Tue 3 Mar 2026
{day}yesterday
{head}
{TOTAL}71
{BRAND}
{PEOPLE}
{INSIGHTS}
{RELATIONSHIPS}
{INDUSTRY_RANK}
{NETWORK_RANK}
{INDUSTRY_AVERAGE}
{NETWORK_AVERAGE}
Saved Mon 2 Mar 2026: 71, up 1 since 17 Feb.
"
    );
    case(&sandbox, "record", &answers, (0, &screen, WHOLE_ROW));
    assert!(sandbox.read("snapshots.csv").contains("\n2026-03-02,71,"));
}

#[test]
fn with_replace_present_values_stand_in_brackets_and_enter_keeps_them() {
    let mut answers = KEPT;
    answers[0].1 = "73\n";
    answers[1].1 = "19.2\n";
    answers[5].1 = "3\n";
    let dialogue: String =
        answers.iter().flat_map(|(question, answer)| [*question, *answer]).collect();
    let screen = format!(
        "\
{HEAD}
{dialogue}Replaced Tue 3 Mar 2026: 73, up 3 since 17 Feb.
  total: 72 -> 73
  brand: 18.2 -> 19.2
  industry rank: 4 -> 3
"
    );
    let row = "2026-03-03,73,19.2,15.4,19.1,19.3,3,12,31,40,,,,,,,,,typed,";
    case(&with(Some(WHOLE_DAY)), "record --replace", &answers, (0, &screen, row));
}

#[test]
fn where_nothing_is_typed_nothing_is_saved() {
    let enter = [TOTAL, BRAND, PEOPLE, INSIGHTS, RELATIONSHIPS].map(|question| (question, "\n"));
    let answers = [enter.as_slice(), &SKIPPED].concat();
    let sandbox = with(None);
    let before = row(&sandbox);
    let seen = on_a_terminal(&sandbox, "record", &answers);
    assert_eq!(seen.exit, Some(130), "{}", seen.screen);
    assert!(seen.screen.ends_with("ssi: nothing was typed; nothing was saved\r\n"));
    assert_eq!(row(&sandbox), before);
}

#[test]
fn a_note_alone_asks_for_the_scores_of_a_new_day_and_for_none_of_one_that_is_there() {
    let row = "2026-03-03,72,,,,,,,,,,,,,,,,,typed,webinar";
    let mut answers = vec![(TOTAL, "72\n")];
    answers.extend([BRAND, PEOPLE, INSIGHTS, RELATIONSHIPS].map(|question| (question, "\n")));
    answers.extend(SKIPPED);
    let sandbox = with(None);
    let seen = on_a_terminal(&sandbox, "record --note webinar", &answers);
    assert_eq!(seen.exit, Some(0), "{}", seen.screen);
    assert_eq!(self::row(&sandbox), row);

    let screen = "Added to Tue 3 Mar 2026: note.\n  note: webinar\n";
    case(&with(Some("record 72")), "record --note webinar", &[], (0, screen, row));
}

#[test]
fn without_input_nothing_is_asked() {
    let screen = |note: &str| {
        format!(
            "ssi: there is no score to save\n  fix: ssi record TOTAL BRAND PEOPLE INSIGHTS \
             RELATIONSHIPS --today 2026-03-03 --no-input{note}\n"
        )
    };
    let row = "2026-02-17,70,,,,,,,,,,,,,,,,,typed,";
    case(&with(None), "record --no-input", &[], (2, &screen(""), row));
    case(&with(None), "record --no-input --note x", &[], (2, &screen(" --note x"), row));
}

#[test]
fn without_words_log_asks_what_was_done_until_enter() {
    let what = "What (comment, post, invitation ...): ";
    let how_many = "How many [1]: ";
    let answers = [
        (what, "video post\n"),
        (what, "coment\n"),
        (what, "profile view\n"),
        (how_many, "0\n"),
        (how_many, "3\n"),
        (what, "article\n"),
        (how_many, "\n"),
        (what, "comment 5, post 2\n"),
        (what, "pending\n"),
        ("How many are pending: ", "\n"),
        ("How many are pending: ", "300\n"),
        (what, "\n"),
    ];
    let screen = format!(
        "\
What you did on Mon 2 Mar 2026. Enter ends, Ctrl-C stops. Kinds: ssi help log
{what}video post
  `video post` has two readings: 2 kinds (`video, post`), or one kind
{what}coment
  there is no kind of activity `coment`
{what}profile view
{how_many}0
  view: `0` is not a whole number from 1 to 10000
{how_many}3
{what}article
{how_many}
{what}comment 5, post 2
{what}pending
How many are pending: 
How many are pending: 300
{what}
"
    );
    let sandbox = Sandbox::new();
    let seen = on_a_terminal(&sandbox, "log --on yesterday", &answers);
    let screen = screen.replace('\n', "\r\n");
    let reply = seen.screen.strip_prefix(&screen).unwrap_or_else(|| panic!("{}", seen.screen));
    assert!(reply.starts_with("Logged Mon 2 Mar 2026: 3 profile views ("), "{reply}");
    let file = sandbox.read("activities.csv");
    let rows: Vec<&str> = file.lines().skip(1).map(|row| row.split_once(',').unwrap().1).collect();
    let expected = [
        "2026-03-02,view,3,,typed,",
        "2026-03-02,article,1,,typed,",
        "2026-03-02,comment,5,,typed,",
        "2026-03-02,post,2,,typed,",
        "2026-03-02,pending,300,,typed,",
    ];
    assert_eq!(rows, expected);

    let sandbox = Sandbox::new();
    let seen = on_a_terminal(&sandbox, "log", &[(what, "\n")]);
    assert_eq!(seen.exit, Some(130), "{}", seen.screen);
    assert!(!sandbox.data().exists());
}

#[test]
fn the_questions_about_a_restriction() {
    let sandbox = Sandbox::new();
    let answers = [
        ("Restricted since [today]: ", "yesterday\n"),
        ("What [invitations]: ", "both\n"),
        ("What [invitations]: ", "\n"),
        ("The first, second or third time [first]: ", "second\n"),
        ("Until when, if LinkedIn says so: ", "10 Mar\n"),
    ];
    let seen = on_a_terminal(&sandbox, "restriction start", &answers);
    assert_eq!(seen.exit, Some(0), "{}", seen.screen);
    assert!(seen.screen.contains("`both` is not `weekly-limit`, "), "{}", seen.screen);
    let row = "\n2026-03-02,,invitations,2,2026-03-10,,,,,,,\n";
    assert!(sandbox.read("restrictions.csv").ends_with(row));

    // A letter admits nothing unless that is wanted.
    let question = "Admit a breach of the User Agreement? The article recommends it [y/N]: ";
    let seen = on_a_terminal(&sandbox, "restriction letter", &[(question, "\n")]);
    assert!(!seen.screen.contains("sections 3.4"), "{}", seen.screen);
    let seen = on_a_terminal(&sandbox, "restriction letter", &[(question, "y\n")]);
    assert!(seen.screen.contains("sections 3.4 and 8.2"), "{}", seen.screen);
}

#[test]
fn nothing_is_asked_about_a_restriction_that_is_told_on_the_command_line() {
    let sandbox = Sandbox::new();
    let seen = on_a_terminal(&sandbox, "restriction start --on yesterday", &[]);
    assert_eq!(seen.exit, Some(0), "{}", seen.screen);
    let seen = on_a_terminal(&sandbox, "restriction letter --admit", &[]);
    assert!(seen.screen.contains("sections 3.4 and 8.2"), "{}", seen.screen);
}
