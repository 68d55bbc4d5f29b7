//! The data folder, and the profiles in it.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::domain::nearest;

use super::name::folded;
use super::write::{Transaction, make_folders};
use super::{DataFile, Name, Patient, Profile, Saved, StoreError};

/// The folder that holds everybody's data.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
}

/// A profile that there is.
#[derive(Clone, Debug)]
pub struct Known {
    folder: PathBuf,
    name: String,
}

impl Known {
    fn of(profile: &Profile) -> Self {
        Self { folder: profile.folder().to_owned(), name: profile.name().to_owned() }
    }

    /// Its name: as it was given, else as its folder is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The last part of its folder.
    fn folder_name(&self) -> &str {
        self.folder.file_name().and_then(|name| name.to_str()).unwrap_or(Profile::DEFAULT)
    }

    /// Opens it.
    ///
    /// # Errors
    ///
    /// Returns why it could not be read.
    pub fn open(&self) -> Result<Profile, StoreError> {
        Profile::open(self.folder.clone())
    }
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
    /// Returns [`StoreError::Damaged`] for its `profile.toml`, or why it could not be read.
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
        let (known, damaged) = self.profiles()?;
        let by_name = |is: &dyn Fn(&Known) -> bool| known.iter().find(|known| is(known));
        let found = by_name(&|known| known.name() == name.as_str())
            .or_else(|| by_name(&|known| folded(known.name()) == folded(name.as_str())))
            .or_else(|| by_name(&|known| known.folder_name() == name.as_str()));
        if let Some(known) = found {
            return known.open();
        }
        // Of one whose addition was taken back, the folder is left, and what brings it back.
        if let Some(left) = self.left_of(name) {
            return Profile::open(left);
        }
        // It may be the one whose name cannot be read.
        if let Some(error) = damaged.into_iter().next() {
            return Err(error);
        }
        let names = known.iter().map(|known| known.name().to_owned());
        let nearest = nearest(name.as_str(), names, String::as_str);
        Err(StoreError::NoProfile { name: name.clone(), nearest })
    }

    /// The profile of that name (without one `default`), to be checked: it is found also if its
    /// `profile.toml` is damaged and its folder is called so.
    ///
    /// # Errors
    ///
    /// As [`Self::profile`].
    pub fn patient(&self, name: Option<&Name>) -> Result<Patient, StoreError> {
        let Some(name) = name else {
            return Ok(Patient::of(&self.profiles_path().join(Profile::DEFAULT)));
        };
        let called_so = self.profiles_path().join(name.slugs().next().unwrap_or_default());
        match self.profile(name) {
            Ok(profile) => Ok(Patient::of(profile.folder())),
            Err(StoreError::Damaged { path, .. }) if path.parent() == Some(&called_so) => {
                Ok(Patient::of(&called_so))
            }
            Err(error) => Err(error),
        }
    }

    /// The folder that a profile would have in which only the steps of undo are left.
    fn left_of(&self, name: &Name) -> Option<PathBuf> {
        let folder = self.profiles_path().join(name.slugs().next()?);
        (!has_files(&folder) && folder.join(".ssi").is_dir()).then_some(folder)
    }

    /// Every profile, `default` first (also while it has no data), the others by name; and why
    /// others could not be read.
    ///
    /// # Errors
    ///
    /// Returns why the folder could not be read.
    pub fn profiles(&self) -> Result<(Vec<Known>, Vec<StoreError>), StoreError> {
        let (mut profiles, mut damaged) = (Vec::new(), Vec::new());
        for folder in self.profile_folders()? {
            match Profile::open(folder) {
                Ok(profile) => profiles.push(Known::of(&profile)),
                Err(error) => damaged.push(error),
            }
        }
        let is_default = |known: &Known| known.folder_name() == Profile::DEFAULT;
        profiles.sort_by_cached_key(|known| (!is_default(known), folded(known.name())));
        Ok((profiles, damaged))
    }

    /// Whether [`Self::add`] would take the name.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::ProfileExists`], or why a file could not be read.
    pub fn check_new(&self, name: &Name) -> Result<(), StoreError> {
        let wanted = folded(name.as_str());
        let is_wanted =
            |known: &&Known| folded(known.name()) == wanted || known.folder_name() == wanted;
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
            let mut transaction = Transaction::begin(&folder)?;
            // Another process may have added a profile while this one waited.
            self.check_new(name)?;
            if is_taken(&folder) {
                continue;
            }
            let mut file = transaction.settings()?;
            file.set_name(name);
            transaction.put(file.edited());
            let saved = transaction.commit(&format!("profile add {name}"))?;
            return Ok((Profile::open(folder)?, saved));
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

/// Whether a folder belongs to a profile already.
fn is_taken(folder: &Path) -> bool {
    folder.ends_with(Profile::DEFAULT) || has_files(folder)
}

/// Whether a folder holds a file of a profile, and not only what a killed `add` left.
fn has_files(folder: &Path) -> bool {
    DataFile::ALL.iter().any(|file| file.path(folder).exists())
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
    fn profiles_are_added_and_found() {
        let root = tempfile::tempdir().unwrap();
        let folder = Folder::new(root.path().join("data"));
        assert_eq!(folder.profiles().unwrap().0.len(), 1);
        assert!(matches!(folder.add(&name("Anna Lind")), Ok((_, Saved::Synced { .. }))));
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
