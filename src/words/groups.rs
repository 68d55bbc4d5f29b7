//! How a person compares with a group, in words.

use crate::domain::{Field, Group, Snapshot};

/// What a snapshot says of a group, of those fields that are told:
/// `industry: top 4 %, average 31, average of brand 11.79`.
#[must_use]
pub fn group(snapshot: &Snapshot, group: Group, is_told: impl Fn(Field) -> bool) -> Option<String> {
    let part = |field: Field| {
        let value = field.of(snapshot).filter(|_| is_told(field))?;
        match field {
            Field::Rank(of) if of == group => Some(format!("top {value} %")),
            Field::Average(of) if of == group => Some(format!("average {value}")),
            Field::AveragePillar(of, pillar) if of == group => {
                Some(format!("average of {pillar} {value}"))
            }
            _ => None,
        }
    };
    let parts: Vec<String> = Field::BY_GROUP.into_iter().filter_map(part).collect();
    (!parts.is_empty()).then(|| format!("{}: {}", group.name(), parts.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Date, Total};

    #[test]
    fn what_is_told_of_a_group_is_that_groups() {
        let mut snapshot = Snapshot::new(Date::MIN, Total::MAX);
        assert_eq!(group(&snapshot, Group::Industry, |_| true), None);
        for (place, field) in Field::ALL.into_iter().enumerate() {
            field.parse(&(place + 1).to_string()).unwrap().value.put(&mut snapshot);
        }
        let all = "network: top 7 %, average 9, average of brand 14, average of people 15, \
                   average of insights 16, average of relationships 17";
        assert_eq!(group(&snapshot, Group::Network, |_| true).as_deref(), Some(all));
        let is_rank = |field| matches!(field, Field::Rank(_));
        assert_eq!(
            group(&snapshot, Group::Industry, is_rank).as_deref(),
            Some("industry: top 6 %")
        );
    }
}
