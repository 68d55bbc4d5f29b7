//! What the words of `ssi log` mean.

use crate::cli::frame::{Context, Exit, Failure, numbers, target};
use crate::domain::{Activity, Count, Kind, KindError, Reading, Text, shown};
use crate::store::LogFile;
use crate::words::{counted, or_list};

use super::args::LogArgs;

/// A kind as it was typed, with its count.
pub(super) struct Pair<'a> {
    pub(super) word: &'a str,
    pub(super) count: Option<&'a str>,
}

/// A pair that is understood.
pub(super) enum Entry {
    /// With the name of its text.
    Activity(Kind, Count, Text),
    Pending(u16),
}

/// Splits the words into pairs: a word that starts with a digit is a count.
pub(super) fn pairs(words: &[String]) -> Result<Vec<Pair<'_>>, Failure> {
    let mut pairs: Vec<Pair<'_>> = Vec::new();
    for word in words {
        let is_number = word.trim_start_matches(['-', '+']).starts_with(|c: char| c.is_numeric());
        match pairs.last_mut() {
            Some(pair) if is_number && pair.count.is_none() => pair.count = Some(word),
            _ if is_number => {
                let what = format!("`{}` stands where a kind is expected", shown(word));
                return Err(Failure::new(Exit::Usage, what)
                    .fix("write the kind first: ssi log comment 5 invitation 20"));
            }
            _ => pairs.push(Pair { word, count: None }),
        }
    }
    Ok(pairs)
}

/// Understands the pairs; also returns the kinds that are new.
pub(super) fn understood(
    args: &LogArgs,
    pairs: &[Pair<'_>],
    own_kinds: &[Kind],
    file: &LogFile,
    context: &Context,
) -> Result<(Vec<Entry>, Vec<Kind>), Failure> {
    let mut known = target::own_kinds(own_kinds, file);
    let template = text_option("--template", args.template.as_deref(), context)?;
    let mut new_kinds = Vec::new();
    let mut entries = Vec::new();
    for Pair { word, count } in pairs {
        if word.trim().eq_ignore_ascii_case(Reading::KIND) {
            let count = count.ok_or_else(|| {
                Failure::new(Exit::Usage, "`pending` needs the number of pending invitations")
                    .fix("ssi log pending 640")
            })?;
            let pending = numbers::pending("pending", count)?;
            entries.push(Entry::Pending(pending));
            continue;
        }
        let kind = match Kind::parse(word, &known) {
            Ok(kind) => kind,
            Err(KindError::Unknown { .. }) if args.new_kind => {
                let kind = Kind::new_own(word).map_err(|error| Failure::new(Exit::Usage, error))?;
                known.push(kind.clone());
                new_kinds.push(kind.clone());
                kind
            }
            Err(error) => return Err(unknown_kind(&error)),
        };
        if kind.is(Kind::OTHER) && args.note.as_ref().is_none_or(|note| note.trim().is_empty()) {
            return Err(Failure::new(Exit::Usage, "`other` needs a note that says what it was")
                .fix("ssi log other --note 'spoke at a meetup'"));
        }
        let count = count.map_or(Ok(Count::ONE), |count| numbers::count(kind.name(), count))?;
        let template = if kind.takes_template() { template.clone() } else { Text::default() };
        entries.push(Entry::Activity(kind, count, template));
    }
    let has_messages = entries
        .iter()
        .any(|entry| matches!(entry, Entry::Activity(kind, ..) if kind.takes_template()));
    if args.template.is_some() && !has_messages {
        return Err(Failure::new(Exit::Usage, "--template is for messages only")
            .fix("ssi log message 12 --template intro"));
    }
    if let Some(with_note) = &args.with_note {
        entries = split_off_notes(entries, with_note)?;
    }
    Ok((entries, new_kinds))
}

/// Makes a row of its own for the invitations that had a personal note.
fn split_off_notes(entries: Vec<Entry>, with_note: &str) -> Result<Vec<Entry>, Failure> {
    let with_note = numbers::count("--with-note", with_note)?;
    let is_invitation =
        |entry: &Entry| matches!(entry, Entry::Activity(kind, ..) if kind.is(Kind::INVITATION));
    if entries.iter().filter(|entry| is_invitation(entry)).count() != 1 {
        return Err(Failure::new(Exit::Usage, "--with-note is for one number of invitations")
            .fix("ssi log invitation 12 --with-note 3"));
    }
    let mut split = Vec::new();
    for entry in entries {
        match entry {
            Entry::Activity(kind, count, _) if kind.is(Kind::INVITATION) => {
                let Some(without) = count.get().checked_sub(with_note.get()) else {
                    let what = format!("{with_note} notes are more than {}", invitations(count));
                    return Err(Failure::value("--with-note", what)
                        .fix("count every invitation, those with a note too"));
                };
                if let Some(without) = Count::new(without) {
                    split.push(Entry::Activity(kind.clone(), without, Text::default()));
                }
                let marked = Text::from_file(Activity::WITH_NOTE);
                split.push(Entry::Activity(kind, with_note, marked));
            }
            entry => split.push(entry),
        }
    }
    Ok(split)
}

fn invitations(count: Count) -> String {
    counted(count.get(), "invitation")
}

fn unknown_kind(error: &KindError) -> Failure {
    let KindError::Unknown { word, nearest } = error else {
        return Failure::new(Exit::Usage, error);
    };
    let failure = Failure::new(Exit::Usage, format!("there is no kind `{}`", shown(word)));
    let own = "or, as a kind of your own, add --new-kind";
    match nearest.as_slice() {
        [] => failure.fix(format!("choose a kind of `ssi help log`, {own}")),
        kinds => failure.fix(format!("did you mean {}? {own}", or_list(kinds))),
    }
}

pub(super) fn text_option(
    option: &str,
    text: Option<&str>,
    context: &Context,
) -> Result<Text, Failure> {
    text.map_or_else(|| Ok(Text::default()), |text| numbers::text(option, text, context))
}

impl std::fmt::Display for Pair<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.word)?;
        self.count.map_or(Ok(()), |count| write!(f, " {count}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(words: &[&str]) -> Result<Vec<String>, String> {
        let words: Vec<String> = words.iter().map(ToString::to_string).collect();
        let pairs = pairs(&words).map_err(|failure| failure.to_string())?;
        Ok(pairs.iter().map(Pair::to_string).collect())
    }

    #[test]
    fn words_that_start_with_a_digit_are_counts() {
        assert_eq!(
            split(&["comment", "5", "post", "invitation", "20"]).unwrap(),
            ["comment 5", "post", "invitation 20"]
        );
        assert_eq!(split(&["comment", "-1"]).unwrap(), ["comment -1"]);
        for words in [&["5", "comments"][..], &["post", "1", "2"], &["٣"]] {
            assert!(split(words).unwrap_err().contains("where a kind is expected"));
        }
    }
}
