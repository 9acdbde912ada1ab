use std::sync::{Arc, Mutex};
use std::time::{Duration, UNIX_EPOCH};

use super::*;
use crate::app::{AppRequest, AppResponse, Target};
use crate::resources::Kind;

/// An application that responds to the OPTIONS request with `status`, and its received requests.
fn app(status: u16) -> (App, Arc<Mutex<Vec<String>>>) {
    let calls = Arc::new(Mutex::new(Vec::new()));
    let handler = {
        let calls = Arc::clone(&calls);
        move |request: AppRequest| {
            let time = request
                .headers
                .get("readtimeutc")
                .map(String::from_utf8_lossy);
            let time = time.unwrap_or_default().into_owned();
            let line = format!("{} {} {time}", request.method, request.path);
            calls.lock().unwrap().push(line.trim_end().to_owned());
            async move { AppResponse::new(status) }
        }
    };
    (
        App::new(Target::Function(Arc::new(handler)), None, None),
        calls,
    )
}

fn binding(properties: &[(&str, &str)]) -> Result<Option<CronBinding>, String> {
    CronBinding::new(&ComponentSpec::of("tick", Kind::BindingsCron, properties))
}

async fn run(properties: &[(&str, &str)], status: u16) -> Vec<String> {
    let (app, calls) = app(status);
    let clock = Clock::frozen(UNIX_EPOCH + Duration::from_millis(1_000_000_000_500));
    let binding = binding(properties).unwrap().unwrap();
    let calling = binding.start(app, clock.clone()).await;
    let calling = calling.map(tokio::spawn);
    clock.advance(Duration::from_millis(2500)).await;
    if let Some(calling) = calling {
        calling.abort();
    }
    let calls = calls.lock().unwrap();
    calls.clone()
}

#[tokio::test]
async fn the_application_is_probed_and_then_called() {
    let expected = [
        "OPTIONS /tick",
        "POST /tick 2001-09-09 01:46:41.5 +0000 UTC",
        "POST /tick 2001-09-09 01:46:42.5 +0000 UTC",
    ];
    assert_eq!(run(&[("schedule", "@every 1s")], 405).await, expected);
    let expected = [
        "OPTIONS /a/b",
        "POST /a/b 2001-09-09 01:46:41 +0000 UTC",
        "POST /a/b 2001-09-09 01:46:42 +0000 UTC",
        "POST /a/b 2001-09-09 01:46:43 +0000 UTC",
    ];
    assert_eq!(
        run(&[("schedule", "* * * * * *"), ("route", "/a/b")], 204).await,
        expected
    );
}

#[tokio::test]
async fn probing_or_calling_can_be_disabled() {
    assert_eq!(
        run(&[("schedule", "@every 1s")], 404).await,
        ["OPTIONS /tick"]
    );
    let unprobed = run(&[("schedule", "@every 2s"), ("direction", "input")], 500).await;
    assert_eq!(unprobed, ["POST /tick 2001-09-09 01:46:42.5 +0000 UTC"]);
}

#[test]
fn invalid_properties_are_refused() {
    assert!(binding(&[]).unwrap_err().contains("`schedule` is missing"));
    let error = binding(&[("schedule", "never")]).unwrap_err();
    assert!(
        error.contains("`never`") && error.contains("expected 5 to 6 fields"),
        "{error}"
    );
    let output = binding(&[("direction", "output"), ("schedule", "@every 1s")]);
    assert!(output.unwrap().is_none());
}
