//! The tables of LinkedIn's data export: by what names and columns they are known.
//!
//! Names and columns as measured on exports of 2018 to 2026; the columns changed, so every table is
//! known by the few that stayed.

/// A table of the export that holds dated acts, or tells who the member is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Table {
    Connections,
    Messages,
    Invitations,
    Shares,
    Comments,
    Reactions,
    Reposts,
    Votes,
    MemberFollows,
    HashtagFollows,
    CompanyFollows,
    SavedItems,
    Logins,
    Searches,
    EndorsementsGiven,
    EndorsementsReceived,
    RecommendationsGiven,
    RecommendationsReceived,
    Learning,
    JobApplications,
    SavedJobs,
    Media,
    Profile,
    Registration,
    /// The folder of articles.
    Articles,
}

/// How a table is known.
struct Known {
    table: Table,
    /// Its names without spaces, underscores, and `.csv`.
    names: &'static [&'static str],
    /// Columns that every era has; of each several, one.
    columns: &'static [&'static [&'static str]],
    /// Whether these are all, so that a renamed file is known by them; of a table without columns of
    /// its own they must be.
    is_all: bool,
}

const RECOMMENDATION: &[&[&str]] = &[&["first name"], &["last name"], &["creation date"]];

const KNOWN: [Known; 24] = [
    known(Table::Connections, &["connections"], &[&["connected on"]], false),
    known(
        Table::Messages,
        &["messages"],
        &[&["from"], &["date"], &["content"], &["folder"]],
        false,
    ),
    known(Table::Invitations, &["invitations"], &[&["sent at"], &["direction"]], false),
    known(Table::Shares, &["shares"], &[&["date"], &["sharelink", "share link"]], false),
    known(Table::Comments, &["comments"], &[&["date"], &["link"], &["message"]], true),
    known(Table::Reactions, &["reactions"], &[&["date"], &["type"], &["link"]], true),
    known(Table::Votes, &["votes"], &[&["date"], &["link"], &["optiontext"]], true),
    known(Table::Reposts, &["instantreposts"], &[&["date"], &["link"]], true),
    known(Table::MemberFollows, &["memberfollows"], &[&["date"], &["status"], &["fullname"]], true),
    known(
        Table::HashtagFollows,
        &["hashtagfollows"],
        &[&["hashtag"], &["createdtime"], &["state"]],
        false,
    ),
    known(
        Table::CompanyFollows,
        &["companyfollows"],
        &[&["organization"], &["followed on"]],
        false,
    ),
    known(Table::SavedItems, &["saveditems"], &[&["saveditem"], &["createdtime"]], false),
    known(Table::Logins, &["logins"], &[&["login date"], &["login type"]], false),
    known(Table::Searches, &["searchqueries"], &[&["time"], &["search query"]], false),
    known(
        Table::EndorsementsGiven,
        &["endorsementgiveninfo"],
        &[&["endorsement date"], &["endorsee first name"]],
        false,
    ),
    known(
        Table::EndorsementsReceived,
        &["endorsementreceivedinfo"],
        &[&["endorsement date"], &["endorser first name"]],
        false,
    ),
    known(Table::RecommendationsGiven, &["recommendationsgiven"], RECOMMENDATION, false),
    known(Table::RecommendationsReceived, &["recommendationsreceived"], RECOMMENDATION, false),
    known(Table::Learning, &["learning"], &[&["content last watched date (if viewed)"]], false),
    known(Table::JobApplications, &["jobapplications"], &[&["application date"]], false),
    known(Table::SavedJobs, &["savedjobs"], &[&["saved date"], &["job url"]], false),
    known(Table::Media, &["richmedia"], &[&["date/time"], &["media description"]], false),
    known(Table::Profile, &["profile"], &[&["first name"], &["last name"]], true),
    known(Table::Registration, &["registration"], &[&["registered at"]], false),
];

/// Files that only the Complete archive has; two of them make one.
const MARKS_OF_COMPLETE: [&str; 6] = [
    "adtargeting",
    "inferencesaboutyou",
    "searchqueries",
    "logins",
    "adsclicked",
    "securitychallenges",
];

const fn known(
    table: Table,
    names: &'static [&'static str],
    columns: &'static [&'static [&'static str]],
    is_all: bool,
) -> Known {
    Known { table, names, columns, is_all }
}

impl Table {
    /// The table that a file is by its [`stem`].
    pub(super) fn of_stem(stem: &str) -> Option<Self> {
        KNOWN.iter().find(|known| known.names.contains(&stem)).map(|known| known.table)
    }

    /// The only table that has these columns; for a file that was renamed.
    pub(super) fn of_columns(columns: &[String]) -> Option<Self> {
        let fits = |known: &&Known| {
            known.fits(columns) && (!known.is_all || known.columns.len() == columns.len())
        };
        let mut fitting = KNOWN.iter().filter(fits);
        let one = fitting.next()?;
        fitting.next().is_none().then_some(one.table)
    }

    /// Whether a row is its header.
    pub(super) fn has_header(self, columns: &[String]) -> bool {
        // Until 2023 uploads had no dates.
        let is_undated = self == Self::Media && columns == ["type", "link"];
        is_undated || KNOWN.iter().any(|known| known.table == self && known.fits(columns))
    }

    /// Whether a person's own table may have the same columns.
    pub(super) fn has_common_columns(self) -> bool {
        KNOWN.iter().any(|known| known.table == self && known.is_all)
    }

    /// Its name in an archive, without `.csv`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Connections => "Connections",
            Self::Messages => "messages",
            Self::Invitations => "Invitations",
            Self::Shares => "Shares",
            Self::Comments => "Comments",
            Self::Reactions => "Reactions",
            Self::Reposts => "InstantReposts",
            Self::Votes => "Votes",
            Self::MemberFollows => "Member_Follows",
            Self::HashtagFollows => "Hashtag_Follows",
            Self::CompanyFollows => "Company Follows",
            Self::SavedItems => "Saved_Items",
            Self::Logins => "Logins",
            Self::Searches => "SearchQueries",
            Self::EndorsementsGiven => "Endorsement_Given_Info",
            Self::EndorsementsReceived => "Endorsement_Received_Info",
            Self::RecommendationsGiven => "Recommendations_Given",
            Self::RecommendationsReceived => "Recommendations_Received",
            Self::Learning => "Learning",
            Self::JobApplications => "Job Applications",
            Self::SavedJobs => "Saved Jobs",
            Self::Media => "Rich_Media",
            Self::Profile => "Profile",
            Self::Registration => "Registration",
            Self::Articles => "Articles",
        }
    }
}

impl Known {
    fn fits(&self, columns: &[String]) -> bool {
        let has = |names: &&[&str]| names.iter().any(|name| columns.iter().any(|c| c == name));
        self.columns.iter().all(has)
    }
}

/// Whether a file, by its [`stem`], is one of the account itself: every archive has some, a few files
/// in a folder have not.
pub(super) fn is_of_account(stem: &str) -> bool {
    const OF_ACCOUNT: [&str; 8] = [
        "profile",
        "registration",
        "emailaddresses",
        "adtargeting",
        "inferencesaboutyou",
        "securitychallenges",
        "positions",
        "education",
    ];
    OF_ACCOUNT.contains(&stem)
}

/// Whether these files are those of a Complete archive, by their [`stem`]s.
pub(super) fn is_complete<'a>(stems: impl Iterator<Item = &'a str>) -> bool {
    let mut found = [false; MARKS_OF_COMPLETE.len()];
    for stem in stems {
        for (mark, found) in MARKS_OF_COMPLETE.iter().zip(&mut found) {
            *found |= *mark == stem;
        }
    }
    found.iter().filter(|found| **found).count() >= 2
}

/// What a file is known by: the last part of its path in small letters, without spaces,
/// underscores, `.csv`, and the member's id that LinkedIn puts behind it since 2026. `None` for
/// what is no CSV file, or what a file manager or a packer left.
pub(super) fn stem(path: &str) -> Option<String> {
    let name = file_name(path)?;
    let is_ours = !name.starts_with('.') && !path.split(['/', '\\']).any(|part| part == "__MACOSX");
    let lower = name.to_lowercase();
    let stem = lower.strip_suffix(".csv").filter(|_| is_ours)?;
    let stem = without_copy(stem);
    let stem = match stem.rsplit_once('_') {
        Some((start, digits)) if is_number(digits) => start,
        _ => stem,
    };
    Some(stem.chars().filter(|c| !matches!(c, ' ' | '_')).collect())
}

/// Without the ` (1)` of a second download.
fn without_copy(stem: &str) -> &str {
    let copy =
        stem.rsplit_once('(').filter(|(_, rest)| rest.strip_suffix(')').is_some_and(is_number));
    copy.map_or(stem, |(start, _)| start.trim_end())
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The last part of a path.
pub(super) fn file_name(path: &str) -> Option<&str> {
    path.rsplit(['/', '\\']).next().filter(|name| !name.is_empty())
}

/// Whether a file is an article: it lies in a folder `Articles`, and is a page.
pub(super) fn is_article(path: &str) -> bool {
    let lower = path.to_lowercase();
    let parts: Vec<&str> = lower.split(['/', '\\']).collect();
    let Some((name, folders)) = parts.split_last() else { return false };
    let is_page =
        matches!(name.rsplit_once('.'), Some((start, "html" | "htm")) if !start.is_empty());
    is_page && !folders.contains(&"__macosx") && folders.contains(&"articles")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_name_whatever_was_done_to_it() {
        for (path, expected) in [
            ("Comments.csv", Some(Table::Comments)),
            ("Complete_x/Comments_990000000.csv", Some(Table::Comments)),
            ("jobs/JOB APPLICATIONS_2.CSV", Some(Table::JobApplications)),
            ("Rich Media.csv", Some(Table::Media)),
            ("Shares (1).csv", Some(Table::Shares)),
            ("x\\Search Queries.csv", Some(Table::Searches)),
            ("guide_messages.csv", None),
            ("learning_role_play_messages.csv", None),
            ("Profile Summary.csv", None),
            ("__MACOSX/Comments.csv", None),
            ("._Comments.csv", None),
            ("Comments.txt", None),
            ("Comments.csv/", None),
        ] {
            let found = stem(path).and_then(|stem| Table::of_stem(&stem));
            assert_eq!(found, expected, "{path}");
        }
    }

    #[test]
    fn a_renamed_file_is_known_by_its_columns() {
        let table = |columns: &str| {
            let columns: Vec<String> = columns.split(',').map(str::to_lowercase).collect();
            Table::of_columns(&columns)
        };
        assert_eq!(table("Date,Link"), Some(Table::Reposts));
        assert_eq!(table("Date,Link,Message"), Some(Table::Comments));
        assert_eq!(table("Date,Type,Link"), Some(Table::Reactions));
        assert_eq!(table("Date,Link,OptionText"), Some(Table::Votes));
        assert_eq!(table("First Name,Last Name,Creation Date,Status"), None, "given, or received");
        assert_eq!(table("date,total"), None);
        assert_eq!(table("date,total,link"), None, "somebody's own table");
    }

    #[test]
    fn two_marks_make_an_archive_complete() {
        assert!(is_complete(["logins", "searchqueries"].into_iter()));
        assert!(!is_complete(["adtargeting", "adtargeting", "messages"].into_iter()));
    }

    #[test]
    fn articles_are_pages_in_their_folder() {
        assert!(is_article("Articles/Articles/a.html"));
        assert!(is_article("x/Articles/2017-12-09 04:54:08.html"));
        assert!(!is_article("a.html") && !is_article("__MACOSX/Articles/a.html"));
    }
}
