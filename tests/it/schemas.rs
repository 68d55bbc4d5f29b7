//! The JSON that the program writes, held against the schemas in `docs/schemas`.

mod runs;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::{Registry, Validator};
use serde_json::Value;

use runs::{Written, written};

/// What several schemas refer to; no document by itself.
const PARTS: &str = "parts-1";

/// What goes to stderr does not name its schema.
const ON_STDERR: [&str; 2] = ["error", "warning"];

/// The schemas, by the names of their files: that of `ssi/history/1` is `history-1`.
struct Schemas(BTreeMap<String, Value>);

/// A schema, the file whose definitions it may refer to, and how it is called in what is told.
struct Place<'a> {
    name: String,
    file: &'a str,
    schema: &'a Value,
}

impl Schemas {
    fn read() -> Self {
        let read = |path: PathBuf| {
            let schema = serde_json::from_str(&fs::read_to_string(&path).unwrap());
            (path.file_stem().unwrap().to_str().unwrap().to_owned(), schema.expect("valid JSON"))
        };
        Self(files("docs/schemas", "json").into_iter().map(read).collect())
    }

    fn validators(&self) -> BTreeMap<&str, Validator> {
        let parts = Registry::new().add("urn:ssi:parts:1", &self.0[PARTS]).unwrap();
        let parts = parts.prepare().unwrap();
        let options = || jsonschema::options().with_registry(&parts).offline();
        let build = |schema: &Value| options().build(schema).expect("all that is referred to");
        self.documents().map(|name| (name, build(&self.0[name]))).collect()
    }

    /// The names of those that are of documents.
    fn documents(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str).filter(|name| *name != PARTS)
    }

    fn place<'a>(&'a self, file: &'a str) -> Place<'a> {
        Place { name: file.to_owned(), file, schema: &self.0[file] }
    }

    /// The schema that a place refers to. One with fields or words of its own has its own name.
    fn resolved<'a>(&'a self, place: Place<'a>) -> Place<'a> {
        let Some(target) = place.schema["$ref"].as_str() else { return place };
        let (id, part) = target.split_once("#/$defs/").unwrap();
        let file = if id.is_empty() { place.file } else { PARTS };
        let schema = &self.0[file]["$defs"][part];
        let is_named = schema.get("properties").or(schema.get("enum")).is_some();
        let name = if is_named { [file, ".", part].concat() } else { place.name };
        self.resolved(Place { name, file, schema })
    }

    /// What a value shows of a schema and of all below it; without a value all that there is to
    /// show.
    fn shown(&self, place: Place<'_>, value: Option<&Value>, shown: &mut BTreeSet<String>) {
        let Place { name, file, schema } = self.resolved(place);
        shown.extend(variants(schema, value).map(|variant| format!("{name}: {variant}")));
        if value.is_some_and(Value::is_null) {
            return;
        }
        let inner = |name: &[&str], schema| Place { name: name.concat(), file, schema };
        if let Some(but_null) = list(&schema["anyOf"]).first() {
            self.shown(inner(&[&name], but_null), value, shown);
        }
        for (field, schema) in schema["properties"].as_object().into_iter().flatten() {
            let place = inner(&[&name, ".", field], schema);
            self.shown(place, value.map(|value| &value[field]), shown);
        }
        if let Some(of_each) = schema.get("items") {
            let all = || vec![None];
            for item in value.map_or_else(all, |items| list(items).iter().map(Some).collect()) {
                self.shown(inner(&[&name], of_each), item, shown);
            }
        }
    }

    /// Objects that take unknown fields or leave some out, and fields that nothing is said of.
    fn faults(&self, place: &Place<'_>, faults: &mut Vec<String>) {
        let Place { name, file, schema } = place;
        let fields = schema["properties"].as_object();
        if let Some(fields) = fields.filter(|_| schema["type"] == "object") {
            let required = list(&schema["required"]).iter().filter_map(Value::as_str);
            let required: BTreeSet<&str> = required.collect();
            let is_whole = required == fields.keys().map(String::as_str).collect();
            if schema["additionalProperties"] != false || !is_whole {
                faults.push(format!("{name} is not closed, or a field may be missing"));
            }
            for (field, schema) in fields {
                let name = [&**name, ".", field].concat();
                let of_it = self.resolved(Place { name: name.clone(), file, schema });
                if schema.get("description").or(of_it.schema.get("description")).is_none() {
                    faults.push(format!("{name} is not described"));
                }
            }
        }
        let children = match schema {
            Value::Object(children) => children.iter().map(|(key, of)| (key.clone(), of)).collect(),
            Value::Array(children) => children.iter().map(|of| (String::new(), of)).collect(),
            _ => Vec::new(),
        };
        for (key, schema) in children {
            self.faults(&Place { name: [name, ".", &*key].concat(), file, schema }, faults);
        }
    }
}

/// Whether a schema has a variant, its name, and which values are of it.
type Variant = (bool, &'static str, fn(&Value) -> bool);

/// Which of the variants of a schema a value is: a word of an `enum`, true or false, null or not, a
/// list with or without anything in it. Without a value all of them.
fn variants(schema: &Value, value: Option<&Value>) -> impl Iterator<Item = String> {
    let is_nullable = list(&schema["type"]).contains(&"null".into())
        || list(&schema["anyOf"]).iter().any(|choice| choice["type"] == "null");
    let (is_flag, is_list) = (schema["type"] == "boolean", schema["type"] == "array");
    let may_be_empty = is_list && schema.get("minItems").is_none();
    let variants: [Variant; 6] = [
        (is_flag, "true", |value| *value == true),
        (is_flag, "false", |value| *value == false),
        (is_nullable, "null", Value::is_null),
        (is_nullable, "a value", |value| !value.is_null()),
        (is_list, "some", |value| !list(value).is_empty()),
        (may_be_empty, "none", |value| value.as_array().is_some_and(Vec::is_empty)),
    ];
    let possible = variants.into_iter().filter(|&(is_possible, ..)| is_possible);
    let is_it = move |is_it: fn(&Value) -> bool| value.is_none_or(is_it);
    let found = possible.filter(move |&(_, _, it)| is_it(it)).map(|(_, name, _)| name.to_owned());
    let words = list(&schema["enum"]).iter();
    let words = words.filter(move |word| value.is_none_or(|value| value == *word));
    words.map(Value::to_string).chain(found)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The files below a folder of the repository whose names end so.
fn files(folder: impl AsRef<Path>, extension: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(path, extension));
        } else if path.extension().is_some_and(|end| end == extension) {
            found.push(path);
        }
    }
    found
}

/// The name of the schema of `ssi/history/1`; `None` for other texts.
fn schema_name(text: &str) -> Option<String> {
    let (name, version) = text.strip_prefix("ssi/")?.split_once('/')?;
    version.parse::<u32>().ok().map(|version| format!("{name}-{version}"))
}

/// The name of a document's schema.
fn name_of(document: &Value) -> String {
    let on_stderr = ON_STDERR.iter().find(|name| document.get(name).is_some());
    let own = document["schema"].as_str().and_then(schema_name);
    own.or(on_stderr.map(|name| format!("{name}-1"))).unwrap_or_else(|| panic!("{document}"))
}

#[test]
fn every_document_is_as_its_schema_says_and_shows_all_of_it() {
    let schemas = Schemas::read();
    let validators = schemas.validators();
    let (mut faults, mut shown, mut seen) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for Written { command, document } in written() {
        let name = name_of(&document);
        let validator = validators.get(&*name).unwrap_or_else(|| panic!("{name} has no schema"));
        let errors = validator.iter_errors(&document);
        faults.extend(errors.map(|e| format!("`{command}`, {name}{}: {e}", e.instance_path())));
        schemas.shown(schemas.place(&name), Some(&document), &mut shown);
        seen.insert(name);
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults[..20.min(faults.len())].join("\n")
    );
    let mut all = BTreeSet::new();
    for name in schemas.documents() {
        assert!(seen.contains(name), "no document of {name} was seen");
        schemas.shown(schemas.place(name), None, &mut all);
    }
    let unseen: Vec<&String> = all.difference(&shown).collect();
    assert!(unseen.is_empty(), "never seen: {unseen:#?}");
}

#[test]
fn schemas_are_closed_and_say_what_each_field_is() {
    let schemas = Schemas::read();
    let mut faults = Vec::new();
    for (file, schema) in &schemas.0 {
        jsonschema::draft202012::meta::validate(schema).unwrap();
        let (name, version) = file.rsplit_once('-').unwrap();
        assert_eq!(schema["$id"], format!("urn:ssi:{name}:{version}"));
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{file}");
        schemas.faults(&schemas.place(file), &mut faults);
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_document_of_the_sources_has_a_schema() {
    let texts = files("src", "rs").into_iter().map(|path| fs::read_to_string(path).unwrap());
    let named: BTreeSet<String> = texts
        .flat_map(|text| text.split('"').filter_map(schema_name).collect::<Vec<_>>())
        .collect();
    let schemas = Schemas::read();
    let on_stderr = ON_STDERR.map(|name| format!("{name}-1"));
    let described = schemas.documents().filter(|name| !on_stderr.iter().any(|one| one == name));
    assert_eq!(named, described.map(ToOwned::to_owned).collect());
}
