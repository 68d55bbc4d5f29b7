//! Where rows come from.

use std::fmt;
use std::rc::Rc;

/// A file, or a sheet of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(Rc<str>);

/// A line of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub origin: Origin,
    /// The line, from 1.
    pub line: usize,
}

impl Origin {
    /// The file as it was named, and the sheet if it has several.
    #[must_use]
    pub fn new(file: &str, sheet: Option<&str>) -> Self {
        Self(match sheet {
            None => file.into(),
            Some(sheet) => format!("{file}, sheet `{sheet}`").into(),
        })
    }

    /// A line of it.
    #[must_use]
    pub fn at(&self, line: usize) -> Place {
        Place { origin: self.clone(), line }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} line {}", self.origin, self.line)
    }
}
