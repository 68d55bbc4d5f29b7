//! Copies of the files as they are, in a folder of their own.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::super::StoreError;
use super::own_folder::{make_private_folder, private_new_file};
use super::replace::sync_folder;
use super::transaction::Transaction;
use crate::domain::Date;

impl Transaction {
    /// Copies files into a new folder `backup-DAY` beside the data that only the owner can enter;
    /// returns its name. It is there as a whole or not at all.
    pub(in crate::store) fn back_up(
        &self,
        day: Date,
        files: &[(&str, &[u8])],
    ) -> Result<String, StoreError> {
        let name = self.free_name(day);
        let (staged, target) = (self.own.staged_backup(), self.own.profile().join(&name));
        let removing = |folder: &Path| {
            let folder = folder.to_owned();
            move |_: &io::Error| drop(fs::remove_dir_all(folder)) // else the next write does it
        };
        fill(&staged, files)
            .and_then(|()| fs::rename(&staged, &target))
            .inspect_err(removing(&staged))
            .and_then(|()| sync_folder(self.own.profile()).inspect_err(removing(&target)))
            .map_err(StoreError::write(&target))?;
        Ok(name)
    }

    fn free_name(&self, day: Date) -> String {
        let is_free = |name: &String| {
            let found = fs::symlink_metadata(self.own.profile().join(name));
            found.is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
        };
        let first = format!("backup-{day}");
        let later = (2_u64..).map(|number| format!("backup-{day}-{number}"));
        std::iter::once(first.clone()).chain(later).find(is_free).unwrap_or(first)
    }
}

fn fill(folder: &Path, files: &[(&str, &[u8])]) -> io::Result<()> {
    make_private_folder(folder)?;
    for (name, content) in files {
        let mut file = private_new_file(&folder.join(name))?;
        file.write_all(content)?;
        file.sync_all()?;
    }
    sync_folder(folder)
}
