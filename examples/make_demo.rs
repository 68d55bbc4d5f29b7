//! Writes `data/demo`: two years of a person who does not exist, as a whole data folder
//! (`ssi --dir data/demo --today 2026-03-03 status`).
//!
//! `cargo run --example make_demo` rewrites the files; `tests/it/demo.rs` fails when they differ from
//! what stands here. The same bytes come out on every machine: whole numbers only, and a generator
//! of random numbers of its own.
//!
//! # What is true in this world
//!
//! A pillar is a level plus what was done (a local level with adstock, as the program assumes):
//!
//! * the level: a start, a slow rise that nobody logged, and a random walk of 0.02 points a day;
//! * what was done, from the next day on ([`EFFECTS`]): comments and posts raise insights and fade
//!   by half in 9 and 14 days; a search counts for people for 60 days; an accepted connection raises
//!   relationships and fades by half in 32 days; a profile edit is a lasting step of brand, an
//!   article fades by half in 21 days. Every other kind has no effect at all;
//! * on 2025-05-13 LinkedIn re-bases the index: every pillar, everybody's averages too, falls at
//!   once ([`REBASED`]).
//!
//! What the page shows moves in steps: a pillar is renewed on two days of three, only once it is off
//! by 0.05, and not at all in the stretches of [`FROZEN`]. Two weeks are done but not logged
//! ([`UNLOGGED`]), three holidays have neither activity nor snapshots ([`HOLIDAYS`]). A trade fair
//! brings too many invitations, and a week of restriction follows.

use std::fmt::{self, Write as _};
use std::path::Path;

use chrono::Weekday;
use ssi::domain::{Date, DateError};

/// A file of the demo, by its path inside `data/demo`.
pub(crate) struct File {
    pub(crate) path: &'static str,
    pub(crate) text: String,
}

/// A true effect; it begins on the day after the activity.
struct Effect {
    /// The place of the pillar on the page.
    pillar: usize,
    kind: &'static str,
    shape: Shape,
    /// What one activity adds, in millionths of a point.
    each: i64,
}

/// How long an effect lasts.
enum Shape {
    /// In full for that many days.
    Window(usize),
    /// Fading by half in that many days; what is left after one day, in millionths.
    HalfLife(u32, i64),
    /// For ever.
    Step,
}

/// How often Anna looks at her index.
enum Rhythm {
    Never,
    Mondays,
    /// Any day, with a chance in percent.
    Days(u32),
}

/// From a day on: the chance of a working day in percent, and the most on such a day.
type Phase = (&'static str, u32, u32);

const LAST_DAY: &str = "2026-03-03";
const PILLARS: [&str; 4] = ["brand", "people", "insights", "relationships"];

/// Millionths of a point in a point.
const POINT: i64 = 1_000_000;

const EFFECTS: [Effect; 6] = [
    Effect { pillar: 0, kind: "profile", shape: Shape::Step, each: 450_000 },
    Effect { pillar: 0, kind: "article", shape: Shape::HalfLife(21, 967_532), each: 600_000 },
    Effect { pillar: 1, kind: "search", shape: Shape::Window(60), each: 14_000 },
    Effect { pillar: 2, kind: "comment", shape: Shape::HalfLife(9, 925_875), each: 50_000 },
    Effect { pillar: 2, kind: "post", shape: Shape::HalfLife(14, 951_695), each: 250_000 },
    Effect { pillar: 3, kind: "connection", shape: Shape::HalfLife(32, 978_572), each: 50_000 },
];

/// Where the levels start, and what they rise by each day without any activity.
const START: [i64; 4] = [13_480_000, 8_020_000, 6_330_000, 13_150_000];
const RISE: [i64; 4] = [4_700, 6_900, 10_600, 3_700];
const WALK_A_DAY: i64 = 20_000;

/// The unit in which the page shows each pillar: thousandths, hundredths, steps of 0.05.
const UNIT: [i64; 4] = [1_000, 10_000, 50_000, 10_000];

const REBASED_ON: &str = "2025-05-13";
const REBASED: [i64; 4] = [-900_000, -700_000, -1_100_000, -800_000];

/// From, up to: nothing is renewed on LinkedIn's side.
const FROZEN: [(&str, &str); 3] =
    [("2024-10-07", "2024-10-15"), ("2025-06-03", "2025-06-12"), ("2026-02-04", "2026-02-12")];
const HOLIDAYS: [(&str, &str); 3] =
    [("2024-07-09", "2024-08-04"), ("2025-07-22", "2025-08-10"), ("2025-12-20", "2026-01-05")];
const UNLOGGED: [(&str, &str); 1] = [("2024-12-02", "2024-12-15")];

const RHYTHM: [(&str, Rhythm); 9] = [
    ("2024-03-04", Rhythm::Mondays),
    ("2024-09-09", Rhythm::Days(90)),
    ("2024-11-18", Rhythm::Mondays),
    ("2025-03-31", Rhythm::Days(92)),
    ("2025-07-01", Rhythm::Mondays),
    ("2025-10-06", Rhythm::Days(94)),
    ("2025-12-19", Rhythm::Never),
    ("2026-01-06", Rhythm::Days(45)),
    ("2026-02-16", Rhythm::Days(100)),
];

/// Days on which she looks in any case: the ends of a gap.
const LOOKED: [&str; 4] = ["2025-05-12", "2025-05-14", "2025-12-19", "2026-01-06"];

/// Notes beside snapshots; she looks on these days in any case.
const NOTES: [(&str, &str); 9] = [
    ("2024-03-04", "first look"),
    (NO_PEOPLE, "people was cut off in the screenshot"),
    ("2024-09-09", "trying a month of daily posts"),
    ("2025-01-13", "asked \"what is a good score?\" at the meetup, heard four answers"),
    ("2025-05-13", "every pillar fell overnight, nothing done differently"),
    ("2025-11-03", "trade fair, far too many invitations"),
    ("2025-11-04", "invitations restricted this morning"),
    ("2026-02-26", "=> new headline today"),
    (LAST_DAY, "after the article on renewals"),
];

/// The day whose snapshot lacks a pillar.
const NO_PEOPLE: &str = "2024-05-13";

/// The first day with the averages' pillars, and with the page pasted instead of typed.
const SECOND_YEAR: &str = "2025-03-04";

/// The first day that was logged with the program; earlier rows come from a spreadsheet.
const LOGGED_SINCE: &str = "2024-04-01";

/// The first day of the week that [`SCRIPT`] describes alone.
const LAST_WEEK: &str = "2026-02-24";

const RESTRICTED: (&str, &str) = ("2025-11-04", "2025-11-11");

/// Old invitations withdrawn a day, from the restriction on, until [`KEPT_PENDING`] are left.
const WITHDRAWING: [(&str, &str); 1] = [("2025-11-04", "2025-11-16")];
const WITHDRAWN_A_DAY: usize = 45;
const KEPT_PENDING: usize = 90;

/// What she does, by kind. Weekends have a quarter of the chance.
const HABITS: [(&str, &[Phase]); 10] = [
    (
        "post",
        &[
            ("2024-03-04", 8, 1),
            ("2024-09-09", 75, 1),
            ("2024-10-14", 12, 1),
            ("2025-02-10", 35, 1),
            ("2025-04-07", 5, 1),
            ("2025-06-16", 45, 1),
            ("2025-09-01", 15, 1),
            ("2025-12-01", 50, 1),
        ],
    ),
    (
        "comment",
        &[
            ("2024-03-04", 30, 3),
            ("2024-05-06", 60, 5),
            ("2024-08-05", 15, 2),
            ("2024-10-14", 75, 7),
            ("2024-11-25", 15, 3),
            ("2025-01-06", 55, 5),
            ("2025-03-31", 5, 1),
            ("2025-04-28", 80, 8),
            ("2025-06-09", 15, 2),
            ("2025-08-11", 50, 4),
            ("2025-10-06", 75, 8),
            ("2025-11-17", 25, 3),
            ("2026-01-26", 75, 6),
        ],
    ),
    (
        "reaction",
        &[
            ("2024-03-04", 50, 6),
            ("2024-06-10", 20, 4),
            ("2024-12-02", 60, 9),
            ("2025-05-19", 25, 5),
            ("2025-11-24", 55, 7),
        ],
    ),
    (
        "search",
        &[
            ("2024-03-04", 20, 3),
            ("2024-06-03", 65, 8),
            ("2024-09-23", 5, 2),
            ("2025-02-03", 75, 10),
            ("2025-05-05", 10, 2),
            ("2025-08-11", 70, 12),
            ("2025-11-10", 15, 4),
            ("2026-01-06", 70, 10),
        ],
    ),
    (
        "view",
        &[
            ("2024-03-04", 25, 6),
            ("2024-08-05", 45, 8),
            ("2025-04-14", 20, 5),
            ("2025-11-03", 40, 7),
        ],
    ),
    (
        "invitation",
        &[
            ("2024-03-04", 40, 8),
            ("2024-04-15", 10, 3),
            ("2024-06-10", 55, 10),
            ("2024-08-05", 15, 4),
            ("2024-10-28", 60, 12),
            ("2024-12-09", 5, 2),
            ("2025-02-17", 45, 10),
            ("2025-04-14", 10, 3),
            ("2025-06-02", 65, 15),
            ("2025-08-11", 80, 18),
            ("2025-10-29", 0, 0),
            ("2025-11-12", 45, 8),
            ("2025-11-26", 25, 6),
            ("2026-01-12", 60, 12),
        ],
    ),
    ("invitation-received", &[("2024-03-04", 12, 3), ("2025-09-01", 20, 4)]),
    (
        "message",
        &[
            ("2024-03-04", 30, 4),
            ("2024-07-01", 15, 3),
            ("2024-11-11", 45, 6),
            ("2025-03-17", 20, 4),
            ("2025-09-08", 40, 5),
        ],
    ),
    ("message-received", &[("2025-09-08", 10, 3)]),
    ("follow", &[("2024-03-04", 4, 2)]),
];

/// From a day on: how many of a hundred invitations are accepted, and the chance in percent of a day
/// on which others invite her. Both move on their own, or invitations could not be told from
/// connections.
const ANSWERS: [(&str, u32, u32); 6] = [
    ("2024-03-04", 48, 10),
    ("2024-08-05", 40, 45),
    ("2024-10-21", 30, 5),
    ("2025-02-24", 45, 40),
    ("2025-06-02", 17, 8),
    ("2025-11-12", 42, 30),
];

/// Single activities: day, kind, count, template, note.
const SCRIPT: [(&str, &str, u32, &str, &str); 55] = [
    ("2024-03-05", "profile", 1, "", "photo"),
    ("2024-04-18", "article", 1, "", "Five questions before a demo"),
    ("2024-05-22", "profile", 1, "", "summary rewritten"),
    ("2024-06-12", "message", 32, "intro", ""),
    ("2024-06-13", "message", 28, "intro", ""),
    ("2024-06-19", "article", 1, "", "What buyers read first"),
    ("2024-08-14", "endorsement", 2, "", ""),
    ("2024-09-17", "event", 1, "", "guest in a webinar"),
    ("2024-09-18", "connection", 9, "", "from the webinar"),
    ("2024-09-18", "message", 24, "webinar", ""),
    ("2024-09-19", "connection", 6, "", "from the webinar"),
    ("2024-09-24", "profile", 1, "", "featured section"),
    ("2024-11-12", "article", 1, "", "\"No budget\", and what it means"),
    ("2024-11-20", "message", 38, "follow-up", ""),
    ("2024-12-10", "recommendation", 1, "", "from a customer"),
    ("2025-01-13", "other", 1, "", "spoke at the meetup"),
    ("2025-01-14", "connection", 11, "", "from the meetup"),
    ("2025-01-15", "connection", 5, "", "from the meetup"),
    ("2025-01-22", "profile", 1, "", "two certificates"),
    ("2025-02-05", "article", 1, "", "A year of numbers"),
    ("2025-02-19", "article", 1, "", "Who signs, who decides"),
    ("2025-03-11", "endorsement", 3, "", ""),
    ("2025-04-24", "profile", 1, "", "new job title"),
    ("2025-06-18", "message", 41, "intro", ""),
    ("2025-06-25", "article", 1, "", "The second call"),
    ("2025-08-27", "profile", 1, "", "banner"),
    ("2025-09-16", "article", 1, "", "Fair season: a checklist"),
    ("2025-09-30", "event", 1, "", "own webinar"),
    ("2025-10-01", "message", 52, "webinar", "thanks for coming"),
    ("2025-10-01", "connection", 12, "", "from the webinar"),
    ("2025-10-29", "invitation", 22, "", "trade fair, first day"),
    ("2025-10-30", "invitation", 24, "", "trade fair"),
    ("2025-10-31", "invitation", 18, "", "trade fair"),
    ("2025-11-03", "invitation", 46, "", "the rest of the badge list"),
    ("2025-11-18", "article", 1, "", "After the fair"),
    ("2025-12-09", "endorsement", 1, "", ""),
    ("2026-01-21", "message", 30, "follow-up", ""),
    (LAST_WEEK, "comment", 4, "", ""),
    (LAST_WEEK, "search", 8, "", ""),
    ("2026-02-25", "post", 1, "", "checklist for a first call"),
    ("2026-02-25", "comment", 6, "", ""),
    ("2026-02-25", "invitation", 12, "", ""),
    ("2026-02-26", "profile", 1, "", "new headline and banner"),
    ("2026-02-26", "search", 11, "", ""),
    ("2026-02-27", "comment", 5, "", ""),
    ("2026-02-27", "invitation", 16, "", ""),
    ("2026-03-01", "comment", 2, "", ""),
    ("2026-03-02", "article", 1, "", "What renewals are made of"),
    ("2026-03-02", "comment", 7, "", ""),
    ("2026-03-02", "search", 9, "", ""),
    ("2026-03-02", "invitation", 18, "", ""),
    (LAST_DAY, "post", 1, "", "the article in five lines"),
    (LAST_DAY, "comment", 5, "", ""),
    (LAST_DAY, "invitation", 16, "", ""),
    (LAST_DAY, "message", 8, "intro", ""),
];

/// Subjects of posts, noted now and then.
const SUBJECTS: [&str; 6] =
    ["customer story", "poll of the week", "three slides", "book note", "hiring", "lesson learned"];

const SNAPSHOT_COLUMNS: &str = "date,total,brand,people,insights,relationships,industry_rank,\
     network_rank,industry_average,network_average,industry_brand,industry_people,\
     industry_insights,industry_relationships,network_brand,network_people,network_insights,\
     network_relationships,source,note\n";

const RESTRICTION_COLUMNS: &str = "start,end,kind,strike,until,stop,withdraw,write,reopen,\
     write_6_months,write_12_months,note\n";

#[expect(clippy::disallowed_methods, reason = "a sample of the repository, not a person's data")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/demo");
    for File { path, text } in files()? {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(path, text)?;
    }
    Ok(())
}

/// Every file of the demo.
pub(crate) fn files() -> Result<Vec<File>, DateError> {
    let first = Date::new(2024, 3, 4)?;
    let mut anna = Anna::new();
    let mut page = LinkedIn::new();
    let mut snapshots = String::from(SNAPSHOT_COLUMNS);
    for date in (0..).map(|day| first.plus_days(day)) {
        let iso = date.to_string();
        page.renew(&iso, &anna.done);
        if looks(&mut anna.chance, date, &iso) {
            page.write_snapshot(&mut snapshots, &iso);
        }
        anna.live(date, &iso);
        if iso == LAST_DAY {
            break;
        }
    }
    let (start, end) = RESTRICTED;
    let restrictions = format!(
        "{RESTRICTION_COLUMNS}{start},{end},invitations,1,,{start},,,,,,{}\n",
        cell("after the trade fair; withdrew old requests, waited a week")
    );
    Ok(vec![
        File { path: "profiles/default/profile.toml", text: "name = \"Anna Lind\"\n".to_owned() },
        File { path: "profiles/default/snapshots.csv", text: snapshots },
        File { path: "profiles/default/activities.csv", text: anna.log },
        File { path: "profiles/default/restrictions.csv", text: restrictions },
        File { path: "truth.json", text: truth() },
    ])
}

/// Whether she looks at her index on a day.
fn looks(chance: &mut Random, date: Date, iso: &str) -> bool {
    let drawn = chance.below(100);
    if LOOKED.contains(&iso) || NOTES.iter().any(|(day, _)| *day == iso) {
        return true;
    }
    let rhythm = RHYTHM.iter().rev().find(|(from, _)| *from <= iso);
    !is_in(&HOLIDAYS, iso)
        && match rhythm {
            Some((_, Rhythm::Mondays)) => date.weekday() == Weekday::Mon,
            Some((_, Rhythm::Days(percent))) => drawn < *percent,
            Some((_, Rhythm::Never)) | None => false,
        }
}

/// The person, and her log.
struct Anna {
    chance: Random,
    /// What she really did, logged or not: of each day, kinds and counts.
    done: Vec<Vec<(&'static str, u32)>>,
    pending: Vec<Invitation>,
    ids: Vec<String>,
    log: String,
    /// A row that is entered a day late.
    late: Option<Entry>,
}

/// An invitation that nobody has answered yet.
struct Invitation {
    leaves_on: Date,
    is_accepted: bool,
}

/// A row of the log before it has an id.
struct Entry {
    date: String,
    kind: &'static str,
    count: u32,
    template: &'static str,
    note: &'static str,
}

impl Anna {
    fn new() -> Self {
        Self {
            chance: Random(20_240_304),
            done: Vec::new(),
            pending: Vec::new(),
            ids: Vec::new(),
            log: String::from("id,date,kind,count,template,source,note\n"),
            late: None,
        }
    }

    /// Lives a day and logs it.
    fn live(&mut self, date: Date, iso: &str) {
        let mut entries = self.habits(date, iso);
        entries.extend(SCRIPT.iter().filter(|(day, ..)| *day == iso).map(
            |&(_, kind, count, template, note)| Entry {
                date: iso.to_owned(),
                kind,
                count,
                template,
                note,
            },
        ));
        if let Some(accepted) = self.answered(date, iso) {
            entries.push(accepted);
        }
        self.done.push(entries.iter().map(|entry| (entry.kind, entry.count)).collect());
        self.invite(date, &entries);
        if is_in(&HOLIDAYS, iso) || is_in(&UNLOGGED, iso) {
            return;
        }
        let late = self.late.take();
        if entries.len() > 1 && iso < LAST_WEEK && self.chance.below(100) < 4 {
            self.late = entries.pop();
        }
        for entry in entries.iter().chain(&late) {
            self.enter(entry);
        }
        self.read_pending(date, iso);
    }

    /// What she does by habit on a day.
    fn habits(&mut self, date: Date, iso: &str) -> Vec<Entry> {
        let mut entries = Vec::new();
        for &(kind, phases) in &HABITS {
            let Some(&(_, percent, most)) = phases.iter().rev().find(|(from, ..)| *from <= iso)
            else {
                continue;
            };
            let is_weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
            let percent = if is_weekend { percent / 4 } else { percent };
            let (drawn, count) = (self.chance.below(100), 1 + self.chance.below(most.max(1)));
            let (note, template) = (self.chance.below(30), self.chance.below(4));
            if drawn >= percent || is_in(&HOLIDAYS, iso) || iso >= LAST_WEEK {
                continue;
            }
            let subject = usize::try_from(note).ok().and_then(|place| SUBJECTS.get(place));
            entries.push(Entry {
                date: iso.to_owned(),
                kind,
                count,
                template: if kind == "message" && template == 0 { "follow-up" } else { "" },
                note: subject.filter(|_| kind == "post").copied().unwrap_or_default(),
            });
        }
        entries
    }

    /// The invitations that are accepted on a day, hers and those of others; those of half a year
    /// ago lapse.
    fn answered(&mut self, date: Date, iso: &str) -> Option<Entry> {
        let (drawn, from_others) = (self.chance.below(100), 1 + self.chance.below(4));
        let mut accepted = if drawn < answers(iso).1 { from_others } else { 0 };
        for invitation in &self.pending {
            accepted += u32::from(invitation.leaves_on <= date && invitation.is_accepted);
        }
        self.pending.retain(|invitation| invitation.leaves_on > date);
        (accepted > 0).then(|| Entry {
            date: iso.to_owned(),
            kind: "connection",
            count: accepted,
            template: "",
            note: "",
        })
    }

    /// Sends the day's invitations, and withdraws old ones after the restriction.
    fn invite(&mut self, date: Date, entries: &[Entry]) {
        let iso = date.to_string();
        let accepted = answers(&iso).0;
        let sent = entries.iter().filter(|entry| entry.kind == "invitation");
        for _ in 0..sent.map(|entry| entry.count).sum() {
            let is_accepted = self.chance.below(100) < accepted;
            let days = if is_accepted { 1 + self.chance.below(12) } else { 180 };
            let leaves_on = date.plus_days(i32::try_from(days).unwrap_or(0));
            self.pending.push(Invitation { leaves_on, is_accepted });
        }
        if is_in(&WITHDRAWING, &iso) {
            let old = self.pending.len().saturating_sub(KEPT_PENDING);
            self.pending.drain(..old.min(WITHDRAWN_A_DAY));
        }
    }

    /// Reads the number of pending invitations every few weeks, and often while withdrawing.
    fn read_pending(&mut self, date: Date, iso: &str) {
        const OFTEN: [&str; 8] = [
            "2025-11-03",
            "2025-11-04",
            "2025-11-05",
            "2025-11-07",
            "2025-11-10",
            "2025-11-14",
            "2025-11-17",
            "2026-03-02",
        ];
        let is_usual = date.day_number() % 22 == 9
            && iso < LAST_WEEK
            && !("2025-11-01".."2025-12-01").contains(&iso);
        if is_usual || OFTEN.contains(&iso) {
            let count = u32::try_from(self.pending.len()).unwrap_or(0);
            let (template, note) = ("", "");
            self.enter(&Entry { date: iso.to_owned(), kind: "pending", count, template, note });
        }
    }

    fn enter(&mut self, entry: &Entry) {
        let id = self.new_id();
        let Entry { date, kind, count, template, note } = entry;
        let source = if date.as_str() < LOGGED_SINCE { "csv" } else { "typed" };
        let (template, note) = (cell(template), cell(note));
        put(&mut self.log, format_args!("{id},{date},{kind},{count},{template},{source},{note}\n"));
    }

    fn new_id(&mut self) -> String {
        loop {
            let id: String = ["abcdefghjkmnpqrstuvwxyz", "23456789"]
                .into_iter()
                .cycle()
                .take(4)
                .filter_map(|letters| {
                    let place = self.chance.below(u32::try_from(letters.len()).unwrap_or(1));
                    letters.chars().nth(usize::try_from(place).unwrap_or(0))
                })
                .collect();
            if !self.ids.contains(&id) {
                self.ids.push(id.clone());
                return id;
            }
        }
    }
}

/// LinkedIn's side: what the index really is, and what its page shows. In millionths of a point.
struct LinkedIn {
    chance: Random,
    walk: [i64; 4],
    effects: [i64; EFFECTS.len()],
    shown: [i64; 4],
    industry: Group,
    network: Group,
}

/// The people a member is compared with.
struct Group {
    averages: [i64; 4],
    /// The rank at a total of 41, and how many ranks 27 points more are worth.
    rank: (i64, i64),
    /// What moves the rank without the score: others.
    others: i64,
}

impl LinkedIn {
    fn new() -> Self {
        Self {
            chance: Random(41),
            walk: [0; 4],
            effects: [0; EFFECTS.len()],
            shown: START,
            industry: Group {
                averages: [11_620_000, 5_310_000, 2_340_000, 14_820_000],
                rank: (18, 14),
                others: 0,
            },
            network: Group {
                averages: [13_310_000, 4_450_000, 2_480_000, 16_150_000],
                rank: (43, 31),
                others: 0,
            },
        }
    }

    /// Renews the index of a day, after everything that was done on earlier days.
    fn renew(&mut self, iso: &str, done: &[Vec<(&'static str, u32)>]) {
        for (sum, effect) in self.effects.iter_mut().zip(&EFFECTS) {
            *sum = effect.on_the_next_day(*sum, done);
        }
        let days = i64::try_from(done.len()).unwrap_or(0);
        for pillar in 0..PILLARS.len() {
            self.walk[pillar] += self.chance.normal(WALK_A_DAY);
            let rebased = if iso >= REBASED_ON { REBASED[pillar] } else { 0 };
            let effects = self.effects.iter().zip(&EFFECTS);
            let activity: i64 =
                effects.filter(|(_, effect)| effect.pillar == pillar).map(|(sum, _)| sum).sum();
            let score =
                START[pillar] + RISE[pillar] * days + self.walk[pillar] + rebased + activity;
            let is_renewed = self.chance.below(3) < 2 && !is_in(&FROZEN, iso);
            let is_off = (score - self.shown[pillar]).abs() >= POINT / 20;
            if (is_renewed && is_off) || iso == REBASED_ON || days == 0 {
                self.shown[pillar] = rounded(score, UNIT[pillar]);
            }
        }
        for group in [&mut self.industry, &mut self.network] {
            for (average, rebased) in group.averages.iter_mut().zip(REBASED) {
                *average += self.chance.normal(9_000);
                *average += if iso == REBASED_ON { rebased / 2 } else { 0 };
            }
            if self.chance.below(100) < 12 {
                group.others = i64::from(self.chance.below(3)) - 1;
            }
        }
    }

    fn write_snapshot(&mut self, text: &mut String, iso: &str) {
        let (with_ranks, source) = (self.chance.below(100), self.chance.below(100));
        let total = total_of(self.shown);
        put(text, format_args!("{iso},{total}"));
        for (name, score) in PILLARS.iter().zip(self.shown) {
            let is_missing = iso == NO_PEOPLE && *name == "people";
            put(text, format_args!(",{}", if is_missing { String::new() } else { points(score) }));
        }
        let is_second_year = iso >= SECOND_YEAR;
        let groups = [&self.industry, &self.network];
        let averages = groups.map(|group| group.averages.map(|average| rounded(average, 10_000)));
        if is_second_year || with_ranks < 85 {
            let [industry, network] = groups.map(|group| group.rank_at(total));
            let [of_industry, of_network] = averages.map(total_of);
            put(text, format_args!(",{industry},{network},{of_industry},{of_network}"));
        } else {
            text.push_str(",,,,");
        }
        for average in averages.into_iter().flatten() {
            put(
                text,
                format_args!(",{}", if is_second_year { points(average) } else { String::new() }),
            );
        }
        let source = match source {
            _ if !is_second_year => "typed",
            0..8 => "json",
            _ => "page",
        };
        let note = NOTES.iter().find(|(day, _)| *day == iso).map_or("", |(_, note)| note);
        put(text, format_args!(",{source},{}\n", cell(note)));
    }
}

impl Group {
    fn rank_at(&self, total: i64) -> i64 {
        let (at_41, for_27_points) = self.rank;
        (at_41 - (total - 41) * for_27_points / 27 + self.others).clamp(1, 100)
    }
}

impl Effect {
    /// Its sum on a day, from the day before and from everything done so far.
    fn on_the_next_day(&self, sum: i64, done: &[Vec<(&'static str, u32)>]) -> i64 {
        let done_days_ago = |days: usize| {
            let day = done.len().checked_sub(days).and_then(|place| done.get(place));
            let of_kind = day.into_iter().flatten().filter(|(kind, _)| *kind == self.kind);
            self.each * of_kind.map(|&(_, count)| i64::from(count)).sum::<i64>()
        };
        let new = done_days_ago(1);
        match self.shape {
            Shape::Window(days) => sum + new - done_days_ago(1 + days),
            Shape::HalfLife(_, left) => sum * left / 1_000_000 + new,
            Shape::Step => sum + new,
        }
    }
}

/// The effects as JSON, for whoever checks an estimate.
fn truth() -> String {
    let effects: Vec<String> = EFFECTS
        .iter()
        .map(|effect| {
            let shape = match effect.shape {
                Shape::Window(days) => format!("\"window\", \"days\": {days}"),
                Shape::HalfLife(days, _) => format!("\"half-life\", \"days\": {days}"),
                Shape::Step => "\"step\", \"days\": null".to_owned(),
            };
            let (pillar, kind, each) = (PILLARS[effect.pillar], effect.kind, points(effect.each));
            format!(
                "    {{\"pillar\": \"{pillar}\", \"kind\": \"{kind}\", \"shape\": {shape}, \
                 \"delay_days\": 1, \"points_each\": {each}}}"
            )
        })
        .collect();
    let rebased: Vec<String> = PILLARS
        .iter()
        .zip(REBASED)
        .map(|(pillar, fall)| format!("\"{pillar}\": -{}", points(-fall)))
        .collect();
    format!(
        "{{\n  \"effects\": [\n{}\n  ],\n  \"rebased\": {{\"date\": \"{REBASED_ON}\", {}}}\n}}\n",
        effects.join(",\n"),
        rebased.join(", ")
    )
}

/// The total that the page shows: a whole number, half up.
fn total_of(pillars: [i64; 4]) -> i64 {
    (pillars.iter().sum::<i64>() + POINT / 2).div_euclid(POINT)
}

/// The nearest multiple of a unit, inside 0 to 25 points.
fn rounded(score: i64, unit: i64) -> i64 {
    ((score + unit / 2).div_euclid(unit) * unit).clamp(0, 25 * POINT)
}

/// Millionths of a point in the shortest form that keeps thousandths: `13.118`, `6.4`, `15`.
fn points(millionths: i64) -> String {
    let thousandths = millionths / 1000;
    let (whole, rest) = (thousandths / 1000, thousandths % 1000);
    let text = format!("{whole}.{rest:03}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A text as a cell: what a spreadsheet would run gets a `'` in front, what CSV needs gets quotes.
fn cell(text: &str) -> String {
    let is_formula = text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// How many of a hundred are accepted on a day, and the chance of others inviting her.
fn answers(iso: &str) -> (u32, u32) {
    let phase = ANSWERS.iter().rev().find(|(from, ..)| *from <= iso);
    phase.map_or((0, 0), |&(_, accepted, others)| (accepted, others))
}

/// Whether a day lies in one of the stretches, first and last day included.
fn is_in(stretches: &[(&str, &str)], iso: &str) -> bool {
    stretches.iter().any(|(first, last)| (*first..=*last).contains(&iso))
}

fn put(text: &mut String, more: fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = text.write_fmt(more);
}

/// Steele, Lea & Flood (2014), "Fast Splittable Pseudorandom Number Generators" (`SplitMix64`),
/// <https://doi.org/10.1145/2660193.2660195>: ten lines that stay as they are.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A whole number from 0 to `limit - 1`.
    fn below(&mut self, limit: u32) -> u32 {
        let drawn = ((self.next() >> 32) * u64::from(limit)) >> 32;
        u32::try_from(drawn).unwrap_or(0)
    }

    /// A nearly normal number with mean 0: twelve uniform ones, added up.
    fn normal(&mut self, deviation: i64) -> i64 {
        let sum: i64 = (0..12).map(|_| i64::from(self.below(1001))).sum();
        (sum - 6000) * deviation / 1001
    }
}
