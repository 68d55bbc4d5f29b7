//! Random numbers that are the same on every machine and in every version.

/// `SplitMix64`.
///
/// # Source
///
/// Steele, Lea & Flood (2014), "Fast Splittable Pseudorandom Number Generators", OOPSLA.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Uniform in [0, 1).
    pub(crate) fn uniform(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Uniform in [low, high).
    pub(crate) fn between(&mut self, (low, high): (f64, f64)) -> f64 {
        low + (high - low) * self.uniform()
    }

    /// Uniform on a logarithmic scale.
    pub(crate) fn log_between(&mut self, (low, high): (f64, f64)) -> f64 {
        libm::exp(self.between((libm::log(low), libm::log(high))))
    }

    /// A whole number from `low` to `high`, both included.
    pub(crate) fn whole(&mut self, (low, high): (usize, usize)) -> usize {
        low + (self.uniform() * (high - low + 1) as f64) as usize
    }

    pub(crate) fn chance(&mut self, probability: f64) -> bool {
        self.uniform() < probability
    }

    /// 1 or -1.
    pub(crate) fn sign(&mut self) -> f64 {
        if self.chance(0.5) { 1.0 } else { -1.0 }
    }

    /// Standard normal (Box & Muller 1958).
    pub(crate) fn normal(&mut self) -> f64 {
        let radius = (-2.0 * libm::log(1.0 - self.uniform())).sqrt();
        radius * libm::cos(std::f64::consts::TAU * self.uniform())
    }

    /// Poisson by products of uniform numbers; the rates here are small (Knuth 1997, 3.4.1).
    pub(crate) fn poisson(&mut self, rate: f64) -> u32 {
        let (limit, mut product, mut count) = (libm::exp(-rate), self.uniform(), 0);
        while product > limit && count < 500 {
            product *= self.uniform();
            count += 1;
        }
        count
    }
}
