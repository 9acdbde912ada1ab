//! The HTTP method of an operation that accepts any method.

use super::Inputs;
use crate::model::{Argument, Setter, Statement};

/// Adds setters for an operation that accepts any HTTP method.
pub(super) fn any(inputs: &mut Inputs) {
    let methods = ["get", "post", "put", "delete", "patch", "head", "options"];
    for name in methods {
        let upper = name.to_uppercase();
        inputs.setters.push(Setter {
            name: name.to_owned(),
            docs: vec![format!("Sets the HTTP method to `{upper}`.")],
            deprecated: false,
            arguments: Vec::new(),
            statements: vec![Statement::Method {
                value: format!("{upper:?}"),
            }],
        });
        inputs.scope.reserve(name);
    }
    inputs.setters.push(Setter {
        name: "http_method".to_owned(),
        docs: vec!["Sets the HTTP method by name. The name must be in upper case.".to_owned()],
        deprecated: false,
        arguments: vec![Argument::text("method")],
        statements: vec![Statement::Method {
            value: "method.as_ref()".to_owned(),
        }],
    });
    inputs.scope.reserve("http_method");
}
