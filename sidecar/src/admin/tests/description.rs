//! The description matches the routes and the responses.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::page::DESCRIPTION;
use super::super::routes::ROUTES;
use super::{admin, dapr, start};
use crate::Sidecar;
use crate::workflow::NewInstance;

/// An operation of the description.
struct Described {
    method: String,
    path: String,
    id: String,
    value: Value,
}

fn document() -> Value {
    serde_saphyr::from_str(DESCRIPTION).unwrap()
}

fn operations(document: &Value) -> Vec<Described> {
    let mut all = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, value) in item.as_object().unwrap() {
            if method == "parameters" {
                continue;
            }
            all.push(Described {
                method: method.to_uppercase(),
                path: path.clone(),
                id: value["operationId"].as_str().unwrap().to_owned(),
                value: value.clone(),
            });
        }
    }
    all
}

/// A comma in a text without quotation marks ends the text, and the rest becomes a key without a value.
#[test]
fn no_text_of_the_description_is_cut_off() {
    fn has_null(value: &Value) -> bool {
        match value {
            Value::Null => true,
            Value::Array(elements) => elements.iter().any(has_null),
            Value::Object(members) => members.values().any(has_null),
            _ => false,
        }
    }
    assert!(!has_null(&document()));
}

#[test]
fn every_route_is_described_and_no_other() {
    let routes: BTreeSet<_> = ROUTES
        .iter()
        .map(|route| {
            let name = format!("{:?}", route.operation);
            let id = name[..1].to_lowercase() + &name[1..];
            (route.method.to_owned(), route.path.to_owned(), id)
        })
        .collect();
    let described: BTreeSet<_> = operations(&document())
        .into_iter()
        .map(|operation| (operation.method, operation.path, operation.id))
        .collect();
    assert_eq!(routes, described);
    assert_eq!(routes.len(), ROUTES.len());
}

/// Follows a reference of the description.
fn resolve<'d>(document: &'d Value, value: &'d Value) -> &'d Value {
    match value.get("$ref").and_then(Value::as_str) {
        Some(reference) => document.pointer(reference.trim_start_matches('#')).unwrap(),
        None => value,
    }
}

/// Validates a value with a schema of the description.
fn check(document: &Value, schema: &Value, value: &Value) {
    let root = json!({ "components": document["components"], "allOf": [schema] });
    let validator = jsonschema::options()
        .with_draft(jsonschema::Draft::Draft202012)
        .should_validate_formats(true)
        .build(&root)
        .unwrap();
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{error} at `{}`", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:?} in {value:#}");
}

/// Sends a request, and validates the response with the description of its status. Returns the body.
async fn request(sidecar: &Sidecar, described: &Described, path: &str, body: &str) -> Value {
    let document = document();
    let response = admin(sidecar, &described.method, path, body).await;
    let responses = &described.value["responses"];
    let status = response.status.to_string();
    let expected = match responses.get(&status) {
        Some(expected) => expected,
        None if response.status >= 400 => &responses["default"],
        None => panic!("{} answers {response:?}", described.id),
    };
    let expected = resolve(&document, expected);
    let Some(content) = expected.get("content").and_then(Value::as_object) else {
        assert_eq!(response.text, "", "{}", described.id);
        return Value::Null;
    };
    let (media_type, content) = content.iter().next().unwrap();
    let received = response.header("content-type").unwrap();
    assert!(received.starts_with(media_type.as_str()), "{response:?}");
    match content.get("schema") {
        Some(schema) => {
            check(&document, schema, &response.json());
            response.json()
        }
        None => Value::String(response.text),
    }
}

/// Fills the sidecar, so that no list is empty.
async fn fill(sidecar: &Sidecar) {
    let requests = [
        (
            "POST",
            "/v1.0/state/starwars?a=b",
            r#"[{"key":"7","value":{"fruit":"apples"},"metadata":{"ttlInSeconds":"60"}}]"#,
        ),
        ("POST", "/v1.0/publish/rebel-net/orders", r#"{"id":7}"#),
        ("POST", "/v1.0/actors/droid/r2/method/beep", ""),
        (
            "POST",
            "/v1.0/actors/droid/r2/state",
            r#"[{"operation":"upsert","request":{"key":"mood","value":"good"}}]"#,
        ),
        (
            "POST",
            "/v1.0/actors/droid/r2/reminders/charge",
            r#"{"dueTime":"1h","period":"R3/PT1H","data":"x"}"#,
        ),
        (
            "POST",
            "/v1.0/actors/droid/r2/timers/scan",
            r#"{"dueTime":"2h","period":"1h","callback":"scanned","data":[1]}"#,
        ),
        (
            "POST",
            "/v1.0/jobs/nightly",
            r#"{"schedule":"@daily","repeats":4,"ttl":"100h","data":{"value":1}}"#,
        ),
    ];
    for (method, path, body) in requests {
        let response = dapr(sidecar, method, path, body).await;
        assert!(
            (200..300).contains(&response.status),
            "{path}: {response:?}"
        );
    }
}

#[tokio::test]
async fn every_operation_answers_as_described() {
    let sidecar = start().await;
    fill(&sidecar).await;
    // The clock waits for a turn, which ends when the worker disconnects.
    let worker = sidecar.core.workflows.connect();
    let instance = NewInstance {
        id: "w1".to_owned(),
        name: "ship".to_owned(),
        ..NewInstance::default()
    };
    sidecar.core.workflows.start(instance).unwrap();
    drop(worker);
    let document = document();
    let mut failed = 0;
    let mut seen = Vec::new();
    for described in operations(&document) {
        let path = described.path.replace("{store}", "starwars");
        let path = path.replace("{key}", "base%7C%7C7");
        let content = &described.value["requestBody"]["content"]["application/json"];
        let body = match content.get("example") {
            Some(example) => {
                check(&document, &content["schema"], example);
                example.to_string()
            }
            None => String::new(),
        };
        // Operations that delete something must not run before those that show it.
        if described.method != "DELETE" {
            let value = request(&sidecar, &described, &path, &body).await;
            seen.push((described.id.clone(), value));
        }
        let refused = request(&sidecar, &described, &format!("{path}?unknown=1"), &body).await;
        let message = refused["message"].as_str().unwrap();
        assert!(
            message.contains("unknown query parameter `unknown`"),
            "{message}"
        );
        failed += 1;
    }
    assert_eq!(failed, ROUTES.len());
    let overview = &seen.iter().find(|(id, _)| id == "getOverview").unwrap().1;
    for (name, list) in overview.as_object().unwrap() {
        let is_empty = list.as_array().is_some_and(Vec::is_empty);
        assert!(!is_empty || name == "ignoredSettings", "{name} is empty");
    }
    for described in operations(&document) {
        if described.method == "DELETE" {
            let path = described.path.replace("{store}", "starwars");
            request(
                &sidecar,
                &described,
                &path.replace("{key}", "base%7C%7C7"),
                "",
            )
            .await;
        }
    }
}

#[tokio::test]
async fn every_kind_of_failure_is_described() {
    let sidecar = start().await;
    let document = document();
    let schema = json!({ "$ref": "#/components/schemas/Failure" });
    for kind in [
        json!({ "error": { "status": 500, "code": "ERR", "message": "no" } }),
        json!({ "delay": "1.5s" }),
        json!({ "delay": 2 }),
        json!({ "closeConnection": true, "times": 3 }),
        json!({ "dropResponse": true, "times": "always" }),
        json!({ "truncateResponseAfter": 0 }),
    ] {
        let mut failure = kind;
        failure["operation"] = json!("getState");
        check(&document, &schema, &failure);
        let added = admin(&sidecar, "POST", "/failures", &failure.to_string()).await;
        assert_eq!(added.status, 201, "{added:?}");
        check(&document, &schema, &added.json());
    }
    let listed = admin(&sidecar, "GET", "/failures", "").await.json();
    let listed = listed["failures"].as_array().unwrap().clone();
    assert_eq!(listed.len(), 6);
    let expected = json!({
        "operation": "getState", "times": 1, "error": { "status": 500, "code": "ERR", "message": "no" }
    });
    assert_eq!(listed[0], expected);
    assert_eq!(listed[2]["delay"], "2s");
}
