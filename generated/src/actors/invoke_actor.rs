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
    "the type would not reach the application as it is",
)];
const REFUSED_ACTOR_ID: &[Refusal] = &[Refusal::containing(
    "%",
    "the id would not reach the application as it is",
)];
const REFUSED_METHOD: &[Refusal] = &[
    Refusal::containing("%", "daprd decodes the method twice"),
    Refusal::containing("//", "daprd leaves empty segments out"),
    Refusal::starting_with("/", "daprd drops the slash"),
    Refusal::ending_with("/", "daprd drops the slash"),
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
        "daprd would take the call for one that another sidecar has passed on",
    ),
    Refusal::ending_with("-bin", "daprd drops such headers"),
    Refusal::starting_with("grpc-", "daprd gives such headers other names"),
];

impl DaprClient {
    /// Calls a method of an actor and returns what it answers.
    ///
    /// The sidecar finds the application that hosts the actor, wherever it is, and activates
    /// the actor there if it is not active. Calls to one actor run one after the other, unless
    /// the type is reentrant.
    ///
    /// The application always gets a PUT, whichever of the HTTP methods is used here, with the
    /// query, the headers and the body. Bodies are not streamed: they are read as a whole in
    /// both directions.
    ///
    /// Only the status 200 of the application is a success. Any other, 201 and 204 among them,
    /// becomes 500 `ERR_ACTOR_INVOKE_METHOD` with the application's status and body in its
    /// text. An application that wants to give an error its own body answers 200 with the
    /// header `X-DaprErrorResponseHeader`; look for that header in the answer.
    ///
    /// The call waits for as long as the actor is busy and, right after the start of the
    /// sidecar, until its own actor types are known.
    ///
    /// Dapr's operation `InvokeActor` (stable):
    /// `/v1.0/actors/{actorType}/{actorId}/method/{method}`, POST.
    ///
    /// # Errors
    ///
    /// - Not sent: `actor_type` contains `%`: the type would not reach the application as it is.
    /// - Not sent: `actor_id` contains `%`: the id would not reach the application as it is.
    /// - Not sent: `method` contains `%`: daprd decodes the method twice.
    /// - Not sent: `method` contains `//`: daprd leaves empty segments out.
    /// - Not sent: `method` begins with `/`: daprd drops the slash.
    /// - Not sent: `method` ends with `/`: daprd drops the slash.
    /// - Not sent: `method` contains `/./`: daprd resolves such segments.
    /// - Not sent: `method` contains `/../`: daprd resolves such segments.
    /// - Not sent: `method` begins with `./`: daprd resolves such segments.
    /// - Not sent: `method` begins with `../`: daprd resolves such segments.
    /// - Not sent: `method` ends with `/.`: daprd resolves such segments.
    /// - Not sent: `method` ends with `/..`: daprd resolves such segments.
    /// - Not sent: `header` is `x-dapr-remote`: daprd would take the call for one that another
    ///   sidecar has passed on.
    /// - Not sent: `header` ends with `-bin`: daprd drops such headers.
    /// - Not sent: `header` begins with `grpc-`: daprd gives such headers other names.
    /// - 400 `ERR_ACTOR_NO_PLACEMENT`: The sidecar knows no placement service, so that it has no
    ///   actors at all.
    /// - 400 `ERR_BAD_REQUEST`: The type or the id contains `/`, `\`, `?`, `#` or a control
    ///   character, or is `.` or `..`; the method contains `?`, `#` or a control character; or
    ///   the body is larger than the sidecar allows.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The
    ///   body is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 500 `ERR_ACTOR_INVOKE_METHOD`: The application answered another status than 200, or
    ///   could not be reached; or no application hosts the type, which takes some five seconds to
    ///   say. The text tells which.
    /// - 500 `ERR_ACTOR_STACK_DEPTH`: A reentrant actor has called itself more often than its
    ///   type allows. In daprd 1.18.2 the actor answers no further call after this.
    /// - 503 `ERR_ACTOR_RUNTIME_CLOSED`: The sidecar has stopped its actors already, because it
    ///   is shutting down.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use serde_json::json;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let reply = dapr
    ///     .invoke_actor("droid", "r2d2", "repair")
    ///     .reentrancy_id("00b11df8-0bdd-4bf3-bdff-f637e611fb36")
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
    /// The chain of calls that this one belongs to. An actor of a reentrant type that calls
    /// itself, directly or by way of others, hands on here what it got in the header of this
    /// name; otherwise it waits for itself for ever.
    ///
    /// Only a sidecar makes such ids.
    pub fn reentrancy_id(mut self, reentrancy_id: impl AsRef<str>) -> Self {
        self.call
            .header("Dapr-Reentrancy-Id", reentrancy_id.as_ref());
        self
    }

    /// A query parameter for the actor. The same name may be given several times; all arrive,
    /// in this order.
    pub fn query(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call.append_query(key.as_ref(), value.as_ref());
        self
    }

    /// A header for the actor. The same name may be given several times.
    ///
    /// Not handed on are headers that belong to a connection, and those whose name ends with
    /// `-bin`. A name that begins with `grpc-` arrives with `dapr-` in front. Unlike in a
    /// service invocation, `dapr-app-id` is a header like any other.
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
    /// The body for the actor: any bytes. Its type is what the header `content-type` says.
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.call.body(body);
        self
    }

    /// Sends a value as JSON, with the content type `application/json`.
    ///
    /// The body for the actor: any bytes. Its type is what the header `content-type` says.
    pub fn json(mut self, value: &(impl Serialize + ?Sized)) -> Self {
        self.call.json_body(value);
        self
    }

    /// Sends text, with the content type `text/plain; charset=utf-8`.
    ///
    /// The body for the actor: any bytes. Its type is what the header `content-type` says.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.call
            .text_body(text.into(), "text/plain; charset=utf-8");
        self
    }
}

fn decode(response: Response) -> Result<Reply, Error> {
    response.into_reply()
}
