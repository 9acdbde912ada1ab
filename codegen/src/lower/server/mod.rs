//! The server half, for a sidecar: requests to read, outcomes to write, routes.

mod callbacks;
mod errors;
mod handled;
mod request;
mod responses;
mod route;
mod wire;

use super::members::Reader;
use super::responses::Responses;
use super::{Lowering, names};
use crate::description::{Object, Operation as Described};
use crate::model::{Imports, Module, Operation, Served, Struct};

/// The runtime module that both parts of the server half use.
const RUNTIME: &str = "dapr_client_runtime::server";

/// Adds the imports of a module's trait, and those of a test that implements it.
pub(super) fn import(module: &mut Module) {
    module.api_imports.add("std::future", "Future");
    let module_path = format!("dapr_client::server::{}", module.name);
    module.api_test_imports.add(&module_path, &module.api);
    for Operation { served, .. } in &module.operations {
        module.api_imports.join(&served.output_imports);
        for name in [&served.request, &served.error] {
            module.api_test_imports.add(&module_path, name);
        }
        for (path, names) in &served.output_imports.0 {
            let public_path = path.replacen("dapr_client_runtime", "dapr_client", 1);
            let public_path = public_path.replacen("crate", "dapr_client", 1);
            names
                .iter()
                .for_each(|name| module.api_test_imports.add(&public_path, name));
        }
    }
}

impl<'a> Lowering<'a> {
    pub(super) fn served(&mut self, operation: &'a Described, responses: &Responses) -> Served {
        let mut imports = Imports::default();
        let id = names::camel(&operation.id.value);
        let request = self.request(operation, &mut imports);
        let (output, output_imports) = self.served_output(responses);
        imports.join(&output_imports);
        let errors = self.served_errors(operation, &mut imports);
        for name in ["Parts", "RawResponse", "RawRequest", "RequestHead"] {
            imports.add(RUNTIME, name);
        }
        for name in ["Methods", "OperationId", "Route", "RoutePath", "Segment"] {
            imports.add("crate::server", name);
        }
        let mut exports = vec![format!("{id}Request"), format!("{id}Error")];
        for name in &exports {
            self.claim_type(name, &operation.id);
        }
        let route = self.route(operation);
        exports.push(route.constant.clone());
        exports.extend(request.body.iter().map(|body| body.name.clone()));
        exports.sort();
        Served {
            request: format!("{id}Request"),
            fields: request.fields,
            body: request.body,
            output,
            responses: self.served_responses(operation, responses),
            error: format!("{id}Error"),
            errors,
            route,
            imports,
            output_imports,
            exports,
            id,
        }
    }

    /// Returns the struct for an object that is described inline in an operation.
    fn body_struct(&mut self, operation: &'a Described, object: &'a Object) -> Struct {
        let id = &operation.id;
        let name = format!("{}Body", names::camel(&id.value));
        self.claim_type(&name, id);
        let docs = format!("The request body of `{}`.", names::snake(&id.value));
        let mut imports = Imports::default();
        let members = self.members(object);
        for member in &members {
            member.member_type.import(&mut imports, "");
            if let Some(json) = member.member_type.in_json() {
                imports.add("dapr_client_runtime", json);
            }
        }
        let schemas = object.properties.iter().map(|property| &property.schema);
        let secret = schemas
            .into_iter()
            .any(|schema| self.holds_secret(schema, 0));
        let fields = members
            .iter()
            .map(|member| member.field(Reader::Sidecar))
            .collect();
        Struct {
            name,
            file: String::new(),
            docs: vec![docs],
            derives: "Clone, Debug, PartialEq".to_owned(),
            fields,
            tags: Vec::new(),
            constructor: None,
            setters: Vec::new(),
            json: None,
            of_server: true,
            secret,
            imports,
        }
    }
}
