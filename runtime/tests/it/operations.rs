//! Operations, as the generator writes them.

use std::collections::BTreeMap;
use std::time::SystemTime;

use dapr_client_runtime::{
    Body, Call, Client, Error, Json, JsonWriter, Operation, Payload, Reply, Response, ResponseBody,
    SecretString, ToJson,
};

pub(crate) const GET_STATE: Operation = Operation {
    name: "get_state",
    method: "GET",
    path: "/v1.0/state/{storeName}/{key}",
    response: ResponseBody::Buffered,
    errors: &[
        (400, &["ERR_STATE_STORE_NOT_FOUND", "ERR_MALFORMED_REQUEST"]),
        (401, &[]),
        (500, &["ERR_STATE_GET"]),
    ],
};

pub(crate) const SAVE_STATE: Operation = Operation {
    name: "save_state",
    method: "POST",
    path: "/v1.0/state/{storeName}",
    response: ResponseBody::Buffered,
    errors: &[(401, &[])],
};

pub(crate) const GET_BULK_STATE: Operation = Operation {
    name: "get_bulk_state",
    path: "/v1.0/state/{storeName}/bulk",
    ..SAVE_STATE
};

pub(crate) const GET_SECRET: Operation = Operation {
    name: "get_secret",
    method: "GET",
    path: "/v1.0/secrets/{storeName}/{key}",
    response: ResponseBody::Buffered,
    errors: &[],
};

pub(crate) const INVOKE_METHOD: Operation = Operation {
    name: "invoke_method",
    method: "GET",
    path: "/v1.0/invoke/{appId}/method/{method}",
    response: ResponseBody::PassedOn,
    errors: &[
        (401, &[]),
        (403, &["ERR_DIRECT_INVOKE"]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (500, &["ERR_DIRECT_INVOKE"]),
    ],
};

pub(crate) const DECRYPT: Operation = Operation {
    name: "decrypt",
    method: "PUT",
    path: "/v1.0-alpha1/crypto/{componentName}/decrypt",
    response: ResponseBody::Streamed,
    errors: &[(401, &[]), (500, &["ERR_CRYPTO"])],
};

pub(crate) const CHECK_HEALTH: Operation = Operation {
    name: "check_health",
    method: "GET",
    path: "/v1.0/healthz",
    response: ResponseBody::Buffered,
    errors: &[(500, &["ERR_HEALTH_NOT_READY"])],
};

#[derive(Debug)]
pub(crate) enum GetState {
    Found(Found),
    Missing,
}

#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) etag: Option<String>,
    pub(crate) ttl_expire_time: Option<SystemTime>,
    pub(crate) metadata: BTreeMap<String, String>,
    pub(crate) body: Payload,
}

impl GetState {
    pub(crate) fn found(self) -> Found {
        match self {
            GetState::Found(found) => found,
            GetState::Missing => panic!("the key is missing"),
        }
    }
}

pub(crate) fn get_state(client: &Client, store: &str, key: &str) -> Call<GetState> {
    fn decode(response: Response) -> Result<GetState, Error> {
        match response.status() {
            200 => Ok(GetState::Found(Found {
                etag: response.header("ETag")?,
                ttl_expire_time: response.header("metadata.ttlExpireTime")?,
                metadata: response.headers_with_prefix("metadata."),
                body: response.into_payload(),
            })),
            204 => Ok(GetState::Missing),
            _ => Err(response.into_error()),
        }
    }
    let mut call = client.call(&GET_STATE, decode);
    call.path(store);
    call.path(key);
    call
}

pub(crate) struct StateItem {
    pub(crate) key: String,
    pub(crate) value: Json,
    pub(crate) etag: Option<String>,
    pub(crate) metadata: BTreeMap<String, String>,
}

impl ToJson for StateItem {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.field("key", &self.key);
        object.field("value", &self.value);
        object.optional("etag", self.etag.as_ref());
        object.map("metadata", &self.metadata);
        object.end();
    }
}

pub(crate) fn item(key: &str, value: Json) -> StateItem {
    StateItem {
        key: key.into(),
        value,
        etag: None,
        metadata: BTreeMap::new(),
    }
}

pub(crate) fn nothing(response: Response) -> Result<(), Error> {
    match response.status() {
        204 => Ok(()),
        _ => Err(response.into_error()),
    }
}

pub(crate) fn save_state(client: &Client, store: &str, items: &[StateItem]) -> Call<()> {
    let mut call = client.call(&SAVE_STATE, nothing);
    call.path(store);
    call.json(items);
    call
}

pub(crate) fn get_bulk_state(client: &Client, keys: &[&str]) -> Call<()> {
    let mut call = client.call(&GET_BULK_STATE, nothing);
    call.path("s");
    call.json_field("keys", keys);
    call
}

pub(crate) fn get_secret(client: &Client) -> Call<BTreeMap<String, SecretString>> {
    fn decode(response: Response) -> Result<BTreeMap<String, SecretString>, Error> {
        match response.status() {
            200 => response.json(),
            _ => Err(response.into_error()),
        }
    }
    let mut call = client.call(&GET_SECRET, decode);
    call.path("vault");
    call.path("pin");
    call
}

pub(crate) fn decrypt(client: &Client, body: impl Into<Body>) -> Call<Body> {
    fn decode(response: Response) -> Result<Body, Error> {
        match response.status() {
            200 => Ok(response.into_body()),
            _ => Err(response.into_error()),
        }
    }
    let mut call = client.call(&DECRYPT, decode);
    call.path("vault");
    call.body(body);
    call
}

pub(crate) fn invoke(client: &Client, app: &str, method: &str) -> Call<Reply> {
    let mut call = client.call(&INVOKE_METHOD, Response::into_reply);
    call.path(app);
    call.path_segments(method);
    call
}
