//! Which kind of activity a name means.

use crate::cli::frame::{Context, Exit, Failure, quoted};
use crate::domain::{Kind, KindError, Reading, shown};
use crate::words::or_list;

use super::args::LogArgs;
use super::parts::Part;

/// What a name means.
pub(super) enum Named {
    Pending,
    Kind(Kind),
    /// A kind of the person's own that there was not.
    New(Kind),
}

/// The kinds by which names are understood.
pub(super) struct Names<'a> {
    pub(super) args: &'a LogArgs,
    /// Kinds of the person's own.
    pub(super) own: &'a [Kind],
    pub(super) context: &'a Context,
}

impl Names<'_> {
    /// Understands one part of several: its words are one name, the longest that they can be.
    ///
    /// # Errors
    ///
    /// Refuses a name that nobody uses, and several names without a count or a comma between them.
    pub(super) fn of(&self, parts: &[Part], place: usize) -> Result<Named, Failure> {
        let part = &parts[place];
        let name = part.name();
        if is_pending(&name) {
            return Ok(Named::Pending);
        }
        let error = match Kind::parse(&name, self.own) {
            Ok(kind) => return Ok(Named::Kind(kind)),
            Err(error) => error,
        };
        if part.words.len() > 1 {
            let names = longest(&part.words, |name| self.is_known(name));
            let knows = |name: &String| self.is_known(name);
            if names.iter().all(knows) || (self.args.new_kind && names.iter().any(knows)) {
                return Err(self.two_readings(parts, place, &names));
            }
            if let (false, Some(unknown)) =
                (self.args.new_kind, names.iter().find(|name| !knows(name)))
            {
                return Kind::parse(unknown, self.own)
                    .map_or_else(|error| Err(unknown_kind(&error)), |kind| Ok(Named::Kind(kind)));
            }
        }
        match error {
            KindError::Unknown { .. } if self.args.new_kind => Kind::new_own(&name)
                .map(Named::New)
                .map_err(|error| Failure::new(Exit::Usage, error)),
            error => Err(unknown_kind(&error)),
        }
    }

    fn is_known(&self, name: &str) -> bool {
        is_pending(name) || Kind::parse(name, self.own).is_ok()
    }

    /// Several names in a row are as many kinds, or one kind that somebody calls so: both commands
    /// are told.
    fn two_readings(&self, parts: &[Part], place: usize, names: &[String]) -> Failure {
        let count = parts[place].count.as_deref().unwrap_or("1");
        let with = |these: &[(&str, &str)]| self.command(parts, place, these);
        let Some((last, before)) = names.split_last() else {
            return Failure::new(Exit::Usage, "there is no name");
        };
        let each: Vec<(&str, &str)> = before.iter().map(|name| (name.as_str(), "1")).collect();
        let several = with(&[each, vec![(last, count)]].concat());
        let whole = parts[place].name();
        let (one, reading) = if self.args.new_kind {
            (with(&[(&whole, count)]), format!("one kind, `{}`", shown(&whole)))
        } else {
            (with(&[(&names[0], count)]), "one kind".to_owned())
        };
        let what = format!(
            "`{}` has two readings: {} kinds (`{}`), or {reading}",
            shown(&whole),
            names.len(),
            names.join(", ")
        );
        Failure::new(Exit::Usage, what)
            .why("two kinds have a count or a comma between them")
            .fix(format!("{several}; or, if it is one: {one}"))
    }

    /// The command with other names in the place of a part, each with its count.
    fn command(&self, parts: &[Part], place: usize, names: &[(&str, &str)]) -> String {
        let pair = |name: &str, count: &str| format!("{} {count}", quoted(name));
        let of_part = |part: &Part| pair(&part.name(), part.count.as_deref().unwrap_or("1"));
        let before = parts[..place].iter().map(of_part);
        let after = parts[place + 1..].iter().map(of_part);
        let these = names.iter().map(|(name, count)| pair(name, count));
        let options = self.args.options();
        let words: Vec<String> = before
            .chain(these)
            .chain(after)
            .chain(options.iter().map(|word| quoted(word)))
            .collect();
        self.context.ssi(&format!("log {}", words.join(" ")))
    }
}

/// Splits words into names, each as long as it can be; a word that begins none is one of its own.
fn longest(words: &[String], is_known: impl Fn(&str) -> bool) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let lengths = (1..=rest.len()).rev();
        let known = lengths.filter(|&length| is_known(&rest[..length].join(" "))).max();
        let (name, others) = rest.split_at(known.unwrap_or(1));
        names.push(name.join(" "));
        rest = others;
    }
    names
}

/// Whether it is the number of invitations that wait for an answer.
pub(super) fn is_pending(name: &str) -> bool {
    let name = name.trim().to_lowercase().replace([' ', '_'], "-");
    let of_invitations = ["pending-invitation", "pending-invitations", "invitations-pending"];
    name == Reading::KIND || of_invitations.contains(&name.as_str())
}

fn unknown_kind(error: &KindError) -> Failure {
    let KindError::Unknown { word, nearest } = error else {
        return Failure::new(Exit::Usage, error);
    };
    let failure =
        Failure::new(Exit::Usage, format!("there is no kind of activity `{}`", shown(word)));
    let own = "or, as a kind of your own, add --new-kind";
    match nearest.as_slice() {
        [] => failure.fix(format!("choose a kind of `ssi help log`, {own}")),
        kinds => failure.fix(format!("did you mean {}? {own}", or_list(kinds))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_as_long_as_it_can_be() {
        let split = |line: &str| {
            let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
            longest(&words, |name| Kind::parse(name, &[]).is_ok()).join("; ")
        };
        assert_eq!(split("profile view comment"), "profile view; comment");
        assert_eq!(split("connections accepted poll votes"), "connections accepted; poll votes");
        assert_eq!(split("profile vue"), "profile; vue");
        assert_eq!(split("profile edit profile view"), "profile edit; profile view");
    }
}
