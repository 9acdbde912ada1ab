//! Conversations with a model on a server, which is the application of another sidecar.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use dapr_client::ErrorCode;
use dapr_client::conversation::{
    ConversationInput, ConversationInputAlpha2, ConversationMessage, ConversationMessageContent,
    ConversationTextMessage,
};
use dapr_sidecar::{AppRequest, AppResponse, Clock, Component, Sidecar};

/// The requests that the server received.
type Requests = Arc<Mutex<Vec<serde_json::Value>>>;

async fn server(requests: &Requests) -> Sidecar {
    let requests = requests.clone();
    let app = move |request: AppRequest| {
        if request.path != "/chat/completions" {
            return std::future::ready(AppResponse::new(404));
        }
        let mut requests = requests.lock().unwrap();
        requests.push(serde_json::from_slice(&request.body).unwrap_or_default());
        let count = requests.len();
        std::future::ready(AppResponse::new(200).json(format!(
            r#"{{"choices":[{{"message":{{"content":"answer {count}"}},"finish_reason":"stop"}}],"usage":{{"total_tokens":9}}}}"#
        )))
    };
    Sidecar::builder()
        .app_id("model")
        .app(app)
        .start()
        .await
        .unwrap()
}

async fn start(server: &Sidecar, properties: &[(&str, &str)]) -> Sidecar {
    let endpoint = format!("{}/v1.0/invoke/model/method", server.http_endpoint());
    let mut model = Component::new("droid", "conversation.openai")
        .property("key", "secret")
        .property("model", "small")
        .property("endpoint", endpoint);
    for (name, value) in properties {
        model = model.property(*name, *value);
    }
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000);
    let builder = Sidecar::builder()
        .clock(Clock::frozen(now))
        .component(model);
    builder.start().await.unwrap()
}

fn message(text: &str) -> ConversationInputAlpha2 {
    let speech = ConversationTextMessage::new([ConversationMessageContent::new(text)]);
    ConversationInputAlpha2::new([ConversationMessage::User(speech)])
}

async fn converse(sidecar: &Sidecar, text: &str) -> String {
    let response = sidecar.client().converse_alpha2("droid", [message(text)]);
    let response = response.await.unwrap();
    let output = response.outputs.into_iter().next().unwrap();
    assert_eq!(output.model.as_deref(), Some("small"));
    assert_eq!(output.usage.unwrap().total_tokens, Some(9));
    let message = output.choices.into_iter().next().unwrap().message;
    message.unwrap().content.unwrap()
}

#[tokio::test]
async fn both_versions_return_the_response_of_the_server() {
    let requests = Requests::default();
    let server = server(&requests).await;
    let sidecar = start(&server, &[]).await;
    assert_eq!(converse(&sidecar, "Where to?").await, "answer 1");
    #[allow(deprecated)]
    let older = sidecar
        .client()
        .converse_alpha1("droid", [ConversationInput::new("To Hoth.").role("system")])
        .temperature(0.5)
        .await
        .unwrap();
    assert_eq!(older.outputs[0].result.as_deref(), Some("answer 2"));
    let call = server.calls()[0].clone();
    assert_eq!(call.path, "/v1.0/invoke/model/method/chat/completions");
    assert_eq!(
        call.headers.get("authorization"),
        Some(b"Bearer secret".as_slice())
    );
    let expected = serde_json::json!({
        "model": "small", "messages": [{"role": "system", "content": "To Hoth."}], "temperature": 0.5
    });
    assert_eq!(requests.lock().unwrap()[1], expected);
}

#[tokio::test]
async fn responses_are_cached_until_they_expire() {
    let requests = Requests::default();
    let server = server(&requests).await;
    let sidecar = start(&server, &[("responseCacheTTL", "10m")]).await;
    assert_eq!(converse(&sidecar, "Where to?").await, "answer 1");
    sidecar.advance(Duration::from_secs(600)).await;
    assert_eq!(converse(&sidecar, "Where to?").await, "answer 1");
    assert_eq!(converse(&sidecar, "Why?").await, "answer 2");
    sidecar.advance(Duration::from_secs(1)).await;
    assert_eq!(converse(&sidecar, "Where to?").await, "answer 3");
}

#[tokio::test]
async fn errors_of_the_server_are_returned() {
    let requests = Requests::default();
    let server = server(&requests).await;
    let sidecar = start(&server, &[]).await;
    let converse = || {
        sidecar
            .client()
            .converse_alpha2("droid", [message("Where to?")])
    };
    server
        .inject_failure(dapr_sidecar::Operation::InvokeMethod)
        .status(429);
    let error = converse().await.unwrap_err();
    assert_eq!(error.code(), Some(ErrorCode::ConversationInvoke));
    let part = "failed conversing with component droid: API returned unexpected status code: 429";
    assert!(error.to_string().contains(part), "{error}");
    drop(server);
    let error = converse().await.unwrap_err();
    let part = "failed conversing with component droid: network error: failed to reach API server";
    assert!(error.to_string().contains(part), "{error}");
}
