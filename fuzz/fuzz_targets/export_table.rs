#![no_main]
//! No text makes the reader of a table of LinkedIn's export panic, whichever table it is, and what is
//! read twice is known the second time.

use chrono_tz::Europe::Berlin;
use libfuzzer_sys::fuzz_target;
use ssi::domain::{Date, EventKey, Events, Kind};
use ssi::import::archive::{FileName, Files, known_as, read};

const NAMES: [&str; 24] = [
    "Connections", "messages", "Invitations", "Shares", "Comments", "Reactions", "InstantReposts",
    "Votes", "Member_Follows", "Hashtag_Follows", "Company Follows", "Saved_Items", "Logins",
    "SearchQueries", "Endorsement_Given_Info", "Endorsement_Received_Info",
    "Recommendations_Given", "Recommendations_Received", "Learning", "Job Applications",
    "Saved Jobs", "Rich_Media", "Profile", "Registration",
];

/// A file, and its bytes; an article has the same.
struct One(String, Vec<u8>);

impl Files for One {
    fn names(&self) -> Vec<FileName> {
        vec![FileName::of(&self.0), FileName::of("Articles/a.html")]
    }

    fn are_whole(&self) -> bool {
        false
    }

    fn bytes(&mut self, _: usize) -> Result<Vec<u8>, String> {
        Ok(self.1.clone())
    }
}

fuzz_target!(|input: (u8, &[u8])| {
    let (place, bytes) = input;
    let name = format!("{}.csv", NAMES[usize::from(place) % NAMES.len()]);
    let _ = known_as("renamed.csv", bytes);
    let export = read(&name, &mut One(name.clone(), bytes.to_vec()), &Berlin, Date::MAX);
    let acts: Vec<(Kind, Date, EventKey)> = export
        .parts
        .iter()
        .flat_map(|part| &part.events)
        .map(|event| (Kind::from_file(event.act.kind()).expect("a kind"), event.day, event.key))
        .collect();
    let mut events = Events::default();
    let _ = events.take_file(&acts);
    assert!(events.acts().count() <= acts.len());
    assert!(events.take_file(&acts).added.is_empty());
});
