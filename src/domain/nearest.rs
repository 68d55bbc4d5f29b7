//! "Did you mean": names that are like a word.

/// How alike two words must be, from 0 to 1, to be worth a suggestion.
const SIMILAR: f64 = 0.75;
const MOST: usize = 3;

/// The candidates whose name is most like the word, the nearest first, at most three.
///
/// # Source
///
/// Likeness of Jaro and Winkler (Winkler 1990, "String Comparator Metrics and Enhanced Decision
/// Rules in the Fellegi-Sunter Model of Record Linkage").
pub fn nearest<T>(
    word: &str,
    candidates: impl IntoIterator<Item = T>,
    name: impl Fn(&T) -> &str,
) -> Vec<T> {
    let word = word.to_lowercase();
    let mut near: Vec<(f64, T)> = candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&name(&candidate).to_lowercase(), &word), candidate))
        .filter(|(likeness, _)| *likeness >= SIMILAR)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    near.into_iter().take(MOST).map(|(_, candidate)| candidate).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_alike_comes_first_and_strangers_not_at_all() {
        let names = ["comment", "connection", "post", "Commend"];
        let near = nearest("comend", names, |name| name);
        assert_eq!(near, ["Commend", "comment"]);
        assert_eq!(nearest("xyz", names, |name| name), [""; 0]);
    }
}
