//! The options of `ssi import`.

use clap::{Args, ValueEnum};

use crate::cli::frame::{Context, Exit, Failure};
use crate::domain::{Field, Kind, nearest, shown};
use crate::import::table::{Counted, DateOrder, Map, Meaning, Rules, Sort};
use crate::words::or_list;

/// Add records from tables
#[derive(Args, Debug)]
#[command(after_help = "\
A FILE is a CSV of any spreadsheet, an XLSX workbook, what ssi export wrote, or LinkedIn's data
export (the archive, its folder, or files of it); - is stdin. Columns are known by their headers, in
English, German, French, Spanish and Portuguese. A log may have a column for each kind, scores a row
for each number (date, metric, value). Records that are there already are counted and not added
again. A row that cannot be read, or that says something
else than a record that is there, stops the import before anything is saved. All files are one step
of undo, with --all-seats one of each profile.

  ssi import scores.csv -n
  ssi import Complete_LinkedInDataExport_08-15-2025.zip
  ssi import scores.xlsx --map Mood=note --date-order dmy")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(in crate::cli) struct ImportArgs {
    /// The tables
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<String>,
    /// What the rows are, where the header does not tell
    #[arg(long = "as", value_name = "WHAT", value_enum, ignore_case = true)]
    sort: Option<SortArg>,
    /// What a column holds, by its header or its letter: 'Mood=note', 'Kommentare=comment' (a kind:
    /// its numbers count it); - for nothing
    #[arg(long, value_name = "COLUMN=FIELD")]
    map: Vec<String>,
    /// How dates such as 3/4/2026 are read, where no line of the table tells
    #[arg(long, value_name = "ORDER", value_enum, ignore_case = true)]
    date_order: Option<OrderArg>,
    /// The day of the scores, where the table has none
    #[arg(long, value_name = "WHEN")]
    on: Option<String>,
    /// Take a word for a kind of activity of your own
    #[arg(long, value_name = "NAME")]
    new_kind: Vec<String>,
    /// Of a table of several people, only the rows of this one
    #[arg(long, value_name = "NAME", conflicts_with = "all_seats")]
    pub(super) seat: Option<String>,
    /// Of a table of several people, everybody, each into a profile of that name
    #[arg(long)]
    pub(super) all_seats: bool,
    /// Take the table's values where a record says something else
    #[arg(long)]
    pub(super) replace: bool,
    /// Leave out what cannot be read and what differs, and tell it
    #[arg(long)]
    pub(super) skip_bad: bool,
    /// Of LinkedIn's data export, the zone of the days: Europe/Berlin; else this machine's
    #[arg(long, value_name = "ZONE")]
    pub(super) zone: Option<String>,
    /// Of LinkedIn's data export, also what feeds no pillar: saved jobs, courses
    #[arg(long)]
    pub(super) all_kinds: bool,
    /// Take totals and pillars that do not add up
    #[arg(long)]
    pub(super) as_shown: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SortArg {
    #[value(alias = "scores")]
    Snapshots,
    #[value(alias = "log")]
    Activities,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum OrderArg {
    Dmy,
    Mdy,
    Ymd,
}

impl ImportArgs {
    /// What is said of the tables.
    pub(super) fn rules(&self, own: &[Kind], context: &Context) -> Result<Rules, Failure> {
        let mut rules = Rules::up_to(context.latest());
        rules.sort = self.sort.map(|sort| match sort {
            SortArg::Snapshots => Sort::Scores,
            SortArg::Activities => Sort::Activities,
        });
        rules.date_order = self.date_order.map(|order| match order {
            OrderArg::Dmy => DateOrder::DayFirst,
            OrderArg::Mdy => DateOrder::MonthFirst,
            OrderArg::Ymd => DateOrder::YearFirst,
        });
        rules.day = self.on.as_deref().map(|text| context.when(text)).transpose()?;
        rules.own_kinds = own.to_vec();
        rules.own_kinds.extend(self.new_kinds()?);
        rules.maps = maps(&self.map, &rules.own_kinds)?;
        Ok(rules)
    }

    /// Whether it is said what the columns hold.
    pub(super) const fn says_columns(&self) -> bool {
        self.sort.is_some() || !self.map.is_empty()
    }

    /// Refuses options that only LinkedIn's data export has.
    pub(super) fn check_no_option_of_exports(&self) -> Result<(), Failure> {
        let given = [(self.zone.is_some(), "--zone"), (self.all_kinds, "--all-kinds")];
        match given.into_iter().find(|(is_given, _)| *is_given) {
            None => Ok(()),
            Some((_, option)) => {
                let what = format!("{option} is of LinkedIn's data export, and this is a table");
                Err(Failure::new(Exit::Usage, what).fix(format!("leave {option} out")))
            }
        }
    }

    /// The first option that was given and that says how a table is read.
    pub(super) fn option_of_tables(&self) -> Option<&'static str> {
        let given = [
            (self.sort.is_some(), "--as"),
            (!self.map.is_empty(), "--map"),
            (self.date_order.is_some(), "--date-order"),
            (self.on.is_some(), "--on"),
            (!self.new_kind.is_empty(), "--new-kind"),
            (self.seat.is_some(), "--seat"),
            (self.all_seats, "--all-seats"),
            (self.replace, "--replace"),
            (self.as_shown, "--as-shown"),
        ];
        given.into_iter().find(|(is_given, _)| *is_given).map(|(_, name)| name)
    }

    /// The kinds that are new.
    pub(super) fn new_kinds(&self) -> Result<Vec<Kind>, Failure> {
        let kind = |word: &String| {
            Kind::new_own(word).map_err(|error| Failure::value("--new-kind", error))
        };
        self.new_kind.iter().map(kind).collect()
    }
}

/// What each column holds.
fn maps(texts: &[String], own: &[Kind]) -> Result<Vec<Map>, Failure> {
    let mut maps: Vec<Map> = Vec::new();
    for text in texts {
        let map = map(text, own)?;
        if let Some(other) = maps.iter().find(|other| other.column == map.column && **other != map)
        {
            let what = format!("--map: `{}` is named twice", shown(&other.column));
            return Err(Failure::new(Exit::Usage, what).fix("leave one of them out"));
        }
        maps.push(map);
    }
    Ok(maps)
}

/// What a column holds: `Mood=note`. The header itself may hold `=`.
fn map(text: &str, own: &[Kind]) -> Result<Map, Failure> {
    let Some((column, field)) = text.rsplit_once('=') else {
        let what = format!("--map: `{}` names no field", shown(text));
        return Err(
            Failure::new(Exit::Usage, what).fix("write --map COLUMN=FIELD: --map Mood=note")
        );
    };
    let name = field.trim().to_lowercase().replace(['-', ' '], "_");
    let of = |meaning, counted| Map { column: column.to_owned(), meaning, counted };
    if name == "_" {
        return Ok(of(None, None));
    }
    if let Some(meaning) = Meaning::from_name(&name) {
        return Ok(of(Some(meaning), None));
    }
    match Counted::of(field.trim(), own) {
        Ok(counted) => Ok(of(None, Some(counted))),
        Err(_) => Err(no_field(&name)),
    }
}

fn no_field(name: &str) -> Failure {
    const OTHERS: [&str; 9] =
        ["date", "kind", "count", "template", "seat", "id", "source", "metric", "value"];
    let names: Vec<&str> = OTHERS.into_iter().chain(Field::ALL.map(Field::name)).collect();
    let near = nearest(name, names.iter().copied(), |name| name);
    let failure = Failure::new(Exit::Usage, format!("--map: there is no field `{}`", shown(name)));
    if near.is_empty() {
        failure.fix(format!("choose {}", or_list(&names)))
    } else {
        failure.fix(format!("did you mean {}?", or_list(&near)))
    }
}
