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
    pub(crate) fn is_large(&self) -> bool {
        matches!(self.kind, Kind::Invoke(length) if length > 100_000)
    }
}

#[derive(Clone, Copy)]
enum Kind {
    GetState,
    SaveState,
    Invoke(usize),
}

/// `save_state` comes first: it saves what `get_state` reads.
pub(crate) const CASES: [Case; 4] = [
    Case {
        name: "save_state, 22 bytes",
        calls: 100,
        kind: Kind::SaveState,
    },
    Case {
        name: "get_state, 22 bytes",
        calls: 100,
        kind: Kind::GetState,
    },
    Case {
        name: "invoke, 1 KB echoed",
        calls: 50,
        kind: Kind::Invoke(1024),
    },
    Case {
        name: "invoke, 1 MB echoed",
        calls: 5,
        kind: Kind::Invoke(1024 * 1024),
    },
];

/// The value that is saved and read: 22 bytes of JSON.
const VALUE: &str = "twenty bytes of data";

/// A call with the parameters of its requests.
pub(crate) struct Call {
    kind: Kind,
    app_id: String,
    store: String,
    pub(crate) port: u16,
    pub(crate) method: &'static str,
    pub(crate) path: String,
    pub(crate) content_type: &'static str,
    pub(crate) body: Bytes,
    /// The length of the response body.
    pub(crate) expected: usize,
}

impl Call {
    pub(crate) fn new(case: &Case, port: u16, app_id: &str, store: &str) -> Self {
        let (method, path, content_type, body, expected) = match case.kind {
            Kind::GetState => (
                "GET",
                format!("/v1.0/state/{store}/key"),
                "",
                Bytes::new(),
                VALUE.len() + 2,
            ),
            Kind::SaveState => (
                "POST",
                format!("/v1.0/state/{store}"),
                "application/json",
                format!("[{{\"key\":\"key\",\"value\":\"{VALUE}\"}}]").into(),
                0,
            ),
            Kind::Invoke(length) => (
                "POST",
                format!("/v1.0/invoke/{app_id}/method/echo"),
                "application/octet-stream",
                vec![b'x'; length].into(),
                length,
            ),
        };
        Call {
            kind: case.kind,
            app_id: app_id.to_owned(),
            store: store.to_owned(),
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
                let found = client.get_state(&self.store, "key").await?;
                let value: Option<String> = found.json()?;
                ensure!(value.as_deref() == Some(VALUE), "the value is {value:?}");
            }
            Kind::SaveState => {
                let item = StateItem::new("key", VALUE);
                client.save_state(&self.store, [item]).await?;
            }
            Kind::Invoke(length) => {
                let call = client.invoke_method(&self.app_id, "echo").post();
                let reply = call.body(self.body.clone()).await?.bytes().await?;
                ensure!(reply.len() == length, "received {} bytes", reply.len());
            }
        }
        Ok(())
    }
}
