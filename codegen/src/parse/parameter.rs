//! Parameters of requests, and headers of responses.

use super::Parser;
use super::fields::Fields;
use crate::description::{Header, Location, Parameter, Refusal, Rule, Shape};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::yaml::Node;

const LOCATIONS: [(&str, Location); 3] = [
    ("path", Location::Path),
    ("query", Location::Query),
    ("header", Location::Header),
];

/// Creates a rule from its text.
type MakeRule = fn(String) -> Rule;

impl Parser<'_> {
    pub(super) fn parameter(&mut self, node: &Node, owner: Span) -> Option<Parameter> {
        let mut fields = self.fields(node, owner)?;
        let name = self.required_text(&mut fields, "name");
        let location_node = fields.required("in");
        let location = location_node.and_then(|node| {
            let value = self.word(node, &LOCATIONS)?;
            Some(crate::source::Spanned {
                value,
                span: self.span(node),
            })
        });
        let required = self.flag(&mut fields, "required");
        let description = self.required_text(&mut fields, "description");
        let schema = fields
            .required("schema")
            .and_then(|node| self.schema(node, self.span(node)));
        let example = fields.optional("example").map(|node| self.example(node));
        let deprecated = self.flag(&mut fields, "deprecated");
        let slashes = self.flag(&mut fields, "x-dapr-slashes");
        let rest = self.flag(&mut fields, "x-dapr-rest");
        let prefix = fields
            .optional("x-dapr-prefix")
            .and_then(|node| self.text_or_empty(node));
        let repeatable = self.flag(&mut fields, "x-dapr-repeatable");
        let refused = fields.optional("x-dapr-refused");
        let refused = refused.map(|node| self.refusals(node)).unwrap_or_default();
        let rename = self.optional_text(&mut fields, "x-dapr-name");
        let list = schema
            .as_ref()
            .is_some_and(|schema| matches!(schema.shape, Shape::Array(_)));
        self.style(&mut fields, prefix.is_some() || list);
        self.finish(fields);
        Some(Parameter {
            refused,
            name: name?,
            location: location?,
            required,
            description: description?,
            schema: schema?,
            example,
            deprecated,
            slashes,
            rest,
            prefix,
            repeatable,
            rename,
        })
    }

    /// Parses `x-dapr-refused`: the rejected values, and the reasons.
    fn refusals(&mut self, node: &Node) -> Vec<Refusal> {
        let items = self.list(node).iter();
        items.filter_map(|item| self.refusal(item)).collect()
    }

    fn refusal(&mut self, node: &Node) -> Option<Refusal> {
        let mut fields = self.fields(node, self.span(node))?;
        let because = self.required_text(&mut fields, "because");
        let rules: [(&str, MakeRule); 4] = [
            ("equal", Rule::Equal),
            ("containing", Rule::Containing),
            ("starting-with", Rule::StartingWith),
            ("ending-with", Rule::EndingWith),
        ];
        let mut found = Vec::new();
        for (key, rule) in rules {
            let text = fields
                .optional(key)
                .and_then(|node| self.text_or_empty(node));
            found.extend(text.map(|text| rule(text.value)));
        }
        if self.flag(&mut fields, "control-characters") {
            found.push(Rule::ControlCharacters);
        }
        self.finish(fields);
        let [rule] = found.as_slice() else {
            let message = "expected one rule in an entry of `x-dapr-refused`";
            let label = format!("there are {}", found.len());
            let help =
                "equal, containing, starting-with, ending-with: TEXT, or control-characters: true";
            self.report(
                Diagnostic::new(Code::RefusalRules, self.span(node), message, label).help(help),
            );
            return None;
        };
        Some(Refusal {
            rule: rule.clone(),
            because: because?,
        })
    }

    /// Checks `style` and `explode`, which express `x-dapr-prefix` for other OpenAPI tools.
    fn style(&mut self, fields: &mut Fields<'_>, prefixed: bool) {
        let style = fields.optional("style");
        let explode = fields.optional("explode");
        if let Some(node) = style {
            self.word(node, &[("form", ()), ("simple", ())]);
        }
        if let Some(node) = explode {
            self.boolean(node);
        }
        if let (Some(node), false) = (style.or(explode), prefixed) {
            let message =
                "`style` and `explode` are accepted only for lists and with `x-dapr-prefix`";
            self.report(Diagnostic::new(
                Code::StyleOfOneValue,
                self.span(node),
                message,
                "not accepted here",
            ));
        }
    }

    pub(super) fn header(&mut self, node: &Node, owner: Span) -> Option<Header> {
        let mut fields = self.fields(node, owner)?;
        let description = self.required_text(&mut fields, "description");
        let required = self.flag(&mut fields, "required");
        let schema = fields
            .required("schema")
            .and_then(|node| self.schema(node, self.span(node)));
        let example = fields.optional("example").map(|node| self.json(node));
        let prefix = fields
            .optional("x-dapr-prefix")
            .and_then(|node| self.text_or_empty(node));
        let rename = self.optional_text(&mut fields, "x-dapr-name");
        self.style(&mut fields, prefix.is_some());
        self.finish(fields);
        Some(Header {
            example,
            description: description?,
            required,
            schema: schema?,
            prefix,
            rename,
        })
    }
}
