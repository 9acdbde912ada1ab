//! Replays responses recorded from daprd.

use super::*;

const RECORDED: &str = include_str!("recorded.txt");

const SECRETS: &str = r#"{"plans":"death-star","hidden":"x","db":{"user":"leia","password":"alderaan","deep":{"n":1.5,"big":1e21,"b":true,"nil":null,"arr":["a",2]}},"empty":{}, "num": 3, "list":[1,{"a":"b"}], "a<b":"<&>"}"#;

const CONFIGURATION: &str = "
apiVersion: dapr.io/v1alpha1
kind: Configuration
metadata: { name: main }
spec:
  secrets:
    scopes:
      - { storeName: secrets, defaultAccess: allow, deniedSecrets: [hidden] }
";

/// A sidecar with the components of the recording.
async fn start(folder: &std::path::Path) -> Sidecar {
    let file = folder.join("secrets.json");
    std::fs::write(&file, SECRETS).unwrap();
    let (file, files) = (file.to_str().unwrap(), folder.join("archive"));
    let secrets =
        |name| Component::new(name, "secretstores.local.file").property("secretsFile", file);
    let sidecar = Sidecar::builder()
        .app_id("echo")
        .stand_ins()
        .configuration_yaml(CONFIGURATION)
        .component(Component::new("starwars", "state.in-memory"))
        .component(Component::new("lite", "state.sqlite").property("connectionString", ":memory:"))
        .component(
            Component::new("archive", "bindings.localstorage")
                .property("rootPath", files.to_str().unwrap()),
        )
        .component(Component::new("env", "secretstores.local.env"))
        .component(secrets("secrets"))
        .component(secrets("multi").property("multiValued", "true"));
    let redis = [
        ("red", "state.redis"),
        ("config-store", "configuration.redis"),
        ("lock-store", "lock.redis"),
        ("redis-writer", "bindings.redis"),
    ];
    let add = |sidecar: SidecarBuilder, (name, kind)| {
        sidecar.component(Component::new(name, kind).property("redisHost", "127.0.0.1:6399"))
    };
    redis.into_iter().fold(sidecar, add).start().await.unwrap()
}

/// Replaces values that differ in each run by placeholders.
fn plain(text: &str, files: &str) -> String {
    let text = text.replace(files, "FILES");
    let mut plain = String::new();
    let mut rest = text.as_str();
    while let Some(character) = rest.chars().next() {
        let (word, length) = if fits(rest, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx") {
            ("UUID", 36)
        } else if fits(rest, "2xxx-xx-xxTxx:xx:xxZ") {
            ("TIME", 20)
        } else {
            ("", character.len_utf8())
        };
        plain.push_str(if word.is_empty() {
            &rest[..length]
        } else {
            word
        });
        rest = &rest[length..];
    }
    plain
}

/// Whether the text starts with the pattern, in which `x` is a hexadecimal digit.
fn fits(text: &str, pattern: &str) -> bool {
    let mut characters = text.chars();
    pattern.chars().all(|expected| {
        characters.next().is_some_and(|found| match expected {
            'x' => found.is_ascii_hexdigit(),
            _ => found == expected,
        })
    })
}

/// Sends the recorded requests. Returns the differing responses and the number of requests.
pub(super) async fn replay(sidecar: &Sidecar, recorded: &str, files: &str) -> (usize, Vec<String>) {
    let mut differences = Vec::new();
    let mut count = 0;
    for case in recorded.split("\n> ").skip(1) {
        let (line, expected) = case.split_once('\n').unwrap();
        let response = send(&sidecar.core, line).await;
        let mut headers: Vec<String> = response
            .headers
            .iter()
            .map(|(name, value)| (name.to_lowercase(), String::from_utf8_lossy(value)))
            .filter(|(name, _)| name == "etag" || name.starts_with("metadata."))
            .map(|(name, value)| format!(" {name}={value}"))
            .collect();
        headers.sort();
        let found = format!(
            "< {}{}\n{}",
            response.status,
            headers.concat(),
            response.body
        );
        let found = plain(&found, files);
        if found.trim_end() != expected.trim_end() {
            differences.push(format!(
                "> {line}\ndaprd:\n{}\nhere:\n{found}",
                expected.trim_end()
            ));
        }
        count += 1;
    }
    (count, differences)
}

#[tokio::test]
async fn responses_equal_the_recorded_ones_of_daprd() {
    let folder = tempfile::tempdir().unwrap();
    let sidecar = start(folder.path()).await;
    let files = std::fs::canonicalize(folder.path().join("archive")).unwrap();
    let files = files.to_str().unwrap();
    let (count, differences) = replay(&sidecar, RECORDED, files).await;
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
    assert!(count > 200, "only {count} responses were compared");
}

#[tokio::test]
async fn apis_without_components_are_not_configured() {
    let sidecar = Sidecar::builder().app_id("bare").start().await.unwrap();
    let not_configured = [
        (
            "GET /v1.0/state/s/k",
            "ERR_STATE_STORE_NOT_CONFIGURED",
            "state store s is not configured",
        ),
        (
            "POST /v1.0/state/s {",
            "ERR_STATE_STORE_NOT_CONFIGURED",
            "state store s is not configured",
        ),
        (
            "POST /v1.0-alpha1/state/s/query {",
            "ERR_STATE_STORE_NOT_CONFIGURED",
            "state store s is not configured",
        ),
        (
            "POST /v1.0-alpha1/unlock/s {}",
            "ERR_LOCK_STORE_NOT_CONFIGURED",
            "lock store is not configured",
        ),
        (
            "GET /v1.0/secrets/s/bulk",
            "ERR_SECRET_STORES_NOT_CONFIGURED",
            "secret store is not configured",
        ),
        (
            "GET /v1.0/configuration/s",
            "ERR_CONFIGURATION_STORE_NOT_CONFIGURED",
            "configuration stores not configured",
        ),
    ];
    for (line, code, message) in not_configured {
        let response = send(&sidecar.core, line).await;
        assert_eq!(response.status, 500, "{line}");
        let expected = format!("{{\"errorCode\":\"{code}\",\"message\":\"{message}\"");
        assert!(
            response.body.starts_with(&expected),
            "{line}: {}",
            response.body
        );
    }
}
