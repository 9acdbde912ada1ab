//! Wire tests: the outcome of each described response.

use super::responses::Responses;
use super::wire::{literal, text};
use super::{Lowering, names};
use crate::description::{Header, Operation, Response, Status};
use crate::model::{Outcome, ResponseStruct, WireResponse, WireSuccess};

/// The value of a header that has no example because it represents several headers.
const ENTRY: (&str, &str) = ("entry", "a value");

impl<'a> Lowering<'a> {
    /// Returns one test for each response, and one for each code of an error.
    pub(super) fn wire_responses(
        &self,
        operation: &'a Operation,
        responses: &Responses,
    ) -> Vec<WireResponse> {
        let mut wire = Vec::new();
        for (status, response) in &operation.responses {
            let Some(response) = self.description.resolve(response) else {
                continue;
            };
            match status.value {
                Status::Code(status @ 100..=399) => {
                    wire.push(self.success(status, response, responses));
                }
                Status::Code(status) => wire.extend(errors(status, response)),
                Status::Default if response.passthrough.is_some() => {
                    wire.extend([200, 302, 404, 500].map(passed_on));
                }
                // Without codes, no status needs a test.
                Status::Default if response.errors.is_empty() => {}
                // An arbitrary error status that is not described separately.
                Status::Default => wire.extend(errors(507, response)),
            }
        }
        wire
    }

    fn success(&self, status: u16, response: &'a Response, responses: &Responses) -> WireResponse {
        let (response_struct, pattern) = pattern(response, &responses.outcome);
        let mut headers = Vec::new();
        let mut found = Vec::new();
        for (name, header) in &response.headers {
            let Some(header) = self.description.resolve(header) else {
                continue;
            };
            let Some((sent, value)) = sample(&name.value, header) else {
                continue;
            };
            let field = names::snake(&header.rename.as_ref().unwrap_or(name).value);
            let field = response_struct.and_then(|response_struct| {
                let mut fields = response_struct.fields.iter();
                fields.find(|it| it.name == field)
            });
            if let Some(field) = field {
                found.push(holds(&field.name, &field.rust_type, &value));
            }
            headers.push((sent, value));
        }
        let content = response.content.as_ref();
        let body = match content.and_then(|content| content.example.as_ref()) {
            Some(example) => example.value.to_string(),
            None if content.is_some() => "\"anything\"".to_owned(),
            None => String::new(),
        };
        let media_type = content.map(|content| content.media_type.value.clone());
        headers.extend(media_type.map(|media_type| ("content-type".to_owned(), media_type)));
        let binding = if found.is_empty() { "_" } else { "found" };
        WireResponse {
            name: format!("response_{status}"),
            status,
            headers,
            body: literal(&body),
            success: Some(WireSuccess {
                pattern: pattern.replace("{}", binding),
                headers: found,
            }),
            code: None,
            written: None,
        }
    }
}

/// Returns the struct of a success that has headers, and the pattern of the result. The pattern
/// has a placeholder for its binding.
fn pattern<'o>(response: &Response, outcome: &'o Outcome) -> (Option<&'o ResponseStruct>, String) {
    match (outcome, &response.outcome) {
        (Outcome::Enum(choice), Some(outcome)) => {
            let name = &outcome.value;
            let mut variants = choice.variants.iter();
            let variant = variants.find(|variant| variant.name == *name);
            let variant_type = variant.and_then(|variant| variant.rust_type.as_ref());
            let place = if variant_type.is_some() { "({})" } else { "" };
            let mut responses = choice.responses.iter();
            let response_struct = variant_type.and_then(|variant_type| {
                responses.find(|response_struct| response_struct.name == *variant_type)
            });
            (
                response_struct,
                format!("Ok({}::{name}{place})", choice.name),
            )
        }
        (Outcome::Struct(response_struct), _) => (Some(response_struct), "Ok({})".to_owned()),
        _ => (None, "Ok({})".to_owned()),
    }
}

/// Returns the name and the value of a header as received.
fn sample(name: &str, header: &Header) -> Option<(String, String)> {
    if let Some(prefix) = &header.prefix {
        let (entry, value) = ENTRY;
        return Some((format!("{}{entry}", prefix.value), value.to_owned()));
    }
    let example = header.example.as_ref().or(header.schema.example.as_ref())?;
    Some((name.to_owned(), text(example)))
}

/// Returns a statement that asserts the value of a header field.
fn holds(field: &str, rust_type: &str, value: &str) -> String {
    let place = format!("found.{field}");
    let literal = literal(value);
    if rust_type.contains("Map<") {
        let entry = ENTRY.0;
        return format!("assert_eq!({place}.get({entry:?}).map(String::as_str), Some({literal}));");
    }
    match rust_type {
        "String" => format!("assert_eq!({place}, {literal});"),
        "Option<String>" => format!("assert_eq!({place}.as_deref(), Some({literal}));"),
        // A time is not displayed in its received form.
        _ if rust_type.starts_with("Option<") => format!("assert!({place}.is_some());"),
        _ => format!("assert_eq!({place}.to_string(), {literal});"),
    }
}

/// Returns an error for each code, or one error with a text if there are no codes.
fn errors(status: u16, response: &Response) -> Vec<WireResponse> {
    if response.errors.is_empty() {
        return vec![text_error(status, response)];
    }
    let codes = response.errors.iter();
    codes
        .map(|case| coded_error(status, &case.code.value))
        .collect()
}

fn coded_error(status: u16, code: &str) -> WireResponse {
    WireResponse {
        name: format!("response_{status}_{}", code.to_lowercase()),
        status,
        headers: vec![("content-type".to_owned(), "application/json".to_owned())],
        body: literal(&format!(
            "{{\"errorCode\":{code:?},\"message\":\"a message\"}}"
        )),
        success: None,
        code: Some(code.to_owned()),
        written: None,
    }
}

fn text_error(status: u16, response: &Response) -> WireResponse {
    let content = response.content.as_ref();
    let example = content.and_then(|content| content.example.as_ref());
    let example = example.map(|example| text(&example.value));
    WireResponse {
        name: format!("response_{status}"),
        status,
        headers: vec![(
            "content-type".to_owned(),
            "text/plain; charset=utf-8".to_owned(),
        )],
        body: literal(&example.unwrap_or_else(|| "a text".to_owned())),
        success: None,
        code: None,
        written: None,
    }
}

fn passed_on(status: u16) -> WireResponse {
    WireResponse {
        name: format!("passes_on_{status}"),
        status,
        headers: vec![("content-type".to_owned(), "text/plain".to_owned())],
        body: literal("from elsewhere"),
        success: Some(WireSuccess {
            pattern: "Ok(_)".to_owned(),
            headers: Vec::new(),
        }),
        code: None,
        written: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_compared_as_what_they_are() {
        let of = |rust_type| holds("etag", rust_type, "7");
        assert_eq!(
            of("Option<String>"),
            "assert_eq!(found.etag.as_deref(), Some(\"7\"));"
        );
        assert_eq!(of("Option<SystemTime>"), "assert!(found.etag.is_some());");
        assert_eq!(of("u32"), "assert_eq!(found.etag.to_string(), \"7\");");
    }
}
