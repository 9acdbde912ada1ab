//! gRPC server reflection: lists the services behind a socket.

use std::time::Duration;

use crate::rpc::{Channel, RpcError};

/// The timeout for listing the services.
const PATIENCE: Duration = Duration::from_secs(5);

const REFLECTION: &str = "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo";

/// `ServerReflectionRequest`.
#[derive(Clone, PartialEq, prost::Message)]
struct ReflectionRequest {
    #[prost(string, tag = "7")]
    list_services: String,
}

/// `ServerReflectionResponse`.
#[derive(Clone, PartialEq, prost::Message)]
struct ReflectionResponse {
    #[prost(message, optional, tag = "6")]
    list: Option<List>,
    #[prost(message, optional, tag = "7")]
    error: Option<ReflectionError>,
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
struct ReflectionError {
    #[prost(string, tag = "2")]
    message: String,
}

/// Lists the services.
pub(super) async fn services(channel: &Channel) -> Result<Vec<String>, String> {
    let listed = tokio::time::timeout(PATIENCE, list_services(channel)).await;
    listed.unwrap_or_else(|_| {
        Err(format!(
            "no response to gRPC server reflection within {} s",
            PATIENCE.as_secs()
        ))
    })
}

async fn list_services(channel: &Channel) -> Result<Vec<String>, String> {
    let unable = |error: &dyn std::fmt::Display| {
        format!("unable to list services by gRPC server reflection: {error}")
    };
    let request = tonic::Request::new(ReflectionRequest {
        list_services: "*".to_owned(),
    });
    let responses = channel
        .call_streaming::<_, ReflectionResponse>(REFLECTION, request)
        .await;
    let mut responses = responses.map_err(|error| unable(&error))?;
    let response = responses.message().await;
    let response = response.map_err(|status| unable(&RpcError::from(status)))?;
    match response {
        Some(ReflectionResponse {
            list: Some(list), ..
        }) => Ok(list.services.into_iter().map(|one| one.name).collect()),
        Some(ReflectionResponse {
            error: Some(error), ..
        }) => Err(unable(&error.message)),
        _ => Err(unable(&"the response contains no list of services")),
    }
}
