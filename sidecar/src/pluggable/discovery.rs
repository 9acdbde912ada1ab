//! Discovery of pluggable component types at the sockets of a folder.

use std::collections::BTreeMap;
use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};

use super::reflection;
use crate::error::StartError;
use crate::resources::Kind;
use crate::rpc::{Address, Channel};

/// The types of pluggable components, and their sockets.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sockets {
    /// By type in lower case.
    types: BTreeMap<String, Found>,
}

#[derive(Clone, Debug)]
struct Found {
    channel: Channel,
    /// `None` if the embedded sidecar does not support the type.
    kind: Option<Kind>,
    /// Whether the component is also an input binding.
    reads: bool,
}

impl Sockets {
    /// Queries the services at each socket in the folder. A missing folder counts as empty.
    pub(crate) async fn discover(folder: &Path) -> Result<Self, StartError> {
        if !cfg!(unix) {
            let reason =
                "pluggable components need Unix domain sockets, which this system does not have";
            return Err(StartError::ComponentSocket(
                folder.to_owned(),
                reason.to_owned(),
            ));
        }
        let mut sockets = Self::default();
        for path in list(folder)? {
            let channel = Channel::new(Address::Unix(path.clone()));
            let services = reflection::services(&channel).await;
            let services =
                services.map_err(|reason| StartError::ComponentSocket(path.clone(), reason))?;
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            sockets.add(&name, &services, &channel);
        }
        Ok(sockets)
    }

    fn add(&mut self, name: &str, services: &[String], channel: &Channel) {
        for (service, prefix, kind) in SERVICES {
            if services.iter().any(|known| known == service) {
                let found = Found {
                    channel: channel.clone(),
                    kind: *kind,
                    reads: services.iter().any(|known| known == INPUT_BINDING),
                };
                self.types
                    .insert(format!("{prefix}.{name}").to_lowercase(), found);
            }
        }
    }

    /// Returns the kind of a pluggable component, or the reason why it cannot be used; `None` if the type is
    /// not pluggable. A pluggable type takes precedence over a built-in one.
    pub(crate) fn kind_of(
        &self,
        component_type: &str,
        version: &str,
    ) -> Option<Result<Kind, String>> {
        let found = self.types.get(&component_type.to_lowercase())?;
        if !matches!(version.to_lowercase().as_str(), "" | "v0" | "v1") {
            return Some(Err(format!(
                "the pluggable component `{component_type}` has no version `{version}`; use `v1`"
            )));
        }
        Some(found.kind.ok_or_else(|| {
            format!(
                "`{component_type}` is a pluggable component; the embedded sidecar supports only pluggable state stores, \
                 secret stores and output bindings"
            )
        }))
    }

    /// The channel to the components of a type, if it is pluggable.
    pub(crate) fn channel(&self, kind: Kind, component_type: &str) -> Option<&Channel> {
        let found = self.types.get(&component_type.to_lowercase())?;
        (found.kind == Some(kind)).then_some(&found.channel)
    }

    /// The output binding of a type, if it is pluggable.
    pub(crate) fn binding(&self, component_type: &str) -> Option<Binding<'_>> {
        let channel = self.channel(Kind::BindingsPluggable, component_type)?;
        let found = self.types.get(&component_type.to_lowercase())?;
        Some(Binding {
            channel,
            reads: found.reads,
        })
    }
}

/// A pluggable output binding: its channel, and whether it is an input binding as well.
pub(crate) struct Binding<'s> {
    pub(crate) channel: &'s Channel,
    pub(crate) reads: bool,
}

/// The services, and the component types that they provide.
const SERVICES: &[(&str, &str, Option<Kind>)] = &[
    (
        "dapr.proto.components.v1.StateStore",
        "state",
        Some(Kind::StatePluggable),
    ),
    (
        "dapr.proto.components.v1.SecretStore",
        "secretstores",
        Some(Kind::SecretsPluggable),
    ),
    ("dapr.proto.components.v1.PubSub", "pubsub", None),
    (INPUT_BINDING, "bindings", None),
    // After input bindings, so that a program with both counts as an output binding.
    (
        "dapr.proto.components.v1.OutputBinding",
        "bindings",
        Some(Kind::BindingsPluggable),
    ),
];

const INPUT_BINDING: &str = "dapr.proto.components.v1.InputBinding";

/// The sockets in a folder, sorted by name. Other files are ignored, as in daprd.
fn list(folder: &Path) -> Result<Vec<PathBuf>, StartError> {
    let unreadable = |error: io::Error| {
        let reason = format!("the folder cannot be listed: {error}");
        StartError::ComponentSocket(folder.to_owned(), reason)
    };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unreadable(error)),
    };
    let mut sockets = Vec::new();
    for entry in entries {
        let entry = entry.map_err(unreadable)?;
        if is_socket(&entry.file_type().map_err(unreadable)?) {
            sockets.push(entry.path());
        }
    }
    sockets.sort();
    Ok(sockets)
}

#[cfg(unix)]
fn is_socket(file: &FileType) -> bool {
    std::os::unix::fs::FileTypeExt::is_socket(file)
}

#[cfg(not(unix))]
fn is_socket(_: &FileType) -> bool {
    false
}
