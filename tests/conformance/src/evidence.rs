//! Determines which elements of the description an exchange covers.
//!
//! An optional element is covered when it was observed present and absent. The sender of a value must include
//! required elements, so a value without one is an error; the receiver must reject a value without one, which
//! only a request without it shows.

use serde_json::Value;

use crate::declared::{Kind, has, lacks};
use crate::description::{Body, Operation, Parameter, Response};
use crate::members;

/// A kind and a name, as in [`crate::declared::Declared`].
pub(crate) type Shown = Vec<(Kind, String)>;

/// The sender, which determines how requirements are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Speaker {
    /// The sidecar sent it: required elements are present.
    Sidecar,
    /// The kit sent it, and it was accepted.
    Ourselves,
}

impl Speaker {
    fn there(self, kind: Kind, of: &str, name: &str, required: bool) -> Shown {
        let mut shown = vec![(kind, has(of, name))];
        if required && self == Self::Sidecar {
            shown.push((kind, lacks(of, name, true)));
        }
        shown
    }

    fn facet(self, kind: Kind, of: &str, name: &str, required: bool, is_there: bool) -> Shown {
        match (is_there, required) {
            (true, _) => self.there(kind, of, name, required),
            (false, false) => vec![(kind, lacks(of, name, false))],
            (false, true) => Vec::new(),
        }
    }

    /// The query parameters and headers of a request.
    pub(crate) fn parameters(self, id: &str, operation: &Operation, sent: &[Named<'_>]) -> Shown {
        let wanted = operation.parameters.iter().filter(|it| it.place != "path");
        let shown = wanted.flat_map(|parameter| {
            let is_there = sent.iter().any(|it| is_meant(operation, parameter, it));
            self.facet(
                Kind::Parameter,
                id,
                &parameter.name,
                parameter.required,
                is_there,
            )
        });
        shown.collect()
    }

    /// The body of a request.
    pub(crate) fn body(self, components: &Value, id: &str, body: &Body, bytes: &[u8]) -> Shown {
        let is_there = !bytes.is_empty();
        let mut shown = self.facet(Kind::Parameter, id, "body", body.required, is_there);
        shown.extend(self.members(components, &format!("{id} body"), body, bytes));
        shown
    }

    /// The headers and body of a response.
    pub(crate) fn response(
        self,
        components: &Value,
        id: &str,
        (status, response): (&str, &Response),
        headers: &[(String, String)],
        bytes: &[u8],
    ) -> Shown {
        let of = format!("{id} {status}");
        let mut shown = vec![(Kind::Status, of.clone())];
        for it in &response.headers {
            let is_there = headers.iter().any(|(name, _)| it.is_named(name));
            shown.extend(self.facet(Kind::Header, &of, &it.name, it.required, is_there));
        }
        if let Some(body) = &response.body {
            shown.extend(self.members(components, &of, body, bytes));
        }
        shown
    }

    fn members(self, components: &Value, owner: &str, body: &Body, bytes: &[u8]) -> Shown {
        let (Some(schema), Ok(value)) = (&body.schema, serde_json::from_slice::<Value>(bytes))
        else {
            return Vec::new();
        };
        let found = members::found(components, &schema.value, owner, &value);
        let shown = found.iter().flat_map(|it| {
            let member = &it.member;
            self.facet(
                Kind::Member,
                &member.owner,
                &member.name,
                member.required,
                it.is_there,
            )
        });
        shown.collect()
    }
}

/// A query parameter or a header.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Named<'a> {
    pub(crate) place: &'static str,
    pub(crate) name: &'a str,
}

/// Whether this parameter describes it most exactly.
fn is_meant(operation: &Operation, parameter: &Parameter, sent: &Named<'_>) -> bool {
    operation
        .parameter(sent.place, sent.name)
        .is_some_and(|it| it.place == parameter.place && it.name == parameter.name)
}
