//! Cryptography and conversation: replays responses recorded from daprd.

use super::*;

const RECORDED: &str = include_str!("crypto.txt");

const KEYS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/crypto/keys");

async fn start() -> Sidecar {
    Sidecar::builder()
        .app_id("echo")
        .component(Component::new("vault", "crypto.dapr.localstorage").property("path", KEYS))
        .component(Component::new("droid", "conversation.echo"))
        .start()
        .await
        .unwrap()
}

#[tokio::test]
async fn responses_equal_the_recorded_ones_of_daprd() {
    let sidecar = start().await;
    let mut differences = Vec::new();
    let mut count = 0;
    for case in RECORDED.split("\n> ").skip(1) {
        let (line, expected) = case.split_once('\n').unwrap();
        let response = send(&sidecar.core, line).await;
        let found = format!(
            "< {}\n{}",
            response.status,
            response.body.replace(KEYS, "FILES")
        );
        if found.trim_end() != expected.trim_end() {
            differences.push(format!(
                "> {line}\ndaprd:\n{}\nhere:\n{found}",
                expected.trim_end()
            ));
        }
        count += 1;
    }
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
    assert!(count > 150, "only {count} responses were compared");
}

#[tokio::test]
async fn apis_without_components_are_not_configured() {
    let sidecar = Sidecar::builder().app_id("bare").start().await.unwrap();
    for line in [
        "PUT /v1.0-alpha1/crypto/vault/encrypt x",
        "PUT /v1.0-alpha1/crypto/vault/decrypt x",
        "POST /v1.0-alpha1/subtlecrypto/vault/sign {}",
    ] {
        let response = send(&sidecar.core, line).await;
        let expected = r#"{"errorCode":"ERR_CRYPTO_PROVIDERS_NOT_CONFIGURED","message":"crypto providers not configured"}"#;
        assert_eq!(
            (response.status, response.body.as_str()),
            (500, expected),
            "{line}"
        );
    }
}

#[tokio::test]
async fn keys_are_found_in_a_key_set() {
    let key = std::fs::read_to_string(format!("{KEYS}/aes.json")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("set.json");
    std::fs::write(&file, format!("{{\"keys\":[{key}]}}")).unwrap();
    let jwks = |name, value: &str| Component::new(name, "crypto.dapr.jwks").property("jwks", value);
    let sidecar = Sidecar::builder()
        .app_id("echo")
        .component(jwks("inline", &format!("{{\"keys\":[{key}]}}")))
        .component(jwks("file", file.to_str().unwrap()))
        .start()
        .await
        .unwrap();
    let encrypt = async |component: &str| {
        let body = r#"{"plaintext":"eA==","algorithm":"A256GCM","keyName":"a","nonce":"bm5ubm5ubm5ubm5u"}"#;
        let line = format!("POST /v1.0-alpha1/subtlecrypto/{component}/encrypt {body}");
        send(&sidecar.core, &line).await
    };
    let inline = encrypt("inline").await;
    assert_eq!(inline.status, 200, "{}", inline.body);
    assert_eq!(encrypt("file").await.body, inline.body);
    // The file is read again, unless it is invalid.
    std::fs::write(&file, "{").unwrap();
    assert_eq!(encrypt("file").await.status, 200);
    std::fs::write(&file, r#"{"keys":[]}"#).unwrap();
    assert_eq!(encrypt("file").await.status, 500);
}
