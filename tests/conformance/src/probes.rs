//! Requests without a required element: a sidecar must reject them.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::declared::{Kind, lacks};
use crate::description::Operation;
use crate::http::Request;
use crate::members;

/// A request without one element, and the name of that requirement.
#[derive(Debug, Clone)]
pub(crate) struct Probe {
    pub(crate) id: String,
    pub(crate) kind: Kind,
    pub(crate) shows: String,
    pub(crate) request: Request,
}

/// The probes that follow from a successful request, except known ones.
pub(crate) fn of(
    components: &Value,
    id: &str,
    operation: &Operation,
    request: &Request,
    known: &mut BTreeSet<String>,
) -> Vec<Probe> {
    let mut probes = Vec::new();
    let mut add = |kind, shows: String, request: Request| {
        if known.insert(shows.clone()) {
            probes.push(Probe {
                id: id.to_owned(),
                kind,
                shows,
                request,
            });
        }
    };
    for parameter in operation.parameters.iter().filter(|it| it.required) {
        let mut request = request.clone();
        let shows = lacks(id, &parameter.name, true);
        match parameter.place.as_str() {
            "header" => request
                .headers
                .retain(|(name, _)| !parameter.is_named(name)),
            "query" => request.query.retain(|(name, _)| !parameter.is_named(name)),
            // Without a path parameter it is another path.
            _ => continue,
        }
        add(Kind::Parameter, shows, request);
    }
    let (Some(body), Some(bytes)) = (&operation.body, &request.body) else {
        return probes;
    };
    if body.required {
        let request = Request {
            body: None,
            ..request.clone()
        };
        add(Kind::Parameter, lacks(id, "body", true), request);
    }
    let value = body.schema.as_ref().zip(serde_json::from_slice(bytes).ok());
    if let Some((schema, value)) = value {
        let found = members::found(components, &schema.value, &format!("{id} body"), &value);
        for it in found.iter().filter(|it| it.member.required && it.is_there) {
            let shows = lacks(&it.member.owner, &it.member.name, true);
            let body = members::without(&value, it).to_string().into_bytes();
            let request = Request {
                body: Some(body),
                ..request.clone()
            };
            add(Kind::Member, shows, request);
        }
    }
    probes
}
