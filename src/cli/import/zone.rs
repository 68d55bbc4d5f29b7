//! In which zone the days of an export are.

use chrono::Local;
use chrono_tz::Tz;

use crate::cli::frame::{Exit, Failure};
use crate::domain::{Date, nearest, shown};
use crate::import::archive::{self, Export, Files};
use crate::words::or_list;

/// A zone.
#[derive(Clone, Copy, Debug)]
pub(super) enum Zone {
    Machine,
    Named(Tz),
}

impl Zone {
    /// The zone of that name; without one the machine's.
    pub(super) fn parse(name: Option<&str>) -> Result<Self, Failure> {
        let Some(name) = name else { return Ok(Self::Machine) };
        let is_it = |zone: &&Tz| zone.name().eq_ignore_ascii_case(name.trim());
        if let Some(zone) = chrono_tz::TZ_VARIANTS.iter().find(is_it) {
            return Ok(Self::Named(*zone));
        }
        // People know the city.
        let cities = chrono_tz::TZ_VARIANTS.iter().map(|zone| {
            let name = zone.name();
            (name.rsplit('/').next().unwrap_or(name), name)
        });
        let near = nearest(name.rsplit('/').next().unwrap_or(name), cities, |(city, _)| city);
        let near: Vec<&str> = near.into_iter().map(|(_, name)| name).collect();
        let failure = Failure::new(Exit::Usage, format!("--zone: there is no `{}`", shown(name)));
        Err(if near.is_empty() {
            failure.fix("write it as Europe/Berlin, or UTC")
        } else {
            failure.fix(format!("did you mean {}?", or_list(&near)))
        })
    }

    /// What it is called.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Machine => "this machine's zone",
            Self::Named(zone) => zone.name(),
        }
    }

    /// Reads an export with the days of the zone.
    pub(super) fn read(self, name: &str, files: &mut dyn Files, latest: Date) -> Export {
        match self {
            Self::Machine => archive::read(name, files, &Local, latest),
            Self::Named(zone) => archive::read(name, files, &zone, latest),
        }
    }
}
