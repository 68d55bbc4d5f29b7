//! Numbers that may be mistyped, where nobody can be asked.

use crate::domain::{Date, Leap};
use crate::words;

use super::context::Context;
use super::field_args::long_option;

/// Warns of the leaps of a day, with the command that corrects them.
pub(crate) fn warn_of_leaps(context: &mut Context, date: Date, leaps: &[Leap]) {
    for leap in leaps {
        context.warn(format_args!("is this right? {}", words::leap(leap, date)));
    }
    if !leaps.is_empty() && !context.dry_run {
        let options: Vec<String> =
            leaps.iter().map(|leap| format!(" {} N", long_option(leap.field()))).collect();
        let edit = context.ssi(&format!("edit {date}{}", options.concat()));
        context.hint(format_args!("if it is mistyped, correct it: {edit}"));
    }
}
