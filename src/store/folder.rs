//! The data folder, and the profiles in it.

use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;
use xxhash_rust::xxh3::xxh3_64;

use crate::domain::nearest;

use super::lock::make_folders;
use super::{Profile, ProfileFile, Saved, StoreError};

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
    /// Returns [`StoreError::NoProfile`] with the nearest names, or why a file could not be read.
    pub fn profile(&self, name: &Name) -> Result<Profile, StoreError> {
        let profiles = self.profiles()?;
        let wanted = name.folded();
        let is_wanted = |profile: &&Profile| {
            profile.name().to_lowercase() == wanted || profile.folder_name() == name.0
        };
        let exact = profiles.iter().find(|profile| profile.name() == name.0);
        if let Some(profile) = exact.or_else(|| profiles.iter().find(is_wanted)) {
            return Ok(profile.clone());
        }
        let names = profiles.iter().map(|profile| profile.name().to_owned());
        let nearest = nearest(&name.0, names, String::as_str);
        Err(StoreError::NoProfile { name: name.clone(), nearest })
    }

    /// Every profile, `default` first (also while it has no data), the others by name.
    ///
    /// # Errors
    ///
    /// Returns why the folder or a `profile.toml` could not be read.
    pub fn profiles(&self) -> Result<Vec<Profile>, StoreError> {
        let path = self.profiles_path();
        let mut profiles = vec![self.default_profile()?];
        let entries = match fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(profiles),
            Err(error) => return Err(StoreError::read(&path)(error)),
        };
        let mut others = Vec::new();
        for entry in entries {
            let folder = entry.map_err(StoreError::read(&path))?.path();
            // A folder without the file was not made by `add`, or not wholly.
            let is_profile = folder.join(ProfileFile::NAME).is_file();
            if is_profile && folder.file_name().is_some_and(|name| name != Profile::DEFAULT) {
                others.push(Profile::open(folder)?);
            }
        }
        others.sort_by_cached_key(|profile| profile.name().to_lowercase());
        profiles.append(&mut others);
        Ok(profiles)
    }

    /// Whether [`Self::add`] would take the name.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::ProfileExists`], or why a file could not be read.
    pub fn check_new(&self, name: &Name) -> Result<(), StoreError> {
        let wanted = name.folded();
        let profiles = self.profiles()?;
        match profiles.iter().find(|profile| profile.name().to_lowercase() == wanted) {
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
        let slug = name.slug();
        let path = self.profiles_path();
        let taken = slug == Profile::DEFAULT || path.join(&slug).join(ProfileFile::NAME).exists();
        let folder = path.join(if taken { name.hashed_slug() } else { slug });
        make_folders(&folder).map_err(StoreError::write(&folder))?;
        let profile = Profile::open(folder)?;
        let lock = profile.lock()?;
        self.check_new(name)?; // another process may have made it while this one waited
        let mut file = ProfileFile::default();
        file.set_name(name);
        let saved = lock.save_profile_file(&file)?;
        drop(lock);
        Ok((Profile::open(profile.folder().to_owned())?, saved))
    }

    fn profiles_path(&self) -> PathBuf {
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
        let line = crate::domain::Text::new(text).map_err(|_| NameError::Control)?;
        if !(1..=Self::MAX_CHARS).contains(&text.chars().count()) {
            return Err(NameError::Length);
        }
        if line.as_str() != text {
            return Err(NameError::Control); // a line break or a tab
        }
        Ok(Self(text.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn folded(&self) -> String {
        self.0.to_lowercase()
    }

    /// The name of the folder: letters and digits of the decomposed name in lower case, the rest
    /// `-`, at most 40.
    fn slug(&self) -> String {
        let slug = self.plain_slug();
        let is_usable = !slug.is_empty() && !is_reserved_on_windows(&slug);
        if is_usable { slug } else { self.hashed_slug() }
    }

    /// The folder's name where the plain one is empty, reserved or taken: six hexadecimal digits of
    /// a hash of the name make it another.
    fn hashed_slug(&self) -> String {
        let hash = xxh3_64(self.0.as_bytes()) & 0xff_ffff;
        format!("{}-{hash:06x}", self.plain_slug()).trim_start_matches('-').to_owned()
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
    use super::*;

    fn name(text: &str) -> Name {
        Name::new(text).unwrap()
    }

    #[test]
    fn folder_names_never_hold_what_was_typed() {
        #[track_caller]
        fn case(text: &str, slug: &str) {
            assert_eq!(name(text).slug(), slug, "{text}");
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
        assert_eq!(folder.profiles().unwrap().len(), 1);
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
    fn a_profile_of_which_only_the_folder_was_made_is_completed() {
        let root = tempfile::tempdir().unwrap();
        let folder = Folder::new(root.path().to_owned());
        fs::create_dir_all(root.path().join("profiles/anna")).unwrap();
        assert_eq!(folder.profiles().unwrap().len(), 1);
        assert_eq!(folder.add(&name("Anna")).unwrap().0.folder_name(), "anna");
    }
}
