//! The questions of `ssi log`.

use std::io::{self, BufRead};

use crate::cli::frame::{Context, Exit, Failure, ask, output};
use crate::domain::Date;
use crate::store::Profile;

use super::args::LogArgs;
use super::entries::understood;
use super::names::is_pending;
use super::parts::{Part, parts};

/// Asks what was done, and how often, until Enter alone.
///
/// # Errors
///
/// Returns [`Exit::Interrupted`] where nothing is named, and when the person stops.
pub(super) fn asked(
    args: &LogArgs,
    profile: &Profile,
    date: Date,
    context: &Context,
) -> Result<Vec<Part>, Failure> {
    let (file, own) = (profile.log_file()?, profile.file().kinds());
    let check = |parts: &[Part]| understood(args, parts, own, &file, context).map(drop);
    let input = &mut io::stdin().lock();
    output::to_stderr(&format!(
        "What you did on {}. Enter ends, Ctrl-C stops. Kinds: ssi help log\n",
        date.with_weekday()
    ));
    let mut all: Vec<Part> = Vec::new();
    while let Some(mut answered) = ask("What (comment, post, invitation ...)", input, |text| {
        let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        let parts = parts(&words).map_err(|count| count.failure(context))?;
        // Its count is asked for below.
        let counted = |part: &Part| Part { count: Some("1".to_owned()), ..part.clone() };
        match parts.as_slice() {
            [one] if one.count.is_none() => check(&[counted(one)])?,
            parts => check(parts)?,
        }
        Ok(parts)
    })? {
        if let [one] = answered.as_mut_slice()
            && one.count.is_none()
        {
            one.count = Some(count(one, check, input)?);
        }
        all.append(&mut answered);
    }
    if all.is_empty() {
        return Err(Failure::new(Exit::Interrupted, "nothing was typed; nothing was saved"));
    }
    Ok(all)
}

/// How often it was done, Enter alone is once; or how many invitations are pending.
fn count(
    part: &Part,
    check: impl Fn(&[Part]) -> Result<(), Failure>,
    input: &mut impl BufRead,
) -> Result<String, Failure> {
    let once = (!is_pending(&part.name())).then(|| "1".to_owned());
    let question = if once.is_some() { "How many [1]" } else { "How many are pending" };
    loop {
        let answer = ask(question, input, |text| {
            check(&[Part { count: Some(text.to_owned()), ..part.clone() }])?;
            Ok(text.to_owned())
        })?;
        if let Some(count) = answer.or_else(|| once.clone()) {
            return Ok(count);
        }
    }
}
