//! The options that set the fields of a snapshot, one a field: `--total`, `--industry-rank`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};

use crate::domain::{Field, FieldValue, Fields, Typed};

use super::context::Context;
use super::failure::Failure;
use super::numbers;

/// The options as they were typed. Written by hand, because their names and ranges are those of the
/// fields.
#[derive(Clone, Debug, Default)]
pub(crate) struct FieldArgs(BTreeMap<Field, String>);

impl FieldArgs {
    /// Whether one of the scores is set.
    pub(crate) fn has_scores(&self) -> bool {
        self.0.keys().any(|field| field.is_score())
    }

    /// The fields that are to be empty, by a `-`.
    pub(crate) fn emptied(&self) -> impl Iterator<Item = Field> {
        let is_empty =
            |(field, text): &(&Field, &String)| **field != Field::Note && text.trim() == "-";
        self.0.iter().filter(is_empty).map(|(field, _)| *field)
    }

    /// The values.
    ///
    /// # Errors
    ///
    /// Refuses the first that is no value of its field, in the order of the help.
    pub(crate) fn fields(&self, context: &Context) -> Result<Fields, Failure> {
        let typed =
            Field::BY_GROUP.into_iter().filter_map(|field| Some((field, self.0.get(&field)?)));
        typed.filter_map(|(field, text)| value(field, text, context).transpose()).collect()
    }
}

impl Args for FieldArgs {
    fn augment_args(command: Command) -> Command {
        command.args(Field::BY_GROUP.map(option))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for FieldArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut typed = Self::default();
        typed.update_from_arg_matches(matches)?;
        Ok(typed)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        for field in Field::ALL {
            if let Some(text) = matches.get_one::<String>(field.name()) {
                self.0.insert(field, text.clone());
            }
        }
        Ok(())
    }
}

/// The value that a person typed for a field; `-` is none, except of a note.
///
/// # Errors
///
/// Refuses what is no value of the field, with its name.
pub(crate) fn value(
    field: Field,
    text: &str,
    context: &Context,
) -> Result<Option<Typed<FieldValue>>, Failure> {
    if field == Field::Note {
        let note = numbers::text("--note", text, context)?;
        return Ok(Some(Typed { value: FieldValue::Note(note), decimals: 0 }));
    }
    // Scores may have been typed by their place, without the option.
    let name = if field.is_score() { field.name().to_owned() } else { long_option(field) };
    numbers::value(field, &name, text)
}

/// Values as options, so that a fix can be pasted that sets them.
pub(crate) fn arguments(fields: &Fields) -> Vec<String> {
    let given = Field::BY_GROUP.into_iter().filter_map(|field| fields.value(field));
    given.flat_map(|typed| [long_option(typed.value.field()), typed.value.to_string()]).collect()
}

/// `--industry-rank`.
pub(super) fn long_option(field: Field) -> String {
    format!("--{}", option_name(field))
}

/// `industry-rank`.
fn option_name(field: Field) -> &'static str {
    static NAMES: LazyLock<BTreeMap<Field, String>> = LazyLock::new(|| {
        Field::ALL.into_iter().map(|field| (field, field.name().replace('_', "-"))).collect()
    });
    &NAMES[&field]
}

fn option(field: Field) -> Arg {
    let option = Arg::new(field.name()).long(option_name(field)).help(help(field));
    let option = match field {
        Field::Note => option.value_name("TEXT").allow_hyphen_values(true),
        _ => option.value_name("N").allow_negative_numbers(true),
    };
    match field {
        Field::Note => option,
        Field::Total | Field::Pillar(_) => option.help_heading("Scores by name"),
        _ => option.help_heading("Ranks and averages"),
    }
}

fn help(field: Field) -> String {
    match field {
        Field::Total => format!("The total, {}", field.unit()),
        Field::Pillar(pillar) => format!("{}, {}", pillar.wording(), field.unit()),
        Field::Rank(group) => format!("N of \"Top N %\" in your {}", group.name()),
        Field::Average(group) => format!("The average of people in your {}", group.name()),
        Field::AveragePillar(group, _) => format!("The {}'s average of this pillar", group.name()),
        Field::Note => format!("A note, {}", field.unit()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_set_by_its_option() {
        let values = Field::ALL.into_iter().enumerate();
        let fields: Fields =
            values.map(|(place, field)| field.parse(&(place + 1).to_string()).unwrap()).collect();
        let options = arguments(&fields);
        assert_eq!(options[10..12], ["--industry-rank", "6"]);
        let command = FieldArgs::augment_args(Command::new("ssi").no_binary_name(true));
        let read = FieldArgs::from_arg_matches(&command.get_matches_from(&options)).unwrap();
        assert!(read.has_scores());
        for (place, field) in Field::ALL.into_iter().enumerate() {
            assert_eq!(read.0.get(&field), Some(&(place + 1).to_string()), "{field}");
        }
    }
}
