//! What is wrong with an application is found when it is built, all at once.

use dapr_app::{
    Actor, ActorContext, ActorFailure, ActorType, Bytes, CloudEvent, DaprApp, Json, State, Topic,
};
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

async fn takes_the_body_twice(_: Json<u64>, _: Bytes) {}

async fn takes_an_event(_: CloudEvent) {}

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
        .method("GET", "/order status", nothing)
        .method("POST", "/twice", takes_the_body_twice)
        .job("event", takes_an_event)
        .state("one")
        .state("two")
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
        "the path pattern /order status never matches: ' ' arrives percent-encoded",
        "POST /twice takes the body twice",
        "the job \"event\" takes an event, but is no subscription",
        "there are two states of the type &str",
        "the binding /tick needs the state u64",
        "there are two handlers of the job j",
        "there are two actors of the type \"droid\"",
    ] {
        assert!(
            problems.contains(expected),
            "{expected:?} is missing in\n{problems}"
        );
    }
    assert_eq!(error.problems().len(), 13, "{problems}");
}
