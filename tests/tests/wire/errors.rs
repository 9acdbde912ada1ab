//! Error responses of each operation.

use std::time::Duration;

use anyhow::Result;
use dapr_client::{Error, ErrorCode, ErrorKind};

use crate::operations::{ALL, Operation};
use crate::sidecar::Sidecar;

async fn error(
    operation: &Operation,
    status: u16,
    content_type: &str,
    body: &str,
) -> Result<Error> {
    let sidecar = Sidecar::responding(status, content_type, body)?;
    let outcome = tokio::time::timeout(Duration::from_secs(10), (operation.call)(&sidecar.dapr));
    match outcome.await? {
        Err(error) => {
            assert_eq!(error.operation(), Some(operation.name), "{error:?}");
            Ok(error)
        }
        Ok(outcome) => panic!("{} gives {outcome} for {status} {body}", operation.name),
    }
}

/// Kind and status; callers check the code.
fn facts(error: &Error) -> (ErrorKind, Option<u16>) {
    (error.kind(), error.status().map(u16::from))
}

#[tokio::test]
async fn every_code_of_every_status_is_read() -> Result<()> {
    assert_eq!(ALL.len(), 11);
    let body = |code: &str| {
        format!(
            "{{\"errorCode\":{code:?},\"message\":\"it \\\"failed\\\"\",\"details\":[\
             {{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"R\",\
             \"metadata\":null}},{{\"other\":1}}]}}"
        )
    };
    for operation in ALL {
        for (status, codes) in operation.errors {
            for code in *codes {
                let error = error(operation, *status, "application/json", &body(code)).await?;
                assert_eq!(facts(&error), (ErrorKind::Dapr, Some(*status)), "{error:?}");
                let typed = error.code::<ErrorCode>();
                assert_eq!(typed, Some(ErrorCode::from(*code)));
                assert!(
                    !matches!(typed, Some(ErrorCode::Other(_))),
                    "{code} is unknown"
                );
                assert_eq!(error.error_code(), Some(*code));
                assert_eq!(error.message(), Some("it \"failed\""));
                let types: Vec<_> = error.details().iter().map(|d| d.type_url()).collect();
                assert_eq!(types, ["type.googleapis.com/google.rpc.ErrorInfo", ""]);
                let text = error.to_string();
                assert!(text.starts_with(operation.name), "{text}");
                let end = format!("{status} {code}: it \"failed\"");
                assert!(text.ends_with(&end), "{text}");
            }
        }
    }
    Ok(())
}

#[tokio::test]
async fn an_error_without_message_and_details_is_read() -> Result<()> {
    for operation in ALL {
        let (status, codes) = operation.errors[0];
        let body = format!("{{\"errorCode\":{:?}}}", codes[0]);
        let error = error(operation, status, "application/json", &body).await?;
        assert_eq!(facts(&error), (ErrorKind::Dapr, Some(status)));
        assert_eq!(error.error_code(), Some(codes[0]));
        assert_eq!(error.message(), None);
        assert!(error.details().is_empty());
    }
    Ok(())
}

#[tokio::test]
async fn an_invalid_token_is_an_error() -> Result<()> {
    for operation in ALL.iter().filter(|operation| operation.guarded) {
        let text = "invalid api token\n";
        let error = error(operation, 401, "text/plain; charset=utf-8", text).await?;
        let name = operation.name;
        assert_eq!(
            facts(&error),
            (ErrorKind::Dapr, Some(401)),
            "{name}: {error:?}"
        );
        assert_eq!(error.error_code(), None);
        assert_eq!(error.message(), Some("invalid api token"));
        assert!(error.to_string().contains("DAPR_API_TOKEN"), "{error}");
    }
    Ok(())
}

#[tokio::test]
async fn codes_and_statuses_are_open_sets() -> Result<()> {
    let body = r#"{"errorCode":"ERR_OF_A_COMPONENT","message":"m"}"#;
    for operation in ALL.iter().filter(|operation| !operation.handed_on) {
        for status in [400, 404, 409, 418, 429, 500, 503, 599] {
            let error = error(operation, status, "application/json", body).await?;
            assert_eq!(facts(&error), (ErrorKind::Dapr, Some(status)), "{error:?}");
            let other = ErrorCode::Other("ERR_OF_A_COMPONENT".into());
            assert_eq!(error.code(), Some(other));
        }
    }
    Ok(())
}

#[tokio::test]
async fn responses_of_other_servers_are_errors() -> Result<()> {
    let page = "<html><body>\n<h1>502   Bad Gateway</h1></body></html>";
    let long = "x".repeat(100_000);
    for operation in ALL.iter().filter(|operation| !operation.handed_on) {
        for (status, content_type, body) in [
            (502, "text/html", page),
            (404, "text/html", "404 page not found"),
            (302, "text/html", page),
            (418, "text/plain", &long),
            (500, "application/json", "{\"errorCode\":"),
            (500, "application/json", "{}"),
            (500, "application/json", "[]"),
            (500, "application/json", r#"{"errorCode":7}"#),
        ] {
            let error = error(operation, status, content_type, body).await?;
            assert_eq!(
                facts(&error),
                (ErrorKind::Unexpected, Some(status)),
                "{error:?}"
            );
            assert_eq!(error.error_code(), None);
            let start = &body.as_bytes()[..body.len().min(1024)];
            assert_eq!(error.body(), start);
            let text = error.to_string();
            assert!(text.contains(&status.to_string()), "{text}");
            assert!(text.len() < 500 && !text.contains('\n'), "{text}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn plain_text_errors_are_read() -> Result<()> {
    // daprd responds in plain text to an invalid `baggage`, and for disabled APIs.
    let text = "404 page not found\n";
    for operation in ALL.iter().filter(|operation| !operation.handed_on) {
        for (status, _) in operation.errors {
            let error = error(operation, *status, "text/plain; charset=utf-8", text).await?;
            assert_eq!(facts(&error), (ErrorKind::Dapr, Some(*status)), "{error:?}");
            assert_eq!(error.error_code(), None);
            assert_eq!(error.message(), Some("404 page not found"));
        }
    }
    Ok(())
}

#[tokio::test]
async fn empty_responses_are_read() -> Result<()> {
    for operation in ALL.iter().filter(|operation| !operation.handed_on) {
        for status in [400, 404, 500, 503] {
            let error = error(operation, status, "application/json", "").await?;
            assert_eq!(
                facts(&error),
                (ErrorKind::Unexpected, Some(status)),
                "{error:?}"
            );
            assert!(error.body().is_empty());
        }
    }
    Ok(())
}

#[tokio::test]
async fn an_undeclared_success_status_is_an_error() -> Result<()> {
    let secret = r#"{"password":"geheim"}"#;
    for operation in ALL.iter().filter(|operation| !operation.handed_on) {
        for status in [201, 202, 206, 299] {
            let error = error(operation, status, "application/json", secret).await?;
            assert_eq!(
                facts(&error),
                (ErrorKind::Unexpected, Some(status)),
                "{error:?}"
            );
            // The body may contain secrets: it might be that of a success.
            assert!(
                !format!("{error} {error:?}").contains("geheim"),
                "{error:?}"
            );
            assert!(error.body().is_empty());
        }
    }
    Ok(())
}
