//! Values and the rules that make them valid.
//!
//! A value that exists is valid: a [`Score`] is never above 25 points, a [`Date`] is never a day
//! that the calendar lacks, a [`Text`] that was typed never holds a control character. Everything above this
//! module can therefore rely on them without checking again. Nothing here reads a file or a clock.

mod activity;
mod by;
mod change;
mod coverage;
mod date;
mod event_key;
mod events;
mod field;
mod gap;
mod hidden;
mod kind;
mod leap;
mod merge;
mod nearest;
mod period;
mod pillar;
mod rank;
mod restriction;
mod run;
mod safe_number;
mod score;
mod snapshot;
mod text;
mod usual;
mod when;
mod whole;

pub use activity::{Activity, ActivityId, Count, CountError, Imported, Log, Reading};
pub use by::By;
pub use change::{Change, Done, Minimum, Move, changes, largest_change};
pub use coverage::{Covered, KnownDays};
pub use date::{Date, DateError, MonthDay};
pub use event_key::{EventKey, Mark};
pub use events::{Added, Events, Taken};
pub use field::{Column, Field, FieldError, FieldValue, Fields, Given, Unit};
pub use gap::{Gaps, Recorded};
pub use hidden::{bare, hidden};
pub use kind::{Kind, KindError};
pub use leap::{Leap, LeapSort, leaps};
pub use merge::{MergeError, MergeOutcome, MergeRules, check_kept, check_scores, merge};
pub use nearest::nearest;
pub use period::{Period, Span, SpanError};
pub use pillar::{Pillar, Series};
pub use rank::{Rank, RankError};
pub use restriction::{Restriction, RestrictionError, RestrictionKind, Step, Strike};
pub use run::{Current, Run, RunEnd, Runs};
pub use safe_number::{AccountPlan, LimitDay, LimitId, LimitSettings, Preset, SafeNumber};
pub use score::{Average, Delta, Score, ScoreError, Total, Typed};
pub use snapshot::{Comparison, Group, Snapshot, Source, SumError, check_sum, sum_of_pillars};
pub use text::{Text, TextError, is_unprintable, shown};
pub use usual::{Rate, Usual};
pub use when::{WhenError, parse_when};
