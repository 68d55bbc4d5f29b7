//! What is drawn at random.

/// Days of which commands choose; few, so that commands meet. The first one is long ago, so that
/// what is due half a year after it can be done.
pub(super) const DAYS: [&str; 6] =
    ["2025-08-28", "2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02", "2026-03-03"];

/// A day after every one that counts as today.
const FUTURE: &str = "2026-03-09";

/// What names a record: one that is there, by its place, or a word whatever is there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pick {
    place: Option<usize>,
    word: &'static str,
}

impl Pick {
    /// The name, where there are these.
    pub(super) fn of(self, names: impl IntoIterator<Item = String>) -> String {
        let mut names: Vec<String> = names.into_iter().collect();
        let place = self.place.and_then(|place| place.checked_rem(names.len()));
        place.map_or_else(|| self.word.to_owned(), |place| names.swap_remove(place))
    }
}

/// A source of random choices that a seed decides.
pub(super) struct Chance(fastrand::Rng);

impl Chance {
    pub(super) fn of_seed(seed: u64) -> Self {
        Self(fastrand::Rng::with_seed(seed))
    }

    /// A number below a bound.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.0.usize(..bound)
    }

    /// Whether something happens that happens so many times in a hundred.
    pub(super) fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of these.
    pub(super) fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    /// One of these, so many times in a hundred.
    pub(super) fn maybe<T: Copy>(&mut self, percent: usize, choices: &[T]) -> Option<T> {
        self.percent(percent).then(|| self.of(choices))
    }

    /// A day, now and then one that lies in the future.
    pub(super) fn day(&mut self) -> &'static str {
        if self.percent(3) { FUTURE } else { self.of(&DAYS) }
    }

    /// A day, so many times in a hundred.
    pub(super) fn maybe_day(&mut self, percent: usize) -> Option<&'static str> {
        self.percent(percent).then(|| self.day())
    }

    /// The name of a record, most often of one that is there.
    pub(super) fn pick(&mut self, word: &'static str) -> Pick {
        let place = self.percent(90).then(|| self.below(60));
        Pick { place, word }
    }

    /// As [`Self::pick`], where days are names.
    pub(super) fn pick_day(&mut self) -> Pick {
        let word = self.day();
        self.pick(word)
    }

    /// A day on which a command is run: that of the sandbox, or a little earlier.
    pub(super) fn today(&mut self) -> &'static str {
        if self.percent(80) { DAYS[5] } else { self.of(&DAYS[3..]) }
    }
}
