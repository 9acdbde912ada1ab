//! Applications of `dapr-app` in the same process (feature `dapr-app`).

use dapr_app::{Body, DaprApp};

use super::handler::{AppFuture, AppHandler, AppRequest, AppResponse};

impl AppHandler for DaprApp {
    fn handle(&self, request: AppRequest) -> AppFuture {
        let app = self.clone();
        Box::pin(async move {
            match to_http(request) {
                Ok(request) => from_http(DaprApp::handle(&app, request).await).await,
                Err(error) => AppResponse::new(400).body(error.to_string()),
            }
        })
    }
}

fn to_http(request: AppRequest) -> Result<http::Request<Body>, http::Error> {
    let target = match &request.query {
        Some(query) => format!("{}?{query}", request.path),
        None => request.path,
    };
    let mut builder = http::Request::builder()
        .method(request.method.as_str())
        .uri(target);
    for (name, value) in request.headers.iter() {
        builder = builder.header(name, value);
    }
    builder.body(Body::from(request.body))
}

async fn from_http(response: http::Response<Body>) -> AppResponse {
    let (head, body) = response.into_parts();
    let mut reply = AppResponse::new(head.status.as_u16());
    for (name, value) in &head.headers {
        reply.headers.append(name.as_str(), value);
    }
    match body.bytes().await {
        Ok(bytes) => reply.body(bytes),
        Err(error) => AppResponse::new(500).body(error.to_string()),
    }
}
