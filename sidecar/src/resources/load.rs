//! Loads resources from texts, files and folders.

use std::fs;
use std::path::{Path, PathBuf};

use super::head::{Auth, Body, ComponentBody, Head, Scoped};
use super::yaml::{Document, documents};
use super::{Component, Configuration, HttpEndpoint, ResourceError, Source, Subscription};
use super::{configuration, endpoint, expand, subscription};
use crate::go::decode::Library;
use crate::go::tree::Node;
use crate::resiliency;

/// All resources of a sidecar, in their order of addition.
#[derive(Clone, Debug, Default)]
pub(crate) struct Resources {
    pub(crate) components: Vec<Component>,
    pub(crate) subscriptions: Vec<Subscription>,
    pub(crate) endpoints: Vec<HttpEndpoint>,
    pub(crate) resiliencies: Vec<Policies>,
    pub(crate) configuration: Configuration,
    /// Warnings: unsupported settings, and unreadable documents that are skipped, as in daprd.
    pub(crate) ignored: Vec<String>,
    /// Errors of resources that were added explicitly: each of these prevents the start.
    pub(crate) problems: Vec<ResourceError>,
    /// The number of folders, files and texts read.
    origins: usize,
}

/// A `Resiliency` resource.
#[derive(Clone, Debug)]
pub(crate) struct Policies {
    pub(crate) name: String,
    pub(crate) scopes: Vec<String>,
    pub(crate) spec: resiliency::Spec,
    pub(crate) source: Source,
    /// Whether it comes from a folder: then daprd continues without it if it is invalid.
    pub(crate) may_fail: bool,
}

/// The location of a document.
#[derive(Clone, Copy)]
struct Place {
    /// The numbers of its folder, its file and its document.
    position: [usize; 3],
    /// Whether it is in a folder, which other sidecars may share. Resources that were added explicitly must be valid.
    in_folder: bool,
}

impl Resources {
    /// Adds a folder: its files with the extension `.yaml` or `.yml`, sorted by name; or one such file.
    pub(crate) fn add_path(&mut self, path: &Path) {
        self.origins += 1;
        if path.is_file() {
            self.add_file(path, 0, false);
            return;
        }
        let files = fs::read_dir(path).and_then(|entries| {
            let paths = entries.map(|entry| entry.map(|entry| entry.path()));
            paths.collect::<Result<Vec<PathBuf>, _>>()
        });
        let mut files = match files {
            Ok(files) => files,
            Err(error) => {
                let reason = format!("cannot be read: {error}");
                self.problems
                    .push(ResourceError::new(Source::file(path), reason));
                return;
            }
        };
        files.retain(|file| file.is_file() && is_yaml(file));
        files.sort();
        for (number, file) in files.iter().enumerate() {
            self.add_file(file, number, true);
        }
    }

    fn add_file(&mut self, path: &Path, number: usize, in_folder: bool) {
        let source = Source::file(path);
        match fs::read(path) {
            Ok(bytes) => {
                let text = String::from_utf8_lossy(&bytes);
                self.add_documents(&text, &source, number, in_folder);
            }
            Err(error) => {
                let error = ResourceError::new(source, format!("cannot be read: {error}"));
                self.refuse(error, in_folder);
            }
        }
    }

    /// Adds the resources of a text.
    pub(crate) fn add_text(&mut self, text: &str, source: &Source) {
        self.origins += 1;
        self.add_documents(text, source, 0, false);
    }

    fn add_documents(&mut self, text: &str, source: &Source, file: usize, in_folder: bool) {
        for (number, document) in documents(text, source).iter().enumerate() {
            let place = Place {
                position: [self.origins, file, number],
                in_folder,
            };
            if let Err(error) = self.add(document, place) {
                self.refuse(error, in_folder);
            }
        }
    }

    /// An invalid document of a folder is skipped, as in daprd; any other prevents the start.
    fn refuse(&mut self, error: ResourceError, in_folder: bool) {
        if in_folder {
            self.ignored.push(format!("{error}; left out"));
        } else {
            self.problems.push(error);
        }
    }

    fn add(&mut self, document: &Document, place: Place) -> Result<(), ResourceError> {
        let source = document.source();
        let parsed = document.parse(Library::KubernetesYaml).and_then(|node| {
            let head: Head = document.read(&node, Library::KubernetesYaml)?;
            Ok((node, head))
        });
        let (node, head) = match parsed {
            Ok(parsed) => parsed,
            // Helm templates and similar files.
            Err(error) if place.in_folder && !document.mentions_dapr() => {
                self.ignored.push(format!("{error}; not a Dapr resource"));
                return Ok(());
            }
            Err(error) => return Err(error),
        };
        let (name, namespace) = (head.metadata.name, head.metadata.namespace);
        match (head.api_version.0.as_str(), head.kind.0.as_str()) {
            ("dapr.io/v1alpha1", kind @ "Component") => {
                check_name(&name, kind, &source)?;
                let body: Body<ComponentBody> = read(document, &node)?;
                let (Auth { secret_store }, Scoped(scopes)) = (body.auth, body.scopes);
                let component = body.spec.named(
                    (name, namespace),
                    secret_store,
                    scopes,
                    (source, place.in_folder),
                );
                self.components.push(component);
            }
            (version @ ("dapr.io/v1alpha1" | "dapr.io/v2alpha1"), kind @ "Subscription") => {
                check_segment(&name, kind, &source)?;
                let is_old = version == "dapr.io/v1alpha1";
                let (spec, scopes) = if is_old {
                    let body: Body<subscription::OldSpec, Vec<String>> = read(document, &node)?;
                    (subscription::Spec::from(body.spec), body.scopes)
                } else {
                    let body: Body<subscription::Spec, Vec<String>> = read(document, &node)?;
                    (body.spec, body.scopes)
                };
                let one = spec.named(name, scopes, source, place.position, is_old);
                self.subscriptions.push(one);
            }
            ("dapr.io/v1alpha1", kind @ "HTTPEndpoint") => {
                check_name(&name, kind, &source)?;
                let body: Body<endpoint::Spec> = read(document, &node)?;
                let (Auth { secret_store }, Scoped(scopes)) = (body.auth, body.scopes);
                let one = body
                    .spec
                    .named((name, namespace), scopes, secret_store, source);
                self.endpoints.push(one);
            }
            (_, "Resiliency") if place.in_folder && place.position[2] > 0 => {
                self.ignored.push(format!(
                    "{source}: the Resiliency `{name}` is ignored: daprd reads only Resiliencies in the first document of a \
                     file"
                ));
            }
            (api, "Resiliency") if place.in_folder || api == "dapr.io/v1alpha1" => {
                let body: Body<resiliency::Spec, Vec<String>> = read(document, &node)?;
                self.resiliencies.push(Policies {
                    name,
                    scopes: body.scopes,
                    spec: body.spec,
                    source,
                    may_fail: place.in_folder,
                });
            }
            (api, "Configuration") if api.starts_with("dapr.io/") => {
                self.ignored.push(format!("{source}: the Configuration `{name}` is not used; pass it with `configuration` or \
                     `--config`"));
            }
            (api, kind) if api.starts_with("dapr.io/") => self.ignored.push(format!(
                "{source}: the embedded sidecar does not support the {kind} `{name}`"
            )),
            ("", _) | (_, "") if place.in_folder => self.ignored.push(format!(
                "{source}: not a Dapr resource: `apiVersion` or `kind` is missing"
            )),
            ("", _) | (_, "") => {
                let reason = "not a Dapr resource: it needs `apiVersion` and `kind`";
                return Err(ResourceError::new(source, reason));
            }
            // As in daprd, which may share folders with other programs.
            (api, kind) => self.ignored.push(format!(
                "{source}: the {kind} `{name}` of `{api}` is not Dapr's"
            )),
        }
        Ok(())
    }

    /// Reads the `Configuration` of a text, after expanding environment variables `${NAME}` and `$NAME`.
    pub(crate) fn set_configuration(&mut self, text: &str, source: &Source) {
        if let Err(error) = self.try_set_configuration(text, source) {
            self.problems.push(error);
        }
    }

    fn try_set_configuration(&mut self, text: &str, source: &Source) -> Result<(), ResourceError> {
        let text = expand::expand(text, |name| std::env::var(name).ok());
        // daprd reads only the first document, with case-sensitive keys.
        let document = Document::whole(&text, source);
        let node = document.parse(Library::Yaml3)?;
        let body: configuration::Document = document.read(&node, Library::Yaml3)?;
        if body.kind != "Configuration" {
            self.ignored.push(format!(
                "{}: the `kind` of this document is `{}`; it is read as a `Configuration` nevertheless, as in daprd",
                document.source(),
                body.kind
            ));
        }
        for part in body.spec.unsupported() {
            self.ignored.push(format!(
                "{}: the embedded sidecar does not support `{part}` of the Configuration",
                document.source()
            ));
        }
        let read = body.spec.read();
        self.configuration =
            read.map_err(|reason| ResourceError::new(document.source(), reason))?;
        Ok(())
    }
}

fn read<T: serde::de::DeserializeOwned>(
    document: &Document,
    node: &Node,
) -> Result<T, ResourceError> {
    document.read(node, Library::KubernetesYaml)
}

fn is_yaml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("yaml") || end.eq_ignore_ascii_case("yml"))
}

/// Checks the name of a resource.
fn check_name(name: &str, kind: &str, source: &Source) -> Result<(), ResourceError> {
    if name.is_empty() {
        return Err(invalid_name("is missing", kind, source));
    }
    check_segment(name, kind, source)
}

/// The rule of Kubernetes for names in paths.
fn check_segment(name: &str, kind: &str, source: &Source) -> Result<(), ResourceError> {
    let requirement = if name == "." || name == ".." {
        format!("must not be `{name}`")
    } else if let Some(letter) = name.chars().find(|letter| matches!(letter, '/' | '%')) {
        format!("must not contain `{letter}`")
    } else {
        return Ok(());
    };
    Err(invalid_name(&requirement, kind, source))
}

fn invalid_name(requirement: &str, kind: &str, source: &Source) -> ResourceError {
    let reason = format!("the name (`metadata.name`) of this {kind} {requirement}");
    ResourceError::new(source.clone(), reason)
}
