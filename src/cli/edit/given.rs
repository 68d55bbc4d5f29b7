//! What is to be changed, as it was typed.

use crate::domain::{Date, Field, Fields};

use super::super::frame::field_args::arguments;
use super::super::frame::{Context, Exit, Failure};
use super::args::EditArgs;

/// What is to be changed, by options or by answers.
#[derive(Clone, Debug, Default)]
pub(super) struct Given {
    pub(super) fields: Fields,
    pub(super) on: Option<Date>,
    /// Names of fields that are to be emptied.
    pub(super) clear: Vec<String>,
    pub(super) as_shown: bool,
    pub(super) kind: Option<String>,
    pub(super) count: Option<String>,
    pub(super) template: Option<String>,
    pub(super) strike: Option<String>,
    pub(super) until: Option<String>,
    pub(super) end: Option<String>,
}

impl Given {
    pub(super) fn of(args: &EditArgs, context: &Context) -> Result<Self, Failure> {
        Ok(Self {
            fields: args.fields.fields(context)?,
            on: args.on.as_deref().map(|text| context.when(text)).transpose()?,
            clear: args.clear.iter().map(|name| name.trim().to_lowercase()).collect(),
            as_shown: args.as_shown,
            kind: args.kind.clone(),
            count: args.count.clone(),
            template: args.template.clone(),
            strike: args.strike.clone(),
            until: args.until.clone(),
            end: args.end.clone(),
        })
    }

    /// The same as options, so that a fix can be pasted that does not ask again.
    pub(super) fn arguments(&self) -> Vec<String> {
        let on = self.on.map(|day| day.to_string());
        let mut all = arguments(&self.fields);
        for (name, text) in [
            ("on", &on),
            ("kind", &self.kind),
            ("count", &self.count),
            ("template", &self.template),
            ("strike", &self.strike),
            ("until", &self.until),
            ("end", &self.end),
        ] {
            all.extend(text.iter().flat_map(|text| [format!("--{name}"), text.clone()]));
        }
        all.extend(self.clear.iter().flat_map(|name| ["--clear".to_owned(), name.clone()]));
        all
    }

    pub(super) fn is_empty(&self) -> bool {
        self.options().is_empty()
    }

    /// The options that were given, by their names.
    fn options(&self) -> Vec<String> {
        let fields = self.fields.iter().map(|(field, _)| option_of(field));
        let others = [
            ("on", self.on.is_some()),
            ("clear", !self.clear.is_empty()),
            ("kind", self.kind.is_some()),
            ("count", self.count.is_some()),
            ("template", self.template.is_some()),
            ("strike", self.strike.is_some()),
            ("until", self.until.is_some()),
            ("end", self.end.is_some()),
        ];
        let others = others.into_iter().filter(|(_, is_given)| *is_given);
        fields.chain(others.map(|(name, _)| name.to_owned())).collect()
    }

    /// Refuses options that do not belong to what is corrected, which is named in words.
    pub(super) fn check_belong(&self, what: &str, belong: &[&str]) -> Result<(), Failure> {
        match self.options().iter().find(|option| !belong.contains(&option.as_str())) {
            None => Ok(()),
            Some(option) => {
                let what = format!("--{option} is not for {what}");
                Err(Failure::new(Exit::Usage, what).fix(choice(belong, "--")))
            }
        }
    }

    /// Refuses to empty what is none of `known`.
    pub(super) fn check_clear(&self, known: &[&str]) -> Result<(), Failure> {
        match self.clear.iter().find(|name| !known.contains(&name.as_str())) {
            None => Ok(()),
            Some(name) => {
                let what = format!("--clear: `{}` cannot be emptied", crate::domain::shown(name));
                Err(Failure::new(Exit::Usage, what).fix(choice(known, "")))
            }
        }
    }

    /// Whether a field is to be emptied.
    pub(super) fn clears(&self, name: &str) -> bool {
        self.clear.iter().any(|clear| clear == name)
    }
}

/// What there is to choose of; of a snapshot too much for a line.
fn choice(names: &[&str], prefix: &str) -> String {
    const A_LINE: usize = 10;
    let names: Vec<String> = names.iter().map(|name| format!("{prefix}{name}")).collect();
    match names.len() {
        0 => "leave it out".to_owned(),
        1..=A_LINE => format!("choose of {}", names.join(", ")),
        _ => format!("choose of {}, ...; ssi help edit lists all", names[..5].join(", ")),
    }
}

/// `industry-rank`.
pub(super) fn option_of(field: Field) -> String {
    field.name().replace('_', "-")
}
