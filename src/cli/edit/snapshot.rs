//! Correcting a snapshot.

use crate::domain::{Date, Field, Fields, MergeRules, Snapshot, Source, leaps, merge};
use crate::store::SnapshotFile;

use super::super::frame::{Context, Exit, Failure};
use super::given::{Given, option_of};
use super::outcome::{FieldChange, Outcome};

/// What is made of the snapshot of a day.
pub(super) fn edited(
    date: Date,
    file: SnapshotFile,
    given: &Given,
    context: &Context,
) -> Result<Outcome, Failure> {
    let Some(old) = file.on(date).cloned() else {
        let what = format!("there is no record of {}", date.with_weekday());
        return Err(Failure::new(Exit::Missing, what));
    };
    let new = changed(&old, given, context)?;
    let mut changes = differences(&old, &new);
    let leaps = Some((new.date, leaps(&new, Some(&old), file.snapshots())));
    let rows = file.rows_of(date);
    let edited = if changes.is_empty() {
        file.with_one_row_of(date)
    } else {
        check_free(&file, &old, &new, context)?;
        file.put_instead(old.date, &new)
    };
    changes.extend(FieldChange::between("rows of the day", &rows.to_string(), "1"));
    let files = vec![edited];
    let called = date.with_weekday();
    Ok(Outcome { sort: "snapshot", record: date.to_string(), called, changes, files, leaps })
}

fn changed(old: &Snapshot, given: &Given, context: &Context) -> Result<Snapshot, Failure> {
    let options: Vec<String> =
        Field::ALL.map(option_of).into_iter().chain(["on".into(), "clear".into()]).collect();
    let belong: Vec<&str> = options.iter().map(String::as_str).collect();
    given.check_belong("the record of a day", &belong)?;
    let mut fields = given.fields.clone();
    clear(&mut fields, given)?;
    let rules = MergeRules { replace: true, as_shown: given.as_shown };
    let outcome = merge(old.date, Some(old), &fields, Source::Typed, rules)
        .map_err(|error| context.refused(&error, Some(old)))?;
    let new = outcome.snapshot().clone();
    Ok(Snapshot { date: given.on.unwrap_or(old.date), ..new })
}

/// Takes the names of fields that are to be emptied.
fn clear(fields: &mut Fields, given: &Given) -> Result<(), Failure> {
    let names: Vec<String> = Field::ALL.map(option_of).to_vec();
    let known: Vec<&str> =
        names.iter().map(String::as_str).filter(|name| *name != "total").collect();
    given.check_clear(&known)?;
    for field in Field::ALL.into_iter().filter(|field| given.clears(&option_of(*field))) {
        if fields.get(field).is_some() {
            let what = format!("{field} is given a value and emptied");
            return Err(Failure::new(Exit::Usage, what));
        }
        fields.clear(field);
    }
    Ok(())
}

/// Refuses to move a snapshot to a day that has one.
fn check_free(
    file: &SnapshotFile,
    old: &Snapshot,
    new: &Snapshot,
    context: &Context,
) -> Result<(), Failure> {
    match file.on(new.date).filter(|_| new.date != old.date) {
        None => Ok(()),
        Some(taken) => {
            let day = taken.date.with_weekday();
            let what = format!("{day} has a record already (total {})", taken.total);
            Err(Failure::new(Exit::Refused, what)
                .why("one record a day keeps changes unambiguous")
                .fix(format!("first: {}", context.ssi(&format!("remove {}", taken.date)))))
        }
    }
}

fn differences(old: &Snapshot, new: &Snapshot) -> Vec<FieldChange> {
    let text = |field: Field, snapshot: &Snapshot| {
        field.of(snapshot).map(|value| value.to_string()).unwrap_or_default()
    };
    let day = FieldChange::between("day", &old.date.to_string(), &new.date.to_string());
    let fields = Field::BY_GROUP.into_iter().filter_map(|field| {
        FieldChange::between(&field.to_string(), &text(field, old), &text(field, new))
    });
    day.into_iter().chain(fields).collect()
}
