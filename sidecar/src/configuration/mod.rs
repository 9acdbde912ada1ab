//! Configuration stores: items and subscriptions to their changes.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use uuid::Uuid;

use crate::json::{Value, decode_first};
use crate::resources::{ComponentSpec, Kind};
use crate::stand_in::{Keyspace, Listening};

/// Separates value and version.
const SEPARATOR: &str = "||";

/// A component of type `configuration.in-memory`, or the stand-in for `configuration.redis`.
///
/// In both, the text after `||` in a value is the version, as in daprd's Redis component.
pub(crate) struct ConfigurationComponent {
    keyspace: Arc<Keyspace>,
    subscriptions: Mutex<BTreeMap<String, Vec<Listening>>>,
}

/// An item: its value and version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Item {
    /// Empty if the key was deleted.
    pub(crate) value: String,
    pub(crate) version: String,
}

/// A change, sent to a subscription.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Update {
    /// The subscription ID.
    pub(crate) id: String,
    pub(crate) key: String,
    pub(crate) item: Item,
}

impl ConfigurationComponent {
    /// Creates the component. Fails if a property is invalid. `configuration.in-memory` exists only in
    /// dapr-sidecar: its property `items` is a JSON object of keys and values.
    pub(crate) fn new(spec: &ComponentSpec, keyspace: Arc<Keyspace>) -> Result<Self, String> {
        let component = Self {
            keyspace,
            subscriptions: Mutex::default(),
        };
        let items = spec
            .properties
            .get("items")
            .filter(|text| !text.trim().is_empty());
        if let (Kind::ConfigurationInMemory, Some(items)) = (spec.kind, items) {
            for (key, item) in read_items(items)? {
                component.set(&key, &item);
            }
        }
        Ok(component)
    }

    /// Returns the items of these keys, or of all keys if none are given. Missing keys are omitted. The error
    /// is daprd's message.
    pub(crate) fn get(&self, keys: &[String]) -> Result<BTreeMap<String, Item>, String> {
        self.keyspace
            .check_available()
            .map_err(|error| match keys.first() {
                Some(key) => {
                    format!("fail to get configuration for redis key={key}, error is {error}")
                }
                None => error,
            })?;

        let keys = match keys {
            [] => self
                .keyspace
                .all()
                .into_iter()
                .map(|(key, _)| key)
                .collect(),
            keys => keys.to_vec(),
        };
        let item = |key: String| self.item(&key).map(|item| (key, item));
        Ok(keys.into_iter().filter_map(item).collect())
    }

    /// Sets the value of a key, even an empty one, and notifies its subscriptions.
    pub(crate) fn set(&self, key: &str, item: &Item) {
        let text = match item.version.as_str() {
            "" => item.value.clone(),
            version => format!("{}{SEPARATOR}{version}", item.value),
        };
        self.keyspace.set(key, text);
    }

    /// Deletes a key and notifies its subscriptions.
    pub(crate) fn remove(&self, key: &str) {
        self.keyspace.remove(key);
    }

    /// Calls `notify` for each change of these keys, or of all keys if none are given, until the subscription
    /// ends. A key that is given twice is reported twice.
    pub(crate) fn subscribe(
        self: &Arc<Self>,
        keys: &[String],
        notify: impl Fn(Update) + Send + Sync + 'static,
    ) -> String {
        let id = Uuid::new_v4().to_string();
        let notify = Arc::new(notify);
        let listen = |filter_key: Option<&String>| {
            let (notify, id, filter_key) = (Arc::clone(&notify), id.clone(), filter_key.cloned());
            let component = Arc::downgrade(self);
            self.keyspace.listen(move |key| {
                let Some(component) = component.upgrade() else {
                    return;
                };
                if filter_key
                    .as_ref()
                    .is_none_or(|filter_key| filter_key == key)
                {
                    let item = component.item(key).unwrap_or_default();
                    notify(Update {
                        id: id.clone(),
                        key: key.to_owned(),
                        item,
                    });
                }
            })
        };
        let listening = match keys {
            [] => vec![listen(None)],
            keys => keys.iter().map(|key| listen(Some(key))).collect(),
        };
        self.subscriptions().insert(id.clone(), listening);
        id
    }

    /// Ends a subscription. Returns whether it existed.
    pub(crate) fn unsubscribe(&self, id: &str) -> bool {
        // Dropped outside the lock.
        let removed = self.subscriptions().remove(id);
        removed.is_some()
    }

    fn item(&self, key: &str) -> Option<Item> {
        let text = self.keyspace.text(key).ok().flatten()?;
        let text = String::from_utf8_lossy(&text);
        let mut parts = text.split(SEPARATOR).map(str::to_owned);
        let value = parts.next().filter(|value| !value.is_empty())?;
        Some(Item {
            value,
            version: parts.next().unwrap_or_default(),
        })
    }

    fn subscriptions(&self) -> MutexGuard<'_, BTreeMap<String, Vec<Listening>>> {
        self.subscriptions
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// Parses `{"key": "value", "other": {"value": "value", "version": "1"}}`.
fn read_items(text: &str) -> Result<Vec<(String, Item)>, String> {
    let invalid_items = |reason: &str| {
        format!(
            "the property `items` is not a JSON object of keys and values, such as {{\"key\": \"value\"}} or {{\"key\": \
             {{\"value\": \"value\", \"version\": \"1\"}}}}: {reason}"
        )
    };
    let document =
        decode_first(text.as_bytes()).map_err(|error| invalid_items(&error.to_string()))?;
    let Value::Object(members) = document else {
        return Err(invalid_items(&format!(
            "expected an object, found {}",
            document.kind()
        )));
    };
    let text_of = |value: Option<&Value>| match value {
        Some(Value::String(text)) => Some(text.clone()),
        _ => None,
    };
    let read = |(key, value): (String, Value)| {
        let item = match &value {
            Value::String(value) => Some(Item {
                value: value.clone(),
                version: String::new(),
            }),
            value => text_of(value.member("value")).map(|text| Item {
                value: text,
                version: text_of(value.member("version")).unwrap_or_default(),
            }),
        };
        let item = item.ok_or_else(|| {
            invalid_items(&format!(
                "the value of `{key}` is neither a string nor an object with the string `value`"
            ))
        })?;
        Ok((key, item))
    };
    members.into_iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;

    fn component(items: &str) -> Result<Arc<ConfigurationComponent>, String> {
        let spec = ComponentSpec::of("config", Kind::ConfigurationInMemory, &[("items", items)]);
        ConfigurationComponent::new(&spec, Keyspace::new(Clock::running())).map(Arc::new)
    }

    fn item(value: &str, version: &str) -> Item {
        Item {
            value: value.to_owned(),
            version: version.to_owned(),
        }
    }

    #[test]
    fn items_are_read() {
        let config = component(r#"{"a":"1","b":{"value":"2","version":"v"}}"#).unwrap();
        let all = [
            ("a".to_owned(), item("1", "")),
            ("b".to_owned(), item("2", "v")),
        ];
        assert_eq!(config.get(&[]), Ok(BTreeMap::from(all)));
        let keys = ["b", "c"].map(str::to_owned);
        assert_eq!(
            config.get(&keys),
            Ok(BTreeMap::from([("b".to_owned(), item("2", "v"))]))
        );
    }

    #[test]
    fn invalid_items_are_refused() {
        for (items, part) in [
            ("[", "unexpected EOF"),
            ("[]", "found array"),
            (r#"{"a":5}"#, "`a`"),
        ] {
            let error = component(items).err().unwrap();
            assert!(
                error.contains(part) && error.contains("property `items`"),
                "{error}"
            );
        }
    }

    #[test]
    fn changes_are_delivered_until_unsubscribed() {
        let config = component("").unwrap();
        let changes = Arc::new(Mutex::new(Vec::new()));
        let subscribe = |keys: &[&str]| {
            let changes = Arc::clone(&changes);
            let keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
            config.subscribe(&keys, move |update| {
                changes
                    .lock()
                    .unwrap()
                    .push((update.key, update.item.value));
            })
        };
        let one = subscribe(&["a"]);
        config.set("a", &item("1", "v"));
        config.set("b", &item("1", ""));
        assert!(config.unsubscribe(&one));
        assert!(!config.unsubscribe(&one));
        subscribe(&[]);
        config.remove("b");
        let expected =
            [("a", "1"), ("b", "")].map(|(key, value)| (key.to_owned(), value.to_owned()));
        assert_eq!(*changes.lock().unwrap(), expected);
    }
}
