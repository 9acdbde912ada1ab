//! Components: as declared, and as resolved for an engine.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use super::{Kind, Source, Value};
use crate::timing::parse_go_duration;

/// A component: a name, a type such as `state.in-memory`, and properties.
///
/// ```
/// use dapr_sidecar::Component;
///
/// let store = Component::new("statestore", "state.in-memory").property("actorStateStore", "true");
/// assert_eq!(store.name(), "statestore");
/// ```
#[derive(Clone)]
pub struct Component {
    pub(super) name: String,
    pub(super) namespace: String,
    pub(super) component_type: String,
    pub(super) version: String,
    pub(super) properties: Vec<(String, Value)>,
    pub(super) scopes: Vec<String>,
    pub(super) secret_store: String,
    pub(super) ignore_errors: bool,
    pub(super) init_timeout: Duration,
    /// Whether it comes from a folder: then daprd continues without secrets that it cannot read.
    pub(super) in_folder: bool,
    pub(super) source: Source,
}

/// The default startup timeout of a component.
pub(super) const INIT_TIMEOUT: Duration = Duration::from_secs(5);

impl Component {
    /// Creates a component of a type, in version 1.
    pub fn new(name: impl Into<String>, component_type: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            namespace: String::new(),
            component_type: component_type.into(),
            version: "v1".to_owned(),
            properties: Vec::new(),
            scopes: Vec::new(),
            secret_store: String::new(),
            ignore_errors: false,
            init_timeout: INIT_TIMEOUT,
            in_folder: false,
            source: Source::program(),
        }
    }

    /// Adds a property: a name and a value of `spec.metadata` in a component file.
    #[must_use]
    pub fn property(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.properties
            .push((name.into(), Value::Text(value.into())));
        self
    }

    /// Adds a property whose value is a secret in the store set with [`Component::secret_store`].
    #[must_use]
    pub fn secret_property(
        mut self,
        name: impl Into<String>,
        secret: impl Into<String>,
        key: impl Into<String>,
    ) -> Self {
        let (secret, key) = (secret.into(), key.into());
        self.properties.push((
            name.into(),
            Value::Secret {
                key: if key.is_empty() { secret.clone() } else { key },
                name: secret,
                otherwise: String::new(),
            },
        ));
        self
    }

    /// Sets the secret store for secret properties.
    #[must_use]
    pub fn secret_store(mut self, name: impl Into<String>) -> Self {
        self.secret_store = name.into();
        self
    }

    /// Adds an application to the scopes of the component. Without scopes, all applications can use it.
    #[must_use]
    pub fn scope(mut self, app_id: impl Into<String>) -> Self {
        self.scopes.push(app_id.into());
        self
    }

    /// Returns the name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the type, such as `state.in-memory`.
    #[must_use]
    pub fn component_type(&self) -> &str {
        &self.component_type
    }

    pub(crate) fn version(&self) -> &str {
        &self.version
    }

    pub(crate) fn properties(&self) -> &[(String, Value)] {
        &self.properties
    }

    pub(crate) fn secret_store_name(&self) -> &str {
        &self.secret_store
    }

    /// Whether the sidecar starts without this component if it fails to start.
    pub(crate) fn ignores_errors(&self) -> bool {
        self.ignore_errors
    }

    /// The startup timeout.
    pub(crate) fn init_timeout(&self) -> Duration {
        self.init_timeout
    }

    pub(crate) fn in_folder(&self) -> bool {
        self.in_folder
    }

    pub(crate) fn place(&self) -> &Source {
        &self.source
    }
}

/// Values of properties are often secrets, so they are not displayed.
impl fmt::Debug for Component {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Component")
            .field("name", &self.name)
            .field("type", &self.component_type)
            .field("source", &self.source)
            .finish_non_exhaustive()
    }
}

/// A resolved component: of a known kind, with the text of all its properties.
#[derive(Clone)]
pub(crate) struct ComponentSpec {
    pub(crate) name: String,
    /// The declaration, for the metadata.
    pub(crate) component_type: String,
    pub(crate) version: String,
    pub(crate) kind: Kind,
    pub(crate) properties: Properties,
    /// The startup timeout, by the clock of the machine. Only pluggable components use it.
    pub(crate) init_timeout: Duration,
    /// Whether the sidecar starts without it if it fails to start.
    pub(crate) ignores_errors: bool,
    pub(crate) source: Source,
}

impl ComponentSpec {
    /// Identifies the server of a component with a stand-in: components with the same value share data.
    pub(crate) fn server(&self) -> &str {
        let mut names = SERVERS.iter().filter_map(|name| self.properties.get(name));
        names
            .find(|server| !server.is_empty())
            .unwrap_or(&self.component_type)
    }
}

/// Properties that contain the address of a server.
const SERVERS: &[&str] = &[
    "redisHost",
    "connectionString",
    "brokers",
    "host",
    "hosts",
    "servers",
    "url",
    "natsURL",
    "serverURL",
    "address",
    "namespaceName",
    "endpoint",
    "accountName",
];

/// The properties of a component. Names are case-insensitive, as in daprd.
#[derive(Clone, Default)]
pub(crate) struct Properties(pub(super) Vec<(String, String)>);

impl Properties {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        // The last one wins, as in a map that is filled in order.
        self.0
            .iter()
            .rev()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// Parses a Go duration or a number of seconds, in nanoseconds. An empty value is 0. `names` contains the name and its older
    /// aliases.
    pub(crate) fn duration(&self, names: &[&str]) -> Result<Option<i64>, String> {
        let found = names.iter().find_map(|name| Some((name, self.get(name)?)));
        let Some((name, text)) = found else {
            return Ok(None);
        };
        if text.is_empty() {
            return Ok(Some(0));
        }
        let seconds = |_| {
            let seconds = text.parse::<i64>().ok()?;
            Some(seconds.saturating_mul(1_000_000_000))
        };
        let nanoseconds = parse_go_duration(text).or_else(|error| seconds(()).ok_or(error));
        nanoseconds.map(Some).map_err(|error| {
            format!("the property `{name}` is `{text}`, which is neither a duration such as `10s` nor a number of seconds: \
                 {error}")
        })
    }

    /// Whether the property `direction` of a binding includes this direction, or is missing.
    pub(crate) fn has_direction(&self, direction: &str) -> bool {
        self.get("direction").is_none_or(|text| {
            text.split(',')
                .any(|part| part.trim().eq_ignore_ascii_case(direction))
        })
    }

    /// All properties, as declared.
    pub(crate) fn all(&self) -> BTreeMap<String, String> {
        self.0.iter().cloned().collect()
    }

    /// The values that daprd accepts as true: 1, y, yes, t, true, on; case-insensitive.
    pub(crate) fn is_truthy(&self, name: &str) -> bool {
        self.get(name).is_some_and(is_truthy)
    }
}

/// Whether daprd accepts the value as true in metadata.
pub(crate) fn is_truthy(text: &str) -> bool {
    matches!(
        text.trim().to_ascii_lowercase().as_str(),
        "1" | "y" | "yes" | "t" | "true" | "on"
    )
}

impl FromIterator<(String, String)> for Properties {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(properties: I) -> Self {
        Self(properties.into_iter().collect())
    }
}
