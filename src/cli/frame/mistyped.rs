//! Readings that look mistyped, told on stderr by every command that runs the model.

use crate::answer::Person;
use crate::answer::oddities::Mistyped;

use super::context::Context;

/// Warns of readings that look mistyped, or stand apart otherwise, if the model was asked.
pub(crate) fn warn_of_mistyped(context: &mut Context, person: &Person) {
    let Some(links) = person.links_if_known() else { return };
    let Mistyped { warnings, correction } = Mistyped::of(links, &context.commands());
    for warning in warnings {
        context.warn(warning);
    }
    if let Some(correction) = correction {
        context.hint(format_args!("if it is, correct it: {correction}"));
    }
}
