//! The measured calls.

use anyhow::{Result, ensure};
use bytes::Bytes;
use dapr_client::DaprClient;
use dapr_client::state::StateItem;

/// A kind of call.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    /// The number of consecutive calls of a client.
    pub(crate) calls: usize,
    kind: Kind,
}

impl Case {
    const fn new(name: &'static str, calls: usize, kind: Kind) -> Self {
        Self { name, calls, kind }
    }

    pub(crate) fn is_large(&self) -> bool {
        matches!(self.kind, Kind::Invoke(length) if length > 100_000)
    }
}

#[derive(Clone, Copy)]
enum Kind {
    GetState,
    SaveState,
    Publish,
    Invoke(usize),
}

/// The call that is also measured with several at once.
pub(crate) const GET_STATE: Case = Case::new("get_state", 100, Kind::GetState);

/// `save_state` comes first: it saves what `get_state` reads.
pub(crate) const CASES: [Case; 5] = [
    Case::new("save_state", 100, Kind::SaveState),
    GET_STATE,
    Case::new("publish", 100, Kind::Publish),
    Case::new("invoke, 1 KB", 50, Kind::Invoke(1024)),
    Case::new("invoke, 1 MB", 5, Kind::Invoke(1024 * 1024)),
];

/// The application, which echoes each body, and the components.
const APP_ID: &str = "bench";
const STORE: &str = "statestore";
const PUBSUB: &str = "pubsub";

/// The value that is saved and read: 22 bytes of JSON.
const VALUE: &str = "twenty bytes of data";

/// A call with the parameters of its requests.
pub(crate) struct Call {
    kind: Kind,
    pub(crate) port: u16,
    pub(crate) method: &'static str,
    pub(crate) path: String,
    pub(crate) content_type: &'static str,
    pub(crate) body: Bytes,
    /// The length of the response body.
    pub(crate) expected: usize,
}

impl Call {
    pub(crate) fn new(case: &Case, port: u16) -> Self {
        let (method, path, content_type, body, expected) = match case.kind {
            Kind::GetState => (
                "GET",
                format!("/v1.0/state/{STORE}/key"),
                "",
                Bytes::new(),
                VALUE.len() + 2,
            ),
            Kind::SaveState => (
                "POST",
                format!("/v1.0/state/{STORE}"),
                "application/json",
                format!("[{{\"key\":\"key\",\"value\":\"{VALUE}\"}}]").into(),
                0,
            ),
            Kind::Publish => (
                "POST",
                format!("/v1.0/publish/{PUBSUB}/orders"),
                "application/json",
                format!("\"{VALUE}\"").into(),
                0,
            ),
            Kind::Invoke(length) => (
                "POST",
                format!("/v1.0/invoke/{APP_ID}/method/echo"),
                "application/octet-stream",
                vec![b'x'; length].into(),
                length,
            ),
        };
        Call {
            kind: case.kind,
            port,
            method,
            path,
            content_type,
            body,
            expected,
        }
    }

    pub(crate) async fn by_client(&self, client: &DaprClient) -> Result<()> {
        match self.kind {
            Kind::GetState => {
                let found = client.get_state(STORE, "key").await?;
                let value: Option<String> = found.json()?;
                ensure!(value.as_deref() == Some(VALUE), "the value is {value:?}");
            }
            Kind::SaveState => {
                let item = StateItem::new("key", VALUE);
                client.save_state(STORE, [item]).await?;
            }
            Kind::Publish => {
                client.publish_event(PUBSUB, "orders").json(VALUE).await?;
            }
            Kind::Invoke(length) => {
                let call = client.invoke_method(APP_ID, "echo").post();
                let reply = call.body(self.body.clone()).await?.bytes().await?;
                ensure!(reply.len() == length, "received {} bytes", reply.len());
            }
        }
        Ok(())
    }
}
