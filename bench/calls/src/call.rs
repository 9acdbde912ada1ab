//! The calls, and the responses that daprd sends to them.

use anyhow::{Result, ensure};
use bytes::Bytes;
use dapr_client::state::StateItem;
use dapr_client::{DaprClient, TransportResponse};

/// The saved value, as JSON and as a string.
const JSON: &str = "\"twenty bytes of data\"";
const VALUE: &str = "twenty bytes of data";

static ECHOED: [u8; 1024] = [b'x'; 1024];

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Call {
    GetState,
    SaveState,
    InvokeMethod,
    PublishEvent,
}

impl Call {
    pub(crate) const ALL: [Self; 4] = [
        Self::GetState,
        Self::SaveState,
        Self::InvokeMethod,
        Self::PublishEvent,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::GetState => "get_state",
            Self::SaveState => "save_state",
            Self::InvokeMethod => "invoke_method",
            Self::PublishEvent => "publish_event",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|call| call.name() == name)
    }

    /// The response of daprd, with the headers that it sends.
    pub(crate) fn response(self) -> TransportResponse {
        let traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
        let response = TransportResponse::new(match self {
            Self::GetState | Self::InvokeMethod => 200,
            Self::SaveState | Self::PublishEvent => 204,
        })
        .header("traceparent", traceparent);
        match self {
            Self::GetState => response
                .header("content-type", "application/json")
                .header("content-length", "22")
                .header("etag", "1")
                .body(Bytes::from_static(JSON.as_bytes())),
            Self::InvokeMethod => response
                .header("content-type", "application/octet-stream")
                .header("content-length", "1024")
                .body(Bytes::from_static(&ECHOED)),
            Self::SaveState | Self::PublishEvent => response,
        }
    }

    pub(crate) async fn send(self, client: &DaprClient) -> Result<()> {
        match self {
            Self::GetState => {
                let found = client.get_state("statestore", "key").await?;
                let value: Option<String> = found.json()?;
                ensure!(value.as_deref() == Some(VALUE), "the value is {value:?}");
            }
            Self::SaveState => {
                let item = StateItem::new("key", VALUE);
                client.save_state("statestore", [item]).await?;
            }
            Self::InvokeMethod => {
                let call = client.invoke_method("echo", "echo").post();
                let reply = call.body(Bytes::from_static(&ECHOED)).await?;
                let body = reply.bytes().await?;
                ensure!(body.len() == ECHOED.len(), "received {} bytes", body.len());
            }
            Self::PublishEvent => {
                client.publish_event("pubsub", "orders").json(VALUE).await?;
            }
        }
        Ok(())
    }
}
