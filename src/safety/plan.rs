//! The way through a restriction: which step is due when.

use crate::domain::{Date, Reading, Restriction, RestrictionKind, Step, Strike};

/// With this many pending invitations or fewer, the clean-up is done (the project's founding
/// article: until 50 to 100 are left).
pub const CLEANED_UP: u16 = 100;

/// The most invitations to withdraw on one day: our own caution, nobody's number.
pub const WITHDRAWN_A_DAY: u16 = 50;

/// After so many days an answer of the support is late (article: at once, or about 30 days on).
pub const ANSWER_DAYS: i32 = 30;

/// Cleaning up should take no longer than so many days: our own choice.
const CLEAN_UP_DAYS: i32 = 30;

/// A reading of pending invitations from so long before a restriction tells nothing of what is pending in it.
pub(super) const EARLIER_READING_DAYS: i32 = 30;

/// A part of the way through a restriction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// A step that the person does and ticks off.
    Step(Step),
    /// Days on which nothing is done at all.
    Pause,
    /// Days until LinkedIn's own date, or until a weekly limit is over.
    Wait,
    /// Waiting for the support to answer.
    Answer,
    /// Going on publishing.
    Publish,
    /// Half of the safe numbers after the end.
    RampUp,
}

/// A stage with its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// What is to be done.
    pub stage: Stage,
    /// Its first day; `None` where that depends on what is not known yet.
    pub from: Option<Date>,
    /// Its last day, if it has one.
    pub to: Option<Date>,
    /// How far it is.
    pub state: State,
    /// Whether it is left to the person: LinkedIn says that it does not help.
    pub is_optional: bool,
}

/// How far a stage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Done, on that day.
    Done(Date),
    /// Its days are over.
    Over,
    /// It is time for it.
    Now,
    /// Its time has come, and it is still to be done: it stands in nobody's way.
    Open,
    /// There is nothing to do: not more invitations are pending than are to be left.
    Spared,
    /// It comes later, or perhaps not at all.
    Later,
}

/// The stages of a restriction as they stand on a day, in order. `readings` are those of the log.
///
/// The days follow from what the person entered up to that day: the start, the day that LinkedIn named, the
/// steps that were ticked off, the readings of pending invitations, the end.
#[must_use]
pub fn plan(restriction: &Restriction, readings: &[Reading], today: Date) -> Vec<Planned> {
    let known = restriction.as_of(today);
    let way = Way { restriction: &known, readings, today };
    let mut stages = way.first_days();
    stages.extend(way.letters());
    if known.ended_on().is_some_and(|end| end <= today) {
        for planned in &mut stages {
            let is_kept = matches!(planned.state, State::Done(_) | State::Spared);
            if !is_kept {
                way.close(planned);
            }
        }
    }
    match known.ramp_up() {
        Some((from, to)) => stages.push(way.lasting(Stage::RampUp, from, to)),
        None if known.kind != RestrictionKind::WeeklyLimit => stages.push(unknown(Stage::RampUp)),
        None => {}
    }
    stages
}

/// The one stage to look at next: what is due, the most pressing first, else what is still open, else what
/// comes first; `None` where nothing is due and nothing is to come.
#[must_use]
pub fn next(stages: &[Planned]) -> Option<&Planned> {
    // Publishing goes on all along, and switching off tools that is still open stands beside the plan.
    const NOW: [Stage; 6] = [
        Stage::Step(Step::WriteAfter6Months),
        Stage::Step(Step::WriteAfter12Months),
        Stage::Step(Step::Reopen),
        Stage::Step(Step::Stop),
        Stage::RampUp,
        Stage::Step(Step::Withdraw),
    ];
    const OPEN: [Stage; 2] = [Stage::Step(Step::Identity), Stage::Step(Step::Withdraw)];
    // A letter that is left to the person comes before what passes by itself.
    const PASSING: [Stage; 4] =
        [Stage::Step(Step::Write), Stage::Pause, Stage::Wait, Stage::Answer];
    let find = |state: State, wanted: &[Stage]| {
        let is_one =
            |planned: &&Planned, stage: Stage| planned.stage == stage && planned.state == state;
        wanted.iter().find_map(|stage| stages.iter().find(|planned| is_one(planned, *stage)))
    };
    let later = || {
        let later = stages.iter().filter(|planned| planned.state == State::Later);
        later.filter(|planned| planned.from.is_some()).min_by_key(|planned| planned.from)
    };
    let needed = || {
        let write = find(State::Now, &[Stage::Step(Step::Write)]);
        write.filter(|planned| !planned.is_optional)
    };
    find(State::Now, &[Stage::Step(Step::Identity)])
        .or_else(needed)
        .or_else(|| find(State::Now, &NOW))
        .or_else(|| find(State::Open, &OPEN))
        .or_else(|| find(State::Now, &PASSING))
        .or_else(later)
}

/// What comes before the next step and is still to be done: switching off tools, and the identity check.
#[must_use]
pub fn first(stages: &[Planned]) -> Vec<&Planned> {
    let is_left = |planned: &&Planned| matches!(planned.state, State::Now | State::Open);
    let is_first =
        |planned: &&Planned| matches!(planned.stage, Stage::Step(Step::Stop | Step::Identity));
    let next = next(stages).map(|planned| planned.stage);
    let first = stages.iter().filter(is_first).filter(is_left);
    first.filter(|planned| Some(planned.stage) != next).collect()
}

/// How many pending invitations there were at the latest reading, not long before a restriction or since
/// it began, and how many days of withdrawing are left.
#[must_use]
pub fn left_to_withdraw(
    restriction: &Restriction,
    readings: &[Reading],
    today: Date,
) -> Option<(Date, u16, u16)> {
    let mut since = readings.iter().rev();
    let earliest = restriction.start.plus_days(-EARLIER_READING_DAYS);
    let latest = since.find(|read| earliest <= read.date && read.date <= today)?;
    let days = latest.pending.saturating_sub(CLEANED_UP).div_ceil(WITHDRAWN_A_DAY);
    Some((latest.date, latest.pending, days))
}

/// A restriction as it is known on a day.
struct Way<'a> {
    restriction: &'a Restriction,
    readings: &'a [Reading],
    today: Date,
}

impl Way<'_> {
    /// What comes before anybody writes.
    fn first_days(&self) -> Vec<Planned> {
        let Restriction { start, kind, .. } = *self.restriction;
        let rested = start.plus_days(Restriction::REST_DAYS);
        let mut stages = vec![self.lingering(Step::Stop, start, rested.plus_days(-1))];
        if kind == RestrictionKind::Locked {
            stages.push(self.lingering(Step::Identity, start, rested.plus_days(-1)));
        } else if kind != RestrictionKind::WeeklyLimit {
            stages.push(self.lasting(Stage::Pause, start, rested.plus_days(-1)));
        }
        stages.extend(self.wait());
        stages.extend(self.publish());
        let is_cleaned_up = kind.is_strike() && kind.lets_in();
        stages.extend(is_cleaned_up.then(|| self.withdrawal(self.not_before_until(rested))));
        stages
    }

    /// The days that LinkedIn named, or those of a weekly limit.
    fn wait(&self) -> Option<Planned> {
        let Restriction { start, kind, .. } = *self.restriction;
        let until = self.restriction.last_day().filter(|_| kind != RestrictionKind::Warning)?;
        Some(self.lasting(Stage::Wait, start, until))
    }

    /// Where only inviting or writing messages is barred, publishing goes on after the days of rest.
    fn publish(&self) -> Option<Planned> {
        let Restriction { start, kind, end, .. } = *self.restriction;
        let from = match kind {
            RestrictionKind::WeeklyLimit => start,
            RestrictionKind::Invitations | RestrictionKind::Messages => {
                start.plus_days(Restriction::REST_DAYS)
            }
            _ => return None,
        };
        let state = if from <= self.today { State::Now } else { State::Later };
        Some(Planned::new(Stage::Publish, Some(from), end, state))
    }

    /// A clean-up is done when it is ticked off, or when the readings since the start fell far enough.
    fn withdrawal(&self, from: Date) -> Planned {
        let planned = self.lingering(Step::Withdraw, from, from.plus_days(CLEAN_UP_DAYS));
        match (planned.state, self.pending_since()) {
            // What was read on that day or later tells better.
            (State::Done(done), [.., last]) if done <= last.date && last.pending > CLEANED_UP => {
                self.pressing(Step::Withdraw, from, from.plus_days(CLEAN_UP_DAYS))
            }
            (State::Done(_), _) | (_, []) => planned,
            (_, [.., last]) if last.pending > CLEANED_UP => planned,
            (_, [.., last]) => Planned { state: self.cleaned_up(last), ..planned },
        }
    }

    /// The readings of pending invitations since the start.
    fn pending_since(&self) -> &[Reading] {
        let from = self.readings.partition_point(|read| read.date < self.restriction.start);
        let until = self.readings.partition_point(|read| read.date <= self.today);
        self.readings.get(from..until).unwrap_or_default()
    }

    /// What a low reading says: that they were withdrawn, if there were more before it.
    fn cleaned_up(&self, last: &Reading) -> State {
        let before = self.readings.iter().rfind(|read| read.date < last.date);
        let before = before
            .filter(|read| self.restriction.start.days_since(read.date) <= EARLIER_READING_DAYS);
        match before {
            Some(read) if read.pending > CLEANED_UP => State::Done(last.date),
            _ => State::Spared,
        }
    }

    /// A stage after the end. Until the two weeks after it are over, two stay: switching off tools, and
    /// withdrawing where too many are known to be pending.
    fn close(&self, planned: &mut Planned) {
        let left = left_to_withdraw(self.restriction, self.readings, self.today);
        let (from, to) = self.restriction.ramp_up().unzip();
        let is_ramp_up = to.is_some_and(|to| self.today <= to);
        (planned.state, planned.to) = match planned.stage {
            Stage::Step(Step::Stop) if is_ramp_up => (planned.state, planned.to),
            Stage::Step(Step::Withdraw) if is_ramp_up && left.is_some_and(|left| left.2 > 0) => {
                planned.from = planned.from.min(from);
                (State::Now, to)
            }
            // What had not begun never will.
            _ if planned.from.is_none_or(|from| self.restriction.end <= Some(from)) => {
                (State::Spared, planned.to)
            }
            _ => (State::Over, planned.to.min(self.restriction.ended_on())),
        };
    }

    /// The letters, and the wait for their answers.
    fn letters(&self) -> Vec<Planned> {
        let Some(due) = self.first_letter() else { return Vec::new() };
        let mut stages = vec![self.first_written(due)];
        match self.restriction.last_letter() {
            Some(sent) => {
                let late = sent.plus_days(ANSWER_DAYS);
                stages.push(self.lasting(Stage::Answer, sent, late));
            }
            None => stages.push(unknown(Stage::Answer)),
        }
        if self.restriction.strike == Some(Strike::Third) {
            stages.extend(self.repeated(Step::Reopen, None));
            self.add_letters_of_months(&mut stages);
        } else {
            let late = |sent: Date| self.not_before_until(sent.plus_days(ANSWER_DAYS + 1));
            let late = self.restriction.last_letter().map(late);
            stages.extend(self.repeated(Step::Reopen, late));
        }
        self.drop_late_letters(&mut stages);
        stages
    }

    /// The first letter. Where LinkedIn says that none helps, it is left to the person.
    fn first_written(&self, due: Date) -> Planned {
        use RestrictionKind::{Invitations, WeeklyLimit};
        let Restriction { kind, strike, .. } = *self.restriction;
        let is_optional =
            matches!(kind, Invitations | WeeklyLimit) && strike != Some(Strike::Third);
        Planned { is_optional, ..self.ticked(Step::Write, Some(due)) }
    }

    /// The day of the first letter: at once at the second restriction, day 3 else; after a weekly limit
    /// that does not end. Not before the day that LinkedIn named, nor while an identity check is fresh.
    fn first_letter(&self) -> Option<Date> {
        let Restriction { start, kind, strike, .. } = *self.restriction;
        let after = match kind {
            RestrictionKind::Warning => return None,
            RestrictionKind::WeeklyLimit => Restriction::WEEK_DAYS + 1,
            _ if strike == Some(Strike::Second) => 0,
            _ => Restriction::REST_DAYS,
        };
        Some(self.not_before_until(start.plus_days(after)))
    }

    /// About a third restriction: 6 months after the last letter, 12 months after the first ones, and
    /// every 12 months from then on.
    fn add_letters_of_months(&self, stages: &mut Vec<Planned>) {
        let found = self.restriction;
        let first = found.done_on(Step::Write).max(found.done_on(Step::Reopen));
        let base = first.unwrap_or(found.start);
        let half = found.done_on(Step::WriteAfter6Months);
        let last = found.last_letter();
        let after_half = |half: Date| last.unwrap_or(half).plus_months(6);
        let yearly = found.done_on(Step::WriteAfter12Months);
        let year = match (yearly, half) {
            (Some(yearly), _) => last.unwrap_or(yearly).plus_months(12),
            (None, Some(half)) => after_half(half),
            (None, None) => base.plus_months(12),
        };
        let year = self.not_before_until(year);
        let half = self.not_before_until(base.plus_months(6));
        stages.push(self.ticked(Step::WriteAfter6Months, Some(half)));
        stages.extend(self.repeated(Step::WriteAfter12Months, Some(year)));
    }

    /// A letter that was not sent is over once a later one is due, or was sent.
    fn drop_late_letters(&self, stages: &mut [Planned]) {
        let is_due = |planned: &&Planned| planned.state == State::Now;
        let letters = stages.iter().filter(is_due).filter_map(|planned| letter(planned.stage));
        let sent = self.restriction.done.iter().map(|&(step, _)| step);
        let sent = sent.filter(|step| Step::LETTERS.contains(step));
        let Some(newest) = letters.chain(sent).max() else { return };
        for planned in stages {
            let is_late = letter(planned.stage).is_some_and(|step| step < newest);
            let is_left = matches!(planned.state, State::Now | State::Later);
            if is_late && is_left && planned.stage != Stage::Step(Step::Reopen) {
                planned.state = State::Over;
            }
        }
    }

    /// A step that is repeated: the last time, then the next one.
    fn repeated(&self, step: Step, from: Option<Date>) -> Vec<Planned> {
        let stage = Stage::Step(step);
        let done = self.restriction.done_on(step);
        let done = done.map(|day| Planned::new(stage, Some(day), None, State::Done(day)));
        let is_due = from.is_some_and(|from| from <= self.today);
        let how_far = if is_due { State::Now } else { State::Later };
        done.into_iter().chain([Planned::new(stage, from, None, how_far)]).collect()
    }

    /// A step that is ticked off, or due from a day on.
    fn ticked(&self, step: Step, from: Option<Date>) -> Planned {
        let state = match (self.restriction.done_on(step), from) {
            (Some(done), _) => State::Done(done),
            (None, Some(from)) if from <= self.today => State::Now,
            (None, _) => State::Later,
        };
        // Done before its day: then it was that day's.
        let from =
            from.map(|from| self.restriction.done_on(step).map_or(from, |done| from.min(done)));
        Planned::new(Stage::Step(step), from, None, state)
    }

    /// A step that is ticked off, or pressing until a day and then open: it stands in the way of none.
    fn lingering(&self, step: Step, from: Date, to: Date) -> Planned {
        if self.restriction.done_on(step).is_some() {
            return self.ticked(step, Some(from));
        }
        self.pressing(step, from, to)
    }

    /// A step that is still to be done: pressing until a day, then open.
    fn pressing(&self, step: Step, from: Date, to: Date) -> Planned {
        let planned = self.lasting(Stage::Step(step), from, to);
        match planned.state {
            State::Over => Planned { state: State::Open, to: None, ..planned },
            _ => planned,
        }
    }

    /// A stage that passes by itself.
    fn lasting(&self, stage: Stage, from: Date, to: Date) -> Planned {
        let how_far = match self.today {
            today if today < from => State::Later,
            today if today <= to => State::Now,
            _ => State::Over,
        };
        Planned::new(stage, Some(from), Some(to), how_far)
    }

    /// Nothing but the first day's is due before the day that LinkedIn named.
    fn not_before_until(&self, day: Date) -> Date {
        self.restriction.until.map_or(day, |until| day.max(until.plus_days(1)))
    }
}

/// The step, if it is a letter.
fn letter(stage: Stage) -> Option<Step> {
    match stage {
        Stage::Step(step) if Step::LETTERS.contains(&step) => Some(step),
        _ => None,
    }
}

/// A stage whose days are not known yet.
const fn unknown(stage: Stage) -> Planned {
    Planned::new(stage, None, None, State::Later)
}

impl Planned {
    /// A stage that is not left to the person.
    const fn new(stage: Stage, from: Option<Date>, to: Option<Date>, how_far: State) -> Self {
        Self { stage, from, to, state: how_far, is_optional: false }
    }
}

impl Stage {
    /// A short name; of steps the one under which they are ticked off.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Step(step) => step.name(),
            Self::Pause => "pause",
            Self::Wait => "wait",
            Self::Answer => "answer",
            Self::Publish => "publish",
            Self::RampUp => "ramp-up",
        }
    }
}

#[cfg(test)]
mod tests;
