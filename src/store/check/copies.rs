//! The names that sync programs give to the second version of a file that was changed in two places.

use std::path::Path;

use super::super::DataFile;

/// Whose way of naming a conflicted copy it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// `snapshots (NAME's conflicted copy 2026-03-02).csv`, in the language of the computer.
    Dropbox,
    /// `snapshots (conflicted copy 2026-03-02 101112).csv`.
    Nextcloud,
    /// `snapshots.sync-conflict-20260302-101112-ABCDEFG.csv`.
    Syncthing,
    /// `snapshots-DESKTOP-AB12CD3.csv`: the name of the other computer.
    OneDrive,
    /// `snapshots 2.csv`.
    ICloud,
    /// `snapshots (1).csv`: also a file that was downloaded a second time.
    GoogleDrive,
    /// Any other name that says "conflict".
    Other,
}

impl Tool {
    /// What it is called in a sentence.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dropbox => "Dropbox",
            Self::Nextcloud => "Nextcloud",
            Self::Syncthing => "Syncthing",
            Self::OneDrive => "OneDrive",
            Self::ICloud => "iCloud",
            Self::GoogleDrive => "Google Drive",
            Self::Other => "a sync program",
        }
    }
}

/// What "conflict" is in the names of copies: Dropbox writes it in the language of the computer.
const CONFLICT: [&str; 10] = [
    "confli",
    "konfli",
    "conflit",
    "ristiriita",
    "конфликт",
    "конфлікт",
    "競合",
    "冲突",
    "衝突",
    "충돌",
];

/// The data file of which that name is a conflicted copy, and who names copies so.
#[must_use]
pub fn conflicted_copy(name: &str) -> Option<(DataFile, Tool)> {
    DataFile::ALL.into_iter().find_map(|file| {
        let (stem, extension) = file.name().split_once('.')?;
        let between = name.strip_prefix(stem)?.strip_suffix(extension)?.strip_suffix('.')?;
        tool(between).map(|tool| (file, tool))
    })
}

/// Who writes that between the name of a file and its extension.
fn tool(between: &str) -> Option<Tool> {
    let lower = between.to_lowercase();
    if between.starts_with(".sync-conflict-") {
        return Some(Tool::Syncthing);
    }
    if lower.starts_with(" (conflicted copy ") && lower.ends_with(')') {
        return Some(Tool::Nextcloud);
    }
    if CONFLICT.iter().any(|word| lower.contains(word)) && !between.starts_with(is_of_a_word) {
        let is_in_brackets = between.starts_with(" (") && between.ends_with(')');
        return Some(if is_in_brackets { Tool::Dropbox } else { Tool::Other });
    }
    let is_number = |text: &str| matches!(text.parse::<u8>(), Ok(1..=99)) && !text.starts_with('0');
    let in_brackets = between.strip_prefix(" (").and_then(|rest| rest.strip_suffix(')'));
    if in_brackets.is_some_and(is_number) {
        return Some(Tool::GoogleDrive);
    }
    if between.strip_prefix(' ').is_some_and(is_number) {
        return Some(Tool::ICloud);
    }
    between.strip_prefix('-').filter(|name| is_computer(name)).map(|_| Tool::OneDrive)
}

/// Whether the name goes on with that letter: `snapshotsconflict.csv` is another word.
fn is_of_a_word(letter: char) -> bool {
    letter.is_ascii_lowercase()
}

/// Whether a text is the name of a computer, as Windows and macOS give it: what a person appends to
/// the copy of a file (`-old`, `-2026`) is none.
fn is_computer(text: &str) -> bool {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let is_upper = |c: char| c.is_ascii_uppercase();
    let by_windows = text.len() <= 15 && text.contains(is_upper);
    let by_windows = by_windows && !text.contains(|c: char| c.is_ascii_lowercase());
    let by_habit = ["MacBook", "iMac", "Mac-mini", "-PC", "-Laptop", "-Mac"];
    text.chars().all(is_name) && (by_windows || by_habit.iter().any(|word| text.contains(word)))
}

/// The service whose folder a data folder lies in; what it does to two computers that write at the
/// same time is what conflicted copies come from.
#[must_use]
pub fn synced_by(folder: &Path) -> Option<&'static str> {
    folder.ancestors().find_map(|above| by_name(above).or_else(|| by_mark(above)))
}

/// By how the folder is called.
fn by_name(folder: &Path) -> Option<&'static str> {
    let name = folder.file_name()?.to_str()?;
    let begins = |word: &str| {
        name.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let services: [(&str, &[&str]); 5] = [
        ("OneDrive", &["OneDrive"]),
        ("Dropbox", &["Dropbox"]),
        (
            "iCloud Drive",
            &["iCloudDrive", "iCloud Drive", "com~apple~CloudDocs", "Mobile Documents"],
        ),
        ("Google Drive", &["Google Drive", "GoogleDrive", "My Drive"]),
        ("Nextcloud", &["Nextcloud", "ownCloud"]),
    ];
    let found = services.iter().find(|(_, names)| names.iter().any(|name| begins(name)));
    found.map(|(service, _)| *service)
}

/// By what the program keeps in it.
fn by_mark(folder: &Path) -> Option<&'static str> {
    const MARKS: [(&str, &str); 5] = [
        (".stfolder", "Syncthing"),
        (".dropbox", "Dropbox"),
        (".dropbox.cache", "Dropbox"),
        (".nextcloudsync.log", "Nextcloud"),
        (".owncloudsync.log", "Nextcloud"),
    ];
    let found = MARKS.iter().find(|(mark, _)| folder.join(mark).exists());
    // In a home folder Dropbox keeps its own settings under that name.
    let found = found.filter(|(mark, _)| *mark != ".dropbox" || folder.join(mark).is_file());
    found.map(|(_, service)| *service)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_copies_of_every_program_are_known() {
        #[track_caller]
        fn case(name: &str, tool: Tool) {
            assert_eq!(conflicted_copy(name), Some((DataFile::Snapshots, tool)), "{name}");
        }
        case("snapshots (Anna's conflicted copy 2026-03-02).csv", Tool::Dropbox);
        case("snapshots (DESKTOP-1's conflicted copy 2026-03-02 (1)).csv", Tool::Dropbox);
        case("snapshots (In Konflikt stehende Kopie von Anna 2026-03-02).csv", Tool::Dropbox);
        case("snapshots (Copie en conflit de Anna 2026-03-02).csv", Tool::Dropbox);
        case("snapshots (Copia en conflicto de Anna 2026-03-02).csv", Tool::Dropbox);
        case("snapshots (Anna の競合コピー 2026-03-02).csv", Tool::Dropbox);
        case("snapshots (Case Conflict).csv", Tool::Dropbox);
        case("snapshots (SFConflict anna@x.org 2026-03-02-10-11-12).csv", Tool::Dropbox);
        case("snapshots (conflicted copy 2026-03-02 101112).csv", Tool::Nextcloud);
        case("snapshots_conflict-20260302-101112.csv", Tool::Other);
        case("snapshots [conflicted].csv", Tool::Other);
        case("snapshots.sync-conflict-20260302-101112-ABCDEFG.csv", Tool::Syncthing);
        case("snapshots.sync-conflict-20260302-101112.csv", Tool::Syncthing);
        case("snapshots-DESKTOP-AB12CD3.csv", Tool::OneDrive);
        case("snapshots-LAPTOP.csv", Tool::OneDrive);
        case("snapshots-Annas-MacBook-Air.csv", Tool::OneDrive);
        case("snapshots-Anna-PC.csv", Tool::OneDrive);
        case("snapshots 2.csv", Tool::ICloud);
        case("snapshots (1).csv", Tool::GoogleDrive);
    }

    #[test]
    fn copies_of_other_files_are_known_and_files_of_the_person_are_none() {
        let copy = |name| conflicted_copy(name).map(|(file, _)| file);
        assert_eq!(copy("activities 2.csv"), Some(DataFile::Log));
        assert_eq!(copy("profile (1).toml"), Some(DataFile::Settings));
        for name in [
            "snapshots.csv",
            "snapshots-old.csv",
            "snapshots-2026.csv",
            "snapshots copy.csv",
            "snapshots (old).csv",
            "snapshots 2026.csv",
            "snapshots 02.csv",
            "snapshots 2.txt",
            "snapshotsconflict.csv",
            "my snapshots (1).csv",
            ".snapshots (1).csv.tmp",
            "snapshots (1).csv.bak",
        ] {
            assert_eq!(copy(name), None, "{name}");
        }
    }

    #[test]
    fn a_synced_folder_is_known_by_its_name_or_by_what_lies_in_it() {
        let by_name = |path: &str| synced_by(Path::new(path));
        assert_eq!(by_name("/Users/anna/OneDrive - Company/ssi"), Some("OneDrive"));
        assert_eq!(by_name("/Users/anna/Dropbox (Private)/ssi/profiles"), Some("Dropbox"));
        assert_eq!(by_name("/Users/anna/Library/Mobile Documents/x"), Some("iCloud Drive"));
        assert_eq!(
            by_name("/Users/anna/Library/CloudStorage/GoogleDrive-a@x.org/My Drive"),
            Some("Google Drive")
        );
        assert_eq!(by_name("/Users/anna/Nextcloud/ssi"), Some("Nextcloud"));
        assert_eq!(by_name("/Users/anna/dropboxes/Dropboxed"), None);
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        assert_eq!(synced_by(&data), None);
        fs::create_dir(folder.path().join(".stfolder")).unwrap();
        assert_eq!(synced_by(&data), Some("Syncthing"));
    }
}
