//! One operation of each class.

use dapr_client::{DaprClient, Error};

/// A class of operations that read their responses in the same way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Class {
    TypedJson,
    OptionalBody,
    Empty,
    Bulk,
    RawReply,
    Stream,
}

impl Class {
    pub(crate) const ALL: [Self; 6] = [
        Self::TypedJson,
        Self::OptionalBody,
        Self::Empty,
        Self::Bulk,
        Self::RawReply,
        Self::Stream,
    ];

    /// The title of its column: the operation that stands for it.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::TypedJson => "typed JSON: `get_configuration`",
            Self::OptionalBody => "optional body: `get_state`",
            Self::Empty => "empty: `save_state`",
            Self::Bulk => "bulk: `get_bulk_state`",
            Self::RawReply => "raw reply: `invoke_method`",
            Self::Stream => "stream: `decrypt_alpha1`",
        }
    }

    /// The status and the body of the right response.
    pub(crate) fn right(self) -> (&'static str, &'static str) {
        match self {
            Self::TypedJson => ("200 OK", r#"{"k":{"value":"right"}}"#),
            Self::OptionalBody => ("200 OK", r#""right""#),
            Self::Empty => ("204 No Content", ""),
            Self::Bulk => ("200 OK", r#"[{"key":"k","data":"right"}]"#),
            Self::RawReply | Self::Stream => ("200 OK", r#"{"value":"right"}"#),
        }
    }

    /// Whether the body arrives as it is.
    pub(crate) fn is_raw(self) -> bool {
        matches!(self, Self::RawReply | Self::Stream)
    }

    /// What [`call`](Self::call) returns if it understands the right response.
    pub(crate) fn value(self) -> &'static [u8] {
        match self {
            Self::TypedJson | Self::OptionalBody | Self::Bulk => b"right",
            Self::Empty | Self::RawReply | Self::Stream => self.right().1.as_bytes(),
        }
    }

    /// Calls the operation and reads the whole response. `None` means that there is no value.
    pub(crate) async fn call(self, dapr: &DaprClient) -> Result<Option<Vec<u8>>, Error> {
        match self {
            Self::TypedJson => {
                let items = dapr.get_configuration("settings").await?.found();
                let item = items.and_then(|mut items| items.remove("k"));
                Ok(item.and_then(|item| item.value).map(Into::into))
            }
            Self::OptionalBody => match dapr.get_state("store", "k").await?.found() {
                Some(found) => Ok(Some(found.body.json::<String>()?.into())),
                None => Ok(None),
            },
            Self::Empty => {
                let item = dapr_client::state::StateItem::new("k", "v");
                dapr.save_state("store", [item]).await?;
                Ok(Some(Vec::new()))
            }
            Self::Bulk => {
                let items = dapr.get_bulk_state("store", ["k"]).await?;
                let data = items.into_iter().next().and_then(|item| item.data);
                let text = data.map(|data| data.decode::<String>()).transpose()?;
                Ok(text.map(Into::into))
            }
            Self::RawReply => {
                let reply = dapr.invoke_method("app", "m").await?;
                Ok(Some(reply.bytes().await?.into()))
            }
            Self::Stream => {
                let body = dapr.decrypt_alpha1("vault", "sealed").await?;
                Ok(Some(body.bytes().await?.into()))
            }
        }
    }
}
