//! `POST /v1.0/invoke/{appId}/method/{method}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Body, Error, Operation, Refusal, Reply, Response, ResponseBody};
use serde::Serialize;

use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "invoke_method",
    method: "POST",
    path: "/v1.0/invoke/{appId}/method/{method}",
    response: ResponseBody::PassedOn,
    errors: &[
        (401, &[]),
        (403, &["ERR_DIRECT_INVOKE"]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (500, &["ERR_DIRECT_INVOKE", "ERR_MALFORMED_RESPONSE"]),
    ],
};

const REFUSED_APP_ID: &[Refusal] = &[
    Refusal::containing("%", "daprd decodes the app ID twice"),
    Refusal::containing("+", "daprd converts it to a space"),
    Refusal::containing("/method/", "daprd treats the rest as the method"),
];
const REFUSED_METHOD: &[Refusal] = &[
    Refusal::containing("?", "a query is not part of the path; pass it with `query`"),
    Refusal::containing("#", "daprd does not forward it"),
    Refusal::containing(
        "%",
        "daprd decodes the path twice; pass the unencoded text, which the client encodes",
    ),
    Refusal::control_characters("daprd does not forward them"),
];
const REFUSED_HEADER: &[Refusal] = &[
    Refusal::equal("dapr-app-id", "daprd would call that application instead"),
    Refusal::ending_with("-bin", "daprd drops such headers"),
    Refusal::starting_with("grpc-", "daprd renames such headers"),
];

impl DaprClient {
    /// Calls a method of an application and returns its response.
    ///
    /// The application receives the HTTP method, query, headers and body of the call, and the
    /// caller receives the status, headers and body of its response, whatever the status.
    /// Redirects are not followed. Bodies are streamed in both directions.
    ///
    /// Only errors of the sidecar are errors of this call: JSON with the code
    /// `ERR_DIRECT_INVOKE`. There is one exception: for a malformed `baggage` header, the
    /// sidecar returns 400 with a plain-text body, which is indistinguishable from a response
    /// of the application.
    ///
    /// The HTTP methods GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS and TRACE are forwarded
    /// unchanged. Any other method is forwarded as POST, except CONNECT, which is not
    /// forwarded.
    ///
    /// If the other sidecar cannot be reached, daprd retries up to three times, one second
    /// apart. A body of unknown length is never sent again.
    ///
    /// Dapr's operation `InvokeService` (stable): `/v1.0/invoke/{appId}/method/{method}`, any
    /// method.
    ///
    /// # Errors
    ///
    /// - Not sent: `app_id` contains `%`: daprd decodes the app ID twice.
    /// - Not sent: `app_id` contains `+`: daprd converts it to a space.
    /// - Not sent: `app_id` contains `/method/`: daprd treats the rest as the method.
    /// - Not sent: `method` contains `?`: a query is not part of the path; pass it with `query`.
    /// - Not sent: `method` contains `#`: daprd does not forward it.
    /// - Not sent: `method` contains `%`: daprd decodes the path twice; pass the unencoded text,
    ///   which the client encodes.
    /// - Not sent: `method` contains a control character: daprd does not forward them.
    /// - Not sent: `header` is `dapr-app-id`: daprd would call that application instead.
    /// - Not sent: `header` ends with `-bin`: daprd drops such headers.
    /// - Not sent: `header` begins with `grpc-`: daprd renames such headers.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 403 `ERR_DIRECT_INVOKE`: The access control policy of the called application does not
    ///   allow this application to call the method.
    /// - 404 `ERR_DIRECT_INVOKE`: The path does not contain an app ID where one is expected.
    /// - 500 `ERR_DIRECT_INVOKE`: The application is unknown, unreachable, unhealthy or has no
    ///   port, the method is not a valid path, or the body exceeds the sidecar's size limit. If
    ///   the application does not exist, the status is 500, not 404.
    /// - 500 `ERR_MALFORMED_RESPONSE`: The error of a gRPC application could not be encoded as
    ///   JSON.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use serde_json::json;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let reply = dapr
    ///     .invoke_method("echo-service", "orders/7")
    ///     .put()
    ///     .query("dry", "1")
    ///     .header("x-squadron", "red")
    ///     .json(&json!({ "name": "lightsaber", "colour": "green" }))
    ///     .await?;
    /// println!("{} {}", reply.status(), reply.text().await?);
    /// # Ok(())
    /// # }
    /// ```
    pub fn invoke_method(
        &self,
        app_id: impl AsRef<str>,
        method: impl AsRef<str>,
    ) -> InvokeMethodCall {
        let mut call = self.client.call(&OPERATION, decode);
        call.refuse_any("appId", app_id.as_ref(), REFUSED_APP_ID);
        call.path(app_id.as_ref());
        call.refuse_any("method", method.as_ref(), REFUSED_METHOD);
        call.path_segments(method.as_ref());
        InvokeMethodCall { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`invoke_method`](DaprClient::invoke_method), sent when it is awaited.
    pub struct InvokeMethodCall -> Reply;
}

impl InvokeMethodCall {
    /// Calls with the method `GET`.
    pub fn get(mut self) -> Self {
        self.call.method("GET");
        self
    }

    /// Calls with the method `POST`.
    pub fn post(mut self) -> Self {
        self.call.method("POST");
        self
    }

    /// Calls with the method `PUT`.
    pub fn put(mut self) -> Self {
        self.call.method("PUT");
        self
    }

    /// Calls with the method `DELETE`.
    pub fn delete(mut self) -> Self {
        self.call.method("DELETE");
        self
    }

    /// Calls with the method `PATCH`.
    pub fn patch(mut self) -> Self {
        self.call.method("PATCH");
        self
    }

    /// Calls with the method `HEAD`.
    pub fn head(mut self) -> Self {
        self.call.method("HEAD");
        self
    }

    /// Calls with the method `OPTIONS`.
    pub fn options(mut self) -> Self {
        self.call.method("OPTIONS");
        self
    }

    /// Calls with the HTTP method of this name, in upper case.
    pub fn http_method(mut self, method: impl AsRef<str>) -> Self {
        self.call.method(method.as_ref());
        self
    }

    /// A query parameter for the application. A name may be repeated; the order of the values
    /// is preserved.
    pub fn query(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call.append_query(key.as_ref(), value.as_ref());
        self
    }

    /// A header for the application. A name may be repeated; the order of the values is
    /// preserved. The value must be UTF-8.
    ///
    /// daprd drops connection headers and headers whose name ends with `-bin`, and adds the
    /// prefix `dapr-` to names that start with `grpc-`. `dapr-app-id` is not allowed, because
    /// it makes daprd call that application instead, with another path. An `authorization`
    /// header of type `Basic` with the user `dapr-app-id` has the same effect.
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
    /// The body for the application, as any bytes. The `content-type` header gives its media
    /// type.
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.call.body(body);
        self
    }

    /// Sends a value as JSON, with the content type `application/json`.
    ///
    /// The body for the application, as any bytes. The `content-type` header gives its media
    /// type.
    pub fn json(mut self, value: &(impl Serialize + ?Sized)) -> Self {
        self.call.json_body(value);
        self
    }

    /// Sends text, with the content type `text/plain; charset=utf-8`.
    ///
    /// The body for the application, as any bytes. The `content-type` header gives its media
    /// type.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.call
            .text_body(text.into(), "text/plain; charset=utf-8");
        self
    }
}

fn decode(response: Response) -> Result<Reply, Error> {
    response.into_reply()
}
