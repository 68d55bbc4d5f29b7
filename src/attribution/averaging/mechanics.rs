//! Shared mechanics: what the series learn from each other of how effects come and go.

use crate::attribution::numerics::ln_sum_exp;

/// The kernels' priors when the series share their mechanics:
/// `0.5 p(j) + 0.5 norm(p(j) * product over the other series o of E_o(j))`, in ln.
pub(crate) fn shared_ln_priors(ln_prior: &[f64], ln_evidences: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let half = libm::log(0.5);
    (0..ln_evidences.len())
        .map(|own| {
            let product: Vec<f64> = ln_prior
                .iter()
                .enumerate()
                .map(|(kernel, ln_prior)| {
                    let others = ln_evidences.iter().enumerate().filter(|&(other, _)| other != own);
                    ln_prior + others.map(|(_, evidence)| evidence[kernel]).sum::<f64>()
                })
                .collect();
            let norm = ln_sum_exp(product.iter().copied());
            let mixed = |(own, others): (&f64, &f64)| {
                ln_sum_exp([half + own, half + others - norm].into_iter())
            };
            ln_prior.iter().zip(&product).map(mixed).collect()
        })
        .collect()
}
