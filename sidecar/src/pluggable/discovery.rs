//! Which types of components there are at the sockets of a folder.

use std::collections::BTreeMap;
use std::path::Path;

use crate::error::StartError;
use crate::resources::Kind;
use crate::rpc::Channel;

/// The types that pluggable components are, and where.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sockets {
    /// By types in small letters.
    types: BTreeMap<String, Found>,
}

#[derive(Clone, Debug)]
struct Found {
    channel: Channel,
    /// `None` for what is not followed here.
    kind: Option<Kind>,
}

impl Sockets {
    /// Asks everybody who listens at a socket in the folder. No folder is as an empty one.
    #[cfg(unix)]
    pub(crate) async fn discover(folder: &Path) -> Result<Self, StartError> {
        let mut sockets = Self::default();
        for path in unix::list(folder)? {
            let channel = Channel::new(crate::rpc::Address::Unix(path.clone()));
            let services = unix::services(&channel).await;
            let services =
                services.map_err(|reason| StartError::ComponentSocket(path.clone(), reason))?;
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            sockets.add(&name, &services, &channel);
        }
        Ok(sockets)
    }

    /// There are no such sockets here.
    #[cfg(not(unix))]
    pub(crate) async fn discover(folder: &Path) -> Result<Self, StartError> {
        let reason =
            "pluggable components are found by Unix sockets, which this system does not have";
        Err(StartError::ComponentSocket(
            folder.to_owned(),
            reason.to_owned(),
        ))
    }

    #[cfg_attr(not(unix), expect(dead_code, reason = "nothing is found there"))]
    fn add(&mut self, name: &str, services: &[String], channel: &Channel) {
        for (service, prefix, kind) in SERVICES {
            if services.iter().any(|known| known == service) {
                let found = Found {
                    channel: channel.clone(),
                    kind: *kind,
                };
                self.types
                    .insert(format!("{prefix}.{name}").to_lowercase(), found);
            }
        }
    }

    /// What is behind a type and a version, if it is that of a pluggable component; or why it cannot be used. It wins over a type
    /// of the same name that is built in.
    pub(crate) fn kind_of(
        &self,
        component_type: &str,
        version: &str,
    ) -> Option<Result<Kind, String>> {
        let found = self.types.get(&component_type.to_lowercase())?;
        if !matches!(version.to_lowercase().as_str(), "" | "v0" | "v1") {
            return Some(Err(format!(
                "the pluggable component `{component_type}` has no version `{version}`; give `v1`"
            )));
        }
        Some(found.kind.ok_or_else(|| {
            format!(
                "`{component_type}` is a pluggable component, and of those the embedded sidecar follows state stores and secret stores only"
            )
        }))
    }

    /// The channel to the components of a type, if they are pluggable.
    pub(crate) fn channel(&self, kind: Kind, component_type: &str) -> Option<&Channel> {
        let found = self.types.get(&component_type.to_lowercase())?;
        (found.kind == Some(kind)).then_some(&found.channel)
    }
}

/// Services, and the types of components that they make.
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
    ("dapr.proto.components.v1.InputBinding", "bindings", None),
    ("dapr.proto.components.v1.OutputBinding", "bindings", None),
];

#[cfg(unix)]
mod unix {
    use std::fs;
    use std::io;
    use std::os::unix::fs::FileTypeExt as _;
    use std::path::{Path, PathBuf};
    use std::time::Duration;

    use tonic::Request;

    use crate::error::StartError;
    use crate::rpc::Channel;

    /// How long one who listens may take to say what there is.
    const PATIENCE: Duration = Duration::from_secs(5);

    const REFLECTION: &str = "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo";

    /// `ServerReflectionRequest`.
    #[derive(Clone, PartialEq, prost::Message)]
    struct Question {
        #[prost(string, tag = "7")]
        list_services: String,
    }

    /// `ServerReflectionResponse`.
    #[derive(Clone, PartialEq, prost::Message)]
    struct Answer {
        #[prost(message, optional, tag = "6")]
        list: Option<List>,
        #[prost(message, optional, tag = "7")]
        error: Option<Fault>,
    }

    #[derive(Clone, PartialEq, prost::Message)]
    struct List {
        #[prost(message, repeated, tag = "1")]
        services: Vec<Service>,
    }

    #[derive(Clone, PartialEq, prost::Message)]
    struct Service {
        #[prost(string, tag = "1")]
        name: String,
    }

    #[derive(Clone, PartialEq, prost::Message)]
    struct Fault {
        #[prost(string, tag = "2")]
        message: String,
    }

    /// The sockets in a folder, by their names. Whatever else is there is passed over, as daprd does it.
    pub(super) fn list(folder: &Path) -> Result<Vec<PathBuf>, StartError> {
        let fault = |error: io::Error| {
            let reason = format!("the folder cannot be listed: {error}");
            StartError::ComponentSocket(folder.to_owned(), reason)
        };
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(fault(error)),
        };
        let mut sockets = Vec::new();
        for entry in entries {
            let entry = entry.map_err(fault)?;
            if entry.file_type().map_err(fault)?.is_socket() {
                sockets.push(entry.path());
            }
        }
        sockets.sort();
        Ok(sockets)
    }

    /// The names of the services, or why they cannot be told.
    pub(super) async fn services(channel: &Channel) -> Result<Vec<String>, String> {
        let asked = tokio::time::timeout(PATIENCE, ask(channel)).await;
        asked.unwrap_or_else(|_| {
            Err(format!(
                "whoever listens has not said for {} s which services there are (gRPC server reflection)",
                PATIENCE.as_secs()
            ))
        })
    }

    async fn ask(channel: &Channel) -> Result<Vec<String>, String> {
        let unable = |fault: &dyn std::fmt::Display| {
            format!(
                "unable to list services (gRPC server reflection, by which components are found): {fault}"
            )
        };
        let question = Request::new(Question {
            list_services: "*".to_owned(),
        });
        let answers = channel
            .ask_for_many::<_, Answer>(REFLECTION, question)
            .await;
        let mut answers = answers.map_err(|fault| unable(&fault))?;
        let answer = answers.message().await;
        let answer = answer.map_err(|status| unable(&crate::rpc::RpcFault::from(status)))?;
        match answer {
            Some(Answer {
                list: Some(list), ..
            }) => Ok(list.services.into_iter().map(|one| one.name).collect()),
            Some(Answer {
                error: Some(fault), ..
            }) => Err(unable(&fault.message)),
            _ => Err(unable(&"the answer has no list")),
        }
    }
}
