//! The objects with scores in a JSON text of any size, without the rest of it.

use std::cell::{Cell, RefCell};
use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_STANDARD as STANDARD;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// The key whose object holds the person's own scores.
const MEMBER: &str = "memberScore";
/// The key whose list holds those of groups.
const GROUPS: &str = "groupScore";
/// The key beside an answer in a HAR file that tells when it was asked for.
const STARTED: &str = "startedDateTime";

/// Of what is kept, so many values at most: an answer of the page has some fifty.
const MOST_VALUES: usize = 20_000;
/// A JSON text may lie inside a text of another (a HAR file), and that inside one more.
const MOST_NESTED: usize = 3;

/// An object with the person's own scores.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Document {
    pub(super) member: Value,
    pub(super) groups: Value,
    /// When the browser asked for it, as a HAR file says it.
    pub(super) started: Option<String>,
}

/// The objects with scores at any depth of a JSON text, in the order in which they end.
///
/// # Errors
///
/// Returns what is wrong with the JSON.
pub(super) fn documents(text: &str) -> serde_json::Result<Vec<Document>> {
    let search = Search { room: Cell::new(MOST_VALUES), found: RefCell::default() };
    search.read(text, 0)?;
    Ok(search.found.into_inner())
}

/// The text of an object as base64, which begins with an `e` as every `{` does.
fn from_base64(text: &str) -> Option<String> {
    let bytes = text.starts_with('e').then(|| STANDARD.decode(text).ok())??;
    String::from_utf8(bytes).ok()
}

/// What was found so far, and how much more may be kept.
struct Search {
    room: Cell<usize>,
    found: RefCell<Vec<Document>>,
}

impl Search {
    /// Reads values one behind the other. Where each ends is found first.
    fn read(&self, text: &str, nested: usize) -> serde_json::Result<()> {
        let mut values = serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>();
        let mut begin = 0;
        while let Some(value) = values.next() {
            value?;
            let end = values.byte_offset();
            let mut json = serde_json::Deserializer::from_str(&text[begin..end]);
            Node { search: self, nested }.deserialize(&mut json)?;
            begin = end;
        }
        Ok(())
    }

    /// Looks into a text, which may be JSON itself, also as base64; where it is not, there is
    /// nothing in it.
    fn look_into(&self, text: &str, nested: usize) {
        if nested == MOST_NESTED {
            return;
        }
        let decoded = from_base64(text);
        let text = decoded.as_deref().unwrap_or(text);
        if text.contains(MEMBER) {
            let _ = self.read(text, nested + 1);
        }
    }
}

/// Any value: looked through, and not kept.
#[derive(Clone, Copy)]
struct Node<'a> {
    search: &'a Search,
    nested: usize,
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.search.look_into(text, self.nested);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(self)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let keep = Keep { room: &self.search.room };
        let (mut found, mut started) = (Document::default(), Value::Null);
        let first = self.search.found.borrow().len();
        while let Some(key) = object.next_key::<std::borrow::Cow<'de, str>>()? {
            match &*key {
                MEMBER => found.member = object.next_value_seed(keep)?,
                GROUPS => found.groups = object.next_value_seed(keep)?,
                STARTED => started = object.next_value_seed(keep)?,
                _ => object.next_value_seed(self)?,
            }
        }
        let mut all = self.search.found.borrow_mut();
        if !found.member.is_null() {
            all.push(found);
        }
        if let Value::String(started) = started {
            all[first..].iter_mut().for_each(|found| found.started = Some(started.clone()));
        }
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// A value that is kept, as far as there is room.
#[derive(Clone, Copy)]
struct Keep<'a> {
    room: &'a Cell<usize>,
}

impl Keep<'_> {
    /// Whether there is room for one more value; takes it.
    fn takes_room(self) -> bool {
        let left = self.room.get();
        self.room.set(left.saturating_sub(1));
        left > 0
    }
}

impl<'de> DeserializeSeed<'de> for Keep<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        if self.takes_room() {
            deserializer.deserialize_any(self)
        } else {
            deserializer.deserialize_any(IgnoredAny).map(|_| Value::Null)
        }
    }
}

impl<'de> Visitor<'de> for Keep<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(self)? {
            // What there was no room for is no value.
            if self.room.get() > 0 {
                values.push(value);
            }
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let mut values = Map::new();
        while let Some(key) = object.next_key::<String>()? {
            let value = object.next_value_seed(self)?;
            if self.room.get() > 0 {
                values.insert(key, value);
            }
        }
        Ok(Value::Object(values))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, members: &[&str]) {
        let found = documents(text).unwrap();
        let found: Vec<String> = found.iter().map(|found| found.member.to_string()).collect();
        assert_eq!(found, members, "{text}");
    }

    #[test]
    fn scores_are_found_at_any_depth() {
        case(r#"{"memberScore":{"overall":1}}"#, &[r#"{"overall":1}"#]);
        case(r#"[1,-1,1.5,true,null,"x",{"a":[{"memberScore":7}]}]"#, &["7"]);
        case(r#"{"text":"{\"memberScore\":7}"}"#, &["7"]);
        case(r#"{"text":"memberScore {"}"#, &[]);
        case(r#"{"text":"eyJtZW1iZXJTY29yZSI6N30=","encoding":"base64"}"#, &["7"]);
        case(r#"{"memberScore":null,"groupScore":[]}"#, &[]);
        case(r#"{"memberScore":1,"next":{"memberScore":2}}"#, &["2", "1"]);
    }

    #[test]
    fn what_is_nested_and_what_is_kept_has_a_bound() {
        let mut text = r#"{"memberScore":7}"#.to_owned();
        for _ in 0..MOST_NESTED {
            text = serde_json::to_string(&[text]).unwrap();
        }
        case(&text, &["7"]);
        case(&serde_json::to_string(&[text]).unwrap(), &[]);
        let many = format!(r#"{{"memberScore":[{}1]}}"#, "0,".repeat(100_000));
        let found = documents(&many).unwrap();
        assert!(found[0].member.as_array().unwrap().len() < MOST_VALUES);
        assert!(documents(&"[".repeat(1000)).is_err());
        assert_eq!(documents("{} {}\n[1]\n").unwrap(), []);
        assert!(documents("{} }").is_err());
    }
}
