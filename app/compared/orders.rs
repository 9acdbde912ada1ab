//! The service of `examples/orders` with the official Rust SDK, `dapr` 0.19.0 with tonic 0.14. Not part of the build.
//!
//! The `AppCallbackService` of the SDK cannot be used: its subscriptions have no rules and no dead letter topic,
//! and its `on_invoke` is not implemented. So this implements the trait that tonic generates.

use dapr::client::{Client, Etag, StateOptions, TonicClientWithAuth};
use dapr::dapr::proto::common::v1::state_options::StateConcurrency;
use dapr::dapr::proto::common::v1::{InvokeRequest, InvokeResponse};
use dapr::dapr::proto::runtime::v1::app_callback_server::{AppCallback, AppCallbackServer};
use dapr::dapr::proto::runtime::v1::topic_event_response::TopicEventResponseStatus;
use dapr::dapr::proto::runtime::v1::*;
use serde::{Deserialize, Serialize};
use tonic::{Request, Response, Status};

const PUBSUB: &str = "holonet";
const TOPIC: &str = "purchases";
const REJECTED: &str = "rejected-purchases";
const STORE: &str = "starwars";

#[derive(Deserialize)]
struct Order {
    customer: String,
    total: i64,
}

#[derive(Default, Serialize, Deserialize)]
struct Account {
    accepted: u32,
    to_review: u32,
    rejected: u32,
    total: i64,
}

struct Orders {
    client: Client<TonicClientWithAuth>,
}

#[tonic::async_trait]
impl AppCallback for Orders {
    async fn list_topic_subscriptions(
        &self,
        _: Request<()>,
    ) -> Result<Response<ListTopicSubscriptionsResponse>, Status> {
        let rule = |rule: &str, path: &str| TopicRule {
            r#match: rule.to_owned(),
            path: path.to_owned(),
        };
        let orders = TopicSubscription {
            pubsub_name: PUBSUB.to_owned(),
            topic: TOPIC.to_owned(),
            routes: Some(TopicRoutes {
                rules: vec![
                    rule("event.type == 'order.cancelled'", "/cancel"),
                    rule("event.data.total > 1000", "/review"),
                ],
                default: "/accept".to_owned(),
            }),
            dead_letter_topic: REJECTED.to_owned(),
            ..Default::default()
        };
        let rejected = TopicSubscription {
            pubsub_name: PUBSUB.to_owned(),
            topic: REJECTED.to_owned(),
            routes: Some(TopicRoutes {
                default: "/reject".to_owned(),
                ..Default::default()
            }),
            ..Default::default()
        };
        Ok(Response::new(ListTopicSubscriptionsResponse {
            subscriptions: vec![orders, rejected],
        }))
    }

    async fn on_topic_event(
        &self,
        request: Request<TopicEventRequest>,
    ) -> Result<Response<TopicEventResponse>, Status> {
        let event = request.into_inner();
        let Ok(order) = serde_json::from_slice::<Order>(&event.data) else {
            return Ok(status(TopicEventResponseStatus::Drop));
        };
        match event.path.as_str() {
            "/accept" if order.total <= 0 => return Ok(status(TopicEventResponseStatus::Drop)),
            "/accept" => {
                self.update(&order.customer, |account| {
                    account.accepted += 1;
                    account.total += order.total;
                })
                .await?;
            }
            "/review" => {
                self.update(&order.customer, |account| account.to_review += 1)
                    .await?;
            }
            "/cancel" => {
                self.update(&order.customer, |account| account.total -= order.total)
                    .await?;
            }
            "/reject" => {
                self.update(&order.customer, |account| account.rejected += 1)
                    .await?;
            }
            path => return Err(Status::not_found(path)),
        }
        Ok(status(TopicEventResponseStatus::Success))
    }

    async fn on_invoke(
        &self,
        request: Request<InvokeRequest>,
    ) -> Result<Response<InvokeResponse>, Status> {
        let request = request.into_inner();
        let Some(customer) = request.method.strip_prefix("customers/") else {
            return Err(Status::not_found(request.method));
        };
        let (account, _) = self.read(customer).await?;
        let value = serde_json::to_vec(&account).map_err(internal)?;
        Ok(Response::new(InvokeResponse {
            data: Some(prost_types::Any {
                type_url: String::new(),
                value,
            }),
            content_type: "application/json".to_owned(),
        }))
    }

    async fn list_input_bindings(
        &self,
        _: Request<()>,
    ) -> Result<Response<ListInputBindingsResponse>, Status> {
        Ok(Response::new(ListInputBindingsResponse::default()))
    }

    async fn on_binding_event(
        &self,
        _: Request<BindingEventRequest>,
    ) -> Result<Response<BindingEventResponse>, Status> {
        Err(Status::unimplemented("bindings"))
    }

    async fn on_bulk_topic_event(
        &self,
        _: Request<TopicEventBulkRequest>,
    ) -> Result<Response<TopicEventBulkResponse>, Status> {
        Err(Status::unimplemented("bulk events"))
    }

    async fn on_job_event(
        &self,
        _: Request<JobEventRequest>,
    ) -> Result<Response<JobEventResponse>, Status> {
        Err(Status::unimplemented("jobs"))
    }
}

impl Orders {
    async fn read(&self, customer: &str) -> Result<(Account, String), Status> {
        let mut client = self.client.clone();
        let found = client.get_state(STORE, customer, None).await;
        let found = found.map_err(internal)?;
        if found.data.is_empty() {
            return Ok((Account::default(), String::new()));
        }
        let account = serde_json::from_slice(&found.data).map_err(internal)?;
        Ok((account, found.etag))
    }

    async fn update(&self, customer: &str, change: impl Fn(&mut Account)) -> Result<(), Status> {
        let mut client = self.client.clone();
        loop {
            let (mut account, etag) = self.read(customer).await?;
            change(&mut account);
            let value = serde_json::to_vec(&account).map_err(internal)?;
            let etag = (!etag.is_empty()).then_some(Etag { value: etag });
            let options = StateOptions {
                concurrency: StateConcurrency::ConcurrencyFirstWrite.into(),
                ..Default::default()
            };
            let saved = client.save_state(STORE, customer, value, etag, None, Some(options));
            match saved.await {
                // The error of the SDK does not give the status of the call, only a text.
                Err(error) if format!("{error:?}").contains("Aborted") => {}
                saved => return saved.map_err(internal),
            }
        }
    }
}

fn status(status: TopicEventResponseStatus) -> Response<TopicEventResponse> {
    Response::new(TopicEventResponse {
        status: status.into(),
    })
}

fn internal(error: impl std::fmt::Display) -> Status {
    Status::internal(error.to_string())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::new().await?;
    let port = std::env::var("APP_PORT").unwrap_or("9005".to_owned());
    tonic::transport::Server::builder()
        .add_service(AppCallbackServer::new(Orders { client }))
        .serve(format!("127.0.0.1:{port}").parse()?)
        .await?;
    Ok(())
}
