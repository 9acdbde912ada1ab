//! Folders of resources. The expectations are the behavior of a real daprd with the same files.

mod applications;
mod skipped;

use std::sync::{Arc, Mutex};

use dapr_sidecar::{AppRequest, AppResponse, Sidecar, SidecarBuilder};

/// A folder that is deleted on drop.
pub(super) struct Folder(tempfile::TempDir);

impl Folder {
    /// Writes files with these names and contents.
    pub(super) fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        Self(folder)
    }

    pub(super) fn path(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }

    pub(super) fn builder(&self) -> SidecarBuilder {
        Sidecar::builder()
            .app_id("app")
            .resources_path(self.0.path())
    }

    pub(super) async fn start(&self) -> Sidecar {
        self.builder().start().await.unwrap()
    }

    /// Starts a sidecar with the folder, and returns its startup error.
    pub(super) async fn refusal(&self) -> String {
        self.builder().start().await.unwrap_err().to_string()
    }
}

/// A component of a simple type.
pub(super) fn component(name: &str, component_type: &str, rest: &str) -> String {
    format!(
        "apiVersion: dapr.io/v1alpha1\nkind: Component\nmetadata: {{ name: {name} }}\nspec:\n  type: {component_type}\n  version: v1\n{rest}"
    )
}

pub(super) async fn names(sidecar: &Sidecar) -> Vec<String> {
    let metadata = sidecar.client().get_metadata().await.unwrap();
    let mut names: Vec<_> = metadata
        .components
        .into_iter()
        .map(|one| one.name)
        .collect();
    names.sort();
    names
}

/// The method and path of each call to the application.
pub(super) type Calls = Arc<Mutex<Vec<String>>>;

/// An application with fixed responses for some paths, and an empty success for all others.
pub(super) fn application(
    calls: &Calls,
    responses: &[(&'static str, &'static str)],
) -> impl Fn(AppRequest) -> std::future::Ready<AppResponse> + use<> {
    let (calls, responses) = (calls.clone(), responses.to_vec());
    move |request: AppRequest| {
        calls
            .lock()
            .unwrap()
            .push(format!("{} {}", request.method, request.path));
        let response = responses.iter().find(|(path, _)| *path == request.path);
        std::future::ready(match response {
            Some((_, body)) => AppResponse::new(200).json(*body),
            None if request.path.starts_with("/dapr/") => AppResponse::new(404),
            None if request.path == "/fail" => AppResponse::new(500),
            None => AppResponse::new(200),
        })
    }
}

#[tokio::test]
async fn ignore_errors_skips_a_component_that_fails_to_start() {
    let files = component(
        "files",
        "bindings.localstorage",
        "  ignoreErrors: true\n  metadata: [{ name: rootPath, value: /proc/nope }]\n",
    );
    let encrypted = component(
        "encrypted",
        "state.in-memory",
        "  ignoreErrors: true\n  metadata: [{ name: primaryEncryptionKey, value: '00' }]\n",
    );
    let unknown = component("none", "state.nothing", "  ignoreErrors: true\n");
    let folder = Folder::new(&[
        ("a.yaml", &files),
        ("b.yaml", &encrypted),
        ("c.yaml", &unknown),
        ("d.yaml", &component("store", "state.in-memory", "")),
    ]);
    let sidecar = folder.start().await;
    assert_eq!(names(&sidecar).await, ["store"]);
    let notes = sidecar.ignored_settings().join("\n");
    for name in ["files", "encrypted", "none"] {
        assert!(
            notes.contains(&format!("the component `{name}`")),
            "{notes}"
        );
    }
}

#[tokio::test]
async fn keys_are_case_insensitive() {
    let folder = Folder::new(&[
        (
            "scoped.yaml",
            &component("store", "state.in-memory", "Scopes: [someone-else]\n"),
        ),
        (
            "bus.yaml",
            "ApiVersion: dapr.io/v1alpha1\nKIND: Component\nMetadata: { NAME: bus }\nSpec: { Type: pubsub.in-memory, VERSION: v1 }\n",
        ),
        (
            "sub.yaml",
            "apiVersion: dapr.io/v2alpha1\nkind: Subscription\nmetadata: { name: s }\nspec:\n  pubsubName: bus\n  topic: t\n  routes: { Default: /h }\n",
        ),
        (
            "res.yaml",
            "apiVersion: dapr.io/v1alpha1\nkind: Resiliency\nmetadata: { name: r }\nspec:\n  policies: { retries: { twice: { policy: constant, duration: 10ms, maxretries: 2 } } }\n  targets: { apps: { app: { Retry: twice } } }\n",
        ),
    ]);
    let calls = Calls::default();
    let sidecar = folder
        .builder()
        .app(application(&calls, &[]))
        .start()
        .await
        .unwrap();
    sidecar.wait_until_ready().await;
    assert_eq!(names(&sidecar).await, ["bus"]);
    let _ = sidecar.client().invoke_method("app", "fail").post().await;
    sidecar
        .client()
        .publish_event("bus", "t")
        .json(&1)
        .await
        .unwrap();
    sidecar.clock().wait_until_idle().await;
    let calls = calls.lock().unwrap();
    assert_eq!(calls.iter().filter(|call| *call == "POST /fail").count(), 3);
    assert!(calls.contains(&"POST /h".to_owned()), "{calls:?}");
}

#[tokio::test]
async fn only_one_actor_state_store_is_allowed() {
    let actors = "  metadata: [{ name: actorStateStore, value: 'true' }]\n";
    let folder = Folder::new(&[
        ("a.yaml", &component("one", "state.in-memory", actors)),
        ("b.yaml", &component("two", "state.in-memory", actors)),
    ]);
    let error = folder.refusal().await;
    assert!(
        error.contains("b.yaml:1: ") && error.contains("duplicate actor state store: one and two"),
        "{error}"
    );
    let without = folder.builder().placement(false).start().await.unwrap();
    assert_eq!(names(&without).await, ["one", "two"]);
}

#[tokio::test]
async fn denied_component_types_are_not_loaded() {
    let folder = Folder::new(&[
        ("a.yaml", &component("store", "state.in-memory", "")),
        ("b.yaml", &component("bus", "pubsub.in-memory", "")),
    ]);
    let start = |deny: &str| {
        let config = format!(
            "apiVersion: dapr.io/v1alpha1\nkind: Configuration\nmetadata: {{ name: c }}\nspec:\n  components: {{ deny: [{deny}] }}\n"
        );
        folder.builder().configuration_yaml(config).start()
    };
    assert_eq!(
        names(&start("state.in-memory").await.unwrap()).await,
        ["bus"]
    );
    assert_eq!(
        names(
            &start("state.in-memory/v2, pubsub.in-memory/v1")
                .await
                .unwrap()
        )
        .await,
        ["store"]
    );
    assert_eq!(
        names(&start("State.In-Memory").await.unwrap()).await,
        ["bus", "store"]
    );
}

#[tokio::test]
async fn namespaces_apply_if_the_application_has_one() {
    let in_namespace = |name: &str, namespace: &str, component_type: &str| {
        component(name, component_type, "")
            .replace(" }\nspec", &format!(", namespace: {namespace} }}\nspec"))
    };
    let folder = Folder::new(&[
        ("a.yaml", &in_namespace("store", "prod", "state.in-memory")),
        ("b.yaml", &in_namespace("store", "dev", "pubsub.in-memory")),
        ("c.yaml", &in_namespace("other", "dev", "state.in-memory")),
    ]);
    let sidecar = folder.builder().namespace("prod").start().await.unwrap();
    let metadata = sidecar.client().get_metadata().await.unwrap();
    let types: Vec<_> = metadata
        .components
        .iter()
        .map(|one| one.r#type.as_str())
        .collect();
    assert_eq!(types, ["state.in-memory"]);
    let error = folder.refusal().await;
    assert!(
        error.contains("b.yaml:1: the name `store` is already used"),
        "{error}"
    );
}

#[tokio::test]
async fn all_startup_errors_are_reported_together() {
    let pod = component(
        "pod",
        "bindings.localstorage",
        "  metadata: [{ name: rootPath, value: './x-{podName}' }]\n",
    );
    let rule = "apiVersion: dapr.io/v2alpha1\nkind: Subscription\nmetadata: { name: s }\nspec: { pubsubname: bus, topic: t, routes: { rules: [{ match: 'event.type ==', path: /x }] } }\n";
    let folder = Folder::new(&[
        ("a.yaml", &component("capitals", "State.In-Memory", "")),
        ("b.yaml", &component("cron", "bindings.cron", "")),
        ("c.yaml", &pod),
        ("d.yaml", rule),
    ]);
    let error = folder.refusal().await;
    for part in [
        "a.yaml:1: the component `capitals`",
        "b.yaml:1: the component `cron`",
        "`schedule`",
        "c.yaml:1: the component `pod`",
        "{podName}",
        "d.yaml:1: the subscription `s`",
        "`event.type ==`",
    ] {
        assert!(error.contains(part), "{part}: {error}");
    }
}
