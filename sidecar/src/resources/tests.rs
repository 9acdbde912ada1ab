//! Tests of resources as users write them.

use super::{Owner, Resources, Source, Value, select};

fn load(text: &str) -> Resources {
    let mut resources = Resources::default();
    resources.add_text(text, &Source::text("test.yaml"));
    assert_eq!(resources.problems, []);
    resources
}

fn fail(text: &str) -> String {
    let mut resources = Resources::default();
    resources.add_text(text, &Source::text("test.yaml"));
    resources.problems[0].to_string()
}

fn texts(resources: &Resources) -> Vec<(&str, &str)> {
    resources.components[0]
        .properties
        .iter()
        .map(|(name, value)| match value {
            Value::Text(text) => (name.as_str(), text.as_str()),
            Value::Secret { name: secret, .. } => (name.as_str(), secret.as_str()),
            Value::Environment(variable) => (name.as_str(), variable.as_str()),
        })
        .collect()
}

#[test]
fn several_components_are_read_from_one_text() {
    let resources = load(
        "# Two of them.\n---\napiVersion: dapr.io/v1alpha1\nkind: Component\nmetadata:\n  name: store\nspec:\n  type: state.in-memory\n  version: v1\n\
         ---\napiVersion: dapr.io/v1alpha1\nkind: Component\nmetadata: { name: net }\nspec: { type: pubsub.in-memory, version: v1, metadata: [] }\nscopes: [one, two]\n",
    );
    let names: Vec<_> = resources
        .components
        .iter()
        .map(|component| component.name())
        .collect();
    assert_eq!(names, ["store", "net"]);
    assert_eq!(resources.components[0].source.to_string(), "test.yaml:3");
    let names_for = |app_id| {
        let owner = Owner {
            app_id,
            namespace: None,
        };
        let selected = select(&resources.components, owner).unwrap();
        selected
            .iter()
            .map(|one| one.name().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names_for("one"), ["store", "net"]);
    assert_eq!(names_for("three"), ["store"]);
}

#[test]
fn a_list_without_value_is_empty() {
    let resources = load(
        "apiVersion: dapr.io/v1alpha1\nkind: Component\nmetadata: { name: net }\nspec:\n  type: pubsub.in-memory\n  version: v1\n  metadata:\nscopes:\n",
    );
    assert!(resources.components[0].scopes.is_empty());
    assert!(texts(&resources).is_empty());
}

#[test]
fn property_values_are_always_text() {
    let resources = load(
        "apiVersion: dapr.io/v1alpha1\nkind: Component\nmetadata: { name: store }\nauth: { secretStore: vault }\nspec:\n  type: state.in-memory\n  metadata:\n\
         \x20 - { name: text, value: 'one' }\n  - { name: flag, value: true }\n  - { name: number, value: 12 }\n\
         \x20 - { name: list, value: [a, b] }\n  - { name: nothing }\n  - { name: hidden, secretKeyRef: { name: key } }\n  - { name: outside, envRef: HOME }\n",
    );
    assert_eq!(
        texts(&resources),
        [
            ("text", "one"),
            ("flag", "true"),
            ("number", "12"),
            ("list", "[\"a\",\"b\"]"),
            ("nothing", ""),
            ("hidden", "key"),
            ("outside", "HOME"),
        ]
    );
    assert_eq!(resources.components[0].secret_store, "vault");
    assert!(
        matches!(&resources.components[0].properties[5].1, Value::Secret { key, .. } if key == "key")
    );
    assert!(matches!(
        resources.components[0].properties[6].1,
        Value::Environment(_)
    ));
}

#[test]
fn both_versions_of_subscriptions_are_read() {
    let resources = load(
        "apiVersion: dapr.io/v1alpha1\nkind: Subscription\nmetadata: { name: old }\nspec: { pubsubname: net, topic: orders, route: /orders }\n---\n\
         apiVersion: dapr.io/v2alpha1\nkind: Subscription\nmetadata: { name: new }\nspec:\n  pubsubname: net\n  topic: orders\n  deadLetterTopic: lost\n\
         \x20 routes:\n    rules:\n    - { match: 'event.type == \"x\"', path: /x }\n    default: /rest\n  bulkSubscribe: { enabled: true, maxMessagesCount: 7 }\nscopes: [one]\n",
    );
    let [old, new] = &resources.subscriptions[..] else {
        panic!("two subscriptions")
    };
    assert_eq!(
        (old.default_route.as_deref(), old.rules.len()),
        (Some("/orders"), 0)
    );
    assert_eq!(new.default_route.as_deref(), Some("/rest"));
    assert_eq!(
        (new.rules[0].expression.as_str(), new.rules[0].path.as_str()),
        ("event.type == \"x\"", "/x")
    );
    assert_eq!(
        (new.dead_letter_topic.as_str(), new.bulk.max_messages_count),
        ("lost", 7)
    );
    assert_eq!(new.scopes, ["one"]);
}

#[test]
fn http_endpoints_are_read() {
    let resources = load(
        "apiVersion: dapr.io/v1alpha1\nkind: HTTPEndpoint\nmetadata: { name: weather }\nspec:\n  baseUrl: http://127.0.0.1:9\n  headers: [{ name: x-key, value: 7 }]\n",
    );
    assert_eq!(resources.endpoints[0].base_url, "http://127.0.0.1:9");
    assert_eq!(
        resources.endpoints[0].headers,
        [("x-key".to_owned(), Value::Text("7".to_owned()))]
    );
}

#[test]
fn the_configuration_is_read() {
    let mut resources = Resources::default();
    resources
        .set_configuration(
            "apiVersion: dapr.io/v1alpha1\nkind: Configuration\nmetadata: { name: main }\nspec:\n  tracing: { samplingRate: '0' }\n  nameResolution: { component: sqlite, configuration: { connectionString: 'file:names.db?x=1' } }\n  api:\n    denied: [{ name: state, version: v1, protocol: http }]\n\
             \x20 secrets: { scopes: [{ storeName: vault, defaultAccess: deny, allowedSecrets: [one] }] }\n  accessControl: { defaultAction: deny, trustDomain: public }\n",
            &Source::text("config.yaml"),
        );
    let configuration = resources.configuration;
    assert!(configuration.tracing_off);
    assert!(!configuration.api.serves("state", "v1"));
    assert_eq!(configuration.secret_scopes[0].allowed_secrets, ["one"]);
    assert!(configuration.denies_callers);
    assert_eq!(configuration.names_file, Some("names.db".into()));
}

#[test]
fn unsupported_resources_are_reported() {
    let resources = load(
        "apiVersion: dapr.io/v1alpha1\nkind: MCPServer\nmetadata: { name: patience }\nspec: {}\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: other }\n",
    );
    assert_eq!(
        resources.ignored,
        [
            "test.yaml:1: the embedded sidecar does not support the MCPServer `patience`",
            "test.yaml:6: the Deployment `other` of `apps/v1` is not Dapr's"
        ]
    );
}

#[test]
fn errors_name_the_line() {
    let head = "apiVersion: dapr.io/v1alpha1\nkind: Component\n";
    assert_eq!(
        fail(&format!(
            "{head}metadata: {{ name: a/b }}\nspec: {{ type: state.in-memory }}\n"
        )),
        "test.yaml:1: the name (`metadata.name`) of this Component must not contain `/`"
    );
    assert_eq!(
        fail("hello: you\n"),
        "test.yaml:1: not a Dapr resource: it needs `apiVersion` and `kind`"
    );
    let second = format!("# one\n---\n{head}metadata: {{ name: a }}\nspec:\n  type: [v1]\n");
    assert_eq!(
        fail(&second),
        "test.yaml:7: `spec.type`: expected a string, found a list"
    );
    let broken = fail(&format!(
        "{head}metadata: {{ name: a }}\nspec:\n  type: [\n"
    ));
    assert!(broken.starts_with("test.yaml:"), "{broken}");
    let subscription = "apiVersion: dapr.io/v1alpha1\nkind: Subscription\nmetadata: { name: a }\n";
    assert_eq!(
        fail(&format!(
            "{subscription}spec: {{ topic: [a], route: /a }}\n"
        )),
        "test.yaml:4: `spec.topic`: expected a string, found a list"
    );
}

#[test]
fn only_yaml_files_of_a_folder_are_read_sorted_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let component = |name: &str| {
        format!(
            "apiVersion: dapr.io/v1alpha1\nkind: Component\nmetadata: {{ name: {name} }}\nspec: {{ type: state.in-memory, version: v1 }}\n"
        )
    };
    std::fs::write(folder.path().join("b.yml"), component("second")).unwrap();
    std::fs::write(folder.path().join("a.yaml"), component("first")).unwrap();
    std::fs::write(folder.path().join("c.txt"), "not: [yaml").unwrap();
    let mut resources = Resources::default();
    resources.add_path(folder.path());
    let names: Vec<_> = resources
        .components
        .iter()
        .map(|component| component.name())
        .collect();
    assert_eq!(names, ["first", "second"]);
    let mut resources = Resources::default();
    resources.add_path(&folder.path().join("none"));
    let missing = resources.problems[0].to_string();
    assert!(
        missing.contains("none") && missing.contains("cannot be read"),
        "{missing}"
    );
}

#[test]
fn unsupported_workflow_limits_are_reported() {
    let mut resources = Resources::default();
    let policy = "{ workflow: { stateRetentionPolicy: { anyTerminal: 1h } } }";
    resources
        .set_configuration(
            &format!("apiVersion: dapr.io/v1alpha1\nkind: Configuration\nmetadata: {{ name: c }}\nspec: {policy}"),
            &Source::text("c.yaml"),
        );
    let expected_note =
        "the embedded sidecar does not support `spec.workflow` of the Configuration";
    assert!(
        resources.ignored[0].ends_with(expected_note),
        "{:?}",
        resources.ignored
    );
}
