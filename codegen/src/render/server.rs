//! The files of the server half.

use askama::Template;

use super::comments::{Comments, Lines};
use crate::model::{Callback, Model, Module, Operation, Outcome};

/// Renders the files and passes each one to `add` with its path.
pub(super) fn render(
    model: &Model,
    add: &mut impl FnMut(String, String),
) -> Result<(), askama::Error> {
    add("src/server/mod.rs".to_owned(), Server { model }.render()?);
    let dispatch = Dispatch { model }.render()?;
    add("src/server/dispatch.rs".to_owned(), dispatch);
    let ids = OperationIds { model }.render()?;
    add("src/server/operation_id.rs".to_owned(), ids);
    let routes = Routes { model }.render()?;
    add("src/server/routes.rs".to_owned(), routes);
    let callbacks = Callbacks { model }.render()?;
    add("src/server/callbacks.rs".to_owned(), callbacks);
    for module in &model.modules {
        if module.operations.is_empty() && module.callbacks.is_empty() {
            continue;
        }
        let folder = format!("src/server/{}", module.name);
        add(format!("{folder}/mod.rs"), ModuleFile { module }.render()?);
        for operation in &module.operations {
            let path = format!("{folder}/{}.rs", operation.file);
            add(path, OperationFile { operation }.render()?);
        }
        for callback in &module.callbacks {
            let path = format!("{folder}/{}.rs", callback.file);
            add(path, CallbackFile { callback }.render()?);
        }
    }
    Ok(())
}

#[derive(Template)]
#[template(path = "server.rs.askama", escape = "none")]
struct Server<'a> {
    model: &'a Model,
}

#[derive(Template)]
#[template(path = "server_dispatch.rs.askama", escape = "none")]
struct Dispatch<'a> {
    model: &'a Model,
}

#[derive(Template)]
#[template(path = "server_operation_id.rs.askama", escape = "none")]
struct OperationIds<'a> {
    model: &'a Model,
}

#[derive(Template)]
#[template(path = "server_routes.rs.askama", escape = "none")]
struct Routes<'a> {
    model: &'a Model,
}

#[derive(Template)]
#[template(path = "server_callbacks.rs.askama", escape = "none")]
struct Callbacks<'a> {
    model: &'a Model,
}

#[derive(Template)]
#[template(path = "server_module.rs.askama", escape = "none")]
struct ModuleFile<'a> {
    module: &'a Module,
}

#[derive(Template)]
#[template(path = "server_operation.rs.askama", escape = "none")]
struct OperationFile<'a> {
    operation: &'a Operation,
}

#[derive(Template)]
#[template(path = "server_callback.rs.askama", escape = "none")]
struct CallbackFile<'a> {
    callback: &'a Callback,
}
