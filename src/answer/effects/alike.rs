//! Kinds that look alike, for a picture: all that hang together in one row.

use std::collections::BTreeSet;

use crate::attribution::LookAlikes;
use crate::chart::EffectAlike;
use crate::domain::{Kind, Series};
use crate::words::numbers::percent;

/// Kinds of which each cannot be told from another one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Alike {
    kinds: BTreeSet<Kind>,
    /// The probability that there is an effect among them; the highest that a pair has.
    probability: f64,
}

impl Alike {
    pub(super) fn has(&self, kind: &Kind) -> bool {
        self.kinds.contains(kind)
    }

    /// As a chart shows them.
    pub(super) fn shown(&self) -> EffectAlike {
        let is_pair = self.kinds.len() == 2;
        EffectAlike {
            kinds: self.kinds.iter().map(|kind| kind.many().to_owned()).collect(),
            // Of more than two, that of a pair would be too low.
            probability: is_pair.then(|| percent(self.probability)),
        }
    }
}

/// The look-alikes of a series; two pairs that share a kind are one.
pub(super) fn alike(pairs: &[LookAlikes], series: Series) -> Vec<Alike> {
    let mut found: Vec<Alike> = Vec::new();
    for pair in pairs.iter().filter(|pair| pair.series == series) {
        let mut one =
            Alike { kinds: pair.kinds.iter().cloned().collect(), probability: pair.probability };
        let (together, apart): (Vec<Alike>, Vec<Alike>) =
            found.into_iter().partition(|other| !other.kinds.is_disjoint(&one.kinds));
        for other in together {
            one.kinds.extend(other.kinds);
            one.probability = one.probability.max(other.probability);
        }
        found = apart;
        found.push(one);
    }
    found
}
