//! `secretstores.local.file`: a JSON file that is read once.

use std::collections::BTreeMap;

use super::Secret;
use crate::go::text::{plain, type_name};
use crate::json::{Value, decode_first};
use crate::resources::Properties;

/// The secrets of a file.
#[derive(Debug)]
pub(super) struct FileStore {
    secrets: BTreeMap<String, Secret>,
}

impl FileStore {
    /// Reads the file. Fails if the file or a property is invalid.
    pub(super) fn open(properties: &Properties) -> Result<Self, String> {
        let property = |name: &str| properties.get(name).filter(|value| !value.is_empty());
        let path = property("secretsFile").ok_or(
            "the property `secretsFile` is missing; set it to the path of a JSON file with the secrets",
        )?;
        let bytes = std::fs::read(path).map_err(|error| {
            format!("the file `{path}` of the property `secretsFile` cannot be read: {error}")
        })?;
        let invalid_document = |reason: String| {
            format!(
                "the file `{path}` of the property `secretsFile` is not a JSON object: {reason}"
            )
        };
        let document = decode_first(&bytes).map_err(|error| invalid_document(error.to_string()))?;
        let members = match document {
            Value::Object(members) => members,
            other => {
                return Err(invalid_document(format!(
                    "expected an object, found {}",
                    other.kind()
                )));
            }
        };
        let separator = property("nestedSeparator").unwrap_or(":");
        let secrets = if properties.is_truthy("multiValued") {
            nested(&members, separator)
        } else {
            single(&members, separator)
        };
        Ok(Self { secrets })
    }

    pub(super) fn get(&self, name: &str) -> Option<&Secret> {
        self.secrets.get(name)
    }

    pub(super) fn all(&self) -> &BTreeMap<String, Secret> {
        &self.secrets
    }
}

/// Each value at any depth is a secret, named by the path to it.
fn single(members: &[(String, Value)], separator: &str) -> BTreeMap<String, Secret> {
    let mut values = Secret::new();
    flatten(members, separator, "", &mut values);
    let secret = |(name, value): (String, String)| (name.clone(), Secret::from([(name, value)]));
    values.into_iter().map(secret).collect()
}

/// Each top-level member is a secret; an object has several values. Other types are ignored.
fn nested(members: &[(String, Value)], separator: &str) -> BTreeMap<String, Secret> {
    let secret = |(name, value): &(String, Value)| match value {
        Value::String(text) => Some((name.clone(), Secret::from([(name.clone(), text.clone())]))),
        Value::Object(members) => {
            let mut values = Secret::new();
            flatten(members, separator, "", &mut values);
            Some((name.clone(), values))
        }
        _ => None,
    };
    members.iter().filter_map(secret).collect()
}

fn flatten(members: &[(String, Value)], separator: &str, path: &str, values: &mut Secret) {
    for (name, value) in members {
        visit(value, separator, &below(path, separator, name), values);
    }
}

fn visit(value: &Value, separator: &str, path: &str, values: &mut Secret) {
    match value {
        Value::Object(members) => flatten(members, separator, path, values),
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                visit(
                    element,
                    separator,
                    &below(path, separator, &index.to_string()),
                    values,
                );
            }
        }
        Value::String(text) => {
            values.insert(path.to_owned(), text.clone());
        }
        Value::Null => {
            values.insert(path.to_owned(), "%!s(<nil>)".to_owned());
        }
        other => {
            // Go formats a value of another type like this where it expects a string.
            let text = format!("%!s({}={})", type_name(other), plain(other));
            values.insert(path.to_owned(), text);
        }
    }
}

fn below(path: &str, separator: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}{separator}{name}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRETS: &str = r#"{"plans":"death-star","db":{"user":"leia","deep":{"n":1.5,"nil":null,"arr":["a",true]}},"num":3,"none":{}}"#;

    fn open(content: &str, properties: &[(&str, &str)]) -> Result<FileStore, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secrets.json");
        std::fs::write(&path, content).unwrap();
        let file = [("secretsFile", path.to_str().unwrap())];
        let all = file.iter().chain(properties);
        let all = all.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        FileStore::open(&all.collect())
    }

    fn secret(values: &[(&str, &str)]) -> Secret {
        values
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn nested_values_are_separate_secrets() {
        let store = open(SECRETS, &[("nestedSeparator", "/")]).unwrap();
        let names: Vec<&String> = store.all().keys().collect();
        let expected = [
            "db/deep/arr/0",
            "db/deep/arr/1",
            "db/deep/n",
            "db/deep/nil",
            "db/user",
            "num",
            "plans",
        ];
        assert_eq!(names, expected);
        assert_eq!(store.get("db/user"), Some(&secret(&[("db/user", "leia")])));
        let number = secret(&[("db/deep/n", "%!s(float64=1.5)")]);
        assert_eq!(store.get("db/deep/n"), Some(&number));
    }

    #[test]
    fn nested_values_can_be_one_secret() {
        let store = open(SECRETS, &[("multiValued", "true")]).unwrap();
        let names: Vec<&String> = store.all().keys().collect();
        assert_eq!(names, ["db", "none", "plans"]);
        let db = secret(&[
            ("user", "leia"),
            ("deep:n", "%!s(float64=1.5)"),
            ("deep:nil", "%!s(<nil>)"),
            ("deep:arr:0", "a"),
            ("deep:arr:1", "%!s(bool=true)"),
        ]);
        assert_eq!(store.get("db"), Some(&db));
        assert_eq!(store.get("none"), Some(&Secret::new()));
    }

    #[test]
    fn errors_name_the_file() {
        assert!(
            open("[1]", &[])
                .unwrap_err()
                .contains("not a JSON object: expected an object, found array")
        );
        assert!(open("{", &[]).unwrap_err().contains("unexpected EOF"));
        let missing = FileStore::open(&Properties::default()).unwrap_err();
        assert!(missing.contains("`secretsFile` is missing"));
        let none = [("secretsFile".to_owned(), "/nowhere.json".to_owned())];
        let none = FileStore::open(&none.into_iter().collect()).unwrap_err();
        assert!(none.contains("`/nowhere.json`"));
    }
}
