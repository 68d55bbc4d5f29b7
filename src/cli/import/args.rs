//! The options of `ssi import`.

use clap::{Args, ValueEnum};

use crate::cli::frame::{Context, Exit, Failure};
use crate::domain::{Field, Kind, nearest, shown};
use crate::import::table::{DateOrder, Map, Meaning, Rules, Sort};
use crate::words::or_list;

/// Add records from tables
#[derive(Args, Debug)]
#[command(after_help = "\
A FILE is a CSV of any spreadsheet, an XLSX workbook, or what ssi export wrote; - is stdin. Columns
are known by their headers, in English, German, French, Spanish and Portuguese. A log may have a
column for each kind, scores a row for each number (date, metric, value). Records that are there
already are counted and not added again. A row that cannot be read, or that says something
else than a record that is there, stops the import before anything is saved. All files are one step
of undo.

  ssi import scores.csv -n
  ssi import scores.xlsx --map Mood=note --date-order dmy")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(in crate::cli) struct ImportArgs {
    /// The tables
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<String>,
    /// What the rows are, where the header does not tell
    #[arg(long = "as", value_name = "WHAT", value_enum, ignore_case = true)]
    sort: Option<SortArg>,
    /// What a column holds, by its header or its letter: 'Mood=note'; - for nothing
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
        rules.maps = self.map.iter().map(|text| map(text)).collect::<Result<_, _>>()?;
        rules.day = self.on.as_deref().map(|text| context.when(text)).transpose()?;
        rules.own_kinds = own.to_vec();
        rules.own_kinds.extend(self.new_kinds()?);
        Ok(rules)
    }

    /// The kinds that are new.
    pub(super) fn new_kinds(&self) -> Result<Vec<Kind>, Failure> {
        let kind = |word: &String| {
            Kind::new_own(word).map_err(|error| Failure::value("--new-kind", error))
        };
        self.new_kind.iter().map(kind).collect()
    }
}

/// What a column holds: `Mood=note`. The header itself may hold `=`.
fn map(text: &str) -> Result<Map, Failure> {
    let Some((column, field)) = text.rsplit_once('=') else {
        let what = format!("--map: `{}` names no field", shown(text));
        return Err(
            Failure::new(Exit::Usage, what).fix("write --map COLUMN=FIELD: --map Mood=note")
        );
    };
    let name = field.trim().to_lowercase().replace(['-', ' '], "_");
    if name == "_" {
        return Ok(Map { column: column.to_owned(), meaning: None });
    }
    match Meaning::from_name(&name) {
        Some(meaning) => Ok(Map { column: column.to_owned(), meaning: Some(meaning) }),
        None => Err(no_field(&name)),
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
