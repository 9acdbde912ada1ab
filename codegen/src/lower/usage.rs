//! Determines which schemas are sent to the sidecar, and which are received from it.

use std::collections::BTreeMap;

use crate::description::{Description, OrReference, Reference, Response, Schema, Shape, Status};

/// The uses of one schema.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Used {
    pub(crate) in_requests: bool,
    pub(crate) in_responses: bool,
}

/// The uses of each component.
#[derive(Debug, Default)]
pub(crate) struct Usage {
    of: BTreeMap<(usize, String), Used>,
}

impl Usage {
    pub(crate) fn of(description: &Description) -> Self {
        let mut usage = Self::default();
        let used_in_requests = Used {
            in_requests: true,
            in_responses: false,
        };
        let used_in_responses = Used {
            in_requests: false,
            in_responses: true,
        };
        let operations = description
            .documents
            .iter()
            .flat_map(|document| &document.operations);
        let callbacks = description
            .documents
            .iter()
            .flat_map(|document| &document.callbacks);
        // For callbacks the directions are reversed: their requests are received, and their
        // responses are sent.
        let all = operations
            .map(|operation| (operation, used_in_requests, used_in_responses))
            .chain(callbacks.map(|callback| (callback, used_in_responses, used_in_requests)));
        for (operation, in_request, in_response) in all {
            for parameter in operation
                .parameters
                .iter()
                .filter_map(|parameter| description.resolve(parameter))
            {
                usage.walk(description, &parameter.schema, in_request);
            }
            if let Some(schema) = operation
                .body
                .as_ref()
                .and_then(|body| body.content.schema.as_ref())
            {
                usage.walk(description, schema, in_request);
            }
            for response in successes(description, &operation.responses) {
                for header in response
                    .headers
                    .iter()
                    .filter_map(|(_, header)| description.resolve(header))
                {
                    usage.walk(description, &header.schema, in_response);
                }
                if let Some(schema) = response
                    .content
                    .as_ref()
                    .and_then(|content| content.schema.as_ref())
                {
                    usage.walk(description, schema, in_response);
                }
            }
        }
        usage
    }

    pub(crate) fn of_schema(&self, file: usize, name: &str) -> Used {
        self.of
            .get(&(file, name.to_owned()))
            .copied()
            .unwrap_or_default()
    }

    fn walk(&mut self, description: &Description, schema: &Schema, used: Used) {
        match &schema.shape {
            Shape::Reference(reference) => self.reference(description, reference, used),
            Shape::Array(items) => self.walk(description, items, used),
            Shape::Union(members) => members
                .iter()
                .for_each(|member| self.walk(description, member, used)),
            Shape::Alternatives(properties) => properties
                .iter()
                .for_each(|property| self.walk(description, &property.schema, used)),
            Shape::Object(object) => {
                object
                    .properties
                    .iter()
                    .for_each(|property| self.walk(description, &property.schema, used));
                if let Some(additional) = &object.additional {
                    self.walk(description, additional, used);
                }
            }
            _ => {}
        }
    }

    fn reference(&mut self, description: &Description, reference: &Reference, used: Used) {
        let entry = self
            .of
            .entry((reference.file, reference.name.clone()))
            .or_default();
        let merged = Used {
            in_requests: entry.in_requests || used.in_requests,
            in_responses: entry.in_responses || used.in_responses,
        };
        if std::mem::replace(entry, merged) == merged {
            return;
        }
        if let Some(target) = description.find::<Schema>(reference) {
            self.walk(description, &target.value, used);
        }
    }
}

/// Returns the successful responses.
pub(crate) fn successes<'a>(
    description: &'a Description,
    responses: &'a [(crate::source::Spanned<Status>, OrReference<Response>)],
) -> impl Iterator<Item = &'a Response> {
    with_status(description, responses).map(|(_, response)| response)
}

/// Returns the successful responses with their statuses.
pub(crate) fn with_status<'a>(
    description: &'a Description,
    responses: &'a [(crate::source::Spanned<Status>, OrReference<Response>)],
) -> impl Iterator<Item = (u16, &'a Response)> {
    responses
        .iter()
        .filter_map(|(status, response)| match status.value {
            Status::Code(code @ 100..=399) => Some((code, description.resolve(response)?)),
            _ => None,
        })
}
