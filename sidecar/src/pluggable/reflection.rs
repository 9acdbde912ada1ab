//! What somebody who listens at a socket says about itself: the names of its services (gRPC server reflection).

use std::time::Duration;

use tonic::Request;

use crate::rpc::{Channel, RpcFault};

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
    let answer = answer.map_err(|status| unable(&RpcFault::from(status)))?;
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
