//! The options of `ssi log`.

use clap::Args;

/// Save what you did
#[derive(Args, Debug)]
#[command(after_help = AFTER_HELP)]
pub(in crate::cli) struct LogArgs {
    /// KIND [COUNT], as often as you like
    #[arg(value_name = "KIND [COUNT]", allow_negative_numbers = true)]
    pub(super) words: Vec<String>,
    /// The day on which you did it [default: today]
    #[arg(long, value_name = "WHEN")]
    pub(super) on: Option<String>,
    /// A note, at most 500 characters
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(super) note: Option<String>,
    /// The name of the text that these messages share
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    pub(super) template: Option<String>,
    /// How many of the invitations had a personal note
    #[arg(long, value_name = "COUNT", allow_negative_numbers = true)]
    pub(super) with_note: Option<String>,
    /// Take an unknown KIND as a kind of your own
    #[arg(long)]
    pub(super) new_kind: bool,
}

impl LogArgs {
    /// The options as they were typed.
    pub(super) fn options(&self) -> Vec<String> {
        let texts = [
            ("--on", &self.on),
            ("--note", &self.note),
            ("--template", &self.template),
            ("--with-note", &self.with_note),
        ];
        let given = texts.into_iter().filter_map(|(option, text)| Some((option, text.as_ref()?)));
        let given = given.flat_map(|(option, text)| [option.to_owned(), text.clone()]);
        given.chain(self.new_kind.then(|| "--new-kind".to_owned())).collect()
    }
}

/// What stands below the options.
const AFTER_HELP: &str = "\
KIND is what you did, COUNT how often (1 if you leave it out). Between two kinds stands a count or a
comma. Without KIND, on a terminal, ssi asks. Kinds, and other words for them:

  post (share), article, repost, video, poll, event (webinar, live), group-post, newsletter,
  comment, reaction (like), poll-vote, message (dm), inmail, invitation (invite, connect),
  connection (accepted), search, view (profile view), login, lead, profile (profile edit),
  endorsement, recommendation, endorsement-given, recommendation-given, follow,
  message-received, invitation-received, other (with --note)

`pending` is how many invitations wait for an answer: a number that you read off, not an activity;
one a day is kept. Safe numbers are advice, not rules of LinkedIn: ssi limits.

  ssi log comment 5 invitation 20
  ssi log profile view 3, article
  ssi log message 12 --template intro --on yesterday
  ssi log invitation 12 --with-note 3
  ssi log pending 640";

#[cfg(test)]
mod tests {
    use crate::domain::Kind;

    use super::*;

    #[test]
    fn the_help_names_every_kind() {
        for kind in Kind::listed() {
            let is_named = AFTER_HELP.split([' ', ',', '\n', '(']).any(|word| word == kind.name());
            assert!(is_named, "{kind}");
        }
    }
}
