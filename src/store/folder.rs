//! The data folder, and the profiles in it.

use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use crate::domain::{is_unprintable, nearest};

use super::write::make_folders;
use super::{LogFile, Profile, ProfileFile, Saved, SnapshotFile, StoreError};

/// The folder that holds everybody's data.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
}

/// The name of a profile: 1 to 60 characters, none of which acts on a terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(String);

/// Why a text is no name of a profile.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NameError {
    /// Nothing, or more than 60 characters.
    #[error("a name has 1 to {} characters", Name::MAX_CHARS)]
    Length,
    /// A character that acts on a terminal instead of being shown.
    #[error("a name has no control characters")]
    Control,
}

impl Folder {
    /// The folder at that place; it need not exist.
    #[must_use]
    pub fn new(root: PathBuf) -> Self {
        Self { root }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.root
    }

    /// The profile `default`, which is made by its first write.
    ///
    /// # Errors
    ///
    /// As [`ProfileFile`] is read.
    pub fn default_profile(&self) -> Result<Profile, StoreError> {
        Profile::open(self.profiles_path().join(Profile::DEFAULT))
    }

    /// The profile of that name: as it was given, but for case, or as its folder is called.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::NoProfile`] with the nearest names, or why a file could not be read. A
    /// damaged `profile.toml` of another profile is no reason.
    pub fn profile(&self, name: &Name) -> Result<Profile, StoreError> {
        let (profiles, damaged) = self.profiles()?;
        let by_name = |is: &dyn Fn(&Profile) -> bool| profiles.iter().find(|profile| is(profile));
        let found = by_name(&|profile| profile.name() == name.0)
            .or_else(|| by_name(&|profile| folded(profile.name()) == folded(&name.0)))
            .or_else(|| by_name(&|profile| profile.folder_name() == name.0));
        if let Some(profile) = found {
            return Ok(profile.clone());
        }
        // It may be the one whose name cannot be read.
        if let Some(error) = damaged.into_iter().next() {
            return Err(error);
        }
        let names = profiles.iter().map(|profile| profile.name().to_owned());
        let nearest = nearest(&name.0, names, String::as_str);
        Err(StoreError::NoProfile { name: name.clone(), nearest })
    }

    /// Every profile, `default` first (also while it has no data), the others by name; and why
    /// others could not be read.
    ///
    /// # Errors
    ///
    /// Returns why the folder could not be read.
    pub fn profiles(&self) -> Result<(Vec<Profile>, Vec<StoreError>), StoreError> {
        let (mut profiles, mut damaged) = (Vec::new(), Vec::new());
        for folder in self.profile_folders()? {
            match Profile::open(folder) {
                Ok(profile) => profiles.push(profile),
                Err(error) => damaged.push(error),
            }
        }
        let is_default = |profile: &Profile| profile.folder_name() == Profile::DEFAULT;
        profiles.sort_by_cached_key(|profile| (!is_default(profile), folded(profile.name())));
        Ok((profiles, damaged))
    }

    /// Whether [`Self::add`] would take the name.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::ProfileExists`], or why a file could not be read.
    pub fn check_new(&self, name: &Name) -> Result<(), StoreError> {
        let wanted = folded(&name.0);
        let is_wanted = |profile: &&Profile| {
            folded(profile.name()) == wanted || profile.folder_name() == wanted
        };
        match self.profiles()?.0.iter().find(is_wanted) {
            Some(found) => Err(StoreError::ProfileExists { name: found.name().to_owned() }),
            None => Ok(()),
        }
    }

    /// Makes a profile. One of which a killed process made only the folder is completed.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::ProfileExists`], or why it could not be made.
    pub fn add(&self, name: &Name) -> Result<(Profile, Saved), StoreError> {
        self.check_new(name)?;
        for slug in name.slugs() {
            let folder = self.profiles_path().join(slug);
            if is_taken(&folder) {
                continue;
            }
            make_folders(&folder).map_err(StoreError::write(&folder))?;
            let profile = Profile::open(folder)?;
            let lock = profile.lock()?;
            // Another process may have added a profile while this one waited.
            self.check_new(name)?;
            if is_taken(profile.folder()) {
                continue;
            }
            let mut file = ProfileFile::default();
            file.set_name(name);
            let saved = lock.save_profile_file(&file)?;
            drop(lock);
            return Ok((Profile::open(profile.folder().to_owned())?, saved));
        }
        Err(StoreError::ProfileExists { name: name.to_string() })
    }

    /// The folders of the profiles: `default`, and each that holds a file of a profile.
    fn profile_folders(&self) -> Result<Vec<PathBuf>, StoreError> {
        let path = self.profiles_path();
        let mut folders = vec![path.join(Profile::DEFAULT)];
        let entries = match fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(folders),
            Err(error) => return Err(StoreError::read(&path)(error)),
        };
        for entry in entries {
            let folder = entry.map_err(StoreError::read(&path))?.path();
            if folder != folders[0] && has_files(&folder) {
                folders.push(folder);
            }
        }
        Ok(folders)
    }

    /// Where the profiles are, each in a folder of its own.
    #[must_use]
    pub fn profiles_path(&self) -> PathBuf {
        self.root.join("profiles")
    }
}

impl Name {
    const MAX_CHARS: usize = 60;
    const LONGEST_SLUG: usize = 40;

    /// The name.
    ///
    /// # Errors
    ///
    /// Returns [`NameError`] for an empty or long text and for control characters.
    pub fn new(text: &str) -> Result<Self, NameError> {
        let text = text.trim();
        if !(1..=Self::MAX_CHARS).contains(&text.chars().count()) {
            return Err(NameError::Length);
        }
        if text.chars().any(is_unprintable) {
            return Err(NameError::Control);
        }
        Ok(Self(text.nfc().collect()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Names for the folder, the best first: letters and digits of the decomposed name in lower
    /// case, the rest `-`, at most 40; where that is empty, reserved or taken, with six hexadecimal
    /// digits of a hash of the name.
    fn slugs(&self) -> impl Iterator<Item = String> {
        const TRIES: u64 = 100;
        let plain = self.plain_slug();
        let is_usable = !plain.is_empty() && !is_reserved_on_windows(&plain);
        let hashed = (0..TRIES).map({
            let (plain, name) = (plain.clone(), self.0.clone());
            move |seed| {
                let hash = xxh3_64_with_seed(name.as_bytes(), seed) & 0xff_ffff;
                format!("{plain}-{hash:06x}").trim_start_matches('-').to_owned()
            }
        });
        is_usable.then_some(plain).into_iter().chain(hashed)
    }

    fn plain_slug(&self) -> String {
        let mut slug = String::new();
        for letter in self.0.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        {
            let letter = letter.to_ascii_lowercase();
            if letter.is_ascii_alphanumeric() {
                slug.push(letter);
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
            if slug.len() == Self::LONGEST_SLUG {
                break;
            }
        }
        slug.trim_end_matches('-').to_owned()
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A name as it is compared: without case, and letters in one form however they are composed.
fn folded(name: &str) -> String {
    name.nfkc().collect::<String>().to_lowercase()
}

/// Whether a folder belongs to a profile already.
fn is_taken(folder: &Path) -> bool {
    folder.ends_with(Profile::DEFAULT) || has_files(folder)
}

/// Whether a folder holds a file of a profile, and not only what a killed `add` left.
fn has_files(folder: &Path) -> bool {
    let names = [ProfileFile::NAME, SnapshotFile::NAME, LogFile::NAME];
    names.iter().any(|name| folder.join(name).exists())
}

/// Names of devices, which Windows does not take for files
/// (<https://learn.microsoft.com/windows/win32/fileio/naming-a-file>).
fn is_reserved_on_windows(slug: &str) -> bool {
    matches!(slug, "con" | "prn" | "aux" | "nul")
        || matches!(
            slug.as_bytes(),
            [b'c', b'o', b'm', b'0'..=b'9'] | [b'l', b'p', b't', b'0'..=b'9']
        )
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::io::Write;

    use super::*;

    fn name(text: &str) -> Name {
        Name::new(text).unwrap()
    }

    #[test]
    fn folder_names_never_hold_what_was_typed() {
        #[track_caller]
        fn case(text: &str, slug: &str) {
            assert_eq!(name(text).slugs().next().unwrap(), slug, "{text}");
        }
        case("Anna Lind", "anna-lind");
        case("Ångström & Søn", "angstrom-s-n");
        case("../../etc/passwd", "etc-passwd");
        case("ﬁne", "fine");
        case("con", "con-3962f2");
        case("Com1", "com1-09f8c9");
        case("李雷", "95344f");
        case(&"x".repeat(60), &"x".repeat(40));
    }

    #[test]
    fn names_are_short_and_printable() {
        for text in ["", "  ", &"x".repeat(61)] {
            assert_eq!(Name::new(text), Err(NameError::Length), "{text}");
        }
        for text in ["a\nb", "a\tb", "a\0b", "\u{1b}[31m", "a\u{202e}b"] {
            assert_eq!(Name::new(text), Err(NameError::Control), "{text:?}");
        }
    }

    #[test]
    fn profiles_are_added_and_found() {
        let root = tempfile::tempdir().unwrap();
        let folder = Folder::new(root.path().join("data"));
        assert_eq!(folder.profiles().unwrap().0.len(), 1);
        assert!(matches!(folder.add(&name("Anna Lind")), Ok((_, Saved::Synced))));
        assert!(matches!(folder.add(&name("anna lind")), Err(StoreError::ProfileExists { .. })));
        assert_eq!(folder.profile(&name("ANNA LIND")).unwrap().name(), "Anna Lind");
        assert_eq!(folder.profile(&name("anna-lind")).unwrap().name(), "Anna Lind");
        let Err(StoreError::NoProfile { nearest, .. }) = folder.profile(&name("Ana Lind")) else {
            panic!("there is no such profile")
        };
        assert_eq!(nearest, ["Anna Lind"]);
    }

    #[test]
    fn names_that_look_alike_get_folders_of_their_own() {
        let root = tempfile::tempdir().unwrap();
        let folder = Folder::new(root.path().to_owned());
        let (first, _) = folder.add(&name("Anna!")).unwrap();
        let (second, _) = folder.add(&name("Anna?")).unwrap();
        assert_eq!(first.folder_name(), "anna");
        assert_ne!(second.folder_name(), "anna");
        let (other, _) = folder.add(&name("Default!")).unwrap();
        assert_ne!(other.folder_name(), "default");
    }

    #[test]
    fn no_folder_is_given_to_two_people() {
        let root = tempfile::tempdir().unwrap();
        let folder = Folder::new(root.path().to_owned());
        let hashed = name("李雷").slugs().next().unwrap();
        assert_eq!(folder.add(&name(&hashed)).unwrap().0.folder_name(), hashed);
        assert_ne!(folder.add(&name("李雷")).unwrap().0.folder_name(), hashed);
        assert_eq!(folder.profile(&name(&hashed)).unwrap().name(), hashed);
    }

    #[test]
    fn a_folder_with_data_is_a_profile_even_without_its_name() {
        let root = tempfile::tempdir().unwrap();
        let folder = Folder::new(root.path().to_owned());
        let anna = folder.add(&name("Anna")).unwrap().0;
        File::create_new(anna.folder().join("snapshots.csv")).unwrap();
        fs::remove_file(anna.folder().join("profile.toml")).unwrap();
        assert_eq!(folder.profile(&name("anna")).unwrap().folder(), anna.folder());
        assert!(matches!(folder.add(&name("Anna")), Err(StoreError::ProfileExists { .. })));
    }

    #[test]
    fn a_damaged_profile_does_not_hide_the_others() {
        let root = tempfile::tempdir().unwrap();
        let folder = Folder::new(root.path().to_owned());
        let _ = folder.add(&name("Anna")).unwrap();
        let bob = folder.add(&name("Bob")).unwrap().0;
        let toml = bob.folder().join("profile.toml");
        fs::remove_file(&toml).unwrap();
        File::create_new(&toml).unwrap().write_all(b"name = 3").unwrap();
        assert_eq!(folder.profile(&name("Anna")).unwrap().name(), "Anna");
        let error = folder.profile(&name("Bob")).unwrap_err();
        assert_eq!(error.to_string(), "bob/profile.toml");
        assert_eq!(folder.profiles().unwrap().1.len(), 1);
    }

    #[test]
    fn letters_are_the_same_however_they_are_composed() {
        let root = tempfile::tempdir().unwrap();
        let folder = Folder::new(root.path().to_owned());
        let _ = folder.add(&name("Zo\u{eb}")).unwrap();
        assert_eq!(folder.profile(&name("Zoe\u{308}")).unwrap().name(), "Zo\u{eb}");
    }

    #[test]
    fn a_profile_of_which_only_the_folder_was_made_is_completed() {
        let root = tempfile::tempdir().unwrap();
        let folder = Folder::new(root.path().to_owned());
        fs::create_dir_all(root.path().join("profiles/anna")).unwrap();
        assert_eq!(folder.profiles().unwrap().0.len(), 1);
        assert_eq!(folder.add(&name("Anna")).unwrap().0.folder_name(), "anna");
    }
}
