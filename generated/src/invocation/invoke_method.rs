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
    Refusal::containing("%", "daprd decodes the id twice"),
    Refusal::containing("+", "daprd makes a space of it"),
    Refusal::containing("/method/", "daprd takes what follows for the method"),
];
const REFUSED_METHOD: &[Refusal] = &[
    Refusal::containing(
        "?",
        "a query does not belong into the path; give it with `query`",
    ),
    Refusal::containing("#", "daprd does not pass it on"),
    Refusal::containing(
        "%",
        "daprd decodes the path twice; give the text itself, it is encoded on the way",
    ),
    Refusal::control_characters("daprd does not pass them on"),
];
const REFUSED_HEADER: &[Refusal] = &[
    Refusal::equal("dapr-app-id", "daprd would call that application instead"),
    Refusal::ending_with("-bin", "daprd drops such headers"),
    Refusal::starting_with("grpc-", "daprd gives such headers other names"),
];

impl DaprClient {
    /// Calls a method of an application and returns what it answers.
    ///
    /// The application gets the HTTP method, the query, the headers and the body as they are
    /// given here, and the caller gets the status, the headers and the body of the
    /// application's answer, whatever the status is. Redirects are not followed. Bodies are
    /// streamed in both directions.
    ///
    /// Only what the sidecar itself refuses is an error: such an answer is JSON with the code
    /// `ERR_DIRECT_INVOKE`. There is one exception: to a `baggage` that it cannot read the
    /// sidecar answers 400 with a plain text, as if an application had.
    ///
    /// The HTTP methods GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS and TRACE arrive as they
    /// are. Any other name arrives as POST, and CONNECT does not arrive at all.
    ///
    /// When the other sidecar cannot be reached, daprd calls again, three times in all, a
    /// second apart; a body of unknown length is never sent again.
    ///
    /// Dapr's operation `InvokeService` (stable): `/v1.0/invoke/{appId}/method/{method}`, any
    /// method.
    ///
    /// # Errors
    ///
    /// - Not sent: `app_id` contains `%`: daprd decodes the id twice.
    /// - Not sent: `app_id` contains `+`: daprd makes a space of it.
    /// - Not sent: `app_id` contains `/method/`: daprd takes what follows for the method.
    /// - Not sent: `method` contains `?`: a query does not belong into the path; give it with
    ///   `query`.
    /// - Not sent: `method` contains `#`: daprd does not pass it on.
    /// - Not sent: `method` contains `%`: daprd decodes the path twice; give the text itself, it
    ///   is encoded on the way.
    /// - Not sent: `method` contains a control character: daprd does not pass them on.
    /// - Not sent: `header` is `dapr-app-id`: daprd would call that application instead.
    /// - Not sent: `header` ends with `-bin`: daprd drops such headers.
    /// - Not sent: `header` begins with `grpc-`: daprd gives such headers other names.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The
    ///   body is the text `invalid api token`, not JSON.
    /// - 403 `ERR_DIRECT_INVOKE`: The called application's access control does not let this one
    ///   call the method.
    /// - 404 `ERR_DIRECT_INVOKE`: The path has no application id where one is expected.
    /// - 500 `ERR_DIRECT_INVOKE`: The application is unknown, cannot be reached, is unhealthy or
    ///   has no port; the method cannot be part of a path; or the body is larger than the sidecar
    ///   allows. An application that does not exist is 500, not 404.
    /// - 500 `ERR_MALFORMED_RESPONSE`: The error of a gRPC application could not be written as
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

    /// A query parameter for the application. The same name may be given several times; all
    /// arrive, in this order.
    pub fn query(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call.append_query(key.as_ref(), value.as_ref());
        self
    }

    /// A header for the application. The same name may be given several times; all arrive, in
    /// this order. A value has to be UTF-8.
    ///
    /// Not handed on are headers that belong to a connection, and those whose name ends with
    /// `-bin`. A name that begins with `grpc-` arrives with `dapr-` in front. `dapr-app-id`
    /// must not be given: it makes daprd call that application instead, with another path; and
    /// so does an `authorization` of the type `Basic` whose user is `dapr-app-id`.
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
    /// The body for the application: any bytes. Its type is what the header `content-type`
    /// says.
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.call.body(body);
        self
    }

    /// Sends a value as JSON, with the content type `application/json`.
    ///
    /// The body for the application: any bytes. Its type is what the header `content-type`
    /// says.
    pub fn json(mut self, value: &(impl Serialize + ?Sized)) -> Self {
        self.call.json_body(value);
        self
    }

    /// Sends text, with the content type `text/plain; charset=utf-8`.
    ///
    /// The body for the application: any bytes. Its type is what the header `content-type`
    /// says.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.call
            .text_body(text.into(), "text/plain; charset=utf-8");
        self
    }
}

fn decode(response: Response) -> Result<Reply, Error> {
    response.into_reply()
}
