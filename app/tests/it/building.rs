//! What is wrong with an application is found when it is built, all at once.

use dapr_app::{Actor, ActorContext, ActorFailure, ActorType, DaprApp, State, Topic};
use dapr_client::DaprClient;

struct Droid;

impl Actor for Droid {
    const TYPE: &'static str = "droid";

    async fn activate(_: &ActorContext) -> Result<Self, ActorFailure> {
        Ok(Droid)
    }
}

async fn nothing() {}

async fn needs(_: State<u64>) {}

#[test]
fn all_problems_are_reported_together() {
    let error = DaprApp::builder()
        .client(DaprClient::new(dapr_client::Config::default()).unwrap())
        .subscribe(Topic::new("bus", "silent"))
        .subscribe(
            Topic::new("bus", "ruled")
                .rule(" ", nothing)
                .rule("a", nothing)
                .rule("a", nothing),
        )
        .subscribe(Topic::new("bus", "ruled").handler(nothing))
        .method("GET", "/orders/{id}", nothing)
        .method("get", "/orders/{id}", nothing)
        .method("GET", "/orders/{other}", nothing)
        .binding("tick", needs)
        .job("j", nothing)
        .job("j", nothing)
        .actor(ActorType::<Droid>::new())
        .actor(ActorType::<Droid>::new())
        .build()
        .unwrap_err();
    let problems = error.problems().join("\n");
    for expected in [
        "the subscription to \"silent\" of \"bus\" has no handler",
        "the subscription to \"ruled\" of \"bus\": rule 1 is empty",
        "the subscription to \"ruled\" of \"bus\": rule 3 repeats an earlier one: a",
        "there are two subscriptions to \"ruled\" of \"bus\"",
        "there are two handlers of GET /orders/{id}",
        "the path pattern /orders/{other} is invalid",
        "the binding /tick needs the state u64",
        "there are two handlers of the job j",
        "there are two actors of the type \"droid\"",
    ] {
        assert!(
            problems.contains(expected),
            "{expected:?} is missing in\n{problems}"
        );
    }
    assert_eq!(error.problems().len(), 9, "{problems}");
}
