//! `POST /v1.0/actors/{actorType}/{actorId}/method/{method}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Body, Error, Operation, Refusal, Reply, Response, ResponseBody};
use serde::Serialize;

use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "invoke_actor",
    method: "POST",
    path: "/v1.0/actors/{actorType}/{actorId}/method/{method}",
    response: ResponseBody::PassedOn,
    errors: &[
        (400, &["ERR_ACTOR_NO_PLACEMENT", "ERR_BAD_REQUEST"]),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (500, &["ERR_ACTOR_INVOKE_METHOD", "ERR_ACTOR_STACK_DEPTH"]),
        (503, &["ERR_ACTOR_RUNTIME_CLOSED"]),
    ],
};

const REFUSED_ACTOR_TYPE: &[Refusal] = &[Refusal::containing(
    "%",
    "the type would not reach the application unchanged",
)];
const REFUSED_ACTOR_ID: &[Refusal] = &[Refusal::containing(
    "%",
    "the ID would not reach the application unchanged",
)];
const REFUSED_METHOD: &[Refusal] = &[
    Refusal::containing("%", "daprd decodes the method twice"),
    Refusal::containing("//", "daprd removes empty segments"),
    Refusal::starting_with("/", "daprd removes the slash"),
    Refusal::ending_with("/", "daprd removes the slash"),
    Refusal::containing("/./", "daprd resolves such segments"),
    Refusal::containing("/../", "daprd resolves such segments"),
    Refusal::starting_with("./", "daprd resolves such segments"),
    Refusal::starting_with("../", "daprd resolves such segments"),
    Refusal::ending_with("/.", "daprd resolves such segments"),
    Refusal::ending_with("/..", "daprd resolves such segments"),
];
const REFUSED_HEADER: &[Refusal] = &[
    Refusal::equal(
        "x-dapr-remote",
        "daprd would treat the call as forwarded by another sidecar",
    ),
    Refusal::ending_with("-bin", "daprd drops such headers"),
    Refusal::starting_with("grpc-", "daprd renames such headers"),
];

impl DaprClient {
    /// Calls a method of an actor and returns its response.
    ///
    /// The sidecar locates the application that hosts the actor, and activates the actor if
    /// necessary. Calls to an actor run one at a time, unless its type is reentrant.
    ///
    /// The application always receives a PUT request, whatever the HTTP method of this call,
    /// with the same query, headers and body. Bodies are buffered in both directions.
    ///
    /// Only status 200 is a success. Any other status, including 201 and 204, becomes 500
    /// `ERR_ACTOR_INVOKE_METHOD` with the status and body of the application in its message. To
    /// return a custom error body, the application responds with 200 and the header
    /// `X-DaprErrorResponseHeader`; check the response for this header.
    ///
    /// The call waits while the actor is busy. After startup, it also waits until the sidecar
    /// knows its own actor types.
    ///
    /// Dapr's operation `InvokeActor` (stable):
    /// `/v1.0/actors/{actorType}/{actorId}/method/{method}`, POST.
    ///
    /// # Errors
    ///
    /// - Not sent: `actor_type` contains `%`: the type would not reach the application unchanged.
    /// - Not sent: `actor_id` contains `%`: the ID would not reach the application unchanged.
    /// - Not sent: `method` contains `%`: daprd decodes the method twice.
    /// - Not sent: `method` contains `//`: daprd removes empty segments.
    /// - Not sent: `method` begins with `/`: daprd removes the slash.
    /// - Not sent: `method` ends with `/`: daprd removes the slash.
    /// - Not sent: `method` contains `/./`: daprd resolves such segments.
    /// - Not sent: `method` contains `/../`: daprd resolves such segments.
    /// - Not sent: `method` begins with `./`: daprd resolves such segments.
    /// - Not sent: `method` begins with `../`: daprd resolves such segments.
    /// - Not sent: `method` ends with `/.`: daprd resolves such segments.
    /// - Not sent: `method` ends with `/..`: daprd resolves such segments.
    /// - Not sent: `header` is `x-dapr-remote`: daprd would treat the call as forwarded by
    ///   another sidecar.
    /// - Not sent: `header` ends with `-bin`: daprd drops such headers.
    /// - Not sent: `header` begins with `grpc-`: daprd renames such headers.
    /// - 400 `ERR_ACTOR_NO_PLACEMENT`: No placement service is configured, so actors are not
    ///   available.
    /// - 400 `ERR_BAD_REQUEST`: The type or ID contains `/`, `\`, `?`, `#` or a control
    ///   character, or is `.` or `..`; the method contains `?`, `#` or a control character; or
    ///   the body exceeds the sidecar's size limit.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_ACTOR_INVOKE_METHOD`: The application responded with a status other than 200 or
    ///   could not be reached, or no application hosts the type, which takes about five seconds
    ///   to detect. The message contains the reason.
    /// - 500 `ERR_ACTOR_STACK_DEPTH`: A reentrant actor exceeded the maximum call depth of its
    ///   type. In daprd 1.18.2, the actor accepts no further calls after this.
    /// - 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has already stopped its actors because it is
    ///   shutting down.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use serde_json::json;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let reply = dapr
    ///     .invoke_actor("droid", "r2d2", "repair")
    ///     .query("part", "motivator")
    ///     .header("x-squadron", "red")
    ///     .json(&json!({ "part": "motivator" }))
    ///     .await?;
    /// println!("{} {}", reply.status(), reply.text().await?);
    /// # Ok(())
    /// # }
    /// ```
    pub fn invoke_actor(
        &self,
        actor_type: impl AsRef<str>,
        actor_id: impl AsRef<str>,
        method: impl AsRef<str>,
    ) -> InvokeActorCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.refuse_any("actorType", actor_type.as_ref(), REFUSED_ACTOR_TYPE);
        call.path(actor_type.as_ref());
        call.refuse_any("actorId", actor_id.as_ref(), REFUSED_ACTOR_ID);
        call.path(actor_id.as_ref());
        call.refuse_any("method", method.as_ref(), REFUSED_METHOD);
        call.path(method.as_ref());
        InvokeActorCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`invoke_actor`](DaprClient::invoke_actor), sent when it is awaited.
    pub struct InvokeActorCall -> Reply;
}

impl InvokeActorCall {
    /// The ID of the call chain, for reentrant actor types. An actor that calls itself,
    /// directly or through other actors, must pass on the value that it received in this
    /// header. Otherwise, it deadlocks.
    ///
    /// Only sidecars create these IDs.
    pub fn reentrancy_id(mut self, reentrancy_id: impl AsRef<str>) -> Self {
        self.call
            .header("Dapr-Reentrancy-Id", reentrancy_id.as_ref());
        self
    }

    /// A query parameter for the actor. A name may be repeated; the order of the values is
    /// preserved.
    pub fn query(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call.append_query(key.as_ref(), value.as_ref());
        self
    }

    /// A header for the actor. A name may be repeated.
    ///
    /// daprd drops connection headers and headers whose name ends with `-bin`, and adds the
    /// prefix `dapr-` to names that start with `grpc-`. Unlike in service invocation,
    /// `dapr-app-id` has no special meaning.
    pub fn header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call.refuse_any(
            "header",
            &name.as_ref().to_ascii_lowercase(),
            REFUSED_HEADER,
        );
        self.call.append_header(name.as_ref(), value.as_ref());
        self
    }

    /// Sends bytes, or a stream of them. The content type is not set.
    ///
    /// The body for the actor, as any bytes. The `content-type` header gives its media type.
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.call.body(body);
        self
    }

    /// Sends a value as JSON, with the content type `application/json`.
    ///
    /// The body for the actor, as any bytes. The `content-type` header gives its media type.
    pub fn json(mut self, value: &(impl Serialize + ?Sized)) -> Self {
        self.call.json_body(value);
        self
    }

    /// Sends text, with the content type `text/plain; charset=utf-8`.
    ///
    /// The body for the actor, as any bytes. The `content-type` header gives its media type.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.call
            .text_body(text.into(), "text/plain; charset=utf-8");
        self
    }
}

fn decode(response: Response) -> Result<Reply, Error> {
    response.into_reply()
}
