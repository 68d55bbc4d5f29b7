//! What was given for a day: some of a snapshot.

use std::collections::BTreeMap;

use super::super::Typed;
use super::{Field, FieldValue};

/// What was given for a day: for each field nothing, a value, or that it is to be emptied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(BTreeMap<Field, Given>);

/// What was given for a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// A value, with the precision in which it was written.
    Value(Typed<FieldValue>),
    /// That the field is to be emptied.
    Clear,
}

impl Fields {
    /// Takes a value for its field, in the place of what was given before.
    pub fn set(&mut self, value: Typed<FieldValue>) {
        self.0.insert(value.value.field(), Given::Value(value));
    }

    /// Takes it that a field is to be emptied, in the place of what was given before.
    pub fn clear(&mut self, field: Field) {
        self.0.insert(field, Given::Clear);
    }

    /// Takes all that others have, in the place of what was given before.
    pub fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// What was given for a field.
    #[must_use]
    pub fn get(&self, field: Field) -> Option<&Given> {
        self.0.get(&field)
    }

    /// The value given for a field, with the precision in which it was written.
    #[must_use]
    pub fn value(&self, field: Field) -> Option<&Typed<FieldValue>> {
        match self.get(field)? {
            Given::Value(value) => Some(value),
            Given::Clear => None,
        }
    }

    /// The fields for which something was given, in the order of [`Field::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (Field, &Given)> {
        self.0.iter().map(|(field, given)| (*field, given))
    }

    /// Whether nothing was given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether something was given for the total or a pillar.
    #[must_use]
    pub fn has_scores(&self) -> bool {
        Field::SCORES.into_iter().any(|field| self.0.contains_key(&field))
    }
}

impl FromIterator<Typed<FieldValue>> for Fields {
    fn from_iter<T: IntoIterator<Item = Typed<FieldValue>>>(values: T) -> Self {
        let mut fields = Self::default();
        for value in values {
            fields.set(value);
        }
        fields
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::{Group, Pillar};
    use super::*;

    #[test]
    fn the_last_that_is_given_counts() {
        let brand = Field::Pillar(Pillar::Brand);
        let mut fields: Fields =
            ["18", "18.20"].iter().map(|text| brand.parse(text).unwrap()).collect();
        assert_eq!(fields.value(brand).unwrap().decimals, 2);
        fields.clear(brand);
        assert_eq!((fields.get(brand), fields.value(brand)), (Some(&Given::Clear), None));
        fields.extend([brand.parse("17").unwrap()].into_iter().collect());
        assert_eq!(fields.value(brand).unwrap().value.to_string(), "17");
        assert_eq!(fields.iter().count(), 1);
    }

    #[test]
    fn total_and_pillars_are_scores() {
        let of = |field: Field| -> Fields { [field.parse("5").unwrap()].into_iter().collect() };
        assert!(Field::SCORES.into_iter().all(|field| of(field).has_scores()));
        assert!(!of(Field::Rank(Group::Industry)).has_scores());
        assert!(!of(Field::Note).has_scores() && !of(Field::Note).is_empty());
        assert!(Fields::default().is_empty());
    }
}
